import type { Data, FindingRule, Json, Person } from '../kernel/index.js';
import type { Known } from './known.js';
import * as source from './sources.js';

/** What is looked for outside this case's own facts when an act is decided. */
export const findings = {
  framework: {
    of: 'anotherCase',
    label: 'L’accord-cadre sur lequel repose la médiation',
    source: source.framework,
    acts: ['open', 'refer', 'issueOrder', 'frameworkEndsSoon', 'frameworkEnded'],
    process: 'agreement',
    key: (known) => `market:${known.market}`,
    asks: 'coverage',
  },
  recourse: {
    of: 'anotherCase',
    label: 'Le refus dont ce dossier est le recours',
    source: source.recourse,
    acts: ['open'],
    process: 'mediation-referral',
    key: (known) => (known.recourseOf === null ? undefined : `case:${known.recourseOf}`),
    asks: 'recourse',
  },
  signatoryIsAParty: {
    of: 'sealedFields',
    label: 'Le signataire est-il une partie ?',
    source: source.selfAgreement,
    acts: ['employerAgrees', 'employerRefuses'],
    derive: signatoryAmong,
  },
} as const satisfies Record<string, FindingRule<Known>>;

/** What a mediation answers to a case that is opened as its recourse: null where none is open. */
export const answers = {
  recourse: ({ situation, known }: { readonly situation: string; readonly known: Known }): Json => {
    if (situation === 'employerAgreementRefused') return { refusedMode: known.mode };
    return situation === 'fundApprovalRefused' ? { refusedMode: null } : null;
  },
};

/** The party whose name the signatory bears: `p1`; null when none does. */
function signatoryAmong(written: Data, persons: Readonly<Record<string, Person>>): Json {
  const signatory = nameOf(written.signatoryLastName, written.signatoryFirstName);
  const found = Object.entries(persons).find(
    ([id, { lastName, firstName }]) => /^p\d+$/.test(id) && nameOf(lastName, firstName) === signatory,
  );
  return signatory === '' ? null : (found?.[0] ?? null);
}

/** Without accents, case, hyphens and spaces: two ways of writing one name. */
const nameOf = (...parts: readonly (Json | undefined)[]): string =>
  parts
    .filter((part) => typeof part === 'string')
    .join('')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
