"""The form's writer of YAML (overrides/assets/submit/yaml.js) writes what Python writes, byte for byte; and `check` reads it back unchanged."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from commonground.listings.checks import Context
from commonground.listings.fields import ListOf, Record, Type, WordMap, fields_of
from commonground.listings.form_model import form_model
from commonground.listings.model import GROUP, ORGANIZATION, Group, Organization
from commonground.listings.read import read_listings
from commonground.listings.write import write_listings
from tools.make_groups import write_groups

WRITER = Path(__file__).parents[1] / "js/submit/written.mjs"
File = tuple[Organization | None, Sequence[Group]]


def texts_of(value: Any, type: Type) -> Any:
    """A value of the model as the form holds it: texts, lists and objects of them."""
    if isinstance(type, Record):
        return {
            name: texts_of(getattr(value, name), field.type)
            for name, field in fields_of(type.cls).items()
            if getattr(value, name) != field.default
        }
    if isinstance(type, ListOf):
        return [texts_of(item, type.item) for item in value]
    return dict(value) if isinstance(type, WordMap) else type.text(value)


def written_by_the_form(node: str, context: Context, files: Sequence[File]) -> list[str]:
    asked = {
        "model": form_model(context.vocabulary),
        "files": [
            [organization and texts_of(organization, ORGANIZATION), texts_of(groups, ListOf(GROUP))]
            for organization, groups in files
        ],
    }
    answer = subprocess.run(
        [node, WRITER], input=json.dumps(asked), capture_output=True, text=True, check=True, encoding="utf-8"
    )
    written: list[str] = json.loads(answer.stdout)
    return written


def test_a_thousand_listings_go_from_the_form_through_the_check_unchanged(
    node: str, context: Context, tmp_path: Path
) -> None:
    write_groups(1000, tmp_path)
    demonstration = dataclasses.replace(context, demonstration=True)
    files: list[File] = []
    for path in sorted((tmp_path / "demo").iterdir()):
        reading = read_listings(path.read_bytes(), f"data/demo/{path.name}", demonstration)
        files += [(entry.organization, [entry.group]) for entry in reading.entries]
    assert len(files) == 1000
    for (organization, groups), text in zip(files, written_by_the_form(node, context, files), strict=True):
        assert text == write_listings(organization, groups)
        reading = read_listings(text.encode(), "data/demo/one.yaml", demonstration)
        assert [problem for problem in reading.problems if problem.severity == "error"] == []
        assert [(entry.organization, [entry.group]) for entry in reading.entries] == [(organization, groups)]


@pytest.mark.parametrize("seed", range(4))
def test_any_text_is_quoted_as_python_quotes_it(node: str, context: Context, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - what is drawn is no secret
    files: list[File] = [
        (Organization(name=_line(random), owners=(_line(random),)), [Group(about=_paragraphs(random))])
        for _ in range(500)
    ]
    for file, written in zip(files, written_by_the_form(node, context, files), strict=True):
        assert written == write_listings(*file)


SIGNS = "aZ09 -+.:#,?[]{}&*!|>'\"%@`~=<\\_\téé\u0301\u2028\x85\x07\ufeff\U0001f600\U0010ffff\u00a0–"
WORDS = ["yes", "No", "null", "0x1f", "1:30", ".inf", "-.INF", ".nan", "---", "...", "- ", "? ", "a: b", " #"]


def _line(random: Random) -> str:
    drawn = (random.choice([*SIGNS, *WORDS]) for _ in range(random.randint(1, 6)))
    return " ".join("".join(drawn).split()) or "a"


def _paragraphs(random: Random) -> str:
    lines = (random.choice(["", " "]) + _line(random) for _ in range(random.randint(1, 5)))
    return random.choice(["\n", "\n\n", " \n"]).join(lines).strip() or "a"


VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "vectors/form-rules.json").read_text("utf-8")
)
SOUND = {
    "id": "example-quiet-room",
    "kind": "group",
    "name": "EXAMPLE – Quiet Room",
    "topics": ["anxiety"],
    "meetings": [
        {"format": "online-video", "every": "tuesday", "start": "19:00", "timezone": "Europe/London"}
    ],
    "contact": {"email": "hello@riverside.example.org"},
    "verified": "2026-11-20",
    "verified_how": "organizer",
}


def completed(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (SOUND | said).items() if value is not None}


def test_the_form_and_the_check_find_the_same(node: str, context: Context) -> None:
    groups = [completed(vector[which]) for vector in VECTORS for which in ("bad", "good")]
    asked = json.dumps({"model": form_model(context.vocabulary), "groups": groups})
    answer = subprocess.run(
        [node, WRITER.with_name("faults.mjs")], input=asked, capture_output=True, text=True, check=True
    )
    found = iter(json.loads(answer.stdout))
    for vector in VECTORS:
        assert next(found) == [f"{vector['rule']} {vector['at']}"]
        assert next(found) == []
        for which, said in (("bad", {vector["rule"]}), ("good", set[str]())):
            file = json.dumps({"groups": [completed(vector[which]) | {"demo": "true"}]})
            reading = read_listings(
                file.encode(), "data/demo/one.yaml", dataclasses.replace(context, demonstration=True)
            )
            assert {problem.rule for problem in reading.problems} == said, vector
