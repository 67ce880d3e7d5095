"""Near-duplicates: the labelled pairs are told apart, and a directory gives the same pairs however it is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commonground.listings.alike import Sitting, Sketch, duplicates, telling_words, why_same
from tools.duplicates import PAIRS, read_pairs, scored
from tools.make_pairs import pairs

LEAST = 0.95
HALL = Sitting(frozenset({1}), frozenset({0}), 19 * 60, None, (53.82, -1.56), "GB ls62ab 1", "GB leeds")
QUIET = Sketch(
    "quiet", "Quiet Room", "data/a.yaml", 3, "peers", frozenset(), telling_words("Quiet Room"), frozenset(),
    frozenset({"anxiety"}), frozenset(), (HALL,)
)  # fmt: skip


@pytest.mark.parametrize("held_out", [False, True])
def test_labelled_pairs_are_told_apart(held_out: bool) -> None:
    chosen = [pair for pair in read_pairs() if pair["held_out"] is held_out]
    score = scored(chosen)
    assert len(chosen) >= 100
    assert score.precision >= LEAST, score.wrong
    assert score.recall >= LEAST, score.missed


def test_the_labelled_set_is_what_its_maker_makes() -> None:
    made = list(pairs())
    assert json.loads(Path(PAIRS).read_text("utf-8")) == made
    assert len(made) >= 200


def test_a_pair_names_both_places_and_is_told_once() -> None:
    again = QUIET._replace(id="again", file="data/b.yaml", line=9, owner=None)
    (pair,) = duplicates([QUIET, again])
    assert (pair.one.file, pair.one.line, pair.other.file, pair.other.line) == (
        "data/a.yaml",
        3,
        "data/b.yaml",
        9,
    )
    assert pair.why == "the same place at the same time"


def test_only_pairs_of_the_listings_that_are_asked_for_are_given() -> None:
    again, third = (QUIET._replace(id=id, owner=None) for id in ("again", "third"))
    asked = list(duplicates([QUIET, again, third], of={"third"}))
    assert {pair.ids for pair in asked} == {frozenset({"quiet", "third"}), frozenset({"again", "third"})}


def test_a_closed_listing_is_no_duplicate_of_the_one_that_goes_on() -> None:
    assert not list(duplicates([QUIET._replace(closed=True), QUIET._replace(id="again")]))


@pytest.mark.parametrize(("kilometers", "same"), [(0.14, True), (0.16, False)])
def test_two_doors_are_one_place_up_to_150_meters(kilometers: float, same: bool) -> None:
    there = HALL._replace(point=(53.82 + kilometers / 111.195, -1.56), door=None, town=None)
    other = QUIET._replace(id="other", owner=None, words=telling_words("Tea and Talk"), sittings=(there,))
    assert bool(why_same(QUIET, other)) is same
    assert bool(list(duplicates([QUIET, other]))) is same
