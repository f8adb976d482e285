"""Bookmarks and page labels that a PDF brings along, where they are sound; drawn with every heading in the type of the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.paper_forms.with_chromium import browser
from extractors.document import Bookmark
from extractors.outline.titles import read_title
from extractors.outline.tree import parts
from pipeline.errors import ReadError
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import Reading
from tests.drawn_paper import Paper

_PAGES = (
    ("Vorwort",),
    ("1 Anlass", "Auftrag"),
    ("2 Handlungsfelder",),
    ("2.1 Wohnen", "Bestand", "Bedarf"),
    ("2.2 Arbeit",),
    ("3 Ausblick",),
)
_TEXT = (
    "Der Kreis hat mit vielen Beteiligten über diesen Abschnitt beraten und will ihn im kommenden Jahr fortschreiben."
)


def _printed(
    path: Path, entries: dict[int, list[tuple[str, int]]], labels: tuple[tuple[int, str, int], ...] = ()
) -> Path:
    """The paper with bookmarks ``entries`` (page → titles with levels from 0) and page labels (from which page, style, number)."""
    paper = Paper(path)
    for number, titles in enumerate(_PAGES, 1):
        for title in titles:
            paper.write(title, gap=24)
            paper.write(_TEXT, gap=24)
        for position, (title, level) in enumerate(entries.get(number, [])):
            key = f"{number}-{position}"
            paper.canvas.bookmarkPage(key)
            paper.canvas.addOutlineEntry(title, key, level)
        paper.page()
    for page, style, start in labels:
        paper.canvas.addPageLabel(page, style=style, start=start)
    return paper.save()


def _tree(path: Path) -> list[tuple[str, int]]:
    return [(part.title.words, len(part.path())) for part in parts(read_pdf(path))]


_WHOLE = {
    1: [("Vorwort", 0)],
    2: [("1 Anlass", 0), ("Auftrag", 1)],
    3: [("2 Handlungsfelder", 0)],
    4: [("2.1 Wohnen", 1), ("Bestand", 2), ("Bedarf", 2)],
    5: [("2.2 Arbeit", 1)],
    6: [("3 Ausblick", 0)],
}


def test_headings_that_only_bookmarks_tell_are_sections_with_their_levels(tmp_path: Path) -> None:
    assert _tree(_printed(tmp_path / "a.pdf", _WHOLE)) == [
        ("Vorwort", 1),
        ("Anlass", 1),
        ("Auftrag", 2),
        ("Handlungsfelder", 1),
        ("Wohnen", 2),
        ("Bestand", 3),
        ("Bedarf", 3),
        ("Arbeit", 2),
        ("Ausblick", 1),
    ]


@pytest.mark.parametrize(
    ("entries", "named", "reason"),
    [
        ({4: [("Wohnen", 0)]}, True, "the number is missing in the bookmark"),
        ({4: [("2.1  WOHNEN", 0)]}, True, "capitals and blanks"),
        ({4: [("2.4 Wohnen", 0)]}, False, "another number"),
        ({3: [("2.1 Wohnen", 0)]}, False, "leads to another page"),
        ({4: [("Anlage 1.pdf", 0)]}, False, "names a file and no line"),
        ({4: [("2.1 Wohnen und Bauen", 0)]}, False, "reads otherwise than the line"),
    ],
)
def test_a_bookmark_that_names_no_line_of_its_page_is_left_alone(
    tmp_path: Path, entries: dict[int, list[tuple[str, int]]], named: bool, reason: str
) -> None:
    without = {title for title, _ in _tree(_printed(tmp_path / "without.pdf", {}))}
    titles = {title for title, _ in _tree(_printed(tmp_path / "with.pdf", entries))}
    assert "Wohnen" not in without
    assert titles == without | ({"Wohnen"} if named else set()), reason


def test_bookmarks_of_one_level_leave_the_levels_to_the_numbers(tmp_path: Path) -> None:
    flat = {page: [(title, 0) for title, _ in titles] for page, titles in _WHOLE.items()}
    levels = dict(_tree(_printed(tmp_path / "flat.pdf", flat)))
    assert (levels["Handlungsfelder"], levels["Wohnen"]) == (1, 2)


@pytest.mark.parametrize(
    ("labels", "expected", "reason"),
    [
        (((0, "ROMAN_UPPER", 1), (2, "ARABIC", 1)), ["I", "II", "1", "2", "3", "4"], "Roman before Arabic"),
        (((0, "ARABIC", 1),), [""] * 6, "the pages' own numbers"),
        (((0, "ARABIC", 1), (3, "ARABIC", 1)), [""] * 6, "two papers in one: 1, 2, 3, 1, 2, 3"),
        ((), [""] * 6, "no labels"),
    ],
)
def test_labels_of_pages(
    tmp_path: Path, labels: tuple[tuple[int, str, int], ...], expected: list[str], reason: str
) -> None:
    document = read_pdf(_printed(tmp_path / "a.pdf", {}, labels))
    assert [page.label for page in document.pages] == expected, reason


def test_bookmarks_come_back_from_what_was_kept(tmp_path: Path) -> None:
    path = _printed(tmp_path / "a.pdf", {2: [("1 Anlass", 0)]}, ((0, "ROMAN_UPPER", 1),))
    how = Reading(cache=tmp_path / "kept")
    first, again = read_document(path, how)[0], read_document(path, how)[0]
    assert first is not again
    assert again.bookmarks == (Bookmark("1 Anlass", 2, 1),)
    assert [page.label for page in again.pages] == ["I", "II", "III", "IV", "V", "VI"]


def test_a_damaged_outline_costs_the_bookmarks_and_nothing_else(tmp_path: Path) -> None:
    path = _printed(tmp_path / "a.pdf", _WHOLE)
    data = path.read_bytes()
    assert b"/Outlines" in data
    path.write_bytes(data.replace(b"/First", b"/Fir5t"))
    try:
        document = read_pdf(path)
    except ReadError as error:
        pytest.fail(f"the paper was refused: {error.message}")
    assert document.bookmarks == ()
    assert "Handlungsfelder" in document.text


def test_headings_that_only_tags_tell_are_sections_with_their_levels(tmp_path: Path) -> None:
    """Chromium writes tags; every heading is set in the type of the text, and there are no bookmarks."""
    levels = {title: level + 1 for entries in _WHOLE.values() for title, level in entries}
    body = "".join(
        f"<h{levels[title]}>{title}</h{levels[title]}><p>{_TEXT}</p>" for titles in _PAGES for title in titles
    )
    plain = "<style>h1, h2, h3 { font-size: 12pt; font-weight: normal; margin: 12pt 0 }</style>"
    found = {}
    with browser() as opened:
        for tagged in (False, True):
            page = opened.new_page()
            page.set_content(f"{plain}<h1>Plan für alle</h1>{body}")
            target = tmp_path / f"{tagged}.pdf"
            page.pdf(path=target, tagged=tagged)
            found[tagged] = _tree(target)
    assert found[True] == [("Plan für alle", 1), *((read_title(title).words, level) for title, level in levels.items())]
    assert found[False] != found[True], "the tags told"
