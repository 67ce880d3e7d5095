"""Which browser the tests take."""

from __future__ import annotations

import pytest

from tools import chromium


@pytest.fixture
def browser(tmp_path, monkeypatch):
    """Makes a stand-in browser in the only folder of PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr("commonground.chromium._MAC_APPLICATIONS", ())

    def make(name: str, exit_code: int = 0):
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\nexit {exit_code}\n")
        file.chmod(0o755)
        return file

    return make


def test_a_package_that_only_points_to_another_is_passed_over(browser):
    browser("chromium-browser", exit_code=1)
    chrome = browser("google-chrome")
    assert chromium.find_chromium() == chrome


def test_the_browser_that_the_environment_names_comes_first(browser, monkeypatch):
    browser("chromium")
    mine = browser("my-chrome")
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert chromium.find_chromium() == mine


def test_a_named_browser_that_does_not_start_is_an_error_not_a_reason_to_take_another(
    browser, monkeypatch, capsys
):
    browser("chromium")
    monkeypatch.setenv("CHROMIUM", "/no/such/chrome")
    assert chromium.main(["--install"]) == 1
    assert "CHROMIUM names /no/such/chrome, which does not start" in capsys.readouterr().err


def test_without_any_browser_one_sentence_says_how_to_get_one(browser, monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    assert chromium.main([]) == 1
    assert "apt-get install chromium" in capsys.readouterr().err
