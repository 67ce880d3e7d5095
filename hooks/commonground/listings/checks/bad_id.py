"""An id that is not one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..fields import ID_LENGTH, Id, Type, is_id
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-id",
    scope=Scope.VALUE,
    what="An id is made of small letters a–z, digits and single hyphens, at most 64 characters.",
    types=(Id,),
    bad="id: ‸Example_Quiet_Room",
    good="id: example-quiet-room",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if not is_id(text):
        plain = unicodedata.normalize("NFKD", text[:200].lower()).encode("ascii", "ignore").decode("ascii")
        meant = "-".join(re.findall("[a-z0-9]+", plain))[:ID_LENGTH].strip("-")
        message = f"'{text[:80]}' is not an id: small letters a–z, digits and hyphens, at most {ID_LENGTH}"
        yield Finding((), message, f"write {meant}" if meant else None)
