"""Ready PDFs: the same from build to build, on the paper of the country, with links to the published site, and no reason not to publish."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from commonground.kept import Kept
from commonground.pdf import NoPdfsError, make_pdfs, offer_pdfs
from commonground.project import Project
from commonground.prose.ground_rules import read_ground_rules
from commonground.prose.printable import PDF_PLACE
from commonground.settings import Settings
from tests.browser.paper import read
from tests.builds.conftest import build
from tests.conftest import PROJECT
from tools.chromium import find_chromium

DAY = date(2026, 11, 26)
NAME = "cards/rest/index.html"
PAGE = f"""<!doctype html><html lang="en"><head><title>Rest</title><link rel="stylesheet" href="../../assets/css/tokens.css">
<link rel="stylesheet" href="../../assets/css/own.css"></head><body>{PDF_PLACE}
<p id="text">One sheet. <a href="../../help-now/?a=1&amp;b=2">Help</a> <a href="#text">Here</a> <a href="https://else.example/">Else</a></p>
<script>document.getElementById("text").textContent = "A script ran.";</script></body></html>"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHROMIUM", str(find_chromium()))
    folder = tmp_path / "site"
    for name, text in {
        NAME: PAGE,
        "about/index.html": "<!doctype html><title>About</title>",
        "assets/css/tokens.css": "p { color: #000000 }",
        "assets/css/own.css": '@media print { a[href^="http"]::after { content: " (" attr(href) ")" } }',
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def settings(country: str = "", site_url: str = "https://circles.example/sub/") -> Settings:
    return Settings(
        site_name="Circles", site_url=site_url, languages=("en",), country=country, region="", demo=False
    )


def printed(site: Path, tmp_path: Path, said: Settings, day: date = DAY) -> bytes:
    made = make_pdfs(site, [NAME, "about/index.html"], said, day, Kept(tmp_path / "kept"))
    assert made == {NAME: "cards/rest/rest.pdf"}
    return (site / made[NAME]).read_bytes()


def links(pdf: bytes) -> list[str]:
    (page,) = PdfReader(BytesIO(pdf)).pages
    actions = [annotation.get_object().get("/A", {}) for annotation in page.get("/Annots", [])]
    return list(dict.fromkeys(action["/URI"] for action in actions if "/URI" in action))


def test_a_page_is_printed_without_its_script_and_its_links_lead_to_the_published_site(
    site: Path, tmp_path: Path
) -> None:
    pdf = printed(site, tmp_path, settings())
    assert read(pdf).text == "One sheet. Help Here Else (https://else.example/)"
    assert links(pdf) == ["https://circles.example/sub/help-now/?a=1&b=2", "https://else.example/"]
    assert links(printed(site, tmp_path, settings(site_url=""))) == ["https://else.example/"]


@pytest.mark.parametrize(("country", "size"), [("", (595, 842)), ("GB", (595, 842)), ("US", (612, 792))])
def test_the_paper_is_that_of_the_country(
    site: Path, tmp_path: Path, country: str, size: tuple[int, int]
) -> None:
    assert read(printed(site, tmp_path, settings(country))).sizes == [size]


def test_two_builds_of_a_day_print_the_same_and_another_day_only_its_date(site: Path, tmp_path: Path) -> None:
    first, kept = printed(site, tmp_path, settings()), printed(site, tmp_path, settings())
    again = printed(site, tmp_path / "elsewhere", settings())
    later = printed(site, tmp_path, settings(), date(2027, 1, 2))
    assert first == kept == again
    assert first != later
    assert first.replace(b"D:20261126000000", b"D:20270102000000") == later


def test_a_link_to_the_pdf_stands_where_the_page_has_the_place_for_it(site: Path, tmp_path: Path) -> None:
    made = make_pdfs(site, [NAME], settings("US"), DAY, Kept(tmp_path / "kept"))
    offer_pdfs(site, [NAME, "about/index.html"], made, settings("US"))
    page = html.parse(site / NAME)
    (link,) = page.xpath("//p[@class='ready-pdf']/a")
    assert link.get("href") == "rest.pdf"
    assert re.fullmatch(r"PDF, ready to print Letter, \d+ kB", link.getparent().text_content())
    (site / NAME).write_text(PAGE, "utf-8")
    offer_pdfs(site, [NAME], {}, settings())
    assert (site / NAME).read_text("utf-8") == PAGE.replace(PDF_PLACE, "")


def test_a_browser_that_does_not_print_is_told_and_leaves_no_pdf(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "chromium"
    broken.write_text('#!/bin/sh\n[ "$1" = --version ] && echo 1.0 || { echo no display >&2; exit 1; }\n')
    broken.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(broken))
    with pytest.raises(
        NoPdfsError, match=r"did not print http://127\.0\.0\.1:\d+/cards/rest/\. It said:\nno display"
    ):
        make_pdfs(site, [NAME], settings(), DAY, Kept(tmp_path / "kept"))
    assert not list(site.rglob("*.pdf"))


def test_a_production_build_offers_a_pdf_on_every_page_that_is_made_to_be_printed(
    checkout: Path, tmp_path: Path
) -> None:
    site = build(checkout, tmp_path / "site", "--production", environment={"CHROMIUM": str(find_chromium())})
    prints = [
        path.relative_to(checkout / "docs").with_suffix("").as_posix()
        for path in sorted((checkout / "docs").rglob("*.md"))
        if re.search(r"(?m)^print: ", path.read_text("utf-8"))
    ]
    assert len(prints) > 30
    for path in prints:
        (link,) = html.parse(site / path / "index.html").xpath("//p[@class='ready-pdf']/a")
        reader = PdfReader(site / path / link.get("href"))
        assert reader.pages[0].extract_text().strip(), path
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"], path  # tagged, for screen readers
    rules, _ = read_ground_rules(Project.at(PROJECT).layers("ground_rules.yaml"), PROJECT)
    sizes, words = read((site / "ground-rules/posters/in-person/in-person.pdf").read_bytes())
    assert len(sizes) == 1
    locked = [rule for rule in rules if rule.locked]
    assert locked
    for rule in locked:
        assert rule.short_for("in-person") in words


def test_without_a_browser_the_site_is_published_without_pdfs(checkout: Path, tmp_path: Path) -> None:
    site = build(checkout, tmp_path / "site", "--production", environment={"CHROMIUM": "/no/such/browser"})
    assert not list(site.rglob("*.pdf"))
    assert not html.parse(site / "coping" / "sleep" / "index.html").xpath("//p[@class='ready-pdf']")
