"""The kit as one booklet: the pages for facilitators one after another, as they stand, made to follow each other on paper.

Each page becomes a part: its headings move down a level, links are turned to where the booklet stands, and what only makes sense on a page
of its own (where to go next, the line about danger, the review dates) is left out. Tools, which need their script, are left out whole.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .citations import SHORTCODE
from .front_matter import FrontMatter

if TYPE_CHECKING:
    from .library import Library

SHORTCODE_NAME = "booklet"
SECTIONS = ("facilitate", "sessions")
"""The sections whose pages are the parts, in this order."""

_FENCE = re.compile(r"^(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,5})(?= )")
_NEXT = re.compile(r"^## Next[ \t]*\n.*?(?=^## |^<!--|\Z)", re.MULTILINE | re.DOTALL)
_DANGER = re.compile(r"^If you are in danger now\b[^\n]*\n", re.MULTILINE)
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|/)(?P<path>[^)\s#]*)(?P<anchor>#[^)\s]*)?(?=\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the booklet: the id of its heading there, what it says of itself, and its Markdown as it stands in the booklet."""

    id: str
    matter: FrontMatter
    markdown: str


def parts(library: Library, here: str) -> Iterator[Part]:
    """Yield the parts of the booklet in order; `here` is the path below docs/ of the page that it is put into."""
    for section in SECTIONS:
        for path, matter in library.section(section):
            text = library.texts.get(path, "")
            if path == here or matter.scripts or _is_booklet(text):
                continue
            id = f"part-{re.sub(r'[^a-z0-9]+', '-', path.removesuffix('.md').lower())}"
            yield Part(id, matter, _as_part(text, id, path, here))


def _as_part(text: str, id: str, path: str, here: str) -> str:
    """Return the body of a page as a part; its title gets an id and a class by which print begins a new sheet."""
    body = _DANGER.sub("", _NEXT.sub("", text.replace("<!-- cg:reviewed -->", "")))
    lines, fence = [], ""
    for line in body.strip().splitlines():
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.startswith(fence):
            fence = ""
        title = not fence and line.startswith("# ")
        shifted = line if fence else _HEADING.sub(r"#\1", line)
        lines.append(f"{shifted} {{: #{id} .booklet-part }}" if title else shifted)
    return _relinked("\n".join(lines), path, here)


def _relinked(markdown: str, path: str, here: str) -> str:
    """Turn the links of a page so that they lead to the same places from another page; those within the page lead to the page itself."""
    folder, start = posixpath.dirname(path), posixpath.dirname(here)

    def turned(match: re.Match[str]) -> str:
        target = posixpath.join(folder, match["path"]) if match["path"] else path
        return posixpath.relpath(posixpath.normpath(target), start or ".") + (match["anchor"] or "")

    return _LINK.sub(turned, markdown)


def _is_booklet(text: str) -> bool:
    return any(match["name"] == SHORTCODE_NAME for match in SHORTCODE.finditer(text))
