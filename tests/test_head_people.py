"""The document head: the paper's own date, the office and the author."""

from __future__ import annotations

import pytest

from tests.head_values import BODY, head

DATES = [
    ("Amt: Kulturamt Datum: 14.03.2018\n", BODY, "2018-03-14", "behind its label"),
    (
        "/III-ar\n\nDezernat/Fachbereich/AZ\n\n27.10.18\n\nDatum\n",
        BODY,
        "2018-10-27",
        "above its label, two digits of a year",
    ),
    (
        "Sitzungsdatum:\t14.10.2021\tStadt Talheim, den\t28.09.2021\n",
        BODY,
        "2021-09-28",
        "the town's day beside the session's",
    ),
    (
        "Betreff: Konzept\n",
        BODY + "\nPassau, 20.11.2018\n\nErstellerin\nAnna Muster\n",
        "2018-11-20",
        "before the signatures",
    ),
    (
        "Betreff: Konzept\n",
        BODY + "\nPassau, den 20. November 2018\n",
        "2018-11-20",
        "with “den” and the month's name",
    ),
    ("■ Dezernat\tIV - Soziales\t20.06.2018\n■ Fachbereich\tTeilhabe\t\n", BODY, "2018-06-20", "beside the Dezernat"),
    (
        "Betreff: Konzept\n",
        BODY + "\nHauptamt - Ratsangelegenheiten -\n13. Juli 2018\n",
        "2018-07-13",
        "closing the paper",
    ),
    (
        "ANTRAG\n\nFraktion Freie Liste\n\nvom 12. November 2018\n\nMehr Bänke im Stadtpark\n",
        BODY,
        "2018-11-12",
        "a motion's own day",
    ),
    ("Erstellt am: 2. Mai 2018\n", BODY, "2018-05-02", "another label"),
    ("Köln,\n15.10.2031\n\nBeratungsfolge\n", BODY, "2031-10-15", "the day below the place"),
    (
        "31/207/04\n\n04.06.2031\n\nBeratungsfolge\n\nDatum\n\nGR\n\n28.06.2031\n\nBeschlussvorlage\n",
        BODY,
        "2031-06-04",
        "alone above a Beratungsfolge with days",
    ),
    ("Eingang: 19.09.2018\n\nÄnderungsantrag\n", BODY, "2018-09-19", "a motion is of the day on which it came in"),
]


@pytest.mark.parametrize(("text", "body", "expected", "reason"), DATES, ids=[reason for *_, reason in DATES])
def test_date(text: str, body: str, expected: str, reason: str) -> None:
    assert head(text, body)["date"] == expected, reason


NO_DATES = [
    ("Köln,\n05/06/2031\n\nBeratungsfolge\n", "the fifth of June or the sixth of May"),
    ("Köln,\n13/32/2031\n\nBeratungsfolge\n", "no day at all"),
    (
        "Sitzung am: 04.06.2031\n\n04.06.2031\n\nBeratungsfolge\n\nGR\n\n28.06.2031\n",
        "a session's above a Beratungsfolge",
    ),
    ("03.06.2031\n\n04.06.2031\n\nBeratungsfolge\n\nGR\n\n28.06.2031\n", "two days above a Beratungsfolge"),
    ("Gremium: Stadtrat\nSitzungsdatum: 05.12.2018\n", "the session's"),
    ("Gremium: Stadtrat  Datum: 05.12.2018\n", "the session's under another name"),
    ("Beratungsfolge\tDatum\nStadtrat\t05.12.2018\nKulturausschuss\t03.12.2018\n", "a Beratungsfolge"),
    ("Januar 2011\n\nBESCHLUSSVORLAGE\n", "the edition of the form"),
    ("Ausdruck vom: 05.12.2018\n\nBetreff: Konzept\n", "the print-out"),
    ("- TOP:\n- Ö 5\n- Gremium:\n- Stadtrat\n- Datum:\n- Mi., 17.05.2018\n", "the session's, each on a line"),
    ("Antrag zu Vorlage 3/2018 vom 25.04.2018\n", "another paper's"),
    ("Eingang: 19.09.2018\n\nBeschlussvorlage\n", "a stamp of receipt"),
    ("STELLUNGNAHME zum Antrag\n\nEingang: 05.08.2018\n", "when the motion came that it answers"),
    ("STELLUNGNAHME zum Antrag\n\nvom: 05.08.2018\neingegangen: 05.08.2018\n", "the motion's day in the answer"),
]


@pytest.mark.parametrize(("text", "reason"), NO_DATES, ids=[reason for _, reason in NO_DATES])
def test_no_date(text: str, reason: str) -> None:
    assert "date" not in head(text), reason


DEPARTMENTS = [
    ("Verantwortlich: Dez. 3\nDienststelle: Kulturamt\n", "Kulturamt", "the narrower office"),
    (
        "Verantwortlich: Dez. 3\nDienststelle:\n\nBetreff: Konzept für die Bäder\n",
        "Dez. 3",
        "the wider one where the narrower is blank",
    ),
    ("Fachbereich\nKultur\n\nBeratungsfolge:\n", "Fachbereich Kultur", "label and value are one name"),
    ("Fachbereich Kultur\n\nBeratungsfolge:\n", "Fachbereich Kultur", "alone on a line"),
    ("/III-ar\n\nDezernat/Fachbereich/AZ\n", "III-ar", "an initial of a blank Dezernat"),
    ("Federführend: Amt für Kultur\nBeteiligt: Kämmerei\n", "Amt für Kultur", "who leads"),
    ("Zuständigkeit:\tReferat 4\n", "Referat 4", "Zuständigkeit with an office"),
    ("Einreicher:Dezernat Kultur und Bildung\n", "Dezernat Kultur und Bildung", "an office brings the paper in"),
    (
        "Referat Bäder und Sport\nGz: BS\n\nGRDrs 12/2031\n",
        "Referat Bäder und Sport",
        "the name before its abbreviation",
    ),
    ("41 Amt für Bäder u. Sport\n\nGz.: we/Sc\n", "41 Amt für Bäder u. Sport", "with its number"),
    (
        "Federführend: Steuerungsdienst\nVerantwortlich: Fraktion Freie Liste\n",
        "Steuerungsdienst",
        "the group is no office",
    ),
    ("Kulturreferat\nStelle für offene Bücher\n\nVorlage\n", "Stelle für offene Bücher", "the narrower one below"),
    ("Amt für Kultur und Sport\n\nVorlage Nr.: 12/2018\n", "Amt für Kultur und Sport", "a letterhead"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), DEPARTMENTS, ids=[reason for *_, reason in DEPARTMENTS])
def test_department(text: str, expected: str, reason: str) -> None:
    assert head(text)["department"] == expected, reason


AUTHORS = [
    (
        "Verantwortlich:Muster, AnnaAktenzeichen:50\nFederführend:Kulturamt Bearbeiter/-in: Beispiel, Bernd\n",
        BODY,
        "Muster, Anna",
        "who is responsible before who works on it",
    ),
    ("Unterzeichner/in:Muster (i. V.)\nFederführend:FD 50 - Soziales\n", BODY, "Muster (i. V.)", "who signs"),
    (
        "Änderungsantrag der Bäder-Fraktion zu Drucks. Nr. 12/2031, Bäder\n",
        BODY,
        "Bäder-Fraktion",
        "whose motion it is",
    ),
    ("Verfasser/-in: Muster, Anna\n", BODY, "Muster, Anna", "Verfasser"),
    ("Bearbeiter: Herr Beispiel, Tel. 123\n", BODY, "Herr Beispiel", "without the telephone"),
    ("Auskunft erteilt: Frau Muster\n", BODY, "Frau Muster", "who gives information, where no other is named"),
    (
        "Bearbeitung: Muster, Anna\nVerfasser 1: Beispiel, Bernd\n",
        BODY,
        "Beispiel, Bernd",
        "the author before the clerk",
    ),
    ("Verantwortlich: Fraktion Freie Liste\n", BODY, "Fraktion Freie Liste", "whose question it is"),
    ("Einreicher: Fraktion Freie Liste\n", BODY, "Fraktion Freie Liste", "whose motion it is"),
    ("Einreicher: Bürgermeister\n", BODY, "Bürgermeister", "who brings the paper in"),
    ("Antrag B90/Bunte und Freie Liste vom 25.04.2018\n", BODY, "B90/Bunte und Freie Liste", "two groups, a digit"),
    ("Antrag der Freien Liste vom 25.04.2018\n", BODY, "Freien Liste", "on the line of the motion"),
    (
        "Auskunft erteilt: Frau Muster\nVerfasser: Beispiel, Bernd\n",
        BODY,
        "Beispiel, Bernd",
        "the author before who gives information",
    ),
    (
        "Betreff: Konzept\n",
        BODY + "\nAnsprechpartnerin:\n\nMuster, Anna\n\nErstellerin\nAnna Muster\n",
        "Anna Muster",
        "in the closing lines",
    ),
]


@pytest.mark.parametrize(("text", "body", "expected", "reason"), AUTHORS, ids=[reason for *_, reason in AUTHORS])
def test_author(text: str, body: str, expected: str, reason: str) -> None:
    assert head(text, body)["author"] == expected, reason


NO_AUTHORS = [
    ("Der Oberbürgermeister\n\nBetreff: Konzept\n", BODY + "\nAnna Muster\nOberbürgermeisterin\n", "who signs"),
    ("Betreff: Konzept\n", BODY + "\nAnsprechpartner/in / Fachbereich / Telefon: Kulturamt\n", "an office"),
    ("Bearbeitung: Amt 50\n", BODY, "an office behind Bearbeitung"),
    ("Fraktion    Stadt Seedorf\n", BODY, "the town of the letterhead beside a word that is a label, too"),
]


@pytest.mark.parametrize(("text", "body", "reason"), NO_AUTHORS, ids=[reason for *_, reason in NO_AUTHORS])
def test_no_author(text: str, body: str, reason: str) -> None:
    assert "author" not in head(text, body), reason


WRITERS = [
    ("Sachbearbeiter: K. Wendt, Tel. 04711/22-130\n", "", "K. Wendt", "an initial, and the telephone behind"),
    ("Auskunft erteilt: B. F. Ohlsen\n", "", "B. F. Ohlsen", "two initials"),
    ("Bearbeiterin: Rike Sommer, Koordinationsstelle Teilhabe\n", "", "Rike Sommer", "her office behind the name"),
    ("Sachbearbeiter/-in:   Frau Dorn, SG 31 Schulen\n", "", "Frau Dorn", "the abbreviated office behind the name"),
    ("Verfasser: Frau Kern, Sozialplanerin\n", "", "Frau Kern", "her post is no part of the name"),
    ("Bearbeitung: Ausländeramt, Frau Rosin\n", "", "Frau Rosin", "behind the office"),
    ("Einreicher: Henrik Paulsen\n", "", "Henrik Paulsen", "who submits it, without an office"),
    ("Stadt Talheim\nAbt. 40.2 / Frau Rosin\n", "", "Frau Rosin", "behind the office of the letterhead"),
    (
        "Federführend:                              Verfasser:\nStabsstelle Teilhabe                       Paulsen, Henrik\n\n",
        "",
        "Paulsen, Henrik",
        "two labels over two values",
    ),
    ("Betreff: Konzept\n", "\ngez. Wolter\nOberbürgermeister\n", None, "the mayor signs what others wrote"),
    ("Betreff: Konzept\n", "\nIn Vertretung\n\nWolter\nErster Beigeordneter\n", None, "so does his deputy"),
    ("Bearbeitung: Fachbereich Schule\n", "", None, "an office is no person"),
    ("Amt für Schule und Sport\nNeubau Turnhalle\n", "", None, "a title below the office"),
]


@pytest.mark.parametrize(("text", "closing", "author", "reason"), WRITERS)
def test_who_wrote_the_paper(text: str, closing: str, author: str | None, reason: str) -> None:
    assert head(text, BODY + closing).get("author") == author, reason


def test_the_person_is_no_part_of_the_office() -> None:
    assert "Frau Rosin" not in head("Stadt Talheim\nAbt. 40.2 / Frau Rosin\n").get("department", "")


def test_what_a_committee_does_is_no_office() -> None:
    assert "department" not in head("Zuständigkeit:\nVorberatung\n")
