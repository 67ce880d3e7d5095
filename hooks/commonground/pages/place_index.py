"""The place index of the finder, finder/places.json: the towns and postcode areas of the directory's countries in one small file.

The browser fetches it whole when "Near" is first used, so no request depends on what a visitor types; of a directory that comes in shards,
numbered shards of places follow (places/index_shards.py). overrides/assets/finder/places.js
reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..directory import Directory
from ..locale import locale_of
from ..places.index import place_index
from ..places.index_country import Town
from ..places.index_shards import place_shards
from . import finder_index
from .numbered import numbered
from .shell import Shell

Output = tuple[str, bytes]

PATH = "finder/places.json"

_SHORT_NAMES = {"GB": ("UK", "Great Britain"), "US": ("USA", "America")}
"""What people write that neither a country's name nor its code is."""


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the one file of places of the finder; of a large directory the shards, too, and in the file where they are."""
    countries, towns = _countries(directory), sorted(towns_of_groups(directory))
    if finder_index.is_large(directory):
        yield from _sharded(countries, towns)
        return
    made_from = repr((PATH, countries, towns)).encode()
    found: bytes | None = directory.kept.recall(made_from) if directory.kept else None
    if found is None:
        found = place_index(countries, towns)[0]
        if directory.kept:
            directory.kept.keep(made_from, found)
    yield PATH, found


def _sharded(countries: Mapping[str, Sequence[str]], towns: Sequence[Town]) -> Iterator[Output]:
    base, shards = place_shards(countries, towns)
    version, weight, made = numbered("finder/places", [finder_index.encode(shard) for shard in shards])
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
