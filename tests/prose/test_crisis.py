from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from commonground.prose.crisis import CrisisLine, CrisisLines, read_crisis
from commonground.prose.front_matter import FrontMatter
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
    assert "tel:116123" in made


def test_age_is_told_to_maintainers(tmp_path):
    def severities(days: int) -> list[str]:
        _, problems = read(tmp_path, SOUND, date(2026, 11, 23) + timedelta(days=days))
        return [problem.severity for problem in problems]

    assert severities(120) == []
    assert severities(121) == ["warning"]
    assert severities(366) == ["error"]


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
