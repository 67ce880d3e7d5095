"""Real places are found as people write them, and a name that could be another place's is never taken for certain."""

from __future__ import annotations

import pytest

from commonground.places.gazetteer import Gazetteer
from commonground.places.nearest import distance_km
from commonground.places.packed import read_places
from commonground.times.zones import is_zone


@pytest.mark.parametrize(
    ("name", "country", "region", "found", "shown", "code"),
    [
        ("Leeds", "GB", "West Yorkshire", "Leeds", "West Yorkshire", "WYK"),
        ("leeds", "GB", "W Yorks", "Leeds", "West Yorkshire", "WYK"),
        ("Leeds", "GB", "Yorkshire", "Leeds", "West Yorkshire", "WYK"),
        ("Leeds", "GB", "England", "Leeds", "West Yorkshire", "WYK"),
        ("Salford", "GB", "Greater Manchester", "Salford", "Greater Manchester", "GTM"),
        ("Bangor", "GB", "Co. Down", "Bangor", "Ards and North Down", "NIR.N09000011"),
        ("Newcastle", "GB", "Tyne and Wear", "Newcastle upon Tyne", "Tyne and Wear", "TWR"),
        ("kings lynn", "GB", "Norfolk", "King's Lynn", "Norfolk", "ENG.I9"),
        ("Londonderry", "GB", None, "Derry", "Derry City and Strabane", "NIR.N09000005"),
        ("Portland", "US", "OR", "Portland", "Oregon", "OR"),
        ("Portland", "US", "Oregon", "Portland", "Oregon", "OR"),
        ("Portland", "US", "ME", "Portland", "Maine", "ME"),
        ("Saint Louis", "US", "MO", "St. Louis", "Missouri", "MO"),
        ("Washington", "US", "DC", "Washington", "District of Columbia", "DC"),
        ("New York", "US", "NY", "New York City", "New York", "NY"),
        ("München", "DE", None, "Munich", "Bavaria", "02"),
        ("Munich", "DE", "Bayern", "Munich", "Bavaria", "02"),
        ("Montréal", "CA", "Québec", "Montréal", "Quebec", "QC"),
        ("Montreal", "CA", "QC", "Montréal", "Quebec", "QC"),
        ("Sydney", "AU", "NSW", "Sydney", "New South Wales", "NSW"),
        ("Cork", "IE", "Co. Cork", "Cork", "County Cork", "CO"),
        ("Bombay", "IN", None, "Mumbai", "Maharashtra", "16"),
        ("東京", "JP", None, "Tokyo", "Tokyo", "40"),
        ("Москва", "RU", None, "Moscow", "Moscow", "48"),
    ],
)
def test_towns(
    gazetteer: Gazetteer, name: str, country: str, region: str | None, found: str, shown: str, code: str
) -> None:
    [town] = gazetteer.town(name, country, region)
    assert (town.name, town.region, town.region_code) == (found, shown, code)


@pytest.mark.parametrize(
    ("name", "country", "best"),
    [
        ("Newport", "GB", "Newport"),
        ("Richmond", "GB", "Richmond"),
        ("Newcastle", "GB", "Newcastle upon Tyne"),
        ("Portland", "US", "Portland"),
        ("Springfield", "US", "Springfield"),
    ],
)
def test_a_name_that_no_place_dominates_is_ambiguous(
    gazetteer: Gazetteer, name: str, country: str, best: str
) -> None:
    towns = gazetteer.town(name, country)
    assert len(towns) > 1
    assert towns[0].name == best


@pytest.mark.parametrize(
    ("name", "country"), [("Leeds", "GB"), ("London", "GB"), ("London", "CA"), ("Paris", "FR")]
)
def test_a_name_that_one_place_dominates_is_certain(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert len(gazetteer.town(name, country)) == 1


def test_a_postcode_says_which_town_is_meant(gazetteer: Gazetteer) -> None:
    assert [town.region for town in gazetteer.town("Ashford", "GB", None, "TN23 1AA")] == ["Kent"]
    assert [town.region for town in gazetteer.town("Ashford", "GB", None, "TW15")] == ["Surrey"]
    assert gazetteer.town("Ashford", "GB", None, "EH1") == []


def test_a_region_without_the_town_and_one_that_is_not_known(gazetteer: Gazetteer) -> None:
    assert gazetteer.town("Leeds", "GB", "Cornwall") == []
    assert len(gazetteer.town("Leeds", "GB", "Nowhereshire")) == 1
    assert gazetteer.town("", "GB") == []
    assert gazetteer.town("Leeds", "XX") == []


@pytest.mark.parametrize(
    ("code", "country", "area", "is_area", "latitude", "longitude"),
    [
        ("LS6", "GB", "LS6", True, 53.82, -1.57),
        ("ls6 2ab", "GB", "LS6", False, 53.82, -1.57),
        ("M1 1AE", "GB", "M1", False, 53.48, -2.23),
        ("EC1A", "GB", "EC1A", True, 51.52, -0.10),
        ("98101", "US", "98101", True, 47.61, -122.33),
        ("98101-1234", "US", "98101", False, 47.61, -122.33),
        ("M5V", "CA", "M5V", True, 43.64, -79.40),
        ("M5V 3L9", "CA", "M5V", False, 43.64, -79.40),
        ("2000", "AU", "2000", True, -33.86, 151.21),
        ("D02", "IE", "D02", True, 53.34, -6.25),
        ("D02 X285", "IE", "D02", False, 53.34, -6.25),
        ("D6W", "IE", "D6W", True, 53.31, -6.30),
        ("6011", "NZ", "6011", True, -41.29, 174.78),
        ("D-80331", "DE", "80331", True, 48.13, 11.57),
        ("111 20", "SE", "11120", True, 59.33, 18.06),
        ("1012 AB", "NL", "1012", False, 52.37, 4.90),
        ("1000-001", "PT", "1000", False, 38.72, -9.13),
        ("31-001", "PL", "31001", True, 50.06, 19.94),
    ],
)
def test_postcodes(
    gazetteer: Gazetteer,
    code: str,
    country: str,
    area: str,
    is_area: bool,
    latitude: float,
    longitude: float,
) -> None:
    found = gazetteer.postcode(code, country)
    assert found
    assert (found.code, found.is_area) == (area, is_area)
    assert distance_km(found.latitude, found.longitude, latitude, longitude) < 5


@pytest.mark.parametrize(
    ("code", "country"),
    [("ZZ99", "GB"), ("LS62", "GB"), ("", "GB"), ("٣٣", "GB"), ("X" * 99, "US"), ("1", "XX")],
)
def test_what_is_no_postcode(gazetteer: Gazetteer, code: str, country: str) -> None:
    assert gazetteer.postcode(code, country) is None


def test_a_wide_postcode_area_says_how_wide(gazetteer: Gazetteer) -> None:
    town, countryside = gazetteer.postcode("M5V", "CA"), gazetteer.postcode("T0A", "CA")
    assert town
    assert countryside
    assert town.within_km == 4 < 30 < countryside.within_km


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("West Yorkshire", "GB", "WYK"), ("Gwent", "GB", "GNT"), ("OR", "US", "OR"), ("oregon", "US", "OR"), ("Bayern", "DE", "02"),
        ("Co Kerry", "IE", "KY"), ("NSW", "AU", "NSW"), ("Colombie-Britannique", "CA", "BC"), ("Auckland Region", "NZ", "E7"),
    ],
)  # fmt: skip
def test_regions(gazetteer: Gazetteer, name: str, country: str, code: str) -> None:
    region = gazetteer.region(name, country)
    assert region
    assert region.code == code


def test_a_region_is_centered_where_its_people_are(gazetteer: Gazetteer) -> None:
    alaska = gazetteer.region("AK", "US")
    assert alaska
    assert -160 < alaska.longitude < -140  # although its islands lie on both sides of the antimeridian
    assert gazetteer.region("Atlantis", "GR") is None


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "town", "zone"),
    [
        ("GB", 53.797, -1.548, "Leeds", "Europe/London"),
        ("US", 45.523, -122.676, "Portland", "America/Los_Angeles"),
        ("US", 39.77, -86.16, "Indianapolis", "America/Indiana/Indianapolis"),
        ("CA", 48.957, -54.613, "Gander", "America/St_Johns"),
        ("FJ", -18.14, 178.44, "Suva", "Pacific/Fiji"),
        ("AU", -31.95, 141.47, "Broken Hill", "Australia/Broken_Hill"),
    ],
)
def test_nearest_town_and_its_time_zone(
    gazetteer: Gazetteer, country: str, latitude: float, longitude: float, town: str, zone: str
) -> None:
    nearest = gazetteer.nearest_town(latitude, longitude, country)
    assert nearest
    assert nearest.name == town
    assert gazetteer.timezone(country, latitude, longitude) == zone
    assert gazetteer.timezone("XX", latitude, longitude) is None


@pytest.mark.parametrize(
    ("typed", "country", "meant"),
    [
        ("Manchster", "GB", "Manchester"),
        ("Seatle", "US", "Seattle"),
        ("Sheffeild", "GB", "Sheffield"),
        ("xqzzt", "GB", None),
    ],
)
def test_near_spellings(gazetteer: Gazetteer, typed: str, country: str, meant: str | None) -> None:
    assert gazetteer.suggest(typed, country) == meant


def test_every_country_can_be_read(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.country_codes()) > 240
    for country in sorted(gazetteer.country_codes()):
        packed = read_places(country)
        assert all(is_zone(zone) for zone in packed.timezones), country
        assert all(abs(town.latitude) <= 90 and abs(town.longitude) <= 180 for town in packed.places), country
        assert all(town.timezone < len(packed.timezones) for town in packed.places), country
