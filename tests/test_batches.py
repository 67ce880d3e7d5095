"""What is handed on of each listing is all that the lists and indexes of the whole directory need."""

from __future__ import annotations

import importlib
import pickle
from dataclasses import replace
from datetime import date
from itertools import chain
from types import ModuleType

import pytest

from commonground.batches import EACH, LINES, Batch, in_short, makers_of
from commonground.build import OUTPUTS
from tests.pages.made import LEEDS, ONLINE, TUESDAY, directory, full, listing, shell

DATES = tuple(date(2026, 12, day) for day in (4, 5, 11, 14))
"""Friday, Saturday, Friday, Monday."""

WHOLE = directory(
    full(),
    listing("called", kind="warmline", meetings=(replace(ONLINE, format="phone"),)),
    listing("far", topics=("grief",), meetings=(ONLINE, replace(ONLINE, status="paused")), languages=("es",)),
    listing("hidden", meetings=(replace(TUESDAY, place=replace(LEEDS, precision="hidden")),)),
    listing("network", kind="network", meetings=(), verified_how="website"),
    listing("now-and-then", meetings=(replace(TUESDAY, every=None, dates=(date(2026, 12, 4),)),)),
    listing("on-many-days", meetings=(replace(ONLINE, every=None, dates=DATES),)),
    listing("paused", status="paused", age_min=14, verified=date(2025, 1, 1)),
    listing("gone", status="closed", closed_on=date(2026, 5, 1), was=("went",), moved_to="far"),
)


@pytest.mark.parametrize("name", [*chain(*OUTPUTS)])
def test_outputs_over_all_listings_are_the_same_of_listings_in_short(name: str) -> None:
    frame = shell(WHOLE)
    makers = makers_of(EACH, WHOLE, frame)
    everything = (*WHOLE.listings, *WHOLE.closed)
    lines = {
        one.group.id: {name: made for make in makers for name, made in make(one) if name in LINES}
        for one in everything
    }
    batch = Batch((), everything, (), {}, (), ())
    short = pickle.loads(in_short(batch)).listings  # noqa: S301 - made here
    assert short[0].group.summary is None
    current = len(WHOLE.listings)
    handed_on = replace(
        WHOLE,
        listings=short[:current],
        closed=short[current:],
        lines=lambda line, one: lines[one.group.id].get(line, b""),
    )
    module: ModuleType = importlib.import_module(f"commonground.{name}")
    assert list(module.outputs(handed_on, frame)) == list(module.outputs(WHOLE, frame))
