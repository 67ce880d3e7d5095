"""What a maintainer relies on when building: the same site everywhere, no network, any engine, any path, nothing half done."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from commonground.kept import kept_of
from tests.builds.conftest import build, commit, contents, git, run
from tests.conftest import AS_OF, PROJECT

NO_PDFS = {"CHROMIUM": "/no/such/browser"}
"""Nothing to print with: printing takes long, and tests/builds/test_pdfs.py is about it."""

BLOCKED = """
import socket

def refuse(*arguments, **named):
    raise OSError("a build asked for the network")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.create_connection = socket.getaddrinfo = refuse
"""


def test_two_builds_are_the_same_in_other_folders_zones_and_hash_seeds(
    checkout: Path, tmp_path: Path, demo_site: Path
) -> None:
    elsewhere = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "5", "LC_ALL": "C", "LANG": "C"}
    site = build(checkout, tmp_path / "other place" / "site", "--jobs", "1", environment=elsewhere)
    assert contents(site) == contents(demo_site)


def test_a_build_never_uses_the_network(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "sitecustomize.py").write_text(BLOCKED)
    paths = f"{tmp_path / 'blocked'}:{checkout / 'hooks'}"
    build(checkout, tmp_path / "site", environment={"PYTHONPATH": paths})


def test_the_other_engine_builds_the_same_site(checkout: Path, tmp_path: Path, demo_site: Path) -> None:
    site = build(checkout, tmp_path / "site", "--engine", "properdocs")
    ours, theirs = contents(demo_site), contents(site)
    assert theirs.keys() == ours.keys()
    different = [name for name in ours if ours[name] != theirs[name]]
    generator = re.compile(rb"<meta name=\"generator\"[^>]*>")
    assert [
        name
        for name in different
        if generator.sub(b"", (demo_site / name).read_bytes())
        != generator.sub(b"", (site / name).read_bytes())
    ] == []


def test_the_engine_alone_builds_the_whole_site(checkout: Path, tmp_path: Path, demo_site: Path) -> None:
    """`mkdocs build` and our own command make the same pages."""
    said = os.environ | {
        "PYTHONPATH": str(checkout / "hooks"),
        "COMMONGROUND_AS_OF": AS_OF,
        "SOURCE_DATE_EPOCH": "1795392000",
    }
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(command, cwd=checkout, env=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(tmp_path / "site") == contents(demo_site)


def test_a_production_build_holds_no_demonstration(checkout: Path, tmp_path: Path) -> None:
    site = build(checkout, tmp_path / "site", "--production", environment=NO_PDFS)
    assert not [path.name for path in (site / "groups").iterdir() if path.name.startswith("example-")]
    assert '"demo":true' not in (site / "api" / "groups.json").read_text("utf-8").replace(" ", "")
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert 'class="demo"' not in text, path
        is_empty_without_its_visitor = path.parent.name == "your-list"
        assert ('content="noindex"' in text) == is_empty_without_its_visitor, path


def test_a_production_build_refuses_a_demonstration_among_the_listings(
    checkout: Path, tmp_path: Path
) -> None:
    (checkout / "data" / "groups").mkdir(exist_ok=True)
    shutil.copy(
        checkout / "data" / "demo" / "open-evening.yaml", checkout / "data" / "groups" / "open-evening.yaml"
    )
    done = run(checkout, "build", "--production", "--site-dir", tmp_path / "site", "--as-of", AS_OF)
    assert done.returncode == 1
    assert "[demo-outside-demo]" in done.stderr
    assert not (tmp_path / "site").exists()


def test_one_bad_listing_stops_the_build_and_changes_nothing(checkout: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site")
    listings = checkout / "data" / "demo" / "open-evening.yaml"
    text = listings.read_text("utf-8")
    listings.write_text(
        text.replace("topics: [", "topics: [anxeity, ").replace("every: monday", "every: mondya"), "utf-8"
    )
    done = run(checkout, "build", "--site-dir", site, "--as-of", AS_OF)
    assert done.returncode == 1
    assert "'anxeity' is not in the vocabulary; did you mean 'anxiety'?" in done.stderr
    assert "[bad-recurrence]" in done.stderr
    assert "Nothing was published." in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site).keys() == {"index.html"}


@pytest.mark.parametrize(
    ("break_it", "code", "says"),
    [
        (lambda root: (root / "data" / "vocabulary.yaml").unlink(), 2, "vocabulary.yaml is missing"),
        (lambda root: (root / "data" / "crisis.yaml").unlink(), 2, "crisis.yaml is missing"),
        (lambda root: shutil.rmtree(root / "data"), 2, "the data folder data does not exist"),
        (
            lambda root: (root / "data" / "geocode.lock").write_text("broken\n"),
            1,
            "geocode.lock:1:1: error: [broken-lock]",
        ),
        (lambda root: (root / "mkdocs.yml").write_text("extra: ["), 2, "mkdocs.yml is not valid YAML"),
        (
            lambda root: (root / "docs" / "about.md").write_text("---\n---\n# x\n[gone](gone.md)\n"),
            1,
            "about.md",
        ),
        (
            lambda root: (root / "docs" / "for" / "men.md").write_text(
                (root / "docs" / "for" / "men.md")
                .read_text("utf-8")
                .replace("audiences/men", "audiences/man")
            ),
            1,
            "error: [unknown-kind] explains: 'man' is not in the vocabulary of audiences",
        ),
    ],
)
def test_what_is_missing_or_broken_is_told_in_words(
    checkout: Path, tmp_path: Path, break_it: Callable[[Path], object], code: int, says: str
) -> None:
    break_it(checkout)
    done = run(checkout, "build", "--site-dir", tmp_path / "site", "--as-of", AS_OF)
    assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (code, True, False), (
        done.stderr
    )
    assert not (tmp_path / "site").exists()


def test_crisis_lines_that_nobody_looked_at_are_told_at_every_build_and_stop_it_after_a_year(
    checkout: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    told = "data/crisis.yaml:19:1: {}: [crisis-overdue] 'us-emergency' was last looked at on 2026-11-23"
    for day, code, severity in (("2027-03-23", 0, "warning"), ("2027-11-23", 1, "error")):
        done = run(checkout, "build", "--site-dir", site, "--as-of", day)
        assert done.returncode == code, done.stdout + done.stderr
        assert told.format(severity) in done.stdout + done.stderr
        assert "tel:116123" in (site / "help-now" / "gb" / "index.html").read_text("utf-8")


def test_the_numbers_in_kept_prose_are_those_of_the_listings(checkout: Path, tmp_path: Path) -> None:
    site = build(checkout, tmp_path / "site")
    page = site / "for" / "men" / "index.html"
    assert ">3 groups, 1 of them online or by phone<" in page.read_text("utf-8")
    made = (site / "assets" / "css" / "theme.css").read_bytes()
    for listings in (checkout / "data" / "demo").glob("*.yaml"):
        text = listings.read_text("utf-8")
        listings.write_text(text.replace("[men]", "[women]").replace("[men, women]", "[women]"), "utf-8")
    # A site engine that cannot start: what there is of prose is what the first build kept.
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "mkdocs.py").write_text("raise SystemExit('the prose was made anew')\n")
    build(checkout, site, environment={"PYTHONPATH": f"{tmp_path / 'broken'}:{checkout / 'hooks'}"})
    text = page.read_text("utf-8")
    assert "No group of this kind is listed here yet." in text
    assert 'href="../../online/networks/"' in text
    assert "cg:" not in text
    assert (site / "assets" / "css" / "theme.css").read_bytes() == made


def test_an_empty_list_is_told_in_words(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "groups.yaml").write_text("groups: []\n")
    done = run(
        checkout, "build", "--data", tmp_path / "data", "--site-dir", tmp_path / "site", "--as-of", AS_OF
    )
    assert (done.returncode, "[no-groups]" in done.stderr) == (1, True), done.stderr


def test_other_data_are_built_with_the_projects_own_words(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "demo").mkdir(parents=True)
    shutil.copy(checkout / "data" / "demo" / "open-evening.yaml", tmp_path / "data" / "demo" / "one.yaml")
    site = build(checkout, tmp_path / "site", "--data", str(tmp_path / "data"))
    pages = {path.parent.name for path in (site / "groups").glob("*/index.html")}
    assert pages
    assert all(name.startswith("example-open-evening") for name in pages)


def test_a_copy_with_ten_edits_takes_a_later_version_without_conflicts(
    checkout: Path, tmp_path: Path
) -> None:
    git("switch", "--quiet", "--create", "copy", cwd=checkout)
    edits = {
        "settings.yml": "site_name: Fjord Circles\nsite_url: https://fjord.example/groups/\nregion: Vestland\ncountry: GB\nlanguages: [en, nb]\n",
        "docs/about.md": page("About Fjord Circles", "We run this copy for our region."),
        "docs/our-rooms.md": page("Our rooms", "Where we meet."),
        "data/groups.yaml": listing("fjord-quiet-evening", "Quiet Evening", "quiet-room-talk"),
        "data/groups/second.yaml": listing("fjord-second", "Second Circle", "anxiety"),
        "data/vocabulary.yaml": "topics:\n- {id: quiet-room-talk, label: Quiet talk, meaning: Talk in a quiet room.}\n"
        "- {id: anxiety, label: Worry and fear, meaning: Worry that is hard to stop.}\n",
        "data/ground_rules.yaml": changed_rule("time", "We begin when the bell rings."),
        "data/crisis.yaml": crisis_line("EXAMPLE Fjord Line"),
    }
    for name, text in edits.items():
        path = checkout / "local" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    commit(checkout, "Make it ours")
    git("switch", "--quiet", "main", cwd=checkout)
    for name in ("mkdocs.yml", "data/vocabulary.yaml", "data/groups.yaml", "docs/about.md", "README.md"):
        path = checkout / name
        path.write_text(path.read_text("utf-8") + "\n# A later version\n", "utf-8")
    commit(checkout, "Go on")
    git("switch", "--quiet", "copy", cwd=checkout)
    git("merge", "--quiet", "--no-edit", "main", cwd=checkout)
    assert git("diff", "--name-only", "--diff-filter=U", cwd=checkout) == ""

    site = build(checkout, tmp_path / "site", "--production", environment=NO_PDFS)
    assert "We run this copy for our region." in (site / "about" / "index.html").read_text("utf-8")
    assert (site / "our-rooms" / "index.html").is_file()
    assert "Quiet talk" in (site / "groups" / "fjord-quiet-evening" / "index.html").read_text("utf-8")
    assert "Worry and fear" in (site / "groups" / "fjord-second" / "index.html").read_text("utf-8")
    assert "We begin when the bell rings." in (site / "ground-rules" / "index.html").read_text("utf-8")
    assert "EXAMPLE Fjord Line" in (site / "help-now" / "index.html").read_text("utf-8")
    home = (site / "index.html").read_text("utf-8")
    assert "Fjord Circles" in home
    assert 'href="tel:999"' in home


def page(title: str, text: str) -> str:
    """A page of prose with everything that its head must say."""
    head = (PROJECT / "docs" / "about.md").read_text("utf-8").split("---")[1]
    head = re.sub(r"(?m)^title:.*$", f"title: {title}", head)
    head = re.sub(r"(?ms)^sources:.*?(?=^\w|\Z)", "", head)
    return f"---{head}---\n# {title}\n\n{text}\n"


def listing(group: str, name: str, topic: str) -> str:
    """A sound listing of a copy's own."""
    return f"""groups:
- id: {group}
  kind: group
  name: {name}
  summary: A quiet hour once a week.
  topics: [{topic}]
  meetings:
  - format: in-person
    every: tuesday
    start: "19:00"
    end: "20:00"
    place: {{town: Leeds, region: West Yorkshire, country: GB, precision: town}}
  contact: {{website: https://www.fjord-circles.org/}}
  verified: 2026-11-01
  verified_how: organizer
"""


def changed_rule(rule_id: str, text: str) -> str:
    """A file that gives one ground rule other words."""
    rules = read(PROJECT / "data" / "ground_rules.yaml")["rules"]
    rule = next(rule for rule in rules if rule["id"] == rule_id)
    return yaml.safe_dump({"rules": [rule | {"text": text}]}, allow_unicode=True)


def crisis_line(name: str) -> str:
    """A file that adds a crisis line under an invented name."""
    lines = read(PROJECT / "data" / "crisis.yaml")["lines"]
    line = next(line for line in lines if line["country"] == "GB" and line["kind"] == "crisis")
    return yaml.safe_dump({"lines": [line | {"id": "gb-example-fjord", "name": name}]}, allow_unicode=True)


def read(path: Path) -> Any:
    """The values of a YAML file, all as text."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only


class TestWhatDidNotChange:
    """A build takes over what an earlier one made, and only that."""

    def test_one_changed_listing_gives_the_site_of_a_first_build(
        self, checkout: Path, tmp_path: Path
    ) -> None:
        site = build(checkout, tmp_path / "site")
        kept = _made_at(site)
        file = checkout / "data/demo/riverside-peers.yaml"
        text = file.read_text()
        file.write_text(
            text.replace("EXAMPLE – Riverside Anxiety Circle", "EXAMPLE – Riverside Worry Circle")
        )
        assert file.read_text() != text
        again = build(checkout, site)
        shutil.rmtree(kept_of(checkout, "made").folder)
        assert contents(again) == contents(build(checkout, tmp_path / "first"))
        made = _made_at(again)
        own = {name for name in made if name.startswith("groups/") and name.endswith("index.html")}
        assert len([name for name in own if made[name] != kept.get(name)]) < len(own) / 4

    def test_a_page_that_someone_changed_in_the_published_site_is_made_anew(
        self, checkout: Path, tmp_path: Path
    ) -> None:
        site = build(checkout, tmp_path / "site")
        before = contents(site)
        page = next(iter(sorted((site / "groups").glob("*/index.html"))))
        page.write_text("changed by hand")
        assert contents(build(checkout, site)) == before

    def test_no_file_of_the_published_site_is_written_into(self, checkout: Path, tmp_path: Path) -> None:
        site = build(checkout, tmp_path / "site", environment={"PYTHONDONTWRITEBYTECODE": "1"})
        # Nor is anything kept in the project, where a change could bring it.
        assert git("status", "--porcelain", "--ignored", cwd=checkout) == ""
        assert [*kept_of(checkout, "made").folder.iterdir()]
        for data in sorted((checkout / "data/demo").glob("*.yaml")):
            last = read(data)["groups"][-1]["id"]
            (site / "groups" / last / "index.html").write_text("changed by hand")
        witness = tmp_path / "witness"
        shutil.copytree(site, witness, copy_function=os.link)
        before = {path: path.stat().st_mtime_ns for path in witness.rglob("*") if path.is_file()}
        build(checkout, site)
        assert {path: path.stat().st_mtime_ns for path in before} == before

    def test_another_day_and_other_words_are_other_sites(self, checkout: Path, tmp_path: Path) -> None:
        site = build(checkout, tmp_path / "site")
        settings = checkout / "local/settings.yml"
        settings.parent.mkdir()
        settings.write_text("site_name: A Quiet Room\ncountry: GB\n")
        again = build(checkout, site)
        shutil.rmtree(kept_of(checkout, "made").folder)
        assert contents(again) == contents(build(checkout, tmp_path / "first"))

    def test_a_broken_cache_is_no_matter(self, checkout: Path, tmp_path: Path) -> None:
        site = build(checkout, tmp_path / "site")
        before = contents(site)
        kept = sorted(kept_of(checkout, "made").folder.iterdir())
        broken = (b"", b"no pickle", b"\x80\x05K\x01.")
        assert len(kept) >= len(broken)
        for number, path in enumerate(kept):
            path.write_bytes(broken[number % len(broken)])
        assert contents(build(checkout, site)) == before


def _made_at(site: Path) -> dict[str, int]:
    return {
        path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()
    }
