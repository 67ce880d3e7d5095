"""Takes web and e-mail addresses apart, strictly: what a browser might read in another way than a person is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST_URL = 500
LONGEST_EMAIL = 254

_URL = re.compile(r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<rest>[/?#].*)?")
_REFUSED = re.compile(r"[\x00-\x20\x7f-\xa0\\\"<>^`{|}]")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_EMAIL = re.compile(
    r"(?P<local>[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@(?P<host>[^@]+)"
)
_RESERVED = re.compile(
    r"(?:https?://|[^@/]*@)(?:[^/?#@:]*\.)?(?:example\.(?:com|net|org)|example|test|invalid|localhost)(?:[:/?#].*)?",
    re.IGNORECASE,
)


class AddressError(ValueError):
    """An address that cannot be used; `suggestion` says what to write instead, if that is clear."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Url:
    """A web address; `host` as it is sent (ASCII, lower case), `rest` the path and what follows."""

    scheme: str
    host: str
    rest: str


@lru_cache(maxsize=8192)
def read_url(text: str) -> Url:
    """Return the parts of an http or https address (RFC 3986, without user names and raw IP addresses); raise AddressError."""
    if len(text) > LONGEST_URL:
        raise AddressError(f"a web address has at most {LONGEST_URL} characters; this one has {len(text)}")
    if _REFUSED.search(text):
        raise AddressError(
            "a web address has no spaces, quotes, backslashes or control characters", "write a space as %20"
        )
    match = _URL.fullmatch(text)
    if not match:
        plain = re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/.*)?", text)
        raise AddressError(
            "a web address begins with https://", f"did you mean 'https://{text}'?" if plain else None
        )
    authority = match["authority"]
    if "@" in authority:
        raise AddressError("a web address holds no user name or password", "remove what stands before the @")
    host, _, port = authority.partition(":")
    if port and not re.fullmatch(r"[1-9][0-9]{0,4}", port):
        raise AddressError(f"'{port[:20]}' is no port", "remove the colon and what follows it")
    return Url(match["scheme"], read_host(host), match["rest"] or "")


@lru_cache(maxsize=8192)
def read_email(text: str) -> tuple[str, str]:
    """Return the local part and the host of an e-mail address (RFC 5321, without quoted parts); raise AddressError."""
    if text.lower().startswith("mailto:"):
        raise AddressError("an e-mail address has no mailto:", f"write {text[7:87]}")
    match = _EMAIL.fullmatch(text)
    if not match or len(text) > LONGEST_EMAIL or len(match["local"]) > 64:
        raise AddressError("an e-mail address has the form hello@riverside.example.org")
    return match["local"], read_host(match["host"])


@lru_cache(maxsize=8192)
def read_host(host: str) -> str:
    """Return a host name as it is sent, in ASCII and lower case; raise AddressError for anything but a name with a dot."""
    name = host.lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise AddressError(f"'{host[:80]}' is not a host name") from error
    name = name.removesuffix(".")
    labels = name.split(".")
    if not name or len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressError(f"'{host[:80]}' is not a host name")
    if labels[-1].isdigit() or re.fullmatch(r"0x[0-9a-f]*", labels[-1]):
        raise AddressError("an address made of numbers names no one", "write the name of the website")
    if len(labels) == 1:
        raise AddressError(
            f"'{host[:80]}' names no website", "write it in full, such as riverside.example.org"
        )
    return name


def shown_host(host: str) -> str:
    """Return a host name as people see it: with its own letters where it has others than ASCII."""
    return ".".join(_decoded(label) for label in host.split("."))


def host_in(address: str | None) -> str | None:
    """Return the host of a web or e-mail address without www., with its own letters; None where there is none."""
    if not address:
        return None
    try:
        host = read_url(address).host if "://" in address else read_email(address)[1]
    except AddressError:
        return None
    return shown_host(host).removeprefix("www.")


def is_reserved(address: str) -> bool:
    """Whether the host of a web or e-mail address belongs to no one and never will (RFC 2606, RFC 6761)."""
    return _RESERVED.fullmatch(address) is not None


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label
