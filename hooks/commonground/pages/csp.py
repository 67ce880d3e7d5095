"""The Content-Security-Policy of every page: nothing but the site's own files, and no inline script or style.

A policy in a meta element covers only what comes after it, so it stands first in the head (CSP Level 3, 3.3).
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_HEAD = re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<content>.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_TYPE = re.compile(rb"""\stype\s*=\s*["']?(?P<type>[^\s"'>]+)""", re.IGNORECASE)
_SOURCE = re.compile(rb"\ssrc\s*=", re.IGNORECASE)
_EXECUTED = frozenset({b"", b"module", b"text/javascript", b"application/javascript"})


def policy(hashes: tuple[str, ...] = (), images: tuple[str, ...] = ()) -> str:
    """Return the policy of a page whose inline scripts have these hashes ("sha256-…"), and which may show images of these hosts."""
    sources = _DIRECTIVES | {
        "script-src": " ".join(["'self'", *(f"'{value}'" for value in hashes)]),
        "img-src": " ".join([_DIRECTIVES["img-src"], *images]),
    }
    return "; ".join(f"{name} {value}" for name, value in sources.items())


POLICY = policy()
"""The policy of a page without inline scripts: every directory page."""


def protect(html: bytes) -> bytes:
    """Return a finished page with the policy first in its head, allowing the inline scripts that it was built with.

    A page that has a policy already, or no head, is returned as it is.
    """
    head = _HEAD.search(html)
    if head is None or b'http-equiv="Content-Security-Policy"' in html:
        return html
    hashes = sorted(
        {_hash(match["content"]) for match in _SCRIPT.finditer(html) if _is_inline(match["attributes"])}
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(tuple(hashes))}">'
    return html[: head.end()] + meta.encode() + html[head.end() :]


def _is_inline(attributes: bytes) -> bool:
    said = _TYPE.search(attributes)
    return not _SOURCE.search(attributes) and (said["type"].lower() if said else b"") in _EXECUTED


def _hash(content: bytes) -> str:
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"
