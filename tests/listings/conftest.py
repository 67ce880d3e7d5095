"""The context that rules are tested in: the project's own vocabulary and gazetteer, on a fixed day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonground.listings.checks import Context
from commonground.listings.vocabulary import read_vocabulary
from commonground.places.gazetteer import Gazetteer

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="session")
def context(project: Path) -> Context:
    vocabulary, problems = read_vocabulary([project / "data" / "vocabulary.yaml"], project)
    assert problems == []
    return Context(vocabulary, Gazetteer.open(), AS_OF)
