import type { DataClass, Json } from '../../machines/kernel/index.js';

/** Which value it is: of whom, in which form field, of which class. */
export interface FieldName {
  /** the row's id, which the fact names */
  readonly id: string;
  /** whom it is about: `p1`, or `case` when it names nobody in the list */
  readonly person: string;
  readonly name: string;
  readonly dataClass: DataClass;
}

/** A value on its way in: in memory only. */
export interface ClearField extends FieldName {
  readonly value: Json;
  /** of its commitment, which the fact holds */
  readonly salt: Buffer;
  /** it can be looked for all the same */
  readonly search?: 'name';
}

/** A row of `personal_fields`. */
export interface SealedField extends FieldName {
  readonly sealed: Buffer;
}

/** A value on its way to a reader who may see it. */
export interface OpenedField extends FieldName {
  /** null when it was erased */
  readonly value: Json;
  /** of this value in this place, to be compared with what the fact holds; none when it was erased */
  readonly commitment?: string;
  /** its key was destroyed: nobody will read it again */
  readonly erased?: true;
}
