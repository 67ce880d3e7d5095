"""Says dates, times, zones, places, languages and money in the site's language; whatever repeats is formatted once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_timezone_location, match_skeleton
from babel.lists import format_list
from babel.numbers import format_currency

from ..listings.vocabulary import Vocabulary
from ..locale import N_, locale_of, translations
from ..settings import Settings
from ..times.occurrences import Schedule
from ..times.recurrence import Recurrence
from ..times.wording import describe, times_of_day

# Sign languages are no locales, and CLDR names few of them. Codes of ISO 639-3.
_SIGN_LANGUAGES = {
    "asf": N_("Auslan"),
    "bfi": N_("British Sign Language"),
    "fcs": N_("Quebec Sign Language"),
    "fsl": N_("French Sign Language"),
    "gsg": N_("German Sign Language"),
    "isg": N_("Irish Sign Language"),
    "mfs": N_("Mexican Sign Language"),
    "nzs": N_("New Zealand Sign Language"),
    "ssp": N_("Spanish Sign Language"),
}


class Words:
    """The words of one site, as of one day: in its language and, for the clock and the calendar, as its country writes them."""

    def __init__(self, settings: Settings, vocabulary: Vocabulary, as_of: date) -> None:
        self.language = settings.language
        self.locale = _locale(settings)
        self.tag = str(self.locale).replace("_", "-")
        self.as_of = as_of
        self.catalog = translations(settings.language)
        self.gettext = cache(self.catalog.gettext)
        self.ngettext = self.catalog.ngettext
        self.words = cache(vocabulary.words)
        self.label = cache(vocabulary.label)
        self.term = cache(vocabulary.term)
        self.day = cache(self._day)
        self.date = cache(self._date)
        self.hours = cache(self._hours)
        self.zone = cache(self._zone)
        self.country = cache(self._country)
        self.language_name = cache(self._language_name)
        self.money = cache(self._money)
        self.all_of = cache(self._all_of)
        self.weekday = cache(self._weekday)
        self.elsewhere = cache(self._elsewhere)
        self._described = lru_cache(10_000)(self._describe)

    def rule(self, schedule: Schedule) -> str:
        """Return on which days a meeting is: "Every Tuesday", "First and third Tuesday of the month"."""
        excluding = schedule.excluding if schedule.dates else ()
        return self._described(schedule.recurrence, schedule.dates, excluding)

    def _describe(
        self, recurrence: Recurrence | None, dates: tuple[date, ...], excluding: tuple[date, ...]
    ) -> str:
        schedule = Schedule(time(), 0, "UTC", recurrence, dates, excluding=excluding)
        return describe(schedule, self.tag, self.catalog)

    def _day(self, day: date) -> str:
        """Return "Tuesday, November 24", with the year where it is not that of the build."""
        skeleton = "MMMMEEEEd" if day.year == self.as_of.year else "yMMMMEEEEd"
        return format_date(day, _long_pattern(self.locale, skeleton), self.locale)

    def _date(self, day: date) -> str:
        """Return "November 24, 2026"."""
        return format_date(day, "long", self.locale)

    def _hours(self, start: time, minutes: int | None) -> str:
        """Return "7:00 – 8:30 PM", or the start alone where the length is not known."""
        return times_of_day(Schedule(start, minutes or 0, "UTC"), self.tag)

    def _zone(self, timezone: str) -> str:
        """Return "London time" for Europe/London."""
        city = get_timezone_location(ZoneInfo(timezone), locale=self.locale, return_city=True)
        return self.gettext("%(city)s time") % {"city": city}

    def _country(self, code: str) -> str:
        return str(self.locale.territories.get(code.upper(), code))

    def _language_name(self, tag: str) -> str:
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag
        except (ValueError, UnknownLocaleError):
            signed = _SIGN_LANGUAGES.get(tag.lower())
            return self.gettext(signed) if signed else str(self.locale.languages.get(tag.lower(), tag))

    def _money(self, amount: Decimal, currency: str) -> str:
        return format_currency(amount, currency, locale=self.locale)

    def _all_of(self, things: tuple[str, ...]) -> str:
        return format_list(things, "standard", self.locale)

    def _weekday(self, number: int) -> str:
        """Return the name of a weekday, 0 being Monday."""
        return str(self.locale.days["stand-alone"]["wide"][number])

    def _elsewhere(self, room: bool, online: bool) -> frozenset[str]:
        """Return the access words that are no question for a group that meets in a room, online, or both."""
        flags = {flag for flag, meets in (("room", room), ("online", online)) if not meets}
        return frozenset(word for word in self.words("access") if self.term("access", word).flags & flags)

    def sentences(self, parts: Iterable[str | None]) -> str:
        """Join what was said to one line of text, leaving out what was not."""
        return " ".join(part for part in parts if part)


def _locale(settings: Settings) -> Locale:
    """Return the locale of the site's language in its country, where Babel knows it: en in GB writes 19:00, en in US 7:00 PM."""
    locale = locale_of(settings.language)
    if locale.territory or not settings.country:
        return locale
    parts = (locale.language, locale.script, settings.country.upper())
    try:
        return Locale.parse("_".join(part for part in parts if part))
    except (ValueError, UnknownLocaleError):
        return locale


@cache
def _long_pattern(locale: Locale, skeleton: str) -> str:
    """Return the locale's pattern for a skeleton, with its month and weekday written out (CLDR: fields are widened to what was asked)."""
    matched = match_skeleton(skeleton, locale.datetime_skeletons) or "yMMMd"
    pattern = locale.datetime_skeletons[matched].pattern
    parts = re.split(r"('[^']*')", pattern)
    widened = (
        part if part.startswith("'") else re.sub(r"(?<!M)M{3}(?!M)", "MMMM", re.sub(r"E+|c+", "EEEE", part))
        for part in parts
    )
    return "".join(widened)
