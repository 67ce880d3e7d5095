"""The Content-Security-Policy that is put into finished pages."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import html

from commonground.pages.csp import POLICY, protect


def scripts_of(page: bytes) -> str:
    directives = html.document_fromstring(page).xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    assert len(directives) == 1
    return dict(part.split(" ", 1) for part in directives[0].split("; "))["script-src"]


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_the_policy_allows_nothing_inline_and_no_other_host():
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert POLICY.startswith("default-src 'none'; ")


def test_the_policy_stands_first_in_the_head():
    page = protect(b"<!doctype html><html><head lang=en><meta charset=utf-8><title>T</title></head></html>")
    head = html.document_fromstring(page).find("head")
    assert head[0].get("http-equiv") == "Content-Security-Policy"
    assert head[0].get("content") == POLICY


def test_inline_scripts_are_allowed_by_their_hash_and_data_are_no_scripts():
    page = (
        b"<head></head><script>one()</script><script type='module'>\ntwo()\n</script><SCRIPT>one()</SCRIPT>"
        b'<script src="x.js"></script><script type="application/ld+json">{}</script>'
    )
    assert set(scripts_of(protect(page)).split()) == {"'self'", hash_of("one()"), hash_of("\ntwo()\n")}


@pytest.mark.parametrize("page", [b"<p>no head</p>", protect(b"<head></head>")])
def test_a_page_without_head_and_one_that_has_a_policy_stay_as_they_are(page):
    assert protect(page) == page
