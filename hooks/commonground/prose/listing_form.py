"""What the template of the form for a listing is given: every question from the model, with its answers from the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from ..listings.checks.bad_country import country_names
from ..listings.fields import (
    EVERY_KIND,
    THREE_STATE,
    Choice,
    Country,
    Date,
    Field,
    Language,
    ListOf,
    Number,
    Record,
    Text,
    Time,
    Type,
    Whole,
    Word,
    WordMap,
    fields_of,
)
from ..listings.form_model import form_model
from ..listings.model import Contact, Cost, FirstTime, Group, Join, Meeting, Organization, Place
from ..listings.vocabulary import Term, Vocabulary
from ..locale import N_
from .citations import Notes
from .front_matter import FrontMatter
from .library import Library
from .wording import Wording

Option = tuple[str, str, str]
"""A value, its label and its meaning."""

STATES = {"": N_("Not known"), "yes": N_("Yes"), "no": N_("No")}
"""Not known is the default, and so it is not written."""
FEW = 6
"""Answers of which one is chosen stand below each other up to this many; more are a list that opens."""
NOT_BY_HAND = frozenset({"feed", "unconfirmed", "any-mental-health"})
"""Words of listings that were imported."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `at` is the path of its field in a listing; `form` says what it is answered with."""

    at: str
    label: str
    help: str
    example: str
    form: str
    options: tuple[Option, ...] = ()
    longest: int = 0
    needed: bool = False
    chosen: str = ""


def listing_form(library: Library, matter: FrontMatter, notes: Notes, words: Wording) -> dict[str, Any]:
    """Give the questions of the form by its parts, and the model as one text for the script."""
    ask = _Asker(library.vocabulary, words, library.settings.country)
    model = form_model(library.vocabulary)
    return {
        "model": json.dumps(model, ensure_ascii=False, separators=(",", ":")),
        "settings": library.settings,
        "weekdays": [(term.id, term.label) for term in library.vocabulary.facets.get("weekday", {}).values()],
        "kind": ask.some(Group, "", "kind"),
        "what": ask.some(Group, "", "name", "summary", "topics"),
        "meeting": ask.some(Meeting, "meetings.N.", "format"),
        "clock": ask.some(Meeting, "meetings.N.", "start", "end", "timezone", "starting"),
        "dates": ask.some(Meeting, "meetings.N.", "dates"),
        "ends": ask.some(Meeting, "meetings.N.", "until", "count", "excluding"),
        "place": ask.all(Place, "meetings.N.place.", but=("latitude", "longitude")),
        "join": ask.all(Join, "meetings.N.join."),
        "coming": [*ask.some(Group, "", "joining"), *ask.all(Cost, "cost.")],
        "contact": ask.all(Contact, "contact."),
        "confirmed": ask.some(Group, "", "verified", "verified_how"),
        "more": [
            (words.say(title), questions)
            for title, questions in (
                (N_("Who it is for"), ask.some(Group, "", *_WHO)),
                (N_("What a first visit is like"), ask.all(FirstTime, "first_time.")),
                (N_("How it runs"), ask.some(Group, "", *_HOW)),
                (N_("Access"), ask.some(Group, "", "access")),
                (
                    N_("Young people"),
                    ask.some(Group, "", "safeguarding_url", "adults_checked", "parental_consent"),
                ),
                (
                    N_("The organization behind it"),
                    ask.some(Organization, "organization.", "name", "website"),
                ),
                (N_("The address of its page"), ask.some(Group, "", "id")),
            )
        ],
        "card_of_listing": SimpleNamespace(
            **dict.fromkeys(("id", "name", "when", "rule", "where", "summary", "state", "next"), "…"),
            path="",
            lang="",
            facts=("…",),
        ),
    }


_WHO = ("audiences", "age_min", "age_max", "eligibility", "supporters_welcome", "languages")
_HOW = (
    "about",
    "led_by",
    "model",
    "membership",
    "diagnosis_needed",
    "referral_needed",
    "confidence_limit_stated",
    "crisis_plan",
    "faith_content",
    "ground_rules_url",
)


@dataclass(frozen=True, slots=True)
class _Asker:
    vocabulary: Vocabulary
    words: Wording
    country: str

    def some(self, cls: type, prefix: str, *names: str) -> list[Question]:
        """Return the questions for some fields of a record."""
        return [self._question(fields_of(cls)[name], prefix) for name in names]

    def all(self, cls: type, prefix: str, but: Sequence[str] = ()) -> list[Question]:
        """Return the questions for every field of a record, less a few."""
        return self.some(cls, prefix, *(name for name in fields_of(cls) if name not in but))

    def _question(self, field: Field, prefix: str) -> Question:
        form, options = self._answers(field.type, field.name)
        return Question(
            at=f"{prefix}{field.name}",
            label=self.words.say(field.label),
            help=self.words.say(field.help),
            example=field.example if form in ("line", "paragraphs") else "",
            form=form,
            options=options,
            longest=field.type.longest if isinstance(field.type, Text) else 0,
            needed=field.required == EVERY_KIND or "group" in field.required,
            chosen=self._chosen(field, options),
        )

    def _chosen(self, field: Field, options: Sequence[Option]) -> str:
        if isinstance(field.type, Country):
            return self.country
        if field.name in ("kind", "verified_how"):
            return options[0][0]
        return ""

    def _answers(self, type: Type, name: str) -> tuple[str, tuple[Option, ...]]:
        match type:
            case WordMap():
                return "words", self._terms(type.facet)
            case ListOf(item=Word() as word):
                return "checks", self._terms(word.facet)
            case ListOf(item=Language()):
                return "checks", self._terms("languages")
            case Word():
                return self._one_of(self._terms(type.facet))
            case Choice() if type == THREE_STATE:
                return "select", tuple((word, self.words.say(label), "") for word, label in STATES.items())
            case Choice():
                return self._one_of(self._terms(name))
            case Country():
                named = sorted((self.words.country(code), code) for code in country_names())
                return "select", tuple((code, label, "") for label, code in named)
            case Date() | Time():
                return type.name, ()
            case Whole() | Number():
                return "number", ()
            case Text(paragraphs=True):
                return "paragraphs", ()
            case Record():
                raise TypeError(f"{name} is asked field by field")
        return "line", ()

    def _one_of(self, options: tuple[Option, ...]) -> tuple[str, tuple[Option, ...]]:
        return ("radios" if len(options) <= FEW else "select"), options

    def _terms(self, facet: str) -> tuple[Option, ...]:
        terms: Sequence[Term] = tuple(self.vocabulary.facets.get(facet, {}).values())
        return tuple((term.id, term.label, term.meaning) for term in terms if term.id not in NOT_BY_HAND)
