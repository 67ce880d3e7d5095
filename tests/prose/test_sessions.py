from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from commonground.prose.check import check_page
from commonground.prose.front_matter import FrontMatter, read_front_matter, split
from commonground.prose.page import prepare
from commonground.prose.sessions import (
    LENGTHS,
    NEEDED,
    Sessions,
    plan_faults,
    read_sessions,
    too_hard,
)

FOLDER = "facilitate/sessions/"
PLANS = [
    "what-makes-it-safe",
    "being-heard",
    "early-signs",
    "when-feelings-flood",
    "one-small-step",
    "sleep-and-evenings",
    "worry-and-loops",
    "saying-no-and-asking",
    "telling-people",
    "setbacks-and-hope",
    "working-with-professionals",
    "my-plan-for-rough-days",
    "loss-and-anniversaries",
    "family-and-friends",
    "endings-and-moving-on",
    "review-our-group",
]
STEPS = ("opening", "seed", "question", "practice", "heavy", "closing", "home")
PART = "- {id: %s, title: T, place: %s, usual: true, minutes_60: %d, minutes_90: %d, what: W}\n"


def parts(*changed: str) -> str:
    """The text of a file with the parts that every meeting needs, some lines of which are others."""
    lines = {
        "welcome": PART % ("welcome", "start", 15, 20),
        "agreement": PART % ("agreement", "start", 15, 20),
        "check-out": PART % ("check-out", "end", 15, 20),
        "close": PART % ("close", "end", 15, 30),
    }
    for line in changed:
        lines[line.split("id: ")[1].split(",")[0]] = line
    return "parts:\n" + "".join(lines.values())


def read(folder: Path, *texts: str):
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"sessions-{number}.yaml")
        paths[-1].write_text(text, "utf-8")
    return read_sessions(paths, folder)


def told(problems) -> list[tuple[str, int, int]]:
    return [(problem.rule, problem.line, problem.column) for problem in problems]


def test_there_are_sixteen_plans(library):
    assert [plan.id for plan in library.sessions.plans] == PLANS


@pytest.mark.parametrize("length", LENGTHS)
def test_a_ready_running_order_fills_its_meeting_and_has_what_none_leaves_out(library, length):
    order = library.sessions.running_order(length)
    assert (order[0][0], order[-1][1]) == (0, length)
    assert all(end == begin for (_, end, _), (begin, _, _) in pairwise(order))
    ids = [part.id for _, _, part in order]
    assert [ids[0], ids[1], ids[-2], ids[-1]] == list(NEEDED)
    assert {part.shows for _, _, part in order} == {None, "seed", "question", "practice", "closing"}


def test_the_agreement_says_the_limit_before_the_rules(library):
    agreement = next(part for part in library.sessions.parts if part.id == "agreement")
    words = agreement.scripts[0].words
    assert words.index("one limit") < words.index("danger") < words.index("the rest")
    assert agreement.what.startswith("Say the limit of privacy first.")


def test_a_script_takes_less_than_a_minute(library):
    for part in library.sessions.parts:
        for script in part.scripts:
            assert len(script.words.split()) <= 110, part.id


def test_every_plan_is_whole_and_rests_on_works_that_are_known(library):
    for plan in library.sessions.plans:
        assert set(plan.seed.sources) <= set(library.works), plan.id
        assert plan.home, plan.id
        assert plan.question.endswith("?"), plan.id
        assert len(plan.practice.steps) >= 4, plan.id
        assert len(plan.handout.lines) >= 5, plan.id


def test_plans_that_speak_of_suicide_say_what_to_do_and_are_not_for_one_facilitator_alone(library):
    for plan in library.sessions.plans:
        assert "suicid" not in plan.question, plan.id
        if "suicide" in plan.opening:
            assert plan.heavy, plan.id
        if any("suicide" in line for line in plan.if_heavy):
            assert any("crisis steps" in line for line in plan.if_heavy), plan.id


def test_no_handout_asks_for_a_name_or_is_to_be_handed_in(library):
    for plan in library.sessions.plans:
        said = " ".join((plan.handout.intro or "", *plan.handout.lines)).lower()
        assert "my name" not in said, plan.id
        assert "hand in" not in said, plan.id


@pytest.mark.parametrize("id", PLANS)
def test_the_page_of_a_plan_has_all_its_steps_its_notes_and_its_handout(library, templates, checkout, id):
    path = f"{FOLDER}{id}.md"
    text = (checkout.root / "docs" / path).read_text("utf-8")
    matter, problems = read_front_matter(text, path)
    plan = library.sessions.plan(matter.plan)
    assert (problems, matter.plan, matter.title, matter.section) == ([], id, plan.title, "sessions")
    made = prepare(split(text)[1], matter, f"docs/{path}", library, templates)
    assert made.problems == ()
    page = html.fromstring(f"<div>{made.markdown}</div>")
    plan_sheet, handout = page.xpath("//div[contains(@class, 'sheets')]/article[contains(@class, 'sheet')]")
    assert [step for step in STEPS if not plan_sheet.xpath(f".//h2[@id='{step}']")] == []
    shown = " ".join(plan_sheet.text_content().split())
    for words in (plan.aim, plan.question, plan.seed.limit, plan.practice.opt_out, plan.home, *plan.if_heavy):
        assert words in shown, words
    assert len(plan_sheet.xpath(".//ol/li")) == len(plan.practice.steps)
    assert len(handout.xpath(".//ul/li")) == len(plan.handout.lines)
    assert len(page.xpath("//ol[@class='sources-list']/li")) == len(plan.seed.sources)
    assert len(plan_sheet.xpath(".//sup[@class='note']")) == len(plan.seed.sources)
    assert page.xpath("count(//input[@type != 'radio'])") == 0


def test_the_planner_brings_every_part_and_plan_and_room_to_write_a_number(library, templates):
    made = prepare(
        "<!-- cg:session-planner -->", FrontMatter(), "docs/facilitate/planner.md", library, templates
    ).markdown
    page = html.fromstring(f"<div>{made}</div>")
    assert len(page.xpath("//template")) == len(PLANS)
    placed = [part.id for part in library.sessions.at("start", "middle", "end")]
    assert page.xpath("//li[@data-part]/@data-part") == placed
    assert page.xpath("//div[contains(@class, 'planner')]/@hidden")
    text = page.text_content()
    assert "Write your country's line here:" in text
    assert "There is one limit." in text


def test_the_planner_of_a_country_says_its_line_and_when_it_was_looked_at(library, templates):
    settings = replace(library.settings, country="GB", languages=("en",))
    made = prepare(
        "<!-- cg:session-planner -->",
        FrontMatter(),
        "docs/facilitate/planner.md",
        replace(library, settings=settings),
        templates,
    ).markdown
    page = html.fromstring(f"<div>{made}</div>")
    words = " ".join(page.xpath("//div[@class='planner-help']")[0].text_content().split())
    strip = library.crisis.help_strip("GB", ("en",))
    assert strip.channel.printed in words
    assert strip.emergency[0].printed in words
    assert "Last looked at on" in words
    assert page.xpath("//div[@data-locale='en-GB']")


def test_markup_in_a_plan_stays_text(library, templates):
    plan = replace(library.sessions.plans[0], question="<script>1</script>?", closing="<b>___</b>")
    evil = replace(library, sessions=Sessions(library.sessions.parts, (plan,)))
    matter = FrontMatter(plan=plan.id, sources=plan.seed.sources)
    for name in ("session-plan", "session-planner"):
        made = prepare(f"<!-- cg:{name} -->", matter, "docs/a/b/x.md", evil, templates).markdown
        assert "<script" not in made
    assert "&lt;b&gt;" in prepare("<!-- cg:session-plan -->", matter, "docs/x.md", evil, templates).markdown


def test_a_good_file_has_no_problems_and_a_later_one_replaces_a_part(tmp_path):
    sessions, problems = read(tmp_path, parts(), "plans: []\n", parts().replace("title: T", "title: Other"))
    assert problems == []
    assert {part.title for part in sessions.parts} == {"Other"}


def test_faults_are_told_with_their_place(tmp_path):
    _, problems = read(
        tmp_path, parts("- {id: welcome, title: T, place: midle, minutes_60: x, minutes_90: 5, whatt: W}\n")
    )
    assert told(problems) == [
        ("bad-value", 2, 34),
        ("bad-value", 2, 53),
        ("unknown-field", 2, 71),
        ("missing-field", 2, 4),
    ]
    assert problems[2].suggestion == "did you mean 'what'?"


def test_a_plan_with_too_few_steps_and_without_sources_is_told(tmp_path):
    text = (
        "plans:\n- id: a\n  title: T\n  aim: A\n  opening: O\n  seed: {text: S, sources: [], limit: L}\n"
        "  question: Q?\n  practice: {title: P, minutes: 2, steps: [one], opt_out: X}\n"
        "  if_heavy: [one]\n  closing: C\n  handout: {title: H, lines: [one, two, three]}\n"
    )
    sessions, problems = read(tmp_path, text)
    assert sessions.plans == ()
    assert told(problems) == [("list-length", 6, 28), ("bad-value", 8, 33), ("list-length", 8, 43)]


def test_lists_that_are_not_of_this_file_are_told(tmp_path):
    _, problems = read(tmp_path, f"{parts()}plan: []\n")
    assert told(problems) == [("unknown-field", 6, 1)]
    assert problems[0].suggestion == "did you mean 'plans'?"
    _, problems = read(tmp_path, "rules: []\n")
    assert told(problems) == [("wrong-shape", 1, 1)]
    _, problems = read(tmp_path, "parts: {}\n")
    assert told(problems) == [("wrong-shape", 1, 8)]


def test_a_missing_part_and_a_wrong_sum_are_told(tmp_path):
    _, problems = read(tmp_path, parts(PART % ("close", "end", 14, 30)))
    assert [(problem.rule, problem.message) for problem in problems] == [
        ("wrong-sum", "the usual parts take 59 minutes in a meeting of 60")
    ]
    _, problems = read(tmp_path, parts(PART % ("close", "middle", 15, 30)))
    assert [(problem.rule, problem.line) for problem in problems] == [("missing-part", 5)]
    _, problems = read(tmp_path, "parts:\n" + PART % ("check-in", "middle", 60, 90))
    assert [problem.rule for problem in problems] == ["missing-part"] * 4


def test_a_plan_that_rests_on_nothing_known_or_has_no_page_is_told(library):
    plan = replace(library.sessions.plans[1], seed=replace(library.sessions.plans[1].seed, sources=("wegr",)))
    found = plan_faults(Sessions((), (plan,)), library.works, {})
    assert [problem.rule for problem in found] == ["unknown-source", "plan-without-page"]
    assert found[0].suggestion == "did you mean 'weger'?"
    assert (found[0].file, found[0].line) == ("data/sessions.yaml", plan.line)


def test_a_page_that_names_no_plan_is_told_with_its_line(library, checkout):
    text = (checkout.root / "docs" / FOLDER / "being-heard.md").read_text("utf-8")
    wrong = text.replace("plan: being-heard", "plan: being-herd")
    found = check_page(wrong, "docs/x.md", library)
    assert [(problem.rule, problem.line) for problem in found] == [
        ("unknown-plan", wrong[: wrong.index("being-herd")].count("\n") + 1)
    ]
    assert found[0].suggestion == "did you mean 'being-heard'?"


def test_a_plan_that_is_hard_to_read_is_told(library):
    assert too_hard(library.sessions) == []
    hard = "Organizational accountability necessitates comprehensive interdisciplinary collaboration. " * 20
    plan = replace(library.sessions.plans[0], aim=hard)
    assert [problem.rule for problem in too_hard(Sessions((), (plan,)))] == ["too-hard"]
