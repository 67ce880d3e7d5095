"""The command `receive`: writes what arrived to a branch, without touching the files in the folder, and prints the report on it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from ..changes.command import Reporter
from ..changes.git import git, resolved
from ..changes.inert import visible
from ..changes.report import Report, as_text
from ..changes.states import State, revision_state, top_of, working_state
from ..listings.fields import is_id
from ..listings.hosts import host_in
from ..listings.read import Entry, read_listings
from ..listings.report import has_errors
from ..project import Project, ProjectError
from .arrived import Arrived, open_arrived
from .documents import Answers, Listings, document_in
from .written import Files

NOTHING = (
    "There is no listing and no answer in it that this program can read. Answer in your own words, or put the listing into the form "
    "yourself: commonground new.\n"
)


TABLE = (
    "A table came with it. Save it as a file, and read it with: commonground import csv FILE --organization ID "
    "--output data/groups/ID.yaml\n"
)


def receive(project: Project, data: bytes, base: str, as_of: date, *, trusted: str | None) -> tuple[str, int]:
    """Turn what arrived into a branch; return what to print, and 0, or 1 where somebody has to look first.

    Answers count only from a sender at a host of the organization, or where `trusted` says how it is known that they come from the group.
    Raises ProjectError where git or a file cannot be used.
    """
    try:
        arrived = open_arrived(data)
    except ValueError as error:
        raise ProjectError(f"this cannot be received: {error}") from error
    found = next((found for found in map(document_in, arrived.texts) if found is not None), None)
    if found is None:
        return TABLE if arrived.has_table else NOTHING, 1
    if isinstance(found, str):
        return f"It begins like a listing, and cannot be read: {visible(found)}.\n", 1
    commit = resolved(top_of(project), f"{base}^{{commit}}")
    if not commit:
        raise ProjectError(f"git has no branch '{base[:80]}'; name the branch that it is for with --base")
    return _written(project, arrived, found, commit, as_of, trusted)


def _written(
    project: Project, arrived: Arrived, found: Listings | Answers, base: str, as_of: date, trusted: str | None
) -> tuple[str, int]:
    before = revision_state(project, base, working_state(project))
    if isinstance(found, Answers) and not trusted:
        strangers = [*_strangers(arrived, found, before, project)]
        if strangers:
            return "".join(strangers), 1
    files = Files(before, project.name(project.own_data))
    files.take(found, as_of)
    notes = "".join(f"{visible(note)}\n" for note in files.notes)
    if not files.changed:
        return f"{notes}Nothing changes.\n", 1
    branch = _branch(found, as_of)
    commit = _commit(project, base, files.changed, branch, _message(arrived, found, trusted))
    report = Reporter(project, as_of).report(before, revision_state(project, commit, before), ())
    return "".join(_said(arrived, branch, notes, report)), int(has_errors(report.whole.brought))


def _said(arrived: Arrived, branch: str, notes: str, report: Report) -> Iterator[str]:
    yield f"Written to the branch {branch}; your own files were not touched.\n"
    if arrived.sender:
        yield f"It says that it comes from {visible(arrived.sender)}. Anybody can write that: an address is no proof.\n"
    yield notes
    yield "\n"
    yield as_text(report)


def _strangers(arrived: Arrived, answers: Answers, before: State, project: Project) -> Iterator[str]:
    """Say of an answer from elsewhere than the organization's own hosts why it does not count yet, and what to do."""
    own = {id: hosts for id, hosts in _hosts(before, project).items() if id in answers.ids}
    if arrived.host and own and all(arrived.host in hosts for hosts in own.values()):
        return
    sender = visible(arrived.sender) or "nobody"
    yield f"This answer is signed by {sender}, and that is not an address of the organization.\n"
    yield "No word of a stranger changes when a listing was confirmed, or whether it is open. Nothing was written.\n"
    yield 'Ask through a contact that you find yourself. Once you know, say how: --trust-sender "called the number on their website"\n'


def _hosts(state: State, project: Project) -> Mapping[str, set[str]]:
    """Return of each listing the hosts that are its own: of its contact, and of its organization."""
    found: dict[str, set[str]] = {}
    reporter = Reporter(project, date.max)
    for name, data in state.files.items():
        for entry in read_listings(data, name, reporter.context).entries:
            found[entry.group.id] = {*_own(entry)}
    return found


def _own(entry: Entry) -> Iterator[str]:
    contact, organization = entry.group.contact, entry.organization
    said = [contact.email, contact.website] if contact else []
    yield from filter(None, map(host_in, [*said, organization.website if organization else None]))


def _branch(found: Listings | Answers, as_of: date) -> str:
    name = next((id for id in found.ids if is_id(id)), "listing")
    return f"receive/{name}-{as_of.isoformat()}"


def _message(arrived: Arrived, found: Listings | Answers, trusted: str | None) -> str:
    what = (
        "Confirm or close listings, as they answered"
        if isinstance(found, Answers)
        else "Take over listings that were sent"
    )
    sender = f"\n\nSent by {visible(arrived.sender)}, as it says." if arrived.sender else ""
    return f"{what}{sender}" + (f"\n\nKnown to come from the group: {visible(trusted)}" if trusted else "")


def _commit(project: Project, base: str, changed: Mapping[str, bytes], branch: str, message: str) -> str:
    """Write a commit on top of another one to a new branch, by git's own plumbing; return its name."""
    top = top_of(project)
    if resolved(top, f"refs/heads/{branch}"):
        raise ProjectError(
            f"the branch {branch} is there already; look at it, then remove it: git branch -D {branch}"
        )
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        git(top, "read-tree", base, index=index)
        for name, data in sorted(changed.items()):
            blob = git(top, "hash-object", "-w", "--no-filters", "--stdin", given=data).decode().strip()
            path = (project.root / name).relative_to(top).as_posix()
            git(top, "update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", index=index)
        tree = git(top, "write-tree", index=index).decode().strip()
    commit = git(top, *_who(top), "commit-tree", tree, "-p", base, given=message.encode()).decode().strip()
    git(top, "update-ref", f"refs/heads/{branch}", commit, "0" * len(commit))
    return commit


def _who(top: Path) -> tuple[str, ...]:
    """Return what names the program as the author, where git knows no name of who runs it."""
    try:
        git(top, "config", "--get", "user.email")
    except ProjectError:
        return ("-c", "user.name=commonground receive", "-c", "user.email=receive@commonground.invalid")
    return ()
