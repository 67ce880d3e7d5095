"""The files of the repository that are made from the model, the vocabulary and the rules: `python -m commonground.listings.made`."""

from __future__ import annotations

from pathlib import Path

from .reference import listing_reference, rules_reference
from .schema import schema_text
from .vocabulary import read_vocabulary

ROOT = Path(__file__).resolve().parents[3]


def made_files(root: Path) -> dict[str, str]:
    """Return the text of every made file by its path in the project."""
    vocabulary, _ = read_vocabulary([root / "data" / "vocabulary.yaml"], root)
    return {
        "schema/groups.schema.json": schema_text(vocabulary),
        "docs/reference/listing.md": listing_reference(vocabulary),
        "docs/reference/rules.md": rules_reference(),
    }


def main() -> None:
    """Write the made files anew."""
    for name, text in made_files(ROOT).items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
