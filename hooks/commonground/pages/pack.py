"""The pack of a group, /groups/<id>/pack/: what the people who run it print twenty minutes before, in one go and on at most six pages.

The page has what only this group needs: a door sign, a sheet for a crisis with its country's numbers and its own address, a card for who
greets. It leads to the sheets that all groups share, which are pages of prose, and its script (assets/tools/pack.js) fetches them to be
printed along; without a script each is printed from its own page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from ..directory import Directory, Listing
from ..listings.model import IN_A_ROOM, Group
from ..prose.crisis import CountryHelp
from ..prose.wording import Wording
from .addresses import FIND, group_path
from .shell import Shell
from .shown import Shown, ShownMeeting
from .words import Words

POSTERS = "ground-rules/posters/"
PLANS = "facilitate/sessions/"
FEEDBACK = "evaluate/"
PROTOCOL = "facilitate/crisis-protocol/"

MOST_LINES = 3
"""How many crisis lines of a country stand on the sheet, besides its emergency numbers."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What the pack of one group says: its meetings in rooms, whether it wants no sign, and the poster of its kind."""

    meetings: tuple[ShownMeeting, ...]
    no_sign: bool
    poster: str


def pack_path(id: str) -> str:
    """Return the address of the pack of a group."""
    return f"{group_path(id)}pack/"


def has_pack(listing: Listing) -> bool:
    """Whether a listing has a pack: a group that has not closed and meets in a room."""
    group = listing.group
    return (
        group.kind == "group"
        and group.status != "closed"
        and any(meeting.format in IN_A_ROOM for meeting in group.meetings)
    )


def pack_of(
    directory: Directory, shell: Shell, words: Words, engine: Environment
) -> Callable[[Listing, Shown], bytes]:
    """Return what gives the page of the pack of a listing that has one."""
    template = engine.get_template("pack.html")
    numbers = cache(lambda country: _numbers(country, shell, words, engine))
    plans, feedback, protocol = (path if shell.has(path) else "" for path in (PLANS, FEEDBACK, PROTOCOL))

    def made(listing: Listing, shown: Shown) -> bytes:
        group = listing.group
        title = words.gettext("Sheets to print for a meeting")
        frame = shell.page(pack_path(group.id), title=title, current=FIND, robots="noindex")
        rooms = [
            (place, said)
            for place, said in zip(group.meetings, shown.meetings, strict=True)
            if place.format in IN_A_ROOM
        ]
        countries = [room.place.country for room, _ in rooms if room.place and room.place.country]
        pack = Pack(
            meetings=tuple(said for _, said in rooms),
            no_sign=bool(group.first_time and group.first_time.sign_outside == "no"),
            poster=next((path for path in _posters(group) if shell.has(path)), ""),
        )
        return template.render(
            cg=frame,
            group=group,
            lang=shown.lang,
            pack=pack,
            numbers=numbers(countries[0] if countries else shell.settings.country),
            plans=plans,
            feedback=feedback,
            protocol=protocol,
        ).encode()

    return made


def _posters(group: Group) -> list[str]:
    """Return the posters of ground rules that suit a group, the best first."""
    kinds = {
        "loss": "suicide-loss" in group.topics,
        "hearing-voices": "psychosis-voices-visions" in group.topics or group.model == "hearing-voices",
        "youth": "teens-13-17" in group.audiences,
        "family": "carers-family-friends" in group.audiences,
        "hybrid": any(meeting.format == "hybrid" for meeting in group.meetings),
        "in-person": True,
    }
    return [f"{POSTERS}{kind}/" for kind, suits in kinds.items() if suits]


def _numbers(country: str, shell: Shell, words: Words, engine: Environment) -> Markup:
    """Return the numbers of a country to call, and the day on which they were read; room to write them where none is known."""
    known = CountryHelp(country, shell.crisis.of(country))
    emergency, shown = known.emergency(), known.first(words.as_of, MOST_LINES)
    wording = Wording(words.gettext, words.locale, words.as_of)
    macro = engine.get_template("pack_numbers.html").module.numbers  # type: ignore[attr-defined]
    checked = min((line.checked for line in (*emergency, *shown)), default=None)
    again = min((line.check_again for line in (*emergency, *shown)), default=None)
    return Markup(macro(words.country(country) if country else "", emergency, shown, wording, checked, again))  # noqa: S704 - of a template that escapes
