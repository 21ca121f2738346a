import type { Locator } from 'playwright-core';
import type { FieldSchema, FormSchema } from '../../libs/forms/index.js';
import { type Hand, startingWith } from './hands.js';

/** Names of organisations by their id, and of the parties by theirs: what the page says where the form has codes. */
export interface Names {
  readonly organisations: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, string>;
}

type Answers = Readonly<Record<string, unknown>>;

/** More answers than these are a list that opens. */
const AT_A_GLANCE = 5;

/** Fills a form in, field by field, as its schema asks: no test knows the fields of a process. */
export async function fillIn(hand: Hand, within: Locator, form: FormSchema, answers: Answers, names: Names): Promise<void> {
  for (const [name, field] of Object.entries(form.properties)) {
    const answer = answers[name];
    if (answer !== undefined) await fill(hand, within, field, form.required.includes(name), answer, names);
  }
}

async function fill(hand: Hand, within: Locator, field: FieldSchema, required: boolean, answer: unknown, names: Names): Promise<void> {
  const text = String(answer);
  const starting = startingWith(field.title);
  const box = (role: 'textbox' | 'combobox' | 'radiogroup' | 'checkbox' | 'group') => within.getByRole(role, { name: starting });
  switch (field['x-kind']) {
    case 'choice': {
      const label = field['x-labels']?.[text] ?? text;
      return (field.enum ?? []).length > AT_A_GLANCE ? hand.choose(box('combobox'), label) : hand.answer(box('radiogroup'), label);
    }
    case 'flag':
      if (required) return hand.answer(box('radiogroup'), answer ? 'Oui' : 'Non');
      return answer ? hand.press(box('checkbox')) : undefined;
    case 'organisation': {
      const name = names.organisations.get(text) ?? text;
      // one's own stands there already, and choosing it again would take it away
      return (await box('combobox').inputValue()) === name ? undefined : hand.choose(box('combobox'), name);
    }
    case 'party':
      return hand.answer(box('radiogroup'), names.parties.get(text) ?? text);
    case 'list':
      return fillList(hand, box('group'), field, answer as readonly Answers[], names);
    default:
      return hand.write(box('textbox'), field['x-kind'] === 'date' ? inFrench(text) : text);
  }
}

async function fillList(hand: Hand, within: Locator, { items }: FieldSchema, answers: readonly Answers[], names: Names): Promise<void> {
  if (!items) throw new Error('a list of nothing');
  const nth = (index: number) => within.getByRole('region', { name: `${items.title} ${index + 1}`, exact: true });
  for (const [index, answer] of answers.entries()) {
    if (!(await nth(index).isVisible())) await hand.press(within.getByRole('button', { name: `Ajouter : ${items.title.toLowerCase()}` }));
    await fillIn(hand, nth(index), items, answer, names);
  }
}

/** '2026-11-23' -> '23/11/2026' */
export const inFrench = (day: string): string => day.split('-').reverse().join('/');

/** Today in Paris, as one types it. */
export const today = (): string => new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format();
