"""The rules that listings are held to, one a file; this file finds them and says what a rule is.

A rule's module holds RULE and a function `check`. What `check` is given depends on the rule's scope:

- MAPPING: `check(mapping, record, kind, context)`, the raw mapping of a record before its fields are read;
- LIST: `check(items, type, context)`, the raw items of a list;
- VALUE: `check(text, type, context)`, one text of a field whose type is among the rule's `types`;
- GROUP: `check(group, context)`, a whole listing; a field that could not be read holds its default;
- DIRECTORY: `check(entries, context)`, all listings of all files at once.

Each yields findings: what is wrong, and where by pointer (relative to what was given). Only the reader knows lines and columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from ...rulebook import rules_in
from ..report import Severity

if TYPE_CHECKING:
    from ...places.gazetteer import Gazetteer
    from ..do_not_list import DoNotList
    from ..fields import Type
    from ..nodes import Pointer
    from ..read import Entry
    from ..vocabulary import Vocabulary


Part = Literal["value", "key", "item"]
"""The part that a finding speaks of: a value, its key, or the first key of the item where a key is missing."""


class Scope(Enum):
    """What a rule looks at."""

    MAPPING = "mapping"
    LIST = "list"
    VALUE = "value"
    GROUP = "group"
    DIRECTORY = "directory"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where by pointer, a message for the person who wrote it, and what to do.

    A suggestion that takes a search is given as a function, which is asked for the first such ones of a file only.
    `entry` names the listing that a DIRECTORY rule speaks of.
    """

    pointer: Pointer
    message: str
    suggestion: str | Callable[[], str | None] | None = None
    at: Part = "value"
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may ask: the vocabulary, the gazetteer, the day of the build.

    `demonstration` is true for files under data/demo/, `production` for a site that must hold nothing invented. `known` is the reader's
    memory of texts without a problem, for each type; so VALUE rules ask nothing but the text, its type and the vocabulary. `do_not_list` is
    None where there is no list, or nobody gave its key.
    """

    vocabulary: Vocabulary
    gazetteer: Gazetteer
    as_of: date
    demonstration: bool = False
    production: bool = False
    do_not_list: DoNotList | None = None
    known: dict[Type, dict[str, Any]] = field(
        default_factory=lambda: defaultdict(dict), repr=False, compare=False
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, what it asks in a sentence, and an example that breaks it beside one that does not.

    The examples are YAML listings, whole or in part (a key without a value stands for one that was left out), or a list of
    them; one that begins with `organization:` or `groups:` is a whole file, and a comment such as `# data/groups.yaml` says
    where it lies (else under data/demo/). Tests complete what is left out with a sound listing.
    In `bad` the sign ‸ stands directly before the place where the problem is reported.
    `in_production` is the severity in a production build where that differs.
    """

    id: str
    scope: Scope
    what: str
    bad: str
    good: str
    severity: Severity = "error"
    in_production: Severity | None = None
    types: tuple[type[Type], ...] = ()
    check: Callable[..., Iterator[Finding]] = field(default=lambda *_: iter(()), compare=False)

    def severity_in(self, context: Context) -> Severity:
        """Return how grave a finding of this rule is for the build at hand."""
        return (self.in_production if context.production else None) or self.severity


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of this folder by id, each with the `check` of its module."""
    return rules_in(__path__, __name__, Rule)


@cache
def rules_of(scope: Scope) -> tuple[Rule, ...]:
    """Return the rules of one scope by id."""
    return tuple(rule for rule in rules() if rule.scope is scope)


def value_rules(type: type[Type]) -> tuple[Rule, ...]:
    """Return the VALUE rules that look at texts of `type`."""
    if type not in _VALUE_RULES:
        _VALUE_RULES[type] = tuple(rule for rule in rules_of(Scope.VALUE) if issubclass(type, rule.types))
    return _VALUE_RULES[type]


_VALUE_RULES: dict[type[Type], tuple[Rule, ...]] = {}
