from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from commonground.prose.ground_rules import KINDS
from commonground.prose.posters import OWN_RULES
from commonground.prose.readability import grade
from commonground.prose.rule_answers import OWN_LENGTH, answer_to, read_answers, words_of

ANSWERED = {
    "no-limit": [
        "We promise absolute confidentiality.",
        "We never tell anyone what is said.",
        "Everything stays here, always!",
        "What is said is 100% confidential",
        "Nothing leaves this room.",
        "What happens here is STRICTLY   confidential.",
        "Whatever you say is totally private",
    ],
    "silence-on-suicide": [
        "No talk about suicide.",
        "Don't mention suicide or self-harm",
        "Suicidal thoughts are off limits here.",
        "Never talk about wanting to die.",
        "Please leave out suicide",
    ],
    "medicine": [
        "We share tips on medication.",
        "You can recommend pills that helped you.",
        "Help each other with advice on meds.",
        "Tell people to stop taking their antidepressants if they hurt.",
        "This group replaces therapy",
    ],
    "must-speak": [
        "Everyone must share.",
        "Everybody shares something each week",
        "Cameras on at all times.",
        "You have to share your story the first time.",
    ],
    "safe-for-all": ["This is a safe space.", "You are safe here", "It is completely safe to speak."],
    "cure": ["This group cures depression.", "We will fix you!", "Proven to work.", "Here you will heal."],
    "suicide-words": [
        "We do not joke about people who commit suicide.",
        "Pray for every suicide victim",
        "He committed suicide is a thing we can say.",
    ],
    "labels": [
        "No crazy people.",
        "We welcome anyone who suffers from depression",
        "No junkies, no psychos.",
        "Be kind to the mentally ill.",
    ],
    "shut-out": ["Positive vibes only.", "Don't cry.", "No complaining, please", "Stay positive!"],
    "no-way-back": ["Zero tolerance.", "Late people stay out.", "Break a rule and you are out."],
    "details-asked": [
        "Write your home address on the list.",
        "Name your diagnosis at the door.",
        "Tell us the name of your doctor",
    ],
}
LEFT_ALONE = [
    # near misses, answer by answer
    "What you hear here stays here. One limit: danger.",
    "Keep it private, unless someone is at risk.",
    "No one has to share anything private.",
    "Private messages are never sent during the meeting.",
    "Join from a private place.",
    "You can talk about suicide here.",
    "No details of suicide or self-harm.",
    "No jokes about suicide.",
    "Thinking of suicide? You are not alone with it here.",
    "No one is judged for thoughts of suicide.",
    "We read the suicide prevention numbers at the end.",
    "We give no advice on medicine.",
    "We don't recommend medication.",
    "Ask your doctor about medicine, not the group.",
    "This group does not replace therapy.",
    "No drugs or alcohol in the room.",
    "No one has to share. You can pass.",
    "Everyone gets a turn.",
    "Keep your phone in a safe place.",
    "If you are not safe, tell a host.",
    "We are not here to fix anyone.",
    "This is not a cure.",
    "Living with bipolar disorder? You are welcome.",
    "We do not use words like crazy.",
    "Bring tissues. Crying is fine.",
    "Coming late is fine.",
    "If you miss a meeting, you can come back.",
    "A first name is enough. We never ask for a home address.",
    "Tea is at eight. Please wash your cup.",
    "One person speaks at a time.",
    "Leave your shoes at the door.",
    "Please do not wear perfume.",
    "Children can play next door.",
    "",
    "***",
]


@pytest.mark.parametrize(("id", "rule"), [(id, rule) for id, rules in ANSWERED.items() for rule in rules])
def test_a_rule_that_could_harm_gets_an_answer(library, id, rule):
    answer = answer_to(rule, library.answers)
    assert answer, rule
    assert answer.id == id


@pytest.mark.parametrize("rule", LEFT_ALONE)
def test_a_sound_rule_gets_none(library, rule):
    answer = answer_to(rule, library.answers)
    assert answer is None, answer


def test_every_answer_has_three_examples(library):
    assert {answer.id for answer in library.answers} == set(ANSWERED)
    assert min(map(len, ANSWERED.values())) >= 3


def test_no_answer_is_given_to_what_is_offered_or_to_our_own_rules(library):
    ours = [
        text
        for rule in library.rules
        for kind in KINDS
        for text in (rule.text_for(kind), rule.short_for(kind))
    ]
    for text in [*(answer.offer for answer in library.answers), *ours]:
        assert answer_to(text, library.answers) is None, text


def test_what_is_offered_fits_and_is_easy_to_read(library):
    for answer in library.answers:
        assert len(answer.offer) <= OWN_LENGTH, answer.id
        assert grade(answer.offer) <= 6, answer.offer
        assert grade(answer.says) <= 6, answer.says
    assert OWN_RULES == 5


def test_marks_accents_and_spaces_do_not_count():
    assert words_of("  Don’t—say:\tÉVER, 100% ") == ["dont", "say", "ever", "100"]


def test_the_page_answers_as_python_does(library, node: str, project: Path):
    rules = [
        *LEFT_ALONE,
        *(rule for rules in ANSWERED.values() for rule in rules),
        "Don’t TELL ánybody — éver!",
    ]
    expected = [getattr(answer_to(rule, library.answers), "offer", None) for rule in rules]
    module = (project / "overrides/assets/tools/rules-answers.js").as_uri()
    code = f"""
      import {{ answerTo }} from {json.dumps(module)};
      const {{ rules, answers }} = JSON.parse(await new Response(process.stdin).text());
      console.log(JSON.stringify(rules.map((rule) => answerTo(rule, answers)?.offer ?? null)));
    """
    given = json.dumps({"rules": rules, "answers": [answer.as_data() for answer in library.answers]})
    command = [node, "--input-type=module", "--eval", code]
    made = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(made.stdout) == expected


def test_a_field_that_does_not_exist_is_told_with_its_place(tmp_path):
    path = tmp_path / "rule_answers.yaml"
    path.write_text("answers:\n- {id: a, phrase: [x], says: S, offer: O}\n", "utf-8")
    answers, problems = read_answers([path], tmp_path)
    assert answers == ()
    assert [(problem.rule, problem.line) for problem in problems] == [("unknown-field", 2)]
