import type { Pool } from 'pg';
import { calendarText, type Entry } from '../../../libs/calendar-feed/index.js';
import { storedDeadlineView, veilFor } from '../../../libs/caseview/index.js';
import { processOf } from '../../../libs/casework/index.js';
import { legalDate } from '../../../machines/calendar/index.js';
import { type DueFilters, type DueRow, type Reader, readDue } from '../deadlines/due.js';

/** More entries than that no calendar shows; the soonest are kept. */
const MOST = 2_000;

/**
 * What is due as a calendar. It is shown in other programs, on telephones, to whoever looks over a shoulder:
 * a reference and the name of the deadline, why it falls on that day, and nothing of the case itself.
 */
export async function calendarOf(pool: Pool, who: Reader, filters: DueFilters): Promise<string> {
  const rows = await readDue(pool, who, { ...filters, sandbox: false }, MOST);
  return calendarText(
    `Échéances Saisine (${who.organisation.name})`,
    rows.map((row) => entryOf(row, who)),
  );
}

/** A term is a day of the law; a reminder is an hour of the morning. */
function entryOf(
  { caseId, reference, process: key, relations, seq, updatedAt, clock: _clock, moved: _moved, ...deadline }: DueRow,
  who: Reader,
): Entry {
  const process = processOf(key);
  const veil = veilFor(process, relations, who);
  const { label, consequenceLabel, legalDate: day, due, consequence, explanation } = storedDeadlineView(process, deadline, veil);
  const { rule, anchor, source } = explanation;
  const lines = [
    `${consequenceLabel}.`,
    ...(anchor.act === null ? [] : [`Point de départ : ${anchor.label}, le ${anchor.french}.`]),
    rule,
    `Source : ${source.cited}`,
  ];
  return {
    uid: `${caseId}.${deadline.name}@saisine`,
    sequence: seq,
    changed: updatedAt,
    at: consequence === 'transition' ? { day: legalDate(day) } : { instant: due },
    title: `${reference} : ${label}`,
    description: lines.join('\n'),
  };
}
