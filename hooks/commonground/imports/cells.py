"""Reads the tables that spreadsheets save as CSV, each cell with its place: any of their encodings and separators (RFC 4180)."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..listings.nodes import FORBIDDEN, LINE_END, MAX_BYTES, Fault

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = ";\t,"
_SAID = re.compile(r"sep=([;\t,])(\r\n|\r|\n)", re.IGNORECASE)
"""The first line by which Excel is told the separator."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell without spaces around it, and where it begins. Line and column count from 1, in code points."""

    text: str
    line: int
    column: int


Row = list[Cell]


def read_cells(data: bytes) -> tuple[list[Row], list[Fault]]:
    """Return the rows of a table that hold anything, and everything that is wrong with its form."""
    if len(data) > MAX_BYTES:
        return [], [Fault("too-large", 1, 1, f"the file is larger than {MAX_BYTES // 2**20} MB")]
    if data[:2] == b"PK":
        remedy = "save it from the spreadsheet as CSV (UTF-8)"
        return [], [Fault("no-table", 1, 1, "this is a workbook, not a table of text", remedy)]
    return _Table(_decoded(data)).read()


def _decoded(data: bytes) -> str:
    """Return the text of a table; without a mark and not UTF-8, it is what Excel calls CSV: Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class _Table:
    def __init__(self, text: str) -> None:
        said = _SAID.match(text)
        first = LINE_END.split(text, maxsplit=1)[0]
        self._text = text
        self._at = said.end() if said else 0
        self._separator = said[1] if said else max(_SEPARATORS, key=first.count)
        self._line = 2 if said else 1
        self._begin = self._at
        self._plain = re.compile(rf"[^{self._separator}\r\n]*")
        self._faults: list[Fault] = []

    def read(self) -> tuple[list[Row], list[Fault]]:
        rows: list[Row] = [[]]
        while True:
            rows[-1].append(self._cell())
            if self._at >= len(self._text):
                return [row for row in rows if any(cell.text for cell in row)], self._faults
            if not self._take_line_end():
                self._at += 1
            else:
                rows.append([])

    def _cell(self) -> Cell:
        line, column = self._line, self._at - self._begin + 1
        text = self._quoted(line, column) if self._text.startswith('"', self._at) else ""
        rest = self._plain.match(self._text, self._at)
        assert rest
        self._at = rest.end()
        text = (text + rest.group()).strip()
        if wrong := FORBIDDEN.search(text):
            message = f"the cell holds the invisible character U+{ord(wrong.group()):04X}"
            self._faults.append(Fault("control-character", line, column, message, "delete it"))
            text = FORBIDDEN.sub("", text)
        return Cell(text, line, column)

    def _quoted(self, line: int, column: int) -> str:
        """Return what stands in quotes; two of them are one, and lines may end inside."""
        parts: list[str] = []
        self._at += 1
        while True:
            end = self._text.find('"', self._at)
            if end < 0:
                message = "a quote begins here that does not end"
                self._faults.append(Fault("open-quote", line, column, message, 'end the cell with "'))
                end = len(self._text)
            for match in LINE_END.finditer(self._text, self._at, end):
                self._line, self._begin = self._line + 1, match.end()
            parts.append(self._text[self._at : end])
            self._at = end + 1
            if not self._text.startswith('"', self._at):
                self._at = min(self._at, len(self._text))
                return LINE_END.sub("\n", "".join(parts))
            parts.append('"')
            self._at += 1

    def _take_line_end(self) -> bool:
        match = LINE_END.match(self._text, self._at)
        if match:
            self._at = self._begin = match.end()
            self._line += 1
        return match is not None
