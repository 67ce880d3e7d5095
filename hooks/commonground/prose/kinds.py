"""The kinds of group that a page explains: `explains: [topics/suicide-loss, audiences/bereaved]` in its front matter.

Such a page shows with `<!-- cg:groups -->` how many of these groups are listed, and pages of the directory lead back to it. Any page shows those
of one kind with `<!-- cg:groups:topics/grief -->`. Prose is made without looking at a listing, so the shortcode leaves a comment that
`pages.counted` fills when prose and directory come together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..listings.near import did_you_mean
from ..listings.report import Problem
from ..listings.vocabulary import Vocabulary
from .front_matter import FrontMatter

FACETS = ("audiences", "model", "topics", "kind", "formats")
"""The facets of the vocabulary that say what kind of group one is, those first that say most about it."""

SHORTCODE = "groups"


def wrong_kinds(
    matter: FrontMatter, file: str, vocabulary: Vocabulary, pages: Mapping[str, FrontMatter], asked: bool
) -> Iterator[Problem]:
    """Tell what is wrong with the kinds that a page explains; `asked` says whether the page shows how many groups there are."""
    if asked and not matter.explains:
        message = (
            f"cg:{SHORTCODE} shows the groups of the kinds that a page explains, and this one names none"
        )
        yield _problem(matter, file, message, "name them in its front matter: explains: [topics/grief]")
    for kind in matter.explains:
        facet, _, word = kind.partition("/")
        if facet not in FACETS:
            message = f"explains: '{kind[:80]}' is not a facet and a word of it, such as topics/grief"
            yield _problem(matter, file, message, did_you_mean(facet, FACETS))
        elif word not in vocabulary.words(facet):
            message = f"explains: '{word[:80]}' is not in the vocabulary of {facet}"
            yield _problem(matter, file, message, did_you_mean(word, vocabulary.words(facet)))
        others = [path for path, other in pages.items() if kind in other.explains]
        if len(others) > 1:
            message = (
                f"explains: {', '.join(others)} all explain {kind}, so a group cannot lead to one of them"
            )
            yield _problem(matter, file, message, "let one page explain it")


def kinds_of(vocabulary: Vocabulary) -> Iterator[str]:
    """Give every kind of group that a page can explain or count."""
    return (f"{facet}/{word}" for facet in FACETS for word in vocabulary.words(facet))


def explained_by(pages: Mapping[str, FrontMatter]) -> Sequence[tuple[str, str, str]]:
    """Return each kind that is explained, with the path below docs/ and the title of the page that does it."""
    return [(kind, path, matter.title) for path, matter in pages.items() for kind in matter.explains]


def _problem(matter: FrontMatter, file: str, message: str, suggestion: str | None) -> Problem:
    line, column = matter.lines.get("explains", (1, 1))
    return Problem(file, line, column, "unknown-kind", "error", message, suggestion)
