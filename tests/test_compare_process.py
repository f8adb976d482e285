"""The path of committees, the decision and its days, renewal, forms of participation, steps."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare.decision import decided, path
from pipeline.compare.renewal import previous, renewal_in
from pipeline.compare.steps import kind_of
from tests.compared_results import Row, comparison, told


def session(committee: str, day: str | None, kind: str = "social", **more: Any) -> Row:
    """A row of the Beratungsfolge."""
    return {
        "committee": committee,
        "date": date.fromisoformat(day) if day else None,
        "committee_kind": kind,
        "role": None,
        "authoritative": None,
        "result": None,
        **more,
    }


DECIDES: dict[str, Any] = {"role": "Entscheidung", "authoritative": True}
PREPARES: dict[str, Any] = {"role": "Vorberatung", "authoritative": False}

PATHS = [
    (
        [session("Rat", "2021-04-27"), session("Beirat", "2021-03-17")],
        ["Beirat", "Rat"],
        "by day, also where the latest is printed first",
    ),
    ([session("Beirat", "2021-03-17"), session("Beirat", "2021-03-17")], ["Beirat"], "one session told by two papers"),
    (
        [session("Beirat", "2021-03-17"), session("Beirat", "2021-04-17")],
        ["Beirat", "Beirat"],
        "put off and taken up again: two sessions",
    ),
    (
        [session("Beirat", "2021-03-17"), session("Ausschuss", None), session("Rat", "2021-04-27")],
        ["Beirat", "Ausschuss", "Rat"],
        "without a day it stays behind the one before",
    ),
    ([session("Ausschuss", None), session("Rat", None)], ["Ausschuss", "Rat"], "no days: as printed"),
]


@pytest.mark.parametrize(("sessions", "expected", "reason"), PATHS)
def test_the_path_by_day(sessions: list[Row], expected: list[str], reason: str) -> None:
    assert [row["committee"] for row in path(sessions)] == expected, reason


DECISIONS = [
    (
        [session("Ausschuss", "2021-03-01", **PREPARES), session("Rat", "2021-04-01", **DECIDES)],
        "Rat",
        "role",
        "its role",
    ),
    (
        [session("Ausschuss", "2021-03-01", **DECIDES), session("Rat", "2021-04-01", **PREPARES)],
        "Ausschuss",
        "role",
        "a committee decides, the council only hears of it",
    ),
    (
        [session("Ausschuss", "2021-03-01"), session("Rat", "2021-04-01", "council")],
        "Rat",
        "council",
        "no roles printed",
    ),
    (
        [session("Rat", "2021-03-01", "council"), session("Ausschuss", "2021-04-01")],
        None,
        "not_stated",
        "council not last",
    ),
    (
        [session("Ausschuss", "2021-03-01", **PREPARES), session("Rat", "2021-04-01", "council")],
        None,
        "not_stated",
        "refused: roles are printed, and none says that the council decides",
    ),
    (
        [session("Rat", "2021-03-01", result="vertagt", **DECIDES), session("Rat", "2021-04-01", **DECIDES)],
        "Rat",
        "role",
        "put off is not decided",
    ),
    ([session("Rat", "2021-03-01", "council", result="abgesetzt")], None, "not_stated", "taken off the agenda"),
    ([], None, "not_stated", "no path"),
]


@pytest.mark.parametrize(("sessions", "committee", "basis", "reason"), DECISIONS)
def test_who_decides(sessions: list[Row], committee: str | None, basis: str, reason: str) -> None:
    decision = decided(sessions, "not_stated")
    assert (decision.row["committee"] if decision.row else None, decision.basis) == (committee, basis), reason
    if decision.row is not None and "vertagt" in str(sessions):
        assert decision.row["date"] == date(2021, 4, 1)


def test_days_from_the_paper_and_from_the_first_session(tmp_path: Path) -> None:
    facts = {
        "consultations": [
            session("Beirat", "2021-03-17", **PREPARES),
            session("Rat", "2021-04-27", "council", **DECIDES),
        ]
    }
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", facts, date="2021-03-08"))["compare_process"]
    assert (row["days_session_to_decision"], row["days_paper_to_decision"]) == (41, 50)
    assert (row["path"], json.loads(row["path_kinds"])) == ("Beirat → Rat", ["social", "council"])


ONE_SESSION = [
    ([session("Rat", "2021-04-27", "council", **DECIDES)], "Vorlage", (0, 50), "its first session is there to decide"),
    ([session("Rat", "2021-04-27", "council")], "Vorlage", (None, 50), "inferred: others may have gone before"),
    (
        [session("Beirat", None, **PREPARES), session("Rat", "2021-04-27", "council", **DECIDES)],
        "Vorlage",
        (None, 50),
        "another went before, nobody says when",
    ),
    ([session("Rat", "2021-04-27", "council", **DECIDES)], "Anfrage", (None, None), "a question is not decided on"),
]


@pytest.mark.parametrize(("sessions", "paper_type", "days", "reason"), ONE_SESSION)
def test_days_from_one_session(
    tmp_path: Path, sessions: list[Row], paper_type: str, days: tuple[int | None, int | None], reason: str
) -> None:
    paper = told("1.txt", "Auenbrück", {"consultations": sessions}, date="2021-03-08", paper_type=paper_type)
    (row,) = comparison(tmp_path, paper)["compare_process"]
    assert (row["days_session_to_decision"], row["days_paper_to_decision"]) == days, reason


def test_no_days_without_a_decision(tmp_path: Path) -> None:
    facts = {"consultations": [session("Beirat", "2021-03-17", **PREPARES)]}
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", facts, date="2021-03-08"))["compare_process"]
    assert (row["decision_date"], row["days_session_to_decision"], row["decision_basis"]) == (None, None, "not_stated")


RENEWALS = [
    ("Der Plan wird alle fünf Jahre fortgeschrieben.", "5", "alle … Jahre"),
    ("Über den Stand ist dem Rat jährlich zu berichten.", "1", "a report a year"),
    ("Die Evaluation erfolgt im Turnus von 3 Jahren.", "3", "Turnus"),
    ("Das Leitbild wird zweijährlich überprüft.", "2", "zweijährlich"),
    ("Einmal im Jahr legt die Verwaltung einen Bericht vor.", "1", "einmal im Jahr"),
    ("Ein halbjährlicher Bericht folgt.", "0.5", "halbjährlich"),
    ("Berichtet wird alle zwei Jahre, erstmals im 1. Quartal 2020.", "2", "an ordinal ends no sentence"),
    ("Der Zuschuss von 500 € wird jährlich gezahlt.", None, "refused: money is paid, nothing is renewed"),
    ("Das Konzept wird fortgeschrieben.", None, "refused: no interval"),
    ("Ein zweijähriges Projekt mit Abschlussbericht.", None, "refused: it lasts two years"),
    ("Die Mittel werden jährlich bereitgestellt. Ein Bericht folgt.", None, "refused: two sentences"),
]


@pytest.mark.parametrize(("text", "years", "reason"), RENEWALS)
def test_how_often_it_is_renewed(text: str, years: str | None, reason: str) -> None:
    found = renewal_in(text)
    assert (found.years if found else None) == (Decimal(years) if years else None), reason


BEFORE = [
    ("Integrationskonzept beschlossen", "2012-12-31", "done", True, "the concept before"),
    ("ein erstes Leitbild erstellt", "2012-12-31", "done", True, "made"),
    ("Auftrag für ein Integrationskonzept erteilt", "2012-12-31", "done", False, "only ordered"),
    ("Fortschreibung des Konzeptes beschlossen", "2012-12-31", "done", False, "its renewal is what is told here"),
    ("beschlossen, ein Leitbild zu erarbeiten", "2012-12-31", "done", False, "only ordered"),
    ("Integrationskonzept beschlossen", "2020-12-31", "done", False, "last year: of this undertaking"),
    ("Integrationskonzept beschlossen", "2012-12-31", "planned", False, "only planned"),
    ("Haushalt beschlossen", "2012-12-31", "done", False, "no concept"),
]


@pytest.mark.parametrize(("label", "day", "status", "is_before", "reason"), BEFORE)
def test_the_concept_before(label: str, day: str, status: str, is_before: bool, reason: str) -> None:
    row = {"label": label, "date_end": date.fromisoformat(day), "status": status}
    assert (previous([row], 2021) is row) == is_before, reason
    assert previous([row], None) is None


def test_forms_come_from_steps_groups_and_decisions(tmp_path: Path) -> None:
    facts: dict[str, list[Row]] = {
        "milestones": [{"label": "Bürgerwerkstatt", "edtf": "2021-05"}],
        "steering_groups": [{"name": "Runder Tisch Vielfalt", "kind": "round_table"}],
        "decisions": [{"text": "Eine Befragung der Vereine wird durchgeführt.", "action": "beschließt", "number": 1}],
    }
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_process"]
    assert json.loads(row["formats"]) == ["round_table", "survey", "workshop"]
    assert row["formats_basis"] == "stated"


def test_a_step_told_twice_is_one(tmp_path: Path) -> None:
    step = {"label": "Auftaktveranstaltung", "edtf": "2021-05", "date_start": "2021-05-01", "date_end": "2021-05-31"}
    rows = comparison(
        tmp_path,
        told("1.txt", "Auenbrück", {"milestones": [step]}, reference="5/2021"),
        told(
            "2.txt", "Auenbrück", {"milestones": [{**step, "status": "done"}]}, reference="5/2021 E1", date="2021-06-01"
        ),
    )["compare_steps"]
    assert [(row["kind"], row["status"]) for row in rows] == [("kickoff", "done")], "what was planned has happened"


def test_the_time_of_a_step_may_be_contradicted(tmp_path: Path) -> None:
    paper = told(
        "1.txt",
        "Auenbrück",
        {"milestones": [{"label": "Auftakt", "edtf": "2021-05"}, {"label": "Auftakt", "edtf": "2021-09"}]},
    )
    key = paper.source.document_id
    paper.rows["findings"] = [
        {
            "finding_id": f"{key}/findings/1",
            "document_id": key,
            "kind": "event-with-two-dates",
            "severity": "conflict",
            "message": "Auftakt: 2021-05 and 2021-09",
            "evidence_ids": json.dumps([f"{key}/milestones/1", f"{key}/milestones/2"]),
        }
    ]
    assert [row["contradictory"] for row in comparison(tmp_path, paper)["compare_steps"]] == [True, True]


def test_what_names_no_kind_is_other() -> None:
    assert kind_of("Kommunalwahl") == "other"
