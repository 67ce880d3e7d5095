"""Makes the directory's part of a site, without prose, for tests and benches that need no more."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from commonground.build import open_kept, write_directory
from commonground.directory import Directory
from commonground.options import Options
from commonground.project import Project
from commonground.settings import Settings
from tools.make_groups import write_groups

ROOT = Path(__file__).parent.parent


def made_site(size: int, folder: Path, settings: Settings, as_of: date) -> tuple[Directory, Path]:
    """Write `size` invented groups into `folder`, and their pages with all that these load; return the directory and where its site is."""
    write_groups(size, folder / "data")
    return write_site(Project.at(ROOT, folder / "data"), folder, settings, Options(as_of, folder / "data"))


def write_site(
    project: Project, folder: Path, settings: Settings, options: Options
) -> tuple[Directory, Path]:
    """Write the directory pages of a project into `folder`, with all that they load; return the directory and where its site is."""
    site = folder / "site"
    kept = open_kept(project)
    written = write_directory(project, settings, options, site, kept, spool=folder / "spool", site=site)
    shutil.copytree(ROOT / "overrides/assets", site / "assets", dirs_exist_ok=True)
    return written.directory, site
