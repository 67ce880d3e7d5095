"""Money that was not asked for before."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_listing, kept

RULE = Rule(
    id="money-asked",
    label="money",
    what="A group that was free and now costs something is asked whether it does.",
    gravity="ask",
    reply=(
        "This group was free, and now it asks for money. What is it for, and what can people do who "
        "have none?"
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        both = change.both()
        costs = (
            [(group.cost.kind, group.cost.amount or 0) if group.cost else ("", 0) for group in both]
            if both
            else []
        )
        if costs and costs[1][0] == "fee" and (costs[0][0] != "fee" or costs[1][1] > costs[0][1]):
            yield at_listing(
                whole,
                change,
                "coming would cost something, or more than before",
                *(f"{kind} {amount or ''}".strip() or "nothing said" for kind, amount in costs),
            )
