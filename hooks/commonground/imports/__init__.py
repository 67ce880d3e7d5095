"""Listings from other directories' feeds: one format a file, found by its name; each reads a feed into meetings in common terms."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..directory import check_context
from ..listings.checks import Context
from ..listings.fields import is_id
from ..listings.near import did_you_mean
from ..listings.report import as_text, counted, has_errors
from ..project import Project, ProjectError
from ..times.zones import is_zone
from ..writing import write_whole
from .feed import Feed, Imported, UnusableFeed, Wanted, to_listings
from .table import FORMAT, TableRead, read_table

Reader = Callable[[Any, str | None], Feed]


def readers() -> dict[str, Reader]:
    """Return the reader of each format: `read(document, timezone)`, found in the modules that name a FORMAT."""
    modules = [importlib.import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__)]
    return {module.FORMAT: module.read for module in modules if hasattr(module, "read")}


def run_import(options: argparse.Namespace) -> int:
    """Run `commonground import`: read the feed, write the listings, tell what was left out; raise ProjectError where it cannot."""
    feeds = readers()
    known = {*feeds, FORMAT}
    if options.feed not in known:
        hint = did_you_mean(options.feed, known) or f"choose one of: {', '.join(sorted(known))}"
        raise ProjectError(f"the format '{options.feed}' is not known; {hint}")
    if not is_id(options.organization):
        raise ProjectError(f"'{options.organization}' is no id; use small letters, digits and single hyphens")
    if options.timezone and not is_zone(options.timezone):
        raise ProjectError(f"'{options.timezone}' is no time zone; write one such as Europe/London")
    context = check_context(Project.at(), options.as_of)
    unknown = [topic for topic in options.topics if topic not in context.vocabulary.words("topics")]
    if unknown:
        hint = did_you_mean(unknown[0], context.vocabulary.words("topics")) or "see data/vocabulary.yaml"
        raise ProjectError(f"the topic '{unknown[0]}' is not in the vocabulary; {hint}")
    wanted = Wanted(options.organization, options.topics, options.as_of)
    if options.feed == FORMAT:
        return _import_table(options, wanted, context)
    try:
        feed = feeds[options.feed](_document(options.file), options.timezone)
    except UnusableFeed as error:
        raise ProjectError(f"{options.file} is no {options.feed} feed: {error}") from error
    imported = to_listings(feed, wanted, context)
    _write(options, imported.text)
    _report(imported, options.output)
    return 0


def _import_table(options: argparse.Namespace, wanted: Wanted, context: Context) -> int:
    """Read a spreadsheet, write the groups that are sound, tell every fault by its cell."""
    table = read_table(_bytes(options.file), options.file.as_posix(), wanted, options.timezone, context)
    if table.text is not None:
        _write(options, table.text)
    sys.stdout.write(as_text(table.problems))
    sys.stdout.writelines(f"{line}\n" for line in _told(table, options))
    return int(has_errors(table.problems))


def _told(table: TableRead, options: argparse.Namespace) -> Iterator[str]:
    """Yield in sentences what came of a spreadsheet."""
    if table.text is None:
        yield f"Nothing was written to {options.output}."
    else:
        written = f"{counted(table.meetings, 'meeting')} of {counted(table.groups, 'group')}"
        yield f"{written} {'was' if table.meetings == 1 else 'were'} written to {options.output}."
    if table.left_out:
        yield f"Left out, for the reasons above: {counted(len(table.left_out), 'group')}."
        for name, lines in table.left_out.items():
            yield f"  {name} (line {', '.join(map(str, lines))})"
    if table.made:
        yield "These ids were made. Put them into a column 'id', so that a new name does not make a new group:"
        yield from (f"  {id}" for id in table.made)
    if not table.named:
        yield f"The table does not name the organization: write the name of '{options.organization}' into a column organization.name."


def _write(options: argparse.Namespace, text: str) -> None:
    head = f"# Imported from a {options.feed} feed on {options.as_of}; import it again to refresh it.\n"
    write_whole(options.output, f"{head}{text}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ProjectError(f"{path} cannot be read: {error.strerror}") from error


def _document(path: Path) -> Any:
    try:
        return json.loads(_bytes(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ProjectError(f"{path} is not JSON in UTF-8: {error}") from error


def _report(imported: Imported, output: Path) -> None:
    lines = [f"{imported.meetings} meetings of {imported.groups} groups were written to {output}."]
    if imported.left_out:
        lines.append(f"{len(imported.left_out)} records were left out:")
        lines += [f"  {left.record} {left.name}: {left.reason}" for left in imported.left_out]
    if imported.notes:
        lines.append("Please check:")
        lines += [
            f"  {' '.join(part for part in (note.record, note.name) if part)}{': ' if note.record else ''}{note.message}"
            for note in imported.notes
        ]
    if imported.unread:
        lines.append("Fields with no counterpart here, which were not carried over:")
        lines += [f"  {name}: {count}" for name, count in imported.unread.items()]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
