"""What a listing says of who confirmed it: of an organization that nobody reached, it says so wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

from commonground.pages.card import card_of
from commonground.pages.shown import shown_of
from tests.pages.made import CONFIRMED, listing, words

NEW = replace(CONFIRMED, confirmed_on=None, confirmed_how=None)
SAID = "Its organization is new here. We have not reached it ourselves yet."


def test_a_new_organization_is_labelled_until_somebody_reached_it() -> None:
    assert shown_of(listing(organization=NEW), words(), "GB").freshness.advice == SAID
    assert "New here, not confirmed by us yet" in card_of(listing(organization=NEW), words()).facts
    confirmed = listing(organization=CONFIRMED)
    assert shown_of(confirmed, words(), "GB").freshness.advice == ""
    assert "New here, not confirmed by us yet" not in card_of(confirmed, words()).facts


def test_a_group_without_an_organization_is_not_called_new() -> None:
    assert shown_of(listing(), words(), "GB").freshness.advice == ""
