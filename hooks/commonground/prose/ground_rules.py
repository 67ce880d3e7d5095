"""The ground rules: what a group agrees on, each with its reason, by the moment of a meeting in which it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..listings.fields import EVERY_KIND, Choice, Flag, Id, ListOf, Record, Text, declare
from ..listings.report import Problem
from ..locale import N_
from .records import read_items, schema_of

MOMENTS = {
    "before": N_("Before we begin"),
    "speaking": N_("When you speak"),
    "listening": N_("When you listen"),
    "hard-times": N_("In hard times"),
    "after": N_("After the meeting"),
}
"""The five moments, in order, and their titles."""

VARIANTS = {
    "online": N_("Online"),
    "hybrid": N_("In person and online together"),
    "youth": N_("Young people"),
    "family": N_("Family and friends"),
    "loss": N_("Loss by suicide"),
    "hearing-voices": N_("Hearing voices"),
    "closed": N_("The same people from start to end"),
}
"""The kinds of group for which a rule may have other words, and their titles."""

_WORDS = Text(400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """Other words of a rule, by kind of group."""

    online: str | None = declare(_WORDS, VARIANTS["online"], N_("For groups online."))
    hybrid: str | None = declare(_WORDS, VARIANTS["hybrid"], N_("For groups in a room and online at once."))
    youth: str | None = declare(_WORDS, VARIANTS["youth"], N_("For groups of people under 18."))
    family: str | None = declare(_WORDS, VARIANTS["family"], N_("For groups of family and friends."))
    loss: str | None = declare(_WORDS, VARIANTS["loss"], N_("For groups after a suicide."))
    hearing_voices: str | None = declare(_WORDS, VARIANTS["hearing-voices"], N_("For hearing voices groups."))
    closed: str | None = declare(_WORDS, VARIANTS["closed"], N_("For groups that take no one new."))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRule:
    """One rule; a locked one stands on every poster."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="pass", required=EVERY_KIND)
    moment: str = declare(
        Choice(tuple(MOMENTS)), N_("Moment"), N_("When it is needed."), example="before", required=EVERY_KIND
    )
    locked: bool = declare(
        Flag(),
        N_("Locked"),
        N_("True where leaving it out would mislead or endanger someone."),
        example="true",
        default=False,
    )
    text: str = declare(
        Text(300), N_("Rule"), N_("The rule, to be read out."), example="You can pass.", required=EVERY_KIND
    )
    reason: str = declare(
        Text(300), N_("Reason"), N_("Why."), example="Peer support is a choice.", required=EVERY_KIND
    )
    sources: tuple[str, ...] = declare(
        ListOf(Id()),
        N_("Sources"),
        N_("Keys of works that the reason rests on."),
        example="[npg]",
        default=(),
    )
    variants: Variants | None = declare(
        Record(Variants), N_("Variants"), N_("Other words for a kind of group.")
    )
    file: str = ""
    line: int = 0

    def text_for(self, variant: str | None = None) -> str:
        """Return the words for a kind of group (a key of VARIANTS); the rule's own where it has none."""
        other = getattr(self.variants, variant.replace("-", "_"), None) if variant and self.variants else None
        return other or self.text


def read_ground_rules(paths: Sequence[Path], root: Path) -> tuple[tuple[GroundRule, ...], list[Problem]]:
    """Read files of ground rules in order; a later one adds rules and replaces those of the same id."""
    items, problems = read_items(paths, root, "rules", GroundRule)
    return tuple(items.values()), problems


def by_moment(rules: Sequence[GroundRule]) -> tuple[tuple[str, tuple[GroundRule, ...]], ...]:
    """Return the rules of each moment, in the order of moments and of the file; moments without a rule are left out."""
    found = ((moment, tuple(rule for rule in rules if rule.moment == moment)) for moment in MOMENTS)
    return tuple((moment, rules_of) for moment, rules_of in found if rules_of)


def ground_rules_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/ground_rules.yaml."""
    return schema_of("rules", GroundRule, "Ground rules")
