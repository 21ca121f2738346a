import { DEADLINE_REACHED, type Deadline, type Process } from '../../machines/kernel/index.js';
import { filledIn, type PersonalField, type Recorded } from '../casework/index.js';
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
  /** account -> name, where the reader may see it */
  readonly accounts: ReadonlyMap<string, string>;
  readonly nameOf: NameOf;
  readonly veil: Veil;
}

/** The facts in order, each with who, when, how it is known, where it led and what it set going. */
export function historyView({ process, log, fields, effects, accounts, nameOf, veil }: HistoryParts) {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const noDigestsFrom = veiledFrom(
    log.map(({ body }) => body.act),
    veil,
  );
  return log.map(({ body, situation, hash, deadlines }, index) => {
    const { seq, id, act, occurredAt, recordedAt, by, recordedAs, recordedBy, data, source, stateHash } = body;
    const isHidden = veil.act(act);
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
      automatic: act === DEADLINE_REACHED,
      restricted: isHidden,
      data: isHidden ? {} : filledIn(data, byId),
      // the rule that let it happen may name the kind of what happened
      source: sourceView(isHidden ? process.source : source),
      situation: situationBrief(process, situation, veil),
      deadlines: deadlines.map(brief),
      effects: isHidden ? [] : effects.filter((effect) => effect.seq === seq).map(effectView),
      stateHash: showsDigests ? stateHash : null,
      hash: showsDigests ? hash : null,
    };
  });
}

export type FactView = ReturnType<typeof historyView>[number];

const brief = ({ name, label, due, legalDate }: Deadline) => ({ name, label, due, legalDate, french: french(legalDate) });

export function effectView({ id, type, doneAt, attempts, lastError }: StoredEffect) {
  const state = doneAt !== null ? 'done' : attempts > 0 ? 'failing' : 'pending';
  return { id, type, state, doneAt, attempts, ...(lastError === null ? {} : { lastError }) };
}
