"""A published site is wholly the old one or wholly the new one, whatever happens between."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonground.pages import publish
from commonground.pages.publish import PublishError, staging, swap


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    return folder


def make_new(made: Path) -> Path:
    new = made / "site"
    new.mkdir()
    (new / "index.html").write_text("new")
    return new


@pytest.mark.parametrize("exchange", [True, False], ids=["one exchange", "two renames"])
def test_a_new_site_takes_the_place_of_the_old(
    site: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)
    with staging(site, site.parent / "project") as made:
        swap(make_new(made), site)
    assert (site / "index.html").read_text() == "new"
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.lock", "site"]


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "site"
    with staging(site, tmp_path / "project") as made:
        swap(make_new(made), site)
    assert (site / "index.html").read_text() == "new"


def test_a_build_that_fails_leaves_the_old_site_and_nothing_beside_it(site: Path) -> None:
    def fail() -> None:
        with staging(site, site.parent / "project") as made:
            make_new(made)
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        fail()
    assert (site / "index.html").read_text() == "old"
    assert sorted(path.name for path in site.parent.iterdir()) == [".site.lock", "site"]


def test_the_next_start_repairs_two_renames_that_were_interrupted(site: Path) -> None:
    site.rename(site.with_name(".site.old"))
    with staging(site, site.parent / "project"):
        assert (site / "index.html").read_text() == "old"


def test_the_next_start_clears_what_a_killed_build_left(site: Path) -> None:
    left = site.with_name(".site.new-abc")
    left.mkdir()
    with staging(site, site.parent / "project"):
        assert not left.exists()


def test_two_builds_of_one_site_do_not_mix(site: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from commonground.pages.publish import staging\n"
        "with staging(Path(sys.argv[1]), Path(sys.argv[1]).parent / 'project'): pass"
    )
    hooks = str(Path(__file__).parents[2] / "hooks")
    with staging(site, site.parent / "project"):
        second = subprocess.run(
            [sys.executable, "-c", code, str(site)],
            check=False,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONPATH": hooks},
        )
    assert second.returncode != 0
    assert "another build" in second.stderr


@pytest.mark.parametrize("folder", [".", "docs", "data", "hooks"])
def test_the_project_itself_is_never_replaced(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    with (
        pytest.raises(PublishError, match="part of the project"),
        staging((tmp_path / folder).resolve(), tmp_path.resolve()),
    ):
        pass


def test_a_folder_that_holds_no_website_is_never_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"")
    with pytest.raises(PublishError, match="no website"), staging(folder, tmp_path / "project"):
        pass
    assert (folder / "cat.jpg").exists()


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(PublishError, match="cannot be written"),
        staging(tmp_path / "file" / "site", tmp_path / "project"),
    ):
        pass
