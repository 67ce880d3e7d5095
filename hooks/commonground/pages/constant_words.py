"""Translates the fixed words of templates when they are compiled: a page then writes them out instead of looking each of them up."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_CALL = ("name", "lparen", "string", "rparen")


def add_constant_words(engine: Environment, catalog: NullTranslations) -> None:
    """Let an environment replace every `_("…")` in its templates by the translation; those with values are looked up as before."""

    class ConstantWords(Extension):
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

    engine.add_extension(ConstantWords)


def _begins_call(tokens: list[Token]) -> bool:
    return tokens[0].value == "_" and all(
        token.type == type for token, type in zip(tokens, _CALL, strict=False)
    )
