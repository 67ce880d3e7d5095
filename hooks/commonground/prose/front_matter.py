"""What a page says of itself: the front matter at its head, read with positions and held to its rules.

The keys are those of the site's own pages, plus the few that the theme acts on. A page without front matter is a fault: a page must say
when it was last looked at, and by whom.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..listings import nodes
from ..listings.near import did_you_mean
from ..listings.report import Problem
from .printable import ALLOWED, PRINTS

NOT_REVIEWED = "not yet reviewed"
DESCRIPTION_LENGTH = 160
CRISIS = ("required", "link", "none")
_REQUIRED = (
    "title",
    "description",
    "audience",
    "grade_max",
    "last_reviewed",
    "next_review",
    "reviewed_by",
    "review_basis",
    "crisis",
    "claims",
    "license",
)
_OPTIONAL = (
    "sources",
    "content_note",
    "crisis_reason",
    "hub",
    "section",
    "order",
    "explains",
    "plan",
    "styles",
    "scripts",
    "print",
    "copies",
    "search",
    "booklet",
    "poster",
    "template",
    "hide",
    "heading",
    "lead",
    "doors",
    "translation_of",
    "source_hash",
)
_HEAD = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The front matter of one page; `body_line` is the line of the file on which its text begins, from 1.

    A page that is a `hub` lists the pages of the `section` of that name, by `order` and then by title. One that is not for
    the `booklet` is left out of it. `plan` names the plan of a session that it shows, `poster` the poster of ground rules,
    `explains` the kinds of group that it is about ("topics/grief", see kinds.py). `translation_of` is the path
    below docs/ of the page that this one says in another language, and `source_hash` the state of it that was translated.
    """

    title: str = ""
    description: str = ""
    grade_max: int = 0
    last_reviewed: date | None = None
    next_review: date | None = None
    reviewed_by: str = ""
    review_basis: str = ""
    crisis: str = "link"
    claims: bool = False
    sources: tuple[str, ...] = ()
    content_note: str = ""
    hub: str = ""
    section: str = ""
    order: int = 99
    explains: tuple[str, ...] = ()
    booklet: bool = True
    plan: str = ""
    poster: str = ""
    translation_of: str = ""
    source_hash: str = ""
    body_line: int = 1
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def reviewed(self) -> bool:
        """Whether anyone besides its writer has reviewed the page."""
        return self.reviewed_by != NOT_REVIEWED


def split(text: str) -> tuple[str, str, int]:
    """Return the front matter of a page, its body, and the line on which the body begins; the first is "" where there is none."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = _HEAD.match(text)
    if not match:
        return "", text, 1
    return match[1], text[match.end() :], text[: match.end()].count("\n") + 1


def read_front_matter(text: str, file: str) -> tuple[FrontMatter, list[Problem]]:
    """Read the front matter of a page whose whole text is given."""
    head, _, body_line = split(text)
    if not head:
        message = "this page has no front matter"
        return FrontMatter(), [
            Problem(
                file,
                1,
                1,
                "no-front-matter",
                "error",
                message,
                "begin it with --- and its title and review dates",
            )
        ]
    document, faults = nodes.read_nodes(head.encode())
    problems = [Problem(file, f.line + 1, f.column, f.rule, "error", f.message, f.suggestion) for f in faults]
    if not isinstance(document, nodes.Mapping):
        return FrontMatter(body_line=body_line), problems
    reader = _Reader(file, document, problems)
    return reader.read(body_line), reader.problems


class _Reader:
    def __init__(self, file: str, document: nodes.Mapping, problems: list[Problem]) -> None:
        self.file = file
        self.entries = document.entries
        self.problems = problems

    def tell(self, rule: str, key: str, message: str, suggestion: str | None = None) -> None:
        line, column = self.place(key)
        self.problems.append(Problem(self.file, line, column, rule, "error", message, suggestion))

    def place(self, key: str) -> tuple[int, int]:
        """Where a value stands in the file; line 1 where it is missing. Front matter begins on line 2."""
        _, node = self.entries.get(key, (None, None))
        return (node.line + 1, node.column) if node else (1, 1)

    def read(self, body_line: int) -> FrontMatter:
        known = (*_REQUIRED, *_OPTIONAL)
        for key in self.entries:
            if key not in known:
                self.tell(
                    "unknown-field",
                    key,
                    f"'{key[:80]}' is not a key of front matter",
                    did_you_mean(key, known),
                )
        for key in _REQUIRED:
            if not (self.text(key) or self.words(key)):
                self.tell("missing-field", key, f"'{key}' is missing from the front matter")
        matter = FrontMatter(
            title=self.text("title"),
            description=self.text("description"),
            grade_max=self.number("grade_max"),
            last_reviewed=self.day("last_reviewed"),
            next_review=self.day("next_review"),
            reviewed_by=self.text("reviewed_by"),
            review_basis=self.text("review_basis"),
            crisis=self.text("crisis"),
            claims=self.text("claims") == "true",
            sources=self.words("sources"),
            content_note=self.text("content_note"),
            hub=self.text("hub"),
            section=self.text("section"),
            order=self.number("order") if self.text("order") else 99,
            explains=self.words("explains"),
            booklet=self.text("booklet") != "false",
            plan=self.text("plan"),
            poster=self.text("poster"),
            translation_of=self.text("translation_of"),
            source_hash=self.text("source_hash"),
            body_line=body_line,
            lines={key: self.place(key) for key in self.entries},
        )
        self.judge(matter)
        return matter

    def judge(self, matter: FrontMatter) -> None:
        if len(matter.description) > DESCRIPTION_LENGTH:
            self.tell(
                "long-description",
                "description",
                f"the description has {len(matter.description)} characters; {DESCRIPTION_LENGTH} are shown",
            )
        if matter.crisis and matter.crisis not in CRISIS:
            self.tell(
                "bad-value", "crisis", f"crisis: '{matter.crisis[:80]}' is not one of {', '.join(CRISIS)}"
            )
        if self.text("copies") and self.number("copies") not in ALLOWED:
            self.tell("bad-value", "copies", f"copies: {' or '.join(map(str, ALLOWED))} fit on a page")
        if self.text("print") and self.text("print") not in PRINTS:
            self.tell(
                "bad-value", "print", f"print: '{self.text('print')[:80]}' is not {' or '.join(PRINTS)}"
            )
        if matter.crisis == "none" and not self.text("crisis_reason"):
            self.tell("missing-field", "crisis", "a page with crisis: none needs a crisis_reason")
        if self.text("claims") not in ("", "true", "false"):
            self.tell("bad-value", "claims", "claims: true or false is expected")
        if matter.claims and not matter.sources:
            self.tell(
                "no-sources",
                "claims",
                "a page that makes claims needs sources",
                "add their keys under sources:",
            )
        if matter.last_reviewed and matter.next_review and matter.next_review <= matter.last_reviewed:
            self.tell("review-order", "next_review", "the next review must be after the last one")

    def text(self, key: str) -> str:
        _, node = self.entries.get(key, (None, None))
        return node.text.strip() if isinstance(node, nodes.Scalar) else ""

    def words(self, key: str) -> tuple[str, ...]:
        _, node = self.entries.get(key, (None, None))
        return (
            tuple(item.text for item in node.items if isinstance(item, nodes.Scalar))
            if isinstance(node, nodes.Sequence)
            else ()
        )

    def number(self, key: str) -> int:
        return int(self.parsed(key, "a whole number", r"\d{1,3}", int) or 0)

    def day(self, key: str) -> date | None:
        found: date | None = self.parsed(
            key, "a date such as 2026-11-23", r"\d{4}-\d\d-\d\d", date.fromisoformat
        )
        return found

    def parsed(self, key: str, what: str, pattern: str, parse: Any) -> Any:
        text = self.text(key)
        if not text:
            return None
        try:
            if re.fullmatch(pattern, text):
                return parse(text)
        except ValueError:
            pass
        return self.tell("bad-value", key, f"{key}: '{text[:80]}' is not {what}")
