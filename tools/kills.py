"""Kills builds at random moments and looks whether the published site is still whole: `python -m tools.kills [100]`.

Two versions of the site are built in turn over one folder. Each build is killed (SIGKILL, with the processes it started) at a moment drawn at random
from the time a whole build takes; after each kill every file of the site must be that of the one version or of the other, and none may be missing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AS_OF = ("2026-11-23", "2026-11-24")


def main() -> int:
    """Begin builds until as many were killed as were asked for, and say what was found; exit code 1 if a site was ever broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    moments = random.Random(asked.seed)  # noqa: S311 - not a secret
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        versions = {}
        for as_of in AS_OF:
            start(site, as_of).wait()
            versions[digest(site)] = as_of
        started = time.perf_counter()
        start(site, AS_OF[0]).wait()
        seconds = time.perf_counter() - started
        found = dict.fromkeys(AS_OF, 0)
        broken = killed = builds = 0
        while killed < asked.kills:
            process = start(site, AS_OF[builds % 2])
            builds += 1
            try:
                process.wait(moments.uniform(0, seconds * 1.1))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                killed += 1
            version = versions.get(digest(site))
            if version is None:
                broken += 1
            else:
                found[version] += 1
        start(site, AS_OF[0]).wait()
        left = sorted(path.name for path in site.parent.iterdir())
    print(
        f"{builds} builds of {seconds:.1f} s, {killed} of them killed. Whole sites: {found}. Broken sites: {broken}."
    )
    print(f"Left beside the site after a last whole build: {left}")
    return int(broken > 0)


def start(site: Path, as_of: str) -> subprocess.Popen[bytes]:
    """Start a build in a process group of its own."""
    command = [sys.executable, "-m", "commonground.cli", "build", "--site-dir", str(site), "--as-of", as_of]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def digest(site: Path) -> str:
    """Return one digest of all files of a site and their names; "" where there is none."""
    total = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(site)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
