"""A project's files are found: its own, those that were asked for, and those a copy lays over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonground.project import Project, ProjectError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "mkdocs.yml",
        "data/groups.yaml",
        "data/groups/b/two.yaml",
        "data/groups/one.yaml",
        "data/demo/show.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    for name in ("data/vocabulary.yaml", "local/data/vocabulary.yaml", "local/data/groups/mine.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    return tmp_path


def names(project: Project, *, demo: bool) -> list[str]:
    return [source.name for source in project.sources(demo=demo)]


def test_the_project_is_found_from_any_folder_in_it(root: Path) -> None:
    assert Project.at(root / "data" / "groups").root == root.resolve()


def test_listings_are_the_projects_and_the_copys_and_demonstrations_when_wanted(root: Path) -> None:
    own = [
        "data/groups.yaml",
        "data/groups/b/two.yaml",
        "data/groups/one.yaml",
        "local/data/groups/mine.yaml",
    ]
    project = Project.at(root)
    assert names(project, demo=False) == own
    assert names(project, demo=True) == [*own, "data/demo/show.yaml"]
    assert [source.demonstration for source in project.sources(demo=True)] == [False] * 4 + [True]


def test_other_listings_stand_alone_and_use_the_projects_other_data(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "groups.yaml").write_text("")
    project = Project.at(root, other)
    assert names(project, demo=True) == ["other/groups.yaml"]
    assert project.layers("vocabulary.yaml") == [
        root / "data" / "vocabulary.yaml",
        root / "local" / "data" / "vocabulary.yaml",
    ]


def test_a_file_that_is_missing_is_named(root: Path) -> None:
    with pytest.raises(ProjectError, match=r"crisis\.yaml is missing: it belongs in data/crisis\.yaml"):
        Project.at(root).layers("crisis.yaml")
    with pytest.raises(ProjectError, match=r"no mkdocs\.yml"):
        Project.at(root.parent)
    with pytest.raises(ProjectError, match="does not exist"):
        Project.at(root, root / "nowhere").sources(demo=True)
    (root / "empty").mkdir()
    with pytest.raises(ProjectError, match=r"no groups\.yaml"):
        Project.at(root, root / "empty").sources(demo=True)
