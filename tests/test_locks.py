"""The lock files serve any machine: every package has its hashes, and no address is named."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-node.lock"]


def pins(text: str) -> dict[str, str]:
    """Name of each pinned package → its lines, continuation lines joined."""
    entries = re.findall(r"^([a-z0-9-]+)==(.+)$", text.replace("\\\n", ""), re.MULTILINE)
    found: dict[str, str] = {}
    for name, rest in entries:
        found[name] = found.get(name, "") + rest
    return found


def normal(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_address(project, lock):
    text = (project / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|-e)\b", text, re.MULTILINE)
    assert pins(text)
    for name, lines in pins(text).items():
        assert lines.count("--hash=sha256:") >= 1, name


def test_everything_that_pyproject_names_is_locked(project):
    declared = tomllib.loads((project / "pyproject.toml").read_text())
    groups = declared["dependency-groups"]
    site = pins((project / "requirements.lock").read_text())
    checks = pins((project / "requirements-dev.lock").read_text())
    assert {normal(name) for name in declared["project"]["dependencies"] + groups["build"]} <= set(site)
    assert {normal(name) for name in groups["dev"]} <= set(checks)


def test_the_checks_run_with_the_versions_that_build_the_site(project):
    site = pins((project / "requirements.lock").read_text())
    checks = pins((project / "requirements-dev.lock").read_text())
    version = re.compile(r"^[^ ;]+")
    assert {name: version.match(checks[name])[0] for name in site} == {
        name: version.match(lines)[0] for name, lines in site.items()
    }


def test_npm_packages_have_hashes_and_no_address(project):
    packages = json.loads((project / "package-lock.json").read_text())["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert installed
    for name, package in installed.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    named = json.loads((project / "package.json").read_text())["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in named.values())
