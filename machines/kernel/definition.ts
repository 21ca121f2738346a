import { CALENDAR_VERSION } from '../calendar/index.js';
import { digest, type Json } from './canonical.js';
import { type FieldRule, type FormRule, formRule } from './form.js';

/**
 * The digest of all that is data in a process: situations, ways with their guards' names, actions and sources, deadlines,
 * settings, access, forms with their choices, documents, and the calendar's version. What only explains it or fills a form in
 * is left out, and so are letters: they decide nothing, and have a version of their own, which every document keeps.
 * Functions (a guard's body, an anchor, holders, a document's content) are left out: their text is not the same in every
 * build. What changes in them is noticed by the recorded timelines.
 */
export function definitionOf(
  parts: {
    readonly machine: { readonly config: object };
    readonly guards: object;
    readonly forms: object;
    readonly documents: Readonly<Record<string, { readonly letters?: unknown }>>;
    readonly inPlainWords?: object;
    readonly templates?: object;
  },
  situations: object,
  forms: Readonly<Record<string, FormRule>>,
): string {
  const { machine, guards, forms: _, inPlainWords: _explains, templates: _fills, documents, ...rest } = parts;
  return digest(
    asData({
      ...rest,
      documents: Object.fromEntries(Object.entries(documents).map(([id, { letters: _letters, ...rule }]) => [id, rule])),
      situations,
      // for the actions: what each way asks for
      machine: machine.config,
      guards: Object.keys(guards).sort(),
      forms: Object.fromEntries(Object.entries(forms).map(([act, rule]) => [act, { ...rule, fields: rule.fields.map(withItems) }])),
      calendar: CALENDAR_VERSION,
    }) ?? null,
  );
}

/** A list's items have a form too. */
const withItems = ({ describes: _explains, ...field }: FieldRule): object =>
  field.of ? { ...field, of: formRule(field.of).fields.map(withItems) } : field;

/** Without its functions. */
function asData(value: unknown): Json | undefined {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value as Json | undefined;
  if (Array.isArray(value)) return value.map((item) => asData(item) ?? null);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asData(member)]));
}
