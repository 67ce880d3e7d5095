"""The finder's file of places: small, whole for postcodes, and read in the browser as it was meant."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.places.columns import ALPHABET, write_codes, write_differences, write_numbers
from commonground.places.fold import fold, place_key
from commonground.places.index import BUDGET_BYTES, place_index
from commonground.places.index_country import Town
from commonground.places.packed import read_places, read_postcodes

VECTORS = Path(__file__).parents[1] / "vectors"
FIND = Path(__file__).with_name("find.mjs")
TWO = {"GB": ["United Kingdom", "UK"], "IE": ["Ireland"]}
FIVE = {"US": ["United States", "USA"], **TWO, "CA": ["Canada"], "AU": ["Australia"]}
HALF_STEP = 0.5001 / 50

SEARCHED = {
    "ls6": "LS6, Leeds, West Yorkshire, United Kingdom",
    "ls6 2ab": "LS6, Leeds, West Yorkshire, United Kingdom",
    "LS62AB": "LS6, Leeds, West Yorkshire, United Kingdom",
    "e1 2ab": "E1, London, Greater London, United Kingdom",
    "m5v 2t6": "M5V, Toronto, Ontario, Canada",
    "M5V 2": "M5V, Toronto, Ontario, Canada",
    "98101": "98101, Seattle, Washington, United States",
    "98101-1234": "98101, Seattle, Washington, United States",
    "9810": "98101, Seattle, Washington, United States",
    "Seattle, WA 98101": "98101, Seattle, Washington, United States",
    "D02 X285": "D02, Dublin, County Dublin, Ireland",
    "2000": "2000, Sydney, New South Wales, Australia",
    "portland": "Portland, Oregon, United States",
    "portland or": "Portland, Oregon, United States",
    "portland, me": "Portland, Maine, United States",
    "port, me": "Portland, Maine, United States",
    "brooklyn ny": "Brooklyn, New York, United States",
    "brooklyn, new york, usa": "Brooklyn, New York, United States",
    "leeds uk": "Leeds, West Yorkshire, United Kingdom",
    "leeds england": "Leeds, West Yorkshire, United Kingdom",
    "leeds west yorkshire uk": "Leeds, West Yorkshire, United Kingdom",
    "london": "London, Greater London, United Kingdom",
    "london ontario": "London, Ontario, Canada",
    "cork, co cork": "Cork, County Cork, Ireland",
    "newcastle nsw": "Newcastle, New South Wales, Australia",
    "st louis": "St. Louis, Missouri, United States",
    "montreal": "Montréal, Quebec, Canada",
    "nyc": "New York City, New York, United States",
    "philly": "Philadelphia, Pennsylvania, United States",
    "hull": "Kingston upon Hull, East Riding of Yorkshire, United Kingdom",
    "londres": "London, Greater London, United Kingdom",
}
SIMILAR = {
    "sprinfield il": "Springfield, Illinois, United States",
    "portalnd, or": "Portland, Oregon, United States",
    "manchestre": "Manchester, Greater Manchester, United Kingdom",
    "xeattle": "Seattle, Washington, United States",
    "newcasle uk": "Newcastle upon Tyne, Tyne and Wear, United Kingdom",
}
NOTHING = ("leeds scotland", "zzyzxq", "00000", ", uk")

Read = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def five() -> tuple[bytes, int]:
    return place_index(FIVE, [])


@pytest.fixture(scope="module")
def read(node: str, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads a file in the browser's way: `read(file, texts to look up)`."""

    def run(made: bytes, *texts: str) -> dict[str, Any]:
        path = tmp_path_factory.mktemp("places") / "places.json"
        path.write_bytes(made)
        asked = json.dumps({"file": str(path), "texts": texts})
        done = subprocess.run([node, str(FIND)], input=asked, capture_output=True, text=True, check=True)
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return run


@pytest.fixture(scope="module")
def five_read(five: tuple[bytes, int], read: Read) -> dict[str, Any]:
    return read(five[0], *SEARCHED, *SIMILAR, *NOTHING)


def test_five_countries_fit_the_budget(five: tuple[bytes, int]) -> None:
    made, people = five
    assert len(gzip.compress(made, 9)) <= BUDGET_BYTES
    assert people <= 5000


def test_the_same_countries_give_the_same_bytes(five: tuple[bytes, int]) -> None:
    assert place_index(FIVE, []) == five


def test_every_postcode_area_comes_back_where_it_is(five_read: dict[str, Any]) -> None:
    for country, areas in five_read["postcodes"].items():
        known = read_postcodes(country)
        assert [code for code, _, _ in areas] == sorted(known)
        for code, latitude, longitude in areas:
            assert abs(latitude - known[code].latitude) <= HALF_STEP
            assert abs(longitude - known[code].longitude) <= HALF_STEP


def test_every_large_town_comes_back_where_it_is(five: tuple[bytes, int], five_read: dict[str, Any]) -> None:
    found: dict[str, list[tuple[float, float]]] = {}
    for town in five_read["towns"]:
        found.setdefault(place_key(town["label"]), []).append((town["latitude"], town["longitude"]))
    for country in FIVE:
        rows = [row for row in read_places(country).places if row.population >= five[1]]
        assert len(rows) > 100
        # Of two of one name in one region only the larger is in.
        assert {place_key(row.name) for row in rows} <= found.keys()
        for row in rows[:100]:
            assert any(
                abs(north - row.latitude) <= HALF_STEP and abs(east - row.longitude) <= HALF_STEP
                for north, east in found[place_key(row.name)]
            )


def test_every_town_is_found_by_its_id(five_read: dict[str, Any]) -> None:
    assert not five_read["lost"]


@pytest.mark.parametrize("typed", SEARCHED)
def test_what_is_typed_finds(five_read: dict[str, Any], typed: str) -> None:
    assert five_read["found"][typed][0] == SEARCHED[typed]


@pytest.mark.parametrize("typed", SIMILAR)
def test_what_is_misspelled_is_near(five_read: dict[str, Any], typed: str) -> None:
    assert not five_read["found"][typed]
    assert five_read["similar"][typed][0] == SIMILAR[typed]


@pytest.mark.parametrize("typed", NOTHING)
def test_what_is_no_place_finds_nothing(five_read: dict[str, Any], typed: str) -> None:
    assert not five_read["found"][typed]


def test_a_town_with_a_group_is_in_however_small(read: Read) -> None:
    small = next(row for row in read_places("GB").places if row.name == "Hebden Bridge")
    town = Town("GB", "Hebden Bridge", "", small.latitude, small.longitude)
    made, people = place_index({"GB": ["United Kingdom"]}, [town], 20_000)
    assert people > small.population
    assert len(gzip.compress(made, 9)) <= 20_000
    assert read(made, "hebden bridge")["found"]["hebden bridge"][0].startswith("Hebden Bridge, ")


def test_a_town_that_the_gazetteer_does_not_know_is_in_where_the_group_is(read: Read) -> None:
    towns = [
        Town("GB", "Example; Parva|Magna", "west yorkshire", 53.87, -1.71),
        Town("GB", "Caerdydd", "", 51.48, -3.18),
        Town("GB", "Leeds", "", 57.0, -4.0),
    ]
    made, _ = place_index({"GB": ["United Kingdom"]}, towns, 20_000)
    answer = read(made, "example parva magna", "caerdydd", "leeds")
    assert answer["found"]["example parva magna"] == ["Example  Parva Magna, West Yorkshire"]
    assert answer["found"]["caerdydd"][0].startswith("Cardiff, ")
    assert len(answer["found"]["leeds"]) == 2  # a namesake far from the city


def test_postcodes_of_the_last_countries_are_left_out_where_they_take_too_much(read: Read) -> None:
    made, _ = place_index({"IE": ["Ireland"], "US": ["United States"]}, [], 60_000)
    answer = read(made, "D02", "seattle")
    assert answer["postcodes"]["IE"]
    assert not answer["postcodes"]["US"]
    assert answer["found"]["seattle"]
    assert len(gzip.compress(made, 9)) <= 60_000


def test_a_place_without_countries_is_an_empty_file(read: Read) -> None:
    made, _ = place_index({}, [])
    assert read(made, "leeds", "98101")["found"] == {"leeds": [], "98101": []}


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_printable_and_distinct(numbers: list[int]) -> None:
    text = write_numbers(numbers)
    assert set(text) <= set(ALPHABET)
    assert json.dumps(text) == f'"{text}"'
    read, high = [], 0
    for digit in map(ALPHABET.index, text):
        if digit < 15:
            high = high * 15 + digit + 1
        else:
            read.append(high * 78 + digit - 15)
            high = 0
    assert read == numbers


def test_columns_of_small_differences_and_neighbors_take_a_character_each() -> None:
    assert len(write_differences([5, 4, 6, -3])) == 4
    signs, gaps = write_codes(["K1A", "M5V", "M5W"])
    assert signs == ["KM", "15", "AVW"]
    assert gaps == write_numbers([0, 9, 0])


def test_the_files_that_the_scripts_are_tested_with_are_fresh() -> None:
    """Made anew by `python -m tests.places.test_index`."""
    assert (VECTORS / "places.json").read_bytes() == fixture()
    assert json.loads((VECTORS / "fold.json").read_text("utf-8")) == fold_vectors()


def fixture() -> bytes:
    """The places of two countries."""
    return place_index(TWO, [], 30_000)[0]


def fold_vectors() -> list[dict[str, str]]:
    """Texts with what both languages make of them."""
    texts = [
        "Saint-Étienne", "St. John's", "Mount Isa", "Fort Worth", "Zürich", "Łódź", "Ærø", "Straße", "Москва", "東京", "Αθήνα", "İstanbul",
        "Thành phố", "Sainte-Thérèse", "Sankt Pölten", "Fortaleza", "King’s Lynn", "Ta\u02bcizz", "ŉ", "a\u00a0b", "a\tb\n", "Mount  Mount",
        "  a  -  b ", "_x_", "½", "ﬁ", "Ŧ", "O’Brien", "naïve", "", "---", "İ", "ǅ", "Ḩ", "٣", "مرحبا", "שלום", "Ǆ", "ẞ", "ΣΑΣ",
    ]  # fmt: skip
    return [{"text": text, "folded": fold(text), "key": place_key(text)} for text in texts]


if __name__ == "__main__":
    (VECTORS / "places.json").write_bytes(fixture())
    (VECTORS / "fold.json").write_text(
        json.dumps(fold_vectors(), ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
