"""Amounts of money in running text and in cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.german.money import find_amounts, read_bare_amount

D = Decimal

READ = [
    # text, value, upper end, approximate, reason
    ("Das kostet 22.000 €.", "22000", None, False, "grouped by full stops"),
    ("Das kostet ca. 22.000 €.", "22000", None, True, "ca."),
    ("in Höhe von 21.568,75 € brutto", "21568.75", None, False, "cents"),
    ("27.000,00 Euro", "27000", None, False, "Euro spelled out"),
    ("EUR 12.500 werden benötigt", "12500", None, False, "unit before"),
    ("€ 5.000,- im Jahr", "5000", None, False, "unit before, dash for cents"),
    ("19 TEUR", "19000", None, False, "thousands glued to the unit"),
    ("20 T€", "20000", None, False, "thousands glued to the sign"),
    ("12 T €", "12000", None, False, "thousands apart from the sign"),
    ("T€ 20", "20000", None, False, "thousands before"),
    ("850 Tsd. Euro", "850000", None, False, "Tsd."),
    ("1,2 Mio. €", "1200000", None, False, "million abbreviated"),
    ("1,5 Millionen Euro", "1500000", None, False, "million in full"),
    ("1.234 Mio. €", "1234000000", None, False, "a grouped number of millions"),
    ("eine halbe Million Euro", "500000", None, False, "in words"),
    ("zwei Millionen Euro", "2000000", None, False, "in words, whole"),
    ("12.500,- €", "12500", None, False, "one dash"),
    ("12.500,-- EUR", "12500", None, False, "two dashes"),
    ("12.500,— €", "12500", None, False, "a long dash"),
    ("12 500 Euro", "12500", None, False, "grouped by a space, never 500"),
    ("12\u00a0500\u00a0Euro", "12500", None, False, "grouped by a no-break space"),
    ("12\u202f500 €", "12500", None, False, "grouped by a narrow space"),
    ("belaufen sich auf 6. 800 €", "6800", None, False, "a blank torn into the number"),
    ("Kosten von 12. 500,00 €", "12500.00", None, False, "the same with cents"),
    ("6. 800 € für Druck", "800", None, False, "the sixth point of a list and its amount"),
    ("5.000 bis 7.500 €", "5000", "7500", False, "a range"),
    ("5.000 – 7.500 €", "5000", "7500", False, "a range with a dash"),
    ("5.000 € bis 7.500 €", "5000", "7500", False, "a range with two units"),
    ("zwischen 5.000 und 7.500 Euro", "5000", "7500", False, "zwischen … und is a range"),
    ("20 - 30 T€", "20000", "30000", False, "the unit holds for both ends"),
    ("500.000 bis 1,2 Mio. €", "500000", "1200000", False, "the unit holds for the upper end only"),
    ("je 4.550 €", "4550", None, False, "each"),
    ("Umbuchung -1.500 €", "-1500", None, False, "a negative amount is never read as a positive one"),
    ("2017 22.000 €", "22000", None, False, "a year before the amount is not part of it"),
    ("2018 – 5.000 €", "5000", None, False, "a year and a dash are no range"),
    ("Gesamtkosten:45.000 Euro", "45000", None, False, "nothing between label and amount"),
    ("rund 30.000 Euro", "30000", None, True, "rund"),
    ("bis zu 15.000 EUR", "15000", None, True, "bis zu"),
    ("knapp 9.000 €", "9000", None, True, "knapp"),
    ("Die Kosten belaufen sich voraussichtlich auf 8.300 €", "8300", None, True, "a few words before"),
    ("der maximale Zuschuss von 4.000 €", "4000", None, True, "maximaler … von"),
    ("20.000 € (geschätzt)", "20000", None, True, "said behind"),
    ("voraussichtlich im Mai. Der Eintritt kostet 5 €", "5", None, False, "another sentence is not about the amount"),
    ("100000 €", "100000", None, False, "not grouped at all"),
    ("0 €", "0", None, False, "a printed zero is a zero"),
    ("2.000,00€", "2000", None, False, "no space before the sign"),
]


@pytest.mark.parametrize(("text", "value", "upper", "approximate", "reason"), READ)
def test_amount(text: str, value: str, upper: str | None, approximate: bool, reason: str) -> None:
    amounts = list(find_amounts(text))
    assert [(a.value, a.value_max, a.approximate, a.currency) for a in amounts] == [
        (D(value), D(upper) if upper else None, approximate, "EUR")
    ], reason


REFUSED = [
    ("Baukosten von 92.300.000 Millionen Euro", "a slip of the paper: no town has such a sum, no table holds it"),
    ("12.50.0 €", "no grouping that we know"),
    ("10.000.00 €", "no grouping that we know"),
    ("1.23 €", "a full stop before two digits is no German number"),
    ("1,234 €", "a comma before three digits is no German number"),
    ("1 234 56 €", "a torn number"),
    ("10-15.000 €", "does the thousand hold for both?"),
    ("Produkt/Konto 31301/5292", "an account"),
    ("Haushaltsstelle 31301/5292 €", "an account before an empty cell"),
    ("Produkt 11.14.08", "a product number"),
    ("76133 Musterstadt", "a ZIP code"),
    ("Tel. 0721 133-1021", "a phone number"),
    ("§ 82 GO", "a paragraph"),
    ("Vorlage 2017/1900", "a number of a paper"),
    ("- in EUR - 2016 2017 2018", "years under a unit"),
    ("der Euro-Raum hat 19 Staaten", "no amount"),
    ("Betrag in €", "a blank cell"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused(text: str, reason: str) -> None:
    assert list(find_amounts(text)) == [], reason


SEVERAL = [
    ("75.400 DM (38.551,41 €)", [("75400", "DEM"), ("38551.41", "EUR")], "an old price and its value today"),
    ("2021: 12.000 €, 2022: 15.000 €", [("12000", "EUR"), ("15000", "EUR")], "one amount a year"),
    ("666.750 € bzw. 673.000 €", [("666750", "EUR"), ("673000", "EUR")], "two amounts"),
    ("30.000 und 40.000 €", [("30000", "EUR"), ("40000", "EUR")], "two amounts share a unit"),
    ("5.000 € - 4.000 €", [("5000", "EUR"), ("4000", "EUR")], "a falling range is none"),
    ("Verein 2009 17.400 € 45.000 €", [("17400", "EUR"), ("45000", "EUR")], "cells of a row in one line"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SEVERAL)
def test_several(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert [(a.value, a.currency) for a in find_amounts(text)] == [(D(v), c) for v, c in expected], reason


def test_span_covers_the_words_that_say_it() -> None:
    text = "Die Kosten betragen ca. 22.000 € im Jahr."
    (amount,) = find_amounts(text)
    assert text[amount.start : amount.end] == "ca. 22.000 €"


BARE = [
    ("15.000", "15000", "grouped"),
    ("1.234,50", "1234.50", "cents"),
    ("-1.500", "-1500", "negative"),
    ("12 500", "12500", "grouped by a space"),
    ("15.000 €", "15000", "the unit may stand in the cell"),
    ("0", "0", "a printed zero"),
    ("€", None, "only the unit"),
    ("-", None, "a dash for nothing"),
    ("", None, "blank"),
    ("11.14.08", None, "a product number"),
    ("31301/5292", None, "an account"),
    ("12 Personen", None, "a count"),
]


@pytest.mark.parametrize(("cell", "expected", "reason"), BARE)
def test_bare(cell: str, expected: str | None, reason: str) -> None:
    assert read_bare_amount(cell) == (None if expected is None else D(expected)), reason


def german(value: Decimal, group: str) -> str:
    """The value as German papers print it."""
    whole, _, cents = f"{value:.2f}".partition(".")
    return f"{int(whole):,}".replace(",", group) + "," + cents


@given(
    st.decimals("0.01", "999999999.99", places=2),
    st.sampled_from([".", "\u202f", " "]),
    st.sampled_from(["€", "Euro", "EUR"]),
)
def test_round_trip(value: Decimal, group: str, unit: str) -> None:
    (amount,) = find_amounts(f"Der Zuschuss: {german(value, group)} {unit} sind vorgesehen")
    assert (amount.value, amount.value_max) == (value, None)
    assert read_bare_amount(german(value, group)) == value


@given(st.text(alphabet="0123456789.,- €TMio/bisund", max_size=30))
def test_never_fails_and_spans_lie_in_order(text: str) -> None:
    last = 0
    for amount in find_amounts(text):
        assert last <= amount.start < amount.end <= len(text)
        assert amount.value_max is None or amount.value_max > amount.value
        last = amount.end
