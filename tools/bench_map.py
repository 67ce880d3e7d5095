"""Measures the finder's map in Chromium, with generated answers of any size: `python -m tools.bench_map [N …]`.

The page is the site's own finder with everything that the map loads; only its list of groups is replaced by N invented ones near real towns
of the US, drawn by their population. Each run opens the map in a fresh profile, then pans it frame by frame in four scales. Printed are
medians of several runs: milliseconds from the click until the map stands, of them those of work in the page's main thread, the frames while
it pans, and the bytes that opening it asked for. Chromium renders in software here, and whatever else the machine does slows it: the time
of work is the steadier figure.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright
from rich.console import Console
from rich.table import Table

from commonground.settings import Settings
from tests.browser.server import SiteServer
from tools.chromium import find_chromium
from tools.made_site import made_site
from tools.made_towns import towns

ROOT = Path(__file__).parent.parent
SMALL = 200
"""How many groups the site itself has, whose facets and texts the answers borrow."""

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
    """One opening of the map: milliseconds, bytes (gzip), megabytes of script memory, marks in view."""

    opened: float
    opened_work: float
    frames: list[float]
    pan_work: float
    size: int
    heap: float
    marks: float


def main() -> int:
    """Measure the sizes that were asked for and print them as a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000], help="how many groups"
    )
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (3)")
    asked = parser.parse_args()
    table = Table(
        "groups",
        "opens ms",
        "of it work",
        "frame ms",
        "p95",
        "pan work ms/frame",
        "map kB gzip",
        "heap MB",
        "marks",
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = SiteServer(make_site(Path(folder)), "/", None)
        arguments = ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        for size in asked.sizes:
            answer = data_of(Path(folder) / "site/finder/groups.json", size)
            runs = [measure(browser, server.url, answer) for _ in range(asked.runs)]
            frames = sorted(time for run in runs for time in run.frames)
            table.add_row(
                f"{size:,}",
                f"{median(run.opened for run in runs):.0f}",
                f"{median(run.opened_work for run in runs):.0f}",
                f"{median(frames):.0f}",
                f"{frames[int(len(frames) * 0.95)]:.0f}",
                f"{median(run.pan_work for run in runs):.0f}",
                f"{runs[0].size / 1000:.0f}",
                f"{median(run.heap for run in runs):.0f}",
                f"{runs[0].marks:.0f}",
            )
        browser.close()
        server.close()
    Console().print(table)
    return 0


def make_site(folder: Path) -> Path:
    """Write the directory pages of a few invented groups and all that they load."""
    settings = Settings(country="US", site_url="https://site.example.org/")
    return made_site(SMALL, folder, settings, date(2026, 11, 23))[1]


def data_of(path: Path, size: int) -> bytes:
    """Return a file of groups with `size` of them that meet in person, each at a place of its own near a town."""
    data: dict[str, Any] = json.loads(path.read_bytes())
    random = Random(size)  # noqa: S311 - reproducible, not secret
    known = [town for town in towns() if town.country == "US" and -125 < town.row.longitude < -66]
    weights = [town.row.population for town in known]
    chosen = random.choices(known, weights, k=size)
    groups = data["groups"]
    few = len(groups["id"])
    for name, column in groups.items():
        groups[name] = [column[at % few] for at in range(size)]
    groups["id"] = [f"example-{at:06d}" for at in range(size)]
    groups["meetings"] = [1] * size
    data["places"] = {
        "latitude": [round(town.row.latitude + random.gauss(0, 0.05), 4) for town in chosen],
        "longitude": [round(town.row.longitude + random.gauss(0, 0.05), 4) for town in chosen],
        "precision": [random.randrange(3) for _ in chosen],
        "name": [0] * size,
        "within": [5] * size,
    }
    schedules = len(data["schedules"])
    data["meetings"] = {
        "schedule": [at % schedules for at in range(size)],
        "place": list(range(size)),
        "way": [1] * size,
    }
    for facet in data["facets"]:
        if "rows" in facet:
            facet["rows"] = [facet["rows"][at % len(facet["rows"])] for at in range(size)]
    return json.dumps(data).encode()


def measure(browser: Browser, site: str, answer: bytes) -> Run:
    """Open the map in a fresh profile, pan it, and return what that took."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    bodies: list[bytes] = []
    page.on(
        "response", lambda response: bodies.append(b"" if "groups.json" in response.url else response.body())
    )
    page.route("**/groups.json", lambda route: _fulfill(route, answer))
    page.goto(f"{site}find/")
    page.focus("#order")
    page.locator("#open-filters").wait_for(state="attached")
    _until(
        page, "Boolean(document.querySelector('#jumps button') || document.querySelector('#results .more'))"
    )
    page.wait_for_timeout(500)
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    bodies.clear()
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
    size = sum(len(gzip.compress(body, 9)) for body in bodies)
    frames: list[float] = []
    work = _work(session)
    marks: list[int] = []
    for _ in range(4):
        frames += page.evaluate(PAN)
        marks.append(page.locator(".map-mark").count())
        page.locator(".map-zoom").first.click()
        page.wait_for_timeout(200)
    pan_work = (_work(session) - work) / len(frames)
    page.evaluate("gc()")
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    context.close()
    return Run(opened, opened_work, frames, pan_work, size, heap, median(marks))


def _fulfill(route: Route, answer: bytes) -> None:
    route.fulfill(status=200, content_type="application/json", body=answer)


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
