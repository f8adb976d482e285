"""Who sits in a body, by the grammar of clauses: every order of the words, lists cut in two, what ends an enumeration."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.german.noun_phrases import behind_adverbials, enumerated
from extractors.language import lookup
from extractors.steering_groups.bodies import by_sentence
from extractors.steering_groups.extractor import extract
from extractors.steering_groups.member_sentences import member_verbs, members_in
from pipeline.ingest.text.reading import read_text


def found(text: str) -> list[SteeringGroup]:
    return [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]


ORDERS = [
    ("In der Lenkungsgruppe wirken das Bauamt und die Tafel mit.", ["Bauamt", "Tafel"], "the body first"),
    ("Das Bauamt und die Tafel wirken in der Lenkungsgruppe mit.", ["Bauamt", "Tafel"], "the members first"),
    ("Mitwirken sollen in der Lenkungsgruppe das Bauamt und die Tafel.", ["Bauamt", "Tafel"], "the verb first"),
    (
        "Eine Lenkungsgruppe, in der das Bauamt und die Tafel mitwirken, tagt.",
        ["Bauamt", "Tafel"],
        "a relative clause",
    ),
    (
        "Der Lenkungsgruppe gehören kraft Amtes das Bauamt und die Tafel an.",
        ["Bauamt", "Tafel"],
        "an adverbial before them",
    ),
    (
        "Die Lenkungsgruppe tagt. Darin sind das Bauamt und die Tafel mit je einer Person vertreten.",
        ["Bauamt", "Tafel"],
        "“darin”",
    ),
    ("Die Lenkungsgruppe legt einen Bericht vor, der aus dem Bauamt und der Tafel besteht.", [], "not the body"),
    ("Ist in der Lenkungsgruppe das Bauamt mit der Tafel vertreten?", [], "a question"),
]


@pytest.mark.parametrize(("text", "members", "reason"), ORDERS)
def test_every_order_of_a_clause(text: str, members: list[str], reason: str) -> None:
    document = read_text(text)
    read: list[str] = []
    before = None
    for sentence, here in by_sentence(document):
        for listed in members_in(document, sentence, here, before):
            read += [part.name for part in listed.members]
        before = here[-1] if here else before
    assert read == members, reason


ENDS = [
    ("dem Bauamt, der Tafel und den Kirchen wählt Motive aus", "dem Bauamt, der Tafel und den Kirchen", "a verb"),
    ("dem Bauamt und der Tafel seit Mai", "dem Bauamt und der Tafel", "a time"),
    (
        "den im Rat vertretenen Gruppen und der Tafel mit je einer Person",
        "den im Rat vertretenen Gruppen und der Tafel",
        "a number for each",
    ),
    (
        "zwei vom Beirat benannten Personen sowie dem Bauamt tagt",
        "zwei vom Beirat benannten Personen sowie dem Bauamt",
        "a participle inside a part",
    ),
    (
        "der Tafel e. V., der evangelischen und katholischen Kirche an",
        "der Tafel e. V., der evangelischen und katholischen Kirche",
        "an abbreviation, two adjectives",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ENDS)
def test_where_an_enumeration_ends(text: str, expected: str, reason: str) -> None:
    place = enumerated(text, 0, len(text))
    assert place is not None, reason
    assert text[place.start : place.end] == expected, reason


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("derzeit nach dem Beschluss des Rates das Bauamt", "das Bauamt"),
        ("unter dem Vorsitz von Frau Muster die Ämter", "die Ämter"),
        ("örtliche Vereine", "örtliche Vereine"),
    ],
)
def test_what_stands_before_an_enumeration(text: str, rest: str) -> None:
    assert text[behind_adverbials(text, 0, len(text)) :] == rest


def test_every_verb_is_found_in_its_examples() -> None:
    for entry, (_, _, forms) in zip(lookup("membership")["verb"], member_verbs(), strict=True):
        for example in entry["examples"]:
            assert forms.search(example), example


TEXTS: list[tuple[str, dict[str, list[tuple[str, int | None]]], str]] = [
    (
        "Über das Geld soll ein Vergabegremium befinden, bestehend aus der Bürgermeisterin, der Seniorenreferentin und dem Bauamt.",
        {"Vergabegremium": [("Bürgermeisterin", None), ("Seniorenreferentin", None), ("Bauamt", None)]},
        "a body that no list of nouns foresees",
    ),
    (
        "Die Steuerungsgruppe besteht aus der Landrätin, den Bürgermeistern der Gemeinden Altau, Buchen und Lohe sowie dem Bauamt.",
        {
            "Steuerungsgruppe": [
                ("Landrätin", None),
                ("Bürgermeister der Gemeinden Altau, Buchen und Lohe", None),
                ("Bauamt", None),
            ]
        },
        "one noun for several names",
    ),
    (
        "Steuerungsgruppe\n\nFunktion\tName\tInstitution\tStellvertretung\nVorsitz\tEva Lund\tBauamt\tOle Brand\n"
        "Mitglied\tN. N.\tJobcenter\t-\n",
        {"Steuerungsgruppe": [("Bauamt", None), ("Jobcenter", None)]},
        "a table with functions; a deputy is no member, a seat without a name is one",
    ),
    (
        "Die Lenkungsgruppe tagt. Vorgesehen sind 4 Sitze:\n\nSitze\tBereich\n1\tBauamt\n3\tKirchen\n",
        {"Lenkungsgruppe": [("Bauamt", 1), ("Kirchen", 3)]},
        "the number before the body",
    ),
    (
        "Die Lenkungsgruppe hat folgende Aufgaben:\n- Schulen beraten\n- Kirchen einladen\n",
        {"Lenkungsgruppe": []},
        "tasks",
    ),
    ("Gibt es eine Steuerungsgruppe, und wer ist darin vertreten?", {}, "a question sets up no body"),
    ("Ein Begleitkreis wird nicht förmlich gebildet; die Kirchen werden eingeladen.", {}, "denied"),
    ("Die Zielgruppe besteht aus Schulen und Kirchen.", {}, "a quantity of people"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TEXTS)
def test_reads_the_bodies(text: str, expected: dict[str, list[tuple[str, int | None]]], reason: str) -> None:
    read = {group.name: [(member.name, member.count_max) for member in group.members] for group in found(text)}
    assert read == expected, reason
