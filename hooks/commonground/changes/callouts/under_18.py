"""A group that people under 18 may come to from now on."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.checks import Context
from ...listings.checks.audience_and_age import ADULT, SAFEGUARDING
from ...listings.model import Group
from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="under-18",
    label="safeguarding",
    what="A group that opens to people under 18 is confirmed by someone who knows it before they can find it.",
    gravity="stop",
    reply=(
        "People under 18 could come from now on. We speak with someone who runs the group first, "
        "about how it keeps them safe."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in whole.changes:
        if change.new is None:
            continue
        old, new = change.old.group if change.old else None, change.new.group
        ages = _ages(old) if old else None, _ages(new)
        if _is_young(new, whole.context):
            if old is None or not _is_young(old, whole.context) or _youngest(new) < _youngest(old):
                yield at_listing(whole, change, "people under 18 may come from now on", *ages)
        elif old and (old.age_min or 0) >= ADULT and new.age_min is None:
            yield at_listing(whole, change, "nothing is said any more of a youngest age", *ages)


def _is_young(group: Group, context: Context) -> bool:
    terms = (context.vocabulary.term("audiences", word) for word in group.audiences)
    return _youngest(group) < ADULT or any(SAFEGUARDING in term.flags for term in terms)


def _youngest(group: Group) -> int:
    return ADULT if group.age_min is None else group.age_min


def _ages(group: Group) -> str:
    return (
        ", ".join([*group.audiences, *([f"from {group.age_min}"] if group.age_min is not None else [])])
        or "nothing said"
    )
