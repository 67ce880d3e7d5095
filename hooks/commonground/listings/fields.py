"""The types that a field of a listing can have: how its text is turned into a value, and what JSON Schema says of it.

A type never judges: the rules under `checks/` say what is wrong with a text; `parse` may assume a text that passed them
and raises ValueError otherwise.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from ..times.recurrence import Recurrence, format_every, parse_every

Kind = Literal["group", "network", "warmline"]
EVERY_KIND: frozenset[str] = frozenset({"group", "network", "warmline"})
OPTIONAL: frozenset[str] = frozenset()

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_LENGTH = 64


class Type:
    """What a field can hold; the base of all the types below."""

    name = "text"
    compound = False
    """Whether it is made of other values."""

    def parse(self, text: str) -> Any:
        """Return the value that `text` stands for; ValueError where it stands for none."""
        return text

    def text(self, value: Any) -> str:
        """Return the text that `parse` reads as `value`."""
        return str(value)

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of this type, as an editor sees the YAML."""
        return {"type": "string"}


@dataclass(frozen=True)
class Text(Type):
    """Plain text: one line, or paragraphs where `paragraphs` is true. Lengths are in code points."""

    longest: int = 200
    paragraphs: bool = False
    name = "text"

    def parse(self, text: str) -> str:
        return text.strip() if self.paragraphs else " ".join(text.split())

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "pattern": "\\S", "maxLength": self.longest}


class Id(Type):
    """A permanent identifier, and the listing's address on the site."""

    name = "id"

    def parse(self, text: str) -> str:
        if not is_id(text):
            raise ValueError(text)
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{ID_PATTERN}$", "maxLength": ID_LENGTH}


@dataclass(frozen=True)
class Word(Type):
    """A word of one facet of data/vocabulary.yaml."""

    facet: str
    name = "word"


@dataclass(frozen=True)
class Choice(Type):
    """One of a few words that the program itself acts on."""

    words: tuple[str, ...]
    name = "choice"

    def parse(self, text: str) -> str:
        if text not in self.words:
            raise ValueError(text)
        return text

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words)}


THREE_STATE = Choice(("yes", "no", "unknown"))


class Flag(Type):
    """A plain true or false."""

    name = "flag"

    def parse(self, text: str) -> bool:
        if text not in ("true", "false"):
            raise ValueError(text)
        return text == "true"

    def text(self, value: bool) -> str:
        return "true" if value else "false"

    def schema(self) -> dict[str, Any]:
        return {"enum": [True, False, "true", "false"]}


class Date(Type):
    """A calendar day, written 2026-11-23 (ISO 8601)."""

    name = "date"

    def parse(self, text: str) -> date:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError(text)
        return date.fromisoformat(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


class Time(Type):
    """A local time of day, written 19:00 (24 hours)."""

    name = "time"

    def parse(self, text: str) -> time:
        if not re.fullmatch(r"[0-2]\d:[0-5]\d", text, re.ASCII):
            raise ValueError(text)
        return time.fromisoformat(text)

    def text(self, value: time) -> str:
        return f"{value:%H:%M}"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}


@dataclass(frozen=True)
class Whole(Type):
    """A whole number from `least` to `most`."""

    least: int
    most: int
    name = "whole number"

    def parse(self, text: str) -> int:
        if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII) or not self.least <= int(text) <= self.most:
            raise ValueError(text)
        return int(text)

    def schema(self) -> dict[str, Any]:
        return {
            "type": ["integer", "string"],
            "minimum": self.least,
            "maximum": self.most,
            "pattern": "^-?[0-9]{1,9}$",
        }


@dataclass(frozen=True)
class Number(Type):
    """A number from `least` to `most`; kept as a Decimal, so that its decimals are those that were written."""

    least: int
    most: int
    name = "number"

    def parse(self, text: str) -> Decimal:
        if not re.fullmatch(r"-?\d{1,9}(\.\d{1,20})?", text):
            raise ValueError(text)
        try:
            number = Decimal(text)
        except InvalidOperation as error:
            raise ValueError(text) from error
        if not self.least <= number <= self.most:
            raise ValueError(text)
        return number

    def text(self, value: Decimal) -> str:
        return f"{value:f}"

    def schema(self) -> dict[str, Any]:
        decimal = "^-?[0-9]{1,9}([.][0-9]{1,12})?$"
        return {"type": ["number", "string"], "minimum": self.least, "maximum": self.most, "pattern": decimal}


class Language(Type):
    """A language tag (BCP 47): en, es-MX, zh-Hant."""

    name = "language"

    def schema(self) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*$",
        }


class Country(Type):
    """A country code of two letters (ISO 3166-1 alpha-2): GB, US."""

    name = "country"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]{2}$"}


class Currency(Type):
    """A currency code of three letters (ISO 4217): GBP, USD."""

    name = "currency"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]{3}$"}


class TimeZone(Type):
    """A time zone of the IANA database: Europe/London."""

    name = "time zone"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^(UTC|GMT|[A-Za-z_]+/[A-Za-z0-9_+/-]+)$"}


class Url(Type):
    """A web address that begins with https:// (or http://)."""

    name = "web address"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^https?://[^\\s/@]+([/?#]\\S*)?$", "maxLength": 500}


class Email(Type):
    """An e-mail address of a role, not of a person."""

    name = "e-mail address"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+[.][^@\\s]+$", "maxLength": 254}


class Account(Type):
    """An account where the listings are kept, or a team of accounts."""

    name = "account"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^@[A-Za-z0-9]", "maxLength": 140}


class Phone(Type):
    """A phone number as it is dialed in its country, or with + and the country code."""

    name = "phone number"

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number"], "pattern": "^[+(]?[0-9]"}


class Every(Type):
    """How a meeting repeats, in words: tuesday; other friday; 1st and 3rd monday (an RFC 5545 rule)."""

    name = "recurrence"

    def parse(self, text: str) -> Recurrence:
        return parse_every(text)

    def text(self, value: Recurrence) -> str:
        return format_every(value)


@dataclass(frozen=True)
class ListOf(Type):
    """A list of `least` to `most` values of one type, or records of one kind."""

    item: Type
    least: int = 0
    most: int = 50
    name = "list"
    compound = True

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema(), "minItems": self.least, "maxItems": self.most}


@dataclass(frozen=True)
class WordMap(Type):
    """Words of one facet of the vocabulary, each with yes, no or unknown."""

    facet: str
    name = "list of yes and no"
    compound = True

    @property
    def key(self) -> Word:
        """The type of the keys."""
        return Word(self.facet)

    @property
    def state(self) -> Choice:
        """The type of the values."""
        return THREE_STATE

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": THREE_STATE.schema()}


@dataclass(frozen=True)
class Record(Type):
    """A mapping whose fields are declared by a dataclass of model.py."""

    cls: type
    name = "mapping"
    compound = True

    def schema(self) -> dict[str, Any]:
        fields = fields_of(self.cls).values()
        properties = {field.name: field.type.schema() | notes_of(field) for field in fields}
        schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
        required = [field.name for field in fields if field.required == EVERY_KIND]
        return schema | ({"required": required} if required else {})


@dataclass(frozen=True)
class Field:
    """One field of a listing, as model.py declares it: the source of schema, reference table, form and checks.

    `required` holds the kinds of listing that need it; `facet` names the filter of the finder that it feeds, if any.
    """

    name: str
    type: Type
    label: str
    help: str
    example: str
    required: frozenset[str]
    default: Any


def declare(
    type: Type,
    label: str,
    help: str,
    *,
    example: str = "",
    required: frozenset[str] = OPTIONAL,
    default: Any = None,
) -> Any:
    """Declare a field of a record: its type, its label and help for people, an example, and the kinds that need it."""
    metadata = {"type": type, "label": label, "help": help, "example": example, "required": required}
    return dataclasses.field(default=default, metadata=metadata)


_FIELDS: dict[type, Dict[str, Field]] = {}


def fields_of(cls: type) -> Dict[str, Field]:
    """Return the declared fields of a record class by name, in the model's order."""
    if cls not in _FIELDS:
        declared = [item for item in dataclasses.fields(cls) if "type" in item.metadata]
        _FIELDS[cls] = {
            item.name: Field(name=item.name, default=item.default, **item.metadata) for item in declared
        }
    return _FIELDS[cls]


def is_id(text: str) -> bool:
    """Whether `text` has the form of an id."""
    return len(text) <= ID_LENGTH and re.fullmatch(ID_PATTERN, text) is not None


def notes_of(field: Field) -> dict[str, Any]:
    """Return what an editor tells about a field while one writes it."""
    notes: dict[str, Any] = {"title": field.label, "description": field.help}
    return notes | ({"examples": [field.example]} if field.example else {})
