"""What the browser's scripts are given: only their own messages, in the form messages.js reads, counted as the language counts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog

from commonground.exports.messages import plural_forms, script_messages, script_words

POLISH = "(n == 1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
ARABIC = "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"


@pytest.mark.parametrize(
    ("language", "formula", "forms"),
    [
        ("en", "(n != 1)", {"one": 0, "other": 1}),
        ("fr", "(n > 1)", {"one": 0, "other": 1, "many": 1}),
        ("ja", "0", {"other": 0}),
        ("pl", POLISH, {"one": 0, "few": 1, "many": 2, "other": 2}),
        ("ar", ARABIC, {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 4, "other": 5}),
    ],
)
def test_the_forms_of_gettext_are_those_of_cldr(language: str, formula: str, forms: dict[str, int]) -> None:
    assert plural_forms(formula, Locale(language)) == forms


def test_scripts_get_their_own_words_and_no_others() -> None:
    catalog = Catalog(locale="pl")
    catalog.add("Close", "Zamknij")
    catalog.add("Menu", "Menu główne")
    catalog.add("Copy", "")
    catalog.add("Copied", "Skopiowano", flags=["fuzzy"])
    catalog.add(("{count} group", "{count} groups"), ("{count} grupa", "{count} grupy", "{count} grup"))
    asked = ["Close", "Copy", "Copied", "{count} group", "not in the catalogue"]
    assert script_words(catalog, asked, Locale("pl")) == {
        "Close": "Zamknij",
        "{count} group": {
            "one": "{count} grupa",
            "few": "{count} grupy",
            "many": "{count} grup",
            "other": "{count} grup",
        },
    }


def test_the_template_knows_which_messages_are_the_scripts() -> None:
    messages = script_messages()
    assert {"Close", "{count} group"} <= messages
    assert "Skip to the page" not in messages


SCRIPT = """
globalThis.document = { documentElement: { lang: "pl", dataset: { messages: "https://groups.example/pl.json" } } };
globalThis.fetch = async () => ({ ok: true, json: async () => (WORDS) });
const { t, tn } = await import(MODULE);
const counted = [0, 1, 2, 5, 22, 112].map((count) => tn("{count} group", "{count} groups", count));
console.log(JSON.stringify([t("Close"), t("near {place}", { place: "Ełk" }), ...counted]));
"""


def test_the_browser_counts_as_the_catalogue_does(node: str, project: Path) -> None:
    catalog = Catalog(locale="pl")
    catalog.add("Close", "Zamknij")
    catalog.add("near {place}", "blisko: {place}")
    catalog.add(("{count} group", "{count} groups"), ("{count} grupa", "{count} grupy", "{count} grup"))
    words = script_words(catalog, ["Close", "near {place}", "{count} group"], Locale("pl"))
    module = (project / "overrides/assets/site/messages.js").as_uri()
    script = SCRIPT.replace("WORDS", json.dumps(words)).replace("MODULE", json.dumps(module))
    answer = subprocess.run(
        [node, "--input-type=module", "--eval", script], check=True, capture_output=True, text=True
    )
    assert json.loads(answer.stdout) == [
        "Zamknij",
        "blisko: Ełk",
        *("0 grup", "1 grupa", "2 grupy", "5 grup", "22 grupy", "112 grup"),
    ]
