"""Steps of the process: timelines, sentences, and the dates that are none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from extractors.document import Document
from extractors.facts import Consultation, Fact, HeadValue, LeftAlone, Milestone
from extractors.language import lookup
from extractors.milestones.extractor import EXTRACTOR
from extractors.milestones.steps import label_of
from extractors.milestones.words import announces, elsewhere, is_made, names_body, names_product, signs
from pipeline.ingest.assemble import assemble
from pipeline.ingest.plain_text import read_text
from pipeline.ingest.raw import RawCell, RawPage, RawParagraph, RawTable, RawWord

HEAD = "Sitzungsvorlage\n\nBeschlussvorschlag:\n\nDer Rat stimmt dem Teilhabeplan zu.\n\nBegründung:\n\n"
WRITTEN = "2019-03-01"


def known(document: Document, written: str | None = WRITTEN, sessions: Sequence[date] = ()) -> list[Fact]:
    here = document.evidence(0, 5)
    facts: list[Fact] = [Consultation(evidence=here, rule="test", committee="Rat", date=day) for day in sessions]
    if written is not None:
        facts.append(HeadValue(evidence=here, rule="test", field="date", value=written))
    return facts


def milestones(body: str, written: str | None = WRITTEN, head: str = HEAD) -> list[Milestone]:
    document = read_text(head + body)
    return [fact for fact in EXTRACTOR.extract(document, known(document, written)) if isinstance(fact, Milestone)]


def told(body: str) -> list[tuple[str, str, str]]:
    return [(step.edtf, step.status, step.label) for step in milestones(body)]


TIMELINES = [
    (
        "Mai 2019\tSitzung der Projektgruppe\nAug./Sept. 2019\tFachforen\nHerbst 2019\tEntwurf",
        [("2019-05", "Sitzung der Projektgruppe"), ("2019-08/2019-09", "Fachforen"), ("2019-23", "Entwurf")],
        "a table, time first",
    ),
    (
        "Beginn der Arbeit\tab 01.02.2019\nOnline-Befragung\t10.03. – 31.03.2019\nWorkshop\tJuni 2019",
        [
            ("2019-02-01/..", "Beginn der Arbeit"),
            ("2019-03-10/2019-03-31", "Online-Befragung"),
            ("2019-06", "Workshop"),
        ],
        "a table, time last",
    ),
    (
        "Schritt\tZeitraum\tVerantwortlich\nErhebung\tJan. – März 2019\tSozialamt und Jugendamt\nWerkstatt\tMai 2019\tBüro",
        [("2019-01/2019-03", "Erhebung"), ("2019-05", "Werkstatt")],
        "a head names the columns; who is responsible is no step",
    ),
    (
        "Zeitplan\n\nMärz 2019: Auftakt mit den Vereinen\nApril – Juni 2019: Fachforen\n1. Quartal 2020: Beschluss im Rat",
        [
            ("2019-03", "Auftakt mit den Vereinen"),
            ("2019-04/2019-06", "Fachforen"),
            ("2020-01/2020-03", "Beschluss im Rat"),
        ],
        "lines below a heading",
    ),
    (
        "Frühjahr 2019 Auftakt\nSommer 2019 Arbeitsgruppen\nWinter 2019/2020 Redaktion",
        [("2019-21", "Auftakt"), ("2019-22", "Arbeitsgruppen"), ("2019-24", "Redaktion")],
        "lines without a colon",
    ),
    (
        "- 21.05.2019: Workshop\n- bis Ende Juni 2019: vier Werkstätten",
        [("2019-05-21", "Workshop"), ("2019-06", "vier Werkstätten")],
        "list items",
    ),
    (
        "Weiteres Vorgehen\n\n1. Auftaktveranstaltung (Mai 2019)\n2. Workshops zu den Themen (Juni bis September 2019)",
        [("2019-05", "Auftaktveranstaltung"), ("2019-06/2019-09", "Workshops zu den Themen")],
        "the time in brackets behind the event",
    ),
    (
        "21.05.2019, 18 Uhr: Bürgerforum im Kulturhaus\n04.06.2019, 17.30 Uhr: Fachgespräch Wohnen",
        [("2019-05-21", "Bürgerforum im Kulturhaus"), ("2019-06-04", "Fachgespräch Wohnen")],
        "an hour behind the day",
    ),
    (
        "Es gilt folgender Zeitplan: Mai 2019 Auftakt, Juni 2019 Workshops, Oktober 2019 Abschluss.",
        [("2019-05", "Auftakt"), ("2019-06", "Workshops"), ("2019-10", "Abschluss")],
        "a timeline inside a sentence",
    ),
    (
        "Der Sachstand wurde mehrfach im Sozialausschuss vorgestellt:\n- 22.03.2018 (Projektstart)\n- 12.07.2018\n- 06.02.2019",
        [
            ("2018-03-22", "Projektstart"),
            ("2018-07-12", "im Sozialausschuss vorgestellt"),
            ("2019-02-06", "im Sozialausschuss vorgestellt"),
        ],
        "dates alone below a sentence that says what happened",
    ),
]


@pytest.mark.parametrize(("body", "expected", "reason"), TIMELINES)
def test_timelines(body: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert [(step.edtf, step.label) for step in milestones(body)] == expected, reason


SENTENCES = [
    (
        "Öffnen will die Stadt die Reihe mit einer Auftaktveranstaltung am 7. März 2024, und schließen will sie auf einer "
        "Abschlusskonferenz am 12. Oktober 2024.",
        [("2024-03-07", "planned", "Auftaktveranstaltung"), ("2024-10-12", "planned", "Abschlusskonferenz")],
        "two events beside their dates",
    ),
    (
        "Im Mai 2018 wurde dem Ausschuss ein Sozialbericht vorgestellt.",
        [("2018-05", "done", "Ausschuss ein Sozialbericht vorgestellt")],
        "what was done, without time and auxiliary",
    ),
    (
        "Am 27.06.2018 hat der Rat die Fortschreibung des Leitbildes beschlossen.",
        [("2018-06-27", "done", "Rat: Fortschreibung des Leitbildes beschlossen")],
        "a decision",
    ),
    (
        "In den Sitzungen des Bauausschusses vom 5.4.2018 (Vorlage 3/2018) und des Gemeinderates vom 27.4.2018 wurde dem Plan zugestimmt.",
        [
            ("2018-04-05", "done", "Plan zugestimmt (Bauausschusses)"),
            ("2018-04-27", "done", "Gemeinderates dem Plan zugestimmt"),
        ],
        "two sessions share a predicate",
    ),
    (
        "Das Konzept wurde in der Sitzung des Beirats am 19.04.2018 beschlossen und mit den Ämtern am 03.05.2018 erörtert.",
        [
            ("2018-04-19", "done", "Konzept in der Sitzung des Beirats beschlossen"),
            ("2018-05-03", "done", "mit den Ämtern erörtert"),
        ],
        "two verbs, two dates",
    ),
    (
        "Ein erstes Gespräch zwischen der Stadt und dem Verein ist am 25.02.2019 erfolgt.",
        [("2019-02-25", "done", "Gespräch zwischen der Stadt und dem Verein")],
        "a light verb: the event is the label",
    ),
    (
        "Ende 2016 erfolgte eine Evaluation der Sprachkurse.",
        [("2016", "done", "Evaluation der Sprachkurse")],
        "a year with a clear act",
    ),
    (
        "Das Leitbild wurde 2012 erstellt und 2016 fortgeschrieben.",
        [("2012", "done", "Leitbild erstellt"), ("2016", "done", "Leitbild fortgeschrieben")],
        "the second verb shares its subject",
    ),
    (
        "Die Auftaktveranstaltung ist nach dem 21.11.2019 vorgesehen.",
        [("2019-11-21/..", "planned", "Auftaktveranstaltung")],
        "an open interval",
    ),
    (
        "Die Verabschiedung ist für Dezember 2019 geplant.",
        [("2019-12", "planned", "Verabschiedung")],
        "planned for a month",
    ),
    (
        "Vorgesehen ist im ersten Halbjahr 2020 eine Diskussionsveranstaltung, bei der Beispiele gezeigt werden.",
        [("2020-01/2020-06", "planned", "Diskussionsveranstaltung")],
        "half a year, verb first",
    ),
    (
        "Das Büro führte im Herbst 2018 eine Bedarfs- und Bestandserhebung durch.",
        [("2018-23", "done", "Bedarfs- und Bestandserhebung")],
        "a separable verb; a compound with a suspended hyphen",
    ),
    (
        "In der Sitzung am 03.07.2018 stellte das Büro die Ergebnisse vor.",
        [("2018-07-03", "done", "Ergebnisse vorgestellt")],
        "a separable verb of doing",
    ),
    (
        "Der Rat beauftragte die Verwaltung am 3. Juli 2018, das Leitbild zu überarbeiten.",
        [("2018-07-03", "done", "Rat beauftragte die Verwaltung, das Leitbild zu überarbeiten")],
        "what was ordered stands behind the comma",
    ),
    (
        "Der Ausschuss hat die Mühe, die sich der Verein gibt, anerkannt und am 4. Dezember 2018 "
        "beschlossen, den Verein zu fördern.",
        [("2018-12-04", "done", "anerkannt und beschlossen, den Verein zu fördern")],
        "a clause between commas",
    ),
    (
        "Die Lenkungsgruppe tagte am 5. Februar 2018 und am 12. März 2018.",
        [("2018-02-05", "done", "Lenkungsgruppe tagte"), ("2018-03-12", "done", "Lenkungsgruppe tagte")],
        "a second date of the same",
    ),
    (
        "Nach langer Debatte verlangte die Bürgerschaft am 7. Juni 2018 eine Kürzung des Radwegeplans.",
        [("2018-06-07", "done", "Bürgerschaft: Kürzung des Radwegeplans verlangt")],
        "an adverbial first, then the verb, then who acts",
    ),
    (
        "Im Mai 2018 erhielt der Landrat aus dem Fachdienst ein Spielplatzkonzept für die Ortsteile.",
        [("2018-05", "done", "Spielplatzkonzept für die Ortsteile erhalten")],
        "a weak verb counts beside a product of the process",
    ),
    (
        "Die im Mai 2018 eröffnete Werkstatt „Holz und Faden“ wurde im Rat gelobt.",
        [("2018-05", "done", "Werkstatt „Holz und Faden“ eröffnet")],
        "a participle before its noun",
    ),
    (
        "Bei Dorfwerkstätten im März 2017 und im Oktober 2018 sammelten die Vereine ihre Ideen.",
        [("2017-03", "done", "Dorfwerkstätten"), ("2018-10", "done", "Dorfwerkstätten")],
        "one event on a list of dates",
    ),
    (
        "Der Arbeitskreis Rad, bestehend aus Polizei, Bauhof und Schulen, hat im Januar 2019 den Lageplan vorgelegt.",
        [("2019-01", "done", "Arbeitskreis Rad den Lageplan vorgelegt")],
        "who belongs to a group is no part of the label",
    ),
    (
        "Seit 2016 besteht im Ort ein Arbeitskreis.",
        [("2016", "done", "besteht im Ort ein Arbeitskreis")],
        "since when a body of the process works",
    ),
    (
        "Die Lenkungsgruppe Teilhabe, die von 2014 bis 2017 arbeitete, hat ihre Aufgabe erfüllt.",
        [("2014/2017", "done", "Lenkungsgruppe Teilhabe arbeitete")],
        "the years of a body",
    ),
    (
        "Der Entwurf war im Seniorenbeirat (Sitzung vom 08.05.2018) und bei den Vereinen.",
        [("2018-05-08", "done", "Entwurf im Seniorenbeirat")],
        "a session in brackets behind its body",
    ),
    (
        "In der Sitzung am 07.02.2019 hielt der Sozialausschuss den Weg für richtig.",
        [("2019-02-07", "done", "hielt der Sozialausschuss den Weg für richtig")],
        "a past session, whatever was said there",
    ),
    (
        "Der Bauhof legt dem Rat im II. Quartal 2020 einen Pflegeplan für die Parks vor.",
        [("2020-04/2020-06", "planned", "Bauhof legt dem Rat einen Pflegeplan für die Parks vor")],
        "a full stop behind a Roman number ends no clause",
    ),
    (
        "Der Bericht wird bis zur Sitzung am 6.12.2019 vorliegen.",
        [("2019-12-06", "planned", "Bericht bis zur Sitzung vorliegen")],
        "ready until a session",
    ),
    (
        "Am 12.11.2018 hatte der Kreistag die Zahl der Sitze im Beirat von neun auf elf angehoben.",
        [("2018-11-12", "done", "Kreistag: Zahl der Sitze im Beirat von neun auf elf angehoben")],
        "what the council did is a step whatever the verb",
    ),
    (
        "Der Bauausschuss beriet und beschloss am 07.03.2017 und am 13.03.2018 eine Stelle.",
        [
            ("2017-03-07", "done", "Bauausschuss beriet und beschloss eine Stelle"),
            ("2018-03-13", "done", "Bauausschuss beriet und beschloss eine Stelle"),
        ],
        "two days with one object",
    ),
    (
        "Am 13.11.2019 findet die Konferenz für Wohnen, Arbeit und Sport statt.",
        [("2019-11-13", "planned", "Konferenz für Wohnen, Arbeit und Sport")],
        "the comma of an enumeration ends no clause",
    ),
    (
        "Zuvor muss der Schulausschuss zustimmen; er tagt voraussichtlich am 12.03.2019.",
        [("2019-03-12", "planned", "Schulausschuss tagt")],
        "a pronoun for the one body named before",
    ),
    (
        "Deren Geschäftsordnung lag dem Ausschuss am 12.09.2018 vor.",
        [("2018-09-12", "done", "Deren Geschäftsordnung lag dem Ausschuss vor")],
        "standing orders are a product of the process",
    ),
    (
        "Es ist ein Vertrag mit dem Verein zu schließen, rückwirkend vom 01.02.2018 bis zum 31.01.2019.",
        [("2018-02-01/2019-01-31", "planned", "Vertrag mit dem Verein zu schließen, rückwirkend")],
        "a contract and its term",
    ),
    (
        "Im Oktober des vergangenen Jahres wurde der Entwurf im Beirat vorgestellt.",
        [("2018-10", "done", "Entwurf im Beirat vorgestellt")],
        "the sentence says which year",
    ),
    (
        "Der Entwurf wird im Herbst dieses Jahres dem Rat vorgelegt.",
        [("2019-23", "planned", "Entwurf dem Rat vorgelegt")],
        "a season of the paper's year",
    ),
]


@pytest.mark.parametrize(("body", "expected", "reason"), SENTENCES)
def test_sentences(body: str, expected: list[tuple[str, str, str]], reason: str) -> None:
    assert told(body) == expected, reason


NONE = [
    ("Nach § 12 des Gesetzes vom 5. August 2014 wurde die Stadt verpflichtet.", "a law"),
    ("Die Hauptsatzung vom 12.3.2010 wurde geprüft.", "the date of a rule"),
    ("Die Liste wurde aktualisiert (Stand 31.12.2018).", "the date of a list"),
    ("Zum 31.12.2018 wurden 450 Personen beraten und informiert.", "a figure"),
    ("Seit März 2015 besteht die Beratungsstelle, die die Stadt eingerichtet hat.", "since when a state lasts"),
    ("Frau Muster, geboren am 3.4.1970, wurde gewählt.", "a birth"),
    ("Die Kosten wurden im Haushaltsjahr 2019 mit 5.000 € geplant.", "a budget year"),
    ("Der Doppelhaushalt 2019/2020 wurde beschlossen.", "a year that names a budget"),
    ("Die Agenda 2030 wurde als Programm verabschiedet.", "a year that is a name"),
    ("Die Projektlaufzeit vom 01.01.2019 bis 31.12.2020 wurde bewilligt.", "the period of a grant"),
    ("Die Bewerbungsfrist endete am 31.03.2018.", "a term"),
    ("Das Land hat im Mai 2018 ein neues Programm beschlossen.", "the state's doing"),
    ("Im Sommer 2018 beschloss der Bundestag das Paket.", "the state's doing"),
    ("Wie im Schreiben vom 20.02.2019 mitgeteilt wurde, gilt dies.", "a letter"),
    ("Falls der Antrag bis 31.12.2019 bewilligt wird, beginnt die Arbeit.", "a condition"),
    ("Das Gesetz ist am 1. Juli 2018 in Kraft getreten und wurde umgesetzt.", "a law's coming into force"),
    ("Am 24. Februar 2018 war das Wetter schlecht.", "nothing was done"),
    ("Der Sozialplan aus dem Jahr 2007 ist zu überarbeiten und wird geprüft.", "a year that names a paper"),
    ("Am 09.02.2019 gab es eine Mahnwache, die der Verein durchgeführt hat.", "a demonstration"),
    ("Der Mietvertrag der Bücherei wurde im Mai 2018 verlängert.", "a lease"),
    ("Auf die Niederschrift der Sitzung am 04.06.2018 wird verwiesen.", "a reference"),
    ("Die Beihilfe kann ab Juni 2019 beantragt werden.", "what others may do"),
    ("Im August 2018 begann eine Bewohnerin ihre Lehre im Hotel.", "what a person does"),
    ("Im Mai 2018 erhielten 30 Familien Besuch.", "a weak verb without a product or body of the process"),
    ("Es ist zu prüfen, ob ab September 2019 weitere Angebote gestartet werden.", "an open question"),
    ("Im Herbst wird der Entwurf dem Rat vorgelegt.", "no word says which year"),
    (
        "Im Mai dieses Jahres wurde begonnen, was im Herbst des vergangenen Jahres beschlossen wurde.",
        "two years are said, and neither can be told from the other",
    ),
    (
        "Hinzu kommen zwei Kitas, für die ein Antrag auf Förderung ab dem 01.01.2019 gestellt wurde.",
        "since when a third party is to be paid",
    ),
    ("Seit Jahren nahmen ab Januar 2018 viele Kinder an der Betreuung teil.", "“nahmen … teil” is not “nahmen … an”"),
    ("Zuvor müssen Bauausschuss und der Sozialausschuss und der Rat reden; sie reden am 19.05.2019.", "nothing done"),
    ("31.12.2017: 450 Personen\n31.12.2018: 520 Personen", "lines of figures"),
    ("2017\t2018\n4.000 €\t5.000 €", "a table of money"),
]


@pytest.mark.parametrize(("body", "reason"), NONE)
def test_no_milestone(body: str, reason: str) -> None:
    assert told(body) == [], reason


def test_a_sentence_torn_over_two_paragraphs_is_one() -> None:
    body = "Die Verwaltung berichtet darüber.\nAm 14.06.2018 hatte der Kreistag\neinstimmig ja zu einem\nMobilen Lesesaal gesagt."
    assert told(body) == [("2018-06-14", "done", "Kreistag einstimmig ja zu einem Mobilen Lesesaal gesagt")]


def test_a_year_that_is_said_needs_the_papers_date() -> None:
    assert milestones("Der Entwurf wird im Herbst dieses Jahres dem Rat vorgelegt.", written=None) == []


def test_prose_without_any_title_is_read() -> None:
    text = "Niederschrift\n\nAm 3. Mai 2018 hat der Rat nach langer Aussprache das Leitbild beschlossen."
    text += "\n\nBetreff und Datum 4. Mai 2018 vorgelegt"
    assert [step.edtf for step in milestones(text, head="")] == ["2018-05-03"]


def test_the_head_is_no_timeline() -> None:
    text = (
        "Beratungsfolge\tDatum\nSozialausschuss\t05.03.2019\nRat\t12.03.2019\n\nBetreff: Plan\n\nBegründung:\n\n"
        "Es gilt.\n\nMusterstadt, 01.03.2019"
    )
    assert milestones(text, head="") == []


def test_sessions_of_the_path_are_left_alone() -> None:
    document = read_text(f"{HEAD}Der Rat soll am 26.03.2019 über den Plan beraten und ihn beschlossen haben.")
    found = list(EXTRACTOR.extract(document, known(document, sessions=[date(2019, 3, 26)])))
    assert [type(item) for item in found] == [LeftAlone]


def test_an_event_told_twice_is_one_row() -> None:
    body = "Am 12. Januar 2019 fand die Auftaktveranstaltung statt. Die Auftaktveranstaltung am 12. Januar 2019 war gut besucht."
    assert [step.edtf for step in milestones(body)] == ["2019-01-12"]


def test_two_events_of_one_month_are_two_rows() -> None:
    body = "August 2019\tAuftaktveranstaltung\nAugust 2019\tFachkonferenzen\nSeptember 2019\tEntwurf"
    assert [step.label for step in milestones(body)] == ["Auftaktveranstaltung", "Fachkonferenzen", "Entwurf"]


def test_status_by_the_papers_date() -> None:
    body = "Mai 2018\tAuftakt\nMai 2020\tAbschluss"
    assert [step.status for step in milestones(body)] == ["done", "planned"]
    assert [step.status for step in milestones("Im Mai 2018 wurde der Bericht vorgestellt.", written=None)] == ["done"]
    assert [step.status for step in milestones("Im Mai 2018 soll der Bericht vorgestellt werden.", written=None)] == [
        "planned"
    ]


def test_evidence_is_the_words_that_say_it() -> None:
    (step,) = milestones(
        "Die Reihe beginnt mit einer Auftaktveranstaltung am 7. März 2019, zu der alle eingeladen sind."
    )
    assert step.evidence.quote == "Auftaktveranstaltung am 7. März 2019"
    assert (step.date_start, step.date_end) == (date(2019, 3, 7), date(2019, 3, 7))


@pytest.mark.parametrize("weekday", ["Donnerstag, ", "Donnerstag, den ", "Do., ", "Do. "])
def test_a_weekday_does_not_part_an_event_from_its_day(weekday: str) -> None:
    (step,) = milestones(f"Die Reihe beginnt mit einem Fachtag am {weekday}09.05.2019 im Bürgerhaus.")
    assert (step.label, step.edtf) == ("Fachtag", "2019-05-09")


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
    assert all(names_product(example) for example in table["product"]["examples"])
    assert all(is_made(example) for example in table["making"]["examples"])
    assert all(names_body(example) for example in table["body"]["examples"])
    assert all(elsewhere(example) for example in table["elsewhere"]["examples"])
    assert all(example in entry["forms"] for entry in table["participle"] for example in entry["examples"])
    assert all(announces(example) for example in table["timeline"]["examples"])


WORDS = [
    ("politisch", "no Tisch"),
    ("Auswahl", "no Wahl"),
    ("Interesse", "no Messe"),
    ("Personalausstattung", "no Ausstellung"),
]


@pytest.mark.parametrize(("word", "reason"), WORDS)
def test_words_that_only_look_alike(word: str, reason: str) -> None:
    assert list(signs(word)) == [], reason


def test_labels_are_short() -> None:
    assert label_of("  und bereits die Auftaktveranstaltung , ") == "Auftaktveranstaltung"
    assert label_of("Workshop (mit") == "Workshop"
    assert len(label_of("sehr " * 80)) <= 160


def test_cells_that_span_columns() -> None:
    def row(*cells: tuple[str, int]) -> list[RawCell]:
        return [RawCell([[RawWord(word) for word in text.split()]], colspan=span) for text, span in cells]

    table = RawTable(
        [row(("Zeitplan", 3)), row(("Mai 2019", 1), ("Auftakt", 2)), row(("Juni 2019", 1), ("Werkstatt", 2))]
    )
    title = RawParagraph([[RawWord("Begründung:")]])
    document = assemble([RawPage(1, [title, table])], "digital")
    found = [fact for fact in EXTRACTOR.extract(document, ()) if isinstance(fact, Milestone)]
    assert [(step.edtf, step.label) for step in found] == [("2019-05", "Auftakt"), ("2019-06", "Werkstatt")]
