"""What is due, told as text for a terminal, as Markdown with the ready e-mails, and as JSON that a scheduled job makes issues from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..changes.inert import in_code, visible
from ..listings.report import counted
from .asking import Asking
from .due import Due, DueListing


@dataclass(frozen=True, slots=True)
class DueReport:
    """Who is asked, each with the words of the request, as of a day."""

    as_of: date
    within: int
    asked: Sequence[tuple[Due, Asking]]

    def summary(self) -> str:
        """Say in a sentence how much is due."""
        listings = sum(len(due.listings) for due, _ in self.asked)
        overdue = sum(due.overdue(self.as_of) for due, _ in self.asked)
        if not listings:
            return f"Nothing is due within {counted(self.within, 'day')} of {self.as_of}."
        return (
            f"{counted(listings, 'listing')} of {counted(len(self.asked), 'organization')} due within "
            f"{counted(self.within, 'day')} of {self.as_of}, {overdue} overdue."
        )


def as_text(report: DueReport) -> str:
    """One line a listing, under who is asked."""
    return "\n".join([*_text(report), ""])


def as_markdown(report: DueReport) -> str:
    """A page for a volunteer: for each organization its listings, and the e-mail to send."""
    return "\n".join([*_markdown(report), ""])


def as_json(report: DueReport) -> str:
    """The requests, each with key, organization, issue, e-mail, mentions, the links that confirm, and its listings."""
    said = {
        "as_of": report.as_of.isoformat(),
        "within": report.within,
        "requests": [_row(due, asking, report.as_of) for due, asking in report.asked],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[DueReport], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _text(report: DueReport) -> Iterator[str]:
    yield report.summary()
    for due, asking in report.asked:
        reached = ", ".join((*asking.mentions, *due.emails)) or "no address; ask on the website of each"
        yield f"\n{visible(_named(due))} ({reached})"
        for listing in due.listings:
            yield f"  {_when(listing, report.as_of)}: {listing.id}, {visible(listing.name)}, {listing.file}:{listing.line}"


def _markdown(report: DueReport) -> Iterator[str]:
    yield f"## {report.summary()}"
    for due, asking in report.asked:
        yield f"\n### {in_code(_named(due))}\n"
        yield from (
            f"- {_when(listing, report.as_of)}: {in_code(listing.id)}, {in_code(f'{listing.file}:{listing.line}')}"
            for listing in due.listings
        )
        if due.emails:
            yield f"\nTo: {', '.join(map(in_code, due.emails))}\n"
        yield f"Subject: {in_code(asking.subject)}\n"
        yield from (f"    {line}".rstrip() for line in asking.mail.splitlines())


def _row(due: Due, asking: Asking, as_of: date) -> dict[str, object]:
    return {
        "key": due.key,
        "organization": due.id,
        "name": due.name,
        "overdue": due.overdue(as_of),
        "issue": {"title": asking.title, "body": asking.body},
        "email": {
            "to": list(due.emails),
            "subject": asking.subject,
            "body": asking.mail,
        },
        "mentions": list(asking.mentions),
        "confirm": list(asking.confirm),
        "listings": [
            {
                "id": listing.id,
                "name": listing.name,
                "verified": listing.verified.isoformat(),
                "due": listing.due.isoformat(),
                "file": listing.file,
                "line": listing.line,
            }
            for listing in due.listings
        ],
    }


def _named(due: Due) -> str:
    return due.name or f"Listings without an organization in {due.listings[0].file}"


def _when(listing: DueListing, as_of: date) -> str:
    days = (as_of - listing.due).days
    return f"{counted(days, 'day')} overdue" if days > 0 else f"due {listing.due}"
