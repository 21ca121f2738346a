import { asMoment, fieldProblem, formProblem } from '../../../libs/casework/index.js';
import { checkForm, type FieldError, isPlainObject } from '../../../libs/forms/index.js';
import { type Act, type Data, type DecidedBy, type FormClass, formRule, type Process } from '../../../machines/kernel/index.js';
import { readMembers } from '../http/envelope.js';

const MOST = 500;

/** An organisation's branch, as the directory has it; null for one that has none or is not there. */
export type BranchOf = (organisation: string) => string | null;

/** Dated acts as a request gives them. A mistake is a 400 that names its place: `facts[3].data.medium`. */
export function readActs(process: Process, facts: readonly unknown[], branchOf: BranchOf): readonly Act[] {
  if (facts.length > MOST) throw fieldProblem('facts', 'too-many', `Une simulation compte ${MOST} faits au plus.`);
  const errors: FieldError[] = [];
  const acts = facts.map((fact, index) => readAct(process, fact, `facts[${index}]`, branchOf, errors));
  if (errors.length > 0) throw formProblem(errors);
  return acts;
}

function readAct(process: Process, given: unknown, path: string, branchOf: BranchOf, errors: FieldError[]): Act {
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
    data: 'data' in checked ? { ...impersonal(form, checked.data), ...branchesKept(form, checked.data, branchOf) } : {},
  };
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

/** A fact holds nothing personal, not even a simulated one. */
function impersonal(form: FormClass, data: Data): Data {
  const entries = formRule(form).fields.flatMap(({ name, kind, of, dataClass }): [string, Data[string]][] => {
    const value = data[name];
    if (value === undefined || dataClass !== 'administrative') return [];
    if (kind === 'list' && of)
      return [[name, (value as readonly Data[]).map((item) => ({ ...impersonal(of, item), ...(item.id ? { id: item.id } : {}) }))]];
    return [[name, value]];
  });
  return Object.fromEntries(entries);
}

/** What a fact keeps of the organisations it names. */
function branchesKept(form: FormClass, data: Data, branchOf: BranchOf): Data {
  const entries = formRule(form).fields.flatMap(({ name, keepsBranchAs }) => {
    const branch = keepsBranchAs === undefined ? null : branchOf(String(data[name]));
    return branch === null ? [] : [[keepsBranchAs as string, branch] as const];
  });
  return Object.fromEntries(entries);
}
