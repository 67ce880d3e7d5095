"""Third-party files that are shipped are those that their notes name, with their license."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[1] / "overrides/assets/vendor"


@pytest.mark.parametrize("script", sorted(VENDOR.glob("*.js")), ids=lambda path: path.name)
def test_every_file_has_its_license_and_its_hash_beside_it(script: Path) -> None:
    note = script.with_suffix(".txt").read_text("utf-8")
    assert re.findall(r"SHA-256: ([0-9a-f]{64})", note) == [sha256(script.read_bytes()).hexdigest()]
    assert "License" in note
    assert script.stem in (VENDOR.parents[2] / "NOTICE.md").read_text("utf-8")
