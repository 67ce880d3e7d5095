"""Problems found in data or prose, and how they are told: as text, as JSON, as annotations of a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where it stands (path relative to the project, line and column from 1), and what to do."""

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    suggestion: str | None = None
    group: str | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: [{self.rule}] {self.sentence()}"

    def sentence(self) -> str:
        """Return message and suggestion as one line of text in which nothing can be mistaken for markup or a new line."""
        whole = f"{self.message}; {self.suggestion}" if self.suggestion else self.message
        return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in whole)


def ordered(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems once each, by file, line, column and rule."""
    return sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.rule, p.message))


def has_errors(problems: Sequence[Problem], strict: bool = False) -> bool:
    """Whether the problems stop a build; a strict one counts warnings too."""
    return any(strict or problem.severity == "error" for problem in problems)


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, in the form editors and terminals make clickable."""
    return "".join(f"{problem}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON list of objects with file, line, column, severity, rule, message, suggestion and group."""
    names = ("file", "line", "column", "severity", "rule", "message", "suggestion", "group")
    rows = [asdict(problem) for problem in problems]
    return (
        json.dumps([{name: row[name] for name in names} for row in rows], ensure_ascii=False, indent=1) + "\n"
    )


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request; every value is escaped as it asks."""
    return "".join(_annotation(problem) for problem in problems)


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def summary(problems: Sequence[Problem]) -> str:
    """Say in a sentence how many errors and warnings there are."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    told = [counted(number, word) for number, word in ((errors, "error"), (warnings, "warning")) if number]
    return f"{' and '.join(told)}." if told else "No problems found."


def counted(number: int, word: str) -> str:
    """Return a number with its word: 1 error, 2 errors."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def _annotation(problem: Problem) -> str:
    where = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.rule)}"
    return f"::{problem.severity} {where}::{_escape(problem.sentence())}\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
