import { type AttachmentNote, DEADLINE_REACHED, type Deadline, type Process, RECTIFIED } from '../../machines/kernel/index.js';
import type { Attached } from '../attachments/index.js';
import { ANSWERED_BY, type FactBody, filledIn, type PersonalField, type Recorded } from '../casework/index.js';
import { Corrections } from './corrections-view.js';
import { actLabel, french } from './deadline-view.js';
import { decidedByView, type NameOf, relationView } from './names.js';
import { sourceView } from './source-view.js';
import { situationBrief, type Veil, veiledFrom } from './veil.js';

/** A stored effect and how far it has come. */
export interface StoredEffect {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly doneAt: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
}

export interface HistoryParts {
  readonly process: Process;
  readonly log: readonly Recorded[];
  readonly fields: readonly PersonalField[];
  readonly effects: readonly StoredEffect[];
  /** the evidence that the reader may see named, by id */
  readonly attached: ReadonlyMap<string, Attached>;
  /** who recorded -> name, where the reader may see it */
  readonly accounts: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly veil: Veil;
}

/** The facts in order, each with who, when, how it is known, where it led and what it set going. */
export function historyView({ process, log, fields, effects, attached, accounts, nameOf, veil }: HistoryParts) {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const corrections = new Corrections(
    log.map(({ body }) => body),
    process,
    veil,
  );
  const noDigestsFrom = veiledFrom(
    log.map(({ body }) => body.act),
    veil,
  );
  return log.map(({ body, situation, hash, deadlines }, index) => {
    const { seq, id, act, occurredAt, recordedAt, by, recordedAs, recordedBy, onBehalfOf, data, source, stateHash } = body;
    const isHidden = corrections.hides(body);
    const { [ANSWERED_BY]: answeredBy } = data;
    const showsDigests = index < noDigestsFrom;
    return {
      seq,
      id,
      act,
      label: actLabel(process, act, data),
      occurredAt,
      recordedAt,
      french: french(occurredAt),
      by: decidedByView(process, by, nameOf),
      ...(recordedAs === undefined ? {} : { recordedAs: relationView(process, recordedAs) }),
      ...(accounts.has(recordedBy) ? { recordedBy: accounts.get(recordedBy) } : {}),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf: onBehalfView(accounts.get(onBehalfOf)) }),
      automatic: act === DEADLINE_REACHED,
      ...(isFromPaper(body, log) ? { imported: true } : {}),
      restricted: isHidden,
      ...corrections.of(body),
      ...corrections.said(body, byId, accounts, nameOf),
      // what a correction says stands in « corrects »
      data: isHidden || act === RECTIFIED ? {} : corrections.filled(data, byId),
      // who answered through a one-time link says so themselves
      ...(isHidden || answeredBy === undefined ? {} : { answeredBy: filledIn(answeredBy, byId) }),
      // the rule that let it happen may name the kind of what happened
      source: sourceView(isHidden ? process.source : source),
      ...evidenceView(isHidden ? [] : (body.attachments ?? []), attached),
      situation: situationBrief(process, situation, veil),
      deadlines: deadlines.map(brief),
      effects: isHidden ? [] : effects.filter((effect) => effect.seq === seq).map(effectView),
      stateHash: showsDigests ? stateHash : null,
      hash: showsDigests ? hash : null,
    };
  });
}

/** What came with an act: each file for whoever may read it, and how many there are for everybody else. */
const evidenceView = (notes: readonly AttachmentNote[], attached: ReadonlyMap<string, Attached>) => ({
  attachmentCount: notes.length,
  attachments: notes.flatMap(({ id, type, size }) => {
    const file = attached.get(id);
    return file ? [{ id, name: file.name, type, size, scan: file.scan }] : [];
  }),
});

/** It came in with a case that began on paper; so did the deadlines that had passed by then, of which nobody was told. */
const isFromPaper = ({ act, occurredAt, imported }: FactBody, log: readonly Recorded[]): boolean => {
  const first = log[0]?.body;
  return imported === true || (act === DEADLINE_REACHED && first?.imported === true && occurredAt <= first.recordedAt);
};

/** Whose lent role it was; not everybody who reads a case knows the people of another organisation by name. */
const onBehalfView = (name: string | undefined) =>
  name === undefined ? { label: 'pour le compte d’un collègue' } : { name, label: `pour le compte de ${name}` };

export type FactView = ReturnType<typeof historyView>[number];

const brief = ({ name, label, due, legalDate }: Deadline) => ({ name, label, due, legalDate, french: french(legalDate) });

export function effectView({ id, type, doneAt, attempts, lastError }: StoredEffect) {
  const state: 'done' | 'failing' | 'pending' = doneAt !== null ? 'done' : attempts > 0 ? 'failing' : 'pending';
  return { id, type, state, doneAt, attempts, ...(lastError === null ? {} : { lastError }) };
}
