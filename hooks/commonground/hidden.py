"""What a maintainer takes off the site at once: data/hidden.yaml names listings, by id or by file, and nobody else's file is touched.

A listing that is hidden counts as one that exists, so that nothing that leads to it becomes an error; what is wrong with it stops no build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from .listings import nodes
from .listings.near import did_you_mean
from .listings.read import Entry
from .listings.report import Problem
from .project import Project

FILE = "hidden.yaml"
_FORM = "write hidden: and below it a line for each, such as - example-riverside-anxiety"


@dataclass(frozen=True, slots=True)
class Name:
    """The id of a listing, an older one, or the name of a file of listings; and where it stands."""

    text: str
    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """All that is hidden."""

    names: tuple[Name, ...] = ()

    @property
    def texts(self) -> frozenset[str]:
        """What is named."""
        return frozenset(name.text for name in self.names)

    def shown(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return the listings that are not hidden."""
        texts = self.texts
        return tuple(entry for entry in entries if not _is_named(entry, texts))

    def ids(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Return the ids, older ones too, of the listings that are hidden, sorted."""
        texts = self.texts
        hidden = (entry.group for entry in entries if _is_named(entry, texts))
        return tuple(sorted({id for group in hidden for id in (group.id, *group.was) if id}))

    def judged(
        self, entries: Collection[Entry], problems: Iterable[Problem], files: Collection[str]
    ) -> list[Problem]:
        """Return the problems of a directory: those of hidden listings only warn, and a name that nothing has is an error."""
        hidden = self.texts | set(self.ids(entries))
        soft = [
            replace(problem, severity="warning")
            if problem.group in hidden or problem.file in hidden
            else problem
            for problem in problems
        ]
        return [*soft, *self._unknown(entries, files)]

    def _unknown(self, entries: Collection[Entry], files: Collection[str]) -> Iterator[Problem]:
        if not self.names:
            return
        known = {*files, *(id for entry in entries for id in (entry.group.id, *entry.group.was) if id)}
        for name in self.names:
            if name.text not in known:
                message = (
                    f"there is no listing and no file '{name.text[:80]}', so nothing is hidden by this line"
                )
                yield _problem(name, "unknown-hidden", message, did_you_mean(name.text, known))


def read_hidden(project: Project) -> tuple[Hidden, list[Problem]]:
    """Return what the files hidden.yaml of a project name, and what is wrong with them; a project without one hides nothing."""
    names: list[Name] = []
    problems: list[Problem] = []
    for path in (folder / FILE for folder in project.folders):
        if path.is_file():
            file = project.name(path)
            document, faults = nodes.read_nodes(path.read_bytes())
            problems += [
                Problem(file, f.line, f.column, f.rule, "error", f.message, f.suggestion) for f in faults
            ]
            _read(document, file, names, problems)
    return Hidden(tuple(names)), problems


def _read(document: nodes.Node | None, file: str, names: list[Name], problems: list[Problem]) -> None:
    if document is None or nodes.is_empty(document):
        return
    listed = document.entries.get("hidden") if isinstance(document, nodes.Mapping) else None
    if listed is None or len(getattr(document, "entries", ())) > 1:
        problems.append(
            _problem(_at(document, file), "wrong-shape", "this file holds one list, 'hidden:'", _FORM)
        )
    elif isinstance(listed[1], nodes.Sequence):
        for item in listed[1].items:
            if isinstance(item, nodes.Scalar) and item.text:
                names.append(_at(item, file, item.text))
            else:
                problems.append(
                    _problem(_at(item, file), "wrong-shape", "an id or the name of a file is expected", _FORM)
                )
    elif not nodes.is_empty(listed[1]):
        problems.append(_problem(_at(listed[1], file), "wrong-shape", "a list is expected", _FORM))


def _is_named(entry: Entry, texts: Collection[str]) -> bool:
    return entry.file in texts or any(id in texts for id in (entry.group.id, *entry.group.was))


def _at(node: nodes.Node, file: str, text: str = "") -> Name:
    return Name(text, file, node.line, node.column)


def _problem(at: Name, rule: str, message: str, suggestion: str | None) -> Problem:
    return Problem(at.file, at.line, at.column, rule, "error", message, suggestion)
