"""Fields told one after the other, in answers, and in the columns of tables that break names; and what looks like them.

All sentences and towns are invented.
"""

from __future__ import annotations

import pytest

from extractors import EXTRACTORS
from extractors.action_fields.extractor import extract
from extractors.facts import ActionField, Fact, LeftAlone
from pipeline.ingest.text.reading import read_text

HEAD = ("municipality", "header", "consultations")
CONCEPT = "Stadt Musterau\nBeschlussvorlage Nr. 2019/114\n\nBetreff: Integrationskonzept der Stadt Musterau\n\n"
OTHER = "Stadt Musterau\nMitteilung\n\nBetreff: Jahresrückblick\n\n"


def fields(text: str) -> list[ActionField]:
    """The fields in reading order; the head is read before them, as in a run."""
    document = read_text(text)
    known: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor.name in HEAD:
            known += [fact for fact in extractor.extract(document, tuple(known)) if not isinstance(fact, LeftAlone)]
    found = [fact for fact in extract(document, tuple(known)) if isinstance(fact, ActionField)]
    return sorted(found, key=lambda field: field.evidence.start)


SERIES: list[tuple[str, list[str], str]] = [
    (
        CONCEPT
        + "Gearbeitet wird in drei offenen Foren – „Ankommen“, „Wohnen“ und „Sport für alle“ –, die im Mai beginnen.",
        ["Ankommen", "Wohnen", "Sport für alle"],
        "forums in quotation marks behind a dash",
    ),
    (
        CONCEPT
        + "Der Aktionsplan setzt auf drei Themen, denen sich die Stadt widmen möge: der ökonomischen Eigenständigkeit, "
        "der Gewaltprävention und, nicht zuletzt, der Bildung.",
        ["ökonomischen Eigenständigkeit", "Gewaltprävention", "Bildung"],
        "articles before the names, an aside before the last",
    ),
    (
        CONCEPT
        + "Von den drei Handlungsfeldern des Plans (Gewaltschutz; Gesundheit; die Stadt als Vorbild) ruht eines.",
        ["Gewaltschutz", "Gesundheit", "Stadt als Vorbild"],
        "an article before a name in brackets",
    ),
    # ---- none
    (
        CONCEPT + "Das erste Treffen war im Mai, das zweite Treffen im Juni, das dritte folgt.",
        [],
        "ordinals of meetings",
    ),
    (
        CONCEPT
        + "In einem ersten Schritt wird die Sprache erhoben, in einem zweiten die Arbeit, in einem dritten das Wohnen.",
        [],
        "steps of the work",
    ),
    (
        CONCEPT + "Zum einen fehlt Personal, zum anderen sind die Räume in der Schule zu klein.",
        [],
        "two reasons",
    ),
    (
        OTHER + "Die erste Säule ist die Rente, die zweite Säule die Betriebsrente.",
        [],
        "two parts in a paper on no concept",
    ),
    (OTHER + "Welche Angebote gibt es? Sprache, Sport und Kultur.", [], "a question for other things"),
    (OTHER + "Der Verein ist im Handlungsfeld Bildung tätig. Er erhält Geld.", [], "one mention, and no concept"),
    (OTHER + "Die Angebote sind nach Themenfeldern sortiert: Familie, Bildung, Wohnen, Pflege.", [], "a website"),
    (OTHER + "Arbeitsschwerpunkte waren Beratung, Gewaltprävention und Vereinbarkeit.", [], "the year of an office"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SERIES, ids=[row[2] for row in SERIES])
def test_series(text: str, expected: list[str], reason: str) -> None:
    assert [field.label for field in fields(text)] == expected, reason
