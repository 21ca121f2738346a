import { type FieldRule, type FormRule, formRule, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';

const TERMS =
  'signatories!list[organisation!organisation role!choice title text signedOn date] effect!choice firstDay date initialTerm count ' +
  'renewal!choice renewalTerm count mostRenewals count notice!count opposition!count evaluation!choice regulatoryReserve!flag ' +
  'duties list[duty!choice] carries!choice market text whenMarketEnds choice dataAnnex!flag usualMost count';
const NAMED = 'lastName!text(identity) firstName!text(identity)';

/** Every field there is, by act: what has no line here can't be written down. `!` is required; names are sealed. */
const FIELDS: Readonly<Record<string, string>> = {
  open: `evidenced: template!choice reference!text keeper!organisation ${TERMS}`,
  reviseDraft: `evidenced: ${TERMS}`,
  provideDocuments: 'evidenced:',
  sign: `evidenced: title!text ${NAMED}`,
  abandon: 'evidenced: reason!choice',
  openEvaluation: 'evidenced:',
  fillEvaluation:
    'evidenced: services!list[organisation!organisation reported!count handled!count] collectiveActions!count participants!count ' +
    'trainings!count trainingNature text(identity) trained!count remobilised!count retained!count retainedElsewhere!count serviceMeetings!count ' +
    'bodyMeetings!count verdict!choice',
  signEvaluation: `evidenced: ${NAMED}`,
  flagRegulatoryChange: 'evidenced: reference!text(identity)',
  liftRegulatoryChange: 'evidenced:',
  renew: 'evidenced:',
  declineRenewal: 'evidenced:',
  giveNotice: 'evidenced:',
  withdrawNotice: 'evidenced:',
  acceptWithdrawal: 'evidenced: giver!organisation',
  proposeAmendment:
    'evidenced: subject!choice matter!text(identity) initialTerm count renewal choice renewalTerm count mostRenewals count notice count ' +
    'opposition count evaluation choice',
  signAmendment: `evidenced: ${NAMED}`,
  dropAmendment: 'evidenced:',
  changeRepresentative: `evidenced: title!text ${NAMED}`,
  recordSuccession: 'evidenced: signatory!organisation successor!organisation',
  recordAnnex: 'evidenced: annex!choice',
  callMeeting: 'evidenced: kind!choice on!date agenda!text(identity)',
  recordMeeting: 'evidenced: kind!choice present!list[organisation!organisation]',
  verifyContacts: 'evidenced:',
  recordIndicators:
    'evidenced: year!count trained!count trainedFollowed!count accompanied!count accompaniedFollowed!count targeted!count ' +
    'targetedFollowed!count comment text(identity)',
  recordSurvey: 'evidenced: year!count',
  recordReview: 'evidenced: cycle!choice',
  placeOrder: 'now: level!choice commitmentNumber text',
  cancelOrder: 'evidenced: rank!count reason!choice',
  end: 'evidenced: reason!choice',
  frameworkEndsSoon: 'now:',
  frameworkEnded: 'now:',
  ALARM_RELEASED: 'now: finding!choice',
};

const BODIES = [
  'purchasingBody',
  'provider',
  'nationalFund',
  'localBody',
  'regionalFund',
  'occupationalHealthService',
  'labourDirectorate',
];
const COUNTED = [0, 1_000_000];

/** Which organisations may stand there, how many, which codes; of every form that has such a field. */
const BOUNDS: Readonly<Record<string, unknown>> = {
  template: ['PDP_PROTOCOL_1', 'FRAMEWORK_1', 'POOLED_MARKET_1', 'SUBSEQUENT_CONTRACT_1', 'SERVICE_CONTRACT_1', 'CPOM_1'],
  keeper: BODIES,
  signatories: [2, 12],
  'signatories.organisation': BODIES,
  'signatories.role': ['PARTY', 'PURCHASER', 'HOLDER', 'MEMBER', 'FUND'],
  effect: ['SIGNATURE', 'FIXED'],
  initialTerm: [1, 240],
  renewal: ['NONE', 'TACIT', 'TACIT_INDEFINITE', 'EXPRESS'],
  renewalTerm: [1, 120],
  mostRenewals: [0, 99],
  notice: [0, 24],
  opposition: [0, 24],
  evaluation: ['NONE', 'CONDITION', 'RESERVE'],
  duties: [0, 5],
  'duties.duty': ['MEETING', 'CONTACTS', 'INDICATORS', 'DGT_SURVEY', 'HALF_YEARLY_REVIEW'],
  carries: ['MEDIATIONS', 'PDP_REFERRALS', 'SUBSEQUENT_CONTRACTS', 'ORDERS', 'NOTHING'],
  whenMarketEnds: ['GOES_ON', 'ENDS'],
  usualMost: [1, 240],
  services: [1, 12],
  'services.organisation': BODIES,
  'services.reported': COUNTED,
  'services.handled': COUNTED,
  verdict: ['FAVOURABLE', 'UNFAVOURABLE'],
  giver: BODIES,
  subject: ['DURATION', 'CONTENT', 'BOTH'],
  signatory: BODIES,
  successor: BODIES,
  annex: ['DATA_EXCHANGE', 'JOINT_CONTROLLERSHIP'],
  kind: ['SERVICES', 'BODIES', 'PARTNERS'],
  present: [1, 20],
  'present.organisation': BODIES,
  'recordIndicators.year': [1, 20],
  'recordSurvey.year': [2015, 2036],
  cycle: ['SERVICE', 'JOINT', 'BOTH'],
  level: ['CRISIS_UNIT', 'OUTGOING_CALL'],
  rank: [1, 9999],
  'abandon.reason': ['NOT_AGREED', 'NO_LONGER_NEEDED', 'OPENED_BY_MISTAKE'],
  'cancelOrder.reason': ['NO_LONGER_NEEDED', 'ISSUED_BY_MISTAKE', 'NOT_CARRIED_OUT'],
  'end.reason': ['PURCHASER_DECIDED', 'AGREED_WITH_HOLDER', 'HOLDER_FAILED'],
  'ALARM_RELEASED.finding': ['VERIFIED', 'REPAIRED'],
};
const COUNTS = [
  ...['collectiveActions', 'participants', 'trainings', 'trained', 'remobilised', 'retained', 'retainedElsewhere', 'serviceMeetings'],
  ...['bodyMeetings', 'trainedFollowed', 'accompanied', 'accompaniedFollowed', 'targeted', 'targetedFollowed'],
];

const shown = ({ name, required, kind, of, dataClass }: FieldRule): string =>
  `${name}${required ? '!' : ' '}${kind}${dataClass === 'administrative' ? '' : `(${dataClass})`}${of ? `[${formRule(of).fields.map(shown).join(' ')}]` : ''}`;
const line = ({ dating, fields }: FormRule) => `${dating}: ${fields.map(shown).join(' ')}`.trim();

function bounds(field: FieldRule, path: string): readonly (readonly [string, unknown])[] {
  const where = `${path}${field.name}`;
  const { kind, of, min, max, kinds, choices = {} } = field;
  if (kind === 'organisation') return [[where, kinds]];
  if (kind === 'choice') return [[where, Object.keys(choices)]];
  if (kind === 'count') return [[where, [min, max]]];
  if (kind === 'list' && of) return [[where, [min ?? 0, max]], ...formRule(of).fields.flatMap((one) => bounds(one, `${where}.`))];
  return [];
}

const field = (process: Process, act: string, name: string) => process.formRules[act]?.fields.find((one) => one.name === name);

/** act, field, what it takes, what it does not */
const TEXTS: readonly (readonly [act: string, name: string, takes: readonly string[], refuses: readonly string[]])[] = [
  ...(['open reference', 'open market', 'reviseDraft market'] as const).map((where) => {
    const [act, name] = where.split(' ') as [string, string];
    const takes = ['18 AC 27', 'PDP 2025-34', '26 AC 100', 'CPOM 2025-38', 'MS-2025/07'];
    return [
      act,
      name,
      takes,
      ['', 'AC', ' 18 AC 27', '18 ac 27', '18 AC 27\n', 'Mme Exemple 3', '18 AC 27 avec un texte bien trop long'],
    ] as const;
  }),
  ...['sign', 'changeRepresentative'].map(
    (act) =>
      [
        act,
        'title',
        ['Directeur général', 'Présidente', 'Le Président', 'directrice régionale adjointe', 'Médecin-conseil chef', 'Vice-présidente'],
        [
          '',
          'D',
          'Mme Exemple',
          'M. Modèle',
          'Directeur 3',
          'a@b.example',
          'Jean Dupont',
          'Jeanne Exemple, directrice',
          'Directrice Mme Exemple',
        ],
      ] as const,
  ),
  ['placeOrder', 'commitmentNumber', ['E-7', '2025/0042'], ['', 'sans chiffre', 'E 7', 'E-7\n', 'é7']],
];

export const formChecks: readonly Check[] = [
  {
    name: 'an opening takes the terms of the contract, an act what it decides, and nothing else; who signs is sealed (P6, R2-079, R2-080, R2-081, R2-082, R2-083, R2-084, R4-186, R4-187, R4-194)',
    run: (process) =>
      differs('forms', Object.fromEntries(Object.entries(process.formRules).map(([name, rule]) => [name, line(rule)])), FIELDS),
  },
  {
    name: 'who may stand where, how many, and which codes (R2-078, R2-085, R4-188)',
    run: (process) =>
      Object.entries(process.formRules).flatMap(([act, rule]) =>
        rule.fields
          .flatMap((one) => bounds(one, ''))
          .flatMap(([where, found]) => {
            const expected =
              BOUNDS[`${act}.${where}`] ?? BOUNDS[where] ?? (COUNTS.includes(where) ? COUNTED : 'nothing that is known here');
            return differs(`${act}.${where}`, found, expected);
          }),
      ),
  },
  ...TEXTS.map(
    ([act, name, takes, refuses]): Check => ({
      name: `${act}.${name} is written in one way, says which, and holds no name (R1-002, A-74)`,
      run: (process) => {
        const { pattern = '', patternHint, example, maxLength = 0 } = field(process, act, name) ?? {};
        const fits = [...takes, ...refuses].filter((text) => new RegExp(pattern, 'u').test(text) && text.length <= maxLength);
        return [
          ...differs('takes', fits, takes),
          ...differs('says what it takes', !!patternHint, true),
          ...differs('example', example === undefined || new RegExp(pattern, 'u').test(example), true),
        ];
      },
    }),
  ),
  {
    name: 'the title of who signed on paper holds no name either (A-74)',
    run: (process) => {
      const { of } = field(process, 'open', 'signatories') ?? {};
      const { pattern = '^$' } = (of && formRule(of).fields.find(({ name }) => name === 'title')) ?? {};
      return ['Directrice', 'Mme Exemple', 'Jeanne Exemple'].flatMap((text) =>
        differs(text, new RegExp(pattern, 'u').test(text), text === 'Directrice'),
      );
    },
  },
];
