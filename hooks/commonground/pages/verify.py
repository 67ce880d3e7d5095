"""Verifies a finished site before it is published: every link and asset resolves, nothing reaches another host, all JSON parses."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree

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
_LOADED_RELATIONS = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "mask-icon"}
)
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_JS_IMPORT = re.compile(
    r"""(?:^|[\s;])(?:import|export)\b[^;"'()]*?["'](\.{1,2}/[^"']+)["']|\bimport\(\s*["'](\.{1,2}/[^"']+)["']"""
)


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    """Something in a finished site that must not be published: the file, and what is wrong with it."""

    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


class Site:
    """The files of a finished site: which addresses exist in it, and which of its files are broken.

    `prefix` is the path part of the site's own address ("/sub/"): links that begin with / must begin with it.
    """

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        self.folder = folder
        self.prefix = prefix
        self._resolved: set[str] = (
            set()
        )  # addresses from the root that were found to lead somewhere: most pages share them
        self.files = frozenset(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )

    def defects(self, names: Iterable[str] | None = None) -> list[Defect]:
        """Return what is wrong with the files called `names` (all files where None), in order."""
        chosen = self.files if names is None else names
        return sorted(defect for name in chosen for defect in self._check(name))

    def _check(self, name: str) -> Iterator[Defect]:
        check = _CHECKS.get(posixpath.splitext(name)[1])
        if check:
            data = (self.folder / name).read_bytes()
            for message in check(self, name, data):
                yield Defect(name, message)

    def _html(self, name: str, data: bytes) -> Iterator[str]:
        document = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
        for comment in document.iter(etree.Comment):
            if (comment.text or "").strip().startswith("cg:"):
                yield f"the placeholder <!--{comment.text}--> was left in the page"
        ids: frozenset[str] | None = None
        to_root = "../" * name.count("/")
        for element in cast(list[etree._Element], _ADDRESSING(document)):
            tag = str(element.tag)
            address = element.get(_LOADED.get(tag, "href"))
            if address is None or (address.startswith(to_root) and address[len(to_root) :] in self._resolved):
                continue
            loaded = tag in _LOADED or (
                tag == "link" and bool(_LOADED_RELATIONS & set((element.get("rel") or "").split()))
            )
            if address.startswith("#"):
                if ids is None:
                    ids = frozenset(cast(list[str], _IDS(document)))
                if len(address) > 1 and unquote(address[1:]) not in ids:
                    yield f"the link {address} leads to no place of the page"
            else:
                defects = list(self._address(name, address, loaded))
                yield from defects
                if not defects and to_root and address.startswith(to_root):
                    self._resolved.add(address[len(to_root) :])

    def _css(self, name: str, data: bytes) -> Iterator[str]:
        for match in _CSS_URL.finditer(data.decode("utf-8")):
            address = match.group(1) or match.group(2)
            if not address.startswith(("data:", "#")):
                yield from self._address(name, address, loaded=True)

    def _script(self, name: str, data: bytes) -> Iterator[str]:
        for match in _JS_IMPORT.finditer(data.decode("utf-8")):
            yield from self._address(name, match.group(1) or match.group(2), loaded=True)

    def _json(self, name: str, data: bytes) -> Iterator[str]:
        try:
            json.loads(data, parse_constant=_refuse_constant)
        except ValueError as error:
            yield f"the JSON cannot be read: {error}"

    def _address(self, name: str, address: str, loaded: bool) -> Iterator[str]:
        path = address
        if not _PLAIN.fullmatch(address):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if loaded and parts.scheme != "data":
                    yield f"{address} would be asked of another host"
                elif not loaded and parts.scheme not in LINK_SCHEMES:
                    yield f"the link {address} has a scheme that is not allowed"
                return
            path = unquote(parts.path)
        if path and self.resolve(name, path) not in self.files:
            yield f"{address} leads nowhere"

    def resolve(self, name: str, path: str) -> str:
        """Return the file that a relative or absolute `path` in the file `name` leads to; "" where it leaves the site."""
        if path.startswith("/"):
            if not path.startswith(self.prefix):
                return ""
            target = posixpath.normpath("/" + path[len(self.prefix) :]).lstrip("/")
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            if target.startswith(".."):
                return ""
        if path.endswith("/") or target in ("", "."):
            return posixpath.join(target, "index.html").removeprefix("./")
        return target


_CHECKS: dict[str, Callable[[Site, str, bytes], Iterator[str]]] = {
    ".html": Site._html,
    ".css": Site._css,
    ".js": Site._script,
    ".json": Site._json,
}


def _refuse_constant(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
