"""The points of the Beschlussvorschlag."""

from __future__ import annotations

import pytest

from extractors.decisions.extractor import EXTRACTOR, action_of
from extractors.facts import Decision
from extractors.language import lookup
from pipeline.ingest.text.reading import read_text

REASONS = "\n\nBegründung:\n\n1. Die Stadt wächst.\n2. Der Rat hat 2012 ein Konzept beschlossen.\n"

PAPERS = [
    (
        "Beschlussvorschlag:\n\n1. Die Verwaltung wird beauftragt, einen Wegweiser zu drucken.\n2. Eine Lenkungsgruppe wird eingerichtet.\n"
        "3. Der Auftrag wird dem Büro erteilt. Die Kosten betragen 5.000 €.",
        ["beauftragt", "richtet ein", "erteilt"],
        "numbered points",
    ),
    ("Beschlussvorschlag:\n\nDem Ablauf wird zugestimmt.", ["stimmt zu"], "one paragraph"),
    ("Beschlussvorschlag\nMit dem Vorgehen besteht Einverständnis.", ["stimmt zu"], "one line, no colon"),
    (
        "Beschlussentwurf:\n\nDer Rat beschließt die nachfolgenden Maßnahmen:\n\n"
        "1. Das Leitbild wird angenommen.\n2. Die Verwaltung wird gebeten, zu berichten.",
        ["beschließt", "beauftragt"],
        "a point without a verb of its own takes that of the line above",
    ),
    (
        "Beschlussantrag\n\nDer Rat beschließt\n\n- die Projekte der Liste A zu fördern und\n- die Mittel aufzustocken.",
        ["beschließt"],
        "dashes are parts of one decision",
    ),
    (
        "Beschlussantrag:\n\n1. Der Rat beschließt die Änderung der Richtlinie\n- unter Verlängerung und\n- unter "
        "Erhöhung.\n2. Die Verwaltung wird beauftragt, die Mittel anzumelden.",
        ["beschließt", "beauftragt"],
        "dashes below a number belong to it",
    ),
    (
        "Beschlussvorschlag:\n\n01  Der Auftrag wird erteilt.\n\n02  Dem Zeitplan wird zugestimmt.",
        ["erteilt", "stimmt zu"],
        "numbers without a stop",
    ),
    (
        "Beschlussvorschlag:\n\n1. Der Plan wird beschlossen.\n2. Dem Zeitplan wird zugestimmt.\n\n1. Sprache lernen\n2. Arbeit finden",
        ["beschließt", "stimmt zu"],
        "numbers that begin anew are another list",
    ),
    (
        "Antrag an den Gemeinderat:\n\nDer Gemeinderat nimmt den Bericht zustimmend zur Kenntnis.",
        ["nimmt zur Kenntnis"],
        "Antrag an …",
    ),
    (
        "Beschlussvorschlag:\n\n„1. Der Rat nimmt den Bericht zur Kenntnis.\n2. Die Verwaltung wird beauftragt, zu berichten.“",
        ["nimmt zur Kenntnis", "beauftragt"],
        "the proposal stands in quotation marks",
    ),
    (
        "Beschluss: ungeändert beschlossen\n\nDem Kreistag wird folgender Beschluss empfohlen:\n\n"
        "Der Turnverein erhält von der Stadt Musterau einen Zuschuss.",
        [None],
        "minutes: the result first, then what is proposed",
    ),
]


@pytest.mark.parametrize(("proposal", "actions", "reason"), PAPERS)
def test_points(proposal: str, actions: list[str], reason: str) -> None:
    document = read_text("Betreff: Plan\n\n" + proposal + REASONS)
    found = list(EXTRACTOR.extract(document, ()))
    decisions = [fact for fact in found if isinstance(fact, Decision)]
    assert [decision.action for decision in decisions] == actions, reason
    assert [decision.number for decision in decisions] == list(range(1, len(actions) + 1))


def test_a_proposal_printed_twice_counts_once() -> None:
    proposal = "Beschlussantrag:\n\n1. Der Rat beschließt den Plan.\n2. Die Verwaltung wird beauftragt, zu berichten."
    again = (
        "Beschluss:\n\nAntrag an den Gemeinderat\n\n1. Der Rat beschließt den neuen Plan.\n2. Die Verwaltung wird "
        "beauftragt, zu berichten."
    )
    document = read_text(f"{proposal}{REASONS}\n{again}\n")
    assert len(list(EXTRACTOR.extract(document, ()))) == 2


def test_without_a_title_a_body_may_decide_in_the_summary() -> None:
    document = read_text(
        "Kurzfassung\n\nDer Integrationsausschuss nimmt den Sachstand zur Kenntnis. Mehr folgt.\n\nErläuterungen\n\nText."
    )
    (found,) = [fact for fact in EXTRACTOR.extract(document, ()) if isinstance(fact, Decision)]
    assert found.text == "Der Integrationsausschuss nimmt den Sachstand zur Kenntnis."
    assert found.rule == "body-decides"


NOTHING = [
    ("Kurzfassung\n\nDas Büro gibt einen Überblick über die Angebote.", "a report"),
    ("Begründung:\n\nDer Rat hat am 3. Mai 2018 beschlossen, ein Konzept zu erstellen.", "a decision of the past"),
    ("Antrag:\n\nMehr Bänke im Park", "a motion's title without a verb"),
    ("Beschlussvorschlag:\n\nAnlagen:\n\nPlan", "a title with nothing under it"),
    ("Anfrage\n\n1. Wie viele Kinder gibt es?\n2. Was kostet das?", "questions"),
    ("1. Ausgangslage der Stadt\n2. Beschluss", "headings are no points"),
    (
        "Begründung:\n\nIn der Sitzung am 9.11.2017 fasste der Ausschuss folgenden Beschluss:\n\nDer Weg wird gebaut.",
        "what was decided before",
    ),
    ("Der Beschlussvorschlag Wird später verteilt, so die Stadt.", "a word in the text"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING)
def test_nothing_to_decide(text: str, reason: str) -> None:
    assert list(EXTRACTOR.extract(read_text(text), ())) == [], reason


def test_evidence_is_the_point() -> None:
    document = read_text(
        "Beschlussvorschlag:\n\n1. Der Rat beschließt den Plan.\n2. Die Verwaltung wird beauftragt." + REASONS
    )
    quotes = [fact.evidence.quote for fact in EXTRACTOR.extract(document, ()) if isinstance(fact, Decision)]
    assert quotes == ["Der Rat beschließt den Plan.", "Die Verwaltung wird beauftragt."]


def test_what_follows_the_proposal_is_no_part_of_it() -> None:
    text = (
        "Beschluss:\n\nAntrag an den Gemeinderat\n\nDer Gemeinderat beschließt nach Vorberatung im Beirat den Plan.\n\n"
        "Muster\n\n1. Oktober 2018"
    )
    (found,) = [fact for fact in EXTRACTOR.extract(read_text(text), ()) if isinstance(fact, Decision)]
    assert found.text == "Der Gemeinderat beschließt nach Vorberatung im Beirat den Plan."


def test_actions_match_their_examples() -> None:
    for entry in lookup("decisions")["action"]:
        for example in entry["examples"]:
            assert action_of(example) == entry["id"], example
    assert action_of("Die Stadt ist schön.") is None


def test_trigger_is_a_proposal_with_words() -> None:
    document = read_text("Beschlussvorschlag:\n\nDer Rat stimmt zu." + REASONS)
    assert [document.text[span.start : span.end] for span in EXTRACTOR.trigger(document)] == ["Der Rat stimmt zu."]
    assert list(EXTRACTOR.trigger(read_text("Beschlussvorschlag:\n\nAnlagen:\n\nPlan"))) == []
