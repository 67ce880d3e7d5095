"""The controlled words of the directory, each facet's ids, labels, meanings and synonyms, and the words in which people ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import nodes
from .fields import is_id
from .report import Problem

WIDER = "wider"
"""The facet of the words that mean several values of another one."""

QUESTION_WORDS: Mapping[str, tuple[str, ...]] = {
    "when": ("now", "today", "tonight", "tomorrow", "week", "next-week"),
    "relation": ("me", "someone"),
    "first_time": ("met-by", "may-stay-silent", "may-bring-someone"),
    "asking": ("near", "here", "away", "danger", "date", "nothing"),
}
"""Facets that no listing has, and the ids that the finder knows of each; a copy says them in its own words, and adds none."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word: its id, the label people see, what it means, and other words people use for it.

    A word of the facet `wider` means the `values` of the facet `of`.
    """

    id: str
    label: str
    meaning: str = ""
    synonyms: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    of: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms by facet and id, in the order of the file."""

    facets: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)

    def words(self, facet: str) -> Sequence[str]:
        """Return the ids of a facet, in order."""
        return tuple(self.facets.get(facet, ()))

    def term(self, facet: str, word: str) -> Term:
        """Return one term; a word that is not known stands for itself."""
        return self.facets.get(facet, {}).get(word) or Term(word, word)

    def label(self, facet: str, word: str) -> str:
        """Return the label of a word."""
        return self.term(facet, word).label


def read_vocabulary(paths: Sequence[Path], root: Path) -> tuple[Vocabulary, list[Problem]]:
    """Read vocabulary files in order; a later one adds terms and replaces those of the same id.

    A term is a mapping with id, label, meaning, synonyms; any other key whose value is `true` becomes a flag.
    """
    facets: dict[str, dict[str, Term]] = {}
    problems: list[Problem] = []
    wider: list[tuple[str, nodes.Node, Term]] = []
    for path in paths:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        document, faults = nodes.read_nodes(path.read_bytes())
        problems += [
            Problem(name, f.line, f.column, f.rule, "error", f.message, f.suggestion) for f in faults
        ]
        if not isinstance(document, nodes.Mapping):
            continue
        for facet, (_, terms) in document.entries.items():
            for node in terms.items if isinstance(terms, nodes.Sequence) else ():
                term = _term(node)
                if term is None:
                    message = "a term needs an id (small letters and hyphens) and a label"
                    problems.append(_bad_term(name, node, message))
                    continue
                known = QUESTION_WORDS.get(facet)
                if known and term.id not in known:
                    problems.append(_bad_term(name, node, f"the finder knows only {', '.join(known)} here"))
                    continue
                facets.setdefault(facet, {})[term.id] = term
                if facet == WIDER:
                    wider.append((name, node, term))
    for name, node, term in wider:
        missing = [value for value in term.values if value not in facets.get(term.of, {})]
        if missing or not term.values:
            message = f"'{term.of}' has no '{missing[0]}'" if missing else "a wider term needs of and values"
            problems.append(_bad_term(name, node, message))
            facets[WIDER].pop(term.id, None)
    return Vocabulary(facets), problems


def _bad_term(file: str, node: nodes.Node, message: str) -> Problem:
    return Problem(file, node.line, node.column, "bad-term", "error", message)


def _term(node: nodes.Node) -> Term | None:
    if not isinstance(node, nodes.Mapping):
        return None
    texts = {key: value.text for key, (_, value) in node.entries.items() if isinstance(value, nodes.Scalar)}
    if not is_id(texts.get("id", "")) or not texts.get("label"):
        return None
    return Term(
        texts["id"],
        texts["label"],
        texts.get("meaning", ""),
        _texts_in(node, "synonyms"),
        frozenset(key for key, text in texts.items() if text == "true"),
        texts.get("of", ""),
        _texts_in(node, "values"),
    )


def _texts_in(node: nodes.Mapping, key: str) -> tuple[str, ...]:
    _, found = node.entries.get(key, (None, None))
    if not isinstance(found, nodes.Sequence):
        return ()
    return tuple(item.text for item in found.items if isinstance(item, nodes.Scalar))
