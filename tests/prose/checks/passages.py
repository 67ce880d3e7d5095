"""Passages that each rule must tell, and others, near to them, that no rule may tell.

Each is an example as in the rules (see examples.py); where ‸ stands in one, the problem is told there. They are invented, or are sentences
that pages of other organizations could have.
"""

from __future__ import annotations

HELP = "If you are in danger now, go to [help now](help-now.md)."
CLAIMS = "---\nclaims: true\nsources: [lyons]\n---\n# A page\n\n"
REVIEWED = "---\nlast_reviewed: {}\nnext_review: {}\n---\n# A page"
COPING = "# docs/coping/pause.md\n"
KIT = "# docs/facilitate/hard-moments.md\n"
COPY_OF = "# local/docs/erstes-mal.md\n---\ntranslation_of: {}\n{}---\n# Das erste Mal"
LOCKED = "# local/data/ground_rules.yaml\nrules:\n- id: {}\n  moment: before\n{}  text: {}\n  reason: It is a choice."
WORK = (
    "# local/data/sources.yaml\nsources:\n- id: {}\n  type: webpage\n  title: A page\n  url: https://www.example.org\n"
    "  read: whole\n  read_on: 2026-11"
)
SHORT = "You can come late and leave early. "
LONG = "one two three four five six seven eight nine ten "
MADE_UP = "the quick otter of the example river reads twelve made up words aloud to its neighbors"

BAD: dict[str, list[str]] = {
    "all-caps": ["‸DO NOT SHARE THIS LINK.", "## ‸GROUND RULES FOR MEMBERS", "Please ‸ALWAYS LISTEN first."],
    "bad-address": [
        "See [‸them](http:/www.example.org).",
        "See [‸them](www.example.org).",
        "See [‸the study](https://doi.org/lyons2021) and [a map](https://example).",
    ],
    "british-spelling": [
        "The ‸centre is open.",
        "It helps to ‸organise a rota.",
        "A ‸counsellor may come. People show many ‸behaviours.".replace("many ‸", "many "),
    ],
    "claim-without-citation": [
        f"{CLAIMS}About ‸1 in 12 people had a bad time.\n\nA gain [@lyons].",
        f"{CLAIMS}It was ‸8.37% of the answers.\n\nA gain [@lyons].",
        f"{CLAIMS}- A gain [@lyons].\n- ‸Research shows that listening helps.",
        f"{CLAIMS}People were ‸half as likely to come to harm.\n\nA gain [@lyons].",
        f"{CLAIMS}Then ‸2,131 people took part.\n\nA gain [@lyons].",
        f"{CLAIMS}‸In surveys, few felt worse.\n\nA gain [@lyons].",
        f"{CLAIMS}The gap ran from ‸0.07 to 0.29.\n\nA gain [@lyons].",
        f"{CLAIMS}Several ‸trials found that it lowers fear.\n\nA gain [@lyons].",
        f"{CLAIMS}| What | How |\n|---|---|\n| Gain | ‸0.18 |\n\nA gain [@lyons].",
    ],
    "copied-passage": [
        f"‸{MADE_UP.capitalize()}.",
        f"> He said: ‸{MADE_UP.replace('quick otter', 'quick *otter*')}.",
        f"- One day ‸{MADE_UP.replace(' reads ', ' reads' + chr(10) + '  ').upper().lower()}!",
    ],
    "easy-advice": [
        "‸Cheer up.",
        "When you worry, ‸simply calm down.",
        "Try to ‸think positive. It could be worse.",
    ],
    "external-resource": [
        '# A page\n\n‸<img src="https://www.example.org/a.png" alt="A circle">',
        "# A page\n\n![‸A circle](//www.example.org/a.png)",
        '# A page\n\n<p style-of="x">‸<video poster="http://www.example.org/a.png"></video></p>',
    ],
    "generic-he": [
        "When someone cries, give ‸him time.",
        "Each person says ‸his or her name.",
        "A newcomer may not know that ‸she can pass.",
    ],
    "hotline": ["There is a ‸hotline.", "Two ‸hot lines are open.", "‸Hotlines can be busy."],
    "idiom": [
        "We are all ‸in the same boat.",
        "People who ‸hit rock bottom may come.",
        "> ‸At the end of the day, it is your choice.",
    ],
    "image-without-alt": [
        '# A page\n\n‸<img src="a.png">',
        '# A page\n\n‸<svg class="leaf"><path d="M0 0"/></svg>',
        "# A page\n\nA circle:\n\n‸![ ](a.png)",
    ],
    "just-do-it": [
        f"{COPING}‸Just write one line.",
        f"{COPING}If it comes back, ‸simply start again.",
        f"{COPING}- ‸Just keep going.",
    ],
    "link-without-meaning": [
        "Read [‸more](a.md).",
        "For the list, [‸click here](a.md).",
        "Please ‸tap here to see it.",
        "It is on [‸this page](a.md).",
    ],
    "long-paragraph": ["‸" + SHORT * 15, "- ‸" + SHORT * 16, "> ‸" + SHORT * 20],
    "long-sentence": [
        f"‸{LONG * 3}eleven.",
        f"It is so. ‸And {LONG * 3}.",
        f"- ‸{LONG * 2}\n  {LONG}eleven.",
    ],
    "medicine-advice": [
        "You can ‸stop your medication for a week.",
        "‸Take your tablets with food.",
        "People ‸start sertraline at night.",
        "The usual amount is ‸50 mg a day.",
        "You should ‸halve your dose first.",
    ],
    "method-near-suicide": [
        "Her suicide was an ‸overdose.",
        "He ended his life with a ‸gun.",
        "Some who think of suicide keep ‸pills.",
    ],
    "no-content-note": [
        f"# A page\n\n{HELP}\n\n## Talk\n\nWe speak of ‸self-harm.\n\n- And of suicide.",
        f"# A page\n\n{HELP}\n\n## When ‸abuse comes up\n\nListen. Abuse is not a secret to keep.",
        f"# A page\n\n{HELP}\n\n## Talk\n\nSome ‸want to die.\n\nAsk if they think of ending their life.",
    ],
    "no-disclaimer": [
        f"{COPING}# ‸Senses\n\nLook around. Name five things.",
        f"{KIT}# ‸Hard moments\n\nStay calm. Ask what they need.",
        "---\ncrisis: required\nlast_reviewed: 2026-11-01\nnext_review: 2027-04-01\n---\n# ‸Help\n\nCall someone.",
    ],
    "no-help-link": [
        "# A page\n\nHe thinks of ‸suicide.\n\n[Groups](find.md)",
        f"# A page\n\nPeople ‸hurt themselves.\n\n## Then\n\n{HELP}",
        "# A page\n\nSome were ‸abused as children. Some want to die.",
    ],
    "normal-people": [
        "Be with ‸normal people.",
        "You want to ‸feel normal again.",
        "She longs for a ‸normal life.",
    ],
    "outdated-translation": [
        COPY_OF.format("first-visit.md", "source_hash: ‸0123456789ab\n"),
        COPY_OF.format("‸first-visit.md", ""),
        COPY_OF.format("‸no-such-page.md", "source_hash: 0123456789ab\n"),
    ],
    "overclaim": [
        "Everything you say is kept in ‸complete confidence.",
        "‸You are not alone.",
        "Our groups are a ‸safe space.",
        "It is ‸proven to work.",
        "Peer support is a ‸powerful antidote to loneliness.",
        "We ‸guarantee your privacy.",
        "It ‸cures depression.",
        "‸Absolute confidentiality is our first rule.",
        "Talking ‸saves lives.".replace("Talking ‸", "‸Talking "),
    ],
    "owned-term": [
        "# A page\n\nMake a ‸Wellness Recovery Action Plan.",
        "# A page\n\nOur host trained in ‸IPS.",
        "# A page\n\nThink of ‸SHUSH when you listen.",
        "# A page\n\nTry the ‸STOP skill.",
    ],
    "phone-number": [
        "Call ‸+1 555 010 0100.",
        "Ring [‸us](tel:5550100).",
        "Text HELLO to ‸741741.",
        "Call ‸988 at any time.",
        "Our number: ‸(01632) 960123.",
        "> Reach me at ‸555-0100-22.",
    ],
    "review-overdue": [
        REVIEWED.format("2025-11-01", "‸2026-11-01"),
        REVIEWED.format("2025-06-01", "‸2026-05-01"),
        REVIEWED.format("2025-11-22", "‸2026-11-22"),
    ],
    "review-too-far": [
        REVIEWED.format("2026-11-01", "‸2027-11-30"),
        "---\ncrisis: required\nnext_review: ‸2027-08-01\n---\n# Help\n\nCall the emergency number.",
        "# docs/help-now.md\n---\nnext_review: ‸2027-10-01\n---\n# Help\n\nCall the emergency number.",
    ],
    "rule-not-locked": [
        LOCKED.format("limit", "  locked: false\n", "What is said stays here.").replace("- id", "‸- id"),
        LOCKED.format("ours", "", "We made these rules.").replace("- id", "‸- id"),
        LOCKED.format("no-hate", "", "Be kind.").replace("- id", "‸- id"),
    ],
    "second-title": [
        "# A page\n\n# ‸Another",
        "# A page\n\nWords.\n\n‸Another\n=======\n",
        "# A page\n\n> # ‸Quoted",
    ],
    "skipped-heading": [
        "# A page\n\n### ‸Deep",
        "# A page\n\n## Part\n\n#### ‸Deep",
        "# A page\n\n## A\n\n### B\n\n## C\n\n#### ‸D",
    ],
    "stigma-label": [
        "People who ‸suffer from bipolar disorder.",
        "She is ‸confined to a wheelchair.",
        "Help for the ‸mentally ill.".replace("the ‸", "‸the "),
        "He is ‸a schizophrenic.",
        "Once ‸an addict, always one.".replace("‸an ", "an ‸"),
        "‸Victims of domestic abuse may come.",
        "> My boss is ‸crazy, they say.",
        "It is not for ‸the suicidal.",
    ],
    "suicide-phrasing": [
        f"{HELP} He ‸committed suicide.",
        f"{HELP} After a ‸failed suicide attempt she came.",
        f"{HELP} The ‸suicide epidemic grows.",
        f"{HELP} Families of ‸suicide victims meet here.",
        f"{HELP} Two people *‸completed*\nsuicide that year.",
        f"{HELP} An attempt is ‸successful suicide's shadow.",
        f"{HELP} It would be ‸political suicide.",
    ],
    "too-hard": [
        "---\ngrade_max: ‸6\n---\n# A page\n\n"
        + "Interdisciplinary representatives facilitate organizational accountability.\n\n" * 25,
        "---\ngrade_max: ‸2\n---\n# A page\n\n"
        + "People who come to meetings usually remember the difficult conversations afterwards.\n\n" * 12,
        "---\ngrade_max: ‸5\n---\n# A page\n\n"
        + "- Participants communicate respectfully, notwithstanding disagreement.\n" * 25,
    ],
    "trigger-warning": ["‸Trigger warning: loss.", "This page has a ‸content warning.", "‸TW: loss."],
    "unknown-section": [
        "---\nsection: ‸nowhere\n---\n# A page",
        "---\nsection: ‸learning\n---\n# A page",
        "---\nsection: ‸Learn\n---\n# A page",
    ],
    "unknown-source": [
        "# A page\n\nA gain ‸[@lyonss].",
        "# A page\n\nA gain ‸[@nobody, p. 3].",
        "# A page\n\n| A | B |\n|---|---|\n| gain | so ‸[@x] |",
    ],
    "unsafe-markup": [
        "# A page\n\n‸<script>alert(1)</script>",
        '# A page\n\n‸<p style="color: red">Words.</p>',
        "# A page\n\n[a](javascript:alert(1))".replace("[a](", "[a‸]("),
        '# A page\n\n<p>‸<input name="name"></p>',
    ],
    "unused-work": [
        WORK.format("nobody-cites-me").replace("- id", "‸- id"),
        WORK.format("lyons-2").replace("- id", "‸- id"),
        WORK.format("srna-old").replace("- id", "‸- id"),
    ],
}

GOOD: dict[str, list[str]] = {
    "all-caps": [
        "NAMI and DBSA have groups.",
        "SAMHSA wrote it. HIPAA binds some.",
        "An LGBTQ group, in the USA.",
        "Text STOP to leave.",
        "The `DO NOT SHARE THIS` sign.",
    ],
    "bad-address": [
        "See [a study](https://doi.org/10.1186/1471-244X-14-39) and [the rules](ground-rules.md#limit).",
        "Write to [us](mailto:hello@example.org).",
        "See <https://www.example.org/a?b=c> or [this network](https://sub.example.org:8443/x).",
    ],
    "british-spelling": [
        "The Riverside Centre is open.",
        "Centering on one thing.",
        "A program, a center, a color, behavior.",
        "See [a group](https://www.example.org/programme).",
    ],
    "claim-without-citation": [
        f"{CLAIMS}## Studies show little\n\nOne review found a gain [@lyons].",
        f"{CLAIMS}We meet from 19.30 to 21.00, in room 2. Twelve people fit in.\n\nA gain [@lyons].",
        f"{CLAIMS}1. Ask.\n2. Listen for 3 minutes.\n\nPeople from 13 to 17 come with an adult. A gain [@lyons].",
        f"{CLAIMS}We found no study that tests a first visit.\n\nNo one has tested this card. A gain [@lyons].",
        f"{CLAIMS}What a man said was used at his trial. See what studies show: [evidence](evidence.md).\n\nA gain [@lyons].",
        f"{CLAIMS}One review found:\n\n- a gain in recovery [@lyons]\n- none in 8 trials of hope [@lyons]",
        f"{CLAIMS}| What | How | Who |\n|---|---|---|\n| Gain | 0.18 | [@lyons] |",
        f"{CLAIMS}A gain [@lyons].\n\n## What this page cannot tell you\n\nStudies do not tell us which kind suits whom. Most trials were small.",
        "# A page\n\nStudies show that one in five people like tea.",
        f"{CLAIMS}If you leave at half past eight, that is fine. Two of you go with the person. A gain [@lyons].",
    ],
    "copied-passage": [
        " ".join(MADE_UP.split()[:11]) + ".",
        "An otter by the river reads made up words.",
        f"```\n{MADE_UP}\n```\n\nThat was code.",
    ],
    "easy-advice": [
        "What not to say: “Just relax.” “Cheer up.”",
        "It has just begun. You can just listen.",
        "Nobody should tell you to just calm down.",
    ],
    "external-resource": [
        "# A page\n\n[A group](https://www.example.org/a.png)",
        '# A page\n\n<img src="a.png" alt="A circle">',
        '# A page\n\n`<img src="https://www.example.org/a.png">`',
    ],
    "generic-he": [
        "My brother came. He said little.",
        "If someone is upset, ask what they need.",
        "Ask a friend to write: “She would like to come.”",
        "A man hovered outside. Someone met him at the door.",
        "Someone from Leeds said that Anna knows, and she does.",
    ],
    "hotline": ["A crisis line.", "The National Teen Hotline has a new name.", "Write to `hotline`."],
    "idiom": [
        "Put the boat in the same place.",
        "The sky is up, and light is at the end.",
        "Keep both eyes open, or closed.",
    ],
    "image-without-alt": [
        '# A page\n\n<svg aria-hidden="true"><path d="M0 0"/></svg>',
        "# A page\n\n![Two chairs](a.png)",
        '# A page\n\n<img src="a.png" alt="">',
    ],
    "just-do-it": [
        f"{COPING}You can just sit.",
        f"{COPING}It is fine to just look.",
        "Just try the door.",
        f"{COPING}The rain has just stopped.",
    ],
    "link-without-meaning": [
        "Stay here. [The rules](a.md) help.",
        "[What more there is](a.md)",
        "Do not click links that you do not know.",
    ],
    "long-paragraph": [
        SHORT * 14,
        f"{SHORT * 10}\n\n{SHORT * 10}",
        "".join(f"- {SHORT}\n" for _ in range(30)),
    ],
    "long-sentence": [
        f"{LONG * 3}.",
        "".join(f"- {LONG}\n" for _ in range(6)),
        f"{LONG * 2}. {LONG.capitalize() * 2}.",
        f"`{LONG * 4}`",
    ],
    "medicine-advice": [
        "We do not tell each other to start, stop or change medicine or care.",
        "**Go,** if people press you to speak, tell you to stop your medicine, or sell you something.",
        "Talk with a doctor before you change your medicine.",
        "Some people take medicine. Some do not.",
        "You should not stop taking lithium because a group says so.",
        "Take your time. Start a group. Stop at nine.",
    ],
    "method-near-suicide": [
        f"{HELP} Some think of suicide. Leave out how it was done.",
        "He was hanging a picture on the bridge, and cut the rope.",
        f"{HELP} Suicide is spoken of. Do not hang up. Stay on the line, and hang on.",
    ],
    "no-content-note": [
        f"# A page\n\n{HELP}\n\nOne sentence on suicide.",
        f"---\ncontent_note: This page talks about suicide.\n---\n# A page\n\n{HELP}\n\nSuicide.\n\nSuicide.",
        "---\ncrisis: required\n---\n# A page\n\n"
        + f"{HELP}\n\nCall the emergency number. If you think of suicide, say so.\n\nSuicide can be spoken of.",
    ],
    "no-disclaimer": [
        f"{COPING}# Pause\n\nYou can stop at any time.",
        f"{KIT}# Hard moments\n\nStay calm.\n\n## What this page cannot tell you\n\nIt cannot tell you what to do.",
        f"{KIT}---\nhub: facilitate\n---\n# For facilitators\n\nHere are the pages.",
        f"{KIT}# A plan\n\n<!-- cg:session-planner -->",
    ],
    "no-help-link": [
        f"# A page\n\n{HELP}\n\nHe died by suicide.",
        "# A page\n\nThe Substance Abuse and Mental Health Services Administration wrote a guide.",
        "# A page\n\nIn danger? [Numbers](../help-now.md)\n\n## Then\n\nAsk about suicide.",
        "# A page\n\n<!-- cg:crisis-lines -->\n\n## Then\n\nAsk about suicide.",
    ],
    "normal-people": [
        "Crying is normal.",
        "What is normal for you?",
        "Most people feel it. It is a normal evening.",
    ],
    "outdated-translation": [
        "# local/docs/neu.md\n# Neu",
        "# local/docs/neu.md\n---\ntitle: Neu\n---\n# Neu",
        "# local/docs/first-visit.md\n# Your first visit",
    ],
    "overclaim": [
        "No group can promise complete privacy.",
        "Nobody can guarantee that.",
        "A group is not a cure. Nothing here is proven.",
        "Go if you are not alone in the room.",
        "It says it will heal you, or that nothing gets out.",
        "Some groups promise total secrecy. No leader can make sure of that.",
        "Store it in a secure place. The manicure is private.",
        "We do not say that a group cures an illness.",
    ],
    "owned-term": [
        "# A page\n\nWe wrap up at nine, in a wrap.",
        "# A page\n\nSamaritans teach SHUSH: five habits.",
        "# A page\n\nSTOP is a sign. Text STOP to leave.",
        "# A page\n\nWRAP belongs to Advocates for Human Potential.",
    ],
    "phone-number": [
        "From 2019-07-12 to 2020-12-18, 12,477 people took part.",
        "ISBN 978-92-4-151677-8, doi 10.1186/s12888-021-03321-z.",
        "Tick a number: 0 1 2 3 4 5 6 7 8 9 10.",
        "Between 2014–2016 and 2018-2020. Call two people. Room 113, 19:00–21:00.",
        "The list has 1 000 000 lines? No: 5,000. At 0.18 (0.07–0.29).",
    ],
    "review-overdue": [
        REVIEWED.format("2026-01-01", "2026-12-01"),
        REVIEWED.format("2025-11-23", "2026-11-23"),
        REVIEWED.format("2026-11-01", "2027-11-01"),
    ],
    "review-too-far": [
        REVIEWED.format("2026-11-26", "2027-11-26"),
        "---\ncrisis: required\nlast_reviewed: 2026-11-23\nnext_review: 2027-05-22\n---\n# Help\n\nCall the emergency number.",
        REVIEWED.format("2026-11-01", "2027-02-01"),
    ],
    "rule-not-locked": [
        LOCKED.format("limit", "  locked: true\n", "What is said stays here, and there is one limit."),
        LOCKED.format("time", "  locked: false\n", "We start on time."),
        LOCKED.format("our-own", "", "We bring cake."),
    ],
    "second-title": [
        "# A page\n\n## Part",
        "# A page\n\n```\n# A comment\n```",
        "# A page\n\n#1 is not a title",
    ],
    "skipped-heading": [
        "# A page\n\n## A\n\n### B\n\n## C",
        "# A page\n\n```\n#### x\n```",
        "## A part of a page whose title the theme makes",
    ],
    "stigma-label": [
        "People with bipolar disorder or borderline personality disorder.",
        "“I used to be an addict,” one member says. I call myself crazy.",
        "The Substance Abuse and Mental Health Services Administration.",
        "A depressive episode can end. A bipolar group meets here. Psychosis is a word.",
        "Psycho-education in a group. Mental illness. An addiction.",
        "Victims of crime have a law of their own. The bereaved parents' group.",
        "Words to avoid: `suffers from`, `junkie`.",
    ],
    "suicide-phrasing": [
        f"{HELP} We are committed to suicide prevention.",
        f"{HELP} She died by suicide. He attempted suicide. They survived an attempt.",
        f"{HELP} A complete suicide prevention plan, and suicide loss groups.",
        f"{HELP} Not `committed suicide`.",
        f"{HELP} Bereaved by suicide. Suicide and Crisis Lifeline.",
        f'{HELP}\n\n<!-- check:off suicide-phrasing reason="names the phrase to avoid" -->\nNever write “committed suicide”.',
    ],
    "too-hard": [
        "---\ngrade_max: 5\n---\n# A page\n\n" + "You can come late. You can go.\n\n" * 20,
        "---\ngrade_max: 6\n---\n# A page\n\nInterdisciplinary representatives facilitate organizational accountability.",
        "---\ngrade_max: 6\n---\n# A page\n\n"
        + "```\nInterdisciplinary representatives facilitate accountability.\n```\n\n" * 30,
    ],
    "trigger-warning": [
        "This part talks about loss.",
        "The trigger of a fire alarm.",
        "A warning: it is cold.",
    ],
    "unknown-section": ["---\nsection: learn\n---\n# A page", "# A page", "---\nhub: nowhere\n---\n# A page"],
    "unknown-source": [
        "# A page\n\nA gain [@lyons].",
        "# A page\n\nWrite `[@key]` after it.",
        "# A page\n\nMail someone@example.org [at home].",
    ],
    "unsafe-markup": [
        '# A page\n\n<div class="sheet" markdown>\n\nWords.\n\n</div>',
        "# A page\n\n`<script>`",
        "# A page\n\n```html\n<iframe></iframe>\n```",
    ],
    "unused-work": [WORK.format("srna"), WORK.format("npg"), WORK.format("mind")],
}
