"""MkDocs hook: puts works cited, crisis lines, ground rules and review dates into the pages of prose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from commonground.listings.report import Problem, as_text, has_errors, ordered
from commonground.options import Options
from commonground.pages.environment import environment
from commonground.project import Project, ProjectError
from commonground.prose.check import checked_prose
from commonground.prose.countries import HELP, country_pages
from commonground.prose.front_matter import read_front_matter
from commonground.prose.library import Library, address_of
from commonground.prose.page import prepare
from commonground.prose.printable import with_copies, with_pdf_place
from commonground.settings import SettingsError, read_settings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


class _Build:
    """What is read once a build, and what was found wrong in its pages."""

    library: Library
    project: Project
    templates: Environment
    problems: list[Problem]
    countries: dict[str, str]


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    config.extra_css.append("assets/css/resources.css")
    return config


def on_pre_build(config: MkDocsConfig, **_: Any) -> None:
    try:
        _Build.project = Project.at(Path(config.config_file_path).parent)
        settings = read_settings(_Build.project.root)
        as_of = Options.from_environment().as_of
        checked = checked_prose(_Build.project, as_of)
        _Build.library, _Build.problems = checked.library, checked.problems
    except (ProjectError, SettingsError) as error:
        raise PluginError(str(error)) from error
    _Build.templates = environment(settings.language)
    _Build.countries = country_pages(_Build.library)


def on_files(files: Files, *, config: MkDocsConfig, **_: Any) -> Files:
    """Add the pages that are made from the data; one that someone wrote stands in for ours."""
    for name, text in _Build.countries.items():
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, *, page: Page, **_: Any) -> str:
    if page.file.abs_src_path is not None:
        path = Path(page.file.abs_src_path)
        name, text = _Build.project.name(path), path.read_text("utf-8")
    elif page.file.src_uri in _Build.countries:
        name, text = f"docs/{page.file.src_uri}", _Build.countries[page.file.src_uri]
        page.meta["hub_page"] = (address_of(HELP), _Build.library.pages[HELP].title)
    else:
        return markdown
    matter, problems = read_front_matter(text, name)
    hub = _Build.library.hub_of(matter.section)
    if hub:
        page.meta["hub_page"] = (address_of(hub), _Build.library.pages[hub].title)
    prepared = prepare(markdown, matter, name, _Build.library, _Build.templates)
    _Build.problems += [*problems, *prepared.problems]
    return prepared.markdown


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Stop the build when all pages are read, with every problem at once."""
    if has_errors(_Build.problems):
        raise PluginError(f"the prose has problems:\n{as_text(ordered(_Build.problems))}")
    env.filters["with_copies"] = with_copies
    env.filters["with_pdf_place"] = with_pdf_place
    return env
