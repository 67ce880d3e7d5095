"""The lock file comes back as it was written, is never half written, and says where it is broken."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.places.geocode import Address
from commonground.places.lock import HEADER, PRECISIONS, Found, Lock, LockError, NotFound, is_position

DAY = date(2026, 11, 23)
LEEDS = Found(53.79648, -1.54785, "exact", "nominatim", DAY)
LEEDS_LINE = "1 example street, leeds, ls16aa, gb\t53.79648\t-1.54785\texact\tnominatim\t2026-11-23\n"

sources = st.sampled_from(["nominatim", "photon", "pelias"])
days = st.dates(date(2020, 1, 1))
# What five decimals hold, about a meter.
positions = st.tuples(
    st.integers(-90_00000, 90_00000).map(lambda n: n / 1e5),
    st.integers(-180_00000, 180_00000).map(lambda n: n / 1e5),
).filter(lambda position: is_position(*position))
found = st.builds(lambda p, *rest: Found(*p, *rest), positions, st.sampled_from(PRECISIONS), sources, days)
# Whatever people write in an address, letters of all scripts, control characters and line separators among them.
keys = st.builds(Address, address=st.text(), town=st.text(), country=st.just("GB")).map(lambda a: a.key)


@given(st.dictionaries(keys, found | st.builds(NotFound, sources, days), max_size=12))
def test_what_is_written_is_read(tmp_path_factory, answers):
    path = tmp_path_factory.getbasetemp() / "round-trip.lock"
    lock = Lock()
    for key, answer in answers.items():
        lock = lock.with_entry(key, answer)
    lock.write(path)
    assert Lock.read(path) == lock
    assert {**lock.entries, **lock.not_found} == answers
    assert all(lock.answered(key) for key in answers)
    first = path.read_bytes()
    Lock.read(path).write(path)
    assert path.read_bytes() == first


@given(st.permutations(["a, gb", "b, gb", "c, gb", "d, gb"]))
def test_the_file_does_not_depend_on_the_order_of_asking(tmp_path_factory, order):
    path = tmp_path_factory.getbasetemp() / "order.lock"
    lock = Lock()
    for key in order:
        lock = lock.with_entry(key, NotFound("photon", DAY) if key == "b, gb" else LEEDS)
    lock.write(path)
    lines = path.read_text("utf-8").removeprefix(HEADER).splitlines()
    assert [line.partition("\t")[0] for line in lines] == ["a, gb", "b, gb", "c, gb", "d, gb"]


def test_a_newer_answer_takes_the_place_of_an_older_one():
    lock = Lock().with_entry("a", NotFound("photon", DAY)).with_entry("a", LEEDS)
    assert (lock.entries, lock.not_found) == ({"a": LEEDS}, {})
    lock = lock.with_entry("a", NotFound("photon", DAY))
    assert (lock.entries, lock.not_found) == ({}, {"a": NotFound("photon", DAY)})


def test_no_file_is_an_empty_lock(tmp_path):
    assert Lock.read(tmp_path / "geocode.lock") == Lock()


def test_comments_empty_lines_and_line_ends_of_windows(tmp_path):
    path = tmp_path / "geocode.lock"
    path.write_bytes((HEADER + "\n" + LEEDS_LINE).replace("\n", "\r\n").encode())
    assert Lock.read(path).entries == {"1 example street, leeds, ls16aa, gb": LEEDS}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "geocode.lock"
    Lock({"old": LEEDS}).write(path)
    before = path.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(OSError, match="No space left"):
        Lock({"new": LEEDS}).write(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_is_interrupted_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "geocode.lock"
    Lock({"old": LEEDS}).write(path)

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        Lock({"new": LEEDS}).write(path)
    assert set(Lock.read(path).entries) == {"old"}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (LEEDS_LINE[:40], "apart by tabs"),
        (LEEDS_LINE.replace("\t", " "), "apart by tabs"),
        (LEEDS_LINE.replace("\n", "\tmore\n"), "apart by tabs"),
        ("\t53.8\t-1.5\texact\tnominatim\t2026-11-23\n", "apart by tabs"),
        (LEEDS_LINE.replace("nominatim", ""), "apart by tabs"),
        (LEEDS_LINE.replace("53.79648", "north"), "no coordinates"),
        (LEEDS_LINE.replace("53.79648", "nan"), "no coordinates"),
        (LEEDS_LINE.replace("53.79648", "1e1"), "no coordinates"),
        (LEEDS_LINE.replace("53.79648", "-"), "no coordinates"),
        (LEEDS_LINE.replace("53.79648", "90.00001"), "no coordinates"),
        (LEEDS_LINE.replace("-1.54785", "-180.5"), "no coordinates"),
        (LEEDS_LINE.replace("53.79648\t-1.54785", "0.00000\t0.00000"), "no coordinates"),
        (LEEDS_LINE.replace("2026-11-23", "2026-13-23"), "no date"),
        (LEEDS_LINE.replace("2026-11-23", ""), "no date"),
        (LEEDS_LINE.replace("exact", "town"), "'town'"),
        (LEEDS_LINE, "twice"),
        ("1 example street, leeds, ls16aa, gb\t-\t-\tnot-found\tphoton\t2026-11-23\n", "twice"),
        ("<<<<<<< HEAD\n", "merge"),
        ("=======\n", "merge"),
        (">>>>>>> main\n", "merge"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, words):
    path = tmp_path / "geocode.lock"
    path.write_text(f"# a comment\n\n{LEEDS_LINE}{line}", "utf-8")
    with pytest.raises(LockError) as raised:
        Lock.read(path)
    assert (raised.value.path, raised.value.line) == (path, 4)
    assert words in raised.value.message
    assert str(raised.value) == f"{path}:4: {raised.value.message}"


def test_bytes_that_are_no_text_are_named(tmp_path):
    path = tmp_path / "geocode.lock"
    path.write_bytes(HEADER.encode() + b"1 caf\xe9 street, gb\t53.8\t-1.5\texact\tphoton\t2026-11-23\n")
    with pytest.raises(LockError) as raised:
        Lock.read(path)
    assert raised.value.path == path
    assert "UTF-8" in raised.value.message


def test_a_folder_in_its_place_is_named(tmp_path):
    with pytest.raises(LockError, match="cannot be read"):
        Lock.read(tmp_path)


def test_a_file_cut_off_anywhere_has_no_wrong_entry(tmp_path):
    path = tmp_path / "geocode.lock"
    whole = Lock({"a": LEEDS, "b": LEEDS}, {"c": NotFound("photon", DAY)})
    whole.write(path)
    written = path.read_bytes()
    refused = 0
    for end in range(len(written)):
        path.write_bytes(written[:end])
        try:
            lock = Lock.read(path)
        except LockError:
            refused += 1
        else:
            assert lock.entries.items() <= whole.entries.items()
            assert lock.not_found.items() <= whole.not_found.items()
    assert refused > len(LEEDS_LINE)
