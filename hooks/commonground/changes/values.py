"""The values of a record one beside the other, in the model's order, each as the text that a file has for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..listings.fields import ListOf, Record, Type, WordMap, fields_of
from ..listings.nodes import Pointer


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else now: its names and its label for people, and each side's text and pointer.

    A side that says nothing has None. `names` has no numbers in it: ("meetings", "join", "url").
    """

    names: tuple[str, ...]
    label: str
    old: str | None
    new: str | None
    old_pointer: Pointer
    new_pointer: Pointer


@dataclass(frozen=True, slots=True)
class _Where:
    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    old: Pointer = ()
    new: Pointer = ()

    def inside(self, name: str, label: str) -> _Where:
        return _Where((*self.names, name), (*self.labels, label), (*self.old, name), (*self.new, name))

    def numbered(self, old: int | None, new: int | None) -> _Where:
        *before, label = self.labels
        number = (old if new is None else new) or 0
        there = (
            (self.old if old is None else (*self.old, old)),
            (self.new if new is None else (*self.new, new)),
        )
        return _Where(self.names, (*before, f"{label} {number + 1}"), *there)


def differences(old: Any, new: Any, type: Type) -> Iterator[Difference]:
    """Yield each field in which two values of a type differ; a value that is None says nothing.

    Items of a list of records are laid beside each other: those alike first, the others as they follow each other.
    """
    yield from _differences(old, new, type, _Where())


def _differences(old: Any, new: Any, type: Type, where: _Where) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(type, Record):
        for name, field in fields_of(type.cls).items():
            said_old, said_new = (
                _said(side, name, field.default, other) for side, other in ((old, new), (new, old))
            )
            yield from _differences(said_old, said_new, field.type, where.inside(name, field.label))
    elif isinstance(type, ListOf) and isinstance(type.item, Record):
        for at_old, at_new in _beside(old or (), new or ()):
            sides = (None if at_old is None else old[at_old]), (None if at_new is None else new[at_new])
            yield from _differences(*sides, type.item, where.numbered(at_old, at_new))
    elif isinstance(type, WordMap):
        for word in dict.fromkeys([*(old or {}), *(new or {})]):
            sides = (old or {}).get(word), (new or {}).get(word)
            yield from _differences(*sides, type.state, where.inside(word, word))
    else:
        texts = _text(old, type), _text(new, type)
        if texts[0] != texts[1]:
            yield Difference(where.names, " – ".join(where.labels), *texts, where.old, where.new)


def _said(record: Any, name: str, default: Any, other: Any) -> Any:
    """Return what a record says of a field; a default beside a record that is not there says nothing."""
    if record is None:
        return None
    value = getattr(record, name)
    return None if other is None and value == default else value


def _text(value: Any, type: Type) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(type, ListOf):
        return ", ".join(type.item.text(item) for item in value)
    return type.text(value)


def _beside(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of items that belong together, in the order of the new list; what went comes last."""
    left = list(range(len(old)))
    alike: dict[int, int] = {}
    for at, item in enumerate(new):
        same = next((place for place in left if old[place] == item), None)
        if same is not None:
            alike[at] = same
            left.remove(same)
    for at in range(len(new)):
        yield alike[at] if at in alike else (left.pop(0) if left else None), at
    yield from ((place, None) for place in left)
