"""The template engine of our own pages: everything that stands in a page is escaped, and a name that is missing is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..locale import translations
from .shell import PageShell

OVERRIDES = Path(__file__).resolve().parents[3] / "overrides"
"""The theme's folder: our templates are in its folder directory/, and the prose shares those in directory/shell/."""


def environment(language: str, overrides: Path = OVERRIDES) -> Environment:
    """Return an autoescaping environment over overrides/directory, with the words of a language (BCP 47)."""
    made = Environment(
        loader=FileSystemLoader([overrides / "directory", overrides]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    add_words(made, language)
    made.globals["frame"] = _Frames(made)
    return made


class _Frames:
    """The header and the footer, which many pages have in common: rendered once for each depth and entry of the menu."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._rendered: dict[tuple[str, str, str, bool], Markup] = {}

    def __call__(self, name: str, cg: PageShell) -> Markup:
        key = (name, cg.base, cg.current, cg.path == cg.current)
        if key not in self._rendered:
            text = self._environment.get_template(f"shell/{name}.html").render(cg=cg)
            self._rendered[key] = Markup(text)  # noqa: S704 - the output of an autoescaping template
        return self._rendered[key]


def add_words(environment: Environment, language: str) -> None:
    """Let the templates of an environment, also the site engine's own, say `_("…")` and `{% trans %}` in a language."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
