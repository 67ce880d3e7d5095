"""The words of the directory and of questions, as they are read from YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonground.listings.vocabulary import QUESTION_WORDS, WIDER, Vocabulary, read_vocabulary
from commonground.places.fold import fold

PROJECT = Path(__file__).parents[2]
FORMATS = """
formats:
- {id: online-video, label: Video}
- {id: online-text, label: In writing}
"""


def read(folder: Path, *texts: str) -> tuple[Vocabulary, list[str]]:
    """Reads vocabulary files, a later one laid over the earlier, and the problems as `line:column: message`."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.yaml"
        path.write_text(text, "utf-8")
        paths.append(path)
    found, problems = read_vocabulary(paths, folder)
    assert {problem.rule for problem in problems} <= {"bad-term"}
    return found, [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


def test_a_wider_word_means_values_of_another_facet(tmp_path: Path) -> None:
    wider = "wider:\n- {id: online, label: Online, of: formats, values: [online-video, online-text], synonyms: [zoom]}\n"
    found, problems = read(tmp_path, FORMATS + wider)
    term = found.term(WIDER, "online")
    assert (term.of, term.values, term.synonyms) == (
        "formats",
        ("online-video", "online-text"),
        ("zoom",),
    )
    assert problems == []


@pytest.mark.parametrize(
    ("wider", "message"),
    [
        ("{id: online, label: Online, of: formats, values: [gone]}", "'formats' has no 'gone'"),
        ("{id: online, label: Online, of: places, values: [online-video]}", "'places' has no 'online-video'"),
        ("{id: online, label: Online, of: formats}", "a wider term needs of and values"),
    ],
)
def test_a_wider_word_without_values_that_are_there_is_told_and_left_out(
    tmp_path: Path, wider: str, message: str
) -> None:
    found, problems = read(tmp_path, f"wider:\n- {wider}\n{FORMATS}")
    assert problems == [f"2:3: {message}"]
    assert found.words(WIDER) == ()


def test_a_kind_of_time_that_the_finder_does_not_know_is_told(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "when:\n- {id: now, label: Now}\n- {id: someday, label: Some day}\n")
    assert problems == ["3:3: the finder knows only now, today, tonight, tomorrow, week, next-week here"]
    assert found.words("when") == ("now",)


def test_a_copy_says_the_words_of_questions_in_its_own_language(tmp_path: Path) -> None:
    own = "asking:\n- {id: danger, label: En peligro, synonyms: [quiero morir]}\n"
    found, problems = read(tmp_path, "asking:\n- {id: danger, label: In danger}\n", own)
    assert problems == []
    assert found.term("asking", "danger").synonyms == ("quiero morir",)


def test_the_project_has_every_word_of_questions() -> None:
    found, problems = read_vocabulary([PROJECT / "data/vocabulary.yaml"], PROJECT)
    assert problems == []
    for kind, ids in QUESTION_WORDS.items():
        assert found.words(kind) == ids
        assert all(found.term(kind, id).synonyms for id in ids)


def test_no_phrase_of_one_facet_is_another_ones() -> None:
    """A phrase means one thing; only words of danger, and words that say nothing, may be in other lists too."""
    found, _ = read_vocabulary([PROJECT / "data/vocabulary.yaml"], PROJECT)
    lists = ["formats", "weekday", "daypart", "topics", "audiences", "access", "cost", "joining", "languages"]
    lists += ["led_by", "model", "faith_content", WIDER, "when", "relation"]
    seen: dict[str, tuple[str, str]] = {}
    for kind in lists:
        for id in found.words(kind):
            term = found.term(kind, id)
            for phrase in {fold(text) for text in (term.label, *term.synonyms)} - {"not known", "none"}:
                assert seen.setdefault(phrase, (kind, id)) == (kind, id), phrase
