import { ChoiceField } from './choice-field.js';
import { CountField } from './count-field.js';
import { DayField } from './day-field.js';
import type { FieldProps } from './field-props.js';
import { FlagField } from './flag-field.js';
import { ListField } from './list-field.js';
import { OrganisationField } from './organisation-field.js';
import { PartyField } from './party-field.js';
import { TextField } from './text-field.js';

const BY_KIND = {
  text: TextField,
  choice: ChoiceField,
  flag: FlagField,
  date: DayField,
  count: CountField,
  organisation: OrganisationField,
  party: PartyField,
} as const;

/** A field of a form, drawn by its kind. */
export function Field(props: FieldProps) {
  const kind = props.field['x-kind'];
  if (kind === 'list') return <ListField {...props} Field={Field} />;
  const Kind = BY_KIND[kind];
  return <Kind {...props} />;
}
