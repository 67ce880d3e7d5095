"""One gazetteer for all tests of this folder."""

from __future__ import annotations

import pytest

from commonground.places.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()
