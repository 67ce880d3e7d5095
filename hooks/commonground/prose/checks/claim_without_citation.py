"""A claim that names no source (C09)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="claim-without-citation",
    scope=Scope.PASSAGE,
    english=True,
    what="On a page with `claims: true`, a share, a count of people or studies, and what studies found have a citation in the same paragraph, item "
    "or row; so has a reason in the data. Headings, times, ages and what we ourselves did not find need none.",
    bad="---\nclaims: true\nsources: [lyons]\n---\n# A page\n\n‸Studies show that groups help.\n\nA review found a small gain [@lyons].",
    good=(
        "---\nclaims: true\nsources: [lyons]\n---\n# A page\n\nOne review of 8 trials found a small gain "
        "[@lyons]. We found no study of a first visit.\n"
    ),
)
_PEOPLE = (
    r"(?:people|persons|adults|patients|participants|members|veterans|students|women|men|parents|children|volunteers|answers|responses|replies|"
    r"colleges|networks|supporters|groups)"
)
_WORKS = r"(?:stud(?:y|ies)|trials?|reviews?|surveys?|papers|experiments?)"
_FIGURE = re.compile(
    rf"""
      \b\d[\d,.]*\s?(?:%|percent\b|per\ cent\b)
    | \b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\ (?:in|out\ of)
      \ (?:every\ )?(?:\d[\d,]*|three|four|five|six|seven|eight|nine|ten)\b(?!\ (?:\w+\ )?(?:minutes|weeks|days|steps|parts))
    | \b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\ of\ (?:the\ |these\ |those\ )?(?:\d[\d,]*\ |\w+\ )?(?:{_WORKS}|{_PEOPLE})\b
    | (?<![\d.:/–-])(?<!BY\ )(?:[−-]\d+|0)?\.\d+(?![\d.])|(?<![\d.:/–-])(?<!BY\ )\d+\.(?:\d|\d{{3,}})(?![\d.]|\s?(?:am|pm|a\.m|p\.m)\b)
    | \b\d+\ of\ \d[\d,]*\b
    | \b(?:\d{{1,3}}(?:,\d{{3}})+|\d{{3,}})\ (?:\w+\ )?{_PEOPLE}\b
    | \b(?:half|a\ third|a\ quarter|two\ thirds|three\ quarters|most|the\ majority)
      \ of\ (?:those|the|all)\ (?:{_PEOPLE}\ )?(?:asked|surveyed|who\ (?:answered|took\ part))\b
    | \b(?:half|twice|three\ times)\ as\ (?:likely|often|many)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOUND = (
    r"(?:find|finds|found|show|shows|showed|shown|suggest|suggests|suggested|report|reports|reported|say|says|said|tell|tells|told|point|points|"
    r"support|supports|measured|tested|compared|counted|rose|fell|lowered|raised|link|links|linked|"
    r"prove|proves|proved|looked at|looked for|names|named)"
)
_STUDIES = (
    r"(?:stud(?:y|ies)|trials?|(?:clinical|systematic) reviews?|meta-analys[ei]s|surveys?|experiments?|reviews? of (?:studies|trials|groups|\d+)|"
    r"(?:one|two|three|four|five|another|some|several|most|a|the|these|recent|newer|older|other|large|small|pooled) reviews?)"
)
_RESEARCH = re.compile(
    rf"\b{_STUDIES}\b[^.!?]{{0,100}}?\b{_FOUND}\b|\b(?:in|by|from) (?:(?!his\b|her\b|their\b|your\b)\w+ ){{0,3}}{_STUDIES}\b"
    rf"|\b\d+ (?:\w+ )?{_WORKS}\b"
    rf"|\b(?:research|researchers|evidence|science|scientists) (?:(?:also|now|often|clearly) )?(?:{_FOUND}|that)\b"
    r"|\baccording to (?:\w+ ){0,2}(?:research|studies|experts)\b|\bthere is (?:\w+ )?(?:evidence|research)\b"
    r"|\breviews (?:disagree|agree|found|find|show)\b"
    r"|\b(?:more|less|un)likely to (?:recover|relapse|die|stay|come back|attempt)\b",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(
    r"\b(?:we|I) (?:\w+ )?(?:found|find|know|knew|looked|read|saw|cite|cited|searched|could|did|do|say|"
    r"checked|may)\b|\bour\b|\bthis (?:page|site|list|guide)\b|\bhere\b"
    r"|\bno (?:one|body)? ?(?:has )?(?:tested|counted|measured|studied|shown)\b|\b(?:no|neither) "
    r"(?:good |such |single )?(?:study|studies|trial|trials|research|review|evidence|figures?)\b"
    r"|\b(?:not|never|hardly|seldom|rarely) (?:been )?(?:tested|shown|counted|measured|studied|"
    r"compared)\b|\b(?:do|does|did|can|could)(?: not|n't) (?:show|prove|say|tell)\b|\bcannot (?:show|"
    r"prove|say|tell)\b"
    r"|\bwithout (?:a |any )?(?:study|trial|evidence)\b|^[\"'(]*(?:More|See|Read|Look)\b|\?$",
    re.IGNORECASE,
)
"""What needs no source: what is not known, what we ourselves read, and where to read on."""

_LIMITS = re.compile(
    r"cannot tell|not shown|does not show|do not show|not know|how we (?:read|count|work)|next$",
    re.IGNORECASE,
)
"""Sections that say what is not known, how we read, or where to go next."""


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    if not passage.claims or passage.cited or passage.kind == "heading" or _LIMITS.search(passage.section):
        return
    for start, sentence in passage.sentences:
        match = _FIGURE.search(sentence) or _RESEARCH.search(sentence)
        if match and not _NOT_KNOWN.search(sentence) and not _is_named(passage, start + match.start()):
            message = f"this claim ('{match[0].strip()[:60]}') has no source beside it"
            yield Finding(start + match.start(), message, "cite the work: [@key], or leave the claim out")
            return


def _is_named(passage: Passage, index: int) -> bool:
    """Whether a letter stands in the words of a link or in quotation marks, where something is only named."""
    linked = any(link.at <= index < link.at + len(link.words) for link in passage.links)
    return linked or passage.text[:index].count('"') % 2 == 1
