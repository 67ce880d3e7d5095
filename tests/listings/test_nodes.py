"""Nodes stand where PyYAML says, hold text only, and no bytes make the reader fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commonground.listings.checks import Context
from commonground.listings.nodes import Mapping, Node, Scalar, Sequence, find, read_nodes
from commonground.listings.read import read_listings

_CONTEXT: list[Context] = []


@pytest.fixture(scope="module", autouse=True)
def known_context(context: Context) -> None:
    _CONTEXT[:] = [replace(context, demonstration=True)]


_PIECES = st.sampled_from(
    [
        "groups:\n",
        "- id: example-a\n",
        "  kind: group\n",
        "  meetings:\n",
        "  - every: tuesday\n",
        "    place: {town: Leeds}\n",
        "  topics: [anxiety]\n",
        "organization:\n",
        "- ",
        "\t",
        "&a ",
        "*a",
        "!!str ",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "? ",
        ": ",
        "[",
        "{",
        "]",
        "}",
        ",",
        "|\n",
        ">-\n",
        "'",
        '"',
        "\\x00",
        "\x00",
        "\r",
        "\u2028",
        "\ufeff",
        "#",
        "é",
        "\U0001f600",
        "~",
        "null",
        "\n  ",
    ]
)


@settings(max_examples=400)
@given(st.one_of(st.binary(max_size=200), st.lists(_PIECES, max_size=40).map("".join).map(str.encode)))
@example(b"---")
@example(b"groups:\n-")
@example(b"groups:\n- " + b"\xff" * 10)
@example("groups:\n- {? a, : b}".encode("utf-16"))
@example(b"groups: [{meetings: [{place: {country: GB, latitude: 1e999}}]}]")
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    reading = read_listings(data, "any.yaml", _CONTEXT[0])
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for problem in reading.problems:
        assert "this rule failed" not in problem.message
        assert 1 <= problem.line <= lines
        assert 1 <= problem.column <= len(data) + 1
        assert str(problem).isprintable()


_WORD = st.text("abcé \u0645\U0001f600:#-'\",[]{}&*!%@\\", min_size=1, max_size=12)
_KEY = st.text("abcxyz_", min_size=1, max_size=6)
_TREES = st.recursive(
    _WORD,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEY, inner, max_size=4)),
    max_leaves=20,
)


@settings(max_examples=200)
@given(
    tree=_TREES,
    flow=st.sampled_from([None, False, True]),
    style=st.sampled_from([None, '"', "'", "|", ">"]),
    width=st.sampled_from([20, 1000]),
)
def test_nodes_stand_where_pyyaml_composes_them(
    tree: object, flow: bool | None, style: str | None, width: int
) -> None:
    text = yaml.dump(tree, default_flow_style=flow, default_style=style, width=width, allow_unicode=True)
    text = text.replace("!!str ", "")
    ours, faults = read_nodes(text.encode())
    assert faults == []
    theirs = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert_alike(ours, theirs)


def assert_alike(ours: Node | None, theirs: yaml.Node | None) -> None:
    assert ours is not None
    assert theirs is not None
    mark = theirs.start_mark
    assert mark is not None
    assert (ours.line, ours.column) == (mark.line + 1, mark.column + 1)
    if isinstance(ours, Scalar):
        assert ours.text == theirs.value
        return
    if isinstance(ours, Sequence):
        assert len(ours.items) == len(theirs.value)
        for one, other in zip(ours.items, theirs.value, strict=True):
            assert_alike(one, other)
        return
    assert isinstance(ours, Mapping)
    for (key, value), (other_key, other_value) in zip(ours.entries.values(), theirs.value, strict=True):
        assert_alike(key, other_key)
        assert_alike(value, other_value)


@pytest.mark.parametrize(
    "text", ["19:30", "NO", "02134", "+441134960000", "1e3", "~", "2026-11-02", "0x1F", "=", "116_123", "off"]
)
def test_a_value_stays_the_text_it_is(text: str) -> None:
    document, faults = read_nodes(f"a: {text}\n".encode())
    assert faults == []
    assert isinstance(document, Mapping)
    _, value = document.entries["a"]
    assert isinstance(value, Scalar)
    assert (value.text, value.plain) == (text, True)


def test_a_byte_order_mark_and_other_line_ends_change_nothing() -> None:
    plain, _ = read_nodes(b"a: x\nb: [c]\n")
    for changed in (b"\xef\xbb\xbfa: x\nb: [c]\n", b"a: x\r\nb: [c]\r\n", b"a: x\rb: [c]\r"):
        assert read_nodes(changed) == (plain, [])


def test_find_goes_as_far_as_it_can() -> None:
    document, _ = read_nodes(b"a:\n- b: c\n  d: [e, f]\n")
    assert find(document, ("a", 0, "d", 1)) == (3, 10)
    assert find(document, ("a", 0, "d"), "key") == (3, 3)
    assert find(document, ("a", 0), "item") == (2, 3)
    assert find(document, ("a", 0, "nothing", 5)) == (2, 3)
    assert find(document, ("a", 9)) == (2, 1)
    assert find(None, ("a",)) == (1, 1)


def test_columns_count_code_points() -> None:
    document, _ = read_nodes("é\U0001f600: [\U0001f600, x]\n".encode())
    assert find(document, ("é\U0001f600", 1)) == (1, 9)
