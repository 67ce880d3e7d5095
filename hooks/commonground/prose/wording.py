"""Says in the reader's language what the data hold in short: dates, countries, languages, hours, what a number is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list

from ..locale import N_
from .crisis import Channel, CountryHelp, CrisisLine
from .works import Work

MEANS = {
    "call": N_("Call"),
    "text": N_("Text"),
    "whatsapp": N_("WhatsApp"),
    "textphone": N_("Textphone"),
    "chat": N_("Chat"),
    "web": N_("Website"),
}
KINDS = {
    "emergency": N_("Emergency"),
    "crisis": N_("Crisis line"),
    "peer": N_("Peers who listen"),
    "referral": N_("Finds help"),
    "directory": N_("Finds more lines"),
}
GRADES = {
    "A": N_("the page of the line itself or of a government"),
    "B": N_("two pages of others, or press that reports an official statement"),
}
READ = {"abstract": N_("abstract read"), "excerpt": N_("a part read"), "whole": N_("read whole")}
TERMS = {
    "24/7": N_("day and night"),
    "free": N_("free"),
    "ambulance": N_("ambulance"),
    "police": N_("police"),
    "fire": N_("fire"),
    "ambulance, fire": N_("ambulance, fire"),
}
"""Words of the data that are the same for many lines, and are translated; all others are shown as they stand."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language. `say` is gettext; `locale` gives names and dates; dates are compared with `as_of`."""

    say: Callable[[str], str]
    locale: Locale
    as_of: date

    def day(self, day: date) -> str:
        """Return a date in words."""
        return str(format_date(day, "long", self.locale))

    def short_day(self, day: date) -> str:
        """Return a date in words that are short enough for a table."""
        return str(format_date(day, "medium", self.locale))

    def month(self, text: str) -> str:
        """Return a date that may lack its day or month (ISO 8601) in words."""
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 1:
            return text
        whole = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
        return str(format_date(whole, "long" if len(parts) > 2 else "MMMM y", self.locale))

    def country(self, code: str) -> str:
        """Return the name of a country (ISO 3166-1)."""
        return str(self.locale.territories.get(code, code))

    def by_name(self, countries: Iterable[CountryHelp], first: str = "") -> list[CountryHelp]:
        """Return countries by name, the one called `first` before all others."""
        return sorted(countries, key=lambda item: (item.country != first, self.country(item.country)))

    def languages(self, channel: Channel) -> str:
        """Return in which languages a channel is answered; "" where that is not known."""
        names = [self._language(tag) for tag in channel.languages]
        return "; ".join(
            part
            for part in (
                str(format_list(names, locale=self.locale)) if names else "",
                channel.languages_note or "",
            )
            if part
        )

    def term(self, text: str | None) -> str:
        """Return a word of the data in the reader's language, where it is one of TERMS."""
        return self.say(TERMS[text]) if text in TERMS else text or ""

    def means(self, channel: Channel) -> str:
        """Return what one does with a channel: call, text …"""
        return self.say(MEANS[channel.means])

    def facts(self, channel: Channel) -> str:
        """Return hours, cost, bill and languages of a channel as one line; what is not known is left out."""
        label = self.say("phone bill")
        bill = f"{label}: {channel.bill}" if channel.bill else ""
        parts = (self.term(channel.hours), self.term(channel.cost), bill, self.languages(channel))
        return " · ".join(part for part in parts if part)

    def kind(self, line: CrisisLine) -> str:
        """Return what kind of line it is."""
        return self.say(KINDS[line.kind])

    def grade(self, line: CrisisLine) -> str:
        """Return how good the sources of a line are."""
        return self.say(GRADES[line.grade])

    def read(self, work: Work) -> str:
        """Return how much of a work was read."""
        return self.say(READ[work.read])

    def _language(self, tag: str) -> str:
        try:
            return str(Locale.parse(tag, sep="-").get_display_name(self.locale) or tag)
        except (ValueError, UnknownLocaleError):
            return tag
