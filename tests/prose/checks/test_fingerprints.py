"""Fingerprints are made of a folder of texts, hold no word of them, and find their sentences in a page."""

from __future__ import annotations

import re
from dataclasses import replace

from commonground.prose.check import checked
from commonground.prose.fingerprints import RUN, hashes, read_fingerprints, words_with_places
from commonground.prose.pages import read_page
from tools import fingerprints as tool

from .examples import complete
from .passages import MADE_UP

TEXT = f"Once there was a made up text. {MADE_UP.capitalize()}, and nobody minded. The end of the made up text is near.\n"


def test_a_folder_of_texts_becomes_hashes(tmp_path, capsys):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.html").write_text(
        f"<p>{TEXT.replace('otter', '<b>otter</b>')}</p><script>var x</script>", "utf-8"
    )
    (folder / "c.png").write_bytes(b"\x89PNG")
    output = tmp_path / "made" / "fingerprints.txt"
    assert tool.main([str(folder), "--output", str(output)]) == 0
    made = output.read_text("utf-8")
    count = len(TEXT.split()) - RUN + 1
    assert capsys.readouterr().out.startswith(f"2 files, {count} fingerprints, {count} of them new in ")
    assert re.fullmatch("(?:[0-9a-f]{16}\n)+", made)
    assert not set(re.findall("[a-z]{3,}", TEXT.lower())) & set(re.findall("[a-z]{3,}", made))

    output.write_text(f"# kept\n{made}", "utf-8")
    assert tool.main([str(folder), "--output", str(output)]) == 0
    assert output.read_text("utf-8") == f"# kept\n{made}"
    assert ", 0 of them new" in capsys.readouterr().out


def test_a_folder_without_texts_is_told(tmp_path, capsys):
    assert tool.main([str(tmp_path), "--output", str(tmp_path / "x")]) == 2
    assert "no .txt" in capsys.readouterr().err


def test_the_whole_run_of_copied_words_is_told_once(context):
    whole = replace(context, fingerprints=frozenset(hashes([word for word, _ in words_with_places(TEXT)])))
    example = complete(f"We write: ‸{TEXT}")
    found = checked(read_page(example.text, example.file), whole).problems
    assert [(p.line, p.column, p.rule, p.severity) for p in found] == [
        (*example.marked, "copied-passage", "warning")
    ]
    assert found[0].message.startswith(f"{len(TEXT.split())} words in a row ")


def test_the_project_keeps_hashes_alone(checkout):
    text = (checkout.root / "data" / "fingerprints.txt").read_text("utf-8")
    assert all(re.fullmatch("#.*|[0-9a-f]{16}|", line) for line in text.split("\n"))
    assert len(read_fingerprints(checkout)) == sum(line[:1] not in ("#", "") for line in text.split("\n"))
