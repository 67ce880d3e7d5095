"""The place index in shards: whatever is typed, what the whole index finds is found in a few numbered shards."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from commonground.places.index import place_index
from commonground.places.index_shards import place_shards

HERE = Path(__file__).parent
COUNTRIES = {"GB": ["United Kingdom", "UK"], "US": ["United States"], "CA": ["Canada"], "IE": ["Ireland"]}
TYPED = [
    "leeds", "Lee", "hebden bridge", "newport, isle of wight", "st albans", "kings lynn", "galway ireland",
    "portland", "portland or", "portl", "brooklyn", "seattle wa", "new york", "yellowknife", "pontypridd",
    "LS6 2AB", "ls6", "98101", "9810", "M5V 2T6", "D02", "1 Main Street, 60601",
]  # fmt: skip


@pytest.fixture(scope="module")
def sharded() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    return place_shards(COUNTRIES, ())


@pytest.fixture(scope="module")
def found(sharded: tuple[dict[str, Any], list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    base, shards = sharded
    said = json.dumps({"base": base, "shards": shards, "texts": TYPED})
    done = subprocess.run(
        ["node", HERE / "find_sharded.mjs"], input=said, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    path = tmp_path_factory.mktemp("places") / "places.json"
    path.write_bytes(place_index(COUNTRIES, (), budget_bytes=10_000_000)[0])
    said = json.dumps({"file": str(path), "texts": TYPED})
    done = subprocess.run(["node", HERE / "find.mjs"], input=said, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout)["found"])


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_finds_what_the_whole_index_finds(
    typed: str, found: dict[str, dict[str, Any]], whole: dict[str, list[str]]
) -> None:
    assert found[typed]["found"][:1] == whole[typed][:1]
    assert found[typed]["byId"] == whole[typed][0]


def test_a_look_up_is_light(
    found: dict[str, dict[str, Any]], sharded: tuple[dict[str, Any], list[dict[str, Any]]]
) -> None:
    base, shards = sharded

    def weight(thing: object) -> int:
        return len(gzip.compress(json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode(), 6))

    assert weight(base) < 25_000
    weights = [sum(weight(shards[number]) for number in one["asked"]) for one in found.values()]
    assert max(weights) < 40_000
    assert sorted(weights)[len(weights) // 2] < 15_000


def test_the_same_countries_give_the_same_shards(
    sharded: tuple[dict[str, Any], list[dict[str, Any]]],
) -> None:
    assert place_shards(COUNTRIES, ()) == sharded
