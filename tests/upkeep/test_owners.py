"""`commonground owners`: who owns a file of listings is asked about its changes, and nobody takes a file over by how they write a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonground.project import Project
from commonground.settings import Settings
from commonground.upkeep.owners import FILE, owners_text, write_owners

GROUPS = "organization: {{id: org, name: Org, owners: {}}}\ngroups: []\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "data/groups").mkdir(parents=True)
    (tmp_path / "data/groups.yaml").write_text("groups: []\n")
    return Project.at(tmp_path)


def _file(project: Project, name: str, owners: str) -> None:
    (project.data / "groups" / name).write_text(GROUPS.format(owners))


def test_each_file_has_its_owners_and_the_rest_has_maintainers(project: Project) -> None:
    _file(project, "river.yaml", '["@river", "@river/team"]')
    _file(project, "harbor.yaml", '["@harbor"]')
    _file(project, "nobody.yaml", "[]")
    assert owners_text(project, Settings(maintainers=("@keeper",))).splitlines()[1:] == [
        "* @keeper",
        "/data/groups/harbor.yaml @harbor",
        "/data/groups/river.yaml @river @river/team",
    ]


@pytest.mark.parametrize(
    "owner", ['"@a b"', '"@a\\n* @evil"', '"#"', '"*"', '"a@b.example"', '"@"', "{a: b}"]
)
def test_what_is_no_account_owns_nothing(project: Project, owner: str) -> None:
    _file(project, "river.yaml", f"[{owner}]")
    assert owners_text(project, Settings()).splitlines()[1:] == []


def test_a_name_with_signs_means_its_file_alone(project: Project) -> None:
    _file(project, "a [b]* #c.yaml", '["@a"]')
    assert owners_text(project, Settings()).splitlines()[1:] == [r"/data/groups/a\ \[b\]\*\ \#c.yaml @a"]


def test_it_is_written_once_and_looked_at(project: Project) -> None:
    _file(project, "river.yaml", '["@river"]')
    assert write_owners(project, Settings(), check=True)[1] == 1
    assert not (project.root / FILE).exists()
    assert write_owners(project, Settings(), check=False) == (f"{FILE} was written.", 0)
    assert write_owners(project, Settings(), check=True)[1] == 0
