import { frenchDay, isDay } from '../language/dates.js';
import type { FieldSchema } from './schema.js';

interface Names {
  readonly organisation: (id: string) => string | undefined;
  readonly party: (id: string) => string | undefined;
}

/** A value as a person reads it, by the kind of its field; what is not of that kind (erased, corrected) stays as it is. */
export function shownValue(
  field: FieldSchema,
  value: unknown,
  names: Names,
  says: { readonly yes: string; readonly no: string; readonly nth: (id: string) => string },
): string {
  if (typeof value === 'boolean') return value ? says.yes : says.no;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  switch (field['x-kind']) {
    case 'choice':
      return field['x-labels']?.[value] ?? value;
    case 'organisation':
      return names.organisation(value) ?? value;
    case 'party':
      return names.party(value) ?? (/^p\d+$/.test(value) ? says.nth(value.slice(1)) : value);
    case 'date':
      return isDay(value) ? frenchDay(value) : value;
    default:
      return value;
  }
}
