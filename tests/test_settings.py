"""What a maintainer says is understood, and a mistake in it is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonground.settings import Settings, SettingsError, read_settings

ENGINE = """
site_name: Common Ground
site_url: !ENV [SITE_URL, "https://example.org/"]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  commonground:
    country: NO
    languages: [nb, en]
    demo: false
"""


def project(folder: Path, engine: str = ENGINE, local: str | None = None) -> Path:
    (folder / "mkdocs.yml").write_text(engine)
    if local is not None:
        (folder / "local").mkdir()
        (folder / "local" / "settings.yml").write_text(local)
    return folder


def test_settings_stay_text_whatever_yaml_makes_of_them(tmp_path: Path) -> None:
    settings = read_settings(project(tmp_path))
    assert (settings.country, settings.languages, settings.demo, settings.language) == (
        "NO",
        ("nb", "en"),
        False,
        "nb",
    )


def test_a_copy_says_only_what_differs(tmp_path: Path) -> None:
    settings = read_settings(project(tmp_path, local="site_name: Fjord Groups\nregion: Vestland\n"))
    assert (settings.site_name, settings.region, settings.country) == ("Fjord Groups", "Vestland", "NO")


def test_nothing_said_is_the_default(tmp_path: Path) -> None:
    assert read_settings(project(tmp_path, engine="theme: material\n")) == Settings()


@pytest.mark.parametrize(
    ("local", "says"),
    [
        ("contry: GB", "no 'contry'; did you mean 'country'?"),
        ("demo: perhaps", "'demo' is true or false, not 'perhaps'"),
        ("- a list", "local/settings.yml: the file is a list of"),
        ("a: [", "local/settings.yml is not valid YAML"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, local: str, says: str) -> None:
    with pytest.raises(SettingsError) as told:
        read_settings(project(tmp_path, local=local))
    assert says in str(told.value)
    assert "\n" not in str(told.value)
