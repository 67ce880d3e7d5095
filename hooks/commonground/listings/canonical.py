"""Puts a file of listings into its one canonical form: fields in the model's order, groups by id, values as they are written.

Nothing is lost: comments stay beside what they speak of, and what the model does not know, or cannot read, stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .clock import certain_time
from .comments import Comment, comments_of, with_comments
from .fields import ListOf, Time, Type, WordMap
from .model import GROUP
from .nodes import Fault, Mapping, Node, Sequence, is_empty, read_nodes, text_of
from .write import FILE, types_of, write_nodes


def canonical_text(data: bytes) -> tuple[str, list[Fault]]:
    """Return a file of listings in canonical form, and no faults; or every fault that keeps it from being read."""
    root, faults = read_nodes(data)
    if root is None or faults:
        return "", faults or [Fault("no-groups", 1, 1, "the file is empty")]
    source = data.decode("utf-8").removeprefix("\ufeff")
    comments = comments_of(source, ordered := canonical_node(root, FILE))
    bare = write_nodes(ordered, FILE)
    written, _ = read_nodes(bare.encode())
    if written is None:
        return "", [_unsafe(root)]
    text = with_comments(bare, written, FILE, comments)
    again, faults = read_nodes(text.encode())
    kept = again is not None and not faults and _meaning(again, FILE) == _meaning(root, FILE)
    return (
        (text, [])
        if kept and _texts(comments_of(text, written)) == _texts(comments)
        else ("", [_unsafe(root)])
    )


def canonical_node(node: Node, type: Type | None) -> Node:
    """Return a node with fields in the model's order, groups by id, and each value as it is written; lines and columns stay."""
    if isinstance(node, Mapping):
        types = types_of(type)
        state = type.state if isinstance(type, WordMap) else None
        order = {name: at for at, name in enumerate(types)}
        names = sorted(node.entries, key=lambda name: order.get(name, len(order)))
        entries = {name: node.entries[name] for name in names}
        return replace(
            node,
            entries={
                name: (key, canonical_node(value, types.get(name, state)))
                for name, (key, value) in entries.items()
            },
        )
    if isinstance(node, Sequence):
        item = type.item if isinstance(type, ListOf) else None
        items = sorted(node.items, key=_by_id) if item is GROUP else node.items
        return replace(node, items=[canonical_node(each, item) for each in items])
    return node if is_empty(node) else replace(node, text=canonical_value(node.text, type))


def canonical_value(text: str, type: Type | None) -> str:
    """Return the text of a value as it is written; one that its type cannot read stays as it is."""
    try:
        value = _value(text, type)
        return type.text(value) if type else text
    except ValueError:
        return text


def _value(text: str, type: Type | None) -> Any:
    """Return what a text means, times in the forms of people too; raise ValueError where it means nothing."""
    if type is None or type.compound:
        return text
    certain = certain_time(text) if isinstance(type, Time) else None
    return type.parse(text) if certain is None else certain


def _by_id(node: Node) -> tuple[bool, str]:
    """Return what groups are sorted by: their id; those without one stay behind the others."""
    id = text_of(node, "id")
    return id is None, id or ""


def _meaning(node: Node, type: Type | None) -> Any:
    """Return all that reading takes from a node: what does not depend on how, or in which order, it was written."""
    if isinstance(node, Mapping):
        types = types_of(type)
        return {name: _meaning(value, types.get(name)) for name, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        item = type.item if isinstance(type, ListOf) else None
        items = sorted(node.items, key=_by_id) if item is GROUP else node.items
        return [_meaning(each, item) for each in items]
    try:
        return None if is_empty(node) else _value(node.text, type)
    except ValueError:
        return node.text


def _texts(comments: list[Comment]) -> list[str]:
    return sorted(comment.text for comment in comments)


def _unsafe(root: Node) -> Fault:
    message = "it cannot be put into canonical form without changing what it says"
    return Fault(
        "not-formatted",
        root.line,
        root.column,
        message,
        "see what check says of it, and write it more simply",
    )
