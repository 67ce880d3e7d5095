"""Words that make a person into an illness, or into someone to pity or fear (C07)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="stigma-label",
    scope=Scope.PASSAGE,
    english=True,
    what="The person comes first: nobody is called by a label, or by what was done to them. Someone who speaks of themself may use any word.",
    bad="Groups for people who ‸suffer from depression.",
    good="Groups for people with bipolar disorder. “I used to be an addict,” one member says.",
)
_FIRST = "name the person first: 'people with …', 'lives with …'"
_AFTER_LABEL = (
    r"(?=[.,;:!?)\"]|$| (?:who|with|is|are|was|were|and|or|in|at|can|may|has|have|on|to|from|people)\b)"
)
_PHRASES = (
    phrase(r"suffer(?:s|ing|ed)? from|sufferers?(?: of)?", "'{}' says how it is for someone", _FIRST),
    phrase(r"afflicted (?:with|by)|stricken (?:with|by)", "'{}' says how it is for someone", _FIRST),
    phrase(
        r"victims? of(?! (?:a )?(?:crime|violence|fire|theft)s?\b)|(?:abuse|rape|trauma|stroke|incest) victims?",
        "'{}' makes a person into what was done to them",
        "write 'people who have been through …' or 'survivors'",
    ),
    phrase(
        r"wheelchair[- ]bound|(?:confined|bound) to (?:a|the|his|her|their) wheelchairs?",
        "'{}': a wheelchair is a way to get about",
        "write 'uses a wheelchair'",
    ),
    phrase(
        r"(?:the )?mentally (?:ill|sick|disturbed|deranged|unstable|challenged|handicapped|defective)",
        "'{}' makes one group of many people",
        "write 'people with mental health problems'",
    ),
    phrase(r"mental (?:patients?|cases?|defectives?)|nut(?:ter|case|job)s?", "'{}' hurts", _FIRST),
    phrase(
        r"crazy|crazies|psychos?(?!-)|insane|lunatics?|maniacs?|mad(?:man|men|woman|women)|deranged|loony|loonies|psychopaths?|schizos?",
        "'{}' hurts, and says nothing",
        "say what happened, or how someone felt",
        own_words=True,
    ),
    phrase(r"retard(?:s|ed)?|cripples?|crippled|handicapped|spastics?", "'{}' hurts", _FIRST, own_words=True),
    phrase(
        r"junkies?|junky|druggies?|addicts?|(?:drug|substance|alcohol) abusers?|crack ?heads?|drunkards?",
        "'{}' judges a person",
        "write 'people who use drugs' or 'people with an addiction'",
        own_words=True,
    ),
    phrase(
        r"schizophrenics|depressives|psychotics|anorexics|bulimics|bipolars|borderlines|manic[- ]depressives|autistics|neurotics",
        "'{}' makes people into an illness",
        _FIRST,
        own_words=True,
    ),
    phrase(
        rf"(?:an?|the|every|another) (?:schizophrenic|depressive|psychotic|anorexic|bulimic|manic[- "
        rf"]depressive|borderline|bipolar|neurotic){_AFTER_LABEL}",
        "'{}' makes a person into an illness",
        _FIRST,
        own_words=True,
    ),
    phrase(
        r"(?:the )(?:depressed|suicidal|disabled|bereaved)(?=[.,;!?)\"]|$| (?:who|are|can|may|often|need|"
        r"have)\b)",
        "'{}' makes one group of many people",
        _FIRST,
    ),
    phrase(
        r"attention[- ]seek(?:ing|ers?)|manipulative (?:people|patients?|members?|behaviou?r)|drama queens?",
        "'{}' judges someone who may need help",
        "say what the person did, or needs",
    ),
    phrase(r"cutters", "'{}' makes people into what they do", "write 'people who hurt themselves'"),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from find(passage, _PHRASES)
