"""The template engine of our own pages: everything that stands in a page is escaped, and a name that is missing is an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from pathlib import Path

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Call, Expr, Getattr, Name, Template
from markupsafe import Markup, escape

from ..locale import translations
from .constant_words import add_constant_words
from .shell import PageShell

_WIDE = re.compile(r"<(?P<tag>table|pre)\b.*?</(?P=tag)>", re.DOTALL)
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
OVERRIDES = Path(__file__).resolve().parents[3] / "overrides"
"""The theme's folder: our templates are in its folder directory/, and the prose shares base.html and shell/ there."""


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
    made.code_generator_class = _Quick
    made.escape = _escaped  # type: ignore[attr-defined]
    # One dictionary, where Jinja looks a name up in a chain of two for each page.
    made.make_globals = lambda d: {**made.globals, **(d or {})}  # type: ignore[method-assign]
    add_constant_words(made, translations(language))
    made.globals["frame"] = _Frames(made)
    made.globals["prose"] = False
    made.globals["remembered"] = lru_cache(10_000)(partial(_part, cache(partial(_parts, made))))
    return made


def _parts(environment: Environment) -> TemplateModule:
    return environment.get_template("parts.html").module


def _part(parts: Callable[[], TemplateModule], name: str, *values: object) -> Markup:
    """Return what a macro of parts.html makes of values; many pages have such parts in common, which are rendered once."""
    return Markup(getattr(parts(), name)(*values))  # noqa: S704 - the output of a template that escapes


class _Quick(CodeGenerator):
    """Writes templates that take half the time for a page: what they put out is escaped text as it stands, not an object that remembers so,
    attributes are Python's own, which no item can stand for, only functions that want to know the context are told it, and a block
    gives its text in one piece, because each piece would be handed on by all that it lies in.
    """

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        super().visit_Template(node, frame)
        self.writeline("escape = environment.escape")

    def enter_frame(self, frame: Frame) -> None:
        if frame.buffer is None:
            self.buffer(frame)
        super().enter_frame(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        super().leave_frame(frame, with_python_scope=with_python_scope)
        if frame.toplevel or frame.block_frame:
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        called = self.environment.globals.get(node.node.name) if isinstance(node.node, Name) else None
        if hasattr(called, "jinja_pass_arg") or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("escape(")
        if finalize.src is not None:
            self.write(finalize.src)


_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


def _escaped(value: object) -> str:
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else escape(value)


def add_words(environment: Environment, language: str) -> None:
    """Let the site engine's own environment, which does not escape, render the frame and speak a language (BCP 47)."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.globals["frame"] = _Frames(environment)
    environment.globals["prose"] = True
    environment.globals["theme_style"] = partial(_theme_style, environment)
    environment.filters["scroll_wide"] = partial(_scroll_wide, translations(language).gettext)


def _scroll_wide(say: Callable[[str], str], text: str) -> str:
    """Return HTML with every table and every block of code in a box that scrolls by itself, with the keyboard too."""

    def boxed(found: re.Match[str]) -> str:
        label = escape(say("Table") if found["tag"] == "table" else say("Code"))
        return f'<div class="scrolls" role="group" tabindex="0" aria-label="{label}">{found[0]}</div>'

    return _WIDE.sub(boxed, text)


def _theme_style(environment: Environment) -> str:
    """Return the theme's style sheet for what Markdown becomes; its name changes with each of the theme's versions."""
    folders = environment.loader.searchpath if isinstance(environment.loader, FileSystemLoader) else []
    found = (path for folder in folders for path in Path(folder).glob("assets/stylesheets/main.*.min.css"))
    return _SOURCE_MAP.sub("", next(found).read_text("utf-8"))


class _Frames:
    """The header and the footer, which many pages have in common: rendered once for each depth and entry of the menu."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._rendered: dict[tuple[str, str, str, bool], Markup] = {}

    def __call__(self, name: str, cg: PageShell) -> Markup:
        key = (name, cg.base, cg.current, cg.path == cg.current)
        if key not in self._rendered:
            text = self._environment.get_template(f"directory/shell/{name}.html").render(cg=cg)
            self._rendered[key] = Markup(text)  # noqa: S704 - the output of a template that escapes
        return self._rendered[key]
