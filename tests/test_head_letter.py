"""Letters, minutes and annexes: what their heads say, and what is no subject."""

from __future__ import annotations

import pytest

from tests.head_values import head

LETTER = (
    "\n\nSehr geehrte Frau Muster,\n\nseit dem Frühjahr ist der Weg an der Mühle gesperrt. "
    "Wir bitten um Auskunft, wann er geöffnet wird.\n\nMit freundlichen Grüßen\n\n"
)

SUBJECTS = [
    (
        "Stadt Seedorf\n\nHerrn Bernd Beispiel\nim Hause\n\nSperrung des Weges an der Mühle",
        LETTER,
        "Sperrung des Weges an der Mühle",
        "above the salutation",
    ),
    (
        "Neubau der Brücke am Markt\n\nVoraussichtliche Kosten: 12.000,00 EUR netto",
        LETTER,
        "Neubau der Brücke am Markt",
        "not the sum",
    ),
    (
        "Niederschrift\n\nüber die Sitzung des Ortsrates Seedorf am 4.4.2028\n\n"
        "Öffentliche Tagesordnungspunkte\n\n1 Begrüßung\n\n2 Wege im Ort\n",
        "",
        None,
        "minutes of many items",
    ),
    ("Neue Aufgaben der Koordinator*in\n", LETTER, "Neue Aufgaben der Koordinator*in", "an ending is no preposition"),
    (
        "Ortsrat\nSeedorf – Tannau\n\nErgebnisprotokoll\nder öffentlichen Sitzung des Ortsrates\n\nDatum: 2. Mai 2028\n",
        "",
        None,
        "whose council it is",
    ),
]


@pytest.mark.parametrize(("text", "body", "expected", "reason"), SUBJECTS, ids=[reason for *_, reason in SUBJECTS])
def test_subject(text: str, body: str, expected: str | None, reason: str) -> None:
    assert head(text, body).get("subject") == expected, reason


OTHERS = [
    (
        "Anfrage zum Weg an der Mühle",
        LETTER + "Anna Muster\nFraktionsvorsitzende\n",
        "author",
        "Anna Muster",
        "who signs a letter",
    ),
    (
        "Sperrung des Weges an der Mühle",
        LETTER + "ein gutes Ende wünschend\n",
        "author",
        None,
        "no name below the greeting",
    ),
    (
        "BV/12/2028 Anlage 2\n\nLageplan der neuen Halle\n",
        "",
        "reference",
        "BV/12/2028",
        "an annex with its paper's number",
    ),
    ("Bericht 2027 / 2028\n\nStand der Wege im Ort\n", "", "reference", None, "two years"),
    (
        "Freie Liste Seedorf",
        "\n\nSehr geehrte Frau Muster,\n\nüber folgende Wege berichten wir zum Antrag im Mai.\n",
        "paper_type",
        None,
        "a letter that only speaks of a motion",
    ),
    (
        "Antwort auf eine Kleine Anfrage\nFragesteller: Bernd Beispiel, Fraktion Freie Liste\n",
        "\n\nDer Weg ist offen.\n",
        "author",
        None,
        "who asked did not write the answer",
    ),
    (
        "Bedarf für die neue Halle (14/52/17/28)\n",
        LETTER,
        "reference",
        "14/52/17/28",
        "in brackets at the end of a line",
    ),
    (
        "Ergebnisprotokoll\nDatum: 2. Mai 2028\nOrt: Halle\n\nEs wurde beraten.\n\nSeedorf, 14.05.2028\n",
        "",
        "date",
        "2028-05-14",
        "the day behind the place, not the session's",
    ),
    (
        "Einreicher: Der Landrat\nVerantwortlich für die Umsetzung: Der Landrat\n",
        LETTER,
        "department",
        "Der Landrat",
        "who carries it out",
    ),
]


@pytest.mark.parametrize(("text", "body", "field", "expected", "reason"), OTHERS, ids=[reason for *_, reason in OTHERS])
def test_other_values(text: str, body: str, field: str, expected: str | None, reason: str) -> None:
    assert head(text, body).get(field) == expected, reason
