"""The JSON Schema of a file of listings, made from the model and the vocabulary, for editors and for other programs."""

from __future__ import annotations

import json
from typing import Any

from .checks.bad_country import country_names
from .checks.missing_field import TOMBSTONE_NEEDS
from .fields import EVERY_KIND, Country, ListOf, Record, Type, Word, WordMap, fields_of, notes_of
from .model import GROUP, KINDS, ORGANIZATION, Group
from .vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def groups_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a file of listings, as its YAML reads with YAML 1.2.

    What passes it has the right shape; only `commonground check` knows the rest.
    """
    group = schema_of(GROUP, vocabulary)
    closed = {"required": ["status"], "properties": {"status": {"const": "closed"}}}
    kinds = [_of_kind(kind) for kind in KINDS]
    return {
        "$schema": DIALECT,
        "title": "Listings of peer-support groups",
        "type": "object",
        "properties": {
            "organization": schema_of(ORGANIZATION, vocabulary) | {"description": ORGANIZATION.cls.__doc__},
            "groups": {
                "type": ["array", "null"],
                "items": group
                | {"if": closed, "then": {"required": ["closed_on"]}, "else": {"allOf": kinds}},
            },
        },
        "required": ["groups"],
        "additionalProperties": False,
    }


def schema_text(vocabulary: Vocabulary) -> str:
    """Return the schema as the text of its file."""
    return json.dumps(groups_schema(vocabulary), ensure_ascii=False, indent=1) + "\n"


def _of_kind(kind: str) -> dict[str, Any]:
    """Return what a listing of one kind needs besides what all need."""
    needed = [
        name
        for name, field in fields_of(Group).items()
        if kind in field.required and field.required != EVERY_KIND
    ]
    then: dict[str, Any] = {
        "required": needed,
        "properties": {name: {"not": {"type": "null"}} for name in needed},
    }
    if kind == "network":
        then["required"] = [*needed, "contact"]
        website = {"required": ["website"], "properties": {"website": {"type": "string"}}}
        then["properties"]["contact"] = {"type": "object"} | website
    return {"if": {"required": ["kind"], "properties": {"kind": {"const": kind}}}, "then": then}


def schema_of(type: Type, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema of one type, with the words of the vocabulary."""
    match type:
        case Record():
            return _record_schema(type, vocabulary)
        case ListOf():
            return type.schema() | {"items": schema_of(type.item, vocabulary), "uniqueItems": True}
        case WordMap():
            words = {word: _or_nothing(type.state.schema()) for word in vocabulary.words(type.facet)}
            return {"type": "object", "properties": words, "additionalProperties": False}
        case Country():
            return {"enum": sorted(country_names())}
        case Word():
            return {"enum": list(vocabulary.words(type.facet))}
    return type.schema()


def _record_schema(type: Record, vocabulary: Vocabulary) -> dict[str, Any]:
    fields = fields_of(type.cls)
    needed = (
        TOMBSTONE_NEEDS if type.cls is Group else [n for n, f in fields.items() if f.required == EVERY_KIND]
    )
    properties = {}
    for name, field in fields.items():
        schema = schema_of(field.type, vocabulary)
        properties[name] = (schema if name in needed else _or_nothing(schema)) | notes_of(field)
    required = [name for name in fields if name in needed]
    return {"type": "object", "properties": properties, "additionalProperties": False} | (
        {"required": required} if required else {}
    )


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that takes a key without a value too, which counts as left out."""
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return schema | {"type": [*types, "null"]}
