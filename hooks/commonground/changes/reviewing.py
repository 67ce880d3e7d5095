"""The command `review`: prints the open requests in the order in which a volunteer can answer them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ..listings.report import counted
from .callouts import labels_of
from .inert import in_block, in_code, visible
from .report import json_of
from .requests import VERDICTS, Request, Verdict

_HEADS: dict[Verdict, str] = {
    "nothing odd": "Nothing odd: read what visitors will read, and merge",
    "ask": "Ask: send the reply, and wait",
    "stop": "Stop: do not merge before you found out more yourself",
}


def as_text(requests: Sequence[Request]) -> str:
    """Return the requests for a terminal."""
    return "\n".join([*_text(requests), ""])


def as_markdown(requests: Sequence[Request]) -> str:
    """Return the requests for an issue or a page; all text of others stands in code."""
    return "\n".join([*_markdown(requests), ""])


def as_json(requests: Sequence[Request]) -> str:
    """Return the requests as a JSON list of ref, commit, subject, verdict, labels, reply and report."""
    rows = [
        {
            "ref": request.ref,
            "commit": request.commit,
            "subject": request.subject,
            "verdict": request.verdict,
            "labels": labels_of(request.report.called),
            "reply": request.reply,
            "report": json_of(request.report),
        }
        for request in requests
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Sequence[Request]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _summary(requests: Sequence[Request]) -> str:
    numbers = Counter(request.verdict for request in requests)
    told = [f"{numbers[verdict]} {verdict}" for verdict in VERDICTS if numbers[verdict]]
    return f"{counted(len(requests), 'open request')}{': ' if told else ''}{', '.join(told)}."


def _sorted(requests: Sequence[Request]) -> Iterator[tuple[Verdict, list[Request]]]:
    for verdict in VERDICTS:
        these = [request for request in requests if request.verdict == verdict]
        if these:
            yield verdict, these


def _text(requests: Sequence[Request]) -> Iterator[str]:
    yield _summary(requests)
    for verdict, these in _sorted(requests):
        yield f"\n{_HEADS[verdict]}"
        for request in these:
            yield f"\n  {visible(request.ref)}: {visible(request.subject)}"
            yield f"    {request.report.summary()} {request.report.verdict()}"
            yield from (
                f"    ! {visible(said.words)}: {said.group or visible(said.file)}"
                for said in request.report.called
            )
            for lines in request.report.previews.values():
                yield from (f"    | {visible(line)}" for line in lines)
            yield "    Reply:"
            yield from (f"      {visible(line)}" for line in request.reply.splitlines())


def _markdown(requests: Sequence[Request]) -> Iterator[str]:
    yield f"# {_summary(requests)}"
    for verdict, these in _sorted(requests):
        yield f"\n## {_HEADS[verdict]}"
        for request in these:
            yield f"\n### {in_code(request.ref)}\n"
            yield f"{in_code(request.subject)}. {request.report.summary()} {request.report.verdict()}\n"
            yield from (f"- {in_code(said.rule)}: {in_code(said.words)}" for said in request.report.called)
            for lines in request.report.previews.values():
                yield in_block(lines)
            yield "\nReply:\n"
            yield in_block(request.reply.splitlines())
