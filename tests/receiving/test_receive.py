"""`commonground receive` in a repository: what arrived becomes a branch with its report, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.conftest import copy
from tests.changes.made import git
from tests.conftest import run_commonground

__all__ = ["copy"]

NAME = "data/demo/riverside.yaml"
BRANCH = "receive/example-anxiety-2026-11-23"
HEAD = "From: Sam <{}>\nMIME-Version: 1.0\nSubject: Our listing\n\n"
OWN, STRANGE = HEAD.format("sam@riverside-peers.example"), HEAD.format("sam@elsewhere.example")
RIGHT = "as_of: 2026-11-20\nstill_right:\n- example-anxiety\n"
NEW = """groups:
- id: example-quiet-room
  kind: group
  name: EXAMPLE – Quiet Room
  topics: [anxiety]
  meetings:
  - format: online-video
    every: tuesday
    start: "19:00"
    timezone: Europe/London
  contact: {email: hello@quiet.example}
  verified: 2026-11-02
  verified_how: organizer
"""


def _receive(copy: Path, text: str, *arguments: str) -> tuple[int, str, str]:
    file = copy.parent / "arrived.eml"
    file.write_text(text, "utf-8")
    done = run_commonground("receive", file, "--as-of", "2026-11-23", *arguments, cwd=copy)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_an_answer_of_the_organization_becomes_a_branch(copy: Path) -> None:
    with (copy / NAME).open("a") as file:
        file.write("# Riverside closes in August.\n")
    git(copy, "commit", "-q", "-a", "-m", "A comment")
    before = git(copy, "rev-parse", "HEAD"), git(copy, "status", "--porcelain")
    code, told, _ = _receive(copy, OWN + RIGHT)
    assert code == 0
    assert f"Written to the branch {BRANCH}" in told
    assert "    - 2026-09-02" in told
    assert "    + 2026-11-20" in told
    written = git(copy, "show", f"{BRANCH}:{NAME}")
    assert "# Riverside closes in August." in written
    assert written.count("verified: 2026-11-20\n  verified_how: organizer\n") == 1
    assert (git(copy, "rev-parse", "HEAD"), git(copy, "status", "--porcelain")) == before
    assert _receive(copy, OWN + RIGHT)[0] == 2  # the branch is there already


@pytest.mark.parametrize("head", [STRANGE, ""])
def test_the_word_of_a_stranger_changes_nothing(copy: Path, head: str) -> None:
    for text in (RIGHT, "closed:\n  example-anxiety: 2026-11-01\n"):
        code, told, _ = _receive(copy, head + text)
        assert code == 1
        assert "No word of a stranger changes" in told
    assert "receive/" not in git(copy, "for-each-ref")


def test_a_maintainer_says_how_it_is_known(copy: Path) -> None:
    code, told, _ = _receive(copy, STRANGE + RIGHT, "--trust-sender", "I called 0113 496 0012")
    assert code == 0
    assert "sam@elsewhere.example" in told
    assert "Known to come from the group: I called 0113 496 0012" in git(
        copy, "log", "-1", "--format=%B", BRANCH
    )


def test_an_answer_never_moves_a_confirmation_back(copy: Path) -> None:
    code, told, _ = _receive(copy, OWN + "as_of: 2026-08-01\nstill_right:\n- example-anxiety\n")
    assert code == 1
    assert "example-anxiety was confirmed on 2026-09-02 already" in told


def test_a_group_that_closed_leaves_a_tombstone(copy: Path) -> None:
    _receive(copy, OWN + "as_of: 2026-11-20\nclosed:\n  example-anxiety: 2026-10-31\n")
    assert "  status: closed\n  closed_on: 2026-10-31\n" in git(copy, "show", f"{BRANCH}:{NAME}")


def test_a_new_listing_gets_a_file_of_its_own(copy: Path) -> None:
    code, told, _ = _receive(copy, STRANGE + "Hello, please add us.\n\n" + NEW + "\nThank you")
    branch = "receive/example-quiet-room-2026-11-23"
    assert code == 0
    assert "Added example-quiet-room" in told
    assert git(copy, "diff", "--name-only", "main", branch) == "data/groups/example-quiet-room.yaml\n"


def test_a_correction_keeps_what_it_does_not_say(copy: Path) -> None:
    listing = git(copy, "show", f"HEAD:{NAME}")
    assert "latitude" in listing
    sent = """groups:
- id: example-anxiety
  kind: group
  name: EXAMPLE – Anxiety Circle
  summary: Come as you are.
  topics: [anxiety, panic]
  audiences: [adults]
  age_min: 18
  meetings:
  - format: in-person
    every: tuesday
    start: "19:30"
    place: {venue: Community Hall, address: 12 Example Street, town: Leeds, postcode: LS6 2AB, country: GB, precision: exact}
  contact: {email: hello@riverside-peers.example, phone: 0113 496 0012}
  verified: 2026-11-20
  verified_how: organizer
"""
    code, told, _ = _receive(copy, OWN + sent)
    assert code == 0, told
    written = git(copy, "show", f"{BRANCH}:{NAME}")
    for line in (
        'start: "19:30"',
        "latitude: 53.8200",
        "source: https://riverside-peers.example/anxiety",
        "demo: true",
    ):
        assert line in written
    assert "example-online" in written


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello, we have a new time.\n", "There is no listing and no answer in it"),
        ("groups:\n- id: [a\n", "It begins like a listing, and cannot be read"),
        ("still_right:\n- no-such-group\n", "there is no listing called no-such-group"),
        ("groups:\n- id: ../../etc/passwd\n  name: x\n", "[bad-id]"),
    ],
)
def test_what_cannot_be_used_is_said_in_words(copy: Path, text: str, said: str) -> None:
    code, told, _ = _receive(copy, OWN + text, "--trust-sender", "x")
    assert code == 1
    assert said in told
    for branch in git(copy, "for-each-ref", "--format=%(refname)", "refs/heads/receive").split():
        changed = git(copy, "diff", "--name-only", "main", branch).split()
        assert all(name.startswith("data/groups/") for name in changed)
