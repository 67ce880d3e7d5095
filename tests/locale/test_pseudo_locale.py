"""The languages that nobody speaks: what they must keep, and what they must not bring in."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from commonground.locale import read_catalog
from commonground.locale.catalogs import PLACEHOLDER, TEMPLATE, forms_of, sources_of
from tools.pseudo_locale import PSEUDO_LOCALES, expanded, mirrored, write_pseudo_locales

BIDI_CONTROLS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def template() -> Catalog:
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def test_an_expanded_message_is_longer_in_brackets_and_says_the_same() -> None:
    assert expanded("Find a group") == "⟦Ƒîñð å ĝŕöûþ ŵöŕð⟧"
    assert expanded("%(count)s of {total} <b>groups</b>") == "⟦%(count)s öƒ {total} <b>ĝŕöûþš</b> ŵöŕð⟧"


def test_a_mirrored_message_is_in_letters_written_from_right_to_left() -> None:
    assert mirrored("Find {place}, 100%%") == "فيند {place}, 100%%"


@pytest.mark.parametrize("say", PSEUDO_LOCALES.values())
@given(
    st.text(max_size=40), st.sampled_from(["%(name)s", "{name}", "%%", "<em>", "&amp;"]), st.text(max_size=40)
)
def test_what_is_filled_in_is_kept(say, before: str, kept: str, after: str) -> None:
    assert kept in say(f"{before} {kept} {after}")


def test_every_message_is_there_in_every_form(tmp_path: Path) -> None:
    write_pseudo_locales(tmp_path)
    for language in PSEUDO_LOCALES:
        catalog = read_catalog(language, (tmp_path,))  # refuses what lacks a placeholder
        assert catalog is not None
        for message in filter(lambda message: message.id, template()):
            assert all(forms_of(catalog.get(message.id)))
    texts = [
        form
        for language in PSEUDO_LOCALES
        for message in read_catalog(language, (tmp_path,))
        for form in forms_of(message)
    ]
    assert not {unicodedata.bidirectional(letter) for text in texts for letter in text} & BIDI_CONTROLS
    assert not {"\u200e", "\u200f", "\u061c"} & set("".join(texts))


def test_an_expanded_language_is_two_fifths_longer(tmp_path: Path) -> None:
    for message in template():
        for source in filter(None, sources_of(message) if message.id else ()):
            letters = len(re.sub(r"\s", "", PLACEHOLDER.sub("", source)))
            made = len(re.sub(r"\s|[⟦⟧]", "", PLACEHOLDER.sub("", expanded(source))))
            assert made >= letters * 1.25  # words of the filling have spaces between them
