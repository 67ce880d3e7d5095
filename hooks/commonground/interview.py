"""The command `new`: asks for a listing at a terminal, field by field with the words of the model, and writes it to a file of its own.

Each answer is held to the rules of its field at once; an empty one leaves out what is not needed. Whoever stops early keeps a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from .directory import check_context
from .listings import nodes
from .listings.canonical import canonical_node, canonical_value
from .listings.checks import Context, value_rules
from .listings.fields import EVERY_KIND, Choice, Field, ListOf, Type, Word, fields_of, is_id
from .listings.model import IN_A_ROOM, Contact, Cost, Group, Join, Meeting, Organization, Place
from .listings.nodes import Node
from .listings.read import read_listings
from .listings.report import Problem, has_errors
from .listings.write import FILE, write_nodes
from .places.fold import fold
from .project import Project, ProjectError
from .writing import write_whole

DRAFT = "listing-draft.yaml"

Answers = dict[str, Any]
"""A record as it was answered: texts, lists of them, and records."""

_FIRST = ("kind", "name", "summary", "topics", "audiences", "joining")
_LAST = ("verified_how", "safeguarding_url", "about")


class StoppedError(Exception):
    """Whoever was asked went away."""


@dataclass
class Interview:
    """Asks questions with `ask`, which returns an answer or raises EOFError, and tells what is wrong with `tell`."""

    ask: Callable[[str], str]
    tell: Callable[[str], None]
    context: Context
    as_of: date
    group: Answers = field(default_factory=dict)
    organization: Answers = field(default_factory=dict)

    def run(self) -> None:
        """Ask for everything; raise StoppedError where the answers end."""
        self.tell(
            "Press Enter to leave out what is not needed. Nothing is sent; at the end there is a file.\n"
        )
        self._some(Group, self.group, *_FIRST)
        self._meetings()
        self._cost()
        self._part(Contact, "contact", self.group)
        self._some(Group, self.group, *_LAST)
        self._some(Organization, self.organization, "name", "website")
        self.group["verified"] = self.as_of.isoformat()
        self.group["id"] = self._id()
        if self.organization.get("name"):
            self.organization["id"] = id_from(self.organization["name"])

    def file(self) -> str:
        """Return the file that the answers make, canonical, as far as they go."""
        organization = {"organization": self.organization} if self.organization.get("name") else {}
        root = _node({**organization, "groups": [self.group]})
        return write_nodes(canonical_node(root, FILE), FILE)

    def _some(self, record: type, into: Answers, *names: str) -> None:
        for name in names:
            answer = self._answer(fields_of(record)[name])
            if answer:
                into[name] = answer

    def _part(self, record: type, name: str, into: Answers, but: Sequence[str] = ()) -> None:
        found: Answers = {}
        self._some(record, found, *(each for each in fields_of(record) if each not in but))
        if found:
            into[name] = found

    def _meetings(self) -> None:
        meetings: list[Answers] = self.group.setdefault("meetings", [])
        while not meetings or self._yes("Is there another meeting?"):
            self.tell("\nA meeting\n")
            meeting: Answers = {}
            meetings.append(meeting)
            self._some(Meeting, meeting, "format", "every")
            if "every" not in meeting and self._yes("Are its times by arrangement?"):
                meeting["by_arrangement"] = "true"
            self._some(Meeting, meeting, "start", "end", "starting", "timezone")
            if meeting["format"] in IN_A_ROOM:
                self._part(Place, "place", meeting, but=("latitude", "longitude"))
            self._part(Join, "join", meeting)

    def _cost(self) -> None:
        cost: Answers = {}
        self.tell("")
        self._some(Cost, cost, "kind")
        self._some(Cost, cost, *(("amount", "currency", "note") if cost["kind"] == "fee" else ("note",)))
        self.group["cost"] = cost

    def _id(self) -> str:
        made = id_from(self.group.get("name", ""))
        while True:
            said = self._line(f"The name of its page, for ever [{made}]: ") or made
            if is_id(said):
                return said
            self.tell("  Use small letters, digits and single hyphens.")

    def _yes(self, question: str) -> bool:
        return self._line(f"{question} [y/N] ").lower() in ("y", "yes")

    def _answer(self, asked: Field) -> Any:
        item = asked.type.item if isinstance(asked.type, ListOf) else asked.type
        words = self._words(item, asked.name)
        self._explain(asked, words)
        while True:
            said = self._line("> ")
            needed = asked.required == EVERY_KIND or self.group.get("kind", "group") in asked.required
            if not said and not needed:
                return None
            texts = [
                _chosen(part.strip(), words)
                for part in (said.split(",") if isinstance(asked.type, ListOf) else [said])
            ]
            wrong = [message for text in texts for message in self._wrong(text, item)]
            if not wrong:
                return texts if isinstance(asked.type, ListOf) else texts[0]
            self.tell("\n".join(f"  {message}" for message in wrong))

    def _explain(self, asked: Field, words: Sequence[tuple[str, str]]) -> None:
        example = f" For example: {asked.example}" if asked.example and not words else ""
        self.tell(f"\n{asked.label}. {asked.help}{example}")
        self.tell(
            "".join(f"  {number:>2}  {label}\n" for number, (_, label) in enumerate(words, start=1)).rstrip(
                "\n"
            )
        )

    def _words(self, item: Type, name: str) -> list[tuple[str, str]]:
        if isinstance(item, Word):
            terms = self.context.vocabulary.facets.get(item.facet, {}).values()
            return [(term.id, term.label) for term in terms]
        if isinstance(item, Choice):
            return [(word, self.context.vocabulary.label(name, word)) for word in item.words]
        return []

    def _wrong(self, text: str, item: Type) -> Iterator[str]:
        if not text:
            yield "This is needed."
            return
        written = canonical_value(text, item)
        for rule in value_rules(item.__class__):
            for found in rule.check(written, item, self.context):
                suggestion = found.suggestion() if callable(found.suggestion) else found.suggestion
                yield f"{found.message}; {suggestion}" if suggestion else found.message

    def _line(self, prompt: str) -> str:
        try:
            return " ".join(self.ask(prompt).split())
        except (EOFError, KeyboardInterrupt) as end:
            raise StoppedError from end


def interview(project: Project, as_of: date, ask: Callable[[str], str], tell: Callable[[str], None]) -> int:
    """Ask for a listing and write it; return 0, or 1 where something in it has to be mended. Raises ProjectError where it cannot be written."""
    asked = Interview(ask, tell, check_context(project, as_of), as_of)
    try:
        asked.run()
    except StoppedError:
        draft = Path.cwd() / DRAFT
        write_whole(draft, asked.file())
        tell(f"\nWhat you wrote so far is in {draft.name}.")
        return 1
    path = project.own_data / "groups" / f"{asked.group['id']}.yaml"
    if path.exists():
        write_whole(Path.cwd() / DRAFT, asked.file())
        raise ProjectError(f"{project.name(path)} is there already; your listing is in {DRAFT}")
    write_whole(path, asked.file())
    problems = _problems(asked, project.name(path))
    tell(f"\nWritten to {project.name(path)}.")
    tell("\n".join(map(str, problems)) if problems else "It has no problems.")
    return int(has_errors(problems))


def id_from(name: str) -> str:
    """Return an id made from a name: small letters, digits and single hyphens."""
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in fold(name))
    return "-".join(filter(None, plain.split("-")))[:64].strip("-") or "listing"


def _problems(asked: Interview, name: str) -> tuple[Problem, ...]:
    return read_listings(asked.file().encode(), name, asked.context).problems


def _chosen(text: str, words: Sequence[tuple[str, str]]) -> str:
    """Return the word that a number or a label stands for."""
    if text.isascii() and text.isdigit() and 0 < int(text) <= len(words):
        return words[int(text) - 1][0]
    return next((id for id, label in words if text.casefold() in (id, label.casefold())), text)


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return nodes.Mapping(
            0, 0, {name: (nodes.Scalar(name, 0, 0), _node(item)) for name, item in value.items()}
        )
    if isinstance(value, list):
        return nodes.Sequence(0, 0, [_node(item) for item in value])
    return nodes.Scalar(value, 0, 0)
