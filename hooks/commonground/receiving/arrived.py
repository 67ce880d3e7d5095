"""Opens what arrived: an e-mail, or a text. Gives its texts, what was attached first, and says who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from html.parser import HTMLParser

from ..listings.hosts import host_in

MOST_BYTES = 5_000_000
"""A mail with more in it holds pictures or films, and no listing."""

_HEADER = re.compile(rb"\A(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t\r\n])")
_MAIL_HEADERS = re.compile(rb"(?im)^(?:from|received|message-id|mime-version):")
_ANSWERED = re.compile(
    r"(?m)^[ \t]*(?:-{2,}\s*(?:Original Message|Forwarded message)\b.*|On .{5,200} wrote:)[ \t]*$"
)
"""Where a mail program puts what was answered; what was forwarded is what the mail is about."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """The texts of what arrived, the likeliest to hold a listing first; its sender's address, if it says so; whether a table came with it."""

    texts: tuple[str, ...]
    sender: str = ""
    has_table: bool = False

    @property
    def host(self) -> str | None:
        """The host of the sender's address. Anybody can write any address there."""
        return host_in(self.sender) if self.sender else None


def open_arrived(data: bytes) -> Arrived:
    """Return what is in a file that arrived; raise ValueError where it is too large."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES // 1_000_000} MB; take pictures and films out of it")
    head = data[:4096]
    if _HEADER.match(head) and _MAIL_HEADERS.search(head):
        return _mail(data)
    return Arrived((_decoded(data),))


def _mail(data: bytes) -> Arrived:
    message = BytesParser(policy=policy.default).parsebytes(data)
    attached, plain, marked, tables = [], [], [], 0
    for part in message.walk() if isinstance(message, EmailMessage) else ():
        if part.is_multipart():
            continue
        text = _text(part)
        name = str(part.get_filename() or "")
        tables += name.lower().endswith((".csv", ".xlsx", ".ods"))
        if name.lower().endswith((".yaml", ".yml")):
            attached.append(text)
        elif part.get_content_type() == "text/html":
            marked.append(_plain(text))
        elif part.get_content_maintype() == "text":
            plain.append(text)
    texts = (*attached, *map(_own_words, plain), *map(_own_words, marked))
    sender = parseaddr(_header(message, "From"))[1]
    return Arrived(tuple(text for text in texts if text.strip()), sender, bool(tables))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))[:500]
    except Exception:  # noqa: BLE001 - the parser of headers fails in many ways on what is no header
        return ""


def _text(part: EmailMessage) -> str:
    try:
        content = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - as above, for what is said to be encoded and is not
        return ""
    charset = part.get_content_charset() or "utf-8"
    return _decoded(content, charset) if isinstance(content, bytes) else ""


def _decoded(data: bytes, charset: str = "utf-8") -> str:
    try:
        return data.decode(charset).removeprefix("\ufeff").replace("\r\n", "\n")
    except (UnicodeDecodeError, LookupError):
        return data.decode("utf-8", "replace").replace("\r\n", "\n")


def _own_words(text: str) -> str:
    """Return a text without what it answers: lines that begin with >, and all below the line of a mail program that says so."""
    own = _ANSWERED.split(text, maxsplit=1)
    begun = own[0] if own[0].strip() else text
    return "\n".join(line.rstrip() for line in begun.split("\n") if not line.lstrip().startswith(">"))


def _plain(text: str) -> str:
    reader = _Reader()
    reader.feed(text)
    return "".join(reader.pieces())


class _Reader(HTMLParser):
    """Reads the text of a mail that is written in HTML, line by line; what is quoted in it is left out."""

    LINES = frozenset({"p", "div", "br", "li", "tr", "pre", "h1", "h2", "h3"})
    UNREAD = frozenset({"style", "script", "head", "blockquote"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unread += tag in self.UNREAD
        if tag in self.LINES:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in self.UNREAD))

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._pieces.append(data.replace("\u00a0", " "))

    def pieces(self) -> Iterator[str]:
        """Yield the text."""
        yield from self._pieces
