"""How council papers name their town besides a letterhead: broken titles, bodies, districts; and towns that they only mention."""

from __future__ import annotations

import pytest

from extractors.facts import Municipality
from extractors.municipality.extractor import extract
from pipeline.ingest.text.reading import read_text

TOWNS = [
    (
        "Vollversammlung des Stadtrates der LH München\n\nBeschluss\n",
        ("München", "Stadt", "BY", "09162000"),
        "an abbreviated title behind the council",
    ),
    (
        "Die Ratsversammlung der Landeshauptstadt Kiel beschließt das Konzept.\n",
        ("Kiel", "Stadt", "SH", "01002000"),
        "the council in a sentence",
    ),
    (
        "Der Rat der Stadt Auenbrück beschließt das Konzept. Der Rat der Stadt Auenbrück dankt.\n",
        ("Auenbrück", "Stadt", "NI", None),
        "the council of a town that no register holds, in a Land that has such a council and such names",
    ),
    (
        "Landkreis Mittlere Sehre\nBeschlussvorlage\n",
        ("Mittlere Sehre", "Landkreis", None, None),
        "a name of two words",
    ),
]


def found(text: str) -> Municipality | None:
    return next((fact for fact in extract(read_text(text), ()) if isinstance(fact, Municipality)), None)


@pytest.mark.parametrize(("text", "expected", "reason"), TOWNS, ids=[reason for *_, reason in TOWNS])
def test_municipality(text: str, expected: tuple[str, str, str | None, str | None], reason: str) -> None:
    fact = found(text)
    assert fact is not None, reason
    assert (fact.name, fact.kind, fact.state, fact.ags) == expected, reason


REFUSED = [
    ("Die Bezirksvertretung Auental wird angehört. In Köln gibt es Bäder.\n", "a district that does not decide"),
    ("Die Bezirksvertretung Auental beschließt das Konzept.\n", "a district without its city"),
    (
        "Die Bezirksvertretung Auental beschließt das Konzept. Die Bezirksvertretung Wiesental wird angehört. Köln hilft.\n",
        "two districts",
    ),
    ("Die Stadtwerke Stralsund liefern den Strom.\n", "a company of a town"),
    ("Die Stadt GmbH und die Stadt GmbH & Co. KG liefern den Strom.\n", "the form of a company"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_a_town_that_is_only_mentioned(text: str, reason: str) -> None:
    assert found(text) is None, reason
