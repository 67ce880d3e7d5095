"""Measures the finder as a cheap phone on a slow line has it: `python -m tools.bench_phone [N …]`.

In a fresh profile of the tests' Chromium, with the processor slowed four times and a line of 150 ms and 1.6 Mb/s each way, `/find/` is opened, a
postcode is typed as soon as its field is there, and the time taken until the nearest three groups stand in the page. Printed are the median and
the longest of several visits, of that and of the first sight of the page, and the bytes that a visit took.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from commonground.settings import Settings
from tests.browser.server import SiteServer
from tools.chromium import find_chromium
from tools.made_site import made_site

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 23)
POSTCODE = "LS1 4DY"
SLOWER = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}

NOTE_THE_ANSWER = """
new MutationObserver((_, watching) => {
    if (document.querySelectorAll('#results [data-part="near"] [data-meters]').length < 3) return;
    watching.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark("answered")));
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
WHEN = """() => ({
    answered: performance.getEntriesByName("answered")[0]?.startTime ?? 0,
    seen: performance.getEntriesByName("first-contentful-paint")[0].startTime,
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: milliseconds from opening the page to its first sight and to the answer, and bytes that came over the line."""

    seen: float
    answered: float
    received: int


def main() -> int:
    """Measure directories of the sizes that were asked for, and print them as a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1_000, 5_000], help="how many groups")
    parser.add_argument("--runs", type=int, default=5, help="visits of each (5)")
    asked = parser.parse_args()
    table = Table("groups", "seen ms", "answered ms", "at most", "kB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for size in asked.sizes:
            with tempfile.TemporaryDirectory() as folder:
                server = SiteServer(made_site(size, Path(folder), Settings(country="GB"), AS_OF)[1])
                visits = [_visit(browser, f"{server.url}find/") for _ in range(asked.runs)]
                server.close()
            table.add_row(
                f"{size:,}",
                f"{median(visit.seen for visit in visits):.0f}",
                f"{median(visit.answered for visit in visits):.0f}",
                f"{max(visit.answered for visit in visits):.0f}",
                f"{median(visit.received for visit in visits) / 1000:.0f}",
            )
        browser.close()
    Console().print(table)
    return 0


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True)  # fmt: skip
    page = context.new_page()
    page.add_init_script(NOTE_THE_ANSWER)
    session = context.new_cdp_session(page)
    received = 0

    def count(event: dict[str, float]) -> None:
        nonlocal received
        received += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="commit")
    page.fill("input[name=near]", POSTCODE)
    page.press("input[name=near]", "Enter")
    page.locator('#results [data-part="near"] [data-meters]').nth(2).wait_for()
    page.wait_for_timeout(300)  # for the mark to be set: what is measured has its own clock
    told = page.evaluate(WHEN)
    context.close()
    return Visit(told["seen"], told["answered"], received)


if __name__ == "__main__":
    sys.exit(main())
