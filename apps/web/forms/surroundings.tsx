import { createContext, useContext } from 'react';
import type { Party } from './schema.js';

/** What the fields of a form know of the case around it. */
export interface Surroundings {
  /** begins the ids of the fields, so that two forms may stand on one page */
  readonly formId: string;
  /** whom a field may name */
  readonly parties: readonly Party[];
  /** data class -> the relations that may read it, in French; absent where nobody knows */
  readonly readers?: Readonly<Record<string, readonly string[]>>;
  /** the id of the organisation for which one writes */
  readonly ownOrganisation?: string;
  /** ids of the organisations that have a part in the case: offered first */
  readonly involved?: readonly string[];
  /** the organisations that may be named, for whoever may not read the directory */
  readonly directory?: readonly Party[];
}

const Context = createContext<Surroundings>({ formId: 'form', parties: [] });
export const SurroundingsProvider = Context;
export const useSurroundings = (): Surroundings => useContext(Context);

/** The element of a field, from its place in the form: `parties[0].lastName`. */
export const fieldId = (formId: string, path: string): string => `${formId}-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** Brings a field into view and gives it the keyboard; the first thing in it where it is a group. */
export function goToField(formId: string, path: string): boolean {
  const element = document.getElementById(fieldId(formId, path));
  if (!element) return false;
  const inner = 'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), button:not(:disabled), select:not(:disabled)';
  const target = element.matches('input, textarea, button, select') ? element : (element.querySelector<HTMLElement>(inner) ?? element);
  element.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
  return true;
}
