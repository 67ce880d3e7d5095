"""Looks whether a GitHub workflow could run what a stranger contributed, or give it rights.

zizmor knows most of what is dangerous in a workflow; this knows what is ours: which folder holds the contribution, and what may touch it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

PUSHED_BY_MAINTAINERS = frozenset({"push", "schedule", "workflow_dispatch"})
"""Events after which a checkout holds what maintainers agreed to."""

FROM_STRANGERS = frozenset({"pull_request"})
"""Events of strangers under which a workflow has no secrets and may only read."""

READERS = re.compile(r"sh program/tools/ci/check\.sh contribution \"\$GITHUB_STEP_SUMMARY\"")
"""The only commands that are given the contribution; tests run each beside a hostile one."""

_BASE = "${{ github.event.pull_request.base.sha }}"
_PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def faults(workflow: Mapping[Any, Any]) -> Iterator[str]:
    """Yield in a sentence each way in which a workflow could run a contribution, or give it rights that it must not have."""
    events = _events(workflow)
    if unknown := events - PUSHED_BY_MAINTAINERS - FROM_STRANGERS:
        yield f"it runs on {', '.join(sorted(unknown))}, of which strangers may choose the content while rights are given"
    if workflow.get("permissions") != {}:
        yield "permissions: {} must stand at its head"
    for name, job in (workflow.get("jobs") or {}).items():
        for fault in _job_faults(job, strangers=bool(events & FROM_STRANGERS)):
            yield f"{name}: {fault}"


def _events(workflow: Mapping[Any, Any]) -> set[str]:
    said = workflow.get("on", workflow.get(True))  # YAML 1.1 reads the key on as true
    return {said} if isinstance(said, str) else {*(said or ())}


def _job_faults(job: Mapping[str, Any], *, strangers: bool) -> Iterator[str]:
    permissions = job.get("permissions")
    if not isinstance(permissions, dict):
        yield "each job says its permissions, one by one"
    elif strangers and permissions != {"contents": "read"}:
        yield "with a contribution there, a job may read content and nothing else"
    if "uses" in job:
        yield "a job of another file is not looked into"
    contributed = False
    for step in job.get("steps", ()):
        yield from _step_faults(step, strangers=strangers)
        if strangers and _is_checkout(step) and step.get("with", {}).get("ref") != _BASE:
            contributed = True
            if step["with"].get("path") != "contribution":
                yield "a contribution is put into the folder contribution, apart from what is run"
        elif contributed and _touches_contribution(step):
            yield f"'{step.get('name') or step.get('run') or step.get('uses')}' may run what was contributed"


def _step_faults(step: Mapping[str, Any], *, strangers: bool) -> Iterator[str]:
    used = step.get("uses")
    if used and not _PINNED.fullmatch(used):
        yield f"{used} is not pinned to a commit"
    if _is_checkout(step) and step.get("with", {}).get("persist-credentials") is not False:
        yield "a checkout must not leave its token behind"
    said = f"{step.get('run', '')} {step.get('env', '')} {step.get('with', '')}"
    if strangers and "secrets." in said:
        yield "there are no secrets beside a contribution"
    if "${{" in step.get("run", ""):
        yield "what stands in ${{ }} becomes part of a command; hand it over in env"


def _is_checkout(step: Mapping[str, Any]) -> bool:
    return str(step.get("uses", "")).startswith("actions/checkout@")


def _touches_contribution(step: Mapping[str, Any]) -> bool:
    """Whether a step could take code or settings from the contribution: only known readers may name it at all."""
    run = str(step.get("run", ""))
    rest = " ".join(str(value) for key, value in step.items() if key not in ("run", "name"))
    return (
        "contribution" in READERS.sub("", run)
        or "contribution" in rest
        or "cd " in run
        or ("uses" in step and not _is_tool(step))
    )


def _is_tool(step: Mapping[str, Any]) -> bool:
    """Whether a step only sets up a language, and reads no file to choose it."""
    return str(step["uses"]).startswith("actions/setup-python@") and {*step.get("with", {})} == {
        "python-version"
    }
