"""Looks for phrases in a passage: the common work of the rules about words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .checks import Finding
from .passages import Passage

_NOT = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot|without|hardly|rarely|\w+n't|cant|dont)\b",
    re.IGNORECASE,
)
_OTHERS_SAY = re.compile(
    r"\b(?:it|they|people|someone|who|that|some|groups?|leaders?|hosts?|lists?|organi[sz]ations?|"
    r"networks?|pages?) (?:\w+ )?(?:says?|said|promises?|promised|claims?|claimed)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?()\ufffc—–]|, (?:but|so|and)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|me|myself)\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern of words to avoid, what is wrong with it, and what to write instead.

    Unless `even_if_denied`, it is allowed in a clause that denies it ("no group can promise complete privacy"), or that says
    that others say it. `own_words` are allowed to a person who speaks of themself.
    """

    pattern: re.Pattern[str]
    message: str
    suggestion: str
    even_if_denied: bool = True
    own_words: bool = False


def phrase(
    pattern: str,
    message: str,
    suggestion: str,
    *,
    even_if_denied: bool = True,
    own_words: bool = False,
    exact_case: bool = False,
) -> Phrase:
    """Return a phrase whose pattern is given as text; it begins and ends at the edges of words."""
    flags = re.NOFLAG if exact_case else re.IGNORECASE
    return Phrase(
        re.compile(rf"\b(?:{pattern})(?!\w)", flags), message, suggestion, even_if_denied, own_words
    )


def find(passage: Passage, phrases: Sequence[Phrase]) -> Iterator[Finding]:
    """Yield a finding for each place where a phrase stands; `{}` in its message is filled with the words found."""
    for one in phrases:
        for match in one.pattern.finditer(passage.text):
            if not one.even_if_denied and is_denied(passage, match.start()):
                continue
            if one.own_words and _FIRST_PERSON.search(passage.sentence_at(match.start())[1]):
                continue
            yield Finding(match.start(), one.message.format(match[0]), one.suggestion)


def is_denied(passage: Passage, index: int) -> bool:
    """Whether the clause in which a letter stands denies what comes, up to that letter, or says that others say it."""
    start, _ = passage.sentence_at(index)
    before = passage.text[start:index]
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    clause = before[ends[-1] if ends else 0 :]
    return bool(_NOT.search(clause) or _OTHERS_SAY.search(clause))


def is_name(passage: Passage, index: object) -> bool:
    """Whether the word at an index has a capital that no sentence gave it."""
    if not isinstance(index, int) or not passage.text[index].isupper():
        return False
    before = passage.text[:index].rstrip(" \"'(")
    return bool(before) and before[-1] not in ".!?:" and passage.kind != "heading"
