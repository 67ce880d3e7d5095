from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from commonground.prose.countries import country_pages
from commonground.prose.crisis import CrisisLine, CrisisLines, read_crisis
from commonground.prose.front_matter import FrontMatter, read_front_matter, split
from commonground.prose.page import prepare

from .conftest import AS_OF

HELD_BACK = {
    "us-samhsa": "18006624357",
    "us-trevor": "18664887386",
    "gb-wls-call": "0800132737",
    "gb-wls-samaritans-cy": "08081640123",
    "ie-text": "50808",
    "nz-1737-peer": None,  # its number is that of a line that is published
    "mx-saptel": "5552598121",
    "be-chs": "026484014",
    "jp-tell": "08003008355",
}
"""Lines whose sources contradict each other or are lists of others: none may be published before that is settled."""

PUBLISHED = {
    "AT": 2, "AU": 5, "BE": 3, "BR": 2, "CA": 3, "CH": 2, "DE": 2, "ES": 2, "FR": 2, "GB": 8, "IE": 3,
    "IN": 2, "JP": 3, "KR": 2, "MX": 2, "NL": 2, "NZ": 4, "PT": 2, "SG": 3, "US": 6, "ZA": 2, None: 2,
}  # fmt: skip
"""How many lines of each country, and of all countries, were seen in a source and are not held back. A line that is gone must be gone on purpose."""

SOUND = """lines:
- id: example-line
  country: GB
  kind: crisis
  name: EXAMPLE – Night Line
  channels: [{call: "01632960001", shown: "01632 960001", hours: "24/7"}]
  grade: B
  read_on: 2026-11-23
  sources: [{url: https://riverside.example.org, seen: undated, says: free}]
"""


def read(tmp_path: Path, text: str, as_of: date | None = None):
    path = tmp_path / "crisis.yaml"
    path.write_text(text, "utf-8")
    return read_crisis([path], tmp_path, as_of)


def test_every_published_line_has_digits_sources_grade_and_dates(library):
    assert len(library.crisis.lines) >= 60
    for line in library.crisis.lines:
        assert line.sources, line.id
        assert line.grade in ("A", "B"), line.id
        assert line.read_on <= AS_OF, line.id
        assert all(source.says and source.seen for source in line.sources), line.id
        for channel in line.channels:
            assert channel.value, line.id
            if channel.means in ("call", "text"):
                assert re.fullmatch(r"[0-9*#]{2,15}", channel.value), line.id


def test_no_one_is_said_to_have_dialed_a_line_before_its_sources_were_read(library):
    for line in library.crisis.lines:
        assert line.verified_on is None or line.verified_on >= line.read_on


def test_lines_that_are_not_settled_are_left_out(library):
    ids = {line.id for line in library.crisis.lines}
    numbers = {channel.value for line in library.crisis.lines for channel in line.channels}
    for held, number in HELD_BACK.items():
        assert held not in ids
        assert number not in numbers


def test_every_settled_line_of_every_country_is_published(library):
    lines = library.crisis.lines
    assert {code: sum(line.country == code for line in lines) for code in PUBLISHED} == PUBLISHED
    assert len(lines) == sum(PUBLISHED.values())
    assert {line.country for line in lines} == PUBLISHED.keys()


@pytest.mark.parametrize(
    ("country", "emergency", "line"),
    [
        ("US", ["911"], "988"),
        ("CA", ["911"], "988"),
        ("GB", ["999", "112"], "116123"),
        ("IE", ["112", "999"], "116123"),
        ("AU", ["000"], "131114"),
        ("NZ", ["111"], "1737"),
        ("FR", ["15", "112"], "3114"),
        ("BR", ["192", "190", "193"], "188"),
        ("KR", ["119", "112"], "109"),
        ("ZA", ["10177", "112", "10111"], "0800567567"),
    ],
)
def test_the_strip_dials_what_people_in_the_country_dial(library, country, emergency, line):
    strip = library.crisis.help_strip(country)
    assert [channel.href for channel in strip.emergency] == [f"tel:{number}" for number in emergency]
    assert strip.channel.href == f"tel:{line}"


def test_the_ambulance_comes_first_where_services_have_numbers_of_their_own(library):
    for help in library.crisis.countries():
        purposes = [
            channel.purpose
            for channel in library.crisis.help_strip(help.country).emergency
            if channel.purpose
        ]
        if any("ambulance" in purpose for purpose in purposes):
            assert "ambulance" in purposes[0], help.country


def test_the_strip_prefers_a_line_that_speaks_the_language_of_the_site(library):
    assert library.crisis.help_strip("BE", ("fr",)).line.id == "be-cps"
    assert library.crisis.help_strip("BE", ("nl",)).line.id == "be-1813"
    assert library.crisis.help_strip("US", ("es",)).line.speaks("es")


def test_a_country_that_is_not_known_has_no_strip(library):
    assert library.crisis.help_strip("XX") is None


def test_every_country_has_an_emergency_number_and_a_crisis_line_and_emergency_comes_first(library):
    for help in library.crisis.countries():
        kinds = [line.kind for line in help.lines]
        assert kinds[0] == "emergency", help.country
        assert "crisis" in kinds, help.country


def test_links_on_the_page_hold_exactly_the_dialed_digits(library, templates):
    made = prepare("<!-- cg:crisis-lines -->", FrontMatter(), "docs/help-now.md", library, templates)
    page = html.fromstring(made.markdown)
    dialed = [link.removeprefix("tel:") for link in page.xpath("//a[starts-with(@href, 'tel:')]/@href")]
    written = [link.removeprefix("sms:") for link in page.xpath("//a[starts-with(@href, 'sms:')]/@href")]
    channels = [channel for line in library.crisis.lines for channel in line.channels]
    assert sorted(dialed) == sorted(channel.call for channel in channels if channel.call)
    assert sorted(written) == sorted(channel.text for channel in channels if channel.text)
    assert "nobody has dialed it" in made.markdown
    assert not page.xpath("//@style | //script")
    assert not made.problems


def test_a_line_that_is_overdue_is_still_shown_and_says_so(library, templates):
    late = replace(library, as_of=AS_OF + timedelta(days=200))
    made = prepare("<!-- cg:crisis-lines -->", FrontMatter(), "docs/help-now.md", late, templates).markdown
    assert made.count("may have changed") == len(library.crisis.lines)
    assert "Last checked on November 23, 2026" in made
    assert "tel:116123" in made


def test_above_lines_that_are_overdue_stand_the_emergency_numbers_and_the_finders(library, templates):
    def kinds(as_of: date) -> list[str]:
        made = prepare(
            "<!-- cg:country-lines:gb -->", FrontMatter(), "docs/help-now/gb.md",
            replace(library, as_of=as_of), templates,
        )  # fmt: skip
        parts = html.fromstring(made.markdown).xpath(
            "//section/*[contains(@class, 'line-') or contains(@class, 'lines-old')]"
        )
        return [part.get("class").split()[-1] for part in parts]

    assert kinds(AS_OF + timedelta(days=180))[:2] == ["line-emergency", "line-crisis"]
    assert kinds(AS_OF + timedelta(days=181))[:3] == ["line-emergency", "lines-old", "line-crisis"]
    late = replace(library, as_of=AS_OF + timedelta(days=181))
    made = prepare("<!-- cg:crisis-lines -->", FrontMatter(), "docs/help-now.md", late, templates).markdown
    for old in html.fromstring(made).xpath("//p[@class='lines-old']"):
        assert old.xpath(".//a/@href") == [
            channel.href for line in library.crisis.everywhere() for channel in line.channels
        ]


def test_no_age_takes_away_a_line_or_a_country(library, templates):
    for days in (0, 181, 400, 4000):
        late = replace(library, as_of=AS_OF + timedelta(days=days))
        made = prepare("<!-- cg:crisis-lines -->", FrontMatter(), "docs/help-now.md", late, templates)
        shown = html.fromstring(made.markdown).xpath("//article/@id")
        assert sorted(shown) == sorted(f"line-{line.id}" for line in library.crisis.lines)


def test_two_lines_for_everyone_stand_first_and_nothing_stands_twice(library):
    first = {help.country: [line.id for line in help.first(AS_OF)] for help in library.crisis.countries()}
    assert first["US"] == ["us-988", "us-ctl"]
    assert first["GB"] == ["gb-samaritans", "gb-shout"]
    for help in library.crisis.countries():
        parts = (*help.emergency(), *help.first(AS_OF), *help.more(AS_OF))
        assert sorted(line.id for line in parts) == sorted(line.id for line in help.lines)
        assert 1 <= len(help.first(AS_OF)) <= 2
        assert {line.kind for line in help.first(AS_OF)} == {"crisis"}


def test_a_line_that_was_looked_at_stands_before_one_that_is_overdue(library):
    us = next(help for help in library.crisis.countries() if help.country == "US")
    later = AS_OF + timedelta(days=181)
    looked_at = tuple(replace(line, verified_on=later) if line.id == "us-ctl" else line for line in us.lines)
    assert [line.id for line in replace(us, lines=looked_at).first(later)] == ["us-ctl", "us-988"]


def test_every_line_shows_its_hours_languages_cost_grade_source_and_dates(library, templates):
    made = prepare("<!-- cg:crisis-lines -->", FrontMatter(), "docs/help-now.md", library, templates)
    page = html.fromstring(made.markdown)
    for line in library.crisis.lines:
        shown = page.get_element_by_id(f"line-{line.id}")
        text = " ".join(shown.text_content().split())
        assert f"Grade {line.grade}" in text
        assert "Read in its sources on November 23, 2026" in text
        assert list(shown.xpath(".//details//a/@href")) == [s.url for s in line.sources]
        for channel in line.channels:
            hours = "day and night" if channel.hours == "24/7" else channel.hours or ""
            for fact in (hours, channel.cost or "", channel.bill or ""):
                assert " ".join(fact.split()) in text, (line.id, fact)
            assert not channel.languages or ("English" in text) >= ("en" in channel.languages)
    assert "CONTRADICTION" not in made.markdown  # the note is for maintainers


def test_each_country_has_a_page_of_its_own(library, templates):
    pages = country_pages(library)
    assert pages.keys() == {f"help-now/{help.country.lower()}.md" for help in library.crisis.countries()}
    for path, text in pages.items():
        matter, problems = read_front_matter(text, f"docs/{path}")
        assert not problems
        made = prepare(split(text)[1], matter, f"docs/{path}", library, templates)
        assert not made.problems
        shown = html.fromstring(made.markdown).xpath("//article/@id")
        country = path[-5:-3].upper()
        assert sorted(shown) == sorted(f"line-{line.id}" for line in library.crisis.of(country))
        assert "https://common-ground.example/help-now/" in made.markdown
    assert "# Help now: United Kingdom" in pages["help-now/gb.md"]
    assert country_pages(replace(library, pages={})) == {}


@pytest.mark.parametrize(
    ("name", "message", "suggestion"),
    [
        ("country-lines:xx", "cg:country-lines has no 'xx'", None),
        ("country-lines", "cg:country-lines chooses one of several", "cg:country-lines:at"),
        ("draw:phon", "cg:draw has no 'phon'", "phone"),
        ("crisis-lines:gb", "there is no shortcode cg:crisis-lines that chooses something", None),
        ("crisis-line", "there is no shortcode cg:crisis-line", "crisis-lines"),
    ],
)
def test_a_choice_that_does_not_exist_is_told(library, templates, name, message, suggestion):
    made = prepare(f"Text\n\n<!-- cg:{name} -->", FrontMatter(), "docs/x.md", library, templates)
    (problem,) = made.problems
    assert (problem.rule, problem.line, problem.message) == ("unknown-shortcode", 3, message)
    assert suggestion is None or suggestion in problem.suggestion


def test_age_is_told_to_maintainers(tmp_path):
    def severities(days: int) -> list[str]:
        _, problems = read(tmp_path, SOUND, date(2026, 11, 23) + timedelta(days=days))
        return [problem.severity for problem in problems]

    assert severities(119) == []
    assert severities(120) == ["warning"]
    assert severities(364) == ["warning"]
    assert severities(365) == ["error"]


@pytest.mark.parametrize(
    ("old", "new", "rule", "at"),
    [
        ('call: "01632960001"', "call: +441632960001", "bad-value", (6, 21)),
        ('call: "01632960001"', "call: 01632 960001", "bad-value", (6, 21)),
        ('call: "01632960001", ', "", "bad-channel", (2, 1)),
        ('shown: "01632 960001"', 'shown: "01632 960002"', "bad-channel", (2, 1)),
        ("grade: B", "grade: D", "bad-value", (7, 10)),
        ("kind: crisis", "kinds: crisis", "unknown-field", (4, 3)),
        (
            "  sources: [{url: https://riverside.example.org, seen: undated, says: free}]\n",
            "",
            "missing-field",
            (2, 3),
        ),
        (
            "sources: [{url: https://riverside.example.org, ",
            "sources: [{url: javascript:alert(1), ",
            "bad-value",
            (9, 19),
        ),
        (
            "sources: [{url: https://riverside.example.org, seen: undated, says: free}]",
            "sources: []",
            "list-length",
            (9, 12),
        ),
        ("read_on: 2026-11-23", "read_on: yesterday", "bad-value", (8, 12)),
        ("lines:", "line:", "wrong-shape", (1, 1)),
    ],
)
def test_a_bad_line_is_told_with_its_place(tmp_path, old, new, rule, at):
    assert old in SOUND
    _, problems = read(tmp_path, SOUND.replace(old, new))
    assert (rule, *at) in [(problem.rule, problem.line, problem.column) for problem in problems]


def test_a_copy_adds_and_replaces_lines_by_id(tmp_path):
    upstream, local = tmp_path / "crisis.yaml", tmp_path / "local.yaml"
    upstream.write_text(SOUND, "utf-8")
    local.write_text(
        SOUND.replace("Night Line", "Day Line")
        + SOUND.removeprefix("lines:\n").replace("example-line", "example-two"),
        "utf-8",
    )
    lines, problems = read_crisis([upstream, local], tmp_path)
    assert not problems
    assert [(line.id, line.name) for line in lines.lines] == [
        ("example-line", "EXAMPLE – Day Line"),
        ("example-two", "EXAMPLE – Night Line"),
    ]


def test_an_id_that_stands_twice_in_a_file_is_told(tmp_path):
    _, problems = read(tmp_path, SOUND + SOUND.removeprefix("lines:\n"))
    assert [(problem.rule, problem.line) for problem in problems] == [("repeated-id", 10)]


def test_markup_in_a_line_stays_text(library, templates):
    evil = '"><script>alert(1)</script>'
    line = replace(library.crisis.lines[0], name=evil, region=evil, audience=evil)
    poisoned = replace(library, crisis=CrisisLines((line,)))
    made = prepare("<!-- cg:crisis-lines -->", FrontMatter(), "docs/x.md", poisoned, templates).markdown
    assert "<script" not in made
    assert html.fromstring(made).xpath("//h3")[0].text.startswith(evil)


def test_a_line_reads_as_a_record(library):
    assert all(
        isinstance(line, CrisisLine) and line.file == "data/crisis.yaml" and line.line
        for line in library.crisis.lines
    )
