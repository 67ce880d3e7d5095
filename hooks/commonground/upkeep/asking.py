"""The words in which an organization is asked whether its listings are still right: an issue, and an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from ..changes.inert import in_code, visible
from ..listings.accounts import is_account
from ..pages.addresses import group_path
from ..pages.words import Words
from ..settings import Settings
from .due import Due, DueListing

AT_ONCE = 40
"""Ids that one link or one answer holds: mail programs and browsers cut off addresses that are much longer."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: an issue (title and Markdown body), an e-mail (subject and body), and the links that confirm."""

    title: str
    body: str
    subject: str
    mail: str
    confirm: tuple[str, ...]
    mentions: tuple[str, ...]


def asking_of(due: Due, settings: Settings, words: Words) -> Asking:
    """Return the request to one organization; names and other words of strangers stand in it as plain text."""
    confirm = tuple(_confirm_link(part, settings) for part in _parts(due.listings))
    return Asking(
        title=words.gettext("Still right? Listings of %(organization)s")
        % {"organization": due.id or due.listings[0].file},
        body="\n".join(_issue(due, confirm, settings, words)),
        subject=_subject(due, settings, words),
        mail="\n".join(_mail(due, confirm, settings, words)),
        confirm=confirm,
        mentions=handles(due.owners),
    )


def handles(owners: Sequence[str]) -> tuple[str, ...]:
    """Return those owners that are an account or a team and nothing else, each once: `@name`, `@organization/team`."""
    return tuple(dict.fromkeys(owner for owner in owners if is_account(owner)))


def marker(due: Due) -> str:
    """Return the comment by which an open issue is found again."""
    return f"<!-- commonground:{quote(due.key, safe='/')} -->"


def answer_document(listings: Sequence[DueListing], as_of: date) -> str:
    """Return the lines that say that listings are still right, as `commonground receive` reads them from an e-mail."""
    return "".join([f"as_of: {as_of}\n", "still_right:\n", *(f"- {listing.id}\n" for listing in listings)])


def _subject(due: Due, settings: Settings, words: Words) -> str:
    number = len(due.listings)
    message = words.ngettext(
        "Is your listing on %(site)s still right?",
        "Are your %(number)d listings on %(site)s still right?",
        number,
    )
    return message % {"site": settings.site_name, "number": number}


def _issue(due: Due, confirm: Sequence[str], settings: Settings, words: Words) -> Iterator[str]:
    _ = words.gettext
    parts = _parts(due.listings)
    on_website, by_email = _("Confirm on the website"), _("Confirm by e-mail")
    subject = _("Our listings are still right")
    yield marker(due)
    yield " ".join(handles(due.owners))
    yield ""
    yield _(
        "People rely on these listings to find a group, so we ask about twice a year: is all of it still right?"
    )
    yield ""
    for listing in due.listings:
        yield f"- [{listing.id}]({_page(listing, settings)}): {in_code(listing.name)}, {_confirmed(listing, words)}"
    yield ""
    yield _heading(_("All of it is still right"))
    for number, (link, part) in enumerate(zip(confirm, parts, strict=True), start=1):
        yield f"- [{_numbered(on_website, number, len(parts))}]({link})"
        if settings.email:
            answer = _mailto(settings.email, subject, answer_document(part, words.as_of))
            yield f"- [{_numbered(by_email, number, len(parts))}]({answer})"
    yield ""
    yield _heading(_("Something changed, or a group has closed"))
    yield _(
        "Open the page of the group and choose to correct it, or say here in your own words what changed. Nothing else is needed."
    )


def _mail(due: Due, confirm: Sequence[str], settings: Settings, words: Words) -> Iterator[str]:
    _ = words.gettext
    asked = _(
        "You are listed on %(site)s. People rely on it to find a group, so we ask about twice a year: is all of this still right?"
    )
    yield _("Hello,")
    yield ""
    yield asked % {"site": settings.site_name}
    yield ""
    for listing in due.listings:
        yield f"- {visible(listing.name)}, {_confirmed(listing, words)}"
        yield f"  {_page(listing, settings)}"
    yield ""
    yield _("If all of it is still right, open this link and confirm it there:")
    yield ""
    yield from confirm
    yield ""
    yield _("Or answer this e-mail with these lines, just as they are:")
    yield ""
    yield answer_document(due.listings, words.as_of)
    yield _(
        "If a group has closed or something else changed, leave its line out and tell us in your own words. We will write it down."
    )
    yield ""
    yield _("Thank you for keeping this open to others.")


def _confirmed(listing: DueListing, words: Words) -> str:
    return words.gettext("last confirmed %(date)s") % {"date": words.date(listing.verified)}


def _heading(text: str) -> str:
    return f"### {text}\n"


def _parts(listings: Sequence[DueListing]) -> list[Sequence[DueListing]]:
    return [listings[start : start + AT_ONCE] for start in range(0, len(listings), AT_ONCE)]


def _numbered(text: str, number: int, count: int) -> str:
    return f"{text} ({number}/{count})" if count > 1 else text


def _confirm_link(listings: Sequence[DueListing], settings: Settings) -> str:
    return f"{_root(settings)}list-your-group/#confirm={','.join(listing.id for listing in listings)}"


def _page(listing: DueListing, settings: Settings) -> str:
    return f"{_root(settings)}{group_path(listing.id)}"


def _root(settings: Settings) -> str:
    return f"{settings.site_url.rstrip('/')}/"


def _mailto(address: str, subject: str, body: str) -> str:
    """Return the link that opens an e-mail (RFC 6068: lines end in CR LF)."""
    lines = quote(body.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}&body={lines}"
