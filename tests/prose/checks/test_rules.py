"""Every rule finds its bad example, alone and at the marked place, and nothing in its good one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import commonground.prose
from commonground.prose.checks import rules
from commonground.prose.made import PAGE
from commonground.prose.reference import FAULTS, prose_rules_reference

from .examples import MARK, complete, problems_of

TELLING = ("Problem", "tell", "_problem")
"""What the modules of prose call to tell of a fault."""


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_bad_example_is_told_once_and_where_it_stands(rule, context, checkout, tmp_path):
    example = complete(rule.bad)
    assert example.marked, "one place is marked"
    found = problems_of(example, context, checkout, tmp_path)
    assert [(p.line, p.column, p.rule) for p in found] == [(*example.marked, rule.id)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_good_example_has_no_problem(rule, context, checkout, tmp_path):
    assert MARK not in rule.good
    assert list(map(str, problems_of(complete(rule.good), context, checkout, tmp_path))) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_is_in_the_file_of_its_name(rule):
    assert rule.check.__module__.rpartition(".")[2].replace("_", "-") == rule.id


def test_the_page_of_rules_is_not_stale():
    assert PAGE.read_text("utf-8") == prose_rules_reference(), "run: python -m commonground.prose.made"


def test_every_other_fault_is_explained():
    folder = Path(commonground.prose.__file__).parent
    told = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) in TELLING
            ):
                words = [
                    arg.value
                    for arg in node.args
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                ]
                told |= {word for word in words if re.fullmatch("[a-z]+(-[a-z]+)+", word)}
    assert list(FAULTS) == sorted(FAULTS)
    assert told - {rule.id for rule in rules()} == FAULTS.keys()


def test_the_page_of_rules_shows_no_way_of_dying():
    private = [rule for rule in rules() if rule.private]
    assert private
    for rule in private:
        assert rule.bad.replace(MARK, "") not in prose_rules_reference().replace(MARK, "")
