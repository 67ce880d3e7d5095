"""Writes the same listings in ways that people and programs do: any order, quotes, brackets, indents, blank lines and comments."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import takewhile
from random import Random
from typing import Any

from commonground.listings.fields import ListOf, Record, Time, Type, WordMap
from commonground.listings.nodes import Mapping, Node, Pointer, Scalar, Sequence
from commonground.listings.write import FILE, types_of


@dataclass
class Scrambler:
    """Writes nodes at random; `placed` tells what each comment was written beside: part, text and pointer of the original."""

    random: Random
    comments: bool = True
    placed: dict[str, tuple[str, Pointer]] = field(default_factory=dict)

    def file(self, root: Node) -> str:
        """Return a text that reads as `root`, but for the order of keys and groups."""
        lines = self.lines(root, FILE, (), 0)
        head = [
            said for line in takewhile(lambda line: line[:1] in ("#", ""), lines) if (said := line.strip())
        ]
        schema = "# yaml-language-server: $schema=../schema/groups.schema.json"
        self.placed |= dict.fromkeys((schema, *head), ("above", ()))  # above all, it speaks of the file
        return "".join(f"{line}\n" for line in (schema, *lines))

    def lines(self, node: Node, type: Type | None, pointer: Pointer, indent: int) -> list[str]:
        """Return the lines of a mapping or a list in block style."""
        written: list[str] = []
        if isinstance(node, Mapping):
            names = list(node.entries)
            if not isinstance(type, WordMap):  # words keep their order
                self.random.shuffle(names)
            for name in names:
                written += self.above((*pointer, name), indent)
                written += self.entry(
                    name, node.entries[name][1], types_of(type).get(name), (*pointer, name), indent
                )
            if pointer and not isinstance(type, WordMap):
                written += self.after(pointer, indent)
        elif isinstance(node, Sequence):
            item = type.item if isinstance(type, ListOf) else None
            order = list(range(len(node.items)))
            if pointer == ("groups",):
                self.random.shuffle(order)
            for index in order:
                written += self.item(node.items[index], item, (*pointer, index), indent)
        return written

    def entry(self, name: str, value: Node, type: Type | None, pointer: Pointer, indent: int) -> list[str]:
        """Return the lines of one key and its value."""
        start = f"{' ' * indent}{self.key(name)}:"
        inline = (
            isinstance(value, Scalar)
            or not self.filled(value)
            or (pointer not in ((), ("groups",)) and self.chance(0.3))
        )
        if isinstance(value, Scalar) and "\n" in value.text:
            block = [f"{' ' * (indent + 3)}{line}" if line else "" for line in value.text.split("\n")]
            return [f"{start} {self.pick('|', '|-', '|+')}{self.beside(pointer)}", *block]
        if inline:
            return [f"{start} {self.flow(value, type)}{self.beside(pointer)}"]
        deeper = indent + self.pick(1, 2, 4)
        if isinstance(value, Sequence) and self.chance(0.5):
            deeper = indent
        return [f"{start}{self.beside(pointer)}", *self.lines(value, type, pointer, deeper)]

    def item(self, value: Node, type: Type | None, pointer: Pointer, indent: int) -> list[str]:
        """Return the lines of one item of a list."""
        if isinstance(value, Scalar):
            return [f"{' ' * indent}- {self.flow(value, type)}"]
        deeper = indent + self.pick(2, 3)
        inner = self.lines(value, type, pointer, deeper)
        first = next(
            at for at, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#")
        )
        above = [line.strip() for line in inner[:first] if line.strip()]
        self.placed |= dict.fromkeys(above, ("above", pointer))  # above the dash, it speaks of the item
        dash = f"{' ' * indent}-{' ' * (deeper - indent - 1)}"
        said = self.above(pointer, indent)
        return [
            *said,
            *(f"{' ' * indent}{line}" for line in above),
            dash + inner[first].lstrip(),
            *inner[first + 1 :],
        ]

    def flow(self, node: Node, type: Type | None) -> str:
        """Return a node on one line, in any quotes."""
        if isinstance(node, Mapping):
            state = type.state if isinstance(type, WordMap) else None
            pairs = [(name, value) for name, (_, value) in node.entries.items()]
            if isinstance(type, Record):
                self.random.shuffle(pairs)
            inner = [
                f"{self.key(name)}: {self.flow(value, types_of(type).get(name, state))}"
                for name, value in pairs
            ]
            return f"{{{', '.join(inner)}}}"
        if isinstance(node, Sequence):
            item = type.item if isinstance(type, ListOf) else None
            return f"[{', '.join(self.flow(each, item) for each in node.items)}]"
        if isinstance(type, Time):
            return self.time(node.text)
        double = json.dumps(node.text, ensure_ascii=False)
        single = "'" + node.text.replace("'", "''") + "'"
        plain = re.fullmatch(r"[a-zA-Z0-9][\w.-]*", node.text) is not None
        forms = [double, *([] if "\n" in node.text else [single]), *([node.text] * 3 if plain else [])]
        return str(self.pick(*forms))

    def time(self, text: str) -> str:
        """Return a time of day as people write it, where it can mean no other."""
        hour, minute = int(text[:2]), text[3:]
        half = f"{hour % 12 or 12}{self.pick(':', '.')}{minute}{self.pick('', ' ')}{'p' if hour >= 12 else 'a'}{self.pick('m', '.m.')}"
        forms = [f'"{text}"', f"'{text}'", text, half, half.upper()]
        return self.pick(*forms, *([half.replace(":00", "").replace(".00", "")] if minute == "00" else []))

    def key(self, name: str) -> str:
        return self.pick(name, name, name, f'"{name}"')

    def above(self, pointer: Pointer, indent: int) -> list[str]:
        """Return a blank line, a comment, both or nothing, before what a pointer leads to."""
        blank = [""] if self.chance(0.1) else []
        return blank + [f"{' ' * indent}{said}" for said in self.comment("above", pointer, 0.1)]

    def after(self, pointer: Pointer, indent: int) -> list[str]:
        return [f"{' ' * indent}{said}" for said in self.comment("after", pointer, 0.1)]

    def beside(self, pointer: Pointer) -> str:
        return "".join(f"{self.pick(' ', '   ')}{said}" for said in self.comment("beside", pointer, 0.1))

    def comment(self, part: str, pointer: Pointer, chance: float) -> list[str]:
        if not self.comments or not self.chance(chance):
            return []
        said = f"# {part} {'.'.join(map(str, pointer))}: 'a' \"b\" #{len(self.placed)}"
        self.placed[said] = (part, pointer)
        return [said]

    def filled(self, node: Node) -> bool:
        return bool(
            node.entries if isinstance(node, Mapping) else node.items if isinstance(node, Sequence) else True
        )

    def chance(self, of: float) -> bool:
        return self.random.random() < of

    def pick(self, *things: Any) -> Any:
        return things[int(self.random.random() * len(things))]
