"""Beratungsfolgen in the many dresses that clerks and council systems give them, and what is none. Every row says why."""

from __future__ import annotations

import pytest

from tests.consultation_rows import Short, facts, rows

BOTH: list[Short] = [("Sozialausschuss", "2020-03-12", None, None), ("Stadtrat", "2020-03-26", None, None)]
BOTH_PUBLIC: list[Short] = [(name, day, role, True) for name, day, role, _ in BOTH]

SHAPES: list[tuple[str, list[Short], str]] = [
    (
        "Gremium\n\nDatum\n\nZuständigkeit\n\nStatus\n\nOrtsrat Sielhafen\n\n12.03.2020\n\nAnhörung\n\nöffentlich\n\n"
        "Verwaltungsausschuss\n\n19.03.2020\n\nVorbereitung\n\nnicht öffentlich\n\nBetreff\n\nPlan\n",
        [
            ("Ortsrat Sielhafen", "2020-03-12", "Anhörung", True),
            ("Verwaltungsausschuss", "2020-03-19", "Vorbereitung", False),
        ],
        "the heads, then the values, one a line",
    ),
    (
        "Beratungsgang:\n\nGremium\tgeplanter Termin\tKompetenz\nSozialausschuss\tvoraussichtlich 12.03.2020\tVorberatung\n"
        "Bauausschuss\tnoch offen\tVorberatung\nStadtrat\t26.03.2020\tEntscheidung\n\nBetreff: Plan\n",
        [
            ("Sozialausschuss", "2020-03-12", "Vorberatung", None),
            ("Bauausschuss", None, "Vorberatung", None),
            ("Stadtrat", "2020-03-26", "Entscheidung", None),
        ],
        "an adjective before a head, a day expected, a day not yet fixed",
    ),
    (
        "Beratungsfolge\n\nGremium\tSitzung\tBemerkung\nSozialausschuss\t12.03.2020\töffentlich, zur Kenntnis\n"
        "Stadtrat\t26.03.2020\töffentlich, Beschluss\n\nBetreff: Plan\n",
        [("Sozialausschuss", "2020-03-12", "zur Kenntnis", True), ("Stadtrat", "2020-03-26", "Beschluss", True)],
        "a remark says what the committee is to do",
    ),
    (
        "Beratungsfolge\nStatus Sitzungstag Ausschuss\nÖ 05.06.18 Sozialausschuss\nN 12.06.18 Hauptausschuss\n\nBetreff: Plan\n",
        [("Sozialausschuss", "2018-06-05", None, True), ("Hauptausschuss", "2018-06-12", None, False)],
        "a mark before a day is no agenda item",
    ),
    (
        "Beratungsfolge\nSozialausschuss, 12.03.2020, Vorberatung\nStadtrat, 26.03.2020, Beschluss\n\nBürgermeisterin Ulrike Stegen\n",
        [("Sozialausschuss", "2020-03-12", "Vorberatung", None), ("Stadtrat", "2020-03-26", "Beschluss", None)],
        "who signs below the path is no committee",
    ),
    (
        "                                         TOP\n"
        "   SUA   Sozial- und Umweltausschuss     07.06.2021   zur Kenntnis\n"
        "   JHA   Jugendhilfeausschuss            15.06.2021   zur Beratung     6\n\nAntrag:\n",
        [
            ("Sozial- und Umweltausschuss", "2021-06-07", "zur Kenntnis", None),
            ("Jugendhilfeausschuss", "2021-06-15", "zur Beratung", None),
        ],
        "no heads, the short name before the full one",
    ),
    (
        "für den Magistrat                                  am 12.03.2020\n"
        "für den Ausschuss für Arbeit, Seniorinnen und\n"
        "Senioren und Menschen mit Behinderung              am 19.03.2020\n"
        "für die Stadtverordnetenversammlung                am 26.03.2020\n\nBetreff: Plan\n",
        [
            ("Magistrat", "2020-03-12", None, None),
            (
                "Ausschuss für Arbeit, Seniorinnen und Senioren und Menschen mit Behinderung",
                "2020-03-19",
                None,
                None,
            ),
            ("Stadtverordnetenversammlung", "2020-03-26", None, None),
        ],
        "“für den” before every name, one of them over two lines",
    ),
    (
        "Niederschrift\n\nüber die 17. Sitzung des Kulturausschusses\nam 13.09.2016\nim Rathaus\n\n"
        "Öffentliche Sitzung\n",
        [("Kulturausschuss", "2016-09-13", None, True)],
        "the head of minutes over several lines",
    ),
    (
        "Ausschuss für Bürgerdienste\n\n        N I E D E R S C H R I F T\n"
        "   über die öffentliche Sitzung vom 24. April 2012\n\nAuszug\nTOP 3\nBericht\n",
        [("Ausschuss für Bürgerdienste", "2012-04-24", None, True)],
        "minutes in spaced letters, the committee above",
    ),
    (
        "Protokoll\nüber die 6. Sitzung des Schulausschusses\n\nTag der Sitzung:       06.12.2022\n"
        "Beginn:  17:00 Uhr\n",
        [("Schulausschuss", "2022-12-06", None, None)],
        "the day behind a label",
    ),
    (
        "Es ist vorgesehen, die Sache am 12.03.2020 im Sozialausschuss öffentlich vorzuberaten und am 26.03.2020 im Stadtrat "
        "öffentlich zu entscheiden.\n\nBetr.: Plan\n",
        [(*BOTH_PUBLIC[0][:2], "Vorberatung", True), BOTH_PUBLIC[1]],
        "a sentence that plans, the day first",
    ),
    (
        "Die Vorlage soll im Sozialausschuss am 12.03.2020 vorberaten und vom Stadtrat am 26.03.2020 beschlossen werden.\n"
        "\nBetreff: Plan\n",
        [(*BOTH[0][:2], "Vorberatung", None), BOTH[1]],
        "a sentence that plans, the committee first",
    ),
    (
        "Beratungsfolge\nSozialausschuss\nTermin\n12.03.2020\nvorberatend\nHaupt- Finanz- und\n"
        "Personalausschuss\n19.03.2020\n"
        "vorberatend\nStadtrat\n26.03.2020\nbeschließend\nBetrifft:\nPlan\n",
        [
            ("Sozialausschuss", "2020-03-12", "vorberatend", None),
            ("Haupt- Finanz- und Personalausschuss", "2020-03-19", "vorberatend", None),
            ("Stadtrat", "2020-03-26", "beschließend", None),
        ],
        "one cell a line, a name over two, a head among the values",
    ),
    (
        "Beratungsfolge              Termin       Ö   N   Ergebnis\n"
        "Sozialausschuss             12.03.2020   x\nStadtrat                    26.03.2020       x\n\n"
        "Plan\n",
        [("Sozialausschuss", "2020-03-12", None, True), ("Stadtrat", "2020-03-26", None, False)],
        "crosses below Ö and N",
    ),
    (
        "Gremium           Termin       TOP  einst.  Mehrh.  ja  nein\n"
        "Sozialausschuss   12.03.2020   3\nStadtrat          26.03.2020   7\n\nPlan\n",
        BOTH,
        "columns of a vote that no list of heads names",
    ),
]  # fmt: skip

PUBLIC: list[tuple[str, bool | None, str]] = [
    ("öffentlich", True, "alone on a line"),
    ("[ ] öffentlich   [x] nichtöffentlich", False, "boxes before the words"),
    ("Öffentlich ☒ Nichtöffentlich ☐", True, "boxes behind the words"),
    ("[ ] öffentlich   [ ] nichtöffentlich", None, "both boxes open"),
    ("Status: öffentlich", True, "a label"),
    ("Öffentliche Beschlussvorlage", True, "the kind of the paper"),
    ("Zur Beratung in öffentlicher Sitzung:", True, "over the path"),
    ("Status: öffentlich/nichtöffentlich", None, "both"),
    ("Öffentlichkeitsarbeit", None, "another word"),
    ("Der öffentliche Raum soll schöner werden.", None, "a sentence"),
]

NONE: list[tuple[str, str]] = [
    (
        "Der Antrag wurde im Sozialausschuss am 12.03.2020 beraten.\n\nBeschlussvorschlag:\nText\n",
        "a session of the past in a sentence",
    ),
    ("Zeitplan\n12.03.2020   Sozialausschuss berät den Entwurf\n26.03.2020   Beschluss im Stadtrat\n", "a timetable"),
    (
        "Antwort\n\nIn den Sitzungen vom\n12.03.2020   Sozialausschuss\n26.03.2020   Stadtrat\nwurde berichtet.\n",
        "days within a sentence",
    ),
    (
        "Beschlussvorschlag:\nText\n\nAuenbrück, 12.03.2020\n\nMuster            Beispiel\n"
        "Bürgermeister     Stadtrat\n",
        "signatures",
    ),
    (
        "Betreff: X\n\nSachverhalt:\nSozialausschuss    12.03.2020\nStadtrat           26.03.2020\n",
        "a list below the head of the paper",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SHAPES, ids=[reason for *_, reason in SHAPES])
def test_shapes(text: str, expected: list[Short], reason: str) -> None:
    assert rows(text) == expected, reason


@pytest.mark.parametrize(("line", "expected", "reason"), PUBLIC, ids=[reason for *_, reason in PUBLIC])
def test_public_by_the_head(line: str, expected: bool | None, reason: str) -> None:
    text = f"Vorlage 12/2020\n{line}\n\nBeratungsfolge\nSozialausschuss 12.03.2020\nStadtrat 26.03.2020\n\nBeschlussvorschlag:\n"
    assert {public for *_, public in rows(text)} == {expected}, reason


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[reason for _, reason in NONE])
def test_no_sessions(text: str, reason: str) -> None:
    assert rows(text) == [], reason


def test_what_minutes_say_of_their_session() -> None:
    (session,) = facts(
        "Auszug aus der Niederschrift über die 17. Sitzung des Kulturausschusses\nam 13.09.2016\n\nTOP 3\nBericht\n"
    )
    assert session.session_number == "17"


TORN: list[tuple[str, list[tuple[str, str | None]], str]] = [
    (
        "Sozialausschuss\nöffentlich\n12.03.2028\nKreisausschuss\nnichtöffentlich\n19.03.2028\nKreistag\nöffentlich\n26.03.2028\n",
        [("Sozialausschuss", "2028-03-12"), ("Kreisausschuss", "2028-03-19"), ("Kreistag", "2028-03-26")],
        "marks between a committee and its day, no title: none is given the day of another",
    ),
    (
        "Sozialausschuss\n12.03.2028\nöffentlich zur Vorberatung\nKreistag\n26.03.2028\nöffentlich zur Entscheidung\n",
        [("Sozialausschuss", "2028-03-12"), ("Kreistag", "2028-03-26")],
        "two words of one row on a line",
    ),
    (
        "Beratungsfolge\nDatum\nJa\nNein\nEnth.\nSozialausschuss\n12.03.2028\n7\n0\n1\nKreistag\n26.03.2028\n30\n2\n0\n",
        [("Sozialausschuss", "2028-03-12"), ("Kreistag", "2028-03-26")],
        "votes one a line",
    ),
    (
        "Beratungsfolge\n1 Sozialausschuss\n2 Kreisausschuss\n3 Kreistag\nTermin\n12.03.2028\n19.03.2028\n26.03.2028\n",
        [("Sozialausschuss", "2028-03-12"), ("Kreisausschuss", "2028-03-19"), ("Kreistag", "2028-03-26")],
        "numbered committees, then the column of days",
    ),
    (
        "Beratungsfolge\nSozialausschuss\nKreisausschuss (nicht öffentlich)\nKreistag\n12.03.2028\n19.03.2028\n26.03.2028\n",
        [("Sozialausschuss", "2028-03-12"), ("Kreisausschuss", "2028-03-19"), ("Kreistag", "2028-03-26")],
        "a mark in the column of the committees",
    ),
    (
        "Gremium Termin\nDienstberatung des Oberbürgermeisters 05.03.2028\nBeirat für Integration 12.03.2028 14 1 3\n",
        [("Dienstberatung des Oberbürgermeisters", "2028-03-05"), ("Beirat für Integration", "2028-03-12")],
        "whose meeting it is belongs to the name",
    ),
    (
        "Status Datum Gremium ja nein Enth.\nÖ 12.03.2028 Beirat für Integration 14 1 3\nÖ 26.03.2028 Rat 30 2 0\n",
        [("Beirat für Integration", "2028-03-12"), ("Rat", "2028-03-26")],
        "votes behind a name are no number of it",
    ),
    (
        "Beratungsfolge Termin TOP abw. Mehrh. z.K. Bem.\nAusschuss für Schule,\nKultur und Sport 12.03.2028 3\nKreistag 26.03.2028\n",
        [("Ausschuss für Schule, Kultur und Sport", "2028-03-12"), ("Kreistag", "2028-03-26")],
        "heads of no known name behind known ones",
    ),
    (
        "Beratungsfolge Termin TOP des Kreistages und seiner Ausschüsse im Jahr 2028 werden noch bekannt gegeben.\n",
        [],
        "words behind known heads that make a sentence",
    ),
    (
        "Status Datum Gremium\nÖ 12./13.03.2028 Sozialausschuss\nÖ 26.03.2028 Kreistag\n",
        [("Sozialausschuss", "2028-03-12"), ("Kreistag", "2028-03-26")],
        "“Ö” before a session of two days is no agenda item",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TORN, ids=[reason for *_, reason in TORN])
def test_rows_torn_to_lines(text: str, expected: list[tuple[str, str | None]], reason: str) -> None:
    paper = f"Vorlage 12/2028\n\n{text}\nBegründung:\nText.\n"
    assert [(committee, day) for committee, day, *_ in rows(paper)] == expected, reason
