"""What must not be published is found before it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commonground.pages.environment import environment
from commonground.pages.verify import Defect, Links, Site, parse_page, scan_page

SOUND = {
    "index.html": '<!doctype html><html><head><link rel="stylesheet" href="a.css"></head><body><a href="find/#top">x</a></body></html>',
    "find/index.html": '<!doctype html><html><body id="top"><a href="../">x</a><a href="#top">y</a><a href="tel:112">z</a></body></html>',
    "a.css": "body{background:url(mark.svg)}",
    "mark.svg": "<svg/>",
    "main.js": 'import { x } from "./part.js";\nexport * from "./part.js";',
    "part.js": "export const x = 1;",
    "data.json": '{"a": 1}',
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def page(body: str) -> str:
    return f"<!doctype html><html><body>{body}</body></html>"


def test_a_sound_site_has_no_defects(tmp_path: Path) -> None:
    assert Site(write(tmp_path, SOUND)).defects() == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("find/index.html", page('<a href="nowhere/">x</a>'), "nowhere/ leads nowhere"),
        ("find/index.html", page('<a href="#gone">x</a>'), "leads to no place"),
        ("find/index.html", page('<a href="../../outside">x</a>'), "leads nowhere"),
        ("find/index.html", page('<img src="pic.png" alt="">'), "pic.png leads nowhere"),
        ("find/index.html", page('<script src="https://cdn.example.net/x.js"></script>'), "another host"),
        ("find/index.html", page('<link rel="stylesheet" href="//cdn.example.net/x.css">'), "another host"),
        ("find/index.html", page('<a href="javascript:alert(1)">x</a>'), "scheme"),
        ("find/index.html", page('<a href="data:text/html,x">x</a>'), "scheme"),
        ("find/index.html", page("<!-- cg:ground-rules -->"), "placeholder"),
        ("find/index.html", page("{{ a listing may say so }} @@too@@"), ""),
        ("find/index.html", page('<a href="/find/">x</a>'), ""),
        ("a.css", "body{background:url('gone.svg')}", "gone.svg leads nowhere"),
        ("a.css", '@import "https://fonts.example.net/a.css";', "another host"),
        ("main.js", 'import { x } from "./gone.js";', "gone.js leads nowhere"),
        ("main.js", 'const m = await import("./gone.js");', "gone.js leads nowhere"),
        ("data.json", '{"a": NaN}', "JSON"),
        ("data.json", '{"a": ', "JSON"),
    ],
)
def test_a_defect_is_found(tmp_path: Path, name: str, content: str, says: str) -> None:
    defects = Site(write(tmp_path, SOUND | {name: content})).defects()
    assert [says in str(defect) and defect.file == name for defect in defects] == ([True] if says else [])


def test_under_a_path_of_its_own_absolute_links_must_stay_in_it(tmp_path: Path) -> None:
    files = SOUND | {"404.html": page('<a href="/sub/find/">x</a><a href="/find/">y</a>')}
    defects = Site(write(tmp_path, files), "/sub/").defects()
    assert [str(defect) for defect in defects] == ["404.html: /find/ leads nowhere"]


def test_pages_of_our_templates_are_scanned_as_a_parser_reads_them(demo_site: Path) -> None:
    names = [
        name
        for folder in ("groups", "places", "topics", "online", "a-z", "find")
        for name in (demo_site / folder).rglob("*.html")
    ]
    assert len(names) > 200
    for name in names:
        html = name.read_bytes()
        scanned, parsed = scan_page(html), parse_page(html)
        assert (scanned.linked, scanned.loaded) == (parsed.linked, parsed.loaded)
        ids = re.findall(rb'id="([^"]*)"', html)
        assert all(page.has_id(id.decode()) for page in (scanned, parsed) for id in ids)
        assert not any(page.has_id("nowhere") for page in (scanned, parsed))


def test_what_is_known_to_be_there_is_not_looked_for() -> None:
    links = Links()
    for address in ("there.html", "missing.html"):
        links.add_address("page.html", address, loaded=False)
    links.leave_out({"there.html"}.__contains__)
    assert list(links.broken(lambda _: False)) == [Defect("page.html", "missing.html leads nowhere")]


def test_what_jinja_escapes_is_read_back(tmp_path: Path) -> None:
    template = environment("en").from_string('<p id="{{ id }}"><a class="x" href="{{ href }}">{{ text }}</a>')
    address = "?a=1&b='\"<>&amp;"
    html = template.render(id=address, href=address, text=' href="nowhere/" ').encode()
    page = scan_page(html)
    assert page.linked == {address}
    assert page.has_id(address)
    assert parse_page(html).linked == {address}
