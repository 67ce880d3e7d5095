"""The drawings in the repository are those that tools/icons.py makes."""

from __future__ import annotations

from tools.icons import drawings


def test_the_drawings_are_up_to_date():
    stale = [path.name for path, drawing in drawings().items() if path.read_text(encoding="utf-8") != drawing]
    assert stale == [], "run `python -m tools.icons`"


def test_one_chair_is_open_and_all_are_chairs():
    for path, drawing in drawings().items():
        assert drawing.count('class="open"') == 1, path.name
        assert drawing.count('class="back"') >= 5, path.name
