"""How `fmt` would write the files that a change touches: the lines to replace, as a reviewer can suggest them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..listings.canonical import canonical_text
from .compare import touched_files
from .states import State

FILES = 20
"""Files that are looked at; a change to more of them is no one's to rewrite line by line."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Lines of a file, from `first` to `last`, counted from 1, and the lines that `fmt` writes in their place."""

    first: int
    last: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A file that is not in canonical form, and what `fmt` would replace in it; `is_new` where the change brings the whole file."""

    file: str
    is_new: bool
    replacements: tuple[Replacement, ...]


def rewritings(before: State, after: State) -> Iterator[Rewriting]:
    """Yield each file that a change touches and that is not in canonical form, though it can be read."""
    touched = [name for name in touched_files(before, after) if name in after.files]
    for name in touched[:FILES]:
        data = after.files[name]
        text, faults = canonical_text(data)
        if not faults and text.encode() != data:
            lines = data.decode("utf-8-sig").splitlines(), text.splitlines()
            yield Rewriting(name, name not in before.files, tuple(_replacements(*lines)))


def _replacements(old: list[str], new: list[str]) -> Iterator[Replacement]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if (
            a == b
        ):  # lines come in: the line before them, or else the one after, is replaced by itself and them
            a, c = (a - 1, c - 1) if a else (a, c)
            b, d = (b, d) if b > a else (b + 1, d + 1)
        yield Replacement(a + 1, b, tuple(old[a:b]), tuple(new[c:d]))
