"""The Beratungsfolge as pages of council systems give it when they are flattened to text. All towns are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.consultations.extractor import EXTRACTOR
from pipeline.ingest.plain_text import read_text
from tests.consultation_rows import facts

Row = tuple[str, str | None, str | None, bool | None, str | None]

PATHS = [
    (
        "Beratungsfolge:\nAusschuss für Sport und Kultur\n04.03.2014 \nAusschuss für Sport, Kultur und Bäder vertagt\n"
        "Kreistag\n11.03.2014 \nKreistag ungeändert beschlossen\n\nSachverhalt",
        [
            ("Ausschuss für Sport und Kultur", "2014-03-04", None, None, "vertagt"),
            ("Kreistag", "2014-03-11", None, None, "ungeändert beschlossen"),
        ],
        "the result stands behind the later name of a committee that was renamed",
    ),
    (
        "Beratungsfolge:\n5. WP Kreistag Landkreis Tann Entscheidung\n11.03.2014 \n"
        "3. Sitzung des Kreistages des Landkreises Tann vertagt\n\nSachverhalt",
        [("5. WP Kreistag Landkreis Tann", "2014-03-11", "Entscheidung", None, "vertagt")],
        "the term of office before the council",
    ),
    (
        "Beratungsfolge:\nDatum\nGremium\nKompetenz\n04.03.2014\n06.03.2014\n11.03.2014\nKJA\nSGA\nRat\n"
        "Anhörung\nVorberatung\nEntscheidung\nBeschlussvorschlag:\nText",
        [
            ("KJA", "2014-03-04", "Anhörung", None, None),
            ("SGA", "2014-03-06", "Vorberatung", None, None),
            ("Rat", "2014-03-11", "Entscheidung", None, None),
        ],
        "a torn column of short names with as many dates above it",
    ),
    (
        "Beratungsfolge:\nDatum\nGremium\nKompetenz\n04.03.2014\n06.03.2014\n11.03.2014\nKJA\nSGA\n"
        "Anhörung\nVorberatung\nBeschlussvorschlag:\nText",
        [("KJA", None, "Anhörung", None, None), ("SGA", None, "Vorberatung", None, None)],
        "one short name less than dates: nothing tells which date belongs to which, the roles pair",
    ),
    (
        "Beratungsfolge:\nKulturausschuss Vorberatung\n04.03.2014 \ndes Kulturausschusses zur Kenntnis genommen\n"
        "Rat der Stadt Talheim Entscheidung\n20.03.2014 \ndes Rates der Stadt Talheim ungeändert beschlossen\n\nSachverhalt",
        [
            ("Kulturausschuss", "2014-03-04", "Vorberatung", None, "zur Kenntnis genommen"),
            ("Rat der Stadt Talheim", "2014-03-20", "Entscheidung", None, "ungeändert beschlossen"),
        ],
        "a result line repeats the committee in the genitive and is no row",
    ),
    (
        "Beratungsfolge:\nVerwaltungsausschuss Vorberatung\nRat der Stadt Entscheidung\n20.03.2014 \n"
        "12. Sitzung des Rates der Stadt geändert beschlossen",
        [
            ("Verwaltungsausschuss", None, "Vorberatung", None, None),
            ("Rat der Stadt", "2014-03-20", "Entscheidung", None, "geändert beschlossen"),
        ],
        "a committee without a date before one with a date; the role is no town",
    ),
    (
        "Beratungsfolge:\nKreistag Beschlussfassung\n04.03.2014 \nKreistag vertagt\n11.03.2014 \n"
        "Kreistag - Fortsetzung vom 04.03.2014 beschlossen\n\nSachverhalt",
        [
            ("Kreistag", "2014-03-04", "Beschlussfassung", None, "vertagt"),
            ("Kreistag", "2014-03-11", "Beschlussfassung", None, "beschlossen"),
        ],
        "two sessions of one committee: the role holds for both, the date of the continuation is no session",
    ),
    (
        "Beratungsfolge:\nFA Finanzen Vorberatung\n04.03.2014    Sondersitzung FA Finanzen\nKreistag Beschlussfassung\n11.03.2014",
        [
            ("FA Finanzen", "2014-03-04", "Vorberatung", None, None),
            ("Kreistag", "2014-03-11", "Beschlussfassung", None, None),
        ],
        "the session behind the date; a committee by a short word",
    ),
    (
        "Beratungsfolge\nStatus | Datum | Gremium | Beschluss | NA |\n---|---|---|---|---|\n●\nErledigt\n|\n|\nSportausschuss\n|\n"
        "Vorberatung\n|\n|\n|\n04.03.2014\n| |||\n|\n|\n18.03.2014\n| |||\n●\nErledigt\n|\n|\nKreistag\n|\n"
        "zur Aussprache im Saal\n|\n|\n|\n25.03.2014\n|\nBeschlussvorschlag\nText",
        [
            ("Sportausschuss", "2014-03-04", "Vorberatung", None, None),
            ("Sportausschuss", "2014-03-18", "Vorberatung", None, None),
            ("Kreistag", "2014-03-25", "zur Aussprache im Saal", None, None),
        ],
        "cells and bars one a line; “Beschluss” beside “NA” heads the role, known or not",
    ),
    (
        "Gremium\nSitzung am\nBeratung\nSozialausschuss\n04.03.2014\nöffentlich\nKreisausschuss\n11.03.2014\nnichtöffentlich\n\nBetreff:",
        [("Sozialausschuss", "2014-03-04", None, True, None), ("Kreisausschuss", "2014-03-11", None, False, None)],
        "heads one a line, then cells one a line",
    ),
    (
        "Status\nDatum\nGremium\nBeschluss\nÖffentlich\n04.03.2014\nSozialausschuss\nNichtöffentlich\n11.03.2014\nMagistrat\n",
        [("Sozialausschuss", "2014-03-04", None, True, None), ("Magistrat", "2014-03-11", None, False, None)],
        "cells one a line, the committee's column not the first",
    ),
    (
        "Beratungsfolge:04.03.2014 Dienstberatung\n11.03.2014 Fachausschuss Jugend /Soziales /Schule\n02.03.2014 Lenkungskonferenz\n",
        [
            ("Dienstberatung", "2014-03-04", None, None, None),
            ("Fachausschuss Jugend /Soziales /Schule", "2014-03-11", None, None, None),
            ("Lenkungskonferenz", "2014-03-02", None, None, None),
        ],
        "dates first, in no order, with a body that no vocabulary knows",
    ),
    (
        "Beratungsverlauf:\n\n  • 04.03.2014: Kulturausschuss: Formal behandelt\n  • 11.03.2014: Sportausschuss: formal behandelt\n",
        [
            ("Kulturausschuss", "2014-03-04", None, None, "Formal behandelt"),
            ("Sportausschuss", "2014-03-11", None, None, "formal behandelt"),
        ],
        "date, committee and result with colons",
    ),
    (
        "Protokoll: Gemeinderat der Stadt Talheim\nTOP:\n4\nSitzungstermin: 19.03.2014\nSitzungsart: öffentlich\n\nVorgang:\n\n"
        "Bauausschuss vom 12.03.2014, öffentlich, Nr. 17\nErgebnis: Verweisung ohne Votum\n",
        [
            ("Gemeinderat der Stadt Talheim", "2014-03-19", None, True, None),
            ("Bauausschuss", "2014-03-12", None, True, "Verweisung ohne Votum"),
        ],
        "minutes: their session, and those that went before with their results",
    ),
    (
        "12.03.2014 - 5 Konzept\nGrunddaten\n- TOP:\n- Ö 5\n- Gremium:\n- Migrationsbeirat\n- Datum:\n- Mi., 12.03.2014\n- Beratung:\n"
        "- öffentlich\n- Beschluss:\n- ungeändert beschlossen\n",
        [("Migrationsbeirat", "2014-03-12", None, True, "ungeändert beschlossen")],
        "the page of an agenda item",
    ),
    (
        "Beschlussvorlage TOP Ö 5\nSitzung: 12.03.2014 | Ausschuss für Soziales | öffentlich\n\nBetreff: Wohnen",
        [("Ausschuss für Soziales", "2014-03-12", None, True, None)],
        "the session in one line",
    ),
    (
        "Beschlussvorlage 12/2014\nAbschließende Beschlussfassung in der Stadtverordnetenversammlung am 20.03.2014 vorgesehen.\n",
        [("Stadtverordnetenversammlung", "2014-03-20", "Abschließende Beschlussfassung", None, None)],
        "a sentence that says where the paper will be decided",
    ),
    (
        "In den Kulturausschuss\nIn die Ratsversammlung\nAn die Stadtbezirksräte 01 - 13 (zur Kenntnis)\n",
        [
            ("Kulturausschuss", None, None, None, None),
            ("Ratsversammlung", None, None, None, None),
            ("Stadtbezirksräte 01 - 13", None, "zur Kenntnis", None, None),
        ],
        "addressees, and those who only take note",
    ),
    (
        "Talheim Der Bürgermeister Betreff Neues Haus der Kulturen Beratungsfolge Kulturausschuss Sportausschuss Finanzielle "
        "Auswirkungen Ja X Nein Mittel stehen bereit. Erläuterungen: " + "Das Haus soll allen offen stehen. " * 8,
        [("Kulturausschuss", None, None, None, None), ("Sportausschuss", None, None, None, None)],
        "a page run together into one line",
    ),
    (
        "Beschlussvorlage 12/2014\nGgf. Frühere Behandlung des Gegenstandes (Gremium, Datum, TOP)\nSozialausschuss, 12.01.2013, TOP 3\n",
        [],
        "sessions that dealt with it before are no path of this paper",
    ),
    ("Vorgang:\n\nDer Sozialausschuss hat am 12.01.2013 beraten.\n", [], "what went before, told in a sentence"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), PATHS, ids=[row[2] for row in PATHS])
def test_pages_of_council_systems(text: str, expected: list[Row], reason: str) -> None:
    found = [
        (fact.committee, fact.date.isoformat() if fact.date else None, fact.role, fact.public, fact.result)
        for fact in facts(text)
    ]
    assert found == expected, reason


def test_a_sitting_that_the_head_calls_public_is_public_for_every_committee() -> None:
    text = "Öffentliche Sitzung\n\nBeratungsfolge\nSozialausschuss 04.03.2014\nStadtrat 11.03.2014\n"
    assert [fact.public for fact in facts(text)] == [True, True]


WORDS = (
    "Beratungsfolge Gremium Datum Sozialausschuss Rates Sitzung 12.03.2014 öffentlich TOP | ● : Entscheidung".split()
)
WORDS += ["\n", "\n\n", "\t", "FA X", "12. Sitzung des", "Vorgang:"]


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_no_text_stops_the_reading(text: str) -> None:
    document = read_text(text)
    for fact in EXTRACTOR.extract(document, ()):
        assert document.text[fact.evidence.start : fact.evidence.end].strip()
