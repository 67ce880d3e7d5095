from __future__ import annotations

import markdown as python_markdown
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html

from commonground.prose.citations import tokens
from commonground.prose.front_matter import FrontMatter
from commonground.prose.page import prepare

FILE = "docs/page.md"


@pytest.fixture(scope="session")
def make(library, templates):
    def prepared(text: str, *sources: str, body_line: int = 1):
        matter = FrontMatter(sources=sources, body_line=body_line, lines={"sources": (4, 10)})
        return prepare(text, matter, FILE, library, templates)

    return prepared


def test_a_work_keeps_its_number_and_the_list_leads_back_to_each_place(make):
    made = make("One [@lyons]. Two [@npg, values]. Three [@lyons, p. 3].", "lyons", "npg")
    assert not made.problems
    page = html.fromstring(f"<div>{python_markdown.markdown(made.markdown)}</div>")
    notes = page.xpath("//sup[@class='note']/a")
    assert [note.text for note in notes] == ["[1]", "[2, values]", "[1, p. 3]"]
    assert [note.get("href") for note in notes] == ["#source-1", "#source-2", "#source-1"]
    assert [note.get("aria-label") for note in notes] == ["Source 1", "Source 2: values", "Source 1: p. 3"]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in page.xpath("//a[starts-with(@href, '#')]/@href"):
        assert link[1:] in ids
    assert page.xpath("count(//li[@id='source-1']/a[@class='sources-back'])") == 2


def test_the_list_says_how_much_of_a_work_was_read_and_links_its_doi(make, library):
    made = make("[@lyons]", "lyons").markdown
    assert "https://doi.org/10.1186/s12888-021-03321-z" in made
    assert "abstract read, November 2026" in made
    assert "Lyons N, Cooper C, Lloyd-Evans B." in made


def test_a_page_that_cites_nothing_gets_no_list(make):
    assert make("Nothing to cite here.").markdown == "Nothing to cite here."


def test_an_unknown_work_is_told_with_its_place_in_the_file(make):
    made = make("First.\n\nSecond, see [@lyon].\n", body_line=12)
    assert [str(problem) for problem in made.problems] == [
        f"{FILE}:14:13: error: [unknown-source] there is no work 'lyon' in data/sources.yaml; did you mean 'lyons'?"
    ]


def test_an_unknown_shortcode_is_told(make):
    made = make("<!-- cg:ground-rule -->")
    assert [(p.rule, p.line, p.column, p.suggestion) for p in made.problems] == [
        ("unknown-shortcode", 1, 1, "did you mean 'ground-rules'?")
    ]


@pytest.mark.parametrize(
    ("sources", "rule"), [((), "undeclared-source"), (("lyons", "npg"), "unused-source"), (("lyons",), None)]
)
def test_front_matter_names_what_the_page_cites(make, sources, rule):
    assert [problem.rule for problem in make("[@lyons]", *sources).problems] == ([rule] if rule else [])


@pytest.mark.parametrize(
    "code",
    [
        "`[@lyons]`",
        "``a ` [@lyons]``",
        "```\n[@lyons]\n```",
        "~~~ yaml\n<!-- cg:reviewed -->\n~~~",
        "```\nnever closed [@lyons]",
    ],
)
def test_nothing_inside_code_is_touched(make, code):
    assert make(code).markdown == code


def test_what_stands_in_a_note_is_escaped(make):
    made = make('[@lyons, <img src=x onerror="1">]', "lyons").markdown
    assert "<img" not in made
    assert html.fromstring(f"<div>{made}</div>").xpath("//sup/a/text()") == ['[1, <img src=x onerror="1">]']


PIECES = st.sampled_from(
    [
        "[@",
        "]",
        "lyons",
        "npg",
        ", p. 3",
        "`",
        "```\n",
        "~~~",
        "\n",
        "<!-- cg:",
        "reviewed",
        " -->",
        "<script>",
        "ü",
        " ",
        "[@lyons]",
        "\\",
        '"',
        "<",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join))
@example("[@lyons, ]")
@example("`[@lyons]` `")
@example("[@<script>]")
def test_no_text_breaks_it_and_places_are_inside_the_text(make, text):
    made = make(text)
    lines = text.split("\n")
    for token in tokens(text):
        assert text[token.start : token.end].startswith(("[@", "<!--"))
        assert lines[token.line - 1][token.column - 1 :].startswith(("[@", "<!--"))
    # Never more markup than was written; fewer where an unknown key is shown as it stands.
    assert made.markdown.count("<script") <= text.count("<script")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="<>\"'&abc/=", max_size=30).filter(lambda text: text.strip()))
def test_any_words_in_a_note_come_out_as_the_same_words(make, where):
    made = make(f"[@lyons, {where}]", "lyons").markdown
    assert html.fromstring(f"<div>{made}</div>").xpath("string(//sup/a)") == f"[1, {where.strip()}]"
