"""A promise that nobody can keep (C08)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="overclaim",
    scope=Scope.PASSAGE,
    english=True,
    what="Nothing is promised that a group or a page cannot keep: no complete privacy, no cure, no proof, no safety. To deny it is fine.",
    bad="What you say is ‸completely confidential.",
    good="No group can promise complete privacy. A group is not a cure.",
)
_LIMIT = "say the limit in the same breath: 'One limit: if someone may be in danger, a host may get help'"
_SMALL = "say what was found, how large it was, and cite it"
_PHRASES = (
    phrase(
        r"(?:absolute|complete|total|full|utter|strict|perfect|guaranteed|100 ?%|100 percent)(?:ly)? "
        r"(?:confidential(?:ity)?|confidence|secrecy|secret|privacy|private|anonymity|anonymous)",
        "no group can promise '{}'",
        _LIMIT,
        even_if_denied=False,
    ),
    phrase(
        r"(?:always|entirely|wholly) (?:confidential|private|secret|anonymous)|sworn to secrecy",
        "no group can promise '{}'",
        _LIMIT,
        even_if_denied=False,
    ),
    phrase(
        r"(?<!if )(?<!when )(?<!that )(?<!whether )(?<!while )(?<!once )(?<!until )you(?: are|'re|'ll "
        r"be| will be| will) (?:not|never)(?: be)? alone(?! in (?:the|a)\b)",
        "'{}': nobody can know that",
        "say what there is: 'many people have felt this', 'there are groups'",
    ),
    phrase(
        r"(?:nobody|no one) (?:has to|needs to) (?:be|feel) alone|never (?:be |feel )?alone(?: again)?",
        "'{}' is a promise that nobody can keep",
        "say what there is: 'there are groups'",
    ),
    phrase(
        r"safe spaces?",
        "only those in a room can make it safe, so '{}' is a promise",
        "say what the group does: 'we read the rules each time'",
        even_if_denied=False,
    ),
    phrase(
        r"(?:100 ?%|100 percent|completely|totally|perfectly|absolutely|fully|entirely|always) safe",
        "no group can promise '{}'",
        "say what the group does to be safer",
        even_if_denied=False,
    ),
    phrase(r"cur(?:e|es|ed|ing)", "nothing here is known to be a cure ('{}')", _SMALL, even_if_denied=False),
    phrase(
        r"(?:clinically |scientifically )?proven",
        "'{}' is more than studies show",
        _SMALL,
        even_if_denied=False,
    ),
    phrase(
        r"guarante(?:e|es|ed|eing)",
        "nobody can guarantee this",
        "say what is done, and by whom",
        even_if_denied=False,
    ),
    phrase(
        r"powerful antidote|incredibly|miracles?|miraculous(?:ly)?|life-?changing|game-?chang(?:er|ing)|"
        r"transform(?:s|ative)? (?:your )?(?:life|lives)|magic(?:al)? (?:cure|solution)",
        "'{}' is hype",
        _SMALL,
    ),
    phrase(
        r"(?:groups?|listening|peers?|peer support|talking|sharing|asking) (?:can |may |will |do |does "
        r")?saves? (?:a life|lives|your life)",
        "'{}' was not shown",
        _SMALL,
        even_if_denied=False,
    ),
    phrase(
        r"(?:always works|works for (?:everyone|everybody|all)|will (?:heal|fix|cure|save) you|make[s]? you "
        r"(?:well|better) again|full recovery is)",
        "'{}' promises too much",
        _SMALL,
        even_if_denied=False,
    ),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from find(passage, _PHRASES)
