"""The Beratungsfolge in the shapes of further council systems and towns. All towns, dates and papers are invented."""

from __future__ import annotations

import pytest

from extractors.consultations.extractor import EXTRACTOR
from extractors.facts import LeftAlone
from pipeline.ingest.plain_text import read_text
from tests.consultation_rows import facts

Told = tuple[str, str, str | None, str | None, bool | None, str | None, str | None, str | None]

_SESSIONS = (
    "04.03.2019\nSozialausschuss\nTOP Ö 5\nVorberatung\nungeändert beschlossen\n\n"
    "11.03.2019\nRat der Stadt Talheim\nTOP N 12\nEntscheidung\nzurückgestellt\n\n\nSachverhalt:\nEs folgt der Bericht.\n"
)
_BOTH_SESSIONS: list[Told] = [
    ("Sozialausschuss", "social", "2019-03-04", "Vorberatung", True, "5", None, "ungeändert beschlossen"),
    ("Rat der Stadt Talheim", "council", "2019-03-11", "Entscheidung", False, "12", None, "zurückgestellt"),
]
_TORN = (
    "Beratungsfolge\n\nDatum\n\nBehandlungszweck/-art\n\nErgebnis\n\nBezGR Altdorf\n\nSchulB\n\nFiA\n\nGR\n\n06.06.2017\n\n13.06.2017\n\n"
    "13.06.2017\n\n20.06.2017\n\nAnhörung\n\nVorberatung\n\nVorberatung\n\nEntscheidung\n\nöffentlich\n\nnichtöffentlich\n\n"
    "nichtöffentlich\n\nöffentlich\n\nBeschlussvorschlag\n"
)

SHAPES: list[tuple[str, list[Told], str]] = [
    (f"Beratungsfolge:\n{_SESSIONS}", _BOTH_SESSIONS, "blocks of date, committee, item, role and result"),
    (f"Vorlage 7/2019\nBetreff: Bericht\n\n{_SESSIONS}", _BOTH_SESSIONS, "the same without a title"),
    (
        "Beratungen\n\n04.03.2019\n\nSozialausschuss\n\nÖ 5\n\nVorberatung\n\n11.03.2019\n\nKreistag\n\nÖ 7.1\n\nBeschluss\n\nSachverhalt:",
        [
            ("Sozialausschuss", "social", "2019-03-04", "Vorberatung", True, "5", None, None),
            ("Kreistag", "council", "2019-03-11", "Beschluss", True, "7.1", None, None),
        ],
        "a blank line between any two; the item without “TOP”",
    ),
    (
        "Beschlußvorlage\nVorlage an\n    zur\nSitzungsartSitzungstermin\n"
        "Sozial- und GesundheitsausschussVorberatungnichtöffentlich04.10.2017\n"
        "GemeinderatBeschlussfassungöffentlich18.10.2017\n\nBeschlußantrag:\n",
        [
            ("Sozial- und Gesundheitsausschuss", "social", "2017-10-04", "Vorberatung", False, None, None, None),
            ("Gemeinderat", "council", "2017-10-18", "Beschlussfassung", True, None, None, None),
        ],
        "rows and heads whose cells were glued",
    ),
    (
        "Vorlage an\n    zur\nSitzungsartSitzungstermin\nVerwaltungsausschuss\nGemeinderat\n"
        "Vorberatung\nBeschlussfassung\nöffentlich\nöffentlich\n"
        "04.10.2017\n18.10.2017\n\nBeschlußantrag:\n",
        [
            ("Verwaltungsausschuss", "main", "2017-10-04", "Vorberatung", True, None, None, None),
            ("Gemeinderat", "council", "2017-10-18", "Beschlussfassung", True, None, None, None),
        ],
        "glued heads over columns",
    ),
    (
        "Beratungsreihenfolge\nGremium Sitzung Sitzungsdatum ö / nö Beratungstyp TOP-Nr.\n"
        "Hauptausschuss Hauptausschusssitzung 14.06.2016 nö Vorberatung 4\nMarktgemeinderat 12. Marktgemeinderatssitzung 28.06.2016 ö 3.1\n"
        "Gemeinderat Sitzung des Gemeinderates 30.06.2016 ö 9\n\nSachverhalt\n",
        [
            ("Hauptausschuss", "main", "2016-06-14", "Vorberatung", False, "4", None, None),
            ("Marktgemeinderat", "council", "2016-06-28", None, True, "3.1", "12", None),
            ("Gemeinderat", "council", "2016-06-30", None, True, "9", None, None),
        ],
        "the session's name behind the committee is no part of it",
    ),
    (
        _TORN,
        [
            ("BezGR Altdorf", "district", "2017-06-06", "Anhörung", True, None, None, None),
            ("SchulB", "education", "2017-06-13", "Vorberatung", False, None, None, None),
            ("FiA", "finance", "2017-06-13", "Vorberatung", False, None, None, None),
            ("GR", "council", "2017-06-20", "Entscheidung", True, None, None, None),
        ],
        "columns torn apart, committees by their short names",
    ),
    (
        "Beratungsfolge Datum Behandlungszweck/-art Ergebnis\nBezGR Altdorf 06.06.2017 Anhörung öffentlich\n"
        "VKSA 13.06.2017 Vorberatung nichtöffentlich\n\nBeschlussvorschlag\n",
        [
            ("BezGR Altdorf", "district", "2017-06-06", "Anhörung", True, None, None, None),
            ("VKSA", "main", "2017-06-13", "Vorberatung", False, None, None, None),
        ],
        "short names on lines",
    ),
    (
        "Beratungsfolge:14.01.2017 erweiterter Fachausschuss Finanzen\n09.01.2017 FA Finanzen\n"
        "08.02.2017 Ratsversammlung\n\nBeschlussvorschlag",
        [
            ("erweiterter Fachausschuss Finanzen", "finance", "2017-01-14", None, None, None, None, None),
            ("FA Finanzen", "finance", "2017-01-09", None, None, None, None, None),
            ("Ratsversammlung", "council", "2017-02-08", None, None, None, None, None),
        ],
        "the date first, the name behind an adjective in small letters",
    ),
    (
        "Beratungsfolge:\nDatum Gremium Sitzung Erledigungsart\n14.03.2019 BVV Altenau BVV/012/V überwiesen\n"
        "03.04.2019 Integration Int/010/V mit Änderungen im Ausschuss beschlossen\n\nBeschlussvorschlag\n",
        [
            ("BVV Altenau", "council", "2019-03-14", None, None, None, "BVV/012/V", "überwiesen"),
            (
                "Integration",
                "integration",
                "2019-04-03",
                None,
                None,
                None,
                "Int/010/V",
                "mit Änderungen im Ausschuss beschlossen",
            ),
        ],
        "sessions by their number in the term",
    ),
    (
        "Beratungsfolge:\nBVV\n14.03.2019\n12. Sitzung der BVV\nüberwiesen\nAusschuss für Soziales\n02.04.2019\n"
        "9. Öffentliche Sitzung des Ausschusses für Soziales mit Änderungen im Ausschuss beschlossen\n\nBeschlussvorschlag\n",
        [
            ("BVV", "council", "2019-03-14", None, None, None, "12", "überwiesen"),
            (
                "Ausschuss für Soziales",
                "social",
                "2019-04-02",
                None,
                True,
                None,
                "9",
                "mit Änderungen im Ausschuss beschlossen",
            ),
        ],
        "the whole result, though the name seems to go on with it",
    ),
    (
        "Vorlage\nSozialausschuss\n– vorberatend –\nöffentlich am 14.03.2019\n\n"
        "Stadtrat\n– beschließend –\nnicht öffentlich am 21.03.2019\n\nBetreff: Plan\n",
        [
            ("Sozialausschuss", "social", "2019-03-14", "vorberatend", True, None, None, None),
            ("Stadtrat", "council", "2019-03-21", "beschließend", False, None, None, None),
        ],
        "committee, role and day on lines of their own",
    ),
    (
        "Vorlage Nr. 7\nÖffentliche Sitzung am 14.03.2019\nTOP 4\nHaupt- und Finanzausschuss\n\nBetreff: Plan\n",
        [("Haupt- und Finanzausschuss", "main", "2019-03-14", None, True, "4", None, None)],
        "the day of the session above the committee",
    ),
    (
        "Vorlage Nr. 7\nfür die Sitzung am Donnerstag, 14. März 2019\ndes Sozialausschusses\n\nBetreff: Plan\n",
        [("Sozialausschuss", "social", "2019-03-14", None, None, None, None, None)],
        "the same in the genitive",
    ),
    (
        "Sitzung:\tSozialausschuss\t14.03.2019\töffentlich\nTOP:\tÖ 4\n\nDer Ausschuss stimmt zu.\n",
        [("Sozialausschuss", "social", "2019-03-14", None, True, "4", None, None)],
        "the session as cells",
    ),
    (
        "In den Ausschuss für Integration, Europa und Internationale Kooperation\n"
        "In den Stadtbezirksrat Nord\nIn die Ratsversammlung\n\nAntrag\n",
        [
            (
                "Ausschuss für Integration, Europa und Internationale Kooperation",
                "integration",
                None,
                None,
                None,
                None,
                None,
                None,
            ),
            ("Stadtbezirksrat Nord", "district", None, None, None, None, None, None),
            ("Ratsversammlung", "council", None, None, None, None, None, None),
        ],
        "the whole name up to the end of the line, and no word of the next heading",
    ),
    (
        "Auszug - Geschäftsordnung\n\nSitzung der Pflegekonferenz des Kreises Tann\nTOP: Ö 2\n"
        "Gremium: Pflegekonferenz des Kreises Tann Beschlussart: ungeändert beschlossen\n"
        "Datum: Di, 20.05.2014 Status: öffentlich/nichtöffentlich\nZeit: 17:30 - 18:40 Anlass: Sitzung\n",
        [
            (
                "Pflegekonferenz des Kreises Tann",
                "advisory",
                "2014-05-20",
                None,
                True,
                "2",
                None,
                "ungeändert beschlossen",
            )
        ],
        "minutes with fields in two columns; the field names a committee that the vocabulary does not know",
    ),
    (
        "Stadt Talheim Öffentliche Sitzung\nVorlage 7/2019\nBeratungsfolge\nSozialausschuss 14.03.2019\n\nBetreff: Plan\n",
        [("Sozialausschuss", "social", "2019-03-14", None, True, None, None, None)],
        "the public session behind the town's name holds for the path",
    ),
    (
        "Stadt Talheim Nicht öffentliche Sitzung\nVorlage 7/2019\nBeratungsfolge\nSozialausschuss 14.03.2019\n\nBetreff: Plan\n",
        [("Sozialausschuss", "social", "2019-03-14", None, False, None, None, None)],
        "and so does the closed one",
    ),
    (
        "Beratungsfolge Berichterstatter Termin\nStadtverordnetenversammlung Stadtrat Lehmann 14.03.2019\n\nBegründung\n",
        [("Stadtverordnetenversammlung", "council", "2019-03-14", None, None, None, None, None)],
        "the person in the column of who reports is no committee",
    ),
    (
        "Beratungsfolge:\nSozialausschuss 14.03.2019 Vorberatung\n\nBerichterstatter/in: Stadtrat Lehmann\n\nBegründung\n",
        [("Sozialausschuss", "social", "2019-03-14", "Vorberatung", None, None, None, None)],
        "nor is the person below the path",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SHAPES, ids=[reason for *_, reason in SHAPES])
def test_shapes(text: str, expected: list[Told], reason: str) -> None:
    found = [
        (
            fact.committee,
            fact.committee_kind,
            fact.date.isoformat() if fact.date else None,
            fact.role,
            fact.public,
            fact.agenda_item,
            fact.session_number,
            fact.result,
        )
        for fact in facts(text)
    ]
    assert found == expected, reason


NOTHING = [
    ("Bericht\nDie GR und die FiA berieten.\nSchulB\n\nGR\n", "short names outside of a path"),
    ("Vorlage\nStadtrat Krause 12.03.2019\nBerichterstatter: Stadtrat Krause\n", "a person, with a day or without"),
    ("Vorlage\nSozialausschuss\nDer Ausschuss tagt öffentlich am 14.03.2019.\n", "a committee above a sentence"),
    ("Vorlage\nSozialausschuss\n– vorberatend –\nSachverhalt\n", "a role without a day"),
    ("Vorlage\nDie Sitzung am 14.03.2019\nwurde vom Sozialausschuss vertagt.\n", "a sentence over two lines"),
    ("04.03.2019\nSozialausschuss\nDer Bericht liegt vor.\n", "a date above a committee, and no item below"),
    ("Gremium: Pflegekonferenz\nDatum: 11.03.2015\n", "a body that is no committee, and no item"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING, ids=[reason for _, reason in NOTHING])
def test_refused(text: str, reason: str) -> None:
    assert facts(text) == [], reason


def test_a_person_is_left_alone_and_said_so() -> None:
    text = "Berichterstatter Stadtrat Lehmann\nBeratungsfolge\nStadtrat Lehmann 14.03.2019\n"
    found = list(EXTRACTOR.extract(read_text(text), ()))
    assert [item.rule for item in found if isinstance(item, LeftAlone)] == ["beratungsfolge-person"]
