from __future__ import annotations

import pytest

from commonground.prose.checks import Context, rules
from commonground.prose.fingerprints import hashes, words_with_places

from .examples import MARK


@pytest.fixture(scope="session")
def context(library):
    """The project's library, and the fingerprints of the made-up text of the rule about copying."""
    made_up = next(rule.bad for rule in rules() if rule.id == "copied-passage").partition(MARK)[2]
    return Context(library, frozenset(hashes([word for word, _ in words_with_places(made_up)])))
