import {
  type ActorLogic,
  type AnyEventObject,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  and,
  initialTransition,
  transition,
} from 'xstate';
import type { Json } from './canonical.js';
import { checkReturns, type DeadlineRule } from './deadline.js';
import { definitionOf } from './definition.js';
import { DEADLINE_REACHED, type FactEvent, NOTHING_FOUND, OPEN } from './fact.js';
import { formRule } from './form.js';
import { loosePlaces } from './letter.js';
import type { PlainWords } from './plain-words.js';
import type { Guard, Moved, Process, ProcessParts, Situation, SituationMeta, TransitionMeta, Way } from './process.js';

/** A definition that does not hold together. Thrown when the program starts, never while a case runs. */
export class ProcessDefinitionError extends Error {}

/**
 * Puts a process's parts together and checks that they fit: every state and transition has its source, every guard,
 * form, relation and setting that is named exists, nothing in the machine waits or calls out by itself.
 */
export function defineProcess<Known>(parts: ProcessParts<Known>): Process<Known> {
  const situations = readMachine(parts);
  const formRules = Object.fromEntries(Object.entries(parts.forms).map(([act, form]) => [act, formRule(form)]));
  const machine = begunByAFact(parts.machine);
  const process: Process<Known> = {
    ...parts,
    key: `${parts.id}@${parts.version}`,
    definition: definitionOf(parts, situations, formRules),
    situations,
    formRules,
    begin: (fact) => moved(initialTransition(machine, { fact })),
    move: (snapshot, fact) => {
      const event: AnyEventObject = fact;
      return snapshot.status === 'active' && snapshot.can(event) ? moved(transition(machine, snapshot, event)) : undefined;
    },
  };
  checkFit(process);
  return process;
}

/**
 * The machine, with nothing to begin while there is no fact. XState's pure functions begin an actor before every transition,
 * without an input: ours would throw there each time, unseen, which took a quarter of the time of `play`.
 */
function begunByAFact(machine: AnyStateMachine): ActorLogic<AnyMachineSnapshot, AnyEventObject, { fact: FactEvent } | undefined> {
  const nothingYet = { status: 'active', output: undefined, error: undefined } as AnyMachineSnapshot;
  return {
    transition: (snapshot, event, scope) => machine.transition(snapshot, event, scope),
    getInitialSnapshot: (scope, input) => (input ? machine.getInitialSnapshot(scope, input) : nothingYet),
    getPersistedSnapshot: (snapshot) => snapshot,
  };
}

type XStateAction = { readonly type: string; readonly params?: unknown };

function moved([snapshot, actions]: [AnyMachineSnapshot, readonly XStateAction[]]): Moved {
  const effects = actions
    .filter((action) => !action.type.startsWith('xstate.'))
    .map((action) => ({ type: action.type, params: (action.params ?? {}) as Json }));
  return { snapshot, effects };
}

interface RawTransition {
  readonly target?: string;
  readonly guard?: unknown;
  readonly meta?: TransitionMeta;
}
interface RawState {
  readonly type?: string;
  readonly meta?: SituationMeta;
  readonly on?: Readonly<Record<string, RawTransition | readonly RawTransition[]>>;
  readonly always?: RawTransition | readonly RawTransition[];
  readonly [key: string]: unknown;
}

const FORBIDDEN = ['after', 'invoke', 'onDone', 'onError', 'onSnapshot', 'spawn'];
/** What this kernel does not read: better refused than silently left out. */
const UNREAD_OF_ALL = ['on', 'always', 'entry', 'exit'];
const UNREAD_OF_A_SITUATION = ['states', 'initial', 'history'];

function checkWords(where: string, node: RawState, unread: readonly string[]): void {
  for (const word of FORBIDDEN) {
    if (word in node) throw new ProcessDefinitionError(`${where}: « ${word} »: time and I/O are data, not machine code`);
  }
  const found = unread.find((word) => word in node) ?? (node.type === undefined || node.type === 'final' ? undefined : node.type);
  if (found !== undefined) throw new ProcessDefinitionError(`${where}: « ${found} »: the kernel reads one flat list of situations`);
}

function readMachine<Known>(parts: ProcessParts<Known>): Record<string, Situation> {
  const root = parts.machine.config as RawState & { readonly states?: Readonly<Record<string, RawState>> };
  checkWords(parts.id, root, UNREAD_OF_ALL);
  const situations: Record<string, Situation> = {};
  for (const [id, state] of Object.entries(root.states ?? {})) {
    checkWords(`${parts.id}.${id}`, state, UNREAD_OF_A_SITUATION);
    if (!state.meta?.source) throw new ProcessDefinitionError(`${parts.id}.${id}: a situation without a source`);
    const ways = Object.entries(state.on ?? {}).flatMap(([act, raw]) => asList(raw).map((one) => way(parts, id, act, one)));
    const passages = asList(state.always).map((one) => way(parts, id, 'always', one));
    situations[id] = { id, ...state.meta, final: state.type === 'final', ways, passages };
  }
  return situations;
}

const asList = <T>(one: T | readonly T[] | undefined): readonly T[] =>
  one === undefined ? [] : Array.isArray(one) ? (one as readonly T[]) : [one as T];

function way<Known>(parts: ProcessParts<Known>, from: string, act: string, raw: RawTransition): Way {
  const where = `${parts.id}.${from}.${act}`;
  if (!raw.meta?.source) throw new ProcessDefinitionError(`${where}: a transition without a source`);
  const guards = guardNames(raw.guard);
  for (const name of guards) {
    if (!(name in parts.guards)) throw new ProcessDefinitionError(`${where}: no guard is called « ${name} »`);
  }
  return { act, target: (raw.target ?? from).replace(/^[.#]/, ''), guards, source: raw.meta.source };
}

/** The names in `guard: 'one'` or `guard: and(['one', 'two'])`. */
function guardNames(guard: unknown): string[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [guard];
  const { check, guards } = guard as Combined;
  if (check !== EVERY.check || guards === undefined) throw new ProcessDefinitionError('a guard is a name, or `and` of names');
  return guards.flatMap(guardNames);
}

/** What XState makes of `and([…])`; `or` and `not` look the same but for their check. */
interface Combined {
  readonly check?: unknown;
  readonly guards?: readonly unknown[];
}
const EVERY = and([]) as unknown as Combined;

function checkFit<Known>(process: Process<Known>): void {
  const fail = (what: string) => {
    throw new ProcessDefinitionError(`${process.key}: ${what}`);
  };
  const acts = new Set(Object.values(process.situations).flatMap((situation) => situation.ways.map((way) => way.act)));
  for (const name of process.opens ?? []) if (!(name in process.guards)) fail(`no guard is called « ${name} »`);
  checkTemplates(process, fail);
  if (process.inPlainWords) checkPlainWords(process, process.inPlainWords, fail);
  for (const [name, { acts: needed }] of Object.entries(process.findings ?? {})) {
    for (const act of needed) if (act !== OPEN && !acts.has(act)) fail(`${name}: no act is called « ${act} »`);
  }
  for (const act of acts) {
    if (act !== DEADLINE_REACHED && !(act in process.forms)) fail(`no form for « ${act} »`);
    if (act !== DEADLINE_REACHED && !(act in process.access.acts)) fail(`nobody may « ${act} »`);
  }
  for (const lines of Object.values(process.access.acts)) {
    for (const line of lines) {
      for (const relation of [line.decides, line.recordedBy ?? line.decides]) {
        if (!(relation in process.access.relations)) fail(`no relation is called « ${relation} »`);
      }
    }
  }
  for (const rule of process.deadlines) {
    for (const setting of [rule.everySetting, 'setting' in rule.after ? rule.after.setting : undefined]) {
      if (setting !== undefined && !(setting in process.settings)) fail(`${rule.name}: no setting is called « ${setting} »`);
    }
    const { ahead } = rule;
    if (ahead !== undefined && !process.deadlines.some(({ name }) => name === ahead)) fail(`${rule.name}: no deadline « ${ahead} »`);
    for (const id of rule.situations === 'open' ? [] : rule.situations)
      if (!(id in process.situations)) fail(`${rule.name}: no situation « ${id} »`);
    for (const id of rule.consequence === 'transition' ? whereItRuns(process, rule) : [])
      if (!process.situations[id]?.ways.some((way) => way.act === DEADLINE_REACHED)) fail(`${rule.name}: « ${id} » does not answer it`);
  }
  for (const [name, { letters = [] }] of Object.entries(process.documents)) {
    letters.forEach((letter, index) => {
      if (letter.version !== index + 1) fail(`${name}: versions of a letter are counted 1, 2, 3…`);
      for (const place of loosePlaces(letter)) fail(`${name}@${letter.version}: no field of the letter is called « ${place} »`);
    });
  }
  checkReturns(process.deadlines, Object.fromEntries(Object.entries(process.settings).map(([name, rule]) => [name, rule.default])));
}

/** What fills an opening in is one of the choices of its form, and says only what the form asks. */
function checkTemplates<Known>({ templates = [], formRules }: Process<Known>, fail: (what: string) => void): void {
  const fields = formRules[OPEN]?.fields ?? [];
  const choices = fields.find(({ name }) => name === 'template')?.choices ?? {};
  const ids = templates.map(({ id }) => id);
  for (const id of [...ids, ...Object.keys(choices)])
    if (!(id in choices && ids.includes(id))) fail(`« ${id} »: a template is a choice of the opening, and each choice has its template`);
  for (const { id, data } of templates)
    for (const name of Object.keys(data))
      if (!fields.some((field) => field.name === name)) fail(`${id}: the opening has no field « ${name} »`);
}

/** Every rule is said, and nothing that is no rule; what a guided start asks for is an act of the process. */
function checkPlainWords<Known>(
  { guards, forms }: Process<Known>,
  { conditions, startsWith = [] }: PlainWords,
  fail: (what: string) => void,
): void {
  for (const name of Object.keys(guards)) if (!(name in conditions)) fail(`« ${name} » is not said in plain words`);
  for (const name of Object.keys(conditions)) if (!(name in guards)) fail(`no guard is called « ${name} »`);
  for (const act of startsWith) if (!(act in forms) || act === OPEN) fail(`no act is called « ${act} »`);
}

const whereItRuns = <Known>({ situations }: Process<Known>, rule: DeadlineRule<Known>): readonly string[] =>
  rule.situations !== 'open' ? rule.situations : Object.keys(situations).filter((id) => !situations[id]?.final);

/** XState's booleans from our guards, for `setup({ guards })`: true when there is nothing to refuse. */
export function asXStateGuards<Known, Name extends string>(
  guards: Readonly<Record<Name, Guard<Known>>>,
): Record<Name, (args: { context: Known; event: AnyEventObject }) => boolean> {
  const entries = Object.entries<Guard<Known>>(guards).map(([name, guard]) => [
    name,
    ({ context, event }: { context: Known; event: AnyEventObject }) =>
      guard(context, event as FactEvent, (event as FactEvent).findings ?? NOTHING_FOUND).length === 0,
  ]);
  return Object.fromEntries(entries) as Record<Name, (args: { context: Known; event: AnyEventObject }) => boolean>;
}
