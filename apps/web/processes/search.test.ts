import { expect, test } from '@jest/globals';
import { inWords } from './period.js';
import type { Process } from './queries.js';
import { LISTS, searched } from './search.js';
import { words } from './words.js';

const EMPTY = Object.fromEntries(LISTS.map((list) => [list, []]));
const process = {
  ...EMPTY,
  conditions: { feeIsPaid: 'La cotisation est payée' },
  situations: [
    { id: 'asked', label: 'Prêt demandé', ways: [{ act: 'lend', guards: ['feeIsPaid'], source: { requirements: ['R9-001'] } }] },
    { id: 'gone', label: 'Terminé', ways: [] },
  ],
  acts: [{ act: 'lend', label: 'Prêter le livre' }],
} as unknown as Process;

const found = (wanted: string) => {
  const { process: kept, count } = searched(process, wanted);
  return [count, ...LISTS.flatMap((list) => (kept[list] as readonly { label: string }[]).map(({ label }) => label))];
};

test('finds by any words, without accents, in labels, references and what guards ask for', () => {
  expect(found('')).toEqual([3, 'Prêt demandé', 'Terminé', 'Prêter le livre']);
  expect(found('preter LIVRE')).toEqual([1, 'Prêter le livre']);
  expect(found('r9-001')).toEqual([1, 'Prêt demandé']);
  expect(found('cotisation')).toEqual([1, 'Prêt demandé']);
  expect(found('cotisation terminé')).toEqual([0]);
});

test('a period is said in words', () => {
  const { period } = words.fr;
  expect(['P15D', 'P1Y', 'P1Y6M', 'P3M', 'PT48H', 'le terme'].map((one) => inWords(one, period))).toEqual([
    '15 jours',
    '1 an',
    '1 an et 6 mois',
    '3 mois',
    '48 heures',
    'le terme',
  ]);
});
