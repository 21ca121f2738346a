import type { Schemas } from '../api/index.js';

/** A case as the worklist gives it. */
export type CaseRow = Schemas['CaseRow'];

/** A row as it is shown: `gone` when what happened since takes it out of the view. */
export type Row = CaseRow & { readonly gone?: true };

export interface Page<R = CaseRow> {
  readonly cases: R[];
  readonly next: string | null;
}
