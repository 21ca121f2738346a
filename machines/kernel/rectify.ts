import type { Instant } from '../calendar/index.js';
import { canonical, digest } from './canonical.js';
import { RECTIFICATION_SOURCE } from './correction.js';
import type { Settings } from './deadline.js';
import { DEADLINE_REACHED, type Fact, RECTIFIED } from './fact.js';
import type { Advance, Effect, Position, Step } from './position.js';
import { refusal } from './refusal.js';
import { retell, type Telling, type Told } from './retell.js';
import { TakenStep } from './taken-step.js';

/**
 * A correction: the case is told anew with it, and stands where that leads. What fell due before it is recorded in the
 * position and told to nobody again; what the corrected acts ask for and the others had not asked for is asked for now.
 * @param log the facts before it, all of them
 */
export function rectify<Known>(position: Position<Known>, fact: Fact, settings: Settings, log: readonly Fact[]): Advance<Known> {
  const { process } = position;
  if (log.at(-1)?.seq !== position.seq) throw new Error(`${process.key}: a correction is followed with the whole log before it`);
  const told = { process, settings, log: [...log, fact] };
  const after = tellingOf(() => retell(told, fact.recordedAt));
  if (!after?.position) return { refused: [refusal('unreadable-correction', 'Cette correction ne se lit pas.', RECTIFICATION_SOURCE)] };
  if (after.refused.length > 0) return { refused: after.refused.flatMap(({ refusals }) => refusals) };
  const before = retell({ ...told, log }, fact.recordedAt);
  const effects = askedNow(before, after, numbered({ ...told, log })).map(([, { type, content }], index) => ({
    id: `${fact.id}:${digest({ type, content, index }).slice(0, 16)}`,
    type,
    content,
  }));
  const stands: Position<Known> = { ...after.position, seq: fact.seq, clock: fact.recordedAt };
  return { position: stands, step: new TakenStep(stands as unknown as Position, fact, position.situation, effects, RECTIFICATION_SOURCE) };
}

/** What can't be read is refused; anything else that throws is a defect. */
function tellingOf<Known>(tell: () => Telling<Known>): Telling<Known> | undefined {
  try {
    return tell();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** An effect, and the step that asks for it. */
export type Asked = readonly [step: Step, effect: Effect];

type Steps = Pick<Telling, 'steps'>;

/** What a telling asks for. What reminds or announces does so when it falls due or never: none of it is made good later. */
const askedIn = ({ steps }: Steps): readonly Asked[] =>
  steps
    .filter(({ fact: { act, data } }) => act !== DEADLINE_REACHED || data.consequence === 'transition')
    .flatMap((step) => step.effects.filter((effect) => !isReminder(effect)).map((effect): Asked => [step, effect]));

/** A term that moved nothing reminds. */
const isReminder = ({ content }: Effect): boolean => (content as { readonly kind?: string } | null)?.kind === 'deadline';

const sayingOf = ({ type, content }: Effect): string => canonical({ type, content });

/** What one telling asks for beyond another, each as often as it is asked for more. */
export function askedBeyond(before: Steps, after: Steps): readonly Asked[] {
  const had = askedIn(before).map(([, effect]) => sayingOf(effect));
  return askedIn(after).filter(([, effect]) => {
    const index = had.indexOf(sayingOf(effect));
    if (index >= 0) had.splice(index, 1);
    return index < 0;
  });
}

/** Of these, what is really asked for: a document that took a number is never drawn up a second time by itself. */
export const askedNow = (before: Steps, after: Steps, numberedOnce: ReadonlySet<string>): readonly Asked[] =>
  askedBeyond(before, after).filter(([, effect]) => !numberedOnce.has(numberedDocument(effect) ?? ''));

/** The kinds of documents with a number that the case has asked for so far, as it stood before each correction and as it stands. */
export function numbered<Known>(told: Told<Known>): ReadonlySet<string> {
  const { log } = told;
  const before = log.flatMap(({ act }, index) => (act === RECTIFIED ? [log.slice(0, index)] : []));
  const asked = [...before, log].flatMap((facts) => askedIn(retell({ ...told, log: facts }, log.at(-1)?.recordedAt as Instant)));
  return new Set(asked.flatMap(([, effect]) => numberedDocument(effect) ?? []));
}

function numberedDocument({ content }: Effect): string | undefined {
  const { series, document } = (content ?? {}) as { readonly series?: string | null; readonly document?: string };
  return series ? document : undefined;
}
