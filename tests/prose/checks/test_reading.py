"""Pages are read as people see them: every passage, without markup and code, each letter with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.prose.check import checked
from commonground.prose.checks import Context
from commonground.prose.pages import read_page
from commonground.prose.passages import CODE, read_body

from .examples import SOUND, complete
from .passages import BAD

STOP = "# A page\n\nIf this makes you feel worse, stop.\n\n"
PASSAGES = [text for texts in BAD.values() for text in texts if not text.startswith(("#", "---"))]


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("# A *title* {#here}\n", [("heading", "A title")]),
        ("Title\n=====\n\nPart\n----\n", [("heading", "Title"), ("heading", "Part")]),
        ("One\ntwo  \nthree.\n\nFour.", [("paragraph", "One two three."), ("paragraph", "Four.")]),
        ("> One\n> two.\n>\n> Three.", [("paragraph", "One two."), ("paragraph", "Three.")]),
        (
            "- One\n  more\n- Two\n\n    Still two.",
            [("item", "One more"), ("item", "Two"), ("paragraph", "Still two.")],
        ),
        ("1. One\n2. **Two,** too", [("item", "One"), ("item", "Two, too")]),
        (
            "| A | B |\n|---|---|\n| *c* | `d` |",
            [("cell", "A"), ("cell", "B"), ("cell", "c"), ("cell", CODE)],
        ),
        (
            'See [the *rules*](a.md#b "T") and ![a tree](t.svg){ .x }.',
            [("paragraph", "See the rules and a tree.")],
        ),
        ("A gain [@lyons]. And [@srna, p. 3].", [("paragraph", "A gain. And.")]),
        ("Say `x` and ``y `z` w``.", [("paragraph", f"Say {CODE} and {CODE}.")]),
        ("```\ncode\n```\n\nWords.\n\n    code\n\n~~~ py\ncode\n~~~", [("paragraph", "Words.")]),
        (
            '<div class="sheet" markdown>\n\n## In it\n\nWords<br>more.\n\n</div>',
            [("heading", "In it"), ("paragraph", "Words more.")],
        ),
        ("One <!-- cg:draw:eye -->two.<!-- a\nnote -->", [("paragraph", "One two.")]),
        ("A&amp;B &mdash; it’s “so”.", [("paragraph", 'A&B — it\'s "so".')]),
        (
            '!!! note "Take care"\n\n    Words in it.',
            [("paragraph", "Take care"), ("paragraph", "Words in it.")],
        ),
        ("snake_case and _so_ and ___ blank", [("paragraph", "snake_case and so and ___ blank")]),
        ("[x]: https://www.example.org\n\nhttps://www.example.org/mentally-ill", [("paragraph", CODE)]),
        ("Term\n:   What it means.", [("paragraph", "Term"), ("item", "What it means.")]),
    ],
)
def test_passages_are_what_people_read(markdown, shown):
    assert [(passage.kind, passage.text) for passage in read_body(markdown).passages] == shown


@pytest.mark.parametrize(
    "markdown",
    [
        "It is **craz‸y**.",
        "> It is so:\n> a [*crazy* cr‸azy](a.md) idea",
        "| a | b |\n|---|---|\n| x [@lyons] | it’s ‸crazy |",
        "- one\n- two\n  `code` and\n  ‸crazy",
        "&amp; <b>it</b> is ‸crazy\r\n",
    ],
)
def test_letters_know_their_place(markdown):
    before, _, after = markdown.partition("‸")
    passage = next(one for one in read_body(before + after).passages if "crazy" in one.text)
    index = passage.text.rindex("crazy") + ("crazy".index(after[0]) if "crazy"[0] != after[0] else 0)
    assert passage.offset(index) == len(before)


def test_what_is_cited_counts_for_the_row_and_for_what_a_line_introduces():
    body = read_body("One found:\n\n- a gain [@a]\n- more\n\n| x | [@b] |\n|---|---|\n| y | [@c] |\n")
    cited = {passage.text: passage.cited for passage in body.passages}
    assert cited == {"One found:": ("a",), "a gain": ("a",), "more": (), "x": ("b",), "y": ("c",)}


@pytest.fixture(scope="session")
def problems_of(library):
    """Give a function that checks a page of which the body is given."""

    def problems_of(body, **given):
        head = "".join(f"{key}: {value}\n" for key, value in (SOUND | given).items())
        page = read_page(f"---\n{head}---\n{body}", "docs/coping/x.md")
        return page, checked(page, Context(library)).problems

    return problems_of


SIGNS = st.sampled_from(
    [
        *"#*_`~<>[](){}|!&:;-+=\\\"'\n \t\r.?0159a€\u00a0\u2028🙂",
        "```",
        "<!--",
        "-->",
        "<div>",
        "</code>",
        "[@",
        "](",
        "suicide",
        "crazy",
        "\n\n",
        "\n- ",
        "\n| a |\n|---|",
        "check:off",
        "I ",
        "he",
        "someone",
        "0800",
        "%",
        "studies show",
        "\n    ",
        "\n> ",
        "!!! note",
    ]
)
MARKDOWN = st.lists(SIGNS | st.text(max_size=6), max_size=60).map("".join)


@settings(deadline=None, max_examples=150)
@given(body=MARKDOWN)
def test_no_text_makes_a_check_fail_and_every_place_is_in_the_file(problems_of, body):
    page, problems = problems_of(body, claims="true", sources="[lyons]")
    lines = page.body.split("\n")
    for problem in problems:
        number = problem.line - page.matter.body_line
        assert number < len(lines)
        assert number < 0 or 1 <= problem.column <= len(lines[number]) + 1
        assert problem.message


@settings(deadline=None, max_examples=60)
@given(
    told=st.sampled_from(PASSAGES),
    words=st.text(alphabet="abc \n#*>|-", max_size=30),
    fence=st.sampled_from(["```", "~~~", "`````"]),
)
def test_what_stands_in_a_block_of_code_is_never_told(problems_of, told, words, fence):
    code = told.replace("‸", "")
    _, problems = problems_of(f"{STOP}{fence}\n{words}\n{code}\n{words}\n{fence}\n")
    assert list(map(str, problems)) == []


@settings(deadline=None, max_examples=60)
@given(told=st.sampled_from([text for text in PASSAGES if "\n" not in text and "`" not in text]))
def test_what_stands_in_code_in_a_line_is_never_told(problems_of, told):
    code = told.replace("‸", "").strip()
    _, problems = problems_of(f"{STOP}- Not ``{code}`` or `{code}`.\n")
    assert list(map(str, problems)) == []


def test_a_page_in_another_language_is_not_held_to_rules_about_english_words(library):
    german = replace(library, settings=replace(library.settings, languages=("de",)))
    example = complete("# Eine Seite\n\nDas ist crazy.\n\n![](a.png)\n")
    found = checked(read_page(example.text, example.file), Context(german)).problems
    assert [problem.rule for problem in found] == ["image-without-alt"]
