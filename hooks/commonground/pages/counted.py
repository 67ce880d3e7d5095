"""How many groups of a kind are listed, put into pages of prose: `<!-- cg:count topics/grief audiences/bereaved -->` becomes links.

Prose is made and kept without looking at a listing (see engine.py), so this is done when prose and directory come together, at every build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from ..directory import Directory
from ..listings.model import Group
from ..prose.kinds import FACETS
from .addresses import FIND, NETWORKS, ONLINE, PHONE, topic_path
from .environment import environment
from .words import Words

_KIND = f"(?:{'|'.join(FACETS)})/[a-z0-9-]+"
PLACEHOLDER = re.compile(f"<!-- cg:count ({_KIND}(?: {_KIND})*) -->".encode())

_Said = tuple[tuple[str, ...], ...]
"""What a listing says of each of FACETS, in their order."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many listings of a kind there are: groups, those of them that can be joined from anywhere (where the kind does not say it),
    warmlines and networks.
    """

    path: str
    label: str
    groups: int
    remote: int
    warmlines: int
    networks: int


def fill(folder: Path, names: Iterable[str], directory: Directory) -> None:
    """Put the numbers into those files in `folder`, of these names, that ask for them."""
    asking = {}
    for name in names:
        if name.endswith(".html"):
            page = (folder / name).read_bytes()
            if PLACEHOLDER.search(page):
                asking[name] = page
    if not asking:
        return
    asked = {"kind/network", "kind/warmline", "kind/group"} | {
        kind for page in asking.values() for found in PLACEHOLDER.findall(page) for kind in _kinds(found)
    }
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    counted = count(asked, directory, words)
    engine = environment(directory.settings.language)
    engine.globals["numbers"] = partial(_numbers, words)
    template = engine.get_template("counted.html")

    def shown(found: re.Match[bytes], base: str) -> bytes:
        kinds = [counted[kind] for kind in _kinds(found[1])]
        return template.render(
            listed=[kind for kind in kinds if kind.groups or kind.warmlines or kind.networks],
            networks=counted["kind/network"].networks,
            anywhere=counted["kind/warmline"].warmlines or counted["kind/group"].remote,
            base=base,
            find=FIND,
            online=ONLINE,
            all_networks=NETWORKS,
        ).encode()

    for name, page in asking.items():
        to_root = "../" * name.count("/") or "./"
        (folder / name).write_bytes(PLACEHOLDER.sub(partial(shown, base=to_root), page))


def count(asked: Iterable[str], directory: Directory, words: Words) -> dict[str, Counted]:
    """Return how many listings there are of each kind that is asked for ("topics/grief")."""
    by_facet: dict[str, set[str]] = {}
    for kind in asked:
        facet, _, word = kind.partition("/")
        by_facet.setdefault(facet, set()).add(word)
    numbers: Counter[tuple[str, str, str]] = Counter()
    # Many listings say the same, and each of these is looked through once.
    for said, alike in Counter(_said(listing.group) for listing in directory.listings).items():
        of = dict(zip(FACETS, said, strict=True))
        (kind,) = of["kind"]
        remote = kind == "group" and any(format != "in-person" for format in of["formats"])
        for facet, wanted in by_facet.items():
            for word in wanted.intersection(of[facet]):
                numbers[facet, word, kind] += alike
                if remote and facet != "formats":
                    numbers[facet, word, "remote"] += alike
    return {
        f"{facet}/{word}": Counted(
            path=_path(facet, word),
            label=words.label(facet, word),
            groups=numbers[facet, word, "group"],
            remote=numbers[facet, word, "remote"],
            warmlines=numbers[facet, word, "warmline"],
            networks=numbers[facet, word, "network"],
        )
        for facet, wanted in by_facet.items()
        for word in wanted
    }


def explained_for(
    explained: Iterable[tuple[str, str, str]], most: int = 2
) -> Callable[[Group], tuple[tuple[str, str], ...]]:
    """Return what gives the pages that explain what kind of group one is, at most so many: the address and the title of each."""
    by_kind = {kind: (path, title) for kind, path, title in explained}

    @lru_cache(10_000)
    def pages(said: _Said) -> tuple[tuple[str, str], ...]:
        kinds = (f"{facet}/{word}" for facet, values in zip(FACETS, said, strict=True) for word in values)
        return tuple(dict.fromkeys(by_kind[kind] for kind in kinds if kind in by_kind))[:most]

    return lambda group: pages(_said(group))


def _said(group: Group) -> _Said:
    formats = tuple([meeting.format for meeting in group.meetings])
    return group.audiences, (group.model,) if group.model else (), group.topics, (group.kind,), formats


def _numbers(words: Words, kind: Counted) -> str:
    """Return how many there are: "12 groups, 3 of them online or by phone; 2 networks with finders of their own"."""
    groups = words.ngettext("%(count)s group", "%(count)s groups", kind.groups) % {"count": kind.groups}
    if kind.remote:
        some = words.gettext("%(groups)s, %(count)s of them online or by phone")
        every = words.gettext("%(groups)s, online or by phone")
        groups = (some if kind.remote < kind.groups else every) % {"groups": groups, "count": kind.remote}
    lines = words.ngettext("%(count)s phone line", "%(count)s phone lines", kind.warmlines) % {
        "count": kind.warmlines
    }
    networks = words.ngettext(
        "%(count)s network with a finder of its own",
        "%(count)s networks with finders of their own",
        kind.networks,
    ) % {"count": kind.networks}
    parts = ((kind.groups, groups), (kind.warmlines, lines), (kind.networks, networks))
    return "; ".join(said for number, said in parts if number)


def _kinds(found: bytes) -> list[str]:
    return found.decode().split()


def _path(facet: str, word: str) -> str:
    """Return where the listings of a kind are shown: the page of a topic, a page of what can be joined from anywhere, or the finder."""
    if facet == "topics":
        return topic_path(word)
    if (facet, word) == ("kind", "network"):
        return NETWORKS
    if (facet, word) in (("kind", "warmline"), ("formats", "phone")):
        return PHONE
    if facet in ("kind", "formats"):
        return ONLINE if word.startswith("online") else FIND
    return f"{FIND}#{facet}={word}"
