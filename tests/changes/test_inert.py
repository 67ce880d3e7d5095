"""Text of strangers is nothing but text in a report, whatever it is."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import lxml.html
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.changes.inert import in_block, in_code, visible
from commonground.changes.report import FORMATS
from commonground.listings.checks import Context

from .made import changed, read_yaml, report_on, state_of

EXTENSIONS = [
    "tables",
    "fenced_code",
    "footnotes",
    "attr_list",
    "md_in_html",
    "def_list",
    "abbr",
    "admonition",
    "toc",
]
TRAPS = [
    "[a](https://evil.example)", "![a](https://evil.example/x.png)", "<https://evil.example>", "<b>bold</b>", "<!-- hidden",
    "<script>alert(1)</script>", "@someone", "`` ` ``", "```\n# heading\n```", "# heading", "a\n\n# heading\n\n---\n", "| a | b |\n|---|---|",
    "\\`", "&lt;b&gt;", "&#64;someone", "[^1]: note", "*[HTML]: x", "a\n: b", "{: .hidden }", "<details><summary>x", "</code><img src=x>",
    "\u202egnirts", "a\u200bb", "e" + "\u0301" * 40, "\u2066x\u2069", "\x00\x1b[31m", "::error::x", "%0A::error::x", "https://evil.example",
    "stx\u0002wzxhzdk:0\u0003", "\u0002klzzwxh:0000\u0003", "klzzwxh:0001", "!!! note", "$$x$$", "==x==",
]  # fmt: skip
PIECES = st.lists(
    st.one_of(
        st.sampled_from(TRAPS), st.text(max_size=12), st.sampled_from(list("`<>\\&*_[]()!#|~@:\n\r\t -"))
    )
).map("".join)


@given(PIECES)
def test_any_text_is_nothing_but_code(text: str) -> None:
    for before, after in (
        ("", ""),
        ("- was ", ", and more"),
        ("### Changed ", "\n"),
        ("- **Look:** ", ": words"),
    ):
        page = lxml.html.fromstring(f"<main>{_html(f'{before}{in_code(text)}{after}')}</main>")
        tags = {element.tag for element in page.iter()} - {"main", "p", "ul", "li", "h3", "strong"}
        assert tags == {"code"}
        (code,) = page.iter("code")
        assert len(code) == 0
        assert not {*code.attrib}


@given(PIECES)
def test_nothing_hides_or_turns_around_and_lines_do_not_break(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(sign) for sign in shown} & {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    assert "`" not in in_code(text)[1:-1]
    assert in_code(text) == in_code(text).strip()


@given(st.lists(PIECES, max_size=4))
def test_a_block_of_any_lines_ends_at_its_own_end(lines: list[str]) -> None:
    block = in_block(lines)
    assert block.splitlines()[0] == "<pre>"
    assert [line for line in block.splitlines() if "</pre>" in line] == ["</pre>"] == block.splitlines()[-1:]
    (pre,) = lxml.html.fragments_fromstring(block)
    assert len(pre) == 0
    expected = "\n".join(visible(line).replace("`", "[U+0060]") for line in lines)
    assert (pre.text or "").strip("\n") == expected.strip("\n")


def test_a_few_marks_stay_and_many_are_counted_out() -> None:
    assert visible("Nho\u0301m Tie\u0302\u0301ng") == "Nho\u0301m Tie\u0302\u0301ng"
    assert visible("e" + "\u0301" * 6) == "e" + "\u0301" * 4 + "[U+0301][U+0301]"


@pytest.mark.parametrize(
    ("text", "shown"), [("a\u202eb", "a[U+202E]b"), ("a\u200bb", "a[U+200B]b"), ("a\nb", "a ⏎ b"), ("", "")]
)
def test_what_hides_is_shown_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("trap", TRAPS)
def test_a_whole_report_stays_inert(trap: str, context: Context, tmp_path: Path) -> None:
    files = read_yaml("directory.yaml")
    paths = (
        "riverside/example-anxiety/name",
        "riverside/example-anxiety/meetings.0.place.venue",
        "harbor/organization/name",
    )
    after = changed(
        files, {"set": dict.fromkeys(paths, trap) | {"riverside/example-anxiety/contact.email": trap}}
    )
    report = report_on(state_of(files), state_of(after), context, tmp_path)
    page = lxml.html.fromstring(f"<main>{_html(FORMATS['markdown'](report))}</main>")
    assert {element.tag for element in page.iter()} <= {"main", "p", "ul", "li", "h2", "h3", "strong", "code"}
    assert all(len(code) == 0 for code in page.iter("code"))
    for line in FORMATS["github"](report).splitlines():
        assert line.startswith(("::error file=", "::warning file="))
    for sign in FORMATS["text"](report).replace("\n", ""):
        assert unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs"), hex(ord(sign))


def _html(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)
