"""What is repaired in a recognised line, what is only doubted, and what is left as it was read."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language import lookup
from pipeline.ingest.repairs.known_words import candidates_of, known_words
from pipeline.ingest.repairs.page import misreadings

REPAIRED = [
    # days
    ("am O5.12.2O24 um", "O5.12.2O24", "05.12.2024", "an O is a zero among digits"),
    ("l4.11.2017", "l4.11.2017", "14.11.2017", "an l is a one"),
    ("Il.11.2017", "Il.11.2017", "11.11.2017", "two ones"),
    ("(3O.O6.2019)", "3O.O6.2019", "30.06.2019", "a bracket is no part of the day"),
    ("05,12.2024", "05,12.2024", "05.12.2024", "one comma for a dot"),
    ("30.06:2017,", "30.06:2017", "30.06.2017", "a colon for a dot"),
    ("05.12 .2024", "05.12 .2024", "05.12.2024", "a gap before the dot"),
    ("25.042017", "25.042017", "25.04.2017", "a dot lost: no other place gives a day"),
    ("lO. 3. 2018", "lO. 3. 2018", "10.3.2018", "blanks after the dots"),
    # months, years, times
    ("5. Dezernber 2024", "Dezernber", "Dezember", "rn for m"),
    ("14. Marz 2018", "Marz", "März", "dots lost"),
    ("Augusi 2019", "Augusi", "August", "a year behind it"),
    ("bis 31. Jull", "Jull", "Juli", "a day before it"),
    ("15. Mal 2018", "Mal", "Mai", "a short month between day and year"),
    ("im Jahr 2O18", "2O18", "2018", "a year"),
    ("Vorlage 139/2O18", "2O18", "2018", "the year of a paper's number"),
    ("2O24/2025", "2O24", "2024", "the first of two years"),
    ("l8:3O Uhr", "l8:3O", "18:30", "a time"),
    ("I9 Uhr", "I9", "19", "a full hour"),
    # amounts
    ("15.O00 €", "15.O00", "15.000", "an O in a group"),
    ("l5.000,00 €", "l5.000,00", "15.000,00", "an l at the beginning"),
    ("insgesamt 5OO Euro", "5OO", "500", "the currency says that it is a number"),
    ("2.S00,00", "2.S00,00", "2.500,00", "two decimals say that it is money"),
    ("15 .000 €", "15 .000", "15.000", "a gap inside"),
    ("15. 000 €", "15. 000", "15.000", "000 is no amount of its own"),
    ("1.250 ,00 EUR", "1.250 ,00", "1.250,00", "a gap before the decimals"),
    ("22:000 €", "22:000", "22.000", "a colon for a dot"),
    ("1.250,00 EUB", "EUB", "EUR", "B for R"),
    ("15.000 E", "E", "€", "an E behind an amount"),
    ("1.250,00 £", "£", "€", "no paper pays in pounds"),
    ("20 TE", "TE", "T€", "thousands of euros"),
    # words
    ("Gemeinderal", "Gemeinderal", "Gemeinderat", "l for t"),
    ("des Gemeinderals", "Gemeinderals", "Gemeinderats", "with an ending"),
    ("Sozialaussehuss", "Sozialaussehuss", "Sozialausschuss", "e for c"),
    ("Beratungsfoige:", "Beratungsfoige", "Beratungsfolge", "i for l"),
    ("Handlungsfeid 2", "Handlungsfeid", "Handlungsfeld", "i for l"),
    ("in den Handlungsfeidern", "Handlungsfeidern", "Handlungsfeldern", "in the dative"),
    ("Steuerungsgmppe", "Steuerungsgmppe", "Steuerungsgruppe", "m for ru"),
    ("lntegrationskonzept", "lntegrationskonzept", "Integrationskonzept", "l for I"),
    ("Integrahonskonzeptes", "Integrahonskonzeptes", "Integrationskonzeptes", "h for ti"),
    ("Integratonskonzept", "Integratonskonzept", "Integrationskonzept", "a letter lost in a long word"),
    ("Sitzungsterm1n", "Sitzungsterm1n", "Sitzungstermin", "a digit in a word"),
    ("Begrundung", "Begrundung", "Begründung", "dots lost"),
    ("BEGRUNDUNG", "BEGRUNDUNG", "BEGRÜNDUNG", "in capitals"),
    ("nichtöffentllch", "nichtöffentllch", "nichtöffentlich", "in small letters"),
    ("Vertretem", "Vertretem", "Vertretern", "an ending that was misread"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "read", "meant", "reason"), REPAIRED)
def test_repaired(line: str, read: str, meant: str, reason: str) -> None:
    assert [(line[m.start : m.end], m.repair) for m in misreadings(line)] == [(read, meant)], reason


@pytest.mark.parametrize(("line", "read", "meant", "reason"), REPAIRED)
def test_what_was_repaired_is_right(line: str, read: str, meant: str, reason: str) -> None:
    assert misreadings(line.replace(read, meant, 1)) == [], reason


DOUBTED = [
    ("37.05.2018", "37.05.2018", {"31.05.2018"}, "digits are not exchanged, though one digit would do"),
    ("31.04.2023", "31.04.2023", {"31.01.2023"}, "April has thirty days"),
    ("|4.11.2017", "|4.11.2017", {"14.11.2017", "4.11.2017"}, "a one, or a drawn line"),
    ("|5.000 €", "|5.000", {"15.000", "5.000"}, "a one, or a drawn line"),
    ("15.00| €", "15.00|", {"15.001", "15.00"}, "a one, or a drawn line"),
    ("15,000 €", "15,000", {"15.000", "15,000"}, "a misread dot, or three decimals"),
    ("O.12.2024", "O.12.2024", set(), "there is no day 0"),
    ("28:3O Uhr", "28:3O", set(), "no hour of the day"),
    ("S.12.2024", "S.12.2024", set(), "an S alone may be more than a five"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "read", "candidates", "reason"), DOUBTED)
def test_doubted(line: str, read: str, candidates: set[str], reason: str) -> None:
    (found,) = misreadings(line)
    assert (line[found.start : found.end], found.repair) == (read, None), reason
    assert candidates <= set(found.candidates)


RIGHT = [
    ("am 05.12.2024 um 18:30 Uhr", "right as read"),
    ("am 5. 12. 2024", "blanks after the dots are printed so"),
    ("§§ 5, 12.2024 ff.", "a list, no day"),
    ("05-12.2024", "a range of months"),
    ("Az. 50.14.2018", "a file number"),
    ("Produkt 11.14.08", "a product"),
    ("zum 5. Mal", "no year"),
    ("Herr Marz", "a name"),
    ("S. 100 und S.100", "pages"),
    ("B.100", "a letter and a number"),
    ("SOS und SGB II", "letters only"),
    ("bis 50 €", "a word of letters that look like digits"),
    ("3. 500 €", "an item and its amount"),
    ("75.000 E-Mails", "an E that begins a word"),
    ("20 TE-Pakete", "no currency"),
    ("500 Eure", "a German word"),
    ("12.500 €", "right as read"),
    ("des Gemeinderats, die Gemeinderäte, Gemeinderätin", "forms of a known word"),
    ("Hauptausschuß", "the old spelling is a spelling"),
    ("Ansätze, Anträge und Vorschläge", "plurals"),
    ("Vertrag, Satzung, Forderung, Kasten, Verlag", "words of their own that look like known words"),
    ("Zeifen", "Zeiten or Zeilen"),
    ("Haushaltplan", "a spelling without s"),
    ("und Integrationskonzepts-", "a hyphen at the end of a line"),
    ("Jahr 201|", "a year, or a number and a drawn line"),
    ("Schule Beruf Sport", "other words"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "reason"), RIGHT)
def test_left_as_read(line: str, reason: str) -> None:
    assert misreadings(line) == [], reason


def test_every_known_word_is_right_as_read() -> None:
    assert [word for word in known_words() if candidates_of(word)] == []


@pytest.mark.parametrize("example", lookup("trade_words")["examples"])
def test_examples(example: str) -> None:
    assert example in known_words()


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.data())
def test_a_day_is_repaired_to_itself_or_not_at_all(day: date, data: st.DataObject) -> None:
    """Letters in the shape of its digits give the day back, or its year; nothing else ever comes out."""
    printed = f"{day:%d.%m.%Y}"
    shapes = {"0": "0O", "1": "1lI", "5": "5S", "8": "8B"}
    read = "".join(data.draw(st.sampled_from(shapes.get(c, c))) for c in printed)
    found = misreadings(read)
    repairs = [m.repair for m in found if m.repair]
    assert repairs in ([], [printed], [printed[-4:]])
    assert read != printed or found == []


@given(st.text(alphabet="0123456789OlISB.,: |€EURoTagMrz\t", max_size=40))
def test_places_lie_in_the_line_and_apart(line: str) -> None:
    last = 0
    for found in misreadings(line):
        assert last <= found.start < found.end <= len(line)
        last = found.end
        if found.repair is not None:
            assert len(re.sub(r"\D", "", found.repair)) >= len(re.sub(r"\D", "", line[found.start : found.end]))
