"""Who gives, by the subject of the clause, and what is left to the town."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.plain_text import read_text

Said = tuple[str, str, str]
IN, OWN = ("grant", "revenue"), ("budget", "expense")

GIVEN: list[tuple[str, list[Said], str]] = [
    (
        "Der Bund gibt 2031 48.000 €, ab 2032 jährlich 60.000 €.",
        [("48000", *IN), ("60000", *IN)],
        "the second clause has no verb",
    ),
    (
        "Das Land Musterland hat für die Stelle 33.000 Euro bewilligt.",
        [("33000", *IN)],
        "the post is what it gives for",
    ),
    (
        "Für den Treff gewährt die Lindenau-Stiftung zusätzlich 20.000 €.",
        [("20000", *IN)],
        "the subject behind its verb",
    ),
    ("Für 2031 stellt das Land weitere 60.000 Euro in Aussicht.", [("60000", *IN)], "what is promised"),
    ("Frau Amsel teilt mit, das Ministerium steuere 12.000 € bei.", [("12000", *IN)], "indirect speech"),
    ("Aus dem Europäischen Sozialfonds flossen 46.000 Euro.", [("46000", *IN)], "a fund from which money flows"),
    ("Hierfür können beim Land bis zu 15.000 Euro beantragt werden.", [("15000", *IN)], "where it is asked for"),
    ("Die Lotsinnen werden vom Land mit 93.500 Euro gefördert.", [("93500", *IN)], "the agent of the passive"),
    (
        "Die Stelle kostet 50.000 €, davon hat das Land 20.000 € übernommen.",
        [("50000", "personnel", "expense"), ("20000", *IN)],
        "the part behind “davon”",
    ),
    (
        "Personalkosten Koordination: 68.400 EUR p. a., davon Land 33.000 EUR",
        [("68400", "personnel", "expense"), ("33000", *IN)],
        "a line without a verb",
    ),
    (
        "Der Stadt wurde ein Zuschuss in Höhe von 654.000 EUR für acht Stellen bewilligt.",
        [("654000", *IN)],
        "the town as receiver",
    ),
    (
        "Das Land beteiligt sich mit 83.000 Euro. 21.000 Euro verbleiben beim Landkreis.",
        [("83000", *IN), ("21000", *OWN)],
        "what is left in a sentence of its own",
    ),
    (
        "Die Kosten liegen bei 23.000 €; auf die Gemeinde entfallen 6.900 €.",
        [("23000", "total", "expense"), ("6900", *OWN)],
        "entfallen auf",
    ),
    ("Für die Stadt bleiben damit 6.000 € im Jahr.", [("6000", *OWN)], "bleiben für"),
    (
        "Beantragt ist eine Zuwendung des Landes von 12.000 EUR; der Rest von 1.400 EUR wird aus Produkt 3.1.5 geleistet.",
        [("12000", *IN), ("1400", *OWN)],
        "the rest",
    ),
    (
        "Das Institut erhält für die Befragung 18.500 Euro.",
        [("18500", "external", "expense")],
        "who sells work is no receiver of grants",
    ),
    ("Das Büro bot seine Leistung für 38.000 € an.", [("38000", "external", "expense")], "an offer in words"),
]

REFUSED: list[tuple[str, list[Said], str]] = [
    (
        "Das Land förderte das Konzept mit 45.000 €, der Eigenanteil der Stadt betrug 16.000 €.",
        [("45000", *IN), ("16000", *OWN)],
        "a clause with a verb of its own has a subject of its own",
    ),
    (
        "Die Kosten der Beratung (65.000 €) werden zu 80 % vom Land erstattet.",
        [("65000", "total", "expense")],
        "the whole of which somebody covers a share",
    ),
    (
        "Die Gesamtkosten von 90.000 € trägt der Bund zu einem Drittel.",
        [("90000", "total", "expense")],
        "the same with the share behind the verb",
    ),
    (
        "Der Verein stellt dem Land seinen Bericht vor und erhält von der Stadt 4.000 €.",
        [("4000", "grant", "expense")],
        "“dem Land” is no subject",
    ),
    (
        "Die Honorare von 5.000 €, die das Land nicht trägt, sind eingeplant.",
        [("5000", "external", "expense")],
        "who does not give",
    ),
    (
        "Der Landkreis zahlt dem Trägerverein 25.000 €.",
        [("25000", "grant", "expense")],
        "what the town gives to others",
    ),
]


def said(text: str) -> list[Said]:
    document = read_text(f"Kreis Seefeld\nVorlage 1/2030\n\nSachverhalt:\n\n{text}\n")
    found = [fact for fact in extract(document, ()) if isinstance(fact, Cost)]
    return [(str(fact.amount), fact.cost_kind, fact.direction) for fact in found]


@pytest.mark.parametrize(
    ("text", "expected", "reason"), [*GIVEN, *REFUSED], ids=[reason for *_, reason in [*GIVEN, *REFUSED]]
)
def test_who_gives(text: str, expected: list[Said], reason: str) -> None:
    assert said(text) == expected, reason
