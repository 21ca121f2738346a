import { useSyncExternalStore } from 'react';

/** How far the tour has come in this tab; undefined: it is not on. */

const KEY = 'saisine-tour';
const listeners = new Set<() => void>();

const read = (): string | null => {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
};

/** @param step from 0; undefined leaves the tour */
export function goToStop(step: number | undefined): void {
  try {
    if (step === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, String(step));
  } catch {
    // a browser that keeps nothing has no tour that follows
  }
  for (const tell of listeners) tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useTourStep(): number | undefined {
  const kept = useSyncExternalStore(subscribe, read);
  const step = kept === null ? Number.NaN : Number(kept);
  return Number.isInteger(step) && step >= 0 ? step : undefined;
}
