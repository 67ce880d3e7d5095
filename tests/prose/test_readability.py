from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.prose.readability import grade, plain_text, syllables, word_count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("table", 2),
        ("group", 1),
        ("groups", 1),
        ("listen", 2),
        ("walked", 1),
        ("wanted", 2),
        ("emergency", 4),
        ("people", 2),
        ("the", 1),
        ("I", 1),
    ],
)
def test_syllables_of_common_words(word, count):
    assert syllables(word) == count


def test_grade_is_flesch_and_kincaids():
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)


def test_long_words_and_sentences_read_harder():
    hard = "Participants demonstrated statistically significant improvements regarding psychosocial outcomes and internalized stigmatization."
    assert grade(hard) > 15 > grade("You can just listen. You can leave when you like.")


def test_only_prose_counts():
    page = "# A heading\n\nOne two [three](four.md) [@five].\n\n- six\n- seven.\n\n"
    page += "```yaml\neight: nine\n```\n<!-- cg:reviewed -->\n> Ten **eleven**.\n"
    assert plain_text(page) == "A heading. One two three. six. seven. Ten eleven ."
    assert word_count(plain_text(page)) == 9


@given(st.text(max_size=200))
def test_any_text_has_a_grade(text):
    grade(plain_text(text))
