"""A translation that is older than its original (C25)."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..front_matter import split
from . import Context, Finding, Rule, Scope, Spot

if TYPE_CHECKING:
    from ..check import Site

RULE = Rule(
    id="outdated-translation",
    scope=Scope.SITE,
    severity="warning",
    what="A page with `translation_of: first-visit.md` names with `source_hash` the state of docs/first-visit.md that it was made from, and is "
    "brought up to date when that changes. A path that leads to no page is an error.",
    bad="# local/docs/erstes-mal.md\n---\ntranslation_of: first-visit.md\nsource_hash: ‸000000000000\n---\n# Das erste Mal",
    good="# local/docs/erstes-mal.md\n---\ntitle: Das erste Mal\n---\n# Das erste Mal",
)


def check(site: Site, context: Context) -> Iterator[Finding]:
    for page in site.pages.values():
        original = page.matter.translation_of
        if not original:
            continue
        path = site.project.root / "docs" / original
        if ".." in original or original.startswith("/") or not path.is_file():
            message = f"there is no page docs/{original[:80]} that this could be a translation of"
            yield Finding(
                Spot(page.file, *page.place("translation_of")), message, "write its path below docs/", "error"
            )
            continue
        now = hash_of(path.read_text("utf-8"))
        if page.matter.source_hash != now:
            key = "source_hash" if page.matter.source_hash else "translation_of"
            message = f"docs/{original} has changed since this translation was made"
            remedy = f"bring it up to date, then write source_hash: {now}"
            yield Finding(Spot(page.file, *page.place(key)), message, remedy)


def hash_of(text: str) -> str:
    """Return the state of a page as its translations name it: a hash of its words, whatever its front matter and its line ends."""
    _, body, _ = split(text)
    return blake2b(" ".join(body.split()).encode(), digest_size=6).hexdigest()
