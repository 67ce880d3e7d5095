"""Opens an online geocoder of geopy by its name, configured from the environment."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any, NoReturn

from geopy.exc import ConfigurationError, GeocoderNotFound
from geopy.geocoders import get_geocoder_for_service

from .careful import CarefulAdapter

TIMEOUT_SECONDS = 10.0
MAY_NOT_BE_KEPT = frozenset({"googlev3", "bing", "baidu", "baiduv3", "what3words", "what3wordsv3"})
"""Geocoders whose terms do not let answers be stored, or that look up something else than addresses."""

_KEYS = ("api_key", "apikey", "subscription_key", "access_token", "auth_token", "username")
"""What geopy's geocoders call the one secret that a service gives its users."""


class OnlineError(Exception):
    """The geocoder that was asked for cannot be used; the message says why and what to do."""


def open_geocoder(name: str, environment: Mapping[str, str], timeout: float = TIMEOUT_SECONDS) -> Any:
    """Return a geopy geocoder by its name, configured from COMMONGROUND_GEOCODER_KEY, _DOMAIN, _SCHEME and _USER_AGENT.

    Raises OnlineError where it is not known, may not be kept, or lacks what it needs.
    """
    said = {
        part: environment.get(f"COMMONGROUND_GEOCODER_{part}", "")
        for part in ("KEY", "DOMAIN", "SCHEME", "USER_AGENT")
    }
    if name.lower() in MAY_NOT_BE_KEPT:
        raise OnlineError(f"answers of {name} may not be stored; choose another geocoder")
    try:
        service = get_geocoder_for_service(name)
    except GeocoderNotFound:
        raise OnlineError(
            f"there is no geocoder called '{name}'; nominatim, photon, pelias and arcgis need no key"
        ) from None
    if not said["USER_AGENT"]:
        raise OnlineError(
            "set COMMONGROUND_GEOCODER_USER_AGENT to your site's name and an e-mail address: geocoders refuse those who do not say who asks"
        )
    parameters = inspect.signature(service).parameters
    needed = [key for key, parameter in parameters.items() if parameter.default is parameter.empty]
    if "://" in said["DOMAIN"]:
        said["SCHEME"], _, said["DOMAIN"] = said["DOMAIN"].partition("://")
    given: dict[str, Any] = {"timeout": timeout, "user_agent": said["USER_AGENT"]}
    given["adapter_factory"] = CarefulAdapter
    given |= {
        part.lower(): said[part] for part in ("DOMAIN", "SCHEME") if part.lower() in parameters and said[part]
    }
    # A user name is the key of a service that has no other; elsewhere it comes with a password.
    keys = [key for key in _KEYS if key in parameters and (key in needed or key != "username")]
    given |= {key: said["KEY"] for key in keys if said["KEY"]}
    missing = [key for key in needed if key not in given]
    if missing:
        _ask_for(name, missing, keys)
    try:
        return service(**given)
    except ConfigurationError as error:
        raise OnlineError(f"{name} cannot be used: {error}") from error


def _ask_for(name: str, missing: list[str], keys: list[str]) -> NoReturn:
    """Say which setting has what a service needs, or that none has."""
    what = f"{name} needs its {', '.join(missing)}"
    if set(missing) - {"domain", *keys}:
        raise OnlineError(f"{what}, which this command has no setting for; choose another geocoder")
    parts = [part for part, names in (("DOMAIN", {"domain"}), ("KEY", set(keys))) if names & set(missing)]
    raise OnlineError(f"{what}: set {' and '.join(f'COMMONGROUND_GEOCODER_{part}' for part in parts)}")
