"""Fields told one after the other, in answers, and in the columns of tables that break names; and what looks like them.

All sentences and towns are invented.
"""

from __future__ import annotations

import pytest

from extractors import EXTRACTORS
from extractors.action_fields.extractor import extract
from extractors.action_fields.wrapped import breaks_off
from extractors.facts import ActionField, Fact, LeftAlone
from pipeline.ingest.plain_text import read_text

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
        CONCEPT + "Drei Pfeiler sind geplant. Die erste Säule ist die Sprachförderung, die zweite Säule bildet die "
        "Elternbildung, als dritte Säule kommt der Sport hinzu.",
        ["Sprachförderung", "Elternbildung", "Sport"],
        "ordinals before the parts",
    ),
    (
        CONCEPT + "Das erste Handlungsfeld heißt Sprache und Schule. Das zweite Handlungsfeld betrifft die Arbeit. Ein "
        "drittes Handlungsfeld ist dem Wohnen gewidmet.",
        ["Sprache und Schule", "Arbeit", "Wohnen"],
        "a sentence for each field",
    ),
    (
        CONCEPT + "Ein erster Schwerpunkt liegt auf der Sprachförderung, ein zweiter auf der politischen Teilhabe und "
        "ein dritter auf der Gesundheit.",
        ["Sprachförderung", "Politische Teilhabe", "Gesundheit"],
        "the noun stands only once; the adjective is put into its first case",
    ),
    (
        CONCEPT + "Das Papier soll zum einen auf das Ankommen, zum anderen auf Sprache und Beruf, schließlich auf das "
        "Wohnen im Quartier ausgerichtet sein. Diese drei Themenfelder werden beraten.",
        ["Ankommen", "Sprache und Beruf", "Wohnen im Quartier"],
        "in turn, and the next sentence calls them fields",
    ),
    (
        CONCEPT + "Das Integrationskonzept widmet sich erstens der Sprachförderung, zweitens dem Wohnen und drittens "
        "der Pflege.",
        ["Sprachförderung", "Wohnen", "Pflege"],
        "said of the concept itself",
    ),
    (
        CONCEPT
        + "Die AG 1 befasst sich mit Sprache und Schule, die AG 2 mit Arbeit und Ausbildung, die AG 3 mit Wohnen.",
        ["Sprache und Schule", "Arbeit und Ausbildung", "Wohnen"],
        "one theme for each group",
    ),
    (
        CONCEPT + "Workshop A werde sich mit Sprache, Wohnen und Pflege befassen, Workshop B mit Arbeit und Beruf, "
        "Gesundheit sowie Freizeit, Kultur und Sport.",
        ["Sprache", "Wohnen", "Pflege", "Arbeit und Beruf", "Gesundheit", "Freizeit, Kultur und Sport"],
        "several themes for each group",
    ),
    (
        CONCEPT
        + "Gearbeitet wird in drei offenen Foren – „Ankommen“, „Wohnen“ und „Sport für alle“ –, die im Mai beginnen.",
        ["Ankommen", "Wohnen", "Sport für alle"],
        "forums in quotation marks behind a dash",
    ),
    (
        CONCEPT
        + "Frage 2: Welche Handlungsfelder des Konzepts ruhen derzeit?\n\nAntwort: Es ruhen „Sprache und Schule“ "
        "und „Arbeit“. Die übrigen (Wohnen, Gesundheit) laufen.",
        ["Sprache und Schule", "Arbeit", "Wohnen", "Gesundheit"],
        "the answer to a question for the fields",
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
    (
        CONCEPT + "Im Mittelpunkt des Konzepts stehen die Sprachförderung, die Pflege und das Wohnen.",
        ["Sprachförderung", "Pflege", "Wohnen"],
        "what a concept puts into its centre",
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


TABLES: list[tuple[str, list[str], str]] = [
    (
        CONCEPT + "Handlungsfeld           Vorhaben            ab\n"
        "Spracherwerb            Kurse               2016\n"
        "Wohnen                  Lotsen              2017\n"
        "Bürgerschaftliches      Schulung            2016\n"
        "Engagement\n",
        ["Spracherwerb", "Wohnen", "Bürgerschaftliches Engagement"],
        "an adjective over its noun",
    ),
    (
        CONCEPT + "Bereich             Ziel                Zuständig\n"
        "Sprache             Kurse ausbauen      Schulamt\n"
        "Arbeit und Beruf    Betriebe gewinnen   Jobcenter\n"
        "Gesundheit          Hürden abbauen      Gesundheitsamt\n",
        ["Sprache", "Arbeit und Beruf", "Gesundheit"],
        "Bereich beside Ziel",
    ),
    (
        CONCEPT
        + "Bereich             2020       2021\nSprache             48.600     48.600\nWohnen              10.000     "
        "10.000\nPflege              24.000     24.000\n",
        [],
        "a table of costs",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TABLES, ids=[row[2] for row in TABLES])
def test_tables(text: str, expected: list[str], reason: str) -> None:
    assert [field.label for field in fields(text)] == expected, reason


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Bürgerschaftliches", True),
        ("Angebote für besondere", True),
        ("Information und", True),
        ("Wohnen im", True),
        ("Wohnen", False),
        ("Sport für alle", False),
        ("Arbeit und Beruf", False),
        ("Zugänge schaffen", False),
    ],
)
def test_breaks_off(written: str, expected: bool) -> None:
    assert breaks_off(written) is expected


def test_the_former_field_and_the_first_priority() -> None:
    former = fields(CONCEPT + "Die bisherigen Felder „Barrierefreies Wohnen“ und „Gesundheit“ gehen darin auf.")
    assert [field.status for field in former] == ["former", "former"]
    first = fields(
        CONCEPT + "Ein erster Schwerpunkt liegt auf der Sprache, ein zweiter auf dem Sport, ein dritter auf dem Wohnen."
    )
    assert [(field.label, field.status) for field in first] == [
        ("Sprache", "proposed"),
        ("Sport", "proposed"),
        ("Wohnen", "proposed"),
    ]
