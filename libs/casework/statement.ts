import type { Data, FormClass } from '../../machines/kernel/index.js';
import type { ClearField } from '../vault/index.js';
import { separate } from './personal-fields.js';

/** Who somebody without an account says they are: a form of its own, filled in beside the act's. */
export interface Stated {
  readonly form: FormClass;
  /** checked */
  readonly data: Data;
  /** under whom the sealed fields stand: `invitation:…` */
  readonly person: string;
}

/** Where a fact's data refers to who answered. No field of a form can be called so. */
export const ANSWERED_BY = '$answeredBy';

/** The act's data and fields, and those of whoever answered: sealed alike, so that the fact only refers to them. */
export function withStatement(
  act: ReturnType<typeof separate>,
  stated: Stated | undefined,
  caseId: string,
): { data: Data; fields: ClearField[] } {
  if (!stated) return act;
  const { data, fields } = separate(stated.form, stated.data, caseId, stated.person);
  return { data: { ...act.data, [ANSWERED_BY]: data }, fields: [...act.fields, ...fields] };
}
