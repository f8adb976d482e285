"""Lists without bullets, counted things, explanations and lines broken by hand on drawn pages. Every row says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import LEFT, Paper, paper

TEXT = (
    "Die Verwaltung hat die Vereine und Verbände der Stadt im vergangenen Jahr zu vier Gesprächen eingeladen und "
    "die Ergebnisse in einem Bericht zusammengefasst, der dem Rat vorliegt."
)


def counted(p: Paper) -> None:
    p.write(TEXT)
    p.lines(
        [
            "Themenfeld 3 Gesundheit im Alter",
            "Themenfeld 4 Schutz vor Gewalt im öffentlichen Raum",
            "Themenfeld 5 Miteinander in den Ortsteilen leben",
        ],
        x=LEFT + 20,
    )


def counted_and_long(p: Paper) -> None:
    p.write(TEXT, gap=0)
    p.write(
        "AG 1 Deutsch lernen in der Kita, in der Schule und im Betrieb, am Abend wie am Tage und in den Ferien", gap=0
    )
    p.write("AG 2 Arbeit", gap=0)


def dated(p: Paper) -> None:
    p.write(TEXT)
    p.lines(
        [
            "19.05.2028 Ausschuss für Bildung: Beteiligung am Programm des Landes und erste Berichte der Schulen",
            "01.03.2029 Beginn der Förderung",
        ]
    )


def members(p: Paper) -> None:
    p.write(TEXT)
    p.lines(
        [
            "Stadträtin Ida Sommer, Vorsitz",
            "je 1 Mitglied der Fraktionen im Rat der Stadt Moorheim und seiner Ortsteile",
            "Leitung des Amtes für Soziales",
        ],
        x=LEFT + 20,
    )


def explained(p: Paper) -> None:
    p.write(TEXT)
    p.item("3.1", "Arbeit und Ausbildung")
    p.lines(["u. a. Anerkennung, Praktika"], x=LEFT + 20)
    p.item("3.2", "Wohnen")


def shortened(p: Paper) -> None:
    p.write(TEXT)
    p.lines(
        [
            "Begleitet wird das Vorhaben von der Hochschule für Soziale Arbeit in Moorheim (Prof. Dr.",
            "H. Winter), der Sparkasse und dem Verein Offene Tür.",
        ]
    )


def lettered(p: Paper) -> None:
    p.write(TEXT)
    p.lines(
        [
            "a) Frühe Bildung und Arbeit mit den Eltern am Ort",
            "b) Schule und Bildung am Nachmittag in den Ferien",
            "c) Übergang von der Schule in den Beruf, die Arbeit",
            "d) Deutsch lernen",
        ]
    )


def without_bullets(p: Paper) -> None:
    p.write(TEXT)
    p.lines(["Kita und Schule,", "Wohnen am Ort,", "Gesundheit und Hilfen sowie", "Demokratie."])


def broken_by_hand(p: Paper) -> None:
    p.write(TEXT)
    p.lines(
        [
            "Das Gremium soll sich zusammensetzen aus je einer Vertretung aller Fraktionen im",
            "Rat, drei vom Beirat für das Zusammenleben in der Stadt zu benennenden",
            "Personen sowie der Leitung des Amtes.",
        ]
    )


@pytest.mark.parametrize(
    ("draw", "expected", "reason"),
    [
        (
            counted,
            [
                TEXT,
                "Themenfeld 3 Gesundheit im Alter",
                "Themenfeld 4 Schutz vor Gewalt im öffentlichen Raum",
                "Themenfeld 5 Miteinander in den Ortsteilen leben",
            ],
            "lines of nearly one width are a list, where no sentence goes on from one to the next",
        ),
        (
            counted_and_long,
            [
                TEXT,
                "AG 1 Deutsch lernen in der Kita, in der Schule und im Betrieb, am Abend wie am Tage und in den Ferien",
                "AG 2 Arbeit",
            ],
            "the next of a series begins anew, however full the line above",
        ),
        (
            dated,
            [
                TEXT,
                "19.05.2028 Ausschuss für Bildung: Beteiligung am Programm des Landes und erste Berichte der Schulen",
                "01.03.2029 Beginn der Förderung",
            ],
            "each date begins an entry",
        ),
        (
            members,
            [
                TEXT,
                "Stadträtin Ida Sommer, Vorsitz",
                "je 1 Mitglied der Fraktionen im Rat der Stadt Moorheim und seiner Ortsteile",
                "Leitung des Amtes für Soziales",
            ],
            "a count begins a member though it begins small",
        ),
        (
            explained,
            [TEXT, "3.1 Arbeit und Ausbildung", "u. a. Anerkennung, Praktika", "3.2 Wohnen"],
            "what explains an item is not its name",
        ),
        (
            shortened,
            [
                TEXT,
                "Begleitet wird das Vorhaben von der Hochschule für Soziale Arbeit in Moorheim (Prof. Dr. H. Winter), der "
                "Sparkasse und dem Verein Offene Tür.",
            ],
            "a shortened word ends no sentence, and an initial is no number",
        ),
        (
            lettered,
            [
                TEXT,
                "a) Frühe Bildung und Arbeit mit den Eltern am Ort",
                "b) Schule und Bildung am Nachmittag in den Ferien",
                "c) Übergang von der Schule in den Beruf, die Arbeit",
                "d) Deutsch lernen",
            ],
            "letters that follow each other are items, however alike the lines",
        ),
        (
            without_bullets,
            [TEXT, "Kita und Schule,", "Wohnen am Ort,", "Gesundheit und Hilfen sowie", "Demokratie."],
            "the last but one of a list ends in “sowie”",
        ),
        (
            broken_by_hand,
            [
                TEXT,
                "Das Gremium soll sich zusammensetzen aus je einer Vertretung aller Fraktionen im Rat, drei vom Beirat für "
                "das Zusammenleben in der Stadt zu benennenden Personen sowie der Leitung des Amtes.",
            ],
            "a sentence goes on though the next word had room",
        ),
    ],
)
def test_lists_and_lines(draw: Callable[[Paper], None], expected: list[str], reason: str, tmp_path: Path) -> None:
    document = read_pdf(paper(tmp_path / "paper.pdf", draw))
    assert [block.text for block in document.blocks] == expected, reason


@pytest.mark.parametrize(
    ("line", "kind", "reason"),
    [
        ("Der Kreis umfasst 25 Mitglieder, nämlich", "paragraph", "a sentence that what is below goes on with"),
        ("Neu gegliedert wird der Plan in", "paragraph", "the sentence lacks its end"),
        ("Verfasst hat ihn eine Gruppe. Ihr haben angehört", "paragraph", "two sentences are no title"),
        ("Finanzielle Auswirkungen", "heading", "a title"),
        ("Besetzung der Lenkungsgruppe", "heading", "a title that names a body"),
    ],
)
def test_introductions_are_no_headings(line: str, kind: str, reason: str, tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.write(TEXT)
        p.write(line)
        p.write(TEXT)

    document = read_pdf(paper(tmp_path / "paper.pdf", draw))
    assert [block.kind for block in document.blocks if block.text == line] == [kind], reason
