"""The site's own pages and data, as they stand in the repository."""

from __future__ import annotations

import json
import re

import pytest

from commonground.listings.fields import is_id
from commonground.listings.nodes import read_nodes
from commonground.prose.check import check_page, checked_prose
from commonground.prose.front_matter import read_front_matter, split
from commonground.prose.library import pages_of
from commonground.prose.page import prepare
from commonground.prose.passages import read_body
from commonground.prose.schemas import FOLDER, SCHEMAS, schema_text

from .conftest import AS_OF

FIRST_PAGES = {
    "index.md",
    "what-is-peer-support.md",
    "first-visit.md",
    "ground-rules.md",
    "help-now.md",
    "worried-about-someone.md",
    "list-your-group.md",
    "privacy.md",
    "leave-quickly.md",
    "about.md",
}


@pytest.fixture(scope="session")
def pages(checkout):
    return {
        name: path.read_text("utf-8")
        for name, path in pages_of(checkout).items()
        if path.is_relative_to(checkout.root / "docs")
    }


def test_the_first_pages_are_there(pages):
    assert pages.keys() >= FIRST_PAGES


def test_the_prose_has_no_problems(checkout):
    problems = checked_prose(checkout, AS_OF).problems
    assert [str(problem) for problem in problems if problem.rule != "unused-work"] == []


def test_every_page_renders_without_a_problem(pages, library, templates):
    for name, text in pages.items():
        matter, _ = read_front_matter(text, name)
        made = prepare(split(text)[1], matter, name, library, templates)
        assert not made.problems, name
        shown = read_body(made.markdown)
        assert "[@" not in shown.source, name
        assert not [
            one for one in shown.comments if re.match(r"cg:(?!count |listings-counted$)|check:", one.text)
        ], name


def test_pages_that_no_one_has_reviewed_say_so(pages):
    for name, text in pages.items():
        matter, _ = read_front_matter(text, name)
        if name != "index.md":
            assert "<!-- cg:reviewed -->" in text, name
        assert not matter.reviewed, f"{name}: add who reviewed it to this test"


def test_an_unknown_source_and_a_hard_page_are_told_by_the_check(library, pages):
    text = pages["about.md"].replace("## Money", "## Money\n\nSee [@nobody].")
    assert [(p.rule, p.line) for p in check_page(text, "docs/about.md", library)] == [
        ("unknown-source", text[: text.index("[@nobody]")].count("\n") + 1)
    ]
    hard = (
        "Organizational accountability necessitates comprehensive interdisciplinary collaboration.\n\n" * 20
    )
    head, _, _ = split(text)
    rules = [problem.rule for problem in check_page(f"---\n{head}---\n{hard}", "docs/about.md", library)]
    assert rules == ["too-hard"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schemas_are_those_of_the_code(name):
    assert (FOLDER / name).read_text("utf-8") == schema_text(name), (
        "run: python -m commonground.prose.schemas"
    )
    json.loads(schema_text(name))


def test_works_were_read_and_say_what_may_be_claimed(library):
    assert all(work.read_on <= "2026-12" and work.figures for work in library.works.values())


def test_the_vocabulary_holds_what_listings_and_search_need(checkout):
    document, faults = read_nodes((checkout.root / "data" / "vocabulary.yaml").read_bytes())
    assert not faults
    facets = {
        facet: {
            term.entries["id"][1].text: {key: value for key, (_, value) in term.entries.items()}
            for term in terms.items
        }
        for facet, (_, terms) in document.entries.items()
    }
    assert list(facets["formats"]) == ["in-person", "online-video", "phone", "online-text", "hybrid"]
    assert set(facets["verified_how"]) == {"organizer", "visited", "called", "website", "feed", "unconfirmed"}
    assert facets["topics"]["any-mental-health"]["imported_only"].text == "true"
    assert facets["audiences"]["teens-13-17"]["safeguarding"].text == "true"
    for facet, terms in facets.items():
        seen: dict[str, str] = {}
        for term, fields in terms.items():
            assert is_id(term), term
            assert fields["label"].text, term
            assert fields["meaning"].text.endswith("."), term
            for synonym in fields["synonyms"].items if "synonyms" in fields else ():
                assert synonym.text == synonym.text.lower().strip(), f"{facet} {term}: {synonym.text}"
                assert synonym.text not in seen, (
                    f"{facet}: '{synonym.text}' leads to {seen.get(synonym.text)} and {term}"
                )
                seen[synonym.text] = term
    for words, topic in [
        ("bipoler", "bipolar"),
        ("panic attacks", "panic"),
        ("hears voices", "psychosis-voices-visions"),
        ("my son died", "grief"),
    ]:
        assert words in [synonym.text for synonym in facets["topics"][topic]["synonyms"].items]


def test_networks_say_that_nobody_has_confirmed_them_and_carry_no_local_contact(checkout):
    document, faults = read_nodes((checkout.root / "data" / "groups.yaml").read_bytes())
    assert not faults
    networks = document.entries["groups"][1].items
    assert len(networks) >= 15
    for network in networks:
        fields = {key: value for key, (_, value) in network.entries.items()}
        assert fields["kind"].text == "network"
        assert "Nobody has confirmed this listing" in fields["about"].text
        assert set(fields["contact"].entries) == {"website"}
        assert fields["contact"].entries["website"][1].text.startswith("https://")
        assert fields["verified_how"].text in ("website", "unconfirmed")
        assert "meetings" not in fields
