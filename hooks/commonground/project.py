"""Where a project keeps its files: its own folders, the overlay of a regional copy, and the data that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class ProjectError(Exception):
    """The project's files cannot be found or read; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of listings, the name it is shown by, and whether it may hold demonstration groups."""

    path: Path
    name: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A checkout, and the folder that holds its listings (`data` unless another one was asked for)."""

    root: Path
    data: Path

    @classmethod
    def at(cls, root: Path | None = None, data: Path | None = None) -> Project:
        """Return the project that `root` (or the current folder, or a folder above it) belongs to."""
        start = (root or Path.cwd()).resolve()
        found = next(
            (folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None
        )
        if found is None:
            raise ProjectError(
                f"no mkdocs.yml was found in {start} or above it; run this in a copy of the project"
            )
        return cls(found, (data or found / "data").resolve())

    def name(self, path: Path) -> str:
        """Return how a file is called in messages: relative to the project where it lies inside."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    @property
    def folders(self) -> list[Path]:
        """The folders whose listings are this site's: the data folder and, when the data are the project's own, the overlay local/data."""
        overlay = [self.root / "local" / "data"] if self.data == self.root / "data" else []
        return [self.data, *overlay]

    @property
    def own_data(self) -> Path:
        """The folder that new files of data belong into: that of the overlay in a regional copy, else the data folder."""
        return self.folders[-1] if (self.root / "local").is_dir() else self.data

    def sources(self, *, demo: bool) -> list[Source]:
        """Return the files of listings, sorted; raise ProjectError where there are none to read.

        They are groups.yaml and groups/**/*.yaml of the data folder, of the overlay local/data when the data are the project's own,
        and those of its folder demo/ where demonstration groups are wanted.
        """
        if not self.data.is_dir():
            raise ProjectError(f"the data folder {self.name(self.data)} does not exist or cannot be read")
        found = [
            Source(path, self.name(path), False) for folder in self.folders for path in _listing_files(folder)
        ]
        if demo:
            demo_folder = self.data / "demo"
            found += [Source(path, self.name(path), True) for path in sorted(demo_folder.rglob("*.yaml"))]
        if not found:
            raise ProjectError(f"there is no groups.yaml and no groups/*.yaml in {self.name(self.data)}")
        return found

    def layers(self, name: str) -> list[Path]:
        """Return the files called `name` that count, the one that lies on top last: the data folder's or the project's own, then local's."""
        base = self.data / name
        if not base.is_file():
            base = self.root / "data" / name
        local = self.root / "local" / "data" / name
        found = [path for path in (base, local) if path.is_file()]
        if not found:
            raise ProjectError(
                f"the data file {name} is missing: it belongs in {self.name(self.root / 'data' / name)}"
            )
        return found

    @property
    def lock_path(self) -> Path:
        """The committed file of geocoded addresses: beside the listings that were asked for, else the project's own."""
        own = self.data / "geocode.lock"
        return (
            own if own.is_file() or self.data == self.root / "data" else self.root / "data" / "geocode.lock"
        )


def _listing_files(folder: Path) -> list[Path]:
    single = folder / "groups.yaml"
    return ([single] if single.is_file() else []) + sorted(
        p for p in (folder / "groups").rglob("*.yaml") if p.is_file()
    )
