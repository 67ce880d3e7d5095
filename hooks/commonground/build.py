"""Builds the whole site: checks the listings, makes prose and directory pages aside, verifies them, and swaps them in.

The prose is built by the site engine as a command of its own (`python -m mkdocs build`), beside the directory pages and as of the same day;
nothing here imports it.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType

from .directory import Directory, build_directory
from .listings.report import Problem
from .pages.csp import protect
from .pages.publish import staging, swap
from .pages.shell import Shell, open_prose_shell, open_shell
from .pages.verify import Defect, Site
from .parallel import map_shared
from .project import Project
from .settings import Settings, read_settings

OUTPUTS = (
    "pages.group",
    "exports.calendar",
    "pages.browse",
    "pages.find",
    "pages.finder_index",
    "pages.place_index",
    "exports.api",
    "exports.sitemap",
    "exports.messages",
)
"""The modules whose `outputs(directory, shell)` make the directory's part of the site, the slowest first."""


DATA_FILES = ("vocabulary.yaml", "crisis.yaml", "ground_rules.yaml", "sources.yaml")
"""The data files, besides the listings, that a site cannot be built without."""


class BuildError(Exception):
    """The site could not be built, though the listings hold no error; the message says why."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked of a build; passed on to the site engine's hooks through the environment."""

    as_of: date
    data: Path | None = None
    production: bool = False
    engine: str = "mkdocs"

    def environment(self) -> dict[str, str]:
        """Return the environment in which the site engine builds only the prose, reproducibly."""
        midnight = datetime(self.as_of.year, self.as_of.month, self.as_of.day, tzinfo=UTC)
        return {
            "COMMONGROUND_AS_OF": self.as_of.isoformat(),
            "COMMONGROUND_DATA": str(self.data) if self.data else "",
            "COMMONGROUND_PRODUCTION": "1" if self.production else "",
            "COMMONGROUND_PROSE_ONLY": "1",
            "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
            "NO_MKDOCS_2_WARNING": "1",
        }

    @classmethod
    def from_environment(cls) -> Options:
        """Return the options of a build that a site engine runs by itself, or that was started with `environment()`."""
        data = os.environ.get("COMMONGROUND_DATA")
        said = os.environ.get("COMMONGROUND_AS_OF")
        as_of = date.fromisoformat(said) if said else today()
        return cls(as_of, Path(data) if data else None, bool(os.environ.get("COMMONGROUND_PRODUCTION")))


def today() -> date:
    """Return the day a build is of when none was asked for: SOURCE_DATE_EPOCH (seconds), else today, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the directory it holds, the warnings, and how many files were published."""

    directory: Directory
    warnings: tuple[Problem, ...]
    files: int


def build_site(project: Project, site: Path, options: Options, jobs: int = 1) -> Built:
    """Build and publish a whole site at `site`; raise Refused, ProjectError, SettingsError, PublishError or BuildError and publish nothing."""
    settings = read_settings(project.root)
    project.sources(demo=True)
    for name in DATA_FILES:
        project.layers(name)
    with staging(site, project.root) as made:
        with _prose(project, made / "prose", options) as prose:
            directory, warnings = build_directory(
                project, settings, as_of=options.as_of, production=options.production, jobs=jobs
            )
            write_outputs(directory, open_shell(project, directory), made / "site", jobs)
            prose.finish()
        _merge(made / "prose", made / "site")
        _refuse_demonstration(directory, options)
        checked = Site(made / "site", _prefix(settings))
        _refuse_defects(checked, jobs)
        swap(made / "site", site)
    return Built(directory, tuple(warnings), len(checked.files))


def write_outputs(directory: Directory, shell: Shell, folder: Path, jobs: int = 1) -> None:
    """Write every page and export of the directory into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)

    def write(name: str) -> None:
        module: ModuleType = importlib.import_module(f"{__package__}.{name}")
        made: set[str] = set()
        for path, content in module.outputs(directory, shell):
            parent = path.rpartition("/")[0]
            if parent not in made:
                made.add(parent)
                (folder / parent).mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)

    map_shared(write, OUTPUTS, jobs)


@cache
def open_prose(project: Project, options: Options) -> Shell:
    """Return the frame of the prose pages of a build."""
    settings = read_settings(project.root)
    demo = (
        settings.demo
        and not options.production
        and any(source.demonstration for source in project.sources(demo=True))
    )
    return open_prose_shell(project, settings, options.as_of, demo=demo)


def protect_pages(folder: Path) -> None:
    """Give every finished page in `folder` its Content-Security-Policy."""
    for path in folder.rglob("*.html"):
        path.write_bytes(protect(path.read_bytes()))


class _Prose:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def finish(self) -> None:
        output, _ = self.process.communicate()
        if self.process.returncode:
            said = [line for line in output.splitlines() if line.strip()]
            raise BuildError("the prose could not be built:\n" + "\n".join(said))


@contextmanager
def _prose(project: Project, folder: Path, options: Options) -> Iterator[_Prose]:
    """Build the prose in a process of its own; it is ended if anything else fails."""
    command = [
        sys.executable,
        "-m",
        options.engine,
        "build",
        "--strict",
        "--config-file",
        str(project.root / "mkdocs.yml"),
    ]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and engine, no shell
        [*command, "--site-dir", str(folder)],
        cwd=project.root,
        env=os.environ | options.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield _Prose(process)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _merge(prose: Path, site: Path) -> None:
    """Move the prose in among the directory pages; a page of the directory stands before a stub of the same path."""
    for path in sorted(prose.rglob("*")):
        target = site / path.relative_to(prose)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif not target.exists():
            path.rename(target)
    shutil.rmtree(prose)


def _refuse_demonstration(directory: Directory, options: Options) -> None:
    if options.production and directory.has_demonstration:
        raise BuildError(
            "a demonstration group stands among the listings of a production build; take it out or move it to data/demo/"
        )


def _refuse_defects(site: Site, jobs: int) -> None:
    names = sorted(site.files)
    parts = [names[start::jobs] for start in range(jobs)]
    defects = sorted({defect for found in map_shared(site.defects, parts, jobs) for defect in found})
    if defects:
        raise BuildError(
            f"the finished site has {len(defects)} defects, so it was not published:\n{_list(defects)}"
        )


def _list(defects: Sequence[Defect], most: int = 50) -> str:
    more = [f"… and {len(defects) - most} more"] if len(defects) > most else []
    return "\n".join([*(str(defect) for defect in defects[:most]), *more])


def _prefix(settings: Settings) -> str:
    """Return the path of the site's own address, with a slash at both ends."""
    path = settings.site_url.partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"
