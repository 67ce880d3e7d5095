"""A meeting in a place that is not given."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group, Meeting, Place
from ..redact import precision_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="place-needed",
    scope=Scope.GROUP,
    what="A meeting in person says where it is: a town, a postcode or coordinates; a region where only that may be known.",
    bad="meetings:\n- ‸format: in-person\n  place:",
    good="meetings:\n- format: in-person\n  place: {town: Leeds, region: West Yorkshire, country: GB}",
)
IN_PERSON = "in_person"
"""The flag of the vocabulary's formats in which people come to one place."""


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if not _in_person(meeting, context):
            continue
        if meeting.place is None:
            message = f"a meeting that is {meeting.format} needs a place"
            yield Finding(("meetings", index), message, "write place: {town: Leeds, country: GB}", at="item")
        elif not _is_somewhere(meeting.place):
            message = "this place cannot be found: it has no town, no postcode and no coordinates"
            remedy = "write the town; or precision: hidden where nobody may know it"
            yield Finding(("meetings", index, "place"), message, remedy, at="item")


def _in_person(meeting: Meeting, context: Context) -> bool:
    return (
        meeting.format is not None and IN_PERSON in context.vocabulary.term("formats", meeting.format).flags
    )


def _is_somewhere(place: Place) -> bool:
    if place.precision == "hidden" or place.town or place.postcode or place.latitude is not None:
        return True
    return place.region is not None and precision_of(place) == "region"
