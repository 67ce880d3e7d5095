"""The command `commonground due`: reads the listings, and tells who is to be asked what."""

from __future__ import annotations

from datetime import date

from ..directory import check_directory
from ..hidden import read_hidden
from ..pages.words import Words
from ..project import Project, ProjectError
from ..settings import Settings
from .asking import asking_of
from .due import due_of
from .due_report import DueReport


def due_report(project: Project, settings: Settings, as_of: date, within: int) -> DueReport:
    """Return what is due; nobody is asked about listings with errors, hidden ones and demonstrations. Raises ProjectError where it cannot be told."""
    if not settings.site_url:
        raise ProjectError(
            "the requests lead to the site, and its address is not known: write site_url into mkdocs.yml or local/settings.yml"
        )
    entries, _, context = check_directory(project, as_of=as_of, demo=False)
    hidden, _ = read_hidden(project)
    words = Words(settings, context.vocabulary, as_of)
    due = due_of(hidden.shown(entries), context, within)
    asked = [(one, asking_of(one, settings, words)) for one in due]
    return DueReport(as_of, within, asked)
