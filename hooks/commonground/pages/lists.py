"""Pages that list: what each shows, cut into pages short enough for a phone, with every listing on one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from ..directory import Directory, Listing
from .addresses import FIND, page_file
from .card import Card, card_of
from .environment import environment
from .printed import papers_of
from .shell import Shell
from .words import Words

Output = tuple[str, bytes]

MOST = 100
"""How many cards one page shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of a list: where it leads from the site's root, what it says, and more about it in small.

    `lang` and `own` are for names that listings gave themselves: they may be in another language and direction.
    """

    path: str
    name: str
    note: str = ""
    lang: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links under a heading, which may itself be a link; `wide` where each needs a line of its own."""

    heading: str
    entries: tuple[Entry, ...]
    path: str = ""
    note: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class CardList:
    """Cards under a heading, and a link to more of them."""

    heading: str
    cards: tuple[Card, ...]
    note: str = ""
    more: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of lists. `others` are the further pages of the same list, of which this is number `number`.

    `printed` says that it is made to be printed too: with addresses, ways to reach each listing, and the way back to it.
    """

    path: str
    title: str
    lead: str = ""
    crumbs: tuple[Entry, ...] = ()
    help_first: bool = False
    links: tuple[LinkList, ...] = ()
    cards: tuple[CardList, ...] = ()
    after: tuple[LinkList, ...] = ()
    empty: str = ""
    number: int = 1
    others: tuple[str, ...] = ()
    printed: bool = False


class Lists:
    """What the list pages of a directory share: its words, and the card of each listing, made once."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.words = Words(directory.settings, directory.vocabulary, directory.as_of)
        self.find = Entry(FIND, self.words.gettext("Find a group"))
        self._cards: Callable[[str], Card] = cache(lambda id: card_of(directory.by_id[id], self.words))

    def cards(self, listings: Iterable[Listing]) -> tuple[Card, ...]:
        """Return the cards of listings, in their order."""
        return tuple(self._cards(listing.group.id) for listing in listings)

    def entries(self, listings: Iterable[Listing]) -> tuple[Entry, ...]:
        """Return listings as links: the name, and where and when in small."""
        return tuple(
            Entry(
                card.path,
                card.name,
                " · ".join(part for part in (card.where, card.rule or card.when) if part),
                card.lang,
                True,
            )
            for card in self.cards(listings)
        )

    def count(self, number: int) -> str:
        """Return "1 group" or "12 groups"."""
        return self.words.ngettext("%(count)s group", "%(count)s groups", number) % {"count": number}


def pages(page: ListPage) -> Iterator[ListPage]:
    """Cut a page whose cards are too many into several: the first keeps its address, the others are page-2/ and so on beneath it."""
    chunks = list(_chunks(page.cards, MOST)) or [()]
    paths = tuple(
        page.path if number == 1 else f"{page.path}page-{number}/" for number in range(1, len(chunks) + 1)
    )
    for number, (path, cards) in enumerate(zip(paths, chunks, strict=True), start=1):
        kept = page if number == 1 else replace(page, links=(), after=(), lead="")
        yield replace(kept, path=path, cards=cards, number=number, others=paths if len(paths) > 1 else ())


def soonest_first(listings: Iterable[Listing]) -> list[Listing]:
    """Return listings in the order of their next meetings; those without one come last, by id."""
    dated = [(listing, listing.next) for listing in listings]
    known = sorted((soonest.start, listing.group.id, listing) for listing, soonest in dated if soonest)
    return [listing for _, _, listing in known] + [listing for listing, soonest in dated if not soonest]


def render(made: Iterable[ListPage], directory: Directory, shell: Shell, words: Words) -> Iterator[Output]:
    """Give list pages as files."""
    engine = environment(directory.settings.language)
    engine.globals["cards"] = _Cards(engine)
    template, paper = engine.get_template("list.html"), papers_of(directory, engine, words)
    for page in made:
        frame = shell.page(page.path, title=_title(page, words), description=page.lead, current=FIND)
        ids = [card.id for part in page.cards for card in part.cards] if page.printed else []
        yield (
            page_file(page.path),
            template.render(
                cg=frame,
                page=page,
                tag=words.tag,
                papers={id: paper(directory.by_id[id]) for id in ids},
            ).encode(),
        )


class _Cards:
    """Cards as HTML. A listing stands on several pages, which differ in the way to the site's root: its card is rendered once."""

    _ROOT = "\0"
    _PAPER = "\1"

    def __init__(self, engine: Environment) -> None:
        self._macro = engine.get_template("card.html").module.card  # type: ignore[attr-defined]
        self._known: dict[tuple[str, str], list[str]] = {}

    def __call__(
        self, cards: Iterable[Card], base: str, heading: str, papers: Mapping[str, Markup]
    ) -> Markup:
        """Return cards one after the other.

        `base` leads to the site's root, `heading` is the element of their names, `papers` has what only paper shows of them by id.
        """
        texts = (
            base.join(self._parts(card, heading)).replace(self._PAPER, papers.get(card.id, ""))
            for card in cards
        )
        return Markup("".join(texts))  # noqa: S704 - of templates that escape

    def _parts(self, card: Card, heading: str) -> list[str]:
        key = card.id, heading
        if key not in self._known:
            self._known[key] = str(self._macro(card, self._ROOT, heading, self._PAPER)).split(self._ROOT)
        return self._known[key]


def _title(page: ListPage, words: Words) -> str:
    if page.number == 1:
        return page.title
    return words.gettext("%(title)s, page %(number)s") % {"title": page.title, "number": page.number}


def _chunks(lists: Sequence[CardList], most: int) -> Iterator[tuple[CardList, ...]]:
    """Cut lists into pages of at most `most` cards; a list that goes on keeps its heading."""
    current: list[CardList] = []
    room = most
    for part in lists:
        cards = part.cards
        while len(cards) > room:
            if room:
                current.append(replace(part, cards=cards[:room], more=None))
            yield tuple(current)
            current, cards, room = [], cards[room:], most
        current.append(replace(part, cards=cards))
        room -= len(cards)
    if current:
        yield tuple(current)
