"""The words of a page as people read them, passage by passage, each letter knowing where it stands in the file.

A passage is a heading, a paragraph, an item of a list or a cell of a table. Markup, citations, addresses and comments are not in its text;
code, in lines and in blocks, is one sign ￼ (U+FFFC), so that no words meet across it. Quotes are read like everything else.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from .citations import CITATION

Kind = Literal["heading", "paragraph", "item", "cell", "data"]

CODE = "\ufffc"
"""Stands for a piece of code or an address in the text of a passage."""

_HIDDEN = re.compile(
    r"""
      ^(?P<fence>(?:[ \t]|>[ ]?)*(?P<marks>`{3,}|~{3,}))[^\n`]*\n.*?(?:^(?:[ \t]|>[ ]?)*(?P=marks)[`~]*[ \t]*$|\Z)
    | (?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)
    | (?P<comment><!--.*?-->)
    | (?P<code><(?P<element>pre|code|script|style|textarea|kbd|samp)\b[^>]*>)(?P<within>.*?)</(?P=element)\s*>
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_INLINE = re.compile(
    rf"""
      (?P<code>{CODE}+)
    | (?P<escape>\\[\\`*_{{}}\[\]()\#+.!|>~^-])
    | (?P<citation>\s*{CITATION.pattern})
    | (?P<link>!?\[(?P<words>[^\[\]]*)\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))
    | (?P<reference>\[(?P<said>[^\[\]]+)\]\[[^\[\]]*\])
    | (?P<address><(?:https?:|mailto:)[^<>\s]+>|https?://[^\s<>()"]+|\bwww\.[^\s<>()"]+)
    | (?P<tag></?[A-Za-z][^<>]*>)
    | (?P<entity>&(?:\#\d{{1,7}}|\#x[0-9A-Fa-f]{{1,6}}|[A-Za-z]\w{{1,31}});)
    | (?P<attributes>\{{:?\s*[.\#:][^{{}}]*\}}|\{{[^{{}}]*=[^{{}}]*\}})
    | (?P<emphasis>\*+|~~|(?<![A-Za-z0-9_])_{{1,2}}(?=[^\s_])|(?<=[^\s_])_{{1,2}}(?![A-Za-z0-9_]))
    | (?P<space>\s+)
    """,
    re.VERBOSE,
)
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_HEADING = re.compile(r"[ ]{0,3}(?P<marks>\#{1,6})[ \t]+(?P<text>.*?)[ \t]*\#*[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ADMONITION = re.compile(r"""[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w -]+(?:"(?P<title>[^"]*)")?[ \t]*$""")
_DEFINED = re.compile(r"[ ]{0,3}(?:\[[^\]]+\]:|\*\[[^\]]+\]:)")
_DEFINITION = re.compile(r"[ ]{0,3}:[ \t]+(?=\S)")
_BLOCK_TAG = re.compile(
    r"[ \t]*</?(?:div|section|article|aside|details|summary|figure|figcaption|table|tr|t[hd]|ul|ol|li|p|form|"
    r"fieldset|nav|h[1-6]|blockquote|dl|dt|dd|hr)\b",
    re.IGNORECASE,
)
_BREAKING_TAG = re.compile(r"</?(?:br|div|p|li|t[hdr]|h[1-6]|dt|dd)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n|\Z)")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "\u02bc": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2011": "-"}
)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'\-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])|[;:]\s+(?=[\"(])")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image of a passage: its words, where it leads, and where it begins in the passage's text."""

    words: str
    target: str
    at: int
    image: bool = False
    attributes: str = ""


@dataclass(frozen=True)
class Passage:
    """A passage and where it stands: `offsets[i]` is the place of letter i of its text in the page's body (or in the text of the data).

    Straight quotes stand for typographic ones, single spaces for line ends. `cited` are the keys cited in it; `path` is the page below docs/ or
    the data file; `section` are the words of the h2 above it; `first` is true before the first h2. `claims` is true where a claim needs a source.
    """

    kind: Kind
    text: str
    offsets: Sequence[int] = field(default=(), repr=False)
    level: int = 0
    cited: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    section: str = ""
    first: bool = True
    path: str = ""
    claims: bool = False

    def offset(self, index: int) -> int:
        """Return the place of a letter of the text in the page's body."""
        if not self.offsets:
            return 0
        return self.offsets[min(max(index, 0), len(self.offsets) - 1)]

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """The sentences and the index at which each begins."""
        found = []
        start = 0
        for match in _SENTENCE_END.finditer(self.text):
            found.append((start, self.text[start : match.start() + 1]))
            start = match.end()
        return (*found, (start, self.text[start:]))

    def sentence_at(self, index: int) -> tuple[int, str]:
        """Return the sentence in which a letter stands, and where it begins."""
        starts = [start for start, _ in self.sentences]
        return self.sentences[max(0, bisect_right(starts, index) - 1)]


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment of a page, outside code: what stands in it, and from where to where in the body."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a page taken apart: its passages, its comments, and its source with code and comments blanked, letter for letter."""

    passages: tuple[Passage, ...]
    comments: tuple[Comment, ...]
    source: str

    def block_after(self, offset: int) -> int:
        """Return where the block ends that begins after an offset: at the next blank line."""
        begin = next(
            (i for i in range(offset, len(self.source)) if not self.source[i].isspace()), len(self.source)
        )
        match = _BLANK_LINE.search(self.source, begin)
        return match.start() if match else len(self.source)


def words_of(text: str) -> list[str]:
    """Return the words of a passage's text."""
    return _WORD.findall(text)


def read_body(markdown: str) -> Body:
    """Take the body of a page apart."""
    source, comments = _blanked(markdown)
    passages: list[Passage] = []
    section, first = "", True
    for kind, level, segments in _blocks(source):
        found = _passage(source, kind, level, segments)
        if found.kind == "heading" and found.level == 2:
            section, first = found.text, False
        passages.append(replace(found, section=section, first=first))
    said = tuple(passage for passage in _lend_citations(passages) if passage.text or passage.links)
    return Body(said, tuple(comments), source)


def read_text(text: str) -> Passage:
    """Return a text of the data as a passage; what looks like Markdown in it is read as such."""
    source, _ = _blanked(text)
    return _passage(source, "data", 0, [(0, len(source))])


def _blanked(markdown: str) -> tuple[str, list[Comment]]:
    made: list[str] = []
    comments: list[Comment] = []
    end = 0
    for match in _HIDDEN.finditer(markdown):
        start, stop = match.span("within") if match["code"] else match.span()
        made.append(markdown[end:start])
        end = stop
        hidden = markdown[start:stop]
        if match["comment"]:
            comments.append(Comment(hidden[4:-3].strip(), start, stop))
        made.append(re.sub(r"[^\n]", CODE if match["code"] or match["ticks"] else " ", hidden))
    made.append(markdown[end:])
    return "".join(made), comments


_Block = tuple[Kind, int, list[tuple[int, int]]]


class _Reader:
    """Goes through a page line by line and gathers the lines of each block."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self.segments: list[tuple[int, int]] = []
        self.kind: Kind = "paragraph"
        self.list_indent: int | None = None
        self.after_blank = True
        self.in_table = False

    def flush(self) -> None:
        if self.segments:
            self.blocks.append((self.kind, 0, self.segments))
        self.segments, self.kind = [], "paragraph"

    def line(self, source: str, start: int, end: int) -> None:
        quote = _QUOTE.match(source, start, end)
        begin = quote.end() if quote else start
        text = source[begin:end]
        if not text.strip():
            self.flush()
            self.after_blank, self.in_table = True, False
            return
        if not self._special(text, begin, end):
            self._words(text, begin, end)
        self.after_blank = False

    def _special(self, text: str, begin: int, end: int) -> bool:
        """Take a line that is not words of a paragraph; false where it is."""
        indent = _width(text)
        if self._is_code(text, indent) or _DEFINED.match(text):
            return True
        if heading := _HEADING.match(text):
            self.flush()
            where = (begin + heading.start("text"), begin + heading.end("text"))
            self.blocks.append(("heading", len(heading["marks"]), [where]))
            self.list_indent = None
            return True
        if _UNDERLINE.match(text) and (len(self.segments) == 1 or not self.segments):
            if self.segments and self.kind == "paragraph":
                self.blocks.append(("heading", 1 if "=" in text else 2, self.segments))
                self.segments = []
            return True
        if admonition := _ADMONITION.match(text):
            self.flush()
            if admonition["title"]:
                self.segments = [(begin + admonition.start("title"), begin + admonition.end("title"))]
                self.flush()
            self.list_indent = 0
            return True
        return self._is_row(text, begin, end)

    def _is_code(self, text: str, indent: int) -> bool:
        if self.segments or not self.after_blank:
            return False
        if self.list_indent is None:
            return indent >= 4
        if indent == 0 and not _ITEM.match(text):
            self.list_indent = None
            return False
        return indent >= self.list_indent + 8

    def _is_row(self, text: str, begin: int, end: int) -> bool:
        if "|" in text and _DELIMITER.match(text):
            if len(self.segments) == 1:
                header, self.segments = self.segments[0], []
                self._cells(*header)
            self.flush()
            self.in_table = True
            return True
        if self.in_table and "|" in text:
            self._cells(begin, end)
            return True
        return False

    def _cells(self, begin: int, end: int) -> None:
        self.blocks.append(("cell", -1, [(begin, end)]))

    def _words(self, text: str, begin: int, end: int) -> None:
        item = _ITEM.match(text)
        if item:
            self.flush()
            self.kind = "item"
            self.list_indent = _width(item["indent"])
            begin += item.end()
        elif definition := _DEFINITION.match(text):
            self.flush()
            self.kind = "item"
            self.list_indent = 0
            begin += definition.end()
        elif _BLOCK_TAG.match(text):
            self.flush()
        self.segments.append((begin, end))
        if _BLOCK_TAG.match(text) and text.rstrip().endswith(">") and not item:
            self.flush()


def _blocks(source: str) -> Iterator[_Block]:
    reader = _Reader()
    start = 0
    for line in source.split("\n"):
        reader.line(source, start, start + len(line))
        start += len(line) + 1
    reader.flush()
    for kind, level, segments in reader.blocks:
        if kind == "cell":
            ((begin, end),) = segments
            for match in re.finditer(r"(?:[^|\\]|\\.)+", source[begin:end]):
                yield "cell", begin, [(begin + match.start(), begin + match.end())]
        else:
            yield kind, level, segments


def _width(text: str) -> int:
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    return len(indent.expandtabs(4))


class _Inline:
    """Takes markup out of a block, and keeps the place of each letter that is left."""

    def __init__(self, joined: str, places: list[int]) -> None:
        self.joined = joined
        self.places = places
        self.letters: list[str] = []
        self.offsets: list[int] = []
        self.cited: list[str] = []
        self.links: list[Link] = []

    def put(self, letters: str, at: int) -> None:
        for letter in letters:
            if letter == " " and (not self.letters or self.letters[-1] == " "):
                continue
            self.letters.append(letter)
            self.offsets.append(self.places[at])

    def take(self, start: int, end: int) -> None:
        last = start
        for match in _INLINE.finditer(self.joined, start, end):
            self.copy(last, match.start())
            last = match.end()
            self.mark(match)
        self.copy(last, end)

    def copy(self, start: int, end: int) -> None:
        for index in range(start, end):
            self.put(self.joined[index], index)

    def mark(self, match: re.Match[str]) -> None:
        kind, start = match.lastgroup or "", match.start()
        if match["link"] is not None:
            self.link(match)
        elif match["reference"] is not None:
            self.take(*match.span("said"))
        elif match["citation"] is not None:
            self.cited.append(match["key"])
        elif kind in ("code", "address"):
            self.put(CODE, start)
        elif kind == "escape":
            self.put(match[0][1], start)
        elif kind == "entity":
            self.put(html.unescape(match[0])[:1], start)
        elif kind == "space" or (kind == "tag" and _BREAKING_TAG.match(match[0])):
            self.put(" ", start)

    def link(self, match: re.Match[str]) -> None:
        at = len(self.letters)
        self.take(*match.span("words"))
        words = "".join(self.letters[at:]).strip()
        following = re.match(r"\s*\{[^{}]*\}", self.joined[match.end() :])
        attributes = following[0] if following else ""
        self.links.append(Link(words, match["target"], at, match[0].startswith("!"), attributes))


def _passage(source: str, kind: Kind, level: int, segments: list[tuple[int, int]]) -> Passage:
    letters: list[str] = []
    places: list[int] = []
    for begin, end in segments:
        letters.append(source[begin:end])
        places.extend(range(begin, end))
        letters.append("\n")
        places.append(end)
    joined = "".join(letters).translate(_PLAIN)
    inline = _Inline(joined, places)
    inline.take(0, len(joined))
    text = "".join(inline.letters)
    kept = len(text.rstrip())
    return Passage(
        kind=kind,
        text=text[:kept],
        offsets=inline.offsets[:kept] or places[:1],
        level=level,
        cited=tuple(inline.cited),
        links=tuple(inline.links),
    )


def _lend_citations(passages: list[Passage]) -> Iterator[Passage]:
    """Yield the passages; cells of one row share what they cite, and a line that ends in a colon has the citations of what it introduces."""
    rows: dict[int, tuple[str, ...]] = {}
    for passage in passages:
        if passage.kind == "cell":
            rows[passage.level] = rows.get(passage.level, ()) + passage.cited
    introduced: tuple[str, ...] = ()
    kind = ""
    found: list[Passage] = []
    for passage in reversed(passages):
        if passage.kind == "cell":
            passage = replace(passage, cited=rows[passage.level], level=0)
        elif passage.text.endswith(":") and passage.kind != "heading":
            passage = replace(passage, cited=passage.cited + introduced)
        of_list = passage.kind == kind and kind in ("item", "cell")
        introduced = passage.cited + introduced if of_list else passage.cited
        kind = passage.kind
        found.append(passage)
    yield from reversed(found)
