import { type RefObject, useEffect } from 'react';
import { ApiProblem } from '../api/index.js';

/**
 * What the API says of each field of a form that it did not take: `quietHours.from` -> French. Nothing for any other failure.
 * @param inWords what the page says instead, where the API speaks to programs: by the mistake's code, or by `field code`
 */
export function mistakesIn(failure: unknown, inWords: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  if (!(failure instanceof ApiProblem)) return {};
  const { errors = [] } = failure.problem;
  return Object.fromEntries(errors.map(({ field, code, message }) => [field, inWords[`${field} ${code}`] ?? inWords[code] ?? message]));
}

/** When a form comes back with mistakes, the first wrong field takes the focus. */
export function useFocusOnMistake(form: RefObject<HTMLElement | null>, failure: unknown): void {
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, failure]);
}
