"""The colors of the site can be told apart: by WCAG 2.2, 1.4.3 for text and 1.4.11 for the edges of controls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GROUNDS = ("paper", "card", "brand-wash", "warm-wash")
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "brand", "warm") for ground in GROUNDS),
    *(("help", ground) for ground in ("paper", "card", "help-wash")),
    ("ink", "help-wash"),
    ("brand-ink", "brand"),
]
EDGES = [*(("line-strong", ground) for ground in GROUNDS), *(("seat", ground) for ground in GROUNDS)]


@pytest.fixture(scope="module")
def schemes(project: Path) -> dict[str, dict[str, str]]:
    """The colors by name, of the light and of the dark scheme."""
    css = (project / "overrides/assets/css/tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    dark = dark.split("@media")[0]
    color = re.compile(r"--([\w-]+): #([0-9a-f]{6});")
    return {"light": dict(color.findall(light)), "dark": dict(color.findall(dark))}


def luminance(color: str) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2)."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (EDGES, 3)], ids=["text", "edges"])
def test_colors_can_be_told_apart(schemes, scheme, pairs, least):
    colors = schemes[scheme]
    found = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least} == {}


def test_both_schemes_name_the_same_colors(schemes):
    assert schemes["light"].keys() == schemes["dark"].keys()
    assert len(schemes["light"]) >= 14
