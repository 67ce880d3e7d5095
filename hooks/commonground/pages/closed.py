"""Pages that stay: of groups that closed, which lead to the nearest open ones, and of older ids, which lead to the present one."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from ..directory import Directory, Listing
from .addresses import FIND, group_path, page_file
from .card import cards_of, lang_of
from .environment import environment
from .nearest import Neighbors
from .shell import Shell
from .words import Words

Output = tuple[str, bytes]


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the page of every closed listing and of every older id."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    engine = environment(directory.settings.language)
    template = engine.get_template("closed.html")
    neighbors = Neighbors(directory) if directory.closed else None
    card_for = cards_of(directory, words)
    for listing in directory.closed:
        group = listing.group
        title = words.gettext("Group page") if directory.settings.discreet_titles else group.name
        frame = shell.page(group_path(group.id), title=title, current=FIND, robots="noindex")
        near = neighbors.of(listing) if neighbors else ()
        page = template.render(
            cg=frame,
            group=group,
            lang=lang_of(group, words),
            closed_on=words.date(group.closed_on) if group.closed_on else "",
            successor=_successor(listing, directory),
            near=list(map(card_for, near)),
            tag=words.tag,
        )
        yield page_file(group_path(group.id)), page.encode()
    yield from _moved(directory, shell, words, engine)


def _moved(directory: Directory, shell: Shell, words: Words, engine: Environment) -> Iterator[Output]:
    template = engine.get_template("moved.html")
    ids = {listing.group.id for listing in (*directory.listings, *directory.closed)}
    for old, listing in sorted(directory.by_id.items()):
        if old not in ids:
            # The frame is that of the page it leads to, so that the canonical address is too.
            title = words.gettext("Group page") if directory.settings.discreet_titles else listing.group.name
            frame = shell.page(group_path(listing.group.id), title=title, current=FIND, robots="noindex")
            page = template.render(
                cg=frame, group=listing.group, lang=lang_of(listing.group, words), tag=words.tag
            )
            yield page_file(group_path(old)), page.encode()


def _successor(listing: Listing, directory: Directory) -> tuple[str, str] | None:
    """Return the address and the name of the listing that a closed one went over to: the last of them, where that one moved on too."""
    way = [listing]
    while (following := directory.by_id.get(way[-1].group.moved_to or "")) and following not in way:
        way.append(following)
    last = way[-1].group
    return (group_path(last.id), last.name) if len(way) > 1 else None
