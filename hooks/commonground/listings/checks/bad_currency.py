"""A currency that is not written as its code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel.numbers import list_currencies

from ..fields import Currency, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-currency",
    scope=Scope.VALUE,
    what="A currency is its ISO 4217 code of three capital letters: GBP, USD, EUR.",
    types=(Currency,),
    bad='cost: {kind: fee, amount: "3.50", currency: ‸£}',
    good='cost: {kind: fee, amount: "3.50", currency: GBP}',
)
_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD, CAD or AUD", "US$": "USD", "¥": "JPY", "₹": "INR"}


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if text not in _codes():
        said = text[:20].strip().upper()
        meant = said if said in _codes() else _SIGNS.get(said)
        remedy = f"did you mean {meant}?" if meant else "write its code of three letters, such as GBP"
        yield Finding((), f"'{text[:20]}' is not a currency code", remedy)


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())
