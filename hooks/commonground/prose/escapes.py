"""Escapes: a comment before a block allows what a rule forbids, with a reason, and is counted.

    <!-- check:off suicide-phrasing reason="names the phrase to avoid" -->
    <!-- check:on suicide-phrasing -->

An escape holds to the end of the block that follows it, or to the next `check:on` of the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .passages import Body, Comment, read_body

_ESCAPE = re.compile(r"check:(?P<what>\S*)\s*(?P<rule>[^\s=]*)(?:\s+reason=\"(?P<reason>[^\"]*)\")?\s*$")


@dataclass(frozen=True, slots=True)
class Escape:
    """What one comment allows: a rule, from where to where in the body, and why."""

    rule: str
    start: int
    end: int
    reason: str
    at: int

    def allows(self, rule: str, offset: int) -> bool:
        """Whether a finding of a rule at an offset is allowed."""
        return rule == self.rule and self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Fault:
    """A comment that is no sound escape: where it begins, and what is wrong."""

    at: int
    message: str
    suggestion: str


def read_escapes(body: Body, known: Collection[str]) -> tuple[list[Escape], list[Fault]]:
    """Return the escapes of a page, and what is wrong with those that are not sound; `known` are the ids of all rules."""
    escapes: list[Escape] = []
    faults: list[Fault] = []
    comments = [comment for comment in body.comments if comment.text.startswith("check:")]
    for number, comment in enumerate(comments):
        match = _ESCAPE.match(comment.text)
        if not match or match["what"] not in ("off", "on"):
            form = 'write <!-- check:off rule-name reason="why" -->'
            faults.append(Fault(comment.start, "this comment is not an escape that can be read", form))
        elif match["rule"] not in known:
            message = f"there is no rule '{match['rule'][:80]}' to switch {match['what']}"
            faults.append(Fault(comment.start, message, "docs/reference/prose-rules.md has the names"))
        elif match["what"] == "off" and not (match["reason"] or "").strip():
            message = f"this escape from {match['rule']} has no reason"
            faults.append(Fault(comment.start, message, 'say why: reason="names the phrase to avoid"'))
        elif match["what"] == "off":
            end = _end(body, comment, match["rule"], comments[number + 1 :])
            reason = match["reason"].strip()
            escapes.append(Escape(match["rule"], comment.end, end, reason, comment.start))
    return escapes, faults


def without_escapes(markdown: str) -> str:
    """Return a page's text without its escape comments, which readers need not get; no line is lost, and code stays as it is."""
    if "check:" not in markdown:
        return markdown
    made: list[str] = []
    end = 0
    for comment in read_body(markdown).comments:
        if comment.text.startswith("check:"):
            lines = markdown.count("\n", comment.start, comment.end)
            made += (markdown[end : comment.start], "\n" * lines)
            end = comment.end
    return "".join((*made, markdown[end:]))


def _end(body: Body, comment: Comment, rule: str, following: Sequence[Comment]) -> int:
    for other in following:
        match = _ESCAPE.match(other.text)
        if match and match["rule"] == rule:
            if match["what"] == "on":
                return other.start
            break
    return body.block_after(comment.end)
