"""Each rule tells the passages that break it, where they do, and leaves its near misses alone."""

from __future__ import annotations

import pytest

from commonground.prose.checks import rules

from .examples import complete, problems_of
from .passages import BAD, GOOD

IDS = [rule.id for rule in rules()]


def of(table):
    return [
        pytest.param(id, text, id=f"{id}-{number}")
        for id, texts in table.items()
        for number, text in enumerate(texts)
    ]


def test_every_rule_has_three_passages_of_each_kind():
    assert list(BAD) == list(GOOD) == IDS
    assert all(len(BAD[id]) >= 3 and len(GOOD[id]) >= 3 for id in IDS)


@pytest.mark.parametrize(("id", "text"), of(BAD))
def test_a_bad_passage_is_told_where_it_stands(id, text, context, checkout, tmp_path):
    example = complete(text)
    found = [(p.line, p.column) for p in problems_of(example, context, checkout, tmp_path) if p.rule == id]
    assert found[:1] == [example.marked]


@pytest.mark.parametrize(("id", "text"), of(GOOD))
def test_a_near_miss_is_not_told(id, text, context, checkout, tmp_path):
    found = problems_of(complete(text), context, checkout, tmp_path)
    assert [str(p) for p in found if p.rule in IDS] == []
