"""Says honestly when and how a listing was last confirmed, and what its age means for a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..listings.model import Group, Organization
from .words import Words

ASK_AFTER = 180
"""Days after which a visitor is told to ask before going."""
OLD_AFTER = 365
"""Days after which a listing may be out of date: about one in five is wrong by then."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """How a listing was confirmed, in a sentence; its age (fresh, ask or old) and what that means, empty while it is fresh."""

    confirmed: str
    age: str
    advice: str


def age_of(verified: date, as_of: date) -> str:
    """Return "fresh", "ask" or "old" for a listing confirmed on a day, as of another."""
    days = (as_of - verified).days
    return "fresh" if days < ASK_AFTER else "ask" if days < OLD_AFTER else "old"


def freshness_of(group: Group, organization: Organization | None, words: Words) -> Freshness:
    """Return how and when a listing was confirmed, and whether the organization behind it was."""
    _ = words.gettext
    age = age_of(group.verified, words.as_of)
    advice = {
        "fresh": "",
        "ask": _("That is more than six months ago. Ask before you go."),
        "old": _("That is more than a year ago, so this page may be out of date. Ask before you go."),
    }
    new = (
        _("Its organization is new here. We have not reached it ourselves yet.")
        if is_new(organization)
        else ""
    )
    return Freshness(_confirmed(group, words), age, " ".join(filter(None, (new, advice[age]))))


def is_new(organization: Organization | None) -> bool:
    """Whether a listing belongs to an organization that nobody has reached through a contact found independently."""
    return organization is not None and not organization.is_confirmed


def confirmed_briefly(group: Group, organization: Organization | None, words: Words) -> str:
    """Return when a listing was confirmed in a few words, for a card."""
    _ = words.gettext
    age = age_of(group.verified, words.as_of)
    if age == "old":
        return _("May be out of date")
    if is_new(organization):
        return _("New here, not confirmed by us yet")
    if group.verified_how == "unconfirmed":
        return _("Not confirmed yet")
    message = (
        _("Confirmed %(date)s")
        if group.verified_how in ("organizer", "visited", "called")
        else _("Read %(date)s")
    )
    return message % {"date": words.date(group.verified)}


def _confirmed(group: Group, words: Words) -> str:
    _ = words.gettext
    network = group.kind == "network"
    said = {
        "organizer": _("The people who run it confirmed this on %(date)s."),
        "visited": _("Someone we know went there and found it as listed on %(date)s."),
        "called": _("Someone called the group and asked on %(date)s."),
        "website": _("This was read on its own website on %(date)s. Nobody was asked."),
        "feed": _("This comes from a list that its organization keeps, as of %(date)s. Nobody was asked."),
        "unconfirmed": _("Nobody has confirmed this with the organization yet. It was read on %(date)s.")
        if network
        else _("Nobody has confirmed this with the group yet. It was read on %(date)s."),
    }
    # A copy may add words of its own to this facet of the vocabulary.
    message = said.get(group.verified_how, _("%(how)s, on %(date)s."))
    return message % {
        "date": words.date(group.verified),
        "how": words.label("verified_how", group.verified_how),
    }
