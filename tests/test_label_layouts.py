"""Labels and values in tables, on lines of their own, torn apart, above each other."""

from __future__ import annotations

import pytest

from tests.label_values import pairs

LAYOUTS = [
    (
        "Gremium:\n12. Sitzung Stadtrat\nTermin:\nVorlage Nr.:\nTOP:\nVerantwortlich:\n24.07.2018\n"
        "1126\n7\nöffentlich\nDez. 3\nKonzept für die Bäder\n",
        [
            ("committee", "12. Sitzung Stadtrat"),
            ("session_date", "24.07.2018"),
            ("reference", "1126"),
            ("agenda_item", "7"),
            ("division", "Dez. 3"),
        ],
        "all labels, then all values; one value has no label",
    ),
    (
        "Termin:\nVorlage Nr.:\nTOP:\n\nVerantwortlich:\n08.06.2018\n\n7\nöffentlich\nDez. 3\n",
        [("session_date", "08.06.2018"), ("reference", ""), ("agenda_item", "7"), ("division", "Dez. 3")],
        "one value is missing: a single digit is the agenda item, not the number",
    ),
    (
        "Gremium:\nTermin:\nVorlage Nr.:\nTOP:\n4. Sitzung Stadtrat\n17.11.2018\n2018/0120\n33\n"
        "öffentlich\n\nBericht der Bibliothek\n",
        [
            ("committee", "4. Sitzung Stadtrat"),
            ("session_date", "17.11.2018"),
            ("reference", "2018/0120"),
            ("agenda_item", "33"),
        ],
        "the committee among the torn values",
    ),
    (
        "Vorlage Nr.:\n\nVerantwortlich:\n2020/1318\n\nDez. 3\nHaushalt 2021 der Stadtwerke\n",
        [("reference", "2020/1318"), ("division", "Dez. 3")],
        "two labels, two values",
    ),
    (
        "Vorlage Nr.:\nVerantwortlich: Dez. 3\nDienststelle:\n\nNeue Bänke im Stadtpark\nBeratungsfolge\n",
        [("reference", ""), ("division", "Dez. 3"), ("department", "")],
        "blank labels between filled ones stay blank; the title is no office",
    ),
    (
        "Stadt Musterhausen\n\n/III-ar\n\nDezernat/Fachbereich/AZ\n\n27.10.18\n\nDatum\n\nBetreff:\n\n"
        "Konzept für die Bäder\n",
        [("department", "/III-ar"), ("date", "27.10.18"), ("subject", "Konzept für die Bäder")],
        "values above their small print",
    ),
    (
        "Betreff:\n\nNeubau der Turnhalle am Kirchberg\n\nBeschlussvorschlag:\n\nDer Rat stimmt zu.\n",
        [("subject", "Neubau der Turnhalle am Kirchberg")],
        "the value on the next line",
    ),
    (
        "Tagesordnungspunkt\n\nNeubau der Turnhalle am Kirchberg\n",
        [("subject", "Neubau der Turnhalle am Kirchberg")],
        "a label without a colon over a title",
    ),
    (
        "Fachbereich\nKultur und Sport\n\nBeratungsfolge:\n",
        [("department", "Kultur und Sport")],
        "a label without a colon over an office",
    ),
    (
        "Ansprechpartnerin:\n\nMuster, Anna\n\nErstellerin\nAnna Muster\n",
        [("contact", "Muster, Anna"), ("author", "Anna Muster")],
        "closing lines",
    ),
    (
        "Dienststelle:  Büro für\nBeteiligung\n\nNeue Bänke im Stadtpark\n",
        [("department", "Büro für\nBeteiligung")],
        "a value that runs on",
    ),
    (
        "Gremium:\tSozialausschuss\tÖffentlichkeitsstatus:\töffentlich\n"
        "Tagesordnungspunkt:\t7\tZuständigkeit:\tReferat 4\n"
        "Sitzungsdatum:\t05.12.2018\tStadt Musterhausen, den\t13.11.2018\n",
        [
            ("committee", "Sozialausschuss"),
            ("public", "öffentlich"),
            ("agenda_item", "7"),
            ("department", "Referat 4"),
            ("session_date", "05.12.2018"),
        ],
        "four columns",
    ),
    (
        "■ Dezernat\tIV - Soziales\t20.06.2018\n■ Fachbereich\tAufnahme & Teilhabe\t\n"
        "■ Verfasser/-in\tMuster, Anna\t\n",
        [("division", "IV - Soziales"), ("department", "Aufnahme & Teilhabe"), ("author", "Muster, Anna")],
        "label cells with bullets and no colons",
    ),
    (
        "Amt\tDatum\tVorlage Nr.\nKulturamt\t14.03.2018\t12/2018\n",
        [("department", "Kulturamt"), ("date", "14.03.2018"), ("reference", "12/2018")],
        "labels in a head row over the values",
    ),
    (
        "Kulturamt\t14.03.2018\nDienststelle\tDatum\n",
        [("department", "Kulturamt"), ("date", "14.03.2018")],
        "labels in a row under the values",
    ),
    (
        "Gremium\tDatum\tTOP\nSozialausschuss\t14.03.2018\t3\n",
        [],
        "a Beratungsfolge of one row is left to the consultations",
    ),
    (
        "Beratungsfolge\tStatus\tDatum\nStadtrat\töffentlich\t14.03.2018\nKulturausschuss\töffentlich\t12.03.2018\n",
        [],
        "a Beratungsfolge",
    ),
    (
        "An:\tDatum der Beratung\tZuständigkeit\tAbstimmungsergeb.\n"
        "Stadtrat\t14.03.2018\tEntscheidung Ö\t\nHauptausschuss\t12.03.2018\tVorberatung\t\n",
        [],
        "a Beratungsfolge under An:",
    ),
    (
        "- TOP:\n- Ö 5\n- Gremium:\n- Sozialausschuss\n- Datum:\n- Mi., 17.05.2018\n- Status:\n- öffentlich\n",
        [
            ("agenda_item", "Ö 5"),
            ("committee", "Sozialausschuss"),
            ("session_date", "Mi., 17.05.2018"),
            ("public", "öffentlich"),
        ],
        "the day of the session, each on a line",
    ),
    (
        "Federführende Dienststelle:\tStatus:\töffentlich\nFachbereich Wohnen\tAZ:\t50.1\n",
        [("department", "Fachbereich Wohnen"), ("public", "öffentlich"), ("file_number", "50.1")],
        "a value in the cell under its label",
    ),
    ("Aktenzeichen:\t\tDatum:\t\n", [("file_number", ""), ("date", "")], "blank cells"),
    ("Drucksache Datum\nNeue Fenster der Bücherei\n", [], "two labels over what answers neither"),
    (
        "Drucksachenart\tBeschlussvorlage\nTeam\tTeam 50 Wohnen\nDatum\t04.10.2031\n",
        [("paper_type", "Beschlussvorlage"), ("department", "Team 50 Wohnen"), ("date", "04.10.2031")],
        "a kind that is a label elsewhere is no head row",
    ),
    (
        "Betreff: Neue Fenster der Bücherei Auental, Austausch und Erneu-\nerung der Läden  Bezug: Vorlage 12/2031\n",
        [
            ("subject", "Neue Fenster der Bücherei Auental, Austausch und Erneuerung der Läden"),
            ("other", "Vorlage 12/2031"),
        ],
        "a word broken at the line's end",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LAYOUTS, ids=[reason for *_, reason in LAYOUTS])
def test_layouts(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert pairs(text) == expected, reason
