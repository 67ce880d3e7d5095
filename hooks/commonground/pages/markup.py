"""The only place where text is declared to be markup: JSON that stands in a page, with nothing in it that could end its element."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def as_script(value: Any) -> Markup:
    """Return a value as JSON that may stand in a script element (HTML, 4.12.1.3: no "<" in it, so nothing ends it early)."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - the characters that matter to HTML were just escaped
