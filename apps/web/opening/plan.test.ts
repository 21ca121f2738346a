import { expect, test } from '@jest/globals';
import type { FormSchema } from '../forms/index.js';
import type { Process } from '../processes/queries.js';
import { openerFor } from './may-open.js';
import { begin, chosen, factsOf, labelAt, lackingOf, partsOf, resumed, tryable } from './plan.js';

const text = (title: string, dataClass = 'administrative') => ({ title, 'x-kind': 'text', 'x-data-class': dataClass });
const OPENING = {
  title: 'Ouvrir',
  properties: { shelf: text('Rayon'), library: { ...text('Bibliothèque'), 'x-kind': 'organisation' } },
  required: ['shelf', 'library'],
};
const SORTING = {
  title: 'Classer',
  properties: {
    kind: {
      ...text('Sorte'),
      'x-kind': 'choice',
      enum: ['BOOK', 'MAP'],
      'x-labels': { BOOK: 'Livre', MAP: 'Carte' },
      'x-descriptions': { BOOK: 'Se lit.' },
    },
    colour: { ...text('Couleur'), 'x-kind': 'choice', enum: ['RED'] },
    readers: {
      ...text('Lecteurs'),
      'x-kind': 'list',
      minItems: 1,
      items: { title: 'Lecteur', properties: { name: text('Nom', 'identity'), desk: text('Bureau') }, required: ['name', 'desk'] },
    },
  },
  required: ['kind', 'readers'],
};
const act = (name: string, form: unknown) => ({
  act: name,
  label: name,
  dating: 'evidenced',
  form,
  who: [{ decides: { relation: 'lender' } }],
});
const process = { startsWith: ['sort'], acts: [act('sort', SORTING), act('open', OPENING), act('lend', OPENING)] } as unknown as Process;

const parts = partsOf(process);
const fresh = begin(parts, { field: 'library', organisation: 'biblio-a' }, '2026-11-23');

test('the opening comes first, then what the process asks for with it; choices that are explained shape the case', () => {
  expect(parts.map(({ act: name, shaping, rest }) => [name, shaping, rest])).toEqual([
    ['open', [], ['shelf', 'library']],
    ['sort', ['kind'], ['colour', 'readers']],
  ]);
  expect(fresh.answers).toEqual({ open: { library: 'biblio-a' }, sort: { readers: [{}] } });
});

test('what may be tried ends before the first part that lacks something; a name lacks nothing', () => {
  expect(tryable(parts, fresh)).toEqual([]);
  const named = { ...fresh, answers: { open: { shelf: 'R1', library: 'biblio-a' }, sort: { kind: 'BOOK', readers: [{ desk: '4' }] } } };
  expect(tryable(parts, named)).toHaveLength(2);
  expect(Object.keys(lackingOf(parts[1]!, named))).toEqual(['readers[0].name']);
  const noDesk = { ...named, answers: { ...named.answers, sort: { kind: 'BOOK', readers: [{ name: 'Alix Exemple' }] } } };
  expect(tryable(parts, noDesk)).toHaveLength(1);
});

test('a simulation carries no name, the last check all that is sent', () => {
  const begun = { ...fresh, answers: { ...fresh.answers, sort: { kind: 'MAP', readers: [{ name: 'Alix Exemple', desk: '4' }] } } };
  const data = (named: boolean) => factsOf(parts, begun, 'biblio-a', named)[1];
  expect(JSON.stringify(data(false))).not.toContain('Alix');
  expect(data(true)).toEqual({
    act: 'sort',
    occurredAt: '2026-11-23',
    by: { relation: 'lender', organisation: 'biblio-a' },
    data: { kind: 'MAP', readers: [{ name: 'Alix Exemple', desk: '4' }] },
  });
});

test('what was chosen is said with what follows, and places by their labels', () => {
  const begun = { ...fresh, answers: { ...fresh.answers, sort: { kind: 'BOOK' } } };
  expect(chosen(parts, begun)).toEqual([{ key: 'sort kind', title: 'Sorte', label: 'Livre', says: 'Se lit.' }]);
  expect(labelAt(SORTING as unknown as FormSchema, 'readers[1].name')).toBe('Lecteur 2 : nom');
  expect(labelAt(SORTING as unknown as FormSchema, 'kind')).toBe('Sorte');
});

test('a draft of an older form is taken up with what the new one asks', () => {
  expect(resumed(fresh, { answers: { open: { shelf: 'R1' } } })).toEqual({
    day: '2026-11-23',
    answers: { open: { library: 'biblio-a', shelf: 'R1' }, sort: { readers: [{}] } },
  });
});

test('who may open is said by roles and by kind', () => {
  const openedBy = [
    { relation: 'lender', label: 'le prêteur', field: null, roles: [{ id: 'lead', label: '' }], kinds: [{ id: 'library', label: '' }] },
  ];
  const asks = (kind: string, ...roles: string[]) => openerFor({ openedBy }, { kind, roles: roles.map((id) => ({ id })) })?.relation;
  expect([asks('library', 'lead'), asks('library', 'auditor'), asks('school', 'lead')]).toEqual(['lender', undefined, undefined]);
});
