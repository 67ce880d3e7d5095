"""A website on the loopback interface with every way in which one misbehaves, and a name service that leads to it and into networks."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from ssl import SSLContext

from commonground.upkeep.guard import Ip
from commonground.upkeep.reach import Reach

HOST = "web.listing.test"
LOOPBACK = ip_address("127.0.0.1")
NAMES = {
    HOST: ["127.0.0.1"],
    "other.listing.test": ["127.0.0.1"],
    "metadata.listing.test": ["169.254.169.254"],
    "router.listing.test": ["192.168.0.1"],
    "both.listing.test": ["127.0.0.1", "10.0.0.1"],
}


def lookup(host: str, port: int) -> list[Ip]:
    """Return the addresses of a name, as a name service does."""
    if host not in NAMES:
        raise socket.gaierror(socket.EAI_NONAME, "no such host")
    return [ip_address(address) for address in NAMES[host]]


@dataclass
class Website:
    """Where it is, and what was asked: method, host, path, user agent."""

    port: int = 0
    asked: list[tuple[str, str, str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    scheme: str = "http"

    def url(self, path: str, host: str = HOST) -> str:
        """Return the address of a page."""
        return f"{self.scheme}://{host}:{self.port}/{path}"

    def reach(self, **how: object) -> Reach:
        """Return what asks it, with little patience."""
        said = {"resolve": lookup, "allowed": LOOPBACK.__eq__, "seconds": 0.3, "in_all": 0.6, **how}
        return Reach("Tests (+https://site.example.org/)", **said)  # type: ignore[arg-type]


class Handler(BaseHTTPRequestHandler):
    """Answers one request as its path says."""

    website: Website

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer()

    def do_GET(self) -> None:
        """Answer with one."""
        self._answer()

    def _answer(self) -> None:
        asked = (self.command, self.headers["Host"], self.path, self.headers["User-Agent"])
        self.website.asked.append(asked)
        what, _, rest = self.path.partition("?")[0].strip("/").partition("/")
        try:
            PAGES[what](self, rest)
        except OSError:
            self.close_connection = True

    def status(self, code: int, **headers: str) -> None:
        """Send a status and headers."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


def _says(handler: Handler, code: str) -> None:
    handler.status(int(code))


def _only_get(handler: Handler, code: str) -> None:
    handler.status(200 if handler.command == "GET" else int(code))


def _leads(handler: Handler, rest: str) -> None:
    code, _, goal = rest.partition("/")
    handler.status(int(code), Location=goal.replace("PORT", str(handler.website.port)))


def _leads_back(handler: Handler, _: str) -> None:
    handler.status(302, Location=handler.path)


def _hangs(handler: Handler, _: str) -> None:
    handler.website.released.wait()


def _drips(handler: Handler, _: str) -> None:
    """Send letter by letter: no single wait is long."""
    while not handler.website.released.wait(0.02):
        handler.wfile.write(b"x")


def _resets(handler: Handler, _: str) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def _is_huge(handler: Handler, _: str) -> None:
    """Send a body until nobody listens any more."""
    handler.status(200)
    while not handler.website.released.is_set():
        handler.wfile.write(b"x" * 65536)


def _has_huge_headers(handler: Handler, _: str) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n")


def _is_not_http(handler: Handler, _: str) -> None:
    handler.wfile.write(b"220 mail.example.org ESMTP\r\n")


PAGES: dict[str, Callable[[Handler, str], None]] = {
    "says": _says,
    "only-get": _only_get,
    "leads": _leads,
    "circle": _leads_back,
    "hangs": _hangs,
    "drips": _drips,
    "resets": _resets,
    "huge": _is_huge,
    "huge-headers": _has_huge_headers,
    "not-http": _is_not_http,
}


@contextmanager
def website(tls: SSLContext | None = None) -> Iterator[Website]:
    """A website that runs until the test is over."""
    site = Website(scheme="https" if tls else "http")
    handler = type("OwnHandler", (Handler,), {"website": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] - those who ask may go away
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
