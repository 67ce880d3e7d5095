from __future__ import annotations

from dataclasses import replace

from lxml import html

from commonground.prose.front_matter import FrontMatter
from commonground.prose.ground_rules import MOMENTS, VARIANTS, by_moment, read_ground_rules
from commonground.prose.page import prepare

LOCKED = {"limit", "pass", "not-care", "no-medicine-advice", "no-hate", "tell-us", "ours"}


def test_there_are_sixteen_rules_in_five_moments_and_seven_are_locked(library):
    assert len(library.rules) == 16
    assert {rule.id for rule in library.rules if rule.locked} == LOCKED
    assert [moment for moment, _ in by_moment(library.rules)] == list(MOMENTS)


def test_the_first_rule_states_its_limit_in_every_variant(library):
    rule = library.rules[0]
    assert rule.id == "limit"
    for variant in (None, *VARIANTS):
        text = rule.text_for(variant)
        assert "one limit" in text, variant
        assert "danger" in text, variant


def test_every_rule_has_a_reason_and_its_sources_are_known(library):
    for rule in library.rules:
        assert rule.reason
        assert set(rule.sources) <= set(library.works)


def test_hearing_voices_words_ask_no_one_to_accept_an_illness(library):
    words = {rule.id: rule.text_for("hearing-voices") for rule in library.rules}
    assert "No one has to call it an illness" in words["respect"]


def test_a_rule_without_words_for_a_kind_of_group_keeps_its_own(library):
    rule = next(rule for rule in library.rules if rule.id == "time")
    assert {rule.text_for(variant) for variant in (None, *VARIANTS)} == {rule.text}


def test_the_page_shows_every_rule_marks_the_locked_ones_and_cites(library, templates):
    made = prepare(
        "<!-- cg:ground-rules -->", FrontMatter(), "docs/ground-rules.md", library, templates
    ).markdown
    page = html.fromstring(f"<div>{made}</div>")
    assert len(page.xpath("//li[starts-with(@id, 'rule-')]")) == 16
    assert {
        item.removeprefix("rule-") for item in page.xpath("//li[contains(@class, 'rule-locked')]/@id")
    } == LOCKED
    cited = {key for rule in library.rules for key in rule.sources}
    assert len(page.xpath("//ol[@class='sources-list']/li")) == len(cited)


def test_markup_in_a_rule_stays_text(library, templates):
    evil = replace(library.rules[0], text="<b onclick=x>hi</b>", reason="</p><script>1</script>")
    made = prepare(
        "<!-- cg:ground-rules -->", FrontMatter(), "docs/x.md", replace(library, rules=(evil,)), templates
    ).markdown
    assert "<script" not in made
    assert "<b " not in made


def test_an_unknown_moment_or_variant_is_told(tmp_path):
    path = tmp_path / "ground_rules.yaml"
    path.write_text(
        "rules:\n- {id: a, moment: later, text: T, reason: R}\n- {id: b, moment: before, text: T, reason: R, variants: {onlin: T}}\n",
        "utf-8",
    )
    rules, problems = read_ground_rules([path], tmp_path)
    assert rules == ()
    assert [(p.rule, p.line, p.column) for p in problems] == [("bad-value", 2, 19), ("unknown-field", 3, 58)]
    assert problems[1].suggestion == "did you mean 'online'?"
