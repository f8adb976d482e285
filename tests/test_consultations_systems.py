"""The Beratungsfolge as pages of council systems give it when they are flattened to text. All towns are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.consultations.extractor import EXTRACTOR
from pipeline.ingest.text.reading import read_text
from tests.consultation_rows import facts

Row = tuple[str, str | None, str | None, bool | None, str | None]

PATHS = [
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
        "Beratungsverlauf:\n\n  • 04.03.2014: Kulturausschuss: Formal behandelt\n  • 11.03.2014: Sportausschuss: formal behandelt\n",
        [
            ("Kulturausschuss", "2014-03-04", None, None, "Formal behandelt"),
            ("Sportausschuss", "2014-03-11", None, None, "formal behandelt"),
        ],
        "date, committee and result with colons",
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
