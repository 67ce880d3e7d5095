"""A language that is not written as its tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from ..fields import Language, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-language",
    scope=Scope.VALUE,
    what="A language is its BCP 47 tag: en, es-MX, zh-Hant, bfi (British Sign Language).",
    types=(Language,),
    bad="languages: [‸English]",
    good="languages: [en]",
)
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*", re.ASCII)
_ANY_CASE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.ASCII | re.IGNORECASE)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    language = text.partition("-")[0]
    if not _TAG.fullmatch(text) or (len(language) == 2 and language not in _two_letters()):
        yield Finding((), f"'{text[:60]}' is not a language tag", _meant(text[:60].strip()))
    elif len(language) == 3 and _shorter(language):
        yield Finding(
            (), f"'{text}' is not the shortest tag of this language", f"did you mean '{_shorter(language)}'?"
        )


@cache
def _two_letters() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)


@cache
def _by_name() -> dict[str, str]:
    return {name.casefold(): code for code, name in Locale("en").languages.items() if "_" not in code}


def _shorter(language: str) -> str | None:
    short = str(get_global("language_aliases").get(language, ""))
    return short if len(short) == 2 else None


def _meant(text: str) -> str:
    named = _by_name().get(text.casefold())
    parts = _ANY_CASE.fullmatch(text)
    if not named and parts and parts[1].lower() in _two_letters():
        subtags = [parts[1].lower(), (parts[2] or "").title(), (parts[3] or "").upper()]
        named = "-".join(subtag for subtag in subtags if subtag)
    return f"did you mean '{named}'?" if named else "write its tag, such as en or es-MX"
