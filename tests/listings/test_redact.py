"""A place keeps only what its precision allows."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from commonground.listings.model import Group, Meeting, Place
from commonground.listings.redact import hidden_fields, is_fine, precision_of, redact, redact_place

_WHOLE = Place(
    venue="Example Hall",
    address="1 Example Street",
    town="Leeds",
    region="West Yorkshire",
    postcode="LS6",
    country="GB",
    latitude=Decimal("53.82"),
    longitude=Decimal("-1.56"),
    directions="Blue door.",
)


@pytest.mark.parametrize(
    ("precision", "kept"),
    [
        (
            "exact",
            {
                "venue",
                "address",
                "town",
                "region",
                "postcode",
                "country",
                "latitude",
                "longitude",
                "directions",
            },
        ),
        ("postcode", {"town", "region", "postcode", "country"}),
        ("town", {"town", "region", "country"}),
        ("region", {"region", "country"}),
        ("hidden", {"country"}),
    ],
)
def test_a_place_keeps_what_its_precision_allows(precision: str, kept: set[str]) -> None:
    shown = redact_place(replace(_WHOLE, precision=precision))
    assert {field.name for field in fields(shown) if getattr(shown, field.name) is not None} == kept | {
        "precision"
    }
    assert not kept & set(hidden_fields(precision))


@pytest.mark.parametrize(
    ("place", "precision"),
    [
        (Place(address="1 Example Street", town="Leeds"), "exact"),
        (Place(town="Leeds", latitude=Decimal("53.8201"), longitude=Decimal("-1.5")), "exact"),
        (Place(town="Leeds", latitude=Decimal("53.82"), longitude=Decimal("-1.5")), "town"),
        (Place(town="Leeds", postcode="LS6"), "postcode"),
        (Place(town="Leeds"), "town"),
        (Place(region="West Yorkshire"), "region"),
        (Place(country="GB"), "hidden"),
        (Place(address="1 Example Street", precision="town"), "town"),
    ],
)
def test_precision_follows_from_what_is_given(place: Place, precision: str) -> None:
    assert precision_of(place) == precision


def test_every_meeting_of_a_listing_is_redacted() -> None:
    group = Group(
        meetings=(
            Meeting(place=_WHOLE),
            Meeting(),
            Meeting(place=Place(town="York", country="GB", venue="A hall")),
        )
    )
    shown = redact(group)
    assert [m.place and (m.place.venue, m.place.precision) for m in shown.meetings] == [
        ("Example Hall", "exact"),
        None,
        (None, "town"),
    ]
    assert redact(shown) == shown


def test_three_decimals_are_fine() -> None:
    assert [is_fine(Decimal(text)) for text in ("53", "53.8", "53.82", "53.820", "53.8201")] == [
        False
    ] * 3 + [True] * 2
    assert not is_fine(None)
