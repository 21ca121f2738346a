import type { Act } from '../../../machines/kernel/index.js';
import {
  amended,
  BOTH,
  CPOM_SIGNERS,
  cpom,
  declines,
  ENDLESS,
  EVALUATED,
  evaluated,
  flags,
  framework,
  lifts,
  noticeOf,
  protocol,
  renews,
} from './facts.js';
import { HEALTH_SERVICE, PURCHASER, REGIONAL } from './people.js';

/*
 * The simulations that every agreement must answer, one line each, with the proof of its date: from which fact, how many months, by which
 * profile, until which instant (24:00 in Paris as UTC), and where that leads. Dates by hand from.
 */

export interface Simulated {
  readonly rule: string;
  readonly acts: readonly Act[];
  readonly end: 'termEnd' | 'noticeEnd';
  /** the day it is counted from */
  readonly from: string;
  readonly months: number;
  readonly profile: 'term' | 'notice';
  readonly due: string;
  readonly leadsTo: string;
  /** requirements or assumptions that its source must cite */
  readonly cites: readonly string[];
}

const term = (
  rule: string,
  acts: readonly Act[],
  from: string,
  months: number,
  due: string,
  leadsTo: string,
  ...cites: string[]
): Simulated => ({ rule, acts, end: 'termEnd', from, months, profile: 'term', due, leadsTo, cites: ['A-01', ...cites] });
const notice = (rule: string, acts: readonly Act[], from: string, due: string): Simulated => ({
  rule,
  acts,
  end: 'noticeEnd',
  from,
  months: 3,
  profile: 'notice',
  due,
  leadsTo: 'terminated',
  cites: ['A-02', 'R2-089'],
});

const SIGNED = '2025-04-14';
const SIGNED_PROTOCOL = protocol(SIGNED);
const NEGATIVE: readonly Act[] = [SIGNED_PROTOCOL, ...evaluated('2025-12-01', BOTH, 'UNFAVOURABLE')];
const UNTIL_2028: readonly Act[] = [...EVALUATED, ...evaluated('2026-12-01', BOTH), ...evaluated('2027-12-01', BOTH)];
const END = '2026-04-13T22:00:00.000Z';

// biome-ignore format: a table
export const PROTOCOL_LINES: readonly Simulated[] = [
  term('protocol of 14/04/2025, evaluated by both: its term to 13/04/2026 24:00, then the next (A-01, R2-086)', EVALUATED, SIGNED, 12, END, 'inForce'),
  term('… and the next one to 13/04/2027: counted from the first day, never chained (A-01, A-05)', [...EVALUATED, ...evaluated('2026-12-01', BOTH)], SIGNED, 24, '2027-04-13T22:00:00.000Z', 'inForce'),
  notice('notice received on 13/01/2026: it ends with the term, and no renewal comes (A-02, R2-089)', [...EVALUATED, noticeOf('2026-01-13')], '2026-01-13', END),
  notice('notice received on 14/01/2026: renewed for one day (A-04)', [...EVALUATED, noticeOf('2026-01-14')], '2026-01-14', '2026-04-14T22:00:00.000Z'),
  notice('notice received on 02/03/2026: renewed, and over on 02/06/2026 (P6-E1, A-04)', [...EVALUATED, noticeOf('2026-03-02')], '2026-03-02', '2026-06-02T22:00:00.000Z'),
  notice('notice received on 30/11/2025: there is no 30 February (P6-E2, A-02)', [SIGNED_PROTOCOL, noticeOf('2025-11-30')], '2025-11-30', '2026-02-28T23:00:00.000Z'),
  notice('notice received on 31/08/2025: there is no 31 November (A-02)', [SIGNED_PROTOCOL, noticeOf('2025-08-31')], '2025-08-31', '2025-11-30T23:00:00.000Z'),
  notice('notice received on 29/02/2028, two renewals on: to 29/05/2028 (A-02, A-08)', [...UNTIL_2028, noticeOf('2028-02-29')], '2028-02-29', '2028-05-29T22:00:00.000Z'),
  notice('notice received on 30/11/2027: a leap year’s February has a 29th (A-02)', [...UNTIL_2028.slice(0, -4), noticeOf('2027-11-30')], '2027-11-30', '2028-02-29T23:00:00.000Z'),
  notice('two notices on different days: the earliest effect wins (P6-E6)', [...EVALUATED, noticeOf('2025-12-15'), noticeOf('2026-01-05', REGIONAL)], '2025-12-15', '2026-03-15T23:00:00.000Z'),
  term('notice received on 02/03/2026, and nobody evaluated: over with the term, the earlier date (A-04, A-06)', [SIGNED_PROTOCOL, noticeOf('2026-03-02')], SIGNED, 12, END, 'lapsed'),
  term('evaluation missing (P6-E3, A-06)', [SIGNED_PROTOCOL], SIGNED, 12, END, 'lapsed'),
  term('evaluation signed by one side: it counts as missing (P6-E4)', [SIGNED_PROTOCOL, ...evaluated('2025-12-01', [REGIONAL])], SIGNED, 12, END, 'lapsed'),
  term('evaluation negative (P6-E5)', NEGATIVE, SIGNED, 12, END, 'lapsed'),
  term('evaluation negative, and both renew all the same (P6-E5, A-06)', [...NEGATIVE, ...renews('2026-04-13', ...BOTH)], SIGNED, 12, END, 'inForce'),
  term('evaluation negative, and one renews (P6-E5, A-06)', [...NEGATIVE, ...renews('2026-04-13', REGIONAL)], SIGNED, 12, END, 'lapsed'),
  term('evaluation missing, and both renew (A-06)', [SIGNED_PROTOCOL, ...renews('2026-03-02', ...BOTH)], SIGNED, 12, END, 'inForce'),
  term('a regulatory change is flagged (A-07, R2-087)', [...EVALUATED, flags('2026-02-02')], SIGNED, 12, END, 'lapsed'),
  term('… and lifted in time (A-07)', [...EVALUATED, flags('2026-02-02'), lifts('2026-04-13')], SIGNED, 12, END, 'inForce'),
  term('… or renewed by both in spite of it (A-07)', [...EVALUATED, flags('2026-02-02'), ...renews('2026-03-02', ...BOTH)], SIGNED, 12, END, 'inForce'),
  term('… or renewed by one (A-07)', [...EVALUATED, flags('2026-02-02'), ...renews('2026-03-02', HEALTH_SERVICE)], SIGNED, 12, END, 'lapsed'),
  term('opposition on the last day, 13/01/2026: over with its term (A-04)', [...EVALUATED, declines('2026-01-13', HEALTH_SERVICE)], SIGNED, 12, END, 'notRenewed'),
  term('who renewed alone may still oppose, for nothing is decided yet (A-04, A-28)', [...EVALUATED, ...renews('2025-12-02', HEALTH_SERVICE), declines('2026-01-13', HEALTH_SERVICE)], SIGNED, 12, END, 'notRenewed'),
  term('opposition, then made longer by both: what was opposed is an end that is no more (A-04, R4-079)', [...EVALUATED, declines('2026-01-13', HEALTH_SERVICE), ...amended('2026-02-02', { initialTerm: 24 }, BOTH)], SIGNED, 24, '2027-04-13T22:00:00.000Z', 'inForce'),
  term('opposition, and an amendment that leaves its end where it is (A-04, R4-079)', [...EVALUATED, declines('2026-01-13', HEALTH_SERVICE), ...amended('2026-02-02', { subject: 'CONTENT', notice: 2 }, BOTH)], SIGNED, 12, END, 'notRenewed'),
  term('renewed by both, then made longer: what follows the new end is decided anew (A-28, R4-079)', [...NEGATIVE, ...renews('2026-02-02', ...BOTH), ...amended('2026-03-02', { initialTerm: 24 }, BOTH)], SIGNED, 24, '2027-04-13T22:00:00.000Z', 'lapsed'),
  term('its renewal taken away in its second term: it expires with that one (R4-079, A-77)', [...EVALUATED, ...amended('2026-06-01', { subject: 'BOTH', renewal: 'NONE', evaluation: 'NONE' }, BOTH)], SIGNED, 24, '2027-04-13T22:00:00.000Z', 'expired'),
  term('amended in its second term to go on without an end: that term still ends, and then none does (A-05, R4-079)', [...EVALUATED, ...amended('2026-06-01', { subject: 'BOTH', renewal: 'TACIT_INDEFINITE', evaluation: 'RESERVE' }, BOTH)], SIGNED, 24, '2027-04-13T22:00:00.000Z', 'inForce'),
  term('renewed without limit, and given an end again by both (A-05, R4-079)', [ENDLESS, ...amended('2026-06-01', { renewal: 'TACIT', renewalTerm: 24 }, BOTH)], SIGNED, 36, '2028-04-13T22:00:00.000Z', 'inForce'),
];

const FRAMEWORK_DAY = '2019-03-28';
// biome-ignore format: a table
export const FRAMEWORK_LINES: readonly Simulated[] = [
  term('framework of 2019: P0 to 27/03/2020 (A-01, R1-018)', [framework()], FRAMEWORK_DAY, 12, '2020-03-27T23:00:00.000Z', 'inForce'),
  term('framework of 2019: P1 to 27/03/2021 (A-01, R1-019)', [framework()], FRAMEWORK_DAY, 24, '2021-03-27T23:00:00.000Z', 'inForce'),
  term('framework of 2019: P2 to 27/03/2022, the night on which the clocks change (A-01, R1-019)', [framework()], FRAMEWORK_DAY, 36, '2022-03-27T22:00:00.000Z', 'inForce'),
  term('framework of 2019: P3 to 27/03/2023, and no fourth renewal (A-01, R1-019, R1-020)', [framework()], FRAMEWORK_DAY, 48, '2023-03-27T22:00:00.000Z', 'exhausted'),
  term('framework of 2019, declined in its second year: over on 27/03/2021 (P2-E2)', [framework(), declines('2021-01-11', PURCHASER)], FRAMEWORK_DAY, 24, '2021-03-27T23:00:00.000Z', 'notRenewed'),
];

const CPOM_DAY = '2025-07-30';
const LAST_DAY = '2030-07-29';
const LONGER = { initialTerm: 72 };
// biome-ignore format: a table
export const CPOM_LINES: readonly Simulated[] = [
  term('Cpom of 30/07/2025: to 29/07/2030, and no renewal (A-01, A-77, R4-078)', [cpom()], CPOM_DAY, 60, '2030-07-29T22:00:00.000Z', 'expired'),
  term('Cpom amended on its last day by all three: to 29/07/2031 (A-76, R4-079, R4-080)', [cpom(), ...amended(LAST_DAY, LONGER, CPOM_SIGNERS)], CPOM_DAY, 72, '2031-07-29T22:00:00.000Z', 'expired'),
  term('Cpom amended on its last day by two of three: nothing changed (A-77, R4-080)', [cpom(), ...amended(LAST_DAY, LONGER, CPOM_SIGNERS.slice(0, 2))], CPOM_DAY, 60, '2030-07-29T22:00:00.000Z', 'expired'),
  term('Cpom of two signatories, amended on its last day by both (A-77)', [cpom(CPOM_DAY, BOTH), ...amended(LAST_DAY, LONGER, BOTH)], CPOM_DAY, 72, '2031-07-29T22:00:00.000Z', 'expired'),
  term('Cpom shortened by all three: to 29/07/2029 (R4-079)', [cpom(), ...amended('2027-01-11', { initialTerm: 48 }, CPOM_SIGNERS)], CPOM_DAY, 48, '2029-07-29T22:00:00.000Z', 'expired'),
];

/** What comes too late, or is no right of whoever tries: the last act is refused, and everything before it taken. */
export const REFUSED_LINES: readonly (readonly [rule: string, acts: readonly Act[], cites: string])[] = [
  ['opposition on 14/01/2026, a day too late (A-04)', [...EVALUATED, declines('2026-01-14', HEALTH_SERVICE)], 'A-04'],
  ['Cpom amended on 30/07/2030, the day after its end (R4-080)', [cpom(), amended('2030-07-30', LONGER, CPOM_SIGNERS)[0] as Act], 'A-77'],
  [
    'Cpom signed by the third the day after its end: the first two signed in time (R4-080)',
    [cpom(), ...amended(LAST_DAY, LONGER, CPOM_SIGNERS.slice(0, 2)), amended('2030-07-30', LONGER, CPOM_SIGNERS).at(-1) as Act],
    'A-77',
  ],
  ['a fourth renewal of three (R1-019, P2-E1)', [framework(), ...renews('2022-05-02', PURCHASER)], 'P2-E1'],
  ['notice by a head of service who signed nothing (P6-E9)', [...EVALUATED, noticeOf('2026-01-05', 'chef-de-service')], 'R2-088'],
];
