"""An amount of nobody knows what."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="amount-without-currency",
    scope=Scope.GROUP,
    what="An amount has a currency.",
    bad='cost: {‸kind: fee, amount: "3.50"}',
    good='cost: {kind: fee, amount: "3.50", currency: GBP}',
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.cost and group.cost.amount is not None and group.cost.currency is None:
        yield Finding(("cost",), "'currency' is missing", "write its code, such as currency: GBP", at="item")
