"""The sheets of the facilitator kit: the numbers on them, the feedback card, the tally sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from commonground.prose.feedback import ANSWERS, CARDS, STATEMENTS
from commonground.prose.front_matter import FrontMatter
from commonground.prose.page import prepare


def made(name: str, library, templates) -> html.HtmlElement:
    """Return what a shortcode becomes on a page of the kit."""
    text = f"<!-- cg:{name} -->\n"
    prepared = prepare(text, FrontMatter(), "docs/facilitate/page.md", library, templates)
    assert prepared.problems == ()
    return html.fragment_fromstring(prepared.markdown, create_parent="div")


@pytest.mark.parametrize("country", ["US", "GB", "FR", "AU", "BR", "CH", "ZA"])
def test_a_sheet_has_the_numbers_of_the_country_and_the_days_between_which_they_count(
    library, templates, country
):
    known = replace(library, settings=replace(library.settings, country=country))
    sheet = made("local-numbers", known, templates)
    strip = library.crisis.help_strip(country)
    dialed = [*(channel.href for channel in strip.emergency), strip.channel.href]
    assert sheet.xpath(".//a/@href") == dialed
    assert [link.text_content() for link in sheet.iter("a")][-1] == strip.channel.printed
    assert sheet.xpath(".//*[@class='blank']") == []
    assert "print a new sheet" in sheet.text_content()
    lines = [line for line in library.crisis.of(country) if line.kind == "emergency" or line is strip.line]
    assert str(min(line.checked for line in lines).year) in sheet.text_content()


@pytest.mark.parametrize("country", ["", "XX"])
def test_without_a_country_there_is_room_to_write_its_numbers(library, templates, country):
    unknown = replace(library, settings=replace(library.settings, country=country))
    sheet = made("local-numbers", unknown, templates)
    assert len(sheet.xpath(".//*[@class='blank']")) == 2
    assert sheet.xpath(".//a/@href") == ["../../help-now/"]


def test_the_cards_are_four_alike_of_which_one_is_read_out(library, templates):
    sheet = made("feedback-cards", library, templates)
    cards = sheet.find_class("feedback")
    assert len(cards) == CARDS
    assert len({card.text_content() for card in cards}) == 1
    assert [card.get("aria-hidden") for card in cards] == [None, "true", "true", "true"]
    assert len(cards[0].findall(".//li")) == len(STATEMENTS)
    assert sheet.xpath(".//input | .//textarea") == []
    for word in ("date", "safe", "?\u00a0"):
        assert word not in cards[0].text_content().lower()


def test_the_tally_sheet_has_a_row_for_each_sentence_and_a_column_for_each_answer(library, templates):
    sheet = made("tally-sheet", library, templates)
    assert [cell.text for cell in sheet.find_class("tally-statement")] == list(STATEMENTS)
    assert [cell.text for cell in sheet.find_class("tally-answer")] == list(ANSWERS)
