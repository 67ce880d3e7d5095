"""`commonground new`: answers at a terminal, or in a pipe, become a canonical file; who stops early keeps a draft; nothing is written over."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.interview import id_from
from commonground.listings.canonical import canonical_text
from commonground.listings.fields import is_id
from tests.conftest import PROJECT

ANSWERS = """group
EXAMPLE – Quiet Room
You can just listen.
panic, 1

drop-in
in-person
tuesday
7pm
20:30




Leeds
West Yorkshire

GB
town




n
free

hello@quiet.example.org


organizer


EXAMPLE – Quiet Peers


"""
"""What somebody types, Enter behind each; what is not needed is left out."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    shutil.copy(PROJECT / "data/vocabulary.yaml", tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    return tmp_path


def _new(folder: Path, answers: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(PROJECT / "hooks")}
    command = [sys.executable, "-m", "commonground.cli", "new", "--as-of", "2026-11-23"]
    return subprocess.run(
        command, input=answers, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_answers_become_a_canonical_file(copy: Path) -> None:
    done = _new(copy, ANSWERS)
    file = copy / "data/groups/example-quiet-room.yaml"
    assert file.is_file(), done.stdout[-1500:] + done.stderr
    text = file.read_text("utf-8")
    assert canonical_text(text.encode()) == (text, [])
    for line in (
        "  topics: [panic, ",
        '    start: "19:00"\n',
        "  verified: 2026-11-23\n",
        "  id: example-quiet-peers\n",
    ):
        assert line in text
    assert done.returncode == 0, done.stdout
    assert "Written to data/groups/example-quiet-room.yaml." in done.stdout
    assert _new(copy, ANSWERS).returncode == 2
    assert file.read_text("utf-8") == text


def test_a_wrong_answer_is_asked_again_with_what_is_wrong(copy: Path) -> None:
    done = _new(
        copy, ANSWERS.replace("\npanic, 1\n", "\nanxeity\npanic, 1\n").replace("\n7pm\n", "\n25:00\n7pm\n")
    )
    assert "did you mean 'anxiety'" in done.stdout
    assert "'25:00' is not a time of day" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("lines", [0, 1, 4, 9, 17])
def test_who_stops_early_keeps_a_draft(copy: Path, lines: int) -> None:
    done = _new(copy, "".join(ANSWERS.splitlines(keepends=True)[:lines]))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    draft = (copy / "listing-draft.yaml").read_text("utf-8")
    assert lines < 2 or "EXAMPLE – Quiet Room" in draft
    assert not (copy / "data/groups").exists()


@given(st.text(max_size=120))
def test_any_name_makes_an_id(name: str) -> None:
    assert is_id(id_from(name))
