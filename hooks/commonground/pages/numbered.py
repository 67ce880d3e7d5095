"""Files with numbers for names, in a folder named by a digest of all of them, and beside them one file that holds them all, for who wants all."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple
from zlib import compress

Output = tuple[str, bytes]

ALL = "all.txt"
"""The file that holds them all, one on each line: text, so that hosts compress it."""


class Numbered(NamedTuple):
    """Where the files are, about how many bytes all of them are as a host compresses them, and the files."""

    version: str
    weight: int
    outputs: list[Output]


def numbered(folder: str, contents: Sequence[bytes]) -> Numbered:
    """Return the files of a folder, `folder/VERSION/NUMBER.json`; none of them has a line end."""
    digest = blake2b(digest_size=8)
    for content in contents:
        digest.update(content)
    version = digest.hexdigest()
    whole = b"\n".join(contents)
    outputs = [(f"{folder}/{version}/{number}.json", content) for number, content in enumerate(contents)]
    return Numbered(version, len(compress(whole, level=1)), [*outputs, (f"{folder}/{version}/{ALL}", whole)])
