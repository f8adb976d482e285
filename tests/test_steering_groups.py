"""Bodies with their members, chair, size and status, out of invented papers; and what is no steering group."""

from __future__ import annotations

import pytest

from extractors.facts import LeftAlone, SteeringGroup
from extractors.protocol import unread
from extractors.steering_groups.extractor import EXTRACTOR, extract
from pipeline.ingest.text.reading import read_text


def groups(text: str) -> list[SteeringGroup]:
    return [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]


def one(text: str) -> SteeringGroup:
    (group,) = groups(text)
    return group


def members(text: str) -> list[str]:
    return [member.name for member in one(text).members]


SENTENCES = [
    (
        "Ein politisches Begleitgremium, bestehend aus Vertretungen der Fraktionen und der Verwaltung, wird gebildet.",
        ["Fraktionen", "Verwaltung"],
        "bestehend aus",
    ),
    (
        "Es wird eine Steuerungsgruppe mit je vier Vertretern aus Politik und Verwaltung eingerichtet.",
        ["Politik", "Verwaltung"],
        "mit je",
    ),
    (
        "In der Lenkungsgruppe sollen zunächst das Schulamt, das Sozialamt als auch das Amt für Wohnen und Integration vertreten sein.",
        ["Schulamt", "Sozialamt", "Amt für Wohnen und Integration"],
        "vertreten sein",
    ),
    (
        "Der Runde Tisch Vielfalt, dem der Landrat, das Jobcenter sowie die Kirchen angehören, begleitet den Prozess.",
        ["Landrat", "Jobcenter", "Kirchen"],
        "angehören",
    ),
    (
        "Es wird ein Projektbeirat gebildet. (Feste Mitglieder: Sozialamt, Caritas und Diakonie).",
        ["Sozialamt", "Caritas", "Diakonie"],
        "feste Mitglieder in brackets",
    ),
    (
        "Die Steuerungsgruppe besteht. Feste Mitglieder sind das Sozialamt und die Polizei. Temporäre Mitglieder sind die Kirchen.",
        ["Sozialamt", "Polizei", "Kirchen"],
        "two sentences with members",
    ),
    (
        "Der Prozess wird durch eine Steuerungsgruppe begleitet, die sich aus Vertretern der Fraktionen und der Vereine zusammensetzt.",
        ["Fraktionen", "Vereine"],
        "a relative clause",
    ),
    (
        "Über die „Fachgruppe Ehrenamt“ erfolgt die Einbindung weiterer Akteure aus den Schulen, den Sportvereinen "
        "und weiteren Einrichtungen.",
        ["Schulen", "Sportvereine"],
        "Einbindung aus; “weitere” names nobody",
    ),
    (
        "Die Redaktionsgruppe (Sozialamt, VHS, Integrationsbeirat) erstellt das Konzept.",
        ["Sozialamt", "VHS", "Integrationsbeirat"],
        "brackets",
    ),
    ("Die Koordinierungsgruppe besteht derzeit aus 26 Mitgliedern.", [], "a size is no member"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_reads_members_in_sentences(text: str, expected: list[str], reason: str) -> None:
    assert members(text) == expected, reason


BULLETS = """In der Steuerungsgruppe sollen folgende Stellen vertreten sein:

Aus der Verwaltung:

- Teilhabebeauftragte
- Bauamt
- Polizei / Jobcenter

Vereine und Einrichtungen:

- Freundeskreis Musterstadt
- Katholische Familienbildungsstätte – Haus am Markt

Die Steuerungsgruppe tagt viermal im Jahr. Die Kirchen unterstützen sie."""


def test_reads_several_lists_with_their_headings() -> None:
    found = one(BULLETS).members
    assert [(m.name, m.sector, m.declared_sector) for m in found] == [
        ("Teilhabebeauftragte", "administration", "Aus der Verwaltung"),
        ("Bauamt", "administration", "Aus der Verwaltung"),
        ("Polizei / Jobcenter", "state_agency", "Aus der Verwaltung"),
        ("Freundeskreis Musterstadt", "civil_society", "Vereine und Einrichtungen"),
        ("Katholische Familienbildungsstätte – Haus am Markt", "education", "Vereine und Einrichtungen"),
    ]


def test_a_list_of_parties_and_names() -> None:
    text = "In die Steuerungsgruppe wurden entsandt:\n\n- Fraktion A: Eva Muster\n- Fraktion B: Dr. Max Beispiel\n"
    found = one(text).members
    assert [(m.name, m.person, m.sector) for m in found] == [
        ("Eva Muster", "Eva Muster", "politics"),
        ("Dr. Max Beispiel", "Dr. Max Beispiel", "politics"),
    ]


def test_a_plain_list_below_the_sentence_that_opens_it() -> None:
    text = "Der Lenkungskreis setzt sich wie folgt zusammen:\n\nSozialdezernent\nIntegrationsbeauftragte\nZwei Vertreter der Vereine\n"
    found = one(text).members
    assert [(m.name, m.count_max) for m in found] == [
        ("Sozialdezernent", None),
        ("Integrationsbeauftragte", None),
        ("Vereine", 2),
    ]


def test_lines_below_the_name_count_where_they_say_so() -> None:
    text = (
        "Die Einrichtung einer Steuerungs- und Begleitgruppe wird beschlossen.\n\nGremien\n\n"
        "- Steuerungsgruppe (Mitglieder aus den Ämtern - 5 Personen)\nAbstimmung der Termine\n"
        "- Begleitgruppe\nBeteiligung von Stadträtinnen und Stadträten\nEinbindung der Ortsvorsteher der Stadtteile\n"
    )
    steering, accompanying = groups(text)
    assert [(m.name, m.count_max) for m in steering.members] == [("Mitglieder aus den Ämtern", 5)]
    assert [m.name for m in accompanying.members] == ["Stadträtinnen und Stadträte", "Ortsvorsteher der Stadtteile"]
    assert (steering.size_max, steering.status, accompanying.kind) == (5, "proposed", "accompanying")


def test_a_table_of_institutions_and_names() -> None:
    text = (
        "Zusammensetzung der Begleitgruppe:\n\nInstitution\tVertreter(in)\tStellvertreter(in)\n"
        "Caritasverband\tEva Muster\tMax Muster\nJobcenter\tHans Beispiel\t\n"
    )
    assert [(m.name, m.person) for m in one(text).members] == [
        ("Caritasverband", "Eva Muster"),
        ("Jobcenter", "Hans Beispiel"),
    ]


def test_an_empty_table_has_no_members() -> None:
    assert members("Mitglieder der Steuerungsgruppe\n\nVertreter(in)\tStellvertreter(in)\n\t\n\t\n") == []


def test_counted_members_after_the_size_of_the_body() -> None:
    text = (
        "Das Vorhaben soll eine Lenkungsgruppe unter dem Vorsitz der Leiterin des Bauhofs steuern. Sie soll aus höchstens "
        "14 Personen bestehen. Vier Mitglieder des Rates (ein/e Vertreter/in je Fraktion sowie ein Mitglied des "
        "Seniorenbeirates), fünf Vertreter/innen der Ämter und fünf Vertreter/innen der Vereine."
    )
    group = one(text)
    assert (group.chair, group.size_min, group.size_max, group.status) == (
        "Leiterin des Bauhofs",
        None,
        14,
        "proposed",
    )
    assert [(m.name, m.count_max) for m in group.members] == [
        ("Leiterin des Bauhofs", None),
        ("Mitglieder des Rates", 4),
        ("Fraktion", 1),
        ("Mitglied des Seniorenbeirates", 1),
        ("Ämter", 5),
        ("Vereine", 5),
    ]


STATUS = [
    ("Es wird eine Steuerungsgruppe eingerichtet.", "proposed", "to be set up"),
    ("Die Einrichtung einer Steuerungsgruppe wird beschlossen.", "proposed", "to be decided"),
    ("Es wird vorgeschlagen, eine Steuerungsgruppe zu bilden.", "proposed", "suggested"),
    (
        "Im Jahr 2016 wurde eine Steuerungsgruppe eingerichtet.",
        "existing",
        "set up in the past, nothing says that it ended",
    ),
    ("Die Steuerungsgruppe tagt regelmäßig.", "existing", "at work"),
    ("Die bisherige Steuerungsgruppe hat das Konzept begleitet.", "former", "bisherige"),
    ("Die Steuerungsgruppe wurde 2015 aufgelöst.", "former", "dissolved"),
]


@pytest.mark.parametrize(("text", "status", "reason"), STATUS)
def test_reads_the_status(text: str, status: str, reason: str) -> None:
    assert one(text).status == status, reason


def test_tells_the_former_group_from_the_new_one() -> None:
    text = (
        "Vor Jahren wurde eine Steuerungsgruppe „Teilhabe“ gegründet. Dieser Steuerungsgruppe gehörte die Caritas "
        "an.\n\nJetzt soll wieder eine Steuerungsgruppe gebildet werden. In dieser Steuerungsgruppe "
        "sollen das Sozialamt und das Jugendamt mitarbeiten."
    )
    former, new = groups(text)
    assert (former.name, former.status, [m.name for m in former.members]) == (
        "Steuerungsgruppe „Teilhabe“",
        "former",
        ["Caritas"],
    )
    assert (new.name, new.status, [m.name for m in new.members]) == (
        "Steuerungsgruppe",
        "proposed",
        ["Sozialamt", "Jugendamt"],
    )


def test_one_body_under_several_names_is_one_row() -> None:
    text = (
        "Es wird eine Prozesssteuerungsgruppe (PSG) eingerichtet. Wichtige Akteure sollen in einer Steuergruppe mitwirken.\n\n"
        "Sitzung der Prozesssteuerungsgruppe\n\nDie PSG tagt im Mai."
    )
    assert [group.name for group in groups(text)] == ["Prozesssteuerungsgruppe"]


def test_an_elliptic_compound_names_two_bodies() -> None:
    text = "Der Entwurf wurde mit der Steuerungs- und Koordinierungsgruppe Teilhabe abgestimmt."
    assert [(g.name, g.kind) for g in groups(text)] == [
        ("Steuerungsgruppe Teilhabe", "steering"),
        ("Koordinierungsgruppe Teilhabe", "coordination"),
    ]


REFUSED = [
    ("In Arbeitsgruppen wurde über die Ziele diskutiert.", "groups-in-general", "several, none by name"),
    ("Die AG Wohnen und die AG Arbeit legten Berichte vor.", "group-in-passing", "working groups by theme"),
    ("Der Arbeitskreis Asyl hat im Ort viel geleistet.", "group-in-passing", "does not steer the concept"),
    ("Eine Lenkungsgruppe wird nicht eingerichtet.", "group-denied", "denied"),
    ("Es gibt keine Steuerungsgruppe.", "group-denied", "denied"),
    ("Der Lenkungsausschuss der Städtekoalition tagte.", "group-of-others", "somebody else's"),
]


@pytest.mark.parametrize(("text", "rule", "reason"), REFUSED)
def test_leaves_alone_what_is_no_steering_group(text: str, rule: str, reason: str) -> None:
    found = list(extract(read_text(text), ()))
    assert found, reason
    assert {fact.rule for fact in found if isinstance(fact, LeftAlone)} == {rule}, reason
    assert groups(text) == [], reason


NOTHING = [
    ("Der Ausschuss berät am 3. Mai. Die Sitzung des Sozialausschusses findet statt.", "committees of the council"),
    ("Teilnehmende des Workshops waren:\n\n- Sozialamt\n- Caritas\n", "an attendance list"),
    ("Die Entwicklung bestand aus mehreren Modulen.", "besteht aus, but no body"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING)
def test_finds_nothing_where_there_is_nothing(text: str, reason: str) -> None:
    assert list(extract(read_text(text), ())) == [], reason


def test_the_evidence_is_exact() -> None:
    text = "Es wird eine Steuerungsgruppe mit Vertretern der Kirchen und des Sozialamts eingerichtet."
    group = one(text)
    assert group.evidence.quote == "Steuerungsgruppe"
    assert [member.evidence.quote for member in group.members] == ["Kirchen", "Sozialamts"]


def test_what_is_read_or_left_alone_is_not_reported_as_unread() -> None:
    document = read_text(BULLETS + "\n\nIn Arbeitsgruppen wurde beraten.")
    explained = [fact.evidence for fact in extract(document, ())]
    assert list(unread(EXTRACTOR, document, explained)) == []
