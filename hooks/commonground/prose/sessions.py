"""Sessions of a support group: the parts that a meeting is made of, and plans, each for one meeting about one topic."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..listings.fields import EVERY_KIND, Choice, Flag, Id, ListOf, Record, Text, Whole, declare
from ..listings.near import did_you_mean
from ..listings.report import Problem
from ..locale import N_
from .readability import HEADROOM, grade
from .records import read_lists, schema_of_lists

if TYPE_CHECKING:
    from .front_matter import FrontMatter

PLACES = ("before", "start", "middle", "end", "after")
"""Where a part can stand, in this order: before people come, at the start, in the middle, at the end, after people left."""

NEEDED = ("welcome", "agreement", "check-out", "close")
"""The parts without which no meeting is laid out, by id."""

LENGTHS = (60, 90)
"""The lengths of a meeting, in minutes, for which there is a ready running order."""

GRADE_MAX = 8
"""The reading grade that a plan is held to: it is read by facilitators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Words that a facilitator may say."""

    when: str = declare(
        Text(80), N_("When"), N_("When they are said."), example="At the door", required=EVERY_KIND
    )
    words: str = declare(
        Text(900), N_("Words"), N_("The words."), example="Hello. Sit where you like.", required=EVERY_KIND
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a meeting. Parts at the start and at the end are always there, those in the middle can be chosen."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="check-in", required=EVERY_KIND)
    title: str = declare(Text(40), N_("Title"), N_("Its name."), example="Check-in", required=EVERY_KIND)
    place: str = declare(
        Choice(PLACES), N_("Place"), N_("Where it can stand."), example="middle", required=EVERY_KIND
    )
    usual: bool = declare(
        Flag(),
        N_("Usual"),
        N_("True where it stands in the ready running orders."),
        example="true",
        default=False,
    )
    minutes_60: int = declare(
        Whole(1, 60),
        N_("Minutes in 60"),
        N_("How long it is in a meeting of 60 minutes."),
        example="12",
        required=EVERY_KIND,
    )
    minutes_90: int = declare(
        Whole(1, 90),
        N_("Minutes in 90"),
        N_("How long it is in a meeting of 90 minutes."),
        example="18",
        required=EVERY_KIND,
    )
    what: str = declare(
        Text(400), N_("What happens"), N_("What happens."), example="One turn each.", required=EVERY_KIND
    )
    in_person: str | None = declare(
        Text(300), N_("In person"), N_("What to mind in a room."), example="Chairs in a circle."
    )
    online: str | None = declare(
        Text(300), N_("Online"), N_("What to mind online."), example="Read the names out."
    )
    shows: str | None = declare(
        Choice(("seed", "question", "practice", "closing")),
        N_("Shows"),
        N_("Which step of the chosen plan belongs to it."),
        example="practice",
    )
    scripts: tuple[Script, ...] = declare(
        ListOf(Record(Script)), N_("Scripts"), N_("Words that a facilitator may say."), default=()
    )
    file: str = ""
    line: int = 0

    @property
    def needed(self) -> bool:
        """Whether it is always there."""
        return self.place in ("start", "end")

    def minutes(self, length: int) -> int:
        """Return how long it is in a meeting of a length that is one of LENGTHS."""
        return {60: self.minutes_60, 90: self.minutes_90}[length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A few facts to begin a topic with, and what they do not show."""

    text: str = declare(
        Text(700), N_("Text"), N_("The facts, to be read out."), example="…", required=EVERY_KIND
    )
    sources: tuple[str, ...] = declare(
        ListOf(Id(), least=1),
        N_("Sources"),
        N_("Keys of works that say so."),
        example="[weger]",
        required=EVERY_KIND,
    )
    limit: str = declare(
        Text(300), N_("Limit"), N_("What the facts do not show."), example="…", required=EVERY_KIND
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """Something that people try, and how they can leave it out."""

    title: str = declare(
        Text(80), N_("Title"), N_("Its name."), example="Three minutes each", required=EVERY_KIND
    )
    minutes: int = declare(
        Whole(3, 30), N_("Minutes"), N_("How long it takes."), example="10", required=EVERY_KIND
    )
    steps: tuple[str, ...] = declare(
        ListOf(Text(300), least=2, most=8),
        N_("Steps"),
        N_("What to do, in order."),
        example="[Pair up.]",
        required=EVERY_KIND,
    )
    opt_out: str = declare(
        Text(300), N_("Opt out"), N_("What people can do instead."), example="…", required=EVERY_KIND
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """A page to take home; a line that ends with a colon gets room to write."""

    title: str = declare(
        Text(80), N_("Title"), N_("Its title."), example="My early signs", required=EVERY_KIND
    )
    intro: str | None = declare(Text(300), N_("Introduction"), N_("One or two sentences."), example="…")
    lines: tuple[str, ...] = declare(
        ListOf(Text(200), least=3, most=12), N_("Lines"), N_("Its lines."), example="[…]", required=EVERY_KIND
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan for one meeting about one topic."""

    id: str = declare(Id(), N_("Id"), N_("Permanent, unique."), example="being-heard", required=EVERY_KIND)
    title: str = declare(Text(60), N_("Title"), N_("Its title."), example="Being heard", required=EVERY_KIND)
    aim: str = declare(Text(300), N_("Aim"), N_("What it is for."), example="…", required=EVERY_KIND)
    heavy: bool = declare(
        Flag(),
        N_("Heavy"),
        N_("True where the topic is not one for a facilitator alone."),
        example="true",
        default=False,
    )
    bring: tuple[str, ...] = declare(
        ListOf(Text(120)), N_("Bring"), N_("What to have ready."), example="[pens]", default=()
    )
    opening: str = declare(
        Text(700), N_("Opening"), N_("Words to begin with."), example="…", required=EVERY_KIND
    )
    seed: Seed = declare(
        Record(Seed), N_("Seed"), N_("Facts to begin with."), example="{…}", required=EVERY_KIND
    )
    question: str = declare(
        Text(200),
        N_("Question"),
        N_("The question for sharing."),
        example="When did you feel heard?",
        required=EVERY_KIND,
    )
    more: tuple[str, ...] = declare(
        ListOf(Text(200), most=4),
        N_("More questions"),
        N_("Questions for when talk is slow."),
        example="[…]",
        default=(),
    )
    practice: Practice = declare(
        Record(Practice), N_("Practice"), N_("Something to try."), example="{…}", required=EVERY_KIND
    )
    if_heavy: tuple[str, ...] = declare(
        ListOf(Text(300), least=1, most=5),
        N_("If it gets heavy"),
        N_("What to do then."),
        example="[…]",
        required=EVERY_KIND,
    )
    closing: str = declare(
        Text(500), N_("Closing"), N_("Words to end with."), example="…", required=EVERY_KIND
    )
    home: str | None = declare(
        Text(300), N_("Home idea"), N_("Something to try at home, for those who like."), example="…"
    )
    handout: Handout = declare(
        Record(Handout), N_("Handout"), N_("A page to take home."), example="{…}", required=EVERY_KIND
    )
    file: str = ""
    line: int = 0

    @property
    def prose(self) -> str:
        """All its words as plain text, a sentence for each line, to be held to a reading grade."""
        practice, handout = self.practice, self.handout
        said = (
            self.aim,
            *self.bring,
            self.opening,
            self.seed.text,
            self.seed.limit,
            self.question,
            *self.more,
            *practice.steps,
            practice.opt_out,
            *self.if_heavy,
            self.closing,
            self.home or "",
            handout.intro or "",
            *handout.lines,
        )
        return " ".join(text if text.endswith((".", "?", "!", "”")) else f"{text}." for text in said if text)


_LISTS = {"parts": Part, "plans": Plan}


@dataclass(frozen=True, slots=True)
class Sessions:
    """All parts and plans, in the order of the files."""

    parts: tuple[Part, ...] = ()
    plans: tuple[Plan, ...] = ()

    def plan(self, id: str) -> Plan | None:
        """Return the plan of an id; None where there is none."""
        return next((plan for plan in self.plans if plan.id == id), None)

    def at(self, *places: str) -> tuple[Part, ...]:
        """Return the parts that stand at some of PLACES, in the order of PLACES and of the file."""
        return tuple(
            part for place in PLACES if place in places for part in self.parts if part.place == place
        )

    def running_order(self, length: int) -> tuple[tuple[int, int, Part], ...]:
        """Return the usual parts of a meeting of a length that is one of LENGTHS, each with its first minute and the minute it ends."""
        order, begin = [], 0
        for part in self.at("start", "middle", "end"):
            if part.usual:
                end = begin + part.minutes(length)
                order.append((begin, end, part))
                begin = end
        return tuple(order)


def read_sessions(paths: Sequence[Path], root: Path) -> tuple[Sessions, list[Problem]]:
    """Read files of parts and plans in order; a later one adds some and replaces those of the same id."""
    items, problems = read_lists(paths, root, _LISTS)
    sessions = Sessions(tuple(items["parts"].values()), tuple(items["plans"].values()))
    if not problems:
        problems += _faults(sessions)
    return sessions, problems


def plan_faults(sessions: Sessions, works: Collection[str], pages: dict[str, FrontMatter]) -> list[Problem]:
    """Return what is wrong between plans, the works they rest on, and the pages that show them."""
    found = []
    for plan in sessions.plans:
        for key in plan.seed.sources:
            if key not in works:
                message = f"the plan '{plan.id}' rests on '{key}', which is not in data/sources.yaml"
                remedy = did_you_mean(key, works) or "add the work to data/sources.yaml after reading it"
                found.append(_problem(plan, "unknown-source", message, remedy))
        if not any(matter.plan == plan.id for matter in pages.values()):
            message = f"no page shows the plan '{plan.id}'"
            remedy = f"write docs/facilitate/sessions/{plan.id}.md with plan: {plan.id} in its front matter"
            found.append(_problem(plan, "plan-without-page", message, remedy))
    return found


def unknown_plan(matter: FrontMatter, file: str, sessions: Sessions) -> list[Problem]:
    """Return the problem of a page whose front matter names a plan that does not exist."""
    if not matter.plan or sessions.plan(matter.plan):
        return []
    line, column = matter.lines.get("plan", (1, 1))
    message = f"there is no plan '{matter.plan[:80]}' in data/sessions.yaml"
    remedy = did_you_mean(matter.plan, [plan.id for plan in sessions.plans])
    return [Problem(file, line, column, "unknown-plan", "error", message, remedy)]


def too_hard(sessions: Sessions) -> list[Problem]:
    """Return a problem for every plan that reads harder than GRADE_MAX."""
    found = []
    for plan in sessions.plans:
        reads = grade(plan.prose) + HEADROOM
        if reads > GRADE_MAX:
            message = f"the plan '{plan.id}' reads at grade {reads:.1f}; its limit is {GRADE_MAX}"
            found.append(_problem(plan, "too-hard", message, "use shorter words and sentences"))
    return found


def sessions_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/sessions.yaml."""
    return schema_of_lists(_LISTS, "Sessions")


def _faults(sessions: Sessions) -> list[Problem]:
    if not sessions.parts:
        return []
    found = []
    first, known = sessions.parts[0], {part.id: part for part in sessions.parts}
    for id in NEEDED:
        if id not in known:
            message = f"the part '{id}' is missing: no meeting is laid out without it"
            found.append(_problem(first, "missing-part", message, f"write a part with id: {id}"))
        elif not (known[id].needed and known[id].usual):
            message = f"the part '{id}' must be in every meeting"
            remedy = "write place: start or place: end, and usual: true"
            found.append(_problem(known[id], "missing-part", message, remedy))
    for length in LENGTHS:
        order = sessions.running_order(length)
        end = order[-1][1] if order else 0
        if end != length:
            message = f"the usual parts take {end} minutes in a meeting of {length}"
            remedy = f"change minutes_{length} of some until the sum is {length}"
            found.append(_problem(first, "wrong-sum", message, remedy))
    return found


def _problem(item: Part | Plan, rule: str, message: str, remedy: str | None) -> Problem:
    return Problem(item.file, item.line, 1, rule, "error", message, remedy)
