"""Writes records as the YAML of listings, in the model's order, so that reading it gives the same records again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from . import nodes
from .fields import (
    Choice,
    Date,
    Flag,
    ListOf,
    Number,
    Record,
    Type,
    Whole,
    Word,
    WordMap,
    declare,
    fields_of,
)
from .model import GROUP, ORGANIZATION, Group, Organization
from .nodes import FORBIDDEN, Node, Scalar

BARE = (Choice, Date, Flag, Number, Whole, Word)
"""Types whose texts stand without quotes, as people write them: yes, 2026-11-23."""

_NUMBERLIKE = re.compile(r"[-+.]?[0-9]")
_RESOLVER = yaml.resolver.Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The two keys of a file of listings."""

    organization: Organization | None = declare(ORGANIZATION, "", "")
    groups: tuple[Group, ...] | None = declare(ListOf(GROUP), "", "")


FILE = Record(_File)
"""The type of a whole file."""


def write_listings(organization: Organization | None, groups: Iterable[Group]) -> str:
    """Return the YAML of a file of listings; what has its default is left out.

    Any text survives reading; one that a YAML 1.1 or 1.2 program might take for something else stands in quotes.
    """
    return write_nodes(_node(_File(organization=organization, groups=tuple(groups)), FILE), FILE)


def write_nodes(root: Node, type: Type) -> str:
    """Return the YAML of nodes as they follow each other: records in lines, lists of values on one, quoted as `type` has them."""
    written: str = yaml.emit(_document(root, type), allow_unicode=True, width=1_000_000)
    return written


def is_block(node: Node, type: Type | None) -> bool:
    """Whether a node is written in lines of its own: all but texts, lists of texts, and words with yes and no."""
    if isinstance(node, nodes.Mapping):
        return bool(node.entries) and not isinstance(type, WordMap)
    return isinstance(node, nodes.Sequence) and any(not isinstance(item, Scalar) for item in node.items)


def types_of(type: Type | None) -> Mapping[str, Type]:
    """Return the type of each key that a mapping of this type may have, where the model names them."""
    return (
        {name: field.type for name, field in fields_of(type.cls).items()} if isinstance(type, Record) else {}
    )


def _node(value: Any, type: Type) -> Node:
    """Return a value as the node that it is read from."""
    if isinstance(type, Record):
        said = {name: getattr(value, name) for name in fields_of(type.cls)}
        fields = fields_of(type.cls)
        return _mapping_of(
            {
                name: _node(said[name], field.type)
                for name, field in fields.items()
                if said[name] != field.default
            }
        )
    if isinstance(type, ListOf):
        return nodes.Sequence(0, 0, [_node(item, type.item) for item in value])
    if isinstance(type, WordMap):
        return _mapping_of({word: _node(state, type.state) for word, state in value.items()})
    return Scalar(type.text(value), 0, 0, plain=False)


def _mapping_of(entries: Mapping[str, Node]) -> nodes.Mapping:
    return nodes.Mapping(0, 0, {name: (Scalar(name, 0, 0), node) for name, node in entries.items()})


def _document(root: Node, type: Type) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events(root, type)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _events(node: Node, type: Type | None) -> Iterator[yaml.Event]:
    flow = not is_block(node, type)
    if isinstance(node, nodes.Mapping):
        types = types_of(type)
        state = type.state if isinstance(type, WordMap) else None
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=flow)
        for name, (_, value) in node.entries.items():
            yield _scalar(name, bare=True)
            yield from _events(value, types.get(name, state))
        yield yaml.MappingEndEvent()
    elif isinstance(node, nodes.Sequence):
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=flow)
        for item in node.items:
            yield from _events(item, type.item if isinstance(type, ListOf) else None)
        yield yaml.SequenceEndEvent()
    else:
        yield _scalar(node.text, bare=isinstance(type, BARE) or nodes.is_empty(node))


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
