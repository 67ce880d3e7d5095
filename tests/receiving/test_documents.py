"""What is found in mails and texts: listings and answers, between other words, whatever mail programs make of them; never a crash."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.receiving.arrived import open_arrived
from commonground.receiving.documents import Answers, Listings, document_in

ANSWER = "as_of: 2026-11-20\nstill_right:\n- example-anxiety\nclosed:\n  example-online: 2026-10-01\n"
LISTING = "groups:\n- id: example-quiet-room\n  kind: group\n  name: EXAMPLE – Quiet Room\n"
READ = Answers(date(2026, 11, 20), ("example-anxiety",), {"example-online": date(2026, 10, 1)})


def _mail(body: str, subtype: str = "plain", charset: str = "utf-8") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Sam <sam@riverside-peers.example>"
    mail["Subject"] = "Our listing"
    mail.set_content(body, subtype=subtype, charset=charset)
    return mail


def _found(data: bytes) -> object:
    return next((found for found in map(document_in, open_arrived(data).texts) if found is not None), None)


@pytest.mark.parametrize(
    "body",
    [
        ANSWER,
        f"Hello,\n\nall is well.\n\n{ANSWER}\nBest wishes\nSam",
        f"```yaml\n{ANSWER}```\n",
        f"{ANSWER}\n> as_of: 2026-11-01\n> still_right:\n> - something-else\n",
        f"{ANSWER}\nOn Mon, Nov 2, 2026 at 9:00 AM Common Ground <list@example.org> wrote:\nstill_right:\n- something-else\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_an_answer_is_found_between_other_words(body: str, charset: str) -> None:
    assert _found(bytes(_mail(body, charset=charset))) == READ


def test_an_answer_in_html_is_found_and_what_it_quotes_is_not() -> None:
    lines = "".join(f"<div>{line.replace(' ', '&nbsp;', 2)}</div>" for line in ANSWER.splitlines())
    quoted = "<blockquote><div>still_right:</div><div>- something-else</div></blockquote>"
    assert _found(bytes(_mail(f"<p>Hello</p>{lines}{quoted}", "html"))) == READ


def test_what_is_only_quoted_is_no_answer() -> None:
    quoted = "".join(f"> {line}\n" for line in ANSWER.splitlines())
    assert _found(bytes(_mail(f"Yes!\n\n{quoted}"))) is None


def test_an_attached_file_comes_before_what_is_written_about_it() -> None:
    mail = _mail("still_right:\n- something-else\n")
    mail.add_attachment(LISTING.encode(), "application", "yaml", filename="example-quiet-room.yaml")
    found = _found(bytes(mail))
    assert isinstance(found, Listings)
    assert found.ids == ("example-quiet-room",)


def test_a_table_is_named() -> None:
    mail = _mail("Our groups are in the table.")
    mail.add_attachment(b"name,every\n", "text", "csv", filename="groups.csv")
    assert open_arrived(bytes(mail)).has_table


def test_a_plain_file_is_read_as_it_is() -> None:
    assert isinstance(_found(f"\ufeff{LISTING}".encode()), Listings)
    assert open_arrived(LISTING.encode()).sender == ""


def test_what_begins_like_a_listing_and_is_none_is_told() -> None:
    assert document_in("groups:\n- id: a\n   name: b\n") is not None
    assert "line" in str(document_in("groups:\n- id: [a\n"))


@given(st.binary(max_size=400))
def test_any_bytes_are_opened(data: bytes) -> None:
    for text in open_arrived(data).texts:
        document_in(text)


@given(st.lists(st.sampled_from([
    b"From: a@b.example\r\n", b"Content-Type: text/html; charset=x-none\r\n", b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b\r\n", b"--b--\r\n", b"\r\n", b"=?utf-8?q?=ff?=", b"\xff\xfe",
    b"Content-Disposition: attachment; filename*=utf-8''%ff.yaml\r\n", b"groups:\n- id: a\n", b"<p>as_of: 2026-13-01",
    b"MIME-Version: 1.0\r\n", b"still_right: [a]\n", b"closed: {a: soon}\n", b"Content-Type: message/rfc822\r\n",
]), max_size=14))  # fmt: skip
def test_any_mail_is_opened(parts: list[bytes]) -> None:
    for text in open_arrived(b"From: a@b.example\r\nMIME-Version: 1.0\r\n" + b"".join(parts)).texts:
        document_in(text)
