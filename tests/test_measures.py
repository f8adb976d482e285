"""Measures of concepts: what labels, periods, statuses, amounts and names mean."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractors.document import Range
from extractors.language import lookup
from extractors.measures.labels import column_of
from extractors.measures.names import names_in
from extractors.measures.status import status, told_status
from extractors.measures.values import money, period
from pipeline.ingest.text.reading import read_text


@pytest.mark.parametrize("entry", lookup("measures")["label"], ids=lambda entry: entry["column"])
def test_every_label_is_known_by_its_examples(entry: dict[str, Any]) -> None:
    for example in entry["examples"]:
        assert column_of(example) == entry["column"], example


@pytest.mark.parametrize(
    ("label", "column", "reason"),
    [
        ("Federführung / Beteiligte", "responsible+partners", "both in one column"),
        ("Wer macht mit?", "partners", "not the general “wer”"),
        ("Zielgruppe", "target_group", "no goal"),
        ("Ansprechpartnerin", "contact", "no partner"),
        ("Umsetzungszeitraum", "period", "a compound"),
        ("Lfd. Nr. / Maßnahme", "label", "number and name in one column"),
        ("Das wollen wir erreichen", "goal", "a label in words of its own"),
        ("Ampelanlage", None, "no traffic light that tells a state"),
        ("Wer hilft", "partners", "no one who leads"),
        ("Daueraufgabe", None, "a status, not how long"),
        ("Altersgruppe", None, "a column of statistics"),
        ("Standort", None, "no Stand"),
        ("Wertungsfaktor", None, "no “wer”"),
        ("Wasserstand", None, "neither “was” nor Stand"),
        ("Ergebnis der Abstimmung mit allen Fachbereichen der Kreisverwaltung im Frühjahr", None, "a sentence"),
    ],
)
def test_labels(label: str, column: str | None, reason: str) -> None:
    assert column_of(label) == column, reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("seit 2021", "2021/..", "begun, no end"),
        ("ab dem Frühjahr 2026", "2026-21/..", "a season with an open end"),
        ("bis Ende 2026", "../2026", "an end alone"),
        ("2024 – 2026", "2024/2026", "two years"),
        ("Schuljahr 2025/26", "2025/2026", "a school year"),
        ("ab Schuljahr 2025/26", "2025/..", "from a school year on"),
        ("laufend seit 2018", "2018/..", "the word before the time"),
        ("2026 ff.", "2026/..", "and what follows"),
        ("2025 – laufend", "2025/..", "a word for an end"),
        ("Mitte 2026", "2026-06~", "about June"),
        ("Beginn: März 2025, Ende: Dezember 2027", "2025-03/2027-12", "both ends named"),
        ("kurzfristig (2024)", "2024", "in brackets"),
        ("bis\n2028", "../2028", "torn over two lines"),
        ("Beginn im 1. Halbjahr 2025, zunächst bis Ende 2027", "2025-01/2027", "both ends, words between"),
        ("Kita-Jahr 2023/24 bis 2026/27", "2023/2027", "from one year of kindergarten to another"),
        ("bis Mitte 2025", "../2025-06~", "an end about June"),
        ("ab 1/2027", "2027-01/..", "a month behind a stroke"),
        ("8/2026–7/2029", "2026-08/2029-07", "two months behind strokes"),
        ("13/2027", None, "no month"),
        ("ab III/26", "2026-07/..", "a quarter and two figures of the year"),
        ("II/26 – IV/27", "2026-04/2027-12", "from quarter to quarter"),
        ("bis 3/27", "../2027-03", "a month and two figures of the year"),
        ("ab Schuljahr 26/27", "2026/..", "a school year in two figures each"),
        ("nicht vor 2028", "2028/..", "no end, but a beginning"),
        ("jährlich", None, "how often is not when"),
        ("von Mai 2024 bis Mitte 2026", "2024-05/2026-06~", "a beginning and an end about June"),
        ("dauerhaft", None, "no time"),
        ("offen", None, "nothing"),
    ],
)
def test_periods(text: str, expected: str | None, reason: str) -> None:
    assert period(text) == expected, reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("2027", "../2027", "the head says that it is an end"),
        ("ab 2027", "2027/..", "the cell says what it is"),
        ("2027 bis 2029", "2027/2029", "both ends"),
        ("2027/28", "2027/2028", "a school year"),
    ],
)
def test_periods_below_bis_wann(text: str, expected: str, reason: str) -> None:
    assert period(text, "Bis wann?") == expected, reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("☐ geplant ☒ laufend ☐ umgesetzt", "running", "the ticked box"),
        ("☐ geplant ☐ laufend ☐ umgesetzt", None, "no box is ticked"),
        ("☒ geplant ☒ laufend", None, "two boxes are ticked"),
        ("o geplant x laufend o umgesetzt", "running", "boxes of a symbol font, read as letters"),
        ("in Umsetzung", "running", "not umgesetzt"),
        ("noch nicht begonnen", "planned", "not begonnen"),
        ("teilweise umgesetzt", "running", "in part"),
        ("abgeschlossen; läuft als Angebot der VHS weiter", "done", "the first word decides"),
        ("ruht bis zur Besetzung der Stelle", "postponed", "rests"),
        ("Daueraufgabe", "permanent", "no end is meant"),
        ("○ geplant ● in Arbeit ○ fertig", "running", "the filled sign of several"),
        ("( ) geplant (x) fertig", "done", "brackets for boxes"),
        ("P", None, "a letter that nobody explains"),
        ("im Stadtteil Nord", None, "no word of it"),
        ("☐ offen ☐ geplant ☐ begonnen ☒ läuft ☐ fertig ☐ ruht", "running", "one of many boxes"),
    ],
)
def test_statuses(text: str, expected: str | None, reason: str) -> None:
    assert status(text) == expected, reason


@pytest.mark.parametrize(
    ("text", "sign", "expected", "reason"),
    [
        ("P = geplant, L = läuft, A = abgeschlossen.", "L", "running", "explained"),
        ("Stand: P geplant, L läuft, D Daueraufgabe.", "D", "permanent", "signs lost"),
        ("Ein P statt der Zahl heißt: auf Eis gelegt.", "P", "postponed", "told in a sentence"),
        ("grün: erledigt · gelb: in Arbeit", "gelb", "running", "a colour"),
        ("✓ erledigt · → in Arbeit", "→", "running", "a sign before its meaning"),
        ("Die Stadt plant Neues.", "P", None, "a letter that nobody explains"),
        ("Wir haben lange geplant, wie geplant wird.", "geplant", "planned", "words mean themselves"),
        (
            "planmäßig: läuft wie vorgesehen\nim Keller: noch nicht begonnen",
            "im Keller",
            "planned",
            "words that a legend explains",
        ),
        ("Es heißt „im Keller“ = abgeschlossen.", "im Keller", "done", "words in quotation marks"),
        (
            "Blau steht für eine Daueraufgabe; Rot bedeutet, dass das Vorhaben ruht.",
            "Rot",
            "postponed",
            "told in words",
        ),
        ("Grau sind Vorhaben, die noch nicht begonnen wurden.", "Grau", "planned", "told of the measures"),
    ],
)
def test_signs_mean_what_the_paper_says(text: str, sign: str, expected: str | None, reason: str) -> None:
    assert status(sign, read_text(text)) == expected, reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Träger gefunden", "planned"),
        ("60 %", "running"),
        ("100 %", "done"),
        ("0 %", "planned"),
        ("✔", "done"),
        ("∞", "permanent"),
    ],
)
def test_statuses_that_are_learned(text: str, expected: str) -> None:
    assert status(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected", "reason"),
    [
        ("Die Sprechstunde soll ab Herbst angeboten werden.", "planned", "soll"),
        ("Das Angebot besteht seit 2019.", "running", "besteht"),
        ("Der Umbau ist abgeschlossen.", "done", "ist abgeschlossen"),
        ("Das Vorhaben ist zurückgestellt.", "postponed", "zurückgestellt"),
        ("Die Richtlinie wird bis zum 30. Juni 2026 neu gefasst.", "planned", "what is done by a day to come"),
        ("Das Angebot wird gut angenommen.", "running", "wird alone is no plan: what is well received is there"),
        ("Die Werkstatt arbeitet mit Holz.", None, "nothing of its state"),
        ("☐ geplant ☒ abgeschlossen ☐ zurückgestellt", "done", "the ticked box, not the words beside it"),
        ("☐ geplant ☐ abgeschlossen", None, "no box is ticked"),
    ],
)
def test_statuses_told(sentence: str, expected: str | None, reason: str) -> None:
    told = told_status([sentence])
    assert (told[1] if told else None) == expected, reason


@pytest.mark.parametrize(
    ("text", "head", "amount", "recurring", "reason"),
    [
        ("18.000 € in 2024, danach 12.000 € pro Jahr", "Kosten", "18000", False, "the first; what recurs is another"),
        ("2024: 10.000 €, 2025: 15.000 €, gesamt: 25.000 €", "Kosten", "25000", False, "the total where it is printed"),
        ("50 % Förderung: 3.000 €, Kosten 6.000 €", "Kosten", "6000", False, "what comes in is not the cost"),
        ("ca. 4.500 € p. a.", "Kosten", "4500", True, "every year"),
        ("12,5", "Kosten in T€", "12500", False, "the head has the unit"),
        ("84/a", "T€", "84000", True, "the head is the unit, every year"),
        ("12", "Tsd. Euro", "12000", False, "thousands in words"),
        ("ca. 150.000", "€", "150000", False, "a word before the figure"),
        ("5–7", "Budget in T€", "5000", False, "from and to"),
    ],
)
def test_money(text: str, head: str, amount: str, recurring: bool, reason: str) -> None:
    found = money(text, head)
    assert found is not None, reason
    assert (found.value, found.recurring) == (Decimal(amount), recurring), reason


@pytest.mark.parametrize("text", ["keine zusätzlichen Kosten", "im Rahmen vorhandener Mittel", "2 Stellen", "–"])
def test_no_money(text: str) -> None:
    assert money(text, "Kosten") is None
    assert money(text, "€") is None


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("Jugendamt; Caritas, Diakonie", ["Jugendamt", "Caritas", "Diakonie"], "commas and semicolons"),
        (
            "Amt für Jugend, Familie und Soziales",
            ["Amt für Jugend, Familie und Soziales"],
            "an office with a long name",
        ),
        ("Volkshochschule (Federführung)", ["Volkshochschule"], "its role in brackets"),
        ("Polizei u. a.", ["Polizei"], "and others"),
        ("Stabsstelle Integration und Ehrenamt", ["Stabsstelle Integration und Ehrenamt"], "one office"),
        ("Fachdienst Jugend und Caritas", ["Fachdienst Jugend", "Caritas"], "an office and another body"),
        ("Volkshochschule · Stadtbücherei", ["Volkshochschule", "Stadtbücherei"], "a dot between"),
        ("–", [], "a dash"),
        ("k. A.", [], "not stated"),
        ("Hauptamt (Frau Pilz)", ["Hauptamt"], "the body, not its person"),
        ("Herr Tönjes (Ordnungsamt)", ["Ordnungsamt"], "the body of a person"),
        ("Hochbauamt (Energiemanagement)", ["Hochbauamt (Energiemanagement)"], "a part of the office is no person"),
        ("Sachgebiet Kultur, Soziales und Sport", ["Sachgebiet Kultur, Soziales und Sport"], "what an office is for"),
        ("Hochbau (FF) Lebenshilfe", ["Hochbau", "Lebenshilfe"], "lines of a cell that ran together"),
        ("FD 66 Straßen und Tiefbau", ["FD 66 Straßen und Tiefbau"], "an office by its short name and number"),
    ],
)
def test_names(text: str, expected: list[str], reason: str) -> None:
    document = read_text(text)
    found = [text[span.start : span.end] for span in names_in(document, Range(0, len(text)))]
    assert found == expected, reason
