"""Personal names left out: which values show them, and what must stay. All names and towns are invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.persons import NAME, Persons

Row = dict[str, Any]
PAPER: Row = {"document_id": "d1", "municipality_id": "t1", "author": None, "subject": None, "source": "a.pdf"}
OTHER_PAPER: Row = {**PAPER, "document_id": "d2"}
FOREIGN: Row = {**PAPER, "document_id": "d3", "municipality_id": "t2"}
TOWNS: list[Row] = [{"municipality_id": "t1", "name": "Eulenbach"}, {"municipality_id": "t2", "name": "Tannhausen"}]


def decision(text: str, document: str = "d1") -> Row:
    return {"document_id": document, "decision_id": f"{document}/decisions/1", "text": text, "number": 1}


def without(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    every = {"municipalities": TOWNS, "documents": [PAPER, OTHER_PAPER, FOREIGN], **rows}
    return Persons(every).without(every)


TEXTS = [
    (
        "Frau Dr. Ilse Kranich übernimmt den Vorsitz.",
        f"{NAME} übernimmt den Vorsitz.",
        "form of address, title and name go",
    ),
    ("Landrat Otto Specht dankt.", f"Landrat {NAME} dankt.", "the office stays"),
    ("Ratsherr Specht fragt nach.", f"Ratsherr {NAME} fragt nach.", "a mandate introduces a last name"),
    ("Der Landrat wird ermächtigt.", "Der Landrat wird ermächtigt.", "an office without a name"),
    ("Er ermächtigt den Landrat zu Änderungen.", "Er ermächtigt den Landrat zu Änderungen.", "no noble name"),
    ("Frau Ilse Kranich und Otto Specht tragen vor.", f"{NAME} tragen vor.", "a second name behind “und”"),
    (
        "Frau Kranich und das Sozialamt berichten.",
        f"{NAME} und das Sozialamt berichten.",
        "an office is no second name",
    ),
    ("Rückfragen an ilse.kranich@eulenbach.example", f"Rückfragen an {NAME}", "an address holds the name"),
    ("Auskunft: Tel. 01234 567-89", f"Auskunft: {NAME}", "a number leads to the person"),
    ("Der Rat beschließt 15.000 € für 2024.", "Der Rat beschließt 15.000 € für 2024.", "nobody is named"),
    ("Die Freien Wähler stimmen zu.", "Die Freien Wähler stimmen zu.", "a party is nobody"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TEXTS, ids=[row[2] for row in TEXTS])
def test_texts(text: str, expected: str, reason: str) -> None:
    assert without({"decisions": [decision(text)]})["decisions"][0]["text"] == expected, reason


LEARNT = [
    ("Kranich, Ilse", "Ilse Kranich legt vor.", f"{NAME} legt vor.", "last name first"),
    ("Ilse Kranich", "Der Entwurf von Kranich liegt vor.", f"Der Entwurf von {NAME} liegt vor.", "the last name alone"),
    ("Ilse Kranich", "I. Kranich legt vor.", f"{NAME} legt vor.", "an initial"),
    ("Ilse Kranich", "KRANICH legt vor.", f"{NAME} legt vor.", "in capitals"),
    ("Ilse Kranich", "Kranichs Entwurf", f"{NAME} Entwurf", "a genitive"),
    ("Ilse Kranich", "am Kranichweg", "am Kranichweg", "a street begins with the name and is none"),
    ("Kranich, Ilse / Specht, Otto", "Otto Specht legt vor.", f"{NAME} legt vor.", "two authors"),
    ("Ilse Kranich (Sozialamt)", "Kranich legt vor.", f"{NAME} legt vor.", "an office in brackets"),
    ("Frau Eulenbach", "Der Rat von Eulenbach", "Der Rat von Eulenbach", "called like the town: the word is the town"),
    ("Team Ankommen", "zum Ankommen", "zum Ankommen", "a team is no person"),
    ("SPD-Fraktion", "Die SPD-Fraktion beantragt", "Die SPD-Fraktion beantragt", "an author that is nobody"),
]


@pytest.mark.parametrize(("author", "text", "expected", "reason"), LEARNT, ids=[row[3] for row in LEARNT])
def test_names_that_a_paper_tells_are_left_out_wherever_they_stand(
    author: str, text: str, expected: str, reason: str
) -> None:
    rows = without({"documents": [{**PAPER, "author": author}, FOREIGN], "decisions": [decision(text)]})
    assert rows["decisions"][0]["text"] == expected, reason
    assert rows["documents"][0]["author"] is None, "the author is left out whole"


def test_a_name_counts_in_all_papers_of_its_town_and_in_no_other() -> None:
    rows = without(
        {
            "decisions": [
                decision("Frau Kranich berichtet."),
                decision("Kranich berichtet.", "d2"),
                decision("Ein Kranich brütet.", "d3"),
            ]
        }
    )
    assert [row["text"] for row in rows["decisions"]] == [
        f"{NAME} berichtet.",
        f"{NAME} berichtet.",
        "Ein Kranich brütet.",
    ]


CHAIRS = [
    ("Landrat Otto Specht", f"Landrat {NAME}", "the rank stays"),
    ("Otto Specht", NAME, "a bare name"),
    ("Otto Specht (Sozialamt)", f"{NAME} (Sozialamt)", "a bare name with an office"),
    ("Erster Stadtrat", "Erster Stadtrat", "an office of two words"),
    ("Team Ankommen", "Team Ankommen", "a team"),
    ("Sozialdezernentin", "Sozialdezernentin", "an office"),
]


@pytest.mark.parametrize(("chair", "expected", "reason"), CHAIRS, ids=[row[2] for row in CHAIRS])
def test_chairs(chair: str, expected: str, reason: str) -> None:
    group = {"document_id": "d1", "group_id": "g1", "name": "Lenkungskreis", "chair": chair}
    assert without({"steering_groups": [group]})["steering_groups"][0]["chair"] == expected, reason


def member(name: str, person: str | None, kind: str) -> Row:
    key = "d1/steering_group_members/1"
    return {
        "document_id": "d1",
        "member_id": key,
        "evidence_id": key,
        "name": name,
        "person": person,
        "member_kind": kind,
    }


MEMBERS = [
    ("Ilse Kranich", "Ilse Kranich", "person", NAME, "a private person"),
    ("Herr Stadtrat Otto Specht", "Otto Specht", "person", f"Herr Stadtrat {NAME}", "the office stays"),
    ("Volkshochschule Eulenbach", "Ilse Kranich", "organisation", "Volkshochschule Eulenbach", "the body stays"),
    ("Kranich", None, "person", NAME, "a person whose name is not told apart is left out whole"),
    ("Kreiselternrat", "Ilse Kranich", "person", "Kreiselternrat", "the name stands in its own column"),
    ("Jobcenter", None, "organisation", "Jobcenter", "a body"),
]


@pytest.mark.parametrize(("name", "person", "kind", "expected", "reason"), MEMBERS, ids=[row[4] for row in MEMBERS])
def test_members_and_their_quotes(name: str, person: str | None, kind: str, expected: str, reason: str) -> None:
    row = member(name, person, kind)
    quote = {"evidence_id": row["evidence_id"], "document_id": "d1", "quote": f"{name} ({person or 'N.N.'})"}
    rows = without({"steering_group_members": [row], "evidence": [quote]})
    blanked = rows["steering_group_members"][0]
    assert (blanked["name"], blanked["person"]) == (expected, None), reason
    assert not person or person not in rows["evidence"][0]["quote"]


def test_the_quote_of_an_author_is_left_out_whole() -> None:
    head = {"document_id": "d1", "evidence_id": "e1", "head_value_id": "e1", "field": "author", "value": "Team K."}
    quote = {"document_id": "d1", "evidence_id": "e1", "quote": "Verfasst von Team K."}
    rows = without({"head_values": [head], "evidence": [quote]})
    assert rows["head_values"][0]["value"] == NAME
    assert rows["evidence"][0]["quote"] == NAME


def test_towns_keys_and_numbers_stay() -> None:
    paper = {**PAPER, "author": "Frau Tannhausen", "sha256": "abc", "date": None, "pages": 3}
    rows = without({"documents": [paper], "decisions": [decision("Es bleibt.")]})
    assert rows["municipalities"] == TOWNS
    assert {**rows["documents"][0], "author": "Frau Tannhausen"} == paper
    assert rows["decisions"][0] == decision("Es bleibt.")


def test_texts_about_several_towns_lose_the_names_of_all() -> None:
    rows = {"documents": [PAPER, FOREIGN], "municipalities": TOWNS, "decisions": [decision("Frau Kranich")]}
    assert Persons(rows).masked('["Kranich", "Sozialamt"]') == f'["{NAME}", "Sozialamt"]'


@given(st.text(alphabet="Frau Kranich, Ilse.\n", max_size=60))
def test_nothing_is_left_of_a_known_name(text: str) -> None:
    rows = {"documents": [{**PAPER, "author": "Ilse Kranich"}], "decisions": [decision(text)]}
    words = Persons(rows).without(rows)["decisions"][0]["text"].replace(NAME, " ").replace(",", " ").replace(".", " ")
    assert "Kranich" not in words.split()
