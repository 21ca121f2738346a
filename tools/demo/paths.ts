import { organisations } from './organisations.js';
import { people } from './people.js';

/**
 * A mediation of any type by any mode, as forms and steps, from its opening to an outcome: what the suites, the benches and
 * the demonstration play. Who is asked and who is written to is said here a second time, beside the process.
 */

export const TYPES = ['TYPE_A', 'TYPE_B', 'TYPE_C', 'TYPE_D'] as const;
export const MODES = ['NATIONAL_FUND', 'EMPLOYER', 'PARTIES'] as const;
export type DisputeType = (typeof TYPES)[number];
export type ReferralMode = (typeof MODES)[number];

export interface Party {
  readonly lastName: string;
  readonly firstName: string;
  readonly email?: string;
  readonly function: string;
  readonly employer: string;
  readonly branch: string;
  readonly personallyConcerned: boolean;
}

/** One thing that somebody does. */
export interface Step {
  readonly act: string;
  /** login of the person who brings it in */
  readonly as: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** who decides, when it isn't the one who brings it in */
  readonly by?: { readonly relation: string; readonly person?: string; readonly evidence?: string };
}

export interface Mediation {
  readonly type: DisputeType;
  readonly mode: ReferralMode;
  readonly parties: readonly Party[];
  /** who conducts it */
  readonly lead: string;
  readonly opening: Step;
  readonly steps: readonly Step[];
}

export interface Wanted {
  readonly parties?: readonly Party[];
  readonly lead?: string;
  /** other answers of the qualification */
  readonly qualification?: Readonly<Record<string, unknown>>;
  readonly opening?: Readonly<Record<string, unknown>>;
  /** in mode 3: `p1`, or all of them */
  readonly requestedBy?: 'ALL_PARTIES' | `p${number}`;
  readonly outcome?: string;
  readonly mediatorName?: string;
  readonly signatory?: { readonly lastName: string; readonly firstName: string };
  readonly sessions?: number;
}

/** The fictional market of the demonstration. */
export const MARKET = '26 AC 99';
export const PROVIDER = 'cabinet-mediation';
export const MEDIATOR = 'mediatrice';
export const SIGNATORY = { lastName: 'Signataire', firstName: 'Maud' } as const;

export const party = (lastName: string, firstName: string, more: Partial<Party> & Readonly<Record<string, unknown>> = {}): Party => ({
  lastName,
  firstName,
  function: 'DIRECTOR',
  employer: 'caisse-a',
  branch: 'maladie',
  personallyConcerned: true,
  ...more,
});

/** Two parties between whom a dispute of that type may be. */
export const PARTIES_OF: Readonly<Record<DisputeType, readonly Party[]>> = {
  TYPE_A: [party('Exemple', 'Alix'), party('Modèle', 'Noa', { function: 'OTHER_EXECUTIVE' })],
  TYPE_B: [party('Exemple', 'Alix'), party('Modèle', 'Noa', { function: 'OTHER_EXECUTIVE' })],
  TYPE_C: [party('Exemple', 'Alix'), party('Modèle', 'Noa', { function: 'BOARD_PRESIDENT' })],
  TYPE_D: [party('Exemple', 'Alix', { function: 'NATIONAL_FUND', employer: 'fonds-maladie' }), party('Modèle', 'Noa')],
};

export const toParty = (id: string, medium = 'LETTER') => ({ recipient: 'PARTY', party: id, medium });
export const toEmployer = (employer: string, medium = 'EMAIL') => ({ recipient: 'EMPLOYER', employer, medium });
export const toFund = (fund: string, medium = 'EMAIL') => ({ recipient: 'FUND', fund, medium });

/** Whoever brings in what an organisation decides. */
export function caseManagerOf(organisationId: string): string {
  const person = people.find(
    ({ memberships }) =>
      memberships.length === 1 && memberships[0]?.role === 'caseManager' && memberships[0].organisationId === organisationId,
  );
  if (!person) throw new Error(`nobody manages the cases of ${organisationId}`);
  return person.subject;
}

export function fundOfBranch(branch: string): string {
  const fund = organisations.find((one) => one.kind === 'nationalFund' && one.branch === branch);
  if (!fund) throw new Error(`no fund of the branch ${branch}`);
  return fund.id;
}

const REPRESENTS_A_FUND = 'NATIONAL_FUND';
const once = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
const isFund = (one: Party): boolean => one.function === REPRESENTS_A_FUND;
export const fundsOf = (parties: readonly Party[]): readonly string[] =>
  once(parties.map((one) => (isFund(one) ? one.employer : fundOfBranch(one.branch))));
/** A president is nobody's employee. */
export const employersOf = (parties: readonly Party[]): readonly string[] =>
  once(parties.filter((one) => !isFund(one) && one.function !== 'BOARD_PRESIDENT').map(({ employer }) => employer));

/** The whole of it, as it goes when nobody refuses anything. */
export function mediation(type: DisputeType, mode: ReferralMode, wanted: Wanted = {}): Mediation {
  const parties = wanted.parties ?? PARTIES_OF[type];
  const lead = wanted.lead ?? (mode === 'NATIONAL_FUND' ? fundsOf(parties) : employersOf(parties))[0] ?? '';
  const by = caseManagerOf(lead);
  const plan: Plan = { type, mode, parties, lead, by, wanted };
  return {
    type,
    mode,
    parties,
    lead,
    opening: { act: 'open', as: by, data: { market: MARKET, lead, ...wanted.opening } },
    steps: [
      { act: 'qualify', as: by, data: qualification(plan) },
      ...(type === 'TYPE_C' ? consultationAndApproval(plan) : []),
      ...(mode === 'PARTIES' ? employersOf(parties).map((employer) => agreement(employer, wanted)) : []),
      ...priorInformation(plan),
      referral(plan),
      ...(mode === 'PARTIES' ? otherPartiesOf(plan).map((data) => informing(plan, data)) : []),
      { act: 'issueOrder', as: by, data: {} },
      ...(mode === 'PARTIES' ? fundsToldLater(plan).map((fund) => informing(plan, toFund(fund))) : []),
      { act: 'startMediation', as: MEDIATOR, data: { mediatorName: wanted.mediatorName ?? 'Ange Concorde' } },
      ...Array.from({ length: wanted.sessions ?? 1 }, () => ({ act: 'recordSession', as: MEDIATOR, data: {} })),
      { act: 'recordOutcome', as: MEDIATOR, data: { outcome: wanted.outcome ?? 'RELATION_ADAPTED' } },
    ],
  };
}

interface Plan {
  readonly type: DisputeType;
  readonly mode: ReferralMode;
  readonly parties: readonly Party[];
  readonly lead: string;
  readonly by: string;
  readonly wanted: Wanted;
}

/** The first party that is a person of its own: a fund asks for nothing here. */
const askingIn = ({ parties, wanted }: Plan): string => wanted.requestedBy ?? `p${parties.findIndex((one) => !isFund(one)) + 1}`;

function qualification(plan: Plan) {
  const { type, mode, parties, wanted } = plan;
  return {
    type,
    mode,
    ...(mode === 'PARTIES' ? asking(askingIn(plan)) : {}),
    matter: 'CONFLICT',
    context: 'DEGRADED',
    hierarchicalLink: type === 'TYPE_B',
    harassmentAlleged: false,
    parties,
    ...wanted.qualification,
  };
}

/** Who asks for it in mode 3. */
export const asking = (who: string) => (who === 'ALL_PARTIES' ? { requestedBy: who } : { requestedBy: 'ONE_PARTY', requestingParty: who });

function consultationAndApproval({ parties, by }: Plan): readonly Step[] {
  const funds = fundsOf(parties);
  return [
    { act: 'recordConsultation', as: by, data: consultation(funds) },
    ...funds.map((fund) => ({ act: 'fundApproves', as: caseManagerOf(fund), data: { signatoryName: 'Maud Signataire' } })),
  ];
}

export const consultation = (funds: readonly string[]) => ({
  presidentPresent: true,
  executivePresent: true,
  funds: funds.map((fund) => ({ fund })),
});

function agreement(employer: string, { signatory = SIGNATORY }: Wanted): Step {
  return { act: 'employerAgrees', as: caseManagerOf(employer), data: agreementBy(signatory) };
}

export const agreementBy = ({ lastName, firstName }: { readonly lastName: string; readonly firstName: string }) => ({
  form: 'WRITTEN',
  signatory: 'REPRESENTATIVE',
  signatoryLastName: lastName,
  signatoryFirstName: firstName,
});

export const refusalBy = ({ lastName, firstName }: { readonly lastName: string; readonly firstName: string }) => ({
  signatory: 'REPRESENTATIVE',
  signatoryLastName: lastName,
  signatoryFirstName: firstName,
});

const others = (ids: readonly string[], lead: string): readonly string[] => ids.filter((id) => id !== lead);
const written = ({ parties }: Plan): readonly string[] => parties.flatMap((one, index) => (isFund(one) ? [] : [`p${index + 1}`]));
const informing = ({ by }: Plan, data: Step['data']): Step => ({ act: 'recordInformation', as: by, data });

function priorInformation(plan: Plan): readonly Step[] {
  const { mode, parties, lead } = plan;
  if (mode === 'PARTIES') return [];
  const organisation =
    mode === 'NATIONAL_FUND'
      ? others(employersOf(parties), lead).map((id) => toEmployer(id))
      : others(fundsOf(parties), lead).map((id) => toFund(id));
  return [...organisation, ...written(plan).map((id) => toParty(id))].map((data) => informing(plan, data));
}

function referral(plan: Plan): Step {
  const refer = { act: 'refer', as: plan.by, data: { provider: PROVIDER } };
  if (plan.mode !== 'PARTIES') return refer;
  return { ...refer, by: byParty(referringIn(plan)) };
}

/** Of all who ask, the first. */
function referringIn(plan: Plan): string {
  const who = askingIn(plan);
  return who === 'ALL_PARTIES' ? 'p1' : who;
}

/** A party decides; whoever conducts the referral says how that is known. */
export const byParty = (person: string, evidence = 'EMAIL') => ({ relation: 'party', person, evidence });

/** In mode 3 everybody but the party that refers, before the order; one that is a fund is written to as a fund. */
function otherPartiesOf(plan: Plan): readonly Step['data'][] {
  return plan.parties.flatMap((one, index) =>
    `p${index + 1}` === referringIn(plan) ? [] : [isFund(one) ? toFund(one.employer) : toParty(`p${index + 1}`)],
  );
}

const fundsToldLater = ({ parties, lead }: Plan): readonly string[] =>
  others(fundsOf(parties), lead).filter((fund) => !parties.some((one) => isFund(one) && one.employer === fund));
