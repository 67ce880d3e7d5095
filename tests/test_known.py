"""What is kept of files of listings: it says the same as reading them, the first time, again, and after one of them changed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from commonground.directory import check_directory
from commonground.known import check_listings, open_known
from commonground.listings.report import Problem, ordered
from commonground.project import Project
from tests.conftest import PROJECT

AS_OF = date(2026, 11, 23)


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """A copy of the project's data, with a listing that moved to nowhere and one whose age is no number."""
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    spoiled = tmp_path / "data" / "demo" / "cedar-room.yaml"
    spoiled.write_text(
        spoiled.read_text().replace("age_min: 18", "age_min: many", 1) + "  moved_to: example-nowhere\n"
    )
    return Project.at(tmp_path)


def _known(project: Project, as_of: date = AS_OF) -> list[Problem]:
    return ordered(check_listings(project, as_of=as_of, demo=True, jobs=1))


def _read(project: Project, as_of: date = AS_OF) -> list[Problem]:
    return ordered(check_directory(project, as_of=as_of, demo=True)[1])


def test_what_is_kept_tells_the_same_problems(copy: Project) -> None:
    first = _known(copy)
    assert first == _read(copy)
    assert {"bad-number", "moved-to-unknown"} <= {problem.rule for problem in first}
    assert _known(copy) == first


def test_a_file_that_changed_is_read_again(copy: Project) -> None:
    _known(copy)
    path = copy.data / "demo" / "harbor-commons.yaml"
    path.write_text(path.read_text().replace("verified: 2026", "verified: 2926", 1))
    assert _known(copy) == _read(copy)


def test_another_day_and_other_words_count(copy: Project) -> None:
    _known(copy)
    assert _known(copy, date(2029, 1, 1)) == _read(copy, date(2029, 1, 1))
    words = copy.data / "vocabulary.yaml"
    words.write_text(words.read_text().replace("- id: grief\n", "- id: grieving\n", 1))
    assert _known(copy) == _read(copy)


def test_what_is_broken_is_made_anew(copy: Project) -> None:
    first = _known(copy)
    for path in open_known(copy).folder.iterdir():
        path.write_bytes(path.read_bytes()[:-3])
    assert _known(copy) == first


def test_two_listings_that_seem_to_be_one_group_are_told_at_the_later_one(copy: Project) -> None:
    groups = (copy.data / "demo" / "harbor-commons.yaml").read_text()
    again = groups.replace("- id: example-", "- id: example-again-").replace("  was: [", "  was: [again-")
    (copy.data / "demo" / "zz-again.yaml").write_text(again)
    told = [problem for problem in _known(copy) if problem.rule == "listed-twice"]
    assert told
    assert {(problem.file, problem.severity) for problem in told} == {("data/demo/zz-again.yaml", "warning")}
    assert all("in data/demo/harbor-commons.yaml:" in problem.message for problem in told)
    (copy.data / "demo" / "zz-again.yaml").unlink()
    assert "listed-twice" not in {problem.rule for problem in _known(copy)}
