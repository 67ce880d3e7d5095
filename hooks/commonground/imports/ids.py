"""Makes ids for listings that come without one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container

from ..listings.fields import ID_LENGTH
from ..places.fold import fold


def made_id(taken: Container[str], organization: str, *names: str | None) -> str:
    """Return an id made of the organization's and of names such as the group's and its town's, numbered where it is taken."""
    words = f"{organization} {' '.join(_slug(name) for name in names if name)}".split()
    made = "-".join(dict.fromkeys("-".join(words).split("-")))
    if len(made) > ID_LENGTH - 4:
        digest = hashlib.sha256(made.encode()).hexdigest()[:6]
        made = f"{made[: ID_LENGTH - 11].rstrip('-')}-{digest}"
    number, candidate = 1, made
    while candidate in taken:
        number += 1
        candidate = f"{made}-{number}"
    return candidate


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
