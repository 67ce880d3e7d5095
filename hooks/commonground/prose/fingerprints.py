"""Fingerprints of texts that must not be copied: a hash of every run of twelve words, and never the words.

A line of `data/fingerprints.txt` (and of `local/data/fingerprints.txt`) is one hash in hexadecimal; # begins a comment.
`python -m tools.fingerprints` makes the lines from a folder of texts, which itself stays out of the repository.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from ..project import Project, ProjectError

RUN = 12
"""How many words in a row are one fingerprint."""

FILE = "fingerprints.txt"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def words_with_places(text: str) -> list[tuple[str, int]]:
    """Return the words of a text as they are compared (small letters, no marks), each with its index."""
    return [(_plain(match[0]), match.start()) for match in _WORD.finditer(text.replace("’", "'"))]


def hashes(words: Sequence[str]) -> Iterator[int]:
    """Yield the hash of each run of words, in order; none where there are fewer than RUN."""
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")


def read_fingerprints(project: Project) -> frozenset[int]:
    """Return the hashes that a project and a copy laid over it keep; a line that is no hash is passed over."""
    try:
        paths = project.layers(FILE)
    except ProjectError:
        return frozenset()
    lines = (
        line.partition("#")[0].strip() for path in paths for line in path.read_text("utf-8").splitlines()
    )
    return frozenset(int(line, 16) for line in lines if re.fullmatch("[0-9a-f]{16}", line))


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
