"""Finds the Chromium that the browser tests drive, and installs one where there is none.

`python -m tools.chromium` prints its path; `--install` first gets one if need be.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from commonground.chromium import VARIABLE, installed


class NoChromiumError(Exception):
    """There is no Chromium; the message says what to do about it."""


def find_chromium() -> Path:
    """The browser that CHROMIUM names, else the machine's own, else the one that Playwright downloaded.

    Raises NoChromiumError.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if not _starts(Path(named)):
            raise NoChromiumError(f"CHROMIUM names {named}, which does not start: name a Chromium or Chrome.")
        return Path(named)
    found = next((path for path in _candidates() if _starts(path)), None)
    if found is None:
        raise NoChromiumError(
            "The browser tests need Chromium: install it (on Debian, as root: apt-get install chromium;"
            " elsewhere: .venv/bin/playwright install chromium), or name one in CHROMIUM."
        )
    return found


def install_chromium() -> None:
    """Installs Chromium by the system's packages on Debian as root, else by Playwright; may well fail."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Ubuntu's package only fetches a snap, which containers cannot run.
    if root and shutil.which("apt-get") and _distribution() != "ubuntu":
        apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
        if _run([*apt, "update"]) and _run([*apt, "install", "-y", "--no-install-recommends", "chromium"]):
            return
    libraries = ["--with-deps"] if root and shutil.which("apt-get") else []
    # Its own account of a failure is a stack trace; find_chromium then says the same in a sentence.
    _run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"], quiet=True)


_PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def _candidates() -> Iterator[Path]:
    yield from installed()
    # In a process of its own: slow to start, so only when it is needed, and Playwright refuses a second start beside a running one.
    answer = subprocess.run(
        [sys.executable, "-c", _PLAYWRIGHTS_OWN], check=False, capture_output=True, text=True
    )
    if answer.returncode == 0:
        yield Path(answer.stdout.strip())


def _starts(path: Path) -> bool:
    """Whether the browser can say its version: a stub that only points to another package cannot."""
    try:
        answer = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)
        return answer.returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release()["ID"]
    except OSError:
        return ""


def _run(command: list[str], quiet: bool = False) -> bool:
    print("Getting Chromium:", " ".join(command), file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, check=False, env=environment, stdin=subprocess.DEVNULL, capture_output=quiet
        )
        return done.returncode == 0
    except OSError:
        return False


def main(arguments: list[str]) -> int:
    """Prints the path of Chromium; exits 1, with one sentence, where there is none."""
    try:
        print(find_chromium())
        return 0
    except NoChromiumError as error:
        if arguments != ["--install"] or os.environ.get(VARIABLE):
            print(error, file=sys.stderr)
            return 1
    install_chromium()
    return main([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
