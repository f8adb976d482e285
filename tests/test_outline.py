"""The tree of a long paper: titles with their numbers, kinds of sections, contents left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extractors.language import lookup
from extractors.outline.titles import Title, is_contents_line, kind_of, names_a_field, read_title, without_page
from extractors.outline.tree import contents_lines, part_at, parts
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.text.reading import read_text
from tests.drawn_paper import LEFT, PITCH, Paper, paper

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"


@pytest.mark.parametrize("entry", lookup("outline")["section"], ids=lambda entry: entry["kind"])
def test_every_kind_is_known_by_its_examples(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        assert kind_of(read_title(example).words) == entry["kind"], example


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("3.2 Beteiligung der Öffentlichkeit", Title("3.2", "Beteiligung der Öffentlichkeit"), "a number of two parts"),
        ("IV. Wohnen", Title("IV", "Wohnen"), "a Roman number"),
        ("A Ankommen", Title("A", "Ankommen"), "a letter before a word"),
        ("Anhang 2: Glossar", Title(None, "Anhang 2: Glossar"), "a word before the number"),
        ("2030 im Blick", Title(None, "2030 im Blick"), "a year is no number of a section"),
    ],
)
def test_titles(text: str, expected: Title, reason: str) -> None:
    assert read_title(text) == expected, reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("Handlungsfeld A: Wege und Plätze", True, "a letter"),
        ("Themenfeld 3 – Wohnen", True, "a number, a dash"),
        ("Handlungsfeld: Sprache", False, "the label of a sheet"),
        ("Handlungsfeld 2: Sprache wird im Mai beraten.", False, "a sentence"),
        ("Anlage 2: Glossar", False, "no field"),
    ],
)
def test_lines_that_name_a_field(text: str, expected: bool, reason: str) -> None:
    assert names_a_field(text) == expected, reason


def _fields(p: Paper) -> None:
    """Fields in the type of the text, over measures in a larger type."""
    lines = (
        ("3 Handlungsfelder", BOLD, 16),
        ("Der Rat hat die Felder im Mai beraten.", PLAIN, 11),
        ("Handlungsfeld A: Wege und Plätze", PLAIN, 11),
        ("A1 Bänke", BOLD, 13),
        ("Auf den Wegen zur Schule fehlen Bänke.", PLAIN, 11),
        ("Handlungsfeld B: Begegnung", PLAIN, 11),
        ("B1 Treff", BOLD, 13),
        ("Im Spritzenhaus treffen sich Nachbarn.", PLAIN, 11),
        ("4 Ausblick", BOLD, 16),
        ("Im Herbst berichtet die Verwaltung.", PLAIN, 11),
    )
    for number, (line, font, size) in enumerate(lines):
        p.at(LEFT, 740 - number * 3 * PITCH, line, font, size)


def test_what_follows_a_line_that_names_a_field_belongs_to_it(tmp_path: Path) -> None:
    document = read_pdf(paper(tmp_path / "paper.pdf", _fields))
    for words, path in (
        ("Auf den Wegen", ["Handlungsfelder", "Handlungsfeld A: Wege und Plätze", "Bänke"]),
        ("Im Spritzenhaus", ["Handlungsfelder", "Handlungsfeld B: Begegnung", "Treff"]),
        ("Im Herbst", ["Ausblick"]),
    ):
        part = part_at(document, document.text.index(words))
        assert part is not None
        assert [each.title.words for each in part.path()] == path


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("3.1 Steuerung ........ 12", True, "dots before a page"),
        ("Glossar . . . . . . 88", True, "dots with blanks"),
        ("Am Treffen nahmen 12 Personen teil.", False, "a sentence"),
        ("Vorlage Nr. 2018/12", False, "a number of a paper"),
    ],
)
def test_lines_of_contents(text: str, expected: bool, reason: str) -> None:
    assert is_contents_line(text) == expected, reason


def test_the_page_goes_from_a_line_of_contents() -> None:
    assert without_page("3.1 Steuerung ........ 12") == "3.1 Steuerung"


def test_sections_stand_in_their_chapters_and_contents_are_none() -> None:
    document = read_text(
        "Inhalt\n\n1 Anlass ........ 3\n2 Felder ........ 5\n2.1 Wohnen ........ 6\n\n\n"
        "1 Anlass\n\nDer Kreis hat einen Plan bestellt, der den alten ablöst.\n\n"
        "2 Felder\n\nDer Plan hat Felder, über die lange beraten wurde.\n\n"
        "2.1 Wohnen\n\nIm Kreis fehlen Wohnungen für kleine Haushalte.\n"
    )
    found = {part.title.words: part for part in parts(document)}
    assert [part.title.number for part in parts(document) if part.title.number] == ["1", "2", "2.1"]
    assert found["Wohnen"].parent is found["Felder"]
    assert part_at(document, document.text.index("fehlen")) is found["Wohnen"]
    assert part_at(document, document.text.index("bestellt")) is found["Anlass"]


def test_contents_without_dots_are_known_by_what_they_name() -> None:
    titles = (
        "Wie alles begann",
        "Wohnen im Alter",
        "Wege ohne Stufen",
        "Pflege zu Hause",
        "Dabei sein",
        "Was es kostet",
    )
    pages = [f"{title}\n\nDavon handelt diese Seite, und von nichts anderem in der Stadt." for title in titles]
    contents = "\n\n".join(f"{title} nnneren {page}" for page, title in enumerate(titles, 3))
    listed = contents_lines(read_text("\f".join([contents, *pages])))
    assert len(listed) == len(titles)
    assert not contents_lines(read_text("\f".join(pages * 2))), "pages that begin alike"
    assert not contents_lines(read_text("\n\n".join([contents, *pages]))), "a short paper has none"
