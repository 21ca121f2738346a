import { expect, test } from '@jest/globals';
import { stopsFor } from './stops.js';

const found = { waiting: 'c1', late: 'c2', open: 'c3', ended: 'c4', hasDeadlines: true, hasNotices: true };
const shown = (isAuditor: boolean, some: object = {}) =>
  stopsFor(isAuditor, { ...found, ...some }).map(({ name, place }) =>
    [name, place?.params?.id ?? place?.to ?? '-', place?.search?.vue].filter(Boolean).join(' '),
  );

test('a case manager begins with their work and ends with the proof', () => {
  expect(shown(false)).toEqual([
    'work /',
    'waiting c1',
    'late c2 prevision',
    'path c1 parcours',
    'deadlines /echeances',
    'notices /avis',
    'ended c4 preuve',
  ]);
});

test('an auditor begins with the proof', () => {
  expect(shown(true)).toEqual([
    'ended c4 preuve',
    'history c4 historique',
    'rules /procedures',
    'path c1 parcours',
    'late c2 prevision',
    'deadlines /echeances',
    'work /',
  ]);
});

test('where there is nothing of the kind a stop leads nowhere; another case shows the path', () => {
  const nothing = { waiting: undefined, late: undefined, open: undefined, ended: undefined, hasDeadlines: false, hasNotices: false };
  expect(shown(false, nothing)).toEqual(['work -', 'waiting -', 'late -', 'path -', 'deadlines -', 'notices -', 'ended -']);
  expect(shown(false, { waiting: undefined, late: undefined })[3]).toBe('path c3 parcours');
});
