"""The columns that a spreadsheet of groups may have: the fields of the model, and what each cell may say.

A column is named as its field, with dots between a part and its field: `name`, `cost.kind`, `access.hearing-loop`, `meetings.place.town`.
What belongs to a meeting may be named without `meetings.` where a group has no such field itself: `every`, `place.town`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..listings.canonical import canonical_value
from ..listings.fields import (
    THREE_STATE,
    Choice,
    Country,
    Field,
    Flag,
    ListOf,
    Record,
    Type,
    Word,
    WordMap,
    fields_of,
)
from ..listings.model import Group, Organization
from ..listings.nodes import Pointer
from ..listings.vocabulary import Vocabulary
from ..places.countries import country_code

MANY = ";"
"""The sign between the values of one cell."""

_MEETING = "meetings."
_TRUTHS = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field that it fills, where that stands in a listing (or a meeting of it, or the organization), and its type."""

    field: Field
    part: str
    pointer: Pointer
    type: Type


def columns(vocabulary: Vocabulary) -> Mapping[str, Column]:
    """Return every column by each of its names, in the model's order."""
    groups = dict(_columns(Group, "", (), "group", vocabulary))
    short = {
        name.removeprefix(_MEETING): column for name, column in groups.items() if name.startswith(_MEETING)
    }
    organization = dict(_columns(Organization, "organization.", (), "organization", vocabulary))
    organization.pop("organization.id")
    return short | groups | organization


def cell_texts(text: str, type: Type) -> list[str]:
    """Return the texts that a cell stands for, each as it is written in a listing."""
    texts = text.split(MANY) if isinstance(type, ListOf) else [text]
    inner = type.item if isinstance(type, ListOf) else type
    return [canonical_value(_as_written(each.strip(), inner), inner) for each in texts if each.strip()]


def _columns(
    cls: type, prefix: str, pointer: Pointer, part: str, vocabulary: Vocabulary
) -> Iterator[tuple[str, Column]]:
    for name, field in fields_of(cls).items():
        inner = field.type.item if isinstance(field.type, ListOf) else field.type
        if isinstance(inner, Record):
            listed = isinstance(field.type, ListOf)
            below: Pointer = () if listed else (*pointer, name)
            yield from _columns(
                inner.cls, f"{prefix}{name}.", below, "meeting" if listed else part, vocabulary
            )
        elif isinstance(field.type, WordMap):
            for word in vocabulary.words(field.type.facet):
                yield f"{prefix}{name}.{word}", Column(field, part, (*pointer, name, word), field.type.state)
        else:
            yield f"{prefix}{name}", Column(field, part, (*pointer, name), field.type)


def _as_written(text: str, type: Type) -> str:
    """Return the text of a cell without what spreadsheets do to it: capitals, TRUE for yes, the name of a country for its code."""
    if isinstance(type, Country):
        return country_code(text) or text
    if isinstance(type, Flag):
        return {"yes": "true", "no": "false"}.get(text.lower(), text.lower())
    if isinstance(type, Choice | Word):
        word = "-".join(text.lower().split())
        return _TRUTHS.get(word, word) if type == THREE_STATE else word
    return text
