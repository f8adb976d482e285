"""Fields told one by one: which names the frames put together, and which they leave alone. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.told import told_apart
from pipeline.ingest.text.reading import read_text

FRAMES = [
    (
        "Zum Baustein „Sprechen“ laufen neun Vorhaben. Beim Baustein „Arbeiten“ ruht die Börse. Der Baustein „Wohnen“ leidet.",
        [["Sprechen", "Arbeiten", "Wohnen"]],
        "the same word before each, in quotation marks",
    ),
    (
        "Die erste Säule, das Wohnen auf Zeit, ist berührt, die zweite, die Beratung im Haus, auch; neu ist die dritte, der Auszug.",
        [["Wohnen auf Zeit", "Beratung im Haus", "Auszug"]],
        "ordinals, with and without the word that they count",
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
]


@pytest.mark.parametrize(("text", "expected", "reason"), FRAMES, ids=[row[2] for row in FRAMES])
def test_frames(text: str, expected: list[list[str]], reason: str) -> None:
    found = [[label.text for label in each.labels] for each in told_apart(read_text(text))]
    assert [names for n, names in enumerate(found) if names not in found[:n]] == expected, reason
