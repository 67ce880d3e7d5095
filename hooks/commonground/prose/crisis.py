"""Crisis lines: emergency numbers and help lines by country, as they are dialed there, each with its source and its dates.

Numbers are the digits that a person inside the country types. They are never turned into the international form (E.164):
short codes such as 988, 113 or 116 123 do not connect in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from ..listings.fields import (
    EVERY_KIND,
    Choice,
    Country,
    Date,
    Id,
    Language,
    ListOf,
    Record,
    Text,
    Type,
    declare,
)
from ..listings.report import Problem
from ..locale import N_
from .records import WebAddress, read_items, schema_of

CHECK_AGAIN = timedelta(days=180)
"""How long a reading counts; the page says "after DATE, check again"."""
WARN_AFTER = timedelta(days=120)
"""From this age on, maintainers are warned at every check and build."""
FAIL_AFTER = timedelta(days=365)
"""From this age on, nothing is published: the site that is online stays, and says how old its numbers are."""
KINDS = ("emergency", "crisis", "peer", "referral", "directory")
MEANS = ("call", "text", "whatsapp", "textphone", "chat", "web")
FIRST = 2
"""How many lines stand directly below a country's emergency numbers; all others come after them."""


class Dialed(Type):
    """The digits that a person inside the country types: 2 to 20 of 0–9, * and #; no +, no spaces."""

    name = "dialed number"

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"[0-9*#]{2,20}", text):
            raise ValueError(text)
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9*#]{2,20}$"}


class Keyword(Type):
    """The one word to send, in letters and digits."""

    name = "keyword"

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"\w{1,20}", text):
            raise ValueError(text)
        return text


class DateOrNone(Date):
    """A calendar day, written 2026-11-23 (ISO 8601); empty until there is one."""

    def schema(self) -> dict[str, Any]:
        return super().schema() | {"type": ["string", "null"]}


class LanguageTag(Language):
    """A language tag (BCP 47): en, es-MX, zh-Hant."""

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
            raise ValueError(text)
        return text


class CountryCode(Country):
    """A country code of two letters (ISO 3166-1 alpha-2): GB, US."""

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"[A-Z]{2}", text):
            raise ValueError(text)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to reach a line. Exactly one of call, text, whatsapp, textphone, chat and web is given."""

    call: str | None = declare(Dialed(), N_("Call"), N_("The digits to dial."), example='"988"')
    text: str | None = declare(Dialed(), N_("Text"), N_("The digits to send a text to."), example='"741741"')
    whatsapp: str | None = declare(
        Dialed(), N_("WhatsApp"), N_("The digits as the source prints them."), example='"91511767"'
    )
    textphone: str | None = declare(
        Dialed(),
        N_("Textphone"),
        N_("The digits for a textphone or text relay."),
        example='"1800108088088000"',
    )
    chat: str | None = declare(
        WebAddress(), N_("Chat"), N_("The page where one can write."), example="https://988lifeline.org"
    )
    web: str | None = declare(
        WebAddress(), N_("Website"), N_("A page to go to."), example="https://warmline.org"
    )
    shown: str | None = declare(
        Text(40), N_("Shown as"), N_("The same digits as they are printed."), example='"116 123"'
    )
    press: str | None = declare(
        Text(4), N_("Press"), N_("What to press after the call is answered."), example='"2"'
    )
    keyword: str | None = declare(Keyword(), N_("Word"), N_("The word to send."), example="HOME")
    purpose: str | None = declare(Text(80), N_("For"), N_("What this one is for."), example="ambulance")
    hours: str | None = declare(
        Text(160), N_("Hours"), N_("When it is answered; 24/7 where it always is."), example='"24/7"'
    )
    cost: str | None = declare(Text(120), N_("Cost"), N_("What it costs."), example="free")
    bill: str | None = declare(
        Text(80), N_("Bill"), N_("Whether it shows on the phone bill."), example="does not appear"
    )
    languages: tuple[str, ...] = declare(
        ListOf(LanguageTag()), N_("Languages"), N_("Languages spoken (BCP 47)."), example="[en]", default=()
    )
    languages_note: str | None = declare(
        Text(80), N_("More languages"), N_("Languages in words."), example="others through interpreters"
    )

    @property
    def means(self) -> str:
        """Which way this is: one of MEANS."""
        return next((name for name in MEANS if getattr(self, name)), "")

    @property
    def value(self) -> str:
        """The digits or the web address."""
        return getattr(self, self.means) if self.means else ""

    @property
    def printed(self) -> str:
        """The number as people read it; the host of a web address."""
        if self.means in ("chat", "web"):
            return re.sub(r"^https?://(www\.)?|/$", "", self.value)
        return self.shown or self.value

    @property
    def href(self) -> str:
        """The link that dials, writes or opens (RFC 3966, RFC 5724): the dialed digits and nothing else; empty where there is none."""
        schemes = {"call": "tel:", "text": "sms:", "chat": "", "web": ""}
        return schemes[self.means] + self.value.replace("#", "%23") if self.means in schemes else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a fact about a line was read: address, date of that source, and what it says in our words."""

    url: str = declare(
        WebAddress(),
        N_("Address"),
        N_("The page that was read."),
        example="https://www.samaritans.org",
        required=EVERY_KIND,
    )
    seen: str = declare(
        Text(160),
        N_("Dated"),
        N_("The date of the source, or undated."),
        example="2024-12",
        required=EVERY_KIND,
    )
    says: str = declare(
        Text(400), N_("Says"), N_("What it says, in our words."), example="free, 24/7", required=EVERY_KIND
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """An emergency number, a crisis line, or a place that knows more of them."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="gb-samaritans", required=EVERY_KIND)
    country: str | None = declare(
        CountryCode(), N_("Country"), N_("Absent where it serves every country."), example="GB"
    )
    region: str | None = declare(
        Text(80), N_("Region"), N_("The part of the country it serves."), example="Scotland"
    )
    kind: str = declare(Choice(KINDS), N_("Kind"), N_("What it is."), example="crisis", required=EVERY_KIND)
    name: str = declare(
        Text(120), N_("Name"), N_("What it calls itself."), example="Samaritans", required=EVERY_KIND
    )
    audience: str | None = declare(
        Text(120), N_("For"), N_("Whom it is for, where not for everyone."), example="Veterans"
    )
    channels: tuple[Channel, ...] = declare(
        ListOf(Record(Channel), least=1, most=9),
        N_("Ways"),
        N_("The ways to reach it."),
        example='[{call: "116123"}]',
        required=EVERY_KIND,
    )
    url: str | None = declare(
        WebAddress(), N_("Website"), N_("Its own page."), example="https://www.samaritans.org"
    )
    grade: str = declare(
        Choice(("A", "B")), N_("Grade"), N_("How good its sources are."), example="A", required=EVERY_KIND
    )
    read_on: date = declare(
        Date(), N_("Read on"), N_("The day the sources were read."), example="2026-11-23", required=EVERY_KIND
    )
    verified_on: date | None = declare(
        DateOrNone(), N_("Confirmed on"), N_("The day a person dialed or confirmed it."), example="2026-12-01"
    )
    sources: tuple[Evidence, ...] = declare(
        ListOf(Record(Evidence), least=1),
        N_("Sources"),
        N_("Where its facts were read."),
        example="[{url: …, seen: …, says: …}]",
        required=EVERY_KIND,
    )
    note: str | None = declare(
        Text(2000), N_("Note"), N_("For maintainers: what contradicts what."), example="…"
    )
    file: str = ""
    line: int = 0

    @property
    def checked(self) -> date:
        """The last day on which anyone looked: when it was confirmed, else when its sources were read."""
        return self.verified_on or self.read_on

    @property
    def check_again(self) -> date:
        """The day after which it must be looked at again."""
        return self.checked + CHECK_AGAIN

    def age(self, as_of: date) -> Literal["current", "overdue"]:
        """Whether the last look still counts on that day. A line that is overdue is still shown, and says so."""
        return "overdue" if as_of > self.check_again else "current"

    def speaks(self, language: str) -> bool:
        """Whether any channel is answered in a language, given as a BCP 47 tag; regions do not matter."""
        wanted = language.split("-")[0]
        return any(tag.split("-")[0] == wanted for channel in self.channels for tag in channel.languages)


@dataclass(frozen=True, slots=True)
class HelpStrip:
    """The few numbers of one country that every page shows: emergency numbers, ambulance first, and the first crisis line."""

    country: str
    emergency: tuple[Channel, ...]
    line: CrisisLine | None
    channel: Channel | None
    lines: tuple[CrisisLine, ...]

    @property
    def checked(self) -> date:
        """The day on which the number that was looked at longest ago was looked at."""
        return min(line.checked for line in self.lines)

    @property
    def check_again(self) -> date:
        """The first day after which one of its numbers must be looked at again."""
        return min(line.check_again for line in self.lines)

    @property
    def confirmed(self) -> bool:
        """Whether a person confirmed every one of its numbers."""
        return all(line.verified_on for line in self.lines)


@dataclass(frozen=True, slots=True)
class CountryHelp:
    """All lines of one country, emergency first, then lines for the whole country, then those of its regions, then the others."""

    country: str
    lines: tuple[CrisisLine, ...]

    @property
    def check_again(self) -> date:
        """The first day after which one of its lines must be looked at again."""
        return min(line.check_again for line in self.lines)

    def emergency(self) -> tuple[CrisisLine, ...]:
        """Return the emergency numbers, which stand above everything else."""
        return tuple(line for line in self.lines if line.kind == "emergency")

    def first(self, as_of: date, most: int = FIRST) -> tuple[CrisisLine, ...]:
        """Return the lines to try first: at most so many crisis lines, those for the whole country if it has any.

        A line whose last look no longer counts on that day stands behind one whose does, and is never left out for it.
        """
        crisis = [line for line in self.lines if line.kind == "crisis"]
        national = [line for line in crisis if not line.region]
        return tuple(sorted(national or crisis, key=lambda line: line.age(as_of) == "overdue")[:most])

    def more(self, as_of: date) -> tuple[CrisisLine, ...]:
        """Return all other lines, in their order."""
        above = {*self.emergency(), *self.first(as_of)}
        return tuple(line for line in self.lines if line not in above)

    def is_overdue(self, as_of: date) -> bool:
        """Whether any of its lines must be looked at again: the page then leads to the finders of lines before it shows them."""
        return any(line.age(as_of) == "overdue" for line in self.lines)


@dataclass(frozen=True, slots=True)
class CrisisLines:
    """All crisis lines, in the order of the files."""

    lines: tuple[CrisisLine, ...] = ()

    def countries(self) -> tuple[CountryHelp, ...]:
        """Return the lines by country, in the order of country codes."""
        codes = sorted({line.country for line in self.lines if line.country})
        return tuple(CountryHelp(code, self.of(code)) for code in codes)

    def of(self, country: str) -> tuple[CrisisLine, ...]:
        """Return the lines of a country (ISO 3166-1), those to call first first."""
        return tuple(sorted((line for line in self.lines if line.country == country), key=_rank))

    def everywhere(self) -> tuple[CrisisLine, ...]:
        """Return the lines and directories that serve every country."""
        return tuple(line for line in self.lines if not line.country)

    def help_strip(self, country: str, languages: Sequence[str] = ("en",)) -> HelpStrip | None:
        """Return the numbers for the strip of every page; None where nothing is known of the country.

        The crisis line is the first one for the whole country and for everyone that can be called, in the first of `languages`
        that any of them is answered in; the first of all where none is.
        """
        lines = self.of(country)
        emergency = tuple(
            channel for line in lines if line.kind == "emergency" for channel in line.channels if channel.call
        )
        national = [
            line
            for line in lines
            if line.kind == "crisis" and not line.region and any(channel.call for channel in line.channels)
        ]
        spoken = [line for language in languages for line in national if line.speaks(language)]
        line = next(iter([*spoken, *national]), None)
        if line is None and not emergency:
            return None
        return HelpStrip(
            country,
            emergency,
            line,
            next((channel for channel in line.channels if channel.call), None) if line else None,
            tuple(one for one in lines if one.kind == "emergency" or one is line),
        )


def read_crisis(
    paths: Sequence[Path], root: Path, as_of: date | None = None
) -> tuple[CrisisLines, list[Problem]]:
    """Read files of crisis lines in order; a later one adds lines and replaces those of the same id. With `as_of`, lines too old are told."""
    items, problems = read_items(paths, root, "lines", CrisisLine)
    lines = CrisisLines(tuple(items.values()))
    for line in lines.lines:
        problems += _doubts(line)
    return lines, [*problems, *(overdue(lines, as_of) if as_of else ())]


def overdue(lines: CrisisLines, as_of: date) -> list[Problem]:
    """Tell of every line that nobody has looked at for too long: a warning first, an error in the end."""
    return [problem for line in lines.lines for problem in _overdue(line, as_of)]


def crisis_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/crisis.yaml."""
    return schema_of("lines", CrisisLine, "Crisis lines")


def _rank(line: CrisisLine) -> tuple[int, bool, bool]:
    return KINDS.index(line.kind), bool(line.region), bool(line.audience)


def _doubts(line: CrisisLine) -> list[Problem]:
    found = []
    for channel in line.channels:
        given = [name for name in MEANS if getattr(channel, name)]
        if len(given) != 1:
            found.append(
                f"each way of '{line.id}' has exactly one of {', '.join(MEANS)}; this one has {len(given)}"
            )
        elif channel.shown and re.sub(r"\D", "", channel.shown) != re.sub(r"\D", "", channel.value):
            found.append(f"'{line.id}' shows {channel.shown} but dials {channel.value}")
    return [Problem(line.file, line.line, 1, "bad-channel", "error", message) for message in found]


def _overdue(line: CrisisLine, as_of: date) -> list[Problem]:
    age = as_of - line.checked
    if age < WARN_AFTER:
        return []
    message = f"'{line.id}' was last looked at on {line.checked.isoformat()}, {age.days} days ago"
    remedy = "open the provider's page, dial it, and set verified_on"
    return [
        Problem(
            line.file,
            line.line,
            1,
            "crisis-overdue",
            "error" if age >= FAIL_AFTER else "warning",
            message,
            remedy,
        )
    ]
