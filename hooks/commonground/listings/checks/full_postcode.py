"""A whole postcode, which can name a single house, where less may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group, Place
from ..redact import precision_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="full-postcode",
    scope=Scope.GROUP,
    what="Unless `precision` is exact, only the first part of a postcode stands in a listing, or a postcode that is an area.",
    bad="meetings:\n- place: {town: Leeds, country: GB, postcode: ‸LS6 2AB, precision: postcode}",
    good="meetings:\n- place: {town: Leeds, country: GB, postcode: LS6, precision: postcode}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place and place.postcode and place.country and precision_of(place) != "exact":
            area = _area(place, place.postcode, place.country, context)
            if area is not None:
                message = f"a whole postcode can name one house, and precision is {precision_of(place)}"
                remedy = f"write {area or 'its first part only'}, or precision: exact if it may be shown"
                yield Finding(("meetings", index, "place", "postcode"), message, remedy)


def _area(place: Place, code: str, country: str, context: Context) -> str | None:
    """Return the area to write instead of a code that is finer than one; None where it is an area or is not known."""
    found = context.gazetteer.postcode(code, country)
    if found is None:
        return None
    if _squeezed(found.code) != _squeezed(code):
        return found.code
    return None if found.is_area else ""


def _squeezed(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
