"""/online/: what can be joined from anywhere. Warmlines and phone first, then by the day of the week; each day has its page too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from math import inf

from ..directory import Listing, PlacedMeeting
from .addresses import NETWORKS, ONLINE, PHONE, PLACES, TOPICS, WEEKDAYS
from .lists import CardList, Entry, LinkList, ListPage, Lists, pages

SHOWN = 20
"""How many cards of each kind the first page shows before it leads on."""
BY_ARRANGEMENT = f"{ONLINE}by-arrangement/"


def online_pages(lists: Lists) -> Iterator[ListPage]:
    """Give every page of groups that can be joined from anywhere."""
    _ = lists.words.gettext
    listings = lists.directory.listings
    phone = sorted(
        (one for one in listings if _by_phone(one)),
        key=lambda one: (one.group.kind != "warmline", _start(one), one.group.id),
    )
    days = _days(listings)
    dated = {one.group.id for day in days for one in day}
    arranged = [one for one in listings if _remote(one) and one.group.id not in dated]
    networks = [one for one in listings if one.group.kind == "network"]
    yield _first_page(phone, days, arranged, networks, lists)
    titles = [(PHONE, _("Warmlines and groups by phone"), phone)]
    titles += [(_day_path(number), _day_title(number, lists), day) for number, day in enumerate(days)]
    titles.append((BY_ARRANGEMENT, _("Online, at times to arrange"), arranged))
    titles.append((NETWORKS, _("Networks with their own finders"), networks))
    for path, title, found in titles:
        yield from pages(
            ListPage(
                path=path,
                title=title,
                lead=lists.count(len(found)) if found else "",
                crumbs=(lists.find, Entry(ONLINE, _("Online and by phone"))),
                cards=(CardList("", tuple(found)),) if found else (),
                after=(LinkList(_("Other days"), _day_entries(days, lists, 0)),),
                empty="" if found else _("Nothing is listed here yet."),
            )
        )


def _first_page(
    phone: Sequence[Listing],
    days: Sequence[Sequence[Listing]],
    arranged: Sequence[Listing],
    networks: Sequence[Listing],
    lists: Lists,
) -> ListPage:
    _ = lists.words.gettext
    today = lists.directory.as_of.weekday()
    parts = [
        _part(
            _("By phone"),
            phone,
            PHONE,
            lists,
            _("Warmlines first: someone who has been through something like it listens."),
        )
    ]
    for later in range(7):
        number = (today + later) % 7
        heading = lists.words.day(lists.directory.as_of + timedelta(days=later))
        if later < 2:
            parts.append(_part(heading, days[number], _day_path(number), lists))
    rest = _day_entries(days, lists, today)
    more = [Entry(BY_ARRANGEMENT, _("At times to arrange"), lists.count(len(arranged)))] if arranged else []
    after = [LinkList(_("Other days"), (*rest, *more))]
    if networks:
        shown = lists.entries(networks[:SHOWN])
        all_of_them = (Entry(NETWORKS, _("All networks"), str(len(networks))),)
        note = _("These organizations have groups in many places, and pages of their own to find them.")
        after.append(
            LinkList(_("National networks and their own finders"), shown + all_of_them, note=note, wide=True)
        )
    after.append(
        LinkList(
            _("Look further"), (Entry(PLACES, _("Groups by place")), Entry(TOPICS, _("Groups by topic")))
        )
    )
    return ListPage(
        path=ONLINE,
        title=_("Online and by phone"),
        lead=_("You can join these from anywhere. Each time is in the time zone that is named."),
        crumbs=(lists.find,),
        cards=tuple(part for part in parts if part),
        after=tuple(after),
    )


def _part(
    heading: str, listings: Sequence[Listing], path: str, lists: Lists, note: str = ""
) -> CardList | None:
    if not listings:
        return None
    more = lists.words.gettext("All of them: %(count)s") % {"count": lists.count(len(listings))}
    return CardList(heading, tuple(listings[:SHOWN]), note, Entry(path, more))


def _day_entries(days: Sequence[Sequence[Listing]], lists: Lists, first: int) -> tuple[Entry, ...]:
    numbers = ((first + later) % 7 for later in range(7))
    return tuple(
        Entry(_day_path(number), lists.words.weekday(number), lists.count(len(days[number])))
        for number in numbers
    )


def _day_path(number: int) -> str:
    return f"{ONLINE}{WEEKDAYS[number]}/"


def _day_title(number: int, lists: Lists) -> str:
    return lists.words.gettext("Online on %(day)s") % {"day": lists.words.weekday(number)}


def _days(listings: Sequence[Listing]) -> list[list[Listing]]:
    """Return for each weekday the listings with a remote meeting on it, as it is where they are, by the moment at which it begins."""
    days: list[list[tuple[float, str, Listing]]] = [[] for _ in range(7)]
    for listing in listings:
        first: dict[int, float] = {}
        for placed in listing.meetings:
            if placed.meeting.format != "in-person":
                for weekday in _weekdays(placed):
                    first[weekday] = min(_minute(placed), first.get(weekday, inf))
        for weekday, minute in first.items():
            days[weekday].append((minute, listing.group.id, listing))
    return [[listing for _, _, listing in sorted(day, key=lambda entry: entry[:2])] for day in days]


def _weekdays(placed: PlacedMeeting) -> frozenset[int]:
    """Return the weekdays of a meeting that takes place at present: those of its rule, else those of its next dates."""
    rule = placed.schedule.recurrence if placed.schedule else None
    if not placed.next:
        return frozenset()
    if rule and rule.by_day:
        return frozenset(weekday.day for weekday in rule.by_day)
    if rule and rule.frequency == "DAILY" and rule.interval == 1:
        return frozenset(range(7))
    return frozenset(occurrence.start.weekday() for occurrence in placed.next)


def _minute(placed: PlacedMeeting) -> float:
    """Return when a meeting begins as minutes after midnight in UTC of its own day, so that zones fall into the order of the clock."""
    start = placed.next[0].start
    return start.hour * 60 + start.minute - (start.utcoffset() or timedelta()).total_seconds() / 60


def _by_phone(listing: Listing) -> bool:
    return listing.group.kind == "warmline" or any(
        placed.meeting.format == "phone" for placed in listing.meetings
    )


def _remote(listing: Listing) -> bool:
    return listing.group.kind == "group" and any(
        placed.meeting.format != "in-person" for placed in listing.meetings
    )


def _start(listing: Listing) -> str:
    return listing.next.start.isoformat() if listing.next else "~"
