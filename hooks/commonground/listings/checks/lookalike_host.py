"""A host name that may be taken for another one."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Email, Type, Url
from ..hosts import AddressError, read_email, read_url, shown_host
from ..scripts import mixed, script
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="lookalike-host",
    scope=Scope.VALUE,
    severity="warning",
    what="A host name in letters that look like those of another script is looked at by a person.",
    types=(Url, Email),
    bad='source: ‸"https://riv\\u0435rside.example.org"',
    good="source: https://münchen.example.org",
)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if text.isascii() and "xn--" not in text.lower():
        return
    try:
        host = read_url(text).host if isinstance(type, Url) else read_email(text)[1]
    except AddressError:
        return
    shown = shown_host(host)
    if shown != host and _misleading(shown):
        yield Finding(
            (), f"this host reads as '{shown}' but is {host}", "make sure that it is the group's own"
        )


def _misleading(host: str) -> bool:
    """Whether a label mixes scripts, or stands in another script before an ending in Latin letters."""
    labels = host.split(".")
    scripts = [{script(sign) for sign in label} - {""} for label in labels]
    return any(mixed(label) for label in labels) or (
        scripts[-1] == {"LATIN"} and any(s - {"LATIN"} for s in scripts)
    )
