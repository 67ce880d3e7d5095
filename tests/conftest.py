"""What all tests share: the project's folder, Node, and the demonstration site built once a run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

PROJECT = Path(__file__).parent.parent
AS_OF = "2026-11-23"

# No deadline: a slow machine is no fault. On CI the same examples every time: a failure is the commit's.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return PROJECT


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keeps what `check` and `diff` keep away from the cache of who runs the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def node() -> str:
    """Node >= 20: the machine's, else the one in the environment that runs the tests."""
    for candidate in (shutil.which("node"), str(Path(sys.executable).with_name("node"))):
        if candidate and _node_major(candidate) >= 20:
            return candidate
    pytest.fail("There is no Node >= 20: `make check` installs one where the machine has none.")


def _node_major(path: str) -> int:
    try:
        command = [path, "-p", "process.versions.node"]
        answer = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError:
        return 0
    return int(answer.stdout.split(".")[0]) if answer.returncode == 0 else 0


def run_commonground(*arguments: str | Path, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """Runs the `commonground` command of this checkout, whether installed or not."""
    code = "import sys; from commonground.cli import main; sys.exit(main())"
    path = os.pathsep.join([str(PROJECT / "hooks"), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(
        command,
        check=False,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="session")
def commonground():
    """The `commonground` command: `commonground("check", "--data", folder)` gives its CompletedProcess."""
    return run_commonground


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site with its demonstration groups, built once a run and shared by all workers.

    Read it only: a test that changes a site builds its own.
    """
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    site = shared / "demo-site"
    with (shared / "demo-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        failure = shared / "demo-site.failure"
        if not site.is_dir() and not failure.exists():
            built = run_commonground("build", "--site-dir", site, "--as-of", AS_OF)
            if built.returncode != 0:
                failure.write_text(built.stdout + built.stderr)
        if failure.exists():
            pytest.fail(f"The demonstration site could not be built:\n{failure.read_text()}", pytrace=False)
    return site
