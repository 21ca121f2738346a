import { addDays, atLocalTime, dayOf, type Instant, type LegalDate } from '../../../machines/calendar/index.js';
import { DEADLINE_REACHED, forecast, type Position, type Step } from '../../../machines/kernel/index.js';

/** A deadline that spoke: when, and to whom. */
export interface Told {
  readonly name: string;
  readonly due: string;
  readonly consequence: string;
  /** relation -> organisations */
  readonly to: Readonly<Record<string, readonly string[]>>;
}

export const eightInParis = (day: string, days: number): Instant => atLocalTime(addDays(day as LegalDate, days), '08:00');

/** What is said when nothing more is done. */
export const silence = (position: Position, days: number): readonly Step[] =>
  forecast(position, eightInParis(dayOf(position.clock), days)).steps.filter(
    (step): step is Step => step.accepted && step.fact.act === DEADLINE_REACHED,
  );

/** Who is told of it, deadline by deadline. */
export const told = (position: Position, days: number): readonly Told[] =>
  silence(position, days).flatMap(({ fact, effects }) =>
    effects.map((effect) => {
      const { organisations } = effect.content as { organisations: Record<string, string[]> };
      return { name: String(fact.data.name), due: fact.occurredAt, consequence: String(fact.data.consequence), to: organisations };
    }),
  );
