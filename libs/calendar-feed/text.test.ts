import { legalDate } from '../../machines/calendar/index.js';
import { calendarText, type Entry } from './index.js';

const ENTRY: Entry = {
  uid: 'case.reminder@saisine',
  sequence: 3,
  changed: '2026-11-23T12:00:00.123Z',
  at: { day: legalDate('2026-12-31') },
  title: 'MED-2026-00001 : Bon de commande à émettre',
  description: 'Court.',
};
const text = (change: Partial<Entry> = {}) => calendarText('Échéances', [{ ...ENTRY, ...change }]);
/** As a calendar reads it: folded lines joined, escapes undone. */
const unfolded = (written: string) => written.replaceAll('\r\n ', '').split('\r\n');
const readBack = (written: string, name: string) =>
  unfolded(written)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one));

test('a whole day ends where the next begins, over a new year too', () => {
  expect(unfolded(text())).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Saisine//Saisine 1//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'NAME:Échéances',
    'X-WR-CALNAME:Échéances',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VEVENT',
    'UID:case.reminder@saisine',
    'SEQUENCE:3',
    'DTSTAMP:20261123T120000Z',
    'LAST-MODIFIED:20261123T120000Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:MED-2026-00001 : Bon de commande à émettre',
    'DESCRIPTION:Court.',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('an instant is written in UTC', () => {
  expect(text({ at: { instant: '2026-12-07T07:00:00.000Z' } })).toContain('\r\nDTSTART:20261207T070000Z\r\n');
});

test.each([
  'Un; deux, trois\\quatre',
  'une ligne\net une autre',
  'é'.repeat(200),
  '€'.repeat(200),
  '🗓'.repeat(60),
  `${'a'.repeat(62)}é`,
  ` ${'b '.repeat(120)}`,
])('whatever is written can be read again: %s', (description) => {
  const written = text({ description });
  expect(readBack(written, 'DESCRIPTION')).toBe(description);
  expect(written.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(written).not.toContain('\ufffd');
});

test('nothing due is a calendar all the same', () => {
  expect(unfolded(calendarText('x', []))).toHaveLength(11);
});
