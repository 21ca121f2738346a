import { type FieldRule, type FormRule, formRule, type Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';

/** Every field there is, by act: what has no line here can't be written down. `!` is required. */
const FIELDS: Readonly<Record<string, string>> = {
  open: 'evidenced: reference!text purchaser!organisation holder!organisation members list[organisation!organisation] firstDay!date initialTerm!count renewalTerm!count mostRenewals!count renewal!choice',
  renew: 'evidenced:',
  declineRenewal: 'evidenced:',
  end: 'evidenced: reason!choice',
  ALARM_RELEASED: 'now: finding!choice',
};

/** Which organisations may stand there, how many, which codes. */
const BOUNDS: Readonly<Record<string, unknown>> = {
  purchaser: ['purchasingBody'],
  holder: ['provider'],
  'members.organisation': ['provider'],
  members: [0, 20],
  initialTerm: [1, 120],
  renewalTerm: [0, 120],
  mostRenewals: [0, 9],
  renewal: ['TACIT', 'EXPRESS'],
  reason: ['PURCHASER_DECIDED', 'AGREED_WITH_HOLDER', 'HOLDER_FAILED'],
};

const REFERENCES = ['18 AC 27', '26 AC 99', '19 AC 104'];
const NO_REFERENCES = [
  '',
  '18 AC 7',
  '18 AC 1234',
  '18AC27',
  '18 ac 27',
  '2018 AC 27',
  ' 18 AC 27',
  '18 AC 27 ',
  '18 AC 27 Mme',
  '18 AC 27\n',
];

const written = ({ name, required, kind, of }: FieldRule): string =>
  `${name}${required ? '!' : ' '}${kind}${of ? `[${formRule(of).fields.map(written).join(' ')}]` : ''}`;
const line = ({ dating, fields }: FormRule) => `${dating}: ${fields.map(written).join(' ')}`.trim();

function bounds(field: FieldRule, path: string): readonly (readonly [string, unknown])[] {
  const where = `${path}${field.name}`;
  const { kind, of, min = 0, max, kinds, choices = {} } = field;
  if (kind === 'organisation') return [[where, kinds]];
  if (kind === 'choice') return [[where, Object.keys(choices)]];
  if (kind === 'count') return [[where, [min, max]]];
  if (kind === 'list' && of) return [[where, [min, max]], ...formRule(of).fields.flatMap((one) => bounds(one, `${where}.`))];
  return [];
}

const field = (process: Process, act: string, name: string) => process.formRules[act]?.fields.find((one) => one.name === name);

export const formChecks: readonly Check[] = [
  {
    name: 'an opening takes the terms of the contract, an act what it decides, and nothing else (R1-016, R1-017, R1-018, R1-019)',
    run: (process) =>
      differs('forms', Object.fromEntries(Object.entries(process.formRules).map(([name, rule]) => [name, line(rule)])), FIELDS),
  },
  {
    name: 'who may stand where, and how many (R1-016, R1-017, R1-019, A-28)',
    run: (process) => {
      const found = ['open', 'end'].flatMap((name) => (process.formRules[name]?.fields ?? []).flatMap((one) => bounds(one, '')));
      return differs('bounds', Object.fromEntries(found), BOUNDS);
    },
  },
  {
    name: 'a market’s reference is written in one way, and says which (R1-002)',
    run: (process) => {
      const { pattern = '', patternHint, example = '', maxLength = 0 } = field(process, 'open', 'reference') ?? {};
      const fits = [...REFERENCES, ...NO_REFERENCES].filter((text) => new RegExp(pattern, 'u').test(text) && text.length <= maxLength);
      return [
        ...differs('references', fits, REFERENCES),
        ...differs('example', new RegExp(pattern, 'u').test(example), true),
        ...differs('says what it takes', !!patternHint, true),
      ];
    },
  },
];
