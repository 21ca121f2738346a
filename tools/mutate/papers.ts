import type { FormRule, Process } from '../../machines/kernel/index.js';
import { defineProcess } from '../../machines/kernel/index.js';
import { bent, type Mutant, NOTHING, type Parts, replacedAt, without, withoutAt } from './mutant.js';

/** Each document removed, or one of its fields left out. */
export function documentMutants(parts: Parts): readonly Mutant[] {
  return Object.entries(parts.documents).flatMap(([id, rule]) => [
    bent(`document ${id} removed`, parts, { documents: without(parts.documents, id) }),
    ...documentFields(rule).map((field) =>
      bent(`document ${id}: without ${field}`, parts, {
        documents: { ...parts.documents, [id]: { ...rule, content: (known, fact) => without(rule.content(known, fact), field) } },
      }),
    ),
  ]);
}

/** A document's fields, read from what it makes of a case that knows nothing; where it has to reckon with days, those that its letters read. */
function documentFields({ content, letters = [] }: Parts['documents'][string]): readonly string[] {
  try {
    return Object.keys(content(NOTHING, NOTHING as never));
  } catch (error) {
    const read = letters.flatMap(({ fields }) => Object.values(fields).flatMap(({ from }) => /^content\.(\w+)/.exec(from)?.[1] ?? []));
    if (read.length === 0) throw error;
    return [...new Set(read)];
  }
}

/** Each form removed, dated the other way, without one of its fields, or with one that takes any text. Forms are read once, so the result is bent. */
export function formMutants(parts: Parts): readonly Mutant[] {
  const original = defineProcess(parts) as unknown as Process;
  const instead = (name: string, act: string, form: FormRule): Mutant => ({
    name: `form ${act} ${name}`,
    process: () => ({ ...original, formRules: { ...original.formRules, [act]: form } }),
  });
  return Object.entries(original.formRules).flatMap(([act, form]) => [
    bent(`form ${act} removed`, parts, { forms: without(parts.forms, act) }),
    instead('dated the other way', act, { ...form, dating: form.dating === 'now' ? 'evidenced' : 'now' }),
    ...form.fields.flatMap((field, at) =>
      field.pattern === undefined
        ? []
        : [
            instead(`${field.name} takes any text`, act, {
              ...form,
              fields: replacedAt(form.fields, at, { ...field, pattern: undefined }),
            }),
          ],
    ),
    ...form.fields.flatMap((field, at) =>
      field.kind === 'count'
        ? [
            instead(`${field.name} takes any number`, act, {
              ...form,
              fields: replacedAt(form.fields, at, { ...field, min: undefined, max: undefined }),
            }),
          ]
        : [],
    ),
    ...form.fields.map((field, at) => instead(`without ${field.name}`, act, { ...form, fields: withoutAt(form.fields, at) })),
  ]);
}
