import { createHmac } from 'node:crypto';
import type { ClearField } from './fields.js';

/** `name`: a last name. `full-name`: a last name and a first name together. */
export type IndexKind = 'name' | 'full-name';

/** What is looked for and what is indexed are written alike: without accents, upper case, letters and digits only. */
export const normalised = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The digest under which a text is found; the same text gives another one in each kind. */
export const token = (indexKey: Buffer, kind: IndexKind, ...texts: readonly string[]): Buffer =>
  createHmac('sha256', indexKey)
    .update([`saisine/index/1/${kind}`, ...texts.map(normalised)].join('|'))
    .digest();

export interface IndexRow {
  readonly fieldId: string;
  readonly kind: IndexKind;
  readonly token: Buffer;
  readonly person: string;
}

/** Which fields can be found, by what. */
export const indexed = (fields: readonly ClearField[]): readonly ClearField[] =>
  fields.filter(({ search, value }) => search === 'name' && typeof value === 'string' && normalised(value) !== '');

/** A last name alone, and with the first name that the same form gives the same person. */
export function indexRows(indexKey: Buffer, fields: readonly ClearField[]): readonly IndexRow[] {
  return indexed(fields).flatMap(({ id: fieldId, person, value: lastName }): IndexRow[] => {
    const first = fields.find((field) => field.person === person && field.name === 'firstName')?.value;
    const row = (kind: IndexKind, ...texts: string[]) => ({ fieldId, kind, token: token(indexKey, kind, ...texts), person });
    const alone = row('name', String(lastName));
    return typeof first === 'string' ? [alone, row('full-name', String(lastName), first)] : [alone];
  });
}
