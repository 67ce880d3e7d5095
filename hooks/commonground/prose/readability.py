"""How hard a page is to read: the Flesch–Kincaid grade of its prose, and the plain text it is counted on.

The count of syllables is a rule of thumb. Measured against a pronouncing dictionary it reads up to 1.1 grades low, so that
`HEADROOM` is added before a page is held to its limit. A grade cannot show that a page is good to read; it can show that it is not.
"""

from __future__ import annotations

import re

HEADROOM = 0.5
LEAST_WORDS = 100
"""Texts with fewer words than this have no grade worth the name."""

_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"<[^>]+>|[*_`]+|^\s*(?:[-*+>]|\d+\.|#+)\s+", re.MULTILINE)
_HEADING = re.compile(r"^\s*#+ (.*)$", re.MULTILINE)
_ITEM_END = re.compile(r"(?<=[^\s.!?:;,])[ \t]*\n(?=\s*(?:\n|[-*+] |\d+\. |#))")
_SENTENCE = re.compile(r"[.!?]+[\"”’)]*(?=\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")


def plain_text(markdown: str) -> str:
    """Return the prose of a page: no code, comments, citations or markup; a heading or list item without a full stop gets one."""
    text = _FENCE.sub("", markdown)
    text = _COMMENT.sub("", text)
    text = _CITATION.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _HEADING.sub(lambda match: f"{match[1].rstrip('.?!')}.", text)
    text = _ITEM_END.sub(".\n", f"{text}\n\n")
    return " ".join(_MARKUP.sub(" ", text).split())


def grade(text: str) -> float:
    """Return the Flesch–Kincaid grade of plain text: years of school in the United States; 0 where there are no words."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE.findall(text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def word_count(text: str) -> int:
    """Return how many words a plain text has."""
    return len(_WORD.findall(text))


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: groups of vowels, less a silent e, at least one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee", "ye")) and groups > 1:
        groups -= 1
    if (
        letters.endswith(("es", "ed"))
        and not letters.endswith(("ted", "ded", "ses", "zes", "ches", "shes", "ges", "ces", "les"))
        and groups > 1
    ):
        groups -= 1
    return max(1, groups)
