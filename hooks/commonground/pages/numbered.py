"""Files with numbers for names, in a folder named by a digest of all of them, and beside them one file that holds them all, for who wants all."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from io import BytesIO
from typing import NamedTuple
from zlib import compress

Output = tuple[str, bytes]

ALL = "all.txt"
"""The file that holds them all, one on each line: text, so that hosts compress it."""


class Numbered(NamedTuple):
    """Where the files are, about how many bytes all of them are as a host compresses them, and the files."""

    version: str
    weight: int
    outputs: Iterator[Output]


class Numbers:
    """Takes contents of files, none with a line end, as they are made, and holds them once: as the file that holds them all."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._whole = BytesIO()
        self._digest = blake2b(digest_size=8)

    def add(self, content: bytes) -> None:
        """Take the content of the next file."""
        if self.lengths:
            self._whole.write(b"\n")
        self._whole.write(content)
        self._digest.update(content)
        self.lengths.append(len(content))

    def files(self, folder: str) -> Numbered:
        """Return the files of a folder, `folder/VERSION/NUMBER.json`."""
        version = self._digest.hexdigest()
        whole = self._whole.getvalue()
        return Numbered(version, len(compress(whole, level=1)), self._outputs(f"{folder}/{version}", whole))

    def _outputs(self, folder: str, whole: bytes) -> Iterator[Output]:
        begin = 0
        for number, length in enumerate(self.lengths):
            yield f"{folder}/{number}.json", whole[begin : begin + length]
            begin += length + 1
        yield f"{folder}/{ALL}", whole
