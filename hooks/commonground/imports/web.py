"""Reads the web addresses of feeds, and keeps passcodes out of public files."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from .values import clean

_SECRETS = frozenset({"pwd", "passcode", "password", "pass", "pin", "tk", "token", "key"})


def web_address(text: Any) -> str | None:
    """Return a web address with its scheme, or None where the text is none."""
    written = clean(text, 2000)
    if not written or " " in written:
        return None
    address = written if "://" in written else f"https://{written}"
    parts = urlsplit(address)
    return (
        address
        if parts.scheme in ("http", "https") and "." in parts.netloc and "@" not in parts.netloc
        else None
    )


def joining_link(text: Any) -> tuple[str | None, str | None]:
    """Return the link by which one joins online, and a note where it was not taken because it carries a passcode."""
    try:
        address = web_address(text)
        parts = urlsplit(address or "")
        secret = any(name.lower() in _SECRETS for name, _ in parse_qsl(parts.query))
    except ValueError:
        return None, "its online link cannot be read and was not taken over"
    if address and secret:
        return (
            None,
            f"its online link carries a passcode, so it was not taken over; the page {urlunsplit((*parts[:2], '', '', ''))} remains",
        )
    return address, None
