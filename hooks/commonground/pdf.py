"""Ready PDFs of the pages that are made to be printed, offered on each of them in a production build. Chromium prints them.

They are for who has a phone and a copy shop, and no printer. The page itself is what they are printed from, without its scripts, and
without them it has all that they have: who builds a site needs no browser, and no page of it waits for one.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from hashlib import blake2b
from html import escape, unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.parse import urljoin, urlsplit

from .chromium import VARIABLE, installed
from .kept import Kept
from .locale import file_size, locale_of
from .pages.environment import environment
from .prose.printable import PDF_PLACE
from .settings import Settings

LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
"""Countries that print on US Letter (Unicode CLDR, supplemental data, paperSize); all others print on A4."""

PATIENCE = 120
"""Seconds that one page may take."""

_PLACE = PDF_PLACE.encode()
_EVERY_PAGE_HAS = "assets/css/tokens.css"
_LOOKS = frozenset({".css", ".svg", ".png", ".woff2"})
_LINK = re.compile(rb'(?P<before><a\b[^>]*?) href="(?P<href>[^"]*)"')
_OWN = "data-own"
_NODE = re.compile(rb"\(node(\d{8})\)")
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


class NoPdfsError(Exception):
    """There is nothing to print with, or it does not print; the message says what to do."""


def make_pdfs(
    site: Path, names: Iterable[str], settings: Settings, as_of: date, kept: Kept, jobs: int = 1
) -> dict[str, str]:
    """Print those pages of a finished site, of these names of files, that ask for it; return the name of the PDF of each.

    Raise NoPdfsError, and leave no PDF, where there is no Chromium or a page cannot be printed.
    """
    asking = {name: path.read_bytes() for name in names if _PLACE in (path := site / name).read_bytes()}
    if not asking:
        return {}
    browser, version = _browser()
    size = paper_of(settings.country)
    looks = blake2b(f"{version}\0{size}".encode())
    for path in sorted(path for path in (site / "assets").rglob("*") if path.suffix in _LOOKS):
        looks.update(path.read_bytes())

    pages = {
        _address(name): _led_to_the_published(page, settings.site_url, name) for name, page in asking.items()
    }

    def pdf(name: str) -> bytes:
        made_from = b"pdf\0" + looks.digest() + pages[_address(name)]
        content: bytes | None = kept.recall(made_from)
        if content is None:
            content = _same_each_time(_printed(browser, root + _address(name)))
            kept.keep(made_from, content)
        return _dated(content, as_of)

    with _served(site, pages, size) as root, ThreadPoolExecutor(jobs) as pool:
        contents = dict(zip(asking, pool.map(pdf, asking), strict=True))
    made = {name: pdf_name(name) for name in asking}
    for name, content in contents.items():
        (site / made[name]).write_bytes(content)
    return made


def offer_pdfs(site: Path, names: Iterable[str], made: Mapping[str, str], settings: Settings) -> None:
    """Put a link to its PDF, with the size of paper and of the file, into each page that has the place for one; nothing where there is none."""
    template = environment(settings.language).get_template("pdf.html")
    locale = locale_of(settings.language)
    for name in names:
        page = (site / name).read_bytes()
        if _PLACE not in page:
            continue
        link = b""
        if name in made:
            file = site / made[name]
            size = file_size(file.stat().st_size, locale)
            link = template.render(file=file.name, paper=paper_of(settings.country), size=size).encode()
        (site / name).write_bytes(page.replace(_PLACE, link))


def paper_of(country: str) -> str:
    """Return the size of paper that a country (ISO 3166-1) prints on, in the words of CSS."""
    return "Letter" if country in LETTER else "A4"


def pdf_name(name: str) -> str:
    """Return the file of the PDF of a page: coping/sleep/sleep.pdf of coping/sleep/index.html."""
    folder = _address(name)
    return f"{folder}{folder.rstrip('/').rpartition('/')[2] or 'index'}.pdf"


def _address(name: str) -> str:
    """Return the address of a page from the root of the site, "coping/sleep/"."""
    return name.removesuffix("index.html")


def _led_to_the_published(page: bytes, site_url: str, name: str) -> bytes:
    """Return a page whose links lead to the site where it is published, not to the machine that prints it; nowhere where that is not known."""

    def absolute(found: re.Match[bytes]) -> bytes:
        href = unescape(found["href"].decode())
        if href.startswith("#") or urlsplit(href).scheme:
            return found[0]
        led = escape(urljoin(urljoin(site_url, _address(name)), href))
        return found["before"] + (f' {_OWN} href="{led}"'.encode() if site_url else b"")

    return _LINK.sub(absolute, page)


def _browser() -> tuple[Path, str]:
    """Return the first Chromium that starts, and its version."""
    for path in installed():
        with suppress(OSError, subprocess.SubprocessError):
            said = _run([path, "--version"])
            if said.returncode == 0:
                return path, said.stdout
    raise NoPdfsError(
        f"no ready PDFs were made, because no Chromium was found to print with: install one, or name one in {VARIABLE}."
        " All pages print without."
    )


def _printed(browser: Path, address: str) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.pdf"
        asked = [
            "--headless",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-gpu",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--no-default-browser-check",
            "--no-first-run",
            "--no-pdf-header-footer",
            f"--print-to-pdf={file}",
            f"--user-data-dir={folder}/profile",
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            asked.append("--no-sandbox")  # Chromium refuses to start its sandbox as root
        try:
            said = _run([browser, *asked, address]).stderr.strip()
        except (OSError, subprocess.SubprocessError) as error:
            said = str(error)
        if not file.is_file():
            raise NoPdfsError(
                f"no ready PDFs were made, because {browser} did not print {address}. It said:\n{said[-1000:]}"
            )
        return file.read_bytes()


def _same_each_time(pdf: bytes) -> bytes:
    """Return a PDF with the nodes of its tags counted from one: Chromium counts those of its own beginnings along, and they differ."""
    order = {node: b"(node%08d)" % number for number, node in enumerate(sorted(set(_NODE.findall(pdf))), 1)}
    return _NODE.sub(lambda found: order[found[1]], pdf)


def _dated(pdf: bytes, as_of: date) -> bytes:
    """Return a PDF with the day of the build in place of the moment it was printed at, so that two builds of a day are the same."""
    return _DATES.sub(rb"/\1 (D:" + as_of.strftime("%Y%m%d").encode() + b"000000", pdf)


def _run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the browser that was found, no shell
        command, check=False, capture_output=True, text=True, errors="replace", timeout=PATIENCE
    )


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site to the browser that prints it; no script runs. `instead` holds what is given for some of its addresses."""

    def __init__(self, *arguments: Any, instead: Mapping[str, bytes], **named: Any) -> None:
        self.instead = instead
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        content = self.instead.get(self.path.lstrip("/"))
        if content is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/css" if self.path.endswith(".css") else "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "script-src 'none'")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing: whatever cannot be printed is told by the build."""


@contextmanager
def _served(site: Path, pages: Mapping[str, bytes], size: str) -> Iterator[str]:
    """Serve a site, some pages of it as they are given, at the address that this yields; a style sheet that all have says the size of the paper."""
    more = f"@page{{size:{size}}}a[{_OWN}]::after{{content:none!important}}"
    styles = (site / _EVERY_PAGE_HAS).read_bytes() + more.encode()
    handler = partial(_Handler, instead={**pages, _EVERY_PAGE_HAS: styles}, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
