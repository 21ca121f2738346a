import type { Act, Data } from '../../../machines/kernel/index.js';
import {
  act,
  amended,
  BOTH,
  CPOM_SIGNERS,
  cpom,
  ENDLESS,
  EVERY_DUTY,
  evaluated,
  FIRST_YEAR,
  NOT_YET,
  orderContract,
  protocolDraft,
} from './facts.js';
import { HEALTH_SERVICE, PURCHASER, REGIONAL, signatory } from './people.js';
import { type Reminded, WITHDRAWN } from './reminded.js';

const busy = (change: Data = {}) => cpom('2025-07-30', CPOM_SIGNERS, { initialTerm: 18, duties: EVERY_DUTY, ...change });
const by = signatory(REGIONAL);
const DONE: readonly Act[] = [
  busy(),
  act('recordMeeting', '2025-10-01', { kind: 'SERVICES', present: [{ organisation: REGIONAL }, { organisation: HEALTH_SERVICE }] }, by),
  act('recordReview', '2025-12-01', { cycle: 'BOTH' }, by),
  act('verifyContacts', '2026-01-15', {}, by),
  act('recordIndicators', '2026-03-02', FIRST_YEAR, by),
  act('recordSurvey', '2026-05-04', { year: 2026 }, by),
  act('recordReview', '2026-07-01', { cycle: 'SERVICE' }, by),
  act('recordReview', '2026-07-02', { cycle: 'JOINT' }, by),
];

/** What is due every year, and what waits for somebody. */
export const OF_DUTIES: readonly Reminded[] = [
  {
    rule: 'a draft: each signature is asked for after 15 and 30 days (A-12)',
    acts: [protocolDraft()],
    until: '2025-12-31',
    lines: `
      2025-04-16 signaturePending.1
      2025-05-01 signaturePending.2`,
  },
  {
    rule: 'a revised draft is asked for anew (A-12)',
    acts: [orderContract(), act('reviseDraft', '2025-01-20', orderContract().data, { relation: 'keeper', organisation: PURCHASER })],
    until: '2025-12-31',
    lines: `
      2025-02-04 signaturePending.1
      2025-02-19 signaturePending.2`,
  },
  {
    rule: 'an amendment that waits before the first day (R4-079)',
    acts: [...NOT_YET, ...amended('2025-01-10', { initialTerm: 18 }, [], PURCHASER)],
    until: '2025-03-02',
    lines: `
      2025-01-25 amendmentPending.1
      2025-02-09 amendmentPending.2
      2025-03-01 entryIntoForce → inForce +observer`,
  },
  {
    rule: 'every duty, and none done (P18, A-54, R4-072, R4-169, R4-178, R4-183)',
    acts: [busy()],
    until: '2028-01-01',
    lines: `
      2025-11-30 jointReviewReminder.1
      2025-11-30 serviceReviewReminder.1
      2025-12-30 jointReviewReminder.2
      2025-12-30 serviceReviewReminder.2
      2026-01-22 jointReviewReminder.3
      2026-01-22 serviceReviewReminder.3
      2026-01-29 jointReviewDue!
      2026-01-29 serviceReviewDue!
      2026-01-29 expiryWarning.1
      2026-05-01 surveyReminder.1
      2026-05-30 indicatorsReminder.1
      2026-05-30 jointReviewReminder.1
      2026-05-30 meetingReminder.1
      2026-05-30 serviceReviewReminder.1
      2026-05-31 surveyReminder.2
      2026-06-23 surveyReminder.3
      2026-06-29 indicatorsReminder.2
      2026-06-29 jointReviewReminder.2
      2026-06-29 meetingReminder.2
      2026-06-29 serviceReviewReminder.2
      2026-06-30 surveyDue!
      2026-07-22 indicatorsReminder.3
      2026-07-22 jointReviewReminder.3
      2026-07-22 meetingReminder.3
      2026-07-22 serviceReviewReminder.3
      2026-07-29 indicatorsDue!
      2026-07-29 jointReviewDue!
      2026-07-29 meetingDue!
      2026-07-29 serviceReviewDue!
      2026-07-29 expiryWarning.2
      2026-07-30 contactsDue!
      2026-10-31 endWarning.1
      2026-11-30 dependantsWarning +observer (frameworkEndsSoon)
      2026-11-30 jointReviewReminder.1
      2026-11-30 serviceReviewReminder.1
      2026-12-30 endWarning.2
      2026-12-30 jointReviewReminder.2
      2026-12-30 serviceReviewReminder.2
      2027-01-22 jointReviewReminder.3
      2027-01-22 serviceReviewReminder.3
      2027-01-29 jointReviewDue!
      2027-01-29 serviceReviewDue!
      2027-01-29 termEnd → expired +observer (frameworkEnded)`,
  },
  {
    rule: 'every duty, each done in time: only the next one is due (P18, R2-050, R2-051, R2-052, R2-054, R4-072, R4-169, R4-183)',
    acts: DONE,
    until: '2027-02-01',
    lines: `
      2025-11-30 jointReviewReminder.1
      2025-11-30 serviceReviewReminder.1
      2026-01-29 expiryWarning.1
      2026-05-01 surveyReminder.1
      2026-05-30 jointReviewReminder.1
      2026-05-30 serviceReviewReminder.1
      2026-06-29 jointReviewReminder.2
      2026-06-29 serviceReviewReminder.2
      2026-07-29 expiryWarning.2
      2026-10-31 endWarning.1
      2026-11-30 dependantsWarning +observer (frameworkEndsSoon)
      2026-11-30 jointReviewReminder.1
      2026-11-30 serviceReviewReminder.1
      2026-12-30 endWarning.2
      2026-12-30 jointReviewReminder.2
      2026-12-30 serviceReviewReminder.2
      2027-01-15 contactsDue!
      2027-01-22 jointReviewReminder.3
      2027-01-22 serviceReviewReminder.3
      2027-01-29 jointReviewDue!
      2027-01-29 serviceReviewDue!
      2027-01-29 termEnd → expired +observer (frameworkEnded)`,
  },
  {
    rule: 'two half-yearly cycles are counted separately: one that is held does not stand for the other (A-82, R4-169, R4-178)',
    acts: [
      busy({ initialTerm: 12, duties: [{ duty: 'HALF_YEARLY_REVIEW' }] }),
      act('recordReview', '2025-12-01', { cycle: 'SERVICE' }, by),
      act('recordReview', '2026-07-01', { cycle: 'JOINT' }, by),
    ],
    until: '2027-01-01',
    lines: `
      2025-11-30 jointReviewReminder.1
      2025-11-30 serviceReviewReminder.1
      2025-12-30 jointReviewReminder.2
      2026-01-22 jointReviewReminder.3
      2026-01-29 jointReviewDue!
      2026-01-29 expiryWarning.2
      2026-04-30 endWarning.1
      2026-05-30 dependantsWarning +observer (frameworkEndsSoon)
      2026-05-30 jointReviewReminder.1
      2026-05-30 serviceReviewReminder.1
      2026-06-29 endWarning.2
      2026-06-29 jointReviewReminder.2
      2026-06-29 serviceReviewReminder.2
      2026-07-22 serviceReviewReminder.3
      2026-07-29 serviceReviewDue!
      2026-07-29 termEnd → expired +observer (frameworkEnded)`,
  },
  {
    rule: 'a year that ends with the calendar’s last day is due, and so is the term (R1-018, A-01)',
    acts: [cpom('2035-01-01', CPOM_SIGNERS, { initialTerm: 24, duties: [{ duty: 'MEETING' }] })],
    until: '2037-01-01',
    lines: `
      2035-11-01 meetingReminder.1
      2035-12-01 meetingReminder.2
      2035-12-24 meetingReminder.3
      2035-12-31 meetingDue!
      2035-12-31 expiryWarning.1
      2036-06-30 expiryWarning.2
      2036-10-02 endWarning.1
      2036-11-01 dependantsWarning +observer (frameworkEndsSoon)
      2036-11-01 meetingReminder.1
      2036-12-01 endWarning.2
      2036-12-01 meetingReminder.2
      2036-12-24 meetingReminder.3
      2036-12-31 meetingDue!
      2036-12-31 termEnd → expired +observer (frameworkEnded)`,
  },
  {
    rule: 'without an end, an evaluation is due every year of the agreement, and reminded of (R2-076, R2-077, A-05)',
    acts: [ENDLESS, ...evaluated('2026-12-01', BOTH)],
    until: '2028-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-03-14 evaluationMissing.1!
      2026-03-14 endWarning.2
      2026-04-06 evaluationMissing.2!
      2026-04-13 termEnd → inForce +observer
      2028-02-13 evaluationReminder.1
      2028-03-14 evaluationReminder.2
      2028-04-06 evaluationReminder.3
      2028-04-13 evaluationDue!`,
  },
  {
    rule: 'without an end, an evaluation signed by one is still due (R2-077, P6-E4)',
    acts: [ENDLESS, ...evaluated('2026-12-01', BOTH.slice(1))],
    until: '2027-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-03-14 evaluationMissing.1!
      2026-03-14 endWarning.2
      2026-04-06 evaluationMissing.2!
      2026-04-13 termEnd → inForce +observer
      2027-02-12 evaluationReminder.1
      2027-03-14 evaluationReminder.2
      2027-04-06 evaluationReminder.3
      2027-04-13 evaluationDue!`,
  },
  {
    rule: 'duties of an agreement without an end are announced all the same (A-64, R2-054)',
    acts: [busy({ initialTerm: undefined, usualMost: undefined })],
    until: '2026-12-31',
    lines: `
      2025-11-30 jointReviewReminder.1
      2025-11-30 serviceReviewReminder.1
      2025-12-30 jointReviewReminder.2
      2025-12-30 serviceReviewReminder.2
      2026-01-22 jointReviewReminder.3
      2026-01-22 serviceReviewReminder.3
      2026-01-29 jointReviewDue!
      2026-01-29 serviceReviewDue!
      2026-05-01 surveyReminder.1
      2026-05-30 indicatorsReminder.1
      2026-05-30 jointReviewReminder.1
      2026-05-30 meetingReminder.1
      2026-05-30 serviceReviewReminder.1
      2026-05-31 surveyReminder.2
      2026-06-23 surveyReminder.3
      2026-06-29 indicatorsReminder.2
      2026-06-29 jointReviewReminder.2
      2026-06-29 meetingReminder.2
      2026-06-29 serviceReviewReminder.2
      2026-06-30 surveyDue!
      2026-07-22 indicatorsReminder.3
      2026-07-22 jointReviewReminder.3
      2026-07-22 meetingReminder.3
      2026-07-22 serviceReviewReminder.3
      2026-07-29 indicatorsDue!
      2026-07-29 jointReviewDue!
      2026-07-29 meetingDue!
      2026-07-29 serviceReviewDue!
      2026-07-30 contactsDue!
      2026-11-30 jointReviewReminder.1
      2026-11-30 serviceReviewReminder.1
      2026-12-30 jointReviewReminder.2
      2026-12-30 serviceReviewReminder.2`,
  },
  {
    rule: 'a withdrawal that waits for the other’s agreement: 15 and 30 days (P6-E7)',
    acts: WITHDRAWN,
    until: '2026-05-01',
    lines: `
      2025-10-13 evaluationStart
      2025-12-13 noticeDecision
      2026-01-13 endWarning.1
      2026-01-13 lastNoticeDay
      2026-02-04 withdrawalPending.1
      2026-02-19 withdrawalPending.2
      2026-03-14 endWarning.2
      2026-03-15 noticeEndWarning
      2026-04-13 termEnd → inForce +observer (frameworkEndsSoon)
      2026-04-14 noticeEnd → terminated +observer (frameworkEnded)`,
  },
  {
    rule: 'an amendment that waits for signatures: 15 and 30 days (R4-079)',
    acts: [cpom(), ...amended('2026-02-02', { initialTerm: 72 }, CPOM_SIGNERS.slice(0, 1))],
    until: '2027-01-01',
    lines: `
      2026-02-17 amendmentPending.1
      2026-03-04 amendmentPending.2`,
  },
  {
    rule: 'contacts that nobody verifies come back every year (R2-054)',
    acts: [cpom('2025-07-30', CPOM_SIGNERS, { initialTerm: 30, duties: [{ duty: 'CONTACTS' }] })],
    until: '2029-01-01',
    lines: `
      2026-07-30 contactsDue!
      2027-01-29 expiryWarning.1
      2027-07-29 expiryWarning.2
      2027-07-30 contactsDue.2!
      2027-10-31 endWarning.1
      2027-11-30 dependantsWarning +observer (frameworkEndsSoon)
      2027-12-30 endWarning.2
      2028-01-29 termEnd → expired +observer (frameworkEnded)`,
  },
];
