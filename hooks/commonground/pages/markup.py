"""The only place where text is declared to be markup: JSON that stands in a page, with nothing in it that could end its element."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

_ESCAPES = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)
_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode


def as_script(value: Any) -> Markup:
    """Return a value as JSON that may stand in a script element (HTML, 4.12.1.3: no "<" in it, so nothing ends it early)."""
    text = _encode(value)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return Markup(text)  # noqa: S704 - the characters that matter to HTML were just escaped
