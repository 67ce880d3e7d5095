"""A geocoder on the loopback interface that speaks Nominatim's JSON, and every way in which one fails."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

HOUSE = 30
"""Nominatim's place_rank of a house."""


class Clock:
    """Time that passes only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Asked:
    """One request: when it came, for which address, by whom."""

    at: float
    query: str
    user_agent: str


@dataclass
class FakeGeocoder:
    """Answers `known` addresses (by a part of the query) with their coordinates, and those in `faults` in the way that is named there."""

    known: dict[str, tuple[float, float]]
    clock: Clock
    faults: dict[str, str] = field(default_factory=dict)
    once: bool = False
    asked: list[Asked] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    domain: str = ""

    def environment(self) -> dict[str, str]:
        """How the command is told to use it."""
        return {
            "COMMONGROUND_GEOCODER_DOMAIN": self.domain,
            "COMMONGROUND_GEOCODER_SCHEME": "http",
            "COMMONGROUND_GEOCODER_USER_AGENT": "Common Ground tests, tests@example.org",
        }

    def queries(self) -> list[str]:
        """What was asked, in order."""
        return [request.query for request in self.asked]

    def fault_of(self, query: str) -> str | None:
        """Return the fault of a query, for the first request only where it happens once."""
        part = next((part for part in self.faults if part in query), None)
        return (self.faults.pop(part) if self.once else self.faults[part]) if part else None

    def answer(self, query: str) -> list[dict[str, object]]:
        """Return what Nominatim would."""
        return [
            {"lat": str(latitude), "lon": str(longitude), "display_name": query, "place_rank": HOUSE}
            for part, (latitude, longitude) in self.known.items()
            if part in query
        ]


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    geocoder: FakeGeocoder

    def do_GET(self) -> None:
        """Answer as Nominatim does, or fail as the query's fault says."""
        query = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        self.geocoder.asked.append(Asked(self.geocoder.clock.now, query, self.headers.get("User-Agent", "")))
        fault = self.geocoder.fault_of(query)
        try:
            if fault is None:
                self.send(json.dumps(self.geocoder.answer(query)))
            else:
                FAULTS[fault](self)
        except OSError:
            self.close_connection = True

    def send(
        self,
        body: str | bytes,
        status: int = 200,
        kind: str = "application/json",
        length: int = 0,
        **headers: str,
    ) -> None:
        """Send an answer; `length` other than the body's is a lie."""
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


def coordinates(latitude: str, longitude: str) -> Callable[[Handler], None]:
    """Return a fault that answers with coordinates as they stand, which need not be valid JSON."""
    body = f'[{{"lat": {latitude}, "lon": {longitude}, "display_name": "here", "place_rank": {HOUSE}}}]'
    return lambda handler: handler.send(body)


def text(body: str | bytes, **how: object) -> Callable[[Handler], None]:
    """Return a fault that answers with a body."""
    return lambda handler: handler.send(body, **how)  # type: ignore[arg-type]


def hang(handler: Handler) -> None:
    """Say nothing until the test is over."""
    handler.geocoder.released.wait()


def drip(handler: Handler) -> None:
    """Send a space every 20 ms for ever: no single wait is long."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.geocoder.released.wait(0.02):
        handler.wfile.write(b" ")


def reset(handler: Handler) -> None:
    """Close the connection with RST."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    raise ConnectionResetError


def chunks_cut_off(handler: Handler) -> None:
    """Promise a long chunk and send a short one."""
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b'ff\r\n[{"lat":')
    handler.close_connection = True


def redirect_to_itself(handler: Handler) -> None:
    """Send the asker round in a circle."""
    handler.send("", 302, Location=handler.path)


def not_http(handler: Handler) -> None:
    """Answer in another protocol."""
    handler.wfile.write(b"220 mail.example.org ESMTP\r\n")


OUTAGES: dict[str, Callable[[Handler], None]] = {
    "401": text("{}", status=401),
    "403": text("<html>Access blocked</html>", status=403, kind="text/html"),
    "429": text("", status=429),
    "429 and wait 30 s": text("", status=429, Retry_After="30"),
    "429 and wait a day": text("", status=429, Retry_After="86400"),
    "429 and nonsense": text("", status=429, Retry_After="soon"),
    "500": text("oh", status=500),
    "502 with JSON": text("[]", status=502),
    "503": text("", status=503),
    "hang": hang,
    "drip": drip,
    "reset": reset,
    "chunks cut off": chunks_cut_off,
    "cut off": text('[{"lat": "53.79", "lon": "-1.5', length=500),
    "cut off before a bracket": text('[{"lat": "53.79", "lon": "-1.5"}'),
    "cut off after an empty list": text("[]", length=500),
    "signs that a terminal obeys": text("\x1b[2J\x07 no JSON"),
    "HTML": text("<!doctype html><title>Please log in</title>", kind="text/html"),
    "empty": text(""),
    "not UTF-8": text(b'["\xff\xfe"]'),
    "an unknown charset": text("[]", kind="application/json; charset=klingon"),
    "null": text("null"),
    "an empty object": text("{}"),
    "an empty text": text('""'),
    "zero": text("0"),
    "false": text("false"),
    "an error in JSON": text('{"error": "too long"}'),
    "another object": text('{"status": "ok"}'),
    "a list of numbers": text("[1, 2]"),
    "nested too deep": text("[" * 100_000),
    "huge": text(b"[" + b" " * 5_000_000 + b"]"),
    "redirect": redirect_to_itself,
    "redirect without an end": text("", status=302),
    "another protocol": not_http,
}
"""The geocoder is not there, or not itself: what it says tells nothing about the address."""

UNUSABLE: dict[str, Callable[[Handler], None]] = {
    "400": text('{"error": {"code": 400, "message": "no"}}', status=400),
    "no coordinates": text('[{"display_name": "here"}]'),
    "NaN": coordinates("NaN", "-1.5"),
    "NaN in quotes": coordinates('"nan"', '"-1.5"'),
    "Infinity": coordinates("Infinity", "-1.5"),
    "infinite longitude": coordinates("53.8", "1e999"),
    "north of the pole": coordinates('"91"', '"0"'),
    "0, 0": coordinates('"0"', '"0.0"'),
    "words": coordinates('"north"', '"west"'),
    "in another town": coordinates('"50.37"', '"-4.14"'),
    "on the other side of the Earth": coordinates('"53.8"', '"178.5"'),
    "swapped": coordinates('"-1.5"', '"53.8"'),
}
"""The geocoder answers, but not with the place of the address."""

FAULTS = OUTAGES | UNUSABLE


@contextmanager
def fake_geocoder(known: dict[str, tuple[float, float]]) -> Iterator[FakeGeocoder]:
    """A geocoder that runs until the test is over, with a clock of its own."""
    geocoder = FakeGeocoder(known, Clock())
    handler = type("OwnHandler", (Handler,), {"geocoder": geocoder})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    geocoder.domain = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield geocoder
    finally:
        geocoder.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
