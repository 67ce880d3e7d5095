"""Finds the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, words: Iterable[str]) -> str | None:
    """Return "did you mean 'x'?" for the nearest of `words`, or None where nothing is near."""
    folded = word[:80].strip().lower().replace(" ", "-").replace("_", "-")
    known = {known.replace("_", "-"): known for known in words}
    matches = get_close_matches(folded, known, n=1, cutoff=0.7)
    return f"did you mean '{known[matches[0]]}'?" if matches else None
