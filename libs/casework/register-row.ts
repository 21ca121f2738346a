import type { Position } from '../../machines/kernel/index.js';
import { outlookOf } from './outlook.js';

/** SQL: `$1` a case, `$2` its register's entry as JSON. */
export const WRITE_ENTRY = `
  INSERT INTO register_entries (case_id, process, definition, head, title, kind, state, first_day, last_day, final, closed, next_change, ahead)
  SELECT $1::uuid, x.process, x.definition, x.head, x.title, x.kind, x.state, x."firstDay", x."lastDay", x.final, x.closed, x."nextChange", x.ahead
    FROM jsonb_to_record($2::jsonb) AS x(process text, definition text, head text, title text, kind text, state text, "firstDay" text,
                                         "lastDay" text, final bool, closed bool, "nextChange" timestamptz, ahead jsonb)
  ON CONFLICT (case_id) DO UPDATE
    SET process = excluded.process, definition = excluded.definition, head = excluded.head, title = excluded.title, kind = excluded.kind,
        state = excluded.state, first_day = excluded.first_day, last_day = excluded.last_day, final = excluded.final,
        closed = excluded.closed, next_change = excluded.next_change, ahead = excluded.ahead`;

/** A case's entry in its register, as JSON; undefined when its process has none. @param head the link up to which it was worked out */
export function entryOf(position: Position, head: string): string | undefined {
  const outlook = outlookOf(position);
  if (!outlook) return undefined;
  const { key: process, definition } = position.process;
  return JSON.stringify({ ...outlook, process, definition, head, closed: position.closed });
}
