"""Catalogues: the words of a language, those of a copy laid over them, and what is said where one cannot be used."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.locale import direction, locale_of, read_catalog, translations
from commonground.locale.catalogs import CatalogError

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def write(folder: Path, name: str, *entries: str, header: str = HEADER) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(header + "\n\n".join(entries) + "\n", "utf-8")
    return path


def test_a_language_without_a_catalogue_speaks_english(tmp_path: Path) -> None:
    words = translations("cy", (tmp_path,))
    assert read_catalog("cy", (tmp_path,)) is None
    assert words.gettext("Find a group") == "Find a group"
    assert words.ngettext("one", "several", 2) == "several"


def test_the_words_of_a_copy_are_laid_over_those_of_the_project(tmp_path: Path) -> None:
    own, copy = tmp_path / "own", tmp_path / "copy"
    write(own, "de.po", 'msgid "Menu"\nmsgstr "Menü"', 'msgid "Close"\nmsgstr "Schließen"')
    write(copy, "de.po", 'msgid "Menu"\nmsgstr "Auswahl"', 'msgid "Close"\nmsgstr ""')
    words = translations("de", (own, copy))
    assert (words.gettext("Menu"), words.gettext("Close")) == ("Auswahl", "Schließen")


def test_a_copy_may_bring_a_language_of_its_own_or_other_english_words(tmp_path: Path) -> None:
    write(tmp_path, "cy.po", 'msgid "Menu"\nmsgstr "Dewislen"')
    write(tmp_path, "en.po", 'msgid "Menu"\nmsgstr "Contents"')
    folders = (tmp_path / "none", tmp_path)
    assert translations("cy", folders).gettext("Menu") == "Dewislen"
    assert translations("en", folders).gettext("Menu") == "Contents"


def test_a_guess_is_not_used(tmp_path: Path) -> None:
    write(tmp_path, "de.po", '#, fuzzy\nmsgid "Menu"\nmsgstr "Mensch"')
    assert translations("de", (tmp_path,)).gettext("Menu") == "Menu"


def test_a_changed_catalogue_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, "de.po", 'msgid "Menu"\nmsgstr "Menü"')
    assert translations("de", (tmp_path,)).gettext("Menu") == "Menü"
    before = path.stat().st_mtime_ns
    write(tmp_path, "de.po", 'msgid "Menu"\nmsgstr "Auswahl"')
    assert path.stat().st_mtime_ns > before
    assert translations("de", (tmp_path,)).gettext("Menu") == "Auswahl"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('msgid "%(count)s m"\nmsgstr "%(conut)s m"', r"de\.po:6: .*“%\(count\)s m” has %\(conut\)s"),
        ('msgid "%(count)s m"\nmsgstr "m"', r"de\.po:6: .*“%\(count\)s m” lacks %\(count\)s"),
        ('msgid "%(count)s m"\nmsgstr "%(count) m"', r"de\.po:6: .*“%\(count\)s m” lacks %\(count\)s"),
        ('msgid "near {place}"\nmsgstr "bei {ort}"', r"de\.po:6: .*“near {place}” has {ort}"),
        ('msgid "Menu"\nmsgstr "100 % Menü"', r"de\.po:6: .*“Menu” has a % that stands for nothing"),
        ('msgid "Menu"\nnonsense', r"de\.po:7: this is no message of a gettext catalogue"),
        ('msgid "Menu"', r"de\.po:6: this is no message of a gettext catalogue"),
    ],
)
def test_a_translation_that_would_break_a_page_is_told_with_its_line(
    tmp_path: Path, entry: str, message: str
) -> None:
    write(tmp_path, "de.po", entry)
    with pytest.raises(CatalogError, match=message):
        translations("de", (tmp_path,))


def test_one_form_of_a_plural_may_leave_the_number_out(tmp_path: Path) -> None:
    plural = 'msgid "%(count)s group"\nmsgid_plural "%(count)s groups"\nmsgstr[0] "eine Gruppe"\nmsgstr[1] "%(count)s Gruppen"'
    write(tmp_path, "de.po", plural)
    assert translations("de", (tmp_path,)).ngettext("%(count)s group", "%(count)s groups", 1) == "eine Gruppe"


def test_layers_that_count_differently_are_told(tmp_path: Path) -> None:
    own, copy = tmp_path / "own", tmp_path / "copy"
    write(own, "de.po", 'msgid "Menu"\nmsgstr "Menü"')
    write(
        copy,
        "de.po",
        'msgid "Menu"\nmsgstr "Menü"',
        header=HEADER.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0"),
    )
    with pytest.raises(CatalogError, match="has 1 plural forms, the project's own catalogue 2"):
        read_catalog("de", (own, copy))


@pytest.mark.parametrize(
    "formula", ["nplurals=two; plural=n", "nplurals=2; plural=(n != 1", "nplurals=2; plural=open('x')"]
)
def test_a_formula_that_is_none_is_told(tmp_path: Path, formula: str) -> None:
    write(
        tmp_path,
        "de.po",
        'msgid "Menu"\nmsgstr "Menü"',
        header=HEADER.replace("nplurals=2; plural=(n != 1)", formula),
    )
    with pytest.raises(CatalogError, match=r"de\.po"):
        translations("de", (tmp_path,))


def test_a_catalogue_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "de.po").write_bytes((HEADER + 'msgid "Menu"\nmsgstr "Menü"\n').encode("latin-1"))
    with pytest.raises(CatalogError, match=r"de\.po cannot be read"):
        translations("de", (tmp_path,))


_LINE = st.one_of(
    st.sampled_from(
        [
            'msgid "%(a)s {b}"',
            'msgid ""',
            'msgstr "%(a)s {b}"',
            'msgstr[0] "x"',
            'msgstr[9] "x"',
            'msgid_plural "y"',
            '"more"',
            "msgctxt",
        ]
    ),
    st.sampled_from(
        [
            "#, fuzzy",
            "#: a.py:1",
            '#~ msgid "x"',
            "#| x",
            '"Plural-Forms: nplurals=9\\n"',
            '"Language: zz\\n"',
            "msgstr[x]",
        ]
    ),
    st.text(max_size=30),
)


@given(st.lists(_LINE, max_size=12).map("\n".join) | st.binary(max_size=80))
def test_whatever_a_catalogue_holds_it_is_used_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, content: str | bytes
) -> None:
    folder = tmp_path_factory.mktemp("catalogue")
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (folder / "de.po").write_bytes(data)
    with suppress(CatalogError):
        assert isinstance(translations("de", (folder,)).gettext("Menu"), str)


@pytest.mark.parametrize(
    ("language", "known", "written"),
    [
        ("en", "en", "ltr"),
        ("en-XA", "en", "ltr"),
        ("ar-XB", "ar", "rtl"),
        ("he", "he", "rtl"),
        ("tlh", "en", "ltr"),
        ("!", "en", "ltr"),
    ],
)
def test_the_locale_and_direction_of_a_tag(language: str, known: str, written: str) -> None:
    assert (str(locale_of(language)), direction(language)) == (known, written)
