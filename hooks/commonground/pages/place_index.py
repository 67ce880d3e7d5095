"""The place index of the finder: the towns and postcode areas of the directory's countries.

finder/places.json has those of the first country, and names the file of all others. The browser fetches both whole, one after the other,
when "Near" is first used, so no request depends on what a visitor types; of a directory that comes in shards, numbered shards of places
follow (places/index_shards.py). overrides/assets/finder/places.js reads them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

from ..directory import Directory
from ..locale import locale_of
from ..places.index import BUDGET_BYTES, place_index
from ..places.index_country import Town
from ..places.index_halves import in_halves
from ..places.index_shards import place_shards
from . import finder_index
from .numbered import Numbers
from .shell import Shell

Output = tuple[str, bytes]

PATH = "finder/places.json"

_APART = 1_000
"""What the two files may weigh more than one, in bytes as a host compresses them."""

_SHORT_NAMES = {"GB": ("UK", "Great Britain"), "US": ("USA", "America")}
"""What people write that neither a country's name nor its code is."""


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the files of places of the finder: two, or for a large directory one and its shards."""
    countries, towns = _countries(directory), sorted(towns_of_groups(directory))
    large = finder_index.is_large(directory)
    made_from = repr((PATH, large, countries, towns)).encode()
    found: list[Output] | None = directory.kept.recall(made_from) if directory.kept else None
    if found is None:
        found = list(_sharded(countries, towns) if large else _in_halves(countries, towns))
        if directory.kept:
            directory.kept.keep(made_from, found)
    yield from found


def _in_halves(countries: Mapping[str, Sequence[str]], towns: Sequence[Town]) -> Iterator[Output]:
    first, others = in_halves(json.loads(place_index(countries, towns, BUDGET_BYTES - _APART)[0]))
    if others is not None:
        content = finder_index.encode(others)
        path = f"places/{blake2b(content, digest_size=8).hexdigest()}.json"
        first |= {"others": path}
        yield f"finder/{path}", content
    yield PATH, finder_index.encode(first)


def _sharded(countries: Mapping[str, Sequence[str]], towns: Sequence[Town]) -> Iterator[Output]:
    base, shards = place_shards(countries, towns)
    numbers = Numbers()
    for shard in shards:
        numbers.add(finder_index.encode(shard))
    version, weight, made = numbers.files("finder/places")
    yield PATH, finder_index.encode(base | {"shards": f"places/{version}/", "weight": weight})
    yield from made


def _countries(directory: Directory) -> dict[str, list[str]]:
    """Return the names of the countries that have groups, by code, those of the most groups first; the site's own first of all."""
    placed = Counter(
        meeting.meeting.place.country
        for listing in directory.listings
        for meeting in listing.meetings
        if meeting.meeting.place and meeting.meeting.place.country
    )
    own = directory.settings.country
    codes = sorted(({own} - {""}) | placed.keys(), key=lambda code: (code != own, -placed[code], code))
    locales = dict.fromkeys([locale_of(directory.settings.language), locale_of("en")])
    return {
        code: list(
            dict.fromkeys(
                [*(locale.territories.get(code, code) for locale in locales), *_SHORT_NAMES.get(code, ())]
            )
        )
        for code in codes
    }


def towns_of_groups(directory: Directory) -> set[Town]:
    """Return the towns in which groups meet, with coordinates that may be shown."""
    return {
        Town(place.country, place.town, place.region or "", located.latitude, located.longitude)
        for listing in directory.listings
        for meeting in listing.meetings
        if (place := meeting.meeting.place) and (located := meeting.located) and place.country and place.town
    }
