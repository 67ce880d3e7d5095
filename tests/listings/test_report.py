"""Problems in the forms in which they are told; nothing in a listing can change a form."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from commonground.listings.report import Problem, as_github, as_json, as_text, has_errors, ordered, summary

_ERROR = Problem(
    "data/groups.yaml",
    41,
    12,
    "bad-time",
    "error",
    "'7pm' is not a time",
    'did you mean "19:00"?',
    "quiet-room",
)
_WARNING = Problem("data/groups.yaml", 7, 3, "markup", "warning", "shown as it stands")


def test_each_is_a_line_with_its_place() -> None:
    assert (
        as_text([_ERROR])
        == "data/groups.yaml:41:12: error: [bad-time] '7pm' is not a time; did you mean \"19:00\"?\n"
    )


def test_json_has_every_part() -> None:
    (row,) = json.loads(as_json([_ERROR]))
    assert list(row) == ["file", "line", "column", "severity", "rule", "message", "suggestion", "group"]
    assert row["group"] == "quiet-room"


def test_order_is_by_place_and_each_is_told_once() -> None:
    assert ordered([_ERROR, _WARNING, _ERROR]) == [_WARNING, _ERROR]
    assert has_errors([_WARNING], strict=True)
    assert not has_errors([_WARNING])
    assert summary([_ERROR, _WARNING, _WARNING]) == "1 error and 2 warnings."
    assert summary([]) == "No problems found."


@given(st.text(), st.text())
def test_no_text_can_forge_a_line_or_a_command(message: str, file: str) -> None:
    problem = Problem(file, 1, 1, "some-rule", "error", message)
    annotation = as_github([problem])
    assert annotation.count("\n") == 1
    assert annotation.startswith("::error file=")
    head = annotation[: annotation.index(",title=some-rule::")]
    assert head.count(",") == 2
    assert len(as_text([Problem("a", 1, 1, "some-rule", "error", message)]).splitlines()) == 1
