"""The command `diff`: reads both states, and prints the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ..directory import check_context, read_lock
from ..known import basis_of, open_known
from ..listings.checks import Context
from ..listings.report import has_errors
from ..project import Project, ProjectError
from ..settings import read_settings
from .callouts import call_outs
from .preview import preview_of
from .report import FORMATS, SHOWN, Report, as_markdown
from .rewriting import rewritings
from .states import State, base_state, is_demonstration, others_between, working_state
from .whole import Whole, read_whole

SUMMARY_BYTES = 900_000
"""A job summary may hold 1 MiB (GitHub, workflow commands); more would show nothing at all."""

_CUT = "\n\n**The report is longer than can be shown here.** `commonground diff` on your own machine prints all of it.\n"


def report_on(project: Project, base: str, as_of: date) -> Report:
    """Return the report on what differs between `base` and the working tree; raise ProjectError where one cannot be read."""
    working = working_state(project)
    before = base_state(project, base, working)
    return Reporter(project, as_of).report(before, working, others_between(project, base))


class Reporter:
    """Reports on changes to one project, as of a day; what the rules may ask is read once."""

    def __init__(self, project: Project, as_of: date) -> None:
        self.project = project
        self.context = check_context(project, as_of)
        self.settings = read_settings(project.root)
        self.lock, _ = read_lock(project)
        self.basis = basis_of(project, as_of)

    def report(self, before: State, after: State, others: tuple[str, ...]) -> Report:
        """Return the report on what differs between two states, and on `others`, the files beside the listings that do."""
        kept = open_known(self.project)
        whole = read_whole(before, after, others, self._context_of, kept, self.basis)
        kept.forget_unused()
        return Report(whole, call_outs(whole), self._previews(whole), tuple(rewritings(before, after)))

    def _context_of(self, name: str) -> Context:
        return replace(self.context, demonstration=is_demonstration(name, self.project))

    def _previews(self, whole: Whole) -> dict[str, tuple[str, ...]]:
        coming = [change for change in whole.changes if change.new and change.what != "closed"]
        return {
            change.id: preview_of(change.new, self.context, self.lock, self.settings)
            for change in coming[:SHOWN]
            if change.new
        }


def told(report: Report, format: str) -> tuple[str, int]:
    """Return the report in one of the FORMATS, and the exit code: 1 where the change brings errors."""
    return FORMATS[format](report), int(has_errors(report.whole.brought))


def add_summary(report: Report, path: Path) -> None:
    """Add the report as Markdown to a file; raise ProjectError where that cannot be done."""
    text = as_markdown(report)
    if len(text.encode()) > SUMMARY_BYTES:
        text = text.encode()[:SUMMARY_BYTES].decode("utf-8", "ignore").rpartition("\n")[0] + _CUT
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise ProjectError(f"{path} cannot be written: {error.strerror}") from error
