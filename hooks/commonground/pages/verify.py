"""Verifies a finished site before it is published: every link and asset resolves, nothing reaches another host, all JSON parses."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree
from markupsafe import escape

LINK_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms", "geo", "webcal"})
_LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "audio": "src",
    "video": "src",
    "embed": "src",
    "object": "data",
}
_ADDRESSING = etree.XPath("//*[@href or @src or @data]")
_IDS = etree.XPath("//@id", smart_strings=False)
_PLAIN = re.compile(r"(?!//)[\w./-]+")
_DOWNWARD = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*/?")
_LOADED_RELATIONS = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "mask-icon"}
)
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_JS_IMPORT = re.compile(
    r"""(?:^|[\s;])(?:import|export)\b[^;"'()]*?["'](\.{1,2}/[^"']+)["']|\bimport\(\s*["'](\.{1,2}/[^"']+)["']"""
)
_ADDRESSED = re.compile(rb' (href|src|data)="([^"]*)"')
_LINK = re.compile(rb"<link( [^>]*)>")
_RELATION = re.compile(rb' rel="([^"]*)"')
_PLACEHOLDER = re.compile(rb"<!--(\s*cg:.*?)-->")
_REFERENCES = (("&#39;", "'"), ("&#34;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))

LINES_FROM_BYTES = 32_000_000
"""A JSON file so large is one of ours with a record on each line, and is read line by line."""


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    """Something in a finished site that must not be published: the file, and what is wrong with it."""

    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page asks of its site: the addresses that it links to, those that it loads, whether it has an id, and placeholders left in it."""

    linked: frozenset[str]
    loaded: frozenset[str]
    has_id: Callable[[str], bool]
    placeholders: tuple[str, ...] = ()


def parse_page(html: bytes) -> Page:
    """Read a page that anyone may have written."""
    document = etree.fromstring(html, etree.HTMLParser(encoding="utf-8"))
    linked: set[str] = set()
    loaded: set[str] = set()
    for element in cast(list[etree._Element], _ADDRESSING(document)):
        tag = str(element.tag)
        address = element.get(_LOADED.get(tag, "href"))
        if address is not None:
            relations = (element.get("rel") or "").split() if tag == "link" else ()
            (loaded if tag in _LOADED or _LOADED_RELATIONS.intersection(relations) else linked).add(address)
    comments = ((comment.text or "") for comment in document.iter(etree.Comment))
    return Page(
        frozenset(linked),
        frozenset(loaded),
        lambda id: id in cast(list[str], _IDS(document)),
        tuple(text for text in comments if text.strip().startswith("cg:")),
    )


def scan_page(html: bytes) -> Page:
    """Read a page of our own templates, a hundred times as quickly: their attributes stand in double quotes, in which Jinja escapes the rest."""
    body = html.find(b"<body>")
    main = html.find(b"<main", body)
    end = html.rfind(b"</main>", main)
    if not -1 < body < main < end:
        body = main = end = len(html)
    linked, loaded = _scan(html, 0, body)
    by_link = set().union(*map(_loaded_by, _LINK.findall(html, 0, body)))
    linked -= by_link
    loaded |= by_link
    for more_linked, more_loaded in (
        _scan(html, main, end),
        _scan_frame(html[body:main]),
        _scan_frame(html[end:]),
    ):
        linked |= more_linked
        loaded |= more_loaded
    return Page(
        frozenset(linked),
        frozenset(loaded),
        lambda id: b' id="%s"' % escape(id).encode() in html,
        _placeholders(html),
    )


def _scan(html: bytes, begin: int, end: int) -> tuple[set[str], set[str]]:
    """Return what a part of a page links to, and what it loads."""
    found = _ADDRESSED.findall(html, begin, end)
    linked = {value for name, value in found if name == b"href"}
    return _unescaped(linked), _unescaped({value for name, value in found if name != b"href"})


def _placeholders(html: bytes) -> tuple[str, ...]:
    if (
        html.find(b"!", len(b"<!doctype")) < 0
    ):  # one sign is looked for ten times as quickly as a few, and this one is rare
        return ()
    return tuple(sorted({text.decode() for text in _PLACEHOLDER.findall(html)}))


@lru_cache(64)
def _scan_frame(part: bytes) -> tuple[set[str], set[str]]:
    """Return the same of what is around a page's own part, which many pages have in common."""
    return _scan(part, 0, len(part))


def _unescaped(written: set[bytes]) -> set[str]:
    """Return the values of attributes, of which Jinja escaped some signs."""
    values = b'"'.join(written).decode().split('"') if written else ()
    return {_read_back(value) if "&" in value else value for value in values}


def _read_back(value: str) -> str:
    for reference, sign in _REFERENCES:
        value = value.replace(reference, sign)
    return value


@lru_cache(1024)
def _loaded_by(attributes: bytes) -> set[str]:
    """Return the address of a link element with these attributes, if its relation lets a browser load it."""
    relations = b" ".join(_RELATION.findall(attributes)).decode().split()
    return _scan(attributes, 0, len(attributes))[0] if _LOADED_RELATIONS.intersection(relations) else set()


class Links:
    """What pages lead to, gathered page by page: which files must be there, and what is wrong wherever they lead.

    `prefix` is the path part of the site's own address ("/sub/"): links that begin with / must begin with it.
    """

    def __init__(self, prefix: str = "/") -> None:
        self.prefix = prefix
        self.targets: dict[
            str, Defect
        ] = {}  # each with what to say, of the first page, should it not be there
        self.defects: list[Defect] = []
        self._known: dict[str, set[str]] = {}  # what pages of a depth share

    def add(self, name: str, page: Page) -> None:
        """Note what the page in the file `name` asks for."""
        to_root = "../" * name.count("/")
        known = self._known.setdefault(to_root, set())
        for text in page.placeholders:
            self.defects.append(Defect(name, f"the placeholder <!--{text}--> was left in the page"))
        for loaded, addresses in ((False, page.linked), (True, page.loaded)):
            for address in addresses - known:
                if address.startswith("#"):
                    if len(address) > 1 and not page.has_id(unquote(address[1:])):
                        self._defect(name, f"the link {address} leads to no place of the page")
                else:
                    self.add_address(name, address, loaded)
                    if to_root and address.startswith(to_root):
                        known.add(address)

    def add_address(self, name: str, address: str, loaded: bool) -> None:
        """Note one address that the file `name` links to or loads."""
        if not loaded and address.partition(":")[0] in LINK_SCHEMES:
            return
        path = address
        if not _PLAIN.fullmatch(address):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if loaded and parts.scheme != "data":
                    self._defect(name, f"{address} would be asked of another host")
                elif not loaded and parts.scheme not in LINK_SCHEMES:
                    self._defect(name, f"the link {address} has a scheme that is not allowed")
                return
            path = unquote(parts.path)
        if path:
            target = self.resolve(name, path)
            self.targets.setdefault(target, Defect(name, f"{address} leads nowhere"))

    def resolve(self, name: str, path: str) -> str:
        """Return the file that a relative or absolute `path` in the file `name` leads to; "" where it leaves the site."""
        if path.startswith("/"):
            if not path.startswith(self.prefix):
                return ""
            target = posixpath.normpath("/" + path[len(self.prefix) :]).lstrip("/")
        else:
            folder, plain = name[: name.rfind("/") + 1], path
            while folder and plain.startswith("../"):
                folder, plain = folder[: folder.rfind("/", 0, -1) + 1], plain[3:]
            target = (
                f"{folder}{plain}" if _DOWNWARD.fullmatch(plain) else posixpath.normpath(f"{folder}{plain}")
            )
            if target.startswith(".."):
                return ""
        if path.endswith("/") or target in ("", "."):
            return posixpath.join(target, "index.html").removeprefix("./")
        return target

    def update(self, targets: dict[str, Defect], defects: Iterable[Defect]) -> None:
        """Add what other pages were found to ask for."""
        for target, defect in targets.items():
            self.targets.setdefault(target, defect)
        self.defects += defects

    def leave_out(self, exists: Callable[[str], bool]) -> None:
        """Forget the targets of which it is certain already that they are there."""
        self.targets = {target: defect for target, defect in self.targets.items() if not exists(target)}

    def broken(self, exists: Callable[[str], bool]) -> Iterator[Defect]:
        """Give everything that is wrong in a site; `exists` says of a file whether it is there."""
        yield from self.defects
        yield from (defect for target, defect in self.targets.items() if not exists(target))

    def _defect(self, name: str, message: str) -> None:
        self.defects.append(Defect(name, message))


class Site:
    """The files of a finished site: which addresses exist in it, and which of its files are broken."""

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        self.folder = folder
        self.prefix = prefix

    def defects(self, names: Iterable[str] | None = None, links: Links | None = None) -> list[Defect]:
        """Return what is wrong with the files called `names` (all files where None), and what pages already read ask for in vain."""
        links = links or Links(self.prefix)
        broken = [
            Defect(name, message)
            for name in (files_in(self.folder) if names is None else names)
            for message in self._check(name, links)
        ]
        return sorted({*broken, *links.broken(lambda name: (self.folder / name).is_file())})

    def _check(self, name: str, links: Links) -> Iterator[str]:
        check = _CHECKS.get(posixpath.splitext(name)[1])
        if check:
            yield from check(self.folder / name, name, links)


def files_in(folder: Path) -> Iterator[str]:
    """Give the path of every file below a folder, relative to it."""
    pending = [""]
    while pending:
        inside = pending.pop()
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{inside}{entry.name}/")
                else:
                    yield f"{inside}{entry.name}"


def _html(path: Path, name: str, links: Links) -> Iterator[str]:
    links.add(name, parse_page(path.read_bytes()))
    return iter(())


def _css(path: Path, name: str, links: Links) -> Iterator[str]:
    for match in _CSS_URL.finditer(path.read_text("utf-8")):
        address = match.group(1) or match.group(2)
        if not address.startswith(("data:", "#")):
            links.add_address(name, address, loaded=True)
    return iter(())


def _script(path: Path, name: str, links: Links) -> Iterator[str]:
    for match in _JS_IMPORT.finditer(path.read_text("utf-8")):
        links.add_address(name, match.group(1) or match.group(2), loaded=True)
    return iter(())


def _json(path: Path, name: str, links: Links) -> Iterator[str]:
    try:
        if path.stat().st_size < LINES_FROM_BYTES:
            json.loads(path.read_bytes(), parse_constant=_refuse_constant)
        else:
            _read_lines(path)
    except ValueError as error:
        yield f"the JSON cannot be read: {error}"


def _read_lines(path: Path) -> None:
    """Read a JSON file of which the last member is a list with a line for each item; raise ValueError where it is none."""
    with path.open(encoding="utf-8") as lines:
        head, last = next(lines), ""
        for line in lines:
            if last:
                json.loads(last.removesuffix("\n").removesuffix(","), parse_constant=_refuse_constant)
            last = line
    json.loads(head + last, parse_constant=_refuse_constant)


_CHECKS: dict[str, Callable[[Path, str, Links], Iterator[str]]] = {
    ".html": _html,
    ".css": _css,
    ".js": _script,
    ".json": _json,
}


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
