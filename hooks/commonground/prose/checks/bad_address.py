"""A link that cannot lead anywhere (C11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-address",
    scope=Scope.PASSAGE,
    what="A link to another site is a whole web address; one to a DOI has the form `https://doi.org/10.1234/name`.",
    bad="See [‸the study](https://doi.org/s12888-021-03321-z).",
    good="See [the study](https://doi.org/10.1186/s12888-021-03321-z).",
)
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}", re.IGNORECASE
)
_DOI = re.compile(r"/10\.\d{4,9}/\S+")


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    for link in passage.links:
        fault = _fault(link.target)
        if fault:
            yield Finding(link.at, *fault)


def _fault(target: str) -> tuple[str, str] | None:
    shown = target[:80]
    if re.match(r"www\.", target, re.IGNORECASE):
        return f"'{shown}' lacks its https://", "write the whole address"
    if re.match(r"(?:https?|htps?|http?s?)(?::/?(?!/)|//|;)", target, re.IGNORECASE):
        return f"'{shown}' is not a web address", "begin it with https://"
    if not re.match(r"https?://", target, re.IGNORECASE):
        return None
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        return f"'{shown}' names no host", "copy the address again"
    if host.lower() in ("doi.org", "dx.doi.org", "www.doi.org") and not _DOI.match(parts.path):
        return f"'{shown}' is not the address of a DOI", "a DOI begins with 10. and has a slash in it"
    return None
