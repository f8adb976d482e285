"""Steps told in words that no list foresees, and the dated clauses that are none."""

from __future__ import annotations

import pytest

from tests.test_milestones import milestones

STEPS: list[tuple[str, list[str], str]] = [
    ("Die Zuwendung läuft mit dem 30.06.2028 aus.", ["2028-06-30"], "a verb in two parts, “mit dem”"),
    ("Im Herbst 2017 bat der Beirat um eine Anlaufstelle.", ["2017-23"], "a season, a strong preterite"),
    ("Die Träger ziehen am 4. Mai 2020 in das neue Haus ein.", ["2020-05-04"], "the present for what is to come"),
    ("Bis Ende März 2020 holt das Amt drei Vergleichsangebote ein.", [], "a count of things beside the date"),
    ("Bis Ende März 2020 holt das Amt die Angebote der Büros ein.", ["2020-03"], "until the end of a month"),
    ("Der Entwurf, im Januar 2018 verschickt, stieß überall auf Kritik.", ["2018-01"], "set in between commas"),
    ("Dem Rat ist jährlich, erstmals im Mai 2020, Auskunft zu geben.", ["2020-05"], "the first of several times"),
    ("Der nächste Überblick ist zum 31.12.2020 fällig.", ["2020-12-31"], "an adjective says that it is due"),
    (
        "Das Amt wünscht sich eine Fassung in Leichter Sprache; dies ist zugesagt bis Februar 2020.",
        ["2020-02"],
        "“dies” takes its sense from the clause before",
    ),
    (
        "Der Amtsleiter erinnert daran, dass der Rat am 5. Mai 2018 eine solche Stelle gefordert habe.",
        ["2018-05-05"],
        "minutes report what was said",
    ),
    ("Vom 3. bis 7. Juni 2019 begleiten Studierende das Projekt.", ["2019-06-03/2019-06-07"], "a range of days"),
]

NONE: list[tuple[str, str]] = [
    ("Im Herbst 2017 baten die Schulen um eine Anlaufstelle.", "nobody of the town, nothing of its process is named"),
    ("Ein Jugendlicher wurde zum 1. September 2019 in eine Lehre vermittelt.", "what a person came to"),
    ("Im Januar 2018 reisten viele Familien aus dem Ausland zu.", "what happens in the world"),
    ("Der Pakt der Verbände vom 6. Mai 2017 verlangt mehr Deutschkurse.", "the date names the thing"),
    ("Die im Frühjahr 2018 gezeigte Karte hängt noch im Flur.", "an attribute between article and noun"),
    ("Die Kurse, die im Mai 2018 liefen, waren voll.", "a clause that depends on another"),
    ("Wer bis zum 31.12.2017 kam, wohnt heute woanders.", "whom a rule concerns"),
    ("Zum 31.12.2018 zählte das Rathaus 731 Beschäftigte.", "a figure of the day"),
    ("Am 24. Mai 2018 war die Stimmung schlecht.", "an adjective is no verb"),
    ("Im Mai 2018 gab es viel Regen.", "what there was"),
    ("Zum 1. Juli 2019 steigt der Satz auf 12.000 €.", "a sum, not a step"),
    ("Das BAMF setzt im Dezember 2019 alle Zulassungen aus.", "an authority beside the town"),
    ("Ab Juli 2019 erhält das Haus eine Pförtnerin.", "a state from then on"),
    ("Wann öffnet das Haus im Mai 2019 wieder?", "a question"),
    ("Für die Zeit vom 01.08.2019 bis 31.12.2019 zahlt der Verein nichts.", "how long something holds"),
    ("Der Umbau hatte von Mai bis Juli 2018 für die Schule diese Gründe:", "what a list tells of a time"),
    ("2018 lief vieles anders im Haus.", "a year alone"),
    ("Hausdruck am 02.05.2019 07:41", "a line of the print-out, no sentence"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), STEPS)
def test_steps(body: str, expected: list[str], reason: str) -> None:
    assert [step.edtf for step in milestones(body)] == expected, reason


@pytest.mark.parametrize(("body", "reason"), NONE)
def test_no_steps(body: str, reason: str) -> None:
    assert milestones(body) == [], reason


def test_a_table_tells_the_date_before_a_sentence_does() -> None:
    body = (
        "Zeitplan\n\nI/2020\tKonstituierung des Beirats\n02/2020\tDruck der Kurzfassung\n2021\tAuswertung\n\n"
        "Im Februar 2020 liegt die Kurzfassung überall aus."
    )
    assert [(step.edtf, step.rule) for step in milestones(body)] == [
        ("2020-01/2020-03", "timeline-table"),
        ("2020-02", "timeline-table"),
        ("2021", "timeline-table"),
    ], "quarters in Roman numerals, months in figures, a year alone; the sentence says nothing new"


def test_a_whole_paper_behind_its_annexes_is_read() -> None:
    reasons = "Das Haus am Markt ist der Ort, an dem alle Fäden der Arbeit im Viertel zusammenlaufen. " * 12
    head = "Sitzungsvorlage\n\nAnlagen:\n1. Fassung\n\n"
    (step,) = milestones(reasons + "Der Rat hat am 5. Mai 2018 den Teilhabeplan verabschiedet.", head=head)
    assert step.edtf == "2018-05-05", "a long text below “Anlagen” is no list of them"


def test_the_next_session_in_minutes_without_sections() -> None:
    (step,) = milestones("TOP 5 Verschiedenes\n\nNächste Sitzung: 26.11.2019", head="Protokoll der Projektgruppe\n\n")
    assert step.edtf == "2019-11-26", "a line of its own, before any title"


@pytest.mark.parametrize(
    ("body", "expected", "reason"),
    [
        ("Konstituierung am 28.04.2020.", ["2020-04-28"], "a noun and its day"),
        ("Zeitlich: Werbephase bis 31.03.2020.", ["2020-03-31"], "behind a label"),
        ("Laufzeit bis 31.07.2020.", [], "how long something runs"),
        ("Datenstand im Mai 2020.", [], "the date of figures"),
        (
            "Weiterer Ablauf\n\n- Frühjahr 2020\tKonferenz in Seedorf\n- bis 30.06.2020\tEndfassung der Berichte\n",
            ["2020-21", "2020-06-30"],
            "bullets before the times of a table",
        ),
    ],
)
def test_nouns_and_times(body: str, expected: list[str], reason: str) -> None:
    assert [step.edtf for step in milestones(body)] == expected, reason
