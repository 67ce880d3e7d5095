"""Makes "Your first time here": what will happen, what the group will see of you, and messages to send before you go.

Walking in alone is where people turn back, so whatever is not known is said too, and becomes a question that can be copied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..directory import Listing
from ..listings.model import IN_A_ROOM, FirstTime, Group
from ..locale import N_
from .contact import Way, mail_link
from .shown import Shown
from .when import Upcoming
from .words import Words

BY_VIDEO = frozenset({"online-video", "hybrid"})
QUESTIONS = 4
"""How many questions one message asks at most."""

# Each question: how a page names it when the answer is not known, and how a visitor may ask it.
_MET = (N_("who meets you"), N_("Could someone meet me when I arrive?"))
_SILENT = (N_("whether you can just listen"), N_("May I just listen?"))
_BRING = (N_("whether you can bring someone"), N_("May I bring someone with me?"))
_ASKED = (N_("what you will be asked"), N_("What will I be asked?"))
_SIZE = (N_("how many people come"), N_("How many people usually come?"))
_NAMES = (N_("which name you give"), N_("Do I have to give my name?"))
_RECORDING = (N_("whether it is recorded"), N_("Is anything recorded?"))
_SIGN = (N_("whether a sign outside names the group"), N_("Is there a sign outside that names the group?"))
_Question = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """A message that a visitor may copy: what it is for, its text, and a link that begins an e-mail with it, where there is an address."""

    purpose: str
    text: str
    mail: str


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """What is known about a first visit; `told` are the group's own words, `known` ours, `unknown` what to ask.

    `seen` says what the group will see of a visitor who comes, calls, writes or joins by video.
    """

    told: tuple[tuple[str, str], ...]
    known: tuple[str, ...]
    unknown: str
    seen: tuple[str, ...]
    messages: tuple[Message, ...]


def first_visit_of(listing: Listing, shown: Shown, words: Words) -> FirstVisit:
    """Return what a first visit to a group or a first call to a warmline is like."""
    group = listing.group
    formats = frozenset(meeting.format for meeting in group.meetings)
    first = group.first_time or FirstTime()
    email = next((way.text for way in shown.ways if way.kind == "email" and way.href), "")
    answers = tuple(_answers(first, formats, words)) if group.kind == "group" else ()
    unknown = tuple(question for question, answer in answers if not answer)
    if group.kind == "group" and not first.met_by:
        unknown = (_MET, *unknown)
    if group.kind == "group" and not first.asked:
        unknown = (*unknown, _ASKED)
    return FirstVisit(
        told=tuple(_told(group, first, words)),
        known=tuple(answer for _, answer in answers if answer),
        unknown=words.all_of(tuple(words.gettext(name) for name, _ in unknown)),
        seen=tuple(_seen(group, formats, shown.ways, words)),
        messages=tuple(
            Message(purpose, text, mail_link(email, body=text) if email and group.kind == "group" else "")
            for purpose, text in _messages(group, formats, shown.upcoming, unknown, words)
        ),
    )


def _told(group: Group, first: FirstTime, words: Words) -> Iterator[tuple[str, str]]:
    _ = words.gettext
    if first.met_by:
        yield _("Who meets you"), first.met_by
    if first.asked:
        yield _("What you will be asked"), first.asked
    if first.group_size and group.kind == "group":
        yield _("How many people usually come"), first.group_size


def _answers(first: FirstTime, formats: frozenset[str], words: Words) -> Iterator[tuple[_Question, str]]:
    """Give each question with its answer in a sentence, empty where it is not known."""
    _ = words.gettext
    yield (
        _SILENT,
        {"yes": _("You can just listen."), "no": _("Everyone is asked to say something.")}.get(
            first.may_stay_silent, ""
        ),
    )
    yield (
        _BRING,
        {"yes": _("You can bring someone with you."), "no": _("Please come on your own.")}.get(
            first.may_bring_someone, ""
        ),
    )
    names = {
        "first-or-none": _("You give a first name, any name you choose, or none."),
        "first": _("People use first names."),
        "full": _("You are asked for your full name."),
    }
    yield _NAMES, names.get(first.names or "", "")
    yield (
        _RECORDING,
        {
            "yes": _("Meetings are recorded. Ask who can see that."),
            "no": _("Nothing is recorded by the group."),
        }.get(first.recording, ""),
    )
    if not first.group_size:
        yield _SIZE, ""
    if formats & IN_A_ROOM:
        sign = {
            "yes": _("A sign outside names the group: other people can see where you go."),
            "no": _("No sign outside names the group."),
        }
        yield _SIGN, sign.get(first.sign_outside, "")


def _seen(group: Group, formats: frozenset[str], ways: tuple[Way, ...], words: Words) -> Iterator[str]:
    _ = words.gettext
    kinds = {way.kind for way in ways}
    if formats & IN_A_ROOM:
        yield _("If you come: your face. You may know someone there, and someone may know you.")
    if "phone" in kinds or "phone" in formats:
        yield _("If you call: your number, unless you hide it in your phone's settings before you call.")
    if "email" in kinds:
        yield _("If you write: your e-mail address and the name your mail program sends with it.")
    if formats & BY_VIDEO:
        camera = (group.access or {}).get("camera-optional")
        said = {"yes": _("The camera may stay off."), "no": _("The group asks for the camera to be on.")}
        by_video = _(
            "If you join by video: the name you type, and, while the camera is on, you and your room."
        )
        yield words.sentences((by_video, said.get(camera or "")))
    if "online-text" in formats:
        yield _("If you join in writing: the name you choose and every word you write. Words can be copied.")
    if kinds & {"join", "website"}:
        yield _("On its website: what you type there. That website has its own rules.")


def _messages(
    group: Group,
    formats: frozenset[str],
    coming: tuple[Upcoming, ...],
    unknown: tuple[_Question, ...],
    words: Words,
) -> Iterator[tuple[str, str]]:
    _ = words.gettext
    if group.kind == "warmline":
        said = _(
            "Hello. I have not called before. I would like to talk with someone for a few minutes. Is that all right?"
        )
        yield (_("To begin a first call"), said)
        return
    hello = _("Hello. I would like to come for the first time.")
    if coming and formats & IN_A_ROOM:
        hello = _("Hello. I would like to come for the first time, on %(day)s.") % {"day": coming[0].day}
    if group.joining in ("contact-first", "register", "waitlist"):
        asked_for = _("Is there a place for me, and what should I do first?")
        yield _("To ask for a place"), f"{hello} {asked_for}"
    elif formats & IN_A_ROOM and _MET in unknown:
        asked_for = _("Could someone meet me at the door?")
        yield _("To be met at the door"), f"{hello} {asked_for}"
    else:
        asked_for = _("Is there anything I should know before?")
        yield _("To say that you are coming"), f"{hello} {asked_for}"
    asked = [words.gettext(question) for _, question in unknown if question != _MET[1]][:QUESTIONS]
    if asked:
        hello = _("Hello. I am thinking of coming and have a few questions.")
        yield _("To ask before you decide"), " ".join((hello, *asked))
