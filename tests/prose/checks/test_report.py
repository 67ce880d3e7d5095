"""The table of pages says what was found, and the medians are those of its grades."""

from __future__ import annotations

from io import StringIO
from statistics import median

from rich.console import Console

from commonground.cli import main
from commonground.prose.check import checked
from commonground.prose.pages import read_page
from commonground.prose.readability import grade, plain_text
from commonground.prose.report import COLUMNS, medians, print_report, row_of

from .examples import complete

LONG = "You can come late, and sit where you like, and go when you want. " * 10


def rows(context, *pages):
    made = []
    for file, text in pages:
        example = complete(f"# docs/{file}\n{text}")
        made.append(checked(read_page(example.text, example.file), context))
    return made


def test_the_table_has_a_line_for_each_page(context):
    escape = '<!-- check:off stigma-label reason="names the word" -->\n'
    found = rows(
        context,
        ("a.md", f"# A\n\nA gain [@lyons] [@lyons] [@srna].\n\n{escape}He is crazy.\n\nShe is insane."),
        ("first-visit.md", f"# B\n\n{LONG}"),
        ("reference/c.md", f"# C\n\n{LONG}"),
    )
    first, second, third = map(row_of, found)
    assert (first.words, first.grade, first.works, first.findings, first.escapes) == (9, None, 2, 1, 1)
    assert second.grade == grade(plain_text(f"# B\n\n{LONG}"))
    assert (first.public, second.public, third.public) == (True, True, False)
    assert (first.calm, second.calm, third.calm) == (False, True, False)
    written = StringIO()
    print_report(found, Console(file=written, width=100))
    lines = written.getvalue().splitlines()
    assert lines[0].split() == list(COLUMNS)
    assert lines[1].split() == ["a.md", "9", "–", "9", "2", "1", "1"]
    assert lines[-1] == "Escapes: 1"


def test_medians_are_over_pages_for_readers_and_over_the_calm_ones(context):
    texts = [
        "You can go. " * 40,
        LONG,
        "People who come late may sit wherever they like until everything ends. " * 10,
    ]
    found = [
        row_of(one)
        for one in rows(
            context,
            *(
                (f"{name}.md", f"# A\n\n{text}")
                for name, text in zip(("a", "first-visit", "b"), texts, strict=True)
            ),
        )
    ]
    wanted = median(row.grade for row in found)
    assert medians(found)[0] == f"Pages for readers: median grade {wanted:.1f} of 3"
    assert (
        medians(found)[1]
        == f"Help now, first visit, rules and coping: median grade {found[1].grade:.1f} of 1"
    )
    assert medians([])[0].endswith("none that is long enough for a grade")


def test_the_command_prints_the_report_of_the_site(monkeypatch, checkout, capsys):
    monkeypatch.chdir(checkout.root)
    assert main(["check", "--prose", "--report", "--as-of", "2026-11-26"]) == 0
    written = capsys.readouterr().out
    assert "\nhelp-now.md " in written
    reader, calm = (
        float(line.partition("median grade ")[2].split()[0])
        for line in written.splitlines()
        if "median grade" in line
    )
    assert reader <= 7
    assert calm <= 6
