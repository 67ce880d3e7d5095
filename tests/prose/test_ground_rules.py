from __future__ import annotations

import json
from dataclasses import replace

from lxml import html

from commonground.prose.check import check_page
from commonground.prose.front_matter import FrontMatter
from commonground.prose.ground_rules import (
    FITS,
    KINDS,
    MOMENTS,
    SHORT,
    VARIANTS,
    by_moment,
    read_ground_rules,
    read_posters,
)
from commonground.prose.page import prepare
from commonground.prose.readability import HEADROOM, grade

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
    assert {rule.text_for(kind) for kind in (None, *KINDS) if kind != "closed"} == {rule.text}
    assert rule.text_for("closed") != rule.text


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


def test_the_words_of_a_poster_are_short_and_easy_and_keep_the_limit(library):
    for kind in KINDS:
        shorts = [rule.short_for(kind) for rule in library.rules]
        assert max(map(len, shorts)) <= SHORT, kind
        assert grade(" ".join(shorts)) + HEADROOM <= 4, kind
        assert grade(" ".join(rule.text_for(kind) for rule in library.rules)) + HEADROOM <= 4, kind
        assert "one limit" in shorts[0].lower(), kind
        assert "danger" in shorts[0], kind


def test_a_kind_with_words_of_its_own_has_short_ones_too(library):
    for rule in library.rules:
        for kind in VARIANTS:
            if rule.text_for(kind) != rule.text:
                assert getattr(rule.short_variants, kind.replace("-", "_")), (rule.id, kind)


def test_hearing_voices_posters_use_no_word_of_illness(library):
    words = " ".join(rule.short_for("hearing-voices") for rule in library.rules).lower()
    for word in ("illness", " ill ", "diagnos", "symptom", "patient", "disorder", "therapy", "psycho"):
        assert word not in words, word


def test_young_people_are_told_of_the_adults_and_of_what_parents_hear(library):
    words = {rule.id: rule.short_for("youth") for rule in library.rules}
    assert "Parents do not hear of it. One limit" in words["limit"]
    assert "two adults" in words["not-care"]
    assert "do not message you in private" in words["outside"]
    assert {"limit", "not-care", "outside"} <= set(library.posters["youth"].rules)


def test_every_poster_has_every_locked_rule_and_fits_one_page(library):
    assert set(library.posters) == set(KINDS) - {"closed"}
    for poster in library.posters.values():
        assert set(poster.rules) >= LOCKED
        assert len(poster.rules) <= FITS
        assert poster.choose(library.rules)[0].id == "limit"


def test_a_poster_without_a_locked_rule_and_with_one_that_does_not_exist_is_told(library, tmp_path):
    path = tmp_path / "rule_posters.yaml"
    rules = sorted((LOCKED - {"pass"}) | {"tim"})
    path.write_text(f"posters:\n- {{id: a, variant: online, rules: [{', '.join(rules)}]}}\n", "utf-8")
    _, problems = read_posters([path], tmp_path, library.rules)
    assert [(p.rule, p.line) for p in problems] == [("unknown-rule", 2), ("locked-rule-missing", 2)]
    assert problems[0].suggestion == "did you mean 'time'?"
    assert "'pass'" in problems[1].message
    assert problems[1].suggestion == "add pass to its rules"


def test_a_page_that_names_a_poster_which_does_not_exist_is_told(library):
    text = "---\ntitle: T\nposter: onlin\n---\n\n# T\n"
    told = [problem for problem in check_page(text, "docs/x.md", library) if problem.rule == "unknown-poster"]
    assert [(problem.line, problem.suggestion) for problem in told] == [(3, "did you mean 'online'?")]


def test_a_poster_says_the_rules_of_its_kind_and_leaves_blanks(library, templates):
    page = poster_page(library, templates, "loss")
    rules = page.xpath("//ol[@class='poster-rules']/li")
    assert [item.text_content() for item in rules] == [
        rule.short_for("loss") for rule in library.posters["loss"].choose(library.rules)
    ]
    assert len(page.xpath("//div[@class='poster-foot']//span[@class='blank']")) == 4
    assert "no number is printed here" in page.text_content()


def test_a_poster_of_a_site_for_one_country_has_its_numbers_and_their_date(library, templates):
    here = replace(library, settings=replace(library.settings, country="GB"))
    text = " ".join(poster_page(here, templates, "online").text_content().split())
    assert "In danger now? Call 999." in text
    strip = library.crisis.help_strip("GB")
    assert f"{strip.line.name}: {strip.channel.printed}" in text
    assert "Numbers read in their sources on" in text
    assert "check them before you print" in text


def test_the_list_to_tick_has_every_rule_and_fills_the_boxes_of_the_locked_ones(library, templates):
    made = prepare("<!-- cg:rules-tick-list -->", FrontMatter(), "docs/x.md", library, templates).markdown
    page = html.fromstring(made)
    assert len(page.xpath("//li[contains(@class, 'tick') and not(span[@class='blank'])]")) == 16
    assert len(page.xpath("//li[contains(@class, 'tick-locked')]")) == 7


def test_markup_in_a_rule_stays_text_on_a_poster_and_in_the_builder(library, templates):
    evil = replace(
        library.rules[0], short="</li><script>1</script>'\"><b>", short_variants=None, variants=None
    )
    here = replace(library, rules=(evil, *library.rules[1:]))
    for code in ("rules-poster", "rules-builder", "rules-tick-list"):
        made = prepare(
            f"<!-- cg:{code} -->", FrontMatter(poster="online"), "docs/x.md", here, templates
        ).markdown
        assert "<script" not in made
        page = html.fromstring(f"<div>{made}</div>")
        known = page.xpath("//@data-known")
        if known:
            assert json.loads(known[0])["rules"][0]["words"]["online"] == evil.short


def poster_page(library, templates, id):
    matter = FrontMatter(poster=id)
    made = prepare("<!-- cg:rules-poster -->", matter, "docs/x.md", library, templates).markdown
    return html.fromstring(f"<div>{made}</div>")
