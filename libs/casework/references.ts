import { dayOf, type Instant } from '../../machines/calendar/index.js';
import type { Process } from '../../machines/kernel/index.js';
import type { Queryable } from './head.js';

/** A case's reference, from its number: `MED-2026-00012`. */
export const referenceFrom = ({ series }: Process, now: Instant, number: number | undefined): string =>
  `${series}-${dayOf(now).slice(0, 4)}-${String(number).padStart(5, '0')}`;

/** The next case's reference. A number once taken is not given again, whatever becomes of the transaction. */
export async function nextReference(client: Queryable, process: Process, now: Instant): Promise<string> {
  const { rows } = await client.query<{ number: number }>({ name: 'case-number', text: "SELECT nextval('case_numbers') AS number" });
  return referenceFrom(process, now, rows[0]?.number);
}
