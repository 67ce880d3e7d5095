"""Spelling of another country."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, is_name, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="british-spelling",
    scope=Scope.PASSAGE,
    english=True,
    what="The pages are written in American spelling. Names stay as they are.",
    bad="A ‸programme for carers.",
    good="A program for carers. It meets at the Riverside Centre.",
)
_PHRASES = (
    phrase(
        r"(?:un|dis|re)?(?:organis|recognis|realis|apologis|criticis|prioritis|summaris|"
        r"emphasis(?=e[ds]?\b|ing)|minimis|stigmatis|specialis|normalis|generalis)\w+"
        r"|(?:un)?favou?rite(?<!favorite)\w*|behaviours?\w*|colour(?:s|ed|ful)?|neighbour\w*|honour\w*|labour\w*|humour"
        r"|centres?|theatres?|metres?|programmes?|counsell(?:or|ors|ing|ed)|travell\w+|cancell(?:ed|"
        r"ing)|practis(?:e|es|ed|ing)|licences?|judgements?|grey|whilst|analys(?:e|ed|es(?= the)|ing)",
        "'{}' is British spelling",
        "write it as in the United States",
    ),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from (finding for finding in find(passage, _PHRASES) if not is_name(passage, finding.at))
