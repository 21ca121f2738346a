import type { Effect, Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { act, after, attempt, CONSULTED, INSTEAD, qualified, type Tried, toEmployer, toFund, toParty } from './facts.js';
import {
  BODY,
  DIRECTOR,
  employer,
  FUND,
  fund,
  lead,
  leadIn,
  MEMBER,
  type Mode,
  mediator,
  OTHER_FUND,
  PRESIDENT,
  PROVIDER,
  party,
} from './people.js';
import { path, refers } from './stories.js';

/** Each document that a step draws up, field by field: codes, dates and ids (A-13, A-16, A-32, R1-002, R1-052). */

interface Paper {
  readonly rule: string;
  readonly before: readonly Tried[];
  readonly act: Tried;
  readonly document: string;
  readonly title: string;
  readonly series?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const MARKET = '18 AC 27';
const ON = '2019-10-15';
const leads = (mode: Mode) => lead(leadIn(mode));
const informs = (mode: Mode, data: Tried['data'], on = ON) => act('recordInformation', on, data, leads(mode));
const statement = (outcome: string): Paper => ({
  rule: `the outcome’s kind and nothing else: ${outcome} (R1-040, A-97)`,
  before: path('B2', 'inMediation'),
  act: act('recordOutcome', ON, { outcome }, mediator()),
  document: 'outcomeStatement',
  title: 'Constat d’issue',
  fields: { market: MARKET, statedOn: ON, outcome },
});
const record = (kind: string, mode: Mode, data: Tried['data'], recipient: string): Paper => ({
  rule: `${kind}: the written information to ${recipient} (R1-043, R1-045, R1-049)`,
  before: path(kind, mode === 3 ? 'employerAgreement' : 'priorInformation'),
  act: informs(mode, data),
  document: 'informationRecord',
  title: 'Information écrite préalable',
  fields: { market: MARKET, writtenOn: ON, sender: leadIn(mode), recipient, medium: data.medium },
});
const agreement = (rule: string, next: Tried, fields: object): Paper => ({
  rule: `the employer’s agreement: ${rule} (A-16, A-17)`,
  before: path('A3', 'employerAgreement'),
  act: next,
  document: 'employerAgreement',
  title: 'Accord de l’employeur',
  fields: { market: MARKET, agreedOn: ON, employer: BODY, signedFor: BODY, override: null, ...fields },
});
const agrees = (data: Tried['data'], by = employer()) => act('employerAgrees', ON, data, by);
const DUTIES = ['CHOSEN_BY_AGREEMENT', 'WRITTEN_PROPOSALS', 'INFORMS_OF_PENALTIES'];
const order = (rule: string, kind: string, mode: Mode, data: Tried['data'], before = path(kind, 'referred')): Paper => ({
  rule: `${kind}: the order, ${rule} (R1-002, R1-017, R1-052, R1-053, P1-E14)`,
  before,
  act: act('issueOrder', ON, data, leads(mode)),
  document: 'purchaseOrder',
  title: 'Bon de commande',
  series: 'BC',
  fields: {
    market: MARKET,
    orderedOn: ON,
    issuer: leadIn(mode),
    provider: PROVIDER,
    commitmentNumber: data.commitmentNumber ?? null,
    mediatorDuties: DUTIES,
  },
});
const calm = [...qualified({ type: 'A', mode: 1 }, undefined, { harassmentAlleged: false }), ...path('A1', 'referred').slice(2)];

const PAPERS: readonly Paper[] = [
  record('A1', 1, toEmployer(), `employer:${BODY}`),
  record('A1', 1, toParty('p2', 'HAND_DELIVERED'), 'party:p2'),
  record('A2', 2, toFund(), `fund:${FUND}`),
  record('C3', 3, toFund(FUND, 'EMAIL'), `fund:${FUND}`),
  {
    rule: 'the information of a fund after the referral, by the employer (R1-049, A-19)',
    before: path('A3', 'inMediation'),
    act: informs(3, toFund()),
    document: 'informationRecord',
    title: 'Information écrite préalable',
    fields: { market: MARKET, writtenOn: ON, sender: BODY, recipient: `fund:${FUND}`, medium: 'HAND_DELIVERED' },
  },
  {
    rule: 'the consultation: its date and the funds that were there (R1-030, R1-031)',
    before: path('C1', 'consultation'),
    act: act('recordConsultation', ON, { ...CONSULTED, funds: [{ fund: FUND }, { fund: OTHER_FUND }] }, leads(1)),
    document: 'consultationMinutes',
    title: 'Relevé de la concertation',
    fields: { market: MARKET, heldOn: ON, funds: [{ fund: FUND }, { fund: OTHER_FUND }] },
  },
  {
    rule: 'the consultation where no fund is known (R1-030)',
    before: qualified(
      { type: 'C', mode: 2 },
      [PRESIDENT, DIRECTOR].map((one) => ({ ...one, nationalFund: '' })),
    ),
    act: act('recordConsultation', ON, { presidentPresent: true, executivePresent: true }, leads(2)),
    document: 'consultationMinutes',
    title: 'Relevé de la concertation',
    fields: { market: MARKET, heldOn: ON, funds: [] },
  },
  {
    rule: 'the approval: fund, date, and the consultation it rests on (R1-028, R1-029, A-13)',
    before: path('C2', 'fundApproval'),
    act: act('fundApproves', ON, {}, fund()),
    document: 'fundApproval',
    title: 'Aval de la caisse nationale',
    fields: { market: MARKET, approvedOn: ON, fund: FUND, consultedOn: '2019-10-03' },
  },
  agreement('by word of mouth', agrees({ form: 'ORAL', signatory: 'REPRESENTATIVE' }), { form: 'ORAL' }),
  agreement('by the fund in its stead', agrees(INSTEAD, fund()), { form: 'WRITTEN', signedFor: FUND }),
  agreement('by a party, and why', agrees({ form: 'WRITTEN', signatory: 'PARTY', overrideReason: 'DECISION_OF_THE_BOARD' }), {
    form: 'WRITTEN',
    override: 'DECISION_OF_THE_BOARD',
  }),
  agreement(
    'a reason that overrides nothing is none',
    agrees({ form: 'ORAL', signatory: 'REPRESENTATIVE', overrideReason: 'DECISION_OF_THE_BOARD' }),
    {
      form: 'ORAL',
    },
  ),
  {
    rule: 'A1: the referral, with everything that preceded it (R1-041, R1-042, R1-043)',
    before: path('A1', 'readyForReferral'),
    act: refers({ type: 'A', mode: 1 }, ON),
    document: 'referralRecord',
    title: 'Procès-verbal de saisine',
    fields: {
      market: MARKET,
      referredOn: ON,
      mode: 'NATIONAL_FUND',
      lead: FUND,
      referredBy: FUND,
      provider: PROVIDER,
      informed: [
        { recipient: `employer:${BODY}`, at: '2019-10-07' },
        { recipient: 'party:p1', at: '2019-10-07' },
        { recipient: 'party:p2', at: '2019-10-07' },
      ],
      approvals: [],
      agreements: [],
    },
  },
  {
    rule: 'C3: the referral by a party, with approval and agreement (R1-028, R1-047, R1-048)',
    before: path('C3', 'readyForReferral'),
    act: refers({ type: 'C', mode: 3 }, ON),
    document: 'referralRecord',
    title: 'Procès-verbal de saisine',
    fields: {
      market: MARKET,
      referredOn: ON,
      mode: 'PARTIES',
      lead: BODY,
      referredBy: 'p2',
      provider: PROVIDER,
      informed: [{ recipient: `fund:${FUND}`, at: '2019-10-02' }],
      approvals: [{ organisation: FUND, at: '2019-10-04' }],
      agreements: [{ organisation: BODY, at: '2019-10-05' }],
    },
  },
  order('by the fund', 'A1', 1, { commitmentNumber: 'E-7' }),
  order('by the employer, without a number of its own', 'A2', 2, {}),
  order('by the employer that agreed (A-20)', 'D3', 3, { commitmentNumber: 'E-7' }),
  (({ rule, fields, ...one }) => ({
    ...one,
    rule: `${rule}, where nobody alleges harassment: no duty of the mediator is recalled (R1-008, A-29)`,
    fields: { ...fields, mediatorDuties: [] },
  }))(order('by the fund', 'A1', 1, {}, calm)),
  statement('RELATION_RESTORED'),
  statement('RELATION_ADAPTED'),
  statement('DIALOGUE_BROKEN'),
];

/** Acts that draw up nothing: a decision without a paper, or a date. */
const NOTHING_DRAWN: readonly (readonly [kind: string, situation: string, act: Tried])[] = [
  ['A1', 'draft', act('declareInadmissible', ON, { reason: 'NO_EXECUTIVE' }, leads(1))],
  ['A1', 'priorInformation', act('changeMode', ON, { mode: 'EMPLOYER', lead: BODY }, leads(1))],
  ['C2', 'fundApproval', act('fundRefuses', ON, {}, fund())],
  ['A3', 'employerAgreement', act('employerRefuses', ON, {}, employer())],
  ['A2', 'ordered', act('startMediation', ON, { performingMember: MEMBER }, mediator())],
  ['A2', 'ordered', act('partyDeclines', ON, {}, party(), 'lead')],
  ['A2', 'inMediation', act('recordSession', ON, {}, mediator())],
  ['A2', 'inMediation', act('closeWithoutOutcome', ON, { reason: 'PARTY_LEFT' }, mediator())],
  ['A2', 'inMediation', act('withdraw', ON, { reason: 'NO_LONGER_WANTED' }, leads(2))],
];

const drawn = (process: Process, before: readonly Tried[], next: Tried): readonly Effect[] => {
  const answer = attempt(after(process, before), next);
  if ('refused' in answer) throw new Error(`« ${next.act} » is refused: ${answer.refused.map(({ code }) => code)}`);
  return answer.step.effects.filter(({ type }) => type === 'draftDocument');
};

export const effectChecks: readonly Check[] = [
  ...PAPERS.map(
    ({ rule, before, act: next, document, title, series = null, fields }): Check => ({
      name: `drawn up: ${rule}`,
      run: (process) =>
        differs(
          'documents',
          drawn(process, before, next).map(({ content }) => content),
          [{ document, title, series, on: ON, fields }],
        ),
    }),
  ),
  ...NOTHING_DRAWN.map(
    ([kind, situation, next]): Check => ({
      name: `nothing is drawn up: ${kind} ${situation} × ${next.act} (A-32)`,
      run: (process) => differs('documents', drawn(process, path(kind, situation), next).length, 0),
    }),
  ),
  {
    name: 'each document that exists is drawn up by some act here (P1)',
    run: (process) =>
      differs('documents', Object.keys(process.documents).sort(), [...new Set(PAPERS.map(({ document }) => document))].sort()),
  },
];
