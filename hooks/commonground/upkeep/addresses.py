"""Every web address that the data of a site lead to, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..listings import nodes
from ..listings.hosts import AddressError, is_reserved, read_url
from ..project import Project, ProjectError

DATA = ("sources.yaml", "crisis.yaml")
"""The files, besides listings, whose addresses readers follow."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, where it stands, and the id of what it belongs to."""

    url: str
    file: str
    line: int
    column: int
    owner: str | None


def addresses_of(project: Project) -> list[Address]:
    """Return the addresses of listings, works cited and crisis lines; those that can belong to no one (example.org) are left out.

    Raises ProjectError where a file cannot be read. What is wrong inside a file is told by `check`, and skipped here.
    """
    files = [(source.path, source.name) for source in project.sources(demo=False)]
    files += [(path, project.name(path)) for name in DATA for path in project.layers(name)]
    found: list[Address] = []
    for path, name in files:
        try:
            document, _ = nodes.read_nodes(path.read_bytes())
        except OSError as error:
            raise ProjectError(f"{name} cannot be read: {error.strerror}") from error
        found += _in_node(document, name, None)
    return found


def _in_node(node: nodes.Node | None, file: str, owner: str | None) -> Iterator[Address]:
    if isinstance(node, nodes.Mapping):
        owner = nodes.text_of(node, "id") or owner
        for _, value in node.entries.values():
            yield from _in_node(value, file, owner)
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _in_node(item, file, owner)
    elif node is not None and _is_address(node.text):
        yield Address(node.text, file, node.line, node.column, owner)


def _is_address(text: str) -> bool:
    if not text.startswith(("https://", "http://")) or is_reserved(text):
        return False
    try:
        read_url(text)
    except AddressError:
        return False
    return True
