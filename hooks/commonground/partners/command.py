"""The command `partners`: fetches each feed, and writes the file of each partner; a feed that fails touches nothing and stops no other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from ..changes.command import Reporter
from ..changes.inert import visible
from ..changes.report import Report, as_markdown, as_text
from ..changes.states import State
from ..listings.report import Problem, has_errors
from ..listings.report import as_text as problems_as_text
from ..project import Project, ProjectError
from ..upkeep.reach import Reach, UnreachableError
from ..writing import write_whole
from .model import Partner, read_partners
from .taken import RefusedError, taken

MOST_BYTES = 20_000_000

Fetch = Callable[[Partner], bytes]
"""Returns the feed of a partner; raises UnreachableError where it cannot be had."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a partner: whether its file changed, stayed or could not be made; why; and the report on what changes."""

    partner: Partner
    file: str
    what: Literal["changed", "same", "failed"]
    remarks: tuple[str, ...] = ()
    report: Report | None = None


def refresh(
    project: Project, as_of: date, fetch: Fetch, only: str | None = None
) -> tuple[list[Outcome], list[Problem]]:
    """Fetch the feeds of all partners, or of one, and write their files; return what came of each, and what is wrong with data/partners.yaml."""
    partners, problems = read_partners(project)
    wanted = [partner for partner in partners if only in (None, partner.id)]
    if only and not wanted and not has_errors(problems):
        raise ProjectError(f"data/partners.yaml has no partner '{only[:80]}'")
    if has_errors(problems):
        return [], problems
    reporter = Reporter(project, as_of)
    return [_refreshed(partner, reporter, fetch) for partner in wanted], problems


def _refreshed(partner: Partner, reporter: Reporter, fetch: Fetch) -> Outcome:
    project = reporter.project
    path = project.own_data / "groups" / f"{partner.id}.yaml"
    name = project.name(path)
    try:
        old = path.read_bytes() if path.is_file() else b""
        made = taken(partner, fetch(partner), old, name, reporter.context)
    except (UnreachableError, RefusedError) as error:
        return Outcome(partner, name, "failed", (str(error),))
    except OSError as error:
        return Outcome(partner, name, "failed", (f"{name} cannot be read: {error.strerror}",))
    if made.text.encode() == old:
        return Outcome(partner, name, "same", made.remarks)
    write_whole(path, made.text)
    report = reporter.report(State({name: old} if old else {}), State({name: made.text.encode()}), ())
    return Outcome(partner, name, "changed", made.remarks, report)


def from_network(agent: str) -> Fetch:
    """Return what fetches a feed over the network, from machines of the public internet alone."""
    reach = Reach(agent)
    return lambda partner: reach.fetch(partner.url, MOST_BYTES)


def from_folder(folder: Path) -> Fetch:
    """Return what reads feeds that were fetched before: DIR/<partner>.csv or DIR/<partner>.json."""

    def fetch(partner: Partner) -> bytes:
        path = folder / f"{partner.id}.{'csv' if partner.format == 'csv' else 'json'}"
        try:
            return path.read_bytes()
        except OSError as error:
            raise UnreachableError(f"{path} cannot be read: {error.strerror}") from error

    return fetch


def told(outcomes: Sequence[Outcome], problems: Sequence[Problem], format: str) -> tuple[str, int]:
    """Return what came of the partners as text, Markdown or JSON, and the exit code: 1 where one failed."""
    code = int(has_errors(problems) or any(outcome.what == "failed" for outcome in outcomes))
    if format == "json":
        return json.dumps([*map(_row, outcomes)], ensure_ascii=False, indent=1) + "\n", code
    shown = as_markdown if format == "markdown" else as_text
    return problems_as_text(problems) + "\n".join(_lines(outcomes, shown)), code


def _lines(outcomes: Sequence[Outcome], shown: Callable[[Report], str]) -> Iterator[str]:
    for outcome in outcomes:
        remarks = "; ".join(map(visible, outcome.remarks))
        yield f"{outcome.partner.id}: {outcome.what}{f', {remarks}' if remarks else ''}"
        if outcome.report:
            yield shown(outcome.report)
    yield f"{len(outcomes)} partners.\n" if len(outcomes) != 1 else "1 partner.\n"


def _row(outcome: Outcome) -> dict[str, object]:
    body = [
        *(f"- {visible(remark)}" for remark in outcome.remarks),
        *([as_markdown(outcome.report)] if outcome.report else []),
    ]
    return {
        "id": outcome.partner.id,
        "what": outcome.what,
        "file": outcome.file,
        "branch": f"partners/{outcome.partner.id}",
        "title": f"Refresh the listings of {outcome.partner.id}",
        "body": "\n".join(body),
    }
