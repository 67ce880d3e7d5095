"""Advice on a medicine (C27)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages import Passage
from ..phrases import is_denied
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="medicine-advice",
    scope=Scope.PASSAGE,
    english=True,
    what="Nobody is told to start, stop or change a medicine, and no dose is named. To warn of such advice is fine.",
    bad="‸Stop taking your antidepressant if you feel better.",
    good=(
        "We do not tell each other to start, stop or change medicine. Go, if people press you to stop your "
        "medicine. Ask a doctor before you change it."
    ),
)
_NAMES = (
    r"(?:lithium|sertraline|zoloft|fluoxetine|prozac|citalopram|escitalopram|lexapro|paroxetine|paxil|"
    r"venlafaxine|effexor|duloxetine|cymbalta|bupropion|wellbutrin|mirtazapine|"
    r"amitriptyline|trazodone|quetiapine|seroquel|olanzapine|zyprexa|risperidone|risperdal|aripiprazole|"
    r"abilify|clozapine|haloperidol|haldol|lamotrigine|lamictal|"
    r"valpro(?:ate|ic acid)|depakote|carbamazepine|diazepam|valium|lorazepam|ativan|alprazolam|xanax|"
    r"clonazepam|klonopin|zolpidem|ambien|zopiclone|temazepam|pregabalin|"
    r"gabapentin|propranolol|methylphenidate|ritalin|concerta|adderall|lisdexamfetamine|vyvanse|"
    r"atomoxetine|methadone|buprenorphine|naltrexone|disulfiram|acamprosate|"
    r"ketamine|esketamine|melatonin|st\.? john's wort)"
)
_KINDS = (
    r"(?:medicines?|medications?|meds|tablets?|pills?|antidepressants?|antipsychotics?|mood stabili[sz]ers?|"
    r"sleeping pills?|benzodiazepines?|ssris?|prescriptions?|dose|dosage)"
)
_VERBS = (
    r"(?:start(?:ing)?|stop(?:ping)?|quit(?:ting)?|take|taking|skip(?:ping)?|increas(?:e|ing)|rais(?:e|"
    r"ing)|lower(?:ing)?|reduc(?:e|ing)|doubl(?:e|ing)|halv(?:e|ing)|cut(?:ting)? (?:down|out)|"
    r"taper(?:ing)?(?: off)?|wean(?:ing)?(?: off)?|com(?:e|ing) off|go(?:ing)? off|switch(?:ing)?(?: to)?|chang(?:e|ing)|try(?:ing)?)"
)
_NAMED = re.compile(
    rf"\b{_VERBS}\b[^.!?]{{0,40}}\b{_NAMES}\b|\b{_NAMES}\b[^.!?]{{0,30}}\b(?:\d+ ?(?:mg|milligrams?|mcg|"
    rf"µg)|dos(?:e|es|age)|works|helps|is (?:better|best|safe))\b",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\b\d+(?:\.\d+)? ?(?:mg|milligrams?|mcg|µg)\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"(?:(?<=^)|(?<=[.!?:] )|\b(?:you (?:should|must|can|could|may|might|need to|have to|ought to)|try "
    rf"to|it is (?:safe|fine|ok|okay) to|feel free to|better to|time to|we (?:advise|recommend) (?:you "
    rf")?to) )"
    rf"(?:just |simply |now |please )?(?P<told>{_VERBS}(?: taking)? (?:(?:your|the|all|any|his|her|their|"
    rf"some|more|less|an?|of) ){{0,3}}(?:\w+ )?{_KINDS}\b)",
    re.IGNORECASE,
)
_SOMEONE_ELSE = re.compile(
    r"\b(?:ask|tell|talk to|talk with|speak to|speak with|with|see|call|before)\b[^.!?]*\b(?:doctor|"
    r"prescriber|pharmacist|nurse|clinician|psychiatrist)\b",
    re.IGNORECASE,
)
_WARNED = re.compile(
    r"\b(?:says?|said|saying|tells?|told|telling|press(?:es|ed)?|ask(?:s|ed)?|urg(?:e|es|ed)|push(?:es|"
    r"ed)?|advice|advise(?:s|d)?)[:,]? ?[\"']?(?:\w+ ){0,4}$",
    re.IGNORECASE,
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    for start, sentence in passage.sentences:
        for at, shown in _advice(sentence):
            if (
                is_denied(passage, start + at)
                or _WARNED.search(sentence[:at])
                or _SOMEONE_ELSE.search(sentence)
            ):
                continue
            yield Finding(
                start + at,
                f"'{shown[:60]}' reads as advice on a medicine",
                "leave it to those who know someone's health",
            )
            break


def _advice(sentence: str) -> Iterator[tuple[int, str]]:
    for match in _TOLD.finditer(sentence):
        yield match.start("told"), match["told"]
    for pattern in (_NAMED, _DOSE):
        for match in pattern.finditer(sentence):
            yield match.start(), match[0]
