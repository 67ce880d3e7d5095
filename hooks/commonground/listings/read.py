"""Reads files of listings into typed records and tells every problem at once, each with its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..parallel import map_shared
from . import nodes
from .checks import Context, Finding, Part, Rule, Scope, rules_of, value_rules
from .fields import ListOf, Record, Type, Word, WordMap, fields_of
from .model import GROUP, ORGANIZATION, Group, Organization
from .near import did_you_mean
from .nodes import Fault, Mapping, Node, Pointer, Scalar
from .report import Problem, ordered
from .told import Told

MEMORABLE, MEMORY = 60, 50_000
"""Texts of at most so many characters, and of each type so many, are checked and parsed once and then known."""

LOOKED_AT = 10_000
"""Characters of a value that the rules see: more than any field may have."""


SHARED_FROM_BYTES = 1_000_000
"""Below this, starting processes takes longer than reading."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A listing as it was read, and where: file (relative to the project), place in its list, line."""

    group: Group
    organization: Organization | None
    file: str
    index: int
    line: int
    sound: bool


@dataclass(frozen=True, slots=True)
class Share:
    """Which listings of a file are read: one of `count` shares of alike size; what is wrong with the file itself is told with the first."""

    number: int = 0
    count: int = 1

    def slice(self, length: int) -> range:
        """Return the places of the share in a list."""
        return range(length * self.number // self.count, length * (self.number + 1) // self.count)


WHOLE = Share()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from some files: the listings, and every problem in order."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read_files(paths: Iterable[tuple[Path, str, Context]], jobs: int = 1) -> Reading:
    """Read files of listings, each given with the name to show and what its rules may ask; then check them together.

    The listings that a directory may be built from are those whose entry is `sound`, if no problem is an error. Up to `jobs` processes
    share the reading where there is enough of it.
    """
    files = list(paths)
    enough = sum(path.stat().st_size for path, _, _ in files) > SHARED_FROM_BYTES
    readings = map_shared(_read_file, files, jobs if enough else 1)
    entries = [entry for reading in readings for entry in reading.entries]
    problems = [problem for reading in readings for problem in reading.problems]
    return Reading(tuple(entries), judged(entries, problems, files))


def _read_file(file: tuple[Path, str, Context]) -> Reading:
    path, name, context = file
    return read_listings(path.read_bytes(), name, context)


def read_listings(data: bytes, name: str, context: Context, share: Share = WHOLE) -> Reading:
    """Read one file of listings, whose content is `data`, or a share of it, and check each of them by itself."""
    document, faults = nodes.read_nodes(data)
    return read_document(document, faults, name, context, share)


def read_document(
    document: Node | None, faults: list[Fault], name: str, context: Context, share: Share = WHOLE
) -> Reading:
    """Read a file of listings, or a share of it, that was turned into nodes already, with the faults found on the way."""
    told = Told(name, document, [] if share.number else faults)
    entries = tuple(_Reader(told, document, context).entries(share)) if document is not None else ()
    return Reading(entries, told.problems())


class _Reader:
    def __init__(self, told: Told, document: Node | None, context: Context) -> None:
        self.told = told
        self.document = document
        self.context = context
        self._plans: dict[type, dict[str, tuple[Type, dict[str, Any]]]] = {}
        self._unread: list[Pointer] = []
        self._moved: list[Pointer] = []  # lists of plain values, of which some could not be read

    def entries(self, share: Share) -> Iterator[Entry]:
        top = self.document
        _, groups = top.entries.get("groups", (None, None)) if isinstance(top, Mapping) else (None, None)
        if not isinstance(top, Mapping) or not isinstance(groups, nodes.Sequence):
            if not share.number and not nodes.is_empty(groups) and not nodes.is_empty(top):
                message = "a file of listings begins with 'groups:' and a list"
                pointer: Pointer = ("groups",) if groups else ()
                self.told.add("wrong-shape", Finding(pointer, message, "write groups: and indent nothing"))
            return
        for key in top.entries:
            if not share.number and key not in ("organization", "groups"):
                found = Finding(
                    (key,),
                    f"'{key[:80]}' is not a field here",
                    did_you_mean(key, ("organization", "groups")),
                    at="key",
                )
                self.told.add("unknown-field", found)
        organization: Organization | None = None
        if "organization" in top.entries:
            organization = self._value(top.entries["organization"][1], ORGANIZATION, ("organization",), None)
        for index in share.slice(len(groups.items)):
            if self.told.is_full:
                return
            yield self._entry(groups.items[index], index, organization)

    def _entry(self, item: Node, index: int, organization: Organization | None) -> Entry:
        before = self.told.errors
        pointer: Pointer = ("groups", index)
        self.told.group = nodes.text_of(item, "id")
        self._unread.clear()
        self._moved.clear()
        group: Group | None = self._value(item, GROUP, pointer, nodes.text_of(item, "kind"))
        if group is None:
            group = Group()
        else:
            self._ask(rules_of(Scope.GROUP), pointer, group, self.context)
        self.told.group = None
        return Entry(group, organization, self.told.name, index, item.line, self.told.errors == before)

    def _value(self, node: Node, type: Type, pointer: Pointer, kind: str | None) -> Any:
        """Return the value of `node` read as `type`, or None where it is not one; tell what is wrong with it."""
        if isinstance(type, Record):
            return self._record(node, type, pointer, kind)
        if isinstance(type, ListOf):
            return self._list(node, type, pointer)
        if isinstance(type, WordMap):
            return self._words(node, type, pointer)
        if not isinstance(node, Scalar):
            self._wrong_shape(pointer, f"a {type.name} is expected")
            return None
        known = self.context.known[type].get(node.text)
        return known if known is not None else self._scalar(node.text, type, pointer)

    def _scalar(self, text: str, type: Type, pointer: Pointer) -> Any:
        errors, warnings = self.told.errors, self.told.warnings
        self._ask(value_rules(type.__class__), pointer, text[:LOOKED_AT], type, self.context)
        if self.told.errors != errors or self.told.is_full:
            self._unread.append(pointer)
            return None
        value = type.parse(text)
        known = self.context.known[type]
        if self.told.warnings == warnings and len(text) <= MEMORABLE and len(known) < MEMORY:
            known[text] = value
        return value

    def _record(self, node: Node, type: Record, pointer: Pointer, kind: str | None) -> Any:
        if not isinstance(node, Mapping):
            self._wrong_shape(pointer, "lines of the form 'key: value' are expected")
            return None
        self._ask(rules_of(Scope.MAPPING), pointer, node, type, kind, self.context)
        plan = self._plan(type.cls)
        values: dict[str, Any] = {}
        for name, (_, value) in node.entries.items():
            if name not in plan:
                continue
            field_type, known = plan[name]
            read = None
            if value.__class__ is Scalar:
                if not value.text and value.plain:
                    continue
                read = known.get(value.text)
            if read is None:
                read = self._value(value, field_type, (*pointer, name), None)
            if read is not None:
                values[name] = read
        return type.cls(**values)

    def _plan(self, cls: type) -> dict[str, tuple[Type, dict[str, Any]]]:
        """Return the type of each field of a record, and what is known of texts of it."""
        if cls not in self._plans:
            self._plans[cls] = {
                name: (field.type, {} if field.type.compound else self.context.known[field.type])
                for name, field in fields_of(cls).items()
            }
        return self._plans[cls]

    def _list(self, node: Node, type: ListOf, pointer: Pointer) -> tuple[Any, ...] | None:
        if not isinstance(node, nodes.Sequence):
            written = node.text[:40] if isinstance(node, Scalar) else "…"
            remedy = f"write [{written}], or one line each beginning with -"
            self._wrong_shape(pointer, "a list is expected", remedy)
            return None
        self._ask(rules_of(Scope.LIST), pointer, node.items, type, self.context)
        read = [
            self._value(item, type.item, (*pointer, index), None)
            for index, item in enumerate(node.items[: type.most])
        ]
        if isinstance(type.item, Record):  # one that could not be read keeps its place: so the others do too
            return tuple(type.item.cls() if value is None else value for value in read)
        values = tuple(value for value in read if value is not None)
        if len(values) < len(read):
            self._moved.append(pointer)
        return values

    def _words(self, node: Node, type: WordMap, pointer: Pointer) -> dict[str, str] | None:
        if not isinstance(node, Mapping):
            self._wrong_shape(pointer, "lines of the form 'word: yes' are expected")
            return None
        read: dict[str, str] = {}
        known = self.context.known[type.key]
        for name, (_, value) in node.entries.items():
            before = self.told.errors
            if name not in known:
                self._ask(value_rules(Word), (*pointer, name), name, type.key, self.context, at="key")
            state = self._value(value, type.state, (*pointer, name), None)
            if self.told.errors == before and not self.told.is_full:
                read[known.setdefault(name, name)] = state
        return read

    def _wrong_shape(self, pointer: Pointer, message: str, suggestion: str | None = None) -> None:
        self._unread.append(pointer)
        self.told.add("wrong-shape", Finding(pointer, f"{_prefix(pointer)}{message}", suggestion))

    def _ask(self, rules: Sequence[Rule], pointer: Pointer, *subject: Any, at: Part | None = None) -> None:
        """Ask rules of one scope; one that fails on a listing which could not be read whole has nothing to say about it."""
        if self.told.is_full:
            return
        for rule in rules:
            try:
                for found in rule.check(*subject):
                    self._found(rule, pointer, found, at)
            except Exception as error:  # noqa: BLE001 - a fault of one rule must not hide what the others find
                if not self._unread:
                    message = (
                        f"this rule failed ({error.__class__.__name__}); please report it, with the listing"
                    )
                    self._found(rule, pointer, Finding((), message), at)

    def _found(self, rule: Rule, pointer: Pointer, found: Finding, at: Part | None) -> None:
        prefix = _prefix(pointer) if rule.scope is Scope.VALUE else ""
        whole = replace(
            found, pointer=(*pointer, *found.pointer), message=f"{prefix}{found.message}", at=at or found.at
        )
        if rule.scope is not Scope.GROUP or not self._rests_on_unread(whole):
            self.told.add(rule.id, whole, rule.severity_in(self.context))

    def _rests_on_unread(self, found: Finding) -> bool:
        """Whether what was found may only seem so, because of a value that could not be read.

        Such a value is as good as missing, and the items behind it in a list of plain values have moved up.
        """
        part = found.pointer
        return (found.at == "item" and any(unread[: len(part)] == part for unread in self._unread)) or any(
            part[: len(moved)] == moved for moved in self._moved
        )


def judged(
    entries: Sequence[Entry], problems: Sequence[Problem], files: Sequence[tuple[Path, str, Context]]
) -> tuple[Problem, ...]:
    """Return the problems of listings that were read, in order and each once, with those that only all of them together show."""
    together = _check_directory(entries, files) if files and (entries or not problems) else ()
    return tuple(ordered([*dict.fromkeys([*problems, *together])]))


def _check_directory(
    entries: Sequence[Entry], files: Sequence[tuple[Path, str, Context]]
) -> Iterator[Problem]:
    """Ask the rules that look at all listings at once; only the files they speak of are read a second time, for lines."""
    context = files[0][2]
    paths = {name: path for path, name, _ in files}
    by_file: dict[str | None, Told] = {None: Told(files[0][1], None, [])}
    for rule in rules_of(Scope.DIRECTORY):
        for found in rule.check(entries, context):
            entry, whole = found.entry, found
            if entry and entry.file not in by_file:
                by_file[entry.file] = Told(
                    entry.file, nodes.read_nodes(paths[entry.file].read_bytes())[0], []
                )
            told = by_file[entry.file if entry else None]
            if entry and found.pointer[:1] != ("organization",):
                whole = replace(found, pointer=("groups", entry.index, *found.pointer))
            told.group = entry.group.id if entry else None
            told.add(rule.id, whole, rule.severity_in(context))
    for told in by_file.values():
        yield from told.problems()


def _prefix(pointer: Pointer) -> str:
    """Name the field that a pointer leads to: 'topics: ', 'meetings.start: '."""
    steps = pointer[2:] if pointer[:1] == ("groups",) else pointer[-1:]
    names = [step for step in steps if isinstance(step, str)]
    return f"{'.'.join(names)}: " if names else ""
