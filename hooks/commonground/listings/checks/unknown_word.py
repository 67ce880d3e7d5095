"""A word that the vocabulary does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Type, Word
from ..near import did_you_mean
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="unknown-word",
    scope=Scope.VALUE,
    what="Topics, audiences and other controlled words come from data/vocabulary.yaml.",
    types=(Word,),
    bad="topics: [‸anxeity]",
    good="topics: [anxiety]",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    assert isinstance(type, Word)
    words = context.vocabulary.words(type.facet)
    if text not in words:
        listed = ", ".join(words) if len(words) <= 8 else "see data/vocabulary.yaml"
        yield Finding(
            (),
            f"'{text[:80]}' is not in the vocabulary",
            did_you_mean(text, words) or f"choose one of: {listed}",
        )
