"""`commonground diff` in a repository of its own: what counts as a base, what is told, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import run_commonground

from .made import FILES, changed, git, write

NAME = "data/demo/riverside.yaml"
AS_OF = ("--as-of", "2026-11-23")


def _diff(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = run_commonground("diff", *arguments, *AS_OF, cwd=folder)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def _change(folder: Path, **sets: str | None) -> None:
    write(
        folder,
        changed(
            FILES,
            {"set": {f"riverside/example-anxiety/{name.replace('__', '.')}": v for name, v in sets.items()}},
        ),
    )


def test_nothing_changed(copy: Path) -> None:
    assert _diff(copy, "HEAD") == (0, "No listing changes. Nothing to look at.\n", "")


def test_a_field_is_shown_side_by_side_with_its_lines(copy: Path) -> None:
    _change(copy, contact__phone="0113 496 0021")
    code, told, _ = _diff(copy, "main")
    line = next(n for n, text in enumerate((copy / NAME).read_text().splitlines(), 1) if "0113" in text)
    assert code == 0
    assert (
        f"  Contact – Phone\n    - 0113 496 0012  ({NAME}:{line})\n    + 0113 496 0021  ({NAME}:{line})\n"
        in told
    )
    assert told.startswith("Listings: 1 changed. 2 things to look at.\n")
    assert told.endswith("Labels: numbers, phone\n")


def test_what_visitors_will_read_is_shown(copy: Path) -> None:
    _change(copy, summary="Come as you are.")
    _, told, _ = _diff(copy, "HEAD")
    shown = [line for line in told.splitlines() if line.startswith("  | ")]
    assert shown[:2] == ["  | EXAMPLE – Anxiety Circle", "  | Come as you are."]
    assert any("Every Tuesday" in line and "12 Example Street" in line for line in shown)
    _, markdown, _ = _diff(copy, "HEAD", "--format", "markdown")
    assert "- **Visitors will read**\n    - `EXAMPLE – Anxiety Circle`\n" in markdown


def test_a_listing_with_errors_has_no_preview(copy: Path) -> None:
    _change(copy, meetings__0__start="25:00")
    assert "  | " not in _diff(copy, "HEAD")[1]


def test_a_folder_and_a_revision_tell_the_same(copy: Path, tmp_path: Path) -> None:
    shutil.copytree(copy / "data", tmp_path / "earlier" / "data")
    _change(copy, summary="Come as you are.")
    told = {
        _diff(copy, base)[1]
        for base in ("HEAD", "main", str(tmp_path / "earlier"), str(tmp_path / "earlier" / "data"))
    }
    assert len(told) == 1
    assert "Come as you are." in told.pop()


def test_a_revision_comes_before_a_folder_of_its_name(copy: Path) -> None:
    _change(copy, contact__phone="0113 496 0021")
    shutil.copytree(copy / "data", copy / "main" / "data")
    assert "1 changed" in _diff(copy, "main")[1]
    assert "No listing changes" in _diff(copy, "./main")[1]


def test_an_error_that_the_change_brings_fails_it(copy: Path) -> None:
    _change(copy, verified="2026-13-01")
    code, told, _ = _diff(copy, "HEAD")
    assert code == 1
    assert "1 error to mend first" in told
    assert f"{NAME}:" in told
    assert "error: [bad-date]" in told


def test_an_error_that_stood_before_is_only_advice(copy: Path) -> None:
    _change(copy, verified="2026-13-01")
    git(copy, "commit", "-qam", "x")
    text = (copy / NAME).read_text().replace("Friday Teens", "Friday Teens Circle")
    (copy / NAME).write_text(text)
    code, told, _ = _diff(copy, "HEAD")
    assert code == 0
    assert "bad-date" not in told
    assert "Not part of this change, and no hindrance" in told


def test_an_id_that_another_file_has_is_told_where_it_was_added(copy: Path) -> None:
    write(copy, {"aaa": {"groups": FILES["light"]["groups"]}})
    code, told, _ = _diff(copy, "HEAD")
    assert code == 1
    assert "data/demo/aaa.yaml:" in told
    assert "[repeated-id]" in told


def test_a_way_that_a_change_cuts_is_told_where_it_leads_nowhere_now(copy: Path) -> None:
    tombstone = {"status": "closed", "closed_on": "2026-08-01", "moved_to": "example-warmline"}
    closed = changed(
        FILES, {"set": {f"harbor/example-grief-walk/{name}": said for name, said in tombstone.items()}}
    )
    write(copy, closed)
    git(copy, "commit", "-qam", "x")
    (copy / "data" / "demo" / "light.yaml").unlink()
    code, told, _ = _diff(copy, "HEAD")
    assert code == 1
    assert "data/demo/harbor.yaml:" in told
    assert "[moved-to-unknown]" in told


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        (lambda path: path.unlink(), "the file was deleted, and its listings with it"),
        (lambda path: path.write_text(""), "the file was emptied"),
        (lambda path: path.rename(path.with_suffix(".yml")), "the file is now called data/demo/riverside.yml"),
        (lambda path: path.rename(path.with_name("other.yaml")), "its listings now stand in data/demo/other.yaml"),
        (lambda path: (path.unlink(), path.mkdir()), "a folder stands here"),
        (lambda path: (path.unlink(), path.symlink_to("harbor.yaml")), "a link stands here"),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\x00"), "the file is not saved as UTF-8"),
        (lambda path: path.write_text("- just\n- a list\n"), "a file of listings begins with 'groups:'"),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_now_is_explained(copy: Path, turn, said: str) -> None:  # type: ignore[no-untyped-def]
    turn(copy / NAME)
    assert said in _diff(copy, "HEAD")[1]


def test_json_has_everything(copy: Path) -> None:
    _change(copy, contact__phone="0113 496 0021")
    report = json.loads(_diff(copy, "HEAD", "--format", "json")[1])
    (listing,) = report["listings"]
    assert listing["fields"] == [
        {"field": "contact.phone", "label": "Contact – Phone", "old": "0113 496 0012", "new": "0113 496 0021"}
    ]
    assert report["labels"] == ["numbers", "phone"]
    assert {said["rule"] for said in report["call_outs"]} == {"phone-changed", "swapped-digits"}


def test_annotations_name_the_line(copy: Path) -> None:
    _change(copy, contact__phone="0113 496 0777")
    assert f"::warning file={NAME},line=" in _diff(copy, "HEAD", "--format", "github")[1]


@pytest.mark.parametrize("base", ["no-such-thing", "--output=x", "HEAD:data", "a\nb", "@{-9}", ""])
def test_a_base_that_is_nothing_is_said_in_a_sentence(copy: Path, base: str) -> None:
    done = run_commonground("diff", "--", base, cwd=copy)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert not (copy / "x").exists()


def test_nothing_of_either_side_is_run(copy: Path, tmp_path: Path) -> None:
    proof = tmp_path / "ran"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch {proof}\n")
    script.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "diff.external",
        "core.pager",
        "filter.x.smudge",
        "diff.x.textconv",
        "core.sshCommand",
    ):
        git(copy, "config", name, str(script))
    (copy / ".gitattributes").write_text("*.yaml filter=x diff=x\n")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(script, copy / ".git" / "hooks" / hook)
    (copy / "hooks").mkdir()
    (copy / "hooks" / "finder.py").write_text(f"open({str(proof)!r}, 'w')\n")
    _change(copy, contact__phone="0113 496 0021")
    proof.unlink(missing_ok=True)
    assert _diff(copy, "HEAD")[0] == 0
    assert not proof.exists()


def test_a_second_run_from_what_is_kept_tells_the_same(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _change(copy, contact__phone="0113 496 0021")
    first = _diff(copy, "HEAD")
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert _diff(copy, "HEAD") == first


@pytest.mark.parametrize("home", ["", "relative", "/dev/null"])
def test_nothing_is_kept_where_a_change_could_bring_it(
    copy: Path, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    monkeypatch.setenv("HOME", "relative")
    before = {path for path in copy.rglob("*") if ".git/" not in str(path)}
    assert _diff(copy, "HEAD")[1] == "No listing changes. Nothing to look at.\n"
    assert {path for path in copy.rglob("*") if ".git/" not in str(path)} == before


def test_git_variables_of_the_surroundings_do_not_count(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "-q", "elsewhere")
    monkeypatch.setitem(os.environ, "GIT_DIR", str(tmp_path / "elsewhere" / ".git"))
    assert _diff(copy, "main")[1] == "No listing changes. Nothing to look at.\n"
