"""Makes a directory of invented groups of any size, for tests and benches: `python -m tools.make_groups N DIR`.

The groups stand in DIR/demo, twelve to an organization's file, at real towns drawn by their population, and use every field of a listing.
Every name begins with EXAMPLE; domains and phone numbers are those reserved for fiction. The same N gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from commonground.listings.vocabulary import Vocabulary, read_vocabulary
from tools.made_group import Maker, Mapping
from tools.made_towns import towns

PER_FILE = 12


def main() -> None:
    """Write the groups that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="how many groups")
    parser.add_argument("folder", type=Path, help="where their files go")
    asked = parser.parse_args()
    write_groups(asked.count, asked.folder)


def write_groups(count: int, folder: Path, seed: int = 1) -> None:
    """Write `count` invented groups into `folder`/demo; the same arguments always write the same bytes."""
    target = folder / "demo"
    target.mkdir(parents=True, exist_ok=True)
    maker = Maker(Random(seed), read_project_vocabulary(), towns())  # noqa: S311 - reproducible, not secret
    for first in range(0, count, PER_FILE):
        document = maker.file(first // PER_FILE + 1, range(first, min(first + PER_FILE, count)))
        (target / f"{document['organization']['id']}.yaml").write_text(_yaml(document), "utf-8")


def read_project_vocabulary() -> Vocabulary:
    """Return the vocabulary of this project."""
    root = Path(__file__).parent.parent
    return read_vocabulary([root / "data" / "vocabulary.yaml"], root)[0]


def _yaml(value: Mapping) -> str:
    """Return a document as YAML; texts as JSON strings, which YAML reads as they are."""
    return "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Mapping) -> Iterator[str]:
    for name, item in value.items():
        if isinstance(item, dict):
            yield f"{name}:"
            yield from (f"  {line}" for line in _lines(item))
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield f"{name}:"
            for each in item:
                for at, line in enumerate(_lines(each)):
                    yield f"{'  ' if at else '- '}{line}"
        else:
            yield f"{name}: {_scalar(item)}"


def _scalar(item: Any) -> str:
    if isinstance(item, list):
        return f"[{', '.join(map(_scalar, item))}]"
    if isinstance(item, bool | int | float | date):
        return str(item).lower() if isinstance(item, bool) else str(item)
    return json.dumps(item, ensure_ascii=False)


if __name__ == "__main__":
    main()
