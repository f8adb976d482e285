"""The forms of the annotated corpus: every word of the markup is in every form; what breaks a rule is refused."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import cast

import pypdfium2
import pytest

from data.paper_forms import with_reportlab, with_typst
from data.paper_forms.forms import Form, make
from data.paper_forms.neighbours import nearest, neighbours
from data.paper_forms.page import as_page
from data.paper_forms.sheet import Gap, Group, Heading, Item, Line, MarkupError, PageBreak, Sheet, Table, parse, words
from data.paper_forms.style import Style, style_of
from data.paper_forms.text import as_text
from data.paper_forms.with_chromium import chromium
from pipeline.quality.corpus import PLACE

PAPER = """\
@head Stadt Erlenau – Vorlage 12/2021
@foot Seite {page} von {pages}
# Beschlussvorlage
@right Erlenau, 04.05.2021
¦ Amt: ¦ Amt für Soziales ¦
| Gremium | Termin | Zuständigkeit |
|---|---|---|
| Ausschuss für//Soziales | 20.05.2021 | Vorberatung |
| Rat | 10.06.2021 | Entscheidung |

**Finanzielle Auswirkungen:** [x] ja [ ] nein
- Sprache & Bildung
  - Kita <Ost>
@box
Der Rat "beschließt" #1 *ohne* $ \\ Aussprache.
@end
@page
2. Umsetzung bis 2023
@small Anlage: keine
"""
_STYLE = replace(style_of("any"), ticks=("☐", "☒"))
STYLES = [
    replace(_STYLE, rules="grid", columns="tabs", width=None, serif=True, justified=True),
    replace(_STYLE, rules="rows", columns="blanks", width=82, serif=False, justified=False),
    replace(_STYLE, rules="head", columns="tabs", width=96, serif=True, justified=True),
]


def letters(text: str) -> str:
    return re.sub(r"\W|[­ox]", "", text)


def test_markup_becomes_blocks() -> None:
    sheet = parse(PAPER)
    assert (sheet.head, sheet.foot) == ("Stadt Erlenau – Vorlage 12/2021", "Seite {page} von {pages}")
    kinds = [type(block) for block in sheet.blocks]
    assert kinds == [Heading, Line, Table, Table, Gap, Line, Item, Item, Group, PageBreak, Item, Line, Gap]
    assert sheet.blocks[3] == Table(
        (
            ("Gremium", "Termin", "Zuständigkeit"),
            ("Ausschuss für\nSoziales", "20.05.2021", "Vorberatung"),
            ("Rat", "10.06.2021", "Entscheidung"),
        ),
        ruled=True,
        has_head=True,
    )
    assert sheet.blocks[7] == Item(1, "-", "Kita <Ost>")


@pytest.mark.parametrize(
    ("text", "message", "reason"),
    [
        ("| a | b", "line 1: a row ends with |", "a row that is not closed"),
        ("a\n@blink b", "line 2: @blink is not known here", "an unknown command"),
        ("@box\na", "@box has no @end", "a frame that is not closed"),
        ("@end", "line 1: @end is not known here", "an end of nothing"),
        ("|---|---|", "line 1: a table without rows", "only a rule"),
    ],
)
def test_broken_markup_is_refused(text: str, message: str, reason: str) -> None:
    with pytest.raises(MarkupError, match=re.escape(message)):
        parse(text)


@pytest.mark.parametrize("style", STYLES)
def test_every_word_is_in_text_and_page(style: Style) -> None:
    sheet = parse(PAPER)
    for made in (
        as_text(sheet, style),
        re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^<>]*>", "", as_page(sheet, style, "t")),
    ):
        for word in words(sheet).replace("[x]", "").replace("[ ]", "").split():
            assert word in made.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), word
        assert "☒ ja ☐ nein" in made


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("printer", [with_reportlab, with_typst])
def test_every_word_is_printed_and_twice_the_same(printer: object, style: Style, tmp_path: Path) -> None:
    sheet = parse(PAPER)
    for name in ("one.pdf", "two.pdf"):
        printer.print_pdf(sheet, style, tmp_path / name)  # type: ignore[attr-defined]
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    pages = _printed(tmp_path / "one.pdf")
    assert len(pages) == 2
    printed = letters("".join(pages))
    assert all(f"Seite {number} von 2" in page for number, page in enumerate(pages, 1))
    for word in words(sheet).split():
        assert letters(word) in printed, word


@pytest.mark.skipif(chromium() is None, reason="no Chromium")
def test_chromium_prints_too_and_what_is_made_is_kept(tmp_path: Path) -> None:
    name = next(name for name in (f"x{number}" for number in range(99)) if style_of(name).producer == "chromium")
    source = tmp_path / f"{name}.txt"
    source.write_text(PAPER, encoding="utf-8")
    (printed,) = make([source], "pdf", tmp_path / "forms")
    (torn,) = make([source], "torn", tmp_path / "forms")
    assert "Ausschuss für" in torn.read_text(encoding="utf-8")
    assert "Seite 2 von 2" in torn.read_text(encoding="utf-8")
    before = printed.stat().st_mtime_ns
    make([source], "pdf", tmp_path / "forms")
    assert printed.stat().st_mtime_ns == before, "what was made from the same markup is not made again"
    source.write_text(PAPER.replace("Rat", "Kreistag"), encoding="utf-8")
    make([source], "pdf", tmp_path / "forms")
    assert printed.stat().st_mtime_ns != before


KEPT = sorted((PLACE / "forms").glob("*/*.*"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: f"{kept.parent.name}-{kept.stem}")
def test_the_forms_that_are_kept_are_those_that_are_made(kept: Path, tmp_path: Path) -> None:
    form = cast("Form", kept.parent.name)
    if style_of(kept.stem).producer == "chromium" and form != "page" and chromium() is None:
        pytest.skip("no Chromium")
    (made,) = make([PLACE / "papers" / f"{kept.stem}.txt"], form, tmp_path)
    if form == "page":
        assert made.read_bytes() == kept.read_bytes()
    elif form == "pdf":
        assert _printed(made) == _printed(kept)
    else:
        assert [page.strip() for page in _printed(kept)] == [""] * len(_printed(made))


def test_a_dozen_forms_of_all_producers_are_kept() -> None:
    assert len(KEPT) == 12
    assert {style_of(kept.stem).producer for kept in KEPT} == {"reportlab", "typst", "chromium"}


def _printed(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_a_scan_is_a_picture_of_the_print(tmp_path: Path) -> None:
    name = next(name for name in (f"x{number}" for number in range(99)) if style_of(name).producer == "typst")
    source = tmp_path / f"{name}.txt"
    source.write_text(PAPER, encoding="utf-8")
    (scanned,) = make([source], "scan", tmp_path / "forms")
    assert _printed(scanned) == ["", ""]
    shutil.rmtree(tmp_path / "forms")


@pytest.mark.parametrize(
    ("one", "other", "shared", "reason"),
    [
        (
            "Der Rat der Stadt beschließt",
            "Heute hat der Rat der Stadt beschließt man",
            1,
            "one run of five words, in any case",
        ),
        (
            "Der Rat der Stadt. Er beschließt",
            "der Rat der Stadt er beschließt",
            0,
            "no run goes over the end of a sentence",
        ),
        (
            "am 3. Mai 2021 wird der Plan gelesen",
            "am 4. Mai 2022 wird der Plan gelesen",
            1,
            "numbers make no difference",
        ),
        ("| a b c | d e |", "a b c d e", 1, "cells of a row are one line"),
    ],
)
def test_neighbours_share_runs_of_five_words(one: str, other: str, shared: int, reason: str) -> None:
    found = neighbours({"a": one, "b": other})
    assert sum(len(pair.runs) for pair in found) == shared, reason
    assert nearest(found)["a"] == shared


def test_papers_of_one_place_may_share_their_template() -> None:
    same = "Der Rat der Stadt beschließt"
    assert neighbours({"a": same, "b": same}, apart=[("b", "a")]) == []


def test_an_empty_sheet_is_an_empty_text() -> None:
    assert as_text(Sheet(()), STYLES[0]) == "\n"
