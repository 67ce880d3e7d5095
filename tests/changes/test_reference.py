"""The page of call-outs says what the rules say."""

from __future__ import annotations

from commonground.changes.reference import PAGE, callouts_reference


def test_the_page_is_as_the_rules_make_it() -> None:
    assert PAGE.read_text("utf-8") == callouts_reference(), "run python -m commonground.changes.reference"
