import { dayOf, type Instant, notAfter } from '../calendar/index.js';
import { type Holders, holds } from './access.js';
import { digest, type Json } from './canonical.js';
import { type Anchor, anchorOf, checkReturns, type Deadline, outstanding, type Reached, ruleName, type Settings } from './deadline.js';
import { ALARM_RELEASED, CALENDAR, DEADLINE_REACHED, type Fact, type FactEvent, NOTHING_FOUND } from './fact.js';
import type { Advance, Effect, Position } from './position.js';
import type { Moved, Process } from './process.js';
import { refusal } from './refusal.js';
import { refusals } from './refuse.js';
import { notFromText, type Source } from './source.js';
import { TakenStep } from './taken-step.js';

/** The case's first fact. */
export function begin<Known>(process: Process<Known>, fact: Fact, settings: Settings = defaultSettings(process)): Advance<Known> {
  const refused = refusals(process, undefined, fact);
  if (refused.length > 0) return { refused };
  const moved = process.begin(asEvent(fact));
  const known = moved.snapshot.context as Known;
  if (!holds(process.access, known, fact.by)) {
    const label = process.access.relations[fact.by.relation]?.label ?? fact.by.relation;
    const text = `Un dossier s’ouvre par ${label} : désignez votre propre organisme, ou demandez à celui que vous désignez de l’ouvrir.`;
    return { refused: [refusal('not-in-this-relation', text, process.source)] };
  }
  const findings = fact.findings ?? NOTHING_FOUND;
  const guarded = (process.opens ?? []).flatMap((name) => process.guards[name]?.(known, asEvent(fact), findings) ?? []);
  if (guarded.length > 0) return { refused: guarded };
  checkReturns(process.deadlines, settings);
  const lastMovement = anchorOf(fact);
  return stand(
    process,
    settings,
    fact,
    moved,
    {
      before: undefined,
      openedAt: fact.recordedAt,
      lastMovement,
      entered: lastMovement,
      passed: [],
      reached: {},
      lastTransition: undefined,
    },
    process.source,
  );
}

/** One more fact: the position after it, or why it can't be. Pure: the same answer in the API, the workflow and the audit. */
export function advance<Known>(position: Position<Known>, fact: Fact): Advance<Known> {
  if (fact.act === DEADLINE_REACHED) return reach(position, fact);
  const refused = refusals(position.process, position, fact);
  if (refused.length > 0) return { refused };
  if (fact.act === ALARM_RELEASED) return stay(position, fact, ALARM_SOURCE);
  const event = asEvent(fact);
  const way = position.process.situations[position.situation]?.ways.find(
    (one) =>
      one.act === fact.act &&
      one.guards.every((name) => position.process.guards[name]?.(position.known, event, fact.findings ?? NOTHING_FOUND).length === 0),
  );
  const moved = position.process.move(position.snapshot, event);
  if (!moved || !way)
    throw new Error(`${position.process.key}: guards let « ${fact.act} » pass in « ${position.situation} », the machine does not`);
  return stand(
    position.process,
    position.settings,
    fact,
    moved,
    { ...position, before: position.situation, lastMovement: lastOf(position.lastMovement, fact) },
    way.source,
  );
}

/** Every setting at its default. */
export function defaultSettings<Known>(process: Process<Known>): Settings {
  return Object.fromEntries(Object.entries(process.settings).map(([name, rule]) => [name, rule.default]));
}

const ALARM_SOURCE = notFromText('Règle de Saisine : une divergence des deux témoins se lève par une décision consignée', 'A-94');

interface Before {
  readonly before: string | undefined;
  readonly openedAt: Instant;
  readonly lastMovement: Anchor;
  readonly entered: Anchor;
  readonly passed: readonly string[];
  readonly reached: Reached;
  readonly lastTransition: Instant | undefined;
}

/** The calendar's fact: only the deadline that is first in order may be recorded, with its own due instant. */
function reach<Known>(position: Position<Known>, fact: Fact): Advance<Known> {
  const next = position.deadlines[0];
  const isNext = next?.name === fact.data.name && next?.due === fact.data.due && next?.due === fact.occurredAt;
  // nobody decides that time passes, nor before it has
  if (!next || !isNext || fact.recordedAt < next.due || fact.by.relation !== CALENDAR.relation) {
    const expected = next ? `« ${next.name} », ${next.due}` : 'aucune';
    return {
      refused: [
        refusal('deadline-not-due', `L’échéance consignée n’est pas celle qui est attendue ici (${expected}).`, position.process.source),
      ],
    };
  }
  const reached = { ...position.reached, [next.name]: next.due };
  const moved = next.consequence === 'transition' ? position.process.move(position.snapshot, asEvent(fact)) : undefined;
  // a term whose guards say no has passed all the same: it is recorded, and the case stays where it is
  if (!moved) return stay({ ...position, reached }, fact, next.explanation.source, next);
  const before = { ...position, before: position.situation, reached, lastTransition: next.due };
  const told = isOld(position, next) ? { ...moved, effects: [] } : moved;
  return stand(position.process, position.settings, fact, told, before, next.explanation.source);
}

/** It fell due before Saisine knew of the case. */
const isOld = ({ openedAt }: { readonly openedAt: Instant }, { due }: Deadline): boolean => due < openedAt;

/**
 * A fact that leaves the machine where it is: a reminder, a released alarm.
 * What fell due before Saisine knew of the case is recorded, and nobody is told of it years later.
 */
function stay<Known>(position: Position<Known>, fact: Fact, source: Source, deadline?: Deadline): Advance<Known> {
  const effects = deadline && !isOld(position, deadline) ? saidBy(position.process, deadline) : [];
  return stand(
    position.process,
    position.settings,
    fact,
    { snapshot: position.snapshot, effects },
    { ...position, before: position.situation },
    source,
  );
}

/** A deadline that moves nothing speaks: to relations of the case, and to the cases that rest on it. */
function saidBy<Known>(process: Process<Known>, { name, label, tells }: Deadline): Moved['effects'] {
  const act = process.deadlines.find((rule) => rule.name === ruleName(name))?.tellsDependants;
  return [
    { type: 'notify', params: { to: tells, kind: 'deadline', deadline: name, subject: label } },
    ...(act === undefined ? [] : [{ type: 'tellDependants', params: { act } }]),
  ];
}

function stand<Known>(
  process: Process<Known>,
  settings: Settings,
  fact: Fact,
  { snapshot, effects }: Moved,
  { before, openedAt, lastMovement, entered: since, passed: left, reached, lastTransition }: Before,
  source: Source,
): Advance<Known> {
  const situation = String(snapshot.value);
  const known = snapshot.context as Known;
  const closed = snapshot.status !== 'active';
  const stayed = before === undefined || before === situation;
  const entered = stayed ? since : anchorOf(fact);
  const passed = stayed ? left : [...left, before];
  const deadlines = closed ? [] : outstanding(process.deadlines, situation, known, { lastMovement, entered }, settings, reached);
  const clock = fact.recordedAt;
  const position: Position<Known> = {
    process,
    settings,
    snapshot,
    situation,
    known,
    closed,
    seq: fact.seq,
    clock,
    openedAt,
    lastMovement,
    entered,
    passed,
    reached,
    lastTransition,
    deadlines,
  };
  // what an imported fact would have set going was done on paper
  const carriedOut = (fact.imported ? [] : effects).map((effect) => complete(process, known, fact, effect)).filter(reachesSomebody);
  if (!fact.imported) carriedOut.push(...toWhomItIsAscribed(process, known, fact));
  return { position, step: new TakenStep(position as unknown as Position, fact, before, carriedOut, source) };
}

/** A decision that somebody else recorded is told to the organisation whose it is said to be: it sees it, and may have it corrected. */
function toWhomItIsAscribed<Known>({ access }: Process<Known>, known: Known, fact: Fact): readonly Effect[] {
  const { by, recordedAs } = fact;
  const isTheirs = by.organisation === undefined || authorsOf(fact, access.holders(known)).includes(by.organisation);
  if (recordedAs === undefined || isTheirs) return [];
  const organisations = { [by.relation]: [by.organisation] } as Json;
  return [
    effectOf(fact, 'notify', { to: [by.relation], kind: 'recordedForYou', subject: 'Un acte est consigné en votre nom', organisations }),
  ];
}

/** Fills in what an effect needs from the case, so that whoever carries it out reads nothing else. */
function complete<Known>(process: Process<Known>, known: Known, fact: Fact, effect: Moved['effects'][number]): Effect {
  const params = effect.params as { readonly to?: readonly string[]; readonly document?: string };
  let content = effect.params as { readonly [key: string]: Json };
  if (params.to) {
    const holders = process.access.holders(known);
    const authors = authorsOf(fact, holders);
    const told = (relation: string) => (holders[relation]?.organisations ?? []).filter((id) => !authors.includes(id));
    const organisations = Object.fromEntries(params.to.map((relation) => [relation, told(relation)]));
    content = { ...content, organisations };
  }
  if (effect.type === 'tellDependants') content = { ...content, keys: process.keys?.(known) ?? [], on: dayOf(fact.occurredAt) };
  if (params.document) {
    const rule = process.documents[params.document];
    if (!rule) throw new Error(`${process.key}: no document is called « ${params.document} »`);
    content = {
      ...content,
      title: rule.title,
      on: dayOf(fact.occurredAt),
      series: rule.series ?? null,
      fields: rule.content(known, asEvent(fact)) as Json,
    };
  }
  return effectOf(fact, effect.type, content);
}

const effectOf = (fact: Fact, type: string, content: Json): Effect => ({
  id: `${fact.id}:${digest({ type, content }).slice(0, 16)}`,
  type,
  content,
});

/** Nobody is told of what they did themselves; an organisation in whose name somebody else recorded a decision is. */
function authorsOf({ by, recordedAs }: Fact, holders: Readonly<Record<string, Holders>>): readonly string[] {
  if (recordedAs !== undefined) return holders[recordedAs]?.organisations ?? [];
  return by.organisation === undefined ? [] : [by.organisation];
}

/** A notice to relations in which nobody stands yet is no notice. */
function reachesSomebody({ content }: Effect): boolean {
  const { organisations } = content as { readonly organisations?: Readonly<Record<string, readonly string[]>> };
  return organisations === undefined || Object.values(organisations).some((ids) => ids.length > 0);
}

const asEvent = (fact: Fact): FactEvent => ({ ...fact, type: fact.act });
/** A fact that comes late is no news from before: the last movement is the one that happened last. */
const lastOf = (last: Anchor, fact: Fact): Anchor => (notAfter(last.at, fact.occurredAt) ? anchorOf(fact) : last);
