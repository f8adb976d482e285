"""Members told in words that no rule lists; and enumerations near a body that are no list of members."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts import SteeringGroup
from extractors.language import lookup
from extractors.steering_groups.extractor import extract
from extractors.steering_groups.masked_sentences import runs
from extractors.steering_groups.sectors import is_actor, is_general
from pipeline.ingest.text.reading import read_text


def groups(text: str) -> list[SteeringGroup]:
    return [fact for fact in extract(read_text(text + "\n"), ()) if isinstance(fact, SteeringGroup)]


def members(text: str) -> list[str]:
    return [member.name for group in groups(text) for member in group.members]


TOLD = [
    (
        "Vertreten in der Projektgruppe: Ordnungsamt, Kämmerei, Personalrat.",
        ["Ordnungsamt", "Kämmerei", "Personalrat"],
        "without a verb",
    ),
    (
        "Ihm gehören an:\n\nKeiner weiß es.\n\nDem Begleitgremium gehören an:\n\ndas Bauamt, zwei "
        "Mitglieder des Rates, die Caritas sowie der Heimatverein.",
        ["Bauamt", "Mitglieder des Rates", "Caritas", "Heimatverein"],
        "a paragraph below the colon",
    ),
    (
        "Zusammensetzung des Beteiligungsrates\n\nStadtverwaltung – 2 Personen\nWohlfahrtsverbände "
        "– 3 Personen\nMigrantenvereine – 4 Personen",
        ["Stadtverwaltung", "Wohlfahrtsverbände", "Migrantenvereine"],
        "a body that no lookup lists",
    ),
    (
        "Ein Netzwerk Frühe Bildung wird gegründet. Ihm gehören Kitas, Grundschulen, die "
        "Frühförderstelle und das Gesundheitsamt an.",
        ["Kitas", "Grundschulen", "Frühförderstelle", "Gesundheitsamt"],
        "a Netzwerk whose members are told",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TOLD)
def test_reads_members_in_other_words(text: str, expected: list[str], reason: str) -> None:
    assert members(text) == expected, reason


SEATS = [
    (
        "Stelle\tVertretung\nSozialamt\tUta Horn\nPersonalamt\tBernd Faller (Vorsitz)\nCaritasverband\tUwe Lahn",
        [("Sozialamt", "Uta Horn"), ("Personalamt", "Bernd Faller"), ("Caritasverband", "Uwe Lahn")],
        "who chairs stands in the next cell and is no second member",
    ),
    (
        "- Vertreter der Politik\n- Sozialamt\n- Caritasverband\n\nNeben den Vertretern aus der Politik gehört das Sozialamt dazu.",
        [("Vertreter der Politik", None), ("Sozialamt", None), ("Caritasverband", None)],
        "told again with another preposition",
    ),
]


@pytest.mark.parametrize(("listed", "expected", "reason"), SEATS)
def test_reads_each_seat_once(listed: str, expected: list[tuple[str, str | None]], reason: str) -> None:
    text = f"Der Prozess wird von einer Steuerungsgruppe begleitet. Ihr gehören an:\n\n{listed}"
    assert [(member.name, member.person) for group in groups(text) for member in group.members] == expected, reason


NOT_TOLD = [
    (
        "Die Steuerungsgruppe hat das Konzept dem Integrationsrat, dem Sportverein und den "
        "Wohlfahrtsverbänden vorgestellt.",
        "whom it was shown to",
    ),
    ("Die Lenkungsgruppe befasst sich mit Sprache, Bildung, Arbeit und Wohnen.", "themes"),
    (
        "Die Steuerungsgruppe hat getagt. Zum Workshop eingeladen waren Schulen, Vereine, Kirchen und das Jobcenter.",
        "guests of an event",
    ),
    (
        "Der Steuerungskreis tagte. Angehört wurden die Polizei, das Gesundheitsamt und der Kreissportbund.",
        "heard, which is no form of angehören",
    ),
    (
        "Die Steuerungsgruppe arbeitet in Abstimmung mit dem Jobcenter, der Polizei und der Ausländerbehörde.",
        "belong to the noun before them",
    ),
    (
        "Das Protokoll der Lenkungsgruppe erhalten: Bürgermeister, Kämmerei, Hauptamt, Personalrat.",
        "who gets the minutes",
    ),
    ("Die Steuerungsgruppe berichtet dem Sozialausschuss, dem Kreisausschuss und dem Kreistag.", "committees"),
    ("Die Projektgruppe wertete Interviews mit der Caritas, der Diakonie und dem Jobcenter aus.", "who was asked"),
    (
        "Die Steuerungsgruppe schlägt vor, das Sozialamt, das Jugendamt und die VHS mit der Umsetzung zu beauftragen.",
        "who is to do something",
    ),
    ("Anwesend waren in der Sitzung der Steuerungsgruppe Herr Muster, Frau Beispiel und Herr Probe.", "attendance"),
    (
        "Die Steuerungsgruppe empfiehlt Zuschüsse an den Verein Brücke e. V. (2.000 €), die "
        "Diakonie (3.500 €) und die AWO (1.200 €).",
        "who is paid",
    ),
    (
        "Die Steuerungsgruppe tagt.\n\n3. Förderung\n\nDas Jugendzentrum, die Tafel und der "
        "Heimatverein erhalten Zuschüsse.",
        "below another title",
    ),
    (
        "Die Steuerungsgruppe tagt. Das Büro sucht Partner. Weiteres folgt. Diese sind die Tafel, "
        "der Sportverein und die VHS.",
        "“diese” are those of the sentence before",
    ),
    (
        "- Kirchenkreis Altmark\n- Netzwerk Vielfalt\n- Sportverein Seeheim\n- Volkshochschule\n- Jobcenter",
        "one of several in a list",
    ),
    ("Der Enzkreis, das Jobcenter und die Caritas fördern das Vorhaben.", "a county"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_TOLD)
def test_leaves_other_enumerations_alone(text: str, reason: str) -> None:
    assert members(text) == [], reason


LEADERS = [
    (
        "Es gibt eine Steuerungsgruppe, deren Leitung die Koordinatorin innehatte.",
        "Koordinatorin",
        "deren, who before the verb",
    ),
    ("Die Lenkungsgruppe tagt. Der Vorsitz liegt bei der Sozialdezernentin.", "Sozialdezernentin", "liegt bei"),
    ("Die Steuerungsgruppe wird vom Jugendamt koordiniert und tagt im Mai.", None, "koordiniert alone is not led"),
    (
        "Die Steuerungsgruppe tagt. Die Federführung liegt bei Letzterem.",
        None,
        "a word that means somebody named before",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LEADERS)
def test_who_leads(text: str, expected: str | None, reason: str) -> None:
    (group,) = groups(text)
    assert group.chair == expected, reason


ACTORS = [
    ("Kreisseniorenbeauftragte", True, "a function"),
    ("Team Demografie", True, "a team by name"),
    ("AOK", True, "letters that stand for a name"),
    ("Tafel Altmark e. V.", True, "a legal form"),
    ("Leiterin der Volkshochschule", True, "who leads somebody"),
    ("Fortschreibung des Konzepts", False, "a matter, though somebody does it"),
    ("Sprachförderung in Kitas", False, "the head is the matter, not the Kitas"),
    ("Interviews mit der Caritas", False, "the head is the matter"),
    ("1. Quartal 2019", False, "a time"),
]


@pytest.mark.parametrize(("name", "expected", "reason"), ACTORS)
def test_knows_actors_by_their_head(name: str, expected: bool, reason: str) -> None:
    assert is_actor(name) == expected, reason


def test_general_words_stand_for_many() -> None:
    general = [
        name for name in ("Politik", "sowohl Verwaltung", "Politik der Stadt Seeheim", "Jugendamt") if is_general(name)
    ]
    assert general == ["Politik", "sowohl Verwaltung"]


def test_small_words_join_two_parts_of_one_enumeration() -> None:
    sentence = "¤¤¤ gehören die Paten an, ferner der Seniorenrat und die Tafel."
    found = [run for run in runs(sentence) if sentence[run.start] != "¤"]
    assert [sentence[run.start : run.end] for run in found] == ["die Paten", "der Seniorenrat und die Tafel"]


@given(st.text(alphabet="Amt und, der (x) 2;–:. Jugend§¤", max_size=60))
def test_runs_lie_inside_the_sentence(sentence: str) -> None:
    for run in runs(sentence):
        assert 0 <= run.start <= run.end <= len(sentence)


@pytest.mark.parametrize("entry", lookup("actors")["actor"], ids=lambda entry: entry["kind"])
def test_the_lookup_finds_its_examples(entry: dict[str, list[str]]) -> None:
    assert all(is_actor(example) for example in entry["examples"])


@pytest.mark.parametrize(
    ("label", "bodies", "reason"),
    [
        ("Adressatenkreis", [], "whom a measure is for, as the label of sheets says"),
        ("Adressatengruppe", [], "the same with another ending"),
        ("Planungskreis", ["Planungskreis"], "a body at the same place"),
    ],
)
def test_the_label_of_those_whom_a_measure_is_for_names_no_body(label: str, bodies: list[str], reason: str) -> None:
    sheet = f"Der {label} begleitet die Umsetzung des Konzepts. Dem {label} gehören das Sozialamt, die Caritas und das Jobcenter an."
    assert [group.name for group in groups(f"Integrationskonzept der Stadt Auental\n\n{sheet}")] == bodies, reason
