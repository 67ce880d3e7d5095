"""The template of catalogues: complete, up to date, and the same wherever it is made."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from commonground.locale.catalogs import TEMPLATE
from tools.messages import PYTHON, SCRIPTS, TEMPLATES, as_text, collect, updated

PROJECT = Path(__file__).parent.parent.parent


def made(tmp_path: Path, **files: str) -> Catalog:
    places = {
        "python": "hooks/commonground/a.py",
        "template": "overrides/directory/a.html",
        "script": "overrides/assets/finder/a.js",
        "vendored": "overrides/assets/vendor/a.js",
    }
    for kind, text in files.items():
        path = tmp_path / places[kind]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return collect(tmp_path)


def ids(catalog: Catalog) -> set[str | tuple[str, ...]]:
    return {message.id for message in catalog if message.id}


def test_the_committed_template_holds_the_messages_of_today() -> None:
    assert TEMPLATE.read_text("utf-8") == as_text(collect()), "run `make messages`, and commit what it wrote"


def test_messages_are_found_in_code_templates_and_scripts(tmp_path: Path) -> None:
    catalog = made(
        tmp_path,
        python='A = N_("declared")\nb = words.gettext("asked")\nc = ngettext("%(n)s day", "%(n)s days", n)\nd = say("said")\n',
        template='<p title="{{ _("title") }}">{% trans n=n %}{{ n }} hour{% pluralize %}{{ n }} hours{% endtrans %}</p>',
        script='t("near {place}", { place }); tn("{count} mile", "{count} miles", 3); // t("not this")\n',
        vendored='t("not ours");',
    )
    assert ids(catalog) == {
        "declared",
        "asked",
        ("%(n)s day", "%(n)s days"),
        "said",
        "title",
        ("%(n)s hour", "%(n)s hours"),
        "near {place}",
        ("{count} mile", "{count} miles"),
    }
    assert [file for file, _ in catalog.get("near {place}").locations] == ["overrides/assets/finder/a.js"]


def test_moving_a_message_down_its_file_changes_nothing(tmp_path: Path) -> None:
    before = as_text(made(tmp_path, python='_("b")\n_("a")\n'))
    after = as_text(made(tmp_path, python='\n\n_("a")\n\n_("b")\n_("a")\n'))
    assert before == after
    assert not re.search(r"\d\d:\d\d|Babel|\.py:\d", before)


def test_a_message_that_is_counted_in_one_place_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"“day” has a plural here and none in hooks/commonground/a\.py"):
        made(tmp_path, python='_("day")\n', script='tn("day", "days", 2);\n')


def test_an_updated_catalogue_keeps_its_translations_and_its_translators(tmp_path: Path) -> None:
    path = tmp_path / "cy.po"
    first = updated(path, made(tmp_path, python='_("Menu")\n_("Find a group near you")\n'))
    first["Menu"].string, first["Find a group near you"].string = "Dewislen", "Dod o hyd i grŵp"
    first.last_translator = "EXAMPLE – A Translator"
    path.write_text(as_text(first), "utf-8")
    path.write_text(
        as_text(updated(path, made(tmp_path, python='_("Menu")\n_("Find a group near to you")\n'))), "utf-8"
    )
    with path.open("rb") as file:
        second = read_po(file)
    assert second["Menu"].string == "Dewislen"
    assert second["Find a group near to you"].fuzzy
    assert "EXAMPLE – A Translator" in path.read_text("utf-8")
    assert as_text(updated(path, collect(tmp_path))) == path.read_text("utf-8")


def test_python_says_its_messages_whole() -> None:
    """A message put together, chosen inside the call or within an f-string would be collected wrongly, or not by every Python."""
    assert list(_unclear_calls()) == []


def _unclear_calls() -> Iterator[str]:
    for path in sorted((PROJECT / "hooks/commonground").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        within = {
            id(part) for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for part in ast.walk(text)
        }
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            unclear = any(isinstance(given, ast.JoinedStr | ast.BinOp | ast.IfExp) for given in call.args[:2])
            if name in PYTHON and (unclear or id(call) in within):
                yield f"{path.relative_to(PROJECT)}:{call.lineno}: {ast.unparse(call)}"


def test_templates_say_their_messages_whole() -> None:
    environment = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - it only parses
    unclear = []
    for path in sorted((PROJECT / "overrides").rglob("*.html")):
        for call in environment.parse(path.read_text("utf-8")).find_all(nodes.Call):
            name = call.node.name if isinstance(call.node, nodes.Name) else ""
            if name in TEMPLATES and not isinstance(
                call.args[0], nodes.Const | nodes.Name | nodes.Getattr | nodes.Getitem
            ):
                unclear.append(f"{path.relative_to(PROJECT)}:{call.lineno}")
    assert unclear == []


def test_scripts_say_their_messages_whole() -> None:
    """Each call is given one plain text, which ends where the argument ends."""
    whole = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*[,)]""")
    calls = re.compile(rf"(?<![\w$.])({'|'.join(SCRIPTS)})\(")
    unclear = []
    for path in sorted((PROJECT / "overrides/assets").rglob("*.js")):
        if path.is_relative_to(PROJECT / "overrides/assets/vendor") or path.name == "messages.js":
            continue
        text = path.read_text("utf-8")
        starts = [call.start() for call in calls.finditer(text) if not whole.match(text, call.end())]
        unclear += [f"{path.relative_to(PROJECT)}:{text.count(chr(10), 0, start) + 1}" for start in starts]
    assert unclear == []
