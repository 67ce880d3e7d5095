"""Kinds of group that a page explains: what front matter may name, and what the shortcode leaves in the prose."""

from __future__ import annotations

import pytest

from commonground.pages.counted import PLACEHOLDER
from commonground.prose.check import check_page
from commonground.prose.front_matter import FrontMatter, read_front_matter, split
from commonground.prose.kinds import explained_by, wrong_kinds
from commonground.prose.page import prepare

FILE = "docs/for/veterans.md"


@pytest.fixture(scope="session")
def text(checkout) -> str:
    return (checkout.root / FILE).read_text("utf-8")


def wrong(library, *kinds: str, asked: bool = True, pages=None):
    matter = FrontMatter(explains=kinds, lines={"explains": (9, 11)} if kinds else {})
    return [
        (problem.rule, problem.line, problem.column, problem.message, problem.suggestion)
        for problem in wrong_kinds(matter, FILE, library.vocabulary, pages or {}, asked)
    ]


@pytest.mark.parametrize(
    "kinds",
    [
        ("topics/suicide-loss",),
        ("audiences/veterans-service", "model/hearing-voices"),
        ("kind/warmline", "formats/phone"),
    ],
)
def test_words_of_the_vocabulary_are_kinds(library, kinds):
    assert wrong(library, *kinds) == []
    assert wrong(library, *kinds, asked=False) == []


@pytest.mark.parametrize(
    ("kind", "message", "suggestion"),
    [
        (
            "topics/suicide-los",
            "explains: 'suicide-los' is not in the vocabulary of topics",
            "did you mean 'suicide-loss'?",
        ),
        (
            "audience/men",
            "explains: 'audience/men' is not a facet and a word of it, such as topics/grief",
            "did you mean 'audiences'?",
        ),
        ("grief", "explains: 'grief' is not a facet and a word of it, such as topics/grief", None),
        (
            "cost/free",
            "explains: 'cost/free' is not a facet and a word of it, such as topics/grief",
            None,
        ),
        ("topics/", "explains: '' is not in the vocabulary of topics", None),
    ],
)
def test_another_word_is_told_with_its_place_and_what_may_be_meant(library, kind, message, suggestion):
    ((rule, line, column, said, meant),) = wrong(library, kind)
    assert (rule, line, column, said) == ("unknown-kind", 9, 11, message)
    assert meant == suggestion


def test_two_pages_cannot_explain_the_same_kind(library):
    pages = {path: FrontMatter(explains=("topics/grief",)) for path in ("for/loss.md", "grief.md")}
    ((rule, *_, said, _),) = wrong(library, "topics/grief", pages=pages)
    assert rule == "unknown-kind"
    assert "for/loss.md, grief.md all explain topics/grief" in said


def test_who_asks_for_numbers_has_to_say_of_what(library):
    ((rule, line, column, said, _),) = wrong(library)
    assert (rule, line, column) == ("unknown-kind", 1, 1)
    assert said.startswith("cg:groups shows the groups of the kinds that a page explains")
    assert wrong(library, asked=False) == []


def test_the_check_and_the_build_tell_the_line_of_the_file(library, templates, text):
    broken = text.replace("audiences/veterans-service", "audiences/veteran")
    line = broken[: broken.index("explains:")].count("\n") + 1
    matter, _ = read_front_matter(broken, FILE)
    made = prepare(split(broken)[1], matter, FILE, library, templates)
    for problems in (check_page(broken, FILE, library), made.problems):
        assert [(problem.rule, problem.file, problem.line) for problem in problems] == [
            ("unknown-kind", FILE, line)
        ]


def test_the_shortcode_leaves_a_comment_that_names_the_kinds(library, templates, text):
    matter, _ = read_front_matter(text, FILE)
    made = prepare(split(text)[1], matter, FILE, library, templates).markdown
    assert PLACEHOLDER.findall(made.encode()) == [b"audiences/veterans-service"]
    assert "cg:groups" not in made


def test_any_page_shows_the_groups_of_one_kind(library, templates):
    matter = FrontMatter()
    made = prepare("<!-- cg:groups:topics/grief -->", matter, FILE, library, templates)
    assert (made.problems, PLACEHOLDER.findall(made.markdown.encode())) == ((), [b"topics/grief"])
    (problem,) = prepare("One\n\n<!-- cg:groups:topics/greif -->", matter, FILE, library, templates).problems
    assert str(problem) == (
        f"{FILE}:3:1: error: [unknown-shortcode] cg:groups has no 'topics/greif'; did you mean 'topics/grief'?"
    )


def test_every_kind_has_one_page(library):
    explained = explained_by(library.pages)
    assert ("audiences/men", "for/men.md", "Groups for men") in explained
    assert len({kind for kind, _, _ in explained}) == len(explained) >= 15
