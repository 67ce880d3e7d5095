"""A contact that is not at the organization's own website."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.hosts import host_in
from ...listings.read import Entry
from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="contact-elsewhere",
    label="contact",
    what="A contact at another domain than the organization's website is confirmed through that website.",
    gravity="ask",
    reply=(
        "The contact is not at your organization's website. Is there a page of yours that names it? "
        "If so, send us its address."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in whole.changes:
        own = host_in(change.new.organization.website) if change.new and change.new.organization else None
        now, before = _addresses(change.new), _addresses(change.old)
        for text, was in zip(now, before, strict=True):
            host = host_in(text)
            if own and host and host != host_in(was) and not _belongs(host, own):
                yield at_listing(
                    whole, change, "the contact is not at the website of its organization", own, text
                )


def _addresses(entry: Entry | None) -> tuple[str | None, str | None]:
    contact = entry.group.contact if entry else None
    return (contact.email, contact.website) if contact else (None, None)


def _belongs(host: str, own: str) -> bool:
    return host == own or host.endswith(f".{own}") or own.endswith(f".{host}")
