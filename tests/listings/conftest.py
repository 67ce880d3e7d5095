"""The context that rules are tested in: the project's own vocabulary and gazetteer, on a fixed day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonground.listings.checks import Context
from commonground.listings.do_not_list import DoNotList, email_identity, mark_of
from commonground.listings.vocabulary import read_vocabulary
from commonground.places.gazetteer import Gazetteer

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="session")
def context(project: Path) -> Context:
    vocabulary, problems = read_vocabulary([project / "data" / "vocabulary.yaml"], project)
    assert problems == []
    key = b"the key of the tests, and of nothing else"
    refused = DoNotList(frozenset({mark_of(email_identity("stop@quiet.example.org"), key)}), key)
    return Context(vocabulary, Gazetteer.open(), AS_OF, do_not_list=refused)
