"""The place index of a large directory: the largest towns in one file, all towns and postcode areas in numbered shards.

Every shard has the form of the one file (index.py), with the towns that have a name, or the codes, in a part of the alphabet. The one file
says with which name or code each shard begins and ends, so the browser asks for shards by numbers, never by what is typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .fold import place_key
from .index import parts_of
from .index_country import STEPS_PER_DEGREE, IndexedCountry, Town

NAMES = 450
"""How many names a shard holds, about."""
CODES = 1_500
"""How many postcode areas a shard holds at most."""
LARGE = 100_000
"""Towns with so many people are in the one file."""


def place_shards(
    countries: Mapping[str, Sequence[str]], always: Iterable[Town]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the one file, which lacks the folder of the shards, and the shards; the arguments are those of `place_index`."""
    parts = parts_of(countries, always)
    shards, names, codes = [], [], []
    for group in _cut(_by_name(parts)):
        names.append(group[0][0])
        towns: list[set[int]] = [set() for _ in parts]
        for _, (country, town) in group:
            towns[country].add(town)
        shards.append(_file(part.columns(sorted(some)) for part, some in zip(parts, towns, strict=True)))
    for number, part in enumerate(parts):
        for first, last, columns in part.postcodes_in(CODES):
            codes.append([number, first, last])
            only = part.columns([]) | {"postcodes": columns}
            shards.append(_file(only if one is part else one.columns([]) for one in parts))
    return _file(part.towns(LARGE) for part in parts) | {"names": names, "codes": codes}, shards


def _file(countries: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"steps": STEPS_PER_DEGREE, "countries": list(countries)}


def _by_name(parts: Sequence[IndexedCountry]) -> list[tuple[str, tuple[int, int]]]:
    """Return every name with its country and town, as the browser orders names."""
    named = {
        (place_key(name), (number, town))
        for number, part in enumerate(parts)
        for town, names in enumerate(part.names_of_towns)
        for name in names
    }
    return sorted(named, key=lambda one: (one[0].encode("utf-16-be"), one[1]))


def _cut(named: Sequence[tuple[str, tuple[int, int]]]) -> Iterator[list[tuple[str, tuple[int, int]]]]:
    """Give groups of names; those that are alike stay together."""
    group: list[tuple[str, tuple[int, int]]] = []
    for one in named:
        if len(group) >= NAMES and group[-1][0] != one[0]:
            yield group
            group = []
        group.append(one)
    if group:
        yield group
