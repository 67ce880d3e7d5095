"""/topics/: every topic with its meaning; /topics/<id>/: its groups, online first, then by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..directory import Listing
from .addresses import ONLINE, PLACES, TOPICS, topic_path
from .lists import CardList, Entry, LinkList, ListPage, Lists, pages, soonest_first
from .places import trail_of
from .where import meets_in_room


def topic_pages(lists: Lists) -> Iterator[ListPage]:
    """Give every page of topics; a topic of the vocabulary without a group has one too, because group pages and prose lead there."""
    _ = lists.words.gettext
    found: dict[str, list[Listing]] = defaultdict(list)
    for listing in lists.directory.listings:
        for word in listing.group.topics:
            found[word].append(listing)
    closed = (word for listing in lists.directory.closed for word in listing.group.topics)
    words = tuple(dict.fromkeys((*lists.words.words("topics"), *found, *closed)))
    with_groups = tuple(_entry(word, len(found[word]), lists) for word in words if found[word])
    without = tuple(
        Entry(topic_path(word), lists.words.label("topics", word)) for word in words if not found[word]
    )
    yield ListPage(
        path=TOPICS,
        title=_("Groups by topic"),
        lead=_("Choose what you would like to talk about. You can say more or less than that in the group."),
        crumbs=(lists.find,),
        links=(LinkList("", with_groups, wide=True),) if with_groups else (),
        after=(LinkList(_("No group yet"), without),) if without else (),
    )
    for word in words:
        yield from pages(_topic_page(word, found[word], lists))


def _entry(word: str, number: int, lists: Lists) -> Entry:
    term = lists.words.term("topics", word)
    return Entry(
        topic_path(word),
        term.label,
        " ".join(part for part in (term.meaning, f"({lists.count(number)})") if part),
    )


def _topic_page(word: str, listings: Sequence[Listing], lists: Lists) -> ListPage:
    _ = lists.words.gettext
    term = lists.words.term("topics", word)
    return ListPage(
        path=topic_path(word),
        title=term.label,
        lead=term.meaning,
        crumbs=(lists.find, Entry(TOPICS, _("By topic"))),
        help_first="help_now" in term.flags,
        cards=tuple(_by_place(listings, lists)),
        after=(
            LinkList(
                _("Look further"),
                (
                    *filter(None, (lists.explained.get(f"topics/{word}"),)),
                    Entry(TOPICS, _("Other topics")),
                    Entry(ONLINE, _("Groups and warmlines by phone and online")),
                    Entry(PLACES, _("Groups by place")),
                ),
            ),
        ),
        empty="" if listings else _("No group is listed for this yet."),
    )


def _by_place(listings: Sequence[Listing], lists: Lists) -> Iterator[CardList]:
    """Give the listings of a topic: those that can be joined from anywhere first, then each country's, by town."""
    rooms: dict[str, list[tuple[str, str, Listing]]] = defaultdict(list)
    anywhere = []
    for listing in listings:
        trail = trail_of(listing) if meets_in_room(listing) else ()
        if trail:
            rooms[lists.words.country(trail[0].name)].append((trail[-1].path, listing.group.id, listing))
        else:
            anywhere.append(listing)
    if anywhere:
        yield CardList(lists.words.gettext("By phone and online"), tuple(soonest_first(anywhere)))
    for country in sorted(rooms):
        yield CardList(
            country,
            tuple(listing for _, _, listing in sorted(rooms[country], key=lambda spot: spot[:2])),
        )
