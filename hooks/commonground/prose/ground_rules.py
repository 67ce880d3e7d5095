"""The ground rules: what a group agrees on, each with its reason, by the moment of a meeting in which it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..listings.fields import EVERY_KIND, Choice, Flag, Id, ListOf, Record, Text, declare
from ..listings.near import did_you_mean
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

IN_PERSON = "in-person"
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

KINDS = {IN_PERSON: N_("In person"), **VARIANTS}
"""All kinds of group: those that meet in a room have the rule's own words."""

SHORT = 150
"""How many characters a rule has at most on a poster."""

FITS = 12
"""How many rules a poster of one page holds."""

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
    short: str | None = declare(
        Text(SHORT), N_("Short"), N_("The rule as it stands on a poster."), example="You can pass."
    )
    short_variants: Variants | None = declare(
        Record(Variants), N_("Short variants"), N_("Other words on a poster for a kind of group.")
    )
    file: str = ""
    line: int = 0

    def text_for(self, variant: str | None = None) -> str:
        """Return the words for a kind of group (a key of KINDS); the rule's own where it has none."""
        return _of(self.variants, variant) or self.text

    def short_for(self, variant: str | None = None) -> str:
        """Return the words on the poster of a kind of group."""
        other = _of(self.short_variants, variant) or _of(self.variants, variant)
        return other or self.short or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """A ready poster: a choice of rules for a kind of group."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="online", required=EVERY_KIND)
    variant: str = declare(
        Choice(tuple(KINDS)), N_("Kind"), N_("Whose words it has."), example="online", required=EVERY_KIND
    )
    rules: tuple[str, ...] = declare(
        ListOf(Id()),
        N_("Rules"),
        N_("Ids of rules; every locked one is among them."),
        example="[limit, pass]",
        required=EVERY_KIND,
    )
    file: str = ""
    line: int = 0

    def choose(self, rules: Sequence[GroundRule]) -> tuple[GroundRule, ...]:
        """Return the rules that stand on the poster, in their own order."""
        return tuple(rule for rule in rules if rule.id in self.rules)


def read_ground_rules(paths: Sequence[Path], root: Path) -> tuple[tuple[GroundRule, ...], list[Problem]]:
    """Read files of ground rules in order; a later one adds rules and replaces those of the same id."""
    items, problems = read_items(paths, root, "rules", GroundRule)
    return tuple(items.values()), problems


def read_posters(
    paths: Sequence[Path], root: Path, rules: Sequence[GroundRule]
) -> tuple[dict[str, Poster], list[Problem]]:
    """Read files of ready posters, and hold each to the rules: it names only those there are, and every locked one."""
    posters, problems = read_items(paths, root, "posters", Poster)
    known = {rule.id: rule for rule in rules}
    for poster in posters.values():

        def tell(rule: str, message: str, remedy: str | None, poster: Poster = poster) -> None:
            problems.append(Problem(poster.file, poster.line, 1, rule, "error", message, remedy))

        for id in poster.rules:
            if id not in known:
                message = f"the poster '{poster.id}' names the rule '{id[:80]}', which does not exist"
                tell("unknown-rule", message, did_you_mean(id, known))
        for id in (rule.id for rule in rules if rule.locked and rule.id not in poster.rules):
            message = f"the poster '{poster.id}' lacks the rule '{id}', which must stand on every poster"
            tell("locked-rule-missing", message, f"add {id} to its rules")
    return posters, problems


def by_moment(rules: Sequence[GroundRule]) -> tuple[tuple[str, tuple[GroundRule, ...]], ...]:
    """Return the rules of each moment, in the order of moments and of the file; moments without a rule are left out."""
    found = ((moment, tuple(rule for rule in rules if rule.moment == moment)) for moment in MOMENTS)
    return tuple((moment, rules_of) for moment, rules_of in found if rules_of)


def posters_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/rule_posters.yaml."""
    return schema_of("posters", Poster, "Posters of ground rules")


def ground_rules_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/ground_rules.yaml."""
    return schema_of("rules", GroundRule, "Ground rules")


def _of(variants: Variants | None, kind: str | None) -> str | None:
    return getattr(variants, kind.replace("-", "_"), None) if variants and kind else None
