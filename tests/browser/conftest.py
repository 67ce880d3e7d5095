"""Fixtures of the tests that drive a real Chromium.

    def test_finder(serve_site, demo_site, page, axe):
        page.goto(serve_site(demo_site).url + "find/")
        assert axe(page) == []

Whatever a test does, it fails if any page asked another host for anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

from tests.browser.server import SiteServer
from tools.chromium import NoChromiumError, find_chromium

HERE = Path(__file__).parent
AXE = HERE.parent.parent / "node_modules/axe-core/axe.min.js"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def launch_options() -> dict[str, object]:
    """How Chromium is started: closed to every host but this machine, and silent in the background."""
    try:
        executable = find_chromium()
    except NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to start its sandbox as root
    # Visitors have the back-forward cache, so the tests do.
    hidden = ["--disable-back-forward-cache"]
    return {"executable_path": executable, "args": arguments, "ignore_default_args": hidden}


@pytest.fixture(scope="session")
def browser(playwright: Playwright, launch_options: dict[str, object]) -> Iterator[Browser]:
    """Chromium, started once a worker."""
    started = playwright.chromium.launch(**launch_options)
    yield started
    started.close()


@dataclass
class Watch:
    """What the pages of one test did besides showing themselves."""

    requests: list[str] = field(default_factory=list)  # every address asked for, in order
    foreign: list[str] = field(default_factory=list)  # those of another host
    errors: list[str] = field(default_factory=list)  # exceptions in scripts and errors on the console
    csp: list[str] = field(default_factory=list)  # violations of the Content-Security-Policy

    def attach(self, context: BrowserContext) -> None:
        """Watches every page of the context, pop-ups and workers included."""
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("page", lambda page: page.on("websocket", lambda socket: self._asked(socket.url)))

    def _asked(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https", "ws", "wss"}:
            return  # data: and blob: stay in the page
        self.requests.append(address)
        if parts.hostname not in LOOPBACK:
            self.foreign.append(address)

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.csp.append(message.text)
        elif message.type == "error":
            self.errors.append(message.text)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the pages of this test asked for and complained about; no other host may be among it."""
    watched = Watch()
    yield watched
    assert watched.foreign == [], "a page asked another host"


@pytest.fixture
def new_page(browser: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Opens a page in a fresh profile: `new_page(java_script_enabled=False, color_scheme="dark", …)`.

    The options are those of Playwright's `Browser.new_context`. Without any: 1280×800 pixels, en-GB,
    Europe/London, reduced motion.
    """
    contexts: list[BrowserContext] = []

    def open_page(**options: object) -> Page:
        defaults = {
            "viewport": {"width": 1280, "height": 800},
            "locale": "en-GB",
            "timezone_id": "Europe/London",
            "reduced_motion": "reduce",
        }
        context = browser.new_context(**(defaults | options))
        context.set_default_timeout(15_000)
        watch.attach(context)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page with the defaults of `new_page`."""
    return new_page()


@pytest.fixture(scope="session")
def serve_site() -> Iterator[Callable[..., SiteServer]]:
    """Serves a built site: `serve_site(folder, under="/sub/", headers={…}).url`; asked twice, one server."""
    servers: dict[object, SiteServer] = {}

    def serve(folder: Path, under: str = "/", headers: dict[str, str] | None = None) -> SiteServer:
        key = (folder, under, tuple(sorted((headers or {}).items())))
        if key not in servers:
            servers[key] = SiteServer(folder, under, headers)
        return servers[key]

    yield serve
    for server in servers.values():
        server.close()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Accessibility violations of a page by axe-core, best practices included, one line each.

    `axe(page, {"runOnly": ["color-contrast"]})` passes options of `axe.run`.
    """
    if not AXE.is_file():
        pytest.fail("axe-core is not in node_modules: `make test` puts it there.", pytrace=False)
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page, options: dict[str, object] | None = None) -> list[str]:
        page.evaluate(source)  # by the debugger, so the page's own Content-Security-Policy stands
        asked = {"resultTypes": ["violations"]} | (options or {})
        # Only what is amiss comes back: the rest of a result is far larger than a page, and takes as long as finding it.
        found = page.evaluate(
            "options => axe.run(document, options).then(({ violations }) => violations)", asked
        )
        return [
            f"{violation['id']}: {node['target']}: {violation['help']}: {node['html'][:200]}"
            for violation in found
            for node in violation["nodes"]
        ]

    return violations
