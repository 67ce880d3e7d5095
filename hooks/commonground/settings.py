"""What the maintainer of a site may say: mkdocs.yml (`site_name`, `site_url`, `extra.commonground`), with local/settings.yml laid over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from .listings.near import did_you_mean

_TILES = re.compile(r"(?:https://[A-Za-z0-9.-]+(?::\d+)?(?=/))?/?[A-Za-z0-9{}][A-Za-z0-9{}@._~/?=&-]*")


class SettingsError(Exception):
    """A settings file that cannot be used; the message names the file and what to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one site.

    `country` (ISO 3166-1) chooses the numbers of the help strip; `languages` are BCP 47 tags, the first is the site's own.
    `exit_url` is where "Leave this page" leads; `repository` and `email` are where mistakes are reported.
    `maintainers` are accounts that are asked about every change that is not an organization's own.
    `maintained` is a day on which somebody looked after the site, where that shows in no listing.
    `map_tiles` is a set of map squares that may be shown on request: a path on the same host or an https address, with {z}, {x} and {y};
    `map_credit` is what its makers want said, `map_zoom` the largest zoom that it has.
    """

    site_name: str = "Common Ground"
    site_url: str = ""
    region: str = ""
    country: str = ""
    languages: tuple[str, ...] = ("en",)
    demo: bool = True
    discreet_titles: bool = False
    exit_url: str = "https://www.wikipedia.org/"
    exit_name: str = ""
    repository: str = ""
    branch: str = "main"
    email: str = ""
    maintainers: tuple[str, ...] = ()
    maintained: date | None = None
    map_tiles: str = ""
    map_credit: str = ""
    map_zoom: int = 16

    @property
    def language(self) -> str:
        """The language of the site's own words."""
        return self.languages[0]


def read_settings(root: Path) -> Settings:
    """Read the settings of the project at `root`; raise SettingsError in words where they cannot be used."""
    engine = _read(root / "mkdocs.yml", "mkdocs.yml")
    extra = engine.get("extra") or {}
    said: dict[str, Any] = {name: engine[name] for name in ("site_name", "site_url") if engine.get(name)}
    said |= _mapping(extra.get("commonground"), "mkdocs.yml", "extra.commonground")
    local = root / "local" / "settings.yml"
    if local.exists():
        said |= _read(local, "local/settings.yml")
    return settings_from(said)


def settings_from(said: Mapping[str, Any]) -> Settings:
    """Return settings from plain values; raise SettingsError for a name or a value that is not known."""
    known = {field.name: field for field in fields(Settings)}
    values: dict[str, Any] = {}
    for name, value in said.items():
        if name not in known:
            hint = did_you_mean(name, known)
            raise SettingsError(f"the settings have no '{name}'{f'; {hint}' if hint else ''}")
        if name in ("languages", "maintainers"):
            values[name] = tuple(str(tag) for tag in value) if isinstance(value, list) else (str(value),)
        elif name in ("demo", "discreet_titles"):
            if str(value).lower() not in ("true", "false"):
                raise SettingsError(f"the setting '{name}' is true or false, not '{value}'")
            values[name] = str(value).lower() == "true"
        elif name == "map_tiles":
            values[name] = _tiles(str(value))
        elif name == "maintained":
            values[name] = _day(str(value))
        elif name == "map_zoom":
            if not re.fullmatch(r"1?\d|2[0-2]", str(value)):
                raise SettingsError(f"the setting 'map_zoom' is a number from 0 to 22, not '{value}'")
            values[name] = int(str(value))
        else:
            values[name] = str(value)
    return Settings(**values)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise SettingsError(f"the setting 'maintained' is a date such as 2026-11-26, not '{text}'") from None


def _tiles(address: str) -> str:
    """Return the address of map squares, which goes into a page's policy, if it can be one."""
    if not address:
        return ""
    if not _TILES.fullmatch(address) or not all(f"{{{name}}}" in address for name in "zxy"):
        raise SettingsError(
            "the setting 'map_tiles' is a path on this site's host or an https address, with {z}, {x} and {y}, such as "
            f"/tiles/{{z}}/{{x}}/{{y}}.png, not '{address}'"
        )
    return address


def _read(path: Path, name: str) -> dict[str, Any]:
    try:
        # Every scalar as text (country: NO), every tag of the engine's own (!ENV) ignored, nothing executed.
        document = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    except OSError as error:
        raise SettingsError(f"{name} cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{name} is not valid YAML: {' '.join(str(error).split())}") from error
    return _mapping(document, name, "the file")


def _mapping(value: Any, file: str, what: str) -> dict[str, Any]:
    if not value:
        return {}
    if not isinstance(value, dict):
        raise SettingsError(f"{file}: {what} is a list of 'name: value' lines")
    return value
