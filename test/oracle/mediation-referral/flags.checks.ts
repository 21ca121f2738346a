import { type Check, differs } from '../check.js';
import { act, after, qualified, type Tried, toFund } from './facts.js';
import { BODY, DIRECTOR, employer, FUND, FUND_ITSELF, KINDS, lead, named, OTHER_FUND } from './people.js';
import { path } from './stories.js';

/** What people are warned of, for as long as it is so. */

type Flag = 'conflictOfInterest' | 'fundsToInform' | 'partySignedForTheEmployer' | 'harassmentAlleged';
const quiet = { harassmentAlleged: false };
const agrees = (signatory: string, overrideReason?: string) =>
  act('employerAgrees', '2019-10-05', { form: 'ORAL', signatory, overrideReason }, employer());
const refer = act('refer', '2019-10-08', { provider: 'prestataire-1' }, { relation: 'party', person: 'p2' }, 'lead');
const tellsFund = (organisation: string) => act('recordInformation', '2019-10-09', toFund(organisation), lead(BODY));
const A3 = qualified({ type: 'A', mode: 3 }, undefined, quiet);
const D3 = qualified({ type: 'D', mode: 3 }, [FUND_ITSELF, { ...DIRECTOR, branch: 'famille', nationalFund: OTHER_FUND }], quiet);

const RAISED: readonly (readonly [stage: string, acts: readonly Tried[], flags: readonly Flag[]])[] = [
  ['opened', path('A1', 'draft'), []],
  ['type A, nothing alleged', qualified({ type: 'A', mode: 1 }, undefined, quiet), []],
  ['harassment alleged, whatever the rest (R1-008, A-29)', qualified({ type: 'A', mode: 2 }), ['harassmentAlleged']],
  ...([1, 2, 3] as const).map(
    (mode) =>
      [
        `type D, mode ${mode}: the fund is a party (A-15)`,
        qualified({ type: 'D', mode }, undefined, quiet),
        ['conflictOfInterest'],
      ] as const,
  ),
  ['mode 3, not referred yet', [...A3, agrees('REPRESENTATIVE')], []],
  ['mode 3, referred, and the fund does not know (A-19)', [...A3, agrees('REPRESENTATIVE'), refer], ['fundsToInform']],
  ['mode 3, referred, and the fund was told (A-19)', [...A3, agrees('REPRESENTATIVE'), refer, tellsFund(FUND)], []],
  [
    'mode 3, type D, one of two funds was told (A-19)',
    [...D3, agrees('REPRESENTATIVE'), refer, tellsFund(FUND)],
    ['conflictOfInterest', 'fundsToInform'],
  ],
  [
    'mode 3, type D, both were told',
    [...D3, agrees('REPRESENTATIVE'), refer, tellsFund(FUND), tellsFund(OTHER_FUND)],
    ['conflictOfInterest'],
  ],
  ['a party signed, and it is said why (A-17)', [...A3, agrees('PARTY', 'DECISION_OF_THE_BOARD')], ['partySignedForTheEmployer']],
  ['a reason that overrides nothing (A-17)', [...A3, agrees('REPRESENTATIVE', 'DECISION_OF_THE_BOARD')], []],
  ['modes 1 and 2 owe no fund anything after the referral', path('A2', 'referred'), ['harassmentAlleged']],
];

export const flagChecks: readonly Check[] = [
  ...RAISED.map(
    ([stage, acts, flags]): Check => ({
      name: `what is shown beside the situation: ${stage}`,
      run: (process) => {
        const { known } = after(process, acts);
        const raised = Object.entries(process.flags ?? {}).filter(([, flag]) => flag.raised(known));
        return differs('flags', raised.map(([name]) => name).sort(), [...flags].sort());
      },
    }),
  ),
  {
    name: 'the four flags, each with its source, and each says to a reader what it is about, and the conflict of interest whom to ask (R1-055, A-15, A-17, A-19, A-29)',
    run: (process) => {
      const words: Readonly<Record<Flag, readonly [cites: string, ...string[]]>> = {
        conflictOfInterest: ['A-15', 'caisse nationale', 'Sous-direction', 'cadresdirigeants@ucanss.fr'],
        fundsToInform: ['A-19', 'employeur', 'caisse nationale'],
        partySignedForTheEmployer: ['A-17', 'partie', 'dérogation'],
        harassmentAlleged: [
          'A-29',
          'commun accord',
          'propositions écrites',
          'les parties des éventuelles sanctions encourues',
          'garanties procédurales',
        ],
      };
      return [
        ...differs('flags', Object.keys(process.flags ?? {}).sort(), Object.keys(words).sort()),
        ...Object.entries(words).flatMap(([name, [cites, ...said]]) => {
          const { label = '', source } = process.flags?.[name] ?? {};
          return [
            ...(source?.requirements.includes(cites) ? [] : [`${name} does not cite ${cites}`]),
            ...said.filter((word) => !label.includes(word)).map((word) => `${name} does not say « ${word} »`),
          ];
        }),
      ];
    },
  },
  {
    name: 'a flag decides nothing: every situation stands with it as without it (A-29)',
    run: (process) =>
      KINDS.flatMap((kind) => {
        const acts = path(named(kind), 'relationRestored');
        const calm = acts.map((one) => ({ ...one, data: one.act === 'qualify' ? { ...one.data, harassmentAlleged: false } : one.data }));
        return acts.flatMap((_, count) =>
          differs(named(kind), after(process, calm.slice(0, count + 1)).situation, after(process, acts.slice(0, count + 1)).situation),
        );
      }),
  },
];
