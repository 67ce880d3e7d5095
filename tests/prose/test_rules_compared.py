from __future__ import annotations

from lxml import html

from commonground.prose.front_matter import FrontMatter
from commonground.prose.page import prepare
from commonground.prose.rules_compared import NOT_SEEN, PARTLY, STATED, read_comparison


def test_the_table_is_that_of_the_texts_that_were_read(library):
    """Counts as the survey of these texts gave them; the cells are its own."""
    counts = {rule.id: rule.count for rule in library.comparison.rules}
    assert len(library.comparison.groups) == 10
    assert len(counts) == 28
    assert counts["stays"] == 10
    assert counts["stated-limit"] == 4
    assert counts["no-limit"] == 1
    assert counts["not-therapy"] == 7
    assert counts["no-medicine"] == 3
    assert counts["respect"] == 8
    assert counts["no-detail"] == 1
    assert sum(counts.values()) == 112


def test_no_group_both_states_a_rule_and_states_it_in_part(library):
    for rule in library.comparison.rules:
        assert not set(rule.stated) & set(rule.partly), rule.id
        assert {rule.by(group) for group in library.comparison.groups} <= {STATED, PARTLY, NOT_SEEN}


def test_the_table_can_be_read_aloud_cell_by_cell(library, templates):
    made = prepare("<!-- cg:rules-compared -->", FrontMatter(), "docs/x.md", library, templates).markdown
    page = html.fromstring(f"<div>{made}</div>")
    [table] = page.xpath("//table")
    assert table.xpath("caption")
    assert len(table.xpath("thead/tr/th[@scope='col']")) == 12
    rows = table.xpath("tbody/tr")
    assert len(rows) == 28
    for row in rows:
        assert len(row.xpath("th[@scope='row']")) == 1
        said = [cell.xpath("string(span[@class='unseen'])") for cell in row.xpath("td")[1:]]
        assert len(said) == 10
        assert set(said) <= {"stated", "in part", "not seen"}
    assert len(page.xpath("//ul[@class='compared-groups']/li")) == 10
    assert not made.count("style=")


def test_a_group_that_is_not_in_the_file_is_told_with_its_place(tmp_path):
    path = tmp_path / "rules_compared.yaml"
    path.write_text(
        "groups:\n- {id: nami, short: N, name: NAMI, read: [nami.org], read_on: 2026-11}\n"
        "rules:\n- {id: a, text: A, stated: [nam]}\n",
        "utf-8",
    )
    comparison, problems = read_comparison([path], tmp_path)
    assert len(comparison.groups) == 1
    assert [(problem.rule, problem.line) for problem in problems] == [("unknown-group", 4)]
    assert problems[0].suggestion == "did you mean 'nami'?"
