"""The rules that prose is held to, one a file; this file finds them and says what a rule is.

A rule's module holds RULE and a function `check`. What `check` is given depends on the rule's scope:

- PASSAGE: `check(passage, context)`, one heading, paragraph, item, cell or text of the data; a finding's place is an index of its text;
- PAGE: `check(page, context)`, a whole page; a place is an offset in its body, or a key of its front matter;
- SITE: `check(site, context)`, all pages and data at once; a place is a Spot.

Each yields findings. Code is never in what a rule is given, and the runner leaves out what an escape comment allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from ...listings.report import Severity
from ...rulebook import rules_in

if TYPE_CHECKING:
    from ..library import Library


class Scope(Enum):
    """What a rule looks at."""

    PASSAGE = "passage"
    PAGE = "page"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, a message for the person who wrote it, and what to do. `severity` is given where it is not the rule's own."""

    at: int | str | Spot
    message: str
    suggestion: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may ask: works, crisis lines, the day (`library.as_of`), and the hashes of texts that must not be copied."""

    library: Library
    fingerprints: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, what it asks in a sentence, and an example that breaks it beside one that does not.

    An example is Markdown. One that begins with `---` brings front matter, the rest of which is completed by the tests; one that begins with
    `# local/…` is that file of a copy. In `bad` the sign ‸ stands directly before the place where the problem is reported.
    `english` marks a rule about English words, which pages in another language are not held to; `readers` one that the reference of the
    program is not held to, since it is for those who keep listings. `private` keeps the examples out of the
    reference, where they would do what the rule forbids.
    """

    id: str
    scope: Scope
    what: str
    bad: str
    good: str
    severity: Severity = "error"
    english: bool = False
    readers: bool = False
    private: bool = False
    check: Callable[..., Iterator[Finding]] = field(default=lambda *_: iter(()), compare=False)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of this folder by id, each with the `check` of its module."""
    return rules_in(__path__, __name__, Rule)


@cache
def rules_of(scope: Scope, english: bool = True) -> tuple[Rule, ...]:
    """Return the rules of one scope by id, those about English words only where they are wanted."""
    return tuple(rule for rule in rules() if rule.scope is scope and (english or not rule.english))
