import { type FormRule, formRule, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { NOT_REFUSED } from './market.js';

/** Every field there is, by act: what has no line here can't be written down. `!` is required, `*` names a person. */
const FIELDS: Readonly<Record<string, string>> = {
  open: 'evidenced: market! lead! ownReference recourseOf',
  qualify:
    'evidenced: type! mode! lead requestedBy requestingParty matter! context! hierarchicalLink! harassmentAlleged! parties![lastName!* firstName!* email* function! employer! branch! personallyConcerned!]',
  declareInadmissible: 'evidenced: reason!',
  changeMode: 'evidenced: mode! lead requestedBy requestingParty',
  recordConsultation: 'evidenced: presidentPresent! executivePresent! funds![fund!]',
  fundApproves: 'evidenced: signatoryName!*',
  fundRefuses: 'evidenced:',
  employerAgrees: 'evidenced: employer form! signatory! signatoryLastName!* signatoryFirstName!* overrideReason',
  employerRefuses: 'evidenced: employer signatory! signatoryLastName!* signatoryFirstName!*',
  recordInformation: 'evidenced: recipient! party employer fund medium!',
  refer: 'now: provider!',
  issueOrder: 'now: commitmentNumber',
  startMediation: 'evidenced: performingMember mediatorName!*',
  recordSession: 'evidenced:',
  recordOutcome: 'evidenced: outcome!',
  closeWithoutOutcome: 'evidenced: reason!',
  partyDeclines: 'evidenced:',
  withdraw: 'evidenced: reason!',
  frameworkEndsSoon: 'now:',
  frameworkEnded: 'now:',
  ALARM_RELEASED: 'now: finding!',
};

/** Closed lists, as the text closes them; a reason is a code too, so that it can't be a sentence. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'qualify.type': ['TYPE_A', 'TYPE_B', 'TYPE_C', 'TYPE_D'],
  'qualify.mode': ['NATIONAL_FUND', 'EMPLOYER', 'PARTIES'],
  'qualify.requestedBy': ['ONE_PARTY', 'ALL_PARTIES'],
  'qualify.matter': ['MALAISE', 'INTERPERSONAL_DIFFICULTY', 'CONFLICT'],
  'qualify.context': ['DEGRADED', 'PREVENTIVE'],
  'qualify.parties.function': [
    'DIRECTOR',
    'CHIEF_ACCOUNTING_FINANCE_OFFICER',
    'OTHER_EXECUTIVE',
    'BOARD_PRESIDENT',
    'NATIONAL_FUND',
    'OTHER',
  ],
  'qualify.parties.branch': ['maladie', 'famille', 'retraite', 'recouvrement'],
  'declareInadmissible.reason': ['NO_EXECUTIVE', 'OUTSIDE_GENERAL_SCHEME', 'NOBODY_PERSONALLY_CONCERNED'],
  'changeMode.mode': ['NATIONAL_FUND', 'EMPLOYER', 'PARTIES'],
  'changeMode.requestedBy': ['ONE_PARTY', 'ALL_PARTIES'],
  'employerAgrees.form': ['WRITTEN', 'ORAL'],
  'employerAgrees.signatory': ['REPRESENTATIVE', 'PARTY', 'FUND_INSTEAD'],
  'employerRefuses.signatory': ['REPRESENTATIVE', 'PARTY'],
  'employerAgrees.overrideReason': ['NO_OTHER_REPRESENTATIVE', 'DECISION_OF_THE_BOARD'],
  'recordInformation.recipient': ['EMPLOYER', 'PARTY', 'FUND'],
  'recordInformation.medium': ['LETTER', 'EMAIL', 'HAND_DELIVERED', 'TELEPHONE', 'CONVERSATION'],
  'recordOutcome.outcome': ['RELATION_RESTORED', 'RELATION_ADAPTED', 'DIALOGUE_BROKEN'],
  'closeWithoutOutcome.reason': ['PARTY_LEFT', 'NO_SOLUTION_EMERGED'],
  'withdraw.reason': ['SETTLED_OTHERWISE', 'NO_LONGER_WANTED', 'OPENED_BY_MISTAKE'],
  'ALARM_RELEASED.finding': ['VERIFIED', 'REPAIRED'],
};

/** Which organisations may be named where. */
const BODIES = ['localBody', 'nationalFund'];
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'open.lead': BODIES,
  'qualify.lead': BODIES,
  'qualify.parties.employer': BODIES,
  'changeMode.lead': BODIES,
  'recordConsultation.funds.fund': ['nationalFund'],
  'employerAgrees.employer': BODIES,
  'employerRefuses.employer': BODIES,
  'recordInformation.employer': BODIES,
  'recordInformation.fund': ['nationalFund'],
  'refer.provider': ['provider'],
  'startMediation.performingMember': ['provider'],
};

/** The same decision for many cases at once, where nothing personal is decided. */
const BULK = ['recordInformation', 'refer', 'issueOrder', 'withdraw'];

const NUMBERS = ['2019-0457', 'RH/2020.11', 'E_7', '0'];
const SENTENCES = ['', 'Ange Concorde', 'Mme Concorde', 'n° 12', '-12', 'Ange,Concorde', 'ange@exemple.fr', '12\n', 'a'.repeat(41)];
const CASES = [NOT_REFUSED, '9f0c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f'];
const MARKETS = ['18 AC 27', '26 MD 104'];
/** Of all of these, each field of free text takes exactly its own. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'open.market': MARKETS,
  'open.ownReference': [...NUMBERS, ...CASES, '18AC27', CASES[1]!.toUpperCase()],
  'open.recourseOf': CASES,
  'issueOrder.commitmentNumber': [...NUMBERS, ...CASES, '18AC27', CASES[1]!.toUpperCase()],
};
const EVERYTHING = [
  ...NUMBERS,
  ...SENTENCES,
  ...CASES,
  ...MARKETS,
  '18AC27',
  '18 AC 2',
  'AC 18 27',
  CASES[1]!.toUpperCase(),
  `${CASES[0]} `,
];

function fields({ fields: rules }: FormRule): string {
  return rules
    .map(({ name, required, dataClass, of }) => {
      const mark = `${required ? '!' : ''}${dataClass === 'administrative' ? '' : dataClass === 'identity' ? '*' : `<${dataClass}>`}`;
      return `${name}${mark}${of ? `[${fields(formRule(of))}]` : ''}`;
    })
    .join(' ');
}

/** Every field with its place: `qualify.parties.function`. */
const flat = (process: Process) =>
  Object.entries(process.formRules).flatMap(([name, { fields: rules }]) =>
    rules.flatMap((rule) => [
      { place: `${name}.${rule.name}`, rule },
      ...(rule.of ? formRule(rule.of).fields.map((one) => ({ place: `${name}.${rule.name}.${one.name}`, rule: one })) : []),
    ]),
  );

export const formChecks: readonly Check[] = [
  {
    name: 'each act is dated so and asks for these fields, and no other: no content of a session, no reason of a refusal, no consequence, no step of the mediation, nothing of the operating procedure (R1-014, R1-029, R1-034, R1-040, R1-054, A-16, A-23, A-31, A-32)',
    run: (process) =>
      differs(
        'fields',
        Object.fromEntries(Object.entries(process.formRules).map(([name, rule]) => [name, `${rule.dating}: ${fields(rule)}`.trim()])),
        FIELDS,
      ),
  },
  {
    name: 'closed lists hold what the circular names: four types, three modes, three situations, two contexts, three outcomes (R1-022, R1-024, R1-026, R1-027, R1-032, R1-033, R1-036, R1-037, R1-038, R1-039, R1-041)',
    run: (process) =>
      differs(
        'lists',
        Object.fromEntries(flat(process).flatMap(({ place, rule: { choices } }) => (choices ? [[place, Object.keys(choices)]] : []))),
        CHOICES,
      ),
  },
  {
    name: 'each organisation is of the kind that the circular names (R1-042, R1-044, R1-045)',
    run: (process) =>
      differs('kinds', Object.fromEntries(flat(process).flatMap(({ place, rule: { kinds } }) => (kinds ? [[place, kinds]] : []))), KINDS),
  },
  {
    name: 'free text that stands in a fact is one word of digits and letters, a market’s reference or a case’s id: no sentence, no address, no full name fits in it (R1-002, A-32)',
    run: (process) => {
      const texts = flat(process).filter(({ rule: { kind, dataClass } }) => kind === 'text' && dataClass === 'administrative');
      const takes = ({ pattern = '', maxLength = 0 }: (typeof texts)[number]['rule']) =>
        EVERYTHING.filter((value) => new RegExp(pattern, 'u').test(value) && value.length <= maxLength);
      return [
        ...differs('texts', Object.fromEntries(texts.map(({ place, rule }) => [place, takes(rule).sort()])), sorted(TEXTS)),
        ...texts.flatMap(({ place, rule }) => differs(`${place} says what it takes`, !!rule.patternHint, true)),
      ];
    },
  },
  {
    name: 'names are short enough to be names, twelve parties are few enough, and the fund of a branch is kept as it was that day (R1-050, R1-051)',
    run: (process) => {
      const of = (place: string) => flat(process).find((one) => one.place === place)?.rule;
      const { min, max, ids } = of('qualify.parties') ?? {};
      const personal = flat(process).filter(({ rule: { dataClass } }) => dataClass !== 'administrative');
      return [
        ...differs('parties', { min, max, ids }, { min: 2, max: 12, ids: 'p' }),
        ...differs('funds present', [of('recordConsultation.funds')?.min, of('recordConsultation.funds')?.max], [0, 8]),
        ...differs('branch', of('qualify.parties.branch')?.keepsFundAs, 'nationalFund'),
        ...differs(
          'looked for by name',
          personal.filter(({ rule: { search } }) => search === 'name').map(({ place }) => place),
          ['qualify.parties.lastName'],
        ),
        ...personal
          .filter(({ rule: { maxLength = 0 } }) => maxLength === 0 || maxLength > 120)
          .map(({ place }) => `${place} takes a whole page`),
      ];
    },
  },
  {
    name: 'these acts may be done for several cases at once, and no other: never what somebody decides about people (R1-014)',
    run: (process) =>
      differs(
        'bulk',
        Object.keys(process.formRules).filter((name) => process.formRules[name]?.bulk),
        BULK,
      ),
  },
  {
    name: 'a class of personal fields is read by somebody, or nobody may fill it in (A-32)',
    run: (process) =>
      [...new Set(flat(process).map(({ rule: { dataClass } }) => dataClass))]
        .filter((one) => one !== 'administrative' && !process.access.reads[one]?.length)
        .map((one) => `${one}: written and never read`),
  },
];

const sorted = (texts: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(texts).map(([place, values]) => [place, [...values].sort()]));
