"""The `commonground` command: checks listings, builds and publishes the site, imports feeds, finds coordinates.

Exit codes: 0 no errors, 1 errors were found, 2 the command could not run.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from .directory import Refused, check_context
from .known import check_listings
from .listings.report import FORMATS, Problem, as_text, has_errors, ordered, summary
from .pages.publish import PublishError
from .parallel import default_jobs
from .project import Project, ProjectError
from .settings import SettingsError, read_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the given arguments (those of the process by default) and return its exit code."""
    try:
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except (ProjectError, SettingsError, PublishError) as error:
        return _cannot(str(error))
    except KeyboardInterrupt:
        return _cannot("stopped; nothing was published")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _check(options: argparse.Namespace) -> int:
    _hold_much()
    project = Project.at(data=options.data)
    settings = read_settings(project.root)
    problems = check_listings(project, as_of=options.as_of, demo=settings.demo, jobs=default_jobs())
    prose = None
    if options.prose or options.report:
        from .pages.environment import environment
        from .prose.check import checked_prose

        prose = checked_prose(project, options.as_of, environment(settings.language))
        problems = [*problems, *prose.problems]
    problems = ordered(problems)
    sys.stdout.write(FORMATS[options.format](problems))
    if prose and options.report:
        from .prose.report import print_report

        print_report(prose.pages)
    if options.format == "text":
        sys.stdout.write(f"{summary(problems)}\n")
    return int(has_errors(problems, options.strict))


def _build(options: argparse.Namespace) -> int:
    from .build import build_site
    from .engine import BuildError
    from .options import Options

    _hold_much()
    project = Project.at(data=options.data)
    site = (options.site_dir or project.root / "site").resolve()
    asked = Options(options.as_of, options.data and project.data, options.production, options.engine)
    try:
        built = build_site(project, site, asked, options.jobs)
    except Refused as refused:
        _tell(refused.problems)
        print("Nothing was published.", file=sys.stderr)
        return 1
    except BuildError as error:
        print(f"commonground: {error}\nNothing was published.", file=sys.stderr)
        return 1
    gc.freeze()  # at its end, a process looks through all that it holds once more
    if built.warnings:
        _tell(built.warnings)
    for remark in built.remarks:
        print(f"commonground: {remark}", file=sys.stderr)
    groups = len(built.directory.listings)
    note = (
        " Demonstration groups are among them; --production leaves them out."
        if built.directory.has_demonstration
        else ""
    )
    print(f"{groups} groups as of {built.directory.as_of}, in {_shown(site)}.{note}")
    return 0


def _import(options: argparse.Namespace) -> int:
    from .imports import run_import

    return run_import(options)


def _fmt(options: argparse.Namespace) -> int:
    from .formatting import format_files, told

    formatted = format_files(Project.at(data=options.data), options.files, check=options.check)
    sys.stdout.write(FORMATS[options.format](ordered(formatted.problems)))
    if options.format == "text":
        sys.stdout.writelines(f"{line}\n" for line in told(formatted, check=options.check))
    return int(has_errors(formatted.problems))


def _diff(options: argparse.Namespace) -> int:
    from .changes.command import add_summary, report_on, told

    _hold_much()
    report = report_on(Project.at(data=options.data), options.base, options.as_of)
    said, code = told(report, options.format)
    sys.stdout.write(said)
    if options.summary:
        add_summary(report, options.summary)
    return code


def _review(options: argparse.Namespace) -> int:
    from .changes.requests import open_requests
    from .changes.reviewing import FORMATS as TOLD

    _hold_much()
    project = Project.at(data=options.data)
    base = options.base or read_settings(project.root).branch
    sys.stdout.write(TOLD[options.format](open_requests(project, base, options.refs, options.as_of)))
    return 0


def _due(options: argparse.Namespace) -> int:
    from .upkeep.due_report import FORMATS as TOLD
    from .upkeep.run_due import due_report

    _hold_much()
    project = Project.at(data=options.data)
    report = due_report(project, read_settings(project.root), options.as_of, options.within)
    sys.stdout.write(TOLD[options.format](report))
    return 0


def _links(options: argparse.Namespace) -> int:
    from .upkeep.run_links import asker, check_links

    project = Project.at(data=options.data)
    checked = check_links(project, options.as_of, options.limit, asker(read_settings(project.root)))
    sys.stdout.write(FORMATS[options.format](checked.problems))
    if options.format == "text":
        sys.stdout.write(f"{checked.summary()}\n")
    return int(has_errors(checked.problems))


def _new(options: argparse.Namespace) -> int:
    from .interview import interview

    return interview(Project.at(), options.as_of, input, lambda text: print(text, flush=True))


def _do_not_list(options: argparse.Namespace) -> int:
    from .do_not_list import add

    return add(Project.at(), input, print)


def _partners(options: argparse.Namespace) -> int:
    from .partners.command import from_folder, from_network, refresh, told

    _hold_much()
    project = Project.at()
    settings = read_settings(project.root)
    agent = f"CommonGround partners (+{settings.site_url or settings.repository})"
    fetch = from_folder(options.from_folder) if options.from_folder else from_network(agent)
    said, code = told(*refresh(project, options.as_of, fetch, options.only), options.format)
    sys.stdout.write(said)
    return code


def _receive(options: argparse.Namespace) -> int:
    from .receiving.command import receive

    _hold_much()
    project = Project.at()
    data = sys.stdin.buffer.read() if options.file == Path("-") else _read(options.file)
    base = options.base or read_settings(project.root).branch
    said, code = receive(project, data, base, options.as_of, trusted=options.trust_sender)
    sys.stdout.write(said)
    return code


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ProjectError(f"{path} cannot be read: {error.strerror}") from error


def _owners(options: argparse.Namespace) -> int:
    from .upkeep.owners import write_owners

    project = Project.at()
    said, code = write_owners(project, read_settings(project.root), check=options.check)
    print(f"commonground: {said}", file=sys.stderr)
    return code


def _geocode(options: argparse.Namespace) -> int:
    from .geocoding import run_geocode

    return run_geocode(Project.at(data=options.data), options.geocoder, options.limit, options.as_of)


def _schema(options: argparse.Namespace) -> int:
    from .listings.schema import schema_text

    context = check_context(Project.at(), options.as_of)
    sys.stdout.write(schema_text(context.vocabulary))
    return 0


def _hold_much() -> None:
    """Look for what is not dropped by itself while it is young: a large directory holds much, and looking through it takes long."""
    gc.set_threshold(100_000, 1_000_000)


def _tell(problems: Sequence[Problem]) -> None:
    shown = ordered(problems)
    print(f"{as_text(shown)}{summary(shown)}", file=sys.stderr)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return f"{path.relative_to(here).as_posix()}/" if path.is_relative_to(here) else path.as_posix()


def _cannot(message: str) -> int:
    print(f"commonground: {message}", file=sys.stderr)
    return 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


class _Template(argparse.Action):
    """Prints the table that `import csv` reads, as --help prints the help."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from .imports.template import template_text

        sys.stdout.write(template_text())
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="commonground",
        description="Builds a website about peer-support groups from Markdown and a list of groups.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    check = commands.add_parser("check", help="tell every problem of the listings at once")
    _common(check)
    check.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="how problems are told (text)"
    )
    check.add_argument("--strict", action="store_true", help="let warnings fail too")
    check.add_argument("--prose", action="store_true", help="check the pages under docs/ as well")
    check.add_argument(
        "--report", action="store_true", help="and print a table of them: words, grade, works cited, findings"
    )
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="check, build, verify and publish the site")
    _common(build)
    build.add_argument("--site-dir", type=Path, metavar="DIR", help="where the site is published (site/)")
    build.add_argument(
        "--production",
        action="store_true",
        help="leave demonstration groups out, refuse any that is left, and print ready PDFs with Chromium",
    )
    build.add_argument(
        "--jobs",
        type=_positive,
        default=default_jobs(),
        metavar="N",
        help="processes to use (one a processor)",
    )
    build.add_argument(
        "--engine",
        choices=("mkdocs", "properdocs"),
        default="mkdocs",
        help="the site engine that builds the prose",
    )
    build.set_defaults(run=_build)

    take = commands.add_parser(
        "import", help="write listings from another directory's feed, or from a spreadsheet"
    )
    take.add_argument("feed", metavar="FORMAT", help="bmlt, meeting-guide or csv")
    take.add_argument("file", type=Path, metavar="FILE", help="the feed as JSON, or the table as CSV")
    take.add_argument(
        "--organization", required=True, metavar="ID", help="id of the organization the listings belong to"
    )
    take.add_argument(
        "--output",
        type=Path,
        required=True,
        metavar="FILE",
        help="the file to write, data/groups/<organization>.yaml",
    )
    take.add_argument(
        "--timezone", metavar="ZONE", help="time zone of records that name none (Europe/London)"
    )
    take.add_argument(
        "--topics", type=_words, default=("any-mental-health",), metavar="A,B", help="topics of every listing"
    )
    take.add_argument(
        "--as-of", type=_day, default=_today(), metavar="DATE", help="the day the feed was read (today, UTC)"
    )
    take.add_argument("--template", action=_Template, help="print a table to fill in, for csv, and stop")
    take.set_defaults(run=_import)

    fmt = commands.add_parser(
        "fmt", help="put files of listings into canonical form; comments and meaning stay as they are"
    )
    fmt.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files of listings (all of them)")
    fmt.add_argument("--check", action="store_true", help="write nothing, and fail where a file would change")
    fmt.add_argument("--data", type=Path, metavar="DIR", help="the folder of the listings (data/)")
    fmt.add_argument("--format", choices=sorted(FORMATS), default="text", help="how problems are told (text)")
    fmt.set_defaults(run=_fmt)

    diff = commands.add_parser(
        "diff", help="tell what a change does to the listings, side by side, and what to look at"
    )
    diff.add_argument("base", metavar="BASE", help="a git revision, or a folder with the other state")
    _common(diff)
    diff.add_argument(
        "--format",
        choices=("github", "json", "markdown", "text"),
        default="text",
        help="how the report is told (text)",
    )
    diff.add_argument(
        "--summary", type=Path, metavar="FILE", help="add the report as Markdown to a file, too"
    )
    diff.set_defaults(run=_diff)

    review = commands.add_parser(
        "review", help="sort the open requests: nothing odd, ask or stop, with replies to send"
    )
    review.add_argument(
        "refs",
        nargs="*",
        metavar="REF",
        help="branches, or patterns of refs (every request that was fetched)",
    )
    review.add_argument(
        "--base", metavar="BRANCH", help="the branch that they are for (the setting 'branch')"
    )
    _common(review)
    review.add_argument(
        "--format", choices=("json", "markdown", "text"), default="text", help="how they are told (text)"
    )
    review.set_defaults(run=_review)

    due = commands.add_parser(
        "due", help="tell which listings are to be confirmed, by organization, with requests ready to send"
    )
    _common(due)
    due.add_argument(
        "--within", type=_positive, default=30, metavar="DAYS", help="and those that will be so soon (30)"
    )
    due.add_argument(
        "--format", choices=("json", "markdown", "text"), default="text", help="how it is told (text)"
    )
    due.set_defaults(run=_due)

    links = commands.add_parser(
        "links",
        help="ask online whether the web addresses of the data still answer, and warn of those that do not",
    )
    _common(links)
    links.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="how problems are told (text)"
    )
    links.add_argument("--limit", type=_positive, metavar="N", help="ask only N of them today")
    links.set_defaults(run=_links)

    new = commands.add_parser("new", help="ask for a listing, and write it to a file of its own")
    new.add_argument(
        "--as-of", type=_day, default=_today(), metavar="DATE", help="the day it is confirmed (today, UTC)"
    )
    new.set_defaults(run=_new)

    refuse = commands.add_parser(
        "do-not-list",
        help="add what must never be listed again, as digests that tell nobody what they are of",
    )
    refuse.add_argument("action", choices=("add",), help="ask for it; nothing of it is on the command line")
    refuse.set_defaults(run=_do_not_list)

    partners = commands.add_parser(
        "partners",
        help="take over the feeds of data/partners.yaml, each into a file of its own; uses the network",
    )
    partners.add_argument("--only", metavar="ID", help="one partner alone")
    partners.add_argument(
        "--from-folder", type=Path, metavar="DIR", help="read feeds that were fetched before"
    )
    partners.add_argument(
        "--format", choices=("json", "markdown", "text"), default="text", help="how it is told (text)"
    )
    partners.add_argument(
        "--as-of", type=_day, default=_today(), metavar="DATE", help="the day of the feeds (today, UTC)"
    )
    partners.set_defaults(run=_partners)

    receive = commands.add_parser(
        "receive", help="turn what arrived (an e-mail, a file) into a branch with its report"
    )
    receive.add_argument(
        "file", type=Path, metavar="FILE", help="an e-mail, YAML or a table as CSV; - for standard input"
    )
    receive.add_argument("--base", metavar="BRANCH", help="the branch it is for (the setting 'branch')")
    receive.add_argument(
        "--trust-sender",
        metavar="REASON",
        help="how you know that an answer comes from the group, where its address does not say so",
    )
    receive.add_argument(
        "--as-of", type=_day, default=_today(), metavar="DATE", help="the day it arrived (today, UTC)"
    )
    receive.set_defaults(run=_receive)

    owners = commands.add_parser(
        "owners", help="make .github/CODEOWNERS: who owns a file of listings is asked about its changes"
    )
    owners.add_argument("--check", action="store_true", help="write nothing, and fail where it would change")
    owners.set_defaults(run=_owners)

    geocode = commands.add_parser(
        "geocode",
        help="find coordinates of addresses online; beside links the only command that uses the network",
    )
    _common(geocode)
    geocode.add_argument(
        "--geocoder",
        default="nominatim",
        metavar="NAME",
        help="nominatim, photon, pelias, arcgis or one with a key",
    )
    geocode.add_argument("--limit", type=_positive, metavar="N", help="stop after N addresses")
    geocode.set_defaults(run=_geocode)

    schema = commands.add_parser("schema", help="print the JSON Schema of a file of listings")
    schema.set_defaults(run=_schema, as_of=_today())
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the listings (data/)")
    parser.add_argument(
        "--as-of", type=_day, default=_today(), metavar="DATE", help="the day the site is of (today, UTC)"
    )


def _today() -> date:
    from .options import today

    return today()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it as 2026-11-23") from None


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1 up")
    return int(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


if __name__ == "__main__":
    sys.exit(main())
