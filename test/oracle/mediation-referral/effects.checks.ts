import type { Effect } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import {
  act,
  after,
  attempt,
  EMPLOYER_1,
  EMPLOYER_2,
  FILLED_IN,
  FUND,
  MEMBER,
  ownEmployer,
  PATHS,
  PEOPLE,
  PROVIDER,
  standing,
  toParty,
} from './facts.js';

/** The machine as it is written: which actions each way asks for. */
interface RawWay {
  readonly target?: string;
  readonly actions?: unknown;
}
type RawStates = Readonly<Record<string, { readonly on?: Readonly<Record<string, RawWay | readonly RawWay[]>> }>>;

const ON = '2019-10-15';

/** What a notice says: never who is concerned. */
const SUBJECTS = {
  referred: 'Une médiation vous est adressée',
  ordered: 'Un bon de commande a été émis',
  mediationStarted: 'La médiation a commencé',
  outcome: 'L’issue de la médiation est constatée',
  closedWithoutOutcome: 'La médiation est close sans issue',
  partyDeclined: 'Une partie a refusé la médiation',
  withdrawn: 'La demande de médiation est retirée',
};
const PAPERS = {
  referralRecord: { title: 'Procès-verbal de saisine', series: null },
  purchaseOrder: { title: 'Bon de commande', series: 'BC' },
  outcomeStatement: { title: 'Constat d’issue', series: null },
};

const notice = (kind: keyof typeof SUBJECTS, organisations: Readonly<Record<string, readonly string[]>>) => ({
  type: 'notify',
  content: { kind, subject: SUBJECTS[kind], to: Object.keys(organisations), organisations },
});
const draft = (document: keyof typeof PAPERS, fields: Readonly<Record<string, unknown>>) => ({
  type: 'draftDocument',
  content: { document, ...PAPERS[document], on: ON, fields },
});

const statement = (outcome: string) => [
  draft('outcomeStatement', { market: '18 AC 27', statedOn: ON, outcome }),
  notice('outcome', { referringFund: [FUND] }),
];
/** The fund learns of a refusal also where the mediator recorded it. A notice to nobody is none: before the referral there is no provider to tell. */
const leaves = (...provider: readonly string[]) => ({
  partyDeclines: [[notice('partyDeclined', { referringFund: [FUND], provider })]],
  withdraw: [provider.length > 0 ? [notice('withdrawn', { provider })] : []],
});

/** situation -> act -> for each form it is tried with, what the world is asked to do; an act that is not named asks nothing. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, readonly (readonly unknown[])[]>>>> = {
  draft: { qualify: [[]], declareInadmissible: [[]], withdraw: [[]] },
  priorInformation: { recordInformation: [[]], ...leaves() },
  readyForReferral: {
    recordInformation: [[]],
    refer: [
      [
        draft('referralRecord', {
          market: '18 AC 27',
          referredOn: ON,
          referringFund: FUND,
          provider: PROVIDER,
          mode: 'NATIONAL_FUND',
          informed: [
            { recipient: `employer:${EMPLOYER_1}`, at: '2019-10-03' },
            { recipient: `employer:${EMPLOYER_2}`, at: '2019-10-03' },
            { recipient: 'party:p1', at: '2019-10-04' },
            { recipient: 'party:p2', at: '2019-10-07' },
          ],
        }),
        notice('referred', { provider: [PROVIDER], employer: [EMPLOYER_1, EMPLOYER_2] }),
      ],
    ],
    ...leaves(),
  },
  referred: {
    issueOrder: [
      [
        draft('purchaseOrder', { market: '18 AC 27', orderedOn: ON, issuer: FUND, provider: PROVIDER, commitmentNumber: 'E-7' }),
        notice('ordered', { provider: [PROVIDER] }),
      ],
    ],
    ...leaves(PROVIDER),
  },
  ordered: { startMediation: [[notice('mediationStarted', { referringFund: [FUND] })]], ...leaves(PROVIDER) },
  inMediation: {
    recordSession: [[]],
    recordOutcome: [statement('RELATION_RESTORED'), statement('RELATION_ADAPTED'), statement('DIALOGUE_BROKEN')],
    closeWithoutOutcome: [[notice('closedWithoutOutcome', { referringFund: [FUND] })]],
    withdraw: [[notice('withdrawn', { provider: [PROVIDER, MEMBER] })]],
  },
};

const DECIDERS: Readonly<Record<string, string>> = {
  startMediation: 'mediator',
  recordSession: 'mediator',
  recordOutcome: 'mediator',
  closeWithoutOutcome: 'mediator',
};
const asked = (effects: readonly Effect[]) => effects.map(({ type, content }) => ({ type, content }));

export const effectChecks: readonly Check[] = [
  ...Object.entries(EXPECTED).flatMap(([situation, acts]) =>
    Object.entries(acts).map(
      ([name, effects]): Check => ({
        name: `${situation} × ${name}: these documents and notices, to these organisations (R1-002, R1-043, R1-052, A-97)`,
        run: (process) =>
          (FILLED_IN[name] ?? []).flatMap((data, index) => {
            const by = name === 'partyDeclines' ? PEOPLE.party : PEOPLE[DECIDERS[name] ?? 'referringFund'];
            const answer = attempt(
              standing(process, situation),
              act(name, ON, data, by, name === 'partyDeclines' ? 'referringFund' : undefined),
            );
            return 'refused' in answer
              ? [`refused: ${answer.refused[0]?.code}`]
              : differs('effects', asked(answer.step.effects), effects[index]);
          }),
      }),
    ),
  ),
  {
    name: 'an act that leads to the same situation keeps and asks for the same, wherever it is possible (P1, R1-014, R1-042)',
    run: (process) => {
      const states = Object.entries((process.machine.config as { states: RawStates }).states);
      const first = new Map<string, unknown>();
      return states.flatMap(([id, { on = {} }]) =>
        Object.entries(on).flatMap(([name, list]) =>
          [list].flat().flatMap(({ target, actions }) => {
            const way = `${name} → ${target ?? 'stays'}`;
            if (!first.has(way)) first.set(way, actions);
            return differs(`${id} × ${way}`, actions, first.get(way));
          }),
        ),
      );
    },
  },
  {
    name: 'a fund that employs a party does not tell itself of its own referral (A-21, P1-E6)',
    run: (process) => {
      const acts = [...ownEmployer, act('recordInformation', '2019-10-04', toParty('p2'))];
      const answer = attempt(after(process, acts), act('refer', ON, { provider: PROVIDER }));
      const told = 'step' in answer ? asked(answer.step.effects).at(-1) : undefined;
      return differs('told', told, notice('referred', { provider: [PROVIDER], employer: [EMPLOYER_2] }));
    },
  },
  {
    name: 'the order without a commitment number says so (R1-052)',
    run: (process) => {
      const answer = attempt(standing(process, 'referred'), act('issueOrder', ON, {}));
      const content = 'step' in answer ? answer.step.effects[0]?.content : undefined;
      const { fields } = (content ?? { fields: {} }) as { fields: Record<string, unknown> };
      return differs('commitmentNumber', fields.commitmentNumber, null);
    },
  },
  {
    name: 'what the facts establish after a whole case: codes, dates and ids, no name (R1-002, R1-008, R1-017, P1-E14, A-32)',
    run: (process) => {
      const acts = [
        ...PATHS.inMediation!,
        act('recordSession', '2019-10-15', {}, PEOPLE.mediator),
        act('recordSession', '2019-10-22', {}, PEOPLE.mediator),
      ];
      const known = after(process, [...acts, act('recordOutcome', '2019-10-25', { outcome: 'RELATION_ADAPTED' }, PEOPLE.mediator)]).known;
      return differs('known', known, {
        market: '18 AC 27',
        referringFund: FUND,
        referringBranch: 'maladie',
        type: 'TYPE_A',
        mode: 'NATIONAL_FUND',
        harassmentAlleged: true,
        parties: [
          { id: 'p1', function: 'DIRECTOR', employer: EMPLOYER_1, branch: 'maladie', personallyConcerned: true },
          { id: 'p2', function: 'OTHER_EXECUTIVE', employer: EMPLOYER_2, branch: 'maladie', personallyConcerned: true },
        ],
        informed: [
          { recipient: `employer:${EMPLOYER_1}`, at: '2019-10-03' },
          { recipient: `employer:${EMPLOYER_2}`, at: '2019-10-03' },
          { recipient: 'party:p1', at: '2019-10-04' },
          { recipient: 'party:p2', at: '2019-10-07' },
        ],
        qualified: { seq: 2, act: 'qualify', at: '2019-10-02' },
        referred: { seq: 7, act: 'refer', at: '2019-10-08' },
        ordered: { seq: 8, act: 'issueOrder', at: '2019-10-10' },
        started: { seq: 9, act: 'startMediation', at: '2019-10-14' },
        provider: PROVIDER,
        performingMember: MEMBER,
        sessions: ['2019-10-15', '2019-10-22'],
        outcome: 'RELATION_ADAPTED',
      });
    },
  },
  {
    name: 'a late information that completes nothing is kept all the same (R1-043)',
    run: (process) => {
      const answer = attempt(
        standing(process, 'readyForReferral'),
        act('recordInformation', '2019-10-08', FILLED_IN.recordInformation?.[0]),
      );
      const informed = 'step' in answer ? (answer.position.known as { informed: unknown[] }).informed : [];
      return differs('last information', informed.at(-1), { recipient: 'party:p1', at: '2019-10-08' });
    },
  },
  {
    name: 'without another member of the consortium, the lead performs (R1-017, P1-E14)',
    run: (process) => {
      const answer = attempt(standing(process, 'ordered'), act('startMediation', ON, {}, PEOPLE.mediator));
      return 'refused' in answer
        ? ['refused']
        : differs('performingMember', (answer.position.known as { performingMember: unknown }).performingMember, PROVIDER);
    },
  },
];
