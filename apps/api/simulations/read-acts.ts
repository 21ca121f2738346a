import { asMoment, fieldProblem, formProblem } from '../../../libs/casework/index.js';
import { checkForm, type FieldError, isPlainObject } from '../../../libs/forms/index.js';
import {
  type Act,
  type Data,
  type DecidedBy,
  type FieldRule,
  type Findings,
  type FormClass,
  formRule,
  neededFindings,
  type Person,
  type Process,
} from '../../../machines/kernel/index.js';
import type { Kept } from '../directory/organisations.js';
import { readMembers } from '../http/envelope.js';

const MOST = 500;

/** Dated acts as a request gives them. A mistake is a 400 that names its place: `facts[3].data.medium`. */
export function readActs(process: Process, facts: readonly unknown[], kept: Kept): readonly Act[] {
  if (facts.length > MOST) throw fieldProblem('facts', 'too-many', `Une simulation compte ${MOST} faits au plus.`);
  const errors: FieldError[] = [];
  const persons: Record<string, Person> = {};
  const acts = facts.map((fact, index) => readAct(process, fact, `facts[${index}]`, { kept, errors, persons }));
  if (errors.length > 0) throw formProblem(errors);
  return acts;
}

/** What reading one act after the other gathers: mistakes, and the persons whom earlier acts named. */
interface Reading {
  readonly kept: Kept;
  readonly errors: FieldError[];
  readonly persons: Record<string, Person>;
}

function readAct(process: Process, given: unknown, path: string, { kept, errors, persons }: Reading): Act {
  const {
    act = '',
    occurredAt,
    by,
    data,
  } = readMembers(given, { act: 'string', occurredAt: 'string', by: 'object', data: 'object' }, path);
  const form = Object.hasOwn(process.forms, act) ? process.forms[act] : undefined;
  if (!form) throw fieldProblem(`${path}.act`, 'unknown-act', `Actes de cette procédure : ${Object.keys(process.forms).join(', ')}.`);
  const checked = checkForm(form, withoutNames(form, data ?? {}));
  if ('errors' in checked)
    errors.push(...checked.errors.map((error) => ({ ...error, field: [`${path}.data`, error.field].filter(Boolean).join('.') })));
  return {
    act,
    occurredAt: asMoment(occurredAt, `${path}.occurredAt`),
    ...readBy(process, act, by ?? {}, `${path}.by`),
    data: 'data' in checked ? impersonal(form, checked.data, kept) : {},
    ...verdicts(process, act, form, data ?? {}, persons),
  };
}

/** What sealed fields would say, from the names that the simulation itself gives; a name that was left out says nothing. */
function verdicts(
  process: Process,
  act: string,
  form: FormClass,
  given: Record<string, unknown>,
  persons: Record<string, Person>,
): { findings?: Findings } {
  for (const { name, ids } of formRule(form).fields) {
    const items = given[name];
    if (ids === undefined || !Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) if (isPlainObject(item)) persons[`${ids}${index + 1}`] = item as Person;
  }
  const found = neededFindings(process, act).flatMap(([name, rule]) =>
    rule.of === 'sealedFields' ? [[name, { answer: rule.derive(given as Data, persons) }] as const] : [],
  );
  return found.length > 0 ? { findings: Object.fromEntries(found) } : {};
}

/** Who decides; whoever the access table names first when nobody is given. */
function readBy(process: Process, act: string, given: Record<string, unknown>, path: string): { by: DecidedBy; recordedAs?: string } {
  const shape = { relation: 'string', organisation: 'string', person: 'string', evidence: 'string', recordedAs: 'string' } as const;
  const { recordedAs, relation, ...rest } = readMembers(given, shape, path);
  for (const [name, value] of Object.entries({ relation, recordedAs })) {
    if (value !== undefined && !Object.hasOwn(process.access.relations, value)) {
      throw fieldProblem(`${path}.${name}`, 'unknown-relation', `Relations : ${Object.keys(process.access.relations).join(', ')}.`);
    }
  }
  const lines = process.access.acts[act] ?? [];
  const line = lines.find((one) => relation === undefined || one.decides === relation);
  return { by: { relation: relation ?? line?.decides ?? 'nobody', ...rest }, recordedAs: recordedAs ?? line?.recordedBy };
}

/** Nobody has to be named in a simulation: a required name that is missing is filled in. */
function withoutNames(form: FormClass, data: Record<string, unknown>): Record<string, unknown> {
  const filled = { ...data };
  for (const { name, kind, of, dataClass, required } of formRule(form).fields) {
    const value = data[name];
    if (kind === 'list' && of && Array.isArray(value))
      filled[name] = value.map((item: unknown) => (isPlainObject(item) ? withoutNames(of, item) : item));
    else if (required && kind === 'text' && dataClass !== 'administrative' && (value === undefined || value === null))
      filled[name] = 'simulation';
  }
  return filled;
}

/** A fact holds nothing personal, not even a simulated one; beside the organisations it names stands what it keeps of them. */
function impersonal(form: FormClass, data: Data, kept: Kept): Data {
  const entries = formRule(form).fields.flatMap((rule): [string, Data[string]][] => {
    const { name, kind, of, dataClass } = rule;
    const value = data[name];
    if (value === undefined || dataClass !== 'administrative') return [];
    if (kind === 'list' && of)
      return [[name, (value as readonly Data[]).map((item) => ({ ...impersonal(of, item, kept), ...(item.id ? { id: item.id } : {}) }))]];
    return [[name, value], ...keptOf(rule, String(value), kept)];
  });
  return Object.fromEntries(entries);
}

function keptOf({ keepsBranchAs, keepsFundAs }: FieldRule, value: string, { branchOf, fundOf }: Kept): [string, string][] {
  const branch = keepsBranchAs === undefined ? null : branchOf(value);
  const fund = keepsFundAs === undefined ? null : fundOf(value);
  return [
    ...(branch === null ? [] : [[keepsBranchAs as string, branch] as [string, string]]),
    ...(fund === null ? [] : [[keepsFundAs as string, fund] as [string, string]]),
  ];
}
