"""Asks an online geocoder for coordinates of addresses: with upkeep/reach.py the only code that uses the network, and only when told to.

Built on geopy. It asks at most once a second, says who asks, keeps each answer at once, and never takes an outage for "no such address".
"""

from __future__ import annotations

import math
import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from geopy.adapters import AdapterHTTPError
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
)

from .answers import answer_precision
from .gazetteer import Gazetteer
from .geocode import Address, locate
from .lock import Found, Lock, NotFound, is_position
from .nearest import distance_km

SECONDS_BETWEEN = 1.0
TRIES = 3
LONGEST_WAIT_SECONDS = 120.0
FAR_KM = 50.0
"""An answer farther than this from the address's own postcode area, town or region is not the address."""

_FIELDS = {"arcgis": {"out_fields": "Addr_type"}}
"""What a service must be asked for, beside the address, so that it says how precise its answer is."""


@dataclass(slots=True)
class Outcome:
    """What a run did: addresses found, those the geocoder does not know, answers that were refused, and why it stopped early if it did."""

    lock: Lock
    found: int = 0
    not_found: list[Address] = field(default_factory=list)
    refused: list[tuple[Address, str]] = field(default_factory=list)
    left: int = 0
    stopped: str = ""


def unanswered(addresses: Iterable[Address], lock: Lock) -> list[Address]:
    """Return the addresses that the lock has no answer for, each once however many rooms in it have a name."""
    first: dict[str, Address] = {}
    for address in addresses:
        first.setdefault(address.key, address)
    return [address for key, address in first.items() if not lock.answered(key)]


def geocode_addresses(
    addresses: Sequence[Address],
    lock: Lock,
    path: Path,
    geocoder: Any,
    source: str,
    gazetteer: Gazetteer,
    as_of: date,
    *,
    told: Callable[[Address], None] = lambda address: None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Outcome:
    """Ask for each address that the lock has no answer for, and write the lock to `path` after each answer.

    Every address must be one that its listing publishes exactly: all of them are sent to the geocoder and end in a public file.
    A run that is interrupted goes on where it stopped. It ends early when the geocoder refuses us or fails TRIES times for one address,
    and keeps what it has.
    """
    outcome = Outcome(lock)
    missing = unanswered(addresses, lock)
    pace = _Pace(sleep, clock)
    for number, address in enumerate(missing):
        outcome.left = len(missing) - number
        told(address)
        try:
            answer = _judged(
                _ask(geocoder, address, pace, _FIELDS.get(source, {})), address, gazetteer, source, as_of
            )
        except KeyboardInterrupt:
            outcome.stopped = "it was interrupted; run it again to go on"
            break
        except GeocoderServiceError as error:
            if _cannot_read(error):
                outcome.refused.append((address, f"the geocoder cannot read it ({_kind(error)})"))
                continue
            outcome.stopped = f"the geocoder does not answer as it should ({_kind(error)}); no address was taken for unknown; run it again later"
            break
        if isinstance(answer, str):
            outcome.refused.append((address, answer))
            continue
        outcome.lock = outcome.lock.with_entry(address.key, answer)
        outcome.lock.write(path)
        if isinstance(answer, Found):
            outcome.found += 1
        else:
            outcome.not_found.append(address)
    else:
        outcome.left = 0
    return outcome


class _Pace:
    """Keeps requests at least SECONDS_BETWEEN apart."""

    def __init__(self, sleep: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._sleep = sleep
        self._clock = clock
        self._next = -math.inf

    def wait(self) -> None:
        ahead = self._next - self._clock()
        if ahead > 0:
            self._sleep(ahead)
        self._next = self._clock() + SECONDS_BETWEEN

    def back_off(self, seconds: float) -> None:
        self._next = self._clock() + max(seconds, SECONDS_BETWEEN)


def _ask(geocoder: Any, address: Address, pace: _Pace, fields: Mapping[str, str]) -> Any:
    """Return geopy's Location of an address, None where the geocoder knows none.

    Raises GeocoderServiceError at once where the geocoder cannot read the address or refuses us, after TRIES failures else.
    """
    query = ", ".join(
        filter(None, (address.address, address.town, address.region, address.postcode, address.country))
    )
    for attempt in range(1, TRIES + 1):
        pace.wait()
        try:
            with warnings.catch_warnings(action="ignore", category=UserWarning):
                return geocoder.geocode(query, exactly_one=True, **fields)
        except GeocoderServiceError as error:
            wait = _wait(error, attempt)
            if attempt == TRIES or wait is None:
                raise
            pace.back_off(wait)
        except ValueError:
            return _NOWHERE
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise GeocoderServiceError(f"an answer in an unknown form: {error.__class__.__name__}") from error
    raise AssertionError("the last attempt returns or raises")


_NOWHERE = object()
"""An answer whose coordinates are no numbers that geopy takes."""


def _wait(error: GeocoderServiceError, attempt: int) -> float | None:
    """Return the seconds after which to try again, None where that would not help or would not be polite."""
    if isinstance(error, GeocoderRateLimited):
        asked = float(error.retry_after or SECONDS_BETWEEN * 5**attempt)
        return asked if asked <= LONGEST_WAIT_SECONDS else None
    refusals = (
        GeocoderAuthenticationFailure,
        GeocoderInsufficientPrivileges,
        GeocoderQueryError,
        GeocoderQuotaExceeded,
    )
    return None if isinstance(error, refusals) else SECONDS_BETWEEN * 5**attempt


def _judged(
    location: Any, address: Address, gazetteer: Gazetteer, source: str, as_of: date
) -> Found | NotFound | str:
    """Return what to keep of an answer, or why it is refused."""
    if location is None:
        return NotFound(source, as_of)
    if location is _NOWHERE or not is_position(location.latitude, location.longitude):
        return "the answer is no position on Earth, or 0, 0, which stands for unknown"
    latitude, longitude = float(location.latitude), float(location.longitude)
    stated = locate(address, "exact", None, None, gazetteer, Lock())
    if stated:
        away = distance_km(latitude, longitude, stated.latitude, stated.longitude)
        if away > FAR_KM + stated.within_km:
            return f"the answer is {away:.0f} km from the {stated.precision} that the listing names"
    precision = answer_precision(location.raw)
    # A whole town is no better than what the gazetteer knows already.
    return Found(latitude, longitude, precision, source, as_of) if precision else NotFound(source, as_of)


def _cannot_read(error: GeocoderServiceError) -> bool:
    """Return whether the fault is the address's (status 400 and the like), not an error that the service tells with a good status."""
    return isinstance(error, GeocoderQueryError) and isinstance(error.__cause__, AdapterHTTPError)


def _kind(error: GeocoderServiceError) -> str:
    words = error.__class__.__name__.removeprefix("Geocoder")
    said = "".join(character if character.isprintable() else " " for character in str(error)[:1000])
    said = " ".join(said.split())[:120]
    return f"{words}: {said}" if said else words
