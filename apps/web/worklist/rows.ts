import type { Schemas } from '../api/index.js';

/** A case as the worklist gives it. */
export type CaseRow = Schemas['CaseRow'];

/** A row as it is shown: `gone` when what happened since takes it out of the view. */
export type Row = CaseRow & { readonly gone?: true };

/** The deadline that a row tells of, and its day: of a late case the one that has passed. */
export function toldDeadline({ late, reached, nextDeadline }: Pick<CaseRow, 'late' | 'reached' | 'nextDeadline'>) {
  const deadline = late ? (reached ?? nextDeadline) : nextDeadline;
  return deadline && { ...deadline, day: ('legalDate' in deadline ? deadline.legalDate : null) ?? deadline.due };
}

export interface Page<R = CaseRow> {
  readonly cases: R[];
  readonly next: string | null;
}
