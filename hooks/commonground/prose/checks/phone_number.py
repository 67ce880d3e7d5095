"""A number to dial that stands outside the crisis data (C13)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="phone-number",
    scope=Scope.PASSAGE,
    what="Numbers to dial stand in data/crisis.yaml and in listings alone, where they have a source and a date. Pages link to help now.",
    bad="Call ‸0800 555 0100 at night.",
    good="Call a line: [help now](help-now.md). The trial had 2,131 people, from 2019-07-12 on.",
)
_DIGITS = re.compile(
    r"(?<![\w.,/#@-])[+(]{0,2}\d(?:[ )–-]{0,2}\d|(?<=\d{3})\.(?=\d{3})\d|(?<=\d{3})[ ]?/[ ]?\d){5,}(?!-?[\w/%])"
)
_DATE = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d{4}[ ]?[–-][ ]?\d{2,4}|(?:1[89]|20)\d\d(?:(?:[ ]?[–-][ ]?|[ ])(?:1[89]|20)\d\d)*|"
    r"(?:1[89]|20)\d\d-\d\d|\d{1,3}(?: \d{3})* 000)+"
)
"""Days, years, spans of years, and round numbers of things."""

_NUMBERED = re.compile(
    r"\b(?:ISBN|ISSN|DOI|PMID|PMC|ISO|RFC|NCT|grant|article|SMA)(?:-1[03])?(?: no\.)?:?[ ]?$", re.IGNORECASE
)
_SHORT = re.compile(
    r"\b(?i:calls?|dials?|ring|phone|text|texting|calling|dialing)(?: or (?:call|text))?(?: [A-Z]{3,12} to)?"
    r"(?: (?:the )?number)?:? (?P<digits>\d[\d ]{1,6}\d)\b(?![.,:]\d)"
)
"""A short number after a word such as call; it is told where it is one of the crisis data."""

_LEAST = 7
_MOST = 15


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    for link in passage.links:
        if re.match(r"(?:tel|sms|callto|whatsapp):", link.target, re.IGNORECASE):
            yield _finding(link.at, link.target)
    if not re.search(r"\d\d", passage.text):
        return
    for match in _DIGITS.finditer(passage.text):
        if _is_a_number_to_dial(match[0]) and not _NUMBERED.search(passage.text[: match.start()]):
            yield _finding(match.start(), match[0])
    dialed = None
    for match in _SHORT.finditer(passage.text):
        if dialed is None:
            lines = context.library.crisis.lines
            dialed = {channel.value for line in lines for channel in line.channels}
        if match["digits"].replace(" ", "") in dialed:
            yield _finding(match.start("digits"), match["digits"])


def _finding(at: int, shown: str) -> Finding:
    return Finding(
        at,
        f"'{shown[:40]}' looks like a number to dial",
        "link to help now; numbers stand in data/crisis.yaml alone",
    )


def _is_a_number_to_dial(text: str) -> bool:
    groups = re.findall(r"\d+", text)
    if not _LEAST <= sum(map(len, groups)) <= _MOST or _DATE.fullmatch(text.strip("() ")):
        return False
    scale = all(len(group) <= 2 for group in groups) and len(groups) > 3
    climbs = [int(group) for group in groups] == sorted(int(group) for group in groups)
    return not (scale and climbs)
