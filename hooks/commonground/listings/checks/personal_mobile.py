"""A mobile number, which is often one person's."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Phone
from ..model import Group
from ..phones import SHORT, country_of, digits_of, read_phone
from ..walk import values
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="personal-mobile",
    scope=Scope.GROUP,
    severity="warning",
    what="A mobile number belongs to the group, not to a person, who gets calls long after leaving.",
    bad='contact: {phone: ‸"0491 570 156"}\nmeetings:\n- place: {town: Hobart, region: Tasmania, country: AU}',
    good='contact: {phone: "(03) 5550 0156"}\nmeetings:\n- place: {town: Hobart, region: Tasmania, country: AU}',
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for pointer, text in values(group, Phone):
        if len(digits_of(text)) > SHORT[-1]:
            phone = read_phone(text, country_of(group, pointer))
            if phone and phone.mobile:
                yield Finding(
                    pointer, "this is a mobile number", "make sure that it is the group's own, not a person's"
                )
