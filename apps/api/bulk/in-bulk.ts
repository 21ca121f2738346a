import { fieldProblem } from '../../../libs/casework/index.js';
import { isPlainObject } from '../../../libs/forms/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { type FieldRule, type FormClass, formRule } from '../../../machines/kernel/index.js';
import { PROCESSES } from '../../../machines/registry.js';
import { isUuid } from '../http/cursor.js';

/** Processes that know an act by this name, and lets it be done for several cases at once. Throws 404, 409 `not-in-bulk`. */
export function formsInBulk(act: string): readonly FormClass[] {
  const forms = PROCESSES.flatMap(({ forms }) => (Object.hasOwn(forms, act) && forms[act] ? [forms[act]] : []));
  if (forms.length === 0) throw new ProblemError(404, 'unknown-act', `Aucune procédure ne connaît d’acte « ${act.slice(0, 60)} ».`);
  const inBulk = forms.filter(isInBulk);
  if (inBulk.length === 0) {
    const { label } = formRule(forms[0] as FormClass);
    throw notInBulk(`« ${label} » se décide en regardant chaque dossier : faites-le depuis sa page.`);
  }
  return [...new Set(inBulk)];
}

/** The form itself says so. */
export const isInBulk = (form: FormClass): boolean => formRule(form).bulk === true;

/** What names a person belongs to one case: `p1` is somebody else in the next. Throws 409 `not-in-bulk`. */
export function refusePersons(forms: readonly FormClass[], data: unknown, by: { readonly person?: string } | undefined): void {
  if (by?.person !== undefined) throw notInBulk('Une décision prise par une personne se consigne dans son dossier, un à la fois.');
  const named = forms.flatMap((form) => personal(formRule(form).fields, data));
  if (named[0]) throw notInBulk(`« ${named[0]} » désigne une personne : cela se consigne dans son dossier, un à la fois.`);
}

function personal(fields: readonly FieldRule[], data: unknown): string[] {
  if (!isPlainObject(data)) return [];
  return fields.flatMap(({ name, label, kind, dataClass, of }) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined || value === null || value === '') return [];
    if (kind === 'party' || dataClass !== 'administrative') return [label];
    return of && Array.isArray(value) ? value.flatMap((item) => personal(formRule(of).fields, item)) : [];
  });
}

export const notInBulk = (detail: string) => new ProblemError(409, 'not-in-bulk', detail);

const MOST = 200;

/** The cases of a request: each once, 200 at most. Throws 400. */
export function readCases(given: readonly unknown[] | undefined): readonly string[] {
  if (given === undefined || given.length === 0) throw fieldProblem('cases', 'required', 'Choisissez au moins un dossier.');
  if (given.length > MOST) throw fieldProblem('cases', 'too-many', `Choisissez ${MOST} dossiers au plus : il y en a ${given.length}.`);
  const ids = given.map((one, index) => {
    if (typeof one === 'string' && isUuid(one)) return one.toLowerCase();
    throw fieldProblem(`cases[${index}]`, 'case-id', 'Ceci n’est pas l’identifiant d’un dossier.');
  });
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) throw fieldProblem(`cases[${twice}]`, 'case-twice', 'Ce dossier est déjà dans la liste.');
  return ids;
}
