"""Reads YAML into plain nodes that know where they stand, and refuses what a listing never needs.

Every scalar stays text: `19:30`, `NO`, `02134` and `+44…` mean what they say. Anchors, aliases, tags, directives, repeated keys,
second documents, deep nesting, control characters and files that are not UTF-8 become faults with a line and a column.
Built on PyYAML's parser events (YAML 1.1), so that no value is ever expanded, typed or executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 12
MAX_NODES = 2_000_000
MAX_FAULTS = 200

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
LINE_END = re.compile("\r\n|\r|\n")
# C0 and C1 controls but tab, line feed and carriage return; the line ends that YAML 1.1 knows and editors do not;
# a byte order mark inside the text; lone surrogates and non-characters.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Scalar:
    """A text value; `plain` is true when it stood without quotes. Line and column count from 1, in code points."""

    text: str
    line: int
    column: int
    plain: bool = True


@dataclass(slots=True)
class Sequence:
    """A list and where it begins."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A mapping and where it begins; `entries` keeps the order of the file and holds each key once."""

    line: int
    column: int
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the file that keeps it from being read as it stands."""

    rule: str
    line: int
    column: int
    message: str
    suggestion: str | None = None


def read_nodes(data: bytes) -> tuple[Node | None, list[Fault]]:
    """Return the first document of `data` and every fault found; the document is None where reading could not go on."""
    text, fault = _decode(data)
    if fault:
        return None, [fault]
    forbidden = list(_forbidden_characters(text))
    if forbidden:
        return None, forbidden
    builder = _Builder()
    try:
        builder.build(text)
    except _Stop:
        return None, builder.faults
    except yaml.YAMLError as error:
        builder.faults.append(_syntax_fault(error, text))
        return None, builder.faults
    return builder.root, builder.faults


def find(root: Node | None, pointer: Pointer, at: str = "value") -> tuple[int, int]:
    """Return line and column of what `pointer` leads to; as far as it can be followed.

    `at` says which part is meant: the `value`, its `key`, or the first key of the `item` (where a key is missing).
    """
    node, line, column = root, 1, 1
    if node is not None:
        line, column = node.line, node.column
    for step in pointer:
        key = None
        if isinstance(node, Mapping) and step in node.entries:
            key, node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            break
        line, column = (key.line, key.column) if key and at == "key" else (node.line, node.column)
    if at == "item" and isinstance(node, Mapping) and node.entries:
        first, _ = next(iter(node.entries.values()))
        return first.line, first.column
    return line, column


def is_empty(node: Node | None) -> bool:
    """Whether nothing stands where a value could."""
    return isinstance(node, Scalar) and node.plain and not node.text


def text_of(node: Node, name: str) -> str | None:
    """Return the text of an entry of a mapping; None where there is none."""
    if not isinstance(node, Mapping):
        return None
    _, value = node.entries.get(name, (None, None))
    return value.text if isinstance(value, Scalar) else None


class _Stop(Exception):
    """Reading cannot go on; the reason is the last fault."""


class _Builder:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._next: Callable[[], Any] = lambda: None
        self._depth = 0
        self._nodes = 0
        self._documents = 0

    def build(self, text: str) -> None:
        """Take every event of a text."""
        self._next = LOADER(text).get_event
        while (event := self._next()) is not None:
            if isinstance(event, yaml.NodeEvent):
                self.root = self._begin(event)
                self._fill(self.root)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._begin_document(event)

    def _begin(self, event: Any) -> Node:
        """Return the node that an event begins, without what is in it. Nearly all are scalars, whose class has none below it."""
        if event.__class__ is ScalarEvent:
            mark: Any = event.start_mark
            self._nodes += 1
            if event.anchor is not None or event.tag is not None or self._nodes > MAX_NODES:
                self._note_extras(event)
            return Scalar(event.value, mark.line + 1, mark.column + 1, not event.style)
        if isinstance(event, yaml.AliasEvent):
            remedy = "write the value out in full"
            self._note(Fault("no-alias", *_at(event), "*references are not used here", remedy))
            return Scalar("", *_at(event))
        self._note_extras(event)
        if self._depth >= MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} levels deep; a listing never needs that"
            self._halt(Fault("too-deep", *_at(event), message))
        return (Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence)(*_at(event))

    def _fill(self, node: Node) -> None:
        """Take the events of what is in a node."""
        if node.__class__ is Scalar:
            return
        self._depth += 1
        if isinstance(node, Mapping):
            self._fill_mapping(node.entries)
        elif isinstance(node, Sequence):
            while (event := self._next()).__class__ is not SequenceEndEvent:
                item = self._begin(event)
                node.items.append(item)
                self._fill(item)
        self._depth -= 1

    def _fill_mapping(self, entries: dict[str, tuple[Scalar, Node]]) -> None:
        next_event, begin = self._next, self._begin
        while (event := next_event()).__class__ is not MappingEndEvent:
            key = begin(event)
            if not isinstance(key, Scalar):
                message = "a key must be a word, not a list or a mapping"
                self._halt(Fault("bad-key", key.line, key.column, message))
            node = begin(next_event())
            if key.text in entries:
                first, _ = entries[key.text]
                message = f"'{key.text}' stands twice here; the first is on line {first.line}"
                self._note(Fault("repeated-field", key.line, key.column, message, "keep one of them"))
            else:
                entries[key.text] = (key, node)
            if node.__class__ is not Scalar:
                self._fill(node)

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if event.version or event.tags:
            remedy = "remove the line that begins with %"
            self._note(Fault("no-directive", *_at(event), "%directives are not used here", remedy))
        if self._documents > 1:
            self._halt(
                Fault("one-document", *_at(event), "a second document begins here", "remove the line ---")
            )

    def _note_extras(self, event: ScalarEvent | yaml.CollectionStartEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            remedy = "split it into data/groups/<organization>.yaml"
            self._halt(Fault("too-large", *_at(event), "the file holds too many values", remedy))
        if event.anchor is not None:
            message = f"the anchor &{event.anchor[:40]} is not used here"
            self._note(Fault("no-anchor", *_at(event), message, "write the value out in full"))
        if event.tag is not None and event.tag != "!":
            message = f"the tag {event.tag[:80]} is not used here"
            self._note(Fault("no-tag", *_at(event), message, "remove it; every value is read as text"))

    def _note(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) >= MAX_FAULTS:
            raise _Stop

    def _halt(self, fault: Fault) -> NoReturn:
        self.faults.append(fault)
        raise _Stop


def _decode(data: bytes) -> tuple[str, Fault | None]:
    if len(data) > MAX_BYTES:
        megabytes = MAX_BYTES // (1024 * 1024)
        remedy = "split it into data/groups/<organization>.yaml"
        return "", Fault("too-large", 1, 1, f"the file is larger than {megabytes} MB", remedy)
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        *before, last = LINE_END.split(data[: error.start].decode("utf-8", "replace"))
        line, column = len(before) + 1, len(last) + 1
        return "", Fault(
            "not-utf-8",
            line,
            column,
            "the file is not saved as UTF-8",
            "save it again with the encoding UTF-8",
        )


def _forbidden_characters(text: str) -> Iterator[Fault]:
    line, begin, seen = 1, 0, 0
    for match in islice(FORBIDDEN.finditer(text), MAX_FAULTS):
        for line_end in LINE_END.finditer(text, seen, match.start()):
            line, begin = line + 1, line_end.end()
        seen = match.start()
        message = f"the invisible character U+{ord(match.group()):04X} stands here"
        yield Fault("control-character", line, seen - begin + 1, message, "delete it")


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1


def _syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    mark, problem = None, None
    if isinstance(error, yaml.MarkedYAMLError):
        mark, problem = error.problem_mark or error.context_mark, error.problem
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = LINE_END.split(text)
    if line > len(lines):  # the parser adds a line end to a last line that has none
        line, column = len(lines), len(lines[-1]) + 1
    said = problem or "it holds something that YAML has no place for"
    remedy = next(
        (remedy for sign, remedy in _REMEDIES if sign in said),
        "check the quotes, colons and spaces of this line",
    )
    return Fault("yaml-syntax", line, column, f"this is not valid YAML: {said}", remedy)


_REMEDIES = (
    ("'\\t'", "use spaces, not a tab"),
    (
        "cannot start any token",
        "use spaces, not a tab, and put quotes around a value that begins with a sign",
    ),
    ("mapping values are not allowed", 'put quotes around a text that holds a colon: name: "Tea: a talk"'),
    ("expected <block end>", "check that the lines of one item begin in the same column"),
    ("could not find expected ':'", "write each line as key: value"),
    ("found unexpected end of stream", "a quote or bracket is not closed"),
    ("escape character", "inside double quotes write \\\\ for a backslash"),
)
