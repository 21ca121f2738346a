import { describe, expect, it } from '@jest/globals';
import { casesCsv } from './cases-csv.js';
import { type Followed, type Heard, withChanges } from './changes.js';
import { words } from './csv-words.js';
import type { Row } from './rows.js';

const row = (id: string, more: Partial<Row> = {}): Row => ({
  id,
  reference: `REF-${id}`,
  closed: false,
  seq: 1,
  openedAt: '2026-01-01T08:00:00.000Z',
  updatedAt: '2026-01-01T08:00:00.000Z',
  sandbox: false,
  carried: true,
  alarm: false,
  late: false,
  process: 'a-process@2026-01',
  label: 'Une procédure',
  situation: { id: 'first', label: 'Au début' },
  waitsFor: [],
  yourRelations: [],
  urgency: 'others',
  nextDeadline: null,
  reached: null,
  assignee: null,
  ...more,
});
const heard = (caseId: string, more: Partial<Heard> = {}): Heard => ({
  caseId,
  closed: false,
  situation: { id: 'next', label: 'Ensuite' },
  ...more,
});
const pages = (...of: (readonly Row[])[]) => ({
  pages: of.map((cases, index) => ({ cases: [...cases], next: index === of.length - 1 ? null : 'on' })),
  pageParams: of.map(() => ''),
});
const idsOf = (data: Followed['data']) => data.pages.map(({ cases }) => cases.map(({ id }) => id).join(''));

describe('a list with what happened since', () => {
  it('changes a row where it stands, even when its place would be another', () => {
    const { data, changed, arrived } = withChanges(
      pages([row('a'), row('b')], [row('c')]),
      [heard('c')],
      [row('c', { urgency: 'late' })],
      'urgency',
    );
    expect(idsOf(data)).toEqual(['ab', 'c']);
    expect(data.pages[1]?.cases[0]?.urgency).toBe('late');
    expect([changed, arrived]).toEqual([['c'], []]);
  });

  it('keeps and marks one that no longer belongs there, with what was heard of it', () => {
    const { data, changed } = withChanges(pages([row('a'), row('b')]), [heard('a', { closed: true })], [], 'urgency');
    expect(data.pages[0]?.cases[0]).toMatchObject({ id: 'a', gone: true, closed: true, situation: { label: 'Ensuite' } });
    expect(data.pages[0]?.cases[1]).not.toHaveProperty('gone');
    expect(changed).toEqual(['a']);
  });

  it('takes a new one in where the order puts it', () => {
    const due = (at: string) => ({ due: at, label: null, french: '', legalDate: null, days: null });
    const list = pages([row('a', { urgency: 'late' }), row('m', { nextDeadline: due('2026-05-01') })], [row('z')]);
    const arrive = (one: Row, sort = 'urgency') => idsOf(withChanges(list, [heard(one.id)], [one], sort).data);
    expect(arrive(row('n', { urgency: 'today' }))).toEqual(['anm', 'z']);
    expect(arrive(row('n', { nextDeadline: due('2026-06-01') }))).toEqual(['am', 'nz']);
    expect(arrive(row('zz'))).toEqual(['am', 'zzz']);
    expect(arrive(row('n', { updatedAt: '2027-01-01' }), 'updated')).toEqual(['nam', 'z']);
  });

  it('leaves one that comes after all that is loaded to the next page', () => {
    const list = { pages: [{ cases: [row('a')], next: 'on' }], pageParams: [''] };
    const { data, arrived } = withChanges(list, [heard('b')], [row('b')], 'reference');
    expect([idsOf(data), arrived]).toEqual([['a'], []]);
  });

  it('does not take in what nobody heard of, nor touch what was read before', () => {
    const list = pages([row('a')]);
    expect(idsOf(withChanges(list, [heard('a')], [row('a'), row('b')], 'reference').data)).toEqual(['a']);
    expect(list.pages[0]?.cases[0]).not.toHaveProperty('gone');
  });
});

describe('the list as a file', () => {
  it('is read by a spreadsheet as text, one row a case', () => {
    const late = row('a', {
      reference: '=1+1',
      late: true,
      urgency: 'late',
      situation: { id: 's', label: 'Dite « x » ; "y"' },
      reached: { due: '2026-11-20T07:00:00.000Z', label: 'Un rappel', french: '', days: -3 },
    });
    const [headings, line, end] = casesCsv([late], words.fr).split('\r\n');
    expect(headings).toMatch(/^\ufeff"Référence";"Procédure";/);
    expect(line).toContain('"\'=1+1";"Une procédure";"Dite « x » ; ""y""";"En cours";"";"En retard";"Un rappel";"20/11/2026"');
    expect(end).toBe('');
    expect(line?.split(';').length).toBeGreaterThanOrEqual(words.fr.csv.headings.length);
  });
});
