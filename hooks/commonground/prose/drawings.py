"""The drawings that a page may ask for: `<!-- cg:draw:phone -->` puts overrides/directory/prose/drawings/phone.svg into the text.

They are ours, small and quiet, and only repeat what the words beside them say: each is hidden from screen readers.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "overrides" / "directory" / "prose" / "drawings"
DRAWINGS = tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))
"""Their names."""
