"""Every rule finds its bad example, alone and at the marked place, and nothing in its good one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from commonground.listings.checks import Context, Rule, rules
from commonground.listings.read import read_files
from commonground.listings.report import Problem

from .completion import complete

pytestmark = pytest.mark.usefixtures("context")


def problems_of(example: str, context: Context, folder: Path) -> tuple[Problem, ...]:
    """Write the files of an example and check them as a directory."""
    files = []
    for number, file in enumerate(complete(example)):
        path = folder / f"{number}.yaml"
        path.write_text(file.text, "utf-8")
        files.append((path, file.name, replace(context, demonstration=file.demonstration)))
    return read_files(files).problems


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_bad_example_is_told_once_and_where_it_stands(rule: Rule, context: Context, tmp_path: Path) -> None:
    marked = [(file.name, *file.marked) for file in complete(rule.bad) if file.marked]
    assert len(marked) == 1, "one place is marked with ‸"
    found = [(p.file, p.line, p.column, p.rule, p.severity) for p in problems_of(rule.bad, context, tmp_path)]
    assert found == [(*marked[0], rule.id, rule.severity)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_good_example_has_no_problem(rule: Rule, context: Context, tmp_path: Path) -> None:
    assert "‸" not in rule.good
    assert list(map(str, problems_of(rule.good, context, tmp_path))) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_is_in_the_file_of_its_name(rule: Rule) -> None:
    assert rule.check.__module__.rpartition(".")[2].replace("_", "-") == rule.id
