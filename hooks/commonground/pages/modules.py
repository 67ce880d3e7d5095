"""What a script imports, and what that imports: so that a page can ask for all of it at once instead of finding one behind the other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache

from .environment import OVERRIDES

_STATIC = re.compile(r"""(?:^|\n)(?:import|export)\b[^;"'()]*?["'](\.{1,2}/[^"']+)["']""")


@cache
def modules_of(*scripts: str) -> tuple[str, ...]:
    """Return scripts in overrides/assets/ and all that they import before they run, each once; what they import later is not among them."""
    found: dict[str, None] = {}
    pending = list(scripts)
    while pending:
        path = pending.pop(0)
        if path not in found:
            found[path] = None
            pending += _imports(path)
    return tuple(found)


def _imports(path: str) -> Iterator[str]:
    text = (OVERRIDES / "assets" / path).read_text("utf-8")
    folder = posixpath.dirname(path)
    return (posixpath.normpath(f"{folder}/{match[1]}") for match in _STATIC.finditer(text))
