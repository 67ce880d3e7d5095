"""The words of the interface: one gettext catalogue a language (locale/<language>.po), read through Babel; English is the source."""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGS = Path(__file__).parent


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark `message` for translation where it is declared; it is translated where it is shown."""
    return message


@cache
def translations(language: str, folder: Path = CATALOGS) -> gettext.NullTranslations:
    """Return the catalogue of a language (BCP 47); where there is none, the English source words."""
    path = folder / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        catalog = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def locale_of(language: str) -> Locale:
    """Return Babel's data for a language tag; a private-use or unknown tag falls back to its language, then to English."""
    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, LookupError):
            continue
    return Locale("en")


def direction(language: str) -> str:
    """Return "rtl" for languages written from right to left, else "ltr"."""
    return locale_of(language).text_direction
