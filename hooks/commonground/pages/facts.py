"""What to know about a listing before choosing it: who it is for, what it costs, what helps to take part, what stays private."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..listings.model import IN_A_ROOM, Group
from ..locale import N_
from .words import Words


class Fact(NamedTuple):
    """A line of a list of facts. `state` is yes, no or empty; `own` are the listing's own words, which may be in its language."""

    label: str
    text: str
    state: str = ""
    own: str = ""


class Facts(NamedTuple):
    """Facts that are known, and in one phrase those that are not."""

    known: tuple[Fact, ...]
    unknown: str


def for_whom(group: Group, words: Words) -> Facts:
    """Return who a listing is for."""
    _ = words.gettext
    return _facts(
        (
            *_people(group, words),
            _state(
                group.supporters_welcome,
                _("Family and friends"),
                _("You may come for someone you care about."),
                _("It is for people with their own experience only."),
                N_("whether family and friends may come"),
            ),
            _state(
                group.diagnosis_needed,
                _("Diagnosis"),
                _("You need one."),
                _("You need none."),
                N_("whether you need a diagnosis"),
            ),
            _state(
                group.referral_needed,
                _("Referral"),
                _("Someone has to refer you."),
                _("You need none."),
                N_("whether someone has to refer you"),
            ),
        ),
        words,
    )


def how_it_works(group: Group, words: Words) -> Facts:
    """Return how a listing works and what it costs."""
    _ = words.gettext
    languages = words.all_of(tuple(map(words.language_name, group.languages)))
    faith = group.faith_content if group.faith_content != "unknown" else None
    return _facts(
        (
            _cost(group, words),
            _word(languages, _("Language"), N_("which language is spoken")),
            _word(
                group.led_by and words.label("led_by", group.led_by), _("Who leads it"), N_("who leads it")
            ),
            _word(group.model and words.label("model", group.model), _("How it runs"), ""),
            _word(
                faith and words.label("faith_content", faith),
                _("Faith"),
                N_("whether faith has a part in it"),
            ),
            _word(group.membership and words.label("membership", group.membership), _("New people"), ""),
        ),
        words,
    )


def access(group: Group, words: Words) -> Facts:
    """Return what makes it easier to take part: yes first, then no; whatever else the vocabulary knows is not known.

    A word flagged `room` or `online` in the vocabulary is asked only of groups that meet there.
    """
    states = group.access or {}
    known = sorted(
        (state != "yes", words.label("access", word), state)
        for word, state in states.items()
        if state != "unknown"
    )
    facts = tuple(Fact(label, "", state) for _, label, state in known)
    formats = {meeting.format for meeting in group.meetings}
    elsewhere = words.elsewhere(bool(formats & IN_A_ROOM), bool(formats - {"in-person"}))
    missing = (
        word
        for word in words.words("access")
        if states.get(word, "unknown") == "unknown" and word not in elsewhere
    )
    return Facts(facts, words.all_of(tuple(words.label("access", word) for word in missing)))


def privacy(group: Group, words: Words) -> Facts:
    """Return what is known of what stays private and of what happens when things get hard."""
    _ = words.gettext
    return _facts(
        (
            _state(
                group.confidence_limit_stated,
                _("The limit of privacy"),
                _("The group says when it would have to tell someone else, before you speak."),
                _("The group does not say when it would have to tell someone else. Ask before you share."),
                N_("when the group would have to tell someone else"),
            ),
            _state(
                group.crisis_plan,
                _("If things get hard"),
                _("The group has agreed what it does in a crisis."),
                _("The group has not agreed what it does in a crisis."),
                N_("what the group does in a crisis"),
            ),
        ),
        words,
    )


def young_people(group: Group, words: Words) -> Facts | None:
    """Return how young people are kept safe; None where only adults may come."""
    _ = words.gettext
    young = any("safeguarding" in words.term("audiences", word).flags for word in group.audiences)
    if not (young or group.safeguarding_url or (group.age_min is not None and group.age_min < 18)):
        return None
    return _facts(
        (
            _state(
                group.adults_checked,
                _("Adults who help"),
                _("They were checked."),
                _("They were not checked."),
                N_("whether adults who help were checked"),
            ),
            _state(
                group.parental_consent,
                _("A parent's consent"),
                _("A parent or guardian has to agree."),
                _("No parent has to agree."),
                N_("whether a parent has to agree"),
            ),
        ),
        words,
    )


_Line = tuple[Fact | None, str]
"""A fact, or None and how it is named where it is not known (empty where nobody needs to be told)."""


def _facts(lines: Iterable[_Line], words: Words) -> Facts:
    known, unknown = [], []
    for fact, missing in lines:
        if fact:
            known.append(fact)
        elif missing:
            unknown.append(words.gettext(missing))
    return Facts(tuple(known), words.all_of(tuple(unknown)))


def _state(state: str, label: str, yes: str, no: str, missing: str) -> _Line:
    return (None, missing) if state == "unknown" else (Fact(label, yes if state == "yes" else no), "")


def _word(text: object, label: str, missing: str) -> _Line:
    return (Fact(label, str(text)), "") if text else (None, missing)


def _people(group: Group, words: Words) -> Iterator[_Line]:
    _ = words.gettext
    parts = [words.label("audiences", word) for word in group.audiences]
    ages = _ages(group, words)
    people = words.all_of(tuple(parts))
    text = f"{people}, {ages}" if people and ages else people or ages
    if text or group.eligibility:
        yield Fact(_("For"), text, own=group.eligibility or ""), ""
    else:
        yield None, _("who may come")


def _ages(group: Group, words: Words) -> str:
    _ = words.gettext
    ages = {"youngest": group.age_min, "oldest": group.age_max}
    if group.age_min is not None and group.age_max is not None:
        return _("%(youngest)s to %(oldest)s years old") % ages
    if group.age_min is not None:
        return _("%(youngest)s years or older") % ages
    return _("%(oldest)s years or younger") % ages if group.age_max is not None else ""


def _cost(group: Group, words: Words) -> _Line:
    _ = words.gettext
    cost = group.cost
    if cost is None:
        return None, N_("what it costs")
    amount = words.money(cost.amount, cost.currency) if cost.amount and cost.currency else ""
    text = f"{words.label('cost', cost.kind)}: {amount}" if amount else words.label("cost", cost.kind)
    return Fact(_("Cost"), text, own=cost.note or ""), ""
