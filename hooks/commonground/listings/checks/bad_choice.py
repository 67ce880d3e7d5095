"""A word that is none of the few that a field can have."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import THREE_STATE, Choice, Flag, Type
from ..near import did_you_mean
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-choice",
    scope=Scope.VALUE,
    what="Some fields have a few words to choose from: yes, no or unknown; group, network or warmline.",
    types=(Choice, Flag),
    bad="referral_needed: ‸true",
    good="referral_needed: yes",
)
_YES = frozenset({"true", "y", "on", "1", "ja", "oui", "sí"})
_NO = frozenset({"false", "n", "off", "0", "none", "nein", "non"})
_FLAG = ("true", "false")


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    words = type.words if isinstance(type, Choice) else _FLAG
    if text not in words:
        message = f"'{text[:40]}' is none of {', '.join(words)}"
        yield Finding((), message, _meant(text.strip().lower(), words) or did_you_mean(text, words))


def _meant(said: str, words: tuple[str, ...]) -> str | None:
    yes, no = ("yes", "no") if words == THREE_STATE.words else _FLAG
    meant = said if said in words else None
    if words in (THREE_STATE.words, _FLAG):
        meant = yes if said in _YES or said == "yes" else no if said in _NO or said == "no" else meant
    return f"did you mean '{meant}'?" if meant else None
