"""/assets/locale/<language>.json: the words of the browser's scripts in the site's language, in the form overrides/assets/site/messages.js reads.

A message is mapped to its translation; one that is counted, by its singular, to its forms under CLDR's plural categories
(Unicode Technical Standard 35, part 3), by which browsers choose. English stands in the scripts and needs no file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from gettext import c2py

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from ..directory import Directory
from ..locale import locale_of, read_catalog
from ..locale.catalogs import TEMPLATE, forms_of, is_translated, sources_of
from ..pages.shell import Shell

Output = tuple[str, bytes]

SCRIPTS = "overrides/assets/"
COUNTS = (*range(1001), 10_000, 100_000, 1_000_000, 10_000_000)
"""Numbers among which every plural category that whole numbers can have occurs in every language."""


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the words of the scripts, where the site's language has a catalogue."""
    language = directory.settings.language
    catalog = read_catalog(language)
    if shell.catalog and catalog:
        words = script_words(catalog, script_messages(), locale_of(language))
        yield (
            shell.catalog,
            json.dumps(words, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(),
        )


def script_messages() -> frozenset[str]:
    """Return the messages that stand in scripts, each by its singular."""
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    return frozenset(
        sources_of(message)[0]
        for message in template
        if message.id and any(file.startswith(SCRIPTS) for file, _ in message.locations)
    )


def script_words(
    catalog: Catalog, messages: Iterable[str], locale: Locale
) -> dict[str, str | dict[str, str]]:
    """Return those of the messages that the catalogue translates; what it does not is shown in English."""
    numbers = plural_forms(catalog.plural_expr, locale)
    words: dict[str, str | dict[str, str]] = {}
    for source in messages:
        message = catalog.get(source)
        if not message or not is_translated(message):
            continue
        forms = forms_of(message)
        if not message.pluralizable:
            words[source] = forms[0]
        else:
            words[source] = {category: forms[number] for category, number in numbers.items() if forms[number]}
    return words


def plural_forms(formula: str, locale: Locale) -> dict[str, int]:
    """Return which of the catalogue's forms each plural category of a language is, by gettext's formula for them.

    A category that only fractions have is left out; "other", which browsers need, is then the form of the largest numbers.
    """
    form_of = c2py(formula)
    found: dict[str, int] = {}
    for count in COUNTS:
        found.setdefault(locale.plural_form(count), form_of(count))
    found.setdefault("other", form_of(COUNTS[-1]))
    return found
