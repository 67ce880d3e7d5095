"""What is written reads back as it was, whatever the texts hold."""

from __future__ import annotations

import builtins
import dataclasses
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonground.listings.checks import Context
from commonground.listings.fields import (
    Account,
    Choice,
    Country,
    Currency,
    Date,
    Email,
    Every,
    Flag,
    Id,
    Language,
    ListOf,
    Number,
    Phone,
    Record,
    Text,
    Time,
    TimeZone,
    Type,
    Url,
    Whole,
    Word,
    WordMap,
    fields_of,
)
from commonground.listings.model import GROUP, ORGANIZATION, Group, Organization
from commonground.listings.nodes import Mapping, Node, Scalar, Sequence, find, read_nodes
from commonground.listings.read import read_listings
from commonground.listings.vocabulary import Vocabulary
from commonground.listings.write import write_listings
from commonground.times.recurrence import parse_every

_LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1)
_EVERY = ("tuesday", "other friday", "1st and last monday", "day", "day 1, 15 of the month")
_PLAIN: dict[builtins.type[Type], st.SearchStrategy[Any]] = {
    Flag: st.booleans(),
    Date: st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    Time: st.times().map(lambda moment: time(moment.hour, moment.minute)),
    Every: st.sampled_from([parse_every(text) for text in _EVERY]),
    Id: st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True),
    **dict.fromkeys((Url, Email, Account, Phone, Country, Currency, Language, TimeZone), _LINE),
}


def _values(type: Type, vocabulary: Vocabulary) -> st.SearchStrategy[Any]:
    """Values of a type: any that the program may hold, whether the rules would accept them or not."""
    match type:
        case Record():
            return _records(type, vocabulary)
        case ListOf():
            return st.lists(_values(type.item, vocabulary), max_size=2).map(tuple)
        case WordMap():
            words = st.sampled_from(vocabulary.words(type.facet))
            return st.dictionaries(words, st.sampled_from(type.state.words), min_size=1, max_size=3)
        case Word():
            return st.sampled_from(vocabulary.words(type.facet))
        case Choice():
            return st.sampled_from(type.words)
        case Whole():
            return st.integers(type.least, type.most)
        case Number():
            return st.decimals(type.least, type.most, places=4)
        case Text():
            return _LINE.map(type.parse).filter(bool)
    return _PLAIN[builtins.type(type)]


def _records(type: Record, vocabulary: Vocabulary) -> st.SearchStrategy[Any]:
    """Records with some of their fields."""
    fields = {name: _values(field.type, vocabulary) for name, field in fields_of(type.cls).items()}
    return st.fixed_dictionaries({}, optional=fields).map(lambda said: type.cls(**said))


@pytest.fixture(scope="module")
def files(context: Context) -> st.SearchStrategy[tuple[Organization | None, list[Group]]]:
    organizations = st.one_of(st.none(), _records(ORGANIZATION, context.vocabulary))
    return st.tuples(organizations, st.lists(_records(GROUP, context.vocabulary), max_size=2))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_text_of_any_record_survives(
    files: st.SearchStrategy[tuple[Organization | None, list[Group]]], data: st.DataObject
) -> None:
    organization, groups = data.draw(files)
    document, faults = read_nodes(write_listings(organization, groups).encode())
    assert faults == []
    assert isinstance(document, Mapping)
    if organization is not None:
        assert_same(document.entries["organization"][1], organization, ORGANIZATION)
    listed = document.entries["groups"][1]
    assert isinstance(listed, Sequence)
    for node, group in zip(listed.items, groups, strict=True):
        assert_same(node, group, GROUP)


@settings(max_examples=300)
@given(text=_LINE)
def test_any_paragraphs_survive(text: str) -> None:
    about = fields_of(Group)["about"].type.parse(text)
    document, faults = read_nodes(write_listings(None, [Group(about=about or None)]).encode())
    assert faults == []
    line = find(document, ("groups", 0))
    assert isinstance(document, Mapping)
    assert line == (2, 3)
    assert_same(document.entries["groups"][1], (Group(about=about or None),), ListOf(GROUP))


def assert_same(node: Node, value: Any, type: Type) -> None:
    """A node holds what a value of the model is, and nothing else."""
    if isinstance(type, Record):
        assert isinstance(node, Mapping)
        fields = fields_of(type.cls)
        said = {name for name, field in fields.items() if getattr(value, name) != field.default}
        assert list(node.entries) == [name for name in fields if name in said]
        for name in said:
            assert_same(node.entries[name][1], getattr(value, name), fields[name].type)
    elif isinstance(type, ListOf):
        assert isinstance(node, Sequence)
        for item, one in zip(node.items, value, strict=True):
            assert_same(item, one, type.item)
    elif isinstance(type, WordMap):
        assert isinstance(node, Mapping)
        assert {
            word: read.text for word, (_, read) in node.entries.items() if isinstance(read, Scalar)
        } == value
    else:
        assert isinstance(node, Scalar)
        assert (node.text if isinstance(value, str) else type.parse(node.text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "NO",
        "null",
        "~",
        "19:30",
        "02134",
        "1e3",
        "2026-11-02",
        "=",
        "<<",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "@x",
        "%",
        "|",
        "6–10",
    ],
)
def test_a_text_that_looks_like_something_else_stands_in_quotes(text: str) -> None:
    written = write_listings(Organization(name=text), [])
    line = next(line for line in written.splitlines() if line.startswith("  name: "))
    assert line[8] in "\"'"


def test_a_sound_listing_reads_back_the_same(context: Context) -> None:
    source = (context_file := write_listings(_ORGANIZATION, [_GROUP])).encode()
    reading = read_listings(
        source, "data/demo/riverside.yaml", dataclasses.replace(context, demonstration=True)
    )
    assert list(map(str, reading.problems)) == []
    assert [entry.group for entry in reading.entries] == [_GROUP]
    assert reading.entries[0].organization == _ORGANIZATION
    assert write_listings(_ORGANIZATION, [entry.group for entry in reading.entries]) == context_file


def test_paragraphs_stand_as_a_block_and_short_lists_on_one_line() -> None:
    written = write_listings(None, [_GROUP]).splitlines()
    assert "  about: |-" in written
    assert "    Two of us host." in written
    assert "  topics: [anxiety, panic]" in written
    assert "  - format: in-person" in written
    assert '    start: "19:00"' in written


_ORGANIZATION = Organization(
    id="example-riverside-peers", name="EXAMPLE – Riverside Peers", owners=("@riverside-example",)
)
_FIELDS: dict[str, Any] = {
    "meetings": {
        "format": "in-person",
        "every": parse_every("1st and 3rd tuesday"),
        "start": time(19),
        "end": time(20, 30),
    },
    "place": {
        "venue": "Example Hall",
        "address": "1 Example Street",
        "town": "Leeds",
        "region": "West Yorkshire",
        "postcode": "LS6 2AB",
    },
}


def _group() -> Group:
    fields = fields_of(Group)
    meeting = fields["meetings"].type.item.cls  # type: ignore[attr-defined]
    place = fields_of(meeting)["place"].type.cls  # type: ignore[attr-defined]
    cost = fields["cost"].type.cls  # type: ignore[attr-defined]
    contact = fields["contact"].type.cls  # type: ignore[attr-defined]
    return Group(
        id="example-riverside-anxiety",
        kind="group",
        name="EXAMPLE – Riverside Anxiety Circle",
        about="Two of us host.\n\nWe start with a short check-in: no one has to speak.",
        topics=("anxiety", "panic"),
        meetings=(meeting(**_FIELDS["meetings"], place=place(**_FIELDS["place"], country="GB")),),
        cost=cost(kind="fee", amount=Decimal("3.50"), currency="GBP"),
        contact=contact(email="hello@riverside.example.org", phone="0113 496 0000"),
        access={"step-free-entrance": "yes", "hearing-loop": "no"},
        referral_needed="no",
        verified=date(2026, 11, 2),
        verified_how="organizer",
        demo=True,
    )


_GROUP = _group()


def test_positions_lead_to_what_was_written() -> None:
    document, _ = read_nodes(write_listings(_ORGANIZATION, [_GROUP]).encode())
    lines = write_listings(_ORGANIZATION, [_GROUP]).splitlines()
    line, column = find(document, ("groups", 0, "meetings", 0, "start"))
    assert lines[line - 1][column - 1 :] == '"19:00"'
