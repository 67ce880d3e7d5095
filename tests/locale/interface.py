"""A copy of the project in a language that nobody speaks, and the words of its pages that did not come from a catalogue."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import lxml.html
import yaml
from babel import Locale, UnknownLocaleError

from commonground.places.gazetteer import Gazetteer
from tests.conftest import AS_OF, PROJECT
from tools.pseudo_locale import PSEUDO_LOCALES, write_pseudo_locales

NEEDED = ("mkdocs.yml", "hooks", "overrides", "docs", "data")
SHOWN = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "data-cover",
    "data-twice",
    "data-once",
    "data-lapsed",
    "data-failed",
)
"""Attributes whose text is read or heard."""

_PRICE = re.compile(r"\b[A-Z]{0,2}[$£€]\s?\d[\d.,]*")
NOT_TEXT = ("script", "style", "template", "svg", "noscript")


def make_copy(folder: Path, language: str, **settings: str) -> Path:
    """Makes a regional copy: the project as it is, with settings, catalogue and vocabulary of its own under local/."""
    for name in NEEDED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    local = folder / "local"
    write_pseudo_locales(local / "locale")
    said = {"languages": [language, "en"]} | settings
    (local / "settings.yml").write_text(yaml.safe_dump(said), "utf-8")
    (local / "data").mkdir()
    (local / "data/vocabulary.yaml").write_text(_vocabulary(language), "utf-8")
    return folder


def build_copy(folder: Path, site: Path) -> None:
    """Builds a copy with its own code, as `make site` in it would; fails the test with what the command said."""
    code = "import sys; from commonground.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "build", "--site-dir", str(site), "--as-of", AS_OF]
    environment = os.environ | {"PYTHONPATH": str(folder / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    built = subprocess.run(command, check=False, cwd=folder, env=environment, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr


def texts_of(page: str) -> Iterator[str]:
    """Gives the interface's texts of a page: what stands in it, and what its attributes say, without listings' own words."""
    root = lxml.html.document_fromstring(page)
    for part in root.xpath("//body//*"):
        if not isinstance(part.tag, str) or _is_left_out(part):
            continue
        yield from (text for text in (part.text, *(child.tail for child in part)) if text and text.strip())
        yield from (part.get(name) for name in SHOWN if part.get(name))
    yield from (title.text for title in root.xpath("/html/head/title"))


def names_of(site: Path) -> frozenset[str]:
    """Returns the names that a built site shows as they are: of groups, places, countries and languages, crisis lines, and itself."""
    published = json.loads((site / "api/groups.json").read_text("utf-8"))
    locale, gazetteer = Locale("en", "GB"), Gazetteer.open()
    names = {published["name"], "OpenStreetMap"}
    for group in (*published["groups"], *published["closed"]):
        names |= {group["name"], group.get("organization", {}).get("name", "")}
        names |= {
            Locale.parse(tag, sep="-").get_display_name("en_GB") or tag
            for tag in group.get("languages", ())
            if _is_known(tag)
        }
        for place in (meeting["place"] for meeting in group.get("meetings", ()) if "place" in meeting):
            town, region, country = (place.get(part, "") for part in ("town", "region", "country"))
            names |= {town, region, locale.territories.get(country, country)}
            towns = gazetteer.town(town, country, region or None) if town else []
            names |= {name for known in towns for name in (known.name, known.region)}
            known_region = gazetteer.region(region, country) if region else None
            names.add(known_region.name if known_region else "")
    names |= {
        line["name"] for line in yaml.safe_load((PROJECT / "data/crisis.yaml").read_text("utf-8"))["lines"]
    }
    return frozenset(names - {""})


def not_translated(text: str, names: frozenset[str]) -> list[str]:
    """Lists the parts of a text that are neither ⟦translated⟧ nor a number, a date, a duration, a letter, a price or one of `names`."""
    rest = _pattern(names).sub("|", " ".join(text.split()))
    while (outer := re.sub(r"⟦[^⟦⟧]*⟧", "|", rest)) != rest:
        rest = outer
    parts = re.split(r"[|·,;:()/\[\]⟦⟧]|\s[–—-]\s", rest)
    words = {part.strip(): re.findall(r"[^\W\d_]+", _PRICE.sub("", part)) for part in parts}
    return [
        part
        for part, said in words.items()
        if any(len(word) > 1 and word.lower() not in _CALENDAR for word in said)
    ]


@cache
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _is_left_out(part: lxml.html.HtmlElement) -> bool:
    """Tells whether a part shows a listing's own words (they carry their language or direction), or nothing."""
    for element in (part, *part.iterancestors()):
        if element.tag in NOT_TEXT or (element.get("dir") and element.tag != "html"):
            return True
        if element.get("lang") and element.tag != "html":
            return True
    return False


def _vocabulary(language: str) -> str:
    """Returns the project's vocabulary with every word said in the copy's language."""
    say = PSEUDO_LOCALES[language]
    facets = yaml.load((PROJECT / "data/vocabulary.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    for terms in facets.values():
        for term in terms:
            term |= {key: say(term[key]) for key in ("label", "meaning") if key in term}
    return yaml.dump(facets, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def _is_known(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _calendar_words() -> frozenset[str]:
    """Returns the words that Babel and browsers put into dates, durations and lists; their catalogue is CLDR."""
    locale = Locale("en", "GB")
    names = [
        name
        for forms in (locale.days, locale.months)
        for widths in forms.values()
        for width in widths.values()
        for name in width.values()
    ]
    words = {word.lower() for name in names for word in re.findall(r"[^\W\d_]+", name)}
    return frozenset(
        words
        | {
            "am",
            "pm",
            "at",
            "and",
            "or",
            "to",
            "hr",
            "min",
            "in",
            "hours",
            "minutes",
            "days",
            "km",
            "mi",
            "m",
            "mile",
            "miles",
        }
    )


_CALENDAR = _calendar_words()
