"""A phone number or an e-mail address inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Text, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="contact-in-text",
    scope=Scope.VALUE,
    severity="warning",
    what="Phone numbers and e-mail addresses stand in their own fields, where they are checked and can be kept right.",
    types=(Text,),
    bad="summary: ‸Call Jo on 0113 496 0000.",
    good='summary: Call us first.\ncontact: {phone: "0113 496 0000"}\nmeetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB}',
)
_PHONE = re.compile(
    r"(?<![\w.,:/-])(?:\+|\(?0|\()?\d(?:[ ().\-/\u2010-\u2013\u00a0]{0,3}\d){8,14}(?![\w:/-])", re.ASCII
)
_NINE_DIGITS = re.compile(r"\d(?:\D{0,3}\d){8}", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_NO_PHONE = re.compile(r"\d{4}-\d\d-\d\d|\d\d?[./-]\d\d?[./-]\d{4}|\b\d{5}-\d{4}\b", re.ASCII)  # dates, ZIP+4


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    found = (_EMAIL.search(text) if "@" in text else None) or _phone(text)
    if found:
        yield Finding(
            (),
            f"'{found.group().strip()[:40]}' stands inside a text",
            "put it into contact, and take it out here",
        )


def _phone(text: str) -> re.Match[str] | None:
    return None if not _NINE_DIGITS.search(text) else _PHONE.search(_NO_PHONE.sub(" ", text))
