"""Files of listings in any shape come to one canonical form, with every comment beside what it spoke of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.listings.canonical import canonical_text
from commonground.listings.checks import Context
from commonground.listings.clock import certain_time, likely_time
from commonground.listings.nodes import Mapping, Node, Pointer, Scalar, find, read_nodes
from commonground.listings.read import read_listings
from commonground.listings.write import write_listings
from tools.make_groups import write_groups

from .scrambling import Scrambler


@pytest.fixture(scope="module")
def files(context: Context, project: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Canonical files: those of the demonstration, and invented ones that use every field, all just confirmed."""
    made = tmp_path_factory.mktemp("made")
    write_groups(240, made)
    paths = [*sorted((project / "data" / "demo").glob("*.yaml")), *sorted(made.rglob("*.yaml"))]
    texts = []
    for path in paths:
        entries = read_listings(path.read_bytes(), path.name, replace(context, demonstration=True)).entries
        groups = sorted(
            (replace(entry.group, verified=context.as_of) for entry in entries), key=lambda group: group.id
        )
        texts.append(write_listings(entries[0].organization, groups))
    return texts


@pytest.mark.slow
def test_200_scrambled_files_become_canonical(files: list[str], context: Context) -> None:
    placed = 0
    for number in range(200):
        canonical = files[number % len(files)]
        root = parsed(canonical)
        scrambler = Scrambler(Random(number))  # noqa: S311 - reproducible, not secret
        scrambled = scrambler.file(root)
        text, faults = canonical_text(scrambled.encode())
        assert faults == []
        assert without_comments(text) == canonical
        assert canonical_text(text.encode()) == (text, [])
        assert_placed(text, scrambler.placed)
        reading = read_listings(text.encode(), "data/demo/a.yaml", replace(context, demonstration=True))
        assert [str(problem) for problem in reading.problems] == []
        placed += len(scrambler.placed)
    assert placed > 10_000


def assert_placed(text: str, placed: dict[str, tuple[str, Pointer]]) -> None:
    """Every comment stands once, above, behind or after what it was written beside; `find` knows nothing of comments."""
    root = parsed(text)
    lines = text.splitlines()
    said = [number for number, line in enumerate(lines, start=1) if "# " in line]
    assert len(said) == len(placed)
    behind = Counter(
        find(root, pointer, at="key")[0] for part, pointer in placed.values() if part == "beside"
    )
    for number in said:
        code, _, comment = lines[number - 1].partition("# ")
        part, pointer = placed[f"# {comment}"]
        line, _ = find(root, pointer, at="key")
        following = next((at for at in range(number, len(lines) + 1) if not is_comment(lines[at - 1])), None)
        if part == "beside" and behind[line] == 1:
            assert code.strip()
            assert line == number
        elif part == "after":
            before = next(at for at in range(number, 0, -1) if not is_comment(lines[at - 1]))
            assert before == last_line(root, pointer)
        else:
            assert not code.strip()
            assert line == following


def is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def last_line(root: Node, pointer: Pointer) -> int:
    node = root
    for step in pointer:
        node = node.entries[str(step)][1] if isinstance(node, Mapping) else node.items[int(step)]  # type: ignore[union-attr]
    return max(line for line in lines_of(node))


def lines_of(node: Node) -> list[int]:
    if isinstance(node, Scalar):
        return [node.line + (node.text.count("\n") + 1 if "\n" in node.text else 0)]
    inner = [value for _, value in node.entries.values()] if isinstance(node, Mapping) else node.items
    return [node.line, *(line for each in inner for line in lines_of(each))]


def parsed(text: str) -> Node:
    root, faults = read_nodes(text.encode())
    assert faults == []
    assert root is not None
    return root


def without_comments(text: str) -> str:
    lines = (line for line in text.splitlines() if not is_comment(line))
    return "".join(f"{line.partition('  # ')[0]}\n" for line in lines)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "# head\ngroups:\n# of b\n- id: b # name\n  # of kind\n  kind: group\n  # end of b\n# of a\n- # odd\n  id: a\n# end\n",
            "# head\ngroups:\n# of a\n# odd\n- id: a\n# of b\n- id: b  # name\n  # of kind\n  kind: group\n  # end of b\n# end\n",
        ),
        (
            "groups:\n- topics:\n    - b # one\n    # above\n    - a # two\n    # last\n  id: x\n",
            "groups:\n- id: x\n  # above\n  # last\n  # one\n  # two\n  topics: [b, a]\n",
        ),
        (
            "groups:\n- cost: {note: x, # in\n    kind: free} # behind\n  about: | # hdr\n    a\n\n    b\n  id: x",
            "groups:\n- id: x\n  about: |-  # hdr\n    a\n\n    b\n  cost:  # in\n    kind: free  # behind\n    note: x\n",
        ),
        (
            "groups:\n- {meetngs: [{start: 7pm}], id: '1', closed_on: , name: 'a # b'} # c\n",
            'groups:\n- id: "1"  # c\n  name: \'a # b\'\n  closed_on:\n  meetngs:\n  - start: "7pm"\n',
        ),
        (
            "groups:\r\n- meetings: [{start: 7pm, end: 7.30 PM, every: Tuesday}, {start: 7:30}]\r\n",
            'groups:\n- meetings:\n  - every: tuesday\n    start: "19:00"\n    end: "19:30"\n  - start: "7:30"\n',
        ),
        ("more: 1\ngroups: []\n", 'groups: []\nmore: "1"\n'),
    ],
)
def test_what_becomes_of_a_file(source: str, expected: str) -> None:
    text, faults = canonical_text(source.encode())
    assert faults == []
    assert text == expected
    assert canonical_text(text.encode()) == (text, [])


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", (1, 1, "no-groups")),
        ("# only\n", (1, 1, "no-groups")),
        ("groups:\n- id: [a\n", (3, 1, "yaml-syntax")),
        ("groups:\n- id: a\n  id: b\n", (3, 3, "repeated-field")),
        ("groups:\n- id: &x a\n", (2, 7, "no-anchor")),
        ("groups:\n- id: a\n---\ngroups: []\n", (3, 1, "one-document")),
    ],
)
def test_what_cannot_be_read_is_told_and_left_alone(source: str, told: tuple[int, int, str]) -> None:
    text, faults = canonical_text(source.encode())
    assert text == ""
    assert (faults[0].line, faults[0].column, faults[0].rule) == told


@settings(max_examples=400)
@given(st.text(st.sampled_from("ab:-#'\"[]{}|>, \n\t?!&*%@0"), max_size=60))
def test_any_text_keeps_its_meaning_or_is_left_alone(text: str) -> None:
    written, faults = canonical_text(f"groups:\n- {text}".encode())
    if not faults:
        assert canonical_text(written.encode()) == (written, [])


@pytest.mark.parametrize(
    ("text", "certain", "likely"),
    [
        ("19:00", "19:00", "19:00"),
        ("7pm", "19:00", "19:00"),
        ("7.30 PM", "19:30", "19:30"),
        ("12 a.m.", "00:00", "00:00"),
        ("07:00:00", "07:00", "07:00"),
        ("19h30", "19:30", "19:30"),
        ("noon", "12:00", "12:00"),
        ("24:00", "00:00", "00:00"),
        ("7:30", None, "07:30"),
        ("7", None, None),
        ("25:00", None, None),
        ("19:75", None, None),
    ],
)
def test_a_time_is_taken_where_it_can_mean_no_other(
    text: str, certain: str | None, likely: str | None
) -> None:
    found = [moment and f"{moment:%H:%M}" for moment in (certain_time(text), likely_time(text))]
    assert found == [certain, likely]
