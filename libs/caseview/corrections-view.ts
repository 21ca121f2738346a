import {
  type Act,
  type Data,
  effective,
  isFieldReference,
  type Json,
  type Process,
  RECTIFIED,
  readCorrection,
} from '../../machines/kernel/index.js';
import { ANSWERED_BY, type FactBody, factOf, filledIn, type PersonalField } from '../casework/index.js';
import { REASONS, replacedIn } from '../rectification/index.js';
import { actLabel, french } from './deadline-view.js';
import { decidedByView, type NameOf } from './names.js';
import type { Veil } from './veil.js';

/** What stands in the place of a sealed value that was corrected: the old one is no longer shown anywhere. */
export const CORRECTED_VALUE = '[valeur corrigée]';

export const reasonView = (code: unknown) => ({
  code: String(code),
  label: (REASONS as Record<string, string>)[String(code)] ?? String(code),
});

export const HOW = { replaced: 'Corrigé', removed: 'Retiré', setAside: 'Écarté', inserted: 'Ajouté' } as const;
export type How = keyof typeof HOW;

/** What the last word on a fact is: the correction's own place, and what became of the fact. */
interface Word {
  readonly by: FactBody;
  readonly how: How;
}

/** The corrections of a log, read once for all of its lines. */
export class Corrections {
  private readonly words = new Map<number, Word>();
  private readonly replaced: ReadonlySet<string>;
  private readonly bodies: ReadonlyMap<number, FactBody>;

  constructor(
    log: readonly FactBody[],
    private readonly process: Process,
    private readonly veil: Veil,
  ) {
    this.bodies = new Map(log.map((body) => [body.seq, body]));
    const facts = log.map(factOf);
    const corrections = log.filter(({ act }) => act === RECTIFIED);
    this.replaced = corrections.length === 0 ? new Set() : replacedIn(facts);
    const standing = new Set(corrections.length === 0 ? [] : effective(facts).map(({ fact }) => fact.seq));
    for (const by of corrections) {
      const { replaces, setAside } = readCorrection(factOf(by), facts);
      if (replaces !== null) this.words.set(replaces, { by, how: standing.has(replaces) ? 'replaced' : 'removed' });
      for (const seq of setAside) if (!standing.has(seq)) this.words.set(seq, { by, how: 'setAside' });
    }
  }

  /** A correction of what is hidden is hidden like it. */
  hides({ act, data }: FactBody): boolean {
    if (act !== RECTIFIED) return this.veil.act(act);
    const inserted = (data.inserts as Partial<Act> | undefined)?.act;
    return this.veil.act(inserted ?? this.bodies.get(Number(data.replaces))?.act ?? '');
  }

  /** « corrected » of a fact's line: by which fact, when, and what became of it. */
  of({ seq }: FactBody): { readonly corrected?: { readonly by: number; readonly at: string; readonly how: How; readonly label: string } } {
    const word = this.words.get(seq);
    return word ? { corrected: { by: word.by.seq, at: word.by.recordedAt, how: word.how, label: HOW[word.how] } } : {};
  }

  /** « corrects » of a correction's line: what it puts in the place of what, why, and who proposed it. */
  said(body: FactBody, fields: ReadonlyMap<string, PersonalField>, accounts: ReadonlyMap<string, string>, nameOf: NameOf) {
    if (body.act !== RECTIFIED) return {};
    const { replaces, by, inserts, setAside, reason, proposal, proposedBy } = body.data;
    const isHidden = this.hides(body);
    const act = (inserts as Partial<Act> | undefined)?.act ?? this.bodies.get(Number(replaces))?.act ?? '';
    const said = (inserts ?? by ?? undefined) as Partial<Act> | undefined;
    const how: How = inserts ? 'inserted' : said ? 'replaced' : 'removed';
    return {
      corrects: {
        seq: (replaces ?? null) as number | null,
        act,
        label: actLabel(this.process, act),
        how,
        reason: reasonView(reason),
        setAside: ((setAside ?? []) as readonly number[]).map((seq) => this.brief(seq)),
        ...(said && !isHidden ? this.saidOf(said, fields, nameOf) : {}),
        ...(proposal === undefined ? {} : { proposal: String(proposal) }),
        ...(accounts.has(String(proposedBy)) ? { proposedBy: accounts.get(String(proposedBy)) } : {}),
      },
    };
  }

  /** What an act says, for whoever may read it. */
  saidOf({ occurredAt, by, data }: Partial<Act>, fields: ReadonlyMap<string, PersonalField>, nameOf: NameOf) {
    return {
      ...(occurredAt === undefined ? {} : { occurredAt, french: french(occurredAt) }),
      ...(by === undefined ? {} : { by: decidedByView(this.process, by, nameOf) }),
      ...(data === undefined ? {} : { data: this.filled(data, fields) }),
    };
  }

  /** What a form said: what was corrected says so, what the reader may not see is null. */
  filled({ [ANSWERED_BY]: _, ...data }: Data, fields: ReadonlyMap<string, PersonalField>): Json | undefined {
    return filledIn(this.marked(data), fields);
  }

  private brief(seq: number) {
    const act = this.bodies.get(seq)?.act ?? '';
    return { seq, act, label: actLabel(this.process, act) };
  }

  private marked(data: Json | undefined): Json | undefined {
    if (this.replaced.size === 0) return data;
    if (isFieldReference(data)) return this.replaced.has(data.$field) ? CORRECTED_VALUE : data;
    if (Array.isArray(data)) return data.map((item) => this.marked(item as Json) ?? null);
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, this.marked(value as Json | undefined)]));
  }
}
