"""What Unicode says of a character, as far as the rules on text need it: its script, whether it can be seen, what joins it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_CONFUSABLE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Scripts whose letters look like those of another; a word has letters of one of them."""

_JOINING = frozenset(
    [
        "ARABIC",
        "SYRIAC",
        "MANDAIC",
        "NKO",
        "MONGOLIAN",
        "ADLAM",
        "ROHINGYA",
        "PHAGS-PA",
        "MANICHAEAN",
        "PSALTER",
        "SOGDIAN",
        "DEVANAGARI",
        "BENGALI",
        "GURMUKHI",
        "GUJARATI",
        "ORIYA",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "SINHALA",
        "MYANMAR",
        "KHMER",
        "BALINESE",
        "JAVANESE",
        "TIBETAN",
        "HANIFI",
        "CHAKMA",
        "MEETEI",
    ]
)
_SPACELESS = frozenset(["KHMER", "THAI", "LAO", "MYANMAR", "TIBETAN", "JAVANESE", "BALINESE", "NEW", "TAI"])
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")  # letters and marks that show nothing
_VISIBLE_FORMAT = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_TAGS = range(0xE0020, 0xE0080)
_NEW_EMOJI = range(0x1F000, 0x1FB00)  # newer emoji than this Python knows are unassigned for it


_PLAIN = re.compile("[\\n\\t\\r\x20-\x7e\xa0-\xac\xae-\u02af\u1e00-\u1eff\u2010-\u2027\u20a0-\u20bf]*")


@lru_cache(maxsize=64)
def is_plain(text: str) -> bool:
    """Whether a text has only Latin letters and the usual signs, so that nothing in it can deceive; several rules ask in turn."""
    return _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=16384)
def script(sign: str) -> str:
    """Return the script of a letter as the first word of its Unicode name ('LATIN'); '' for anything but a letter."""
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


def mixed(word: str) -> tuple[str, ...]:
    """Return the scripts of a word, if it mixes some whose letters look alike; else nothing."""
    found = {script(sign) for sign in word} & _CONFUSABLE
    return tuple(sorted(found)) if len(found) > 1 else ()


@cache
def stacked_marks() -> re.Pattern[str]:
    """Return a pattern of five or more combining marks in a row: more than any orthography puts on one letter."""
    marks = [
        chr(point) for point in range(0x300, 0x1F000) if unicodedata.category(chr(point)) in ("Mn", "Me")
    ]
    return re.compile(f"[{''.join(marks)}]{{5,}}")


def invisible(text: str) -> str | None:
    """Return the first character of `text` that shows nothing, or that no font can show, where its script does not need it there."""
    doubtful = {sign for sign in set(text) if _doubtful(sign)}
    if not doubtful:
        return None
    for index, sign in enumerate(text):
        if sign in doubtful and not _needed(text, index):
            return sign
    return None


@lru_cache(maxsize=16384)
def _doubtful(sign: str) -> bool:
    if sign in "\n\t\r" or sign in _VISIBLE_FORMAT:
        return False
    category = unicodedata.category(sign)
    if category == "Cn":
        return ord(sign) not in _NEW_EMOJI
    return category in ("Cc", "Cf", "Co", "Cs") or sign in _BLANK or _is_selector(sign)


def _needed(text: str, index: int) -> bool:
    sign = text[index]
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    if sign in "\u200c\u200d":
        return (_joins(before) and (sign == "\u200d" or bool(after))) or (
            _is_emoji(before) and _is_emoji(after)
        )
    if sign in "\u200e\u200f\u061c":
        return any(unicodedata.bidirectional(other) in _RIGHT_TO_LEFT for other in text)
    if sign == "\u200b":
        return _family(before) in _SPACELESS
    if _is_selector(sign):
        return (
            bool(before)
            and not _is_selector(before)
            and not before.isspace()
            and (ord(sign) < 0xE0100 or "CJK" in unicodedata.name(before, ""))
        )
    if ord(sign) in _TAGS:  # the flags of England, Scotland and Wales are a black flag with tag letters
        return before == "\U0001f3f4" or ord(before or " ") in _TAGS
    return False


def _joins(sign: str) -> bool:
    return _family(sign) in _JOINING


def _family(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0] if sign else ""


def _is_selector(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _is_emoji(sign: str) -> bool:
    return bool(sign) and (
        unicodedata.category(sign) in ("So", "Sk", "Cn")
        or sign == "\ufe0f"
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )
