"""MkDocs hook: gives the prose the site's frame, and makes the directory when the engine builds or serves by itself."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from commonground.build import complete_prose, open_kept, open_prose, protect_pages, write_directory
from commonground.directory import Refused
from commonground.listings.report import as_text
from commonground.options import Options
from commonground.pages.environment import add_words
from commonground.pages.shell import Shell
from commonground.pdf import offer_pdfs
from commonground.project import Project, ProjectError
from commonground.settings import SettingsError

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_serving = False


def on_startup(*, command: str, **_: Any) -> None:
    global _serving  # noqa: PLW0603 - the engine tells its command only here
    _serving = command == "serve"


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    open_prose.cache_clear()
    settings = _shell(config).settings
    local = _project(config).root / "local"
    if local.is_dir():
        config.watch.append(str(local))
    config.site_name, config.site_url = settings.site_name, settings.site_url or None
    return config


def on_files(files: Files, *, config: MkDocsConfig, **_: Any) -> Files:
    """Lay the pages of a copy over ours; a stub of /find/, which our own build writes, keeps links to it relative and checked."""
    local = _project(config).root / "local" / "docs"
    for path in sorted(path for path in local.rglob("*") if path.is_file()):
        name = path.relative_to(local).as_posix()
        ours = files.get_file_from_path(name)
        if ours:
            files.remove(ours)
        files.append(File(name, str(local), config.site_dir, config.use_directory_urls))
    files.append(
        File.generated(config, "find.md", content="---\nsearch: {exclude: true}\n---\n# Find a group\n")
    )
    return files


def on_env(env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
    add_words(env, _shell(config).settings.language)
    return env


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    description = str(page.meta.get("description", ""))
    hub, _ = page.meta.get("hub_page", (None, ""))
    context["cg"] = _shell(config).page(
        page.url, title=str(page.title or ""), description=description, current=hub, policy=""
    )
    return context


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    context["cg"] = _shell(config).page(template_name, title="", policy="")
    return context


def on_post_build(*, config: MkDocsConfig, **_: Any) -> None:
    site = Path(config.site_dir)
    prose = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    if not _serving:
        protect_pages(site)
    if os.environ.get("COMMONGROUND_PROSE_ONLY"):
        return
    options = Options.from_environment()
    project = _project(config)
    try:
        with TemporaryDirectory() as spool:
            kept = open_kept(project)
            settings = _shell(config).settings
            written = write_directory(project, settings, options, site, kept, spool=Path(spool), site=site)
        complete_prose(site, prose, written.directory)
        offer_pdfs(site, prose, {}, settings)
    except Refused as refused:
        raise PluginError(f"the listings hold errors:\n{as_text(refused.problems)}") from refused
    except ProjectError as error:
        raise PluginError(str(error)) from error


def _project(config: MkDocsConfig) -> Project:
    return Project.at(Path(config.config_file_path).parent, Options.from_environment().data)


def _shell(config: MkDocsConfig) -> Shell:
    try:
        return open_prose(_project(config), Options.from_environment())
    except (SettingsError, ProjectError) as error:
        raise PluginError(str(error)) from error
