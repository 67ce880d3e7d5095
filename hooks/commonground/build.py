"""Builds the whole site: checks the listings, makes prose and directory pages aside, verifies them, and swaps them in."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import ModuleType

from .batches import Basis, work, write_api
from .directory import Directory, Refused, check_context, directory_of, read_lock
from .do_not_list import is_left_out
from .engine import BuildError, prose
from .exports import api
from .hidden import read_hidden
from .kept import Kept, kept_of
from .listings.do_not_list import KEY
from .listings.read import judged
from .listings.report import Problem, has_errors
from .listings.vocabulary import read_vocabulary
from .looked_after import looked_after
from .options import Options
from .pages import counted, open_numbers
from .pages.csp import protect
from .pages.publish import staging, swap
from .pages.shell import Shell, open_prose_shell
from .pages.verify import Defect, Links, Site, scan_page
from .parallel import map_shared
from .pdf import NoPdfsError, make_pdfs, offer_pdfs
from .project import Project
from .prose.crisis import overdue
from .settings import Settings, read_settings

OUTPUTS = (
    ("pages.finder_index", "pages.find"),
    ("pages.browse",),
    ("pages.closed",),
    ("pages.map_index",),
    ("pages.hidden",),
    ("pages.place_index",),
    ("pages.your_list_data",),
    ("pages.listing_records",),
    ("pages.finder_words",),
    ("pages.your_list",),
    ("exports.sitemap",),
    ("exports.messages",),
    ("pages.sheets",),
)
"""The modules whose `outputs(directory, shell)` are made of all listings together, the slowest first; batches.EACH has the others.

Those that work out the same, the filters, are made by one process.
"""


DATA_FILES = (
    "vocabulary.yaml",
    "crisis.yaml",
    "ground_rules.yaml",
    "rule_answers.yaml",
    "rule_posters.yaml",
    "rules_compared.yaml",
    "sessions.yaml",
    "sources.yaml",
    "studies.yaml",
)
"""The data files, besides the listings, that a site cannot be built without."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the directory it holds, the warnings, and what else there is to say."""

    directory: Directory
    warnings: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()


def build_site(project: Project, site: Path, options: Options, jobs: int = 1) -> Built:
    """Build and publish a whole site at `site`; raise Refused, ProjectError, SettingsError, PublishError or BuildError and publish nothing."""
    settings = read_settings(project.root)
    project.sources(demo=True)
    options = replace(options, looked_after=looked_after(project, settings, options))
    for name in DATA_FILES:
        project.layers(name)
    kept = open_kept(project)
    with staging(site, project.root) as made:
        with prose(project, made / "prose", options, kept) as pages:
            part = write_directory(
                project, settings, options, made / "site", kept, spool=made / "spool", site=site, jobs=jobs
            )
            pages.finish()
        _refuse_demonstration(part.directory, options)
        plain = _merge(made / "prose", made / "site")
        pages_of_prose = [name for name in plain if name.endswith(".html")]
        complete_prose(made / "site", pages_of_prose, part.directory)
        remarks = _unapplied(project, options) + _offer_pdfs(
            made / "site", pages_of_prose, settings, options, kept, jobs
        )
        kept.forget_unused()
        _refuse_defects(Site(made / "site", prefix_of(settings)).defects(plain, part.links))
        swap(made / "site", site)
    return Built(part.directory, part.warnings, remarks)


def complete_prose(site: Path, names: Iterable[str], directory: Directory) -> None:
    """Put what the listings come to into the pages of prose that ask for it."""
    for part in (counted, open_numbers):
        part.fill(site, names, directory)


def _offer_pdfs(
    site: Path, names: Sequence[str], settings: Settings, options: Options, kept: Kept, jobs: int
) -> tuple[str, ...]:
    """Make the ready PDFs of a production build and offer them on their pages; return what there is to say where none could be made."""
    made: dict[str, str] = {}
    remarks = []
    if options.production:
        try:
            made = make_pdfs(site, names, settings, options.as_of, kept, jobs)
        except NoPdfsError as error:
            remarks.append(str(error))
    offer_pdfs(site, names, made, settings)
    return tuple(remarks)


def _unapplied(project: Project, options: Options) -> tuple[str, ...]:
    """Say where a site is published without what must not be listed having been looked for."""
    if not (options.production and is_left_out(project)):
        return ()
    return (f"the do-not-list was not applied: give its key in {KEY}",)


def open_kept(project: Project) -> Kept:
    """Return what builds of a project keep from one to the next."""
    return kept_of(project.root, "made")


@dataclass(frozen=True, slots=True)
class Written:
    """The directory's part of a site: the listings it was made from, the warnings, and what its pages lead to."""

    directory: Directory
    warnings: tuple[Problem, ...]
    links: Links


def write_directory(
    project: Project,
    settings: Settings,
    options: Options,
    folder: Path,
    kept: Kept,
    *,
    spool: Path,
    site: Path,
    jobs: int = 1,
) -> Written:
    """Write every page and export of the directory into `folder`; raise Refused or ProjectError where its data do not allow it.

    `spool` is a folder for what is only needed meanwhile; `site` is the site that was made last, from which files may be taken over.
    """
    for needed in (folder, spool):
        needed.mkdir(parents=True, exist_ok=True)
    sources = project.sources(demo=settings.demo and not options.production)
    context = check_context(project, options.as_of, production=options.production)
    lock, faults = read_lock(project)
    _, unsound = read_vocabulary(project.layers("vocabulary.yaml"), project.root)
    hidden, misread = read_hidden(project)
    shell = _open_frame(project, settings, options)
    basis = Basis(
        project=project,
        settings=settings,
        context=context,
        hidden=hidden,
        lock=lock,
        shell=shell,
        prefix=prefix_of(settings),
    )
    worked = work(basis, sources, folder, kept=kept, spool=spool, site=site, jobs=jobs)
    told = [*unsound, *faults, *misread, *worked.problems]
    found = judged(worked.entries, told, [(source.path, source.name, context) for source in sources])
    problems = hidden.judged(worked.entries, found, [source.name for source in sources])
    if has_errors(problems):
        raise Refused(problems)
    not_shown = hidden.ids(worked.entries)
    worked.entries.clear()
    directory = replace(
        directory_of(worked.listings, context, settings),
        hidden=not_shown,
        kept=kept,
        lines=worked.lines.of,
    )
    write_api(directory, worked.lines, folder / api.API)
    for targets, defects in map_shared(partial(_write, directory, shell, folder), OUTPUTS, jobs):
        worked.links.update(targets, defects)
    worked.lines.close()
    return Written(directory, (*problems, *overdue(shell.crisis, options.as_of)), worked.links)


def _write(
    directory: Directory, shell: Shell, folder: Path, names: Iterable[str]
) -> tuple[dict[str, Defect], list[Defect]]:
    """Write what modules make of the whole directory, and return what its pages lead to."""
    links = Links(prefix_of(directory.settings))
    made: set[str] = set()
    for name in names:
        module: ModuleType = importlib.import_module(f"{__package__}.{name}")
        for path, content in module.outputs(directory, shell):
            parent = path.rpartition("/")[0]
            if parent not in made:
                made.add(parent)
                (folder / parent).mkdir(parents=True, exist_ok=True)
            with open(f"{folder}/{path}", "wb") as file:  # noqa: PTH123 - there are many, and pathlib takes its time
                file.write(content)
            if path.endswith(".html"):
                links.add(path, scan_page(content))
    links.leave_out(lambda target: os.path.isfile(f"{folder}/{target}"))  # noqa: PTH113 - as above
    return links.targets, links.defects


@cache
def open_prose(project: Project, options: Options) -> Shell:
    """Return the frame of the prose pages of a build."""
    return _open_frame(project, read_settings(project.root), options)


def _open_frame(project: Project, settings: Settings, options: Options) -> Shell:
    demo = (
        settings.demo
        and not options.production
        and any(source.demonstration for source in project.sources(demo=True))
    )
    kept_on = options.looked_after or looked_after(project, settings, options)
    return open_prose_shell(project, settings, options.as_of, demo=demo, kept_on=kept_on)


def protect_pages(folder: Path) -> None:
    """Give every finished page in `folder` its Content-Security-Policy."""
    for path in folder.rglob("*.html"):
        path.write_bytes(protect(path.read_bytes()))


def _merge(prose: Path, site: Path) -> list[str]:
    """Move the prose in among the directory pages, and return its files; a page of the directory stands before a stub of the same path."""
    moved = []
    for path in sorted(prose.rglob("*")):
        name = path.relative_to(prose).as_posix()
        target = site / name
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif not target.exists():
            path.rename(target)
            moved.append(name)
    return moved


def _refuse_demonstration(directory: Directory, options: Options) -> None:
    if options.production and directory.has_demonstration:
        raise BuildError(
            "a demonstration group stands among the listings of a production build; take it out or move it to data/demo/"
        )


def _refuse_defects(defects: Sequence[Defect]) -> None:
    if defects:
        raise BuildError(
            f"the finished site has {len(defects)} defects, so it was not published:\n{_list(defects)}"
        )


def _list(defects: Sequence[Defect], most: int = 50) -> str:
    more = [f"… and {len(defects) - most} more"] if len(defects) > most else []
    return "\n".join([*(str(defect) for defect in defects[:most]), *more])


def prefix_of(settings: Settings) -> str:
    """Return the path of the site's own address, with a slash at both ends."""
    path = settings.site_url.partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"
