"""The finder's file of places is small, whole for postcodes, and the same in Python and in the browser."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from commonground.pages.place_index import BUDGET_BYTES, STEPS, place_index
from commonground.places.fold import fold, place_key
from commonground.places.gazetteer import Gazetteer

VECTORS = Path(__file__).parents[1] / "vectors"
TWO = {"GB": ["United Kingdom", "UK"], "IE": ["Ireland"]}
FIVE = {"US": ["United States"], "CA": ["Canada"], "AU": ["Australia"], **TWO}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_five_countries_fit_the_budget_with_all_their_postcodes(gazetteer: Gazetteer) -> None:
    made, people = place_index(gazetteer, FIVE, [])
    assert len(gzip.compress(made, 9)) <= BUDGET_BYTES
    assert people <= 6000
    for country in json.loads(made)["countries"]:
        areas = gazetteer.postcodes(country["code"])
        assert len(country["postcodes"]["codes"].split(" ")) == len(areas)


def test_postcodes_come_back_as_they_are(gazetteer: Gazetteer) -> None:
    document = json.loads(place_index(gazetteer, TWO, [])[0])
    for country in document["countries"]:
        known = {area.code: area for area in gazetteer.postcodes(country["code"])}
        code, north, east = "", 0, 0
        columns = country["postcodes"]
        for written, up, right in zip(
            columns["codes"].split(" "), columns["north"], columns["east"], strict=True
        ):
            code = code[: int(written[0])] + written[1:]
            north, east = north + up, east + right
            area = known.pop(code)
            assert abs(north / STEPS - area.latitude) <= 0.5001 / STEPS
            assert abs(east / STEPS - area.longitude) <= 0.5001 / STEPS
        assert not known


def test_towns_that_are_needed_are_in_however_small(gazetteer: Gazetteer) -> None:
    [small] = gazetteer.town("Hebden Bridge", "GB")
    made, people = place_index(gazetteer, {"GB": ["United Kingdom"]}, [small], budget=20_000)
    assert people > small.population
    assert "Hebden Bridge" in json.loads(made)["names"].split("\n")


def test_the_files_that_the_scripts_are_tested_with_are_fresh(gazetteer: Gazetteer) -> None:
    """Made anew by `python -m tests.pages.test_place_index`."""
    assert (VECTORS / "places.json").read_bytes() == fixture(gazetteer)
    assert json.loads((VECTORS / "fold.json").read_text("utf-8")) == fold_vectors()


def fixture(gazetteer: Gazetteer) -> bytes:
    """The places of two countries."""
    return place_index(gazetteer, TWO, [], budget=100_000)[0]


def fold_vectors() -> list[dict[str, str]]:
    """Texts with what both languages make of them."""
    texts = [
        "Saint-Étienne", "St. John's", "Mount Isa", "Fort Worth", "Zürich", "Łódź", "Ærø", "Straße", "Москва", "東京", "Αθήνα", "İstanbul",
        "Thành phố",
        "  a  -  b ", "_x_", "½", "ﬁ", "Ŧ", "O’Brien", "naïve", "", "---", "İ", "ǅ", "Ḩ", "٣", "مرحبا", "שלום", "Ǆ", "ẞ", "ΣΑΣ",
    ]  # fmt: skip
    return [{"text": text, "folded": fold(text), "key": place_key(text)} for text in texts]


if __name__ == "__main__":
    (VECTORS / "places.json").write_bytes(fixture(Gazetteer.open()))
    (VECTORS / "fold.json").write_text(
        json.dumps(fold_vectors(), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
