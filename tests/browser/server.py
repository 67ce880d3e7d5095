"""A static host on the loopback interface, as plain as the ones that a site is published on."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

COMPRESSED = ("text/", "application/json", "application/ld+json", "image/svg+xml")


class SiteServer:
    """Serves a folder under a path: `SiteServer(folder, under="/sub/").url` is `http://127.0.0.1:PORT/sub/`.

    Text is compressed for clients that accept gzip, `404.html` answers for what is not there, and
    `headers` are added to every answer. `requests` lists the path and query of every request, in order.
    """

    def __init__(self, folder: Path, under: str = "/", headers: Mapping[str, str] | None = None) -> None:
        self.folder = folder.resolve()
        self.under = f"/{under.strip('/')}/".replace("//", "/")
        self.headers = dict(headers or {})
        self.requests: list[str] = []
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}{self.under}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stops serving and frees the port."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def file(self, path: str) -> Path | None:
        """The file or folder that a path of an address stands for, or None outside the site."""
        if not f"{path}/".startswith(self.under):
            return None
        file = (self.folder / path[len(self.under) :].lstrip("/")).resolve()
        return file if file.is_relative_to(self.folder) else None


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers one connection of a SiteServer."""

    protocol_version = "HTTP/1.1"
    # An answer goes out whole: its head sent before its body would wait for the client to acknowledge it, which takes 40 ms.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, site: SiteServer, *connection: Any) -> None:
        self.site = site
        super().__init__(*connection)

    def do_GET(self) -> None:
        self.site.requests.append(self.path)
        path = unquote(urlsplit(self.path).path)
        file = self.site.file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                return self.answer(HTTPStatus.MOVED_PERMANENTLY, location=f"{path}/")
            file /= "index.html"
        if file is not None and file.is_file():
            return self.answer(HTTPStatus.OK, file)
        missing = self.site.folder / "404.html"
        return self.answer(HTTPStatus.NOT_FOUND, missing if missing.is_file() else None)

    def do_HEAD(self) -> None:
        self.do_GET()

    def answer(self, status: HTTPStatus, file: Path | None = None, location: str | None = None) -> None:
        kind = media_type(file)
        body = file.read_bytes() if file else b""
        self.send_response(status)
        if location:
            self.send_header("Location", quote(location))
        if kind.startswith(COMPRESSED):
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in self.site.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            with suppress(ConnectionError):  # the page was left meanwhile
                self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silent: the tests look at `requests`."""


MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "text/xml; charset=utf-8",
}


def media_type(file: Path | None) -> str:
    """By the file's suffix; not from the machine's own table, which differs from one to the next."""
    return MEDIA_TYPES.get(file.suffix if file else ".txt", "application/octet-stream")
