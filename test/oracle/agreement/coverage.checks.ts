import { type Instant, type LegalDate, startOf } from '../../../machines/calendar/index.js';
import {
  type Act,
  answerOn,
  defaultSettings,
  type Fact,
  lookingAmong,
  type Process,
  play,
  type Told,
} from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import {
  absorbed,
  act,
  amended,
  BOTH,
  CPOM_SIGNERS,
  cpom,
  declines,
  EVALUATED,
  evaluated,
  framework,
  IN_FORCE,
  MARKET_ENDING,
  marketSays,
  noticeOf,
  protocol,
  protocolDraft,
  renews,
  signs,
  TAKEN_OVER,
  TAKEN_OVER_DRAFT,
} from './facts.js';
import { HEALTH_SERVICE, keeper, MARKET_VOICE, PURCHASER, purchaser, REGIONAL, STATE, signatory } from './people.js';

/** What other processes ask an agreement: does it cover this instant, until when, and may personal data be exchanged under it? */

const told = (process: Process, acts: readonly Act[]): Told => ({
  process,
  settings: defaultSettings(process),
  log: play(process, acts).steps.flatMap((step) => (step.accepted ? [step.fact] : [])) as readonly Fact[],
});
const asked = (process: Process, acts: readonly Act[], at: string) =>
  answerOn(told(process, acts), 'coverage', startOf(at as LegalDate | Instant));

const covers = (state: string, firstDay: string | null, lastDay: string | null, final: boolean, personalData = true) => ({
  state,
  firstDay,
  lastDay,
  final,
  personalData,
});
const F = '2019-03-28';
const S = '2025-04-14';
const C = '2025-07-30';
const declined = [framework(), declines('2021-01-11', PURCHASER)];
const ended = [framework(), act('end', '2019-11-04T10:00:00.000Z', { reason: 'HOLDER_FAILED' }, purchaser())];
const annexed = [cpom(), act('recordAnnex', '2025-09-01', { annex: 'DATA_EXCHANGE' }, keeper(HEALTH_SERVICE))];
const jointly = [cpom(), act('recordAnnex', '2025-09-01', { annex: 'JOINT_CONTROLLERSHIP' }, keeper(HEALTH_SERVICE))];
const withdraws = (on: string, giver = HEALTH_SERVICE) => act('withdrawNotice', on, {}, signatory(giver));
const accepts = (on: string, one = REGIONAL, giver = HEALTH_SERVICE) => act('acceptWithdrawal', on, { giver }, signatory(one));
const EXPRESS = framework('2019-03-20', { renewal: 'EXPRESS' });
const NO_TERM = cpom(C, CPOM_SIGNERS, { initialTerm: undefined, usualMost: undefined });

// biome-ignore format: a table
const ASKED: readonly (readonly [rule: string, acts: readonly Act[], at: string, answer: unknown])[] = [
  ['before it was registered there is none (R1-018)', [framework()], '2019-03-19', null],
  ['a draft covers nothing yet (R2-090)', [protocolDraft()], '2025-04-02', covers('notYet', null, null, false)],
  ['a draft that was abandoned never did (R2-090)', [protocolDraft(), act('abandon', '2025-04-02', { reason: 'NOT_AGREED' }, keeper(REGIONAL))], '2025-04-03', covers('ended', null, null, true)],
  ['concluded, not yet in force (R1-018)', [framework()], '2019-03-27T22:59:59.999Z', covers('notYet', F, '2020-03-27', false)],
  ['from the first instant of its first day (R1-018)', [framework()], '2019-03-27T23:00:00.000Z', covers('inForce', F, '2020-03-27', false)],
  ['after its effect, before the circular (A-33, P2-E3)', [framework()], '2019-04-10', covers('inForce', F, '2020-03-27', false)],
  ['in the last instant of a term (A-01)', [framework()], '2020-03-27T22:59:59.999Z', covers('inForce', F, '2020-03-27', false)],
  ['the day after, renewed (R1-019)', [framework()], '2020-03-28', covers('inForce', F, '2021-03-27', false)],
  ['in its last term no renewal can follow (R1-019, R1-020)', [framework()], '2022-03-28', covers('inForce', F, '2023-03-27', true)],
  ['in the last instant of its last day (R1-020, A-27)', [framework()], '2023-03-27T21:59:59.999Z', covers('inForce', F, '2023-03-27', true)],
  ['at 24:00 of its last day (R1-020, A-27)', [framework()], '2023-03-27T22:00:00.000Z', covers('ended', F, '2023-03-27', true)],
  ['before it was declined (A-28)', declined, '2021-01-10', covers('inForce', F, '2021-03-27', false)],
  ['once declined (A-28, P2-E2)', declined, '2021-01-12', covers('inForce', F, '2021-03-27', true)],
  ['not renewed (P2-E2)', declined, '2021-03-28', covers('ended', F, '2021-03-27', true)],
  ['express, undecided: a renewal can still follow (A-28)', [EXPRESS], '2020-03-27', covers('inForce', F, '2020-03-27', false)],
  ['express, decided (A-28)', [EXPRESS, ...renews('2019-06-03', PURCHASER)], '2020-03-27', covers('inForce', F, '2020-03-27', false)],
  ['ended early: its last day is that of the decision (A-27)', ended, '2019-11-04T10:00:00.000Z', covers('ended', F, '2019-11-04', true)],
  ['ended before its first day (A-27)', [framework(), act('end', '2019-03-22', { reason: 'HOLDER_FAILED' }, purchaser())], '2019-03-23', covers('ended', F, '2019-03-22', true)],
  ['the instant before it was ended (A-27)', ended, '2019-11-04T09:59:59.999Z', covers('inForce', F, '2020-03-27', false)],
  ['a protocol, from the day of its signature (R2-090)', [protocol()], S, covers('inForce', S, '2026-04-13', false)],
  ['signed on paper long before it was registered (R2-090)', [act('open', '2025-06-02', protocol().data, keeper(REGIONAL))], '2025-06-03', covers('inForce', S, '2026-04-13', false)],
  ['a protocol that lapsed (A-06, A-09)', [protocol()], '2026-04-14', covers('ended', S, '2026-04-13', true)],
  ['a notice that ends within the term is its last day (A-02, R2-089)', [...EVALUATED, noticeOf('2025-12-15')], '2025-12-16', covers('inForce', S, '2026-03-15', true)],
  ['a notice that ends with the term (A-04)', [...EVALUATED, noticeOf('2026-01-13')], '2026-01-14', covers('inForce', S, '2026-04-13', true)],
  ['a notice that ends after the term, which is renewed in between (P6-E1, A-04)', [...EVALUATED, noticeOf('2026-03-02')], '2026-03-03', covers('inForce', S, '2026-04-13', false)],
  ['the same, once it is renewed: the notice is its last day (P6-E1)', [...EVALUATED, noticeOf('2026-03-02')], '2026-04-14', covers('inForce', S, '2026-06-02', true)],
  ['terminated, at 24:00 (R2-089, A-09)', [...EVALUATED, noticeOf('2025-12-15')], '2026-03-15T23:00:00.000Z', covers('ended', S, '2026-03-15', true)],
  ['two notices: the earliest (P6-E6)', [...EVALUATED, noticeOf('2025-12-15', REGIONAL), noticeOf('2025-12-01')], '2025-12-16', covers('inForce', S, '2026-03-01', true)],
  ['a notice withdrawn with the other’s agreement (P6-E7)', [...EVALUATED, noticeOf('2025-12-15'), act('withdrawNotice', '2025-12-16', {}, { relation: 'signatory', organisation: HEALTH_SERVICE }), act('acceptWithdrawal', '2025-12-17', { giver: HEALTH_SERVICE }, { relation: 'signatory', organisation: REGIONAL })], '2025-12-18', covers('inForce', S, '2026-04-13', false)],
  ['a notice withdrawn, and no agreement to it yet (P6-E7)', [...EVALUATED, noticeOf('2025-12-15'), act('withdrawNotice', '2025-12-16', {}, { relation: 'signatory', organisation: HEALTH_SERVICE })], '2025-12-18', covers('inForce', S, '2026-03-15', true)],
  ['a Cpom, which nothing renews; its data wait for the annex (A-77, A-78)', [cpom()], C, covers('inForce', C, '2030-07-29', true, false)],
  ['its annex recorded (A-78, R4-077)', annexed, '2025-09-02', covers('inForce', C, '2030-07-29', true, true)],
  ['another annex than that of the data (A-78)', jointly, '2025-09-02', covers('inForce', C, '2030-07-29', true, false)],
  ['made longer by all (R4-079)', [cpom(), ...amended('2026-02-02', { initialTerm: 72 }, CPOM_SIGNERS)], '2026-02-03', covers('inForce', C, '2031-07-29', true, false)],
  ['made longer by some (R4-080)', [cpom(), ...amended('2026-02-02', { initialTerm: 72 }, CPOM_SIGNERS.slice(1))], '2026-02-03', covers('inForce', C, '2030-07-29', true, false)],
  ['amended to go on without an end, in its first term (A-05, R4-079)', [...EVALUATED, ...amended('2026-02-02', { renewal: 'TACIT_INDEFINITE' }, BOTH)], '2026-02-03', covers('inForce', S, '2026-04-13', false)],
  ['… and then it has none (A-05)', [...EVALUATED, ...amended('2026-02-02', { renewal: 'TACIT_INDEFINITE' }, BOTH)], '2026-04-14', covers('inForce', S, null, false)],
  ['one that signed it has taken over another: two signatures for three places (A-49, R4-079)', [...absorbed(cpom(), '2026-02-02', HEALTH_SERVICE, REGIONAL, STATE), ...amended('2027-01-11', { initialTerm: 48 }, [HEALTH_SERVICE, STATE])], '2027-01-12', covers('inForce', C, '2029-07-29', true, false)],
  ['… drafted by three, signed by two (A-49, R2-090)', [...TAKEN_OVER_DRAFT, ...BOTH.map((one) => signs('2025-04-14', one))], '2025-04-15', covers('inForce', S, '2026-04-13', false)],
  ['… evaluated by two (A-49, R2-077)', [...TAKEN_OVER, ...evaluated('2025-12-01', BOTH)], '2026-04-14', covers('inForce', S, '2027-04-13', false)],
  ['… renewed by two (A-49, A-28)', [...TAKEN_OVER, ...renews('2025-12-01', ...BOTH)], '2026-04-14', covers('inForce', S, '2027-04-13', false)],
  ['… a notice withdrawn, and the one other agrees (A-49, P6-E7)', [...TAKEN_OVER, noticeOf('2025-12-15', REGIONAL), withdraws('2025-12-16', REGIONAL), accepts('2025-12-17', HEALTH_SERVICE, REGIONAL)], '2025-12-18', covers('inForce', S, '2026-04-13', false)],
  ['… a notice withdrawn, to which the one in two places agrees (A-49, P6-E7)', [...TAKEN_OVER, noticeOf('2025-12-15'), withdraws('2025-12-16'), accepts('2025-12-17')], '2025-12-18', covers('inForce', S, '2026-04-13', false)],
  ['to the end of the calendar’s last day (A-01, R1-018)', [protocol('2035-01-01', { mostRenewals: 1, evaluation: 'NONE' })], '2036-12-31T22:59:59.999Z', covers('inForce', '2035-01-01', '2036-12-31', true)],
  ['at 24:00 of the calendar’s last day (A-01, R1-018)', [protocol('2035-01-01', { mostRenewals: 1, evaluation: 'NONE' })], '2036-12-31T23:00:00.000Z', covers('ended', '2035-01-01', '2036-12-31', true)],
  ['of a duration that is not stated (A-64)', [NO_TERM], '2029-01-01', covers('inForce', C, null, true, false)],
];

/** Under which name it is found, by what rests on it. */
const KEYS: readonly (readonly [carries: string, key: string])[] = [
  ['MEDIATIONS', 'market:18 AC 27'],
  ['SUBSEQUENT_CONTRACTS', 'pooled:18 AC 27'],
  ['PDP_REFERRALS', 'protocol:18 AC 27'],
  ['ORDERS', 'contract:18 AC 27'],
  ['NOTHING', 'agreement:18 AC 27'],
];
const LOOKED = ['open', 'reviseDraft', 'sign', 'placeOrder', 'frameworkEndsSoon', 'frameworkEnded'];

export const coverageChecks: readonly Check[] = [
  ...ASKED.map(
    ([rule, acts, at, answer]): Check => ({
      name: `coverage: ${rule}`,
      run: (process) => differs(`on ${at}`, asked(process, acts, at), answer),
    }),
  ),
  ...KEYS.map(
    ([carries, key]): Check => ({
      name: `found as ${key}, where ${carries} rests on it (R1-002, R0-040)`,
      run: (process) =>
        differs('keys', process.keys?.(play(process, [framework('2019-03-20', { carries, market: '17 AC 1' })]).position?.known), [key]),
    }),
  ),
  {
    name: 'a draft that was abandoned leaves its name to the next (R2-090)',
    run: (process) => {
      const abandoned = act('abandon', '2025-04-02', { reason: 'NOT_AGREED' }, keeper(REGIONAL));
      const keysOf = (acts: readonly Act[]) => process.keys?.(play(process, acts).position?.known);
      return [
        ...differs('abandoned', keysOf([protocolDraft(), abandoned]), []),
        ...differs('drafted', keysOf([protocolDraft()])?.length, 1),
      ];
    },
  },
  {
    name: 'the market of a contract is asked by its own name, for what rests on it, and for nothing where there is none (R0-040)',
    run: (process) => {
      const market = {
        id: 'm1',
        ...told(process, [framework('2024-02-01', { reference: '24 AC 12', firstDay: '2024-03-01', carries: 'SUBSEQUENT_CONTRACTS' })]),
      };
      const { steps } = play(process, IN_FORCE, undefined, undefined, lookingAmong([market]));
      const found = steps.map(({ fact }) => [fact.act, (fact.findings?.market?.answer as { state?: string } | undefined)?.state ?? null]);
      const nothing = play(process, [protocolDraft()], undefined, undefined, lookingAmong([market])).steps[0]?.fact.findings;
      return [
        ...differs('found', found, [
          ['open', 'inForce'],
          ['provideDocuments', null],
          ['sign', 'inForce'],
          ['sign', 'inForce'],
        ]),
        ...differs('without a market', nothing?.market?.answer ?? null, null),
        ...differs('looked for', process.findings?.market?.acts, LOOKED),
      ];
    },
  },
  {
    name: 'what the market tells is its own voice, and known as it was found (A-27)',
    run: (process) => {
      const says = marketSays('frameworkEndsSoon', '2025-02-03', MARKET_ENDING);
      const { position } = play(process, [...IN_FORCE, says]);
      return [
        ...differs('by', says.by, MARKET_VOICE),
        ...differs('known', (position?.known as { marketEndsOn?: string } | undefined)?.marketEndsOn, '2025-06-30'),
      ];
    },
  },
];
