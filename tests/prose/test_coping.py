"""Coping cards, the safety plan and the easy-read pages: what each must say, and what none may have."""

from __future__ import annotations

import re

import pytest
from lxml import html

from commonground.prose.drawings import DRAWINGS, FOLDER
from commonground.prose.front_matter import read_front_matter, split
from commonground.prose.page import prepare
from commonground.prose.printable import with_copies
from commonground.prose.readability import HEADROOM, grade, plain_text

CARDS = (
    "senses",
    "slow-breathing",
    "pause",
    "one-small-step",
    "sleep",
    "worry-time",
    "my-plan",
)
EASY = ("easy/help-now.md", "easy/first-visit.md")
SHEET = re.compile(r'<div class="sheet.*?\n</div>', re.DOTALL)


@pytest.fixture(scope="module")
def docs(checkout):
    folder = checkout.root / "docs"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.md")
        if path.parent.name in ("coping", "easy") or path.stem == "my-safety-plan"
    }


def test_the_hub_lists_the_seven_cards_and_the_safety_plan_in_their_order(library):
    pages = [path for path, _ in library.section("coping")]
    assert pages == [*(f"coping/{card}.md" for card in CARDS), "my-safety-plan.md"]


@pytest.mark.parametrize("card", CARDS)
def test_each_card_can_be_left_names_no_figure_and_says_where_it_comes_from(docs, card):
    text = docs[f"coping/{card}.md"]
    (sheet,) = SHEET.findall(text)
    assert "You can stop at any time" in sheet
    if card != "my-plan":
        assert "**If this makes you feel worse, stop.** Another card:" in sheet
    assert "[@" not in sheet  # a card on paper has no notes
    assert "%" not in sheet
    assert text.index("help-now.md") < text.index('<div class="sheet')
    for heading in ("## How to use it", "## When to leave it", "## Where this comes from", "## Next"):
        assert heading in text
    assert not re.search(r"\b(just|simply|relax)\b", text, re.IGNORECASE)


def test_the_cards_claim_no_more_than_was_found(docs):
    assert "**we claim nothing.**" in docs["coping/slow-breathing.md"]
    assert "found none" in docs["coping/senses.md"]
    assert "It is **not** a treatment" in docs["coping/one-small-step.md"]
    assert "death" not in docs["coping/sleep.md"]
    assert "No one knows how long it lasts" in docs["coping/worry-time.md"]


def test_the_safety_plan_has_six_parts_is_no_contract_and_asks_for_no_promise(docs):
    text = docs["my-safety-plan.md"]
    (sheet,) = re.findall(r'<div class="sheet.*?<!-- cg:sheet-foot -->', text, re.DOTALL)
    assert sheet.count('class="plan-part"') == 6
    assert "not a contract" in sheet
    assert "emergency number" in sheet
    assert not re.search(r"\bI (promise|will not|agree)\b|signature|sign here", sheet, re.IGNORECASE)
    matter, _ = read_front_matter(text, "docs/my-safety-plan.md")
    assert matter.crisis == "required"
    assert matter.content_note


def test_nothing_on_these_pages_takes_what_is_typed_or_moves(docs, library, templates):
    for name, text in docs.items():
        matter, _ = read_front_matter(text, name)
        made = prepare(split(text)[1], matter, f"docs/{name}", library, templates).markdown
        assert not re.search(
            r"<(input|textarea|select|form|button|video|audio|animate|script|marquee)\b", made
        ), name
        assert not matter.lines.get("scripts"), name


@pytest.mark.parametrize("name", EASY)
def test_an_easy_page_has_one_sentence_and_one_drawing_a_line(docs, name):
    text = docs[name]
    lines = re.findall(r"^- .*$", text[: text.index("## Next")], re.MULTILINE)
    assert len(lines) >= 18
    for line in lines:
        assert re.match(r"- <!-- cg:draw:[a-z]+ --> \S", line), line
        said = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", line.partition("-->")[2])
        assert re.findall(r"[.?!]", said) == [said.strip(' "')[-1]], line
        assert len(said.split()) <= 12, line
    matter, _ = read_front_matter(text, name)
    assert matter.grade_max == 3
    assert grade(plain_text(split(text)[1])) + HEADROOM <= 3
    whole = name.rpartition("/")[2]
    assert f"](../{whole})" in text


@pytest.mark.parametrize("name", EASY)
def test_the_whole_page_and_its_easy_one_lead_to_each_other(checkout, name):
    whole = (checkout.root / "docs" / name.rpartition("/")[2]).read_text("utf-8")
    assert name in whole[: whole.index("\n## ")]


def test_every_drawing_is_small_ours_and_hidden_from_screen_readers(docs):
    assert len(DRAWINGS) >= 20
    for name in DRAWINGS:
        drawing = (FOLDER / f"{name}.svg").read_text("utf-8")
        root = html.fromstring(drawing)
        assert root.get("aria-hidden") == "true"
        assert root.get("class") == "drawing"
        assert not root.xpath(".//@style | .//@href | .//script | .//animate | .//image | .//text"), name
        assert len(drawing) < 800, name
        assert not re.search(r"#[0-9a-f]{3,6}\b|rgb", drawing), name
    used = {name for text in docs.values() for name in re.findall(r"cg:draw:([a-z]+)", text)}
    assert used == set(DRAWINGS)


def test_the_last_line_of_a_sheet_says_from_where_of_which_day_and_that_nobody_reviewed_it(
    docs, library, templates
):
    text = docs["coping/pause.md"]
    matter, _ = read_front_matter(text, "docs/coping/pause.md")
    made = prepare("<!-- cg:sheet-foot -->", matter, "docs/coping/pause.md", library, templates).markdown
    foot = " ".join(html.fromstring(made).text_content().split())
    assert foot.startswith(f"{library.settings.site_name}, November 26, 2026. Not yet reviewed by")


def test_a_sheet_is_repeated_for_paper_and_its_ids_are_not():
    sheet = '<div class="sheet card"><h2 id="a">A</h2><div><div>x</div></div></div>'
    page = f"<p>before</p>{sheet}<p>after</p>"
    again = '<div class="sheet sheet-again card"><h2>A</h2><div><div>x</div></div></div>'
    assert (
        with_copies(page, 2)
        == f'<p>before</p><div class="sheets copies copies-2">{sheet}{again}</div><p>after</p>'
    )
    assert with_copies(page, 4).count("sheet-again") == 3
    assert with_copies(page, None) == page
    assert with_copies("<p>no sheet</p>", 2) == "<p>no sheet</p>"
    both = f'{sheet}<div class="sheet"><div class="sheet">inner</div></div>'
    assert with_copies(both, 2).count('<div class="sheets') == 2


@pytest.mark.parametrize(
    ("copies", "rules"), [("2", []), ("4", []), ("3", ["bad-value"]), ("many", ["bad-value"] * 2)]
)
def test_a_page_holds_two_or_four_copies(docs, copies, rules):
    text = docs["coping/pause.md"].replace("copies: 4", f"copies: {copies}")
    assert [problem.rule for problem in read_front_matter(text, "docs/x.md")[1]] == rules
