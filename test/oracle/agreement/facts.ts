import type { Act, Data, DecidedBy } from '../../../machines/kernel/index.js';
import { actOf, type Path } from '../playing.js';
import {
  decider,
  FUND,
  fund,
  HEALTH_SERVICE,
  HOLDER,
  keeper,
  MARKET_VOICE,
  MEMBER,
  PURCHASER,
  purchaser,
  REGIONAL,
  STATE,
  signatory,
} from './people.js';

/* Agreements of the four kinds that the texts know, in fictional organisations, and the acts by which they live. */

export const act = (name: string, occurredAt: string, data: Data, by: DecidedBy, recordedAs?: string): Act =>
  actOf(name, occurredAt, data, by, recordedAs);

interface Signs {
  readonly organisation: string;
  readonly role: string;
  readonly title?: string;
  readonly signedOn?: string;
}
const signing = (role: string, signedOn: string | undefined, ...organisations: string[]): readonly Signs[] =>
  organisations.map((organisation) => ({ organisation, role, ...(signedOn === undefined ? {} : { signedOn }) }));

/** A PDP protocol of one year, signed by both services on paper: document 002, article 5. */
export const protocol = (signedOn = '2025-04-14', change: Data = {}): Act => opens(signedOn, { ...PROTOCOL(signedOn), ...change });
const PROTOCOL = (signedOn: string | undefined): Data => ({
  template: 'PDP_PROTOCOL_1',
  reference: 'PDP 2025-34',
  keeper: REGIONAL,
  signatories: signing('PARTY', signedOn, REGIONAL, HEALTH_SERVICE) as unknown as Data['signatories'],
  effect: 'SIGNATURE',
  initialTerm: 12,
  renewal: 'TACIT',
  renewalTerm: 12,
  notice: 3,
  opposition: 3,
  evaluation: 'CONDITION',
  regulatoryReserve: true,
  carries: 'PDP_REFERRALS',
  dataAnnex: false,
});
/** The same, signed here. */
export const protocolDraft = (on = '2025-04-01', change: Data = {}): Act => opens(on, { ...PROTOCOL(undefined), ...change });

/** Renewed without limit from its second year on; its evaluation is a reservation, and no condition. */
export const ENDLESS = protocol('2025-04-14', { renewal: 'TACIT_INDEFINITE', renewalTerm: undefined, evaluation: 'RESERVE' });

/** 18 AC 27 as the circular tells it: twelve months from 28 March 2019, three times renewable by a year (R1-018, R1-019). */
export const framework = (on = '2019-03-20', change: Data = {}): Act =>
  opens(on, {
    template: 'FRAMEWORK_1',
    reference: '18 AC 27',
    keeper: PURCHASER,
    signatories: [
      ...signing('PURCHASER', on.slice(0, 10), PURCHASER),
      ...signing('HOLDER', on.slice(0, 10), HOLDER),
      ...signing('MEMBER', undefined, MEMBER),
    ] as unknown as Data['signatories'],
    effect: 'FIXED',
    firstDay: '2019-03-28',
    initialTerm: 12,
    renewal: 'TACIT',
    renewalTerm: 12,
    mostRenewals: 3,
    notice: 0,
    opposition: 0,
    evaluation: 'NONE',
    regulatoryReserve: false,
    carries: 'MEDIATIONS',
    dataAnnex: false,
    ...change,
  });

/** A Cpom: five years from its signature, neither renewal nor notice (R4-078, A-77), by as many signatories as are named. */
export const cpom = (signedOn = '2025-07-30', signers: readonly string[] = CPOM_SIGNERS, change: Data = {}): Act =>
  opens(signedOn, {
    template: 'CPOM_1',
    reference: 'CPOM 2025-38',
    keeper: HEALTH_SERVICE,
    signatories: signing('PARTY', signedOn, ...signers) as unknown as Data['signatories'],
    effect: 'SIGNATURE',
    initialTerm: 60,
    renewal: 'NONE',
    notice: 0,
    opposition: 0,
    evaluation: 'NONE',
    regulatoryReserve: false,
    carries: 'NOTHING',
    dataAnnex: true,
    usualMost: 60,
    ...change,
  });
export const CPOM_SIGNERS = [HEALTH_SERVICE, REGIONAL, STATE];

/** An order contract on which everything can happen: purchaser and keeper, holder, fund and member, every clause there is. */
export const orderContract = (on = '2025-01-06', change: Data = {}): Act => opens(on, { ...ORDERS, ...change });
export const ORDERS: Data = {
  template: 'SUBSEQUENT_CONTRACT_1',
  reference: 'MS 2025-07',
  keeper: PURCHASER,
  signatories: [
    ...signing('PURCHASER', undefined, PURCHASER),
    ...signing('HOLDER', undefined, HOLDER),
    ...signing('FUND', undefined, FUND),
    ...signing('MEMBER', undefined, MEMBER),
  ] as unknown as Data['signatories'],
  market: '24 AC 12',
  effect: 'SIGNATURE',
  initialTerm: 12,
  renewal: 'TACIT',
  renewalTerm: 12,
  mostRenewals: 3,
  notice: 3,
  opposition: 3,
  evaluation: 'CONDITION',
  regulatoryReserve: true,
  carries: 'ORDERS',
  whenMarketEnds: 'GOES_ON',
  dataAnnex: false,
};

function opens(on: string, data: Data): Act {
  return act('open', on, data, keeper(String(data.keeper)));
}

/* Acts of those who sign. */

export const signs = (on: string, organisation: string): Act => act('sign', on, {}, signatory(organisation));
export const evaluation = (verdict = 'FAVOURABLE', [one, other]: readonly string[] = BOTH): Data => ({
  services: [
    { organisation: one, reported: 31, handled: 12 },
    { organisation: other, reported: 44, handled: 20 },
  ],
  collectiveActions: 3,
  participants: 57,
  trainings: 2,
  trained: 18,
  remobilised: 9,
  retained: 6,
  retainedElsewhere: 2,
  serviceMeetings: 4,
  bodyMeetings: 2,
  verdict,
});

/** Opened, filled and signed by those who are named, one day after the other. */
export const evaluated = (
  on: string,
  signers: readonly string[],
  verdict = 'FAVOURABLE',
  services: readonly string[] = BOTH,
  by = services[0] as string,
): readonly Act[] => [
  act('openEvaluation', on, {}, signatory(by)),
  act('fillEvaluation', on, evaluation(verdict, services), signatory(by)),
  ...signers.map((one) => act('signEvaluation', on, {}, signatory(one))),
];

export const noticeOf = (receivedOn: string, organisation = HEALTH_SERVICE): Act =>
  act('giveNotice', receivedOn, {}, signatory(organisation));
export const renews = (on: string, ...organisations: string[]): readonly Act[] =>
  organisations.map((one) => act('renew', on, {}, decider(one)));
export const declines = (on: string, organisation: string): Act => act('declineRenewal', on, {}, decider(organisation));
export const flags = (on: string, organisation = REGIONAL): Act =>
  act('flagRegulatoryChange', on, { reference: 'Décret 2026-100' }, signatory(organisation));
export const lifts = (on: string, organisation = REGIONAL): Act => act('liftRegulatoryChange', on, {}, signatory(organisation));
export const ends = (on: string): Act => act('end', on, { reason: 'HOLDER_FAILED' }, purchaser());

/** Proposed, and signed by those who are named, all on one day. */
export const amended = (on: string, change: Data, signers: readonly string[], by = signers[0] as string): readonly Act[] => [
  act('proposeAmendment', on, { subject: 'DURATION', matter: 'Durée et préavis', ...change }, signatory(by)),
  ...signers.map((one) => act('signAmendment', on, {}, signatory(one))),
];

export const BOTH = [REGIONAL, HEALTH_SERVICE];
/** The protocol of 14 April 2025, evaluated by both in December. */
export const EVALUATED: readonly Act[] = [protocol(), ...evaluated('2025-12-01', BOTH)];
/** Everything that may be due every year. */
export const EVERY_DUTY = ['MEETING', 'CONTACTS', 'INDICATORS', 'DGT_SURVEY', 'HALF_YEARLY_REVIEW'].map((duty) => ({ duty }));
/** What the table of the first year says. */
export const FIRST_YEAR: Data = {
  year: 1,
  trained: 4,
  trainedFollowed: 2,
  accompanied: 6,
  accompaniedFollowed: 6,
  targeted: 9,
  targetedFollowed: 0,
};

/** Three signatories, of whom one takes over another: two bodies in three places. */
export const absorbed = (opening: Act, on: string, by: string, gone = STATE, heir = REGIONAL): readonly Act[] => [
  opening,
  act('recordSuccession', on, { signatory: gone, successor: heir }, keeper(by)),
];
const THREE = (signedOn?: string) => signing('PARTY', signedOn, REGIONAL, HEALTH_SERVICE, STATE) as unknown as Data['signatories'];
export const TAKEN_OVER = absorbed(protocol('2025-04-14', { signatories: THREE('2025-04-14') }), '2025-05-05', REGIONAL);
export const TAKEN_OVER_DRAFT = absorbed(protocolDraft('2025-04-01', { signatories: THREE() }), '2025-04-02', REGIONAL);

export const documentsProvided = (on = '2025-01-07'): Act => act('provideDocuments', on, {}, fund);
/** A market’s own voice, and what it answers when it is asked. */
export const marketSays = (name: 'frameworkEndsSoon' | 'frameworkEnded', on: string, answer: Data): Act => ({
  ...act(name, on, {}, MARKET_VOICE),
  findings: { market: { answer: answer as never } },
});
export const MARKET_OVER: Data = { state: 'ended', firstDay: '2024-03-01', lastDay: '2025-02-09', final: true };
export const MARKET_ENDING: Data = { state: 'inForce', firstDay: '2024-03-01', lastDay: '2025-06-30', final: true };

/* The shortest way to each situation, by the order contract that opens on 6 January 2025. */

/** Its papers are there, and it is signed: by the holder first. */
export const signedContract = (change: Data = {}): readonly Act[] => [
  orderContract('2025-01-06', change),
  documentsProvided(),
  signs('2025-01-08', HOLDER),
  signs('2025-01-08', PURCHASER),
];
export const IN_FORCE = signedContract();
export const AHEAD: Data = { effect: 'FIXED', firstDay: '2025-03-01' };
export const NOT_YET = signedContract(AHEAD);
export const CONTRACTING = [PURCHASER, HOLDER];
export const NO_RENEWAL: Data = { renewal: 'NONE', renewalTerm: undefined, mostRenewals: undefined, evaluation: 'NONE' };

export const PATHS: Readonly<Record<string, Path>> = {
  drafting: { acts: [orderContract()] },
  notYetInForce: { acts: NOT_YET },
  inForce: { acts: IN_FORCE },
  abandoned: { acts: [orderContract(), act('abandon', '2025-01-07', { reason: 'NOT_AGREED' }, keeper())] },
  exhausted: { acts: [...signedContract({ mostRenewals: 1 }), ...renews('2025-06-02', PURCHASER)], until: '2027-02-01' },
  notRenewed: { acts: [...IN_FORCE, declines('2025-06-02', PURCHASER)], until: '2026-02-01' },
  lapsed: { acts: IN_FORCE, until: '2026-02-01' },
  terminated: { acts: [...IN_FORCE, noticeOf('2025-06-02', HOLDER)], until: '2025-10-01' },
  expired: { acts: signedContract(NO_RENEWAL), until: '2026-02-01' },
  ended: { acts: [...IN_FORCE, ends('2025-06-02')] },
};
export const OPEN_SITUATIONS = ['drafting', 'notYetInForce', 'inForce'];
