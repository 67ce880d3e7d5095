"""Says when a meeting is in plain words: "Every other Tuesday and Thursday", "7:00 – 8:30 PM".

Translators get whole phrases; the names of days, lists, dates and clock times are Babel's. A language whose
words must agree with each weekday may use a form such as "Weekly: …".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Protocol

from babel import Locale
from babel.dates import format_date, format_interval, format_time, get_day_names
from babel.lists import format_list

from ..locale import locale_of
from .grammar import Recurrence, RecurrenceError, format_every
from .occurrences import Schedule

NAMED_DATES = 4
"""Single dates up to this many are named; of more, their number and the first and last."""


class Translations(Protocol):
    """What is asked of a catalogue: gettext.NullTranslations and its kin have it."""

    def gettext(self, message: str) -> str:
        """Return the translation of a phrase."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of a phrase for a number."""


def describe(schedule: Schedule, locale: str, gettext: Translations) -> str:
    """On which days a meeting is: "Every Tuesday", "First and third Tuesday of the month".

    ``locale`` is a BCP 47 tag such as en-GB. The hours, the zone, and since or until when are not said.
    """
    _ = gettext.gettext
    words = _Words(locale, gettext)
    dates = sorted({*schedule.dates} - {*schedule.excluding})
    if schedule.recurrence is None:
        return words.only_dates(dates) if dates else _("By arrangement")
    rule = words.rule(schedule.recurrence)
    if not dates:
        return rule
    if len(dates) > NAMED_DATES:
        return _("%(rule)s, and on some other dates") % {"rule": rule}
    return _("%(rule)s, and also on %(dates)s") % {"rule": rule, "dates": words.dates(dates)}


def times_of_day(schedule: Schedule, locale: str) -> str:
    """From when to when on the clock: "19:00–20:30" in en-GB, "7:00 – 8:30 PM" in en-US.

    Without a length the start alone. The spaces and dashes are those of CLDR.
    """
    known = _locale(locale)
    if not schedule.minutes:
        return format_time(schedule.start, "short", locale=known)
    end = datetime.combine(date(2001, 1, 1), schedule.start) + timedelta(minutes=schedule.minutes)
    skeleton = "Hm" if "H" in known.time_formats["short"].pattern else "hm"
    return format_interval(schedule.start, end.time(), skeleton, locale=known)


class _Words:
    """The phrases of one language."""

    def __init__(self, locale: str, translations: Translations) -> None:
        self.locale = _locale(locale)
        self.gettext = translations.gettext
        self.ngettext = translations.ngettext
        self.weekdays = get_day_names("wide", locale=self.locale)

    def rule(self, rule: Recurrence) -> str:
        _, ngettext = self.gettext, self.ngettext
        try:
            format_every(rule)
        except RecurrenceError:  # more than a listing can say: a rule of some other calendar
            return _("On certain days")
        if rule.frequency == "DAILY":
            return _("Every day")
        if rule.by_month_day:
            phrase = ngettext(
                "Day %(days)s of the month", "Days %(days)s of the month", len(rule.by_month_day)
            )
            return phrase % {"days": self.list([str(day) for day in rule.by_month_day])}
        if rule.frequency == "MONTHLY":
            return self.nth_weekdays(rule)
        said = {"weekdays": self.list([self.weekdays[on.day] for on in rule.by_day]), "count": rule.interval}
        if rule.interval == 1:
            return _("Every %(weekdays)s") % said
        if rule.interval == 2:
            return _("Every other %(weekdays)s") % said
        phrase = ngettext(
            "Every %(count)d week on %(weekdays)s", "Every %(count)d weeks on %(weekdays)s", rule.interval
        )
        return phrase % said

    def nth_weekdays(self, rule: Recurrence) -> str:
        _, ngettext = self.gettext, self.ngettext
        ordinals = [on.ordinal for on in rule.by_day]
        said: dict[str, str | int] = {"weekday": self.weekdays[rule.by_day[0].day], "count": rule.interval}
        if rule.interval == 1 and len(ordinals) == 1:
            return self.single(ordinals[0]) % said
        inside = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), 5: _("fifth"), -1: _("last")}
        if rule.interval == 1:
            # The same words at the beginning of a sentence.
            opening = {
                1: _("First"),
                2: _("Second"),
                3: _("Third"),
                4: _("Fourth"),
                5: _("Fifth"),
                -1: _("Last"),
            }
            named = [opening[ordinals[0]], *(inside[ordinal] for ordinal in ordinals[1:])]
            return _("%(ordinals)s %(weekday)s of the month") % {**said, "ordinals": self.list(named)}
        said["ordinals"] = self.list([inside[ordinal] for ordinal in ordinals])
        if rule.interval == 2:
            return _("Every other month on the %(ordinals)s %(weekday)s") % said
        phrase = ngettext(
            "Every %(count)d month on the %(ordinals)s %(weekday)s",
            "Every %(count)d months on the %(ordinals)s %(weekday)s",
            rule.interval,
        )
        return phrase % said

    def single(self, ordinal: int) -> str:
        """The commonest phrases whole, for languages whose ordinals need more than a word put in front."""
        _ = self.gettext
        return {
            1: _("First %(weekday)s of the month"),
            2: _("Second %(weekday)s of the month"),
            3: _("Third %(weekday)s of the month"),
            4: _("Fourth %(weekday)s of the month"),
            5: _("Fifth %(weekday)s of the month"),
            -1: _("Last %(weekday)s of the month"),
        }[ordinal]

    def only_dates(self, dates: Sequence[date]) -> str:
        _, ngettext = self.gettext, self.ngettext
        if len(dates) <= NAMED_DATES:
            return _("On %(dates)s") % {"dates": self.dates(dates)}
        phrase = ngettext(
            "On %(count)d date between %(first)s and %(last)s",
            "On %(count)d dates between %(first)s and %(last)s",
            len(dates),
        )
        first, last = (format_date(day, "long", locale=self.locale) for day in (dates[0], dates[-1]))
        return phrase % {"count": len(dates), "first": first, "last": last}

    def dates(self, dates: Sequence[date]) -> str:
        return self.list([format_date(day, "long", locale=self.locale) for day in dates])

    def list(self, items: Sequence[str]) -> str:
        return format_list(items, locale=self.locale)


@cache
def _locale(tag: str) -> Locale:
    return locale_of(tag.replace("_", "-"))
