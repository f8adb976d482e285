"""The Beratungsfolge in the shapes of further council systems and towns. All towns, dates and papers are invented."""

from __future__ import annotations

import pytest

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
        "Vorlage\nSozialausschuss\n– vorberatend –\nöffentlich am 14.03.2019\n\n"
        "Stadtrat\n– beschließend –\nnicht öffentlich am 21.03.2019\n\nBetreff: Plan\n",
        [
            ("Sozialausschuss", "social", "2019-03-14", "vorberatend", True, None, None, None),
            ("Stadtrat", "council", "2019-03-21", "beschließend", False, None, None, None),
        ],
        "committee, role and day on lines of their own",
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
