"""The command `commonground geocode`: fills geocode.lock with the coordinates of exact addresses, politely, where it stopped before."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from .directory import check_directory
from .listings.redact import precision_of
from .listings.whereabouts import address_of
from .places.geocode import Address
from .places.lock import Lock, LockError
from .places.online import Outcome, geocode_addresses, unanswered
from .places.services import OnlineError, open_geocoder
from .project import Project, ProjectError


def run_geocode(
    project: Project, name: str, limit: int | None, as_of: date, environment: Mapping[str, str] = os.environ
) -> int:
    """Ask the geocoder called `name` for every exact address that has no coordinates yet; return the exit code.

    Only addresses that their group publishes leave the machine. Raises ProjectError where the command cannot run.
    """
    path = project.lock_path
    name = name.lower()
    try:
        lock = Lock.read(path)
        geocoder = open_geocoder(name, environment)
    except LockError as error:
        raise ProjectError(f"{project.name(path)}:{error.line}: {error.message}") from error
    except OnlineError as error:
        raise ProjectError(str(error)) from error
    entries, _, context = check_directory(project, as_of=as_of, demo=False)
    places = [
        meeting.place for entry in entries if entry.sound for meeting in entry.group.meetings if meeting.place
    ]
    wanted = [
        address_of(place)
        for place in places
        if precision_of(place) == "exact" and place.address and place.latitude is None
    ]
    missing = unanswered(wanted, lock)[:limit]
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"Asking {name}", total=len(missing))

        def told(address: Address) -> None:
            progress.update(
                task, advance=1, description=escape(f"Asking {name}: {address.town or address.postcode}")
            )

        try:
            outcome = geocode_addresses(
                missing, lock, path, geocoder, name, context.gazetteer, as_of, told=told
            )
        except OSError as error:
            raise ProjectError(f"{project.name(path)} cannot be written: {error.strerror}") from error
    _report(outcome, project.name(path))
    return int(bool(outcome.stopped))


def _report(outcome: Outcome, path: str) -> None:
    lines = [f"{outcome.found} addresses were found and written to {path}."]
    lines += [f"Not known to the geocoder: {_text(address)}" for address in outcome.not_found]
    lines += [f"Refused: {_text(address)}: {reason}" for address, reason in outcome.refused]
    if outcome.stopped:
        lines.append(f"{outcome.left} addresses are left: {outcome.stopped}.")
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _text(address: Address) -> str:
    return ", ".join(filter(None, (address.address, address.town, address.postcode, address.country)))
