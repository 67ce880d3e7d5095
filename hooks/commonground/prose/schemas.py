"""The JSON Schemas of the data files of prose, made from the declared fields; `python -m commonground.prose.schemas` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

from .crisis import crisis_schema
from .ground_rules import ground_rules_schema, posters_schema
from .rule_answers import answers_schema
from .rules_compared import comparison_schema
from .sessions import sessions_schema
from .studies import studies_schema
from .works import works_schema

FOLDER = Path(__file__).resolve().parents[3] / "schema"
SCHEMAS = {
    "crisis.schema.json": crisis_schema,
    "ground_rules.schema.json": ground_rules_schema,
    "sessions.schema.json": sessions_schema,
    "rule_answers.schema.json": answers_schema,
    "rule_posters.schema.json": posters_schema,
    "rules_compared.schema.json": comparison_schema,
    "sources.schema.json": works_schema,
    "studies.schema.json": studies_schema,
}


def schema_text(name: str) -> str:
    """Return the text of one schema file, a key of SCHEMAS."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every schema into the project's folder schema/."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / name).write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    main()
