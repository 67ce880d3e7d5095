"""The controlled words of the directory: for each facet its ids, labels, meanings and synonyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import nodes
from .fields import is_id
from .report import Problem


@dataclass(frozen=True, slots=True)
class Term:
    """One word: its id, the label people see, what it means, and other words people use for it."""

    id: str
    label: str
    meaning: str = ""
    synonyms: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()


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
                    problems.append(Problem(name, node.line, node.column, "bad-term", "error", message))
                else:
                    facets.setdefault(facet, {})[term.id] = term
    return Vocabulary(facets), problems


def _term(node: nodes.Node) -> Term | None:
    if not isinstance(node, nodes.Mapping):
        return None
    texts = {key: value.text for key, (_, value) in node.entries.items() if isinstance(value, nodes.Scalar)}
    _, synonyms = node.entries.get("synonyms", (None, None))
    others = (
        tuple(item.text for item in synonyms.items if isinstance(item, nodes.Scalar))
        if isinstance(synonyms, nodes.Sequence)
        else ()
    )
    if not is_id(texts.get("id", "")) or not texts.get("label"):
        return None
    flags = frozenset(key for key, text in texts.items() if text == "true")
    return Term(texts["id"], texts["label"], texts.get("meaning", ""), others, flags)
