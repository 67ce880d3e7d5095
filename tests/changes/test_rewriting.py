"""How `fmt` would write the files of a change: put in, the replacements give its text; and only what is touched is named."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
import yaml

from commonground.changes.rewriting import Replacement, rewritings
from commonground.changes.states import State
from commonground.listings.canonical import canonical_text

from .made import FILES


@pytest.mark.parametrize("seed", range(25))
def test_put_in_they_give_the_canonical_file(seed: int) -> None:
    data = _scrambled(random.Random(seed))  # noqa: S311 - a test
    (rewriting,) = rewritings(State(), State({"data/groups/x.yaml": data}))
    text, faults = canonical_text(data)
    assert not faults
    assert rewriting.is_new
    assert _put_in(data.decode().splitlines(), rewriting.replacements) == text.splitlines()


def test_each_names_the_lines_that_stand_there() -> None:
    data = _scrambled(random.Random(1))  # noqa: S311 - a test
    (rewriting,) = rewritings(State(), State({"data/groups/x.yaml": data}))
    lines = data.decode().splitlines()
    for part in rewriting.replacements:
        assert tuple(lines[part.first - 1 : part.last]) == part.old != ()


def test_a_file_that_the_change_leaves_alone_or_that_cannot_be_read_is_not_named() -> None:
    data = _scrambled(random.Random(2))  # noqa: S311 - a test
    both = State({"data/groups/x.yaml": data})
    assert not [*rewritings(both, both)]
    assert not [*rewritings(both, State({"data/groups/x.yaml": b"groups: [\n"}))]


def _scrambled(chance: random.Random) -> bytes:
    said = {
        "groups": [
            dict(chance.sample([*group.items()], len(group))) for group in FILES["riverside"]["groups"]
        ]
    }
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False).encode()


def _put_in(lines: list[str], parts: Iterable[Replacement]) -> list[str]:
    for part in sorted(parts, key=lambda part: part.first, reverse=True):
        lines[part.first - 1 : part.last] = part.new
    return lines
