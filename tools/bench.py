"""Measures whole builds of generated directories: `python -m tools.bench [N …]` prints time and peak memory of each.

The time is that of the whole `commonground build` as a process, with every output, in a copy of the project in which nothing was built before.
The memory is that of another such build, because looking takes time: the most that the build and all its processes held together at a moment
(proportional set size, sampled on Linux), and the largest single process as the system counts it.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tools.make_groups import write_groups

AS_OF = "2026-11-23"
SAMPLE_SECONDS = 0.25
ROOT = Path(__file__).parent.parent
COPIED = ("data", "docs", "hooks", "overrides", "mkdocs.yml")
"""What a build reads of the project."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One build: seconds on the clock and of processors, bytes held by all its processes and by the largest, files written."""

    wall: float
    cpu: float
    together: int
    largest: int
    files: int
    size: int


def main() -> int:
    """Measure builds of the sizes that were asked for, and print them as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "sizes", nargs="*", type=int, default=[1_000, 10_000], help="how many groups (1000 10000)"
    )
    parser.add_argument(
        "--runs", type=int, default=1, help="builds of each size; the median by time is shown"
    )
    asked = parser.parse_args()
    table = Table("groups", "seconds", "CPU seconds", "peak MB, all", "peak MB, largest", "files", "site MB")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder))
            write_groups(size, bench.data)
            runs = sorted((bench.measure() for _ in range(asked.runs)), key=lambda run: run.wall)
            held = bench.measure(held=True)
        run = replace(runs[len(runs) // 2], together=held.together, largest=held.largest)
        memory = [f"{number / 1e6:.0f}" if number else "–" for number in (run.together, run.largest)]
        table.add_row(
            f"{size:,}",
            f"{run.wall:.1f}",
            f"{run.cpu:.1f}",
            *memory,
            f"{run.files:,}",
            f"{run.size / 1e6:.0f}",
        )
    Console().print(table)
    return 0


class Bench:
    """A copy of the project, and the listings of which it is to build a site."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.project = folder / "project"
        self.site = folder / "site"
        self.cache = folder / "cache"
        self.project.mkdir()
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, self.project / name)

    def measure(self, *, held: bool = False) -> Measured:
        """Build the site as if for the first time; look at what is held meanwhile, or only at the clock."""
        for made in (self.cache, self.site):
            shutil.rmtree(made, ignore_errors=True)
        build = ["-m", "commonground.cli", "build", "--data", str(self.data), "--site-dir", str(self.site)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        with tempfile.TemporaryFile("w+") as said:
            process = subprocess.Popen(
                [sys.executable, *build, "--as-of", AS_OF],
                cwd=self.project,
                env=os.environ
                | {"PYTHONPATH": str(self.project / "hooks"), "XDG_CACHE_HOME": str(self.cache)},
                stdout=said,
                stderr=subprocess.STDOUT,
            )
            together = 0
            while held and process.poll() is None:
                together = max(together, _held(process.pid))
                time.sleep(SAMPLE_SECONDS)
            process.wait()
            wall = time.perf_counter() - started
            if process.returncode:
                said.seek(0)
                sys.exit(f"the build of {self.data} failed:\n{said.read()[-4000:]}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        unit = 1 if sys.platform == "darwin" else 1024
        files = [path for path in self.site.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        return Measured(wall, cpu, together, after.ru_maxrss * unit, len(files), size)


def _held(root: int) -> int:
    """Return the bytes that a process and its descendants hold together; 0 where the system does not tell."""
    try:
        parents = {int(entry.name): _parent(entry) for entry in os.scandir("/proc") if entry.name.isdigit()}
    except OSError:
        return 0
    family = {root}
    for process in sorted(parents):
        if parents[process] in family:
            family.add(process)
    return sum(_proportional(process) for process in family)


def _parent(entry: os.DirEntry[str]) -> int:
    try:
        return int(Path(entry.path, "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    sys.exit(main())
