"""The words that the data put into pages are found with their places, and held to the rules."""

from __future__ import annotations

import pytest

from commonground.project import Project
from commonground.prose.check import checked_prose
from commonground.prose.texts import SHOWN, data_texts, works_named

from ..conftest import AS_OF

RULES = """rules:
- id: our-own
  moment: before
  text: "We keep it. It is crazy talk."
  reason: In one study, people felt more understood.
  variants:
    online: >
      We keep it. It is
      completely confidential.
- id: with-source
  moment: before
  text: We start on time.
  reason: In one study, people felt more understood.
  sources: [weger]
"""


@pytest.fixture
def copy(checkout, tmp_path):
    """A copy whose ground rules are those above, beside the project's own."""
    (tmp_path / "docs").mkdir()
    for name in ("docs/first-visit.md", "data", "mkdocs.yml"):
        (tmp_path / name).symlink_to(checkout.root / name)
    local = tmp_path / "local" / "data"
    local.mkdir(parents=True)
    (local / "ground_rules.yaml").write_text(RULES, "utf-8")
    return Project.at(tmp_path)


def test_texts_have_places_kinds_and_sources(copy):
    found = [text for text in data_texts(copy) if text.file.startswith("local/")]
    assert [(t.line, t.column, t.kind, t.sources) for t in found] == [
        (4, 10, "rules/0/text", ()),
        (5, 11, "rules/0/reason", ()),
        (7, 13, "rules/0/variants/online", ()),
        (12, 9, "rules/1/text", ("weger",)),
        (13, 11, "rules/1/reason", ("weger",)),
    ]
    assert found[0].place(3) == (4, 13)
    assert found[2].place(3) == (7, 13), "letters of a folded text cannot be told apart"


def test_texts_are_held_to_the_rules(copy):
    problems = [p for p in checked_prose(copy, AS_OF).problems if p.file.startswith("local/")]
    assert sorted((p.line, p.column, p.rule) for p in problems) == [
        (4, 28, "stigma-label"),
        (5, 11, "claim-without-citation"),
        (7, 13, "overclaim"),
    ]


def test_every_file_of_the_project_has_texts_and_each_field_is_there(checkout):
    files = {text.file for text in data_texts(checkout)}
    assert {f"data/{name}" for name in SHOWN if (checkout.root / "data" / name).is_file()} == files
    assert {"weger", "srna"} <= works_named(checkout)
