"""Asks one web address whether it is there: HEAD, then GET, without reading what stands there, and never a machine inside a network.

Built on urllib3. Each host is looked up once, judged, and connected to at the very address that was judged, after each redirect again.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from threading import Timer
from typing import Literal
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, ReadTimeoutError
from urllib3.response import HTTPResponse

from ..listings.hosts import AddressError, read_url
from .guard import Ip, NotPublicError, Resolve, is_public, resolve

MOST_REDIRECTS = 5
BUSY = 429
_NOT_FOR_PROGRAMS = frozenset({401, 402, 403, 405, 406, 407, BUSY, 451, 999})
"""Status codes of pages that are there, but not for us."""
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking: `fine`, `unsure` (there, but not for programs) or `failed`; why; and where it has moved to for good."""

    kind: Literal["fine", "unsure", "failed"]
    said: str = ""
    moved: str | None = None
    status: int = 0


class UnreachableError(Exception):
    """What was asked for cannot be had; the message says why, in words of ours."""


@dataclass(frozen=True)
class Reach:
    """How addresses are asked: by whom, at which machines, for how many seconds each step and a whole request may take.

    `turn` gives the time in which a host may be asked; see polite.Turns. `plain` lets `fetch` read without TLS, in tests.
    """

    agent: str
    resolve: Resolve = resolve
    allowed: Callable[[Ip], bool] = is_public
    seconds: float = 10.0
    in_all: float = 30.0
    turn: Callable[[str], AbstractContextManager[None]] = lambda host: nullcontext()
    plain: bool = False
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, url: str) -> Answer:
        """Return whether an address is there; whatever happens, it is an answer."""
        here, for_good = urldefrag(url).url, True
        for _ in range(MOST_REDIRECTS + 1):
            try:
                status, location = self._status(here)
            except AddressError:
                return Answer("failed", "it leads to an address that no page may lead to")
            except NotPublicError:
                return Answer("failed", "it leads to a machine that is not on the public internet")
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                return Answer("failed", _why(error))
            if status not in _REDIRECTS:
                moved = here if for_good and _is_elsewhere(here, url) else None
                return _judged(status, moved)
            if not location:
                return Answer("failed", "it leads nowhere", status=status)
            here, for_good = urldefrag(urljoin(here, location)).url, for_good and status in _PERMANENT
        return Answer("failed", "it leads on and on")

    def fetch(self, url: str, most: int) -> bytes:
        """Return what stands at an https address, after redirects; raise UnreachableError where it cannot be had, or is larger than `most` bytes."""
        here = urldefrag(url).url
        for _ in range(MOST_REDIRECTS + 1):
            if urlsplit(here).scheme != "https" and not self.plain:
                raise UnreachableError("it is not at an address that begins with https://")
            try:
                status, location, body = self._body(here, most)
            except AddressError as error:
                raise UnreachableError("it leads to an address that no page may lead to") from error
            except NotPublicError as error:
                raise UnreachableError("it leads to a machine that is not on the public internet") from error
            except (HTTPError, HTTPException, OSError, ValueError) as error:
                raise UnreachableError(_why(error)) from error
            if status in _REDIRECTS and location:
                here = urldefrag(urljoin(here, location)).url
            elif status != 200:
                raise UnreachableError(f"it answered {status}")
            elif len(body) > most:
                raise UnreachableError(f"it is larger than {most // 1_000_000} MB")
            else:
                return body
        raise UnreachableError("it leads on and on")

    def _body(self, url: str, most: int) -> tuple[int, str | None, bytes]:
        with self._asked("GET", url) as response:
            return response.status, response.headers.get("Location"), response.read(most + 1)

    def _status(self, url: str) -> tuple[int, str | None]:
        """Return what HEAD is answered or, where that is no good answer, GET: many servers know only the one."""
        with suppress(HTTPError, HTTPException, ConnectionError):
            status, location = self._request("HEAD", url)
            if status < 400:
                return status, location
        return self._request("GET", url)

    def _request(self, method: str, url: str) -> tuple[int, str | None]:
        with self._asked(method, url) as response:
            return response.status, response.headers.get("Location")

    @contextmanager
    def _asked(self, method: str, url: str) -> Iterator[HTTPResponse]:
        parts = read_url(url)
        port = urlsplit(url).port or (443 if parts.scheme == "https" else 80)
        with self.turn(parts.host), self._connected(parts.scheme, parts.host, port) as connection:
            host = parts.host if port in (80, 443) else f"{parts.host}:{port}"
            headers = {"Host": host, "User-Agent": self.agent, "Accept": "*/*"}
            connection.request(method, _target(parts.rest), headers=headers, preload_content=False)
            yield connection.getresponse()

    @contextmanager
    def _connected(self, scheme: str, host: str, port: int) -> Iterator[HTTPConnection]:
        addresses = self.resolve(host, port)
        if not addresses or not all(map(self.allowed, addresses)):
            raise NotPublicError(host)
        connection = self._connection(scheme, str(addresses[0]), host, port)
        timer = Timer(self.in_all, _cut, [connection])
        timer.daemon = True
        timer.start()
        try:
            with closing(connection):
                connection.connect()
                yield connection
        finally:
            timer.cancel()

    def _connection(self, scheme: str, address: str, host: str, port: int) -> HTTPConnection:
        if scheme == "http":
            return HTTPConnection(address, port, timeout=self.seconds)
        return HTTPSConnection(
            address,
            port,
            timeout=self.seconds,
            server_hostname=host,
            ssl_context=self.tls,
        )


def _cut(connection: HTTPConnection) -> None:
    """End a request that drips on: no single wait of it is long."""
    if connection.sock:
        with suppress(OSError):
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


def _target(rest: str) -> str:
    """Return path and query as they are sent: from the root, letters outside ASCII by number."""
    return quote(rest if rest.startswith("/") else f"/{rest}", safe="/?[]@!$&'()*+,;=:%")


def _judged(status: int, moved: str | None) -> Answer:
    if status < 400:
        return Answer("fine", moved=moved, status=status)
    if status in _NOT_FOR_PROGRAMS:
        return Answer("unsure", f"it answers programs with {status}", status=status)
    return Answer("failed", f"it answered {status}", status=status)


def _is_elsewhere(here: str, url: str) -> bool:
    return here.rstrip("/") != urldefrag(url).url.rstrip("/")


def _why(error: Exception) -> str:
    """Say in words what went wrong; what a server sent is never part of it."""
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, ssl.SSLError):
        return "no safe connection could be made: its certificate is not in order"
    if isinstance(error, TimeoutError | ConnectTimeoutError | ReadTimeoutError):
        return "it did not answer in time"
    if isinstance(error, HTTPException) and not isinstance(error, OSError):
        return "what it answered is no web page"
    return "the connection failed"
