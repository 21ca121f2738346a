import type { LetterField } from './letter.js';

/** How a letter's field is shown. */

const field =
  (as: Exclude<LetterField['as'], 'code'>) =>
  (from: string): LetterField => ({ from, as });
/** As it is written. */
export const plain = field('text');
/** « 28 mars 2019 ». */
export const day = field('day');
/** « 28/03/2019 », where a form prints it so. */
export const shortDay = field('shortDay');
/** The name of an organisation, by its id. */
export const body = field('organisation');
/** The name of a person of the case, by its id (`p1`). */
export const named = field('person');
/** A value that the act's form sealed. */
export const sealed = field('sealed');
/** `party:p1`, `employer:caisse-a`: the person's name, or the organisation's. */
export const addressed = field('reference');
/** How many there are in a list. */
export const countOf = field('count');
/** The French of a code. */
export const coded = (from: string, codes: Readonly<Record<string, string>>): LetterField => ({ from, as: 'code', codes });
