"""The invented groups that tests and benches are made of."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from commonground.listings.model import Contact, Cost, FirstTime, Group, Join, Meeting, Organization, Place
from tests.conftest import run_commonground
from tools.make_groups import write_groups

UNUSED = {"safeguarding_url", "adults_checked", "parental_consent", "age_max", "postcode", "end", "phone"}
"""Fields of groups for people under 18, and those that stand beside one that says the same (a duration, a town)."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_groups(600, folder)
    return folder


def test_they_pass_every_check(made: Path) -> None:
    checked = run_commonground("check", "--data", made, "--as-of", "2026-11-23")
    problems = [
        line for line in checked.stdout.splitlines() if "long-unverified" not in line and ": warning" in line
    ]
    assert (checked.returncode, problems) == (0, []), checked.stdout[-2000:]


def test_they_use_every_field(made: Path) -> None:
    text = "\n".join(path.read_text("utf-8") for path in made.rglob("*.yaml"))
    used = set(re.findall(r"^[ -]*([a-z_]+):", text, re.MULTILINE))
    for record in (Organization, Group, Meeting, Place, Join, Cost, FirstTime, Contact):
        assert {field.name for field in fields(record)} - UNUSED <= used, record


def test_the_same_number_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    write_groups(600, tmp_path)
    again = {path.name: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    assert again == {path.name: path.read_bytes() for path in made.rglob("*.yaml")}


def test_they_are_marked_as_invented(made: Path) -> None:
    for path in made.rglob("*.yaml"):
        text = path.read_text("utf-8")
        assert text.count('name: "EXAMPLE – ') == text.count("\n- id: ") + 1
        assert text.count("demo: true") == text.count("\n- id: ")
