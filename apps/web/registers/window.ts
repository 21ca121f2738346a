import { monthsLater } from '../forecast/span.js';
import { daysAfter } from '../language/dates.js';

/** The years that the axis shows, and where a day stands in them. Pure. */

/** Months behind and ahead of today, by the years shown in all. */
const AROUND = { '2': [6, 18], '5': [24, 36], '10': [60, 60] } as const;
export type Zoom = keyof typeof AROUND;
export const ZOOMS: readonly Zoom[] = ['2', '5', '10'];
export const FIRST_ZOOM: Zoom = '5';

/** Months from one mark of the axis to the next. */
const STEPS: Readonly<Record<Zoom, number>> = { '2': 3, '5': 12, '10': 24 };

export interface Window {
  /** '2024-11-23' */
  readonly from: string;
  readonly to: string;
}

export const isZoom = (text: string | undefined): text is Zoom => ZOOMS.some((one) => one === text);

/** @param today '2026-11-23' */
export function windowAround(today: string, zoom: Zoom): Window {
  const [behind, ahead] = AROUND[zoom];
  return { from: monthsLater(today, -behind), to: monthsLater(today, ahead) };
}

/** The first days of quarters or years that are written along the axis. */
export function marksOf({ from, to }: Window, zoom: Zoom): readonly string[] {
  const step = STEPS[zoom];
  const year = Number(from.slice(0, 4));
  const first = `${step > 12 ? year - (year % 2) : year}-01-01`;
  const found: string[] = [];
  for (let day = first; day < to; day = monthsLater(day, step)) if (day > from) found.push(day);
  return found;
}

/** In per cent of the axis; outside it below 0 or above 100. Takes days or instants. */
export function percentOf(at: string, { from, to }: Window): number {
  const [start, end, here] = [from, to, at].map((one) => Date.parse(one)) as [number, number, number];
  return ((here - start) / (end - start)) * 100;
}

/** A stretch of days within the window, in per cent; undefined where none of it is in there. @param to null: it has no end yet */
export function stretchOf(from: string, to: string | null, window: Window): { readonly left: number; readonly width: number } | undefined {
  const left = Math.max(0, percentOf(from, window));
  // the last day is covered to its end
  const right = to === null ? 100 : Math.min(100, percentOf(to, window) + percentOf(daysAfter(window.from, 1), window));
  return right <= left ? undefined : { left, width: right - left };
}
