"""Fields told one by one: names that share their frame, and what stands beside one word alone. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.action_fields.told import told_alone, told_apart
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

FRAMES = [
    (
        "Zum Baustein „Sprechen“ laufen neun Vorhaben. Beim Baustein „Arbeiten“ ruht die Börse. Der Baustein „Wohnen“ leidet.",
        [["Sprechen", "Arbeiten", "Wohnen"]],
        "the same word before each, in quotation marks",
    ),
    (
        "Gefördert werden „Kultur“ und „Sport“. Das Büro „Vielfalt“ lädt ein.",
        [],
        "names side by side are a row of their own, and one more is none",
    ),
    (
        "Der Bereich Nord wird gebaut. Der Bereich Süd ist fertig.",
        [],
        "two are too few",
    ),
    (
        "Die „Allianz Musterau“ berät. Zur „Allianz“ zählen elf Vereine. Die Stadt dankt der „Allianz Musterau“.",
        [],
        "one name again and again",
    ),
    (
        "Die erste Säule, die der Rat „Gut ankommen“ nennt, läuft. Als zweite Säule folgt „Mitreden“; die dritte gilt dem Thema "
        "„Pflege“.",
        [["Gut ankommen", "Mitreden", "Pflege"]],
        "what is quoted behind an ordinal, not the nouns between",
    ),
    (
        "An erster Stelle steht die Schule, an zweiter Stelle der Sport. Neu ist drittens Gute Pflege. Im vierten Quartal folgt mehr.",
        [["Schule", "Sport", "Gute Pflege"]],
        "“drittens” counts as well, the quarter of a year does not",
    ),
    (
        "Vorrang hat der Nachwuchs (Säule 1: Ausbildung hier halten). Danach kommt Säule 2: Rückkehrer. Zuletzt nennt er Säule 3, "
        "Familien stärken, und dankt.",
        [["Ausbildung hier halten", "Rückkehrer", "Familien stärken"]],
        "set off by colons, commas and brackets",
    ),
    (
        "Die erste Sitzung war im Mai, die zweite Sitzung im Juni, die letzte Sitzung leitete Herr Abel.",
        [],
        "sessions are counted, too",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FRAMES, ids=[row[2] for row in FRAMES])
def test_frames(text: str, expected: list[list[str]], reason: str) -> None:
    found = [[label.text for label in each.labels] for each in told_apart(read_text(text))]
    assert [names for n, names in enumerate(found) if names not in found[:n]] == expected, reason


ALONE = [
    (
        "Handlungsfeld 3: Gesundheit",
        [("title", "Gesundheit")],
        "a line of its own, with its number",
    ),
    (
        "erst die „Nachbarschaft am Wall“ ist als fünftes Handlungsfeld hinzugekommen.",
        [("quoted before", "Nachbarschaft am Wall")],
        "quoted before the word",
    ),
    (
        "Das Amt umfasst die Bereiche Jugend, Soziales und Schule.",
        [],
        "what begins a row is a matter of enumerations",
    ),
    (
        "In diesem Teil wird die Ausstellung „Koffer“ gezeigt.",
        [],
        "a word for parts names what follows it at once, and nothing else",
    ),
    ("Die Äcker am Rietheimer Feld sind verpachtet.", [], "a field of grain"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ALONE, ids=[row[2] for row in ALONE])
def test_alone(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    found = [(each.side, each.labels[0].text) for each in told_alone(read_text(text))]
    assert found == expected, reason


_PAPER = "Betreff: Fortschreibung des Integrationskonzepts der Stadt Musterau\n\nDas Integrationskonzept gilt seit 2014. {}\n"
JUDGED = [
    ("Als fünftes Handlungsfeld kommt „Gesundheit im Alter“ hinzu.", ["Gesundheit im Alter"], "a field is added"),
    ("Das bisherige Handlungsfeld Sport entfällt.", ["Sport"], "one is dropped, without quotation marks"),
    (
        "Das Programm „Starke Netze“ des Landes läuft im Themenfeld Sprache weiter.",
        [],
        "a programme of the Land beside a theme",
    ),
    ("Frau Ebel regt an, das Thema „Ehrenamt“ in der Sitzung im Mai aufzurufen.", [], "a theme of a session"),
]


@pytest.mark.parametrize(("sentence", "expected", "reason"), JUDGED, ids=[row[2] for row in JUDGED])
def test_judged(sentence: str, expected: list[str], reason: str) -> None:
    found = extract(read_text(_PAPER.format(sentence)), ())
    assert [each.label for each in found if isinstance(each, ActionField)] == expected, reason
