import { type NameOf, refusalView, veiledRefusal, veilOver } from '../../../libs/caseview/index.js';
import type { ActRequest } from '../../../libs/casework/index.js';
import { isPlainObject } from '../../../libs/forms/index.js';
import type { Who } from '../../../libs/identity/index.js';
import { ProblemError } from '../../../libs/problem/index.js';
import { type FormClass, formRule, type Refusal } from '../../../machines/kernel/index.js';
import type { CaseReader } from './case-reader.js';

/** A failed act as its reader may read it: what is refused names whom they may see named. Any other failure stays as it is. */
export async function readableFailure(
  reader: CaseReader,
  failure: unknown,
  { caseId, act, data, who }: Pick<ActRequest, 'caseId' | 'act' | 'data'> & { readonly who: Who },
): Promise<unknown> {
  if (!isRefused(failure)) return failure;
  const { position, nameOf } = await reader.read(caseId, who);
  const form = Object.hasOwn(position.process.forms, act) ? position.process.forms[act] : undefined;
  const veil = veilOver(position, who);
  return withNames(failure, namesWritten(form, data, nameOf), (refusal) => veiledRefusal(refusal, position, veil));
}

type Open = Refusal & { readonly template?: string };

export const isRefused = (failure: unknown): failure is ProblemError =>
  failure instanceof ProblemError && Array.isArray(failure.extra.refusals);

/** A refused act, with the names that its reader may see, and nothing that is hidden from them. */
export function withNames(problem: ProblemError, nameOf: NameOf, veiled: (refusal: Refusal) => Refusal = (one) => one): ProblemError {
  const refusals = (problem.extra.refusals as readonly Open[]).map(({ template, ...one }) =>
    refusalView(veiled({ ...one, message: template ?? one.message }), nameOf),
  );
  return new ProblemError(problem.status, problem.code, refusals.map(({ message }) => message).join(' '), { ...problem.extra, refusals });
}

/** Persons whom the form itself names, before the case knows them: whoever wrote it may read it. */
export function namesWritten(form: FormClass | undefined, data: unknown, otherwise: NameOf): NameOf {
  const written = new Map<string, string>();
  for (const { name, ids } of form ? formRule(form).fields : []) {
    const items = isPlainObject(data) ? data[name] : undefined;
    if (ids === undefined || !Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) {
      const { firstName, lastName } = isPlainObject(item) ? item : {};
      if (typeof firstName === 'string' && typeof lastName === 'string') written.set(`${ids}${index + 1}`, `${firstName} ${lastName}`);
    }
  }
  return (what, id) => (what === 'party' ? written.get(id) : undefined) ?? otherwise(what, id);
}
