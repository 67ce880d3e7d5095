"""When somebody last looked after a site is told from its listings and settings, and every page says what follows from it."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from commonground.looked_after import FOR, looked_after
from commonground.options import Options
from commonground.pages.environment import OVERRIDES, environment
from commonground.pages.shell import open_prose_shell
from commonground.project import Project
from commonground.settings import Settings, SettingsError, settings_from
from tests.conftest import PROJECT

AS_OF = date(2026, 11, 23)
LISTINGS = """groups:
- id: a
  verified: 2026-03-01
  about: verified 2026-11-20
- verified: "2026-05-02"
  id: b
- id: c
  verified: 2027-01-01
- id: d
  verified: 2026-99-99
broken: [
"""


def _on(
    folder: Path, *, maintained: date | None = None, as_of: date = AS_OF, production: bool = False
) -> date:
    settings = Settings(maintained=maintained)
    return looked_after(Project.at(folder), settings, Options(as_of, production=production))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "data/demo").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "data/groups.yaml").write_text(LISTINGS)
    return tmp_path


def test_the_newest_day_on_which_a_listing_was_confirmed_tells_it(site: Path) -> None:
    assert _on(site) == date(2026, 5, 2)
    assert _on(site, as_of=date(2026, 4, 1)) == date(2026, 3, 1)
    assert _on(site, as_of=date(2027, 1, 1)) == date(2027, 1, 1)


def test_demonstrations_tell_nothing_of_a_production_build(site: Path) -> None:
    (site / "data/demo/one.yaml").write_text("groups:\n- verified: 2026-11-01\n")
    assert _on(site) == date(2026, 11, 1)
    assert _on(site, production=True) == date(2026, 5, 2)


def test_a_maintainer_may_say_it_and_nothing_said_is_today(site: Path) -> None:
    assert _on(site, maintained=date(2026, 10, 1)) == date(2026, 10, 1)
    assert _on(site, maintained=date(2026, 12, 1)) == date(2026, 5, 2)
    (site / "data/groups.yaml").write_text("groups: []\n")
    assert _on(site) == AS_OF


def test_the_setting_is_a_date() -> None:
    assert settings_from({"maintained": "2026-11-01"}).maintained == date(2026, 11, 1)
    assert settings_from({"maintained": ""}).maintained is None
    with pytest.raises(SettingsError, match="a date such as 2026-11-26, not 'yesterday'"):
        settings_from({"maintained": "yesterday"})


def _page(kept_on: date) -> html.HtmlElement:
    shell = open_prose_shell(Project.at(PROJECT), Settings(country="US"), AS_OF, demo=False, kept_on=kept_on)
    page = environment("en").get_template("hidden.html").render(cg=shell.page("groups/x/", title="x"))
    return html.document_fromstring(page)


@pytest.mark.parametrize(
    ("days", "hidden"), [(0, True), (FOR.days, True), (FOR.days + 1, False), (500, False)]
)
def test_a_page_that_is_built_too_late_says_so_without_a_script(days: int, hidden: bool) -> None:
    kept_on = AS_OF - timedelta(days=days)
    (notice,) = _page(kept_on).xpath("//*[@id='looked-after']")
    assert (notice.get("hidden") is not None) is hidden
    assert notice.get("data-until") == (kept_on + FOR).isoformat()


def test_every_page_says_until_when_it_can_be_trusted() -> None:
    page = _page(date(2026, 11, 20))
    (small,) = page.find_class("foot-small")
    assert "After January 19, 2027, ask a group before you go." in small.text_content()
    (notice,) = page.xpath("//*[@id='looked-after']")
    assert "Nobody has looked after this site since November 20, 2026." in notice.text_content()


SCRIPT = """
globalThis.HTMLElement = class { dataset = { until: "2027-01-19" }; hidden = true };
const notice = new HTMLElement();
globalThis.document = { querySelector: () => notice };
Date = class extends Date { constructor() { super(process.argv[1]); } };
await import(process.argv[2]);
console.log(notice.hidden);
"""


@pytest.mark.parametrize(
    ("now", "hidden"), [("2027-01-19T23:59:59Z", "true"), ("2027-01-20T00:00:00Z", "false")]
)
def test_a_page_that_nobody_builds_again_says_so_by_itself(node: str, now: str, hidden: str) -> None:
    script = (OVERRIDES / "assets/site/looked-after.js").as_uri()
    done = subprocess.run(
        [node, "--input-type=module", "-e", SCRIPT, now, script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hidden
