import type { DecidedBy } from '../../../machines/kernel/index.js';

/* A fictional case, by ids only: two bodies, two national funds, a provider in consortium. */

export const FUND = 'caisse-nationale-1';
export const OTHER_FUND = 'caisse-nationale-2';
export const BODY = 'organisme-1';
export const OTHER_BODY = 'organisme-2';
export const PROVIDER = 'prestataire-1';
export const MEMBER = 'membre-du-groupement-2';
export const STRANGER = 'organisme-etranger-au-dossier';

export type Type = 'A' | 'B' | 'C' | 'D';
export type Mode = 1 | 2 | 3;
export const TYPES: readonly Type[] = ['A', 'B', 'C', 'D'];
export const MODES: readonly Mode[] = [1, 2, 3];

/** One of the twelve kinds of case: a type of dispute and an entry mode. */
export interface Kind {
  readonly type: Type;
  readonly mode: Mode;
}
export const KINDS: readonly Kind[] = TYPES.flatMap((type) => MODES.map((mode) => ({ type, mode })));
export const named = ({ type, mode }: Kind): string => `${type}${mode}`;

/** As the forms write them. */
export const TYPE_CODES = { A: 'TYPE_A', B: 'TYPE_B', C: 'TYPE_C', D: 'TYPE_D' } as const;
export const MODE_CODES = { 1: 'NATIONAL_FUND', 2: 'EMPLOYER', 3: 'PARTIES' } as const;

export interface PartyFacts {
  readonly function: string;
  readonly employer: string;
  readonly branch: string;
  readonly nationalFund: string;
  readonly personallyConcerned: boolean;
}

/** Somebody of a body whose branch is that of the first fund. */
export const person = (role: string, change: Partial<PartyFacts> = {}): PartyFacts => ({
  function: role,
  employer: BODY,
  branch: 'maladie',
  nationalFund: FUND,
  personallyConcerned: true,
  ...change,
});

export const DIRECTOR = person('DIRECTOR');
export const ACCOUNTANT = person('CHIEF_ACCOUNTING_FINANCE_OFFICER');
export const EXECUTIVE = person('OTHER_EXECUTIVE');
export const PRESIDENT = person('BOARD_PRESIDENT');
export const FUND_ITSELF = person('NATIONAL_FUND', { employer: FUND });
export const ELSEWHERE = { employer: OTHER_BODY, branch: 'famille', nationalFund: OTHER_FUND } as const;

/** p1 and p2 of each type; p2 is the one who asks in mode 3. */
export const PARTIES: Readonly<Record<Type, readonly PartyFacts[]>> = {
  A: [DIRECTOR, EXECUTIVE],
  B: [DIRECTOR, EXECUTIVE],
  C: [PRESIDENT, DIRECTOR],
  D: [FUND_ITSELF, DIRECTOR],
};

/** Who conducts: the fund in mode 1, the employer in modes 2 and 3. */
export const leadIn = (mode: Mode): string => (mode === 1 ? FUND : BODY);

const by = (relation: string, organisation: string): DecidedBy => ({ relation, organisation });
export const lead = (organisation: string): DecidedBy => by('lead', organisation);
export const fund = (organisation = FUND): DecidedBy => by('concernedFund', organisation);
export const employer = (organisation = BODY): DecidedBy => by('employer', organisation);
export const mediator = (organisation = PROVIDER): DecidedBy => by('mediator', organisation);
/** The framework agreement's own voice. */
export const FRAMEWORK: DecidedBy = { relation: 'framework' };
/** A party decides; how it is known is said with it. */
export const party = (id = 'p2'): DecidedBy => ({ relation: 'party', person: id, evidence: 'EMAIL' });

/** Whoever stands in each relation to a case of this mode, and some who decide nothing in it. */
export const peopleIn = (mode: Mode): Readonly<Record<string, DecidedBy>> => ({
  lead: lead(leadIn(mode)),
  opener: by('opener', leadIn(mode)),
  supervisor: by('supervisor', leadIn(mode)),
  employer: employer(),
  agreeingEmployer: by('agreeingEmployer', BODY),
  concernedFund: fund(),
  awaitedFund: by('awaitedFund', FUND),
  approvingFund: by('approvingFund', FUND),
  party: party(),
  provider: by('provider', PROVIDER),
  mediator: mediator(),
  framework: FRAMEWORK,
  auditor: by('auditor', STRANGER),
});
