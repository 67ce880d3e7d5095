"""What falls due for confirmation, by the organization that is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..listings.checks import Context, personal_address
from ..listings.model import Group
from ..listings.read import Entry
from ..pages.freshness import ASK_AFTER


@dataclass(frozen=True, slots=True)
class DueListing:
    """A listing that is to be confirmed: when it was last, the day when that is too long ago, and where it stands."""

    id: str
    name: str
    verified: date
    due: date
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Due:
    """What one organization is asked, the longest overdue first; `id` is None for the listings of a file that names no organization.

    `emails` are addresses of its groups that are no person's, the one that most of them give first.
    """

    id: str | None
    name: str | None
    owners: tuple[str, ...]
    emails: tuple[str, ...]
    listings: tuple[DueListing, ...]

    @property
    def key(self) -> str:
        """What stays the same from one time to the next, so that an open request is brought up to date and not repeated."""
        return f"due/{self.id or self.listings[0].file}"

    def overdue(self, as_of: date) -> int:
        """Return how many of its listings should have been confirmed before a day."""
        return sum(listing.due <= as_of for listing in self.listings)


def due_of(entries: Iterable[Entry], context: Context, within: int) -> list[Due]:
    """Return what is due as of the context's day, or will be `within` so many days, those who are overdue longest first.

    Groups that closed are not asked. A listing is due when visitors begin to be told to ask before they go (pages.freshness).
    """
    last = context.as_of + timedelta(days=within)
    asked: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.sound and entry.group.status != "closed" and _due_on(entry.group) <= last:
            organization = entry.organization
            asked[(organization.id, "") if organization else (None, entry.file)].append(entry)
    due = [_due(some, context) for some in asked.values()]
    return sorted(due, key=lambda one: (one.listings[0].due, one.key))


def _due(entries: list[Entry], context: Context) -> Due:
    organization = entries[0].organization
    listings = [
        DueListing(
            entry.group.id,
            entry.group.name,
            entry.group.verified,
            _due_on(entry.group),
            entry.file,
            entry.line,
        )
        for entry in entries
    ]
    return Due(
        organization.id if organization else None,
        organization.name if organization else None,
        organization.owners if organization else (),
        _emails([entry.group for entry in entries], context) if organization else (),
        tuple(sorted(listings, key=lambda listing: (listing.due, listing.id))),
    )


def _due_on(group: Group) -> date:
    return group.verified + timedelta(days=ASK_AFTER)


def _emails(groups: Iterable[Group], context: Context) -> tuple[str, ...]:
    given = Counter(
        group.contact.email
        for group in groups
        if group.contact and group.contact.email and not any(personal_address.check(group, context))
    )
    return tuple(sorted(given, key=lambda email: (-given[email], email)))
