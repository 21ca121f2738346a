import { type Act, obstacles, type Position, type Step } from '../../../machines/kernel/index.js';
import { type Check, differs, type Failure } from '../check.js';
import { after, attempt } from '../playing.js';
import {
  AHEAD,
  act,
  amended,
  CONTRACTING,
  MARKET_ENDING,
  MARKET_OVER,
  marketSays,
  OPEN_SITUATIONS,
  orderContract,
  PATHS,
  signedContract,
} from './facts.js';
import { HOLDER, keeper, MEMBER, PURCHASER, signatory } from './people.js';
import { setGoing } from './told.js';

/** What can be done wherever the agreement stands as long as it is open, and does the same there: who is bound, by which papers, the market. */

const ON = '2025-02-10';
const LEARNT = `${ON}T12:00:00.000Z`;
const succession = (successor: string, bound = HOLDER): Act => act('recordSuccession', ON, { signatory: bound, successor }, keeper());
const represented = act('changeRepresentative', ON, { title: 'Directrice' }, signatory(HOLDER));

interface Done {
  readonly rule: string;
  readonly before?: readonly Act[];
  readonly act: Act;
  /** what it sets going, as `told.ts` writes it */
  readonly lines: readonly string[];
  /** what it changes of what is known */
  readonly known: (known: never) => unknown;
  readonly becomes: unknown;
}

const organisations = ({ signatories }: { signatories: readonly { organisation: string }[] }) =>
  signatories.map(({ organisation }) => organisation);
const titles = ({ signatories }: { signatories: readonly { title: string }[] }) => signatories.map(({ title }) => title);
const market = ({ marketEndsOn }: { marketEndsOn: string | null }) => marketEndsOn;
const marketEnded = ({ marketEndedOn }: { marketEndedOn: string | null }) => marketEndedOn;
const annexes = (known: { annexes: readonly string[] }) => known.annexes;
const OBSERVERS = `observer fonds-1+${MEMBER}`;

const DONE: readonly Done[] = [
  {
    rule: 'a signatory has another representative (A-74)',
    act: represented,
    lines: [`representativeChanged > signatory ${PURCHASER}, keeper ${PURCHASER}, ${OBSERVERS}`],
    known: titles,
    becomes: ['', 'Directrice', '', ''],
  },
  {
    rule: 'a signatory has a successor (A-49)',
    act: succession('prestataire-2'),
    lines: [`succession > signatory prestataire-2, ${OBSERVERS}`],
    known: organisations,
    becomes: [PURCHASER, 'prestataire-2', 'fonds-1', MEMBER],
  },
  {
    rule: 'an annex is recorded (A-78)',
    act: act('recordAnnex', ON, { annex: 'DATA_EXCHANGE' }, keeper()),
    lines: [],
    known: annexes,
    becomes: ['DATA_EXCHANGE'],
  },
  {
    rule: 'its market ends soon (A-27)',
    act: marketSays('frameworkEndsSoon', ON, MARKET_ENDING),
    lines: [`marketEndsSoon > keeper ${PURCHASER}, signatory ${PURCHASER}+${HOLDER}`],
    known: market,
    becomes: '2025-06-30',
  },
  {
    rule: 'its market ends no more, after all (A-27)',
    before: [marketSays('frameworkEndsSoon', ON, MARKET_ENDING)],
    act: marketSays('frameworkEndsSoon', ON, { ...MARKET_ENDING, final: false }),
    lines: [`marketEndLifted > keeper ${PURCHASER}, signatory ${PURCHASER}+${HOLDER}`],
    known: market,
    becomes: null,
  },
  {
    rule: 'its market has ended, and it goes on (A-27)',
    act: marketSays('frameworkEnded', ON, MARKET_OVER),
    lines: [`marketEnded > keeper ${PURCHASER}, signatory ${PURCHASER}+${HOLDER}`],
    known: market,
    becomes: '2025-02-09',
  },
  {
    rule: 'its market has ended on the day that was announced: that is news (A-27)',
    before: [marketSays('frameworkEndsSoon', '2025-02-03', { ...MARKET_OVER, state: 'inForce' })],
    act: marketSays('frameworkEnded', ON, MARKET_OVER),
    lines: [`marketEnded > keeper ${PURCHASER}, signatory ${PURCHASER}+${HOLDER}`],
    known: marketEnded,
    becomes: '2025-02-09',
  },
  {
    rule: 'a signatory is taken over by another body of the agreement, which then holds both places (A-49)',
    act: succession(MEMBER),
    lines: [`succession > signatory ${MEMBER}, ${OBSERVERS}`],
    known: organisations,
    becomes: [PURCHASER, MEMBER, 'fonds-1', MEMBER],
  },
];

/** What is refused there, and why. */
const REFUSED: readonly (readonly [rule: string, before: readonly Act[], act: Act, codes: readonly string[]])[] = [
  ['another representative of nobody in particular', [], { ...represented, by: { relation: 'signatory' } }, ['not-a-signatory']],
  ['a successor of somebody who is not bound', [], succession('prestataire-2', 'inconnu-1'), ['not-a-party-here']],
  ['a successor with whom one alone would be left', [], succession(PURCHASER), ['nobody-left-to-agree']],
  ['a successor of itself', [], succession(HOLDER), ['succeeds-itself']],
  ['the market’s end, while it runs', [], marketSays('frameworkEnded', ON, MARKET_ENDING), ['market-in-force']],
  ['no news of the market', [], marketSays('frameworkEndsSoon', ON, { ...MARKET_ENDING, final: false }), ['already-known']],
  [
    'the market’s end, told twice',
    [marketSays('frameworkEnded', ON, MARKET_OVER)],
    marketSays('frameworkEnded', ON, MARKET_OVER),
    ['goes-on-without-the-market', 'already-known'],
  ],
];

/** Noted before the terms begin, its first day lies ahead of the day on which this is tried. */
const standingIn = (situation: string, before: readonly Act[] = []) => ({ acts: [...(PATHS[situation]?.acts ?? []), ...before] });

const done = (situation: string, { rule, before, act: tried, lines, known, becomes }: Done): Check => ({
  name: `${situation}: ${rule}`,
  run: (process) => {
    const answer = attempt(after(process, standingIn(situation, before)), tried, LEARNT);
    if ('refused' in answer) return answer.refused.map(({ code }): Failure => `refused: ${code}`);
    return [
      ...differs('situation', answer.position.situation, situation),
      ...differs('set going', setGoing(answer.step as Step), lines),
      ...differs('known', known(answer.position.known as never), becomes),
    ];
  },
});

const refused = (situation: string, [rule, before, tried, codes]: (typeof REFUSED)[number]): Check => ({
  name: `${situation}, refused: ${rule}`,
  run: (process) => {
    const answer = attempt(after(process, standingIn(situation, before)), tried, LEARNT);
    return differs('refusals', 'refused' in answer ? answer.refused.map(({ code }) => code) : [], codes);
  },
});

/** An amendment is the same thing before the first day and after it. */
const AMENDED: readonly (readonly [rule: string, acts: readonly Act[], lines: readonly string[], waits: boolean])[] = [
  ['proposed', amended(ON, { initialTerm: 18 }, [], PURCHASER), [`amendmentProposed > signatory ${HOLDER}, ${OBSERVERS}`], true],
  ['signed by one', amended(ON, { initialTerm: 18 }, [PURCHASER]), [], true],
  [
    'of the duration, signed by all',
    amended(ON, { initialTerm: 18 }, CONTRACTING),
    [
      'amendmentRecord',
      `amended > signatory ${PURCHASER}, keeper ${PURCHASER}, ${OBSERVERS}`,
      `dependants: frameworkEndsSoon contract:MS 2025-07 ${ON}`,
    ],
    false,
  ],
  [
    'of the content, signed by all',
    amended(ON, { subject: 'CONTENT', notice: 6 }, CONTRACTING),
    ['amendmentRecord', `amended > signatory ${PURCHASER}, keeper ${PURCHASER}, ${OBSERVERS}`],
    false,
  ],
  [
    'dropped',
    [...amended(ON, { initialTerm: 18 }, [PURCHASER]), act('dropAmendment', ON, {}, keeper())],
    [`amendmentDropped > signatory ${HOLDER}, ${OBSERVERS}`],
    false,
  ],
];

const amending = (situation: string, [rule, acts, lines, waits]: (typeof AMENDED)[number]): Check => ({
  name: `${situation}: an amendment ${rule} (R4-079, R4-080)`,
  run: (process) => {
    const position = after(process, standingIn(situation, acts.slice(0, -1)));
    const answer = attempt(position, acts.at(-1) as Act, LEARNT);
    if ('refused' in answer) return answer.refused.map(({ code }): Failure => `refused: ${code}`);
    return [
      ...differs('set going', setGoing(answer.step as Step), lines),
      ...differs('one waits', waitsForSignatures(answer.position), waits),
    ];
  },
});
const waitsForSignatures = (position: Position): boolean => obstacles(position, 'dropAmendment', keeper()).length === 0;

const HOLDER_PROPOSES = amended(ON, { initialTerm: 18 }, [], HOLDER)[0] as Act;
const AMENDMENT_REFUSED: readonly (readonly [rule: string, before: readonly Act[], act: Act, codes: readonly string[]])[] = [
  ['proposed by nobody in particular', [], { ...HOLDER_PROPOSES, by: { relation: 'signatory' } }, ['not-a-signatory']],
  ['while another waits', [HOLDER_PROPOSES], HOLDER_PROPOSES, ['amendment-pending']],
  ['dated before the agreement', [], { ...HOLDER_PROPOSES, occurredAt: '2025-01-07' as Act['occurredAt'] }, ['before-the-agreement']],
  ['that does not say which duration', [], amended(ON, {}, [], HOLDER)[0] as Act, ['duration-missing']],
  [
    'that contradicts the rest',
    [],
    amended(ON, { renewalTerm: 2 }, [], HOLDER)[0] as Act,
    ['notice-longer-than-the-term', 'opposition-longer-than-the-term'],
  ],
  ['signed by nobody in particular', [HOLDER_PROPOSES], act('signAmendment', ON, {}, { relation: 'signatory' }), ['not-a-signatory']],
  ['signed, though nobody proposed one', [], act('signAmendment', ON, {}, signatory(HOLDER)), ['no-amendment']],
  ['signed before it was proposed', [HOLDER_PROPOSES], act('signAmendment', '2025-02-09', {}, signatory(HOLDER)), ['before-the-proposal']],
  [
    'signed twice',
    amended(ON, { initialTerm: 18 }, [HOLDER]),
    act('signAmendment', ON, {}, signatory(HOLDER)),
    ['amendment-signed-already'],
  ],
  ['dropped, though nobody proposed one', [], act('dropAmendment', ON, {}, keeper()), ['no-amendment']],
];

/** A contract whose clause ties it to its market, wherever it stands. */
const TIED: Readonly<Record<string, readonly Act[]>> = {
  drafting: [orderContract('2025-01-06', { whenMarketEnds: 'ENDS' })],
  notYetInForce: signedContract({ ...AHEAD, whenMarketEnds: 'ENDS' }),
  inForce: signedContract({ whenMarketEnds: 'ENDS' }),
};
const EVERYBODY = `signatory ${PURCHASER}+${HOLDER}, keeper ${PURCHASER}, ${OBSERVERS}`;
const OVER = ['terminationRecord', `ended > ${EVERYBODY}`, `dependants: frameworkEnded contract:MS 2025-07 ${ON}`];
/** A draft binds nobody: it is dropped, and nothing has ended (R2-090). */
const DROPPED = [`abandonedWithMarket > ${EVERYBODY}`];
const tied = (situation: string, acts: readonly Act[]): Check => ({
  name: `${situation}: tied to its market, it ends when that has ended, and not before (A-27)`,
  run: (process) => {
    const position = after(process, { acts });
    const early = attempt(position, marketSays('frameworkEnded', ON, MARKET_ENDING), LEARNT);
    const answer = attempt(position, marketSays('frameworkEnded', ON, MARKET_OVER), LEARNT);
    if ('refused' in answer) return answer.refused.map(({ code }): Failure => `refused: ${code}`);
    const { known } = answer.position as { known: { ended: unknown } };
    return [
      ...differs('early', 'refused' in early ? early.refused.map(({ code }) => code) : [], ['market-in-force']),
      ...differs('situation', answer.position.situation, situation === 'drafting' ? 'abandoned' : 'ended'),
      ...differs('ended', known.ended, { seq: position.seq + 1, act: 'frameworkEnded', at: MARKET_OVER.lastDay }),
      ...differs('set going', setGoing(answer.step as Step), situation === 'drafting' ? DROPPED : OVER),
    ];
  },
});

export const everywhereChecks: readonly Check[] = [
  ...OPEN_SITUATIONS.flatMap((situation) => [...DONE.map((one) => done(situation, one)), ...REFUSED.map((one) => refused(situation, one))]),
  ...['notYetInForce', 'inForce'].flatMap((situation) => [
    ...AMENDED.map((one) => amending(situation, one)),
    ...AMENDMENT_REFUSED.map(([rule, ...rest]) => refused(situation, [`an amendment ${rule}`, ...rest])),
  ]),
  ...Object.entries(TIED).map(([situation, acts]) => tied(situation, acts)),
];
