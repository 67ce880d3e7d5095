"""A spreadsheet of groups becomes listings; every fault is told by its cell, and no faulty group is written."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.cli import main
from commonground.directory import check_context
from commonground.imports.cells import read_cells
from commonground.imports.feed import Wanted
from commonground.imports.table import TableRead, read_table
from commonground.imports.template import template_text
from commonground.listings.checks import Context
from commonground.listings.read import read_listings
from commonground.project import Project

AS_OF = date(2026, 11, 23)
HEAD = "name,topics,format,every,start,timezone,join.note,organization.name"
ROW = "Quiet Room,anxiety; panic,online-video,tuesday,19:00,Europe/London,Write to us.,Peers"


@pytest.fixture(scope="module")
def context() -> Context:
    return check_context(Project.at(), AS_OF)


def imported(text: str | bytes, context: Context, timezone: str | None = None) -> TableRead:
    data = text.encode() if isinstance(text, str) else text
    wanted = Wanted("peers", ("any-mental-health",), AS_OF)
    read = read_table(data, "groups.csv", wanted, timezone, context)
    if read.text is not None:
        problems = read_listings(read.text.encode(), "data/groups/peers.yaml", context).problems
        assert [str(problem) for problem in problems if problem.severity == "error"] == []
    return read


def table(**cells: str) -> str:
    """A table of one group with these cells beside those of a sound one."""
    sound = dict(zip(HEAD.split(","), ROW.split(","), strict=True)) | cells
    written = io.StringIO()
    csv.writer(written).writerows([sound.keys(), sound.values()])
    return written.getvalue()


def test_the_template_is_a_table_that_passes(capsys: pytest.CaptureFixture[str], context: Context) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["import", "csv", "--template"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == template_text()
    read = imported(template_text(), context)
    assert {problem.rule for problem in read.problems} == {"reserved-in-live"}  # it is an invented group
    assert (read.groups, read.meetings, read.left_out, read.named) == (1, 2, {}, True)


def test_the_template_that_is_offered_is_the_one_that_is_printed(project: Path) -> None:
    offered = project / "docs" / "reference" / "groups-template.csv"
    remedy = "run: commonground import csv --template > docs/reference/groups-template.csv"
    assert offered.read_bytes() == template_text().encode(), remedy


def test_fifty_groups_with_two_meetings_each(context: Context) -> None:
    rows = [
        ROW.replace("Quiet Room", f"Quiet Room {n}").replace("tuesday", day)
        for n in range(50)
        for day in ("monday", "friday")
    ]
    read = imported("\n".join([HEAD, *rows]), context)
    assert (read.groups, read.meetings, read.problems) == (50, 100, ())
    assert read.made[0] == "peers-quiet-room-0"
    assert read.text
    assert read.text.count("verified: 2026-11-23\n  verified_how: feed\n") == 50


@pytest.mark.parametrize(
    "data",
    [
        f"\ufeff{HEAD}\r\n{ROW}\r\n".encode(),
        f"{HEAD}\n{ROW}".replace("; ", "§")
        .replace(",", ";")
        .replace("anxiety§panic", '"anxiety; panic"')
        .encode(),
        f"sep=,\r\n{HEAD}\r\n{ROW}\r\n".encode(),
        f"{HEAD}\r\n{ROW}\r\n".replace(",", "\t").encode("utf-16"),
        f"{HEAD}\r{ROW}\r".encode("cp1252"),
    ],
    ids=["bom", "semicolons", "sep", "utf-16 with tabs", "old mac"],
)
def test_each_form_in_which_spreadsheets_save_is_read(data: bytes, context: Context) -> None:
    assert imported(data, context).text == imported(f"{HEAD}\n{ROW}\n", context).text


def test_windows_letters_are_kept(context: Context) -> None:
    read = imported(table(name="Café “Nord”").encode("cp1252"), context)
    assert read.text
    assert "name: Café “Nord”\n" in read.text


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        ({"start": "07:00 PM"}, 'start: "19:00"'),
        ({"start": "19:00:00"}, 'start: "19:00"'),
        ({"format": "In person", "place.town": "Leeds", "place.country": "United Kingdom"}, "country: GB"),
        ({"diagnosis_needed": "TRUE"}, "diagnosis_needed: yes"),
        ({"access.hearing-loop": "No"}, "access: {hearing-loop: no}"),
        ({"Meetings.Count": "10", "starting": "2026-12-01"}, "count: 10"),
        ({"cost.kind": "Free"}, "kind: free"),
        ({"about": "One.\r\n\r\nTwo."}, "    Two."),
    ],
)
def test_what_spreadsheets_do_to_a_value_is_undone(
    cells: dict[str, str], line: str, context: Context
) -> None:
    read = imported(table(**cells), context)
    assert [problem for problem in read.problems if problem.severity == "error"] == []
    assert read.text
    assert line in read.text


@pytest.mark.parametrize(
    ("cells", "rule", "words"),
    [
        ({"verified": "11/02/2026"}, "bad-date", "it may mean 2026-11-02 or 2026-02-11"),
        ({"verified": "25/12/2025"}, "bad-date", "write 2025-12-25"),
        ({"start": "7:30"}, "bad-time", 'did you mean "07:30"?'),
        ({"topics": "anxeity"}, "unknown-word", "did you mean 'anxiety'?"),
        ({"place.postcode": "2134", "place.country": "US"}, "lost-zeros", "write 02134"),
        ({"contact.phone": "1134960000", "place.country": "GB"}, "lost-zeros", "write 01134960000"),
        ({"contact.phone": "4.41134E+11", "place.country": "GB"}, "lost-zeros", "format the column as text"),
    ],
)
def test_a_wrong_value_is_told_by_its_cell_and_not_written(
    cells: dict[str, str], rule: str, words: str, context: Context
) -> None:
    text = table(**cells)
    value = next(iter(cells.values()))
    read = imported(text, context)
    [problem] = [problem for problem in read.problems if problem.rule == rule]
    assert (problem.file, problem.line) == ("groups.csv", 2)
    assert text.splitlines()[1][problem.column - 1 :].startswith(value)
    assert words in problem.sentence()
    assert read.text is None
    assert read.left_out == {"Quiet Room": [2]}


def test_all_faults_are_told_at_once_and_sound_groups_are_written(context: Context) -> None:
    rows = [
        HEAD + ",nmae",
        ROW,
        ",,phone,friday,10:00,Europe/London,Ring us.",
        "B,,,tuesdy,25:00,Mars/Base,x,Peers",
        "C" + ROW[10:] + ",,!",
    ]
    rows += ["Quiet Room,grief", "E" + ROW[10:], '"D']
    read = imported("\n".join(rows), context)
    told = [
        (problem.line, problem.column, problem.rule)
        for problem in read.problems
        if problem.severity == "error"
    ]
    assert told == [
        (1, 69, "unknown-field"),
        (4, 5, "bad-recurrence"),
        (4, 5, "missing-field"),
        (4, 12, "bad-time"),
        (4, 18, "bad-time-zone"),
        (5, 79, "too-many-cells"),
        (6, 12, "differing-row"),
        (8, 1, "missing-field"),
        (8, 1, "no-way-in"),
        (8, 1, "open-quote"),
    ]
    assert read.left_out == {"Quiet Room": [2, 3, 6], "B": [4], "C": [5], "D": [8]}
    assert read.groups == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no-rows"),
        (HEAD.encode(), "no-rows"),
        (b"PK\x03\x04", "no-table"),
        (b"name\nA\x00B", "control-character"),
    ],
)
def test_what_is_no_table_is_explained(data: bytes, told: str, context: Context) -> None:
    read = imported(data, context)
    assert told in [problem.rule for problem in read.problems]
    assert read.text is None


def test_the_command_writes_the_file_and_fails_for_what_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "groups.csv", tmp_path / "groups" / "peers.yaml"
    source.write_text(f"{HEAD}\n{ROW}\nB,,,tuesdy\n")
    asked = [
        "import",
        "csv",
        str(source),
        "--organization",
        "peers",
        "--output",
        str(output),
        "--as-of",
        "2026-11-23",
    ]
    assert main(asked) == 1
    said = capsys.readouterr().out
    assert f"{source}:3:5: error: [bad-recurrence]" in said
    assert "1 meeting of 1 group was written" in said
    assert "  B (line 3)" in said
    assert main(["fmt", "--check", str(output)]) == 0
    source.write_text(f"{HEAD}\n{ROW}\n")
    assert main(asked) == 0
    assert main(["import", "csv", str(tmp_path / "none.csv"), *asked[3:]]) == 2


_CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
)


@given(st.lists(st.lists(_CELL, min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_any_table_reads_as_it_was_written(rows: list[list[str]], separator: str) -> None:
    written = io.StringIO()
    written.write(f"sep={separator}\r\n")
    csv.writer(written, delimiter=separator).writerows(rows)
    read, faults = read_cells(written.getvalue().encode())
    assert faults == []
    expected = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert [[cell.text for cell in row] for row in read] == expected


@settings(max_examples=200)
@given(
    data=st.one_of(
        st.binary(max_size=60), st.text(st.sampled_from('a,";\n\r\t='), max_size=60).map(str.encode)
    )
)
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    lines = len(data) + 2
    rows, faults = read_cells(data)
    assert all(1 <= cell.line <= lines and cell.column >= 1 for row in rows for cell in row)
    assert all(1 <= fault.line <= lines for fault in faults)
