import { lacking, type Mistakes } from '../forms/mistakes.js';
import { blank, type FieldSchema, type FormSchema, tidy, type Written } from '../forms/schema.js';
import type { Process } from '../processes/queries.js';
import { TEMPLATE, type Template } from './templates.js';

/** What a guided start asks, in which order, and what it sends. Pure. */

export interface Part {
  readonly act: string;
  readonly label: string;
  readonly dating: 'now' | 'evidenced';
  readonly form: FormSchema;
  /** the relation in which it is decided */
  readonly relation: string;
  /** fields that give the case its shape: asked first, as cards */
  readonly shaping: readonly string[];
  readonly rest: readonly string[];
  /** usual ways to fill it in */
  readonly templates: readonly Template[];
}

/** What is written so far, act by act. */
export type Answers = Readonly<Record<string, Written>>;

export interface Begun {
  readonly answers: Answers;
  /** '2026-11-23', or what was typed as long as it is no day */
  readonly day: string;
}

const OPEN = 'open';

/** A choice of which the process says what follows from each answer. */
const isShaping = (form: FormSchema, name: string, field: FieldSchema): boolean =>
  field['x-kind'] === 'choice' && field['x-descriptions'] !== undefined && form.required.includes(name);

/** The opening, and the acts that the process asks for with it. */
export function partsOf({ acts, startsWith, templates: all = [] }: Process): readonly Part[] {
  return [OPEN, ...startsWith].flatMap((act): Part[] => {
    const found = acts.find((one) => one.act === act);
    if (!found) return [];
    const form = found.form as unknown as FormSchema;
    const names = Object.keys(form.properties);
    const templates = act === OPEN && TEMPLATE in form.properties ? all : [];
    // a template fills in what would give the case its shape
    const shaping = templates.length > 0 ? [TEMPLATE] : names.filter((name) => isShaping(form, name, form.properties[name] as FieldSchema));
    return [
      {
        act,
        label: found.label,
        dating: found.dating,
        form,
        relation: found.who[0]?.decides.relation ?? 'nobody',
        shaping,
        rest: names.filter((name) => !shaping.includes(name)),
        templates,
      },
    ];
  });
}

/** What a start begins with: its own organisation where the opener stands. */
export function begin(parts: readonly Part[], own: { readonly field: string | null; readonly organisation: string }, today: string): Begun {
  const answers = Object.fromEntries(
    parts.map(({ act, form }) => [
      act,
      { ...blank(form), ...(act === OPEN && own.field !== null ? { [own.field]: own.organisation } : {}) },
    ]),
  );
  return { answers, day: today };
}

/** A draft may be of an older form: what it lacks is as in a new one. */
export const resumed = (fresh: Begun, kept: Partial<Begun>): Begun => ({
  day: typeof kept.day === 'string' ? kept.day : fresh.day,
  answers: Object.fromEntries(Object.entries(fresh.answers).map(([act, written]) => [act, { ...written, ...(kept.answers?.[act] ?? {}) }])),
});

/** What is still to be said of one part, by the place of each field. */
export const lackingOf = ({ act, form }: Part, { answers }: Begun): Mistakes => lacking(form, answers[act] ?? {});

/** The parts that may be tried: all before the first that lacks something that is no name. */
export function tryable(parts: readonly Part[], begun: Begun): readonly Part[] {
  const first = parts.findIndex((part) => Object.keys(lackingOf(part, begun)).some((place) => !isSealed(part.form, place)));
  return first < 0 ? parts : parts.slice(0, first);
}

/** Names are left out of a simulation: nobody has to be named to see what follows. */
function isSealed(form: FormSchema, place: string): boolean {
  const steps = place.replace(/\[\d+\]/g, '').split('.');
  let at: FormSchema | undefined = form;
  let field: FieldSchema | undefined;
  for (const step of steps) {
    field = at?.properties[step];
    at = field?.items;
  }
  return field !== undefined && field['x-kind'] !== 'list' && field['x-data-class'] !== 'administrative';
}

/**
 * The facts of a simulation.
 * @param organisation the one that opens @param named names too: the last check is of all that will be sent
 */
export const factsOf = (parts: readonly Part[], { answers, day }: Begun, organisation: string, named: boolean): readonly Written[] =>
  parts.map(({ act, form, relation }) => ({
    act,
    occurredAt: day,
    by: { relation, organisation },
    data: named ? tidy(form, answers[act] ?? {}) : unnamed(form, tidy(form, answers[act] ?? {})),
  }));

function unnamed(form: FormSchema, written: Written): Written {
  const entries = Object.entries(written).flatMap(([name, value]): [string, unknown][] => {
    const field = form.properties[name];
    if (!field) return [];
    const { items } = field;
    if (items && Array.isArray(value)) return [[name, value.map((row) => unnamed(items, row as Written))]];
    return field['x-data-class'] === 'administrative' ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** What was chosen, and what follows from it, in the process's own words. */
export function chosen(parts: readonly Part[], { answers }: Begun) {
  return parts.flatMap(({ act, form, shaping, templates }) =>
    shaping.flatMap((name) => {
      const code = answers[act]?.[name];
      const field = form.properties[name];
      if (typeof code !== 'string' || !field) return [];
      return [
        {
          key: `${act} ${name}`,
          title: field.title,
          label: field['x-labels']?.[code] ?? code,
          says: templates.find(({ id }) => id === code)?.explains ?? field['x-descriptions']?.[code],
        },
      ];
    }),
  );
}

/** The label of a field by its place in a form: `parties[0].lastName`. */
export function labelAt(form: FormSchema, place: string): string {
  let at: FormSchema | undefined = form;
  const labels = place.split('.').map((step) => {
    const [, name = step, row] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const field: FieldSchema | undefined = at?.properties[name];
    at = field?.items;
    if (row === undefined) return field?.title ?? name;
    return `${at?.title ?? field?.title ?? name} ${Number(row) + 1}`;
  });
  return labels.join(', ').replace(/, ([^,]+)$/, (_, last: string) => ` : ${last.toLowerCase()}`);
}
