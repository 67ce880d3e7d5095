"""Marks piled upon a letter until it covers the lines around it."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Text, Type
from ..scripts import is_plain, stacked_marks
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="stacked-marks",
    scope=Scope.VALUE,
    what="No letter carries more than four marks: more are made to cover the lines around it.",
    types=(Text,),
    bad='summary: ‸"Pe\\u0301\\u0302\\u0303\\u0304\\u0306ers"',
    good='summary: "Nho\\u0301m ba\\u0323n be\\u0300 Tie\\u0302\\u0301ng Vie\\u0323\\u0302t"',
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if not is_plain(text) and stacked_marks().search(text):
        yield Finding((), "a letter carries more than four marks", "leave the marks out")
