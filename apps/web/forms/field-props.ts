import type { Mistakes } from './mistakes.js';
import type { FieldSchema } from './schema.js';

/** What every kind of field is told. */
export interface FieldProps {
  readonly field: FieldSchema;
  /** its place in the form: `parties[0].lastName` */
  readonly path: string;
  readonly required: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** French; what to write instead */
  readonly mistake?: string;
  /** of the whole form, by place; for lists */
  readonly mistakes: Mistakes;
}
