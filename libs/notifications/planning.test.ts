import { atLocalTime, type Instant, instant, legalDate } from '../../machines/calendar/index.js';
import { clockInParis, digestDue, escalationDue, isQuiet, type MailSettings, mailsUrgentNow } from './planning.js';
import { DEFAULTS } from './settings.js';

const paris = (day: string, time: string): Instant => atLocalTime(legalDate(day), time);
const settings = (more: Partial<MailSettings> = {}): MailSettings => ({ ...DEFAULTS, ...more });

describe('quiet hours', () => {
  // Friday 20 November 2026, and around it
  it.each([
    ['2026-11-20', '07:29', true],
    ['2026-11-20', '07:30', false],
    ['2026-11-20', '18:59', false],
    ['2026-11-20', '19:00', true],
    ['2026-11-21', '11:00', true],
    ['2026-11-22', '11:00', true],
    ['2026-11-23', '07:29', true],
    ['2026-11-23', '07:30', false],
    ['2026-11-11', '11:00', true],
    ['2027-03-29', '11:00', true],
  ])('%s at %s: %s', (day, time, quiet) => {
    expect(isQuiet(settings(), paris(day, time))).toBe(quiet);
    expect(mailsUrgentNow(settings(), paris(day, time))).toBe(!quiet);
  });

  it('may lie within a day, and may not be at all', () => {
    const noon = settings({ quietHours: { from: '12:00', until: '14:00' } });
    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => isQuiet(noon, paris('2026-11-20', time)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isQuiet(settings({ quietHours: null }), paris('2026-11-22', '03:00'))).toBe(false);
  });

  it('follow the clock of Paris through its changes: the same hour in Paris is another in UTC', () => {
    const open = (now: string) => !isQuiet(settings(), instant(now));
    // Friday before and Monday after the last Sunday of October 2026, then of March 2027
    expect([open('2026-10-23T05:29:00Z'), open('2026-10-23T05:30:00Z')]).toEqual([false, true]);
    expect([open('2026-10-26T06:29:00Z'), open('2026-10-26T06:30:00Z')]).toEqual([false, true]);
    expect([open('2027-03-26T06:29:00Z'), open('2027-03-26T06:30:00Z')]).toEqual([false, true]);
    expect([open('2027-03-30T05:29:00Z'), open('2027-03-30T05:30:00Z')]).toEqual([false, true]);
  });

  it('say nothing to whoever wants no mail, or urgent ones in the digest', () => {
    const noon = paris('2026-11-20', '12:00');
    expect(mailsUrgentNow(settings({ mail: false }), noon)).toBe(false);
    expect(mailsUrgentNow(settings({ urgent: 'digest' }), noon)).toBe(false);
  });
});

describe('the daily digest', () => {
  it('is due on working days from its hour on, in summer and in winter time', () => {
    expect(digestDue(settings(), instant('2026-10-23T06:29:59Z'))).toBeUndefined();
    expect(digestDue(settings(), instant('2026-10-23T06:30:00Z'))).toBe('2026-10-23');
    expect(digestDue(settings(), instant('2026-10-26T07:29:59Z'))).toBeUndefined();
    expect(digestDue(settings(), instant('2026-10-26T07:30:00Z'))).toBe('2026-10-26');
    expect(digestDue(settings(), paris('2026-11-21', '10:00'))).toBeUndefined();
    expect(digestDue(settings(), paris('2026-11-11', '10:00'))).toBeUndefined();
    expect(digestDue(settings(), paris('2027-05-17', '10:00'))).toBeUndefined();
  });

  it('that is late goes the same day, but not into quiet hours unless that is when it is wanted', () => {
    expect(digestDue(settings(), paris('2026-11-20', '18:00'))).toBe('2026-11-20');
    expect(digestDue(settings(), paris('2026-11-20', '21:00'))).toBeUndefined();
    expect(digestDue(settings({ digestAt: '20:00' }), paris('2026-11-20', '20:10'))).toBe('2026-11-20');
    expect(digestDue(settings({ mail: false }), paris('2026-11-20', '18:00'))).toBeUndefined();
  });
});

describe('what nobody has read goes up', () => {
  it.each([
    ['2026-11-17', '10:15', 2, '2026-11-19', '10:15'],
    // Friday: Saturday and Sunday do not count
    ['2026-11-20', '16:00', 2, '2026-11-24', '16:00'],
    ['2026-11-21', '03:00', 2, '2026-11-24', '03:00'],
    // 11 November is a holiday
    ['2026-11-10', '09:00', 2, '2026-11-13', '09:00'],
    // through the change of the clock
    ['2026-10-23', '02:30', 1, '2026-10-26', '02:30'],
    ['2026-12-31', '12:00', 10, '2027-01-15', '12:00'],
  ])('%s at %s, after %i working days: %s at %s', (day, time, days, dueDay, dueTime) => {
    expect(escalationDue(paris(day, time), days)).toBe(paris(dueDay, dueTime));
  });
});

it('the clock in Paris is read to the minute', () => {
  expect(clockInParis(instant('2026-01-15T22:59:59Z'))).toBe('23:59');
  expect(clockInParis(instant('2026-07-15T22:00:00Z'))).toBe('00:00');
});
