import { type Check, differs } from '../check.js';
import { act, changeOfMode, opens, qualification, type Tried } from './facts.js';
import { NOT_REFUSED, REFUSED_BY_EMPLOYER, REFUSED_BY_FUND } from './market.js';
import { begunWith } from './opening.js';
import { KINDS, lead, leadIn, MODES, type Mode, named, STRANGER, TYPES, type Type } from './people.js';
import { type Broken, isRefused, passes } from './refused.js';
import { PREPARING, situationsOf, standing } from './stories.js';

/** The recourse after a refusal: a new case, by another mode (A-24, P1-E2). */

const after = (refused: string, mode: Mode) => opens(leadIn(mode), '2019-10-01', { recourseOf: refused });
const qualify = (type: Type, mode: Mode) => act('qualify', '2019-10-02', qualification(type, mode), lead(leadIn(mode)));
const agrees = act(
  'employerAgrees',
  '2019-10-03',
  { form: 'ORAL', signatory: 'REPRESENTATIVE' },
  { relation: 'employer', organisation: 'organisme-1' },
);

const opening = (rule: string, refused: string, mode: Mode): Broken => ({
  rule: `mode ${mode}: the recourse of ${rule} (A-24)`,
  before: [],
  act: after(refused, mode),
  refused: ['no-recourse recourseOf'],
  cites: 'A-24',
});

export const RECOURSE_BROKEN: readonly Broken[] = [
  ...MODES.flatMap((mode) => [
    opening('a case in which nobody refused', NOT_REFUSED, mode),
    opening('no case at all', '00000000-0000-4000-8000-0000000000ff', mode),
  ]),
  ...TYPES.map(
    (type): Broken => ({
      rule: `type ${type}: after the employer’s refusal in mode 3, mode 3 again (P1-E2)`,
      before: [after(REFUSED_BY_EMPLOYER, 3)],
      act: qualify(type, 3),
      refused: ['recourse-in-the-same-mode mode'],
      cites: 'P1-E2',
    }),
  ),
  ...KINDS.filter(({ mode }) => mode !== 3).flatMap((kind) =>
    situationsOf(kind)
      .filter((situation) => PREPARING.includes(situation))
      .slice(0, 1)
      .map(
        (situation): Broken => ({
          rule: `${named(kind)} ${situation}: a recourse changes to the mode that was refused (P1-E2, P1-E12)`,
          before: [after(REFUSED_BY_EMPLOYER, kind.mode), qualify(kind.type, kind.mode)],
          act: act('changeMode', '2019-10-03', changeOfMode(3), lead(leadIn(kind.mode))),
          refused: ['recourse-in-the-same-mode mode'],
          cites: 'A-24',
        }),
      ),
  ),
];

/** What a case that ended answers to its recourse. */
const answered = (situation: string) =>
  situation === 'employerAgreementRefused'
    ? { refusedMode: 'PARTIES' }
    : situation === 'fundApprovalRefused'
      ? { refusedMode: null }
      : null;

const first = (type: Type, mode: Mode) => (type === 'C' ? 'consultation' : mode === 3 ? 'employerAgreement' : 'priorInformation');
const others: readonly Mode[] = [1, 2];

export const recourseChecks: readonly Check[] = [
  ...RECOURSE_BROKEN.map(isRefused),
  ...TYPES.flatMap((type) =>
    others.map((mode) =>
      passes(
        `type ${type}: after the employer’s refusal, mode ${mode}, which needs no agreement (P1-E2, A-24)`,
        [after(REFUSED_BY_EMPLOYER, mode)],
        qualify(type, mode),
        first(type, mode),
      ),
    ),
  ),
  ...MODES.map((mode) =>
    passes(
      `type C: after a fund’s refusal, mode ${mode}, by a new consultation (A-24)`,
      [after(REFUSED_BY_FUND, mode)],
      qualify('C', mode),
      'consultation',
    ),
  ),
  passes(
    'after a fund’s refusal the mode may change as anywhere (A-24, P1-E12)',
    [after(REFUSED_BY_FUND, 3), qualify('C', 3), agrees],
    act('changeMode', '2019-10-04', changeOfMode(1), lead(leadIn(3))),
    'consultation',
  ),
  ...KINDS.map(
    (kind): Check => ({
      name: `${named(kind)}: what each situation answers to a recourse: only a refusal opens one (A-24, P1-E2)`,
      run: (process) =>
        situationsOf(kind).flatMap((situation) =>
          differs(situation, process.answers?.recourse?.(standing(process, kind, situation)), answered(situation)),
        ),
    }),
  ),
  {
    name: 'a case answers nothing but its recourse, and is found under its id alone (A-24)',
    run: (process) => [
      ...differs('answers', Object.keys(process.answers ?? {}), ['recourse']),
      ...differs('keys', process.keys?.(standing(process, { type: 'A', mode: 1 }, 'draft').known) ?? [], []),
    ],
  },
  {
    name: 'what a recourse is the recourse of is kept, and which mode was refused (A-24)',
    run: (process) => {
      const kept = (refused: string) => {
        const { known } = begun(process, after(refused, 1));
        return [known.recourseOf, known.refusedMode];
      };
      return [
        ...differs('by the employer', kept(REFUSED_BY_EMPLOYER), [REFUSED_BY_EMPLOYER, 'PARTIES']),
        ...differs('by a fund', kept(REFUSED_BY_FUND), [REFUSED_BY_FUND, null]),
        ...differs('none', begun(process, opens(leadIn(1))).known.recourseOf, null),
      ];
    },
  },
  isRefused({
    rule: 'the recourse is opened by whoever conducts it, not in another’s name (A-24)',
    before: [],
    act: { ...after(REFUSED_BY_EMPLOYER, 1), by: lead(STRANGER) },
    refused: ['not-in-this-relation'],
    cites: '',
  }),
];

function begun(process: Parameters<typeof begunWith>[0], opening: Tried): { readonly known: Record<string, unknown> } {
  const answer = begunWith(process, opening);
  if ('refused' in answer) throw new Error('the opening is refused');
  return { known: answer.position.known as Record<string, unknown> };
}
