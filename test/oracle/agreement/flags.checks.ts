import type { Act } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { after } from '../playing.js';
import {
  act,
  BOTH,
  CPOM_SIGNERS,
  cpom,
  evaluated,
  flags,
  IN_FORCE,
  lifts,
  MARKET_ENDING,
  MARKET_OVER,
  marketSays,
  noticeOf,
  protocol,
} from './facts.js';
import { HEALTH_SERVICE, keeper, REGIONAL } from './people.js';

/** What people are warned of for as long as it is so; it decides nothing. */

const annexed = act('recordAnnex', '2025-09-01', { annex: 'DATA_EXCHANGE' }, keeper(HEALTH_SERVICE));
const notices = [noticeOf('2025-06-02', REGIONAL), noticeOf('2025-06-03', HEALTH_SERVICE)];
const reserve = protocol('2025-04-14', { evaluation: 'RESERVE' });

// biome-ignore format: a table
const RAISED: readonly (readonly [rule: string, acts: readonly Act[], raised: readonly string[], until?: string])[] = [
  ['nothing of a protocol that has just been signed', [protocol()], []],
  ['a notice (R2-088)', [protocol(), notices[0] as Act], ['noticeRuns']],
  ['two notices (P6-E6)', [protocol(), ...notices], ['noticeRuns', 'severalNoticesRun']],
  ['an evaluation that is open (A-06)', [protocol(), act('openEvaluation', '2025-12-01', {}, { relation: 'signatory', organisation: REGIONAL })], ['evaluationToSign']],
  ['an evaluation signed by one (P6-E4)', [protocol(), ...evaluated('2025-12-01', [REGIONAL])], ['evaluationToSign']],
  ['an evaluation signed by all, and favourable (A-06)', [protocol(), ...evaluated('2025-12-01', BOTH)], []],
  ['an evaluation signed by all, and not (P6-E5)', [protocol(), ...evaluated('2025-12-01', BOTH, 'UNFAVOURABLE')], ['evaluationUnfavourable']],
  ['an evaluation that conditions nothing (A-06)', [reserve, ...evaluated('2025-12-01', BOTH, 'UNFAVOURABLE')], []],
  ['an evaluation that conditions nothing, signed by one (A-06)', [reserve, ...evaluated('2025-12-01', [REGIONAL])], []],
  ['a regulatory change (A-07)', [protocol(), flags('2026-02-02')], ['regulatoryChange']],
  ['a regulatory change lifted (A-07)', [protocol(), flags('2026-02-02'), lifts('2026-02-03')], []],
  ['a Cpom of five years, without its annex (A-78)', [cpom()], ['personalDataBlocked']],
  ['a Cpom of five years, with it (A-78)', [cpom(), annexed], []],
  ['a Cpom of more than five years (A-76)', [cpom('2025-07-30', CPOM_SIGNERS, { initialTerm: 61 }), annexed], ['beyondTheUsualDuration']],
  ['a protocol whose second year goes beyond what is usual (A-76)', [protocol('2025-04-14', { usualMost: 23, evaluation: 'NONE' })], ['beyondTheUsualDuration'], '2026-05-01'],
  ['a market that has ended (A-27)', [...IN_FORCE, marketSays('frameworkEnded', '2025-02-10', MARKET_OVER)], ['marketIsOver']],
  ['an evaluation that conditions no renewal any more, for there is none to come (A-05, A-06)', [protocol('2025-04-14', { renewal: 'TACIT_INDEFINITE', renewalTerm: undefined }), ...evaluated('2025-12-01', BOTH), ...evaluated('2026-12-01', [REGIONAL], 'UNFAVOURABLE')], []],
  ['the same, unfavourable (A-05, A-06)', [protocol('2025-04-14', { renewal: 'TACIT_INDEFINITE', renewalTerm: undefined }), ...evaluated('2025-12-01', BOTH), ...evaluated('2026-12-01', BOTH, 'UNFAVOURABLE')], []],
  ['a term that ends with the last day of the calendar (A-01)', [protocol('2035-01-01', { evaluation: 'NONE' })], [], '2036-05-01'],
  ['a market that ends (A-27)', [...IN_FORCE, marketSays('frameworkEndsSoon', '2025-02-03', MARKET_ENDING)], ['marketEnds']],
  ['a term that ends beyond the reviewed calendar (A-95)', [protocol('2025-04-14', { renewalTerm: 120, evaluation: 'NONE' })], ['beyondTheCalendar'], '2036-05-01'],
];

export const flagChecks: readonly Check[] = RAISED.map(
  ([rule, acts, raised, until]): Check => ({
    name: `warned of: ${rule}`,
    run: (process) => {
      const { known } = after(process, { acts, until });
      const found = Object.entries(process.flags ?? {}).flatMap(([name, flag]) => (flag.raised(known) ? [name] : []));
      return differs('raised', found, raised);
    },
  }),
);
