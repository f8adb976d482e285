"""A paper of an invented town, its results, and lines of a ledger about it."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.corrections.form import COLUMNS, correction
from pipeline.corrections.ledger import append
from pipeline.run import run
from pipeline.store import Store

Row = dict[str, Any]
TEXT = """Stadt Auenbrück

Vorlage Nr.: 2024/{number:03}
Federführung: Sozialamt
Datum: 12.03.2024

Betreff: Fortschreibung des Integrationskonzepts, Teil {number}

Beratungsfolge:
Gremium\tDatum\tZuständigkeit
Sozialausschuss\t20.03.2024\tVorberatung
Stadtrat\t26.04.2024\tEntscheidung

Beschlussvorschlag:
1. Der Stadtrat beschließt die Fortschreibung des Integrationskonzepts.

Finanzielle Auswirkungen:
Die Kosten für die Moderation betragen rund 5.000 Euro im Jahr 2024. Für die Sprachkurse werden 12.000 Euro benötigt.

Im Herbst wird im Kulturausschuss noch einmal berichtet. Die Fachstelle fördert der Kreis mit siebentausend Euro.
"""


def papers(folder: Path, count: int = 1) -> Path:
    """A folder with so many papers of the town."""
    place = folder / "papers"
    place.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (place / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    return place


def read(place: Path, out: Path, **options: Any) -> dict[str, list[Row]]:
    """Run over a folder of papers; the tables."""
    outcome = run([place], out, jobs=1, **options)
    assert outcome.clean, outcome.failures
    return Store(out).rows()


def cells(paper: str, **said: str) -> Row:
    """The cells of a line that Anna wrote one morning."""
    return {"paper": paper, "table": "costs", "who": "Anna", "when": "2026-03-01T08:00:00Z", **said}


def write(place: Path, lines: Sequence[Row]) -> Path:
    """Add lines to a ledger as the program does."""
    append(place, [correction(line) for line in lines])
    return place


def by_hand(place: Path, lines: Sequence[Row]) -> Path:
    """A ledger as somebody types it, whatever stands in it."""
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)
    return place
