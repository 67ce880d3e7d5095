"""Makes entries of listings for tests of upkeep, without files."""

from __future__ import annotations

from datetime import date
from typing import Any

from commonground.listings.checks import Context
from commonground.listings.model import Contact, Group, Organization
from commonground.listings.read import Entry
from tests.pages.made import AS_OF, FewPlaces, vocabulary

OWNERS = Organization(id="example-org", name="EXAMPLE – Org", owners=("@example-org", "@example-org/editors"))


def entry(
    id: str = "example-one",
    *,
    organization: Organization | None = OWNERS,
    file: str = "data/groups/example-org.yaml",
    sound: bool = True,
    email: str | None = "hello@org.example.org",
    **fields: Any,
) -> Entry:
    """Makes the entry of a group that was confirmed half a year ago unless said otherwise."""
    said = {"kind": "group", "name": f"EXAMPLE – {id}", "verified": date(2026, 5, 1)}
    group = Group(id=id, contact=Contact(email=email), **{**said, **fields})
    return Entry(group, organization, file, 0, 7, sound)


def context() -> Context:
    """Makes what rules may ask."""
    gazetteer: Any = FewPlaces()
    return Context(vocabulary(), gazetteer, AS_OF)
