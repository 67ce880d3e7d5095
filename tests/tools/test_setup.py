"""What a newcomer reads when the machine lacks something, and what is left alone when nothing is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

COMMANDS = ["sh", "dirname", "grep", "cmp", "cp", "env", "rm"]


@pytest.fixture
def machine(tmp_path, project):
    """A copy of the set-up scripts in an empty project, on a machine with nothing but the shell's own commands."""
    shutil.copytree(project / "tools", tmp_path / "project/tools")
    (tmp_path / "bin").mkdir()
    for name in COMMANDS:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name))
    return tmp_path


def program(machine: Path, name: str, script: str) -> None:
    """Puts a program that stands in for a real one on the machine's PATH."""
    file = machine / "bin" / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def run(machine: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.fspath(machine / "bin")
    return subprocess.run(
        [machine / "bin/sh", *command],
        check=False,
        cwd=machine / "project",
        env={"PATH": path, **environment},
        capture_output=True,
        text=True,
    )


def test_without_python_one_sentence_says_which_is_needed(machine):
    answer = run(machine, "tools/setup.sh")
    assert answer.returncode == 1
    assert answer.stderr.startswith("Common Ground needs Python 3.11 or newer: install it")
    assert answer.stderr.count("\n") == 1


def test_an_old_python_is_passed_over(machine):
    program(machine, "python3", 'case "$*" in *version_info*) exit 1;; esac')
    assert "needs Python 3.11 or newer" in run(machine, "tools/setup.sh").stderr


def test_a_python_that_was_named_but_does_not_serve_is_named_in_the_answer(machine):
    program(machine, "python3", "exit 0")
    answer = run(machine, "tools/setup.sh", PYTHON="/opt/none/python3")
    assert answer.returncode == 1
    assert "/opt/none/python3 is not" in answer.stderr


def test_a_missing_venv_module_is_answered_with_the_package_to_install(machine):
    program(machine, "python3", 'case "$*" in *ensurepip*) exit 1;; *python%d*) echo python3.12-venv;; esac')
    answer = run(machine, "tools/setup.sh")
    assert answer.returncode == 1
    assert "apt-get install python3.12-venv" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_nothing_is_installed_twice(machine):
    folder = machine / "project"
    installs = machine / "installs"
    # A Python whose venv module makes a Python of the same kind.
    program(
        machine,
        "python3",
        f"""
case "$*" in
  *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo "VIRTUAL_ENV={folder}/.venv" > .venv/bin/activate ;;
  *"pip install"*) echo "$*" >> {installs} ;;
esac""",
    )
    (machine / "bin/mkdir").symlink_to(shutil.which("mkdir"))
    (folder / "requirements.lock").write_text("one==1\n")
    (folder / "pyproject.toml").write_text("")
    for _ in range(2):
        assert run(machine, "tools/setup.sh").returncode == 0
    lock, itself = installs.read_text().splitlines()
    assert "--require-hashes --requirement requirements.lock" in lock
    assert "--no-build-isolation --editable ." in itself

    (folder / "requirements.lock").write_text("one==2\n")
    assert run(machine, "tools/setup.sh").returncode == 0
    assert len(installs.read_text().splitlines()) == 3

    # Moved elsewhere, its programs would still start the old place's: it is made anew.
    folder.rename(machine / "moved")
    folder.mkdir()
    (machine / "moved").rename(folder / "moved")
    again = subprocess.run(
        [machine / "bin/sh", "moved/tools/setup.sh"],
        check=True,
        cwd=folder,
        env={"PATH": os.fspath(machine / "bin")},
        capture_output=True,
        text=True,
    )
    assert "Making .venv" in again.stderr


@pytest.mark.parametrize(
    ("node", "npm", "missing"),
    [("exit 0", "exit 0", False), ("exit 1", "exit 0", True), ("exit 0", None, True), (None, None, True)],
    ids=["new enough", "too old", "without npm", "absent"],
)
def test_the_machines_node_is_used_only_if_it_serves(machine, node, npm, missing):
    for name, script in (("node", node), ("npm", npm)):
        if script:
            program(machine, name, script)
    assert (run(machine, "tools/with-node.sh", "--missing").returncode == 0) is missing
