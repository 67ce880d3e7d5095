"""A ground rule that must stand on every poster, and would not (C22)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import Context, Finding, Rule, Scope, Spot

if TYPE_CHECKING:
    from ..check import Site

RULE = Rule(
    id="rule-not-locked",
    scope=Scope.SITE,
    what="The seven ground rules without which people would be misled or endangered are there, are locked, and have words for every kind of group, "
    "in a copy too.",
    bad="# local/data/ground_rules.yaml\nrules:\n‸- id: pass\n  moment: before\n  locked: false\n  text: You can pass.\n  reason: It is a choice.",
    good=(
        "# local/data/ground_rules.yaml\nrules:\n- id: pass\n  moment: before\n  locked: true\n  text: You "
        "can pass, or just listen.\n  reason: It is a choice."
    ),
)
LOCKED = ("limit", "pass", "not-care", "no-medicine-advice", "no-hate", "tell-us", "ours")


def check(site: Site, context: Context) -> Iterator[Finding]:
    rules = {rule.id: rule for rule in context.library.rules}
    paths = site.project.layers("ground_rules.yaml")
    for id in LOCKED:
        rule = rules.get(id)
        if rule is None:
            message = f"the ground rule '{id}' is missing, and must stand on every poster"
            yield Finding(Spot(site.project.name(paths[-1]), 1), message, "put it back, with locked: true")
        elif not rule.locked:
            message = f"the ground rule '{id}' is not locked, so a poster could leave it out"
            yield Finding(
                Spot(rule.file, rule.line), message, "write locked: true; its words may be your own"
            )
