"""The Beratungsfolge as lines of text: flattened rows, one value a line, columns torn apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.consultations.extractor import EXTRACTOR
from extractors.document import Box
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.raw import RawLine, RawPage, RawParagraph, RawWord
from tests.consultation_rows import facts, left_alone, rows, unexplained

LINES = [
    (
        "Beratungsfolge Sitzung am TOPönöErgebnis\nHauptausschuss12.10.20203",
        [("Hauptausschuss", "2020-10-12", None, None)],
        "all glued",
    ),
    (
        "Gremium Termin TOP ö nö Ergebnis\nMigrationsbeirat 13.06.2012 1   vorberaten\nHauptausschuss 17.07.2012 4",
        [("Migrationsbeirat", "2012-06-13", None, None), ("Hauptausschuss", "2012-07-17", None, None)],
        "ticks lost: not certain, so unsaid",
    ),
    (
        "Gremium Termin TOP ö nö Ergebnis\nSchulbeirat 15.03.2017 3 x\nSozialausschuss 17.03.2017 2  x  vorberaten\n"
        "Gemeinderat 25.04.2017   x",
        [
            ("Schulbeirat", "2017-03-15", None, True),
            ("Sozialausschuss", "2017-03-17", None, False),
            ("Gemeinderat", "2017-04-25", None, False),
        ],
        "two blanks before the cross: a cell is left out",
    ),
    (
        "Lfd.Nr.   Beratungsfolge        Datum\n1.        Sozialausschuss       14.03.2017\n2.        Rat der Stadt Auenbrück   30.03.2017",
        [("Sozialausschuss", "2017-03-14", None, None), ("Rat der Stadt Auenbrück", "2017-03-30", None, None)],
        "the rows are numbered",
    ),
    (
        "Gremium Termin TOP ö nö Ergebnis\nSchulbeirat 15.03.2017 3\nx\nvorberaten",
        [("Schulbeirat", "2017-03-15", None, True)],
        "the cross begins the next line: the first column for it",
    ),
    (
        "Gremium Termin TOP ö nö Ergebnis\nSchulbeirat 15.03.2017 3\n\n\nx vorberaten",
        [("Schulbeirat", "2017-03-15", None, None)],
        "blank lines before the cross: a cell may be left out",
    ),
    (
        "Gremium Termin TOP ö nö Ergebnis\nSchulbeirat  15.03.2017  3  x",
        [("Schulbeirat", "2017-03-15", None, None)],
        "blanks are doubled throughout: they tell nothing",
    ),
    (
        "Gremium Termin TOP ö nö Ergebnis\nMigrationsbeirat 11.03.2021 3\n☐\n☒\nvorberaten",
        [("Migrationsbeirat", "2021-03-11", None, False)],
        "boxes in the order of the heads",
    ),
    (
        "Gremien Termin TOP Ö / N Zuständigkeit\nSchulausschuss 20.11.2024 3 ö Kenntnisnahme\n"
        "Integrationsausschuss 26.02.2025  N Vorberatung",
        [
            ("Schulausschuss", "2024-11-20", "Kenntnisnahme", True),
            ("Integrationsausschuss", "2025-02-26", "Vorberatung", False),
        ],
        "marks and roles",
    ),
    (
        "Gremien Termin TOP Ö / N Zuständigkeit\nSchul- und Sportausschuss Offenlage 09.09.2025 3 N Entscheidung",
        [("Schul- und Sportausschuss", "2025-09-09", "Entscheidung", False)],
        "Offenlage is no part of the name",
    ),
    (
        "Beratungsfolge dieser Vorlage\nGremium Termin TOP\nö\nnö\nStadtrat 15./16.12.2020 5",
        [("Stadtrat", "2020-12-15", None, None)],
        "a session over two days is one row on the first; heads over three lines",
    ),
    (
        "Beratungsfolge\nSozialausschuss\n03.04.2015\nöffentlich\nVorberatung\nKreistag\n05.05.2015\n"
        "nichtöffentlich\nEntscheidung",
        [("Sozialausschuss", "2015-04-03", "Vorberatung", True), ("Kreistag", "2015-05-05", "Entscheidung", False)],
        "one value a line",
    ),
    (
        "Beratungsfolge:\n\nAusschuss für Kultur, Sport und\nEhrenamt\nGemeinderat\n\n03.11.2021\n"
        "11.11.2021\n\nöffentlich\nnichtöffentlich",
        [
            ("Ausschuss für Kultur, Sport und Ehrenamt", "2021-11-03", None, True),
            ("Gemeinderat", "2021-11-11", None, False),
        ],
        "columns torn apart, a name wrapped",
    ),
    (
        'Gremien Termin TOP\nBetriebsausschuss "Eigenbetrieb\nBad am Anger"\n10.10.2024 1 Vorberatung\n'
        "Gemeinderat 22.10.2024 21 Entscheidung",
        [
            ('Betriebsausschuss "Eigenbetrieb Bad am Anger"', "2024-10-10", "Vorberatung", None),
            ("Gemeinderat", "2024-10-22", "Entscheidung", None),
        ],
        "a quoted name that is wrapped gives its day to nobody else",
    ),
    (
        "Gremien Termin TOP\nFinanzausschuss gemeinsam\nmit dem Sportausschuss\n03.06.2025 7 Vorberatung\n"
        "Gemeinderat 24.06.2025 6 Entscheidung",
        [
            ("Finanzausschuss gemeinsam mit dem Sportausschuss", "2025-06-03", "Vorberatung", None),
            ("Gemeinderat", "2025-06-24", "Entscheidung", None),
        ],
        "two committees together, wrapped",
    ),
    (
        "Beratungsfolge\nGremium\nDatum\nZuständigkeit\n\nSozialausschuss\nGemeinderat\n\n03.11.2021\n11.11.2021\n\n"
        "Vorberatung\nEntscheidung",
        [("Sozialausschuss", "2021-11-03", "Vorberatung", None), ("Gemeinderat", "2021-11-11", "Entscheidung", None)],
        "all heads first",
    ),
    (
        "Gremium\nSozialausschuss\nGemeinderat\n\nTermin\n03.11.2021\n11.11.2021\n\nBehandlung\nöffentlich\nöffentlich",
        [("Sozialausschuss", "2021-11-03", None, True), ("Gemeinderat", "2021-11-11", None, True)],
        "every column under its head",
    ),
    (
        "Beratungsfolge: Sozialausschuss Kreistag 12.03.2019 14.03.2019 öffentlich nichtöffentlich",
        [("Sozialausschuss", "2019-03-12", None, True), ("Kreistag", "2019-03-14", None, False)],
        "torn within one line",
    ),
    (
        "Beratungsfolge: Sozialausschuss, 12.03.2020 (ö), Kreisausschuss, 14.03.2020 (nö)",
        [("Sozialausschuss", "2020-03-12", None, True), ("Kreisausschuss", "2020-03-14", None, False)],
        "in a sentence",
    ),
    (
        "Beratungsfolge:\nAusschuss für Jugend und Familie – zur Vorberatung\nTermin: 03.05.2021\n"
        "Stadtrat – zur Beschlussfassung\nTermin: 20.05.2021",
        [
            ("Ausschuss für Jugend und Familie", "2021-05-03", "zur Vorberatung", None),
            ("Stadtrat", "2021-05-20", "zur Beschlussfassung", None),
        ],
        "blocks of lines",
    ),
    (
        "Status Datum Gremium Beschluss NA\nÖ 05.12.2022 Ausschuss für Kultur und Sport ungeändert beschlossen\n"
        "N 06.12.2022 Verwaltungsausschuss\nÖ 12.12.2022 Rat der Stadt Talheim",
        [
            ("Ausschuss für Kultur und Sport", "2022-12-05", None, True),
            ("Verwaltungsausschuss", "2022-12-06", None, False),
            ("Rat der Stadt Talheim", "2022-12-12", None, True),
        ],
        "the date before the committee",
    ),
    (
        "Gremium Sitzungstermin\nBauausschuss der Stadt Talheim (Vorberatung) 12.03.2019 Ö\n"
        "Stadtvertretung der Stadt Talheim (Entscheidung) 14.03.2019 N",
        [
            ("Bauausschuss der Stadt Talheim", "2019-03-12", "Vorberatung", True),
            ("Stadtvertretung der Stadt Talheim", "2019-03-14", "Entscheidung", False),
        ],
        "the role in brackets",
    ),
    (
        "Gremien / Termine Bildungsausschuss: 11.06.2025 (Vorberatung, TOP 8, öffentlich)\n"
        "Rat: 24.06.2025 (Entscheidung, nicht öffentlich)",
        [("Bildungsausschuss", "2025-06-11", "Vorberatung", True), ("Rat", "2025-06-24", "Entscheidung", False)],
        "values in brackets",
    ),
    (
        "Beratungsfolge:\n- Jugendhilfeausschuss\n- Bürgerschaft",
        [("Jugendhilfeausschuss", None, None, None), ("Bürgerschaft", None, None, None)],
        "committees without dates",
    ),
    (
        "Beratungsfolge:\n1. Jugendhilfeausschuss am 03.05.2019\n2. Rat am 07.06.2019",
        [("Jugendhilfeausschuss", "2019-05-03", None, None), ("Rat", "2019-06-07", None, None)],
        "numbered",
    ),
    (
        "Beratungsfolge:\nVorberatung: Sozialausschuss am 3.4.2019\nEntscheidung: Kreistag am 5.4.2019",
        [("Sozialausschuss", "2019-04-03", "Vorberatung", None), ("Kreistag", "2019-04-05", "Entscheidung", None)],
        "the role before the committee",
    ),
    (
        "Gremium Termin TOP ö nö Ergebnis\nMigrationsbeirat 30.06.2021 4 x\nInformation\nDer Bericht liegt vor.",
        [("Migrationsbeirat", "2021-06-30", None, True)],
        "a heading below the path is no role",
    ),
    (
        "Beratungsfolge\nSozialausschuss 12.03.2020\n20.02.2020",
        [("Sozialausschuss", "2020-03-12", None, None)],
        "an earlier date is the paper's own",
    ),
    (
        "Beratungsfolge\nSozialausschuss 12.03.2020\n\n20.02.2020",
        [("Sozialausschuss", "2020-03-12", None, None)],
        "a date after a gap is another matter",
    ),
    (
        "Status: öffentlich (freigegeben)\nBeratungsfolge:\nAusschuss für Soziales\tVorberatung\n05.12.2022\t\n"
        "12. öffentliche Sitzung des Ausschusses für Soziales\tungeändert beschlossen\nRat der Stadt Talheim\tEntscheidung\n"
        "12.12.2022\t\n5. nichtöffentliche Sitzung des Rates der Stadt Talheim\t(offen)",
        [
            ("Ausschuss für Soziales", "2022-12-05", "Vorberatung", True),
            ("Rat der Stadt Talheim", "2022-12-12", "Entscheidung", False),
        ],
        "a page of a council system: three lines a session, its committee named again",
    ),
    (
        "Beratungen\nBauausschuss 12.03.2020 Vorberatung TOP Ö 5 ungeändert beschlossen\nRat 14.03.2020 Entscheidung TOP N 3",
        [("Bauausschuss", "2020-03-12", "Vorberatung", True), ("Rat", "2020-03-14", "Entscheidung", False)],
        "a page of a council system: the mark at the agenda item",
    ),
    (
        "Beratungsfolge:\n☒ Sozialausschuss 12.03.2019\n☐ Hauptausschuss\n☒ Rat 14.03.2019",
        [("Sozialausschuss", "2019-03-12", None, None), ("Rat", "2019-03-14", None, None)],
        "an open box before a committee",
    ),
    (
        "Beratungsfolge:\nAusschuss für Soziales, Mittwoch, 12.03.2019, 17:00 Uhr, öffentlich\n"
        "Rat, Donnerstag, den 14. März 2019, öffentlich",
        [("Ausschuss für Soziales", "2019-03-12", None, True), ("Rat", "2019-03-14", None, True)],
        "weekdays and times",
    ),
    (
        "Beratungsfolge:\n12. Sitzung des Sozialausschusses 05.12.2022 öffentlich\n13. Sitzung des Kreistages 08.12.2022 nichtöffentlich",
        [("Sozialausschuss", "2022-12-05", None, True), ("Kreistag", "2022-12-08", None, False)],
        "numbered sessions",
    ),
    (
        "Gremium Sitzung am Top Ergebnis\nSozialausschuss 23.09.2010 4 (SB)",
        [("Sozialausschuss", "2010-09-23", None, None)],
        "an unknown word behind the date does not lose the row",
    ),
    (
        "Beratungsfolge:\n\nBetreff: Haushalt",
        [],
        "a title with nothing under it",
    ),
    (
        "Beschlussvorschlag:\nDer Rat beschließt nach Vorberatung im Integrationsbeirat und im Sozialausschuss.",
        [],
        "committees in the decision",
    ),
    (
        "Begründung:\nIn der Sitzung des Rates vom 12.03.2015 wurde berichtet.\n"
        "Der Sozialausschuss hat am 3.4.2015 zugestimmt.",
        [],
        "past sessions",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LINES, ids=[reason for *_, reason in LINES])
def test_lines(text: str, expected: list[tuple[str, str | None, str | None, bool | None]], reason: str) -> None:
    assert rows(f"{text}\n\nBetreff:\nBericht zur Lage\n") == expected, reason


def test_more_committees_than_dates_are_not_paired() -> None:
    text = "Beratungsfolge:\n\nSozialausschuss\nHauptausschuss\nGemeinderat\n\n03.11.2021\n11.11.2021\n\nBetreff: X"
    assert rows(text) == [
        ("Sozialausschuss", None, None, None),
        ("Hauptausschuss", None, None, None),
        ("Gemeinderat", None, None, None),
    ]
    assert left_alone(text) == [
        ("beratungsfolge-torn-unpaired", "03.11.2021"),
        ("beratungsfolge-torn-unpaired", "11.11.2021"),
    ]


def test_debris_of_a_date_is_left_alone() -> None:
    assert ("beratungsfolge-debris", "03/.04.03.2015") in left_alone(
        "Beratungsfolge Termin\nStadtrat 03/.04.03.2015\nBetreff: X"
    )


def test_results_and_items_in_lines() -> None:
    text = (
        "Gremium Termin TOP ö nö Ergebnis\nMigrationsbeirat 13.06.2012 4.2 x  Kenntnisnahme\n"
        "Rat 30.06.2012 7 x  bei 2 Enthaltungen angenommen\n\nBetreff: X"
    )
    assert [(fact.agenda_item, fact.role, fact.result) for fact in facts(text)] == [
        ("4.2", None, "Kenntnisnahme"),
        ("7", None, "bei 2 Enthaltungen angenommen"),
    ]


def test_a_date_below_the_title_that_nobody_reads_is_signalled() -> None:
    assert unexplained("Beratungsfolge:\n12.03.2020 Bürgerdialog im Saal\n\nBetreff: X") == ["12.03.2020"]


def test_evidence_shows_committee_and_date() -> None:
    text = "Beratungsfolge:\n\nSozialausschuss\nGemeinderat\n\n03.11.2021\n11.11.2021\n\nBetreff: X"
    assert all(
        fact.committee in fact.evidence.quote and fact.date and fact.date.strftime("%d.%m.%Y") in fact.evidence.quote
        for fact in facts(text)
    )


@pytest.mark.parametrize(("x", "public"), [(300.0, True), (340.0, False)])
def test_on_a_page_the_cross_stands_under_its_head(x: float, public: bool) -> None:
    def line(top: float, *words: tuple[str, float]) -> RawParagraph:
        raw: RawLine = [RawWord(word, Box(at, top, at + 6 * len(word), top + 10)) for word, at in words]
        return RawParagraph([raw], gap=False)

    head = line(100, ("Gremium", 50), ("Termin", 150), ("TOP", 240), ("ö", 300), ("nö", 338), ("Ergebnis", 400))
    row = line(120, ("Gemeinderat", 50), ("25.04.2017", 150), ("9", 240), ("x", x))
    document = assemble([RawPage(1, [head, row], 595, 842)], "digital")
    assert [fact.public for fact in facts(document)] == [public]


def test_the_extractor_names_what_it_yields() -> None:
    assert EXTRACTOR.name == "consultations"


FRAGMENTS = [
    "Beratungsfolge:",
    "Gremium Termin TOP ö nö",
    "Sozialausschuss",
    "Rat der Stadt Talheim",
    "12.03.2019",
    "03/.04.03.2015",
    "öffentlich",
    "N",
]
FRAGMENTS += [
    "Vorberatung",
    "x",
    "☐",
    "TOP 3",
    "4.1",
    "vertagt",
    "\n",
    "\n\n",
    "\t",
    " ",
    "„",
    "Betreff: X",
    "In den ",
    "12. Sitzung des ",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30))
def test_any_order_of_pieces_gives_rows_that_the_text_shows(fragments: list[str]) -> None:
    text = " ".join(fragments)
    for fact in facts(text):
        assert fact.evidence.quote.split()[0] in text
        assert fact.date is None or str(fact.date.year) in fact.evidence.quote
