import type { Data, FactEvent, Json, Process } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { after, opens } from './facts.js';
import { REFUSED_BY_FUND } from './market.js';
import { FUND } from './people.js';

/** What is looked for outside the case: in which other case, under which name, for which acts, and what a sealed name gives away. */

const RULES = {
  framework: {
    of: 'anotherCase',
    acts: ['open', 'refer', 'issueOrder', 'frameworkEndsSoon', 'frameworkEnded'],
    process: 'agreement',
    asks: 'coverage',
  },
  recourse: { of: 'anotherCase', acts: ['open'], process: 'mediation-referral', asks: 'recourse' },
  signatoryIsAParty: { of: 'sealedFields', acts: ['employerAgrees', 'employerRefuses'] },
};

/** Under which name each other case is asked for. */
function keysOf(process: Process, known: unknown) {
  return Object.fromEntries(
    Object.entries(process.findings ?? {}).flatMap(([name, rule]) =>
      rule.of === 'anotherCase' ? [[name, rule.key(known, undefined as FactEvent | undefined) ?? 'nothing to ask']] : [],
    ),
  );
}

const PERSONS = {
  p1: { lastName: 'Étoile-Dûment', firstName: 'Cléo', email: 'cleo@exemple.fr' },
  p2: { lastName: 'de la Lune', firstName: 'Jean Noël' },
  p10: { lastName: 'Soleil', firstName: 'Zoë' },
  signatory: { lastName: 'Comète', firstName: 'Ana' },
};
const signed = (signatoryLastName: Json, signatoryFirstName: Json): Data => ({ signatoryLastName, signatoryFirstName });

/** The signatory as written, and whom of the parties that is. */
const VERDICTS: readonly (readonly [said: string, written: Data, party: string | null])[] = [
  ['the same letters', signed('Étoile-Dûment', 'Cléo'), 'p1'],
  ['without accents', signed('Etoile-Dument', 'Cleo'), 'p1'],
  ['in capitals, with a space for the hyphen', signed('ETOILE DUMENT', 'CLEO'), 'p1'],
  ['the accents written as marks of their own', signed('E\u0301toile-Du\u0302ment', 'Cle\u0301o'), 'p1'],
  ['spaces around and none within', signed(' delaLune ', 'jeannoel'), 'p2'],
  ['an apostrophe and a hyphen too many', signed('De l’a-Lune', 'Jean-Noël'), 'p2'],
  ['a tenth party', signed('Soleil', 'Zoe'), 'p10'],
  ['another first name', signed('Soleil', 'Zora'), null],
  ['another family name', signed('Lune', 'Jean Noël'), null],
  ['one who is in the case and no party', signed('Comète', 'Ana'), null],
  ['nobody', signed('', ''), null],
  ['no name at all', {}, null],
  ['only signs', signed('--', '…'), null],
  ['what is no text', signed(7, { $field: 'f1' }), null],
];

const derived = (process: Process, written: Data, persons: typeof PERSONS | object): Json | undefined => {
  const rule = process.findings?.signatoryIsAParty;
  return rule?.of === 'sealedFields' ? rule.derive(written, persons as typeof PERSONS) : undefined;
};

export const findingChecks: readonly Check[] = [
  {
    name: 'what is looked for, where and for which acts (P1-G7, P1-G8, A-24)',
    run: (process) =>
      differs(
        'rules',
        Object.fromEntries(
          Object.entries(process.findings ?? {}).map(([name, rule]) => [
            name,
            rule.of === 'anotherCase'
              ? { of: rule.of, acts: rule.acts, process: rule.process, asks: rule.asks }
              : { of: rule.of, acts: rule.acts },
          ]),
        ),
        RULES,
      ),
  },
  {
    name: 'the agreement is asked for by the market’s reference, the refused case by its id, and none where there is none (R1-002, A-24)',
    run: (process) => [
      ...differs('opened', keysOf(process, after(process, [opens(FUND)]).known), {
        framework: 'market:18 AC 27',
        recourse: 'nothing to ask',
      }),
      ...differs('a recourse', keysOf(process, after(process, [opens(FUND, '2019-10-01', { recourseOf: REFUSED_BY_FUND })]).known), {
        framework: 'market:18 AC 27',
        recourse: `case:${REFUSED_BY_FUND}`,
      }),
    ],
  },
  ...VERDICTS.map(
    ([said, written, party]): Check => ({
      name: `whether the signatory is a party: ${said} → ${party ?? 'none'} (A-17, P1-G7)`,
      run: (process) => differs('party', derived(process, written, PERSONS), party),
    }),
  ),
  {
    name: 'a party without a name is nobody’s namesake (A-17)',
    run: (process) => [
      ...differs('nameless', derived(process, signed('', ''), { p1: {}, p2: { lastName: '', firstName: '' } }), null),
      ...differs('nobody in the case', derived(process, signed('Soleil', 'Zoë'), {}), null),
    ],
  },
  {
    name: 'of the answers, each verdict is a party’s id or nothing: no name leaves the sealed fields (A-32)',
    run: (process) =>
      VERDICTS.flatMap(([said, written]) => {
        const answer = derived(process, written, PERSONS);
        return answer === null || /^p\d+$/.test(String(answer)) ? [] : [`${said}: « ${JSON.stringify(answer)} »`];
      }),
  },
];
