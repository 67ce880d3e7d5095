"""Citations: `[@key]` and `[@key, p. 3]` in Markdown become numbered, linked notes, and a list of sources at the end of the page.

A work has one number on a page, however often it is cited; each place has an address of its own, so that the list can lead back to it.
Nothing inside code is touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from ..listings.near import did_you_mean
from .works import Work

Say = Callable[[str], str]

CITATION = re.compile(r"\[@(?P<key>[^\s\],;\[\]]+)(?:,[ ]*(?P<where>[^\]\n]{1,80}))?\]")
SHORTCODE = re.compile(r"<!--\s*cg:(?P<name>[^\s>]*)\s*-->")
_TOKEN = re.compile(
    rf"""
      ^(?P<fence>`{{3,}}|~{{3,}})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)   # a fenced block of code
    | (?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)                          # code in a line
    | (?P<citation>{CITATION.pattern})
    | (?P<shortcode>{SHORTCODE.pattern})
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A citation or a shortcode in a page: which, what stands in it, and where (line and column from 1)."""

    kind: str
    name: str
    where: str
    line: int
    column: int
    start: int
    end: int


def tokens(markdown: str) -> Iterator[Token]:
    """Yield the citations (`[@key]`) and shortcodes (`<!-- cg:name -->`) of a text, outside code, in order."""
    line, line_start, last = 1, 0, 0
    for match in _TOKEN.finditer(markdown):
        between = markdown.count("\n", last, match.start())
        if between:
            line += between
            line_start = markdown.rfind("\n", 0, match.start()) + 1
        last = match.start()
        column = match.start() - line_start + 1
        if match["citation"]:
            yield Token(
                "citation",
                match["key"],
                (match["where"] or "").strip(),
                line,
                column,
                match.start(),
                match.end(),
            )
        elif match["shortcode"]:
            yield Token("shortcode", match["name"], "", line, column, match.start(), match.end())


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as it stands in the list of one page: its number, the work, and the addresses of the places that cite it."""

    number: int
    work: Work
    places: list[str]


@dataclass(slots=True)
class Notes:
    """The notes of one page, numbered in the order in which they come."""

    works: Mapping[str, Work]
    say: Say
    cited: dict[str, Cited] = field(default_factory=dict)

    def note(self, key: str, where: str = "") -> Markup:
        """Return the note that cites a work, as HTML; KeyError where the work is not known."""
        found = self.cited.get(key)
        if found is None:
            found = self.cited[key] = Cited(len(self.cited) + 1, self.works[key], [])
        place = f"cite-{found.number}-{len(found.places) + 1}"
        found.places.append(place)
        source = self.say("Source")
        label = f"{source} {found.number}{': ' if where else ''}{where}"
        shown = f"{found.number}, {where}" if where else str(found.number)
        return Markup('<sup class="note"><a id="{}" href="#source-{}" aria-label="{}">[{}]</a></sup>').format(
            place, found.number, label, shown
        )

    def suggestion(self, key: str) -> str:
        """Return what to do about a key that is not known."""
        return did_you_mean(key, self.works) or "add the work to data/sources.yaml after reading it"
