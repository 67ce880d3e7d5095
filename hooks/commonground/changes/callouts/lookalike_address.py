"""A web or e-mail address at a host that may be taken for another one."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.fields import Email, Url
from ...listings.hosts import host_in
from ...listings.scripts import mixed
from ...listings.walk import values
from ..lookalikes import looks_like
from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="lookalike-address",
    label="look-alike",
    what="A host that looks like a known one is how people are led to a stranger: compare them letter by letter.",
    gravity="stop",
    reply=(
        "An address in your change looks almost like one that we know. Please check it letter by "
        "letter, and send us the page on which we can read it."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    known = {host for one in whole.before for host in one.hosts}
    for change in whole.changes:
        if change.new:
            stood = {text for _, text in values(change.old.group, Url, Email)} if change.old else set()
            new = {host_in(text) for _, text in values(change.new.group, Url, Email) if text not in stood}
            for words, other, host in _found(new, known):
                yield at_listing(whole, change, words, other, host)
    for organization in whole.organizations:
        said = organization.new and organization.new.website
        if said and (organization.old is None or organization.old.website != said):
            for words, other, host in _found({host_in(said)}, known):
                yield CallOut(organization.file, 1, None, words, other, host)


def _found(hosts: set[str | None], known: set[str]) -> Iterator[tuple[str, str | None, str]]:
    for host in sorted(host for host in hosts if host and host not in known):
        if any(mixed(label) for label in host.split(".")):
            yield "this host mixes letters that look alike", None, host
        if other := looks_like(host, sorted(known)):
            yield "this host may be taken for one that is known", other, host
