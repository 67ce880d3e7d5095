"""Finds the rules of a folder of checks: each module in it holds RULE, which says what the rule asks, and the function `check`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Protocol, TypeVar


class Checked(Protocol):
    """A dataclass that says what a rule asks."""

    @property
    def id(self) -> str:
        """Its name, unique in its folder."""
        ...

    @property
    def check(self) -> Callable[..., Iterator[Any]]:
        """What finds where it is broken."""
        ...


AnyRule = TypeVar("AnyRule", bound=Checked)


def rules_in(folder: Iterable[str], package: str, kind: type[AnyRule]) -> tuple[AnyRule, ...]:
    """Return the rules of a package, whose `__path__` is `folder`, by id, each with its `check`; raise TypeError where two share an id."""
    found: dict[str, AnyRule] = {}
    for module_info in pkgutil.iter_modules(folder):
        module: Any = importlib.import_module(f"{package}.{module_info.name}")
        declared = module.RULE
        assert isinstance(declared, kind)
        if declared.id in found:
            raise TypeError(f"two rules are called {declared.id}")
        found[declared.id] = replace(declared, check=module.check)  # type: ignore[type-var]
    return tuple(found[rule_id] for rule_id in sorted(found))
