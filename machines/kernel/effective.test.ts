import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../calendar/index.js';
import { type Loan, lends, loan, notes, opens } from './fixture.test-process.js';
import { type Data, effective, type Fact, findingKey, play, RECTIFIED, type Step, type Timeline } from './index.js';

const played: Timeline<Loan> = play(loan, [opens('2024-02-28'), lends('2024-03-01'), notes('2024-03-02'), notes('2024-04-20')]);
const log: readonly Fact[] = played.steps.filter((step): step is Step => step.accepted).map(({ fact }) => fact);
const LAST_NOTE = log.at(-1) as Fact;

function correction(seq: number, data: Data, more: Partial<Fact> = {}): Fact {
  const now = '2024-05-01T08:00:00.000Z' as Instant;
  return { id: `fact-${seq}`, seq, act: RECTIFIED, occurredAt: now, recordedAt: now, by: { relation: 'library' }, data, ...more };
}
const corrected = (...corrections: readonly Data[]) =>
  effective([...log, ...corrections.map((data, index) => correction(log.length + 1 + index, data))]).map(({ fact }) => fact);
const said = (facts: readonly Fact[]) => facts.map(({ act, occurredAt }) => `${act} ${occurredAt}`);

describe('effective', () => {
  it('is the acts of the log, each in its place, when nothing was corrected', () => {
    expect(effective(log).map(({ fact }) => fact)).toEqual(log.filter(({ act }) => act !== 'DEADLINE_REACHED'));
    expect(log.some(({ act }) => act === 'DEADLINE_REACHED')).toBe(true);
  });

  it('puts the corrected act in its place and keeps its id, its place and what the correction does not say', () => {
    const facts = corrected({ replaces: 2, by: { occurredAt: '2024-02-29' } });
    expect(said(facts)).toEqual(['open 2024-02-28', 'lend 2024-02-29', 'note 2024-03-02', 'note 2024-04-20']);
    expect(facts[1]).toEqual({ ...log[1], occurredAt: '2024-02-29' });
    expect(corrected({ replaces: 2, by: { data: { reader: 'p2', paid: true } } })[1]).toEqual({
      ...log[1],
      data: { reader: 'p2', paid: true },
    });
    expect(corrected({ replaces: 2, by: { by: { relation: 'party', person: 'p1' } } })[1]?.by).toEqual({ relation: 'party', person: 'p1' });
  });

  it('takes nothing of a correction but date, decider and data', () => {
    expect(corrected({ replaces: 2, by: { seq: 1, act: 'note', recordedAt: '2020-01-01T00:00:00.000Z' } })[1]).toEqual(log[1]);
  });

  it('stands after what fell due before its corrected date', () => {
    const [, , note] = effective([...log, correction(log.length + 1, { replaces: log[2]?.seq ?? 0, by: { occurredAt: '2024-04-10' } })]);
    expect(note?.learnt).toBe('2024-04-09T22:00:00.000Z');
  });

  it('learns with the correction what happened after somebody had written it down', () => {
    const [, lent] = corrected({ replaces: 2, by: { occurredAt: '2024-04-10' } });
    expect(lent).toMatchObject({ occurredAt: '2024-04-10', recordedAt: '2024-05-01T08:00:00.000Z' });
  });

  it('takes an act out', () => {
    expect(said(corrected({ replaces: 3, by: null }))).toEqual(['open 2024-02-28', 'lend 2024-03-01', 'note 2024-04-20']);
  });

  it('lets the last word on a place hold', () => {
    expect(said(corrected({ replaces: 3, by: null }, { replaces: 3, by: { occurredAt: '2024-03-05' } }))[2]).toBe('note 2024-03-05');
    expect(said(corrected({ replaces: 3, by: { occurredAt: '2024-03-05' } }, { replaces: 3, by: null }))).not.toContain('note 2024-03-05');
  });

  it('gives up what was set aside, until the correction that asked for it is corrected itself', () => {
    const givesUp = { replaces: 2, by: { occurredAt: '2024-02-29' }, setAside: [3] };
    expect(said(corrected(givesUp))).not.toContain('note 2024-03-02');
    expect(said(corrected(givesUp, { replaces: 2, by: { occurredAt: '2024-03-01' } }))).toContain('note 2024-03-02');
    expect(said(corrected(givesUp, { replaces: LAST_NOTE.seq, by: null }))).toEqual(['open 2024-02-28', 'lend 2024-02-29']);
    expect(said(corrected(givesUp, { replaces: 3, by: { occurredAt: '2024-03-03' } }))).toContain('note 2024-03-03');
    expect(said(corrected({ replaces: 2, by: { occurredAt: '2024-02-29' }, setAside: [2] }))).not.toContain('lend 2024-02-29');
  });

  it('brings in an act that was learnt late, in its place, which can be corrected in its turn', () => {
    const inserts = { act: 'note', occurredAt: '2024-02-29', by: { relation: 'library', organisation: 'bibliotheque-1' }, data: {} };
    const seq = log.length + 1;
    const inserting = { replaces: null, inserts, after: 2 };
    expect(said(corrected(inserting)).slice(1, 3)).toEqual(['lend 2024-03-01', 'note 2024-02-29']);
    expect(corrected(inserting)[2]).toMatchObject({ seq, id: `fact-${seq}` });
    expect(said(corrected(inserting, { replaces: seq, by: { occurredAt: '2024-03-01' } }))[2]).toBe('note 2024-03-01');
    expect(corrected(inserting, { replaces: seq, by: null })).toHaveLength(4);
  });

  it('reads what was found anew, by the place of the fact that needs it', () => {
    const findings = { [findingKey(2, 'framework')]: { answer: 'IN_FORCE' } };
    const facts = effective([...log, correction(log.length + 1, { replaces: 3, by: {} }, { findings })]).map(({ fact }) => fact);
    expect(facts.map((fact) => fact.findings)).toEqual([undefined, { framework: { answer: 'IN_FORCE' } }, undefined, undefined]);
  });

  it.each<[string, Data]>([
    ['nothing', { replaces: 99, by: null }],
    ['itself', { replaces: log.length + 1, by: null }],
    ['something after it', { replaces: log.length + 2, by: null }],
    ['no number', { replaces: Number.NaN, by: null }],
    ['a deadline', { replaces: 4, by: {} }],
    ['the opening, taken out', { replaces: 1, by: null }],
    ['with a text instead of an act', { replaces: 2, by: 'note' }],
    ['with a date later than itself', { replaces: 2, by: { occurredAt: '2024-05-02' } }],
    ['and sets the opening aside', { replaces: 2, by: {}, setAside: [1] }],
    ['and sets a deadline aside', { replaces: 2, by: {}, setAside: [4] }],
    ['and inserts at once', { replaces: 2, by: {}, inserts: { act: 'note' }, after: 2 }],
    ['by inserting after nothing', { replaces: null, inserts: { act: 'note', occurredAt: '2024-03-01', by: {}, data: {} }, after: 99 }],
    ['by saying nothing', {}],
  ])('refuses a correction of %s', (_, data) => {
    const next = { ...LAST_NOTE, seq: log.length + 2 };
    expect(log[3]?.act).toBe('DEADLINE_REACHED');
    expect(() => effective([...log, correction(log.length + 1, data), next])).toThrow(RangeError);
  });

  it('refuses a correction of a correction', () => {
    expect(() => corrected({ replaces: 2, by: null }, { replaces: log.length + 1, by: null })).toThrow(RangeError);
  });
});
