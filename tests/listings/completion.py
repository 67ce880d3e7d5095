"""Makes whole files of listings from the examples of rules, which show only what matters.

What an example leaves out is taken from a sound listing and put after what it says, so that nothing it says moves but downward
as a whole, and the sign ‸, which stands before the place of a problem, moves along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = "‸"

_SOUND = {
    "id": "example-quiet-room",
    "kind": "group",
    "name": "EXAMPLE – Quiet Room",
    "topics": "[anxiety]",
    "contact": "{email: hello@riverside.example.org}",
    "meetings": "",
    "verified": "2026-11-02",
    "verified_how": "organizer",
    "demo": "true",
}
_SOUND_LIVE = _SOUND | {"name": "Quiet Room", "contact": "", "demo": ""}
_SOUND_MEETING = {
    "format": "online-video",
    "every": "tuesday",
    "start": '"19:00"',
    "timezone": "Europe/London",
    "join": "{note: Write to us and we send you the link.}",
}
_KEY = re.compile(rf"{MARK}?([a-z_]+):")
_PATH = re.compile(r"# (data/\S+\.yaml)")


@dataclass(frozen=True)
class File:
    """A file of listings: its name, its text, and where in it the sign stood, if it did."""

    name: str
    text: str
    marked: tuple[int, int] | None

    @property
    def demonstration(self) -> bool:
        return self.name.startswith("data/demo/")


def complete(example: str) -> list[File]:
    """Return the files that an example stands for."""
    files: list[tuple[str, list[str]]] = []
    for line in example.splitlines():
        path = _PATH.fullmatch(line)
        if path or not files:
            files.append((path[1] if path else "data/demo/example.yaml", []))
        if not path:
            files[-1][1].append(line)
    return [_file(name, lines) for name, lines in files]


def _file(name: str, lines: list[str]) -> File:
    sound = _SOUND if name.startswith("data/demo/") else _SOUND_LIVE
    first = lines[0].lstrip(MARK)
    if first.startswith(("organization:", "groups:")):
        head, items = _split_file(lines)
    else:
        head, items = ["groups:"], [lines] if not first.startswith("- ") else _items(lines)
    written = list(head)
    for item in items:
        whole = _with(item, sound, meetings=True)
        written += [("- " if index == 0 else "  ") + line for index, line in enumerate(whole)]
    return _unmarked(name, "\n".join(written) + "\n")


def _split_file(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    if "groups:" not in lines:
        return lines, []
    at = lines.index("groups:") + 1
    return lines[:at], _items(lines[at:])


def _items(lines: list[str]) -> list[list[str]]:
    """Return the items of a block list, each without its indent."""
    items: list[list[str]] = []
    for line in lines:
        if line.startswith("- "):
            items.append([line[2:]])
        else:
            items[-1].append(line[2:])
    return items


def _with(lines: list[str], sound: dict[str, str], *, meetings: bool = False) -> list[str]:
    """Return a mapping with the keys it lacks, at its end; those of its meetings too."""
    if meetings and "meetings:" in lines:
        at = lines.index("meetings:") + 1
        end = next((n for n in range(at, len(lines)) if not lines[n].startswith(("- ", "  "))), len(lines))
        done: list[str] = []
        for item in _items(lines[at:end]):
            when = any(_keys(item) & {key} for key in ("dates", "by_arrangement"))
            base = {k: v for k, v in _SOUND_MEETING.items() if k != "every" or not when}
            whole = _with(item, base)
            done += [("- " if index == 0 else "  ") + line for index, line in enumerate(whole)]
        lines = [*lines[:at], *done, *lines[end:]]
    lacking = {key: value for key, value in sound.items() if key not in _keys(lines)}
    if meetings and "status: closed" in lines:
        lacking.pop("meetings", None)
    added: list[str] = []
    for key, value in lacking.items():
        if key == "meetings":
            added += ["meetings:", *_meeting()]
        else:
            added.append(f"{key}: {value}".rstrip())
    return [*lines, *added]


def _meeting() -> list[str]:
    return [("- " if n == 0 else "  ") + f"{k}: {v}" for n, (k, v) in enumerate(_SOUND_MEETING.items())]


def _keys(lines: list[str]) -> set[str]:
    return {found[1] for line in lines if (found := _KEY.match(line))}


def _unmarked(name: str, text: str) -> File:
    marked = None
    before, found, _ = text.partition(MARK)
    if found:
        marked = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return File(name, text.replace(MARK, ""), marked)
