"""Asks Lighthouse about pages of the built site, as a phone: `make lighthouse`, or `python -m tools.lighthouse_scores [PATH …]`.

Lighthouse is large, so nothing else installs it: its version and that of all it needs are locked in tools/lighthouse/. Each page is opened several
times; the median of each figure is shown. Demonstration groups put `noindex` on every page, which Lighthouse counts against the SEO of a page;
that audit is left out, and named where it failed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.browser.server import SiteServer
from tools.chromium import NoChromiumError, find_chromium

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tools" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEFT_OUT = "is-crawlable"


@dataclass(frozen=True, slots=True)
class Report:
    """One visit: the score of each category (0 to 100), milliseconds, the shift of the layout, bytes sent, and what was found wrong."""

    scores: dict[str, float]
    largest_paint: float
    blocking: float
    shift: float
    sent: int
    failed: frozenset[str]


def main() -> int:
    """Print a table of the pages, a row each; exit code 2 where Lighthouse or Chromium is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", help="pages of the site (find/ and the first group's)")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--runs", type=int, default=5, help="visits of each page (5)")
    asked = parser.parse_args()
    if not (asked.site / "find" / "index.html").is_file():
        print(f"There is no site in {asked.site}: run 'make site' first.", file=sys.stderr)
        return 2
    try:
        chromium = find_chromium()
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 2
    table = Table("page", *CATEGORIES, "LCP ms", "TBT ms", "CLS", "kB sent", "failed audits")
    server = SiteServer(asked.site)
    try:
        for path in asked.paths or ["find/", _first_group(asked.site)]:
            reports = [_visit(f"{server.url}{path}", chromium) for _ in range(asked.runs)]
            table.add_row(path, *_row(reports))
    finally:
        server.close()
    Console(width=160).print(table)
    return 0


def _first_group(site: Path) -> str:
    """Return the page of the first group in the open data that meets."""
    listings = json.loads((site / "api" / "groups.json").read_bytes())["groups"]
    found = next(
        (one for one in listings if any(meeting["next"] for meeting in one["meetings"])), listings[0]
    )
    return f"groups/{found['id']}/"


def _visit(url: str, chromium: Path) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        flags = "--headless=new --no-sandbox --disable-gpu"
        command = [
            *("sh", "tools/with-node.sh", FOLDER / "node_modules" / ".bin" / "lighthouse", url, "--quiet"),
            *(f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"),
            *(f"--skip-audits={LEFT_OUT}", "--output=json", f"--output-path={out}"),
        ]
        done = subprocess.run(
            command,
            cwd=ROOT,
            check=False,
            env=os.environ | {"CHROME_PATH": str(chromium)},
            capture_output=True,
            text=True,
        )
        if done.returncode or not out.is_file():
            sys.exit(f"Lighthouse could not look at {url}:\n{done.stderr[-2000:]}")
        return _read(json.loads(out.read_bytes()))


def _read(said: dict[str, Any]) -> Report:
    audits = said["audits"]
    counted = {
        ref["id"] for name in CATEGORIES for ref in said["categories"][name]["auditRefs"] if ref["weight"]
    }
    return Report(
        scores={name: 100 * said["categories"][name]["score"] for name in CATEGORIES},
        largest_paint=audits["largest-contentful-paint"]["numericValue"],
        blocking=audits["total-blocking-time"]["numericValue"],
        shift=audits["cumulative-layout-shift"]["numericValue"],
        sent=audits["total-byte-weight"]["numericValue"],
        failed=frozenset(name for name in counted if (audits[name]["score"] or 0) < 0.9 and audits[name]["scoreDisplayMode"] != "notApplicable"),
    )  # fmt: skip


def _row(reports: list[Report]) -> Iterable[str]:
    yield from (f"{median(report.scores[name] for report in reports):.0f}" for name in CATEGORIES)
    yield f"{median(report.largest_paint for report in reports):.0f}"
    yield f"{median(report.blocking for report in reports):.0f}"
    yield f"{median(report.shift for report in reports):.3f}"
    yield f"{median(report.sent for report in reports) / 1000:.1f}"
    yield ", ".join(sorted(frozenset().union(*(report.failed for report in reports)))) or "none"


if __name__ == "__main__":
    sys.exit(main())
