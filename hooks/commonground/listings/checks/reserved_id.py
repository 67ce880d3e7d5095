"""An id that cannot be an address or a file name."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Id, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="reserved-id",
    scope=Scope.VALUE,
    what="Some words cannot be ids: the site or an operating system needs them.",
    types=(Id,),
    bad="id: ‸index",
    good="id: example-index",
)
_OF_THE_SITE = frozenset(
    {"index", "api", "assets", "find", "groups", "new", "schema", "topics", "places", "online", "a-z"}
)
_OF_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if text in _OF_THE_SITE or text in _OF_WINDOWS:
        yield Finding((), f"'{text}' is kept for other use", f"add a word, such as the town: {text}-leeds")
