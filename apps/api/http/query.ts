import { fieldProblem } from '../../../libs/casework/index.js';

/** The parameters of an address: each known, each once, each a short text. Throws 400. */
export function readQuery<Name extends string>(query: unknown, ...names: readonly Name[]): Partial<Record<Name, string>> {
  const read: Partial<Record<Name, string>> = {};
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (!names.includes(name as Name)) {
      const known = names.length > 0 ? `Paramètres : ${names.join(', ')}.` : 'Cette adresse n’en prend aucun.';
      throw fieldProblem(name.slice(0, 60), 'unknown-parameter', `Ce paramètre n’existe pas. ${known}`);
    }
    if (typeof value !== 'string' || value.length > 200)
      throw fieldProblem(name, 'parameter', `« ${name} » se donne une seule fois, en moins de 200 caractères.`);
    if (value !== '') read[name as Name] = value;
  }
  return read;
}

/** One of a few words. */
export function oneOf<Word extends string>(name: string, value: string | undefined, words: readonly Word[]): Word | undefined {
  if (value === undefined || words.includes(value as Word)) return value as Word | undefined;
  throw fieldProblem(name, 'parameter', `« ${name} » vaut : ${words.join(', ')}.`);
}

export const yesOrNo = (name: string, value: string | undefined): boolean | undefined => {
  const word = oneOf(name, value, ['true', 'false']);
  return word === undefined ? undefined : word === 'true';
};

/** How many rows: 50 unless told, 200 at most. */
export function readLimit(value: string | undefined): number {
  if (value === undefined) return 50;
  const limit = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (limit < 1 || limit > 200) throw fieldProblem('limit', 'parameter', '« limit » est un nombre de 1 à 200.');
  return limit;
}
