import type { Check } from '../check.js';
import { act, opens, qualification } from './facts.js';
import {
  ACCOUNTANT,
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  FUND,
  FUND_ITSELF,
  lead,
  leadIn,
  MODES,
  type Mode,
  OTHER_BODY,
  OTHER_FUND,
  PARTIES,
  type PartyFacts,
  PRESIDENT,
  person,
  TYPES,
  type Type,
} from './people.js';
import { type Broken, isRefused, passes } from './refused.js';

/** Who may be a party, and which parties make a dispute of each type (P1-G1 to P1-G3). */

const opened = (mode: Mode) => [opens(leadIn(mode))];
const qualify = (type: Type, parties: readonly PartyFacts[], mode: Mode = 1, change = {}) =>
  act('qualify', '2019-10-02', qualification(type, mode, parties, change), lead(leadIn(mode)));

const OTHER = person('OTHER');
const AT_THE_FUND = { employer: FUND };

const wrong = (
  rule: string,
  type: Type,
  parties: readonly PartyFacts[],
  refused: readonly string[],
  cites: string,
  mode: Mode = 1,
): Broken => ({
  rule: `type ${type}: ${rule}`,
  before: opened(mode),
  act: qualify(type, parties, mode),
  refused,
  cites,
});

export const PARTIES_BROKEN: readonly Broken[] = [
  wrong('no party at all (R1-012, R1-015, P1-G1)', 'A', [], ['no-executive'], 'R1-012'),
  wrong(
    'only people who are not executives (R1-012, R1-015, R1-023, P1-G1, P1-G2)',
    'A',
    [OTHER, OTHER],
    ['no-executive', 'party-not-of-this-type p1', 'party-not-of-this-type p2'],
    '',
  ),
  wrong(
    'two presidents, and no executive (R1-012, R1-027, A-34)',
    'C',
    [PRESIDENT, PRESIDENT],
    ['no-executive', 'type-c-needs-a-head parties'],
    '',
  ),
  wrong('one who is no executive (R1-024, P1-G2)', 'A', [DIRECTOR, OTHER], ['party-not-of-this-type p2'], 'R1-024'),
  wrong('the President (R1-024, P1-G2)', 'A', [PRESIDENT, DIRECTOR], ['party-not-of-this-type p1'], 'R1-024'),
  wrong('a national fund (R1-024, P1-G2)', 'A', [DIRECTOR, FUND_ITSELF], ['party-not-of-this-type p2'], 'R1-024'),
  wrong('one who is no executive (R1-026, P1-G2)', 'B', [DIRECTOR, OTHER], ['party-not-of-this-type p2'], 'R1-026'),
  wrong('the President, of the same body (R1-026, P1-G2)', 'B', [DIRECTOR, PRESIDENT], ['party-not-of-this-type p2'], 'R1-026'),
  wrong('no director (R1-026, P1-G2)', 'B', [ACCOUNTANT, EXECUTIVE], ['type-b-needs-a-director parties'], 'R1-026'),
  wrong('two employers (R1-026, P1-G2)', 'B', [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }], ['type-b-same-organisation parties'], 'R1-026'),
  wrong('an executive who heads nothing (R1-027, P1-G2)', 'C', [PRESIDENT, DIRECTOR, EXECUTIVE], ['party-not-of-this-type p3'], 'R1-027'),
  wrong(
    'the President and an executive who heads nothing (R1-027, P1-G2)',
    'C',
    [PRESIDENT, EXECUTIVE],
    ['party-not-of-this-type p2', 'type-c-needs-a-head parties'],
    'R1-027',
  ),
  wrong('no President (R1-027, P1-G2)', 'C', [DIRECTOR, ACCOUNTANT], ['type-c-needs-the-president parties'], 'R1-027'),
  wrong('a national fund (R1-027, P1-G2)', 'C', [PRESIDENT, DIRECTOR, FUND_ITSELF], ['party-not-of-this-type p3'], 'R1-027'),
  wrong('no national fund (R1-032, P1-G2)', 'D', [DIRECTOR, ACCOUNTANT], ['type-d-needs-a-fund parties'], 'R1-032'),
  wrong('the President (R1-032, P1-G2)', 'D', [FUND_ITSELF, DIRECTOR, PRESIDENT], ['party-not-of-this-type p3'], 'R1-032'),
  wrong(
    'a fund and an executive who heads nothing (R1-032, P1-G2)',
    'D',
    [FUND_ITSELF, EXECUTIVE],
    ['party-not-of-this-type p2', 'type-d-needs-a-head parties'],
    'R1-032',
  ),
  wrong(
    'a fund and its own director (R1-032, P1-G2)',
    'D',
    [FUND_ITSELF, { ...DIRECTOR, ...AT_THE_FUND }],
    ['type-d-local-body parties'],
    'R1-032',
  ),
  wrong(
    'a local body that calls itself a national fund (R1-032, R1-042, P1-G2)',
    'D',
    [{ ...FUND_ITSELF, employer: OTHER_BODY }, DIRECTOR],
    ['party-not-of-this-type p1', 'type-d-needs-a-fund parties'],
    'R1-032',
  ),
  wrong(
    'a national fund that calls itself that of another branch (R1-032, R1-050, P1-G2)',
    'D',
    [{ ...FUND_ITSELF, nationalFund: OTHER_FUND, branch: 'famille' }, DIRECTOR],
    ['party-not-of-this-type p1', 'type-d-needs-a-fund parties'],
    'R1-032',
  ),
  wrong(
    'a fund, a local director and one of its own (R1-032, P1-G2)',
    'D',
    [FUND_ITSELF, DIRECTOR, { ...ACCOUNTANT, ...AT_THE_FUND }],
    ['type-d-local-body parties'],
    'R1-032',
  ),
  ...MODES.flatMap((mode) =>
    TYPES.flatMap((type) =>
      PARTIES[type].map(
        (_, witness): Broken => ({
          ...wrong(
            `a witness designated as p${witness + 1}, mode ${mode} (R1-051, P1-G3, A-30)`,
            type,
            PARTIES[type].map((one, index) => (index === witness ? { ...one, personallyConcerned: false } : one)),
            [`party-not-personally-concerned p${witness + 1}`],
            'R1-051',
            mode,
          ),
        }),
      ),
    ),
  ),
];

const right = (rule: string, type: Type, parties: readonly PartyFacts[], change = {}, mode: Mode = 1): Check =>
  passes(
    `type ${type}: ${rule}`,
    opened(mode),
    qualify(type, parties, mode, change),
    mode === 1 && type !== 'C' ? 'priorInformation' : 'consultation',
  );

export const partiesChecks: readonly Check[] = [
  ...PARTIES_BROKEN.map(isRefused),
  right('executives without a hierarchical link, and with one (R1-025)', 'A', [DIRECTOR, EXECUTIVE], { hierarchicalLink: true }),
  right('executives of two bodies (R1-024)', 'A', [DIRECTOR, { ...DIRECTOR, ...ELSEWHERE }]),
  right('a preventive mediation, whose parties are concerned all the same (R1-033, A-30)', 'A', [DIRECTOR, EXECUTIVE], {
    context: 'PREVENTIVE',
    matter: 'MALAISE',
  }),
  right('an interpersonal difficulty of three chief executives (R1-022, R1-023)', 'A', [DIRECTOR, ACCOUNTANT, EXECUTIVE], {
    matter: 'INTERPERSONAL_DIFFICULTY',
  }),
  right('a director and a chief accounting officer of one body (R1-026)', 'B', [DIRECTOR, ACCOUNTANT]),
  right('a director and an executive of one national fund (R1-026)', 'B', [
    { ...DIRECTOR, ...AT_THE_FUND },
    { ...EXECUTIVE, ...AT_THE_FUND },
  ]),
  right('the President and the chief accounting officer (R1-027, A-10, A-34)', 'C', [PRESIDENT, ACCOUNTANT]),
  right('the President, the director and the chief accounting officer (R1-027)', 'C', [DIRECTOR, PRESIDENT, ACCOUNTANT]),
  right('a fund and a local chief accounting officer (R1-032)', 'D', [FUND_ITSELF, { ...ACCOUNTANT, employer: BODY }]),
];
