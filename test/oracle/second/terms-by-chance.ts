import type { Data } from '../../../machines/kernel/index.js';
import type { Chance } from '../mediation-referral/chance.js';

/* The terms of agreements by chance, most of which may stand together. Days are reckoned by `Date`, roughly: nothing here knows the law. */

const SIGNERS = ['caisse-nord', 'caisse-sud', 'service-de-sante-1', 'direction-regionale'];
export const OBSERVER = 'membre-du-groupement';
export const STRANGER = 'organisme-etranger';
/** the last day that is drawn: what is counted from it stays within the reviewed calendar */
export const LAST = '2030-12-31';

export const date = (day: string) => new Date(`${day}T12:00:00Z`);
const dayText = (when: Date) => when.toISOString().slice(0, 10);
export const days = (day: string, count: number) => dayText(new Date(date(day).getTime() + count * 86_400_000));
export const months = (day: string, count: number) => {
  const moved = date(day);
  moved.setUTCMonth(moved.getUTCMonth() + count);
  return dayText(moved);
};

const ENDS_OF_MONTHS = ['2023-10-31', '2024-01-31', '2022-08-31', '2025-08-30', '2023-12-30', '2021-03-28', '2022-10-30', '2023-01-29'];
export const startDay = (luck: Chance): string =>
  luck.next() < 0.15
    ? luck.one(['2020-02-29', '2024-02-29', '2016-02-29'])
    : luck.next() < 0.25
      ? luck.one(ENDS_OF_MONTHS)
      : days('2017-01-01', Math.floor(luck.next() * 4000));

export interface Terms {
  readonly data: Data;
  readonly signers: readonly string[];
  readonly purchaser: string | undefined;
  readonly keeper: string;
}

export function termsByChance(luck: Chance, start: string): Terms {
  const signers = SIGNERS.slice(0, luck.one([2, 2, 2, 3, 3, 4]));
  const purchases = luck.next() < 0.3;
  const keeper = purchases && luck.next() < 0.8 ? (signers[0] as string) : luck.one(signers);
  const roles = signers.map((_, index) => (purchases ? (index === 0 ? 'PURCHASER' : 'HOLDER') : 'PARTY'));
  const paper = luck.next() < 0.5;
  const signatories = signers.map((organisation, index) => ({
    organisation,
    role: roles[index] as string,
    ...(paper ? { signedOn: days(start, -luck.one([0, 0, 1, 12])) } : {}),
  }));
  const observer = luck.next() < 0.2 ? [{ organisation: OBSERVER, role: 'MEMBER' }] : [];
  const fixed = luck.next() < 0.35;
  const data: Data = {
    template: 'SERVICE_CONTRACT_1',
    reference: 'CONV 2025-34',
    keeper,
    signatories: [...signatories, ...observer],
    effect: fixed ? 'FIXED' : 'SIGNATURE',
    ...(fixed ? { firstDay: days(start, luck.one([0, 1, 8, 45])) } : {}),
    ...renewalByChance(luck, start),
    regulatoryReserve: luck.next() < 0.5,
    carries: 'NOTHING',
    dataAnnex: false,
  };
  const wrong = luck.next() < 0.04 ? luck.one<Data>(CONTRADICTIONS) : {};
  return { data: { ...data, ...wrong }, signers, purchaser: purchases ? signers[0] : undefined, keeper };
}

const CONTRADICTIONS: readonly Data[] = [
  { renewal: 'NONE', renewalTerm: 12 },
  { renewal: 'TACIT', renewalTerm: undefined },
  { initialTerm: 2, notice: 3 },
  { effect: 'FIXED', firstDay: undefined },
  { renewal: 'EXPRESS', renewalTerm: 12, initialTerm: undefined },
];

function renewalByChance(luck: Chance, start: string): Data {
  const renewal = luck.one(['TACIT', 'TACIT', 'TACIT', 'TACIT_INDEFINITE', 'EXPRESS', 'EXPRESS', 'NONE']);
  const initialTerm = renewal === 'NONE' && luck.next() < 0.1 ? undefined : luck.one([1, 3, 6, 10, 11, 12, 12, 12, 12, 13, 18, 24, 60]);
  const again = renewal === 'TACIT' || renewal === 'EXPRESS';
  const renewalTerm = again ? luck.one([1, 3, 6, 12, 12, 12, 24]) : undefined;
  // what may be renewed so often must not lead beyond the reviewed calendar
  const room = 12 * (Number(LAST.slice(0, 4)) - 1 - Number(start.slice(0, 4))) - (initialTerm ?? 0);
  const shortest = Math.min(initialTerm ?? 12, renewalTerm ?? 12);
  const within = (...counts: number[]) => luck.one(counts.filter((count) => count <= shortest));
  return {
    initialTerm,
    renewal,
    renewalTerm,
    mostRenewals: again
      ? luck.one([undefined, undefined, ...[1, 2, 3, 3, 12].filter((count) => count * (renewalTerm ?? 0) <= room)])
      : undefined,
    notice: within(0, 1, 2, 3, 3, 3, 6),
    opposition: within(0, 0, 1, 2, 3, 3),
    evaluation: luck.one(renewal === 'NONE' ? ['NONE', 'RESERVE'] : ['CONDITION', 'CONDITION', 'NONE', 'RESERVE']),
  };
}
