"""Makes changes to the small directory of directory.yaml, and reads both states of it."""

from __future__ import annotations

import os
import subprocess
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from commonground.changes.callouts import call_outs
from commonground.changes.report import Report
from commonground.changes.states import State
from commonground.changes.whole import read_whole
from commonground.kept import Kept
from commonground.listings.checks import Context

HERE = Path(__file__).parent
Files = dict[str, Any]


def read_yaml(name: str) -> Any:
    """Return a file of this folder, every scalar as text; null where ~ stands."""
    return _without_tilde(yaml.load((HERE / name).read_text("utf-8"), yaml.BaseLoader))  # noqa: S506 - the loader that makes text only


def changed(files: Files, change: dict[str, Any]) -> Files:
    """Return the files after a change of changes.yaml."""
    after = deepcopy(files)
    for place, goal in change.get("move", {}).items():
        file, id = place.split("/")
        after[goal]["groups"].append(_taken(after[file]["groups"], id))
    for place in change.get("remove", []):
        file, id = place.split("/")
        _taken(after[file]["groups"], id)
    for path, value in change.get("set", {}).items():
        _set(after, path, value)
    for file, group in change.get("add", {}).items():
        after[file].setdefault("groups", []).append(group)
    for file in change.get("drop", []):
        del after[file]
    if file := change.get("reorder"):
        after[file]["groups"] = [dict(reversed(group.items())) for group in reversed(after[file]["groups"])]
    return after


def state_of(files: Files) -> State:
    """Return the state whose files these are."""
    dump = {name: yaml.safe_dump(said, allow_unicode=True, sort_keys=False) for name, said in files.items()}
    return State({f"data/demo/{name}.yaml": text.encode() for name, text in dump.items()})


def write(folder: Path, files: Files) -> None:
    """Write files of listings into a copy of the project."""
    for name, data in state_of(files).files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def git(folder: Path, *arguments: str) -> str:
    """Run git without the user's own settings and return what it says."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def report_on(
    before: State, after: State, context: Context, cache: Path, others: tuple[str, ...] = ()
) -> Report:
    """Return the report on what lies between two states, and other files that changed with them."""
    whole = read_whole(
        before, after, others, lambda _: replace(context, demonstration=True), Kept(cache), b""
    )
    return Report(whole, call_outs(whole))


def _without_tilde(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_tilde(item) for key, item in value.items()}
    return (
        [_without_tilde(item) for item in value]
        if isinstance(value, list)
        else None
        if value == "~"
        else value
    )


def _taken(groups: list[Any], id: str) -> Any:
    return groups.pop(next(at for at, group in enumerate(groups) if group["id"] == id))


def _set(files: Files, path: str, value: Any) -> None:
    file, part, *rest = path.split("/")
    holder = files.setdefault(file, {})
    if part == "organization" and not rest:
        if value is None:
            del holder["organization"]
        else:
            holder["organization"] = value
        return
    holder = (
        holder["organization"]
        if part == "organization"
        else next(g for g in holder["groups"] if g["id"] == part)
    )
    *way, last = rest[0].split(".")
    for step in way:
        holder = holder[int(step)] if isinstance(holder, list) else holder.setdefault(step, {})
    if isinstance(holder, list):
        holder.insert(int(last), value)
    elif value is None:
        del holder[last]
    else:
        holder[last] = value


FILES: Files = read_yaml("directory.yaml")
"""The small directory that changes are made to."""
