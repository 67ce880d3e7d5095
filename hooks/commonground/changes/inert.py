"""Makes text of strangers harmless where it is shown: nothing in it links, mentions, formats, hides or turns around what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import groupby, islice

LONGEST = 400
"""Characters of a value that are shown."""

MARKS = 4
"""Marks that a letter may carry, as the rule stacked-marks has it."""

LINES = 80
"""Lines of a block that are shown."""

_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5")  # letters and signs that show nothing


def visible(text: str) -> str:
    """Return a text on one line, in which every character that hides, reorders or shows nothing stands as its number, [U+202E]."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]} … ({len(text) - LONGEST} more characters)"
    return "".join(
        _spelled("".join(run)) if mark else "".join(map(_shown, run)) for mark, run in _runs(short)
    )


def in_code(text: str) -> str:
    """Return a text as a Markdown code span, in which it is nothing but text.

    A code span holds no link, image, mention, reference or HTML, in GitHub's Markdown and in the `markdown` package; the signs
    that could end it, or begin HTML before it is seen, stand as their numbers.
    """
    shown = "".join(_number(sign) if sign in "`<>&\\" else sign for sign in visible(text)).strip()
    return f"`{shown}`" if shown else "`[nothing]`"


def in_block(lines: Iterable[str]) -> str:
    """Return lines as an HTML block of code for Markdown, which ends at its own end and nowhere else (CommonMark 0.31.2, 4.6, kind 1)."""
    shown = [
        escape(visible(line).replace("`", _number("`")), quote=False) for line in islice(lines, LINES + 1)
    ]
    if len(shown) > LINES:
        shown[LINES:] = ["… and more"]
    return "\n".join(["<pre>", *shown, "</pre>"])


def _runs(text: str) -> list[tuple[bool, list[str]]]:
    return [(mark, list(run)) for mark, run in groupby(text, _is_mark)]


def _spelled(marks: str) -> str:
    """Return marks as they are while they are few; else the first ones, and the others by number."""
    return "".join(
        mark if at < MARKS and mark not in _BLANK and not _hides(mark) else _number(mark)
        for at, mark in enumerate(marks)
    )


def _shown(sign: str) -> str:
    if sign in "\r\n\t":
        return "" if sign == "\r" else " ⏎ " if sign == "\n" else " "
    return _number(sign) if sign in _BLANK or _hides(sign) else sign


@lru_cache(maxsize=16384)
def _hides(sign: str) -> bool:
    """Whether a character is a control, a format sign, a selector, a space of odd width, or nothing that Unicode knows."""
    category = unicodedata.category(sign)
    return (
        category in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
        or (category == "Zs" and sign not in " \u00a0")
        or re.match("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]", sign) is not None
    )


@lru_cache(maxsize=16384)
def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Me")


def _number(sign: str) -> str:
    return f"[U+{ord(sign):04X}]"
