"""A phone number that cannot be dialed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Phone
from ..model import Group
from ..phones import FORM, SHORT, country_of, digits_of, read_phone
from ..walk import values
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-phone",
    scope=Scope.GROUP,
    what="A phone number is written as it is dialed in its country, or with + and the country code; three to six digits may stand alone.",
    bad='contact: {phone: ‸"0113 49"}\nmeetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB}',
    good='contact: {phone: "0113 496 0000"}\nmeetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB}',
)
_EXTENSION = re.compile(r"\s*(?:ext\.?|extension|x|#)\s*\d{1,6}$", re.IGNORECASE | re.ASCII)
_LONGEST = 15  # digits of an international number (ITU-T E.164)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for pointer, text in values(group, Phone):
        message = _fault(text, country_of(group, pointer))
        if message:
            yield Finding(pointer, message, _remedy(text))


def _fault(text: str, country: str | None) -> str | None:
    number = _EXTENSION.sub("", text)
    if not FORM.fullmatch(number):
        return f"'{text[:40]}' is not a phone number"
    digits = len(digits_of(number))
    if digits in SHORT and not number.startswith(("0", "+")):
        return None
    if not SHORT.start <= digits <= _LONGEST + 3:
        return f"'{text[:40]}' has {digits} digits, which no number has"
    if country is None and not number.lstrip().startswith("+"):
        return None if digits > SHORT[-1] else f"'{text[:40]}' has too few digits"
    phone = read_phone(text, country)
    fault = phone.fault if phone else "begins with a country code that does not exist"
    return f"'{text[:40]}' {fault}{f' for {country}' if country else ''}" if fault else None


def _remedy(text: str) -> str:
    if text.lower().startswith("tel:"):
        return "leave out tel:"
    if any(sign.isalpha() for sign in _EXTENSION.sub("", text)):
        return "write digits only, as they are dialed"
    return "write it as it is dialed, or with + and the country code"
