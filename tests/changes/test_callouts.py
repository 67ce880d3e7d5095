"""What is called out of changes: of each that may take over or harm, just what it does; of a harmless one, nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commonground.changes.callouts import rules
from commonground.listings.checks import Context
from commonground.listings.report import has_errors

from .made import FILES, changed, read_yaml, report_on, state_of

TABLE = read_yaml("changes.yaml")
ABUSE, HARMLESS = TABLE["abuse"], TABLE["harmless"]


def _called(change: dict[str, Any], context: Context, cache: Path) -> set[str]:
    others = tuple(change.get("others", ()))
    report = report_on(state_of(FILES), state_of(changed(FILES, change)), context, cache, others)
    return {said.rule for said in report.called}


@pytest.mark.parametrize("change", ABUSE, ids=lambda change: change["name"])
def test_abuse_is_called_out(change: dict[str, Any], context: Context, tmp_path: Path) -> None:
    assert _called(change, context, tmp_path) == {*change["expect"]}


@pytest.mark.parametrize("change", HARMLESS, ids=lambda change: change["name"])
def test_nothing_is_called_out_of_a_harmless_change(
    change: dict[str, Any], context: Context, tmp_path: Path
) -> None:
    assert _called(change, context, tmp_path) == set()


@pytest.mark.parametrize("change", HARMLESS, ids=lambda change: change["name"])
def test_a_harmless_change_brings_no_error(change: dict[str, Any], context: Context, tmp_path: Path) -> None:
    report = report_on(state_of(FILES), state_of(changed(FILES, change)), context, tmp_path)
    assert not has_errors(report.whole.brought)


def test_the_table_is_long_enough_and_every_rule_is_in_it() -> None:
    assert len(ABUSE) >= 25
    assert len(HARMLESS) >= 25
    assert {rule for change in ABUSE for rule in change["expect"]} == {rule.id for rule in rules()}
