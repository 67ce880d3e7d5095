"""The reference of what is called out of changes, made from the rules themselves: `python -m commonground.changes.reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .callouts import rules

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "callouts.md"

_HEAD = """---
title: What is called out of a change
description: Everything that a change to the listings is looked at for before it goes online, why, and what the sender is asked.
audience: [maintainers, organizations]
grade_max: 12
last_reviewed: 2026-11-26
next_review: 2027-11-26
reviewed_by: not yet reviewed
review_basis: Made from the program by `python -m commonground.changes.reference`.
crisis: link
claims: false
license: CC-BY-4.0
---

# What is called out of a change

`commonground diff BASE` prints what a change does to the listings, side by side, and calls out what someone has to look at. A call-out
refuses nothing. It asks a person to look. `commonground review` sorts open requests by it: *ask* means that there is a question for the
sender, *stop* that nothing goes online before someone found out more. The label is what a request on GitHub gets.

If you need help for yourself, [help now](../help-now.md) is the page for you.
"""


def callouts_reference() -> str:
    """Return the text of the page."""
    return "\n".join([_HEAD, *_rules(), "<!-- cg:reviewed -->", ""])


def _rules() -> Iterator[str]:
    for rule in rules():
        yield f"## {rule.id}\n"
        yield f"{rule.what}\n"
        yield f"**{rule.gravity.capitalize()}**, label `{rule.label}`. The sender is told:\n"
        yield f"> {rule.reply}\n"


if __name__ == "__main__":
    PAGE.write_text(callouts_reference(), "utf-8")
