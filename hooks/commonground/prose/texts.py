"""The words that the data files put into pages, each with its place, so that they are held to the same rules as the pages.

To add a file, or a field of one, add a line to SHOWN: the path of a field is its keys with a slash between them, and `*` stands for any key or
for every item of a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache

from ..listings import nodes
from ..project import Project, ProjectError

SHOWN: dict[str, tuple[str, ...]] = {
    "crisis.yaml": ("lines/*/audience", "lines/*/channels/*/purpose"),
    "ground_rules.yaml": (
        "rules/*/text",
        "rules/*/short",
        "rules/*/reason",
        "rules/*/variants/*",
        "rules/*/short_variants/*",
    ),
    "rule_answers.yaml": ("answers/*/says", "answers/*/offer"),
    "rules_compared.yaml": ("rules/*/text", "*/*/note"),
    "sessions.yaml": (
        "parts/*/title",
        "parts/*/what",
        "parts/*/in_person",
        "parts/*/online",
        "parts/*/scripts/*/when",
        "parts/*/scripts/*/words",
        "plans/*/title",
        "plans/*/aim",
        "plans/*/bring/*",
        "plans/*/opening",
        "plans/*/seed/text",
        "plans/*/seed/limit",
        "plans/*/question",
        "plans/*/more/*",
        "plans/*/practice/title",
        "plans/*/practice/steps/*",
        "plans/*/practice/opt_out",
        "plans/*/if_heavy/*",
        "plans/*/closing",
        "plans/*/home",
        "plans/*/handout/title",
        "plans/*/handout/intro",
        "plans/*/handout/lines/*",
    ),
    "studies.yaml": ("studies/*/size", "studies/*/care", "studies/*/found"),
    "vocabulary.yaml": ("*/*/label", "*/*/meaning"),
}
"""The fields of each data file that people read. A file that a project does not have is passed over."""

CLAIMS = ("rules/*/reason", "plans/*/seed/text")
"""The fields whose claims rest on the list `sources` beside them."""

WORKS = {"studies.yaml": ("studies/*/id",)}
"""The fields, besides the lists `sources`, that name works."""


@dataclass(frozen=True, slots=True)
class DataText:
    """One text of the data: its file and place, what it is (the path of its field), and the works that it rests on.

    `plain` is true where its letters stand in the file one by one from that place.
    """

    file: str
    line: int
    column: int
    text: str
    kind: str
    plain: bool = False
    sources: tuple[str, ...] = field(default=())

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column of a letter, or of the whole text where letters cannot be told apart."""
        return self.line, self.column + (index if self.plain else 0)

    @property
    def claims(self) -> bool:
        """Whether what this text claims needs a source."""
        return _is_one_of(self.kind, CLAIMS)


def data_texts(project: Project) -> Iterator[DataText]:
    """Yield every text that the data files of a project, and those of a copy laid over them, put into pages."""
    for name, fields in SHOWN.items():
        for file, lines, document in _documents(project, name):
            for pointer, node, sources in _scalars(document):
                kind = "/".join(pointer)
                if _is_one_of(kind, fields):
                    line = lines[node.line - 1] if node.line <= len(lines) else ""
                    begin = node.column - 1 if node.plain else node.column
                    plain = line.startswith(node.text, begin)
                    column = begin + 1 if plain else node.column
                    yield DataText(file, node.line, column, node.text, kind, plain, sources)


def works_named(project: Project) -> set[str]:
    """Return the keys of all works that the data name."""
    found: set[str] = set()
    for name in SHOWN:
        for _, _, document in _documents(project, name):
            for pointer, node, _ in _scalars(document):
                if "sources" in pointer or _is_one_of("/".join(pointer), WORKS.get(name, ())):
                    found.add(node.text)
    return found


def _documents(project: Project, name: str) -> Iterator[tuple[str, list[str], nodes.Node]]:
    try:
        paths = project.layers(name)
    except ProjectError:
        return
    for path in paths:
        lines, document = _read(path.read_bytes())
        if document is not None:
            yield project.name(path), lines, document


@lru_cache(maxsize=32)
def _read(data: bytes) -> tuple[list[str], nodes.Node | None]:
    """Return the lines of a file and its document; kept, because a check goes through the files twice."""
    document, _ = nodes.read_nodes(data)
    return ([] if document is None else data.decode("utf-8").removeprefix("\ufeff").splitlines()), document


def _scalars(
    node: nodes.Node, pointer: tuple[str, ...] = (), sources: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], nodes.Scalar, tuple[str, ...]]]:
    """Yield every text with its path and the sources named beside it or above it."""
    if isinstance(node, nodes.Scalar):
        yield pointer, node, sources
    elif isinstance(node, nodes.Sequence):
        for number, item in enumerate(node.items):
            yield from _scalars(item, (*pointer, str(number)), sources)
    else:
        _, named = node.entries.get("sources", (None, None))
        if isinstance(named, nodes.Sequence) and pointer:
            sources = tuple(item.text for item in named.items if isinstance(item, nodes.Scalar))
        for key, (_, value) in node.entries.items():
            yield from _scalars(value, (*pointer, key), sources)


def _is_one_of(kind: str, patterns: tuple[str, ...]) -> bool:
    depth = kind.count("/")
    return any(pattern.count("/") == depth and fnmatchcase(kind, pattern) for pattern in patterns)
