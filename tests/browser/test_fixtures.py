"""The fixtures catch what they are there to catch."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

GOOD = """<!doctype html><html lang="en"><title>Good</title>
<main><h1>Good</h1><p><a href="more/">More</a></p></main></html>"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "more").mkdir()
    (folder / "index.html").write_text(GOOD)
    (folder / "more/index.html").write_text(GOOD.replace("Good", "More"))
    (folder / "404.html").write_text(GOOD.replace("Good", "Not here"))
    (folder / "bad.html").write_text(
        "<title>Bad</title><img src='missing.png'><script>document.title = 'ran'</script>"
    )
    (folder / "foreign.html").write_text(
        "<img src='http://elsewhere.example/x.png'><img src='http://192.0.2.1/y.png'>"
        "<script>new WebSocket('ws://elsewhere.example/z').onerror = () => document.title = 'refused'"
        "</script>"
    )
    return folder


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_server_compresses_only_for_clients_that_accept_it(serve_site, site):
    url = serve_site(site).url
    assert get(url)[2].decode() == GOOD
    status, headers, body = get(url, **{"Accept-Encoding": "gzip"})
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert gzip.decompress(body).decode() == GOOD


def test_server_serves_under_a_sub_path_and_nothing_beside_it(serve_site, site):
    server = serve_site(site, under="/sub/path/")
    assert server.url.endswith("/sub/path/")
    assert b"More" in get(server.url + "more")[2]
    root = server.url.removesuffix("sub/path/")
    assert get(root)[0] == 404
    assert get(root + "more/")[0] == 404


def test_server_answers_with_the_sites_own_404(serve_site, site):
    status, _, body = get(serve_site(site).url + "nowhere/")
    assert status == 404
    assert b"Not here" in body
    assert get(serve_site(site).url + "../conftest.py")[0] == 404


def test_links_work_under_a_sub_path(serve_site, site, page):
    page.goto(serve_site(site, under="/sub/").url)
    page.get_by_role("link", name="More").click()
    assert page.title() == "More"


def test_requests_to_other_hosts_are_seen_and_go_nowhere(serve_site, site, page, watch):
    page.goto(serve_site(site).url + "foreign.html")
    page.wait_for_function("document.title === 'refused'")
    assert sorted(watch.foreign) == [
        "http://192.0.2.1/y.png",
        "http://elsewhere.example/x.png",
        "ws://elsewhere.example/z",
    ]
    assert any("ERR_NAME_NOT_RESOLVED" in error for error in watch.errors)
    watch.foreign.clear()


def test_violations_of_the_policy_are_seen(serve_site, site, page, watch):
    page.goto(serve_site(site, headers={"Content-Security-Policy": "script-src 'self'"}).url + "bad.html")
    assert page.title() == "Bad"
    assert len(watch.csp) == 1


def test_axe_finds_faults_even_under_a_strict_policy(serve_site, site, page, axe):
    url = serve_site(site, headers={"Content-Security-Policy": "default-src 'self'"}).url
    page.goto(url + "bad.html")
    assert {line.split(":")[0] for line in axe(page)} >= {"html-has-lang", "image-alt"}
    page.goto(url)
    assert axe(page) == []


def test_a_page_without_script(serve_site, site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(serve_site(site).url + "bad.html")
    assert page.title() == "Bad"
