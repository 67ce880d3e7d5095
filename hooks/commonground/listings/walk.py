"""Goes through a record and finds every value of some types, with the pointer that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from .fields import ListOf, Record, Type, fields_of
from .nodes import Pointer

_Step = tuple[str, bool, "tuple[_Step, ...] | None"]


def values(record: Any, *types: type[Type]) -> Iterator[tuple[Pointer, Any]]:
    """Yield every value whose field is of one of `types`, in the model's order: those of its parts and of lists too."""
    found: list[tuple[Pointer, Any]] = []
    _add(record, _steps(record.__class__, types), (), found)
    return iter(found)


def _add(record: Any, steps: tuple[_Step, ...], pointer: Pointer, found: list[tuple[Pointer, Any]]) -> None:
    for name, listed, inner in steps:
        value = getattr(record, name)
        if value is None or value == ():
            continue
        for index, item in enumerate(value if listed else (value,)):
            place = (*pointer, name, index) if listed else (*pointer, name)
            if inner is None:
                found.append((place, item))
            else:
                _add(item, inner, place, found)


@cache
def _steps(cls: type, types: tuple[type[Type], ...]) -> tuple[_Step, ...]:
    """Return the fields of a class that lead to values of `types`: name, whether it is a list, and the steps inside."""
    steps: list[_Step] = []
    for name, field in fields_of(cls).items():
        listed = isinstance(field.type, ListOf)
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, Record):
            within = _steps(inner.cls, types)
            if within:
                steps.append((name, listed, within))
        elif isinstance(inner, types):
            steps.append((name, listed, None))
    return tuple(steps)
