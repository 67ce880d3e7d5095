"""Reads a spreadsheet of groups: a row for each meeting, or for a group that has one or none.

Cells become the nodes that YAML is read into, each with its line and column, so every rule for listings tells the very cell. Rows of one
id are meetings of one group; without ids, rows of one name are; a row with neither goes on with the group above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..listings import nodes
from ..listings.checks import Context
from ..listings.near import did_you_mean
from ..listings.nodes import Fault, Node, Scalar
from ..listings.read import read_document, read_listings
from ..listings.report import Problem, has_errors, ordered
from ..listings.write import write_listings
from ..places.fold import fold
from .cells import Cell, Row, read_cells
from .columns import Column, cell_texts, columns
from .feed import Wanted
from .ids import made_id
from .zeros import lost_zeros

FORMAT = "csv"


@dataclass(frozen=True, slots=True)
class TableRead:
    """What came of a spreadsheet: the YAML of the usable groups (None where there are none), and everything that is wrong.

    `left_out` names the groups that were not written with the lines of their rows, `made` the ids that written ones got.
    """

    text: str | None
    groups: int
    meetings: int
    problems: tuple[Problem, ...]
    left_out: Mapping[str, Sequence[int]]
    made: Sequence[str]
    named: bool


@dataclass(slots=True)
class _Rows:
    """The rows of one group as a node, with their lines, and whether they contradict each other."""

    node: nodes.Mapping
    lines: list[int] = field(default_factory=list)
    sound: bool = True

    @property
    def called(self) -> str:
        return nodes.text_of(self.node, "name") or nodes.text_of(self.node, "id") or "a group without a name"


def read_table(data: bytes, name: str, wanted: Wanted, timezone: str | None, context: Context) -> TableRead:
    """Turn a spreadsheet into listings; `name` is what its file is called, `timezone` that of meetings that name none."""
    rows, faults = read_cells(data)
    table = _Table(context, faults)
    table.read(rows)
    made = table.complete(wanted, timezone)
    root = nodes.Mapping(1, 1)
    _put(root, ("organization",), table.organization)
    _put(root, ("groups",), nodes.Sequence(1, 1, [group.node for group in table.groups]))
    reading = read_document(root, faults, name, context)
    kept = [
        entry.group
        for entry, group in zip(reading.entries, table.groups, strict=False)
        if entry.sound and group.sound
    ]
    organization = reading.entries[0].organization if reading.entries else None
    kept.sort(key=lambda group: group.id)
    text = write_listings(organization, kept)
    usable = bool(kept) and not has_errors(read_listings(text.encode(), name, context).problems)
    written = {group.id for group in kept} if usable else set()
    return TableRead(
        text=text if usable else None,
        groups=len(written),
        meetings=sum(len(group.meetings) for group in kept) if usable else 0,
        problems=tuple(ordered(reading.problems)),
        left_out={
            group.called: group.lines
            for group in table.groups
            if nodes.text_of(group.node, "id") not in written
        },
        made=[id for id in made if id in written],
        named=table.named,
    )


class _Table:
    """The groups of a table, as its rows are read."""

    def __init__(self, context: Context, faults: list[Fault]) -> None:
        self.groups: list[_Rows] = []
        self.organization = nodes.Mapping(1, 1)
        self.named = False
        self._context = context
        self._faults = faults
        self._known = columns(context.vocabulary)
        self._by_key: dict[str, _Rows] = {}

    def read(self, rows: Sequence[Row]) -> None:
        """Read the names of the columns, then row after row."""
        if len(rows) < 2 and not self._faults:
            message = "a table has a line with the names of the columns, and a row for each meeting"
            self._tell("no-rows", Cell("", 1, 1), message, "start from: commonground import csv --template")
            return
        heads = [self._column(cell) for cell in rows[0]] if rows else []
        for cell, column in zip(rows[0] if rows else [], heads, strict=True):
            if column is not None and heads.count(column) > 1 and heads.index(column) != rows[0].index(cell):
                self._tell(
                    "repeated-field", cell, f"the column '{cell.text}' stands twice", "keep one of them"
                )
        for row in rows[1:]:
            self._row(row, heads)

    def complete(self, wanted: Wanted, timezone: str | None) -> list[str]:
        """Fill in what the table leaves to the one who imports it; return the ids that were made."""
        self.named = "name" in self.organization.entries
        _default(self.organization, "id", wanted.organization)
        _default(self.organization, "name", wanted.organization)
        taken = {nodes.text_of(group.node, "id") or "" for group in self.groups}
        made: list[str] = []
        for group in self.groups:
            if "id" not in group.node.entries:
                made.append(
                    made_id(taken, wanted.organization, nodes.text_of(group.node, "name"), _town(group.node))
                )
                taken.add(made[-1])
                _default(group.node, "id", made[-1])
            _default(group.node, "kind", "group")
            _default(group.node, "verified", wanted.as_of.isoformat())
            _default(group.node, "verified_how", "feed")
            if nodes.text_of(group.node, "kind") == "group":
                _default(group.node, "topics", *wanted.topics)
            for meeting in _meetings(group.node):
                if timezone:
                    _default(meeting, "timezone", timezone)
        return made

    def _column(self, cell: Cell) -> Column | None:
        name = cell.text.lower().replace(" ", "_")
        if name and name not in self._known:
            remedy = (
                did_you_mean(name, self._known)
                or "the template shows them: commonground import csv --template"
            )
            self._tell("unknown-field", cell, f"'{cell.text[:80]}' is not a column here", remedy)
        return self._known.get(name)

    def _row(self, row: Row, heads: Sequence[Column | None]) -> None:
        said = [(column, cell) for column, cell in zip(heads, row, strict=False) if column and cell.text]
        beyond = [cell for cell in row[len(heads) :] if cell.text]
        for cell in beyond:
            remedy = "put quotes around a text that holds the sign between cells"
            self._tell("too-many-cells", cell, "this cell stands beyond the last column", remedy)
        if said:
            texts = {column.pointer: cell.text for column, cell in said if column.part == "group"}
            group = self._group(row[0], texts)
            group.lines.append(row[0].line)
            group.sound &= not beyond
            self._fill(group, row[0], said)

    def _group(self, first: Cell, texts: Mapping[nodes.Pointer, str]) -> _Rows:
        """Return the group that a row belongs to."""
        key = texts.get(("id",)) or fold(texts.get(("name",), ""))
        group = self._by_key.get(key) if key else (self.groups[-1] if self.groups else None)
        if group is None:
            group = _Rows(nodes.Mapping(first.line, first.column))
            self.groups.append(group)
            self._by_key[key] = group
        return group

    def _fill(self, group: _Rows, first: Cell, said: Sequence[tuple[Column, Cell]]) -> None:
        meeting = nodes.Mapping(first.line, first.column)
        before = dict(group.node.entries)
        places = {"group": group.node, "meeting": meeting, "organization": self.organization}
        for column, cell in said:
            old = _put(places[column.part], column.pointer, _value(cell, column))
            if old is not None:
                group.sound = False
                message = f"'{cell.text[:40]}' is not what line {old.line} says of the same group"
                self._tell(
                    "differing-row", cell, message, "write the same in both rows, or only in the first"
                )
            if told := lost_zeros(column, cell.text, said):
                group.sound = False
                self._tell("lost-zeros", cell, *told)
        if meeting.entries:
            if "meetings" not in before:
                _put(group.node, ("meetings",), nodes.Sequence(first.line, first.column))
            _, listed = group.node.entries["meetings"]
            assert isinstance(listed, nodes.Sequence)
            listed.items.append(meeting)

    def _tell(self, rule: str, cell: Cell, message: str, suggestion: str | None = None) -> None:
        self._faults.append(Fault(rule, cell.line, cell.column, message, suggestion))


def _value(cell: Cell, column: Column) -> Node:
    texts = [Scalar(text, cell.line, cell.column, plain=False) for text in cell_texts(cell.text, column.type)]
    return nodes.Sequence(cell.line, cell.column, list(texts)) if column.type.compound else texts[0]


def _put(root: nodes.Mapping, pointer: nodes.Pointer, value: Node) -> Node | None:
    """Put a value where a pointer leads to; return the one that stands there already, where it is another."""
    *above, name = map(str, pointer)
    for step in above:
        _, below = root.entries.setdefault(
            step, (Scalar(step, value.line, value.column), nodes.Mapping(value.line, value.column))
        )
        assert isinstance(below, nodes.Mapping)
        root = below
    _, old = root.entries.setdefault(name, (Scalar(name, value.line, value.column), value))
    return None if old is value or _texts(old) == _texts(value) else old


def _texts(node: Node) -> list[str]:
    if isinstance(node, Scalar):
        return [node.text]
    return (
        [item.text for item in node.items if isinstance(item, Scalar)]
        if isinstance(node, nodes.Sequence)
        else []
    )


def _default(node: nodes.Mapping, name: str, *texts: str) -> None:
    """Give a mapping an entry that it lacks; several texts are a list."""
    scalars = [Scalar(text, node.line, node.column, plain=False) for text in texts]
    value = nodes.Sequence(node.line, node.column, list(scalars)) if name == "topics" else scalars[0]
    node.entries.setdefault(name, (Scalar(name, node.line, node.column), value))


def _meetings(group: nodes.Mapping) -> Iterator[nodes.Mapping]:
    _, listed = group.entries.get("meetings", (None, None))
    if isinstance(listed, nodes.Sequence):
        yield from (item for item in listed.items if isinstance(item, nodes.Mapping))


def _town(group: nodes.Mapping) -> str | None:
    """Return the town of the first meeting that has one."""
    places = (meeting.entries["place"][1] for meeting in _meetings(group) if "place" in meeting.entries)
    return next((town for place in places if (town := nodes.text_of(place, "town"))), None)
