"""Ready PDFs of the pages that are made to be printed, beside them in a production build; Chromium prints them, where there is one.

Who builds needs no browser: without one, the pages are printed from the visitor's own. What was printed is kept from build to build.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from hashlib import blake2b
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from .engine import BuildError
from .kept import Kept

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LETTER = frozenset({"US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "VE", "PR"})
"""Countries that print on US Letter (CLDR, paperSize); all others print on A4."""

SHEETS = "assets/css/sheets.css"
"""The style sheet of pages that are made to be printed; it is where the size of the paper is said."""

PATIENCE = 120
"""Seconds that one page may take."""

_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


class NoBrowserError(Exception):
    """There is no Chromium to print with; the message says what to do."""


def find_browser() -> str:
    """Return the Chromium that CHROMIUM names, else the machine's own; raise NoBrowserError where there is none."""
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise NoBrowserError(
            "no PDFs were made: no Chromium was found to print with; install one, or name one in CHROMIUM"
        )
    return found


def pdf_name(path: str) -> str:
    """Return the file of the PDF of a page (from the root of the site, "coping/sleep/"): coping/sleep/sleep.pdf."""
    return f"{path}{path.rstrip('/').rpartition('/')[2]}.pdf"


def make_pdfs(site: Path, paths: Sequence[str], as_of: date, country: str, kept: Kept) -> list[str]:
    """Print pages of a finished site and return the names of the files; raise NoBrowserError, or BuildError where a page cannot be printed."""
    browser = find_browser()
    version = _run([browser, "--version"])
    size = "letter" if country in LETTER else "A4"
    styles = b"".join(path.read_bytes() for path in sorted((site / "assets" / "css").rglob("*.css")))
    made = []
    with _served(site, size) as address, TemporaryDirectory() as folder:
        for path in paths:
            page = (site / path / "index.html").read_bytes()
            digest = blake2b(repr((version, size, as_of)).encode() + styles + page).digest()
            content: bytes | None = kept.recall(b"pdf\0" + digest)
            if content is None:
                content = _dated(_printed(browser, f"{address}{path}", Path(folder) / "page.pdf"), as_of)
                kept.keep(b"pdf\0" + digest, content)
            (site / pdf_name(path)).write_bytes(content)
            made.append(pdf_name(path))
    return made


def _printed(browser: str, address: str, file: Path) -> bytes:
    file.unlink(missing_ok=True)
    asked = [
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--no-pdf-header-footer",
        f"--print-to-pdf={file}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        asked.append("--no-sandbox")  # Chromium refuses to start its sandbox as root
    said = _run([browser, *asked, f"--user-data-dir={file.parent / 'profile'}", address])
    if not file.is_file():
        raise BuildError(f"{address} could not be printed by {browser}:\n{said[-1000:]}")
    return file.read_bytes()


def _dated(pdf: bytes, as_of: date) -> bytes:
    """Return a PDF with the day of the build in the place of the moment it was printed at, so that two builds of a day are the same."""
    return _DATES.sub(rb"/\1 (D:" + as_of.strftime("%Y%m%d").encode() + b"000000", pdf)


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the browser that was found, no shell
            command, check=False, capture_output=True, text=True, errors="replace", timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(f"{command[0]} could not be run: {error}") from error
    return done.stdout + done.stderr


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site to the browser that prints it, with the size of the paper in its style sheet for sheets."""

    def __init__(self, *arguments: Any, size: str, **named: Any) -> None:
        self.size = size
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        if self.path.lstrip("/") != SHEETS:
            super().do_GET()
            return
        assert self.directory is not None
        sheet = (Path(self.directory) / SHEETS).read_bytes() + f"\n@page {{ size: {self.size}; }}\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/css")
        self.send_header("Content-Length", str(len(sheet)))
        self.end_headers()
        self.wfile.write(sheet)

    def log_message(self, *_: Any) -> None:
        """Say nothing: whatever cannot be printed is told by the build."""


@contextmanager
def _served(site: Path, size: str) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, size=size, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
