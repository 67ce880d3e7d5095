"""Reads the small data files that prose needs (crisis lines, ground rules, works cited) into the dataclasses that declare their fields.

A file is a mapping with one list or a few; a later file (that of a regional copy) adds items and replaces those of the same id. Every fault
is told at once, with its line and column, and an item with a fault is left out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from ..listings import nodes
from ..listings.fields import EVERY_KIND, Choice, ListOf, Record, Type, Url, fields_of
from ..listings.near import did_you_mean
from ..listings.report import Problem

T = TypeVar("T")


class WebAddress(Url):
    """A web address that begins with https:// or http:// and names a host."""

    def parse(self, text: str) -> str:
        parts = urlsplit(text)
        if (
            parts.scheme not in ("https", "http")
            or not parts.hostname
            or any(sign in text for sign in ' "<>\\')
        ):
            raise ValueError(text)
        return text


def read_items(
    paths: Sequence[Path], root: Path, top: str, cls: type[T]
) -> tuple[dict[str, T], list[Problem]]:
    """Return the items of the list `top` of all files by their id, in order, and every problem.

    `cls` is a dataclass whose fields are declared by `listings.fields.declare`; those it declares as `file` and `line` besides are filled in.
    """
    items, problems = read_lists(paths, root, {top: cls})
    return items[top], problems


def read_lists(
    paths: Sequence[Path], root: Path, kinds: Mapping[str, type[Any]]
) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """Return the items of several lists, by the name of the list and then by their id, and every problem.

    `kinds` has the class of the items of each list, as `read_items` wants it. A file needs only one of the lists.
    """
    items: dict[str, dict[str, Any]] = {top: {} for top in kinds}
    problems: list[Problem] = []
    for path in paths:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        document, faults = nodes.read_nodes(path.read_bytes())
        problems += [
            Problem(name, f.line, f.column, f.rule, "error", f.message, f.suggestion) for f in faults
        ]
        if document is None:
            continue
        reader = _Reader(name, problems)
        for top, found in reader.lists_of(document, kinds):
            reader.items(found, kinds[top], items[top])
    return items, problems


def schema_of(top: str, cls: type, title: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file that `read_items` reads, for editors."""
    return schema_of_lists({top: cls}, title) | {"required": [top]}


def schema_of_lists(kinds: Mapping[str, type], title: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file that `read_lists` reads, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": {top: {"type": "array", "items": Record(cls).schema()} for top, cls in kinds.items()},
        "minProperties": 1,
        "additionalProperties": False,
    }


class _Reader:
    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

    def tell(self, node: nodes.Node, rule: str, message: str, suggestion: str | None = None) -> None:
        self.problems.append(Problem(self.file, node.line, node.column, rule, "error", message, suggestion))

    def lists_of(
        self, document: nodes.Node, tops: Collection[str]
    ) -> Iterator[tuple[str, Sequence[nodes.Node]]]:
        """Yield the lists of a file by their names, which are some of `tops`."""
        entries = document.entries if isinstance(document, nodes.Mapping) else {}
        if not any(top in entries for top in tops):
            expected = " or ".join(f"'{top}:'" for top in tops)
            self.tell(document, "wrong-shape", f"this file begins with {expected} and a list")
            return
        for top, (key, found) in entries.items():
            if top not in tops:
                remedy = did_you_mean(top, tops)
                self.tell(key, "unknown-field", f"'{top[:80]}' is not a list of this file", remedy)
            elif isinstance(found, nodes.Sequence):
                yield top, found.items
            else:
                self.tell(found, "wrong-shape", f"{top}: a list is expected")

    def items(self, found: Sequence[nodes.Node], cls: type[T], into: dict[str, T]) -> None:
        """Read the items of one list; an id that was read from an earlier file is replaced."""
        seen: set[str] = set()
        for node in found:
            item = self.record(node, cls, place=True)
            if item is None:
                continue
            key = str(getattr(item, "id"))  # noqa: B009 - every class read here has an id, which the type does not say
            if key in seen:
                message = f"the id '{key}' stands twice in this file"
                self.tell(node, "repeated-id", message, "give one of them another id")
            else:
                seen.add(key)
                into[key] = item

    def record(self, node: nodes.Node, cls: type[T], place: bool = False) -> T | None:
        """Return one item, or None where anything in it is wrong."""
        if not isinstance(node, nodes.Mapping):
            self.tell(node, "wrong-shape", "lines of the form 'key: value' are expected here")
            return None
        before = len(self.problems)
        fields = fields_of(cls)
        values: dict[str, Any] = {}
        for name, (key, value) in node.entries.items():
            if name not in fields:
                self.tell(
                    key, "unknown-field", f"'{name[:80]}' is not a field here", did_you_mean(name, fields)
                )
            elif not _is_empty(value):
                values[name] = self.value(value, fields[name].type, name)
        missing = [
            name for name, field in fields.items() if field.required == EVERY_KIND and name not in values
        ]
        for name in missing:
            first = next(iter(node.entries.values()), (node, node))[0]
            self.tell(
                first,
                "missing-field",
                f"'{name}' is missing: {fields[name].help}",
                f"for example {name}: {fields[name].example}",
            )
        if len(self.problems) > before:
            return None
        if place:
            known = {field.name for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
            values |= {
                name: value for name, value in (("file", self.file), ("line", node.line)) if name in known
            }
        return cls(**values)

    def value(self, node: nodes.Node, type: Type, name: str) -> Any:
        if isinstance(type, Record):
            return self.record(node, type.cls)
        if isinstance(type, ListOf):
            if not isinstance(node, nodes.Sequence):
                return self.tell(
                    node, "wrong-shape", f"{name}: a list is expected", "write one line each beginning with -"
                )
            if not type.least <= len(node.items) <= type.most:
                self.tell(node, "list-length", f"{name}: from {type.least} to {type.most} are expected here")
            return tuple(self.value(item, type.item, name) for item in node.items)
        if not isinstance(node, nodes.Scalar):
            return self.tell(node, "wrong-shape", f"{name}: a {type.name} is expected")
        try:
            return type.parse(node.text)
        except (ValueError, KeyError):
            return self.tell(
                node, "bad-value", f"{name}: '{node.text[:80]}' is not a {type.name}", _remedy(type)
            )


def _remedy(type: Type) -> str | None:
    return f"write one of {', '.join(type.words)}" if isinstance(type, Choice) else type.__doc__


def _is_empty(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and not node.text.strip()
