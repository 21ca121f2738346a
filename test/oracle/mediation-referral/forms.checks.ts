import { type FormRule, formRule, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';

/** Every field there is, by act: what has no line here can't be written down. `!` is required, `*` names a person. */
const FIELDS: Readonly<Record<string, string>> = {
  open: 'evidenced: market! referringFund! ownReference',
  qualify:
    'evidenced: type! mode! matter! context! hierarchicalLink! harassmentAlleged! parties![lastName!* firstName!* email* function! employer! branch! personallyConcerned!]',
  declareInadmissible: 'evidenced: reason!',
  recordInformation: 'evidenced: recipient! party employer medium!',
  refer: 'now: provider!',
  issueOrder: 'now: commitmentNumber',
  startMediation: 'evidenced: performingMember mediatorName!*',
  recordSession: 'evidenced:',
  recordOutcome: 'evidenced: outcome!',
  closeWithoutOutcome: 'evidenced: reason!',
  partyDeclines: 'evidenced:',
  withdraw: 'evidenced: reason!',
  ALARM_RELEASED: 'now: finding!',
};

/** Closed lists that the text closes. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'open.market': ['18 AC 27'],
  'qualify.type': ['TYPE_A'],
  'qualify.mode': ['NATIONAL_FUND'],
  'qualify.matter': ['MALAISE', 'INTERPERSONAL_DIFFICULTY', 'CONFLICT'],
  'qualify.context': ['DEGRADED', 'PREVENTIVE'],
  'recordInformation.recipient': ['EMPLOYER', 'PARTY'],
  'recordOutcome.outcome': ['RELATION_RESTORED', 'RELATION_ADAPTED', 'DIALOGUE_BROKEN'],
};

const NUMBERS = ['2019-0457', 'RH/2020.11', 'E_7', '0'];
const SENTENCES = ['', 'Ange Concorde', 'Mme Concorde', 'n° 12', '-12', 'Ange,Concorde', 'ange@exemple.fr', '12\n', 'a'.repeat(41)];

function fields({ fields: rules }: FormRule): string {
  return rules
    .map(({ name, required, dataClass, of }) => {
      const mark = `${required ? '!' : ''}${dataClass === 'administrative' ? '' : dataClass === 'identity' ? '*' : `<${dataClass}>`}`;
      return `${name}${mark}${of ? `[${fields(formRule(of))}]` : ''}`;
    })
    .join(' ');
}

const written = (process: Process) =>
  Object.fromEntries(Object.entries(process.formRules).map(([name, rule]) => [name, `${rule.dating}: ${fields(rule)}`.trim()]));

export const formChecks: readonly Check[] = [
  {
    name: 'each act is dated so and asks for these fields, and no other: no content of a session, no reason of a refusal, no consequence, no step of the mediation (R1-014, R1-034, R1-040, A-23, A-32)',
    run: (process) => differs('fields', written(process), FIELDS),
  },
  {
    name: 'closed lists hold what the circular names: the market, type A, mode 1, three situations, two contexts, three outcomes (R1-002, R1-022, R1-024, R1-033, R1-036, R1-037, R1-038, R1-039, R1-041)',
    run: (process) =>
      Object.entries(CHOICES).flatMap(([where, codes]) => {
        const [name = '', field] = where.split('.');
        return differs(where, Object.keys(process.formRules[name]?.fields.find((one) => one.name === field)?.choices ?? {}), codes);
      }),
  },
  {
    name: 'free text that stands in a fact is one word of digits and letters: no sentence, no address, no full name fits in it (A-32)',
    run: (process) =>
      Object.entries(process.formRules).flatMap(([name, { fields: rules }]) =>
        rules
          .filter(({ kind, dataClass }) => kind === 'text' && dataClass === 'administrative')
          .flatMap(({ name: field, pattern = '', patternHint }) => {
            const fits = NUMBERS.concat(SENTENCES).filter((value) => new RegExp(pattern, 'u').test(value));
            return [
              ...differs(`${name}.${field} takes`, fits, NUMBERS),
              ...differs(`${name}.${field} says what it takes`, !!patternHint, true),
            ];
          }),
      ),
  },
  {
    name: 'a class of personal fields is read by somebody, or nobody may fill it in (A-32)',
    run: (process) => {
      const classes = Object.values(process.formRules).flatMap(({ fields: rules }) =>
        rules.flatMap(({ of, dataClass }) => [dataClass, ...(of ? formRule(of).fields.map((one) => one.dataClass) : [])]),
      );
      return [...new Set(classes)]
        .filter((one) => one !== 'administrative' && !process.access.reads[one]?.length)
        .map((one) => `${one}: written and never read`);
    },
  },
];
