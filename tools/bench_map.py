"""Measures the finder's map in Chromium, for directories of any size: `python -m tools.bench_map [N …]`, or `--site FOLDER`.

The page is the site's own finder with everything that the map loads; only its data are those of N invented groups in real towns, drawn by
their population, in the form in which a directory of that size is published. `--site` takes a site that is made already instead (as by
tools.made_site). Each run opens the map in a fresh profile, for everything, for one filter or near a place, in a window of a computer or of a
phone, then pans it frame by frame in four scales. Printed are medians of several runs: milliseconds from the click until the map stands, of
them those of work in the page's main thread, and the frames while it pans; and the bytes (gzip) that were asked for: of the map itself, and of
places and cards of groups for opening it and for panning it, with the requests for those. Chromium renders in software here, and whatever
else the machine does slows it: the time of work is the steadier figure.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, Response, sync_playwright
from rich.console import Console
from rich.table import Table

from commonground.pages import map_index
from commonground.pages.map_index import map_file
from commonground.places.basemap import read_basemap
from commonground.settings import Settings
from tests.browser.server import SiteServer
from tools.bench_finder import write_data
from tools.chromium import find_chromium
from tools.made_columns import AS_OF, made_columns
from tools.made_site import made_site
from tools.made_towns import towns

SMALL = 200
"""How many groups the page itself is made of."""

VIEWS = {"computer": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


def _everything(page: Page) -> None:
    """Asks for no more than the page does by itself."""


def _filtered(page: Page) -> None:
    page.locator('input[name="topics"]').first.evaluate(
        "box => box.click()"
    )  # a phone keeps it behind a button
    page.locator("#understood [data-facet]").first.wait_for()


def _near(page: Page) -> None:
    page.fill("input[name=near]", "53.8, -1.55")
    page.press("input[name=near]", "Enter")
    page.locator('#results [data-part="near"] [data-meters]').first.wait_for()


QUESTIONS: dict[str, Callable[[Page], None]] = {
    "everything": _everything,
    "one filter": _filtered,
    "near Leeds": _near,
}

PAN = """async () => {
    const frame = document.querySelector(".map-frame");
    const { left, top, width, height } = frame.getBoundingClientRect();
    const at = (x, y) => ({ clientX: left + x, clientY: top + y, bubbles: true, button: 0, buttons: 1, view: window });
    const still = () => new Promise((done) => requestAnimationFrame(done));
    const times = [];
    for (let stroke = 0; stroke < 6; stroke++) {
        const way = stroke % 2 ? -1 : 1;
        const begun = frame.querySelector(".leaflet-map-pane").style.transform;
        frame.dispatchEvent(new MouseEvent("mousedown", at(width / 2, height / 2)));
        let before = await still();
        for (let step = 1; step <= 20; step++) {
            frame.dispatchEvent(new MouseEvent("mousemove", at(width / 2 + way * step * 12, height / 2 + way * step * 3)));
            const now = await still();
            times.push(now - before);
            before = now;
        }
        if (frame.querySelector(".leaflet-map-pane").style.transform === begun) throw new Error("the map did not move");
        frame.dispatchEvent(new MouseEvent("mouseup", at(width / 2, height / 2)));
        const now = await still();
        times.push(now - before);
    }
    return times;
}"""


@dataclass(frozen=True, slots=True)
class Run:
    """One opening of the map: milliseconds, what was asked for, megabytes of script memory, marks in view."""

    opened: float
    opened_work: float
    frames: list[float]
    pan_work: float
    opening: Asked
    panning: Asked
    heap: float
    marks: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Bytes (gzip) of the map itself and of shards, and how many shards."""

    size: int
    shards_size: int
    shards: int


def main() -> int:
    """Measure the sizes that were asked for and print them as a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000], help="how many groups"
    )
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--site", type=Path, help="a site that is made already, instead of sizes")
    asked = parser.parse_args()
    table = Table(
        "groups",
        "window",
        "asked for",
        "opens ms",
        "of it work",
        "frame ms",
        "p95 / worst",
        "pan work ms/frame",
        "map kB",
        "places kB (requests)",
        "panned kB (requests)",
        "heap MB",
        "marks",
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = asked.site or made_site(SMALL, Path(folder), Settings(country="GB"), AS_OF)[1]
        server = SiteServer(site)
        arguments = ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        for size in [None] if asked.site else asked.sizes:
            if size:
                write_directory(size, site)
            for view in VIEWS:
                for question in QUESTIONS:
                    runs = [measure(browser, server.url, view, question) for _ in range(asked.runs)]
                    table.add_row(f"{size:,}" if size else site.name, view, question, *figures(runs))
        browser.close()
        server.close()
    Console(width=160).print(table)
    return 0


def write_directory(size: int, site: Path) -> None:
    """Give a site the data of `size` invented groups, and the map around them."""
    data = made_columns(size)
    write_data(data, site)
    points = zip(data["places"]["longitude"], data["places"]["latitude"], strict=True)
    countries = sorted({town.country for town in towns()})
    (site / map_index.PATH).write_bytes(map_file(read_basemap(), points, countries))


def figures(runs: list[Run]) -> list[str]:
    """Return what is printed of several runs."""
    frames = sorted(time for run in runs for time in run.frames)
    opening, panning = runs[0].opening, runs[0].panning
    return [
        f"{median(run.opened for run in runs):.0f}",
        f"{median(run.opened_work for run in runs):.0f}",
        f"{median(frames):.0f}",
        f"{frames[int(len(frames) * 0.95)]:.0f} / {frames[-1]:.0f}",
        f"{median(run.pan_work for run in runs):.0f}",
        f"{opening.size / 1000:.0f}",
        f"{opening.shards_size / 1000:.0f} ({opening.shards})",
        f"{panning.shards_size / 1000:.0f} ({panning.shards})",
        f"{median(run.heap for run in runs):.0f}",
        f"{runs[0].marks:.0f}",
    ]


def measure(browser: Browser, site: str, view: str, question: str) -> Run:
    """Open the map in a fresh profile, pan it, and return what that took."""
    context = browser.new_context(viewport=VIEWS[view], reduced_motion="reduce")
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks its handlers
    page.goto(f"{site}find/")
    page.focus("#order")
    page.locator("#open-filters").wait_for(state="attached")
    _until(
        page, "Boolean(document.querySelector('#jumps button') || document.querySelector('#results .more'))"
    )
    QUESTIONS[question](page)
    page.wait_for_timeout(500)
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    answers.clear()
    before = _work(session)
    opened = page.evaluate(
        """async () => {
            const begun = performance.now();
            document.querySelector("#open-map").click();
            while (!document.querySelector(".map-frame[data-drawn] canvas.leaflet-tile-loaded"))
                await new Promise((done) => setTimeout(done, 5));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
            return performance.now() - begun;
        }"""
    )
    opened_work = _work(session) - before
    page.locator(".map-frame").scroll_into_view_if_needed()
    opening = _asked(answers)
    answers.clear()
    frames: list[float] = []
    work = _work(session)
    marks: list[int] = []
    for _ in range(4):
        frames += page.evaluate(PAN)
        marks.append(page.locator(".map-mark").count())
        page.locator(".map-zoom").first.evaluate("button => button.click()")  # which is off at the last scale
        page.wait_for_timeout(200)
    pan_work = (_work(session) - work) / len(frames)
    panning = _asked(answers)
    page.evaluate("gc()")
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    context.close()
    return Run(opened, opened_work, frames, pan_work, opening, panning, heap, median(marks))


def _asked(answers: list[Response]) -> Asked:
    sizes = [(len(gzip.compress(answer.body(), 9)), "/shards/" in answer.url) for answer in answers]
    shards = [size for size, is_shard in sizes if is_shard]
    return Asked(sum(size for size, _ in sizes) - sum(shards), sum(shards), len(shards))


def _work(session: CDPSession) -> float:
    """Return the milliseconds that the page's main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def _until(page: Page, condition: str) -> None:
    for _ in range(600):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    sys.exit(f"never true: {condition}")


if __name__ == "__main__":
    sys.exit(main())
