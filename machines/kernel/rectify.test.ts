import { describe, expect, it } from '@jest/globals';
import { cancels, givesBack, lends, loan, notes, opens } from './fixture.test-process.js';
import { type Act, advance, changesNothing, type Data, difference, follow, play, retell, type Step } from './index.js';
import { at, Case, replays, settings, state } from './recorded-loan.test-process.js';
import { askedBeyond } from './rectify.js';

// lent on 1 March 2024: reminded on 8 and 15 March at 08:00, overdue when 22 March ends
const LENT = [opens('2024-02-28'), lends('2024-03-01')];
const TERM = '2024-03-22T23:00:00.000Z';

describe('a typo', () => {
  const lent = Case.of([...LENT, notes('2024-03-02')], '2024-03-10T00:00:00.000Z');
  const typo = { replaces: 2, by: { data: { reader: 'p1', paid: true, remark: 'corrigée' } } };

  it('changes nothing that anybody acts upon, so that one person corrects it', () => {
    expect(changesNothing(lent.shows(typo))).toBe(true);
  });

  it('leaves the case where it was, at its own place', () => {
    const { position, step, log } = lent.rectified(typo);
    expect(state(position)).toEqual(state(lent.position));
    expect(position).toMatchObject({ seq: log.length, clock: '2024-03-10T00:00:00.000Z', lastTransition: undefined });
    expect(step).toMatchObject({ before: 'lent', situation: 'lent', closed: false, effects: [], source: { assumed: true } });
    expect(step?.stateHash).toMatch(/^[0-9a-f]{64}$/);
    replays(lent.rectified(typo));
  });

  it('goes on from there', () => {
    const returned = lent.rectified(typo).afterwards(givesBack('2024-03-16'), '2024-03-16T09:00:00.000Z');
    expect(returned.position.situation).toBe('returned');
    expect(returned.log.slice(-2).map(({ data, act }) => data.name ?? act)).toEqual(['quiet', 'giveBack']);
    replays(returned);
  });
});

describe('a corrected date', () => {
  it('moves the deadlines that count from it, and shows which', () => {
    const lent = Case.of(LENT, '2024-03-05T00:00:00.000Z');
    const shown = lent.shows({ replaces: 2, by: { occurredAt: '2024-02-29' } });
    expect(changesNothing(shown)).toBe(false);
    expect(shown).toMatchObject({ situations: [], stands: null, unlawful: [] });
    expect(shown.deadlines).toEqual([
      { name: 'loanTerm', label: 'Fin du prêt', before: TERM, after: '2024-03-21T23:00:00.000Z', reached: false },
      {
        name: 'quiet',
        label: 'Prêt sans mouvement',
        before: '2024-03-15T07:00:00.000Z',
        after: '2024-03-14T07:00:00.000Z',
        reached: false,
      },
      {
        name: 'returnReminder.1',
        label: 'Livre à rendre',
        before: '2024-03-08T07:00:00.000Z',
        after: '2024-03-07T07:00:00.000Z',
        reached: false,
      },
      {
        name: 'returnReminder.2',
        label: 'Livre à rendre',
        before: '2024-03-15T07:00:00.000Z',
        after: '2024-03-14T07:00:00.000Z',
        reached: false,
      },
    ]);
    const { position, step } = lent.rectified({ replaces: 2, by: { occurredAt: '2024-02-29' } });
    expect(position.deadlines[0]).toMatchObject({
      name: 'returnReminder.1',
      due: '2024-03-07T07:00:00.000Z',
      explanation: { anchor: { seq: 2 } },
    });
    // the slip says on which day the book was lent: it is drawn up again
    expect(step?.effects).toMatchObject([{ type: 'draftDocument', content: { document: 'slip', on: '2024-02-29' } }]);
    expect(step?.effects[0]?.id).toMatch(/^rectified-3:[0-9a-f]{16}$/);
    expect(shown.effects).toEqual({
      anew: [{ seq: 2, act: 'lend', type: 'draftDocument', kind: 'slip', again: true }],
      past: [{ seq: 2, act: 'lend', type: 'draftDocument', kind: 'slip' }],
    });
  });

  it('tells nobody again of what fell due in the past, and of nothing that it makes due there', () => {
    const lent = Case.of(LENT, '2024-03-10T00:00:00.000Z');
    const earlier = lent.rectified({ replaces: 2, by: { occurredAt: '2024-02-29' } });
    expect(earlier.position.reached).toEqual({ 'returnReminder.1': '2024-03-07T07:00:00.000Z' });
    expect(earlier.step?.effects.map(({ type }) => type)).toEqual(['draftDocument']);
    expect(
      lent.shows({ replaces: 2, by: { occurredAt: '2024-02-29' } }).deadlines.find(({ name }) => name === 'returnReminder.1')?.reached,
    ).toBe(true);
    replays(earlier.afterwards(notes('2024-03-12'), '2024-03-12T12:00:00.000Z'));
  });

  it('ends a term that had not ended, and says what that asks for', () => {
    const lent = Case.of([opens('2024-02-20'), lends('2024-03-01')], '2024-03-12T00:00:00.000Z');
    const shown = lent.shows({ replaces: 2, by: { occurredAt: '2024-02-18' } });
    expect(shown.stands).toEqual({ before: 'lent', after: 'overdue' });
    expect(shown.effects.anew.map(({ kind }) => kind)).toEqual(['slip', 'overdue']);
    const overdue = lent.rectified({ replaces: 2, by: { occurredAt: '2024-02-18' } });
    expect(overdue.position).toMatchObject({ situation: 'overdue', lastTransition: '2024-03-10T23:00:00.000Z' });
    replays(overdue.afterwards(givesBack('2024-03-12'), '2024-03-12T12:00:00.000Z'));
  });

  it('takes a term back that ended too early, as if it had never ended; what was told of it is past', () => {
    const overdue = Case.of([opens('2024-02-28'), lends('2024-03-01')], '2024-03-25T00:00:00.000Z');
    expect(overdue.position.situation).toBe('overdue');
    const shown = overdue.shows({ replaces: 2, by: { occurredAt: '2024-03-15' } });
    expect(shown).toMatchObject({
      stands: { before: 'overdue', after: 'lent' },
      effects: { past: [{ kind: 'slip' }, { kind: 'overdue' }] },
    });
    const lent = overdue.rectified({ replaces: 2, by: { occurredAt: '2024-03-15' } });
    expect(lent.position).toMatchObject({ situation: 'lent', lastTransition: undefined });
    replays(lent.afterwards(givesBack('2024-03-26'), '2024-03-26T12:00:00.000Z'));
  });

  it('before a term that moved the case stands before it, whenever it was written down', () => {
    const returned = Case.of([...LENT, givesBack('2024-03-25')], '2024-03-26T00:00:00.000Z');
    const place = returned.position.seq;
    const inTime = returned.rectified({ replaces: place, by: { occurredAt: '2024-03-20' } });
    expect(returned.shows({ replaces: place, by: { occurredAt: '2024-03-20' } })).toMatchObject({
      stands: null,
      unlawful: [],
      effects: { past: [{ kind: 'overdue' }] },
    });
    expect(inTime.position.reached).not.toHaveProperty('loanTerm');
    replays(inTime);
  });
});

describe('what the corrected case would refuse', () => {
  const returned = Case.of([...LENT, notes('2024-03-04'), givesBack('2024-03-06')], '2024-03-10T00:00:00.000Z');
  const unpaid = { replaces: 2, by: { data: { reader: 'p1', paid: false } } };

  it('is shown with its reasons, fact by fact', () => {
    const { unlawful, stands, situations } = returned.shows(unpaid);
    expect(unlawful.map(({ seq, act, refusals }) => [seq, act, refusals.map(({ code }) => code)])).toEqual([
      [2, 'lend', ['fee-not-paid']],
      [3, 'note', ['not-in-this-situation']],
      [4, 'giveBack', ['not-in-this-situation']],
    ]);
    expect(unlawful[0]?.refusals[0]?.source.text).toContain('Règlement');
    expect(stands).toEqual({ before: 'returned', after: 'requested' });
    expect(situations.map(({ seq, before, after }) => [seq, before, after])).toEqual([
      [2, 'lent', null],
      [3, 'lent', null],
      [4, 'returned', null],
    ]);
  });

  it('is refused, unless each of these facts is given up', () => {
    expect(returned.refusedCodes(unpaid)).toEqual(['fee-not-paid', 'not-in-this-situation', 'not-in-this-situation']);
    expect(returned.refusedCodes({ ...unpaid, setAside: [2, 3] })).toEqual(['not-in-this-situation']);
    const open = returned.rectified({ ...unpaid, setAside: [2, 3, 4] });
    expect(open.position).toMatchObject({ situation: 'requested', closed: false, known: { reader: null, notes: [] } });
    replays(open.afterwards(lends('2024-03-11'), '2024-03-11T10:00:00.000Z'));
  });

  it('may be an end that never came: the case is open again', () => {
    const open = returned.rectified({ replaces: 4, by: null });
    expect(open.position).toMatchObject({ situation: 'lent', closed: false });
    expect(open.position.reached).toEqual({ 'returnReminder.1': '2024-03-08T07:00:00.000Z' });
    replays(open.afterwards(givesBack('2024-03-12'), '2024-03-12T10:00:00.000Z'));
  });

  it('and what comes after another end', () => {
    const cancelled = Case.of([opens('2024-02-28'), lends('2024-03-01')], '2024-03-02T12:00:00.000Z');
    const late = cancelled.correction({ replaces: null, inserts: cancels('2024-02-29') as unknown as Data, after: 1 });
    expect(difference({ process: loan, settings, log: cancelled.log }, late).unlawful.map(({ seq }) => seq)).toEqual([2]);
  });
});

describe('what a correction asks for', () => {
  const asking = (...documents: readonly string[]) => ({
    steps: documents.map((document, index): Step => {
      const { step } = Case.of(LENT, '2024-03-02T00:00:00.000Z').rectified({ replaces: 2, by: {} });
      return { ...(step as Step), effects: [{ id: String(index), type: 'draftDocument', content: { document } }] };
    }),
  });
  const beyond = (before: readonly string[], after: readonly string[]) =>
    askedBeyond(asking(...before), asking(...after)).map(([, { content }]) => (content as { document: string }).document);

  it('is asked for as often as it had not been', () => {
    expect(beyond(['slip'], ['slip'])).toEqual([]);
    expect(beyond(['slip'], ['slip', 'slip', 'note'])).toEqual(['slip', 'note']);
    expect(beyond(['slip', 'slip'], ['slip'])).toEqual([]);
  });
});

describe('several corrections', () => {
  const lent = Case.of([opens('2024-02-20'), lends('2024-03-01'), notes('2024-03-02')], '2024-03-04T00:00:00.000Z');

  it('of one place: the last holds, and one back to the beginning undoes the first', () => {
    const twice = lent
      .rectified({ replaces: 2, by: { occurredAt: '2024-02-25' } })
      .rectified({ replaces: 2, by: { occurredAt: '2024-02-26' } });
    expect(twice.position.known.lent?.at).toBe('2024-02-26');
    const back = twice.rectified({ replaces: 2, by: { occurredAt: '2024-03-01' } });
    expect(state(back.position)).toEqual(state(lent.position));
    replays(back);
  });

  it('of two places stand beside each other', () => {
    const both = lent.rectified({ replaces: 2, by: { occurredAt: '2024-02-25' } }).rectified({ replaces: 3, by: null });
    expect(both.position.known).toMatchObject({ lent: { at: '2024-02-25' }, notes: [] });
    replays(both.afterwards(notes('2024-03-05'), '2024-03-05T10:00:00.000Z').rectified({ replaces: 2, by: { occurredAt: '2024-02-24' } }));
  });

  it('of a correction itself are refused', () => {
    const once = lent.rectified({ replaces: 2, by: { occurredAt: '2024-02-25' } });
    expect(once.refusedCodes({ replaces: once.position.seq, by: null })).toEqual(['unreadable-correction']);
  });
});

describe('an act that was learnt late', () => {
  const overdue = Case.of([...LENT, notes('2024-03-02')], '2024-03-31T00:00:00.000Z');
  const late = { replaces: null, inserts: givesBack('2024-03-20') as unknown as Data, after: 3 };

  it('stands before the term that had moved the case', () => {
    expect(overdue.position.situation).toBe('overdue');
    expect(overdue.shows(late)).toMatchObject({ stands: { before: 'overdue', after: 'returned' }, unlawful: [] });
    const returned = overdue.rectified(late);
    expect(returned.position).toMatchObject({ situation: 'returned', closed: true });
    expect(Object.keys(returned.position.reached)).toEqual(['returnReminder.1', 'returnReminder.2', 'quiet']);
    replays(returned);
    expect(returned.rectified({ replaces: returned.position.seq, by: null }).position.situation).toBe('overdue');
  });
});

describe('a case that began on paper', () => {
  const recorded = '2026-11-23T10:00:00.000Z';
  const imported = (acts: readonly Act[] = [...LENT, givesBack('2024-03-12')]): Case => {
    const { steps } = play(loan, acts);
    const log = steps.flatMap((step) => (step.accepted ? [{ ...step.fact, recordedAt: at(recorded), imported: true as const }] : []));
    const { position } = play(loan, log);
    const here = Case.of([opens('2024-02-28')], '2024-02-28T12:00:00.000Z');
    return Object.assign(Object.create(Object.getPrototypeOf(here)), { log, position, now: at(recorded) });
  };

  it('has its deadlines counted anew between its dates, and asks nobody anything', () => {
    const { position, step } = imported().rectified({ replaces: 2, by: { occurredAt: '2024-02-28' } });
    expect(position).toMatchObject({ situation: 'returned', reached: { 'returnReminder.1': '2024-03-06T07:00:00.000Z' } });
    expect(step?.effects).toEqual([]);
    replays(imported().rectified({ replaces: 2, by: { occurredAt: '2024-02-28' } }));
  });

  it('has a corrected act told on its new date: what fell due before that came first', () => {
    const here = imported([...LENT, notes('2024-03-02'), givesBack('2024-03-21')]);
    expect(here.position.reached).toMatchObject({ quiet: '2024-03-16T07:00:00.000Z' });
    const { position } = here.rectified({ replaces: 3, by: { occurredAt: '2024-03-20' } });
    expect(position.reached).toMatchObject({ quiet: '2024-03-15T07:00:00.000Z', 'returnReminder.2': '2024-03-15T07:00:00.000Z' });
  });

  it('and a typo in it is a typo', () => {
    const here = imported();
    expect(changesNothing(here.shows({ replaces: 2, by: { data: { ...here.log[1]?.data, remark: 'x' } } }))).toBe(true);
    expect(state(here.rectified({ replaces: 2, by: {} }).position)).toEqual(state(here.position));
  });
});

describe('a log with a correction in it', () => {
  it('keeps each deadline that it recorded in its place; one that only a correction made due stands with the last fact', () => {
    const reminded = Case.of(LENT, '2024-03-10T00:00:00.000Z');
    const places = (here: Case) =>
      retell({ process: loan, settings, log: here.log }, here.now).steps.map(({ fact: { seq, id, data } }) => [seq, id, data.name]);
    expect(places(reminded.rectified({ replaces: 2, by: {} })).at(-1)).toEqual([3, 'fact-3', 'returnReminder.1']);
    expect(places(reminded.rectified({ replaces: 2, by: { occurredAt: '2024-02-29' } })).at(-1)).toEqual([
      4,
      'rectified-4:returnReminder.1',
      'returnReminder.1',
    ]);
  });

  const lent = Case.of([opens('2024-02-20'), lends('2024-03-01')], '2024-03-04T00:00:00.000Z');

  it('records what fell due before the correction first', () => {
    const late = lent.correction({ replaces: 2, by: {} }, at('2024-03-09T00:00:00.000Z'));
    const outcome = follow(loan, lent.position, late, settings, lent.log);
    expect('refused' in outcome && outcome.refused.map(({ code }) => code)).toEqual(['deadline-missing']);
  });

  it('is no act of anybody: a correction is followed, never brought in', () => {
    const outcome = advance(lent.position, lent.correction({ replaces: 2, by: {} }));
    expect('refused' in outcome && outcome.refused.map(({ code }) => code)).toEqual(['not-in-this-situation']);
  });

  it('is followed with all the facts before it, or not at all', () => {
    expect(() => follow(loan, lent.position, lent.correction({ replaces: 2, by: {} }), settings, [])).toThrow(/whole log/);
  });
});
