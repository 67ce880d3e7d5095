"""A web address that is not encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Type, Url
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="insecure-url",
    scope=Scope.VALUE,
    severity="warning",
    what="A web address begins with https://: with http:// others on the network see and can change what is read.",
    types=(Url,),
    bad="source: ‸http://riverside.example.org",
    good="source: https://riverside.example.org",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if text.startswith("http://"):
        yield Finding(
            (), "this address is not encrypted", f"see whether 'https://{text[7:87]}' works, and write that"
        )
