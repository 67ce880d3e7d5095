"""The command `commonground links`: asks the web addresses of a site's data, and warns of those that did not answer on several days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from ..listings.report import Problem, ordered
from ..project import Project, ProjectError
from ..settings import Settings
from .addresses import Address, addresses_of
from .exceptions import LinkException, in_force, outdated, read_exceptions
from .failures import FILE, Failures, read_failures, remembered, write_failures
from .polite import Turns, ask_all
from .reach import Answer, Reach

DAYS = 3
"""An address is told once it failed on so many different days."""
TELLING = 3
"""Of so many addresses at least one answers, unless the machine that asks is offline."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to tell, and how many addresses were asked, answered, and failed."""

    problems: Sequence[Problem]
    answers: Mapping[str, Answer]

    def summary(self) -> str:
        """Say in a sentence how the addresses answered."""
        kinds = [answer.kind for answer in self.answers.values()]
        return (
            f"Web addresses asked: {len(kinds)}. {kinds.count('fine')} answered, {kinds.count('unsure')} do not answer programs, "
            f"{kinds.count('failed')} failed. One that fails on {DAYS} different days is told."
        )


def asker(settings: Settings) -> Callable[[str], Answer]:
    """Return what asks an address on behalf of a site; raise ProjectError where the site has no address to name itself by."""
    if not settings.site_url:
        raise ProjectError(
            "those who are asked want to know by whom: write site_url into mkdocs.yml or local/settings.yml"
        )
    agent = f"CommonGround-links (+{settings.site_url})"
    return Reach(agent, turn=Turns().turn).ask


def check_links(project: Project, as_of: date, limit: int | None, ask: Callable[[str], Answer]) -> Checked:
    """Ask, remember what failed, and return what there is to tell; raise ProjectError where nothing could be asked."""
    exceptions, problems = read_exceptions(project)
    path = project.data / FILE
    before = read_failures(path, project.name(path))
    addresses = addresses_of(project)
    known = sorted({address.url for address in addresses})
    answers = ask_all(today(known, before, as_of, limit), ask)
    if len(answers) >= TELLING and all(answer.kind == "failed" for answer in answers.values()):
        raise ProjectError("not one address answered, so nothing was noted: is this machine online?")
    failures = remembered(before, answers, known, as_of)
    write_failures(path, failures)
    told = [
        *problems,
        *outdated(exceptions, answers, known, as_of),
        *_dead(addresses, failures, in_force(exceptions, as_of)),
        *_moved(addresses, answers),
    ]
    return Checked(ordered(told), answers)


def today(known: Sequence[str], before: Failures, as_of: date, limit: int | None) -> list[str]:
    """Return what is asked today: what failed before, and others; where there is a limit, at least half of it are others."""
    failed = [url for url in known if url in before]
    others = [url for url in known if url not in before]
    if limit is None:
        return [*failed, *others]
    again = min(len(failed), limit // 2)
    return [*_some(failed, again, as_of), *_some(others, limit - again, as_of)]


def _some(urls: Sequence[str], count: int, as_of: date) -> list[str]:
    """Return up to so many addresses, drawn by lot from day to day, so that none is left out for long whichever days there are."""
    return Random(as_of.toordinal()).sample(urls, min(count, len(urls)))  # noqa: S311 - no secret


def _dead(
    addresses: Sequence[Address], failures: Failures, exceptions: Sequence[LinkException]
) -> Iterator[Problem]:
    for address in addresses:
        failure = failures.get(address.url)
        if (
            failure
            and failure.days >= DAYS
            and not any(exception.covers(address.url) for exception in exceptions)
        ):
            message = f"'{address.url}' failed on {failure.days} days since {failure.first}: {failure.why}"
            yield _warning(
                address, "dead-link", message, "find its new address, or ask whether the group still meets"
            )


def _moved(addresses: Sequence[Address], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    for address in addresses:
        answer = answers.get(address.url)
        if answer and answer.kind == "fine" and answer.moved:
            yield _warning(
                address, "moved-link", f"'{address.url}' has moved for good", f"write {answer.moved}"
            )


def _warning(address: Address, rule: str, message: str, suggestion: str) -> Problem:
    return Problem(
        address.file, address.line, address.column, rule, "warning", message, suggestion, address.owner
    )
