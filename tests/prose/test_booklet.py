"""The kit as one booklet: which pages, in which order, and how they are made to follow each other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from commonground.prose.booklet import parts, within
from commonground.prose.front_matter import FrontMatter
from commonground.prose.page import prepare

HERE = "facilitate/booklet.md"
FIRST = """# First page

Hello.

If you are in danger now, go to [help now](../help-now.md).

## A part [@dazzi]

See [the second](second.md#end), [above](#a-part), [rules](../ground-rules.md) and [outside](https://example.org/a.md).

```
# not a heading
```

### Deeper

## Next

- [The second](second.md)

<!-- cg:reviewed -->
"""
SECOND = """# Second page

Asking is fine [@poli][@dazzi].

<!-- cg:local-numbers -->

## End

<!-- cg:reviewed -->
"""


@pytest.fixture
def small(library):
    """A library of two pages of the kit, one of a session, a tool, and the booklet itself."""
    pages = {
        "facilitate/second.md": (
            FrontMatter(title="Second page", section="facilitate", order=20, sources=("poli", "dazzi")),
            SECOND,
        ),
        "facilitate/first.md": (
            FrontMatter(
                title="First page", section="facilitate", order=10, sources=("dazzi",), hub="sessions"
            ),
            FIRST,
        ),
        "facilitate/sessions/plan.md": (
            FrontMatter(title="A plan", section="sessions", order=1),
            "# A plan\n\nSee [help](../../help-now.md).\n",
        ),
        "facilitate/tool.md": (
            FrontMatter(title="A tool", section="facilitate", order=5, booklet=False),
            "# A tool\n",
        ),
        HERE: (
            FrontMatter(title="Booklet", section="facilitate", order=90, booklet=False),
            "# Booklet\n\n<!-- cg:booklet -->\n",
        ),
        "elsewhere.md": (FrontMatter(title="Elsewhere", section="learn"), "# Elsewhere\n"),
    }
    return replace(
        library,
        pages={path: matter for path, (matter, _) in pages.items()},
        texts={path: text for path, (_, text) in pages.items()},
    )


def test_the_pages_of_the_kit_follow_in_their_order_without_tools_and_without_the_booklet(small):
    assert [part.matter.title for part in parts(small, HERE)] == ["First page", "A plan", "Second page"]


def test_headings_move_down_a_level_and_links_lead_where_they_led(small):
    first, plan, _ = (part.markdown for part in parts(small, HERE))
    assert re.findall(r"^#+ .*", first, re.MULTILINE) == [
        "## First page {: #part-facilitate-first .booklet-part }",
        "### A part [@dazzi]",
        "# not a heading",
        "#### Deeper",
    ]
    assert "(second.md#end)" in first
    assert "(first.md#a-part)" in first
    assert "(../ground-rules.md)" in first
    assert "(https://example.org/a.md)" in first
    assert "(../help-now.md)" in plan


def test_what_only_makes_sense_on_a_page_of_its_own_is_left_out(small):
    first = next(parts(small, HERE)).markdown
    for text in ("cg:reviewed", "Next", "The second](second.md)\n", "in danger now"):
        assert text not in first


def test_notes_are_numbered_once_for_the_whole_and_shortcodes_are_filled_in(small, templates):
    matter, text = small.pages[HERE], small.texts[HERE]
    made = prepare(text, matter, f"docs/{HERE}", small, templates)
    assert made.problems == ()
    assert re.findall(r"href=\"#source-(\d+)\"", made.markdown) == ["1", "2", "1"]
    assert len(re.findall(r"id=\"source-", made.markdown)) == 2
    assert 'class="numbers"' in made.markdown
    assert "cg:" not in made.markdown
    contents = re.findall(r"<a href=\"#(part-[^\"]+)\">([^<]+)", made.markdown)
    assert contents == [
        ("part-facilitate-first", "First page"),
        ("part-facilitate-sessions-plan", "A plan"),
        ("part-facilitate-second", "Second page"),
    ]
    assert all(f"{{: #{id} .booklet-part }}" in made.markdown for id, _ in contents)


def test_a_fault_of_a_page_is_told_of_that_page_and_not_of_the_booklet(small, templates):
    broken = replace(
        small, texts=small.texts | {"facilitate/first.md": "# First\n\n[@nobody] <!-- cg:no -->\n"}
    )
    made = prepare(small.texts[HERE], small.pages[HERE], f"docs/{HERE}", broken, templates)
    assert [problem.rule for problem in made.problems if problem.rule.startswith("unknown")] == []


def test_what_a_shortcode_makes_moves_down_a_level_and_has_ids_of_its_own():
    made = within(
        '<h2 id="aim">Aim</h2><p data-id="x" aria-labelledby="aim b"><a href="#aim">1</a> <a href="../help-now/">2</a>'
        '<sup><a id="cite-1-2" href="#source-1">[1]</a></sup></p>',
        "part-x",
    )
    assert made == (
        '<h3 id="part-x-aim">Aim</h3><p data-id="x" aria-labelledby="part-x-aim part-x-b"><a href="#part-x-aim">1</a> '
        '<a href="../help-now/">2</a><sup><a id="cite-1-2" href="#source-1">[1]</a></sup></p>'
    )
