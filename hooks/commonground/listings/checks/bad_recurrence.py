"""An `every:` that cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator

from ...times.recurrence import RecurrenceError, parse_every
from ..fields import Every, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-recurrence",
    scope=Scope.VALUE,
    what="`every` is said in its few words: tuesday; other friday; 1st and 3rd monday; day 15; other month on the last sunday.",
    types=(Every,),
    bad="meetings:\n- every: ‸tuesdy",
    good="meetings:\n- every: tuesday",
)
_LONGEST = 200


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if len(text) > _LONGEST:
        yield Finding((), f"this is longer than {_LONGEST} characters", "make it several meetings")
        return
    try:
        parse_every(text)
    except RecurrenceError as error:
        yield Finding((), error.message, f"did you mean '{error.suggestion}'?" if error.suggestion else None)
