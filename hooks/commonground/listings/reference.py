"""The reference of fields, words and rules for people, made from the model, the vocabulary and the rules themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .checks import Rule, rules
from .fields import (
    EVERY_KIND,
    Choice,
    Field,
    ListOf,
    Number,
    Record,
    Text,
    Type,
    Whole,
    Word,
    WordMap,
    fields_of,
)
from .model import Group, Organization
from .vocabulary import Vocabulary

FAULTS = {
    "bad-key": "Keys are words, not lists or mappings.",
    "bad-term": "A term of the vocabulary has an id and a label; a wider one has values that are there, a word of questions an id that is known.",
    "control-character": "No invisible control character stands in a file.",
    "no-alias": "References (`*name`) are not used.",
    "no-anchor": "Anchors (`&name`) are not used.",
    "no-directive": "Directives (lines that begin with `%`) are not used.",
    "no-tag": "Tags (`!name`) are not used: every value is read as text.",
    "not-utf-8": "Files are saved as UTF-8.",
    "one-document": "A file is one document, without a line `---` in it.",
    "repeated-field": "A key stands once.",
    "too-deep": "Nothing is nested more than 12 levels deep.",
    "too-large": "A file is at most 32 MB, and holds at most 2,000,000 values.",
    "too-many-problems": "A file with more than 1,000 errors is not read to its end.",
    "wrong-shape": "A list stands where one is expected, a mapping where one is, a text where one is.",
    "yaml-syntax": "The file is valid YAML.",
}
"""What the reader tells before any rule is asked."""

ELSEWHERE = {
    "broken-lock": "`data/geocode.lock` holds what `commonground geocode` writes.",
    "listed-twice": "No two listings seem to be one group (a warning of `check`).",
    "lost-zeros": "A spreadsheet has not taken the zeros from the front of a number (`import csv`).",
    "no-rows": "A table has names of columns and a row for each meeting (`import csv`).",
    "no-table": "A table is text with commas, semicolons or tabs (`import csv`).",
    "not-formatted": "A file is as `commonground fmt` writes it (`fmt --check`).",
    "open-quote": "A quotation mark in a table ends (`import csv`).",
    "too-many-cells": "A row of a table has no more cells than there are columns (`import csv`).",
}
"""What is told of listings by others than the reader and the rules."""

_HEAD = """---
title: {title}
description: {description}
audience: [organizations, maintainers]
grade_max: 12
last_reviewed: 2026-11-23
next_review: 2027-11-23
reviewed_by: not yet reviewed
review_basis: Made from the program by `python -m commonground.listings.made`.
crisis: link
claims: false
license: CC-BY-4.0
---

# {title}

"""
_END = "\n<!-- cg:reviewed -->\n"
_FEW = 8
"""Words of a facet that are listed beside a field; more stand in a table of their own."""


def listing_reference(vocabulary: Vocabulary) -> str:
    """Return the page on the fields of a listing, in Markdown."""
    title, description = (
        "Fields of a listing",
        "Every field that a listing can have, with its meaning, its form and an example.",
    )
    parts = [_HEAD.format(title=title, description=description)]
    parts.append(
        "A file of listings has the key `groups` with a list, and may have `organization`, who stands behind them. "
        "Every value is read as text: `19:00`, `NO` and `02134` mean what they say. "
        "A key without a value counts as left out. [The rules](rules.md) say what else is checked. "
        "If you need help for yourself, [help now](../help-now.md) is the page for you.\n"
    )
    facets: dict[str, None] = {}
    for cls, name in _records():
        parts.append(f"\n## {name}\n\n{' '.join((cls.__doc__ or '').split())}\n\n")
        parts.append("| field | meaning | form | needed by |\n|---|---|---|---|\n")
        for field in fields_of(cls).values():
            facets |= dict.fromkeys(_facets(field.type))
            form, needed = _form(field.type, vocabulary), _needed(field)
            parts.append(f"| `{field.name}` | {_cell(field.help)} | {form} | {needed} |\n")
        parts.append(f"\n{_block(_example(cls))}")
    for facet in facets:
        parts.append(
            f"\n## Words of `{facet}` {{#words-{facet.replace('_', '-')}}}\n\n| word | label | meaning |\n|---|---|---|\n"
        )
        parts += [
            f"| `{term.id}` | {_cell(term.label)} | {_cell(term.meaning)} |\n"
            for term in vocabulary.facets.get(facet, {}).values()
        ]
    parts.append(_END)
    return "".join(parts)


def rules_reference() -> str:
    """Return the page on the rules that listings are held to, in Markdown."""
    title, description = (
        "Rules for listings",
        "Every rule that listings are checked by, with an example that breaks it and one that does not.",
    )
    parts = [_HEAD.format(title=title, description=description)]
    parts.append(
        "`commonground check` tells every problem as `file:line:column: error: [rule] …`. An error stops the build, a warning does not. "
        "In each first example ‸ stands where the problem is told. What an example leaves out is as it should be; "
        "`# data/…` says in which file it stands where that matters. [The fields](listing.md) have a page of their own.\n"
    )
    parts += [
        f"\n## {rule.id}\n\n{_severity(rule)}: {rule.what}\n\n{_block(rule.bad)}\nRight is:\n\n{_block(rule.good)}"
        for rule in rules()
    ]
    parts.append(
        "\n## Faults of a file\n\nThese are told by the reader before any rule is asked; all are errors.\n\n| fault | meaning |\n|---|---|\n"
    )
    parts += [f"| `{fault}` | {meaning} |\n" for fault, meaning in FAULTS.items()]
    parts.append(
        "\n## Told by other commands\n\nThese are about more than one listing, or about another kind of file.\n\n| fault | meaning |\n|---|---|\n"
    )
    parts += [f"| `{fault}` | {meaning} |\n" for fault, meaning in ELSEWHERE.items()]
    parts.append(_END)
    return "".join(parts)


def _records() -> Iterator[tuple[type, str]]:
    """Yield every record class and what its section is called: the group first, its parts in their order, the organization last."""

    def parts(cls: type, name: str) -> Iterator[tuple[type, str]]:
        yield cls, name
        for field in fields_of(cls).values():
            inner = field.type.item if isinstance(field.type, ListOf) else field.type
            if isinstance(inner, Record):
                yield from parts(inner.cls, f"`{field.name}`: {field.label}")

    yield from parts(Group, "A listing")
    yield Organization, "`organization`"


def _facets(type: Type) -> Iterable[str]:
    inner = type.item if isinstance(type, ListOf) else type
    return [inner.facet] if isinstance(inner, Word | WordMap) else []


def _form(type: Type, vocabulary: Vocabulary) -> str:
    match type:
        case ListOf(item=item):
            most = f"{type.least} to {type.most}" if type.least else f"up to {type.most}"
            return f"list of {most}: {_form(item, vocabulary)}"
        case Choice():
            return " or ".join(f"`{word}`" for word in type.words)
        case Word() | WordMap():
            words = vocabulary.words(type.facet)
            link = f"[words](#words-{type.facet.replace('_', '-')})"
            listed = ", ".join(f"`{word}`" for word in words) if len(words) <= _FEW else link
            return f"{link}, each `yes`, `no` or `unknown`" if isinstance(type, WordMap) else listed
        case Text():
            return f"{'paragraphs' if type.paragraphs else 'text'}, at most {type.longest:,} characters"
        case Whole() | Number():
            return f"{type.name}, {type.least:,} to {type.most:,}"
        case Record():
            return "fields of its own, below"
    return type.name


def _needed(field: Field) -> str:
    if not field.required:
        return ""
    return (
        "all" if field.required == EVERY_KIND else ", ".join(f"`{kind}`" for kind in sorted(field.required))
    )


def _severity(rule: Rule) -> str:
    if rule.in_production and rule.in_production != rule.severity:
        return f"{rule.severity.capitalize()}, in a production build {rule.in_production}"
    return rule.severity.capitalize()


def _block(example: str) -> str:
    return f"```yaml\n{example}\n```\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _example(cls: type) -> str:
    """Return the examples of the fields of a record, as they stand in a file."""
    lines = []
    for name, field in fields_of(cls).items():
        if field.example:
            many, words = isinstance(field.type, ListOf), isinstance(field.type, WordMap)
            lines.append(
                f"{name}: {f'[{field.example}]' if many else f'{{{field.example}}}' if words else field.example}"
            )
    return "\n".join(lines)
