"""Pages that are made to be printed: several copies of a sheet on one page of paper, and the place where a ready PDF is offered.

A page that says `copies: 2` writes a sheet once and prints it twice, to cut. Only paper has the copies; they are kept from the screen, and
from screen readers, by overrides/assets/css/sheets.css.
"""

from __future__ import annotations

import re

ALLOWED = (2, 4)
"""How many copies one page of paper may hold."""
PRINTS = ("sheets", "whole")
"""What a page can say of its print: its sheets alone are printed, or the whole page is made for it."""
PDF_PLACE = "<!-- cg:pdf -->"
"""Stands in a page that is made to be printed where its ready PDF is offered, until the build puts that there (commonground/pdf.py)."""
_SHEET = re.compile(r'<div class="sheet[ "]')
_DIV = re.compile(r"<(/?)div\b")
_ID = re.compile(r' id="[^"]*"')
_AFTER_INTRODUCTION = re.compile(r"<(?:h2|div|section|form|fieldset|nav)\b")


def with_copies(html: str, copies: int | None) -> str:
    """Return a page's HTML with each of its sheets that many times, side by side in a box of their own; ids stay with the first."""
    if copies not in ALLOWED:
        return html
    made: list[str] = []
    end = 0
    for match in _SHEET.finditer(html):
        if match.start() < end:
            continue  # a sheet in a sheet
        made.append(html[end : match.start()])
        end = _end_of_div(html, match.start())
        sheet = html[match.start() : end]
        again = _ID.sub("", sheet).replace('class="sheet', 'class="sheet sheet-again', 1)
        made.append(f'<div class="sheets copies copies-{copies}">{sheet}{again * (copies - 1)}</div>')
    return "".join((*made, html[end:]))


def with_pdf_place(html: str, prints: str | None) -> str:
    """Return a page's HTML with the place for its PDF after its introduction, if it is made to be printed."""
    if prints not in PRINTS:
        return html
    found = _AFTER_INTRODUCTION.search(html)
    at = found.start() if found else len(html)
    return f"{html[:at]}{PDF_PLACE}{html[at:]}"


def _end_of_div(html: str, start: int) -> int:
    """Return where the element that begins at `start` ends."""
    depth = 0
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    return len(html)
