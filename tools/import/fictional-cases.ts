import { addDays, type LegalDate } from '../../machines/calendar/index.js';
import { frameworkTerms } from '../demo/index.js';

/** Invented cases, as a file of an import holds them: for tests, rehearsals and measurements. Nobody in them exists. */

export interface FictionalLine {
  readonly key: string;
  readonly process: string;
  readonly reference?: string;
  readonly settings?: Record<string, readonly string[]>;
  readonly facts: readonly FictionalFact[];
}

export interface FictionalFact {
  readonly act: string;
  readonly occurredAt: string;
  readonly by?: { readonly relation?: string; readonly organisation?: string; readonly person?: string; readonly evidence?: string };
  readonly data?: object;
}

export const MARKET = '19 AC 11';
const FUND = 'fonds-maladie';

/** The agreement under which the invented mediations are ordered; its purchaser brings it in. */
export const fictionalAgreement = (key = 'AC-2019-11', reference = MARKET): FictionalLine => ({
  key,
  process: 'agreement',
  facts: [
    {
      act: 'open',
      occurredAt: '2018-11-05',
      data: frameworkTerms(reference, '2019-01-01', '2018-11-05', { mostRenewals: 9 }),
    },
  ],
});

const party = (lastName: string, firstName: string, role: string) => ({
  lastName,
  firstName,
  function: role,
  employer: 'caisse-a',
  branch: 'maladie',
  personallyConcerned: true,
});

const NAMES = ['Fictif', 'Imaginaire', 'Inventé', 'Factice', 'Simulacre', 'Spécimen', 'Exemple', 'Modèle'] as const;
const FIRST_NAMES = ['Alix', 'Camille', 'Claude', 'Dominique', 'Morgan', 'Noa', 'Sacha', 'Charlie'] as const;
const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

/** Which day each act has, counted from the opening. */
const COURSE: readonly (readonly [day: number, fact: (number: number) => Omit<FictionalFact, 'occurredAt'>])[] = [
  [0, () => ({ act: 'open', data: { market: MARKET, lead: FUND } })],
  [
    3,
    (number) => ({
      act: 'qualify',
      data: {
        type: 'TYPE_A',
        mode: 'NATIONAL_FUND',
        matter: 'CONFLICT',
        context: 'DEGRADED',
        hierarchicalLink: false,
        harassmentAlleged: false,
        parties: [
          party(pick(NAMES, number), pick(FIRST_NAMES, number + 1), 'DIRECTOR'),
          party(pick(NAMES, number + 3), pick(FIRST_NAMES, number), 'OTHER_EXECUTIVE'),
        ],
      },
    }),
  ],
  [6, () => ({ act: 'recordInformation', data: { recipient: 'EMPLOYER', employer: 'caisse-a', medium: 'LETTER' } })],
  [7, () => ({ act: 'recordInformation', data: { recipient: 'PARTY', party: 'p1', medium: 'LETTER' } })],
  [7, () => ({ act: 'recordInformation', data: { recipient: 'PARTY', party: 'p2', medium: 'EMAIL' } })],
  [12, () => ({ act: 'refer', by: { relation: 'lead' }, data: { provider: 'cabinet-mediation' } })],
  [20, () => ({ act: 'issueOrder' })],
  [33, () => ({ act: 'startMediation', data: { mediatorName: 'Personne Inventée' } })],
  [47, () => ({ act: 'recordSession' })],
  [80, () => ({ act: 'recordOutcome', data: { outcome: 'RELATION_ADAPTED' } })],
];

/** How many facts lead to each situation. */
export const REACHED = {
  draft: 1,
  priorInformation: 2,
  readyForReferral: 5,
  referred: 6,
  ordered: 7,
  inMediation: 9,
  relationAdapted: 10,
} as const;

/**
 * A mediation that began on paper.
 * @param number tells invented cases apart: key, reference, names
 * @param opened its first day
 */
export function fictionalMediation(number: number, opened: LegalDate, reached: keyof typeof REACHED = 'relationAdapted'): FictionalLine {
  const facts = COURSE.slice(0, REACHED[reached]).map(
    ([day, fact]): FictionalFact => ({ ...fact(number), occurredAt: addDays(opened, day) }),
  );
  return { key: `PAPIER-${number}`, process: 'mediation-referral', reference: `REF-${number}`, facts };
}

/** The days on which an invented case may have been opened: some from every year since the agreement. */
const openedOn = (number: number, today: LegalDate): LegalDate => addDays(today, -(90 + ((number * 37) % 2_400)));

/** A file's worth of them: most have ended, some still run. */
export function* fictionalCases(count: number, today: LegalDate): Generator<FictionalLine> {
  for (let number = 1; number <= count; number += 1) {
    const reached = number % 5 === 0 ? pick(['priorInformation', 'ordered', 'inMediation'] as const, number / 5) : 'relationAdapted';
    yield fictionalMediation(number, openedOn(number, today), reached);
  }
}
