"""The studies side by side, and that every number of the page about evidence is in the work that is cited for it."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from statistics import NormalDist

import pytest
from lxml import html

from commonground.prose.front_matter import FrontMatter, split
from commonground.prose.page import prepare
from commonground.prose.readability import plain_text
from commonground.prose.studies import KINDS, SCALE, Effect, amount, by_kind, read_studies
from commonground.prose.works import Work

WORDS = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(2, 13),
        strict=True,
    )
)
NUMBER = re.compile(r"(?<![\w.,])−?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)\.\d+|(?<!\d)\.\d+|(?<=\d))(?![\w])")
CITED = re.compile(r"(?:\[@[^\]]+\][\s,.;]*)+")
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)")

CHANCES = {"0": 50, "0.18": 55, "0.07": 52, "0.29": 58}
"""Our own sums: how often of 100 times the one from the group is better off, by the difference between the sides."""
OURS = {Decimal(number) for number in (0, 100, *CHANCES.values())}


def numbers(text: str, *, in_words: bool = True) -> set[Decimal]:
    """Every number of a text, as it is written or in words from two to twelve."""
    found = {Decimal(match[0].replace("−", "-").replace(",", "")) for match in NUMBER.finditer(text)}
    if in_words:
        found |= {Decimal(WORDS[word]) for word in re.findall(r"[a-z]+", text.lower()) if word in WORDS}
    return found


def allowed(work: Work) -> set[Decimal]:
    """What may be said of a work: the numbers of its figures, and when it came out and was read."""
    dates = [*(work.issued or "").split("-")[:1], work.read_on.split("-")[0]]
    return numbers(" ".join(figure.says for figure in work.figures)) | {Decimal(day) for day in dates if day}


def unsupported(body: str, works: dict[str, Work], *, ours: set[Decimal], in_words: bool) -> list[str]:
    """Return the numbers that no work cited right after them has, each with the words it stands in."""
    text = re.sub(r"<!--.*?-->|`[^`\n]*`|\]\([^)]*\)", " ", body)
    everywhere = {key for keys in re.findall(r"\[@([^\],]+)", text) for key in [keys]}
    faults = []
    for block in BLOCK.split(text):
        said = re.sub(r"^\s*(?:[-*]|\d+\.)\s+", "", block)
        if said.startswith("#"):
            known = set().union(*(allowed(works[key]) for key in everywhere)) if everywhere else set()
            faults += [f"{number}: {said}" for number in numbers(said, in_words=in_words) - known - ours]
            continue
        end = 0
        for group in CITED.finditer(said):
            keys = re.findall(r"\[@([^\],]+)", group[0])
            known = set().union(*(allowed(works[key]) for key in keys))
            part = said[end : group.start()]
            faults += [
                f"{number} {keys}: {part}" for number in numbers(part, in_words=in_words) - known - ours
            ]
            end = group.end()
        faults += [f"{number}: {said[end:]}" for number in numbers(said[end:], in_words=in_words) - ours]
    return faults


@pytest.fixture(scope="session")
def evidence(checkout) -> str:
    return split((checkout.root / "docs" / "evidence.md").read_text("utf-8"))[1]


def test_every_number_about_evidence_is_in_the_work_cited_for_it(evidence, library):
    assert len(numbers(plain_text(evidence))) > 30
    assert unsupported(evidence, library.works, ours=OURS, in_words=True) == []


@pytest.mark.parametrize(
    "name", ["for-professionals.md", "peer-leaders.md", "editorial-policy.md", "words.md"]
)
def test_numbers_of_other_pages_with_sources_are_in_them_too(checkout, library, name):
    body = split((checkout.root / "docs" / name).read_text("utf-8"))[1]
    ours = {"editorial-policy.md": {6, 12}, "words.md": {1, 12}}.get(name, set())
    assert unsupported(body, library.works, ours={Decimal(number) for number in ours}, in_words=False) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0.18, on a scale", "0.19, on a scale"),
        ("with 1,265 people", "with 1,256 people"),
        ("runs from 0.07", "runs from −0.07"),
        ("In four surveys", "In five surveys"),
        ("6 of the 8 trials", "5 of the 8 trials"),
        ("(8.37%)", "(8.4%)"),
        ("found more, 0.43,", "found more, 0.29,"),
        ("That is a small gain.", "That is a gain of 18 percent."),
        ("## Harm", "## Harm in 7 ways, as 3,000 said"),
    ],
)
def test_a_number_that_is_not_there_is_found(evidence, library, old, new):
    assert evidence.count(old) == 1
    assert len(unsupported(evidence.replace(old, new), library.works, ours=OURS, in_words=True)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8 trials, 2,131 people.", {"8", "2131"}),
        ("from −0.02 to .3918", {"-0.02", "0.3918"}),
        ("95% CI, p. 3", {"95", "3"}),
        ("two of the Twelve", {"2", "12"}),
        ("COVID19, NG222, one", set()),
    ],
)
def test_numbers_are_read_as_they_are_written(text, found):
    assert numbers(text) == {Decimal(number) for number in found}


@pytest.mark.parametrize(("difference", "times"), CHANCES.items())
def test_our_own_sums_are_right(difference, times):
    assert round(100 * NormalDist().cdf(float(difference) / 2**0.5)) == times


def test_every_number_of_the_studies_is_in_their_works(library):
    assert len(library.studies) >= 12
    for study in library.studies:
        work = library.works[study.id]
        said = f"{study.name} {study.size} {study.care or ''} {study.found}"
        for effect in study.effects:
            said += f" {effect.value} {effect.low or ''} {effect.high or ''}"
        assert numbers(said) <= allowed(work), study.id
        assert work.issued, study.id
        assert work.issued[:4] in study.name, study.id


def test_effects_fit_the_drawing_and_lie_in_their_intervals(library):
    effects = [effect for study in library.studies for effect in study.effects]
    assert len(effects) >= 14
    for effect in effects:
        value, low, high = effect.drawn
        assert SCALE[0] <= low <= value <= high <= SCALE[1], effect


@pytest.mark.parametrize(
    ("effect", "drawn", "shown"),
    [
        (Effect(on="x", value="0.18", low="0.07", high="0.29"), (0.18, 0.07, 0.29), True),
        (Effect(on="x", value="−0.59", low="−0.98", high="−0.21", better="lower"), (0.59, 0.21, 0.98), True),
        (Effect(on="x", value="0.10", low="−0.20", high="0.39", better="lower"), (-0.1, -0.39, 0.2), False),
        (Effect(on="x", value="0.43"), (0.43, 0.43, 0.43), True),
        (Effect(on="x", value="0.1", low="0", high="0.2"), (0.1, 0.0, 0.2), False),
    ],
)
def test_an_effect_is_drawn_so_that_right_is_better(effect, drawn, shown):
    assert effect.drawn == drawn
    assert effect.shown is shown


def test_a_study_of_no_work_and_a_number_that_is_none_are_told(tmp_path, checkout):
    path = tmp_path / "studies.yaml"
    text = (checkout.root / "data" / "studies.yaml").read_text("utf-8")
    path.write_text(text.replace('value: "0.18"', 'value: "about 0.2"'))
    studies, problems = read_studies([path], tmp_path)
    assert [(problem.rule, problem.file) for problem in problems] == [("bad-value", "studies.yaml")]
    assert "lyons" not in {study.id for study in studies}
    assert amount("−0.5") == -0.5


@pytest.fixture(scope="session")
def made(library, templates):
    keys = tuple(study.id for study in library.studies)
    matter = FrontMatter(sources=keys, lines={"sources": (1, 1)})
    made = prepare("<!-- cg:studies -->\n\n<!-- cg:effects -->", matter, "docs/page.md", library, templates)
    assert not made.problems
    return html.fromstring(f"<div>{made.markdown}</div>")


def test_the_tables_name_every_study_and_say_in_words_what_is_drawn(made, library):
    assert made.xpath("count(//table/caption)") == 2
    rows = made.xpath("//table[@class='studies']//tr[td]")
    assert len(rows) == len(library.studies)
    kinds = [KINDS[kind] for kind, _ in by_kind(library.studies)]
    assert made.xpath("//table[@class='studies']//th[@scope='rowgroup']/text()") == kinds
    effects = [
        effect for _, studies in by_kind(library.studies) for study in studies for effect in study.effects
    ]
    cells = made.xpath("//table[@class='effects']//td")
    assert len(cells) == len(effects)
    for cell, effect in zip(cells, effects, strict=True):
        words = " ".join(cell.text_content().split())
        assert effect.value in words
        assert ("no difference shown" in words) is not effect.shown
        assert ("less is better" in words) is (effect.better == "lower")
        (drawing,) = cell.xpath("./svg")
        assert drawing.get("aria-hidden") == "true"
        assert not drawing.xpath(".//@style | .//text()[normalize-space()]")
        assert len(drawing.xpath("./circle[contains(@class, 'effect-open')]")) == (not effect.shown)


def test_what_stands_in_a_study_is_escaped(library, templates):
    hostile = dataclasses.replace(
        library.studies[0], found="<script>alert(1)</script>", size="<b>8</b> trials"
    )
    bad = dataclasses.replace(library, studies=(hostile,))
    matter = FrontMatter(sources=(hostile.id,), lines={"sources": (1, 1)})
    text = prepare("<!-- cg:studies -->", matter, "docs/page.md", bad, templates).markdown
    assert "<script" not in text
    assert "<b>" not in text
