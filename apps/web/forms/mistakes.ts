import type { FieldError } from '../api/index.js';
import type { FormSchema, Written } from './schema.js';
import { isWritten } from './schema.js';

/** A field's place in a form and what to write instead: `parties[0].lastName` -> French. */
export type Mistakes = Readonly<Record<string, string>>;

export const NO_MISTAKES: Mistakes = {};

/** What is still to be filled in, in the API's own words: said before anything is sent. */
export function lacking(schema: FormSchema, written: Written, path = ''): Mistakes {
  const found: Record<string, string> = {};
  for (const [name, field] of Object.entries(schema.properties)) {
    const place = path ? `${path}.${name}` : name;
    const value = written[name];
    const required = schema.required.includes(name);
    if (field['x-kind'] === 'list' && field.items) {
      const rows = Array.isArray(value) ? value : [];
      const least = field.minItems ?? 0;
      if (rows.length < least && (required || rows.length > 0)) found[place] = `« ${field.title} » : au moins ${least}.`;
      for (const [index, row] of rows.entries())
        Object.assign(found, lacking(field.items, isWritten(row) ? row : {}, `${place}[${index}]`));
    } else if (required && (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))) {
      found[place] = `« ${field.title} » est à remplir.`;
    }
  }
  return found;
}

/** What the API answers a person who writes a date or chooses from a list is said in the terms of the page, not of its JSON. */
const IN_WORDS: Readonly<Record<string, string>> = {
  isLegalDate: 'Écrivez un jour qui existe, ainsi : 23/11/2026.',
  'bad-date': 'Écrivez un jour qui existe, ainsi : 23/11/2026.',
  isIn: 'Choisissez l’une des réponses proposées.',
  isBoolean: 'Répondez par oui ou par non.',
};

/**
 * The API's mistakes by their place in the page's form.
 * @param prefixes what stands before the form's own fields in a request: `data.`, `facts[0].data.`, `facts[0].`
 */
export function mistakesOf(errors: readonly FieldError[], ...prefixes: readonly string[]): Mistakes {
  const entries = errors.map(({ field, code, message }) => {
    const prefix = prefixes.find((one) => field.startsWith(one)) ?? '';
    return [field.slice(prefix.length), IN_WORDS[code] ?? message] as const;
  });
  return Object.fromEntries(entries);
}

/** Those of a part of the form, seen from inside it. */
export function within(mistakes: Mistakes, path: string): Mistakes {
  const entries = Object.entries(mistakes).flatMap(([place, message]) =>
    place.startsWith(`${path}.`) ? [[place.slice(path.length + 1), message] as const] : [],
  );
  return Object.fromEntries(entries);
}
