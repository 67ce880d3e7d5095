"""The words of the interface: one gettext catalogue a language (locale/<language>.po), read through Babel; English is the source.

A regional copy lays its own over them: local/locale/<language>.po may hold a whole language, or a few words it says differently.
"""

from __future__ import annotations

import gettext
from functools import lru_cache
from io import BytesIO
from math import ceil
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.units import format_unit

from .catalogs import FOLDERS, read_catalog

__all__ = ["FOLDERS", "N_", "direction", "file_size", "locale_of", "read_catalog", "translations"]


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark `message` for translation where it is declared; it is translated where it is shown."""
    return message


def translations(language: str, folders: tuple[Path, ...] = FOLDERS) -> gettext.NullTranslations:
    """Return the words of a language (BCP 47), English where there is no catalogue; raise CatalogError where one cannot be used."""
    catalog = read_catalog(language, folders)
    return _compiled(catalog) if catalog else gettext.NullTranslations()


@lru_cache(8)
def _compiled(catalog: Catalog) -> gettext.GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def locale_of(language: str) -> Locale:
    """Return Babel's data for a language tag; a private-use or unknown tag falls back to its language, then to English."""
    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return Locale("en")


def direction(language: str) -> str:
    """Return "rtl" for languages written from right to left, else "ltr"."""
    return locale_of(language).text_direction


def file_size(size: int, locale: Locale) -> str:
    """Return how large a file of so many bytes is: "48 kB", "2.3 MB"."""
    if size < 1_000_000:
        return format_unit(ceil(size / 1000), "digital-kilobyte", "short", locale=locale)
    return format_unit(round(size / 1_000_000, 1), "digital-megabyte", "short", locale=locale)
