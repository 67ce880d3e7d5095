"""`commonground review` sorts requests that were fetched: by what is called out of each, with a reply, and without touching anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import lxml.html
import markdown
import pytest

from tests.conftest import run_commonground

from .made import FILES, changed, git, write

AS_OF = ("--as-of", "2026-11-23")
ANXIETY = "riverside/example-anxiety/"


def _request(copy: Path, name: str, change: dict[str, Any], subject: str = "Change a listing") -> None:
    """Leave a request in the repository, as one that was fetched."""
    git(copy, "checkout", "-q", "-b", "work", "main")
    write(copy, changed(FILES, change))
    git(copy, "commit", "-q", "-a", "-m", subject)
    git(copy, "update-ref", name, "HEAD")
    git(copy, "checkout", "-q", "main")
    git(copy, "branch", "-q", "-D", "work")


def _review(copy: Path, *arguments: str) -> tuple[int, str, str]:
    done = run_commonground("review", *arguments, *AS_OF, cwd=copy)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def asked(copy: Path) -> Path:
    """A repository with four open requests and one that is part of the branch already."""
    _request(copy, "refs/pull/1/head", {"set": {f"{ANXIETY}contact.email": "hello@rlverside-peers.example"}})
    _request(
        copy, "refs/pull/2/head", {"set": {f"{ANXIETY}summary": "Come as you are. You can just listen."}}
    )
    _request(copy, "refs/heads/receive/riverside", {"set": {f"{ANXIETY}contact.phone": "0113 496 0777"}})
    _request(copy, "refs/pull/4/head", {"set": {f"{ANXIETY}meetings.0.start": "25:00"}})
    git(copy, "update-ref", "refs/pull/5/head", "main")
    return copy


def test_requests_are_sorted_by_what_they_need(asked: Path) -> None:
    before = git(asked, "status", "--porcelain"), git(asked, "for-each-ref")
    code, told, _ = _review(asked, "--format", "json")
    rows = json.loads(told)
    assert code == 0
    assert [(row["ref"], row["verdict"]) for row in rows] == [
        ("refs/pull/2/head", "nothing odd"),
        ("refs/heads/receive/riverside", "ask"),
        ("refs/pull/4/head", "ask"),
        ("refs/pull/1/head", "stop"),
    ]
    assert (git(asked, "status", "--porcelain"), git(asked, "for-each-ref")) == before


def test_each_has_a_reply_to_send(asked: Path) -> None:
    replies = {row["ref"]: row["reply"] for row in json.loads(_review(asked, "--format", "json")[1])}
    assert replies["refs/pull/2/head"].endswith("It goes online with the next build, within a day.")
    assert (
        "- example-anxiety: The phone number changes. We call the old one"
        in replies["refs/heads/receive/riverside"]
    )
    assert "check it letter by letter" in replies["refs/pull/1/head"]
    assert "'25:00'" in replies["refs/pull/4/head"]


def test_the_text_names_what_to_look_at_and_shows_what_visitors_will_read(asked: Path) -> None:
    told = _review(asked)[1]
    assert told.startswith("4 open requests: 1 nothing odd, 2 ask, 1 stop.\n")
    assert "\nNothing odd: read what visitors will read, and merge\n" in told
    assert "    | Come as you are. You can just listen.\n" in told


def test_a_request_begun_before_others_came_in_is_read_as_what_it_changes(asked: Path) -> None:
    write(asked, changed(FILES, {"set": {"harbor/example-grief-walk/summary": "We walk and talk."}}))
    git(asked, "commit", "-q", "-a", "-m", "Change another listing")
    rows = json.loads(_review(asked, "refs/pull/2/head", "--format", "json")[1])
    assert [[listing["id"] for listing in row["report"]["listings"]] for row in rows] == [["example-anxiety"]]


def test_words_of_strangers_stay_inert(copy: Path) -> None:
    trap = "<img src=x> @someone [a](https://evil.example) ```"
    _request(copy, "refs/pull/7/head", {"set": {f"{ANXIETY}name": trap, f"{ANXIETY}topics": [trap]}}, trap)
    told = _review(copy, "--format", "markdown")[1]
    page = lxml.html.fromstring(
        f"<main>{markdown.markdown(told, extensions=['fenced_code', 'tables'])}</main>"
    )
    assert {element.tag for element in page.iter()} <= {
        "main",
        "p",
        "ul",
        "li",
        "h1",
        "h2",
        "h3",
        "code",
        "pre",
    }
    assert all(
        "@someone" not in (element.text or "")
        for element in page.iter()
        if element.tag not in ("code", "pre")
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("nowhere",), "git has no revision 'nowhere'"), (("--base", "trunk"), "git has no branch 'trunk'")],
)
def test_what_is_not_there_is_said_in_a_sentence(copy: Path, arguments: tuple[str, ...], said: str) -> None:
    code, told, error = _review(copy, *arguments)
    assert (code, told) == (2, "")
    assert said in error


def test_without_requests_it_says_so(copy: Path) -> None:
    assert _review(copy)[:2] == (0, "0 open requests.\n")
