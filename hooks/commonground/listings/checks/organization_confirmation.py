"""An organization that is said to be confirmed on a day to come, or in no way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..fields import Record
from ..model import Organization
from ..nodes import Mapping, text_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="organization-confirmation",
    scope=Scope.MAPPING,
    what="An organization was confirmed on a day that has come, in a way that is said.",
    bad="organization: {id: example-org, name: EXAMPLE – Org, confirmed_on: ‸2199-11-02, confirmed_how: phone}\ngroups:\n- id: example-north",
    good="organization: {id: example-org, name: EXAMPLE – Org, confirmed_on: 2026-11-02, confirmed_how: phone}\ngroups:\n- id: example-north",
)


def check(mapping: Mapping, record: Record, kind: str | None, context: Context) -> Iterator[Finding]:
    if record.cls is not Organization:
        return
    day, how = text_of(mapping, "confirmed_on"), text_of(mapping, "confirmed_how")
    if day and day > (context.as_of + timedelta(days=1)).isoformat():
        yield Finding(
            ("confirmed_on",),
            f"{day[:40]} is after {context.as_of}, the day of this check",
            "write the day on which someone reached it",
        )
    elif bool(day) != bool(how):
        missing = "confirmed_how" if day else "confirmed_on"
        yield Finding((), f"'{missing}' is missing", "write both, or neither", at="item")
