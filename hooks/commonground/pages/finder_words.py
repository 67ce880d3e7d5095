"""The words in which people ask, finder/words.json: every phrase of the vocabulary, folded, and what the finder takes it for.

It stands beside the directory's data so that whatever holds that (one file, or many) needs to know values only, no language.
overrides/assets/finder/lexicon.js reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..directory import Directory
from ..listings.vocabulary import WIDER, Term
from ..places.fold import fold
from .finder_facets import FACETS, Facet
from .finder_index import encode
from .shell import Shell
from .words import Words

Output = tuple[str, bytes]

PATH = "finder/words.json"
VERSION = 1

FLAGS = ("help_now", "mine")
"""What the vocabulary says of a word that changes how a search for it is answered."""

_ANYTHING = "imported_only"
"""The flag of a topic that stands for all of them: who types it asks for nothing in particular."""


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the one file of words."""
    yield PATH, encode(words_of(directory, Words(directory.settings, directory.vocabulary, directory.as_of)))


def words_of(directory: Directory, words: Words) -> dict[str, Any]:
    """Return the phrases, those of one meaning apart by "|"; a phrase of several lists belongs to the first that is read here.

    Words that say nothing come first, so that no value takes "group"; only `danger` repeats what others have, because it is told
    beside what was asked.
    """
    taken: set[str] = set()
    asking = {term.id: term.synonyms for term in _all("asking", words)}
    anything = [term for term in _all("topics", words) if _ANYTHING in term.flags]
    nothing = _phrases(
        (*asking.pop("nothing", ()), *(text for term in anything for text in _said(term))), taken
    )
    facets = {facet.id: _terms(facet, directory, words) for facet in FACETS}
    ids = {facet.vocabulary or facet.id: facet.id for facet in FACETS}
    return {
        "version": VERSION,
        "values": {
            id: {term.id: _phrases(_said(term), taken) for term in terms} for id, terms in facets.items()
        },
        "wider": [
            [ids[term.of], list(term.values), term.label, _phrases(_said(term), taken)]
            for term in _all(WIDER, words)
            if term.of in ids
        ],
        "when": {term.id: _phrases(_said(term), taken) for term in _all("when", words)},
        "asking": {
            "nothing": nothing,
            **{id: _phrases(said, set() if id == "danger" else taken) for id, said in asking.items()},
        },
        "flags": {
            flag: [[id, term.id] for id, terms in facets.items() for term in terms if flag in term.flags]
            for flag in FLAGS
        },
    }


def _terms(facet: Facet, directory: Directory, words: Words) -> list[Term]:
    """Return the words of a filter: those of the vocabulary; where that does not label it, those of its values by their own labels."""
    known = {term.id: term for term in _all(facet.vocabulary or facet.id, words)}
    if facet.label_of:
        for id in facet.ids or _ids_here(facet, directory, words):
            label = facet.label_of(id, words)
            known[id] = replace(known.get(id, Term(id, label)), label=label)
    return [term for term in known.values() if _ANYTHING not in term.flags]


def _ids_here(facet: Facet, directory: Directory, words: Words) -> list[str]:
    """Return the values of a filter of listings that this directory has."""
    assert facet.of_listing
    return sorted({id for listing in directory.listings for id in facet.of_listing(listing, words)})


def _said(term: Term) -> tuple[str, ...]:
    return (term.label, *term.synonyms)


def _all(kind: str, words: Words) -> list[Term]:
    return [words.term(kind, id) for id in words.words(kind)]


def _phrases(texts: Iterable[str], taken: set[str]) -> str:
    """Return the phrases that no other list has taken yet, and take them."""
    found = [
        phrase for phrase in dict.fromkeys(fold(text) for text in texts) if phrase and phrase not in taken
    ]
    taken.update(found)
    return "|".join(found)
