"""Legal time, by hand: days of Paris, the profiles `term` (A-01) and `notice` (A-02). Shares nothing with the engine, not even a table of zones."""

import calendar
from datetime import date, datetime, timedelta, timezone


def last_sunday(year, month):
    day = date(year, month, calendar.monthrange(year, month)[1])
    return day - timedelta(days=(day.weekday() + 1) % 7)


def start_of_day(day):
    """00:00 in Paris. On the day the clocks change, the change comes after midnight."""
    summer = last_sunday(day.year, 3) < day <= last_sunday(day.year, 10)
    return datetime(day.year, day.month, day.day, tzinfo=timezone.utc) - timedelta(hours=2 if summer else 1)


def end_of_day(day):
    """24:00: the first instant of the day after."""
    return start_of_day(day + timedelta(days=1))


def day_in_paris(instant):
    def change(month):
        sunday = last_sunday(instant.year, month)
        return datetime(sunday.year, sunday.month, sunday.day, 1, tzinfo=timezone.utc)
    summer = change(3) <= instant < change(10)
    return (instant + timedelta(hours=2 if summer else 1)).date()


def months_later(day, months):
    """Year and month so many months later, and the same day number there, or None where that month has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    found = date(year, month, day.day) if day.day <= calendar.monthrange(year, month)[1] else None
    return year, month, found


def last_covered(first, months):
    """From date to date (A-01): the eve of the anniversary; a missing anniversary is the 1st of the month after."""
    year, month, anniversary = months_later(first, months)
    if anniversary is None:
        anniversary = date(year, month, calendar.monthrange(year, month)[1]) + timedelta(days=1)
    return anniversary - timedelta(days=1)


def notice_end(received, months):
    """The same day number so many months later, or the last day of that month; it never rolls (A-02)."""
    year, month, same = months_later(received, months)
    return same or date(year, month, calendar.monthrange(year, month)[1])


def instant_of(text):
    if "T" in text:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
    return start_of_day(date.fromisoformat(text))


def day_of(text):
    return day_in_paris(instant_of(text)) if "T" in text else date.fromisoformat(text)


def shown(value):
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (value.microsecond // 1000)
    return value.isoformat() if isinstance(value, date) else value
