"""Translates the fixed words of templates when they are compiled: a page then writes them out instead of looking each of them up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment
from jinja2.ext import InternationalizationExtension
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import Expr, Output, TemplateData

_CALL = ("name", "lparen", "string", "rparen")
_VALUE = re.compile(r"%\((\w+)\)s")


def add_constant_words(engine: Environment, catalog: NullTranslations) -> None:
    """Let an environment speak the language of a catalogue, and translate every `_("…")` and `{% trans %}` that counts nothing at once."""

    class ConstantWords(InternationalizationExtension):
        """See add_constant_words."""

        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            """Pass on the tokens of a template, each call of `_` with one fixed text as the text's translation."""
            waiting: list[Token] = []
            for token in stream:
                waiting.append(token)
                if not _begins_call(waiting):
                    yield from waiting
                    waiting = []
                elif len(waiting) == len(_CALL):
                    said = waiting[2]
                    yield Token(said.lineno, "string", catalog.gettext(said.value))
                    waiting = []
            yield from waiting

        def _make_node(
            self,
            singular: str,
            plural: str | None,
            context: str | None,
            variables: dict[str, Expr],
            *rest: Any,
        ) -> Output:
            if plural or context:
                return super()._make_node(singular, plural, context, variables, *rest)
            text, *others = _VALUE.split(catalog.gettext(singular))
            pieces: list[Expr] = [TemplateData(text.replace("%%", "%"))]
            for name, text in zip(others[::2], others[1::2], strict=True):
                pieces += [variables[name], TemplateData(text.replace("%%", "%"))]
            return Output(pieces)

    engine.add_extension(ConstantWords)
    engine.install_gettext_translations(catalog, newstyle=True)  # type: ignore[attr-defined]


def _begins_call(tokens: list[Token]) -> bool:
    return tokens[0].value == "_" and all(
        token.type == type for token, type in zip(tokens, _CALL, strict=False)
    )
