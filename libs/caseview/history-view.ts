import { DEADLINE_REACHED, type Deadline, type Process } from '../../machines/kernel/index.js';
import { filledIn, type PersonalField, type Recorded } from '../casework/index.js';
import { actLabel, french } from './deadline-view.js';
import { decidedByView, type NameOf, relationView } from './names.js';
import { sourceView } from './source-view.js';

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
}

/** The facts in order, each with who, when, how it is known, where it led and what it set going. */
export function historyView({ process, log, fields, effects, accounts, nameOf }: HistoryParts) {
  const byId = new Map(fields.map((field) => [field.id, field]));
  return log.map(({ body, situation, hash, deadlines }) => {
    const { seq, id, act, occurredAt, recordedAt, by, recordedAs, recordedBy, data, source, stateHash } = body;
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
      data: filledIn(data, byId),
      source: sourceView(source),
      situation: { id: situation, label: process.situations[situation]?.label ?? situation },
      deadlines: deadlines.map(brief),
      effects: effects.filter((effect) => effect.seq === seq).map(effectView),
      stateHash,
      hash,
    };
  });
}

export type FactView = ReturnType<typeof historyView>[number];

const brief = ({ name, label, due, legalDate }: Deadline) => ({ name, label, due, legalDate, french: french(legalDate) });

export function effectView({ id, type, doneAt, attempts, lastError }: StoredEffect) {
  const state = doneAt !== null ? 'done' : attempts > 0 ? 'failing' : 'pending';
  return { id, type, state, doneAt, attempts, ...(lastError === null ? {} : { lastError }) };
}
