"""Files of others are shipped as their makers published them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

OURS = (".d.ts", "README.md", "SHA256SUMS")


def test_every_vendored_file_has_its_sum_and_is_as_it_was(project: Path) -> None:
    vendor = project / "overrides/assets/vendor"
    said = {}
    for line in (vendor / "SHA256SUMS").read_text("utf-8").splitlines():
        checksum, _, name = line.partition("  ")
        said[name] = checksum
    found = {
        path.relative_to(vendor).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in vendor.rglob("*")
        if path.is_file() and not path.name.endswith(OURS)
    }
    assert found == said


def test_every_vendored_package_has_a_license_and_is_credited(project: Path) -> None:
    notice = (project / "NOTICE.md").read_text("utf-8")
    for folder in (project / "overrides/assets/vendor").iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").is_file()
            name, _, version = folder.name.rpartition("-")
            assert f"{name} {version}" in notice.lower()
