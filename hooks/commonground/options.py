"""What is asked of a build, and how the site engine's hooks are told of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked of a build; passed on to the site engine's hooks through the environment.

    `looked_after` is the day when somebody last did, where the build has found it out already.
    """

    as_of: date
    data: Path | None = None
    production: bool = False
    engine: str = "mkdocs"
    looked_after: date | None = None

    def environment(self) -> dict[str, str]:
        """Return the environment in which the site engine builds only the prose, reproducibly."""
        midnight = datetime(self.as_of.year, self.as_of.month, self.as_of.day, tzinfo=UTC)
        return {
            "COMMONGROUND_AS_OF": self.as_of.isoformat(),
            "COMMONGROUND_DATA": str(self.data) if self.data else "",
            "COMMONGROUND_LOOKED_AFTER": self.looked_after.isoformat() if self.looked_after else "",
            "COMMONGROUND_PRODUCTION": "1" if self.production else "",
            "COMMONGROUND_PROSE_ONLY": "1",
            "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
            "NO_MKDOCS_2_WARNING": "1",
        }

    @classmethod
    def from_environment(cls) -> Options:
        """Return the options of a build that a site engine runs by itself, or that was started with `environment()`."""
        data = os.environ.get("COMMONGROUND_DATA")
        said = os.environ.get("COMMONGROUND_AS_OF")
        as_of = date.fromisoformat(said) if said else today()
        kept = os.environ.get("COMMONGROUND_LOOKED_AFTER")
        return cls(
            as_of,
            Path(data) if data else None,
            bool(os.environ.get("COMMONGROUND_PRODUCTION")),
            looked_after=date.fromisoformat(kept) if kept else None,
        )


def today() -> date:
    """Return the day a build is of when none was asked for: SOURCE_DATE_EPOCH (seconds), else today, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
