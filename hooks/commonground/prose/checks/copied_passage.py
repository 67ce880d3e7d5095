"""Sentences that stand in someone else's text too (C17)."""

from __future__ import annotations

from collections.abc import Iterator

from ..fingerprints import RUN, hashes, words_with_places
from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="copied-passage",
    scope=Scope.PASSAGE,
    severity="warning",
    private=True,
    what="No 12 words in a row are those of a text whose fingerprints are in data/fingerprints.txt. "
    "`python -m tools.fingerprints FOLDER` makes fingerprints from a folder of texts; they are hashes, from which no text can be read.",
    bad="We began with this: ‸the quick otter of the example river reads twelve made up words aloud to its neighbors.",
    good="An otter read some words aloud.",
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    known = context.fingerprints
    if not known:
        return
    words = words_with_places(passage.text)
    found = [number for number, one in enumerate(hashes([word for word, _ in words])) if one in known]
    for first in (number for number in found if number - 1 not in found):
        last = first
        while last + 1 in found:
            last += 1
        message = f"{last - first + RUN} words in a row stand in a text of someone else"
        yield Finding(words[first][1], message, "say it in your own words, and cite the work")
