"""Files that are wrong in one way or another: each problem is told once, at its line and column, quickly, without a traceback.

The files are those of data/bad; data/bad.expected says what is told of each, in the form of the command's own lines.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from commonground.listings.checks import Context
from commonground.listings.read import Reading, read_files

DATA = Path(__file__).parent / "data"
FILES = sorted((DATA / "bad").glob("*.yaml"))
SLOWEST = 5.0
"""Seconds; a promise to maintainers, far from what any of these takes."""


def expected() -> dict[str, list[str]]:
    told: dict[str, list[str]] = {path.name: [] for path in FILES}
    for line in (DATA / "bad.expected").read_text("utf-8").splitlines():
        told[line.partition(":")[0]].append(line)
    return told


EXPECTED = expected()


def check(path: Path, context: Context) -> Reading:
    begun = time.process_time()
    reading = read_files([(path, path.name, replace(context, demonstration=True))])
    assert time.process_time() - begun < SLOWEST
    return reading


def test_there_are_many() -> None:
    assert len(FILES) >= 60
    assert all(EXPECTED.values()), "each has something wrong with it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_problem_is_told_where_it_stands(path: Path, context: Context) -> None:
    problems = check(path, context).problems
    assert [f"{p.file}:{p.line}:{p.column}: {p.rule}" for p in problems] == EXPECTED[path.name]
    for problem in problems:
        assert problem.message
        assert str(problem).isprintable()


def _listing(**said: str) -> str:
    return "groups:\n- " + "\n  ".join(f"{key}: {value}" for key, value in said.items()) + "\n"


HUGE: dict[str, tuple[str, tuple[int, int, str]]] = {
    "lists in lists": ("[" * 100_000 + "]" * 100_000, (1, 13, "too-deep")),
    "a list never closed": ("groups: " + "[" * 100_000, (1, 20, "too-deep")),
    "mappings in mappings": ("{a: " * 100_000, (1, 49, "too-deep")),
    "indented mappings": ("".join(f"{' ' * n}a:\n" for n in range(2_000)), (13, 13, "too-deep")),
    "one text of a megabyte": (_listing(summary="a" * 1_000_000), (2, 12, "too-long")),
    "one address of a megabyte": (_listing(source="https://" + "a." * 500_000), (2, 11, "bad-url")),
    "one id of a megabyte": (_listing(id="a-" * 500_000), (2, 7, "bad-id")),
    "one number of a megabyte": (_listing(age_min="9" * 1_000_000), (2, 12, "bad-number")),
    "one every of a megabyte": (
        _listing(meetings=f"[{{every: {'1st and ' * 125_000}}}]"),
        (2, 22, "bad-recurrence"),
    ),
    "one key of a megabyte": (_listing(**{"b" * 1_000: "x"}), (2, 3, "unknown-field")),
    "brackets and stars": (_listing(summary="'" + "[<*&" * 250_000 + "'"), (2, 12, "too-long")),
    "a megabyte of digits": (_listing(summary="0 " * 500_000), (2, 12, "too-long")),
    "a megabyte of marks": (_listing(summary="e" + "\u0301" * 500_000), (2, 12, "stacked-marks")),
    "a list of a hundred thousand dates": (
        _listing(meetings="[{dates: [" + "2026-12-01, " * 100_000 + "]}]"),
        (2, 22, "list-length"),
    ),
    "a hundred thousand topics": (_listing(topics="[" + "x, " * 100_000 + "]"), (2, 11, "list-length")),
    "a hundred thousand groups that are none": ("groups:\n" + "- x\n" * 100_000, (2, 3, "wrong-shape")),
    "ten thousand groups that are wrong": (
        "groups:\n" + "- {id: A, timezone: Europe/Londn}\n" * 10_000,
        (2, 8, "bad-id"),
    ),
    "two thousand zones that are none": (
        _listing(meetings="[" + "".join(f"{{timezone: Zone/None{n}}}, " for n in range(2_000)) + "]"),
        (2, 13, "list-length"),
    ),
    "two thousand towns of a thousand groups": (
        "groups:\n"
        + "".join(
            f"- {{id: x{n}, langages: [en], topics: [anxeity{n}], status: closde}}\n" for n in range(2_000)
        ),
        (2, 12, "unknown-field"),
    ),
    "a hundred thousand documents": ("---\n" * 100_000, (2, 1, "one-document")),
    "a hundred thousand anchors": ("groups:\n" + "- &a x\n" * 100_000, (2, 3, "no-anchor")),
    "a megabyte of control characters": ("\x01" * 1_000_000, (1, 1, "control-character")),
    "control characters, a line each": ("\x01\n" * 500_000, (1, 1, "control-character")),
    "a megabyte of one key": (_listing(name="EXAMPLE") + "  name: x\n" * 100_000, (3, 3, "repeated-field")),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_files_are_refused_in_time(name: str, context: Context, tmp_path: Path) -> None:
    text, first = HUGE[name]
    path = tmp_path / "huge.yaml"
    path.write_text(text, "utf-8")
    problems = check(path, context).problems
    assert first in [(problem.line, problem.column, problem.rule) for problem in problems]
    assert len(problems) <= 2_010


def test_a_file_above_the_limit_is_not_read(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    path.write_bytes(b"groups:\n" + b"- id: x\n" * 4_200_000)
    (problem,) = check(path, context).problems
    assert (problem.line, problem.column, problem.rule) == (1, 1, "too-large")
