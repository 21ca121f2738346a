import type { Act } from '../../../machines/kernel/index.js';
import { act, amended, CPOM_SIGNERS, cpom, declines, EVALUATED, framework, NOT_YET, noticeOf, protocol, renews } from './facts.js';
import { HEALTH_SERVICE, PURCHASER, REGIONAL, signatory } from './people.js';

/** What the calendar does in a life of which everything else is said: nothing more, and nothing less. */
export interface Reminded {
  readonly rule: string;
  readonly acts: readonly Act[];
  readonly until: string;
  /** one a line, as `told.ts` writes them */
  readonly lines: string;
}

const by = signatory(REGIONAL);
/** Its withdrawal is asked on 20 January, and nobody has agreed to it yet. */
export const WITHDRAWN: readonly Act[] = [
  ...EVALUATED,
  noticeOf('2026-01-14'),
  act('withdrawNotice', '2026-01-20', {}, signatory(HEALTH_SERVICE)),
];
const accepted = act('acceptWithdrawal', '2026-02-20', { giver: HEALTH_SERVICE }, by);
const two = [...EVALUATED, noticeOf('2025-12-15', REGIONAL), noticeOf('2026-01-05', HEALTH_SERVICE)];

/** Signed protocol: to 13/04/2026; framework: to 27/03 of each year; Cpom: to 29/07/2030. Dates by hand from. */
export const OF_TERMS: readonly Reminded[] = [
  {
    rule: 'concluded ahead of its first day (R1-018)',
    acts: NOT_YET,
    until: '2025-03-02',
    lines: `
      2025-03-01 entryIntoForce → inForce +observer`,
  },
  {
    rule: 'a protocol that nobody evaluates: six, four and three months ahead, then 30 and 7 days (P6, A-06)',
    acts: [protocol()],
    until: '2027-01-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-03-14 evaluationMissing.1!
      2026-03-14 endWarning.2
      2026-04-06 evaluationMissing.2!
      2026-04-13 termEnd → lapsed +observer (frameworkEnded)`,
  },
  {
    rule: 'a protocol evaluated by both, and its second term (P6, A-01)',
    acts: EVALUATED,
    until: '2027-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-03-14 endWarning.2
      2026-04-13 termEnd → inForce +observer
      2026-10-13 evaluationStart
      2026-12-13 noticeDecision
      2027-01-13 endWarning.1
      2027-01-13 lastNoticeDay
      2027-03-14 evaluationMissing.1!
      2027-03-14 endWarning.2
      2027-04-06 evaluationMissing.2!
      2027-04-13 termEnd → lapsed +observer (frameworkEnded)`,
  },
  {
    rule: 'an evaluation that is a mere reservation is asked for, and does not hold it up (A-06)',
    acts: [protocol('2025-04-14', { evaluation: 'RESERVE' })],
    until: '2026-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-03-14 evaluationMissing.1!
      2026-03-14 endWarning.2
      2026-04-06 evaluationMissing.2!
      2026-04-13 termEnd → inForce +observer`,
  },
  {
    rule: 'opposition two months ahead, notice three: two last days (A-04)',
    acts: [protocol('2025-04-14', { opposition: 2, evaluation: 'NONE' })],
    until: '2026-05-01',
    lines: `
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-02-13 lastOppositionDay
      2026-03-14 endWarning.2
      2026-04-13 termEnd → inForce +observer`,
  },
  {
    rule: 'no notice, but an opposition (A-04)',
    acts: [framework('2019-03-20', { opposition: 1 })],
    until: '2020-04-01',
    lines: `
      2019-03-28 entryIntoForce → inForce +observer
      2019-12-28 endWarning.1
      2020-02-26 endWarning.2
      2020-02-27 lastOppositionDay
      2020-03-27 termEnd → inForce +observer`,
  },
  {
    rule: 'the framework of 2019: 90 and 30 days, and in its last year those who rest on it (P2, A-27)',
    acts: [framework()],
    until: '2024-01-01',
    lines: `
      2019-03-28 entryIntoForce → inForce +observer
      2019-12-28 endWarning.1
      2020-02-26 endWarning.2
      2020-03-27 termEnd → inForce +observer
      2020-12-27 endWarning.1
      2021-02-25 endWarning.2
      2021-03-27 termEnd → inForce +observer
      2021-12-27 endWarning.1
      2022-02-25 endWarning.2
      2022-03-27 termEnd → inForce +observer
      2022-12-27 endWarning.1
      2023-01-26 dependantsWarning +observer (frameworkEndsSoon)
      2023-02-25 endWarning.2
      2023-03-27 termEnd → exhausted +observer (frameworkEnded)`,
  },
  {
    rule: 'an express renewal that may still be decided is no certain end (A-28)',
    acts: [framework('2019-03-20', { renewal: 'EXPRESS' })],
    until: '2020-05-01',
    lines: `
      2019-03-28 entryIntoForce → inForce +observer
      2019-12-28 endWarning.1
      2020-02-26 endWarning.2
      2020-03-27 termEnd → notRenewed +observer (frameworkEnded)`,
  },
  {
    rule: 'an express renewal decided (A-28)',
    acts: [framework('2019-03-20', { renewal: 'EXPRESS' }), ...renews('2019-06-03', PURCHASER)],
    until: '2020-05-01',
    lines: `
      2019-03-28 entryIntoForce → inForce +observer
      2019-12-28 endWarning.1
      2020-02-26 endWarning.2
      2020-03-27 termEnd → inForce +observer`,
  },
  {
    rule: 'declined: the end is certain, and said 60 days ahead (P2-E2, A-27)',
    acts: [protocol(), declines('2025-11-03', REGIONAL)],
    until: '2027-01-01',
    lines: `
      2025-10-13 evaluationStart
      2026-01-13 endWarning.1
      2026-02-12 dependantsWarning +observer (frameworkEndsSoon)
      2026-03-14 evaluationMissing.1!
      2026-03-14 endWarning.2
      2026-04-06 evaluationMissing.2!
      2026-04-13 termEnd → notRenewed +observer (frameworkEnded)`,
  },
  {
    rule: 'declined later than 60 days ahead: it was said with the decision (P2-E2)',
    acts: [framework(), declines('2020-03-02', PURCHASER)],
    until: '2021-01-01',
    lines: `
      2019-03-28 entryIntoForce → inForce +observer
      2019-12-28 endWarning.1
      2020-02-26 endWarning.2
      2020-03-27 termEnd → notRenewed +observer (frameworkEnded)`,
  },
  {
    rule: 'a Cpom: twelve and six months ahead of its end (P14, A-77)',
    acts: [cpom()],
    until: '2031-01-01',
    lines: `
      2029-07-29 expiryWarning.1
      2030-01-29 expiryWarning.2
      2030-04-30 endWarning.1
      2030-05-30 dependantsWarning +observer (frameworkEndsSoon)
      2030-06-29 endWarning.2
      2030-07-29 termEnd → expired +observer (frameworkEnded)`,
  },
  {
    rule: 'a Cpom made longer: everything counts to its new end (R4-079)',
    acts: [cpom(), ...amended('2029-09-03', { initialTerm: 72 }, CPOM_SIGNERS)],
    until: '2032-01-01',
    lines: `
      2029-07-29 expiryWarning.1
      2030-07-29 expiryWarning.1
      2031-01-29 expiryWarning.2
      2031-04-30 endWarning.1
      2031-05-30 dependantsWarning +observer (frameworkEndsSoon)
      2031-06-29 endWarning.2
      2031-07-29 termEnd → expired +observer (frameworkEnded)`,
  },
  {
    rule: 'a duration that the text does not state has no end to announce (A-64)',
    acts: [cpom('2025-07-30', CPOM_SIGNERS, { initialTerm: undefined, usualMost: undefined })],
    until: '2033-01-01',
    lines: ``,
  },
  {
    rule: 'renewed without limit, nothing ends it any more (A-05)',
    acts: [protocol('2025-04-14', { renewal: 'TACIT_INDEFINITE', renewalTerm: undefined, evaluation: 'NONE' })],
    until: '2030-01-01',
    lines: `
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-03-14 endWarning.2
      2026-04-13 termEnd → inForce +observer`,
  },
  {
    rule: 'a notice: 30 days ahead of its end, which comes after the term (P6-E1, A-04)',
    acts: [...EVALUATED, noticeOf('2026-01-14')],
    until: '2027-01-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-03-14 endWarning.2
      2026-03-15 noticeEndWarning
      2026-04-13 termEnd → inForce +observer (frameworkEndsSoon)
      2026-04-14 noticeEnd → terminated +observer (frameworkEnded)`,
  },
  {
    rule: 'a notice that ends within the term: the term’s end is announced no more (A-02)',
    acts: [...EVALUATED, noticeOf('2025-12-15')],
    until: '2027-01-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-02-13 noticeEndWarning
      2026-03-15 noticeEnd → terminated +observer (frameworkEnded)`,
  },
  {
    rule: 'a notice withdrawn: the term counts again (P6-E7)',
    acts: [...WITHDRAWN, accepted],
    until: '2026-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-02-04 withdrawalPending.1
      2026-02-19 withdrawalPending.2
      2026-03-14 endWarning.2
      2026-04-13 termEnd → inForce +observer`,
  },
  {
    rule: 'a notice learnt late and withdrawn: the end of the other is announced once (P6-E6, P6-E7)',
    acts: [
      ...EVALUATED,
      noticeOf('2025-12-15'),
      act('verifyContacts', '2026-02-16', {}, by),
      noticeOf('2025-12-10', REGIONAL),
      act('withdrawNotice', '2026-02-17', {}, by),
      act('acceptWithdrawal', '2026-02-17', { giver: REGIONAL }, signatory(HEALTH_SERVICE)),
    ],
    until: '2026-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-02-13 noticeEndWarning
      2026-03-15 noticeEnd → terminated +observer (frameworkEnded)`,
  },
  {
    rule: 'two notices, the first of them withdrawn: the other runs (P6-E6, P6-E7)',
    acts: [
      ...two,
      act('withdrawNotice', '2026-01-06', {}, by),
      act('acceptWithdrawal', '2026-01-06', { giver: REGIONAL }, signatory(HEALTH_SERVICE)),
    ],
    until: '2026-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-03-06 noticeEndWarning
      2026-04-05 noticeEnd → terminated +observer (frameworkEnded)`,
  },
];
