"""Keeps the problems of one file as they are found, each with its line and column, up to a limit."""

from __future__ import annotations

from .checks import Finding
from .nodes import Fault, Node, find
from .report import Problem, Severity, ordered

MAX_PROBLEMS = 1000
"""Errors, and warnings, told of one file; reading ends at the last error of them, and a last line says that there are more."""

MAX_SEARCHES = 50
"""Suggestions that have to be searched for, of one file: a list of towns is long."""


class Told:
    """The problems of the file `name`, which reads as `document`; `group` is the id of the listing that is being looked at."""

    def __init__(self, name: str, document: Node | None, faults: list[Fault]) -> None:
        self.name = name
        self.errors = 0
        self.warnings = 0
        self.group: str | None = None
        self._document = document
        self._problems = [
            Problem(name, f.line, f.column, f.rule, "error", f.message, f.suggestion) for f in faults
        ]
        self._searches = 0

    @property
    def is_full(self) -> bool:
        """Whether so many errors were found that no more are told."""
        return self.errors > MAX_PROBLEMS

    def add(self, rule: str, found: Finding, severity: Severity = "error") -> None:
        """Add what a rule found; its pointer begins at the top of the file."""
        if severity == "error":
            self.errors += 1
        else:
            self.warnings += 1
        if (self.errors if severity == "error" else self.warnings) <= MAX_PROBLEMS:
            line, column = find(self._document, found.pointer, found.at)
            suggestion = self._suggestion(found)
            self._problems.append(
                Problem(self.name, line, column, rule, severity, found.message, suggestion, self.group)
            )

    def problems(self) -> tuple[Problem, ...]:
        """Return every problem in order, and in the last place how many were left out, if any were."""
        last = max(self._problems, key=lambda problem: (problem.line, problem.column), default=None)
        if last and self.is_full:
            more = f"there are more than {MAX_PROBLEMS} errors; the rest of the file was not read"
            self._problems.append(
                Problem(self.name, last.line, last.column, "too-many-problems", "error", more)
            )
        if last and self.warnings > MAX_PROBLEMS:
            more = f"{self.warnings - MAX_PROBLEMS} more warnings are not listed"
            self._problems.append(
                Problem(self.name, last.line, last.column, "too-many-problems", "warning", more)
            )
        return tuple(ordered(self._problems))

    def _suggestion(self, found: Finding) -> str | None:
        if not callable(found.suggestion):
            return found.suggestion
        self._searches += 1
        return found.suggestion() if self._searches <= MAX_SEARCHES else None
