"""Paths without a head that names them: pairs of committee and date, roles before committees, ticked boxes; and what is none."""

from __future__ import annotations

import pytest

from tests.consultation_rows import Short, rows

PATHS: list[tuple[str, list[Short], str]] = [
    (
        "Stadt Talheim\nSchulausschuss   TOP 4   12.03.2020   Vorberatung\nStadtrat   TOP 9   26.03.2020   Entscheidung\n\nPlan\n",
        [("Schulausschuss", "2020-03-12", "Vorberatung", None), ("Stadtrat", "2020-03-26", "Entscheidung", None)],
        "committee and date in one line, with the agenda item between",
    ),
    (
        "Beratungsreihenfolge\nGremium\nTOP\n26.03.2020\nStadtrat\nÖ 7.3\n12.03.2020\nSchulausschuss\nÖ 4\n\nSachverhalt\nText\n",
        [("Stadtrat", "2020-03-26", None, True), ("Schulausschuss", "2020-03-12", None, True)],
        "cells one below the other, the date first though no head is for it",
    ),
    (
        "Beratung in:\tam:\töff.\tn.öff.\nSchulausschuss\t12.03.2020\tx\t\nKreisausschuss\t19.03.2020\t\tx\n",
        [("Schulausschuss", "2020-03-12", None, True), ("Kreisausschuss", "2020-03-19", None, False)],
        "abbreviated heads over the crosses",
    ),
    (
        "Beratungsfolge\tTermin\tÖ/N\tTOP\nSchulausschuss\t12.03.2020\tÖ\t4\nKreisausschuss\t19.03.2020\tN\t2\n",
        [("Schulausschuss", "2020-03-12", None, True), ("Kreisausschuss", "2020-03-19", None, False)],
        "the mark in a cell beside the number of the item",
    ),
    (
        "Vorlage 12/2020\nStatus: öffentlich\n\n"
        "Beratungsfolge\nSchulausschuss\t12.03.2020\tÖ\nStadtrat\t26.03.2020\t\n\nSachverhalt\nText\n",
        [("Schulausschuss", "2020-03-12", None, True), ("Stadtrat", "2020-03-26", None, True)],
        "the head says it for a row without a mark of its own",
    ),
    (
        "Seedorf, 05.09.2020 Niederschrift\nder 06. Sitzung des Schulausschusses\n\nSitzungsdatum: Dienstag, den 25.08.2020\n",
        [("Schulausschuss", "2020-08-25", None, None)],
        "the letterhead and the title of the minutes on one line",
    ),
    (
        "Landratsamt Tann\n\nAuszug aus der Niederschrift über die\n\nSitzung des Kreistages\nGroßer Saal\n13.12.2018\nöffentlich\n",
        [("Kreistag", "2018-12-13", None, True)],
        "the day of the minutes alone on a line below",
    ),
    (
        "Niederschrift – Auszug\n\nüber die 3. Sitzung des Schulausschusses am 12.03.2020\n\nÖffentlicher Teil\n",
        [("Schulausschuss", "2020-03-12", None, True)],
        "a dash between the two words of the title",
    ),
    (
        "Auszug aus der Niederschrift\nüber die 9. Sitzung des Ausschusses für Soziales der Stadtvertretung Seedorf am Donnerstag, "
        "dem 12. März 2020\n\nTOP 6: Bericht\n",
        [("Ausschuss für Soziales", "2020-03-12", None, None)],
        "whose committee it is stands before the day",
    ),
    (
        "Antrag Nr. 7\n\nZur Behandlung in der\n\nGemeindevertretung\tam 12.03.2020\t(Einbringung)\n"
        "Hauptausschuss\tam 19.03.2020\t(Beratung)\n\nDie Gemeindevertretung möge beschließen:\nText.\n",
        [("Gemeindevertretung", "2020-03-12", "Einbringung", None), ("Hauptausschuss", "2020-03-19", "Beratung", None)],
        "what the paper is laid before the committees for",
    ),
    (
        "Zur Beratung im Ausschuss wurde\nHauptausschuss\tam 19.03.2020\nStadtrat\tam 26.03.2020\n\nText.\n",
        [],
        "no address, but a sentence that goes on",
    ),
]

PATHS += [
    (
        "Vorlage 12/2020\n\nBeschlussvorschlag\nDer Kreistag beschließt in seiner 5. Sitzung am 26.03.2020 nach Vorberatung im "
        "Schulausschuss am 12.03.2020 und im Kreisausschuss am 19.03.2020 das Konzept.\n\nBegründung\nText.\n",
        [
            ("Kreistag", "2020-03-26", None, None),
            ("Schulausschuss", "2020-03-12", "Vorberatung", None),
            ("Kreisausschuss", "2020-03-19", "Vorberatung", None),
        ],
        "only the proposal names the path",
    ),
    (
        "[x] Schulausschuss\tam 12.03.2020\t(beschlossen)\n[ ] Hauptausschuss\tam\t\n[x] Kreistag\tam 26.03.2020\t\n\nBetrifft:\nPlan\n",
        [("Schulausschuss", "2020-03-12", None, None), ("Kreistag", "2020-03-26", None, None)],
        "boxes beside their dates in a table, one of them blank",
    ),
    (
        "↓ Beratungsfolge\nSitzungstermin: Status:\nSchulausschuss\nKreistag\n12.03.2020\n26.03.2020\nöffentlich\nöffentlich\n\n"
        "Betreff:\nPlan\n",
        [("Schulausschuss", "2020-03-12", None, True), ("Kreistag", "2020-03-26", None, True)],
        "an arrow before the title, columns torn apart",
    ),
    (
        "Gremium\tTermin\tÖ/N\tZust.\nOrtsrat Seedorf\t12.03.2020\tÖ\tAnh.\nStadtrat\t26.03.2020\tN\tEntsch.\n",
        [("Ortsrat Seedorf", "2020-03-12", "Anh.", True), ("Stadtrat", "2020-03-26", "Entsch.", False)],
        "abbreviated roles",
    ),
]

NONE: list[tuple[str, str]] = [
    ("Für den Schulausschuss\n\nAntrag der Eltern\n\nTalheim, 12.03.2020\n", "the day of a letter"),
    (
        "Bezug:\nBeschluss des Stadtrates vom 12.03.2020\nAntrag des Beirates vom 19.03.2020\n",
        "what was decided before",
    ),
    ("Zeitplan\nSchulausschuss   12.03.2020\nStadtrat   26.03.2020\n", "a timetable"),
    ("Zur Vorberatung im Schulausschuss\n\nDas Amt berichtet.\n", "one role and committee alone"),
    ("Anlagen:\n[x] Karte vom 12.03.2020\n[x] Plan vom 19.03.2020\n", "boxes of annexes"),
    (
        "Anwesend: Mitglieder des Schulausschusses\nEingang: 12.03.2020\nMitglieder des Stadtrates\nAusdruck: 19.03.2020\n",
        "attendance, receipt and print-out",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), PATHS, ids=[reason for *_, reason in PATHS])
def test_paths(text: str, expected: list[Short], reason: str) -> None:
    assert rows(text) == expected, reason


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[reason for _, reason in NONE])
def test_no_paths(text: str, reason: str) -> None:
    assert rows(text) == [], reason


def test_crosses_that_were_lost_stay_open() -> None:
    text = (
        "Termin: 26.03.2020\nöffentlich\nBeratungsfolge am TOP ö nö Ergebnis\nSchulausschuss 12.03.2020 1 vorberaten\n"
        "Stadtrat 26.03.2020 7 x beschlossen\n\nAntrag\nText\n"
    )
    assert rows(text)[0][3] is None, (
        "columns of crosses: an empty one does not say what the head says of another session"
    )


def test_marks_and_roles_between_the_pairs() -> None:
    text = (
        "Landratsamt Seedorf\n\nUmweltausschuss\n02.04.2029\nöffentlich\nVorberatung\n\n"
        "Finanzausschuss\n05.04.2029\nnicht öffentlich\nVorberatung\n\n"
        "Kreistag\n10.05.2029\nöffentlich\nBeschluss\n\nMobilitätskonzept für den Landkreis\n"
    )
    assert rows(text) == [
        ("Umweltausschuss", "2029-04-02", "Vorberatung", True),
        ("Finanzausschuss", "2029-04-05", "Vorberatung", False),
        ("Kreistag", "2029-05-10", "Beschluss", True),
    ]
