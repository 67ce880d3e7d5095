"""The kit as one booklet: the pages for facilitators one after another, as they stand, made to follow each other on paper.

Each page becomes a part: its headings move down a level, links are turned to where the booklet stands, and what only makes sense on a page
of its own (where to go next, the line about danger, the review dates) is left out. Pages that say `booklet: false`, as tools do, are left out whole.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .front_matter import FrontMatter

if TYPE_CHECKING:
    from .library import Library

SHORTCODE_NAME = "booklet"
SECTION = "facilitate"
"""The section whose pages are the parts; where one of them is the hub of another section, the pages of that one follow it."""

_FENCE = re.compile(r"^(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,5})(?= )")
_NEXT = re.compile(r"^## Next[ \t]*\n.*?(?=^## |^<!--|\Z)", re.MULTILINE | re.DOTALL)
_DANGER = re.compile(r"^If you (?:or someone in your group is|are) in danger now\b[^\n]*\n", re.MULTILINE)
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|/)(?P<path>[^)\s#]*)(?P<anchor>#[^)\s]*)?(?=\))", re.IGNORECASE)
_REFERRED = re.compile(
    r"(?<=\s)(?P<name>id|for|name|aria-labelledby|aria-describedby|href)=\"(?P<hash>#?)(?P<ids>[^\"]*)\""
)
_NOTE = re.compile(r"(?:cite|source)-\d")
_TAG = re.compile(r"(?<=<)(?P<end>/?)h(?P<level>[1-5])\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the booklet: the id of its heading there, what it says of itself, and its Markdown as it stands in the booklet."""

    id: str
    matter: FrontMatter
    markdown: str


def parts(library: Library, here: str, section: str = SECTION) -> Iterator[Part]:
    """Yield the parts of the booklet in order; `here` is the path below docs/ of the page that it is put into."""
    for path, matter in library.section(section):
        if path != here and matter.booklet:
            id = f"part-{re.sub(r'[^a-z0-9]+', '-', path.removesuffix('.md').removesuffix('/index').lower())}"
            yield Part(id, matter, _as_part(library.texts.get(path, ""), id, path, here))
            if matter.hub:
                yield from parts(library, here, matter.hub)


def within(html: str, id: str) -> str:
    """Return what a shortcode made for a page as it stands in a part: a level lower, its ids its own. Notes are numbered for the whole."""

    def renamed(match: re.Match[str]) -> str:
        ids = match["ids"]
        if (match["name"] == "href") != bool(match["hash"]) or _NOTE.match(ids) or ids.startswith(id):
            return match[0]
        return f'{match["name"]}="{match["hash"]}{" ".join(f"{id}-{one}" for one in ids.split())}"'

    lower = _TAG.sub(lambda tag: f"{tag['end']}h{int(tag['level']) + 1}", html)
    return _REFERRED.sub(renamed, lower)


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
