"""Distances are geopy's, and the nearest points are those that looking at every point finds."""

from __future__ import annotations

import pytest
from geopy.distance import great_circle
from hypothesis import example, given
from hypothesis import strategies as st

from commonground.places import nearest
from commonground.places.nearest import NearestPoints, distance_km

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
points = st.tuples(latitudes, longitudes)
# Many points near one another, and on both sides of the antimeridian and of the poles: what a grid gets wrong.
clustered = st.tuples(
    st.sampled_from([-90.0, -89.9, -0.1, 0.0, 0.1, 53.8, 89.9, 90.0]),
    st.sampled_from([-180.0, -179.9, -90.0, -0.1, 0.0, 0.1, 179.9, 180.0]),
)


@given(points, points)
def test_distances_equal_those_of_geopy(here, there):
    assert distance_km(*here, *there) == pytest.approx(great_circle(here, there).km, abs=0.001)


def test_a_known_distance():
    assert distance_km(53.8, -1.55, 51.5, -0.12) == pytest.approx(273, abs=1)


def all_distances(known, here):
    return sorted((distance_km(*here, *point), number) for number, point in enumerate(known))


@given(
    st.lists(points | clustered, max_size=40),
    points | clustered,
    st.integers(1, 5),
    st.sampled_from([0.15, 1.0, 7.0]),
)
@example([(89.9, 0.0), (0.0, 0.0)], (89.9, -180.0), 1, 1.0)
@example([(0.0, 179.9), (0.0, 170.0)], (0.0, -179.9), 1, 0.15)
def test_the_nearest_are_those_of_a_look_at_every_point(known, here, count, cell):
    found = NearestPoints(known, cell).nearest(*here, count=count)
    wanted = all_distances(known, here)[:count]
    assert [distance for distance, _ in found] == pytest.approx([distance for distance, _ in wanted])
    assert all(distance == distance_km(*here, *known[number]) for distance, number in found)
    assert len({number for _, number in found}) == len(found)


@given(st.lists(points | clustered, max_size=40), points | clustered, st.floats(0, 20_000))
def test_nothing_is_farther_than_asked_for(known, here, within_km):
    found = NearestPoints(known, 1.0).nearest(*here, count=len(known) + 1, within_km=within_km)
    assert found == [pair for pair in all_distances(known, here) if pair[0] <= within_km]


def test_no_points_have_no_nearest():
    assert NearestPoints([]).nearest(53.8, -1.55) == []


def test_a_position_on_the_other_side_of_the_earth_is_not_searched_cell_by_cell(monkeypatch):
    """Ten thousand points need no more than about ten thousand distances and cells, however far away they are."""
    known = [(50 + row / 50, -5 + column / 25) for row in range(100) for column in range(100)]
    index = NearestPoints(known)
    looked_into = 0
    ring_of, distance_of = index._ring, distance_km

    def ring(*arguments):
        nonlocal looked_into
        for cell in ring_of(*arguments):
            looked_into += 1
            yield cell

    def distance(*arguments):
        nonlocal looked_into
        looked_into += 1
        return distance_of(*arguments)

    monkeypatch.setattr(index, "_ring", ring)
    monkeypatch.setattr(nearest, "distance_km", distance)
    [(kilometers, number)] = index.nearest(-41.3, 174.8)
    assert looked_into < 10 * len(known)
    assert (kilometers, number) == min(all_distances(known, (-41.3, 174.8)))
