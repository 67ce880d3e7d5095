"""Reads YAML into plain nodes that know where they stand, and refuses what a listing never needs.

Every scalar stays text: `19:30`, `NO`, `02134` and `+44…` mean what they say. Anchors, aliases, tags, directives, repeated keys,
second documents, deep nesting, control characters and files that are not UTF-8 become faults with a line and a column.
Built on PyYAML's parser events (YAML 1.1), so that no value is ever expanded, typed or executed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 12
MAX_NODES = 2_000_000
MAX_FAULTS = 200

_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# C0 and C1 controls but tab, line feed and carriage return; the line ends that YAML 1.1 knows and editors do not;
# a byte order mark inside the text; lone surrogates and non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


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
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except _Stop:
        return None, builder.faults
    except yaml.MarkedYAMLError as error:
        builder.faults.append(_syntax_fault(error))
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


class _Stop(Exception):
    """Reading cannot go on; the reason is the last fault."""


class _Builder:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._mark(event)
            start = event.start_mark
            self._add(Scalar(event.value, start.line + 1, start.column + 1, event.style is None))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._mark(event)
            start = event.start_mark
            if len(self._open) >= MAX_DEPTH:
                self._stop("too-deep", event, f"nested more than {MAX_DEPTH} levels deep; a listing never needs that")
            made = (Mapping if kind is yaml.MappingStartEvent else Sequence)(start.line + 1, start.column + 1)
            self._add(made)
            self._open.append(made)
            self._keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            self._fault("no-alias", event, "*references are not used here", "write the value out in full")
            start = event.start_mark
            self._add(Scalar("", start.line + 1, start.column + 1))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if event.version or event.tags:
                self._fault("no-directive", event, "%directives are not used here", "remove the line that begins with %")
            if self._documents > 1:
                self._stop("one-document", event, "a second document begins here", "remove the line ---")

    def _mark(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop("too-large", event, "the file holds too many values", "split it into data/groups/<organization>.yaml")
        if event.anchor is not None:
            self._fault("no-anchor", event, f"the anchor &{event.anchor} is not used here", "write the value out in full")
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            self._fault("no-tag", event, f"the tag {tag} is not used here", "remove it; every value is read as text")

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        holder = self._open[-1]
        if isinstance(holder, Sequence):
            holder.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if not isinstance(node, Scalar):
                self._halt(Fault("bad-key", node.line, node.column, "a key must be a word, not a list or a mapping"))
            self._keys[-1] = node
            return
        if key.text in holder.entries:
            first, _ = holder.entries[key.text]
            message = f"'{key.text}' stands twice here; the first is on line {first.line}"
            self._note(Fault("repeated-field", key.line, key.column, message, "keep one of them"))
        else:
            holder.entries[key.text] = (key, node)
        self._keys[-1] = None

    def _fault(self, rule: str, event: yaml.Event, message: str, suggestion: str | None = None) -> None:
        start = event.start_mark
        self._note(Fault(rule, start.line + 1, start.column + 1, message, suggestion))

    def _stop(self, rule: str, event: yaml.Event, message: str, suggestion: str | None = None) -> None:
        start = event.start_mark
        self._halt(Fault(rule, start.line + 1, start.column + 1, message, suggestion))

    def _note(self, fault: Fault) -> None:
        self.faults.append(fault)
        if len(self.faults) >= MAX_FAULTS:
            raise _Stop

    def _halt(self, fault: Fault) -> None:
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
        before = data[: error.start].decode("utf-8", "replace")
        line, column = _position(before)
        return "", Fault("not-utf-8", line, column, "the file is not saved as UTF-8", "save it again with the encoding UTF-8")


def _forbidden_characters(text: str) -> Iterator[Fault]:
    for count, match in enumerate(_FORBIDDEN.finditer(text)):
        if count >= MAX_FAULTS:
            return
        line, column = _position(text[: match.start()])
        name = f"U+{ord(match.group()):04X}"
        yield Fault("control-character", line, column, f"the invisible character {name} stands here", "delete it")


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _syntax_fault(error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or "this is not valid YAML"
    suggestion = next((remedy for sign, remedy in _REMEDIES if sign in problem), "check the quotes, colons and spaces of this line")
    return Fault("yaml-syntax", line, column, f"this is not valid YAML: {problem}", suggestion)


_REMEDIES = (
    ("'\\t'", "use spaces, not a tab"),
    ("cannot start any token", "use spaces, not a tab, and put quotes around a value that begins with a sign"),
    ("mapping values are not allowed", 'put quotes around a text that holds a colon: name: "Tea: a talk"'),
    ("expected <block end>", "check that the lines of one item begin in the same column"),
    ("could not find expected ':'", "write each line as key: value"),
    ("found unexpected end of stream", "a quote or bracket is not closed"),
    ("escape character", "inside double quotes write \\\\ for a backslash"),
)
