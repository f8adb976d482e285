"""The Beratungsfolge as a table, under every head that council papers have."""

import pytest

from tests.consultation_rows import facts, rows

TABLES = [
    (
        "Beratungsfolge\tDatum\tZuständigkeit\tBehandlung\nSchulausschuss\t20.11.2019\tBeratung\töffentlich\n"
        "Rat der Stadt Talheim\t18.12.2019\tEntscheidung\tnichtöffentlich",
        [
            ("Schulausschuss", "2019-11-20", "Beratung", True),
            ("Rat der Stadt Talheim", "2019-12-18", "Entscheidung", False),
        ],
        "one row a committee",
    ),
    (
        "An:\tDatum der Beratung\tZuständigkeit\tAbstimmungsergeb.\nStadtvorstand\t20.02.2019\tVorberatung N\t\n"
        "Stadtrat\t23.05.2019\tEntscheidung Ö\t",
        [("Stadtvorstand", "2019-02-20", "Vorberatung", False), ("Stadtrat", "2019-05-23", "Entscheidung", True)],
        "role and mark in one cell",
    ),
    (
        "Status\tDatum\tGremium\tBeschluss\tNA\nÖ\t05.12.2022\tAusschuss für Kultur\tungeändert beschlossen\t\n"
        "N\t06.12.2022\tRat\t\t",
        [("Ausschuss für Kultur", "2022-12-05", None, True), ("Rat", "2022-12-06", None, False)],
        "committee in the third column",
    ),
    (
        "Ö\t05.12.2022\tAusschuss für Kultur\tVorberatung\tungeändert beschlossen",
        [],
        "a table without any head is not taken for a path",
    ),
    (
        "Beratungsfolge:\nÖ\t05.12.2022\tAusschuss für Kultur\tVorberatung\tungeändert beschlossen\n"
        "N\t06.12.2022\tVerwaltungsausschuss\tEntscheidung\t(offen)",
        [
            ("Ausschuss für Kultur", "2022-12-05", "Vorberatung", True),
            ("Verwaltungsausschuss", "2022-12-06", "Entscheidung", False),
        ],
        "only a title over the table",
    ),
    (
        "Vorlage an\tzur\tSitzungsart\tSitzungstermin\nBauausschuss\tVorberatung\tnichtöffentlich\t3.4.2019\n\t\t\t\n"
        "WVS\tBeschlussfassung\töffentlich\t5.5.2019",
        [("Bauausschuss", "2019-04-03", "Vorberatung", False), ("WVS", "2019-05-05", "Beschlussfassung", True)],
        "a blank row, and a committee that the vocabulary does not know",
    ),
    (
        "Gremium/Sitzung am/Beratung\t\t\nSozialausschuss\t05.12.2022\tVorberatung\nKreistag\t\t\n"
        "\t06.12.2022\tEntscheidung",
        [("Sozialausschuss", "2022-12-05", "Vorberatung", None), ("Kreistag", "2022-12-06", "Entscheidung", None)],
        "heads in one cell; the date in the row after the committee",
    ),
    (
        "Gremium\tSitzung am\tTOP\tStatus\t\tErgebnis\n\t\t\tö\tnö\t\n"
        "Bauausschuss\t12.03.2019\t4\tx\t\tgeändert beschlossen\nStadtrat\t14.03.2019\t7\t\tx\t",
        [("Bauausschuss", "2019-03-12", None, True), ("Stadtrat", "2019-03-14", None, False)],
        "heads in two rows; a cross under ö or nö",
    ),
    (
        "Gremium\tDatum\tZuständigkeit\nJugendhilfeausschuss\t04.05.2021\tKenntnisnahme\nSeniorenbeirat\t\tAnhörung",
        [("Jugendhilfeausschuss", "2021-05-04", "Kenntnisnahme", None), ("Seniorenbeirat", None, "Anhörung", None)],
        "a committee without a date",
    ),
    (
        "Beratungsfolge\tSitzungstermin\tÖffentlichkeitsstatus\tZuständigkeit\n"
        "Ortsbeirat Altweiler\t03.04.2015, 18:30 Uhr\töffentlich\tAnhörung\n"
        "Bezirksvertretung 3 (Lindenau)\t05.05.2015 17:00\tnicht öffentlich\tKenntnisnahme",
        [
            ("Ortsbeirat Altweiler", "2015-04-03", "Anhörung", True),
            ("Bezirksvertretung 3 (Lindenau)", "2015-05-05", "Kenntnisnahme", False),
        ],
        "times beside the dates",
    ),
    (
        "Gremium\tDatum\nSozialausschuss Kreistag\t12.03.2020 20.03.2020",
        [("Sozialausschuss", "2020-03-12", None, None), ("Kreistag", "2020-03-20", None, None)],
        "a whole column in one cell, as many dates as committees",
    ),
    (
        "Gremium\tDatum\tZuständigkeit\nSozialausschuss\t03/.04.03.2015\tVorberatung\nRat\t5.5.2015\tEntscheidung",
        [("Sozialausschuss", None, "Vorberatung", None), ("Rat", "2015-05-05", "Entscheidung", None)],
        "debris is no date",
    ),
    (
        "Gremium:\tSozialausschuss\tÖffentlichkeitsstatus:\töffentlich\n"
        "Sitzungsdatum:\t05.12.2023\tErsteller:\tMuster, Anna",
        [("Sozialausschuss", "2023-12-05", None, True)],
        "labels and values are no path but one session",
    ),
    (
        "Ordentliche Mitglieder\tStellvertretung\nKulturausschuss\tStadträtin Anna Muster\n"
        "Sozialausschuss\tHerr Jan Beispiel",
        [],
        "a table of members of committees",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TABLES, ids=[reason for *_, reason in TABLES])
def test_table(text: str, expected: list[tuple[str, str | None, str | None, bool | None]], reason: str) -> None:
    assert rows(f"Stadt Talheim\n\n{text}\n\nSachverhalt:\nDie Verwaltung berichtet.\n") == expected, reason


def test_agenda_item_result_and_evidence() -> None:
    text = (
        "Gremium\tTermin\tTOP\tö\tnö\tErgebnis\n"
        "Bauausschuss\t12.03.2019\t4.1\tx\t\tJa: 9, Nein: 2, Enthaltungen: 0\n"
        "Rat\t14.03.2019\t\t\t\tDafür: Dagegen: Enthaltungen:"
    )
    first, second = facts(text)
    assert (first.agenda_item, first.result, first.public) == ("4.1", "Ja: 9, Nein: 2, Enthaltungen: 0", True)
    assert first.evidence.quote.startswith("Bauausschuss\t12.03.2019")
    assert first.evidence.quote.endswith("Enthaltungen: 0")
    assert (second.agenda_item, second.result, second.public) == (None, None, None)


def test_a_form_for_the_result_that_repeats_the_committees_adds_nothing() -> None:
    path = "Beratungsfolge\tTermin\nSozialausschuss\t03.04.2019\nKreistag\t05.05.2019\n"
    form = "Gremium\tSitzung am\tTOP\teinstimmig\tJa\tNein\tEnthaltung\nSozialausschuss\t\t\t\t\t\t\nKreistag\t\t\t\t\t\t\n"
    assert rows(f"{path}\nDie Verwaltung berichtet über den Stand.\n\n{form}") == rows(path)
    assert len(rows(path)) == 2


def test_a_timetable_far_below_is_no_path() -> None:
    story = "Die Verwaltung berichtet über den Stand der Arbeiten und die nächsten Schritte.\n\n" * 60
    assert rows(f"{story}Gremium\tTermin\nSozialausschuss\t03.04.2019\n") == []


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            "Gremium\tTermin\tö\tnö\nSozialausschuss\t01.09.2029\tX\t\nRat\t28.09.2029\tX\t\n",
            [("Sozialausschuss", None, None), ("Rat", None, None)],
            "crosses for the public are no role",
        ),
    ],
)
def test_crosses_below_heads(text: str, expected: list[tuple[str, str | None, str | None]], reason: str) -> None:
    assert [(fact.committee, fact.role, fact.result) for fact in facts(text)] == expected, reason


def test_an_address_opens_a_table_without_heads() -> None:
    text = (
        "Stadt Seedorf\n\nAn den\n\nSchul- und Kulturausschuss\tzur Vorberatung\tnö\tam 09. April 2029\n"
        "Gemeinderat\tzur Beschlussfassung\tö\tam 23. April 2029\n"
    )
    assert [(f.committee, f.role, f.public) for f in facts(text)] == [
        ("Schul- und Kulturausschuss", "zur Vorberatung", False),
        ("Gemeinderat", "zur Beschlussfassung", True),
    ]


COLUMNS = [
    (
        "Gremium\tam\tö\tnö\tdafür\tdagegen\nSozialausschuss\t10.10.2024\tx\t\t9\t2\nKreisausschuss\t24.10.2024\t\tx\t8\t4",
        [(True, None), (False, None)],
        "the cross stands under “nö”, votes behind it are no item",
    ),
    (
        "Beratungsfolge\tSitzungstag\tTOP\tÖffentlich\tAufgabe\nSozialausschuss\t11.09.2018\t6\tJa\tBeratung\nRat\t27.09.2018\t12\tNein\tBeschluss",
        [(True, "6"), (False, "12")],
        "“Ja” and “Nein” under “Öffentlich”, the item in a column",
    ),
    (
        "Beraten in\tSitzung am\tPunkt\töff.\tn. öff.\nSozialausschuss\t11.09.2018\t6\t■\t□\nKreistag\t27.09.2018\t\t□\t■",
        [(True, "6"), (False, None)],
        "filled boxes",
    ),
    (
        "Gremium\tTermin\tö\tnö\nSozialausschuss\t10.10.2024\t\t\nKreistag\t24.10.2024\t\t",
        [(None, None), (None, None)],
        "blank cells say nothing",
    ),
    (
        "Niederschrift\nüber die 17. Sitzung des Kreistages am 18. Februar 2009\n\nÖffentlicher Teil\n\n"
        "Zu Punkt 11 der Tagesordnung\nEs wird berichtet.",
        [(True, "11")],
        "an excerpt from minutes is about one item",
    ),
    (
        "Niederschrift\nüber die 17. Sitzung des Kreistages am 18. Februar 2009\n\nTOP 2 Neubau\nTOP 3 Umbau\n",
        [(None, None)],
        "minutes of several items",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), COLUMNS, ids=[row[2] for row in COLUMNS])
def test_columns(text: str, expected: list[tuple[bool | None, str | None]], reason: str) -> None:
    assert [(fact.public, fact.agenda_item) for fact in facts(text)] == expected, reason
