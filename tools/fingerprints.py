"""Makes fingerprints of texts that no page may copy, for the check copied-passage.

    python -m tools.fingerprints FOLDER                       adds those of every .txt, .md and .html file below FOLDER to data/fingerprints.txt
    python -m tools.fingerprints FOLDER --output local/data/fingerprints.txt

A fingerprint is the hash of twelve words in a row. No text can be read from it, so a folder of other people's texts stays where it is,
outside the repository, and its fingerprints may be kept here.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from commonground.prose.fingerprints import FILE, hashes, words_with_places

PROJECT = Path(__file__).parent.parent
KINDS = (".txt", ".md", ".html", ".htm")
_NOT_TEXT = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^<>]+>", re.DOTALL | re.IGNORECASE)


def fingerprints(folder: Path) -> tuple[set[int], int]:
    """Return the hashes of all texts below a folder, and how many files they come from."""
    found: set[int] = set()
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS and path.is_file())
    for path in paths:
        text = path.read_text("utf-8", errors="replace")
        if path.suffix.lower() in (".html", ".htm"):
            text = html.unescape(_NOT_TEXT.sub(" ", text))
        found.update(hashes([word for word, _ in words_with_places(text)]))
    return found, len(paths)


def add(path: Path, found: Iterable[int]) -> int:
    """Add hashes to a file, which keeps its comments and is sorted; return how many it did not have."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    comments = [line for line in lines if line.startswith("#") or not line.strip()]
    known = {line.strip() for line in lines} - set(comments)
    wanted = {f"{one:016x}" for one in found}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*comments, *sorted(known | wanted)]) + "\n", "utf-8")
    return len(wanted - known)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.fingerprints", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="texts that no page may copy")
    parser.add_argument(
        "--output", type=Path, default=PROJECT / "data" / FILE, metavar="FILE", help="data/fingerprints.txt"
    )
    options = parser.parse_args(arguments)
    found, files = fingerprints(options.folder)
    if not files:
        print(f"there is no {', '.join(KINDS)} file in {options.folder}", file=sys.stderr)
        return 2
    new = add(options.output, found)
    print(f"{files} files, {len(found)} fingerprints, {new} of them new in {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
