"""Which addresses are asked, what is remembered of them, what is told, and that a link alone never fails anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.project import Project, ProjectError
from commonground.settings import Settings
from commonground.upkeep.addresses import addresses_of
from commonground.upkeep.exceptions import FILE as EXCEPTIONS
from commonground.upkeep.failures import FILE, Failure, read_failures, remembered, write_failures
from commonground.upkeep.reach import Answer
from commonground.upkeep.run_links import Checked, asker, check_links, today
from tests.conftest import PROJECT, run_commonground

DAY = date(2026, 11, 23)
FINE, GONE = Answer("fine", status=200), Answer("failed", "it answered 404", status=404)
DEAD = "https://dead.listing-test.org/anxiety"
GROUPS = f"""organization:
  id: example-org
  name: EXAMPLE – Org
  website: https://alive.listing-test.org/
groups:
- id: example-one
  about: https://in.text-test.org/ is not asked
  contact: {{website: "{DEAD}"}}
  source: https://reserved.example.org/
- id: example-two
  contact: {{website: https://alive.listing-test.org/}}
  ground_rules_url: https://127.0.0.1/
"""


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
failures = st.dictionaries(
    st.sampled_from([f"https://{letter}.test/" for letter in "abcdef"]),
    st.builds(
        Failure, days, days, st.integers(1, 999), st.sampled_from(["it answered 404", "it leads on and on"])
    ),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with two groups, one work cited and no crisis line."""
    (tmp_path / "data").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "data/groups.yaml").write_text(GROUPS)
    (tmp_path / "data/sources.yaml").write_text(
        "sources:\n- id: work\n  url: https://work.listing-test.org/1\n"
    )
    (tmp_path / "data/crisis.yaml").write_text("lines: []\n")
    return Project.at(tmp_path)


def _all_but(*dead: str) -> Callable[[str], Answer]:
    return lambda url: GONE if url in dead else FINE


def _check(project: Project, day: int, ask: Callable[[str], Answer], limit: int | None = None) -> Checked:
    return check_links(project, DAY + timedelta(days=day), limit, ask)


def _told(checked: Checked) -> list[str]:
    return [str(problem) for problem in checked.problems]


def test_every_address_of_the_data_is_found_where_it_stands(project: Project) -> None:
    found = {(a.url, f"{a.file}:{a.line}:{a.column}", a.owner) for a in addresses_of(project)}
    assert found == {
        ("https://alive.listing-test.org/", "data/groups.yaml:4:12", "example-org"),
        (DEAD, "data/groups.yaml:8:22", "example-one"),
        ("https://alive.listing-test.org/", "data/groups.yaml:11:22", "example-two"),
        ("https://work.listing-test.org/1", "data/sources.yaml:3:8", "work"),
    }


def test_an_address_is_told_once_it_failed_on_three_different_days(project: Project) -> None:
    asked = _all_but(DEAD)
    assert _told(_check(project, 0, asked)) == _told(_check(project, 0, asked)) == []
    assert _told(_check(project, 3, asked)) == []
    assert _told(_check(project, 10, asked)) == [
        f"data/groups.yaml:8:22: warning: [dead-link] '{DEAD}' failed on 3 days since 2026-11-23: it answered 404; "
        "find its new address, or ask whether the group still meets"
    ]
    assert _told(_check(project, 11, _all_but())) == []
    assert _told(_check(project, 12, asked)) == []


def test_an_address_that_stands_nowhere_any_more_is_forgotten(project: Project) -> None:
    _check(project, 0, _all_but(DEAD))
    path = project.data / FILE
    assert DEAD in path.read_text()
    (project.data / "groups.yaml").write_text(GROUPS.replace(DEAD, "https://new.listing-test.org/"))
    _check(project, 1, _all_but())
    assert DEAD not in path.read_text()


def test_where_a_page_has_moved_is_told(project: Project) -> None:
    moved = Answer("fine", moved="https://new.listing-test.org/", status=200)
    told = _told(_check(project, 0, lambda url: moved if url == DEAD else FINE))
    assert told == [
        f"data/groups.yaml:8:22: warning: [moved-link] '{DEAD}' has moved for good; write https://new.listing-test.org/"
    ]


def _except(project: Project, url: str, until: str = "2027-01-01") -> None:
    (project.data / EXCEPTIONS).write_text(
        f"exceptions:\n- id: one\n  url: {url}\n  reason: It answers only at night.\n  until: {until}\n"
    )


def test_an_exception_silences_what_begins_with_it_until_its_day(project: Project) -> None:
    _except(project, "https://dead.listing-test.org/", until="2026-11-26")
    for day in range(4):
        assert _told(_check(project, day, _all_but(DEAD))) == []
    told = _told(_check(project, 4, _all_but(DEAD)))
    assert [line.partition("[")[2].partition("]")[0] for line in told] == ["dead-link", "outdated-exception"]
    assert told[1].startswith(
        "data/link-exceptions.yaml:2:1: warning: [outdated-exception] one: it was believed until that day"
    )


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (
            "https://dead.listing-test.org/",
            "one: all that begins with 'https://dead.listing-test.org/' answers; take it out",
        ),
        (
            "https://dea.listing-test.org/",
            "one: no address begins with 'https://dea.listing-test.org/'; take it out",
        ),
    ],
)
def test_an_exception_that_is_none_any_more_is_told(project: Project, url: str, said: str) -> None:
    _except(project, url)
    (told,) = _told(_check(project, 0, _all_but()))
    assert told.endswith(said)


def test_an_exception_without_a_reason_is_an_error_and_what_answers_is_told_all_the_same(
    project: Project,
) -> None:
    (project.data / EXCEPTIONS).write_text("exceptions:\n- id: one\n  url: nowhere\n  until: 2026-13-01\n")
    rules = [problem.rule for problem in _check(project, 0, _all_but()).problems]
    assert rules == ["missing-field", "bad-value", "bad-value"]


def test_with_a_limit_what_failed_is_among_it_and_everything_in_time(project: Project) -> None:
    _check(project, 0, _all_but(DEAD))
    asked = [set(_check(project, day, _all_but(DEAD), limit=2).answers) for day in range(1, 40)]
    assert all(len(some) == 2 and DEAD in some for some in asked)
    assert set.union(*asked) == {address.url for address in addresses_of(project)}


@given(st.integers(1, 60), st.integers(2, 40), st.sampled_from([1, 7, 28]), days)
def test_nothing_is_left_out_for_long(number: int, limit: int, every: int, begin: date) -> None:
    urls = [f"https://{at}.listing-test.org/" for at in range(number)]
    runs = 30 * (number // limit + 1)
    asked = [today(urls, {}, begin + timedelta(days=every * run), limit) for run in range(runs)]
    assert {url for some in asked for url in some} == set(urls)
    assert all(len(set(some)) == len(some) == min(limit, number) for some in asked)


def test_a_machine_that_is_offline_notes_nothing(project: Project) -> None:
    with pytest.raises(ProjectError, match="is this machine online"):
        _check(project, 0, lambda url: GONE)
    assert not (project.data / FILE).exists()


@given(failures)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[str, Failure]
) -> None:
    path = tmp_path_factory.getbasetemp() / "links.lock"
    write_failures(path, kept)
    assert read_failures(path, "links.lock") == kept


@given(failures, failures, days)
def test_what_was_not_asked_is_remembered_and_what_failed_counts_once_a_day(
    before: dict[str, Failure], failed: dict[str, Failure], day: date
) -> None:
    once = remembered(before, dict.fromkeys(failed, GONE), {*before, *failed}, day)
    assert remembered(once, dict.fromkeys(failed, GONE), {*before, *failed}, day) == once
    assert {url: once[url] for url in before.keys() - failed.keys()} == {
        url: before[url] for url in before.keys() - failed.keys()
    }


@pytest.mark.parametrize(
    "line", ["x", "a\tb\tc\td\te", "a\t2026-11-23\t2026-11-23\tmany\twhy", "<<<<<<< main"]
)
def test_a_broken_memory_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "links.lock"
    path.write_text(f"# x\n{line}\n")
    with pytest.raises(ProjectError, match=r"^data/links\.lock:2: a line is: address"):
        read_failures(path, "data/links.lock")


def test_who_asks_has_to_say_so() -> None:
    with pytest.raises(ProjectError, match="site_url"):
        asker(Settings())


def test_the_command_warns_and_never_fails(tmp_path: Path) -> None:
    """With names that no name service has, so that nothing is asked beyond this machine."""
    (tmp_path / "data").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nsite_url: https://x.listing-test.org/\n")
    for name in ("sources", "crisis"):
        shutil.copy(PROJECT / "data" / f"{name}.yaml", tmp_path / "data")
        (tmp_path / "data" / f"{name}.yaml").write_text("x: []\n")
    (tmp_path / "data/groups.yaml").write_text(
        "groups:\n- id: a\n  source: https://dead.invalid.listing.example/\n"
    )
    lock = tmp_path / "data" / FILE
    lock.write_text("https://dead.listing-test.org/\t2026-11-01\t2026-11-03\t3\tit answered 404\n")
    done = run_commonground("links", "--as-of", "2026-11-23", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Web addresses asked: 0.")
