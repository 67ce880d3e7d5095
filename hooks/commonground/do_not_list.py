"""The command `do-not-list`, and the file that it keeps: data/do-not-list.yaml, keyed digests that tell nobody what they are of."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from .listings import nodes
from .listings.do_not_list import (
    KEY,
    SHORTEST_KEY,
    DoNotList,
    email_identity,
    mark_of,
    name_identity,
    phone_identity,
    place_identity,
    web_identity,
)
from .listings.hosts import AddressError, read_email, read_url
from .listings.phones import read_phone
from .project import Project, ProjectError
from .writing import write_whole

FILE = "do-not-list.yaml"
_HEAD = """# What must not be listed, as keyed digests (HMAC-SHA-256): nobody can read from them what they are of, and no reason is kept.
# The key is not here; `commonground do-not-list add` asks for it in the environment, and says how to make one.
"""
_MARK = re.compile(r"[0-9a-f]{64}")


def read_do_not_list(project: Project, environment: Mapping[str, str] = os.environ) -> DoNotList | None:
    """Return the list, where there is one and its key is given; raise ProjectError where either cannot be used."""
    marks, key = read_marks(project), _key(environment)
    return DoNotList(frozenset(marks), key) if marks and key else None


def is_left_out(project: Project, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a list that cannot be applied, because nobody gave its key."""
    return bool(read_marks(project)) and _key(environment) is None


def read_marks(project: Project) -> list[str]:
    """Return the digests of all layers of the list; raise ProjectError where a file holds something else."""
    found: list[str] = []
    for folder in project.folders:
        path = folder / FILE
        if not path.is_file():
            continue
        root, faults = nodes.read_nodes(path.read_bytes())
        held = root.entries.get("do_not_list", (None, None))[1] if isinstance(root, nodes.Mapping) else None
        items = held.items if isinstance(held, nodes.Sequence) else []
        marks = [item.text for item in items if isinstance(item, nodes.Scalar) and _MARK.fullmatch(item.text)]
        if (
            faults
            or (held is not None and not nodes.is_empty(held) and len(marks) != len(items))
            or root is None
        ):
            raise ProjectError(
                f"{project.name(path)} holds something that is no digest; only the program writes it"
            )
        found += marks
    return found


def _key(environment: Mapping[str, str]) -> bytes | None:
    key = environment.get(KEY, "")
    if not key:
        return None
    if len(key) < SHORTEST_KEY:
        raise ProjectError(f"the key in {KEY} is shorter than {SHORTEST_KEY} characters; it could be guessed")
    return key.encode()


def add(project: Project, ask: Callable[[str], str], tell: Callable[[str], None]) -> int:
    """Ask what must not be listed, and add its digests; return 0. Raises ProjectError where no key is given."""
    key = _key(os.environ)
    if key is None:
        tell(
            f"Set {KEY} to the key of this directory. For a new one, keep this where no repository is:\n{secrets.token_urlsafe(32)}"
        )
        return 2
    try:
        marks = {mark_of(identity, key) for identity in _asked(ask, tell)}
    except EOFError:
        tell("\nThe answers ended early; nothing was added.")
        return 2
    path = project.own_data / FILE
    own = set(read_marks(project))
    _write(path, sorted({*own, *marks}))
    tell(
        f"{len(marks - own)} added; {project.name(path)} holds {len(own | marks)}. What they are of is not kept anywhere."
    )
    return 0


def _asked(ask: Callable[[str], str], tell: Callable[[str], None]) -> set[str]:
    """Return what is told, each in one form; what is left empty is left out, and what cannot be read is asked again."""
    email = _one(ask, tell, "E-mail", _email)
    phone = _one(ask, tell, "Phone, with + and country code", _phone)
    web = _one(ask, tell, "Website or link", _web)
    name, address = ask("Name of the group: ").strip(), ask("Street address: ").strip()
    town = ""
    while (name or address) and not town:
        town = ask("Town: ").strip()
    told = {
        email,
        phone,
        web,
        address and place_identity(address, town),
        name and name_identity(name, town),
    }
    return {identity for identity in told if identity}


def _one(
    ask: Callable[[str], str], tell: Callable[[str], None], what: str, identity: Callable[[str], str | None]
) -> str | None:
    while said := ask(f"{what}: ").strip():
        found = identity(said)
        if found:
            return found
        tell(
            "  This cannot be read, so nothing would be refused. Write it again, or press Enter to leave it out."
        )
    return None


def _email(text: str) -> str | None:
    try:
        read_email(text)
    except AddressError:
        return None
    return email_identity(text)


def _phone(text: str) -> str | None:
    return phone_identity(text, None) if read_phone(text, None) else None


def _web(text: str) -> str | None:
    address = text if "://" in text else f"https://{text}"
    try:
        read_url(address)
    except AddressError:
        return None
    return web_identity(address)


def _write(path: Path, marks: list[str]) -> None:
    write_whole(path, _HEAD + "do_not_list:\n" + "".join(f"- {mark}\n" for mark in marks))
