"""Makes languages that nobody speaks out of the template of catalogues, so that a test sees where the interface would not follow a real one.

    python -m tools.pseudo_locale local/locale     writes en-XA.po and ar-XB.po there

en-XA: accented, in ⟦brackets⟧ and 40 % longer: what stands unbracketed in a page did not come from the catalogue, what is cut off has no room.
ar-XB: in Arabic letters, which are written from right to left by themselves: no character that controls direction is used.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Callable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from commonground.locale import locale_of
from commonground.locale.catalogs import PLACEHOLDER, TEMPLATE, sources_of
from tools.messages import as_text

KEPT = re.compile(rf"{PLACEHOLDER.pattern}|%%|<[^>]*>|&\w+;|\s+")
ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)
ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "ابصدعفجهيزكلمنوپقرستثڤشخغذ",
)
LONGER = 0.4
FILLING = "ŵöŕðš åñð ɱöŕé "


def expanded(message: str) -> str:
    """Return a message accented, longer and in brackets; what is filled in and markup stay as they are."""
    said = _each_word(message, lambda word: word.translate(ACCENTED))
    missing = math.ceil(LONGER * len(KEPT.sub("", message)))
    filling = (FILLING * (missing // len(FILLING) + 1))[:missing].strip()
    return f"⟦{said} {filling}⟧" if filling else f"⟦{said}⟧"


def mirrored(message: str) -> str:
    """Return a message in Arabic letters; what is filled in and markup stay as they are."""
    return _each_word(message, lambda word: word.lower().translate(ARABIC))


PSEUDO_LOCALES: dict[str, Callable[[str], str]] = {"en-XA": expanded, "ar-XB": mirrored}
"""The tags that are reserved for such languages (Unicode Technical Standard 35), and what is done to each message."""


def pseudo_catalog(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a pseudo-locale, every message translated in every plural form."""
    say = PSEUDO_LOCALES[language]
    catalog = Catalog(
        locale=locale_of(language),
        header_comment="# Made by `python -m tools.pseudo_locale`, for tests only.",
    )
    for message in template:
        if not message.id:
            continue
        one, *more = map(say, sources_of(message))
        forms = (one, *more * (catalog.num_plurals - 1)) if more else one
        catalog.add(message.id, forms, message.locations, message.flags)
    return catalog


def write_pseudo_locales(folder: Path) -> None:
    """Write the catalogues of all pseudo-locales into `folder`."""
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    folder.mkdir(parents=True, exist_ok=True)
    for language in PSEUDO_LOCALES:
        (folder / f"{language}.po").write_text(as_text(pseudo_catalog(language, template)), "utf-8")


def _each_word(message: str, say: Callable[[str], str]) -> str:
    kept = (match.span() for match in KEPT.finditer(message))
    made, end = [], 0
    for start, stop in kept:
        made += [say(message[end:start]), message[start:stop]]
        end = stop
    return "".join([*made, say(message[end:])])


def main() -> int:
    """Write the pseudo-locales into the folder that was named."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.pseudo_locale", description="Make languages for tests."
    )
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="where the catalogues are written, such as local/locale"
    )
    write_pseudo_locales(parser.parse_args().folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
