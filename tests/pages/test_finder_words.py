"""The file of words in which people ask."""

from __future__ import annotations

import json
from typing import Any

from commonground.listings.vocabulary import QUESTION_WORDS
from commonground.pages.finder_facets import FACETS
from commonground.pages.finder_words import FLAGS, PATH, outputs
from tests.pages.made import directory, full, listing, shell


def made() -> dict[str, Any]:
    made = directory(full(), listing("es", languages=("es", "qu")))
    ((path, content),) = outputs(made, shell(made))
    assert path == PATH
    found = json.loads(content)
    assert isinstance(found, dict)
    return found


def test_every_facet_has_its_words_folded() -> None:
    values = made()["values"]
    assert list(values) == [facet.id for facet in FACETS]
    assert "cant breathe" in values["topics"]["panic"].split("|")
    assert "en espanol" in values["languages"]["es"].split("|")
    assert values["languages"]["qu"] == "quechua"


def test_a_phrase_means_one_thing_but_danger_is_told_beside_it() -> None:
    found = made()
    lists = [phrases for values in found["values"].values() for phrases in values.values()]
    lists += [phrases for _, _, _, phrases in found["wider"]]
    lists += [*found["when"].values()]
    lists += [phrases for id, phrases in found["asking"].items() if id != "danger"]
    phrases = [phrase for one in lists for phrase in one.split("|") if phrase]
    assert len(phrases) == len(set(phrases))
    assert "hits me" in found["values"]["topics"]["ptsd-trauma"].split("|")
    assert "hits me" in found["asking"]["danger"].split("|")


def test_words_for_anything_say_nothing() -> None:
    found = made()
    assert "any-mental-health" not in found["values"]["topics"]
    assert {"group", "mental health", "support group"} <= set(found["asking"]["nothing"].split("|"))


def test_wider_words_mean_values_of_a_filter() -> None:
    wider = {label: (facet, values) for facet, values, label, _ in made()["wider"]}
    assert wider["Online"] == ("format", ["online-video", "online-text", "hybrid"])
    assert wider["At the weekend"] == ("weekday", ["saturday", "sunday"])


def test_the_flags_that_change_an_answer_are_there() -> None:
    found = made()
    assert set(found["flags"]) == set(FLAGS)
    assert ["topics", "suicidal-thoughts"] in found["flags"]["help_now"]
    assert ["topics", "grief"] in found["flags"]["mine"]
    assert set(found["asking"]) == set(QUESTION_WORDS["asking"])
