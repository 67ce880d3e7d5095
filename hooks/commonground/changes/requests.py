"""Open requests sorted for whoever looks at them: nothing odd, something to ask, or stop; each with a reply to send.

Requests are read from git as they were fetched, without checking anything out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..listings.report import Problem
from ..project import Project, ProjectError
from .callouts import CallOut, rules
from .command import Reporter
from .git import git, resolved
from .report import Report
from .states import State, others_between, revision_state, top_of, working_state

WHERE = (
    "refs/pull/*/head",  # as GitHub and Forgejo name them
    "refs/merge-requests/*/head",  # as GitLab does
    "refs/heads/receive/*",
    "refs/remotes/*/receive/*",
)
"""Where requests are, unless others are named."""

Verdict = Literal["nothing odd", "ask", "stop"]
VERDICTS: tuple[Verdict, ...] = ("nothing odd", "ask", "stop")
"""What becomes of a request, from the quickest to look at to what needs most care."""


@dataclass(frozen=True, slots=True)
class Request:
    """An open request: its ref, its commit, the subject of its newest commit, the report on it, what to do, and what to reply."""

    ref: str
    commit: str
    subject: str
    report: Report
    verdict: Verdict
    reply: str


def open_requests(project: Project, base: str, refs: Sequence[str], as_of: date) -> tuple[Request, ...]:
    """Return the requests that are not part of `base` yet, those that are quickest to answer first.

    `refs` are revisions or patterns of refs. Raises ProjectError where `base`, or a revision that is named, is not there.
    """
    top = top_of(project)
    ours = resolved(top, f"{base}^{{commit}}")
    if not ours:
        raise ProjectError(
            f"git has no branch '{base[:80]}'; name the branch that requests are for with --base"
        )
    reporter, working = Reporter(project, as_of), working_state(project)
    found = [
        _request(ref, commit, ours, reporter, working)
        for ref, commit in _commits(project, refs)
        if not _is_part(project, commit, ours)
    ]
    return tuple(sorted(found, key=lambda request: (VERDICTS.index(request.verdict), request.ref)))


def _commits(project: Project, refs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each ref that is meant, once, and its commit."""
    top, seen = top_of(project), set()
    for ref in refs or WHERE:
        listed = git(
            top, "for-each-ref", "--format=%(refname) %(objectname)", "--end-of-options", ref
        ).decode("utf-8", "replace")
        named = [(line.split(" ")[0], line.split(" ")[1]) for line in listed.splitlines()]
        if not named and refs:
            commit = resolved(top, f"{ref}^{{commit}}")
            if not commit:
                raise ProjectError(f"git has no revision '{ref[:80]}'; fetch it first")
            named = [(ref, commit)]
        for name, commit in named:
            if name not in seen:
                seen.add(name)
                yield name, commit


def _is_part(project: Project, commit: str, ours: str) -> bool:
    return git(top_of(project), "merge-base", commit, ours).decode().strip() == commit


def _request(ref: str, commit: str, ours: str, reporter: Reporter, working: State) -> Request:
    project = reporter.project
    top = top_of(project)
    begun = git(top, "merge-base", commit, ours).decode().strip()
    before, after = (revision_state(project, side, working) for side in (begun, commit))
    report = reporter.report(before, after, others_between(project, begun, commit))
    subject = git(top, "log", "-1", "--format=%s", commit, "--").decode("utf-8", "replace").strip()
    return Request(ref, commit, subject, report, verdict_of(report), reply_to(report))


def verdict_of(report: Report) -> Verdict:
    """Return what becomes of a change: the gravest of what is called out of it; errors and files that are gone are asked about."""
    gravities = {rule.id: rule.gravity for rule in rules()}
    found: set[Verdict] = {gravities[called.rule] for called in report.called}
    if _errors(report) or report.whole.notes or not report.whole.changes:
        found.add("ask")
    return max(found, key=VERDICTS.index, default="nothing odd")


def reply_to(report: Report) -> str:
    """Return what to write to the person who sent a change, in plain words; nothing in it is text of a stranger but what a problem quotes."""
    verdict, errors, asked = verdict_of(report), _errors(report), [*_asked(report.called)]
    lines = ["Thank you for writing to us."]
    if verdict == "nothing odd":
        return f"{lines[0]} All of it looks right. It goes online with the next build, within a day."
    if not report.whole.changes and not asked and not errors:
        lines.append("We could not find a change to a listing in what you sent. What did you want to change?")
    if asked:
        lines += [
            "",
            "Before this goes online:" if verdict == "ask" else "This cannot go online as it is:",
            *(f"- {said}" for said in asked),
        ]
    if errors:
        lines += ["", "These lines need a change first:", *(f"- {_sentence(problem)}" for problem in errors)]
    lines += [f"- {message} ({file})" for file, message in report.whole.notes]
    lines += ["", "You can answer in your own words. We make the change for you if you like."]
    return "\n".join(lines)


def _asked(called: Sequence[CallOut]) -> Iterator[str]:
    """Yield the reply of each rule that called something out, once, the gravest first; with the listings it is about."""
    about: dict[str, list[str]] = {}
    for one in called:
        about.setdefault(one.rule, []).extend([one.group] if one.group else [])
    for rule in sorted(
        (rule for rule in rules() if rule.id in about), key=lambda rule: rule.gravity != "stop"
    ):
        groups = [*dict.fromkeys(about[rule.id])]
        yield f"{', '.join(groups)}: {rule.reply}" if groups else rule.reply


def _errors(report: Report) -> list[Problem]:
    return [problem for problem in report.whole.brought if problem.severity == "error"]


def _sentence(problem: Problem) -> str:
    where = (
        f"{problem.group}, line {problem.line}" if problem.group else f"{problem.file}, line {problem.line}"
    )
    return f"{where}: {problem.sentence()}"
