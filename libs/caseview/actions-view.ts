import {
  type AccessLine,
  ALARM_RELEASED,
  type Findings,
  NOTHING_FOUND,
  OPEN,
  obstacles,
  type Position,
  type Refusal,
} from '../../machines/kernel/index.js';
import { type Asking, actingRelations, EVIDENCE, heldRelations, isForPeople } from '../casework/index.js';
import { schemaOf } from '../forms/index.js';
import { type NameOf, named, relationView } from './names.js';
import { refusalView } from './source-view.js';
import { veiledRefusal, veilOver } from './veil.js';

/**
 * Every act of the process: those of the present situation with their forms and what stands in their way, the rest briefly.
 * @param found what each act would find in other cases if it were decided now
 */
export function actionsView(
  position: Position,
  who: Asking,
  nameOf: NameOf,
  alarm: string | null,
  found: ReadonlyMap<string, Findings> = new Map(),
) {
  const { process } = position;
  const here = new Set(process.situations[position.situation]?.ways.map(({ act }) => act));
  if (alarm !== null) here.add(ALARM_RELEASED);
  const acts = Object.keys(process.forms).filter((act) => act !== OPEN && isForPeople(process, act));
  return {
    seq: position.seq,
    actions: acts.filter((act) => here.has(act)).map((act) => actionView(position, who, nameOf, act, found.get(act) ?? NOTHING_FOUND)),
    elsewhere: acts
      .filter((act) => !here.has(act) && act !== ALARM_RELEASED)
      .map((act) => ({
        act,
        label: process.formRules[act]?.label ?? act,
        situations: Object.values(process.situations)
          .filter(({ ways }) => ways.some((way) => way.act === act))
          .map(({ id, label }) => ({ id, label })),
      })),
  };
}

export type ActionsView = ReturnType<typeof actionsView>;
export type ActionView = ReturnType<typeof actionView>;
export type ByChoiceView = ReturnType<typeof byChoice>;

function actionView(position: Position, who: Asking, nameOf: NameOf, act: string, found: Findings) {
  const { process } = position;
  const { label, dating, hint, bulk = false } = process.formRules[act] as NonNullable<(typeof process.formRules)[string]>;
  const form = process.forms[act] as NonNullable<(typeof process.forms)[string]>;
  const { allowed, refusals } = judged(position, who, act, found);
  const veil = veilOver(position, who);
  return {
    act,
    label,
    dating,
    bulk,
    ...(hint === undefined ? {} : { hint }),
    allowed,
    refusals: refusals.map((refusal) => refusalView(veiledRefusal(refusal, position, veil), nameOf)),
    byChoices: linesOf(position, who, act).map((line) => byChoice(position, line, who, nameOf)),
    form: schemaOf(form),
  };
}

/** The lines of the access table under which this person may bring the act in. */
function linesOf(position: Position, who: Asking, act: string): readonly AccessLine[] {
  const acting = actingRelations(position, who);
  return (position.process.access.acts[act] ?? []).filter((line) => acting.includes(line.recordedBy ?? line.decides));
}

/**
 * What this person would be answered. Somebody who has no say is told so, and why else it could not be done:
 * what a whole case waits for is no secret to those who may read it.
 */
function judged(position: Position, who: Asking, act: string, found: Findings): { allowed: boolean; refusals: readonly Refusal[] } {
  const mine = linesOf(position, who, act).map((line) => ofLine(position, line, act, found));
  const free = mine.some((refusals) => refusals.length === 0);
  if (mine.length > 0) return { allowed: free, refusals: free ? [] : unique(mine.flat()) };
  const relation = actingRelations(position, who)[0] ?? heldRelations(position, who)[0] ?? 'nobody';
  const notMine = obstacles(position, act, { relation, organisation: who.organisation.id }, undefined, found);
  const anybody = (position.process.access.acts[act] ?? []).map((line) => ofLine(position, line, act, found));
  return { allowed: false, refusals: unique([...notMine, ...(anybody[0] ?? [])]) };
}

/** Without naming who: the table and the guards alone answer. */
const ofLine = (position: Position, { decides, recordedBy }: AccessLine, act: string, found: Findings) =>
  obstacles(position, act, { relation: decides }, recordedBy, found);

const unique = (refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.filter((one, index) => refusals.findIndex(({ code, message }) => code === one.code && message === one.message) === index);

/** In person, or recorded for somebody who has no account, with the evidence of it. */
function byChoice({ process, known }: Position, { decides, recordedBy }: AccessLine, { organisation }: Asking, nameOf: NameOf) {
  if (recordedBy === undefined) return { ...relationView(process, decides), inPerson: true as const };
  const { persons = [], organisations = [] } = process.access.holders(known)[decides] ?? {};
  return {
    ...relationView(process, decides),
    inPerson: false as const,
    recordedAs: relationView(process, recordedBy),
    persons: persons.map((id) => named('party', id, nameOf)),
    // other organisations whose decision may be recorded; their own is decided in person
    organisations: organisations.filter((id) => id !== organisation.id).map((id) => named('organisation', id, nameOf)),
    evidence: Object.entries(EVIDENCE).map(([code, label]) => ({ code, label })),
  };
}
