import type { Act, Data } from '../../../machines/kernel/index.js';
import {
  act,
  amended,
  BOTH,
  CPOM_SIGNERS,
  cpom,
  declines,
  ENDLESS,
  ends,
  evaluated,
  evaluation,
  FIRST_YEAR,
  flags,
  framework,
  IN_FORCE,
  lifts,
  MARKET_OVER,
  NOT_YET,
  noticeOf,
  protocol,
  renews,
  signedContract,
} from './facts.js';
import { decider, HEALTH_SERVICE, HOLDER, keeper, MEMBER, PURCHASER, purchaser, REGIONAL, signatory } from './people.js';
import { type Broken, broken } from './refused.js';

const P = protocol();
const by = signatory;
const opensIt = (on: string) => act('openEvaluation', on, {}, by(REGIONAL));
const fills = (on: string, data: Data = evaluation()) => act('fillEvaluation', on, data, by(REGIONAL));
const signsIt = (on: string, one: string) => act('signEvaluation', on, {}, by(one));
const services = (...named: readonly string[]) => named.map((organisation) => ({ organisation, reported: 1, handled: 1 }));

// biome-ignore format: a table
export const EVALUATING: readonly Broken[] = [
  broken('an evaluation that nobody stipulated', [framework('2019-03-28')], act('openEvaluation', '2019-06-03', {}, by()), 'no-evaluation', 'R2-076'),
  broken('a second evaluation in one term', [P, ...evaluated('2025-12-01', BOTH)], opensIt('2025-12-02'), 'evaluation-open', 'R2-076'),
  broken('an evaluation dated before the agreement', [P], opensIt('2025-04-13'), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('to fill in one that nobody opened', [P], fills('2025-12-01'), 'evaluation-not-open', 'R2-076'),
  broken('to change one that is signed by all', [P, ...evaluated('2025-12-01', BOTH)], fills('2025-12-02'), 'evaluation-signed', 'P6-E4'),
  broken('to fill in for one service alone', [P, opensIt('2025-12-01')], fills('2025-12-02', { ...evaluation(), services: services(REGIONAL) }), 'service-missing services', 'R2-079'),
  broken('to fill in for one service twice', [P, opensIt('2025-12-01')], fills('2025-12-02', { ...evaluation(), services: services(REGIONAL, HEALTH_SERVICE, REGIONAL) }), 'service-twice services', 'R2-079'),
  broken('to fill in for a service of another agreement', [P, opensIt('2025-12-01')], fills('2025-12-02', { ...evaluation(), services: services(...BOTH, MEMBER) }), 'service-not-here services', 'R2-079'),
  broken('to sign one that nobody filled in', [P, opensIt('2025-12-01')], signsIt('2025-12-02', REGIONAL), 'evaluation-empty', 'R2-077'),
  broken('an evaluation signed before it was filled in', [P, opensIt('2025-12-01'), fills('2025-12-03')], signsIt('2025-12-02', REGIONAL), 'before-the-filling 2025-12-03', 'R2-077'),
  broken('a second evaluation in one year of what has no end', [ENDLESS, ...evaluated('2026-12-01', BOTH)], opensIt('2027-04-13'), 'evaluation-open', 'R2-076', '2027-04-13'),
  broken('to sign an evaluation twice', [P, ...evaluated('2025-12-01', [REGIONAL])], signsIt('2025-12-02', REGIONAL), 'evaluation-signed-already', 'R2-077'),
  broken('last term’s evaluation, signed in the next one', [P, ...evaluated('2025-12-01', [REGIONAL]), ...renews('2026-03-02', ...BOTH)], signsIt('2026-05-04', HEALTH_SERVICE), 'evaluation-empty', 'R2-077', '2026-05-01'),
  broken('an evaluation signed by nobody in particular', [P, ...evaluated('2025-12-01', [])], act('signEvaluation', '2025-12-02', {}, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('to flag what is flagged', [P, flags('2026-02-02')], flags('2026-02-03', HEALTH_SERVICE), 'already-flagged', 'A-07'),
  broken('a change flagged before the agreement', [P], act('flagRegulatoryChange', '2025-04-13', { reference: 'Décret 2026-100' }, by(REGIONAL)), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('a change flagged by nobody in particular', [P], act('flagRegulatoryChange', '2026-02-02', { reference: 'Décret 2026-100' }, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('a change lifted by nobody in particular', [P, flags('2026-02-02')], act('liftRegulatoryChange', '2026-02-03', {}, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('to lift what nobody flagged', [P], lifts('2026-02-02'), 'nothing-flagged', 'A-07'),
];

const indefinite = protocol('2025-04-14', { renewal: 'TACIT_INDEFINITE', renewalTerm: undefined, evaluation: 'NONE' });
// biome-ignore format: a table
export const RENEWING: readonly Broken[] = [
  broken('a fourth renewal of three', [framework()], act('renew', '2022-05-02', {}, decider()), 'renewals-exhausted', 'P2-E1', '2022-05-02'),
  broken('to decline a fourth renewal, of which there is none', [framework()], declines('2022-05-02', PURCHASER), 'renewals-exhausted', 'R1-020', '2022-05-02'),
  broken('to renew what is not renewed', [cpom()], act('renew', '2026-05-04', {}, decider(REGIONAL)), 'not-renewable', 'A-77'),
  broken('to decline what is not renewed', [cpom()], declines('2026-05-04', REGIONAL), 'not-renewable', 'A-77'),
  broken('to renew what has no term any more', [indefinite], act('renew', '2026-05-04', {}, decider(REGIONAL)), 'no-term', 'A-05', '2026-05-01'),
  broken('to decline what has no term any more', [indefinite], declines('2026-05-04', REGIONAL), 'no-term', 'A-05', '2026-05-01'),
  broken('to renew twice for one term', [P, ...renews('2026-03-02', REGIONAL)], act('renew', '2026-03-03', {}, decider(REGIONAL)), 'renewal-given', 'A-28'),
  broken('to decline what all have renewed', [framework(), ...renews('2019-12-02', PURCHASER)], declines('2019-12-03', PURCHASER), 'renewal-given', 'A-28'),
  broken('to renew what was declined', [P, declines('2025-11-03', REGIONAL)], act('renew', '2025-11-04', {}, decider(HEALTH_SERVICE)), 'renewal-declined', 'A-28'),
  broken('to decline twice', [P, declines('2025-11-03', REGIONAL)], declines('2025-11-04', HEALTH_SERVICE), 'renewal-declined', 'A-28'),
  broken('opposition a day too late', [P], declines('2026-01-14', REGIONAL), 'opposition-too-late 2026-01-13', 'A-04'),
  broken('opposition dated before the agreement', [P], declines('2025-04-13', REGIONAL), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('a renewal dated before the agreement', [P], act('renew', '2025-04-13', {}, decider(REGIONAL)), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('a renewal decided by the holder', [framework('2019-03-28')], act('renew', '2019-12-02', {}, decider(HOLDER)), 'not-in-this-relation', 'R1-019'),
  broken('a renewal declined by nobody in particular', [P], act('declineRenewal', '2025-11-03', {}, { relation: 'decider' }), 'not-a-decider', 'A-28'),
  broken('a renewal decided by nobody in particular', [P], act('renew', '2026-03-02', {}, { relation: 'decider' }), 'not-a-decider', 'A-28'),
  { ...broken('a decision of tomorrow', [P], act('renew', '2026-03-02', {}, decider(REGIONAL)), 'in-the-future', 'A-95'), learnt: '2026-03-01T12:00:00.000Z' },
];

const NOTICE = noticeOf('2025-06-02', HEALTH_SERVICE);
const withdraws = (on: string, one = HEALTH_SERVICE) => act('withdrawNotice', on, {}, by(one));
const accepts = (on: string, one = REGIONAL, giver = HEALTH_SERVICE) => act('acceptWithdrawal', on, { giver }, by(one));
const three = cpom('2025-07-30', CPOM_SIGNERS, { notice: 3 });
// biome-ignore format: a table
export const TERMINATING: readonly Broken[] = [
  broken('notice of what nobody may end alone', [cpom()], noticeOf('2026-05-04', REGIONAL), 'no-termination-alone', 'A-77'),
  broken('a second notice by the same', [P, NOTICE], noticeOf('2025-06-03', HEALTH_SERVICE), 'notice-already-runs', 'R2-088'),
  broken('notice by who signed nothing', [P], noticeOf('2025-06-02', 'chef-de-service'), 'not-in-this-relation', 'R2-088'),
  broken('notice by a member', IN_FORCE, noticeOf('2025-06-02', MEMBER), 'not-in-this-relation', 'R2-088'),
  broken('notice by nobody in particular', [P], act('giveNotice', '2025-06-02', {}, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('notice dated before the agreement', [P], noticeOf('2025-04-13', REGIONAL), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('notice before its first day', NOT_YET, noticeOf('2025-01-09', HOLDER), 'not-in-this-situation', 'R1-018'),
  broken('notice that would end beyond the reviewed calendar', [indefinite], noticeOf('2036-11-03', REGIONAL), 'beyond-the-calendar', 'R1-018', '2036-11-03'),
  broken('notice older than a term that has passed', [P, ...evaluated('2025-12-01', BOTH)], noticeOf('2026-04-13', REGIONAL), 'needs-rectification 2026-04-13T22:00:00.000Z', 'A-95', '2026-05-01'),
  broken('to withdraw what one never gave', [P, NOTICE], withdraws('2025-06-03', REGIONAL), 'no-notice-of-yours', 'P6-E7'),
  broken('to withdraw twice', [P, NOTICE, withdraws('2025-06-10')], withdraws('2025-06-11'), 'withdrawal-already-asked', 'P6-E7'),
  broken('a notice withdrawn by nobody in particular', [P, NOTICE], act('withdrawNotice', '2025-06-03', {}, { relation: 'signatory' }), 'not-a-signatory + no-notice-of-yours', 'P6-E7 P6-E9'),
  broken('a withdrawal accepted by nobody in particular', [P, NOTICE, withdraws('2025-06-10')], act('acceptWithdrawal', '2025-06-11', { giver: HEALTH_SERVICE }, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('to accept one’s own withdrawal', [P, NOTICE, withdraws('2025-06-10')], accepts('2025-06-11', HEALTH_SERVICE), 'own-notice giver', 'P6-E7'),
  broken('to accept what nobody withdraws', [P, NOTICE], accepts('2025-06-11'), 'no-withdrawal-asked giver', 'P6-E7'),
  broken('to accept twice', [three, noticeOf('2026-02-02', REGIONAL), withdraws('2026-02-03', REGIONAL), accepts('2026-02-04', HEALTH_SERVICE, REGIONAL)], accepts('2026-02-05', HEALTH_SERVICE, REGIONAL), 'already-accepted', 'P6-E7'),
  broken('to accept a withdrawal after its effect', [P, NOTICE, withdraws('2025-06-10')], accepts('2025-09-03'), 'case-ended', 'R2-089', '2025-09-03'),
  broken('the early end of another purchaser’s contract', IN_FORCE, act('end', '2025-06-02', { reason: 'HOLDER_FAILED' }, purchaser('acheteur-2')), 'not-in-this-relation', 'A-27'),
  broken('the early end, before its first day, of what nobody purchases', [protocol('2025-04-10', { effect: 'FIXED', firstDay: '2025-05-01' })], act('end', '2025-04-15', { reason: 'AGREED_WITH_HOLDER' }, { relation: 'purchaser' }), 'not-the-purchaser', 'A-27'),
  broken('an early end, before the first day, dated before the contract', NOT_YET, ends('2025-01-07'), 'before-the-agreement 2025-01-08', 'R2-075'),
  broken('an early end dated before the contract', IN_FORCE, { ...ends('2025-01-07') }, 'before-the-agreement 2025-01-08', 'R2-075'),
];

const [FIRST, SECOND, THIRD] = CPOM_SIGNERS as [string, string, string];
const proposal = (on: string, change: Data, one = FIRST) => amended(on, change, [], one)[0] as Act;
const signsAmendment = (on: string, one: string) => act('signAmendment', on, {}, by(one));
const LONGER = { initialTerm: 72 };
const PENDING = [cpom(), proposal('2026-02-02', LONGER), signsAmendment('2026-02-02', FIRST)];
const shortened = [
  cpom(),
  proposal('2026-02-02', { initialTerm: 7 }),
  signsAmendment('2026-02-02', FIRST),
  signsAmendment('2026-02-02', SECOND),
];
// biome-ignore format: a table
export const AMENDING: readonly Broken[] = [
  broken('a second amendment while one waits', PENDING, proposal('2026-02-03', { initialTerm: 48 }), 'amendment-pending', 'R4-079'),
  broken('an amendment of the duration that says none', [cpom()], proposal('2026-02-02', {}), 'duration-missing initialTerm', 'R4-079'),
  broken('an amendment of the content that touches the duration', [cpom()], proposal('2026-02-02', { ...LONGER, subject: 'CONTENT' }), 'duration-not-announced subject', 'R4-079'),
  broken('an amendment that contradicts the rest', [cpom()], proposal('2026-02-02', { subject: 'BOTH', initialTerm: 24, notice: 24, opposition: 25 }), 'opposition-longer-than-the-term opposition', 'A-04'),
  broken('an amendment under which it would have ended before', [cpom()], proposal('2026-02-02', { initialTerm: 6 }), 'amended-end-is-past initialTerm', 'R4-080'),
  broken('its last signature, when it would have ended before', shortened, signsAmendment('2026-03-02', THIRD), 'amended-end-is-past initialTerm', 'R4-080'),
  broken('an amendment of the first term once it is over', [framework()], proposal('2020-05-04', { initialTerm: 18 }, PURCHASER), 'initial-term-over initialTerm', 'R4-080', '2020-05-04'),
  broken('an amendment of the first term, signed once it is over', [framework(), proposal('2020-03-02', { initialTerm: 18 }, PURCHASER)], signsAmendment('2020-05-04', HOLDER), 'initial-term-over initialTerm', 'R4-080', '2020-05-04'),
  broken('an amendment that takes renewal away and says for how long', [P], proposal('2025-06-02', { subject: 'BOTH', renewal: 'NONE', renewalTerm: 12, evaluation: 'NONE' }, REGIONAL), 'term-without-renewal renewalTerm', 'R1-019'),
  broken('an amendment dated before the agreement', [cpom()], proposal('2025-07-29', LONGER), 'before-the-agreement 2025-07-30', 'R4-001'),
  broken('an amendment after the end', [cpom()], proposal('2030-07-30', LONGER), 'case-ended', 'A-77', '2030-07-30'),
  broken('an amendment by nobody in particular', [cpom()], act('proposeAmendment', '2026-02-02', { subject: 'DURATION', ...LONGER }, { relation: 'signatory' }), 'not-a-signatory', 'P6-E9'),
  broken('to sign an amendment twice', PENDING, signsAmendment('2026-02-03', FIRST), 'amendment-signed-already', 'R4-079'),
  broken('to sign an amendment before it was proposed', PENDING, signsAmendment('2026-02-01', SECOND), 'before-the-proposal', 'R4-079'),
  broken('to sign what nobody proposed', [cpom()], signsAmendment('2026-02-03', REGIONAL), 'no-amendment', 'R4-079'),
  broken('to drop what nobody proposed', [cpom()], act('dropAmendment', '2026-02-03', {}, keeper(HEALTH_SERVICE)), 'no-amendment', 'R4-079'),
];

const indicators = (change: Data = {}) => act('recordIndicators', '2026-03-02', { ...FIRST_YEAR, ...change }, by(REGIONAL));
const survey = act('recordSurvey', '2026-06-02', { year: 2026 }, by(REGIONAL));
const orders = (on: string, data: Data = {}, one = purchaser()) => act('placeOrder', on, { level: 'CRISIS_UNIT', ...data }, one);
const TIED = signedContract({ whenMarketEnds: 'ENDS' });
const marketAnswers = (answer: Data | null): Act => ({ ...orders('2025-02-10'), findings: { market: { answer: answer as never } } });
const cancels = (rank: number) => act('cancelOrder', '2025-02-05', { rank, reason: 'NO_LONGER_NEEDED' }, purchaser());
const meeting = (on: string) => act('recordMeeting', on, { kind: 'SERVICES', present: [{ organisation: REGIONAL }] }, by(REGIONAL));
// biome-ignore format: a table
export const DUTIES_AND_ORDERS: readonly Broken[] = [
  broken('more establishments trained and followed than trained', [cpom()], indicators({ trainedFollowed: 5 }), 'part-above-whole trainedFollowed', 'R4-188'),
  broken('more accompanied and followed than accompanied', [cpom()], indicators({ accompaniedFollowed: 7 }), 'part-above-whole accompaniedFollowed', 'R4-188'),
  broken('more targeted and followed than targeted', [cpom()], indicators({ targetedFollowed: 10 }), 'part-above-whole targetedFollowed', 'R4-188'),
  broken('a year’s indicators twice', [cpom(), indicators()], { ...indicators(), occurredAt: '2026-03-03' as Act['occurredAt'] }, 'year-recorded year', 'R4-072'),
  broken('a year’s survey twice', [cpom(), survey], { ...survey, occurredAt: '2026-06-03' as Act['occurredAt'] }, 'year-recorded year', 'R4-072'),
  broken('a year that has not begun', [cpom()], indicators({ year: 2 }), 'year-to-come year', 'R4-072'),
  broken('a survey of a year to come', [cpom()], act('recordSurvey', '2026-06-02', { year: 2027 }, by(REGIONAL)), 'year-to-come year', 'R4-072'),
  broken('a meeting held before the agreement', [P], meeting('2025-04-13'), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('contacts verified before the agreement', [P], act('verifyContacts', '2025-04-13', {}, by(REGIONAL)), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('a review held before the agreement', [P], act('recordReview', '2025-04-13', { cycle: 'JOINT' }, by(REGIONAL)), 'before-the-agreement 2025-04-14', 'R2-075'),
  broken('an order under what carries none', [framework('2019-03-28')], orders('2019-05-02'), 'no-orders', 'R0-040'),
  broken('an order under what ends with its market, once that is over', TIED, marketAnswers(MARKET_OVER), 'market-not-in-force market', 'R0-040'),
  broken('an order under what ends with a market that is not yet in force', TIED, marketAnswers({ ...MARKET_OVER, state: 'notYet' }), 'market-not-in-force market', 'R0-040'),
  broken('an order under what ends with a market that nobody knows', TIED, marketAnswers(null), 'market-unknown market', 'R0-040'),
  broken('an order of another purchaser', IN_FORCE, orders('2025-02-03', {}, purchaser('acheteur-2')), 'not-in-this-relation', 'R0-040'),
  broken('an order of nobody in particular', IN_FORCE, orders('2025-02-03', {}, { relation: 'purchaser' }), 'not-the-issuer', 'R0-040'),
  broken('to cancel an order that was never placed', [...IN_FORCE, orders('2025-02-03')], cancels(2), 'no-such-order rank', 'R0-040'),
  broken('to cancel an order of what carries none', [framework('2019-03-28')], act('cancelOrder', '2019-05-02', { rank: 1, reason: 'NO_LONGER_NEEDED' }, purchaser()), 'no-orders + no-such-order rank', 'R0-040'),
  broken('an order cancelled by nobody in particular', [...IN_FORCE, orders('2025-02-03')], act('cancelOrder', '2025-02-05', { rank: 1, reason: 'NO_LONGER_NEEDED' }, { relation: 'purchaser' }), 'not-the-issuer', 'R0-040'),
  broken('to cancel an order twice', [...IN_FORCE, orders('2025-02-03'), cancels(1)], cancels(1), 'order-cancelled rank', 'R0-040'),
  broken('to order after the end', [...IN_FORCE, ends('2025-02-03')], orders('2025-02-04'), 'case-ended', 'A-27'),
];
