"""The filters of the finder: which values each has, and which of them a listing or one of its meetings has.

A filter's id is the name of its inputs and of the field it reads; its values are words of the vocabulary wherever the field has one.
"""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ..directory import Directory, Listing, PlacedMeeting
from ..listings.checks.audience_and_age import SAFEGUARDING
from ..listings.model import FirstTime
from ..locale import N_
from .addresses import WEEKDAYS
from .words import Words

DAYPARTS = (
    ("morning", 5, N_("Morning")),
    ("afternoon", 12, N_("Afternoon")),
    ("evening", 17, N_("Evening")),
    ("night", 21, N_("After 9 in the evening")),
)
"""Parts of the day, the hour each begins at, and its name; the last one goes on to the first of the next day (table.js has the same)."""

_FIRST_TIME: Mapping[str, Callable[[FirstTime], str | None]] = {
    "met-by": lambda first: first.met_by,
    "may-stay-silent": lambda first: first.may_stay_silent,
    "may-bring-someone": lambda first: first.may_bring_someone,
}

SUPPORTERS = "supporters"
"""The flag of the vocabulary's audiences of people who care about someone."""
ADULT = 18

_NOT_OFFERED = frozenset({"unknown"})


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a filter and its label; the words in which people ask for it are in finder_words."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter as it is declared.

    `vocabulary` names the words that label it, in whose order they stand; without one `label_of` and the order of `ids` count.
    `every` means that a listing has to have all that is chosen, not one of it. The browser works the values of a facet of time out
    again, by the visitor's clock. A `private` facet has no box among the filters: what is asked of it is kept
    nowhere. `in_words`: listings name its values in their own words too.
    """

    id: str
    label: str
    of_listing: Callable[[Listing, Words], Iterable[str]] | None = None
    of_meeting: Callable[[PlacedMeeting], Iterable[str]] | None = None
    vocabulary: str = ""
    ids: tuple[str, ...] = ()
    label_of: Callable[[str, Words], str] | None = None
    every: bool = False
    by_clock: bool = False
    private: bool = False
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class FilledFacet:
    """A filter with the values that this directory has, how many listings have each, and each row's values (numbers in `values`)."""

    facet: Facet
    label: str
    values: tuple[Value, ...]
    counts: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]


_last: list[tuple[weakref.ref[Directory], tuple[FilledFacet, ...]]] = []


def facets_of(directory: Directory, words: Words) -> tuple[FilledFacet, ...]:
    """Return the filters of a directory; worked out once for the outputs that ask one after the other."""
    if not _last or _last[0][0]() is not directory:
        _last[:] = [(weakref.ref(directory), fill(directory.listings, words))]
    return _last[0][1]


def fill(listings: Sequence[Listing], words: Words) -> tuple[FilledFacet, ...]:
    """Return the filters that have any value in these listings.

    Rows are listings, or for a facet of meetings all meetings in order, where a listing without any has one row.
    """
    filled = (_fill(facet, listings, words) for facet in FACETS)
    return tuple(facet for facet in filled if facet.values)


def _fill(facet: Facet, listings: Sequence[Listing], words: Words) -> FilledFacet:
    rows, of_each = _said(facet, listings, words)
    # What listings say is alike, so it is worked on once for all that say the same.
    counted: Counter[str] = Counter()
    for said, listings_alike in Counter(of_each).items():
        for value in set(said) - _NOT_OFFERED:
            counted[value] += listings_alike
    values = _values(facet, counted, words)
    number = {value.id: at for at, value in enumerate(values)}
    sets = {row: tuple(sorted({number[value] for value in row if value in number})) for row in set(rows)}
    counts = tuple(counted[value.id] for value in values)
    return FilledFacet(facet, words.gettext(facet.label), values, counts, tuple([sets[row] for row in rows]))


def _said(
    facet: Facet, listings: Sequence[Listing], words: Words
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the values of each row, and those of each listing."""
    if facet.of_listing:
        of_each = [tuple(facet.of_listing(listing, words)) for listing in listings]
        return of_each, of_each
    assert facet.of_meeting
    of_meeting = facet.of_meeting
    nested = [[tuple(of_meeting(placed)) for placed in listing.meetings] or [()] for listing in listings]
    return [row for rows in nested for row in rows], [tuple(chain(*rows)) for rows in nested]


def _values(facet: Facet, counted: Counter[str], words: Words) -> tuple[Value, ...]:
    if facet.vocabulary:
        terms = [
            words.term(facet.vocabulary, id) for id in (*words.words(facet.vocabulary), *sorted(counted))
        ]
        return tuple(
            Value(term.id, term.label)
            for term in {term.id: term for term in terms}.values()
            if term.id in counted
        )
    assert facet.label_of
    labels = {id: facet.label_of(id, words) for id in (facet.ids or counted) if id in counted}
    order = list(labels) if facet.ids else sorted(labels, key=lambda id: (labels[id], id))
    return tuple(Value(id, labels[id]) for id in order)


def _weekdays(placed: PlacedMeeting) -> Iterable[str]:
    """Return the weekdays of a meeting by the clock where it is; of one whose weekday varies those of its next dates."""
    rule = placed.schedule.recurrence if placed.schedule else None
    if rule and rule.frequency == "DAILY":
        return WEEKDAYS
    if rule and rule.by_day:
        return tuple(WEEKDAYS[on.day] for on in rule.by_day)
    return tuple(WEEKDAYS[occurrence.start.weekday()] for occurrence in placed.next)


def _daypart(placed: PlacedMeeting) -> Iterable[str]:
    if placed.schedule is None:
        return ()
    begun = [id for id, hour, _ in DAYPARTS if placed.schedule.start.hour >= hour]
    return (begun[-1] if begun else DAYPARTS[-1][0],)


def _first_time(listing: Listing, _: Words) -> Iterable[str]:
    first = listing.group.first_time
    if first is None:
        return ()
    return (id for id, said in _FIRST_TIME.items() if said(first) not in (None, "no", "unknown"))


def _relation(listing: Listing, words: Words) -> Iterable[str]:
    """Return whom a listing is for: the one it happens to, unless all its audiences are supporters; and who cares about someone."""
    group = listing.group
    supporters = [SUPPORTERS in words.term("audiences", word).flags for word in group.audiences]
    if not supporters or not all(supporters):
        yield "me"
    if any(supporters) or group.supporters_welcome == "yes" or group.led_by == "family-peer":
        yield "someone"


def _ages(listing: Listing, words: Words) -> Iterable[str]:
    """Return whether people under 18 are sent to a listing: it says that they may come, and somebody of ours has reached who runs it."""
    group = listing.group
    if not is_reached(listing):
        return
    young = any(SAFEGUARDING in words.term("audiences", word).flags for word in group.audiences)
    if young or (group.age_min is not None and group.age_min < ADULT):
        yield "under-18"


def _audiences(listing: Listing, words: Words) -> Iterable[str]:
    """Return whom a listing is for; young people find it only once somebody of ours has reached who runs it."""
    reached = is_reached(listing)
    return (
        word
        for word in listing.group.audiences
        if reached or SAFEGUARDING not in words.term("audiences", word).flags
    )


def is_reached(listing: Listing) -> bool:
    """Whether somebody of ours reached who runs a listing, which is noted of its organization; what a listing says of itself is no proof."""
    return listing.organization is not None and listing.organization.is_confirmed


def _access(listing: Listing, _: Words) -> Iterable[str]:
    return (word for word, state in (listing.group.access or {}).items() if state == "yes")


def _status(listing: Listing, _: Words) -> Iterable[str]:
    if listing.group.status != "active":
        return ("paused",)
    statuses = {placed.meeting.status for placed in listing.meetings}
    if statuses == {"paused"}:
        return ("paused",)
    return ("full",) if statuses - {"paused"} == {"full"} else ("active",)


def _one(word: str | None) -> Iterable[str]:
    return (word,) if word else ()


FACETS = (
    Facet("format", N_("How"), of_meeting=lambda placed: (placed.meeting.format,), vocabulary="formats"),
    Facet(
        "weekday",
        N_("Day"),
        of_meeting=_weekdays,
        ids=WEEKDAYS,
        label_of=lambda id, words: words.weekday(WEEKDAYS.index(id)),
        by_clock=True,
    ),
    Facet(
        "daypart",
        N_("Time of day"),
        of_meeting=_daypart,
        ids=tuple(id for id, _, _ in DAYPARTS),
        label_of=lambda id, words: words.gettext(next(label for known, _, label in DAYPARTS if known == id)),
        by_clock=True,
    ),
    Facet(
        "topics",
        N_("About"),
        of_listing=lambda listing, _: listing.group.topics,
        vocabulary="topics",
        in_words=True,
    ),
    Facet("audiences", N_("For"), of_listing=_audiences, vocabulary="audiences"),
    Facet("relation", N_("I am looking"), of_listing=_relation, vocabulary="relation"),
    Facet(
        "ages",
        N_("Age"),
        of_listing=_ages,
        ids=("under-18",),
        label_of=lambda _, words: words.gettext("Under 18"),
        private=True,
    ),
    Facet(
        "first_time",
        N_("First time"),
        of_listing=_first_time,
        vocabulary="first_time",
        every=True,
    ),
    Facet("access", N_("Access"), of_listing=_access, vocabulary="access", every=True),
    Facet(
        "cost",
        N_("Cost"),
        of_listing=lambda listing, _: _one(listing.group.cost.kind if listing.group.cost else None),
        vocabulary="cost",
    ),
    Facet(
        "joining",
        N_("Joining"),
        of_listing=lambda listing, _: _one(listing.group.joining),
        vocabulary="joining",
    ),
    Facet(
        "languages",
        N_("Language"),
        of_listing=lambda listing, _: listing.group.languages,
        label_of=lambda id, words: words.language_name(id),
    ),
    Facet(
        "led_by", N_("Led by"), of_listing=lambda listing, _: _one(listing.group.led_by), vocabulary="led_by"
    ),
    Facet(
        "model",
        N_("What it is like"),
        of_listing=lambda listing, _: _one(listing.group.model),
        vocabulary="model",
    ),
    Facet(
        "faith_content",
        N_("Faith"),
        of_listing=lambda listing, _: _one(listing.group.faith_content),
        vocabulary="faith_content",
    ),
    Facet(
        "membership",
        N_("New people"),
        of_listing=lambda listing, _: _one(listing.group.membership),
        vocabulary="membership",
    ),
    Facet("kind", N_("Kind"), of_listing=lambda listing, _: (listing.group.kind,), vocabulary="kind"),
    Facet("status", N_("At present"), of_listing=_status, vocabulary="status"),
)
"""The filters, those that most people need first."""
