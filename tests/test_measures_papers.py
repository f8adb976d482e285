"""Measures of concepts, read from whole papers: sheets, tables and sentences, and which papers list measures at all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.facts import Measure
from extractors.measures.draft import run_in
from extractors.measures.extractor import extract
from extractors.measures.labels import legend
from extractors.measures.listed import is_of_others, is_within_a_measure, tells_of_its_making
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.text.reading import read_text
from tests.drawn_paper import Paper, paper

_FILLING = "\n".join(
    f"Im Jahr {1950 + number} beriet der Beirat der Stadt über die Lage der Vereine im Stadtteil und vertagte sich."
    for number in range(110)
)


def _measures(text: str) -> list[Measure]:
    document: Document = read_text(text)
    return [fact for fact in extract(document, ()) if isinstance(fact, Measure)]


def _sheet(code: str, label: str, responsible: str, when: str, cost: str) -> str:
    return (
        f"\n\nMaßnahme {code}: {label}\n\nZielgruppe: Familien\nFederführung: {responsible}\n"
        f"Zeitraum: {when}\nKosten: {cost}\n"
    )


_SHEETS = "".join(
    [
        _sheet("1.1", "Elterncafé am Markt", "Jugendamt", "ab 2025", "4.000 € jährlich"),
        _sheet("1.2", "Lesepaten in Kitas", "Stadtbücherei", "2024 bis 2026", "1.500 €"),
        _sheet("2.1", "Bewegte Pause", "Sportamt", "seit 2022", "–"),
        _sheet("2.2", "Mobile Beratung", "Caritas", "bis 2027", "22.000 €"),
    ]
)


def test_sheets_are_read_one_by_one() -> None:
    found = _measures(f"Familienkonzept\n\n{_FILLING}\n{_SHEETS}")
    assert [(m.code, m.label, m.period, m.amount) for m in found] == [
        ("1.1", "Elterncafé am Markt", "2025/..", Decimal(4000)),
        ("1.2", "Lesepaten in Kitas", "2024/2026", Decimal(1500)),
        ("2.1", "Bewegte Pause", "2022/..", None),
        ("2.2", "Mobile Beratung", "../2027", Decimal(22000)),
    ]
    assert [m.actors[0].name for m in found] == ["Jugendamt", "Stadtbücherei", "Sportamt", "Caritas"]
    assert all(m.label in m.evidence.quote for m in found)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"Beschlussvorlage\n{_SHEETS}", "a short paper is no concept"),
        (_FILLING, "a long paper without measures"),
        (
            f"{_FILLING}\n"
            + "".join(_sheet(f"{n}.1", "Titel der Maßnahme", "Wer?", "Wann?", "?") for n in range(1, 5)),
            "sheets that show how sheets are filled in",
        ),
        (
            f"{_FILLING}\n" + "".join(f"\nLos {n}: Erdarbeiten\nKosten: {n}.000 €\n" for n in range(1, 9)),
            "lots of a tender: nobody answers for them, nothing is planned",
        ),
        (
            f"Vorlage Nr.: 61/2033\n\nSozialausschuss\n\n{_FILLING[:5000]}\n{_SHEETS}",
            "a council paper of a few pages is no concept",
        ),
        (
            f"{_FILLING}\n\nJahr\tEinwohner\tAnteil\n" + "".join(f"{1990 + n}\t{n}.200\t{n} %\n" for n in range(1, 20)),
            "statistics",
        ),
    ],
)
def test_papers_without_measures(text: str, reason: str) -> None:
    assert _measures(text) == [], reason


@pytest.mark.parametrize(
    ("head", "row", "reason"),
    [
        ("Beratungsfolge\tStatus\tTermin\tFür\tGegen", "Ausschuss {n}\töffentlich\t0{n}.05.2031\t7\t0", "sessions"),
        (
            "Nr.\tVorgangsname\tDauer\tAnfang\tEnde\tRessourcen",
            "{n}\tPlanung {n}\t30 Tage\t0{n}.01.31\t0{n}.03.31\tAmt 6",
            "a project plan",
        ),
    ],
)
def test_tables_of_other_things(head: str, row: str, reason: str) -> None:
    rows = "\n".join(row.format(n=n) for n in range(1, 8))
    assert _measures(f"{_FILLING}\n\n{head}\n{rows}\n") == [], reason


def test_a_table_has_a_measure_a_row_and_the_finance_table_none_of_its_own() -> None:
    rows = [
        ("1", "Elterncafé am Markt", "Jugendamt", "Caritas", "2025", "läuft"),
        ("2", "Lesepaten in Kitas", "Stadtbücherei", "Kitas", "2024", "abgeschlossen"),
        ("3", "Bewegte Pause", "Sportamt", "Schulen", "ab 2026", "geplant"),
        ("4", "Mobile Beratung", "Caritas", "Jobcenter", "laufend", "Daueraufgabe"),
    ]
    table = "Nr.\tMaßnahme\tverantwortlich\tPartner\tTermin\tStand\n" + "\n".join("\t".join(row) for row in rows)
    money_table = "Nr.\tMaßnahme\tKosten\n" + "\n".join(f"{row[0]}\t{row[1]}\t1.000 €" for row in rows)
    found = _measures(f"{_FILLING}\n\n{table}\n\n{_FILLING}\n\n{money_table}\n")
    assert [(m.code, m.label, m.status) for m in found] == [
        ("1", "Elterncafé am Markt", "running"),
        ("2", "Lesepaten in Kitas", "done"),
        ("3", "Bewegte Pause", "planned"),
        ("4", "Mobile Beratung", "permanent"),
    ]


def test_a_row_across_names_the_field_of_the_rows_below_it() -> None:
    head = "Nr.\tMaßnahme\tverantwortlich\tTermin\n"
    rows = [
        "Handlungsfeld 1: Wohnen\t\t\t",
        "1.1\tBeratung zum Umbau\tSozialamt\t2025",
        "1.2\tBörse für den Tausch\tCaritas\tab 2026",
        "Handlungsfeld 2: Verkehr\t\t\t",
        "Leitziel: Alle kommen ohne Auto an\t\t\t",
        "2.1\tRufbus am Abend\tKreis\t2025",
        "2.2\tSichere Wege\tSchulamt\tseit 2023",
    ]
    found = _measures(f"{_FILLING}\n\n{head}" + "\n".join(rows) + "\n")
    assert [(m.code, m.field) for m in found] == [
        ("1.1", "Wohnen"),
        ("1.2", "Wohnen"),
        ("2.1", "Verkehr"),
        ("2.2", "Verkehr"),
    ]


def test_labels_above_their_values_are_no_chapters() -> None:
    names = ("Sprachtreff", "Lesepaten", "Bewegte Pause", "Mobile Beratung")
    sheets = "\n\n".join(
        f"{number}.1 {name}\n\nFederführung\n\nJugendamt\n\nBeteiligte\n\nCaritas\n\nZeitraum\n\nab 202{number}"
        for number, name in enumerate(names, 4)
    )
    found = _measures(f"{_FILLING}\n\n{sheets}\n")
    assert [(m.code, m.label, m.field, m.period) for m in found] == [
        (f"{number}.1", name, None, f"202{number}/..") for number, name in enumerate(names, 4)
    ]
    assert {(actor.name, actor.role) for m in found for actor in m.actors} == {
        ("Jugendamt", "responsible"),
        ("Caritas", "partner"),
    }


_TITLES = ("Sprachtreff", "Lesepaten", "Bewegte Pause", "Mobile Beratung")


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (
            "{n}.1 {title}\n\nFederführung\tZeitraum\nJugendamt {n}\tab 202{n}\n\nStand\tBudget\nläuft\t{n}.000 €\n",
            "a row of labels over a row of values",
        ),
        (
            "{n}.1 {title}\n\nFederführung\tJugendamt {n}\tZeitraum\tab 202{n}\nStand\tläuft\tBudget\t{n}.000 €\n",
            "two labels with their values in a row",
        ),
        (
            "Vorhaben {n}.1\t{title}\tStand: läuft\nFederführung: Jugendamt {n}\tZeitraum: ab 202{n}\tBudget: {n}.000 €\n",
            "labels with a colon in the cells, one beside the title",
        ),
        (
            "{n}.1 {title}\n\nFederführung: Jugendamt {n}\nZeitraum: ab 202{n}\nFarbe: läuft\nKasse: {n}.000 €\n",
            "labels that nobody foresaw, known by their values",
        ),
        (
            "{n}.1 {title}\n\nFederführung: Jugendamt {n}; Zeitraum: ab 202{n}; Stand: läuft; Kosten: {n}.000 €.\n",
            "labels with their values behind each other in a line",
        ),
        (
            "{n}.1 {title}. Am Nachmittag treffen sich alle im Saal.\n\nFederführung\tJugendamt {n}\nHorizont\tab 202{n}\n"
            "Stand\tläuft\nGrößenordnung\t{n}.000 €\n",
            "a title that runs into the text",
        ),
    ],
)
def test_sheets_of_many_makes(sheet: str, reason: str) -> None:
    sheets = "\n".join(sheet.format(n=n, title=title) for n, title in enumerate(_TITLES, 4))
    found = _measures(f"{_FILLING}\n\n{sheets}\n")
    assert [(m.code, m.label, m.period, m.status, m.amount) for m in found] == [
        (f"{n}.1", title, f"202{n}/..", "running", Decimal(n * 1000)) for n, title in enumerate(_TITLES, 4)
    ], reason
    assert [[actor.name for actor in m.actors] for m in found] == [[f"Jugendamt {n}"] for n in range(4, 8)], reason


@pytest.mark.parametrize(
    ("text", "title", "reason"),
    [
        ("HG-3 Trinkbrunnen. Vier Brunnen geben Wasser ab.", "HG-3 Trinkbrunnen", "the title is the first sentence"),
        ("Maßnahme 2.1: Kühle Räume. Alle dürfen hinein.", "Maßnahme 2.1: Kühle Räume", "it calls itself a measure"),
        ("Trinkbrunnen. Vier Brunnen geben Wasser ab.", "", "no number"),
        ("3.1 Dr. Beispiel leitet das Amt.", "", "a shortened word ends no title"),
        ("3.1 Trinkbrunnen", "", "nothing follows: a heading"),
        ("Maßnahme 2.1. Kühle Räume. Alle dürfen hinein.", "Maßnahme 2.1. Kühle Räume", "a stop behind its number"),
        ("b) Kühle Räume. Alle dürfen hinein.", "b) Kühle Räume", "counted by letters"),
        ("3. Mai bis Juni. Alle dürfen hinein.", "", "a stop behind a bare number: a day"),
    ],
)
def test_titles_that_run_into_the_text(text: str, title: str, reason: str) -> None:
    assert text[: run_in(text)] == title, reason


def test_days_outside_measures_tell_how_the_concept_was_made() -> None:
    sheets = _SHEETS.replace("Maßnahme", "2 Maßnahme", 1)
    text = f"Im Mai 2024 kamen alle.\n\n{_FILLING}\n\n1 Rückblick auf das Konzept von 2012\n\nDas Fest.\n{sheets}"
    document = read_text(text)
    assert tells_of_its_making(document, text.index("Mai 2024"))
    assert not tells_of_its_making(document, text.index("Das Fest")), "of the concept before"
    assert not tells_of_its_making(document, text.index("2024 bis 2026")), "of a measure"
    assert not tells_of_its_making(read_text(f"Im Mai 2024 kamen alle.\n\n{_FILLING}"), 5), "no concept"


def test_chapters_on_other_things_hold_nothing_of_the_concept() -> None:
    text = f"{_FILLING}\n\n1 Rückblick auf das Konzept von 2012\n\nDas Lesefest fand statt.\n{_SHEETS.replace('Maßnahme', '2 Maßnahme', 1)}"
    document = read_text(text)
    assert is_of_others(document, text.index("Das Lesefest"))
    assert not is_of_others(document, text.index("22.000 €")), "a measure of its own"
    assert is_within_a_measure(document, text.index("2024 bis 2026"))
    assert not is_of_others(read_text(f"1 Rückblick auf das Jahr\n\nDas Lesefest. {_FILLING}"), 30), "no concept"


def test_numbers_behind_titles_are_codes() -> None:
    sheets = "\n\n".join(
        f"{title} 0{n}\n\nFederführung: Jugendamt\nZeitraum: ab 202{n}" for n, title in enumerate(_TITLES, 4)
    )
    found = _measures(f"{_FILLING}\n\n{sheets}\n")
    assert [(m.code, m.label) for m in found] == [(f"0{n}", title) for n, title in enumerate(_TITLES, 4)]


@pytest.mark.parametrize(
    ("title", "code", "label", "reason"),
    [
        ("Blatt {n}: {title}", "{n}", "{title}", "a noun of the town's own before the number"),
        ("Punkt {n} {title}", "{n}", "{title}", "no sign behind the number"),
        ("{title} {n}a Ost", None, "{title} {n}a Ost", "each begins with another noun"),
    ],
)
def test_measures_counted_by_a_noun(title: str, code: str | None, label: str, reason: str) -> None:
    sheets = "\n\n".join(
        f"{title.format(n=n, title=name)}\n\nFederführung: Jugendamt\nZeitraum: ab 202{n}"
        for n, name in enumerate(_TITLES, 4)
    )
    found = _measures(f"{_FILLING}\n\n{sheets}\n")
    expected = [(code and code.format(n=n), label.format(n=n, title=name)) for n, name in enumerate(_TITLES, 4)]
    assert [(m.code, m.label) for m in found] == expected, reason


_LEGEND = "▶ macht es ◆ macht mit ⚑ von wann bis wann € was es die Stadt kostet"


@pytest.mark.parametrize(
    ("text", "signs", "reason"),
    [
        (_LEGEND, "▶◆⚑€", "on one line"),
        ("◆ wen es angeht · ▶ wer den Hut auf hat · ✚ wer dabei ist", "◆▶✚", "parted by points"),
        ("▶ macht’s: wer sich kümmert. ✚ hilft: wer mitmacht.", "▶✚", "two wordings for a sign"),
        ("▶ Jugendamt ◆ Caritas ⚑ 2031", "", "values, no legend"),
        ("▶ macht es", "", "a single sign may be a bullet"),
        ("● läuft ○ kommt noch", "", "signs of the status"),
        ("- wer macht es\n- wann", "", "bullets"),
    ],
)
def test_signs_that_the_paper_explains_as_labels(text: str, signs: str, reason: str) -> None:
    assert set(legend(read_text(f"{text}\n"))) == set(signs), reason


def test_signs_stand_for_labels() -> None:
    cards = "\n\n".join(
        f"{n}.1 {title}\n\n▶ Jugendamt\n\n◆ Caritas, VHS\n\n⚑ ab 202{n}\n\n€ {n}.000 € im Jahr"
        for n, title in enumerate(_TITLES, 4)
    )
    found = _measures(f"{_FILLING}\n\n{_LEGEND}\n\n{cards}\n")
    assert [(m.label, m.period, m.amount, [(a.name, a.role) for a in m.actors]) for m in found] == [
        (
            title,
            f"202{n}/..",
            Decimal(n * 1000),
            [("Jugendamt", "responsible"), ("Caritas", "partner"), ("VHS", "partner")],
        )
        for n, title in enumerate(_TITLES, 4)
    ]
    assert _measures(f"{_FILLING}\n\n{cards}\n") == [], "signs that nothing explains are bullets"


def test_of_two_labels_of_bodies_the_second_has_the_partners() -> None:
    sheets = "\n\n".join(
        f"{n}.1 {title}\n\nWer fängt an: Jugendamt\nWer ist dabei: Caritas + Volkshochschule\nFenster: ab 202{n}"
        for n, title in enumerate(_TITLES, 4)
    )
    found = _measures(f"{_FILLING}\n\n{sheets}\n")
    assert [m.period for m in found] == [f"202{n}/.." for n in range(4, 8)]
    assert {(actor.name, actor.role) for m in found for actor in m.actors} == {
        ("Jugendamt", "responsible"),
        ("Caritas", "partner"),
        ("Volkshochschule", "partner"),
    }


def test_a_column_is_what_stands_in_it() -> None:
    rows = [
        ("1", "Elterncafé am Markt", "Jugendamt", "2025", "läuft"),
        ("2", "Lesepaten in Kitas", "Stadtbücherei", "2024", "abgeschlossen"),
        ("3", "Bewegte Pause", "Sportamt", "ab 2026", "geplant"),
        ("4", "Mobile Beratung", "Caritas", "seit 2021", "Daueraufgabe"),
    ]
    table = "Nr.\tMaßnahme\tZuständig\tZeitplan\tReife\n" + "\n".join("\t".join(row) for row in rows)
    found = _measures(f"{_FILLING}\n\n{table}\n")
    assert [(m.period, m.status) for m in found] == [
        ("2025", "running"),
        ("2024", "done"),
        ("2026/..", "planned"),
        ("2021/..", "permanent"),
    ]


def test_the_column_before_the_text_has_the_labels() -> None:
    rows = [f"{n}.1\t{title}\tEin Satz über {title}.\tJugendamt\tVHS\tab 202{n}" for n, title in enumerate(_TITLES, 1)]
    table = "\n".join(["Nr.\tBaustein\tKurzbeschreibung\tLead\tmit\tZeitfenster", *rows])
    assert [m.label for m in _measures(f"{_FILLING}\n\n{table}\n")] == list(_TITLES)


def test_what_no_label_says_is_told_in_sentences() -> None:
    sheets = "".join(
        f"\n\n## {n}.1 {title}\n\nEs ist für alle offen. Träger ist die Caritas, einbezogen sind die Schulen. "
        f"Das Vorhaben läuft seit 202{n}.\n\n"
        "Zielgruppe: Familien\n\nIndikator: Zahl der Besuche\n"
        for n, title in enumerate(_TITLES, 1)
    )
    found = _measures(f"{_FILLING}\n\n{sheets}\n")
    assert [m.label for m in found] == list(_TITLES)
    assert [[(a.name, a.role) for a in m.actors] for m in found] == [
        [("Caritas", "responsible"), ("Schulen", "partner")]
    ] * 4
    assert [m.period for m in found] == [f"202{n}/.." for n in range(1, 5)]


_HEAD = "Nr.\tMaßnahme\tverantwortlich\t"
_TICKED = ("Elterncafé am Markt\tJugendamt", "Lesepaten in Kitas\tVHS", "Bewegte Pause\tSportamt", "Rufbus\tCaritas")


@pytest.mark.parametrize(
    ("head", "cells", "expected", "reason"),
    [
        (
            "geplant\tlaufend\tabgeschlossen",
            ["\tx\t", "\t\tx", "x\t\t", "\tx\t"],
            [("running", None), ("done", None), ("planned", None), ("running", None)],
            "the head of the ticked column is the status",
        ),
        (
            "geplant\tlaufend\tabgeschlossen",
            ["☐\t☒\t☐", "☐\t☐\t☐", "☒\t☒\t☐", "☒\t☐\t☐"],
            [("running", None), (None, None), (None, None), ("planned", None)],
            "no box ticked tells nothing, nor do two",
        ),
        (
            "2025\t2026\t2027",
            ["✓\t✓\t", "\t\t✓", "✓\t✓\t✓", "●\t\t●"],
            [(None, "2025/2026"), (None, "2027"), (None, "2025/2027"), (None, "2025/2027")],
            "from the first ticked year to the last",
        ),
        (
            "Stand\t\tZeitplan\t\n\t\t\tgeplant\tläuft\t2025\t2026",
            ["x\t\t\tx", "\tx\tx\tx", "\tx\tx\t", "x\t\t\tx"],
            [("planned", "2026"), ("running", "2025/2026"), ("running", "2025"), ("planned", "2026")],
            "heads in a second row",
        ),
        (
            "Zeitraum\tPflicht\tdigital",
            ["ab 2025\tx\t", "2026\t\tx", "2027\tx\tx", "2025\tx\t"],
            [(None, "2025/.."), (None, "2026"), (None, "2027"), (None, "2025")],
            "other heads tell no status",
        ),
        (
            "Stand\t2025\t2026",
            ["geplant\t4.000 €\t900 €", "läuft\t\t1.000 €", "geplant\t–\t900 €", "fertig\t200 €\t"],
            [("planned", None), ("running", None), ("planned", None), ("done", None)],
            "years over amounts are a budget and no period",
        ),
        (
            "Zeitraum\tFörderung 2025\tFörderung 2026",
            ["ab 2025\tx\t", "2026\t\tx", "2027\tx\tx", "2025\tx\t"],
            [(None, "2025/.."), (None, "2026"), (None, "2027"), (None, "2025")],
            "years in which something else is meant",
        ),
    ],
)
def test_columns_that_are_ticked(
    head: str, cells: list[str], expected: list[tuple[str | None, str | None]], reason: str
) -> None:
    rows = [f"{n}\t{title}\t{ticks}" for n, (title, ticks) in enumerate(zip(_TICKED, cells, strict=True), 1)]
    found = _measures(f"{_FILLING}\n\n{_HEAD}{head}\n" + "\n".join(rows) + "\n")
    assert [(m.status, m.period) for m in found] == expected, reason


_UNFORESEEN = [
    (
        "Kinder und ihre Eltern",
        "Jugendamt",
        "Caritas; Volkshochschule",
        "ab 2025",
        "4.000 €",
        "mitten in der Umsetzung",
    ),
    ("ältere Menschen", "Stadtbücherei", "Seniorenrat", "2024", "1.500 €", "am Ziel"),
    ("Jugendliche ohne Ausbildung", "Sportamt", "Turnverein; Grundschule", "ab 2026", "900 €", "erst im Entwurf"),
    ("Alleinerziehende", "Diakonie", "Jobcenter", "seit 2021", "2.000 €", "Pause bis 2027"),
]


def test_rows_of_labels_that_nobody_foresaw_stand_above_their_values() -> None:
    heads = ("Nutzen haben\tRegie\tIm Bunde", "Korridor\tPreis\tEtappe")
    sheets = "".join(
        f"\n\n{n}.1 {title}\n\n{heads[0]}\n" + "\t".join(row[:3]) + f"\n{heads[1]}\n" + "\t".join(row[3:])
        for n, (title, row) in enumerate(zip(_TITLES, _UNFORESEEN, strict=True), 1)
    )
    found = _measures(f"{_FILLING}{sheets}\n")
    assert [m.target_group for m in found] == [row[0] for row in _UNFORESEEN]
    assert [m.status for m in found] == ["running", "done", "planned", "postponed"]
    assert [[a.role for a in m.actors].count("partner") for m in found] == [2, 1, 2, 1]


def test_a_heading_with_a_colon_is_a_chapter() -> None:
    sheets = "".join(
        (f"\n\n# Lebensbereich: {area}" if area else "")
        + f"\n\n## {title}\n\nGut für: Familien\nKümmerer: Jugendamt\nFahrplan: ab 202{n}\nWie weit: läuft"
        for n, (area, title) in enumerate(zip(("Gesund sein", "", "Feiern", ""), _TITLES, strict=True), 4)
    )
    found = _measures(f"{_FILLING}{sheets}\n")
    assert [m.status for m in found] == ["running"] * 4
    assert all("Feiern" not in (m.target_group or "") for m in found)


_SHEET = "\n\nGut für: Familien\nKümmerer: Jugendamt\nGeld: 4.000 Euro"


def test_an_overview_at_the_end_tells_of_measures_by_their_numbers() -> None:
    sheets = "".join(f"\n\n## M {n} {title}{_SHEET}" for n, title in enumerate(_TITLES, 1))
    rows = (
        ("2025", "2027", "läuft"),
        ("2026", "2028", "geplant"),
        ("", "2024", "erledigt"),
        ("ab III/26", "", "auf Eis"),
    )
    table = "Nr.\tBeginn\tFertigstellung\tStand\n" + "\n".join(
        f"M {n}\t" + "\t".join(row) for n, row in enumerate(rows, 1)
    )
    found = _measures(f"{_FILLING}{sheets}\n\n# Zeiten\n\n{table}\n")
    assert [m.status for m in found] == ["running", "planned", "done", "postponed"]
    assert [m.period for m in found] == ["2025/2027", "2026/2028", "2024", "2026-07/.."]


def test_headings_over_groups_tell_how_far_their_measures_are() -> None:
    groups = ("# 1 Laufende Vorhaben", "", "# 2 Geplante Vorhaben", "")
    numbers = ("1.1", "1.2", "2.1", "2.2")
    sheets = "".join(
        f"\n\n{group}\n\n## {number} {title}{_SHEET}"
        for group, number, title in zip(groups, numbers, _TITLES, strict=True)
    )
    assert [m.status for m in _measures(f"{_FILLING}{sheets}\n")] == ["running", "running", "planned", "planned"]


def test_a_sign_behind_a_title_is_its_status() -> None:
    sheets = "".join(f"\n\n## {title} {sign}{_SHEET}" for title, sign in zip(_TITLES, "→○✓∞", strict=True))
    found = _measures(f"{_FILLING}\n\nErledigt ist, was ein ✓ hat, ∞ steht für Daueraufgaben.{sheets}\n")
    assert [(m.label, m.status) for m in found] == list(
        zip(_TITLES, ("running", "planned", "done", "permanent"), strict=True)
    )


def test_words_in_brackets_behind_a_title_are_its_status() -> None:
    words = ("läuft", "geplant", "erledigt", "Daueraufgabe")
    sheets = "".join(f"\n\n## {title} ({told}){_SHEET}" for title, told in zip(_TITLES, words, strict=True))
    found = _measures(f"{_FILLING}\n\n{sheets}\n")
    assert [(m.label, m.status) for m in found] == list(
        zip(_TITLES, ("running", "planned", "done", "permanent"), strict=True)
    )


@pytest.mark.parametrize(
    ("cell", "responsible", "partners", "reason"),
    [
        ("Jugendamt (FF), Caritas", ["Jugendamt"], ["Caritas"], "the lead is marked"),
        ("Bauhof in Zusammenarbeit mit dem Heimatverein", ["Bauhof"], ["Heimatverein"], "who helps stands behind"),
        ("Jugendamt, Caritas", ["Jugendamt", "Caritas"], [], "nothing parts them"),
        ("FF: Bauamt; mit: Turnverein, BUND", ["Bauamt"], ["Turnverein", "BUND"], "labels within the cell"),
        ("Zuständig ist das Hochbauamt, gemeinsam mit der VHS", ["Hochbauamt"], ["VHS"], "a sentence in the cell"),
    ],
)
def test_who_leads_in_a_cell(cell: str, responsible: list[str], partners: list[str], reason: str) -> None:
    sheets = "".join(_sheet(f"{n}.1", title, cell, "2026", "500 €") for n, title in enumerate(_TITLES, 1))
    actors = [[(actor.name, actor.role) for actor in found.actors] for found in _measures(f"{_FILLING}\n{sheets}")]
    expected = [*((name, "responsible") for name in responsible), *((name, "partner") for name in partners)]
    assert actors == [expected] * len(_TITLES), reason


_WORDS_OF_A_STATE = (
    "läuft seit März mit drei Gruppen und einer langen Warteliste",
    "noch nicht begonnen, die Stelle ist erst im nächsten Haushalt vorgesehen",
    "abgeschlossen im Herbst, die Pflege hat der Bauhof übernommen",
    "zurückgestellt, weil die Mittel des Landes nicht bewilligt wurden",
    "läuft: zwei Kurse haben begonnen, ein dritter wird im Sommer beworben",
)
_STATES = ["running", "planned", "done", "postponed", "running"]


def _five_sheets(label: str, values: Sequence[str]) -> str:
    titles = ("Werkraum im Keller", "Bank am Friedhof", "Lesekiste am Bach", "Räder zum Leihen", "Tisch im Hof")
    return "".join(
        f"## {number}. {title}\n\nFederführung: Bauamt\n\nZeitraum: 2026\n\n{label}: {value}\n\n"
        for number, (title, value) in enumerate(zip(titles, values, strict=True), 1)
    )


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Stand", "a label that means it"),
        ("Thermometer", "one that nobody foresaw"),
        ("Anmerkungen", "one that may mean anything"),
    ],
)
def test_long_values_tell_the_status_by_their_first_words(label: str, reason: str) -> None:
    assert [measure.status for measure in _measures(_five_sheets(label, _WORDS_OF_A_STATE))] == _STATES, reason


def test_long_remarks_are_no_status() -> None:
    remarks = (
        "Im Keller stehen drei Werkbänke, die der Bauverein gestiftet hat",
        "Besucher wünschen sich Schatten und eine Lehne",
        "Kinder tauschen dort Bücher, Erwachsene auch Rezepte",
        "Zwei Werkstätten helfen beim Reparieren der Räder",
        "Der Hof gehört der Genossenschaft, nicht der Stadt",
    )
    assert [measure.status for measure in _measures(_five_sheets("Anmerkungen", remarks))] == [None] * 5


def test_sentences_of_the_description_tell_the_status() -> None:
    told = (
        "Der Umbau soll im Herbst beginnen.",
        "Das Angebot besteht seit zwei Jahren.",
        "Die Arbeiten wurden im Mai abgeschlossen.",
        "Mit dem Verleih wurde im Frühjahr begonnen.",
        "Die Zusage des Landes steht noch aus.",
    )
    found = [measure.status for measure in _measures(_five_sheets("Beschreibung", told))]
    assert found == ["planned", "running", "done", "running", "planned"]


@pytest.mark.parametrize(
    ("fields", "size", "reason"),
    [
        (("Wege und Orte", "Lernen und Werken"), 13, "in the type of the titles"),
        (("Wege und Orte", "Lernen und Werken"), 11.5, "in a smaller one"),
        (("Wege und Orte", "Lernen und Werken"), 16, "in a larger one"),
        (("Wo treffen wir uns?", "Wie kommen wir hin?"), 16, "questions, in a larger one"),
    ],
)
def test_headings_right_over_titles_name_fields(
    fields: tuple[str, str], size: float, reason: str, tmp_path: Path
) -> None:
    titles = ("Werkraum im Keller", "Bank am Friedhof", "Lesekiste am Bach", "Räder zum Leihen", "Tisch im Hof")

    def draw(p: Paper) -> None:
        p.lines(["Drei Runden haben beraten, was dem Ort fehlt, und dies kam heraus."])
        for number, title in enumerate(titles, 1):
            if number in (1, 4):
                p.y -= 20
                p.lines([fields[number > 1]], font="Helvetica-Bold", size=size)
            p.y -= 20
            p.lines([f"M{number} {title}"], font="Helvetica-Bold", size=13)
            p.y -= 12
            p.lines(["Federführung: Bauamt", "Zeitraum: 2026", "Stand: geplant"])

    document = read_pdf(paper(tmp_path / "paper.pdf", draw))
    found = [fact.field for fact in extract(document, ()) if isinstance(fact, Measure)]
    assert found == [fields[0]] * 3 + [fields[1]] * 2, reason


def test_amounts_are_no_titles() -> None:
    prices = "".join(
        f"{amount},00 Euro\n\nMiete: {amount} Euro\nFederführung: Bauamt\nZeitraum: 2026\n\n"
        for amount in range(134, 140)
    )
    assert not _measures(prices)


@pytest.mark.parametrize(
    ("cell", "body", "person", "reason"),
    [
        ("Eva Muster, Sportbüro", "Sportbüro", "Eva Muster", "the person before the office"),
        ("Frau Muster, Sportbüro", "Sportbüro", "Muster", "with a salutation"),
        ("Sportbüro, Herr Dr. Beispiel", "Sportbüro", "Dr. Beispiel", "behind the office"),
        ("Frau Muster aus dem Sportbüro", "Sportbüro", None, "in a phrase"),
        ("Bauhof mit Herrn Beispiel", "Bauhof", None, "with whom"),
        ("Eva Muster", "Eva Muster", "Eva Muster", "nobody else is named"),
        ("Sportbüro, Jugendamt", "Sportbüro", None, "two offices"),
    ],
)
def test_the_office_answers_for_a_measure(cell: str, body: str, person: str | None, reason: str) -> None:
    sheets = "".join(_sheet(f"{n}.1", title, cell, "2026", "500 €") for n, title in enumerate(_TITLES, 1))
    actors = [measure.actors[0] for measure in _measures(f"{_FILLING}\n{sheets}")]
    assert [(actor.name, actor.person) for actor in actors] == [(body, person)] * len(_TITLES), reason
