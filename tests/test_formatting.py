"""The command `fmt`: which files it takes, what it writes, what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonground.cli import main

SCRAMBLED = "# head\ngroups:\n- name: B\n  id: b\n- id: a # first\n  name: 'A'\n"
CANONICAL = "# head\ngroups:\n- id: a  # first\n  name: A\n- id: b\n  name: B\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "groups").mkdir()
    (tmp_path / "groups.yaml").write_text(SCRAMBLED)
    (tmp_path / "groups" / "b.yaml").write_text(CANONICAL)
    return tmp_path


def test_all_listings_are_formatted_in_place(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "groups.yaml").chmod(0o640)
    assert main(["fmt", "--data", str(data)]) == 0
    assert (data / "groups.yaml").read_text() == CANONICAL
    assert (data / "groups.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in data.iterdir()) == ["groups", "groups.yaml"]
    assert capsys.readouterr().out.endswith(f"formatted {data}/groups.yaml\n1 of 2 files were formatted.\n")
    assert main(["fmt", "--data", str(data), "--check"]) == 0


def test_check_names_what_would_change_and_writes_nothing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = data / "groups.yaml"
    assert main(["fmt", "--check", str(file)]) == 1
    assert file.read_text() == SCRAMBLED
    said = capsys.readouterr().out
    assert f"{file}:3:1: error: [not-formatted]" in said
    assert f"run commonground fmt {file}" in said


def test_a_file_that_cannot_be_read_is_left_and_told_with_its_place(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = data / "groups" / "broken.yaml"
    broken.write_text("groups:\n- id: a\n  id: b\n")
    assert main(["fmt", "--data", str(data)]) == 1
    assert broken.read_text() == "groups:\n- id: a\n  id: b\n"
    assert (data / "groups.yaml").read_text() == CANONICAL
    said = capsys.readouterr().out
    assert f"{broken}:3:3: error: [repeated-field]" in said
    assert "1 could not be, and stay as they are." in said


def test_a_file_that_is_not_there_is_one_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fmt", str(data / "none.yaml")]) == 2
    assert "none.yaml cannot be read: No such file or directory" in capsys.readouterr().err
