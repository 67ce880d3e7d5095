"""What real groups ask of the people who come: a table of rules by groups, with how far each text says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..listings.fields import EVERY_KIND, Id, ListOf, Text, declare
from ..listings.near import did_you_mean
from ..listings.report import Problem
from ..locale import N_
from .records import read_lists, schema_of_lists

STATED = "stated"
PARTLY = "partly"
NOT_SEEN = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedGroup:
    """A group or network whose rules were read."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="nami", required=EVERY_KIND)
    short: str = declare(
        Text(20), N_("Short name"), N_("For the head of the table."), example="NAMI", required=EVERY_KIND
    )
    name: str = declare(
        Text(120), N_("Name"), N_("In full."), example="MoodPeers Pittsburgh", required=EVERY_KIND
    )
    read: tuple[str, ...] = declare(
        ListOf(Text(120)),
        N_("Read"),
        N_("The pages that were read, without https://."),
        example="[moodpeerspgh.org]",
        required=EVERY_KIND,
    )
    read_on: str = declare(
        Text(10), N_("Read on"), N_("When: a month or a day."), example="2026-11", required=EVERY_KIND
    )
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRule:
    """A rule, and the groups that have it."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="one-voice", required=EVERY_KIND)
    text: str = declare(
        Text(80), N_("Rule"), N_("In few words."), example="One voice at a time", required=EVERY_KIND
    )
    stated: tuple[str, ...] = declare(
        ListOf(Id()), N_("Stated"), N_("Groups whose text says it."), default=()
    )
    partly: tuple[str, ...] = declare(
        ListOf(Id()), N_("Partly"), N_("Groups whose text says a part of it."), default=()
    )
    file: str = ""
    line: int = 0

    @property
    def count(self) -> int:
        """How many groups have it, in whole or in part."""
        return len(self.stated) + len(self.partly)

    def by(self, group: ComparedGroup) -> str:
        """Return how far a group's text says it: STATED, PARTLY or NOT_SEEN."""
        return STATED if group.id in self.stated else PARTLY if group.id in self.partly else NOT_SEEN


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole table."""

    groups: tuple[ComparedGroup, ...] = ()
    rules: tuple[ComparedRule, ...] = field(default=())


_LISTS = {"groups": ComparedGroup, "rules": ComparedRule}


def read_comparison(paths: Sequence[Path], root: Path) -> tuple[Comparison, list[Problem]]:
    """Read files of the comparison, and tell of rules that name a group which is not in them."""
    lists, problems = read_lists(paths, root, _LISTS)
    groups, rules = lists["groups"], lists["rules"]
    for rule in rules.values():
        for id in (*rule.stated, *rule.partly):
            if id not in groups:
                message = f"'{id[:80]}' is not one of the groups of this file"
                problems.append(
                    Problem(
                        rule.file, rule.line, 1, "unknown-group", "error", message, did_you_mean(id, groups)
                    )
                )
    return Comparison(tuple(groups.values()), tuple(rules.values())), problems


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/rules_compared.yaml."""
    return schema_of_lists(_LISTS, "Rules of real groups, compared") | {"required": sorted(_LISTS)}
