"""The style sheets of the directory's pages, assets/css/page/*.css: each page waits for one file instead of four.

A file more that has to be there before anything is seen costs a visitor on a slow line about 0.4 s, because browsers open a connection for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..directory import Directory
from .environment import OVERRIDES
from .shell import Shell

Output = tuple[str, bytes]

SHEETS = {
    "directory": ("tokens", "shell", "cards", "directory"),
    "finder": ("tokens", "shell", "cards", "finder"),
}
"""What each is made of, in order: files in overrides/assets/css/."""


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the files."""
    for name, parts in SHEETS.items():
        sheets = (OVERRIDES / "assets" / "css" / f"{part}.css" for part in parts)
        yield f"assets/css/page/{name}.css", b"\n".join(sheet.read_bytes() for sheet in sheets)
