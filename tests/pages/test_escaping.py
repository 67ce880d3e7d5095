"""Markup in any text of a listing stands as text in every page and export, with nothing but escaping to thank for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from commonground.directory import Directory, Listing
from commonground.exports import api, calendar
from commonground.listings.fields import Choice, Email, Field, Id, Phone, Text, Url, Word, fields_of
from commonground.pages import browse, group
from commonground.pages.markup import as_script
from tests.pages.made import directory, full, outputs

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "\"><img src=x onerror='window.pwned=1'>",
    "'-alert(1)-'{{7*7}}{% raw %}&lt;b&gt;",
    "</script></title></textarea><svg onload=window.pwned=1>",
    "javascript:window.pwned=1//",
    "]]>--><!--\u2028\u2029\\u003cscript\\u003e",
    "end\r\nEND:VEVENT\r\nBEGIN:VEVENT;,\\",
)


def hostile(listing: Listing, payload: str) -> Listing:
    """Puts the payload into every field that holds text, whatever its kind; ids stay, because they are addresses."""
    changed = _hostile(listing.group, payload)
    meetings = tuple(
        replace(placed, meeting=meeting)
        for placed, meeting in zip(listing.meetings, changed.meetings, strict=True)
    )
    organization = _hostile(listing.organization, payload) if listing.organization else None
    return replace(listing, group=changed, meetings=meetings, organization=organization)


def _hostile(item: Any, payload: str) -> Any:
    return replace(
        item,
        **{
            name: _value(field, getattr(item, name), payload) for name, field in fields_of(type(item)).items()
        },
    )


def _value(field: Field, value: Any, payload: str) -> Any:
    if isinstance(field.type, Text | Url | Email | Phone | Word):
        return payload if value is not None else None
    if isinstance(value, dict):
        return {f"{payload}{state}": state for state in ("yes", "no", "unknown")}
    if (
        isinstance(value, tuple)
        and value
        and isinstance(value[0], str)
        and not isinstance(field.type, Id | Choice)
    ):
        return value if field.name == "was" else (payload,)
    if (
        isinstance(value, tuple)
        and value
        and hasattr(type(value[0]), "__dataclass_fields__")
        and field.name == "meetings"
    ):
        return tuple(_hostile(one, payload) for one in value)
    if value is not None and field.type.name == "mapping":
        return _hostile(value, payload)
    return value


def of(payload: str) -> Directory:
    made = hostile(full(), payload)
    country = made.group.meetings[0].place
    assert country is not None
    gone = hostile(full("example-gone", status="closed", closed_on=date(2026, 1, 1), was=()), payload)
    line = hostile(full("example-line", kind="warmline", was=()), payload)
    return directory(made, gone, line)


def texts(made: Directory) -> dict[str, bytes]:
    return {path: content for module in (group, browse) for path, content in outputs(module, made).items()}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_page_it_is_text(payload):
    made = of(payload)
    seen = 0
    for path, source in texts(made).items():
        document = html.document_fromstring(source.decode())
        scripts = document.xpath("//script[not(@src)]")
        assert all(script.get("type") == "application/ld+json" for script in scripts), path
        assert len(scripts) <= 1
        assert not document.xpath("//main//img | //main//script | //main//style | //main//svg[@onload]"), path
        names = {name for element in document.iter(html.etree.Element) for name in element.attrib}
        assert not [name for name in names if name.startswith("on") or name == "style"], path
        for address in document.xpath("//@href | //@src | //@action"):
            assert not address.strip().lower().startswith(("javascript:", "data:", "vbscript:")), path
        shown = "".join(document.text_content().split())
        seen += "".join(payload.split()) in shown
        for script in scripts:
            assert "<" not in script.text
            json.loads(script.text)
    assert seen >= 5, "the payload should be seen as text on the pages that carry it"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_the_data_it_is_text(payload):
    made = of(payload)
    [source] = outputs(api, made).values()
    found = json.loads(source)["groups"][0]
    assert found["name"] == found["meetings"][0]["place"]["venue"] == found["first_time"]["met_by"] == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_in_a_calendar_it_is_text(payload):
    made = of(payload)
    for source in outputs(calendar, made).values():
        assert all(len(line) <= 75 for line in source.split(b"\r\n"))
        assert source.count(b"BEGIN:VEVENT\r\n") == source.count(b"END:VEVENT\r\n") == 1
        [event] = icalendar.Calendar.from_ical(source).walk("VEVENT")
        assert payload.replace("\r\n", "\n") in event["location"]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_json)
def test_data_in_a_script_element_comes_back_whole_and_cannot_end_it(value):
    written = str(as_script(value))
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == value
