"""An e-mail address that is not one."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Email, Type
from ..hosts import AddressError, read_email
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-email",
    scope=Scope.VALUE,
    what="An e-mail address is a plain name, an @ and a host.",
    types=(Email,),
    bad='contact: {email: ‸"hello(at)riverside.example.org"}',
    good="contact: {email: hello@riverside.example.org}",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    try:
        read_email(text)
    except AddressError as error:
        yield Finding((), str(error), error.suggestion)
