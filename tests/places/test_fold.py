"""Folding is the same however a name is written; that the browser folds alike is shown on the shared vectors."""

from __future__ import annotations

import unicodedata
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from commonground.places.fold import fold, place_key


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert place_key(place_key(text)) == place_key(text)


@given(st.text())
def test_only_letters_and_digits_one_space_apart_are_left(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(character == " " or unicodedata.category(character)[0] in "LN" for character in folded)


@given(st.text(st.characters(categories=["L", "M", "N", "Zs"])), st.sampled_from(["NFC", "NFD"]))
def test_the_form_of_accents_does_not_matter(text: str, form: Literal["NFC", "NFD"]) -> None:
    assert fold(unicodedata.normalize(form, text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_quick_way_for_plain_letters_gives_the_same(text: str) -> None:
    assert fold(f"{text} é") == f"{fold(text)} e".strip()
