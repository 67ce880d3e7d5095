"""Measures answers of the finder in Chromium, for directories of any size: `python -m tools.bench_finder [N …]`.

Each of 200 random questions (up to three filters, of some of them two values; a place; a circle or none) is asked by a source that knows
nothing yet. Printed are the median, the 95th percentile and the worst of

- the bytes (gzip, with groups.json) and the requests;
- the milliseconds that the page's main thread works from opening the data to an answer, what the browser does for each request included,
  waiting not;
- the milliseconds from opening to an answer when everything that was asked for is in memory: computing alone;

and the megabytes of script memory that a page then holds. Each question is asked three ways: for the nearest 20 and the exact totals, for all
that the page shows at first, and for the counts beside the values of a filter. Some are asked once more by new pages, whose scripts the
browser has not run yet: as a visitor's first question is.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from commonground.pages.finder_index import ONE_FILE_UP_TO, PATH, encode
from commonground.pages.shards import sharded
from tests.browser.server import SiteServer
from tools.chromium import find_chromium
from tools.made_columns import Columns, made_columns

ASSETS = Path(__file__).parent.parent / "overrides/assets/finder"
NOW = 1_795_453_500_000
"""2026-11-23T17:05Z, in ms."""
PAGE = 20
NEW_PAGES = 20
"""How many questions are asked by new pages."""
CIRCLES = (0, 5_000, 10_000, 25_000, 100_000)

SCRIPTS = """Promise.all([import("./assets/source.js"), import("./assets/shards.js")]).then(() => null)"""

ASK = """async ({question, now}) => {
    const { open } = await import("./assets/source.js");
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(5000);
    const source = await open(fetch("./finder/groups.json"), now);
    await source.query(question);
    window.kept = source;
    return performance.getEntriesByType("resource").map(({name, encodedBodySize}) => [name, encodedBodySize]);
}"""

ASK_IN_MEMORY = """async ({question, now, names}) => {
    const { open } = await import("./assets/source.js");
    const { fetch } = window;
    const texts = new Map(await Promise.all(names.map(async (name) => [name, await (await fetch(name)).text()])));
    window.fetch = async (name) => Object.defineProperty(new Response(texts.get(String(name))), "url", {value: String(name)});
    const before = performance.now();
    await (await open(window.fetch(names[0]), now)).query(question);
    const after = performance.now();
    window.fetch = fetch;
    return after - before;
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer: bytes, requests, milliseconds of work, and milliseconds where all is in memory."""

    size: int
    requests: int
    work: float
    computing: float


def main() -> int:
    """Measure the sizes that were asked for and print them as a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000], help="how many groups"
    )
    parser.add_argument("--questions", type=int, default=200, help="how many of each size (200)")
    asked = parser.parse_args()
    table = Table(
        "groups",
        "asked for",
        "kB gzip",
        "requests",
        "ms of work",
        "ms in memory",
        "heap MB",
        title="median / 95 % / worst",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for size in asked.sizes:
            with tempfile.TemporaryDirectory() as folder:
                data = made_columns(size)
                write_site(data, Path(folder))
                server = SiteServer(Path(folder))
                for name, questions in asked_ways(data, asked.questions):
                    with opened(browser, server) as (page, session):
                        runs = [ask(page, session, question) for question in questions]
                        heap = held(session)
                    table.add_row(f"{size:,}", name, *columns(runs), f"{heap / 1e6:.1f}")
                name, questions = next(asked_ways(data, min(NEW_PAGES, asked.questions)))
                runs = []
                for question in questions:
                    with opened(browser, server) as (page, session):
                        runs.append(ask(page, session, question))
                table.add_row(f"{size:,}", f"{name}, new pages", *columns(runs), "")
                server.close()
        browser.close()
    Console(width=120).print(table)
    return 0


@contextmanager
def opened(browser: Browser, server: SiteServer) -> Iterator[tuple[Page, CDPSession]]:
    """Give a page that has the scripts, asks nothing by itself and keeps nothing."""
    page = browser.new_page()
    page.goto(server.url)
    page.evaluate(SCRIPTS)
    session = page.context.new_cdp_session(page)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Performance.enable")
    yield page, session
    page.close()


def columns(runs: Sequence[Asked]) -> Iterator[str]:
    """Give what is printed of answers."""
    yield spread([run.size / 1000 for run in runs])
    yield spread([run.requests for run in runs])
    yield spread([run.work for run in runs])
    yield spread([run.computing for run in runs])


def write_site(data: Columns, folder: Path) -> None:
    """Write the finder's data and scripts, and a page that asks nothing by itself."""
    write_data(data, folder)
    shutil.copytree(ASSETS, folder / "assets")
    (folder / "index.html").write_text("<!doctype html><title>Bench</title>", "utf-8")


def write_data(data: Columns, folder: Path) -> None:
    """Write the finder's data, in the form in which a directory of that size is published."""
    files = [(PATH, encode(data))]
    if len(data["groups"]["id"]) > ONE_FILE_UP_TO:
        manifest, shards = sharded(data, encode)
        files = [(PATH, encode(manifest)), *shards]
    for path, content in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def asked_ways(data: Columns, count: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Give the questions, each way they are asked."""
    parts = ("near", "lines", "online", "networks")
    yield (
        "nearest 20, totals",
        list(questions(data, count, {part: PAGE * (part == "near") for part in parts})),
    )
    yield "all of the page", list(questions(data, count, dict.fromkeys(parts, PAGE)))
    random = Random(3)  # noqa: S311 - reproducible, not secret
    ids = [facet["id"] for facet in data["facets"]]
    counted = (
        question | {"count": [random.choice(ids)]}
        for question in questions(data, count, dict.fromkeys(parts, 0))
    )
    yield "counts of a filter", list(counted)


def questions(data: Columns, count: int, show: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Give random questions, the same every time."""
    random = Random(1)  # noqa: S311 - reproducible, not secret
    places = data["places"]
    for _ in range(count):
        chosen: dict[str, list[str]] = {}
        for facet in random.sample(data["facets"], random.randrange(4)):
            values = [value for value, _ in facet["values"]]
            chosen[facet["id"]] = random.sample(values, min(len(values), 1 + (random.random() < 0.3)))
        at = random.randrange(len(places["latitude"]))
        yield {
            "q": "",
            "rather": "",
            "chosen": chosen,
            "said": {},
            "when": "",
            "near": {"latitude": places["latitude"][at], "longitude": places["longitude"][at]},
            "within": random.choice(CIRCLES),
            "beyond": 0,
            "order": "nearest",
            "show": show,
        }


def ask(page: Page, session: CDPSession, question: dict[str, Any]) -> Asked:
    """Ask one question in a page that knows nothing yet."""
    before = worked(session)
    requests = page.evaluate(ASK, {"question": question, "now": NOW})
    work = worked(session) - before
    names = [name for name, _ in requests]
    computing = page.evaluate(ASK_IN_MEMORY, {"question": question, "now": NOW, "names": names})
    return Asked(sum(size for _, size in requests), len(requests), work, computing)


def worked(session: CDPSession) -> float:
    """Return the milliseconds that the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) * 1000 for one in metrics if one["name"] == "TaskDuration")


def held(session: CDPSession) -> float:
    """Return the bytes of script memory that the page holds."""
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"])


def spread(numbers: Sequence[float]) -> str:
    """Return the median, the 95th percentile and the worst."""
    ordered = sorted(numbers)
    return " / ".join(
        f"{ordered[min(len(ordered) - 1, int(len(ordered) * part))]:.0f}" for part in (0.5, 0.95, 1)
    )


if __name__ == "__main__":
    sys.exit(main())
