import { departing, type FormSchema, type Written } from '../forms/schema.js';
import type { Process } from '../processes/queries.js';

/** Usual openings of a process: what they fill in, and what somebody wrote instead. Pure. */

export type Template = Process['templates'][number];

/** The field of an opening that keeps which template it began with. */
export const TEMPLATE = 'template';

export const templateIn = (templates: readonly Template[], written: Written): Template | undefined =>
  templates.find(({ id }) => id === written[TEMPLATE]);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Fills in what a template says. What another one had filled in, and nobody changed, goes; what somebody wrote elsewhere stays. */
export function filledFrom(templates: readonly Template[], before: Written, id: string): Written {
  const former = templateIn(templates, before)?.data ?? {};
  const kept = Object.entries(before).filter(([name, value]) => !(name in former && same(value, former[name])));
  const next = templates.find((one) => one.id === id);
  return { ...Object.fromEntries(kept), ...next?.data, [TEMPLATE]: id };
}

/** The fields in which somebody wrote something else than the template says. */
export const departures = (form: FormSchema, template: Template | undefined, written: Written): readonly string[] =>
  template ? departing(form, written, template.data) : [];

/** What is to be written oneself before what the template proposes; of the former, what has to be said first. */
export function inSections(form: FormSchema, rest: readonly string[], template: Template | undefined) {
  if (!template) return { own: rest, proposed: [] };
  const own = rest.filter((name) => !(name in template.data));
  const isRequired = (name: string) => form.required.includes(name);
  return {
    own: [...own.filter(isRequired), ...own.filter((name) => !isRequired(name))],
    proposed: rest.filter((name) => name in template.data),
  };
}
