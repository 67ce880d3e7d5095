"""Feeds of partners: taken over whole or not at all, with what left them kept as tombstones; a broken one stops no other."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonground.partners.command import Outcome, from_folder, refresh, told
from commonground.project import Project
from commonground.upkeep.reach import Reach, UnreachableError
from tests.conftest import PROJECT, run_commonground
from tests.upkeep.website import HOST, website

AS_OF = date(2026, 11, 23)
HEAD = "id,name,topics,format,every,start,timezone,contact.email,verified\n"
PARTNERS = """partners:
- id: riverside
  name: Riverside Peers
  website: https://riverside-peers.org
  format: csv
  url: https://riverside-peers.org/groups.csv
  permission: CC0, agreed on 2026-11-02
- id: harbor
  name: Harbor Commons
  website: https://harbor-commons.org
  format: meeting-guide
  url: https://harbor-commons.org/meetings.json
  permission: CC0, agreed on 2026-11-03
"""


def _row(number: int, start: str = "19:00") -> str:
    return f"circle-{number},Circle {number},anxiety,online-video,tuesday,{start},Europe/London,c{number}@riverside-peers.org,2026-11-02\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "data").mkdir()
    shutil.copy(PROJECT / "data/vocabulary.yaml", tmp_path / "data")
    (tmp_path / "data/groups.yaml").write_text("groups: []\n")
    (tmp_path / "data/partners.yaml").write_text(PARTNERS)
    (tmp_path / "feeds").mkdir()
    return Project.at(tmp_path)


def _feed(project: Project, rows: str, as_of: date = AS_OF) -> Outcome:
    (project.root / "feeds/riverside.csv").write_text(HEAD + rows)
    (outcome,), problems = refresh(project, as_of, from_folder(project.root / "feeds"), "riverside")
    assert problems == []
    return outcome


def _file(project: Project) -> str:
    return (project.data / "groups/riverside.yaml").read_text()


def test_a_feed_becomes_the_file_of_its_partner_with_where_it_comes_from(project: Project) -> None:
    outcome = _feed(project, _row(1) + _row(2))
    assert outcome.what == "changed", outcome.remarks
    text = _file(project)
    assert text.count("verified_how: feed\n") == 2
    assert "source: https://riverside-peers.org\n" in text
    assert text.startswith("# Made from https://riverside-peers.org/groups.csv by `commonground partners`")
    assert "# CC0, agreed on 2026-11-02\n" in text
    assert outcome.report
    assert [change.what for change in outcome.report.whole.changes] == ["added", "added"]
    assert _feed(project, _row(1) + _row(2)).what == "same"


def test_what_leaves_a_feed_leaves_a_tombstone_and_comes_back(project: Project) -> None:
    _feed(project, "".join(map(_row, range(5))))
    outcome = _feed(project, "".join(map(_row, range(4))))
    assert "status: closed\n  closed_on: 2026-11-23\n" in _file(project)
    assert outcome.report
    assert [change.what for change in outcome.report.whole.changes] == ["closed"]
    _feed(project, "".join(map(_row, range(4))), date(2026, 12, 1))
    assert "closed_on: 2026-11-23\n" in _file(project)
    _feed(project, "".join(map(_row, range(5))))
    assert "closed" not in _file(project)


def test_a_feed_that_halves_does_not_pass_and_one_that_shrinks_is_told(project: Project) -> None:
    _feed(project, "".join(map(_row, range(10))))
    before = _file(project)
    outcome = _feed(project, "".join(map(_row, range(4))))
    assert (outcome.what, _file(project)) == ("failed", before)
    assert "it has 4 groups, and had 10: less than half" in outcome.remarks[0]
    outcome = _feed(project, "".join(map(_row, range(7))))
    assert outcome.what == "changed"
    assert outcome.remarks == ("it has 7 groups, and had 10",)


def test_what_maintainers_said_of_an_organization_stays(project: Project) -> None:
    _feed(project, _row(1))
    file = project.data / "groups/riverside.yaml"
    file.write_text(
        _file(project).replace(
            "  name: Riverside Peers\n",
            "  name: Riverside Peers\n  confirmed_on: 2026-11-10\n  confirmed_how: phone\n",
        )
    )
    _feed(project, _row(1, "20:00"))
    assert "  confirmed_on: 2026-11-10\n" in _file(project)
    assert 'start: "20:00"' in _file(project)


def test_a_record_that_cannot_be_used_loses_no_other(project: Project) -> None:
    outcome = _feed(project, _row(1) + _row(2, "25:00") + _row(3))
    assert outcome.what == "changed"
    assert outcome.remarks == ("1 of its records cannot be used",)
    assert "circle-3" in _file(project)


def test_one_that_fails_stops_no_other_and_touches_nothing(project: Project) -> None:
    (project.root / "feeds/riverside.csv").write_text(HEAD + _row(1))
    (project.root / "feeds/harbor.json").write_text("{ not a feed")
    done = run_commonground(
        "partners", "--from-folder", "feeds", "--as-of", "2026-11-23", "--format", "json", cwd=project.root
    )
    rows = {row["id"]: row for row in json.loads(done.stdout)}
    assert done.returncode == 1
    assert rows["riverside"]["what"] == "changed"
    assert rows["harbor"]["what"] == "failed"
    assert "it is no meeting-guide feed" in rows["harbor"]["body"]
    assert not (project.data / "groups/harbor.yaml").exists()


def test_a_wrong_entry_is_told_with_its_line_and_nothing_is_fetched(project: Project) -> None:
    (project.data / "partners.yaml").write_text(PARTNERS.replace("format: csv", "format: cvs"))
    done = run_commonground("partners", "--from-folder", "feeds", cwd=project.root)
    assert done.returncode == 1
    assert "data/partners.yaml:5:11: error:" in done.stdout


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: (HEAD + text).encode()))
def test_whatever_a_feed_holds_there_is_an_answer(project: Project, data: bytes) -> None:
    file = project.data / "groups/riverside.yaml"
    file.unlink(missing_ok=True)
    (project.root / "feeds/riverside.csv").write_bytes(data)
    (project.root / "feeds/harbor.json").write_bytes(data)
    outcomes, _ = refresh(project, AS_OF, from_folder(project.root / "feeds"))
    told(outcomes, [], "text")
    assert all(outcome.what == "failed" or file.exists() for outcome in outcomes)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("says/404", "it answered 404"),
        ("hangs", "it did not answer in time"),
        ("resets", "the connection failed"),
        ("huge", "it is larger than"),
        ("leads/302//says/404", "it answered 404"),
    ],
)
def test_a_feed_that_cannot_be_had_is_told(path: str, said: str) -> None:
    with website() as site:
        reach = site.reach(plain=True)
        with pytest.raises(UnreachableError, match=said):
            reach.fetch(f"http://{HOST}:{site.port}/{path}", 1_000_000)


def test_without_tls_and_inside_a_network_nothing_is_fetched() -> None:
    reach = Reach("test")
    with pytest.raises(UnreachableError, match="https"):
        reach.fetch("http://riverside-peers.org/groups.csv", 1000)
