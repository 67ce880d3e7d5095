"""The committed file of web addresses that did not answer: links.lock. One bad day is nothing; several different days are something.

One line an address, sorted, apart by tabs: the address, the first and the last day, on how many days, and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..project import ProjectError
from ..writing import write_whole
from .reach import Answer

FILE = "links.lock"
HEADER = (
    "# Web addresses that did not answer, kept by `commonground links`; keep this file in version control, and change it by that command only.\n"
    "# address<TAB>first day<TAB>last day<TAB>days<TAB>why\n"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Since when an address fails, when it last did, on how many days it was seen to, and why the last time."""

    first: date
    last: date
    days: int
    why: str


Failures = dict[str, Failure]


def read_failures(path: Path, name: str) -> Failures:
    """Return the failures that a file keeps, none where there is no file; raise ProjectError at the first line that is broken."""
    if not path.exists():
        return {}
    failures: Failures = {}
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"{name} cannot be read as UTF-8 text ({error.__class__.__name__})") from error
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            try:
                url, first, last, days, why = line.removesuffix("\r").split("\t")
                failures[url] = Failure(date.fromisoformat(first), date.fromisoformat(last), int(days), why)
            except ValueError:
                message = "a line is: address, first day, last day, days, why, apart by tabs; delete this one"
                raise ProjectError(f"{name}:{number}: {message}") from None
    return failures


def write_failures(path: Path, failures: Mapping[str, Failure]) -> None:
    """Write the failures in one step; a file is only made where there are any."""
    if failures or path.exists():
        lines = [f"{url}\t{f.first}\t{f.last}\t{f.days}\t{f.why}\n" for url, f in sorted(failures.items())]
        write_whole(path, HEADER + "".join(lines))


def remembered(
    before: Mapping[str, Failure], answers: Mapping[str, Answer], known: Iterable[str], as_of: date
) -> Failures:
    """Return the failures after a day's answers: those of addresses that answered, or stand nowhere any more, are forgotten."""
    after: Failures = {}
    for url in known:
        answer, failure = answers.get(url), before.get(url)
        if answer is None and failure:
            after[url] = failure
        elif answer and answer.kind == "failed":
            after[url] = _again(failure, answer.said, as_of)
    return after


def _again(failure: Failure | None, why: str, as_of: date) -> Failure:
    if failure is None:
        return Failure(as_of, as_of, 1, why)
    new_day = as_of > failure.last
    return replace(
        failure,
        last=max(as_of, failure.last),
        days=failure.days + new_day,
        why=why if new_day else failure.why,
    )
