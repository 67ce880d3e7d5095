"""What the reader makes of rules and of values that it cannot read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from commonground.listings import read as read_module
from commonground.listings import told as told_module
from commonground.listings.checks import Context, Finding, Rule, Scope, rules, rules_of
from commonground.listings.nodes import read_nodes
from commonground.listings.read import read_files, read_listings
from commonground.listings.told import MAX_PROBLEMS, MAX_SEARCHES, Told

from .completion import complete


def rules_told(example: str, context: Context) -> list[str]:
    (file,) = complete(example)
    reading = read_listings(file.text.encode(), file.name, replace(context, demonstration=file.demonstration))
    return [problem.rule for problem in reading.problems]


@pytest.mark.parametrize(
    ("example", "told"),
    [
        ("meetings:\n- every: tuesdy", ["bad-recurrence"]),  # and not missing-when
        ("meetings:\n- start: 7pm", ["bad-time"]),  # and not missing-start
        ("meetings:\n- every: other tuesday\n  starting: soon", ["bad-date"]),  # and not missing-starting
        ("meetings:\n- timezone: Londn", ["bad-time-zone"]),  # and not missing-time-zone
        ("meetings:\n- format: in-person\n  place: Leeds", ["wrong-shape"]),  # and not place-needed
        ("contact: {email: nobody}\nmeetings:\n- join:", ["bad-email"]),  # and not no-way-in
        ("status: closed\nclosed_on: yesterday", ["bad-date"]),  # and not closed-without-date
        ("demo: yes", ["bad-choice"]),  # and not not-marked-demo
        ("cost: {kind: fee, amount: much, currency: GBP}", ["bad-number"]),  # and not fee-without-amount
        # The second of two dates keeps its place, though the first cannot be read.
        ("meetings:\n- every: tuesday\n  excluding: [soon, 2026-12-25]", ["bad-date"]),
        # What does not rest on the value that cannot be read is told beside it.
        ("verified: 2020-01-01\nmeetings:\n- every: tuesdy", ["bad-recurrence", "long-unverified"]),
        ("meetings:\n- every: tuesdy\n- format: online-video\n  every:", ["bad-recurrence", "missing-when"]),
    ],
)
def test_a_value_that_cannot_be_read_is_told_once(example: str, told: list[str], context: Context) -> None:
    assert sorted(rules_told(example, context)) == sorted(told)


def test_a_listing_after_a_wrong_one_is_read(context: Context) -> None:
    text = "groups:\n- tuesday\n- [x]\n- id: example-a\n  kind: group\n"
    reading = read_listings(text.encode(), "a.yaml", context)
    assert [(entry.index, entry.line, entry.group.id, entry.sound) for entry in reading.entries] == [
        (0, 2, None, False),
        (1, 3, None, False),
        (2, 4, "example-a", False),
    ]


def test_a_meeting_that_is_none_keeps_its_place(context: Context) -> None:
    text = 'groups:\n- meetings:\n  - tuesday\n  - format: phone\n    start: "19:00"\n    timezone: Europe/London\n'
    problems = read_listings(text.encode(), "a.yaml", context).problems
    assert [(p.line, p.column, p.rule) for p in problems if p.line > 2] == [
        (3, 5, "wrong-shape"),
        (4, 5, "missing-when"),
    ]


def test_a_tombstone_needs_little(context: Context) -> None:
    text = (
        "groups:\n- id: quiet-room\n  kind: group\n  name: Quiet Room\n  status: closed\n  closed_on: 2026-08-01\n"
        "  verified: 2020-08-01\n  verified_how: organizer\n"
    )
    reading = read_listings(text.encode(), "data/groups.yaml", context)
    assert reading.problems == ()
    assert reading.entries[0].sound


def test_a_warning_leaves_a_listing_sound(context: Context) -> None:
    (file,) = complete("summary: <b>Peers</b>")
    reading = read_listings(file.text.encode(), file.name, replace(context, demonstration=True))
    assert [problem.severity for problem in reading.problems] == ["warning"]
    assert reading.entries[0].sound
    assert reading.entries[0].group.summary == "<b>Peers</b>"


@pytest.mark.parametrize("rule", ["demo-outside-demo", "reserved-in-live"])
def test_invented_things_stop_a_production_build(rule: str, context: Context) -> None:
    declared = next(one for one in rules() if one.id == rule)
    (file,) = complete(declared.bad)
    for production, severity in ((False, "warning"), (True, "error")):
        reading = read_listings(file.text.encode(), file.name, replace(context, production=production))
        assert [(p.rule, p.severity) for p in reading.problems] == [(rule, severity)]


def test_a_text_is_judged_alike_the_second_time(context: Context) -> None:
    (file,) = complete("topics: [anxeity]\nsummary: Tea &amp; talk\nsource: http://riverside.example.org")
    first, second = (
        read_listings(file.text.encode(), file.name, replace(context, demonstration=True)) for _ in range(2)
    )
    assert first.problems == second.problems
    assert len(first.problems) == 3


def test_a_rule_that_fails_hides_nothing(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(*_: object) -> list[Finding]:
        raise ZeroDivisionError

    broken = Rule("broken", Scope.GROUP, "", "", "", check=check)  # type: ignore[arg-type]
    usual = rules_of
    monkeypatch.setattr(
        read_module,
        "rules_of",
        lambda scope: (broken, *usual(scope)) if scope is Scope.GROUP else usual(scope),
    )
    (file,) = complete("verified: 2020-01-01")
    reading = read_listings(file.text.encode(), file.name, replace(context, demonstration=True))
    assert [problem.rule for problem in reading.problems] == ["broken", "long-unverified"]
    assert "ZeroDivisionError" in reading.problems[0].message


def test_problems_are_told_up_to_a_limit() -> None:
    told = Told("a.yaml", read_nodes(b"a: b\n")[0], [])
    for _ in range(MAX_PROBLEMS + 10):
        told.add("some-warning", Finding(("a",), f"number {told.warnings}"), "warning")
    assert not told.is_full
    for _ in range(MAX_PROBLEMS + 10):
        told.add("some-error", Finding(("a",), f"number {told.errors}"))
    assert told.is_full
    problems = told.problems()
    assert len(problems) == 2 * MAX_PROBLEMS + 2
    assert sum(problem.rule == "too-many-problems" for problem in problems) == 2


def test_only_some_suggestions_are_searched_for() -> None:
    told = Told("a.yaml", None, [])
    for number in range(MAX_SEARCHES + 5):
        told.add("unknown-place", Finding((), str(number), lambda: "did you mean Leeds?"))
    assert sum(problem.suggestion is not None for problem in told.problems()) == MAX_SEARCHES


def test_many_unknown_towns_take_no_time(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(context.gazetteer, "suggest", lambda name, country: asked.append(name))
    monkeypatch.setattr(told_module, "MAX_SEARCHES", 3)
    meetings = "\n".join(
        f"- format: in-person\n  place: {{town: Nowhere{n}, country: GB}}" for n in range(10)
    )
    assert rules_told(f"meetings:\n{meetings}", context) == ["unknown-place"] * 10
    assert len(asked) == 3


def test_a_directory_is_checked_over_its_files(context: Context, tmp_path: Path) -> None:
    files = []
    for name in ("a.yaml", "b.yaml"):
        (file,) = complete("id: example-quiet-room")
        (tmp_path / name).write_text(file.text, "utf-8")
        files.append((tmp_path / name, f"data/demo/{name}", replace(context, demonstration=True)))
    (problem,) = read_files(files).problems
    assert (problem.file, problem.line, problem.rule, problem.group) == (
        "data/demo/b.yaml",
        2,
        "repeated-id",
        "example-quiet-room",
    )
    assert "data/demo/a.yaml, line 2" in problem.message


def test_an_empty_directory_is_told_unless_nothing_could_be_read(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "groups.yaml"
    for text, told in (
        (b"groups: []\n", ["no-groups"]),
        (b"groups:\n", ["no-groups"]),
        (b"", ["no-groups"]),
        (b"---", ["no-groups"]),
        (b"groups: [\n", ["yaml-syntax"]),
    ):
        path.write_bytes(text)
        assert [
            problem.rule for problem in read_files([(path, "data/groups.yaml", context)]).problems
        ] == told
