"""What can be said of a phone number without calling it: its form, its kind, and whether it is one that fiction may use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers

from .model import Group

FORM = re.compile(r"\+?[\d\s().\-/\u2010-\u2013\u00a0]+", re.ASCII)
SHORT = range(3, 7)
"""How many digits a number has that is dialed as it stands, such as 988 or 116 123."""

# Numbers that belong to no one, after the country code: North American 555-0100 to 555-0199, the ranges that the regulators of the
# United Kingdom and of Australia keep for film and television.
_FICTION = {
    1: r"\d{3}55501\d\d",
    44: (
        r"1632960\d{3}|(113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|1914980\d{3}|2079460\d{3}|2890180\d{3}"
        r"|28964960\d\d|2920180\d{3}|3069990\d{3}|7700900\d{3}|8081570\d{3}|9098790\d{3}"
    ),
    61: (
        r"[2378]?(5550|7010)\d{4}|1800160401|1[38]009757(0[789]|1[01])"
        r"|49157(0(006|110|156|157|158|159|313|737)|1(266|491|804)|2(549|665|983)|3(087|770)|4(118|632)|5(254|789)"
        r"|6(398|801)|7(426|644)|8(148|888|957)|9(212|455|760))"
    ),
}

_FAULTS = {
    phonenumbers.ValidationResult.INVALID_COUNTRY_CODE: "begins with a country code that does not exist",
    phonenumbers.ValidationResult.TOO_SHORT: "has too few digits",
    phonenumbers.ValidationResult.TOO_LONG: "has too many digits",
    phonenumbers.ValidationResult.INVALID_LENGTH: "has too few or too many digits",
    phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "lacks its area code",
}


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as its country reads it: what is wrong with its length, whether it is a mobile one, whether only fiction uses it.

    `fiction` is None where no range of the country is known to belong to no one. `e164` is the number with its country code (ITU-T E.164).
    """

    fault: str | None
    mobile: bool
    fiction: bool | None
    e164: str = ""


@lru_cache(maxsize=65536)
def read_phone(text: str, country: str | None) -> Phone | None:
    """Return what is known of a number dialed in `country`; None where it has no meaning there, or no country is known."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    fiction = _FICTION.get(number.country_code or 0)
    significant = phonenumbers.national_significant_number(number)
    return Phone(
        fault=_FAULTS.get(phonenumbers.is_possible_number_with_reason(number)),
        mobile=phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE,
        fiction=re.fullmatch(fiction, significant) is not None if fiction else None,
        e164=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
    )


def digits_of(text: str) -> str:
    """Return only the digits of a number."""
    return "".join(sign for sign in text if sign in "0123456789")


def country_of(group: Group, pointer: tuple[str | int, ...]) -> str | None:
    """Return the country in which a number of the listing is dialed: that of its own meeting, else of the first place."""
    if pointer[0] == "meetings" and isinstance(pointer[1], int):
        place = group.meetings[pointer[1]].place
        if place and place.country:
            return place.country
    return next((m.place.country for m in group.meetings if m.place and m.place.country), None)
