"""What Chromium prints, read by another program: how many sheets of paper, how large, and which words."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import NamedTuple

from playwright.sync_api import Page
from pypdf import PdfReader


class Paper(NamedTuple):
    """The sizes of the sheets in points, and all words with single spaces, ligatures taken apart."""

    sizes: list[tuple[int, int]]
    text: str


def printed(page: Page, **options: object) -> Paper:
    """Prints a page; the options are those of Playwright's `Page.pdf`."""
    return read(page.pdf(**options))


def read(pdf: bytes) -> Paper:
    """Reads what was printed."""
    sheets = PdfReader(BytesIO(pdf)).pages
    sizes = [(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets]
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    return Paper(sizes, unicodedata.normalize("NFKC", text))


def sheets_of(page: Page, size: str) -> int:
    """Returns how many sheets of paper of a size ("A4", "Letter") a page takes."""
    return len(printed(page, format=size).sizes)
