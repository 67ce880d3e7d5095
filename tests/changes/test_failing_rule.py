"""A rule that fails is told, and the others are heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commonground.changes import callouts
from commonground.changes.whole import Whole
from commonground.listings.checks import Context

from .made import changed, read_yaml, report_on, state_of


def _fails(whole: Whole) -> Iterator[callouts.CallOut]:
    raise ValueError(whole)


def test_a_rule_that_fails_is_called_out(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = callouts.rules()
    monkeypatch.setattr(callouts, "rules", lambda: (replace(first, check=_fails), *others))
    files = read_yaml("directory.yaml")
    after = changed(files, {"set": {"riverside/example-anxiety/contact.phone": "0113 496 0777"}})
    called = {
        said.rule: said for said in report_on(state_of(files), state_of(after), context, tmp_path).called
    }
    assert called.keys() == {first.id, "phone-changed"}
    assert "this rule failed (ValueError)" in called[first.id].words
