"""Finds what a text says about listings: a file of listings, or answers (docs/reference/answers.md); between other words, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from ..listings import nodes
from ..listings.nodes import Mapping, Node, Scalar

_FENCED = re.compile(r"(?ms)^[ \t]*(`{3,}|~{3,})[^\n]*\n(.*?)^[ \t]*\1[ \t]*$")
_BEGIN = re.compile(r"(?m)^(?:organization|groups|as_of|still_right|closed):")
_GOES_ON = re.compile(r"(?:[ \t]|-[ \t]|#|$|(?:organization|groups|as_of|still_right|closed):)")


@dataclass(frozen=True, slots=True)
class Listings:
    """A file of listings that was sent."""

    root: Mapping

    @property
    def groups(self) -> tuple[Node, ...]:
        """The listings of the file, as nodes."""
        groups = self.root.entries["groups"][1]
        return tuple(groups.items) if isinstance(groups, nodes.Sequence) else ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the listings, as far as they have one."""
        return tuple(filter(None, (nodes.text_of(group, "id") for group in self.groups)))


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: the day, the ids of listings that are still right, and those that have closed, with the day."""

    as_of: date | None
    still_right: tuple[str, ...] = ()
    closed: dict[str, date] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every listing that is spoken of, once."""
        return tuple(dict.fromkeys((*self.still_right, *self.closed)))


def document_in(text: str) -> Listings | Answers | str | None:
    """Return the first document of a text; in words what is wrong with it, where it begins like one; None where there is none."""
    wrong: str | None = None
    for candidate in _candidates(text):
        found = _read(candidate)
        if isinstance(found, str):
            wrong = wrong or found
        elif found is not None:
            return found
    return wrong


def _candidates(text: str) -> Iterator[str]:
    for match in _FENCED.finditer(text):
        yield match[2]
    for match in _BEGIN.finditer(text):
        lines = text[match.start() :].split("\n")
        end = next((at for at, line in enumerate(lines) if not _GOES_ON.match(line)), len(lines))
        yield "\n".join(lines[:end]).rstrip() + "\n"


def _read(text: str) -> Listings | Answers | str | None:
    if not _BEGIN.search(text):
        return None
    root, faults = nodes.read_nodes(text.encode("utf-8", "surrogatepass"))
    if faults:
        return f"line {faults[0].line}: {faults[0].message}"
    if not isinstance(root, Mapping):
        return None
    if isinstance(root.entries.get("groups", (None, None))[1], nodes.Sequence):
        return Listings(root)
    if {"still_right", "closed"} & {*root.entries}:
        return _answers(root)
    return None


def _answers(root: Mapping) -> Answers | str:
    said = {name: node for name, (_, node) in root.entries.items()}
    day = _day(said.get("as_of"))
    right = said.get("still_right")
    ids = (
        [item.text for item in right.items if isinstance(item, Scalar)]
        if isinstance(right, nodes.Sequence)
        else []
    )
    closed: dict[str, date] = {}
    gone = said.get("closed")
    for id, (_, node) in gone.entries.items() if isinstance(gone, Mapping) else ():
        since = _day(node) or day
        if since is None:
            return f"closed: {id[:64]} has no day; write it as 2026-11-23"
        closed[id] = since
    if not ids and not closed:
        return "the answer names no listing"
    return Answers(day, tuple(dict.fromkeys(ids)), closed)


def _day(node: Node | None) -> date | None:
    try:
        return date.fromisoformat(node.text) if isinstance(node, Scalar) else None
    except ValueError:
        return None
