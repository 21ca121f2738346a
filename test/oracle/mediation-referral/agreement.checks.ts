import type { Data } from '../../../machines/kernel/index.js';
import { type Check, differs } from '../check.js';
import { act, after, attempt, INSTEAD, opens, qualification, REFERS, REPRESENTED, type Tried, toFund, toParty } from './facts.js';
import {
  BODY,
  DIRECTOR,
  ELSEWHERE,
  EXECUTIVE,
  employer,
  FUND,
  fund,
  KINDS,
  lead,
  named,
  OTHER_BODY,
  party,
  STRANGER,
  TYPES,
  type Type,
} from './people.js';
import { type Broken, isRefused, leads, passes } from './refused.js';
import { PREPARING, path, refers, situationsOf } from './stories.js';

/** Mode 3: the prior agreement of every employer, and by whom it is given (P1-G6, P1-G7, R1-048, A-16, A-17, A-22). */

const MODE_3 = KINDS.filter(({ mode }) => mode === 3);
const agrees = (data: Data = REPRESENTED, by = employer(), on = '2019-10-05') => act('employerAgrees', on, data, by);
const refuses = (data: Data = {}, by = employer(), on = '2019-10-05') => act('employerRefuses', on, data, by);
const found = (answer: string | null) => ({ findings: { signatoryIsAParty: { answer } } });
const informs = (data: Data, on: string) => act('recordInformation', on, data, lead(BODY));

/** Two employers; the second party asks. */
const two: readonly Tried[] = [
  opens(BODY),
  act('qualify', '2019-10-02', qualification('A', 3, [DIRECTOR, { ...EXECUTIVE, ...ELSEWHERE }]), lead(BODY)),
];
const waiting = (type: Type) => path(`${type}3`, 'employerAgreement');

const SELF: readonly (readonly [rule: string, next: Tried])[] = [
  ['by what the form says', agrees({ form: 'WRITTEN', signatory: 'PARTY' })],
  ['by the name of the signatory, whatever the form says', { ...agrees(), ...found('p2') }],
  ['by both', { ...agrees({ form: 'ORAL', signatory: 'PARTY' }), ...found('p2') }],
];

/** Nothing overrides it: another representative refuses, or none does. */
const SELF_REFUSING: readonly (readonly [rule: string, next: Tried])[] = [
  ['by what the form says', refuses({ signatory: 'PARTY' })],
  ['by the name of the signatory', { ...refuses({ signatory: 'REPRESENTATIVE' }), ...found('p2') }],
  ['with a reason', refuses({ signatory: 'PARTY', overrideReason: 'NO_OTHER_REPRESENTATIVE' })],
];

const refused = (rule: string, before: readonly Tried[], next: Tried, codes: string, cites: string): Broken => ({
  rule,
  before,
  act: next,
  refused: [codes],
  cites,
});

export const AGREEMENT_BROKEN: readonly Broken[] = [
  ...MODE_3.flatMap((kind) =>
    situationsOf(kind)
      .filter((situation) => PREPARING.includes(situation) && situation !== 'readyForReferral')
      .flatMap((situation): Broken[] => {
        const where = `${named(kind)} ${situation}`;
        const before = path(named(kind), situation);
        return [
          ...SELF.map(([rule, next]) =>
            refused(
              `${where}: a party agrees for the employer, ${rule} (A-17, P1-G7, P1-E5)`,
              before,
              next,
              'self-agreement signatory',
              'P1-G7',
            ),
          ),
          ...SELF_REFUSING.map(([rule, next]) =>
            refused(`${where}: a party refuses for the employer, ${rule} (A-17, P1-G7)`, before, next, 'self-agreement signatory', 'P1-G7'),
          ),
          refused(
            `${where}: the employer says that the fund signs (A-17)`,
            before,
            agrees({ form: 'WRITTEN', signatory: 'FUND_INSTEAD' }),
            'not-in-the-employers-stead signatory',
            'A-17',
          ),
          refused(
            `${where}: the fund signs as if it represented the employer (A-17)`,
            before,
            agrees({ ...INSTEAD, signatory: 'REPRESENTATIVE' }, fund()),
            'not-in-the-employers-stead signatory',
            'A-17',
          ),
          refused(
            `${where}: the fund signs for nobody’s employer (R1-048)`,
            before,
            agrees({ ...INSTEAD, employer: STRANGER }, fund()),
            'not-an-employer employer',
            'R1-048',
          ),
          refused(
            `${where}: the fund signs for itself (R1-048)`,
            before,
            agrees({ ...INSTEAD, employer: undefined }, fund()),
            'not-an-employer employer',
            'R1-048',
          ),
          refused(
            `${where}: an employer refuses for somebody who employs nobody here (R1-048)`,
            before,
            refuses({ employer: STRANGER }),
            'not-an-employer employer',
            'R1-048',
          ),
          refused(
            `${where}: the employer of nobody here agrees (R1-048)`,
            before,
            agrees(REPRESENTED, employer(STRANGER)),
            'not-in-this-relation',
            'R1-048',
          ),
        ];
      }),
  ),
  refused(
    'an employer agrees twice (R1-048)',
    [...two, agrees()],
    agrees(REPRESENTED, employer(), '2019-10-06'),
    'already-agreed',
    'R1-048',
  ),
  refused(
    'the fund agrees after the employer (A-17)',
    [...two, informs(toFund(), '2019-10-03'), agrees()],
    agrees(INSTEAD, fund()),
    'already-agreed',
    'R1-048',
  ),
  refused(
    'the fund of one employer’s branch signs for an employer of another branch (A-17)',
    [...two, informs(toFund(), '2019-10-03')],
    agrees({ ...INSTEAD, employer: OTHER_BODY }, fund()),
    'fund-may-not-sign signatory',
    'A-17',
  ),
  refused(
    'D3: the fund that is a party signs in the employer’s stead, though it is the fund of its branch (A-15, A-17)',
    waiting('D'),
    agrees(INSTEAD, fund()),
    'fund-may-not-sign signatory',
    'A-17',
  ),
  refused(
    'an employer agrees for another (A-22)',
    two,
    agrees({ ...REPRESENTED, employer: OTHER_BODY }),
    'another-employer employer',
    'A-22',
  ),
  refused('an employer refuses for another (A-22)', two, refuses({ employer: OTHER_BODY }), 'another-employer employer', 'A-22'),
  refused(
    'the fund, before it is in the case, signs in the employer’s stead (A-17)',
    two,
    agrees(INSTEAD, fund()),
    'not-in-this-relation',
    'R1-048',
  ),
  ...KINDS.filter(({ mode }) => mode === 1).flatMap((kind) => [
    refused(
      `${named(kind)}: an employer agrees where only mode 3 asks for it (R1-048)`,
      path(named(kind), 'readyForReferral'),
      agrees(),
      'no-agreement-needed',
      'R1-048',
    ),
    refused(
      `${named(kind)}: an employer refuses where only mode 3 asks it (R1-048, P1-E2)`,
      path(named(kind), 'readyForReferral'),
      refuses(),
      'no-agreement-needed',
      'R1-048',
    ),
  ]),
  ...KINDS.filter(({ mode }) => mode === 2).map((kind) =>
    refused(
      `${named(kind)}: the fund agrees in the employer’s stead where nobody asks for it (R1-048)`,
      path(named(kind), 'readyForReferral'),
      agrees(INSTEAD, fund()),
      'no-agreement-needed',
      'R1-048',
    ),
  ),
  ...MODE_3.flatMap((kind) => [
    refused(
      `${named(kind)}: a referral without the employer’s agreement; silence is none (R1-048, P1-E1)`,
      waiting(kind.type),
      refers(kind),
      `employer-has-not-agreed ${BODY}`,
      'P1-E1',
    ),
    refused(
      `${named(kind)}: a referral that is dated before the agreement (R1-048, P1-G6)`,
      [...waiting(kind.type), agrees(REPRESENTED, employer(), '2019-10-09')],
      refers(kind),
      `agreement-after-referral ${BODY}`,
      'P1-G6',
    ),
  ]),
  {
    rule: 'a referral without the agreement of either employer names both (A-22, P1-G6)',
    before: two,
    act: act('refer', '2019-10-08', REFERS, party(), 'lead'),
    refused: [`employer-has-not-agreed ${BODY}`, `employer-has-not-agreed ${OTHER_BODY}`],
    cites: 'A-22',
  },
  refused(
    'a referral with the agreement of one of two employers (A-22, P1-G6)',
    [...two, agrees(REPRESENTED, employer(OTHER_BODY))],
    act('refer', '2019-10-08', REFERS, party(), 'lead'),
    `employer-has-not-agreed ${BODY}`,
    'A-22',
  ),
];

/** What is said of somebody who signs for themselves, and what to do. */
const agreeing =
  'donner l’accord de l’employeur : faites signer un autre représentant ou, à défaut, la caisse nationale. Sinon, indiquez le motif de la dérogation ; il restera au dossier.';
const refusing = 'refuser au nom de l’employeur : faites signer un autre représentant.';

const twoAgree = [...two, agrees(), agrees(REPRESENTED, employer(OTHER_BODY))];

export const agreementChecks: readonly Check[] = [
  ...AGREEMENT_BROKEN.map(isRefused),
  ...TYPES.flatMap((type) => [
    ...(['WRITTEN', 'ORAL'] as const).map((form) =>
      passes(`${type}3: an agreement, ${form} (A-16)`, waiting(type), agrees({ form, signatory: 'REPRESENTATIVE' }), 'readyForReferral'),
    ),
    ...SELF.map(([rule, next]) =>
      passes(
        `${type}3: a party agrees all the same, and it is said why, ${rule} (A-17)`,
        waiting(type),
        { ...next, data: { ...next.data, overrideReason: 'NO_OTHER_REPRESENTATIVE' } },
        'readyForReferral',
      ),
    ),
    ...(type === 'D'
      ? []
      : [
          passes(
            `${type}3: the fund signs, failing another representative (A-17)`,
            waiting(type),
            agrees(INSTEAD, fund()),
            'readyForReferral',
          ),
        ]),
    passes(`${type}3: the employer names itself (R1-048)`, waiting(type), agrees({ ...REPRESENTED, employer: BODY }), 'readyForReferral'),
    passes(`${type}3: the employer refuses, naming itself (P1-E2)`, waiting(type), refuses({ employer: BODY }), 'employerAgreementRefused'),
    passes(
      `${type}3: a referral on the very day of the agreement (P1-G6)`,
      [...waiting(type), agrees(REPRESENTED, employer(), '2019-10-08')],
      refers({ type, mode: 3 }),
      'referred',
    ),
    leads(
      `${type}3: an employer that agreed may still refuse until the referral (R1-014)`,
      [...path(`${type}3`, 'readyForReferral'), refuses({}, employer(), '2019-10-08')],
      'employerAgreementRefused',
    ),
  ]),
  leads('two employers: neither has agreed (A-22)', two, 'employerAgreement'),
  leads('two employers: one has agreed, the other is waited for (A-22)', twoAgree.slice(0, 3), 'employerAgreement'),
  leads('two employers: both have agreed (A-22)', twoAgree, 'readyForReferral'),
  leads(
    'two employers: both, in the other order (A-22)',
    [...two, agrees(REPRESENTED, employer(OTHER_BODY)), agrees()],
    'readyForReferral',
  ),
  leads('two employers: one refuses (R1-048, P1-E2)', [...two, agrees(), refuses({}, employer(OTHER_BODY))], 'employerAgreementRefused'),
  leads(
    'B3 at a national fund: the employer is the fund, which agrees as such (A-21, A-20)',
    [
      opens(FUND),
      act(
        'qualify',
        '2019-10-02',
        qualification(
          'B',
          3,
          [DIRECTOR, EXECUTIVE].map((one) => ({ ...one, employer: FUND })),
        ),
        lead(FUND),
      ),
      agrees(REPRESENTED, employer(FUND)),
      act('refer', '2019-10-08', REFERS, party(), 'lead'),
      act('recordInformation', '2019-10-09', toParty('p1'), lead(FUND)),
      act('issueOrder', '2019-10-10', {}, lead(FUND)),
    ],
    'ordered',
  ),
  {
    name: 'why a fund may not sign: it is a party, or of another branch (A-17)',
    run: (process) => {
      const said = (before: readonly Tried[], next: Tried) => {
        const answer = attempt(after(process, before), next);
        return 'refused' in answer ? answer.refused.map(({ message }) => /qui est partie|de la branche/.exec(message)?.[0]) : [];
      };
      const elsewhere = agrees({ ...INSTEAD, employer: OTHER_BODY }, fund());
      return [
        ...differs('a party', said(waiting('D'), agrees(INSTEAD, fund())), ['qui est partie']),
        ...differs('of another branch', said([...two, informs(toFund(), '2019-10-03')], elsewhere), ['de la branche']),
      ];
    },
  },
  {
    name: 'whoever signs for themselves is named by their place in the case, where the name gave them away, and never by the name (A-17, A-32)',
    run: (process) => {
      const said = (next: Tried) => {
        const answer = attempt(after(process, waiting('A')), next);
        return 'refused' in answer ? answer.refused.map(({ message }) => message.split(' ne peut pas ')) : [];
      };
      return [
        ...differs('by the name', said({ ...agrees(), ...found('p2') }), [['{party:p2}', agreeing]]),
        ...differs('by the form', said(agrees({ form: 'WRITTEN', signatory: 'PARTY' })), [['Une partie', agreeing]]),
        ...differs('a refusal', said(refuses({ signatory: 'PARTY' })), [['Une partie', refusing]]),
      ];
    },
  },
  {
    name: 'an agreement is not asked of the fund that is a party, nor of the body of the President (R1-032, R1-048)',
    run: (process) =>
      (['C', 'D'] as const).flatMap((type) =>
        differs(`${type}3: agreeing`, process.access.holders(after(process, waiting(type)).known).agreeingEmployer?.organisations, [BODY]),
      ),
  },
  {
    name: 'a reason to override is kept only where a party signed (A-17)',
    run: (process) =>
      [
        [agrees({ ...REPRESENTED, overrideReason: 'DECISION_OF_THE_BOARD' }), null] as const,
        [agrees({ form: 'ORAL', signatory: 'PARTY', overrideReason: 'DECISION_OF_THE_BOARD' }), 'DECISION_OF_THE_BOARD'] as const,
        [{ ...agrees({ ...REPRESENTED, overrideReason: 'NO_OTHER_REPRESENTATIVE' }), ...found('p1') }, 'NO_OTHER_REPRESENTATIVE'] as const,
      ].flatMap(([next, override]) => {
        const answer = attempt(after(process, waiting('A')), next);
        const { agreements = [] } = ('step' in answer ? answer.position.known : {}) as { agreements?: unknown[] };
        return differs('agreements', agreements, [{ organisation: BODY, at: '2019-10-05', override }]);
      }),
  },
];
