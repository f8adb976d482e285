"""Who sits in a body, as lists, forms and tables show it; and any text at all, which must break nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import SteeringGroup
from extractors.partners.extractor import extract as extract_partners
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text


def one(text: str) -> SteeringGroup:
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    return group


LISTS: list[tuple[str, list[tuple[str, str | None, str | None]], str]] = [
    (
        """Zusammensetzung der Steuerungsgruppe:
- Sozialamt
- Caritasverband Neustein
""",
        [("Sozialamt", None, None), ("Caritasverband Neustein", None, None)],
        "bullets below the body",
    ),
    (
        """Für die Lenkungsgruppe werden aus dem Rat benannt:

Fraktion Offene Mitte:            Frau Dr. Eva Lind

CDU-Fraktion:                     Herr Jan Pohl

Die Gruppe beginnt im Mai.""",
        [
            ("Frau Dr. Eva Lind", "Dr. Eva Lind", "Fraktion Offene Mitte"),
            ("Herr Jan Pohl", "Jan Pohl", "CDU-Fraktion"),
        ],
        "party and name a line, no bullets",
    ),
    (
        """Die Arbeitsgruppe zum Integrationskonzept wird wie unten genannt besetzt.

Für die Besetzung werden vorgeschlagen:

Jasmin Borg (Die Linke, Kreistag)

Dr. Ulf Renken (CDU, Stadtrat)

Vertretung: Herr Specht (SPD, Kreistag)

Weitere Namen folgen.""",
        [
            ("Jasmin Borg (Die Linke, Kreistag)", "Jasmin Borg", "Die Linke, Kreistag"),
            ("Dr. Ulf Renken (CDU, Stadtrat)", "Dr. Ulf Renken", "CDU, Stadtrat"),
        ],
        "names with party and council in brackets; a deputy is no member",
    ),
    (
        "Teilnehmende der Projektgruppe Integration: Ratsherr Uwe Sander (SPD), Ratsfrau Ilse Thoms (CDU), Frau Berg (Diakonie)",
        [
            ("Ratsherr Uwe Sander (SPD)", "Uwe Sander", "SPD"),
            ("Ratsfrau Ilse Thoms (CDU)", "Ilse Thoms", "CDU"),
            ("Frau Berg (Diakonie)", "Berg", "Diakonie"),
        ],
        "people in one line",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LISTS)
def test_reads_the_lists(text: str, expected: list[tuple[str, str | None, str | None]], reason: str) -> None:
    found = [(member.name, member.person, member.declared_sector) for member in one(text).members]
    assert found == expected, reason


def test_an_abbreviated_member_has_the_sector_of_its_full_name() -> None:
    text = "Das Büro für Teilhabe (BfT) lädt ein. Die Steuerungsgruppe besteht aus dem BfT und der Caritas."
    assert [(m.name, m.sector) for m in one(text).members] == [("BfT", "administration"), ("Caritas", "welfare")]


_WORDS = st.sampled_from(
    "Die Der Steuerungsgruppe Beirat Arbeitskreis „Integration“ ( ) : ; , . mit aus je zwei Vertretern der Politik und sowie entsenden ein "
    "Mitglied in besteht Ihr Ihm gehören an Mitglieder Stellvertreter ____ Ktabg. Müller - Herr Frau Dr. Für SPD-Fraktion: wird vom von "
    "geleitet Vorsitz Büro GmbH Institut beauftragt § „ “ Zu".split()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_WORDS, st.sampled_from([" ", " ", " ", "\n", "\n\n", "\t"])), max_size=50))
def test_any_text_is_read_without_an_error_and_every_member_lies_in_it(parts: list[tuple[str, str]]) -> None:
    document = read_text("".join(word + space for word, space in parts))
    for fact in extract(document, ()):
        if isinstance(fact, SteeringGroup):
            assert all(document.text[m.evidence.start : m.evidence.end].strip() and m.name for m in fact.members)
    list(extract_partners(document, ()))
