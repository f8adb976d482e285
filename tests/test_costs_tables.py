"""Costs in tables: budget grids, forms, price lists."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.text.reading import read_text

Row = tuple[str, int | None, str | None]


def rows(text: str) -> list[Row]:
    return [
        (f"{cost.amount.normalize():f}", cost.year, cost.label)
        for cost in extract(read_text(text), ())
        if isinstance(cost, Cost)
    ]


GRIDS: list[tuple[str, list[Row], str]] = [
    (
        "Mittelbereitstellung - in EUR -\n\n"
        "ErgebnisHH\t\tZeilen-Nr.\t2021\t2022\tab 2023\n"
        "Bedarf\tErträge\t1\t\t4.000\t\n"
        "\tSachaufwand\t14\t5.000\t15.000\t2.000\n"
        "Plan\tErträge\t1\t\t\t\n"
        "\tSachaufwand\t14\t0\t15.000\t\n",
        [
            ("4000", 2022, "Bedarf Erträge 2022"),
            ("5000", 2021, "Bedarf Sachaufwand 2021"),
            ("15000", 2022, "Bedarf Sachaufwand 2022"),
            ("2000", 2023, "Bedarf Sachaufwand ab 2023"),
            ("15000", 2022, "Plan Sachaufwand 2022"),
        ],
        "bare numbers under “in EUR”, the group carried down, line numbers are no money",
    ),
    (
        "☒ im Ergebnishaushalt\tAufwand\tErtrag\teinmalig in\n\t20.000 €\t\t20.000 €\n",
        [("20000", None, "im Ergebnishaushalt Aufwand")],
        "the same amount in two cells of one form is one row, by the label that says its kind most surely",
    ),
    (
        "Maßnahme\tAnsatz 2021\tAnsatz 2022\nSprachtreff\t10.000 €\t12.000 €\nElterncafé\t10.000 €\t12.000 €\n",
        [
            ("10000", 2021, "Sprachtreff Ansatz 2021"),
            ("12000", 2022, "Sprachtreff Ansatz 2022"),
            ("10000", 2021, "Elterncafé Ansatz 2021"),
            ("12000", 2022, "Elterncafé Ansatz 2022"),
        ],
        "equal amounts of two measures are two rows",
    ),
    (
        "Kostenart\tBetrag in T€\nPersonalkosten\t19\nSachkosten\t4,5\n",
        [
            ("19000", None, "Personalkosten"),
            ("4500", None, "Sachkosten"),
        ],
        "thousands in the head",
    ),
    (
        "Verein\tMitglieder\tJahr\nBrücke e. V.\t120\t2016\nHafen e. V.\t80\t2018\n",
        [],
        "numbers that nothing calls money",
    ),
    ("FinanzHH\t2021\t2022\nAuszahlung\t€\t€\n", [], "blank money cells"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), GRIDS)
def test_grid(text: str, expected: list[Row], reason: str) -> None:
    assert rows(text) == expected, reason
