"""The report on a change: as text, as Markdown in which text of strangers is inert, as annotations, and as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from ..listings.report import Problem, as_github, counted
from .callouts import CallOut, labels_of
from .compare import Change, What, organization_of
from .inert import in_block, in_code, visible
from .rewriting import Rewriting
from .values import Difference
from .whole import Whole

SHOWN = 50
"""Listings that text and Markdown show in full; of more only a line each. JSON has all."""

_VERBS: dict[What, str] = {"added": "Added", "changed": "Changed", "closed": "Closed", "removed": "Removed"}


@dataclass(frozen=True, slots=True)
class Report:
    """A change to the listings, and what is called out of it.

    `previews` has by id what visitors will read of a listing that it brings, `rewritings` how `fmt` would write its files.
    """

    whole: Whole
    called: tuple[CallOut, ...]
    previews: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    rewritings: tuple[Rewriting, ...] = ()

    def listings(self) -> Iterator[tuple[Change, list[CallOut]]]:
        """Yield each changed listing with what is called out of it, those to look at first."""
        own = {
            change.id: [said for said in self.called if said.group == change.id]
            for change in self.whole.changes
        }
        yield from sorted(
            ((change, own[change.id]) for change in self.whole.changes), key=lambda each: not each[1]
        )

    def others(self) -> list[CallOut]:
        """Return what is called out of files and organizations."""
        return [said for said in self.called if said.group is None]

    def summary(self) -> str:
        """Say in a sentence how many listings do what."""
        numbers = Counter(change.what for change in self.whole.changes)
        told = [f"{numbers[what]} {what}" for what in _VERBS if numbers[what]]
        return f"Listings: {', '.join(told)}." if told else "No listing changes."

    def verdict(self) -> str:
        """Say in a sentence what there is to do."""
        looks, errors = len(self.called), sum(problem.severity == "error" for problem in self.whole.brought)
        if errors:
            return f"{counted(errors, 'error')} to mend first, and {counted(looks, 'thing')} to look at."
        return f"{counted(looks, 'thing')} to look at." if looks else "Nothing to look at."


def as_text(report: Report) -> str:
    """Return the report for a terminal."""
    return "\n".join([*_text(report), ""])


def as_markdown(report: Report) -> str:
    """Return the report for a summary or a comment: headings, lists and code; all text of others stands in code."""
    return "\n".join([*_markdown(report), ""])


def as_annotations(report: Report) -> str:
    """Return problems and call-outs as GitHub shows them beside the lines."""
    return as_github([*report.whole.brought, *map(_as_problem, report.called)])


def as_json(report: Report) -> str:
    """Return the report as JSON."""
    return json.dumps(json_of(report), ensure_ascii=False, indent=1) + "\n"


def json_of(report: Report) -> dict[str, object]:
    """Return the report as plain values: listings with their fields, organizations, call_outs, labels, problems, advice, rewritings and notes."""
    whole = report.whole
    return {
        "listings": [
            _listing_row(change) | {"preview": [*report.previews.get(change.id, ())]}
            for change in whole.changes
        ],
        "organizations": [
            {"id": one.id, "file": one.file, "fields": [*map(_field_row, one.fields)]}
            for one in whole.organizations
        ],
        "call_outs": [asdict(called) for called in report.called],
        "labels": labels_of(report.called),
        "problems": [asdict(problem) for problem in whole.brought],
        "advice": [asdict(problem) for problem in whole.advice],
        "rewritings": [asdict(rewriting) for rewriting in report.rewritings],
        "notes": [{"file": file, "message": message} for file, message in whole.notes],
    }


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "github": as_annotations,
    "json": as_json,
}


def _text(report: Report) -> Iterator[str]:
    whole = report.whole
    yield f"{report.summary()} {report.verdict()}"
    yield from (f"{visible(file)}: {visible(message)}" for file, message in whole.notes)
    yield from (f"{problem}" for problem in whole.brought)
    for called in report.others():
        yield ""
        yield f"! {visible(called.file)}:{called.line}: [{called.rule}] {visible(called.words)}"
        yield from _text_values(called.old, called.new)
    for organization in whole.organizations:
        if organization.fields:
            yield f"\nOrganization {organization.id}, {visible(organization.file)}"
            yield from _text_fields(organization.fields, None, whole)
    for number, (change, looks) in enumerate(report.listings()):
        yield (
            ("\n" if number < SHOWN else "")
            + f"{_VERBS[change.what]} {change.id}: {visible(change.entry.group.name or '')}, {_where(whole, change)}"
        )
        if number < SHOWN:
            for said in looks:
                yield f"  ! [{said.rule}] {visible(said.words)}"
                yield from ([] if _is_field(said, change) else _text_values(said.old, said.new))
            yield from _text_fields(change.fields, change, whole)
            yield from (f"  | {visible(line)}" for line in report.previews.get(change.id, ()))
    if whole.advice:
        yield f"\nNot part of this change, and no hindrance: {counted(len(whole.advice), 'problem')} in the files that it touches."
    for rewriting in report.rewritings:
        yield f"\n{visible(rewriting.file)} is not in canonical form; commonground fmt puts it in order."
    if report.called:
        yield f"\nLabels: {', '.join(labels_of(report.called))}"


def _text_fields(fields: Sequence[Difference], change: Change | None, whole: Whole) -> Iterator[str]:
    for field in fields:
        yield f"  {field.label}"
        for sign, value, line in _sides(field, change, whole):
            yield f"    {sign} {visible(value)}{f'  ({visible(line)})' if line else ''}"


def _text_values(old: str | None, new: str | None) -> Iterator[str]:
    yield from (
        f"    {sign} {visible(value)}" for sign, value in (("-", old), ("+", new)) if value is not None
    )


def _markdown(report: Report) -> Iterator[str]:
    whole = report.whole
    yield f"## {report.summary()} {report.verdict()}\n"
    if report.called:
        yield f"Labels: {', '.join(map(in_code, labels_of(report.called)))}\n"
    yield from (f"- {in_code(file)}: {in_code(message)}" for file, message in whole.notes)
    yield from (
        f"- **{problem.severity}** {_at(problem.file, problem.line)} {in_code(problem.rule)}: {in_code(problem.sentence())}"
        for problem in whole.brought
    )
    for called in report.others():
        yield f"- **Look:** {_at(called.file, called.line)} {in_code(called.rule)}: {in_code(called.words)}"
        yield from _markdown_values(called.old, called.new, "    ")
    for organization in whole.organizations:
        if organization.fields:
            yield f"\n### Organization {in_code(organization.id)}\n"
            yield from _markdown_fields(organization.fields, None, whole)
    for number, (change, looks) in enumerate(report.listings()):
        head = f"{_VERBS[change.what]} {in_code(change.id)}"
        if number >= SHOWN:
            yield f"- {head}, {in_code(_where(whole, change))}"
            continue
        yield f"\n### {head}\n"
        yield f"{in_code(change.entry.group.name or '')}, {in_code(_where(whole, change))}\n"
        for said in looks:
            yield f"- **Look:** {in_code(said.rule)}: {in_code(said.words)}"
            yield from ([] if _is_field(said, change) else _markdown_values(said.old, said.new, "    "))
        yield from _markdown_fields(change.fields, change, whole)
        if preview := report.previews.get(change.id):
            yield "- **Visitors will read**"
            yield from (f"    - {in_code(line)}" for line in preview)
    if whole.advice:
        yield f"\nNot part of this change, and no hindrance: {counted(len(whole.advice), 'problem')} in the files that it touches."
    for rewriting in report.rewritings:
        yield from _markdown_rewriting(rewriting)


def _markdown_rewriting(rewriting: Rewriting) -> Iterator[str]:
    """Give what `fmt` would replace, to be read and copied."""
    yield f"\n### {in_code(rewriting.file)} as {in_code('commonground fmt')} writes it\n"
    yield in_block(
        line
        for part in rewriting.replacements
        for line in (
            f"@@ {part.first}–{part.last}",
            *(f"-{text}" for text in part.old),
            *(f"+{text}" for text in part.new),
        )
    )


def _markdown_fields(fields: Sequence[Difference], change: Change | None, whole: Whole) -> Iterator[str]:
    for field in fields:
        yield f"- **{field.label}**"
        for sign, value, line in _sides(field, change, whole):
            yield f"    - {'was' if sign == '-' else 'now'} {in_code(value)}{f', {in_code(line)}' if line else ''}"


def _markdown_values(old: str | None, new: str | None, indent: str) -> Iterator[str]:
    yield from (
        f"{indent}- {word} {in_code(value)}"
        for word, value in (("was", old), ("now", new))
        if value is not None
    )


def _sides(field: Difference, change: Change | None, whole: Whole) -> Iterator[tuple[str, str, str]]:
    """Yield the sign, the value and the place of each side of a field that says something."""
    if field.old is not None:
        at = (
            f"{change.old.file}:{whole.old.line(change.old, field.old_pointer)}"
            if change and change.old
            else ""
        )
        yield "-", field.old, at
    if field.new is not None:
        at = (
            f"{change.new.file}:{whole.new.line(change.new, field.new_pointer)}"
            if change and change.new
            else ""
        )
        yield "+", field.new, at


def _is_field(called: CallOut, change: Change) -> bool:
    """Whether the values of a call-out are shown among the fields already."""
    return any((field.old, field.new) == (called.old, called.new) for field in change.fields)


def _at(file: str, line: int) -> str:
    return in_code(f"{file}:{line}")


def _where(whole: Whole, change: Change) -> str:
    side = whole.new if change.new else whole.old
    return f"{change.entry.file}:{side.line(change.entry)}"


def _as_problem(called: CallOut) -> Problem:
    values = [visible(value) for value in (called.old, called.new) if value is not None]
    words = f"{visible(called.words)} ({' → '.join(values)})" if values else visible(called.words)
    return Problem(called.file, called.line, 1, called.rule, "warning", words, None, called.group)


def _listing_row(change: Change) -> dict[str, object]:
    return {
        "id": change.id,
        "what": change.what,
        "was": change.old.group.id if change.old else None,
        "file": change.entry.file,
        "organization": organization_of(change.entry),
        "fields": [*map(_field_row, change.fields)],
    }


def _field_row(field: Difference) -> dict[str, object]:
    return {"field": ".".join(field.names), "label": field.label, "old": field.old, "new": field.new}
