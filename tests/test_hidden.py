"""Hiding a listing is one line: it leaves no trace on the site, whatever the state of its file, and a line that hides nothing is told."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.build import write_directory
from commonground.directory import Refused
from commonground.hidden import FILE, Hidden, read_hidden
from commonground.kept import Kept
from commonground.known import check_listings
from commonground.options import Options
from commonground.project import Project
from commonground.settings import Settings
from tests.conftest import PROJECT

AS_OF = date(2026, 11, 23)
SETTINGS = Settings(site_url="https://site.example.org/", country="CA")
ID = "example-maple-circle-toronto-anxiety"
NAME = "Annex Anxiety Circle"
MAPLE = "groups/maple-circle.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of listings with two organizations."""
    folder = tmp_path / "data"
    (folder / "groups").mkdir(parents=True)
    for name in ("maple-circle", "riverside-peers"):
        shutil.copy(PROJECT / "data" / "demo" / f"{name}.yaml", folder / "groups")
    return folder


def _hide(data: Path, *names: str) -> None:
    (data / FILE).write_text("".join(["hidden:\n", *(f"- {name}\n" for name in names)]))


def _change(data: Path, old: str, new: str) -> None:
    path = data / MAPLE
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def _name(data: Path) -> str:
    return (data / MAPLE).as_posix()


def _write(data: Path, name: str) -> Path:
    """Write the directory's part of a site, as a build does that follows on the one before it."""
    root = data.parent
    site = root / name
    options = Options(AS_OF, data)
    project = Project.at(PROJECT, data)
    kept = Kept(root / "kept")
    write_directory(
        project,
        SETTINGS,
        options,
        site,
        kept,
        spool=root / f"spool-{name}",
        site=root / "first",
    )
    return site


def _told(data: Path) -> list[str]:
    problems = check_listings(Project.at(PROJECT, data), as_of=AS_OF, demo=False, jobs=1)
    return [str(problem) for problem in problems if problem.severity == "error"]


def _holding(site: Path, text: str) -> list[str]:
    return sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and text.encode() in path.read_bytes()
    )


def test_a_hidden_listing_leaves_no_trace_though_it_was_built_before(data: Path) -> None:
    first = _write(data, "first")
    assert "api/groups.json" in _holding(first, NAME)
    assert {"sitemap-groups.xml", f"groups/{ID}/{ID}.ics"} <= {*_holding(first, ID)}
    _hide(data, ID)
    assert _told(data) == []
    second = _write(data, "second")
    page = f"groups/{ID}/index.html"
    assert _holding(second, NAME) == []
    assert _holding(second, ID) == [page]  # its own address, and nothing else
    assert [path.name for path in (second / page).parent.iterdir()] == ["index.html"]
    shown = (second / page).read_text()
    assert "Not listed at present" in shown
    assert '<meta name="robots" content="noindex">' in shown
    (data / FILE).unlink()
    assert (_write(data, "third") / page).read_bytes() == (first / page).read_bytes()


def test_a_hidden_listing_that_is_broken_stops_nothing(data: Path) -> None:
    _change(data, "verified: 2026-06-22", "verified: 2026-13-22")
    with pytest.raises(Refused):
        _write(data, "refused")
    _hide(data, ID)
    assert _told(data) == []
    site = _write(data, "site")
    assert _holding(site, NAME) == []
    assert _holding(site, "Cercle du mardi")


def test_a_file_that_cannot_be_read_is_hidden_by_its_name(data: Path) -> None:
    _change(data, "groups:", "groups: [")
    assert _told(data)
    _hide(data, _name(data))
    assert _told(data) == []
    site = _write(data, "site")
    assert _holding(site, "EXAMPLE – Maple") == []
    assert _holding(site, "Riverside Anxiety Circle")


def test_an_older_id_hides_the_listing_too(data: Path) -> None:
    _change(data, f"- id: {ID}", f"- id: {ID}\n  was: [annex-anxiety]")
    _hide(data, "annex-anxiety")
    site = _write(data, "site")
    assert _holding(site, NAME) == []
    assert (site / "groups/annex-anxiety/index.html").is_file()
    assert (site / f"groups/{ID}/index.html").is_file()


def test_a_line_that_hides_nothing_is_an_error(data: Path) -> None:
    _hide(data, ID.replace("toronto", "tornto"))
    with pytest.raises(Refused):
        _write(data, "refused")
    assert _told(data) == [
        f"{(data / FILE).as_posix()}:2:3: error: [unknown-hidden] there is no listing and no file "
        f"'{ID.replace('toronto', 'tornto')}', so nothing is hidden by this line; did you mean '{ID}'?"
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("- a\n", "1:1"),
        ("hiden:\n- a\n", "1:1"),
        ("hidden: a\n", "1:9"),
        ("hidden:\n- {id: a}\n", "2:3"),
        ("hidden:\n-\n", "2:2"),
        ("hidden: [a]\nalso: [b]\n", "1:1"),
        ("hidden: [a", "1:11"),
        ("hidden: &x [a]\n", "1:9"),
    ],
)
def test_what_is_wrong_with_the_file_is_told_where_it_stands(data: Path, text: str, at: str) -> None:
    (data / FILE).write_text(text)
    _, problems = read_hidden(Project.at(PROJECT, data))
    assert [f"{problem.line}:{problem.column}" for problem in problems] == [at]


@pytest.mark.parametrize("text", ["", "# nothing\n", "hidden:\n", "hidden: []\n"])
def test_a_file_may_hide_nothing(data: Path, text: str) -> None:
    (data / FILE).write_text(text)
    assert read_hidden(Project.at(PROJECT, data)) == (Hidden(), [])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_bytes(b"hidden:\n" + content)
    hidden, problems = read_hidden(Project.at(PROJECT, folder))
    assert all(isinstance(name.text, str) for name in hidden.names)
    assert all(problem.severity == "error" for problem in problems)
