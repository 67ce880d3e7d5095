"""The interval of the tally page against its definition, worked out here with decimals and without the closed formula."""

from __future__ import annotations

import json
import subprocess
from decimal import Decimal, localcontext
from statistics import NormalDist

import pytest

PAIRS = [(yes, all_) for all_ in (*range(1, 26), 40, 97) for yes in range(all_ + 1)]
PAIRS += [(1, 9999), (5000, 9999), (9998, 9999), (0, 9999), (9999, 9999)]
Z = Decimal(NormalDist().inv_cdf(0.975))


@pytest.fixture(scope="module")
def given(node, project) -> list[tuple[float, float]]:
    """What the page's own module answers to PAIRS."""
    module = (project / "overrides/assets/tools/tally.js").as_uri()
    code = (
        f"const {{wilson}} = await import({json.dumps(module)});"
        f"console.log(JSON.stringify({json.dumps(PAIRS)}.map(([yes, all]) => wilson(yes, all))))"
    )
    command = [node, "--input-type=module", "--eval", code]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return [tuple(pair) for pair in json.loads(answer.stdout)]


def inside(p: Decimal, yes: int, all_: int) -> bool:
    """Whether a share p is not refused by what was seen: |yes/all - p| <= z sqrt(p (1 - p) / all)."""
    share = Decimal(yes) / all_
    return (share - p) ** 2 <= Z**2 * p * (1 - p) / all_


def end(yes: int, all_: int, towards: Decimal) -> Decimal:
    """The last p, from the share that was seen towards 0 or 1, that is still inside: by halving."""
    near, far = Decimal(yes) / all_, towards
    if inside(far, yes, all_):
        return far
    for _ in range(90):
        middle = (near + far) / 2
        near, far = (middle, far) if inside(middle, yes, all_) else (near, middle)
    return near


def test_the_interval_is_what_its_definition_says(given):
    with localcontext() as context:
        context.prec = 50
        for (yes, all_), (low, high) in zip(PAIRS, given, strict=True):
            assert float(end(yes, all_, Decimal(0))) == pytest.approx(low, abs=1e-9), (yes, all_)
            assert float(end(yes, all_, Decimal(1))) == pytest.approx(high, abs=1e-9), (yes, all_)
