"""What the listings come to, put into pages of prose that ask for it by `<!-- cg:listings-counted -->`: how many there are, when anyone
last confirmed them, how much they leave unsaid, and how large the open data is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path

from babel.numbers import format_decimal, format_percent

from ..directory import Directory
from ..exports.api import API
from ..listings.fields import fields_of
from ..listings.model import IN_A_ROOM, FirstTime, Group
from ..locale import N_, file_size
from .environment import environment
from .freshness import age_of
from .words import Words

PLACE = b"<!-- cg:listings-counted -->"

AGES = {
    "fresh": N_("less than six months ago"),
    "ask": N_("six months to a year ago"),
    "old": N_("more than a year ago"),
}
CONFIRMED_BY_PEOPLE = ("organizer", "called", "visited")
"""Ways of confirming in which somebody who knows was asked, or went there (the facet `verified_how` of the vocabulary)."""

_FORMATS = ("in-person", "hybrid", "online-video", "online-text", "phone")
_OF_GROUP = (
    "joining",
    "cost",
    "led_by",
    "supporters_welcome",
    "diagnosis_needed",
    "referral_needed",
    "crisis_plan",
    "confidence_limit_stated",
)
_OF_FIRST_TIME = ("met_by", "may_stay_silent", "may_bring_someone", "recording")
_ROOM_ACCESS = ("step-free-entrance", "accessible-toilet")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: what it is, how many of how many."""

    label: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class OpenNumbers:
    """What the listings of a directory come to; `unsaid` is of the groups that the question is asked of."""

    kinds: tuple[Share, ...]
    formats: tuple[Share, ...]
    ages: tuple[Share, ...]
    ways: tuple[Share, ...]
    by_people: int
    unsaid: tuple[Share, ...]
    total: int
    closed: int


def fill(folder: Path, names: Iterable[str], directory: Directory) -> None:
    """Put the numbers into those files in `folder`, of these names, that ask for them."""
    asking = [name for name in names if PLACE in (folder / name).read_bytes()]
    if not asking:
        return
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    engine = environment(directory.settings.language)
    template = engine.get_template("open_numbers.html")
    size = file_size((folder / API).stat().st_size, words.locale)
    for name in asking:
        shown = template.render(
            numbers=count(directory, words),
            number=lambda count: format_decimal(count, locale=words.locale),
            percent=lambda share: format_percent(
                share.count / share.of if share.of else 0, locale=words.locale
            ),
            base="../" * name.count("/") or "./",
            api=API,
            size=size,
        )
        path = folder / name
        path.write_bytes(path.read_bytes().replace(PLACE, shown.encode()))


def count(directory: Directory, words: Words) -> OpenNumbers:
    """Return what the listings of a directory come to."""
    _ = words.gettext
    listed = [listing.group for listing in directory.listings]
    groups = [group for group in listed if group.kind == "group"]
    kinds = Counter(group.kind for group in listed)
    formats = Counter(format for group in groups for format in {meeting.format for meeting in group.meetings})
    ages = Counter(age_of(group.verified, directory.as_of) for group in listed)
    ways = Counter(group.verified_how for group in listed)
    return OpenNumbers(
        kinds=tuple(
            Share(words.label("kind", kind), kinds[kind], len(listed)) for kind in words.words("kind")
        ),
        formats=tuple(
            Share(words.label("formats", format), formats[format], len(groups)) for format in _FORMATS
        ),
        ages=tuple(Share(_(label), ages[age], len(listed)) for age, label in AGES.items()),
        ways=tuple(
            Share(words.label("verified_how", way), ways[way], len(listed))
            for way in words.words("verified_how")
        ),
        by_people=sum(ways[way] for way in CONFIRMED_BY_PEOPLE),
        unsaid=tuple(_unsaid(groups, words)),
        total=len(listed),
        closed=len(directory.closed),
    )


def _unsaid(groups: Sequence[Group], words: Words) -> Iterable[Share]:
    """Give for each question how many groups leave it open, of those that it is asked of."""
    for name in _OF_GROUP:
        yield _share(words.gettext(fields_of(Group)[name].help), groups, attrgetter(name))
    for name in _OF_FIRST_TIME:
        label = words.gettext(fields_of(FirstTime)[name].help)
        yield _share(label, groups, partial(_of_first_time, name))
    rooms = [group for group in groups if any(meeting.format in IN_A_ROOM for meeting in group.meetings)]
    for word in _ROOM_ACCESS:
        yield _share(words.label("access", word), rooms, partial(_of_access, word))


def _of_first_time(name: str, group: Group) -> object:
    return getattr(group.first_time, name) if group.first_time else None


def _of_access(word: str, group: Group) -> object:
    return (group.access or {}).get(word)


def _share(label: str, groups: Sequence[Group], said: Callable[[Group], object]) -> Share:
    return Share(label.rstrip("."), sum(said(group) in (None, "unknown") for group in groups), len(groups))
