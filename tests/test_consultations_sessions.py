"""The one session in the head of a paper, and how it joins the row of the path."""

import pytest

from tests.consultation_rows import Short, facts, rows

HEADS = [
    (
        "Gremium:\n37. Plenarsitzung Gemeinderat\nTermin:\nVorlage Nr.:\nTOP:\nVerantwortlich:\n24.07.2018\n1126\n7\n"
        "öffentlich\nDez. 3",
        [("Gemeinderat", "2018-07-24", "7", "37", True)],
        "labels first, values after",
    ),
    (
        "Gremium:\tSozialausschuss\tÖffentlichkeitsstatus:\töffentlich\n"
        "Tagesordnungspunkt:\t7\tZuständigkeit:\tReferat 4\nSitzungsdatum:\t05.12.2023\tErstellt am:\t13.11.2023\n"
        "Sitzungsnummer:\t19\t\t",
        [("Sozialausschuss", "2023-12-05", "7", "19", True)],
        "a table of labels and values",
    ),
    (
        "Vorlage für die Sitzung\ndes Kreisausschusses am 03.05.2017\nund des Kreistages am 15.05.2017",
        [("Kreisausschuss", "2017-05-03", None, None, None), ("Kreistag", "2017-05-15", None, None, None)],
        "two sessions in one sentence",
    ),
    (
        "Niederschrift\n"
        "über die 12. öffentliche Sitzung des Ausschusses für Soziales und Integration am Mittwoch, den 14. März 2018\n"
        "TOP 1 Eröffnung",
        [("Ausschuss für Soziales und Integration", "2018-03-14", None, "12", True)],
        "minutes; the first item is not the session's",
    ),
    (
        "Antrag zur Sitzung des Stadtrates am 12.03.2019",
        [("Stadtrat", "2019-03-12", None, None, None)],
        "a motion for a session",
    ),
    (
        "An den\nStadtrat der Stadt Talheim\n\n12.03.2019",
        [],
        "an address and the date of a letter",
    ),
    (
        "Bericht über die Sitzung des Integrationsrates am 3.4.2018",
        [],
        "a past session as the subject",
    ),
    (
        "Die Sitzung des Rates am 3.4.2018 fand im Saal statt.",
        [],
        "a sentence about a session",
    ),
    (
        "Sitzung des Rates am 3.4.2018 wurde verschoben, daher neu.",
        [],
        "a past session told at the beginning of a line",
    ),
    (
        "Stadtrat Max Muster, 3.4.2018",
        [],
        "a councillor",
    ),
    (
        "Anhörung Ortschaftsrat (§ 70 Abs. 1 GemO) nein ja durchgeführt am",
        [],
        "a line of a form",
    ),
    (
        "Zu TOP 30",
        [],
        "an item without a committee",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), HEADS, ids=[reason for *_, reason in HEADS])
def test_head(text: str, expected: list[tuple[object, ...]], reason: str) -> None:
    found = facts(f"{text}\n\nBericht zur Lage der Dinge\n\nSachverhalt:\nText.\n")
    assert [
        (
            fact.committee,
            fact.date.isoformat() if fact.date else None,
            fact.agenda_item,
            fact.session_number,
            fact.public,
        )
        for fact in found
    ] == expected, reason


def test_the_head_completes_the_row_of_the_path() -> None:
    text = (
        "Gremium:\n37. Plenarsitzung Gemeinderat\nTermin:\nVorlage Nr.:\nTOP:\nVerantwortlich:\n24.07.2018\n1126\n7\nöffentlich\nDez. 3\n"
        "Bericht zur Lage\nBeratungsfolge dieser Vorlage am TOP ö nö Ergebnis\n"
        "Schulbeirat 13.06.2018 1 vorberaten\nGemeinderat 24.07.2018 7\n"
        "Antrag an den Gemeinderat\nDer Gemeinderat beschließt."
    )
    first, second = facts(text)
    assert (first.committee, first.public, first.session_number) == ("Schulbeirat", None, None)
    assert (second.committee, second.public, second.session_number, second.agenda_item) == (
        "Gemeinderat",
        True,
        "37",
        "7",
    )


def test_a_sentence_adds_nothing_to_a_path_that_does_not_name_it() -> None:
    text = "Zur Sitzung des Kreistages am 3.4.2018\n\nBeratungsfolge\nSozialausschuss 12.03.2018 Vorberatung\n\nSachverhalt:\nText."
    assert rows(text) == [("Sozialausschuss", "2018-03-12", "Vorberatung", None)]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("An den Gemeinderat\n03.05.2029\n\nBericht\n", [], "an address and the date of a letter"),
        ("An den Sozialausschuss am Markt 4\n", [], "an address without a date"),
        ("Vorlage für den Rat am 03.05.2029 wurde zurückgezogen\n", [], "a line that tells of a paper"),
    ],
)
def test_laid_before(text: str, expected: list[Short], reason: str) -> None:
    assert rows(text) == expected, reason
