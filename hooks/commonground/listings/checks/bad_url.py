"""A web address that cannot be linked safely."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Type, Url
from ..hosts import AddressError, read_url
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-url",
    scope=Scope.VALUE,
    what="A web address begins with https:// and names a host: no other scheme, no user name, no number as host.",
    types=(Url,),
    bad="source: ‸ftp://riverside.example.org/anxiety",
    good="source: https://riverside.example.org/anxiety",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    try:
        read_url(text)
    except AddressError as error:
        yield Finding((), str(error), error.suggestion)
