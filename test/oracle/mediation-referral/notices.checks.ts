import { type Check, differs } from '../check.js';
import {
  act,
  after,
  attempt,
  CONSULTED,
  changeOfMode,
  INSTEAD,
  opens,
  qualification,
  qualified,
  REFERS,
  REPRESENTED,
  type Tried,
  toEmployer,
  toFund,
} from './facts.js';
import { FIRST_DAY, LAST_DAY } from './market.js';
import {
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  employer,
  FRAMEWORK,
  FUND,
  fund,
  lead,
  leadIn,
  MEMBER,
  type Mode,
  mediator,
  OTHER_BODY,
  OTHER_FUND,
  PRESIDENT,
  PROVIDER,
  party,
  type Type,
} from './people.js';
import { path, refers } from './stories.js';

/** Who is told what, and nobody of what they decided or recorded themselves (A-12, A-15, A-97, R1-014). */

/** What a notice says; never who is concerned. */
const SUBJECTS: Readonly<Record<string, string>> = {
  handedOver: 'Un dossier de médiation vous est confié',
  agreementAwaited: 'Une médiation demandée par les parties attend l’accord de l’employeur',
  consulted: 'La concertation a eu lieu : votre aval est attendu',
  approved: 'Une caisse nationale a donné son aval',
  fundRefused: 'Une caisse nationale a refusé son aval',
  employerAgreed: 'Un employeur a donné son accord',
  employerRefused: 'Un employeur a refusé son accord',
  referred: 'Une médiation vous est adressée',
  providerAddressed: 'Le prestataire est saisi d’une médiation qui vous concerne',
  ordered: 'Un bon de commande a été émis',
  mediationStarted: 'La médiation a commencé',
  outcome: 'L’issue de la médiation est constatée',
  closedWithoutOutcome: 'La médiation est close sans issue',
  partyDeclined: 'Une partie a refusé la médiation',
  withdrawn: 'La demande de médiation est retirée',
  frameworkEndsSoon: 'L’accord-cadre se termine bientôt et le bon de commande n’est pas émis',
  frameworkGoesOn: 'L’accord-cadre se poursuit : sa fin annoncée n’aura pas lieu ce jour-là',
  frameworkEnded: 'L’accord-cadre est terminé : la médiation ne peut plus être commandée',
};

/** kind -> relation -> organisations */
type Told = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
type Line = readonly [rule: string, before: readonly Tried[], act: Tried, told: Told];

const ON = '2019-10-15';
const leads = (mode: Mode) => lead(leadIn(mode));
const TWO = [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }];
const qualify = (type: Type, mode: Mode, by: string, to: string, parties = TWO): Line[2] =>
  act('qualify', ON, qualification(type, mode, parties, { lead: to }), lead(by));
const changes = (from: Mode, to: Mode) => act('changeMode', ON, changeOfMode(to), leads(from));
const consults = (by = leads(2), funds = [{ fund: FUND }]) => act('recordConsultation', ON, { ...CONSULTED, funds }, by);
const informs = (mode: Mode, data: Tried['data']) => act('recordInformation', '2019-10-03', data, leads(mode));
const states = (outcome = 'RELATION_ADAPTED') => act('recordOutcome', ON, { outcome }, mediator());
const withdraws = (mode: Mode) => act('withdraw', ON, { reason: 'NO_LONGER_WANTED' }, leads(mode));
const twoEmployers = qualified({ type: 'A', mode: 3 }, TWO);
const C1_TWO = qualified({ type: 'C', mode: 1 }, [PRESIDENT, { ...DIRECTOR, branch: 'famille', nationalFund: OTHER_FUND }]);
const bothFunds = [{ fund: FUND }, { fund: OTHER_FUND }];
const news = { framework: { answer: { state: 'inForce', firstDay: FIRST_DAY, lastDay: LAST_DAY, final: true } } };
const endsSoon = { ...act('frameworkEndsSoon', ON, {}, FRAMEWORK), findings: news };
const goesOn = {
  ...act('frameworkEndsSoon', ON, {}, FRAMEWORK),
  findings: { framework: { answer: { ...news.framework.answer, final: false } } },
};
const ended = act('frameworkEnded', '2023-03-28', {}, FRAMEWORK);

const LINES: readonly Line[] = [
  ['a fund qualifies what it conducts itself', [opens(FUND)], qualify('A', 1, FUND, FUND), {}],
  ['a fund hands over to the employer, mode 2', [opens(FUND)], qualify('A', 2, FUND, BODY), { handedOver: { lead: [BODY] } }],
  [
    'a fund hands over to one employer, mode 3: every employer is asked (R1-048, A-22)',
    [opens(FUND)],
    qualify('A', 3, FUND, BODY),
    { handedOver: { lead: [BODY] }, agreementAwaited: { agreeingEmployer: [BODY, OTHER_BODY] } },
  ],
  [
    'an employer qualifies, mode 3: the other employer is asked (A-22)',
    [opens(BODY)],
    qualify('A', 3, BODY, BODY),
    { agreementAwaited: { agreeingEmployer: [OTHER_BODY] } },
  ],
  ['an employer qualifies, mode 2: no agreement is asked of any (R1-044)', [opens(BODY)], qualify('A', 2, BODY, BODY), {}],
  [
    'mode 1 → 2: the employer conducts; nobody’s agreement is awaited, though an employer was told (P1-E12)',
    path('A1', 'readyForReferral'),
    changes(1, 2),
    { handedOver: { lead: [BODY] } },
  ],
  [
    'mode 1 → 3: the employer conducts and is asked (P1-E12)',
    path('A1', 'readyForReferral'),
    changes(1, 3),
    { handedOver: { lead: [BODY] }, agreementAwaited: { agreeingEmployer: [BODY] } },
  ],
  [
    'mode 1 → 2 of two employers, both told: the agreement of neither is awaited (P1-E12)',
    [...qualified({ type: 'A', mode: 1 }, TWO), informs(1, toEmployer()), informs(1, toEmployer(OTHER_BODY))],
    changes(1, 2),
    { handedOver: { lead: [BODY] } },
  ],
  ['mode 3 → 1: the fund conducts', path('A3', 'employerAgreement'), changes(3, 1), { handedOver: { lead: [FUND] } }],
  [
    'mode 3 → 1 → 3: the employer has agreed and is not asked again (P1-E12)',
    [...path('A3', 'readyForReferral'), act('changeMode', '2019-10-07', changeOfMode(1), leads(3))],
    changes(1, 3),
    { handedOver: { lead: [BODY] } },
  ],
  [
    'the consultation, recorded by the employer: the fund’s approval is awaited (R1-028)',
    path('C2', 'consultation'),
    consults(),
    { consulted: { awaitedFund: [FUND] } },
  ],
  ['the consultation, recorded by the fund itself (R1-028)', path('C2', 'consultation'), consults(fund()), {}],
  [
    'the consultation, recorded by one of two funds: the other’s approval is awaited (A-11)',
    C1_TWO,
    consults(leads(1), bothFunds),
    { consulted: { awaitedFund: [OTHER_FUND] } },
  ],
  [
    'a second consultation, after the approval of one of two funds: the other’s alone is awaited (A-11)',
    [
      ...C1_TWO,
      act('recordConsultation', '2019-10-03', { ...CONSULTED, funds: bothFunds }, leads(1)),
      act('fundApproves', '2019-10-04', {}, fund()),
    ],
    consults(leads(1), bothFunds),
    { consulted: { awaitedFund: [OTHER_FUND] } },
  ],
  ['a second consultation, after every approval: nobody is waited for (R1-028)', path('C2', 'priorInformation'), consults(), {}],
  [
    'the approval: whoever conducts learns of it',
    path('C2', 'fundApproval'),
    act('fundApproves', ON, {}, fund()),
    { approved: { lead: [BODY] } },
  ],
  ['the approval by the fund that conducts (A-14)', path('C1', 'fundApproval'), act('fundApproves', ON, {}, fund()), {}],
  [
    'the approval by the other fund (A-11)',
    [...C1_TWO, act('recordConsultation', '2019-10-03', { ...CONSULTED, funds: bothFunds }, leads(1))],
    act('fundApproves', ON, {}, fund(OTHER_FUND)),
    { approved: { lead: [FUND] } },
  ],
  [
    'the fund’s refusal, mode 2',
    path('C2', 'fundApproval'),
    act('fundRefuses', ON, {}, fund()),
    { fundRefused: { lead: [BODY], employer: [] } },
  ],
  [
    'the fund’s refusal, mode 1, and the employer had been told',
    [...path('C1', 'fundApproval'), informs(1, toEmployer())],
    act('fundRefuses', ON, {}, fund()),
    { fundRefused: { lead: [], employer: [BODY] } },
  ],
  [
    'the fund’s refusal, mode 3: the employer was asked',
    path('C3', 'fundApproval'),
    act('fundRefuses', ON, {}, fund()),
    { fundRefused: { lead: [BODY], employer: [BODY] } },
  ],
  ['the agreement of the employer that conducts', path('A3', 'employerAgreement'), act('employerAgrees', ON, REPRESENTED, employer()), {}],
  [
    'the agreement of the other employer (A-22)',
    twoEmployers,
    act('employerAgrees', ON, REPRESENTED, employer(OTHER_BODY)),
    { employerAgreed: { lead: [BODY] } },
  ],
  [
    'the agreement by the fund in the employer’s stead (A-17)',
    path('A3', 'employerAgreement'),
    act('employerAgrees', ON, INSTEAD, fund()),
    { employerAgreed: { lead: [BODY] } },
  ],
  [
    'the other employer’s refusal, and the fund was told (P1-E2)',
    [...twoEmployers, informs(3, toFund())],
    act('employerRefuses', ON, {}, employer(OTHER_BODY)),
    { employerRefused: { lead: [BODY], concernedFund: [FUND] } },
  ],
  [
    'the refusal of the employer that conducts (P1-E2)',
    path('A3', 'employerAgreement'),
    act('employerRefuses', ON, {}, employer()),
    { employerRefused: { lead: [], concernedFund: [FUND] } },
  ],
  ['an information', path('A1', 'priorInformation'), act('recordInformation', ON, toEmployer(), leads(1)), {}],
  ['an information after the referral, mode 3', path('A3', 'inMediation'), act('recordInformation', ON, toFund(), leads(3)), {}],
  [
    'the referral, mode 1: the provider and the employers (R1-042)',
    path('A1', 'readyForReferral'),
    refers({ type: 'A', mode: 1 }, ON),
    { referred: { provider: [PROVIDER] }, providerAddressed: { employer: [BODY], concernedFund: [] } },
  ],
  [
    'the referral, mode 1, of two funds: the other one too (R1-050)',
    [
      ...qualified({ type: 'B', mode: 1 }, [DIRECTOR, { ...EXECUTIVE, branch: 'famille', nationalFund: OTHER_FUND }]),
      ...path('B1', 'readyForReferral').slice(2),
    ],
    refers({ type: 'B', mode: 1 }, ON),
    { referred: { provider: [PROVIDER] }, providerAddressed: { employer: [BODY], concernedFund: [OTHER_FUND] } },
  ],
  [
    'the referral, mode 2: the provider and the funds (R1-044)',
    path('A2', 'readyForReferral'),
    refers({ type: 'A', mode: 2 }, ON),
    { referred: { provider: [PROVIDER] }, providerAddressed: { employer: [], concernedFund: [FUND] } },
  ],
  [
    'the referral, mode 3, recorded by one of two employers (R1-047, A-22)',
    [
      ...twoEmployers,
      act('employerAgrees', '2019-10-05', REPRESENTED, employer()),
      act('employerAgrees', '2019-10-05', REPRESENTED, employer(OTHER_BODY)),
    ],
    act('refer', ON, REFERS, party(), 'lead'),
    { referred: { provider: [PROVIDER] }, providerAddressed: { employer: [OTHER_BODY], concernedFund: [] } },
  ],
  ['the order: the provider (R1-052)', path('A1', 'referred'), act('issueOrder', ON, {}, leads(1)), { ordered: { provider: [PROVIDER] } }],
  [
    'the beginning: whoever ordered',
    path('A2', 'ordered'),
    act('startMediation', ON, {}, mediator()),
    { mediationStarted: { lead: [BODY] } },
  ],
  ['a session', path('A2', 'inMediation'), act('recordSession', ON, {}, mediator()), {}],
  [
    'the outcome, type A: whoever ordered, and no fund (A-97)',
    path('A2', 'inMediation'),
    states(),
    { outcome: { lead: [BODY], approvingFund: [] } },
  ],
  [
    'the outcome, type C, mode 2: the fund that approved too (A-97)',
    path('C2', 'inMediation'),
    states(),
    { outcome: { lead: [BODY], approvingFund: [FUND] } },
  ],
  [
    'the outcome, type C, mode 1: the fund ordered and approved (A-97)',
    path('C1', 'inMediation'),
    states(),
    { outcome: { lead: [FUND], approvingFund: [FUND] } },
  ],
  [
    'the outcome, type D, mode 2: the fund is a party, and learns of it as one (A-15, A-97)',
    path('D2', 'inMediation'),
    states(),
    { outcome: { lead: [BODY], approvingFund: [] } },
  ],
  ...['RELATION_RESTORED', 'DIALOGUE_BROKEN'].map(
    (outcome): Line => [
      `the outcome ${outcome} as any other (A-97)`,
      path('C2', 'inMediation'),
      states(outcome),
      { outcome: { lead: [BODY], approvingFund: [FUND] } },
    ],
  ),
  [
    'closed without an outcome (A-25)',
    path('A1', 'inMediation'),
    act('closeWithoutOutcome', ON, { reason: 'PARTY_LEFT' }, mediator()),
    { closedWithoutOutcome: { lead: [FUND], employer: [BODY], concernedFund: [FUND] } },
  ],
  [
    'a party’s refusal, recorded by the mediator (A-23)',
    path('A1', 'ordered'),
    act('partyDeclines', ON, {}, party(), 'mediator'),
    { partyDeclined: { lead: [FUND], provider: [], employer: [BODY], concernedFund: [FUND] } },
  ],
  [
    'a party’s refusal, recorded by whoever conducts (A-23)',
    path('A1', 'ordered'),
    act('partyDeclines', ON, {}, party(), 'lead'),
    { partyDeclined: { lead: [], provider: [PROVIDER], employer: [BODY], concernedFund: [] } },
  ],
  [
    'a party’s refusal before anybody was written to: nobody else is in the case',
    qualified({ type: 'A', mode: 2 }),
    act('partyDeclines', ON, {}, party(), 'lead'),
    {},
  ],
  [
    'a party’s refusal before the referral: the fund that was written to',
    path('A2', 'priorInformation'),
    act('partyDeclines', ON, {}, party(), 'lead'),
    { partyDeclined: { lead: [], provider: [], employer: [], concernedFund: [FUND] } },
  ],
  ['a withdrawal before the case is qualified', [opens(FUND)], withdraws(1), {}],
  [
    'a withdrawal before the referral: the fund that was written to',
    path('A2', 'readyForReferral'),
    withdraws(2),
    { withdrawn: { provider: [], employer: [], concernedFund: [FUND] } },
  ],
  [
    'a withdrawal after it (R1-014)',
    path('A2', 'ordered'),
    withdraws(2),
    { withdrawn: { provider: [PROVIDER], employer: [], concernedFund: [FUND] } },
  ],
  [
    'a withdrawal by a party, mode 3: each employer that was asked and the funds that were told, but whoever records it (A-25)',
    [...twoEmployers, informs(3, toFund())],
    act('withdraw', ON, { reason: 'NO_LONGER_WANTED' }, party(), 'lead'),
    { withdrawn: { provider: [], employer: [OTHER_BODY], concernedFund: [FUND] } },
  ],
  [
    'a withdrawal within the mediation closes it without an outcome (A-25)',
    path('A2', 'inMediation'),
    withdraws(2),
    { closedWithoutOutcome: { provider: [PROVIDER, MEMBER], employer: [], concernedFund: [FUND] } },
  ],
  [
    'a withdrawal within the mediation, mode 1: the employer too (A-25)',
    path('A1', 'inMediation'),
    withdraws(1),
    { closedWithoutOutcome: { provider: [PROVIDER, MEMBER], employer: [BODY], concernedFund: [] } },
  ],
  ['inadmissible', [opens(FUND)], act('declareInadmissible', ON, { reason: 'NO_EXECUTIVE' }, leads(1)), {}],
  ['the agreement ends soon (A-12)', path('A2', 'priorInformation'), endsSoon, { frameworkEndsSoon: { lead: [BODY] } }],
  ['its end is taken back', [...path('A2', 'priorInformation'), endsSoon], goesOn, { frameworkGoesOn: { lead: [BODY] } }],
  [
    'its end is taken back before the request is qualified',
    [...path('A2', 'draft'), endsSoon],
    goesOn,
    { frameworkGoesOn: { lead: [BODY] } },
  ],
  ['its end is taken back after the referral', [...path('A2', 'referred'), endsSoon], goesOn, { frameworkGoesOn: { lead: [BODY] } }],
  [
    'the agreement has ended, before the referral (P1-E13)',
    path('A2', 'priorInformation'),
    ended,
    { frameworkEnded: { lead: [BODY], provider: [] } },
  ],
  [
    'the agreement has ended, before the order (P1-E13)',
    path('A2', 'referred'),
    ended,
    { frameworkEnded: { lead: [BODY], provider: [PROVIDER] } },
  ],
];

interface Notice {
  readonly kind: string;
  readonly subject: string;
  readonly to: readonly string[];
  readonly organisations: Readonly<Record<string, readonly string[]>>;
}

export const noticeChecks: readonly Check[] = [
  ...LINES.map(
    ([rule, before, next, told]): Check => ({
      name: `told: ${rule}`,
      run: (process) => {
        const answer = attempt(after(process, before), next);
        if ('refused' in answer) return [`refused: ${answer.refused.map(({ code }) => code)}`];
        const notices = answer.step.effects
          .filter(({ type }) => type !== 'draftDocument')
          .map(({ content }) => content as unknown as Notice);
        const expected = Object.entries(told).map(([kind, organisations]) => ({
          kind,
          to: Object.keys(organisations),
          subject: SUBJECTS[kind],
          organisations,
        }));
        return differs('notices', notices, expected);
      },
    }),
  ),
  {
    name: 'each notice that exists is given by some act here (P1)',
    run: () => differs('notices', [...new Set(LINES.flatMap(([, , , told]) => Object.keys(told)))].sort(), Object.keys(SUBJECTS).sort()),
  },
];
