"""Reads message catalogues: the project's own locale/<language>.po, and over it that of a regional copy, local/locale/<language>.po.

What a translation could break is checked here, and told with its line: a name in it that its message does not fill, a stray percent sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from ..project import ProjectError

CATALOGS = Path(__file__).parent
ROOT = CATALOGS.parents[2]
FOLDERS = (CATALOGS, ROOT / "local" / "locale")
"""Where catalogues lie; a message of a later folder stands before that of an earlier one."""

TEMPLATE = CATALOGS / "commonground.pot"
"""Every message of the interface and the files it stands in (`make messages`)."""

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
"""What is filled in when a message is shown: %(name)s in Python and templates, {name} in scripts."""


class CatalogError(ProjectError):
    """A catalogue that cannot be used; the message names its file, its line and what to change."""


def read_catalog(language: str, folders: tuple[Path, ...] = FOLDERS) -> Catalog | None:
    """Return the catalogue of a language (BCP 47), its layers merged; None where it has none. Raises CatalogError."""
    paths = [folder / f"{language}.po" for folder in folders]
    return _merged(tuple((path, path.stat().st_mtime_ns) for path in paths if path.is_file()))


def is_translated(message: Message) -> bool:
    """Tell whether a message has a translation that someone stands by: one marked fuzzy is a guess."""
    return bool(message.id) and any(forms_of(message)) and not message.fuzzy


def sources_of(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or that for one thing and that for several."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the translation of a message, in each of its plural forms."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


@lru_cache(8)
def _merged(layers: tuple[tuple[Path, int], ...]) -> Catalog | None:
    """Return layers as one catalogue; the times of their last change are only there to notice one while a site is served."""
    merged: Catalog | None = None
    for path, _ in layers:
        layer = _read(path)
        if merged is None:
            merged = layer
            continue
        if layer.num_plurals != merged.num_plurals:
            raise CatalogError(
                f"{_name(path)} has {layer.num_plurals} plural forms, the project's own catalogue {merged.num_plurals}; "
                "give it the same Plural-Forms"
            )
        for message in layer:
            if is_translated(message):
                merged.delete(message.id, message.context)
                merged[message.id] = message
    return merged


def _read(path: Path) -> Catalog:
    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=_locale_or_none(path.stem), abort_invalid=True)
    except PoFileError as error:
        raise CatalogError(
            f"{_name(path)}:{error.lineno + 1}: this is no message of a gettext catalogue"
        ) from error
    except (OSError, ValueError, LookupError) as error:  # not in its charset, or no number where one belongs
        raise CatalogError(f"{_name(path)} cannot be read: {error}") from error
    try:
        c2py(catalog.plural_expr)
    except ValueError as error:
        raise CatalogError(f"{_name(path)}: Plural-Forms is not a formula of gettext: {error}") from error
    for message in catalog:
        problem = next(_problems(message, catalog), None) if is_translated(message) else None
        if problem:
            raise CatalogError(
                f"{_name(path)}:{message.lineno}: the translation of “{sources_of(message)[0]}” {problem}"
            )
    return catalog


def _problems(message: Message, catalog: Catalog) -> Iterator[str]:
    """Give what would break a page, or leave a name of the program in it."""
    sources = sources_of(message)
    if len(sources) > 2:
        yield "has more than one msgid_plural"
    known = {match[0] for source in sources for match in PLACEHOLDER.finditer(source)}
    for form in forms_of(message):
        unknown = sorted({match[0] for match in PLACEHOLDER.finditer(form)} - known)
        if unknown:
            yield f"has {unknown[0]}, which its message does not; it may have {_listed(known)}"
        if form and not message.pluralizable:
            lacks = sorted(known - {match[0] for match in PLACEHOLDER.finditer(form)})
            if lacks:
                yield f"lacks {lacks[0]}"
        if _lone_percent(form) and not any(map(_lone_percent, sources)):
            yield "has a % that stands for nothing; write the word"
    yield from (f"does not fit: {error}" for error in message.check(catalog))


def _lone_percent(text: str) -> bool:
    return "%" in PLACEHOLDER.sub("", text).replace("%%", "")


def _listed(names: set[str]) -> str:
    return " and ".join(sorted(names)) if names else "none"


def _locale_or_none(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.as_posix()
