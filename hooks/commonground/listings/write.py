"""Writes records as the YAML of listings, in the model's order, so that reading it gives the same records again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from .fields import Choice, Date, Flag, ListOf, Number, Record, Type, Whole, Word, WordMap, fields_of
from .model import GROUP, ORGANIZATION, Group, Organization
from .nodes import FORBIDDEN

BARE = (Choice, Date, Flag, Number, Whole, Word)
"""Types whose texts stand without quotes, as people write them: yes, 2026-11-23."""

_NUMBERLIKE = re.compile(r"[-+.]?[0-9]")
_RESOLVER = yaml.resolver.Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"


def write_listings(organization: Organization | None, groups: Iterable[Group]) -> str:
    """Return the YAML of a file of listings; what has its default is left out.

    Any text survives reading; one that a YAML 1.1 or 1.2 program might take for something else stands in quotes.
    """
    written: str = yaml.emit(_file(organization, groups), allow_unicode=True, width=1_000_000)
    return written


def _file(organization: Organization | None, groups: Iterable[Group]) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield _mapping()
    if organization is not None:
        yield _scalar("organization", bare=True)
        yield from _record(organization, ORGANIZATION)
    yield _scalar("groups", bare=True)
    yield _list()
    for group in groups:
        yield from _record(group, GROUP)
    yield yaml.SequenceEndEvent()
    yield yaml.MappingEndEvent()
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _record(record: Any, type: Record) -> Iterator[yaml.Event]:
    yield _mapping()
    for name, field in fields_of(type.cls).items():
        value = getattr(record, name)
        if value != field.default:
            yield _scalar(name, bare=True)
            yield from _value(value, field.type)
    yield yaml.MappingEndEvent()


def _value(value: Any, type: Type) -> Iterator[yaml.Event]:
    if isinstance(type, Record):
        yield from _record(value, type)
    elif isinstance(type, ListOf):
        yield from _items(value, type)
    elif isinstance(type, WordMap):
        yield from _words(value)
    else:
        yield _scalar(type.text(value), bare=isinstance(type, BARE))


def _items(values: Sequence[Any], type: ListOf) -> Iterator[yaml.Event]:
    yield _list(flow=not isinstance(type.item, Record))
    for value in values:
        yield from _value(value, type.item)
    yield yaml.SequenceEndEvent()


def _words(states: Mapping[str, str]) -> Iterator[yaml.Event]:
    yield _mapping(flow=True)
    for word, state in states.items():
        yield _scalar(word, bare=True)
        yield _scalar(state, bare=True)
    yield yaml.MappingEndEvent()


def _scalar(text: str, *, bare: bool) -> yaml.Event:
    style = None if bare else _style(text)
    return yaml.ScalarEvent(None, None, (True, True), text, style=style)


def _style(text: str) -> str | None:
    if FORBIDDEN.search(text) or "\r" in text:
        return '"'  # where they are escaped
    if "\n" in text:
        return "|"
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return '"' if tag != _TEXT_TAG or _NUMBERLIKE.match(text) else None


def _mapping(*, flow: bool = False) -> yaml.Event:
    return yaml.MappingStartEvent(None, None, implicit=True, flow_style=flow)


def _list(*, flow: bool = False) -> yaml.Event:
    return yaml.SequenceStartEvent(None, None, implicit=True, flow_style=flow)
