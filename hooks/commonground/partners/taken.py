"""Takes a feed over: its listings become the whole content of the partner's file, and what left the feed leaves a tombstone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..imports import readers
from ..imports.feed import UnusableFeed, Wanted, to_listings
from ..imports.table import read_table
from ..listings.checks import Context
from ..listings.model import Group, Organization
from ..listings.read import Entry, read_listings
from ..listings.report import has_errors
from ..listings.write import write_listings
from .model import Partner

WARNED_BELOW = 0.8
REFUSED_BELOW = 0.5
"""A feed that has lost so much is broken more often than a partner has closed half of its groups at once."""


class RefusedError(Exception):
    """A feed that is not taken over; the message says why."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What becomes of a partner's file: its text, and what there is to say of the feed."""

    text: str
    remarks: tuple[str, ...]


def taken(partner: Partner, data: bytes, old: bytes, name: str, context: Context) -> Taken:
    """Return the file that a feed makes, in place of `old`, which is called `name`; raise RefusedError where it is not taken over."""
    entries, remarks = _read(partner, data, name, context)
    before = [entry for entry in read_listings(old, name, context).entries if entry.group.id] if old else []
    new = {entry.group.id: _provenance(entry.group, partner) for entry in entries}
    there = {entry.group.id for entry in before if entry.group.status != "closed"}
    remarks += _guard(len(there), len(new))
    gone = [_tombstone(entry, context.as_of) for entry in before if entry.group.id not in new]
    organization = _organization(partner, before, entries)
    groups = sorted([*new.values(), *gone], key=lambda group: group.id)
    text = _head(partner) + write_listings(organization, groups)
    problems = [
        problem
        for problem in read_listings(text.encode(), name, context).problems
        if problem.severity == "error"
    ]
    if problems:
        raise RefusedError(f"what it makes has errors: {problems[0]}")
    return Taken(text, tuple(remarks))


def _read(partner: Partner, data: bytes, name: str, context: Context) -> tuple[list[Entry], list[str]]:
    wanted = Wanted(partner.id, partner.topics or ("any-mental-health",), context.as_of)
    if partner.format == "csv":
        table = read_table(data, name, wanted, partner.timezone, context)
        text, left_out = table.text, len(table.left_out)
        why = str(table.problems[0]) if has_errors(table.problems) else "it has no groups"
    else:
        try:
            feed = readers()[partner.format](json.loads(data.decode("utf-8-sig")), partner.timezone)
            imported = to_listings(feed, wanted, context)
        except (UnusableFeed, ValueError, RecursionError) as error:
            raise RefusedError(
                f"it is no {partner.format} feed: {' '.join(str(error).split())[:200]}"
            ) from error
        text, left_out, why = imported.text, len(imported.left_out), "it has no groups"
    entries = [
        entry for entry in read_listings((text or "").encode(), name, context).entries if entry.group.id
    ]
    if not entries:
        raise RefusedError(f"nothing in it can be used: {why}")
    return entries, [f"{left_out} of its records cannot be used"] if left_out else []


def _guard(before: int, now: int) -> Iterator[str]:
    if before and now < before * REFUSED_BELOW:
        raise RefusedError(
            f"it has {now} groups, and had {before}: less than half. Ask the partner whether that is meant"
        )
    if before and now < before * WARNED_BELOW:
        yield f"it has {now} groups, and had {before}"


def _provenance(group: Group, partner: Partner) -> Group:
    """Return a listing that says where it comes from."""
    return replace(group, verified_how="feed", source=group.source or partner.website)


def _tombstone(entry: Entry, as_of: date) -> Group:
    if entry.group.status == "closed":
        return entry.group
    return replace(entry.group, status="closed", closed_on=as_of)


def _organization(partner: Partner, before: list[Entry], now: list[Entry]) -> Organization:
    """Return the partner's organization: what maintainers wrote of it stays, such as that it was confirmed."""
    known = next((entry.organization for entry in before if entry.organization), None)
    said = next((entry.organization for entry in now if entry.organization), None)
    there = known or said or Organization(id=partner.id, name=partner.name)
    return replace(there, id=partner.id, name=partner.name, website=partner.website)


def _head(partner: Partner) -> str:
    url, permission = (" ".join(text.split()) for text in (partner.url, partner.permission))
    return f"# Made from {url} by `commonground partners`: changes here are written over, so tell the partner.\n# {permission}\n"
