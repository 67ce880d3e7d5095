"""A map with streets that a maintainer set up (`map_tiles`): its address as the finder's page needs it, and the host that is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..settings import Settings


@dataclass(frozen=True, slots=True)
class Tiles:
    """Map squares: their address, what their makers want said, the largest zoom, and their host where that is another one ("https://…")."""

    address: str
    credit: str
    zoom: int
    host: str

    def from_page(self, path: str) -> Tiles:
        """Return them as the page at `path` asks for them: an address without a slash in front is from the root of the site."""
        if self.host or self.address.startswith("/"):
            return self
        return replace(self, address="../" * path.count("/") + self.address)


def tiles_of(settings: Settings) -> Tiles | None:
    """Return the map squares of a site; None where it has none, which is the rule."""
    if not settings.map_tiles:
        return None
    parts = urlsplit(settings.map_tiles)
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return Tiles(settings.map_tiles, settings.map_credit, settings.map_zoom, host)
