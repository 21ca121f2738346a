import { describe, expect, it } from '@jest/globals';
import type { Instant, Moment } from '../calendar/index.js';
import { givesBack, type Loan, lends, loan, notes, opens } from './fixture.test-process.js';
import { type Act, type Data, effective, type Fact, play, RECTIFIED, type Step, type Timeline } from './index.js';

const played: Timeline<Loan> = play(loan, [opens('2024-02-28'), lends('2024-03-01'), notes('2024-03-02'), notes('2024-04-20')]);
const log: readonly Fact[] = played.steps.filter((step): step is Step => step.accepted).map(({ fact }) => fact);

function correction(seq: number, replaces: number, by: Data | null): Fact {
  const now = '2024-05-01T08:00:00.000Z' as Instant;
  return { id: `fact-${seq}`, seq, act: RECTIFIED, occurredAt: now, recordedAt: now, by: { relation: 'library' }, data: { replaces, by } };
}
const corrected = (...corrections: (readonly [replaces: number, by: Data | null])[]) =>
  effective([...log, ...corrections.map(([replaces, by], index) => correction(log.length + 1 + index, replaces, by))]);
const said = (acts: readonly Act[]) => acts.map(({ act, occurredAt }) => `${act} ${occurredAt}`);

describe('effective', () => {
  it('is the log itself, deadlines and all, when nothing was corrected', () => {
    expect(effective(log)).toBe(log);
    expect(log.some(({ act }) => act === 'DEADLINE_REACHED')).toBe(true);
  });

  it('puts the corrected act in its place and leaves the deadlines to be counted anew', () => {
    expect(said(corrected([2, { occurredAt: '2024-04-01' }]))).toEqual([
      'open 2024-02-28',
      'lend 2024-04-01',
      'note 2024-03-02',
      'note 2024-04-20',
    ]);
  });

  it('keeps of the original what the correction does not say', () => {
    const [, lent] = corrected([2, { data: { reader: 'p2', paid: true } }]);
    expect(lent).toMatchObject({ act: 'lend', occurredAt: '2024-03-01', by: { relation: 'library' }, data: { reader: 'p2', paid: true } });
    expect(lent).not.toHaveProperty('seq');
    expect(corrected([2, { by: { relation: 'party', person: 'p1' } }])[1]?.by).toEqual({ relation: 'party', person: 'p1' });
  });

  it('takes an act out', () => {
    expect(said(corrected([3, null]))).toEqual(['open 2024-02-28', 'lend 2024-03-01', 'note 2024-04-20']);
  });

  it('lets the last correction of a place win', () => {
    expect(said(corrected([3, null], [3, { occurredAt: '2024-03-05' }]))[2]).toBe('note 2024-03-05');
    expect(said(corrected([3, { occurredAt: '2024-03-05' }], [3, null]))).not.toContain('note 2024-03-05');
  });

  it('does not play the corrections themselves, and a correction can’t be corrected', () => {
    expect(corrected([2, { occurredAt: '2024-04-01' }]).map(({ act }) => act)).not.toContain(RECTIFIED);
    expect(() => corrected([2, null], [log.length + 1, null])).toThrow(RangeError);
  });

  it.each([
    ['nothing', 99],
    ['itself', log.length + 1],
    ['something after it', log.length + 2],
    ['no number', Number.NaN],
  ])('refuses a correction of %s', (_, seq) => {
    const next = { ...(log.at(-1) as Fact), seq: log.length + 2 };
    expect(() => effective([...log, correction(log.length + 1, seq, null), next])).toThrow(RangeError);
  });

  it('changes what the play of it shows: a later loan is not overdue', () => {
    expect(played.position?.situation).toBe('overdue');
    const { position } = play(loan, corrected([2, { occurredAt: '2024-04-10' as Moment }], [3, null]));
    expect(position?.situation).toBe('lent');
    expect(play(loan, [...corrected([3, null]), givesBack('2024-04-21')]).position?.closed).toBe(true);
  });
});
