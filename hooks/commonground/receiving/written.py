"""Writes what was sent into the files of listings: a new listing into a file of its own, a correction and an answer where the listing stands.

What a correction leaves out because it is not shown to everyone stays as it is; comments stay beside what they speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ..changes.states import State
from ..listings import nodes
from ..listings.canonical import canonical_node
from ..listings.comments import Comment, comments_of, with_comments
from ..listings.fields import is_id
from ..listings.nodes import Node, Scalar, Sequence
from ..listings.write import FILE, write_nodes
from .documents import Answers, Listings

KEPT_OF_PLACE = frozenset(
    {"address", "venue", "postcode", "latitude", "longitude", "directions", "town", "region"}
)
"""What a place may hold that is not shown: it stays where a correction says nothing of it and the precision does not change."""
KEPT = frozenset({"was", "source", "demo", "status", "closed_on", "moved_to"})
"""Fields that the form does not ask about."""


@dataclass(slots=True)
class Files:
    """The files of listings as they stand, by name, and what becomes of them."""

    state: State
    folder: str
    changed: dict[str, bytes] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def take(self, document: Listings | Answers, as_of: date) -> None:
        """Write what a document says."""
        if isinstance(document, Answers):
            self._answers(document, as_of)
        else:
            self._listings(document)

    def _listings(self, document: Listings) -> None:
        places = _places(self.state)
        new: list[Node] = []
        for group in document.groups:
            id = nodes.text_of(group, "id") or ""
            if id in places and isinstance(group, nodes.Mapping):
                self._edit(places[id], id, lambda old, group=group: _corrected(old, group))  # type: ignore[misc]
            else:
                new.append(group)
        if new:
            self._add(document, new)

    def _add(self, document: Listings, groups: list[Node]) -> None:
        ids = [nodes.text_of(group, "id") or "" for group in groups]
        name = next((id for id in ids if is_id(id)), "received")
        path = f"{self.folder}/groups/{name}.yaml"
        if path in self.state.files:
            self.notes.append(f"{path} is there already; the new listing was not written")
            return
        entries = dict(document.root.entries)
        key, there = entries["groups"]
        entries["groups"] = (key, Sequence(there.line, there.column, groups))
        root = canonical_node(replace(document.root, entries=entries), FILE)
        self.changed[path] = write_nodes(root, FILE).encode()

    def _answers(self, answers: Answers, as_of: date) -> None:
        places, day = _places(self.state), min(answers.as_of or as_of, as_of)
        confirmed = {"verified": day.isoformat(), "verified_how": "organizer"}
        for id in answers.ids:
            if id not in places:
                self.notes.append(f"there is no listing called {id[:64]}")
                continue
            closed = answers.closed.get(id)
            known = self._said(places[id], id, "verified")
            if not closed and known >= day.isoformat():
                self.notes.append(f"{id} was confirmed on {known} already, which is no earlier")
                continue
            said = {"status": "closed", "closed_on": closed.isoformat()} if closed else confirmed
            self._edit(places[id], id, lambda old, said=said: _with(old, said))  # type: ignore[misc]

    def _said(self, name: str, id: str, field: str) -> str:
        """Return what a listing says in a field of its own."""
        root, _ = nodes.read_nodes(self.changed.get(name, self.state.files[name]))
        groups = root.entries["groups"][1] if isinstance(root, nodes.Mapping) else None
        items = groups.items if isinstance(groups, Sequence) else []
        return next(
            (nodes.text_of(item, field) or "" for item in items if nodes.text_of(item, "id") == id), ""
        )

    def _edit(self, name: str, id: str, change: Callable[[nodes.Mapping], nodes.Mapping]) -> None:
        """Change one listing of a file, which is then in canonical form; a file that cannot be read stays as it is."""
        data = self.changed.get(name, self.state.files[name])
        root, faults = nodes.read_nodes(data)
        if faults or not isinstance(root, nodes.Mapping):
            self.notes.append(f"{name} cannot be read, so {id} was not changed in it")
            return
        ordered = canonical_node(root, FILE)
        comments = comments_of(data.decode("utf-8-sig"), ordered)
        assert isinstance(ordered, nodes.Mapping)
        key, groups = ordered.entries["groups"]
        assert isinstance(groups, Sequence)
        items = [
            change(item) if isinstance(item, nodes.Mapping) and nodes.text_of(item, "id") == id else item
            for item in groups.items
        ]
        edited = replace(ordered, entries=ordered.entries | {"groups": (key, replace(groups, items=items))})
        bare = write_nodes(canonical_node(edited, FILE), FILE)
        written, _ = nodes.read_nodes(bare.encode())
        assert written is not None
        standing = [_standing(comment, written) for comment in comments]
        self.changed[name] = with_comments(bare, written, FILE, standing).encode()


def _standing(comment: Comment, root: Node) -> Comment:
    """Return a comment that stands beside something that is still there: where its value went, above what held it."""
    node: Node = root
    pointer: list[str | int] = []
    for step in comment.pointer:
        if isinstance(node, nodes.Mapping) and step in node.entries:
            node = node.entries[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return replace(comment, pointer=tuple(pointer), part="above")
        pointer.append(step)
    return comment


def _places(state: State) -> Mapping[str, str]:
    """Return the file in which each listing stands."""
    found: dict[str, str] = {}
    for name, data in sorted(state.files.items()):
        root, _ = nodes.read_nodes(data)
        groups = root.entries.get("groups", (None, None))[1] if isinstance(root, nodes.Mapping) else None
        for item in groups.items if isinstance(groups, Sequence) else ():
            if id := nodes.text_of(item, "id"):
                found.setdefault(id, name)
    return found


def _with(old: nodes.Mapping, said: Mapping[str, str]) -> nodes.Mapping:
    new = {name: (Scalar(name, 0, 0), Scalar(text, 0, 0)) for name, text in said.items()}
    return replace(old, entries=old.entries | new)


def _corrected(old: nodes.Mapping, new: nodes.Mapping) -> nodes.Mapping:
    """Return a listing as it was sent, with what is kept of the old one."""
    kept = {name: entry for name, entry in old.entries.items() if name in KEPT and name not in new.entries}
    entries = new.entries | kept
    if "meetings" in entries and "meetings" in old.entries:
        key, meetings = entries["meetings"]
        _, before = old.entries["meetings"]
        if isinstance(meetings, Sequence) and isinstance(before, Sequence):
            pairs = zip(meetings.items, [*before.items, *([None] * len(meetings.items))], strict=False)
            entries["meetings"] = (key, replace(meetings, items=[_meeting(*pair) for pair in pairs]))
    return replace(new, entries=entries)


def _meeting(new: Node, old: Node | None) -> Node:
    """Return a meeting whose place keeps what is not shown of it, as long as it is the same place by what is shown."""
    if not isinstance(new, nodes.Mapping) or not isinstance(old, nodes.Mapping):
        return new
    here, there = (meeting.entries.get("place", (None, None))[1] for meeting in (new, old))
    if not isinstance(here, nodes.Mapping) or not isinstance(there, nodes.Mapping):
        return new
    same = all(
        nodes.text_of(there, name) == nodes.text_of(here, name)
        for name in here.entries
        if name in there.entries
    )
    if not same:
        return new
    kept = {n: e for n, e in there.entries.items() if n in KEPT_OF_PLACE and n not in here.entries}
    place = replace(here, entries=here.entries | kept)
    return replace(new, entries=new.entries | {"place": (new.entries["place"][0], place)})
