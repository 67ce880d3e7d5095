"""The model as the form in the browser reads it: how each field is held, what its default is, and whether it stands bare in YAML."""

from __future__ import annotations

from typing import Any

from .fields import Field, ListOf, Record, Type, WordMap, fields_of
from .model import GROUP, ORGANIZATION, PRECISIONS
from .redact import hidden_fields
from .schema import schema_of
from .vocabulary import Vocabulary
from .write import BARE

Shape = dict[str, Any]


def form_model(vocabulary: Vocabulary) -> Shape:
    """Return the shapes of an organization and of a group; what a scalar may hold is said by its part of the published schema."""
    return {
        "organization": _shape(ORGANIZATION, vocabulary),
        "group": _shape(GROUP, vocabulary),
        "hidden": {precision: hidden_fields(precision) for precision in PRECISIONS},
        "safeguarding": [
            term.id
            for term in vocabulary.facets.get("audiences", {}).values()
            if "safeguarding" in term.flags
        ],
        "in_person": [
            term.id for term in vocabulary.facets.get("formats", {}).values() if "in_person" in term.flags
        ],
    }


def _shape(type: Type, vocabulary: Vocabulary) -> Shape:
    match type:
        case Record():
            fields = {name: _field(field, vocabulary) for name, field in fields_of(type.cls).items()}
            return {"is": "record", "fields": fields}
        case ListOf():
            item = _shape(type.item, vocabulary)
            return {"is": "list", "item": item, "least": type.least, "most": type.most}
        case WordMap():
            return {"is": "words"}
    return {"is": "text", "bare": isinstance(type, BARE), "schema": schema_of(type, vocabulary)}


def _field(field: Field, vocabulary: Vocabulary) -> Shape:
    shape = _shape(field.type, vocabulary) | {"required": sorted(field.required)}
    return shape if field.default in (None, ()) else shape | {"default": field.type.text(field.default)}
