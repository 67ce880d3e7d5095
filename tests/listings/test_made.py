"""What is made from the model, the vocabulary and the rules is as they are now, and says what they do."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from commonground.listings.checks import Context, rules
from commonground.listings.made import made_files
from commonground.listings.nodes import Mapping, Node, Scalar, read_nodes
from commonground.listings.read import read_listings
from commonground.listings.reference import FAULTS
from commonground.listings.schema import groups_schema

from .completion import complete

SHAPE = {
    "bad-choice",
    "bad-country",
    "bad-currency",
    "bad-date",
    "bad-email",
    "bad-id",
    "bad-language",
    "bad-number",
    "bad-time",
    "bad-url",
    "closed-without-date",
    "empty-text",
    "list-length",
    "missing-field",
    "repeated-value",
    "too-long",
    "unknown-field",
    "unknown-word",
    "wrong-shape",
}
"""Rules whose examples the schema refuses too; the others ask more than the shape of a file."""


@pytest.mark.parametrize(
    "name", ["schema/groups.schema.json", "docs/reference/listing.md", "docs/reference/rules.md"]
)
def test_made_file_is_not_stale(project: Path, name: str) -> None:
    made = made_files(project)[name]
    assert (project / name).read_text("utf-8") == made, "run: python -m commonground.listings.made"


@pytest.fixture(scope="module")
def validator(context: Context) -> jsonschema.Draft202012Validator:
    schema = groups_schema(context.vocabulary)
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.id in SHAPE], ids=lambda rule: rule.id)
def test_schema_refuses_a_wrong_shape(rule: Any, validator: jsonschema.Draft202012Validator) -> None:
    assert not all(validator.is_valid(as_json(file.text)) for file in complete(rule.bad))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_schema_takes_what_the_rules_take(rule: Any, validator: jsonschema.Draft202012Validator) -> None:
    for file in complete(rule.good):
        assert [error.message for error in validator.iter_errors(as_json(file.text))] == []


def test_schema_takes_the_listings_of_the_project(
    project: Path, context: Context, validator: jsonschema.Draft202012Validator
) -> None:
    files = [project / "data" / "groups.yaml", *sorted((project / "data" / "demo").glob("*.yaml"))]
    for path in files:
        demonstration = replace(context, demonstration=path.parent.name == "demo")
        reading = read_listings(path.read_bytes(), path.name, demonstration)
        assert [str(problem) for problem in reading.problems if problem.severity == "error"] == []
        errors = validator.iter_errors(as_json(path.read_text("utf-8")))
        assert [f"{path.name}: {error.json_path}: {error.message}" for error in errors] == []


def test_every_fault_of_the_reader_is_explained(project: Path) -> None:
    folder = project / "hooks" / "commonground" / "listings"
    told = set()
    for name in ("nodes.py", "read.py", "told.py", "vocabulary.py"):
        source = (folder / name).read_text("utf-8")
        told |= set(re.findall(r'(?:Fault|add|Problem)\(\s*(?:[\w.]+, ){0,3}"([a-z0-9-]+)"', source))
    assert told - {rule.id for rule in rules()} == FAULTS.keys()


def as_json(text: str) -> Any:
    """Return what an editor sees: a document of YAML 1.2 (core schema)."""
    document, faults = read_nodes(text.encode())
    assert faults == []
    return _plain(document)


def _plain(node: Node | None) -> Any:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return _typed(node.text) if node.plain else node.text
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, (_, value) in node.entries.items()}
    return [_plain(item) for item in node.items]


def _typed(text: str) -> Any:
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


def test_schema_text_is_json(project: Path) -> None:
    assert json.loads((project / "schema" / "groups.schema.json").read_text("utf-8"))["$schema"].endswith(
        "2020-12/schema"
    )
