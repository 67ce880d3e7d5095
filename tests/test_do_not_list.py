"""The do-not-list refuses what is on it however it is written, tells nobody what that is, and is nothing without its key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commonground.do_not_list import FILE, add, is_left_out, read_do_not_list
from commonground.listings.do_not_list import KEY
from commonground.project import Project, ProjectError
from tests.conftest import PROJECT, run_commonground

SECRET = "k" * 32
ANSWERS = {
    "E-mail": "Stop@Quiet.example.org",
    "Phone, with + and country code": "+44 113 496 0000",
    "Website or link": "https://www.quiet.example.org/group/",
    "Name of the group": "EXAMPLE – Quiet Room",
    "Street address": "1 Example Street",
    "Town": "Leeds",
}
GROUP = """groups:
- id: example-other
  kind: group
  name: {name}
  topics: [anxiety]
  meetings:
  - format: in-person
    every: tuesday
    start: "19:00"
    place: {{{address}town: Leeds, region: West Yorkshire, country: GB}}
  contact: {{email: {email}, phone: "{phone}", website: {website}}}
  verified: 2026-11-02
  verified_how: organizer
  demo: true
"""
OTHER = {
    "name": "EXAMPLE – Other",
    "email": "a@b.example.org",
    "phone": "0113 496 0001",
    "website": "https://b.example.org/",
    "address": "",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "data/demo").mkdir(parents=True)
    (tmp_path / "data/groups.yaml").write_text("groups: []\n")
    shutil.copy(PROJECT / "data/vocabulary.yaml", tmp_path / "data")
    monkeypatch.setenv(KEY, SECRET)
    found = Project.at(tmp_path)
    assert add(found, lambda prompt: ANSWERS[prompt.removesuffix(": ")], lambda _: None) == 0
    return found


def _check(project: Project, **said: str) -> str:
    (project.data / "demo/a.yaml").write_text(GROUP.format(**OTHER | said))
    return run_commonground("check", "--as-of", "2026-11-23", cwd=project.root).stdout


@pytest.mark.parametrize(
    "said",
    [
        {"email": "stop@quiet.example.org"},
        {"phone": "(0113) 496-0000"},
        {"website": "http://quiet.example.org/group"},
        {"website": "https://quiet.example.org/Group/?from=here#top"},
        {"email": "stop+more@quiet.example.org"},
        {"name": "EXAMPLE – QUIET ROOM"},
        {"address": "address: 1 example street, "},
    ],
)
def test_what_is_on_it_is_refused_however_it_is_written(project: Project, said: dict[str, str]) -> None:
    assert "[do-not-list]" in _check(project, **said)


def test_what_cannot_be_read_is_asked_again_and_an_early_end_adds_nothing(project: Project) -> None:
    before = (project.data / FILE).read_text()
    answers = iter(["no address", "again@quiet.example.org", "0113 496 0009", "", "", "", ""])
    told: list[str] = []
    assert add(project, lambda _: next(answers), told.append) == 0
    assert len([line for line in told if "cannot be read" in line]) == 2
    assert "[do-not-list]" in _check(project, email="again@quiet.example.org")
    after = (project.data / FILE).read_text()
    assert after != before

    def ends(prompt: str) -> str:
        raise EOFError

    assert add(project, ends, told.append) == 2
    assert (project.data / FILE).read_text() == after


def test_nobody_learns_which_field_it_was(project: Project) -> None:
    assert "data/demo/a.yaml:2:3: error: [do-not-list]" in _check(project, email="stop@quiet.example.org")


def test_all_else_is_listed(project: Project) -> None:
    assert "[do-not-list]" not in _check(project)


def test_without_the_key_or_with_another_it_says_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "another key, as long as it has to be")
    assert "[do-not-list]" not in _check(project, email="stop@quiet.example.org")
    monkeypatch.delenv(KEY)
    assert "[do-not-list]" not in _check(project, email="stop@quiet.example.org")
    assert read_do_not_list(project) is None
    assert is_left_out(project)


def test_the_file_tells_nothing(project: Project) -> None:
    text = (project.data / FILE).read_text()
    marks = [line.removeprefix("- ") for line in text.splitlines() if line.startswith("- ")]
    assert marks == sorted(marks)
    assert len(marks) == 5
    assert not any(word in text.lower() for word in ("stop@", "496", "leeds", "quiet"))


def test_a_short_key_and_a_broken_file_are_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "short")
    with pytest.raises(ProjectError, match="shorter than 32"):
        read_do_not_list(project)
    (project.data / FILE).write_text("do_not_list:\n- stop@quiet.example.org\n")
    with pytest.raises(ProjectError, match="no digest"):
        read_do_not_list(project)
