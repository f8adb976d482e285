"""Steps of the process: which times a paper names, what is seen of them, how a step is worded, and what comes out of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from extractors.document import Document
from extractors.facts import Consultation, Fact, HeadValue, LeftAlone, Milestone
from extractors.language import lookup
from extractors.milestones.candidates import candidates
from extractors.milestones.extractor import EXTRACTOR, paper_of
from extractors.milestones.features import features
from extractors.milestones.labels import labels
from extractors.milestones.words import names, signs
from pipeline.ingest.text.reading import read_text

HEAD = "Sitzungsvorlage\n\nBeschlussvorschlag:\n\nDer Rat stimmt dem Teilhabeplan zu.\n\nBegründung:\n\n"
WRITTEN = "2019-03-01"


def known(document: Document, written: str | None = WRITTEN, sessions: Sequence[date] = ()) -> list[Fact]:
    here = document.evidence(0, 5)
    facts: list[Fact] = [Consultation(evidence=here, rule="test", committee="Rat", date=day) for day in sessions]
    if written is not None:
        facts.append(HeadValue(evidence=here, rule="test", field="date", value=written))
    return facts


def milestones(body: str, written: str | None = WRITTEN) -> list[Milestone]:
    document = read_text(HEAD + body)
    return [fact for fact in EXTRACTOR.extract(document, known(document, written)) if isinstance(fact, Milestone)]


CANDIDATES = [
    ("Das Gesetz vom 12.03.2015 gilt.", "2015-03-12", "what may date no step is a candidate too"),
    ("Der Auftakt ist am 15. Mai.", "2019-05-15", "the year of the paper"),
    ("Der Auftakt war am 15. November.", "2018-11-15", "the last such day before the paper"),
    ("Im Mai des vergangenen Jahres war der Auftakt.", "2018-05", "the year that the words say"),
    ("Ende 2019 folgt der Bericht.", "2019-12", "the end of a year as its last month"),
    ("Ende 2017 lag der Bericht vor.", "2017", "the year where it is told afterwards"),
    ("Der Bericht folgt bis Mai 2020.", "../2020-05", "until then"),
    ("- 13.02. Versand der Bögen", "2019-02-13", "a day that looks like the number of an item"),
    ("Ablauf:\n\n3. Mai 2019 Werkstatt", "2019-05-03", "the day of a date that looks like one"),
    ("Schritt\tBeginn\tEnde\nErhebung\t01.03.2020\t23.05.2020", "2020-03-01/2020-05-23", "two cells side by side"),
    ("Schritt\tJul 19\tAug 19\tSep 19\nAufbau\t\tX\tX", "2019-08/2019-09", "ticks below months"),
    ("Schritt\tNov\tDez\tJan\nAufbau\t\tX\tX", "2019-12/2020-01", "ticks over the turn of a year"),
    ("Schritt\tKW 24–26\tKW 27\tKW 30\nAufbau\t■\t■\t", "2019-06-10/2019-07-07", "ticks below weeks"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), CANDIDATES)
def test_candidates(body: str, expected: str, reason: str) -> None:
    document = read_text(HEAD + body)
    assert expected in [one.time.edtf for one in candidates(document, date(2019, 3, 1))], reason


NO_CANDIDATES = [
    ("Dez. 3 öffentlich", "a Dezernat is no month"),
    ("10. Papiere\n\n10.4. Papier zur Schule", "a number of the agenda is no day"),
    ("Der Masterplan 2060 wird fortgeschrieben, der Auftakt ist im Mai.", "2060 lies too far from the paper"),
]


@pytest.mark.parametrize(("body", "reason"), NO_CANDIDATES)
def test_no_candidates(body: str, reason: str) -> None:
    found = candidates(read_text(HEAD + body), date(2019, 3, 1))
    assert not [
        one for one in found if one.years and (not one.time.first or one.time.first.year > 2030 or "Dez" in body)
    ], reason


FEATURES = [
    ("Die Werkstatt ist am 3. April 2019.", "event left", "an event before the time"),
    ("Zeitplan:\n\n- Mai 2019: Auftakt", "timeline above", "a line that announces steps"),
    ("Am 7. Mai 2019 tagt der Rat.", "day of a session", "a session of the path"),
    ("Am 7. Mai 2019 kostet das 500 €.", "money in unit", "money beside it"),
    ("Wann\tWas\nMai 2019\tAuftakt", "column: wann", "the head of its column"),
    ("Im Mai ist der Auftakt.", "year from around", "the year is not printed"),
    ("Das Bad wird 2021 eröffnet.", "year, future", "a bare year in a sentence of what will be"),
    ("Nr\tAnfang\tEnde\nBau\t01.03.2020\t23.05.2020", "two cells in 1 rows", "a table of begin and end"),
    ("Nr\tAnfang\tEnde\nBau\t01.03.2020\t23.05.2020", "one of 2 times in row", "half of a begin and end"),
    ("Die Feier der Sportstadt 2025 ist offen.", "year behind kind noun", "a year right behind a name"),
    ("Das wurde am 3. April 2018 vom Gemeinderat beschlossen.", "behind acts the town", "who acts"),
    ("Das Vorhaben wurde vorgestellt:\n\n- 3. April 2018\n- 4. Mai 2018", "verb above item", "a list of days"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), FEATURES)
def test_features(body: str, expected: str, reason: str) -> None:
    document = read_text(HEAD + body)
    paper = paper_of(known(document, sessions=[date(2019, 5, 7)]))
    found = list(candidates(document, paper.written))
    assert any(expected in shown for shown in features(document, found, paper)), reason


LABELS = [
    (
        "Am 3. Mai 2019 wurde der Entwurf des Radplans im Rathaus vorgestellt.",
        "Entwurf des Radplans vorgestellt",
        "a phrase and its verb",
    ),
    ("Am 3. Mai 2019 ist eine Auftaktveranstaltung im Rathaus.", "Auftaktveranstaltung", "an event"),
    ("Mai 2019\tSitzung der Projektgruppe", "Sitzung der Projektgruppe", "a cell beside the time"),
    (
        "Ab April 2024 wäre die Einrichtung einer dauerhaften Stelle denkbar.",
        "Einrichtung einer dauerhaften Stelle",
        "an adjective goes with its noun",
    ),
    ("Beteiligung der Vereine (Mai 2019)", "Beteiligung der Vereine", "brackets around the time belong to it"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), LABELS)
def test_labels(body: str, expected: str, reason: str) -> None:
    document = read_text(HEAD + body)
    found = [label.text for one in candidates(document, None) for label in labels(document, one)]
    assert expected in found, reason
    assert not [label for label in found if label.count("(") != label.count(")")]
    assert not [label for label in found if label.endswith("dauerhaften")]


def test_a_sentence_of_a_long_cell_says_its_own_step() -> None:
    body = "Stand\tText\nSachstand 2018\tAm 3. Mai 2018 wurde der Beirat eingerichtet. Seitdem tagt er regelmäßig."
    document = read_text(HEAD + body)
    (day,) = (one for one in candidates(document, None) if one.time.edtf == "2018-05-03")
    found = [label.text for label in labels(document, day)]
    assert "Beirat eingerichtet" in found
    assert "Sachstand 2018" not in found


STEPS = [
    (
        "Zeitplan:\n\nMai 2019\tSitzung der Projektgruppe\nJuni 2019\tWerkstatt\nHerbst 2019\tEntwurf",
        [("2019-05", "planned"), ("2019-06", "planned"), ("2019-23", "planned")],
        "a timetable",
    ),
    (
        "Am 12. Juni 2018 hat der Rat die Fortschreibung des Teilhabeplans beschlossen.",
        [("2018-06-12", "done")],
        "told",
    ),
    ("Die Auftaktveranstaltung findet am 7. Mai 2019 im Rathaus statt.", [("2019-05-07", "planned")], "planned"),
    ("Das Gesetz vom 12. März 2015 (GVBl. S. 12) ist zu beachten.", [], "a law"),
    ("Am 31.12.2018 lebten 2.310 Menschen über 65 Jahre in der Gemeinde.", [], "a figure"),
    ("Der Rat hat den „Masterplan Verkehr Auenbrück 2035“ beschlossen.", [], "a year in the name of a plan"),
    ("Für die Umsetzung des Klimaschutzkonzepts 2030 sind Stellen vorgesehen.", [], "a plan's name in the genitive"),
    ("Der Rat hat zum Doppelhaushalt 2018/2019 die Mittel beschlossen.", [], "the years of a budget"),
    ("Sachstand 2017/2018: Der Beirat wurde eingerichtet.", [], "the years of a report"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), STEPS)
def test_steps(body: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert [(step.edtf, step.status) for step in milestones(body)] == expected, reason


def test_what_surely_dates_no_step_is_left_alone_with_its_reasons() -> None:
    document = read_text(HEAD + "Das Gesetz vom 12. März 2015 (GVBl. S. 12) ist zu beachten.")
    (left,) = EXTRACTOR.extract(document, known(document))
    assert isinstance(left, LeftAlone)
    assert left.reason


def test_a_step_told_twice_is_one_row() -> None:
    body = "Die Auftaktveranstaltung findet am 7. Mai 2019 statt. Zur Auftaktveranstaltung am 7. Mai 2019 sind alle eingeladen."
    assert len(milestones(body)) == 1


def test_evidence_holds_the_label_and_the_time() -> None:
    (step,) = milestones("Die Auftaktveranstaltung findet am 7. Mai 2019 im Rathaus statt.")
    assert "7. Mai 2019" in step.evidence.quote
    assert "Auftaktveranstaltung" in step.evidence.quote
    assert (step.date_start, step.date_end) == (date(2019, 5, 7), date(2019, 5, 7))


def test_a_date_beside_an_event_triggers() -> None:
    document = read_text(
        HEAD + "Am 15. Mai 2019 ist eine Konferenz. Es waren 2018 viele da. Am 3. Juni 2019 ist Montag."
    )
    assert [document.text[span.start : span.end] for span in EXTRACTOR.trigger(document)] == ["15. Mai 2019"]


def test_every_entry_matches_its_examples() -> None:
    table = lookup("milestones")
    for entry in table["event"]:
        for example in entry["examples"]:
            assert any(sign.kind == entry.get("kind", "event") for sign in signs(example)), example
    for entry in table["verb"]:
        for example in entry["examples"]:
            kind = entry.get("kind", "verb").replace("weak", "verb")  # weak verbs count as verbs where they count
            assert any(sign.kind == kind for sign in signs(example)), example
    assert all(
        names(what, example)
        for what in ("product", "body", "elsewhere", "timeline")
        for example in table[what]["examples"]
    )


WORDS = [("politisch", "no Tisch"), ("Auswahl", "no Wahl"), ("Interesse", "no Messe")]


@pytest.mark.parametrize(("word", "reason"), WORDS)
def test_words_that_only_look_alike(word: str, reason: str) -> None:
    assert list(signs(word)) == [], reason
