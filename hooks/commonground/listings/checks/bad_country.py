"""A country that is not written as its code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale
from babel.core import get_global

from ..fields import Country, Type
from ..near import did_you_mean
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-country",
    scope=Scope.VALUE,
    what="A country is its ISO 3166-1 code of two capital letters: GB, US, IE.",
    types=(Country,),
    bad="meetings:\n- place: {town: Leeds, country: ‸UK}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB}",
)
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})  # in CLDR, but not of ISO 3166-1


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if text not in country_names():
        remedy = _meant(text[:60].strip()) or "write its code of two letters, such as GB"
        yield Finding((), f"'{text[:60]}' is not a country code", remedy)


@cache
def country_names() -> dict[str, str]:
    """The English name of every country by its code (CLDR)."""
    named = Locale("en").territories
    return {
        code: name
        for code, name in named.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


def _meant(text: str) -> str | None:
    known = country_names()
    code = text.upper()
    if code in known:
        return f"did you mean '{code}'?"
    (alias, *_) = get_global("territory_aliases").get(code, [""])
    if alias in known:
        return f"did you mean '{alias}'?"
    by_name = {name.casefold(): code for code, name in known.items()}
    near = by_name.get(text.casefold()) or next(
        (c for n, c in by_name.items() if (did_you_mean(text, [n]))), None
    )
    return f"did you mean '{near}'?" if near else None
