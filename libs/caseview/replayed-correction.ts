import { type Json, RECTIFIED } from '../../machines/kernel/index.js';
import type { FactBody } from '../casework/index.js';
import { reasonView } from './corrections-view.js';

export interface CorrectionView {
  /** the place that it corrects; null where it brings a fact in */
  readonly of: number | null;
  readonly setAside: readonly number[];
  readonly reason: { readonly code: string; readonly label: string };
  /** the proposal that was approved; null: it changed nothing that anybody acts upon, and one person made it */
  readonly approval: string | null;
  readonly recordedBy?: string;
  readonly proposedBy?: string;
}

/** What an auditor reads beside a correction that was replayed. */
export function correctionView(
  { act, data, recordedBy }: FactBody,
  accounts: ReadonlyMap<string, string>,
): { correction?: CorrectionView } {
  if (act !== RECTIFIED) return {};
  const { replaces = null, setAside, reason, proposal = null, proposedBy } = data;
  const nameOf = (id: Json | undefined) => accounts.get(String(id));
  return {
    correction: {
      of: replaces as number | null,
      setAside: (Array.isArray(setAside) ? setAside : []) as readonly number[],
      reason: reasonView(reason),
      approval: proposal as string | null,
      ...(nameOf(recordedBy) === undefined ? {} : { recordedBy: nameOf(recordedBy) }),
      ...(nameOf(proposedBy) === undefined ? {} : { proposedBy: nameOf(proposedBy) }),
    },
  };
}
