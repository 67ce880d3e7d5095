"""Reads single values of feeds: text, times of day, coordinates."""

from __future__ import annotations

import html
import re
from datetime import time
from decimal import Decimal


def clean(text: object, longest: int = 10_000) -> str | None:
    """Return a feed's text as one plain line: entities resolved, tags and control characters gone, spaces joined; None if nothing is left."""
    if text is None:
        return None
    plain = re.sub(r"<[^<>]{1,200}>", " ", html.unescape(str(text)))
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())
    return shorten(plain, longest) or None


def shorten(text: str, longest: int) -> str:
    """Return the text cut at a word so that it is at most `longest` code points, with … where something is missing."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


def time_of(text: object) -> time | None:
    """Return a time of day written HH:MM or HH:MM:SS; None where it is none."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?", str(text or "").strip())
    return time(int(match[1]), int(match[2])) if match else None


def coordinate(text: object, limit: int) -> Decimal | None:
    """Return a coordinate with the decimals it was written with; None where it is none or out of range."""
    written = str(text if text is not None else "").strip()
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,20})?", written):
        return None
    number = Decimal(written)
    return number if abs(number) <= limit else None
