"""A directory in shards in a real browser: every answer is an oracle's, and nothing that is asked is in an address."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tests.pages.test_shards import write_both
from tools.made_columns import made_columns

PROJECT = Path(__file__).parents[2]
FORMS = """async ({rounds, seed}) => {
    const {differencesOfForms} = await import("./tests/js/finder/bothforms.js");
    const read = async (name) => (await fetch(name)).json();
    return differencesOfForms(read, rounds, seed);
}"""


@pytest.mark.parametrize(
    ("size", "rounds"),
    [
        (100, 40),
        (5_000, 24),
        pytest.param(20_000, 24, marks=pytest.mark.slow),
        pytest.param(100_000, 16, marks=pytest.mark.slow),
    ],
)
def test_answers_are_those_of_an_oracle(
    size: int,
    rounds: int,
    tmp_path: Path,
    serve_site: Callable[..., SiteServer],
    new_page: Callable[..., Page],
    watch: Watch,
) -> None:
    write_both(made_columns(size, seed=2), tmp_path)
    for folder in ("overrides/assets/finder", "overrides/assets/map", "tests/js/finder", "tests/js/map"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    (tmp_path / "index.html").write_text("<!doctype html><title>Answers</title>")
    page = new_page(timezone_id="America/Vancouver")
    page.goto(serve_site(tmp_path).url)
    assert page.evaluate(FORMS, {"rounds": rounds, "seed": size}) == []
    asked = [address for address in watch.requests if "/finder/shards/" in address]
    assert asked
    assert all(re.search(r"/finder/shards/[0-9a-f]{16}/[0-9]+\.json$", address) for address in asked)
