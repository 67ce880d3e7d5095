"""A geopy adapter that trusts no server: no redirects, answers of a sensible size, and an end to slow ones."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from http.client import HTTPException
from ssl import SSLContext
from typing import Any
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut

LARGEST_BYTES = 1_000_000
_CHUNK = 65_536


class CarefulAdapter(URLLibAdapter):  # type: ignore[misc]
    """Fetches as geopy's own adapter does, but an address is only ever sent to the server that was configured.

    `timeout` bounds the whole answer, not only each wait for its next bytes.
    """

    def __init__(
        self,
        *,
        proxies: Mapping[str, str] | None,
        ssl_context: SSLContext | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        handlers = (HTTPSHandler(context=ssl_context), ProxyHandler(dict(proxies) if proxies else None))
        self.urlopen = build_opener(*handlers, _NoRedirects).open
        self._clock = clock
        self._deadline = float("inf")

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the text at an address; raises as geopy's adapters do."""
        self._deadline = self._clock() + timeout
        text: str = super().get_text(url, timeout=timeout, headers=headers)
        return text

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the JSON at an address, an array or an object that says something; raises as geopy's adapters do.

        geopy takes null, {} and the like for "not found"; no service says it so.
        """
        try:
            answer = super().get_json(url, timeout=timeout, headers=headers)
        except RecursionError:
            raise GeocoderParseError("the answer is nested too deep") from None
        if answer != [] and not (answer and isinstance(answer, list | dict)):
            raise GeocoderParseError("the answer is empty")
        return answer

    def _decode_page(self, page: Any) -> str:
        body = b""
        try:
            while chunk := page.read1(_CHUNK):
                body += chunk
                if len(body) > LARGEST_BYTES:
                    raise GeocoderServiceError("the answer is far too large")
                if self._clock() > self._deadline:
                    raise GeocoderTimedOut("the answer takes too long")
        except TimeoutError:
            raise GeocoderTimedOut("the answer takes too long") from None
        except (OSError, HTTPException) as error:
            raise GeocoderServiceError("the answer breaks off") from error
        promised = page.headers.get("Content-Length", "")
        if promised.isdecimal() and len(body) < int(promised):
            raise GeocoderServiceError("the answer breaks off")
        try:
            return body.decode(page.headers.get_content_charset() or "utf-8")
        except (ValueError, LookupError):
            raise GeocoderServiceError("the answer is not text") from None


class _NoRedirects(HTTPRedirectHandler):
    """Leaves a redirect as the error that it is here."""

    def redirect_request(self, *_: Any) -> None:
        """Never follow."""
