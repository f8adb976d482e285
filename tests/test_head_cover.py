"""Covers of concepts: the title in the largest type, and the kind of concept that it names; first pages that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.facts import HeadValue
from extractors.head.extractor import extract
from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import Paper

_BODY = "Der Rat hat den Auftrag im Jahr 2031 gegeben, und viele haben an diesem Papier geschrieben."
Cover = tuple[tuple[str, float], ...]


def _head(path: Path, cover: Cover, pages: int = 8, imprint: tuple[str, ...] = ()) -> dict[str, str]:
    """The head of a paper with lines (text, type size) on its first page, contents behind it, chapters, and an imprint."""
    paper = Paper(path)
    for text, size in cover:
        paper.lines([text], size=size)
        paper.y -= 10
    paper.page()
    paper.lines(["Inhaltsverzeichnis"], size=18)
    paper.lines([f"{number} Abschnitt über Dinge {'.' * 40} {number + 2}" for number in range(1, pages - 1)])
    for number in range(1, pages - 1):
        paper.page()
        paper.lines([f"{number} Abschnitt über Dinge"], size=18)
        paper.y -= 10
        paper.lines(["Titel: Neue Bänke am Markt"])
        paper.y -= 10
        paper.write(_BODY)
    if imprint:
        paper.page()
        paper.lines(imprint)
    found = [fact for fact in extract(read_pdf(paper.save()), ()) if isinstance(fact, HeadValue)]
    return {fact.field: fact.value for fact in found}


@pytest.mark.parametrize(
    ("cover", "subject", "kind", "reason"),
    [
        (
            (
                ("Stadt Auental", 12),
                ("Kommunales Integrationskonzept der Stadt Auental", 18),
                ("Fortschreibung 2031", 12),
            ),
            "Kommunales Integrationskonzept der Stadt Auental",
            "Integrationskonzept",
            "below the town, over a line of smaller type",
        ),
        (
            (
                ("Stadt Auental", 26),
                ("Gut älter werden in Auental", 18),
                ("Seniorenplan 2031", 18),
                ("Amt für Soziales", 11),
            ),
            "Gut älter werden in Auental Seniorenplan 2031",
            "Seniorenplan",
            "the town in the largest type is no title; “werden” makes no sentence of one",
        ),
        (
            (("Kinder- und Jugendförderplan", 20), ("der Stadt Auental", 14), ("Stand: Mai 2031", 11)),
            "Kinder- und Jugendförderplan der Stadt Auental",
            "Kinder- und Jugendförderplan",
            "goes on in smaller type; a kind of two words",
        ),
        (
            (("Aktionsplan Inklusion: Sachstandsbericht 2031", 18), ("Landkreis Auental", 11)),
            "Aktionsplan Inklusion: Sachstandsbericht 2031",
            "Sachstandsbericht",
            "a report on a plan is a report",
        ),
        (
            (("Auental bewegt sich", 18), ("Sportentwicklungsplan der Stadt Auental", 12), ("Sportamt", 11)),
            "Auental bewegt sich – Sportentwicklungsplan der Stadt Auental",
            "Sportentwicklungsplan",
            "what it is stands below the title",
        ),
        (
            (("Leitlinien des Integrationskonzepts", 18), ("Stadt Auental", 11)),
            "Leitlinien des Integrationskonzepts",
            "Leitlinien",
            "of a concept, and called Leitlinien itself",
        ),
        (
            (("ENTWURF", 18), ("Stadt Auental", 11), ("Aktionsplan Teilhabe", 18), ("Fortschreibung 2031", 14)),
            "Aktionsplan Teilhabe – Fortschreibung 2031",
            "Aktionsplan",
            "a stamp is no title; a subtitle is larger than the text",
        ),
        (
            (("Sportentwicklungsplan", 18), ("Zwischenbericht für das Jahr 2031", 11), ("Stadt Auental", 11)),
            "Sportentwicklungsplan – Zwischenbericht für das Jahr 2031",
            "Zwischenbericht",
            "a report of its own on the plan",
        ),
        (
            (("Kulturplanung 2031", 18), ("Schlussbericht", 11), ("Stadt Auental", 11)),
            "Kulturplanung 2031",
            "Kulturplanung",
            "the last report is the plan itself",
        ),
    ],
)
def test_covers(tmp_path: Path, cover: Cover, subject: str, kind: str | None, reason: str) -> None:
    found = _head(tmp_path / "a.pdf", cover)
    assert (found["subject"], found.get("paper_type")) == (subject, kind), reason


@pytest.mark.parametrize(
    ("cover", "pages", "refused", "reason"),
    [
        (
            (("Beschlussvorlage", 20), ("Vorlage Nr.: 12/2031", 11), ("Betreff: Sanierung der Bäder", 11)),
            8,
            "Beschlussvorlage",
            "a council paper has its number on the first page",
        ),
        (
            (("Auental verbindet", 20), ("Betreff: Sanierung der Bäder", 11)),
            3,
            "Auental verbindet",
            "a council paper has a Betreff",
        ),
        (
            (("Auental verbindet", 20), *((_BODY, 11),) * 8, ("Betreff: Sanierung der Bäder", 11)),
            8,
            "Auental verbindet",
            "a first page of text is no cover",
        ),
        (
            (("20-Kämmerei", 20), ("Sanierung der Bäder", 11), ("Sehr geehrter Herr Beispiel,", 11), (_BODY, 11)),
            8,
            "20-Kämmerei",
            "a letter has no cover, however large its stamp",
        ),
    ],
)
def test_first_pages_that_are_no_covers(tmp_path: Path, cover: Cover, pages: int, refused: str, reason: str) -> None:
    found = _head(tmp_path / "a.pdf", cover, pages)
    assert found["subject"] == "Sanierung der Bäder", reason


def test_what_a_title_page_and_the_imprint_say(tmp_path: Path) -> None:
    cover = (
        ("Auental rückt zusammen", 24),
        ("Aktionsplan Nachbarschaft", 14),
        ("Beschlossen vom Rat am 3. Juni 2031", 11),
    )
    imprint = (
        "Herausgeber: Stadt Auental, Amt für Soziales, Am Markt 4",
        "Redaktion: Eva Muster, Jan Beispiel",
        "Fotos: Ida Licht",
    )
    found = _head(tmp_path / "a.pdf", cover, imprint=imprint)
    assert found["subject"] == "Auental rückt zusammen – Aktionsplan Nachbarschaft"
    assert (found["paper_type"], found["date"]) == ("Aktionsplan", "2031-06-03"), (
        "the day of the resolution, where there is no other"
    )
    assert (found["department"], found["author"]) == ("Amt für Soziales", "Eva Muster, Jan Beispiel"), (
        "not who took the pictures"
    )


@pytest.mark.parametrize(
    ("line", "key", "reason"),
    [
        ("gemäß V/0592/2030 vom 08.12.2030", "date", "the day of another paper"),
        ("Amt für Verkehr", "department", "an office of a legend"),
    ],
)
def test_what_a_cover_says_of_others(tmp_path: Path, line: str, key: str, reason: str) -> None:
    cover = (
        (("Klimakonzept 2031", 20), ("Sachstand", 11), *((line, 11),))
        if key == "date"
        else (
            ("Klimakonzept 2031", 20),
            ("Legende", 11),
            (line, 11),
        )
    )
    assert key not in _head(tmp_path / "a.pdf", cover), reason


@pytest.mark.parametrize(
    ("imprint", "department", "author", "reason"),
    [
        (
            ("Wer hat dieses Heft gemacht?", "Stadt Auental, Fachbereich 5 Kultur und Soziales, Markt 3"),
            "Fachbereich 5 Kultur und Soziales",
            None,
            "an imprint that asks",
        ),
        (
            ("Zusammengestellt vom Sachgebiet 23 Soziales und Kultur",),
            "Sachgebiet 23 Soziales und Kultur",
            None,
            "told in a phrase",
        ),
        (
            ("Herausgegeben von der Stadt Auental, Hauptamt", "Text: Anna Muster Bilder und Satz: Jan Licht"),
            "Hauptamt",
            "Anna Muster",
            "two labels on a line",
        ),
        (
            ("Bezirksamt Auental · Amt für Kultur · Kanalufer 17 · Telefon (030) 90 999-4410",),
            "Amt für Kultur",
            None,
            "an address with a telephone",
        ),
        (("Amt für Schule und Sport und sein Haus", "Wer hat Anspruch?"), None, None, "the text says “Wer hat”"),
    ],
)
def test_who_made_a_concept(
    tmp_path: Path, imprint: tuple[str, ...], department: str | None, author: str | None, reason: str
) -> None:
    found = _head(tmp_path / "a.pdf", (("Auental bewegt sich", 18), ("Sportkonzept 2031", 12)), imprint=imprint)
    assert (found.get("department"), found.get("author")) == (department, author), reason


def test_labels_beside_their_values_on_a_cover(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.lines(["Auental bewegt sich"], size=20)
    paper.lines(["– Entwurf zur Beratung –"], size=14)
    paper.y -= 20
    for label, value in (("Aufgestellt durch", "Amt für Sport"), ("Verfasst von", "Dr. Eva Muster, Planerin")):
        paper.at(70, paper.y, label)
        paper.at(250, paper.y, value)
        paper.y -= 14
    for _ in range(7):
        paper.page()
        paper.write(_BODY)
    found = {fact.field: fact.value for fact in extract(read_pdf(paper.save()), ()) if isinstance(fact, HeadValue)}
    assert (found["department"], found["author"]) == ("Amt für Sport", "Dr. Eva Muster")
    assert found["subject"] == "Auental bewegt sich", "a note of the edition is no subtitle"


def test_a_short_paper_with_a_cover(tmp_path: Path) -> None:
    cover = (
        ("Moin, Auental!", 20),
        ("Jugendpolitisches Programm der Gemeinde Auental", 11),
        ("Gemeinde Auental – Fachbereich Bildung, Jugend und Kultur", 11),
        ("Redaktionsschluss 7. März 2031", 8),
        ("zusammengestellt vom Jugendpfleger Jan Beispiel, Anlage 2 zu GR 2031/018", 8),
    )
    found = _head(tmp_path / "a.pdf", cover, 3)
    assert found["subject"] == "Moin, Auental! – Jugendpolitisches Programm der Gemeinde Auental"
    assert (found["paper_type"], found["date"]) == ("Jugendpolitisches Programm", "2031-03-07")
    assert (found["department"], found["reference"]) == ("Fachbereich Bildung, Jugend und Kultur", "GR 2031/018")
    assert "Jan Beispiel" in found["author"]


def test_a_title_in_capitals_of_an_annex(tmp_path: Path) -> None:
    cover = (
        ("Anlage 2 zur Drucksache 2031/0118", 11),
        ("RADVERKEHRSKONZEPT", 20),
        ("DER STADT AUENTAL", 20),
        ("Amt für Verkehr", 11),
    )
    found = _head(tmp_path / "a.pdf", cover)
    assert (found["subject"], found["paper_type"]) == ("RADVERKEHRSKONZEPT DER STADT AUENTAL", "Radverkehrskonzept")
    assert found["reference"] == "2031/0118"


def test_what_lists_measures_has_a_cover_whatever_it_was_laid_before_the_council_with(tmp_path: Path) -> None:
    """“Vorlage SG/2031/067” below the title, and the text begins on the first page; six sheets are no list of a council paper."""
    paper = Paper(tmp_path / "concept.pdf")
    paper.lines(["Das Moor kann warten"], size=24)
    paper.y -= 4
    paper.lines(["Klimaschutzkonzept der Gemeinde Auental"], size=16)
    paper.y -= 10
    paper.lines(["Vorlage SG/2031/067"])
    paper.y -= 10
    paper.write(_BODY)
    paper.page()
    for number, title in enumerate(
        ("Sonne auf die Schule", "Lastenrad", "Moorschule", "Hecken", "Heizung", "Markt"), 1
    ):
        paper.lines([f"1.{number} {title}"], size=14)
        paper.y -= 4
        paper.lines(["Federführung: Bauamt", f"Zeitraum: ab 203{number}", "Status: geplant"])
        paper.y -= 16
    found = {fact.field: fact.value for fact in extract(read_pdf(paper.save()), ()) if isinstance(fact, HeadValue)}
    assert found["subject"] == "Das Moor kann warten – Klimaschutzkonzept der Gemeinde Auental"
    assert found["paper_type"] == "Klimaschutzkonzept"
