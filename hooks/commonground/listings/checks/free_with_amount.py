"""Something free that costs something."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="free-with-amount",
    scope=Scope.GROUP,
    what="What is free has no amount.",
    bad='cost: {kind: free, amount: ‸"3.50", currency: GBP}',
    good="cost: {kind: free}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.cost and group.cost.kind == "free" and group.cost.amount:
        message = f"this is free, and costs {group.cost.amount}"
        yield Finding(("cost", "amount"), message, "remove the amount, or write kind: fee or kind: donation")
