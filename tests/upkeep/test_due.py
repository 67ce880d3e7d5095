"""What falls due, in which order, and the words in which it is asked for."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from commonground.listings.model import Organization
from commonground.listings.read import Entry
from commonground.pages.freshness import ASK_AFTER, age_of
from commonground.upkeep.asking import AT_ONCE, Asking, asking_of, handles
from commonground.upkeep.due import Due, due_of
from commonground.upkeep.due_report import DueReport, as_markdown, as_text
from tests.conftest import PROJECT, run_commonground
from tests.pages.made import AS_OF, SETTINGS, words

from .made import OWNERS, context, entry

WITH_EMAIL = replace(SETTINGS, email="listings@site.example.org")


def _due(*entries: Entry, within: int = 30) -> list[Due]:
    return due_of(entries, context(), within)


def _ids(due: Iterable[Due]) -> list[str]:
    return [listing.id for one in due for listing in one.listings]


def _asked(*entries: Entry) -> tuple[Due, Asking]:
    (due,) = _due(*entries)
    return due, asking_of(due, WITH_EMAIL, words(WITH_EMAIL))


@given(st.lists(st.integers(0, 500), min_size=1, max_size=8), st.integers(1, 60))
def test_what_is_due_is_what_visitors_are_told_to_ask_about_then(ages: list[int], within: int) -> None:
    made = [entry(f"g-{at}", verified=AS_OF - timedelta(days=age)) for at, age in enumerate(ages)]
    later = AS_OF + timedelta(days=within)
    expected = {one.group.id for one in made if age_of(one.group.verified, later) != "fresh"}
    assert set(_ids(_due(*made, within=within))) == expected


def test_those_overdue_longest_come_first() -> None:
    other = Organization(id="example-other", name="EXAMPLE – Other")
    due = _due(
        entry("b", verified=date(2026, 5, 2)),
        entry("c", verified=date(2026, 4, 2)),
        entry("a", verified=date(2025, 4, 2), organization=other),
    )
    assert _ids(due) == ["a", "c", "b"]
    assert [one.overdue(AS_OF) for one in due] == [1, 2]
    assert due[0].listings[0].due == date(2025, 4, 2) + timedelta(days=ASK_AFTER)


def test_nobody_is_asked_about_what_closed_or_cannot_be_read() -> None:
    assert _due(entry("a", status="closed"), entry("b", sound=False)) == []


def test_listings_without_an_organization_are_asked_about_together_and_no_one_is_written_to() -> None:
    due, asking = _asked(entry("a", organization=None, file="data/groups.yaml"))
    assert (due.key, due.emails, asking.mentions) == ("due/data/groups.yaml", (), ())


def test_an_address_of_a_person_is_not_written_to() -> None:
    due, _ = _asked(
        entry("a", email="firstname.lastname@gmail.com"),
        entry("b", email="b@org.example.org"),
        entry("c", email="c@org.example.org"),
        entry("d", email="c@org.example.org"),
    )
    assert due.emails == ("c@org.example.org", "b@org.example.org")


def test_only_accounts_are_mentioned() -> None:
    said = (
        "@a-b",
        "@org/team.x",
        "@a-b",
        "a-b",
        "@",
        "@-a",
        "@a b",
        "@a @b",
        "@a\n@b",
        "x@y.example.org",
        "@a--b",
    )
    assert handles(said) == ("@a-b", "@org/team.x")


def test_the_key_and_the_first_line_stay_the_same() -> None:
    first, later = _asked(entry("a")), _asked(entry("b", verified=date(2025, 1, 1)))
    assert first[0].key == later[0].key == "due/example-org"
    assert first[1].title == later[1].title
    assert (
        first[1].body.splitlines()[0]
        == later[1].body.splitlines()[0]
        == "<!-- commonground:due/example-org -->"
    )


def test_all_are_confirmed_by_one_link_or_one_answer() -> None:
    _, asking = _asked(entry("b"), entry("a"))
    assert asking.confirm == ("https://site.example.org/sub/list-your-group/#confirm=a,b",)
    assert asking.confirm[0] in asking.mail
    assert asking.confirm[0] in asking.body
    answer = re.search(r"^as_of: .*\nstill_right:\n(?:- .*\n)+", asking.mail, re.MULTILINE)
    assert answer
    assert yaml.safe_load(answer[0]) == {"still_right": ["a", "b"], "as_of": AS_OF}
    assert "closed:" not in asking.mail  # a quoted example must not close anything
    link = re.search(r"\((mailto:[^)]*)\)", asking.body)
    assert link
    parts = urlsplit(link[1])
    assert parts.path == "listings@site.example.org"
    assert parse_qs(parts.query)["body"][0].replace("\r\n", "\n") == answer[0]


def test_very_many_are_confirmed_in_parts() -> None:
    due, asking = _asked(*(entry(f"g-{at:03}") for at in range(2 * AT_ONCE + 1)))
    confirmed = [link.partition("#confirm=")[2].split(",") for link in asking.confirm]
    assert [len(part) for part in confirmed] == [AT_ONCE, AT_ONCE, 1]
    assert [id for part in confirmed for id in part] == _ids([due])
    assert "(3/3)" in asking.body


@pytest.mark.parametrize(
    "name",
    [
        "@everyone, come",
        "![x](https://evil.example.org/x.png)",
        "`[x](https://evil.example.org)`",
        "<img src=https://evil.example.org>",
        "<!-- commonground:due/other -->",
        "#12\n\n# Closed",
        "Reversed \u202e",
    ],
)
def test_words_of_strangers_are_only_text(name: str) -> None:
    organization = replace(OWNERS, name=name, owners=(name,))
    due, asking = _asked(entry("a", name=name, organization=organization))
    shown = as_markdown(DueReport(AS_OF, 30, [(due, asking)]))
    for page in (markdown(asking.body), markdown(shown)):
        assert "<img" not in page
        assert not re.search(r'(?:href|src)="https://evil', page)
        assert page.count("<h1") == 0
    outside = re.sub(r"`[^`]*`", "", asking.body)
    assert "@" not in outside.replace("listings@site", "")
    assert asking.body.count("<!--") == 1
    assert not set("\u202e\n") & set(as_text(DueReport(AS_OF, 30, [(due, asking)])).splitlines()[2])
    assert "\u202e" not in asking.mail


def _copy(folder: Path, settings: str) -> Path:
    (folder / "data" / "groups").mkdir(parents=True)
    shutil.copy(PROJECT / "data" / "vocabulary.yaml", folder / "data")
    shutil.copy(PROJECT / "data" / "demo" / "maple-circle.yaml", folder / "data" / "groups")
    (folder / "mkdocs.yml").write_text(settings)
    return folder


def test_the_command_tells_it_as_json_without_what_is_hidden(tmp_path: Path) -> None:
    copy = _copy(tmp_path, "site_name: Maple\nsite_url: https://maple.example.org/\n")
    (copy / "data/hidden.yaml").write_text("hidden:\n- example-maple-circle-halifax-men\n")
    done = run_commonground("due", "--as-of", "2027-04-20", "--format", "json", cwd=copy)
    assert (done.returncode, done.stderr) == (0, "")
    (request,) = json.loads(done.stdout)["requests"]
    assert (request["key"], request["overdue"]) == ("due/example-maple-circle", 6)
    assert request["email"]["to"] == ["hello@maple-circle.example.org"]
    assert request["email"]["subject"] == "Are your 7 listings on Maple still right?"


def test_without_the_address_of_the_site_nothing_can_be_asked(tmp_path: Path) -> None:
    done = run_commonground("due", cwd=_copy(tmp_path, "site_name: Maple\n"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("commonground: the requests lead to the site")
