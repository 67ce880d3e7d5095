"""The place index in two files: whatever is typed finds what the whole index finds, a postcode of the first country without the second file."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from commonground.places.index import place_index
from commonground.places.index_halves import in_halves

HERE = Path(__file__).parent
COUNTRIES = {"GB": ["United Kingdom", "UK"], "US": ["United States"], "CA": ["Canada"], "IE": ["Ireland"]}
OWN_POSTCODES = ["LS6 2AB", "ls6", "LS1 4DY", "B12 9QR"]
OTHERS = [
    "leeds", "Lee", "newport, isle of wight", "galway ireland", "portland or", "new york", "pontypridd",
    "W1A 1AA", "M5V 2T6", "98101", "D02", "1 Main Street, 60601", "1 Example Street, Leeds, LS6 2AB", "LS", "ZZ9 9ZZ", "zzyzxq",
]  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return dict(json.loads(place_index(COUNTRIES, ())[0]))


@pytest.fixture(scope="module")
def found(node: str, whole: dict[str, Any]) -> dict[str, dict[str, Any]]:
    first, others = in_halves(whole)
    said = json.dumps({"first": first, "others": others, "texts": OWN_POSTCODES + OTHERS})
    done = subprocess.run(
        [node, HERE / "find_in_halves.mjs"], input=said, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def expected(
    node: str, whole: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    path = tmp_path_factory.mktemp("places") / "places.json"
    path.write_text(json.dumps(whole), "utf-8")
    said = json.dumps({"file": str(path), "texts": OWN_POSTCODES + OTHERS})
    done = subprocess.run([node, HERE / "find.mjs"], input=said, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout)["found"])


@pytest.mark.parametrize("typed", OWN_POSTCODES + OTHERS)
def test_what_is_typed_finds_what_the_whole_index_finds(
    typed: str, found: dict[str, dict[str, Any]], expected: dict[str, list[str]]
) -> None:
    assert found[typed]["found"] == expected[typed]


@pytest.mark.parametrize("typed", OWN_POSTCODES)
def test_a_postcode_that_can_be_of_no_other_country_waits_for_none(
    typed: str, found: dict[str, dict[str, Any]]
) -> None:
    assert found[typed]["found"]
    assert not found[typed]["waited"]


@pytest.mark.parametrize("typed", OTHERS)
def test_everything_else_waits_for_all_countries(typed: str, found: dict[str, dict[str, Any]]) -> None:
    assert found[typed]["waited"]


def test_one_country_is_not_halved() -> None:
    whole = json.loads(place_index({"IE": ["Ireland"]}, ())[0])
    assert in_halves(whole) == (whole, None)
