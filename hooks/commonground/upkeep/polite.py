"""Asks many addresses without being a burden: several hosts at once, each host one request at a time with a pause between."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock
from urllib.parse import urlsplit

from .reach import BUSY, Answer

SECONDS_BETWEEN = 1.0
HOSTS_AT_ONCE = 8


class Turns:
    """Gives each host its turns: one at a time, and SECONDS_BETWEEN the end of one and the begin of the next."""

    def __init__(
        self, sleep: Callable[[float], None] = time.sleep, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._next: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for the turn of a host, and hold it."""
        with self._locks[host]:
            ahead = self._next.get(host, 0) - self._clock()
            if ahead > 0:
                self._sleep(ahead)
            try:
                yield
            finally:
                self._next[host] = self._clock() + SECONDS_BETWEEN


def ask_all(urls: Sequence[str], ask: Callable[[str], Answer]) -> dict[str, Answer]:
    """Return the answers by address; a host that says that it is busy is asked nothing more."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urlsplit(url).netloc].append(url)
    answers: dict[str, Answer] = {}

    def ask_host(some: Sequence[str]) -> None:
        for url in some:
            answers[url] = ask(url)
            if answers[url].status == BUSY:
                break

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        list(pool.map(ask_host, hosts.values()))
    return answers
