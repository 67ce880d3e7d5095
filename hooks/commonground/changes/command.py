"""The command `diff`: reads both states, and prints the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..directory import check_context
from ..known import basis_of, open_known
from ..listings.checks import Context
from ..listings.report import has_errors
from ..project import Project
from .callouts import call_outs
from .report import FORMATS, Report
from .states import base_state, is_demonstration, working_state
from .whole import read_whole


def report_on(project: Project, base: str, as_of: date) -> Report:
    """Return the report on what differs between `base` and the working tree; raise ProjectError where one cannot be read."""
    working = working_state(project)
    before = base_state(project, base, working)
    context = check_context(project, as_of)

    def context_of(name: str) -> Context:
        return replace(context, demonstration=is_demonstration(name, project))

    kept = open_known(project)
    whole = read_whole(before, working, context_of, kept, basis_of(project, as_of))
    kept.forget_unused()
    return Report(whole, call_outs(whole))


def told(report: Report, format: str) -> tuple[str, int]:
    """Return the report in one of the FORMATS, and the exit code: 1 where the change brings errors."""
    return FORMATS[format](report), int(has_errors(report.whole.brought))
