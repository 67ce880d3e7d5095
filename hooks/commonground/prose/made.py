"""The page of the repository that is made from the rules of prose: `python -m commonground.prose.made`."""

from __future__ import annotations

from pathlib import Path

from .reference import prose_rules_reference

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "prose-rules.md"


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(prose_rules_reference(), "utf-8")


if __name__ == "__main__":
    main()
