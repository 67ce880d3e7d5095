"""One web address is asked whether it is there: whatever a server does, there is an answer, and no machine inside a network is asked."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.upkeep.guard import is_public
from commonground.upkeep.polite import SECONDS_BETWEEN, Turns, ask_all
from commonground.upkeep.reach import MOST_REDIRECTS, Answer
from tests.places.misbehaving import Clock

from .website import HOST, Website, website


@pytest.fixture(scope="module")
def running() -> Iterator[Website]:
    with website() as site:
        yield site


@pytest.fixture
def site(running: Website) -> Website:
    running.asked.clear()
    return running


@pytest.mark.parametrize(
    ("path", "kind", "said", "methods"),
    [
        ("says/200", "fine", "", ["HEAD"]),
        ("only-get/405", "fine", "", ["HEAD", "GET"]),
        ("only-get/404", "fine", "", ["HEAD", "GET"]),
        ("says/403", "unsure", "it answers programs with 403", ["HEAD", "GET"]),
        ("says/429", "unsure", "it answers programs with 429", ["HEAD", "GET"]),
        ("says/999", "unsure", "it answers programs with 999", ["HEAD", "GET"]),
        ("says/404", "failed", "it answered 404", ["HEAD", "GET"]),
        ("says/500", "failed", "it answered 500", ["HEAD", "GET"]),
        ("resets", "failed", "the connection failed", ["HEAD", "GET"]),
        ("hangs", "failed", "it did not answer in time", ["HEAD"]),
        ("drips", "failed", "what it answered is no web page", ["HEAD", "GET"]),
        ("huge", "fine", "", ["HEAD"]),
        ("huge-headers", "failed", "what it answered is no web page", ["HEAD", "GET"]),
        ("not-http", "failed", "what it answered is no web page", ["HEAD", "GET"]),
        ("leads/302//says/404", "failed", "it answered 404", ["HEAD", "HEAD", "GET"]),
        ("leads/302", "failed", "it leads nowhere", ["HEAD"]),
        ("leads/200/x", "fine", "", ["HEAD"]),
    ],
)
def test_whatever_a_server_does_there_is_an_answer(
    site: Website, path: str, kind: str, said: str, methods: list[str]
) -> None:
    answer = site.reach().ask(site.url(path))
    assert (answer.kind, answer.said) == (kind, said)
    assert [asked[0] for asked in site.asked] == methods


def test_it_says_who_asks_and_whom(site: Website) -> None:
    site.reach().ask(site.url("says/200?q=é#part"))
    assert site.asked == [
        ("HEAD", f"{HOST}:{site.port}", "/says/200?q=%C3%A9", "Tests (+https://site.example.org/)")
    ]


def test_a_body_is_not_read(site: Website) -> None:
    assert site.reach().ask(site.url("leads/302//only-get/404")).kind == "fine"
    assert site.reach().ask(site.url("huge")).kind == "fine"


@pytest.mark.parametrize(
    "goal",
    [
        "http://metadata.listing.test/latest/meta-data/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://[::1]:PORT/says/200",
        "http://127.0.0.1:PORT/says/200",
        "http://localhost:PORT/says/200",
        "http://router.listing.test:PORT/says/200",
        "http://both.listing.test:PORT/says/200",
        "http://user@web.listing.test:PORT/says/200",
        "file:///etc/passwd",
        "gopher://web.listing.test:PORT/says/200",
        "//metadata.listing.test/",
    ],
)
def test_a_redirect_into_a_network_is_not_followed(site: Website, goal: str) -> None:
    answer = site.reach().ask(site.url(f"leads/302/{goal}"))
    assert answer.kind == "failed"
    assert answer.said in (
        "it leads to an address that no page may lead to",
        "it leads to a machine that is not on the public internet",
    )
    assert {asked[2].partition("/3")[0] for asked in site.asked} == {"/leads"}


def test_nothing_inside_a_network_is_asked_without_a_redirect_either(site: Website) -> None:
    for host in ("metadata.listing.test", "router.listing.test", "both.listing.test"):
        assert site.reach().ask(site.url("says/200", host)).kind == "failed"
    assert site.reach(allowed=is_public).ask(site.url("says/200")).kind == "failed"
    assert site.asked == []


def test_a_host_that_is_not_there(site: Website) -> None:
    assert site.reach().ask("https://gone.listing.test/") == Answer("failed", "there is no such host")


def test_nobody_is_led_round_in_a_circle(site: Website) -> None:
    assert site.reach().ask(site.url("circle")) == Answer("failed", "it leads on and on")
    assert len(site.asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("leads/301//says/200", "says/200"),
        ("leads/308//leads/301//says/200", "says/200"),
        ("leads/301//leads/302//says/200", None),
        ("leads/302//says/200", None),
        ("leads/301//says/404", None),
        ("says/200", None),
    ],
)
def test_where_a_page_has_moved_for_good_is_noted(site: Website, path: str, moved: str | None) -> None:
    assert site.reach().ask(site.url(path)).moved == (site.url(moved) if moved else None)


def test_a_server_without_tls_is_told(site: Website) -> None:
    answer = site.reach().ask(site.url("says/200").replace("http:", "https:"))
    assert answer.said == "no safe connection could be made: its certificate is not in order"


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")
def test_a_certificate_is_that_of_the_host_and_of_someone_trusted(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    made_for = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}", "-days", "30000"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command, *made_for, *files], check=True, capture_output=True)
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    trusting = ssl.create_default_context(cafile=certificate)
    with website(served) as site:
        assert site.reach(tls=trusting).ask(site.url("says/200")).kind == "fine"
        for answer in (
            site.reach(tls=trusting).ask(site.url("says/200", "other.listing.test")),
            site.reach().ask(site.url("says/200")),
        ):
            assert answer.said == "no safe connection could be made: its certificate is not in order"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("64:ff9b::5db8:d822", True),
        *(
            (address, False)
            for address in ("0.0.0.1", "10.1.2.3", "100.100.100.200", "127.0.0.1", "169.254.169.254")
        ),
        *(
            (address, False)
            for address in ("172.16.0.1", "192.168.1.1", "168.63.129.16", "224.0.0.1", "255.255.255.255")
        ),
        *(
            (address, False)
            for address in ("::", "::1", "fe80::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1")
        ),
        *((address, False) for address in ("2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe")),
    ],
)
def test_which_machines_may_be_asked(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@given(st.ip_addresses(v=4))
def test_an_address_that_carries_another_is_as_public_as_that(inner: IPv4Address) -> None:
    mapped = IPv6Address(f"::ffff:{inner}")
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) + int(inner))
    assert not is_public(mapped) or is_public(inner)
    assert is_public(translated) <= is_public(inner)


def test_each_host_has_its_turns() -> None:
    clock = Clock()
    turns = Turns(clock.sleep, clock)
    seen = []
    for host in ("a", "b", "a", "a", "b"):
        with turns.turn(host):
            seen.append((host, clock.now))
    assert seen == [
        ("a", 0),
        ("b", 0),
        ("a", SECONDS_BETWEEN),
        ("a", 2 * SECONDS_BETWEEN),
        ("b", 2 * SECONDS_BETWEEN),
    ]


def test_a_host_that_is_busy_is_left_alone() -> None:
    busy = Answer("unsure", status=429)
    urls = ["https://a.test/1", "https://a.test/2", "https://b.test/1"]
    answers = ask_all(urls, lambda url: busy if "//a" in url else Answer("fine", status=200))
    assert sorted(answers) == ["https://a.test/1", "https://b.test/1"]
