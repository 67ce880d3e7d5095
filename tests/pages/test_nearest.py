"""The groups that the page of a closed one leads to, held to looking at every group."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from commonground.directory import Listing
from commonground.pages.nearest import MOST, WITHIN_KM, Neighbors
from commonground.places.nearest import distance_km
from tests.pages.made import AT_HALL, ONLINE, TUESDAY, directory, listing

TOPICS = ("anxiety", "grief", "panic")

points = st.tuples(
    st.floats(53.0, 57.0).map(lambda degrees: round(degrees, 3)),
    st.one_of(st.floats(-3.0, 1.0), st.floats(177.0, 180.0), st.floats(-180.0, -178.0)).map(
        lambda degrees: round(degrees, 3)
    ),
)
topics = st.sets(st.sampled_from(TOPICS), min_size=1).map(lambda some: tuple(sorted(some)))
rooms = st.lists(st.tuples(st.lists(points, min_size=1, max_size=3), topics), max_size=25)


def meeting_at(number: int, where: list[tuple[float, float]], about: tuple[str, ...]) -> Listing:
    """Makes a group that meets at some places."""
    made = listing(f"example-{number:02}", topics=about, meetings=(TUESDAY,) * len(where))
    placed = tuple(
        replace(one, located=replace(AT_HALL, latitude=latitude, longitude=longitude))
        for one, (latitude, longitude) in zip(made.meetings, where, strict=True)
    )
    return replace(made, meetings=placed)


@given(points, topics, rooms)
def test_the_nearest_of_the_same_topics_come_first_then_others_that_are_near(
    start: tuple[float, float],
    about: tuple[str, ...],
    rooms: list[tuple[list[tuple[float, float]], tuple[str, ...]]],
) -> None:
    gone = meeting_at(99, [start], about)
    open_ones = [meeting_at(number, where, alike) for number, (where, alike) in enumerate(rooms)]
    ranked = sorted(
        (not set(alike) & set(about), away, one.group.id)
        for one, (where, alike) in zip(open_ones, rooms, strict=True)
        if (away := min(distance_km(*start, *point) for point in where)) <= WITHIN_KM
    )
    found = Neighbors(directory(*open_ones)).of(gone)
    assert [one.group.id for one in found] == [name for *_, name in ranked[:MOST]]


def test_a_group_that_meets_in_many_places_is_named_once_and_hides_no_other() -> None:
    near = (53.8, -1.55)
    gone = meeting_at(99, [near], ("grief",))
    everywhere = meeting_at(1, [(53.8, -1.55 + step / 1000) for step in range(40)], ("grief",))
    next_one = meeting_at(2, [(53.9, -1.55)], ("grief",))
    found = Neighbors(directory(everywhere, next_one)).of(gone)
    assert [one.group.id for one in found] == ["example-01", "example-02"]


def test_groups_to_join_from_anywhere_come_last_and_only_those_of_the_same_topics() -> None:
    gone = meeting_at(99, [(53.8, -1.55)], ("grief",))
    near = meeting_at(1, [(53.9, -1.55)], ("panic",))
    online = listing("example-online", topics=("grief",), meetings=(ONLINE,), located=None)
    other = listing("example-other", topics=("panic",), meetings=(ONLINE,), located=None)
    found = Neighbors(directory(near, online, other)).of(gone)
    assert [one.group.id for one in found] == ["example-01", "example-online"]
