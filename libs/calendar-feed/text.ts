import { addDays, type LegalDate } from '../../machines/calendar/index.js';

/** One entry of a calendar. Nothing in it names a person. */
export interface Entry {
  /** the same for as long as the deadline is the same */
  readonly uid: string;
  /** how often it may have changed: a calendar takes the highest */
  readonly sequence: number;
  /** when it was last changed: an instant */
  readonly changed: string;
  /** a whole day, or the instant at which it falls due */
  readonly at: { readonly day: LegalDate } | { readonly instant: string };
  readonly title: string;
  readonly description: string;
}

const OCTETS = 75;

/** A calendar as other programs subscribe to it (RFC 5545, RFC 7986). */
export function calendarText(name: string, entries: readonly Entry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Saisine//Saisine 1//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** It takes nobody's time, and rings on no telephone: what is due is told by notices. */
function eventLines({ uid, sequence, changed, at, title, description }: Entry): readonly string[] {
  const when =
    'day' in at
      ? [`DTSTART;VALUE=DATE:${compact(at.day)}`, `DTEND;VALUE=DATE:${compact(addDays(at.day, 1))}`]
      : [`DTSTART:${compact(at.instant)}`];
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${compact(changed)}`,
    `LAST-MODIFIED:${compact(changed)}`,
    ...when,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** '20261207' or '20261207T070000Z': UTC needs no table of time zones. */
const compact = (moment: string): string => moment.replace(/\.\d{3}Z$/, 'Z').replace(/[-:]/g, '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n');

/** At most 75 octets a line, none of them between two halves of a character. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= OCTETS) return line;
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}
