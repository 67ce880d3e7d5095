"""Speaks to one repository on GitHub through `gh`, with the rights that a workflow gave it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

COLORS = {"looks-right": "2e7d32", "ask": "f9a825", "stop": "c62828"}
_OTHER_COLOR = "90a4ae"


@dataclass(frozen=True, slots=True)
class GitHub:
    """One repository, by its `owner/name`."""

    repository: str

    def get(self, path: str) -> list[Any]:
        """Return all items that an address of the repository lists."""
        said = self._api(f"repos/{self.repository}/{path}", "--paginate", "--slurp")
        return [item for page in json.loads(said) for item in page]

    def send(self, method: str, path: str, said: Mapping[str, Any] | None = None) -> None:
        """Send something to an address of the repository."""
        given = ("--input", "-") if said is not None else ()
        self._api(f"repos/{self.repository}/{path}", "--method", method, *given, given=json.dumps(said))

    def have_labels(self, labels: set[str]) -> None:
        """Make the labels that are not there yet."""
        there = {label["name"] for label in self.get("labels?per_page=100")}
        for label in sorted(labels - there):
            self.send("POST", "labels", {"name": label, "color": COLORS.get(label, _OTHER_COLOR)})

    def _api(self, *arguments: str, given: str = "") -> str:
        done = subprocess.run(
            ["gh", "api", *arguments], input=given, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(f"gh api {arguments[0]}: {done.stderr.strip()[:400]}")
        return done.stdout
