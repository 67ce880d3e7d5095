"""Words that make suicide a crime, a success or a wave (C06)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="suicide-phrasing",
    scope=Scope.PASSAGE,
    english=True,
    what="Suicide is not committed, and an attempt neither succeeds nor fails: people die by suicide, or attempt it. There is no victim, no "
    "epidemic, and nothing else is called a suicide.",
    bad="Her brother ‸committed suicide.",
    good="Her brother died by suicide. Suicide prevention is a task for everyone.",
)
_DIED = "write 'died by suicide' or 'ended their life'"
_TRIED = "write 'attempted suicide' or 'survived an attempt'"
_NOT_OF_CARE = r"(?![- ](?:prevention|risk|safety|bereavement|loss|awareness|screening|training|support|crisis|first aid|intervention|plan|prone))"
_PHRASES = (
    phrase(
        rf"commit(?:s|ted|ting)? (?:an? |attempted )?suicide{_NOT_OF_CARE}",
        "'{}' makes it sound like a crime",
        _DIED,
    ),
    phrase(
        rf"complet(?:e|es|ed|ing|ion of) (?:an? |the )?suicide{_NOT_OF_CARE}",
        "'{}' makes it sound like a goal",
        _DIED,
    ),
    phrase(
        rf"(?:un)?successful(?:ly)? (?:suicides?{_NOT_OF_CARE}|attempts? (?:at|of) suicide|(?:committ\w+|attempt\w*) suicide)",
        "'{}' makes dying a success",
        f"{_DIED}; {_TRIED}",
    ),
    phrase(
        r"suicide attempts? (?:(?:was|were|is|are|had been) )?(?:un)?successful",
        "'{}' makes dying a success",
        f"{_DIED}; {_TRIED}",
    ),
    phrase(
        rf"fail(?:ed|s|ing)? (?:suicides?{_NOT_OF_CARE}|attempts? (?:at|of) suicide|to (?:kill|end) (?:him|her|them|your|my)\w*)",
        "'{}' makes living a failure",
        _TRIED,
    ),
    phrase(r"suicide attempts? (?:that )?(?:has |have |had )?failed", "'{}' makes living a failure", _TRIED),
    phrase(
        r"suicide (?:epidemics?|contagions?|waves?|spree)|(?:epidemic|wave|plague) of suicides?",
        "'{}' spreads fear and the idea",
        "say how many, or 'more deaths than before'",
    ),
    phrase(
        r"suicide victims?|victims? of suicide|suicide attempters?|attempters",
        "'{}' is not kind to those left",
        "write 'people who died by suicide' or 'people who attempted suicide'",
    ),
    phrase(
        r"suicide bids?|suicide threats?|threatened suicide",
        "'{}' makes light of a person in pain",
        f"{_TRIED}, or 'spoke of suicide'",
    ),
    phrase(
        r"(?:political|career|social|financial|professional) suicide",
        "'{}' makes light of it",
        "say what happened",
    ),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from find(passage, _PHRASES)
