import { type Check, differs } from '../check.js';
import { ASKED_BY, act, after, attempt, opens, qualification, qualified, REFERS, type Tried } from './facts.js';
import {
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  FUND,
  FUND_ITSELF,
  KINDS,
  lead,
  leadIn,
  MODES,
  type Mode,
  named,
  OTHER_BODY,
  OTHER_FUND,
  type PartyFacts,
  PRESIDENT,
  party,
  STRANGER,
  type Type,
} from './people.js';
import { type Broken, isRefused, leads, passes } from './refused.js';
import { path, refers } from './stories.js';

/** Who conducts in each mode, who asks in mode 3, and who refers (R1-041, R1-042, R1-044, R1-047). */

const TWO_OF_EACH = [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }];

/** Opened by one organisation, qualified by it, conducted by the one that is named, or by itself. */
const qualify = (opener: string, type: Type, mode: Mode, parties?: readonly PartyFacts[], change = {}): readonly [Tried, Tried] => [
  opens(opener),
  act('qualify', '2019-10-02', qualification(type, mode, parties, change), lead(opener)),
];
const wrong = (rule: string, [opened, next]: readonly [Tried, Tried], refused: string, cites: string): Broken => ({
  rule,
  before: [opened],
  act: next,
  refused: [refused],
  cites,
});

/** An act of each mode's referral by somebody whom the mode does not name. */
const byAnother = (rule: string, kind: string, before: readonly Tried[], next: Tried, missing: string, cites: string): Broken => ({
  rule: `${kind}: ${rule}`,
  before,
  act: next,
  refused: [`mode-names-another${missing}`],
  cites,
});
const referredFor = (id: string) => act('refer', '2019-10-08', REFERS, party(id), 'lead');
const ready = (kind: string) => path(kind, 'readyForReferral');

export const MODES_BROKEN: readonly Broken[] = [
  wrong('mode 1 conducted by an employer (R1-042)', qualify(BODY, 'A', 1), 'fund-of-another-branch lead', 'R1-042'),
  wrong(
    'mode 1 by the fund of another branch than every party (R1-042)',
    qualify(OTHER_FUND, 'A', 1),
    'fund-of-another-branch lead',
    'R1-042',
  ),
  wrong(
    'mode 1 handed over to a fund of another branch (R1-042)',
    qualify(FUND, 'A', 1, undefined, { lead: OTHER_FUND }),
    'fund-of-another-branch lead',
    'R1-042',
  ),
  wrong('mode 2 conducted by a national fund (R1-044)', qualify(FUND, 'A', 2), 'lead-not-an-employer lead', 'R1-044'),
  wrong(
    'mode 2 by an employer of nobody here (R1-044)',
    qualify(BODY, 'A', 2, undefined, { lead: STRANGER }),
    'lead-not-an-employer lead',
    'R1-044',
  ),
  wrong('mode 2 by the fund that is itself a party (R1-044)', qualify(FUND, 'D', 2), 'lead-not-an-employer lead', 'R1-044'),
  wrong(
    'mode 2 by the body over which the President presides, and which employs nobody here (R1-044)',
    qualify(OTHER_BODY, 'C', 2, [{ ...PRESIDENT, employer: OTHER_BODY }, DIRECTOR]),
    'lead-not-an-employer lead',
    'R1-044',
  ),
  wrong('mode 3 conducted by a national fund (R1-047)', qualify(FUND, 'A', 3), 'lead-not-an-employer lead', 'R1-047'),
  wrong(
    'mode 3, and nobody asks (R1-047)',
    qualify(BODY, 'A', 3, undefined, { requestedBy: undefined }),
    'nobody-asks requestedBy',
    'R1-047',
  ),
  wrong(
    'mode 3, one asks, and it isn’t said who (R1-047)',
    qualify(BODY, 'A', 3, undefined, { requestingParty: undefined }),
    'nobody-asks requestingParty',
    'R1-047',
  ),
  wrong(
    'mode 3, and a stranger asks (R1-047)',
    qualify(BODY, 'A', 3, undefined, { requestingParty: 'p9' }),
    'nobody-asks requestingParty',
    'R1-047',
  ),
  ...KINDS.filter(({ mode }) => mode !== 3).map((kind) =>
    byAnother('a party refers', named(kind), ready(named(kind)), referredFor('p2'), '', kind.mode === 1 ? 'R1-042' : 'R1-044'),
  ),
  ...KINDS.filter(({ mode }) => mode === 3).flatMap((kind) => [
    byAnother(
      'the employer refers by itself',
      named(kind),
      ready(named(kind)),
      act('refer', '2019-10-08', REFERS, lead(BODY)),
      ' by.person',
      'R1-047',
    ),
    byAnother('a party that did not ask refers', named(kind), ready(named(kind)), referredFor('p1'), ' by.person', 'R1-047'),
    byAnother(
      'a party refers, and it isn’t said which',
      named(kind),
      ready(named(kind)),
      act('refer', '2019-10-08', REFERS, { relation: 'party' }, 'lead'),
      ' by.person',
      'R1-047',
    ),
  ]),
];

const handedOver = [...qualify(FUND, 'A', 2, undefined, { lead: BODY })];
const informs = (organisation: string) =>
  act('recordInformation', '2019-10-03', { recipient: 'PARTY', party: 'p1', medium: 'LETTER' }, lead(organisation));

/** Everybody asks: whichever of them may refer. */
const allAsk = [
  opens(BODY),
  act('qualify', '2019-10-02', qualification('A', 3, undefined, { requestedBy: 'ALL_PARTIES', requestingParty: undefined }), lead(BODY)),
  act('employerAgrees', '2019-10-05', { form: 'WRITTEN', signatory: 'REPRESENTATIVE' }, { relation: 'employer', organisation: BODY }),
];

export const modesChecks: readonly Check[] = [
  ...MODES_BROKEN.map(isRefused),
  ...[FUND, OTHER_FUND].map((one) =>
    leads(
      `mode 1 by each of the funds of the parties’ branches: ${one} (R1-042, R1-050)`,
      qualify(one, 'A', 1, TWO_OF_EACH),
      'priorInformation',
    ),
  ),
  ...[BODY, OTHER_BODY].map((one) =>
    leads(`mode 2 by each of the parties’ employers: ${one} (R1-044, A-22)`, qualify(one, 'A', 2, TWO_OF_EACH), 'priorInformation'),
  ),
  leads(
    'mode 1 by the fund that is itself a party (R1-032, R1-042, P1-E6)',
    qualify(FUND, 'D', 1, [FUND_ITSELF, { ...DIRECTOR, ...ELSEWHERE }]),
    'priorInformation',
  ),
  leads('mode 2 opened by a fund and handed over to the employer (R1-044)', handedOver, 'priorInformation'),
  passes('whoever the case was handed over to conducts it', handedOver, informs(BODY), 'priorInformation'),
  isRefused({
    rule: 'whoever handed the case over conducts it no more (R1-044)',
    before: handedOver,
    act: informs(FUND),
    refused: ['not-in-this-relation'],
    cites: 'R1-045',
  }),
  ...['p1', 'p2'].map((id) => passes(`mode 3: of all who ask, ${id} refers (R1-047)`, allAsk, referredFor(id), 'referred')),
  ...KINDS.map((kind) =>
    passes(`${named(kind)}: whoever the mode names refers (R1-041, R1-047)`, ready(named(kind)), refers(kind), 'referred'),
  ),
  {
    name: 'who asks is known in mode 3 alone, and only of those who are parties (R1-047)',
    run: (process) =>
      MODES.flatMap((mode) => {
        const both = { ...ASKED_BY, requestedBy: 'ALL_PARTIES' };
        const asked = (change: object) =>
          (after(process, qualified({ type: 'A', mode }, undefined, change as Tried['data'])).known as { requesting: string[] }).requesting;
        return [
          ...differs(`mode ${mode}: one asks`, asked(ASKED_BY), mode === 3 ? ['p2'] : []),
          ...differs(`mode ${mode}: all ask`, asked(both), mode === 3 ? ['p1', 'p2'] : []),
        ];
      }),
  },
  {
    name: 'a case that is handed over stays open to whoever opened it (A-22)',
    run: (process) => {
      const { known } = after(process, handedOver);
      const { opener, lead: conducts } = process.access.holders(known);
      return [...differs('opener', opener?.organisations, [FUND]), ...differs('lead', conducts?.organisations, [BODY])];
    },
  },
  {
    name: 'a referral by whoever conducts names no person (R1-042, R1-044)',
    run: (process) =>
      (['A1', 'A2'] as const).flatMap((kind) => {
        const answer = attempt(
          after(process, ready(kind)),
          act('refer', '2019-10-08', REFERS, { ...lead(leadIn(kind === 'A1' ? 1 : 2)), person: 'p2' }),
        );
        return differs(`${kind}: refused`, 'refused' in answer && answer.refused.map(({ code }) => code), ['not-in-this-relation']);
      }),
  },
];
