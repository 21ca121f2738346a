import { describe, expect, it } from '@jest/globals';
import { type Instant, type Moment, startOf } from '../calendar/index.js';
import { type Loan, lends, loan, loanParts, opens } from './fixture.test-process.js';
import {
  type Act,
  answerOn,
  asXStateGuards,
  type Beside,
  defineProcess,
  type Fact,
  type Guard,
  lookingAmong,
  NOTHING_FOUND,
  obstacles,
  type Position,
  type ProcessParts,
  play,
  refusal,
  type Step,
  source,
} from './index.js';

/*
 * The lending library again, of which a second one asks: a reader who has another book out gets none; the librarian who
 * lends must not bear the reader's name.
 */
const rules = source('Règlement intérieur d’une bibliothèque imaginaire', 'P0-G2');

const readerHasNothingOut: Guard<Loan> = (_, act, findings) => {
  const answer = findings.otherLoan?.answer;
  if (answer === undefined) return act === undefined ? [] : [refusal('not-looked-up', 'Personne n’a regardé.', rules)];
  return answer === 'lent' ? [refusal('book-out', 'Le lecteur a déjà un livre.', rules)] : [];
};
const librarianIsNotTheReader: Guard<Loan> = (_, act, findings) =>
  act && findings.sameName?.answer === true ? [refusal('same-name', 'Le bibliothécaire se prête à lui-même.', rules)] : [];
const libraryIsKnown: Guard<Loan> = ({ library }) =>
  library.startsWith('bibliotheque') ? [] : [refusal('library-unknown', 'Bibliothèque inconnue.', rules)];

const guards = { ...loanParts.guards, feeIsPaid: readerHasNothingOut, bookIsInGoodState: librarianIsNotTheReader, libraryIsKnown };
const parts: ProcessParts<Loan> = {
  ...loanParts,
  machine: loanParts.machine.provide({ guards: asXStateGuards(guards) } as never),
  guards,
  opens: ['libraryIsKnown'],
  findings: {
    otherLoan: {
      of: 'anotherCase',
      label: 'Un autre prêt du lecteur',
      source: rules,
      acts: ['lend'],
      process: 'book-loan',
      key: (_, act) => (act ? `reader:${String(act.data.reader)}` : undefined),
      asks: 'standing',
    },
    sameName: { of: 'sealedFields', label: 'Même nom', source: rules, acts: ['giveBack'], derive: () => true },
  },
  answers: { standing: ({ situation }) => situation },
  keys: ({ reader }) => (reader === null ? [] : [`reader:${reader}`]),
};
const process = defineProcess(parts);

const recorded = (acts: readonly Act[], until?: Instant): readonly Fact[] =>
  play(loan, acts, until)
    .steps.filter((step): step is Step => step.accepted)
    .map(({ fact }) => fact);
const other: Beside = {
  id: '11111111-1111-4111-8111-111111111111',
  process: { ...loan, answers: parts.answers, keys: parts.keys } as never,
  settings: play(loan, [opens('2024-01-02')]).position?.settings ?? {},
  log: recorded([opens('2024-01-02'), lends('2024-01-03')]),
};
const lendingOn = (day: string) => play(process, [opens('2024-01-02'), lends(day)], undefined, undefined, lookingAmong([other])).steps[1];
const codes = (step: ReturnType<typeof lendingOn>) => (step && !step.accepted ? step.refusals.map(({ code }) => code) : []);

describe('what is found in another case', () => {
  it('is asked for the day of the act, and refuses or allows by it', () => {
    expect(codes(lendingOn('2024-01-10'))).toEqual(['book-out']);
    // the other loan's term has passed by itself: that case is played up to the date
    expect(lendingOn('2024-01-25')?.accepted).toBe(true);
  });

  it('changes at the very instant at which the other case does', () => {
    const due = startOf('2024-01-25' as Moment);
    const before = new Date(Date.parse(due) - 1).toISOString() as Instant;
    expect([answerOn(other, 'standing', before), answerOn(other, 'standing', due)]).toEqual(['lent', 'overdue']);
  });

  it('counts a fact of the other case from when it happened, whenever it was recorded', () => {
    const late = other.log.map((fact) => ({ ...fact, recordedAt: '2024-03-01T08:00:00.000Z' as Instant }));
    expect(answerOn({ ...other, log: late }, 'standing', startOf('2024-01-10' as Moment))).toBe('lent');
    expect(answerOn({ ...other, log: late }, 'standing', startOf('2024-01-02' as Moment))).toBe('requested');
    expect(answerOn({ ...other, log: late }, 'standing', startOf('2024-01-01' as Moment))).toBeNull();
  });

  it('is null when no case is registered under the key, and nothing when nobody looked', () => {
    const alone = play(process, [opens('2024-01-02'), lends('2024-01-10')], undefined, undefined, lookingAmong([])).steps[1] as Step;
    expect(alone.fact.findings).toEqual({ otherLoan: { answer: null } });
    expect(codes(play(process, [opens('2024-01-02'), lends('2024-01-10')]).steps[1])).toEqual(['not-looked-up']);
  });

  it('stands in the fact with the place of the other case, so that a log replays without looking', () => {
    const { steps } = play(process, [opens('2024-01-02'), lends('2024-01-25')], undefined, undefined, lookingAmong([other]));
    const log = (steps as readonly Step[]).map(({ fact }) => fact);
    expect(log.find(({ act }) => act === 'lend')?.findings).toEqual({
      otherLoan: { answer: 'overdue', in: { case: other.id, seq: 2, head: '' } },
    });
    expect((play(process, log).steps as readonly Step[]).map(({ stateHash }) => stateHash)).toEqual(
      (steps as readonly Step[]).map(({ stateHash }) => stateHash),
    );
  });

  it('is said before a form is filled in, to whoever looked', () => {
    const standing = play(process, [opens('2024-01-02')]).position as Position<Loan>;
    const by = { relation: 'library' };
    expect(obstacles(standing, 'lend', by)).toEqual([]);
    const found = { ...NOTHING_FOUND, otherLoan: { answer: 'lent' } };
    expect(obstacles(standing, 'lend', by, undefined, found).map(({ code }) => code)).toEqual(['book-out']);
  });
});

describe('guards of the opening', () => {
  it('read what the opening itself establishes', () => {
    const elsewhere = { ...opens('2024-01-02'), by: { relation: 'library', organisation: 'librairie' }, data: { library: 'librairie' } };
    const { steps, position } = play(process, [elsewhere]);
    expect(position).toBeUndefined();
    expect(codes(steps[0])).toEqual(['library-unknown']);
  });
});

describe('imported facts', () => {
  it('set nothing going, and let the deadlines of their time stand between them', () => {
    const now = '2026-01-01T08:00:00.000Z' as Instant;
    const log = recorded([opens('2024-01-02'), lends('2024-01-03')], now).map((fact) => ({
      ...fact,
      recordedAt: now,
      imported: true as const,
    }));
    const { steps } = play(loan, log);
    expect(steps.every(({ accepted }) => accepted)).toBe(true);
    expect((steps as readonly Step[]).flatMap(({ effects }) => effects)).toEqual([]);
    expect((steps as readonly Step[]).map(({ situation }) => situation)).toContain('overdue');
  });

  it('are told apart from live ones, which must come after every deadline that was due', () => {
    const now = '2026-01-01T08:00:00.000Z' as Instant;
    const live = recorded([opens('2024-01-02'), lends('2024-01-03')]).map((fact) => ({ ...fact, recordedAt: now }));
    expect(codes(play(loan, live).steps[1])).toEqual(['deadline-missing']);
  });
});

describe('notices', () => {
  it('go to everybody when it is time that passed, and nobody decided', () => {
    const { steps } = play(loan, [opens('2024-01-02'), lends('2024-01-03')], '2024-02-01T00:00:00.000Z' as Instant);
    const overdue = (steps as readonly Step[]).find(({ situation, before }) => situation === 'overdue' && before === 'lent');
    expect(overdue?.effects.map(({ content }) => (content as { organisations: unknown }).organisations)).toEqual([
      { library: ['bibliotheque-1'] },
    ]);
  });
});

describe('a definition is refused', () => {
  it.each([
    ['when a guard of the opening does not exist', { opens: ['nobodyKnows'] }],
    ['when something is found for an act that does not exist', { findings: { x: { ...parts.findings?.otherLoan, acts: ['fly'] } } }],
  ])('%s', (_, change) => {
    expect(() => defineProcess({ ...parts, ...(change as object) })).toThrow(/nobodyKnows|fly/);
  });
});
