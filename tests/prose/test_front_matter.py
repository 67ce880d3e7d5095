from __future__ import annotations

from datetime import date

import pytest

from commonground.prose.front_matter import read_front_matter, split

SOUND = """---
title: A page
description: What it says.
audience: [anyone]
grade_max: 6
last_reviewed: 2026-11-23
next_review: 2027-11-23
reviewed_by: not yet reviewed
review_basis: Written for a test.
crisis: link
claims: false
license: CC-BY-4.0
---

# A page
"""


def test_a_sound_page_is_read(library):
    matter, problems = read_front_matter(SOUND, "docs/a.md")
    assert not problems
    assert (matter.title, matter.grade_max, matter.next_review) == ("A page", 6, date(2027, 11, 23))
    assert not matter.reviewed
    assert SOUND.split("\n")[matter.body_line] == "# A page"


@pytest.mark.parametrize(
    ("old", "new", "rule", "at"),
    [
        ("title: A page\n", "", "missing-field", (1, 1)),
        ("grade_max: 6", "grade_max: six", "bad-value", (5, 12)),
        ("last_reviewed: 2026-11-23", "last_reviewed: 2026-02-30", "bad-value", (6, 16)),
        ("next_review: 2027-11-23", "next_review: 2026-11-23", "review-order", (7, 14)),
        ("next_review: 2027-11-23", "next_reveiw: 2027-11-23", "unknown-field", (7, 14)),
        ("description: What it says.", f"description: {'x' * 161}", "long-description", (3, 14)),
        ("crisis: link", "crisis: none", "missing-field", (10, 9)),
        ("crisis: link", "crisis: maybe", "bad-value", (10, 9)),
        ("claims: false", "claims: true", "no-sources", (11, 9)),
        ("claims: false", "claims: perhaps", "bad-value", (11, 9)),
        ("license: CC-BY-4.0", "license: CC-BY-4.0\nprint: sheet", "bad-value", (13, 8)),
        ("title: A page", "title: [A, page]\ntitle: B", "repeated-field", (3, 1)),
    ],
)
def test_a_fault_is_told_with_its_place(old, new, rule, at):
    assert old in SOUND
    _, problems = read_front_matter(SOUND.replace(old, new, 1), "docs/a.md")
    assert (rule, *at) in [(problem.rule, problem.line, problem.column) for problem in problems]


def test_a_page_without_front_matter_is_told():
    _, problems = read_front_matter("# A page\n", "docs/a.md")
    assert [(problem.rule, problem.line) for problem in problems] == [("no-front-matter", 1)]


def test_windows_lines_and_a_byte_order_mark_do_not_move_lines():
    _, body, line = split("\ufeff" + SOUND.replace("\n", "\r\n"))
    assert (body, line) == ("\n# A page\n", 14)
