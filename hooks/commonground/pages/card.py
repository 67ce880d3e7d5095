"""What a card says about a listing: name, when, where, one sentence, and at most four facts that choose."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from ..directory import Directory, Listing
from ..listings.model import Group
from .addresses import group_path
from .freshness import confirmed_briefly
from .when import times_of, upcoming
from .where import area_of
from .words import Words

LINE = "pages.card"
"""The name of a listing's card among what is made of it once."""

FACTS = 4
"""How many facts a card names at most."""


@dataclass(frozen=True, slots=True)
class Card:
    """A listing in short. `path` is relative to the site's root; `next` is the start of the next meeting, ISO 8601 with offset, or empty.

    `lang` is the language of the listing's own words where it is not the site's, else empty.
    """

    id: str
    path: str
    name: str
    lang: str
    when: str
    rule: str
    next: str
    where: str
    summary: str
    facts: tuple[str, ...]
    state: str


def line(card: Card) -> bytes:
    """Return a card as it is kept until the lists and indexes of the whole directory are made."""
    return json.dumps(_values(card), ensure_ascii=False).encode()


def cards_of(directory: Directory, words: Words) -> Callable[[Listing], Card]:
    """Return what gives the card of a listing of a directory."""
    lines = directory.lines
    return (lambda listing: _read(lines(LINE, listing))) if lines else lambda listing: card_of(listing, words)


_values = attrgetter(*(field.name for field in fields(Card)))


def _read(line: bytes) -> Card:
    *said, facts, state = json.loads(line)
    values: Any = (*said, tuple(facts), state)
    return Card(*values)


def card_of(listing: Listing, words: Words) -> Card:
    """Return the card of a listing."""
    group = listing.group
    when, rule, following = _when(listing, words)
    state = state_of(listing)
    return Card(
        id=group.id,
        path=group_path(group.id),
        name=group.name,
        lang=lang_of(group, words),
        when=when,
        rule=rule,
        next=following,
        where=_where(listing, words),
        summary=group.summary or "",
        facts=tuple(_facts(listing, words))[:FACTS],
        state=words.label("status", state) if state else "",
    )


def lang_of(group: Group, words: Words) -> str:
    """Return the language of the listing's own words where it is not the site's, else an empty text."""
    first = group.languages[0] if group.languages else words.language
    return "" if first == words.language else first


def state_of(listing: Listing) -> str:
    """Return "paused" or "full" where a listing cannot be visited at present, by the words of the vocabulary; else an empty text."""
    group, statuses = listing.group, {placed.meeting.status for placed in listing.meetings}
    if group.status == "paused" or statuses == {"paused"}:
        return "paused"
    return "full" if statuses == {"full"} else ""


def _when(listing: Listing, words: Words) -> tuple[str, str, str]:
    """Return the next meeting in words, its rule, and its start; the rule alone where no date is known."""
    dated = [(placed.next[0], placed) for placed in listing.meetings if placed.next]
    if dated:
        occurrence, placed = min(dated, key=lambda pair: pair[0].start)
        following = upcoming(occurrence, placed, words)
        when = f"{following.day}, {following.hours}"
        if following.zone:
            when = f"{when} ({following.zone})"
        rule = words.rule(placed.schedule) if placed.schedule and placed.schedule.recurrence else ""
        return when, _and_more(rule, len(listing.meetings) - 1, words), following.start
    if not listing.meetings:
        return "", "", ""
    times = times_of(listing.meetings[0], words)
    return (
        ", ".join(part for part in (times.days, times.hours) if part),
        _and_more("", len(listing.meetings) - 1, words),
        "",
    )


def _and_more(rule: str, others: int, words: Words) -> str:
    if others < 1:
        return rule
    more = words.ngettext("and %(count)s other time", "and %(count)s other times", others) % {"count": others}
    return f"{rule}, {more}" if rule else more


def _where(listing: Listing, words: Words) -> str:
    if listing.group.kind != "group":
        return words.label("kind", listing.group.kind)
    areas = dict.fromkeys(area_of(placed, words) for placed in listing.meetings)
    return words.all_of(tuple(areas)[:3])


def _facts(listing: Listing, words: Words) -> Iterator[str]:
    group = listing.group
    if group.kind == "warmline":
        yield from _phones(group)[:1]
    elif group.joining:
        yield words.label("joining", group.joining)
    if group.cost:
        yield cost_briefly(group, words)
    highlight = _highlight(group, words)
    if highlight:
        yield highlight
    yield confirmed_briefly(group, listing.organization, words)


def _phones(group: Group) -> list[str]:
    """Return the numbers of a listing, the one that is called to join before the one for questions."""
    joins = (meeting.join.phone for meeting in group.meetings if meeting.join)
    return [number for number in (*joins, group.contact.phone if group.contact else None) if number]


def cost_briefly(group: Group, words: Words) -> str:
    """Return what it costs in a word or two: "Free", "£3.50"."""
    cost = group.cost
    if cost is None:
        return ""
    if cost.amount and cost.currency:
        return words.money(cost.amount, cost.currency)
    return words.label("cost", cost.kind)


def _highlight(group: Group, words: Words) -> str:
    """Return the one thing that may help most to take the first step."""
    _ = words.gettext
    first, access = group.first_time, group.access or {}
    if first and first.met_by:
        return _("Someone meets you")
    if first and first.may_stay_silent == "yes":
        return _("You can just listen")
    return next(
        (
            words.label("access", word)
            for word in ("step-free-entrance", "camera-optional")
            if access.get(word) == "yes"
        ),
        "",
    )
