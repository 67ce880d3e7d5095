from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from commonground.pages.environment import environment
from commonground.project import Project
from commonground.prose.library import Library, open_library
from commonground.settings import read_settings

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="session")
def checkout() -> Project:
    return Project.at(Path(__file__).parent)


@pytest.fixture(scope="session")
def library(checkout: Project) -> Library:
    found, problems = open_library(checkout, read_settings(checkout.root), AS_OF)
    assert not problems
    return found


@pytest.fixture(scope="session")
def templates():
    return environment("en")
