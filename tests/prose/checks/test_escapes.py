"""Escapes allow what they name, where they stand, with a reason; and nothing of them reaches readers."""

from __future__ import annotations

import pytest

from commonground.prose.check import checked
from commonground.prose.escapes import without_escapes
from commonground.prose.page import prepare
from commonground.prose.pages import read_page

from .examples import complete

OFF = '<!-- check:off stigma-label reason="names the word" -->'
ON = "<!-- check:on stigma-label -->"


def told(text, context):
    """Return line (from the title on) and rule of each problem of a page, and how many escapes it has."""
    example = complete(f"# A page\n\n{text}")
    found = checked(read_page(example.text, example.file), context)
    first = example.text.split("\n").index("# A page") + 1
    return [(p.line - first, p.rule) for p in found.problems], len(found.escapes)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (f"{OFF}\nHe is crazy.\nSo is she: insane.", []),
        (f"{OFF}\n\nHe is crazy.\n\nShe is insane.", [(6, "stigma-label")]),
        (f"{OFF}\n\nHe is crazy.\n\nShe is insane.\n\n{ON}\n\nA junkie.", [(10, "stigma-label")]),
        (f"{OFF}\n- crazy\n- insane\n\n- a junkie", [(6, "stigma-label")]),
        (f"{OFF}\n| a | b |\n|---|---|\n| crazy | insane |", []),
        (f"{OFF}\nHe is crazy. It is proven.", [(3, "overclaim")]),
        (f"He is crazy.\n\n{OFF}\nShe is insane.", [(2, "stigma-label")]),
        (f"{OFF}\nA junkie.\n\n{OFF}\nHe is crazy.\n\nShe is insane.\n\n{ON}", []),
    ],
)
def test_an_escape_holds_to_the_end_of_its_block_or_to_check_on(text, problems, context):
    assert told(text, context) == (problems, text.count("check:off"))


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("<!-- check:off stigma-label -->", "bad-escape"),
        ('<!-- check:off stigma-label reason="" -->', "bad-escape"),
        ('<!-- check:off stigma-label reason="  " -->', "bad-escape"),
        ('<!-- check:off stigma-lable reason="names the word" -->', "bad-escape"),
        ('<!-- check:off reason="names the word" -->', "bad-escape"),
        ('<!-- check:of stigma-label reason="names the word" -->', "bad-escape"),
        ("<!-- check:off stigma-label reason=names -->", "bad-escape"),
        ("<!-- check:on nothing -->", "bad-escape"),
        ("<!-- check: -->", "bad-escape"),
        (OFF, "unused-escape"),
        ('<!-- check:off hotline reason="names the word" -->', "unused-escape"),
    ],
)
def test_an_escape_that_is_not_sound_or_not_needed_is_told(comment, rule, context):
    found, _ = told(f"{comment}\nSome words.", context)
    assert found == [(2, rule)]


def test_an_escape_in_code_is_none(context):
    assert told(f"`{OFF}`\n\n```\n{OFF}\n```\n\nHe is crazy.", context) == ([(8, "stigma-label")], 0)


def test_readers_are_not_sent_the_escapes(library, templates):
    text = f"# A page\n\n{OFF}\nHe is crazy.\n{ON}\n\n`{OFF}`\n"
    assert without_escapes(text) == f"# A page\n\n\nHe is crazy.\n\n\n`{OFF}`\n"
    page = read_page(complete(text).text, "docs/a.md")
    assert prepare(page.body, page.matter, page.file, library, templates).markdown.count("check:") == 1
