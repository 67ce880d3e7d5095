"""The studies that the page about evidence sets side by side: whom each looked at, how careful it was, what it found, and how much.

Numbers stand as their source gives them; a test holds each of them to the figures of that source in data/sources.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..listings.fields import EVERY_KIND, Choice, Id, ListOf, Record, Text, Type, declare
from ..listings.report import Problem
from ..locale import N_
from .records import read_items, schema_of

KINDS = {
    "groups": N_("Groups of peers"),
    "general": N_("Peer support in general"),
    "depression": N_("Peer support for depression"),
    "services": N_("Peers at work in health services"),
}
"""What kind of help a study looked at, in the order of the tables, and their titles."""

MEASURES = ("SMD", "g", "d")
"""Differences between averages, counted in standard deviations."""

SCALE = (-0.5, 1.0)
"""From where to where effects are drawn."""

MINUS = "−"


class Number(Type):
    """A number with its decimals, as the source gives it: 0.18, −0.59."""

    name = "number"

    def parse(self, text: str) -> str:
        if not re.fullmatch(rf"[-{MINUS}]?\d+(\.\d+)?", text):
            raise ValueError(text)
        return text.replace("-", MINUS)

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One difference that a study found, with its interval where that was read."""

    on: str = declare(
        Text(80), N_("On"), N_("What was measured."), example="overall recovery", required=EVERY_KIND
    )
    against: str | None = declare(
        Text(80), N_("Against"), N_("What it was compared with, where that was read."), example="usual care"
    )
    measure: str | None = declare(
        Choice(MEASURES), N_("Measure"), N_("The name of the measure, where that was read."), example="SMD"
    )
    value: str = declare(Number(), N_("Effect"), N_("The effect."), example='"0.18"', required=EVERY_KIND)
    low: str | None = declare(Number(), N_("From"), N_("Lower end of the interval."), example='"0.07"')
    high: str | None = declare(Number(), N_("To"), N_("Upper end of the interval."), example='"0.29"')
    better: str = declare(
        Choice(("higher", "lower")),
        N_("Better"),
        N_("Whether more or less of it is better."),
        example="lower",
        default="higher",
    )

    @property
    def shown(self) -> bool:
        """Whether the interval leaves out "no difference"; true of an effect whose interval was not read, which its source calls a gain."""
        return self.low is None or self.high is None or amount(self.low) * amount(self.high) > 0

    @property
    def drawn(self) -> tuple[float, float, float]:
        """The effect and the ends of its interval, turned so that more is better; all the same where no interval was read."""
        ends = [amount(text or self.value) for text in (self.value, self.low, self.high)]
        if self.better == "lower":
            value, low, high = (-end for end in ends)
            return value, high, low
        return ends[0], ends[1], ends[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One review or trial, by the key of the work that reports it."""

    id: str = declare(
        Id(), N_("Key"), N_("Its key in data/sources.yaml."), example="lyons", required=EVERY_KIND
    )
    name: str = declare(
        Text(60), N_("Name"), N_("A short name with its year."), example="Lyons 2021", required=EVERY_KIND
    )
    kind: str = declare(
        Choice(tuple(KINDS)),
        N_("Kind"),
        N_("What kind of help it looked at."),
        example="groups",
        required=EVERY_KIND,
    )
    size: str = declare(
        Text(120),
        N_("Size"),
        N_("Whom it looked at, and how many."),
        example="8 trials, 2,131 people",
        required=EVERY_KIND,
    )
    care: str | None = declare(
        Text(120),
        N_("Care"),
        N_("How careful it or its trials were, where that was read."),
        example="6 of the 8 trials at high or unclear risk of bias",
    )
    found: str = declare(
        Text(300),
        N_("Found"),
        N_("What it found, and what not."),
        example="A small gain in recovery.",
        required=EVERY_KIND,
    )
    effects: tuple[Effect, ...] = declare(
        ListOf(Record(Effect)),
        N_("Effects"),
        N_("What it found in numbers that can be compared."),
        example="[{on: overall recovery, value: 0.18}]",
        default=(),
    )
    file: str = ""
    line: int = 0


def amount(text: str) -> float:
    """Return the number that a text of `Number` means."""
    return float(text.replace(MINUS, "-"))


def read_studies(paths: Sequence[Path], root: Path) -> tuple[tuple[Study, ...], list[Problem]]:
    """Read files of studies in order; a later one adds studies and replaces those of the same key."""
    items, problems = read_items(paths, root, "studies", Study)
    return tuple(items.values()), problems


def by_kind(studies: Sequence[Study]) -> list[tuple[str, list[Study]]]:
    """Return the studies of each kind of help, in the order of KINDS and of the file; kinds without one are left out."""
    found = ((kind, [study for study in studies if study.kind == kind]) for kind in KINDS)
    return [(kind, studies_of) for kind, studies_of in found if studies_of]


def studies_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/studies.yaml."""
    return schema_of("studies", Study, "Studies side by side")
