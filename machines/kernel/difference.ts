import type { Instant } from '../calendar/index.js';
import { isCorrectable } from './correction.js';
import { type Deadline, ruleName } from './deadline.js';
import { DEADLINE_REACHED, type Fact } from './fact.js';
import type { Position, Step } from './position.js';
import type { Process } from './process.js';
import { type Asked, askedBeyond, askedNow, numbered } from './rectify.js';
import type { Refusal } from './refusal.js';
import { retell, type Telling, type Told } from './retell.js';

/** What a correction changes. Data only: it is shown, stored and compared. */
export interface Difference {
  /** the situation after a fact, where it is another one; null: the fact does not stand there */
  readonly situations: readonly {
    readonly seq: number;
    readonly act: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** where the case stands now */
  readonly stands: { readonly before: string; readonly after: string } | null;
  readonly deadlines: readonly MovedDeadline[];
  readonly effects: {
    /** asked for by the correction; `again: false`: it takes a number and was drawn up before, so that it is not a second time */
    readonly anew: readonly (AskedEffect & { readonly again: boolean })[];
    /** asked for before, and no longer: what was carried out can't be taken back */
    readonly past: readonly AskedEffect[];
  };
  /** organisations and persons that stand in a relation to the case, or no longer do */
  readonly relations: { readonly gained: readonly Held[]; readonly lost: readonly Held[] };
  /** what the corrected case would refuse: the rest is told without it */
  readonly unlawful: readonly { readonly seq: number; readonly act: string; readonly refusals: readonly Refusal[] }[];
}

export interface MovedDeadline {
  readonly name: string;
  readonly label: string;
  readonly before: Instant | null;
  readonly after: Instant | null;
  /** it had fallen due already, and whoever it tells was told */
  readonly reached: boolean;
}

export interface AskedEffect {
  readonly seq: number;
  readonly act: string;
  readonly type: string;
  /** which document or which notice */
  readonly kind: string;
  /** the term whose end asks for it, when no act does */
  readonly deadline?: string;
}

export interface Held {
  readonly relation: string;
  readonly id: string;
}

/**
 * What a correction would change, if it were the next fact of the log. Throws RangeError for one that can't be read.
 * @param correction a `RECTIFIED` in its place
 */
export function difference<Known>(told: Told<Known>, correction: Fact): Difference {
  const before = retell(told, correction.recordedAt);
  const after = retell({ ...told, log: [...told.log, correction] }, correction.recordedAt);
  const [was, is] = [before.position?.situation ?? '', after.position?.situation ?? ''];
  const anew = askedBeyond(before, after);
  const askedFor = new Set(askedNow(before, after, numbered(told)).map(([, effect]) => effect));
  return {
    situations: situations(before, after),
    stands: was === is ? null : { before: was, after: is },
    deadlines: deadlines(told.process, before.position, after.position),
    effects: {
      anew: anew.map((asked) => ({ ...brief(asked), again: askedFor.has(asked[1]) })),
      past: askedBeyond(after, before).map(brief),
    },
    relations: { gained: heldBeyond(before, after), lost: heldBeyond(after, before) },
    unlawful: after.refused.map(({ fact, refusals }) => ({ seq: fact.seq, act: fact.act, refusals })),
  };
}

/** A correction of this kind one person makes at once: nothing that anybody acts upon is another. */
export function changesNothing({ situations: moved, stands, deadlines: due, effects, relations, unlawful }: Difference): boolean {
  const lists = [moved, due, effects.anew, effects.past, relations.gained, relations.lost, unlawful];
  return stands === null && lists.every(({ length }) => length === 0);
}

function situations(before: Steps, after: Steps): Difference['situations'] {
  const [was, is] = [afterActs(before), afterActs(after)];
  const seqs = [...new Set([...was.keys(), ...is.keys()])].sort((a, b) => a - b);
  return seqs.flatMap((seq) => {
    const [one, other] = [was.get(seq), is.get(seq)];
    const act = (other ?? one)?.fact.act ?? '';
    if (one?.situation === other?.situation) return [];
    return [{ seq, act, before: one?.situation ?? null, after: other?.situation ?? null }];
  });
}

type Steps = Pick<Telling, 'steps'>;

const afterActs = ({ steps }: Steps): ReadonlyMap<number, Step> =>
  new Map(steps.filter(({ fact }) => isCorrectable(fact)).map((step) => [step.fact.seq, step]));

/** Those that run and those that have fallen due, by name. */
function deadlines<Known>(
  process: Process<Known>,
  before: Position<Known> | undefined,
  after: Position<Known> | undefined,
): readonly MovedDeadline[] {
  const [was, is] = [dueIn(before), dueIn(after)];
  const labelOf = (name: string) => process.deadlines.find((rule) => rule.name === ruleName(name))?.label ?? name;
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((name): MovedDeadline[] => {
    const [one = null, other = null] = [was.get(name), is.get(name)];
    if (one === other) return [];
    return [{ name, label: labelOf(name), before: one, after: other, reached: before?.reached[name] === one && one !== null }];
  });
}

function dueIn<Known>(position: Position<Known> | undefined): ReadonlyMap<string, Instant> {
  const running = (position?.deadlines ?? []).map(({ name, due }: Deadline): [string, Instant] => [name, due]);
  return new Map([...Object.entries(position?.reached ?? {}), ...running]);
}

function brief([{ fact }, { type, content }]: Asked): AskedEffect {
  const { document, kind } = (content ?? {}) as { readonly document?: string; readonly kind?: string };
  const deadline = fact.act === DEADLINE_REACHED ? { deadline: String(fact.data.name) } : {};
  return { seq: fact.seq, act: fact.act, type, kind: document ?? kind ?? type, ...deadline };
}

/** Who stands in a relation in one telling and not in the other. */
function heldBeyond<Known>(before: Telling<Known>, after: Telling<Known>): readonly Held[] {
  const had = new Set(heldIn(before.position).map(({ relation, id }) => `${relation} ${id}`));
  return heldIn(after.position).filter(({ relation, id }) => !had.has(`${relation} ${id}`));
}

function heldIn<Known>(position: Position<Known> | undefined): readonly Held[] {
  if (!position) return [];
  return Object.entries(position.process.access.holders(position.known)).flatMap(([relation, { organisations, persons = [] }]) =>
    [...organisations, ...persons].map((id) => ({ relation, id })),
  );
}
