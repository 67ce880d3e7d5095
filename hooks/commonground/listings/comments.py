"""Finds the comments of a file of listings, what each stands beside, and puts them beside the same things in another text.

A comment on a line of its own speaks of what comes next, unless it is indented like the lines before it: then it ends them. One behind
a value speaks of that value. What it stands beside is told by pointer, so it stays there wherever the value goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import yaml

from .fields import ListOf, Type
from .nodes import LINE_END, LOADER, Mapping, Node, Pointer, Scalar, find
from .nodes import Sequence as List
from .write import is_block, types_of

_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")

Part = Literal["above", "beside", "after"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its sign #, and where it stands: a line above a value, behind it on its line, or in a line after its last."""

    text: str
    part: Part
    pointer: Pointer


def comments_of(text: str, root: Node) -> list[Comment]:
    """Return the comments of a text of YAML that reads as `root`, in their order.

    The nodes keep the lines and columns of the text, but may have been put in another order: pointers are of that order.
    """
    anchors = _Anchors(root)
    return [anchors.comment(*found) for found in _found(text)]


def with_comments(text: str, root: Node, type: Type, comments: Sequence[Comment]) -> str:
    """Return a canonical text, which reads as `root`, with the comments put beside what they stand beside."""
    lines = text.splitlines()
    anchors = _Anchors(root)
    above: dict[int, list[str]] = defaultdict(list)
    beside: dict[int, list[str]] = defaultdict(list)
    after: dict[int, list[str]] = defaultdict(list)
    for comment in comments:
        line, _ = find(root, comment.pointer, at="key")
        node, node_type = _at(root, type, comment.pointer)
        if comment.part == "after" and is_block(node, node_type):
            end = anchors.last_line(comment.pointer) or len(lines)
            after[end].append(" " * (node.column - 1) + comment.text)
        else:
            (beside if comment.part == "beside" else above)[line].append(comment.text)
    return "".join(
        f"{written}\n"
        for number, line_text in enumerate(lines, start=1)
        for written in (
            *_annotated(line_text, above[number], beside[number]),
            *sorted(after[number], key=_indent, reverse=True),
        )
    )


def _annotated(line: str, above: list[str], beside: list[str]) -> Iterator[str]:
    """Yield a line with the comments above it and behind it, where only one has room."""
    stacked = above if len(beside) == 1 else above + beside
    yield from (f"{_indent(line)}{comment}" for comment in stacked)
    yield f"{line}  {beside[0]}" if len(beside) == 1 else line


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _at(node: Node, type: Type | None, pointer: Pointer) -> tuple[Node, Type | None]:
    """Return what a pointer leads to, and its type where the model has one."""
    for step in pointer:
        if isinstance(node, Mapping):
            node, type = node.entries[str(step)][1], types_of(type).get(str(step))
        elif isinstance(node, List) and isinstance(step, int):
            node, type = node.items[step], type.item if isinstance(type, ListOf) else None
    return node, type


def _found(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield each comment with its line and what stands before it there."""
    begins = [0, *(match.end() for match in LINE_END.finditer(text))]
    for start, end in _gaps(text):
        for match in _COMMENT.finditer(text, start, end):
            line = bisect_right(begins, match.start())
            yield match.group().rstrip(), line, text[begins[line - 1] : match.start()]


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that belong to no token, where nothing but spaces and comments stands.

    The sign that begins a block of text may have a comment behind it, which the scanner counts to the block.
    """
    reached = 0
    for token in yaml.scan(text, Loader=LOADER):
        start, end = token.start_mark.index, token.end_mark.index
        yield reached, max(start, reached)
        if isinstance(token, yaml.ScalarToken) and (sign := _BLOCK_TEXT.match(text, start)):
            line_end = LINE_END.search(text, sign.end())
            yield sign.end(), line_end.start() if line_end else len(text)
        reached = max(reached, end)
    yield reached, len(text)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a key or an item begins, and the column of its line's first sign; `node` is its value. Line and column count from 1."""

    line: int
    column: int
    indent: int
    pointer: Pointer
    node: Node


class _Anchors:
    """Where everything in a document begins, in the order of its lines; what holds other things stands before them."""

    def __init__(self, root: Node) -> None:
        walked = _walk(root, (), root.line, root.column, root.column)
        self._anchors = sorted(walked, key=lambda at: (at.line, at.column))
        self._lines = [anchor.line for anchor in self._anchors]
        self._by_pointer = {anchor.pointer: anchor for anchor in self._anchors}

    def comment(self, said: str, line: int, before: str) -> Comment:
        """Return a comment with what it stands beside; `before` is what its line holds before it."""
        if before.strip(" \t-"):
            return Comment(said, "beside", self._beside(line, len(before) + 1))
        index = bisect_right(self._lines, line)
        following = self._anchors[index] if index < len(self._anchors) else None
        column = 1 if "-" in before else len(before) + 1
        if index and (following is None or column > following.indent):
            after = following.pointer if following else None
            ended = self._ended(self._anchors[index - 1].pointer, after, column)
            if ended is not None:
                return Comment(said, "after", ended)
        return Comment(said, "above", following.pointer if following else ())

    def last_line(self, pointer: Pointer) -> int | None:
        """Return the last line of what a pointer leads to; None where it is that of the document."""
        inside = self._anchors.index(self._by_pointer[pointer])
        return next(
            (at.line - 1 for at in self._anchors[inside:] if at.pointer[: len(pointer)] != pointer), None
        )

    def _beside(self, line: int, column: int) -> Pointer:
        """Return what stands before a comment on its line: all of what stands in brackets that begin there."""
        index = bisect_left(self._anchors, (line, column), key=lambda at: (at.line, at.column))
        nearest = self._anchors[max(index - 1, 0)]
        while nearest.pointer:
            holder = self._by_pointer[nearest.pointer[:-1]]
            if holder.line != line or holder.node.line != line or holder.node.column >= nearest.column:
                break
            nearest = holder
        return nearest.pointer

    def _ended(self, last: Pointer, following: Pointer | None, column: int) -> Pointer | None:
        """Return what ends between two pointers and is indented as a comment in `column` is; None where nothing ends there."""
        ended = [
            self._by_pointer[last[:length]]
            for length in range(len(last) + 1)
            if (following is None or last[:length] != following[:length])
            and _holds_fields(self._by_pointer[last[:length]].node)
        ]
        if not ended:
            return None
        near = [anchor for anchor in ended if anchor.node.column <= column]
        return max(near, key=lambda at: at.node.column).pointer if near else ended[0].pointer


def _walk(node: Node, pointer: Pointer, line: int, column: int, indent: int) -> Iterator[_Anchor]:
    yield _Anchor(line, column, indent, pointer, node)
    if isinstance(node, Mapping):
        for name, (key, value) in node.entries.items():
            yield from _walk(value, (*pointer, name), key.line, key.column, key.column)
    elif isinstance(node, List):
        for index, item in enumerate(node.items):
            yield from _walk(item, (*pointer, index), item.line, item.column, min(node.column, item.column))


def _holds_fields(node: Node) -> bool:
    """Whether a node has an indent of its own: a list of mappings has that of its items."""
    items = node.items if isinstance(node, List) else ()
    return not isinstance(node, Scalar) and not any(isinstance(item, Mapping) for item in items)
