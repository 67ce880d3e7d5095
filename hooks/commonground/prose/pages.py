"""A page of prose as its checks see it: front matter, passages, and which kind of page it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..listings.report import Problem
from .front_matter import FrontMatter, read_front_matter, split
from .passages import Body, Passage, read_body

HEAVY = re.compile(
    r"\bsuicid\w*|\bself[- ]?harm\w*|\b(?:hurt|hurting|harm|harming|kill|killing) (?:your|my|them|him|her)sel(?:f|ves)\b"
    r"|\bend(?:ing|ed)? (?:your|my|their|his|her) (?:own )?li(?:fe|ves)\b|\bwant(?:s|ed)? to die\b"
    r"|(?<!substance )(?<!drug )(?<!alcohol )\babus(?:e|ed|es|ing|ive|er|ers)\b",
    re.IGNORECASE,
)
"""Words of dying by one's own hand, of self-harm and of abuse."""


@dataclass(frozen=True)
class Page:
    """One page: how its file is called in messages, its path below docs/, its front matter and its body taken apart."""

    file: str
    path: str
    matter: FrontMatter
    body: str
    parts: Body
    faults: tuple[Problem, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the page, in order."""
        return self.parts.passages

    @cached_property
    def heavy(self) -> tuple[Passage, ...]:
        """The passages that speak of suicide, self-harm or abuse."""
        return tuple(passage for passage in self.passages if HEAVY.search(passage.text))

    @property
    def helps(self) -> bool:
        """Whether people come to this page in a crisis."""
        return (
            self.matter.crisis == "required" or self.path.removesuffix(".md").rpartition("/")[2] == "help-now"
        )

    @property
    def copes(self) -> bool:
        """Whether this is a card for coping."""
        return copes(self.path)

    @property
    def leads(self) -> bool:
        """Whether this is a page of the kit for those who run groups."""
        return self.path.startswith("facilitate/") and not self.matter.hub

    @property
    def public(self) -> bool:
        """Whether this page is for readers: all are, but the reference of the program."""
        return not self.path.startswith("reference/")

    @property
    def calm(self) -> bool:
        """Whether this page must be easier than others: help now, the first visit, the rules, and coping."""
        name = self.path.removesuffix(".md").rpartition("/")[2]
        return (
            self.helps or self.copes or name == "first-visit" or self.path.startswith("ground-rules")
        ) and not self.leads

    def place(self, at: int | str) -> tuple[int, int]:
        """Return line and column, in the file, of an offset in the body or of a key of the front matter."""
        if isinstance(at, str):
            return self.matter.lines.get(at, (1, 1))
        row = max(0, bisect_right(self._starts, at) - 1)
        return row + self.matter.body_line, at - self._starts[row] + 1

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.body))]


def copes(path: str) -> bool:
    """Whether a path below docs/ is that of a card for coping."""
    return path.startswith("coping/") or path == "my-safety-plan.md"


def read_page(text: str, file: str) -> Page:
    """Return a page whose whole text is given; `file` is how it is called in messages."""
    matter, faults = read_front_matter(text, file)
    _, body, _ = split(text)
    path = file.rpartition("docs/")[2]
    parts = read_body(body)
    passages = tuple(replace(passage, path=path, claims=matter.claims) for passage in parts.passages)
    return Page(file, path, matter, body, replace(parts, passages=passages), tuple(faults))
