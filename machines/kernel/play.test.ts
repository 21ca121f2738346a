import { describe, expect, it } from '@jest/globals';
import { createMachine } from 'xstate';
import type { Instant } from '../calendar/index.js';
import { cancels, givesBack, type Loan, lends, loan, loanParts, notes, opens } from './fixture.test-process.js';
import {
  type Act,
  type Advance,
  advance,
  begin,
  CALENDAR,
  crossing,
  DEADLINE_REACHED,
  defineProcess,
  type Fact,
  forecast,
  type Position,
  play,
  type Step,
  type Timeline,
} from './index.js';

// lent on 1 March 2024: reminded on 8 and 15 March at 08:00, overdue when 22 March ends
const LENT = [opens('2024-02-28'), lends('2024-03-01')];
const END_OF_TERM = '2024-03-22T23:00:00.000Z';

const at = (text: string) => text as Instant;
const line = (step: Timeline['steps'][number]) =>
  step.accepted
    ? `${step.fact.act === DEADLINE_REACHED ? step.fact.data.name : step.fact.act} -> ${step.situation}`
    : `${step.fact.act} refused: ${step.refusals.map(({ code }) => code)}`;
const lines = (timeline: Timeline<never> | Timeline<Loan>) => timeline.steps.map(line);
const factsOf = (timeline: Timeline<Loan>): Fact[] => timeline.steps.filter((step): step is Step => step.accepted).map(({ fact }) => fact);
const refusalsIn = (timeline: Timeline<Loan>) => timeline.steps.filter(({ accepted }) => !accepted);
const positionAfter = (...acts: Parameters<typeof play>[1]): Position<Loan> => play(loan, acts).position!;
const asFact = (position: Position<Loan>, act: Omit<Fact, 'id' | 'seq' | 'recordedAt'>, recordedAt: string): Fact => ({
  ...act,
  id: 'new',
  seq: position.seq + 1,
  recordedAt: at(recordedAt),
});
const codes = (answer: Advance<Loan>) => ('refused' in answer ? answer.refused.map(({ code }) => code) : []);

describe('play of acts', () => {
  it('inserts each deadline where it falls due, in order, and moves the case when a term ends', () => {
    expect(lines(play(loan, [...LENT, givesBack('2024-04-02')]))).toEqual([
      'open -> requested',
      'lend -> lent',
      'returnReminder.1 -> lent',
      'quiet -> lent', // escalation before reminder, at the same instant
      'returnReminder.2 -> lent',
      'loanTerm -> overdue',
      'giveBack -> returned',
    ]);
  });

  it('dates a deadline of its due instant and tells whom its rule names', () => {
    const { steps } = play(loan, LENT, at('2024-03-31T00:00:00.000Z'));
    const [reminder, , , term] = steps.slice(2) as Step[];
    expect(reminder?.fact).toMatchObject({
      seq: 3,
      occurredAt: '2024-03-08T07:00:00.000Z',
      by: CALENDAR,
      data: { consequence: 'reminder', legalDate: '2024-03-08' },
    });
    expect(reminder?.effects).toMatchObject([
      { type: 'notify', content: { deadline: 'returnReminder.1', to: ['library'], organisations: { library: ['bibliotheque-1'] } } },
    ]);
    expect(term?.fact).toMatchObject({ occurredAt: END_OF_TERM, data: { consequence: 'transition', legalDate: '2024-03-22' } });
    expect(term?.effects).toMatchObject([{ type: 'notify', content: { kind: 'overdue' } }]);
  });

  it('goes on after what it refuses, in its place', () => {
    expect(lines(play(loan, [notes('2024-02-27'), ...LENT, cancels('2024-03-02'), notes('2024-03-03')]))).toEqual([
      'note refused: not-opened',
      'open -> requested',
      'lend -> lent',
      'cancel refused: not-in-this-situation',
      'note -> lent',
    ]);
  });

  it.each([
    ['a day without an hour is on time on the last day of a term', '2024-03-22', ['giveBack -> returned']],
    ['so is the last millisecond', '2024-03-22T22:59:59.999Z', ['giveBack -> returned']],
    ['24:00 is too late: the term has ended first', END_OF_TERM, ['loanTerm -> overdue', 'giveBack -> returned']],
    ['and so is the next day', '2024-03-23', ['loanTerm -> overdue', 'giveBack -> returned']],
  ])('%s', (_, on, expected) => {
    expect(lines(play(loan, [...LENT, givesBack(on)])).slice(5)).toEqual(expected);
  });

  it('lets the order of the list decide within one day', () => {
    const oneDay = [opens('2024-03-01'), lends('2024-03-01T15:00:00.000Z'), notes('2024-03-01'), notes('2024-03-01T09:00:00.000Z')];
    expect(lines(play(loan, oneDay))).toEqual(['open -> requested', 'lend -> lent', 'note -> lent', 'note -> lent']);
    expect(play(loan, oneDay).position?.known.notes).toEqual(['2024-03-01', '2024-03-01T09:00:00.000Z']);
  });

  it('is pure: the same list gives the same timeline, and neither list nor position changes', () => {
    const acts = Object.freeze([...LENT.map((act) => Object.freeze(act)), givesBack('2024-04-02')]);
    const [one, two] = [play(loan, acts), play(loan, acts)];
    expect(one.steps.map((step) => step.accepted && step.stateHash)).toEqual(two.steps.map((step) => step.accepted && step.stateHash));
    expect(JSON.stringify(one.position?.known)).toBe(JSON.stringify(two.position?.known));
    const position = positionAfter(...LENT);
    const before = JSON.stringify(position);
    forecast(position, at('2025-01-01T00:00:00.000Z'), [notes('2024-03-05')]);
    expect(JSON.stringify(position)).toBe(before);
  });

  it('gives every effect an id of its own that depends on its fact and content alone', () => {
    const effects = () => play(loan, LENT, at('2024-12-31T00:00:00.000Z')).steps.flatMap((step) => (step.accepted ? step.effects : []));
    const ids = effects().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(effects().map(({ id }) => id)).toEqual(ids);
  });
});

describe('a fact that comes late', () => {
  const late = (timeline: Position<Loan>, on: string, recordedAt: string) => advance(timeline, asFact(timeline, notes(on), recordedAt));

  it('older than a reminder is accepted', () => {
    const reminded = play(loan, LENT, at('2024-03-16T00:00:00.000Z')).position!;
    expect(codes(late(reminded, '2024-03-05', '2024-03-16T10:00:00.000Z'))).toEqual([]);
  });

  it('older than a term that has changed the situation needs a rectification, and says since when', () => {
    const overdue = play(loan, LENT, at('2024-03-31T00:00:00.000Z')).position!;
    const answer = late(overdue, '2024-03-20', '2024-03-31T10:00:00.000Z');
    expect(codes(answer)).toEqual(['needs-rectification']);
    expect('refused' in answer && answer.refused[0]?.missing).toEqual([{ what: 'date', id: END_OF_TERM }]);
    expect(codes(late(overdue, '2024-03-23', '2024-03-31T10:00:00.000Z'))).toEqual([]);
  });

  it('does not turn back the clock of « no movement »', () => {
    const { position } = play(loan, [...LENT, notes('2024-03-12'), notes('2024-03-05')]);
    expect(position?.known.notes).toEqual(['2024-03-12', '2024-03-05']);
    expect(position?.lastMovement).toMatchObject({ seq: 4, at: '2024-03-12' });
  });

  it('and a case entered years later: what fell due before it was known asks nobody anything, what comes next does', () => {
    const recorded = (act: Act, seq: number, recordedAt: string): Fact => ({ ...act, id: `f-${seq}`, seq, recordedAt: at(recordedAt) });
    const known = '2026-11-23T10:00:00.000Z';
    const opened = begin(loan, recorded(opens('2024-02-28'), 1, known));
    if ('refused' in opened) throw new Error('refused');
    const crossed = [...crossing(opened.position, at('2026-12-31T00:00:00.000Z'))].map(({ step }) => step);
    expect(crossed.length).toBeGreaterThan(30);
    const told = crossed.filter(({ effects }) => effects.length > 0).map(({ fact }) => fact.occurredAt);
    expect(told).toEqual(crossed.map(({ fact }) => fact.occurredAt).filter((due) => due >= known));
    expect(told.length).toBe(2);
  });

  it('brings late deadlines with it, learnt after what was learnt before', () => {
    const { steps } = play(loan, [opens('2024-04-01'), lends('2024-03-01')], at('2024-04-03T00:00:00.000Z'));
    const facts = steps.filter((step): step is Step => step.accepted).map(({ fact }) => fact);
    expect(facts.map(({ recordedAt }) => recordedAt)).toEqual(facts.map(({ recordedAt }) => recordedAt).sort());
    expect(facts.some(({ act, occurredAt, recordedAt }) => act === DEADLINE_REACHED && occurredAt < recordedAt)).toBe(true);
    expect(refusalsIn(play(loan, facts))).toEqual([]);
  });

  it('of tomorrow is refused, today’s is not (A-95)', () => {
    const position = positionAfter(...LENT);
    expect(codes(late(position, '2024-03-06', '2024-03-05T22:59:59.999Z'))).toEqual(['in-the-future']);
    expect(codes(late(position, '2024-03-06', '2024-03-05T23:00:00.000Z'))).toEqual([]);
    expect(codes(late(position, '2024-03-05T12:00:00.001Z', '2024-03-05T12:00:00.000Z'))).toEqual(['in-the-future']);
  });
});

describe('play of a log', () => {
  const acts = [...LENT, notes('2024-03-09'), givesBack('2024-04-02')];
  const timeline = play(loan, acts);
  const log = factsOf(timeline);
  const refusedAt = (facts: readonly Fact[]) =>
    play(loan, facts).steps.flatMap((step, index) => (step.accepted ? [] : [`${index + 1}: ${step.refusals[0]?.code}`]));

  it('gives the same hash in every step as the acts it was made from, and inserts nothing', () => {
    const replayed = play(loan, log);
    expect(replayed.steps.map((step) => step.accepted && step.stateHash)).toEqual(
      timeline.steps.map((step) => step.accepted && step.stateHash),
    );
    expect(replayed.steps).toHaveLength(log.length);
    expect(new Set(replayed.steps.map((step) => step.accepted && step.stateHash)).size).toBe(log.length);
  });

  it('finds a deadline that is missing, at the act that stands in its place', () => {
    const without = log.filter(({ data }) => data.name !== 'returnReminder.1').map((fact, index) => ({ ...fact, seq: index + 1 }));
    expect(refusedAt(without)[0]).toBe('3: deadline-missing');
  });

  it('finds a gap', () => {
    expect(refusedAt(log.filter(({ seq }) => seq !== 4))[0]).toBe('4: gap-in-the-log');
  });

  it.each([
    ['another name', { data: { name: 'loanTerm', due: '2024-03-08T07:00:00.000Z' } }],
    ['another due instant', { data: { name: 'returnReminder.1', due: '2024-03-09T07:00:00.000Z' } }],
    ['another date', { occurredAt: '2024-03-09' as Instant }],
    ['a time before it was due', { recordedAt: at('2024-03-08T06:59:59.999Z') }],
    ['the voice of a person', { by: { relation: 'library', organisation: 'bibliotheque-1' } }],
  ])('finds a deadline recorded under %s', (_, change) => {
    expect(refusedAt(log.map((fact) => (fact.seq === 3 ? { ...fact, ...change } : fact)))[0]).toBe('3: deadline-not-due');
  });

  it('finds a deadline where none runs', () => {
    const ended = play(loan, [opens('2024-02-28'), cancels('2024-03-01')]).position!;
    const fact = asFact(
      ended,
      { act: DEADLINE_REACHED, occurredAt: at(END_OF_TERM), by: CALENDAR, data: { name: 'loanTerm', due: END_OF_TERM } },
      END_OF_TERM,
    );
    expect(codes(advance(ended, fact))).toEqual(['deadline-not-due']);
  });
});

describe('a term whose guard says no', () => {
  const config = loanParts.machine.config as unknown as { states: { lent: { on: { DEADLINE_REACHED: object } } } };
  const { lent } = config.states;
  const on = { ...lent.on, DEADLINE_REACHED: { ...lent.on.DEADLINE_REACHED, guard: 'bookIsInGoodState' } };
  const machine = createMachine(
    { ...config, states: { ...config.states, lent: { ...lent, on } } } as never,
    loanParts.machine.implementations as never,
  );
  const unmoved = defineProcess({ ...loanParts, machine });

  it('has passed all the same: it is recorded once, the case stays, and goes on', () => {
    const timeline = play(unmoved, [...LENT, notes('2024-03-25'), notes('2024-03-20'), givesBack('2024-04-02')]);
    expect(lines(timeline).slice(5)).toEqual(['loanTerm -> lent', 'note -> lent', 'note -> lent', 'giveBack -> returned']);
    expect(refusalsIn(play(unmoved, factsOf(timeline)))).toEqual([]);
  });
});

describe('forecast', () => {
  it('says what comes when nothing is done, up to a date', () => {
    const position = positionAfter(...LENT);
    expect(lines(forecast(position, at('2024-05-01T00:00:00.000Z')))).toEqual([
      'returnReminder.1 -> lent',
      'quiet -> lent',
      'returnReminder.2 -> lent',
      'loanTerm -> overdue',
      'quiet.2 -> overdue', // 14 + 30 days after the last act: a term’s end is no movement
    ]);
    expect(forecast(position, at('2024-03-08T06:59:59.999Z')).steps).toEqual([]);
  });

  it('says what comes if something is done', () => {
    const whatIf = forecast(positionAfter(...LENT), at('2024-05-15T00:00:00.000Z'), [notes('2024-03-10'), givesBack('2024-03-11')]);
    expect(lines(whatIf)).toEqual(['returnReminder.1 -> lent', 'note -> lent', 'giveBack -> returned']);
  });

  it('crosses deadlines as facts with the ids it is given, recorded when they are noticed', () => {
    const crossed = [
      ...crossing(positionAfter(...LENT), at('2024-03-16T00:00:00.000Z'), (seq) => `uuid-${seq}`, at('2024-03-16T00:00:00.000Z')),
    ];
    expect(crossed.map(({ step: { fact } }) => [fact.id, fact.seq, fact.occurredAt < fact.recordedAt])).toEqual([
      ['uuid-3', 3, true],
      ['uuid-4', 4, true],
      ['uuid-5', 5, true],
    ]);
  });

  it('settings of the case, not of the process, decide its delays', () => {
    const { position } = play(loan, LENT, undefined, { reminders: ['P3D'], quiet: ['P200D'], quietAgain: ['P30D'] });
    expect(position?.deadlines.map(({ name, due }) => `${name} ${due}`)).toEqual([
      'returnReminder 2024-03-04T07:00:00.000Z',
      `loanTerm ${END_OF_TERM}`,
      'quiet 2024-09-17T06:00:00.000Z',
    ]);
  });
});
