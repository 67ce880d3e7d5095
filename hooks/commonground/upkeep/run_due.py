"""The command `commonground due`: reads the listings, and tells who is to be asked what."""

from __future__ import annotations

from datetime import date

from ..directory import check_directory
from ..pages.words import Words
from ..project import Project, ProjectError
from ..settings import Settings
from .asking import asking_of
from .due import due_of
from .due_report import DueReport


def due_report(project: Project, settings: Settings, as_of: date, within: int) -> DueReport:
    """Return what is due; listings with errors and demonstrations are not asked about. Raises ProjectError where it cannot be told."""
    if not settings.site_url:
        raise ProjectError(
            "the requests lead to the site, and its address is not known: write site_url into mkdocs.yml or local/settings.yml"
        )
    entries, _, context = check_directory(project, as_of=as_of, demo=False)
    words = Words(settings, context.vocabulary, as_of)
    asked = [(due, asking_of(due, settings, words)) for due in due_of(entries, context, within)]
    return DueReport(as_of, within, asked)
