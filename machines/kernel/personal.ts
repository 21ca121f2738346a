import { type FormClass, formRule } from './form.js';

/**
 * Does what somebody wrote in a form carry anything outside `administrative`? Such data never travels through Temporal.
 * What is not even of the form's shape counts as personal: nobody can say what it holds.
 */
export function carriesPersonalData(form: FormClass, data: unknown): boolean {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return true;
  const rules = new Map(formRule(form).fields.map((rule) => [rule.name, rule]));
  return Object.entries(data).some(([name, value]) => {
    const rule = rules.get(name);
    if (!rule) return true;
    if (value === undefined || value === null) return false;
    const { kind, of, dataClass } = rule;
    if (kind === 'list' && of) return !Array.isArray(value) || value.some((item) => carriesPersonalData(of, item));
    return dataClass !== 'administrative' || typeof value === 'object';
  });
}
