"""A word that only imported listings may have."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="imported-only-word",
    scope=Scope.GROUP,
    what="A topic as wide as any-mental-health is for listings from a feed that says no more; others say what they are about.",
    bad="topics: [‸any-mental-health]\nverified_how: organizer",
    good="topics: [any-mental-health]\nverified_how: feed",
)
_FLAG = "imported_only"
_IMPORTED = "feed"


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.verified_how == _IMPORTED:
        return
    for index, word in enumerate(group.topics):
        if _FLAG in context.vocabulary.term("topics", word).flags:
            message = f"'{word}' is only for listings with verified_how: {_IMPORTED}"
            yield Finding(("topics", index), message, "say what the group is about")
