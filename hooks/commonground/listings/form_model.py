"""The model as the form in the browser reads it: how each field is held, what its default is, and whether it stands bare in YAML."""

from __future__ import annotations

from typing import Any

from .checks.at_risk_place import AT_RISK
from .checks.audience_and_age import SAFEGUARDING
from .checks.place_needed import IN_PERSON
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
        "safeguarding": _flagged(vocabulary, "audiences", SAFEGUARDING),
        "at_risk": _flagged(vocabulary, "audiences", AT_RISK),
        "in_person": _flagged(vocabulary, "formats", IN_PERSON),
    }


def _flagged(vocabulary: Vocabulary, facet: str, flag: str) -> list[str]:
    return [term.id for term in vocabulary.facets.get(facet, {}).values() if flag in term.flags]


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
