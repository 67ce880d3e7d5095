"""Collects every message of the interface into the template of catalogues, and brings catalogues up to date with it.

    python -m tools.messages                       hooks/commonground/locale/commonground.pot
    python -m tools.messages local/locale/cy.po    the same, and makes or updates the catalogue of Welsh

Messages stand in the Python code (`_`, `N_`, `gettext`, `ngettext`, `say`), in the templates ({% trans %} and `_`), and in the
browser's scripts (`t`, `tn`). The template is the same wherever and whenever it is made: sorted by message, without dates and line numbers.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from commonground.locale import locale_of
from commonground.locale.catalogs import TEMPLATE, is_translated

PROJECT = Path(__file__).parent.parent
COMMENTS = ("Translators:",)
PYTHON = {"_": None, "N_": None, "say": None, "gettext": None, "ngettext": (1, 2)}
TEMPLATES = {"_": None, "gettext": None, "ngettext": (1, 2)}
SCRIPTS = {"t": None, "tn": (1, 2)}
SOURCES = (
    ("hooks/commonground/**/*.py", "python", PYTHON, {}),
    (
        "overrides/**/*.html",
        babel_extract,
        TEMPLATES,
        {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"},
    ),
    ("overrides/assets/**/*.js", "javascript", SCRIPTS, {}),
)
"""Where messages stand, how Babel reads them, and the functions they are given to (with the places of singular and plural)."""

NOT_OURS = ("overrides/assets/vendor/",)
UNSTABLE = {"POT-Creation-Date", "PO-Revision-Date", "Generated-By"}
HEADER = """\
# The words of the interface of Common Ground: what `make messages` found in its code, templates and scripts.
# For a language, `python -m tools.messages local/locale/<language>.po` makes a catalogue of them."""


def collect(project: Path = PROJECT) -> Catalog:
    """Return every message of the project and the files it stands in."""
    catalog = Catalog(project="Common", version="Ground", header_comment=HEADER, charset="utf-8")
    for pattern, method, keywords, options in SOURCES:
        for path in sorted(project.glob(pattern)):
            name = path.relative_to(project).as_posix()
            if name.startswith(NOT_OURS):
                continue
            for line, message, comments, context in extract_from_file(
                method, path, keywords, COMMENTS, options
            ):
                _refuse_both_forms(catalog, message, name)
                catalog.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalog


def as_text(catalog: Catalog) -> str:
    """Return a catalogue as the text of a file that depends on nothing but its messages and its translators."""
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_output=True, include_lineno=False)
    headers = "".join(f'"{name}: {value}\\n"\n' for name, value in _headers(catalog))
    return f'{catalog.header_comment}\nmsgid ""\nmsgstr ""\n{headers}\n{body.getvalue().decode().rstrip()}\n'


def updated(path: Path, template: Catalog) -> Catalog:
    """Return the catalogue at `path`, or a new one of the language it is named for, with the messages of the template.

    Messages that changed a little keep their translation, marked fuzzy (not used until someone stands by it).
    """
    language = path.stem
    catalog = Catalog(locale=locale_of(language), header_comment=HEADER, project="Common", version="Ground")
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=locale_of(language), abort_invalid=True)
    catalog.update(template)
    return catalog


def main() -> int:
    """Write the template and the catalogues that were named."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.messages", description="Collect the messages of the interface."
    )
    parser.add_argument(
        "catalogs", nargs="*", type=Path, metavar="LANGUAGE.po", help="a catalogue to make or to update"
    )
    template = collect()
    _write(TEMPLATE, template)
    for path in parser.parse_args().catalogs:
        _write(path, updated(path, template))
    return 0


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(catalog), "utf-8")
    missing = sum(1 for message in catalog if message.id and not is_translated(message))
    shown = path.resolve()
    name = shown.relative_to(PROJECT) if shown.is_relative_to(PROJECT) else path
    print(f"{name}: {len(catalog)} messages" + (f", {missing} not translated" if path != TEMPLATE else ""))


def _headers(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Give the headers that a translator wrote or needs; those that Babel fills with the clock or with examples are left out."""
    for name, value in catalog.mime_headers:
        text = value.strip()
        if name not in UNSTABLE and text and "@ADDRESS" not in text and "@li.org" not in text:
            yield name, text


def _refuse_both_forms(catalog: Catalog, message: str | tuple[str, ...], name: str) -> None:
    """A message is counted or it is not: gettext has one entry for both, and scripts look for one of them."""
    first = message if isinstance(message, str) else message[0]
    known = catalog.get(first)
    if known and known.pluralizable != (not isinstance(message, str)):
        files = ", ".join(sorted({file for file, _ in known.locations}))
        sys.exit(
            f"{name}: “{first}” has a plural here and none in {files}, or the other way round; word one differently"
        )


if __name__ == "__main__":
    sys.exit(main())
