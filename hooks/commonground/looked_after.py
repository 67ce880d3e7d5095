"""When somebody last looked after a site: what a copy that nobody keeps can still say of itself, from its own files and without git."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .options import Options
from .project import Project
from .settings import Settings

FOR = timedelta(days=60)
"""How long visitors may trust that somebody still looks after a site."""

_CONFIRMED = re.compile(rb"""^[ -]*verified: *["']?(\d{4}-\d\d-\d\d)""", re.MULTILINE)


def looked_after(project: Project, settings: Settings, options: Options) -> date:
    """Return the newest day, up to that of the build, on which a listing was confirmed, or that the setting `maintained` names.

    Where there is none, it is the day of the build. Files are not parsed for it: one that is broken tells as much.
    """
    sources = project.sources(demo=settings.demo and not options.production)
    days = {day.decode() for source in sources for day in _CONFIRMED.findall(source.path.read_bytes())}
    if settings.maintained:
        days.add(settings.maintained.isoformat())
    known = [day for day in days if day <= options.as_of.isoformat() and _is_date(day)]
    return date.fromisoformat(max(known)) if known else options.as_of


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
