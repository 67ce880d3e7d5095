"""A fee that is not named."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="fee-without-amount",
    scope=Scope.GROUP,
    what="A fee has an amount.",
    bad="cost: {‸kind: fee}",
    good='cost: {kind: fee, amount: "3.50", currency: GBP}',
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.cost and group.cost.kind == "fee" and group.cost.amount is None:
        yield Finding(("cost",), "'amount' is missing", 'write amount: "3.50" and currency: GBP', at="item")
