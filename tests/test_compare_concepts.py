"""Town, concept, undertaking, paper: what belongs to a concept, which part of it it is, and what the town's row is made of."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.answers import Paper
from pipeline.cli import main
from pipeline.compare.compare import compare
from pipeline.compare.concepts import adopts_renewed, named_in, only_commissioned, renewed_in
from pipeline.compare.relevance import About, themes
from pipeline.compare.words import entries, first
from pipeline.errors import ExitCode, RatsleseError
from tests.compared_results import Row, comparison, cost, told
from tests.written_results import write

NAMED = [
    ("Fortschreibung des Integrationskonzeptes der Stadt", "Integrationskonzept", "one word, in the genitive"),
    ("Karlsruher Integrationsplan", "Integrationsplan", "a plan"),
    ("Leitbild Migration und Teilhabe", "Leitbild Migration", "two words"),
    ("Konzept zur Integration Zugewanderter", "Konzept zur Integration", "with a preposition"),
    ("Integrationsbericht 2018", "Integrationsbericht", "a report stands for its concept"),
    ("Interkulturelle Woche 2019", None, "refused: about the field, and no concept"),
    ("Neues Parkraumkonzept", None, "refused: a concept of something else"),
    ("Parkraumkonzept; Stellen im Amt für Integration", None, "refused: two things in one subject"),
    ("Haushaltsplan 2021 Integration", None, "refused: a budget is no concept"),
    ("Interkulturelles Leitbild", "Interkulturelles Leitbild", "the theme stands before its noun"),
    ("Integrations- und Teilhabekonzept", "Integrations- und Teilhabekonzept", "halved by a hyphen"),
    ("Jahresbericht der Ausländerbehörde", None, "refused: an office reports on its work, not on a concept"),
    ("Programm des Integrationsrates", None, "refused: a body's programme"),
    ("Beratung im Migrationsbeirat der Konzeption für Stege", None, "refused: a body that hears of another concept"),
    ("Der Rat fördert Kurse im Rahmen der Ziele des Integrationsplans.", None, "refused: kept to, not decided on"),
    (
        "Begleitung im Rahmen der Fortschreibung des Integrationsplans",
        "Integrationsplan",
        "it is for the sake of the plan",
    ),
    ("Integrierte Stadtentwicklung: Konzept", None, "refused: not that integration"),
    (None, None, "no subject"),
]


@pytest.mark.parametrize(("subject", "name", "reason"), NAMED)
def test_which_concept_a_subject_names(subject: str | None, name: str | None, reason: str) -> None:
    found = named_in(subject, "integration")
    assert (found[1] if found else None) == name, reason


@pytest.mark.parametrize("entry", entries("concept_parts"), ids=lambda entry: entry["id"])
def test_parts_are_told_by_their_subjects(entry: Mapping[str, Any]) -> None:
    assert {text: first("concept_parts", text) for text in entry["examples"]} == dict.fromkeys(
        entry["examples"], entry["id"]
    )


@pytest.mark.parametrize("entry", entries("policy_fields"), ids=lambda entry: entry["id"])
def test_themes_are_told_by_their_words(entry: Mapping[str, Any]) -> None:
    for text in entry["examples"]:
        assert entry["id"] in [theme for theme, _, _ in themes(text, entry["field"])], text


ORDERED = [
    ([("beauftragt", "Die Verwaltung wird beauftragt, das Konzept fortzuschreiben.")], True, "an order to make it"),
    ([("stimmt zu", "Dem Ablauf des Fortschreibungsprozesses wird zugestimmt.")], True, "how it is to be made"),
    ([("beschließt", "Der Rat beschließt das Integrationskonzept.")], False, "it is adopted"),
    (
        [("beschließt", "Der Rat beschließt den Integrationsplan."), ("beauftragt", "Die Umsetzung ist zu ermitteln.")],
        False,
        "adopted, and its carrying out ordered",
    ),
    ([], False, "nothing is said"),
]


@pytest.mark.parametrize(("points", "expected", "reason"), ORDERED)
def test_an_order_is_not_the_concept(points: list[tuple[str | None, str]], expected: bool, reason: str) -> None:
    assert only_commissioned(points) == expected, reason


RENEWED = [
    ("Beschluss des Kreistags über die Fortschreibung des Integrationskonzeptes", True, "the noun before the concept"),
    ("Das überarbeitete Konzept liegt den Fraktionen vor", True, "a participle, and a bare concept"),
    ("Integrationskonzept und seine Fortschreibung", False, "refused: the first, to be renewed later"),
    ("Fortschreibung des Lärmaktionsplanes", False, "refused: of another field"),
    ("Das Integrationskonzept wird alle vier Jahre aktualisiert", False, "refused: how often"),
    ("Aktualisierung des Integrationskonzeptes alle vier Jahre", False, "refused: how often"),
    ("Erarbeitung des Integrationskonzeptes", False, "refused: a first one"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), RENEWED)
def test_a_renewed_concept_is_told_in_words(text: str, expected: bool, reason: str) -> None:
    assert renewed_in(text, "integration") == expected, reason


ADOPTED = [
    ("Der Kreistag beschließt die Aktualisierung des Integrationskonzeptes.", True, "it is adopted"),
    ("Der Rat beschließt, die Fortschreibung des Integrationskonzeptes einzuleiten.", False, "refused: it is ordered"),
    ("Der Rat beschließt das Integrationskonzept. Ein neues Konzept folgt 2031.", False, "refused: another sentence"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ADOPTED)
def test_a_point_adopts_a_renewed_concept(text: str, expected: bool, reason: str) -> None:
    assert adopts_renewed(text, "integration") == expected, reason


ADOPTING = {"text": "Der Rat beschließt das Integrationskonzept.", "action": "beschließt"}
RENEWING = {
    "label": "Auftrag des Rates zur Fortschreibung des Integrationskonzeptes",
    "edtf": "2014-05-06",
    "date_start": date(2014, 5, 6),
    "date_end": date(2014, 5, 6),
}


@pytest.mark.parametrize(
    ("facts", "part", "table", "reason"),
    [
        ({"decisions": [ADOPTING]}, "first", None, "nothing says that there was one before"),
        (
            {"decisions": [ADOPTING], "milestones": [{**RENEWING, "status": "done"}]},
            "update",
            "milestones",
            "the council had ordered the renewal",
        ),
        (
            {"decisions": [ADOPTING], "milestones": [{**RENEWING, "status": "planned"}]},
            "first",
            None,
            "a renewal that is to come makes no update of this one",
        ),
        (
            {"decisions": [{"text": "Der Rat beschließt das fortgeschriebene Integrationskonzept.", "action": None}]},
            "update",
            "decisions",
            "the point says so",
        ),
    ],
)
def test_an_update_is_told_by_its_paper_where_the_subject_is_silent(
    tmp_path: Path, facts: Mapping[str, list[Row]], part: str, table: str | None, reason: str
) -> None:
    head = {"subject": "Integrationskonzept", "reference": "7/2015", "date": "2015-02-01"}
    found = comparison(tmp_path, told("a", "Auenbrück", facts, "Zur Integration.", **head))
    (row,) = found["compare_undertakings"]
    assert row["part"] == part, reason
    said = [
        each["evidence_id"]
        for each in found["compare_evidence"]
        if (each["in_table"], each["in_column"]) == ("compare_undertakings", "part")
    ]
    assert [str(each).split("/")[1] for each in said] == ([table] if table else []), reason


RELEVANT = [
    ("Integrationskonzept", "Ein Satz von etwas anderem.", 1.0, "subject", "its subject names the field"),
    (
        "Sprachkurse",
        "Kurse für Zuwanderer und Geflüchtete beginnen.\nDie Miete trägt die Stadt allein.",
        0.5,
        "text",
        "one paragraph of two",
    ),
    ("Spielplatz", "Der Spielplatz wird im Mai gebaut.", 0.0, "none", "nothing of it"),
    ("Radweg", "Kurz: Integration.\nDer Radweg wird im Mai gebaut.", 0.0, "text", "a heading is no paragraph"),
    (None, "Die Systemintegration der Ampeln wird im Mai fertig.", 0.0, "none", "refused: not that integration"),
]


@pytest.mark.parametrize(("subject", "text", "value", "by", "reason"), RELEVANT)
def test_how_far_a_paper_is_about_the_field(
    tmp_path: Path, subject: str | None, text: str, value: float, by: str, reason: str
) -> None:
    head = {"subject": subject} if subject else {}
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", None, text, **head))["compare_relevance"]
    assert (row["relevance"], row["told_by"]) == (value, by), reason
    assert (row["evidence_id"] is not None) == (by == "subject"), "the subject is shown where it decides"
    if by == "text":
        assert row["quote"] in text
        assert text[row["char_start"] :].startswith(("Zuwanderer", "Integration"))


def session(day: str, *, decides: bool = True) -> Row:
    return {
        "committee": "Gemeinderat",
        "date": date.fromisoformat(day),
        "committee_kind": "council",
        "role": "Entscheidung" if decides else "Kenntnisnahme",
        "authoritative": decides,
    }


def fields(*labels: str, status: str = "adopted") -> list[Row]:
    return [
        {"label": label, "status": status, "topics": [topic]} for label, topic in (each.split("=") for each in labels)
    ]


def history() -> dict[str, Paper]:
    """The papers of one town over fourteen years."""
    return {
        "order": told(
            "order",
            "Auenbrück",
            {
                "consultations": [session("2008-03-01")],
                "decisions": [
                    {
                        "text": "Die Verwaltung wird beauftragt, ein Integrationskonzept zu erstellen.",
                        "action": "beauftragt",
                    }
                ],
                "steering_groups": [{"name": "Lenkungskreis", "chair": "Landrätin"}],
                "costs": [cost("9000")],
            },
            "Ein Auftrag zur Integration in vielen Worten.",
            reference="3/2008",
            date="2008-02-01",
            subject="Erstellung eines Integrationskonzeptes",
            paper_type="Beschlussvorlage",
        ),
        "first": told(
            "first",
            "Auenbrück",
            {
                "consultations": [session("2010-05-01")],
                "decisions": [{"text": "Der Rat beschließt das Integrationskonzept.", "action": "beschließt"}],
                "action_fields": fields("Sprache=language", "Wohnen=housing"),
            },
            "Das erste Konzept zur Integration.",
            reference="8/2010",
            date="2010-04-01",
            subject="Integrationskonzept der Stadt Auenbrück",
            paper_type="Beschlussvorlage",
        ),
        "update": told(
            "update",
            "Auenbrück",
            {
                "consultations": [session("2018-06-01")],
                "decisions": [{"text": "Der Rat beschließt die Fortschreibung.", "action": "beschließt"}],
                "action_fields": fields("Sprache=language", "Arbeit=work", "Sport=sport"),
                "costs": [cost("15000", "total"), cost("4000")],
            },
            "Die Fortschreibung in anderen Worten.",
            reference="5/2018",
            date="2018-05-01",
            subject="Fortschreibung des Integrationskonzeptes",
            paper_type="Beschlussvorlage",
        ),
        "report": told(
            "report",
            "Auenbrück",
            {"consultations": [session("2020-06-01", decides=False)], "action_fields": fields("Gesundheit=health")},
            "Was daraus geworden ist.",
            reference="7/2020",
            date="2020-05-01",
            subject="Bericht zum Integrationskonzept",
            paper_type="Informationsvorlage",
        ),
        "motion": told(
            "motion",
            "Auenbrück",
            {
                "consultations": [session("2021-06-01")],
                "costs": [cost("99000", "total")],
                "action_fields": fields("Kultur=culture"),
            },
            "Mehr Geld dafür.",
            reference="9/2021",
            date="2021-06-01",
            subject="Antrag: Integrationskonzept besser ausstatten",
            paper_type="Antrag",
        ),
        "citing": told(
            "citing",
            "Auenbrück",
            {"costs": [cost("700")]},
            "Die Stelle für Migration folgt aus der Vorlage 5/2018.",
            reference="11/2019",
            date="2019-01-01",
            subject="Besetzung einer Stelle",
            paper_type="Beschlussvorlage",
        ),
        "apart": told(
            "apart",
            "Auenbrück",
            {
                "consultations": [session("2022-06-01")],
                "costs": [cost("2000000", "total")],
                "action_fields": fields("Verkehr=mobility"),
            },
            "Die Brücke wird neu gebaut.",
            reference="2/2022",
            date="2022-05-01",
            subject="Neubau der Brücke",
            paper_type="Beschlussvorlage",
        ),
        "woche": told(
            "woche",
            "Auenbrück",
            {"consultations": [session("2022-07-01")]},
            "Das Programm der Woche.",
            reference="4/2022",
            date="2022-06-01",
            subject="Interkulturelle Woche 2022",
            paper_type="Beschlussvorlage",
        ),
    }


PARTS = {
    "order": ("commission", "subject"),
    "first": ("first", "subject"),
    "update": ("update", "subject"),
    "report": ("report", "subject"),
    "motion": ("motion", "subject"),
    "citing": ("commission", "reference"),
    "apart": ("apart", "below_threshold"),
    "woche": ("apart", "names_no_concept"),
}


def test_the_history_of_a_town(tmp_path: Path) -> None:
    papers = history()
    rows = comparison(tmp_path, *papers.values())
    ids = {paper.source.document_id: name for name, paper in papers.items()}
    found = {ids[row["undertaking_id"]]: (row["part"], row["told_by"]) for row in rows["compare_undertakings"]}
    assert found == PARTS
    (concept,) = rows["compare_concepts"]
    assert (concept["name"], concept["undertakings"], concept["years"]) == ("Integrationskonzept", 6, "2008/2021")
    assert (ids[concept["first_id"]], concept["first_decision"]) == ("first", date(2010, 5, 1))
    assert (ids[concept["update_id"]], concept["update_decision"]) == ("update", date(2018, 6, 1))
    assert (concept["reports"], concept["last_report"]) == (1, 2020)


def test_the_row_of_a_town_is_of_its_concept(tmp_path: Path) -> None:
    papers = history()
    rows = comparison(tmp_path, *papers.values())
    ids = {paper.source.document_id: name for name, paper in papers.items()}
    (row,) = rows["compare_approach"]
    last = {name: (ids[row[f"{name}_of"]], row[f"{name}_year"]) for name in ("decision", "fields", "costs", "steering")}
    assert last == {
        "decision": ("update", 2018),
        "fields": ("update", 2018),
        "costs": ("update", 2018),
        "steering": ("order", 2008),
    }, "each aspect as it was last decided, not as a report, a motion or a bridge has it"
    assert (row["decision_date"], row["total_max"], row["fields"]) == (date(2018, 6, 1), Decimal(15000), 3)
    assert row["topics"] == '["language", "work", "sport"]', "no union over the years"
    assert (row["lead_group"], row["chair_rank"]) == ("Lenkungskreis", "mayor")
    assert row["papers"] == 8, "papers that stand apart are counted as papers"
    of_row = {(ids[cost["undertaking_id"]], cost["amount_max"]) for cost in rows["compare_costs"] if cost["of_row"]}
    assert of_row == {("update", Decimal(15000)), ("update", Decimal(4000))}, (
        "headline, table and chart can show the same"
    )


def test_a_town_without_a_concept_stands_apart_where_others_have_one(tmp_path: Path) -> None:
    bridge = {"action_fields": fields("Verkehr=mobility", "Sprache=language", "Arbeit=work")}
    other = told("9.txt", "Birkenau", bridge, "Die Brücke.", subject="Neubau der Brücke")
    rows = comparison(tmp_path, *history().values(), other)
    assert {row["municipality"]: row["apart"] for row in rows["compare_approach"]} == {
        "Auenbrück": False,
        "Birkenau": True,
    }
    assert rows["compare_similarity"] == [], "what a bridge has in common with a concept is nothing"


ASPECTS = ("costs", "governance", "process", "staffing", "steps", "measures", "sectors")


@pytest.mark.parametrize("threshold", [0.2, 0.0])
def test_only_what_is_of_the_concept_is_compared(tmp_path: Path, threshold: float) -> None:
    """Neither a bridge nor a week of the field; how much is enough is asked where a town names no concept."""
    papers = history()
    write(tmp_path, *papers.values())
    rows = compare(tmp_path, about=About(threshold=threshold))
    ids = {paper.source.document_id: name for name, paper in papers.items()}
    shown = {ids[row["row_id"]] for row in rows["compare_undertakings"] if row["compared"]}
    assert shown == PARTS.keys() - {"apart", "woche"}
    for table in ASPECTS:
        assert {ids[row["undertaking_id"]] for row in rows[f"compare_{table}"]} <= shown, table
    assert {ids[row["undertaking_id"]] for row in rows["compare_process"]} == shown


def test_where_a_town_names_no_concept_what_is_about_the_field_stands_in(tmp_path: Path) -> None:
    papers = [
        told(
            "8.txt",
            "Birkenau",
            {"costs": [cost("40")]},
            "Die Feste.",
            subject="Interkulturelle Woche",
            reference="8/2022",
        ),
        told(
            "9.txt", "Birkenau", {"costs": [cost("90")]}, "Die Brücke.", subject="Neubau der Brücke", reference="9/2022"
        ),
    ]
    rows = comparison(tmp_path, *history().values(), *papers)
    (row,) = [row for row in rows["compare_approach"] if row["municipality"] == "Birkenau"]
    assert (row["apart"], row["total_max"]) == (True, Decimal(40))
    assert [row["amount_max"] for row in comparison(tmp_path / "alone", *papers)["compare_costs"]] == [40, 90], (
        "where nobody names a concept, these papers are about something else, and all are compared"
    )


def test_a_town_of_other_things_has_nothing_to_compare(tmp_path: Path) -> None:
    """The fields, costs, bodies and path of a bridge are in the tables of facts; of a concept the papers say nothing."""
    bridge = {
        "action_fields": fields("Verkehr=mobility", "Sprache=language", "Arbeit=work"),
        "consultations": [session("2022-06-01")],
        "costs": [cost("2000000")],
        "steering_groups": [{"name": "Baubeirat", "kind": "steering"}],
    }
    other = told("9.txt", "Birkenau", bridge, "Die Brücke.", subject="Neubau der Brücke", date="2022-05-01")
    rows = comparison(tmp_path, *history().values(), other)
    (row,) = [row for row in rows["compare_approach"] if row["municipality"] == "Birkenau"]
    told_of = {name for name, value in row.items() if value not in (None, 0, "[]", "not_stated")}
    of_the_town = {"row_id", "municipality_id", "municipality", "kind", "state"}
    assert told_of == of_the_town | {"papers", "undertakings", "years", "undertaking_id", "apart"}
    resting = {each["in_column"] for each in rows["compare_evidence"] if each["row_id"] == row["row_id"]}
    assert {"path", "costs", "fields", "groups", "decision_date", "part"} <= resting, (
        "each says which papers are silent"
    )
    assert [each["row_id"] for each in rows["compare_undertakings"] if each["leading"]] != [other.source.document_id]


def test_a_leitbild_that_names_no_field_stands_in(tmp_path: Path) -> None:
    paper = told("9.txt", "Birkenau", {"costs": [cost("40")]}, "Vom Zusammenleben.", subject="Leitbild „Gemeinsam“")
    rows = comparison(tmp_path, *history().values(), paper)
    (row,) = [row for row in rows["compare_approach"] if row["municipality"] == "Birkenau"]
    assert (row["apart"], row["total_max"]) == (True, Decimal(40))


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_reading_leaves_no_trace(tmp_path: Path, turned: bool) -> None:
    papers = list(history().values())
    rows = comparison(tmp_path, *(reversed(papers) if turned else papers))
    assert [row["year"] for row in rows["compare_undertakings"]] == [2008, 2010, 2018, 2019, 2020, 2021, 2022, 2022]


def test_sixty_papers_of_one_town_are_a_history(tmp_path: Path) -> None:
    others = [
        told(f"{n}", "Auenbrück", {"costs": [cost(str(n + 1))]}, f"Wort{n} " * 9, reference=f"{n + 20}/{2008 + n % 14}")
        for n in range(52)
    ]
    rows = comparison(tmp_path, *history().values(), *others)
    assert len(rows["compare_undertakings"]) == 60
    (row,) = rows["compare_approach"]
    assert (row["decision_date"], row["total_max"], row["concept_undertakings"]) == (
        date(2018, 6, 1),
        Decimal(15000),
        6,
    )
    years = [each["year"] for each in rows["compare_undertakings"]]
    assert years == sorted(years)


def test_two_concepts_of_a_town_are_told_apart(tmp_path: Path) -> None:
    shelters = [
        told(f"h{n}", "Auenbrück", None, f"Wohnen {n}.", reference=f"{n + 30}/2015", subject="Konzept für Flüchtlinge")
        for n in range(9)
    ]
    rows = comparison(tmp_path, *history().values(), *shelters)
    found = {row["theme"]: (row["undertakings"], row["of_row"]) for row in rows["compare_concepts"]}
    assert found == {"integration": (6, True), "refugees": (9, False)}
    assert rows["compare_approach"][0]["concept"] == "Integrationskonzept"


def test_a_town_that_names_no_concept_says_so(tmp_path: Path) -> None:
    (row,) = comparison(tmp_path, history()["apart"])["compare_approach"]
    assert (row["concept_id"], row["part"], row["total_max"]) == (None, None, Decimal(2000000))


def test_the_threshold_is_the_readers(tmp_path: Path) -> None:
    paper = told(
        "1.txt",
        "Auenbrück",
        {"decisions": [{"text": "Der Rat beschließt das Integrationskonzept.", "action": "beschließt"}]},
        "\n".join(["Der Rat beschließt das Integrationskonzept.", *["Ein Satz von etwas ganz anderem."] * 9]),
        subject="Soziales",
    )
    write(tmp_path, paper)
    for threshold, told_by in (("0.1", "decision"), ("0.2", "below_threshold")):
        answer = CliRunner().invoke(main, ["compare", "--relevance", threshold, "--out", str(tmp_path)])
        assert answer.exit_code == ExitCode.OK, answer.output
        from pipeline.store import read_tables

        tables = read_tables(tmp_path)
        assert tables["compare_undertakings"]["told_by"].tolist() == [told_by]
        values = dict(zip(tables["compare_settings"]["name"], tables["compare_settings"]["value"], strict=True))
        assert values["threshold"] == threshold


def test_a_field_of_policy_that_there_is_not_is_refused() -> None:
    with pytest.raises(RatsleseError, match="climate, integration") as error:
        About("verkehr")
    assert error.value.code == "unknown_policy"


TITLES = ("Integrationskonzept", "Fortschreibung des Integrationskonzepts")


@pytest.mark.parametrize(
    ("traits", "concepts", "reason"),
    [
        ([[], []], 2, "two papers that share nothing may be of two towns"),
        ([[("reference", "bv/1/2019/soz")], [("reference", "bv/1/2019/soz")]], 1, "one number of an undertaking"),
        ([[("domain", "stadt.example.de")], [("domain", "stadt.example.de")]], 2, "one trait alone may be a consultant's"),
        ([[("domain", "stadt.example.de"), ("form", "a | b | c")]] * 2, 1, "letterhead and form"),
        ([[("form", "a | b | c"), ("form", "b | c | d")]] * 2, 2, "two traits of one kind are one: many towns have the same form"),
        ([[("domain", "a.example.de"), ("form", "a | b | c")], [("domain", "b.example.de"), ("form", "a | b | c")]], 2, "two letterheads"),
    ],
)  # fmt: skip
def test_papers_without_a_town_are_of_one_concept_where_they_share_enough(
    tmp_path: Path, traits: list[list[tuple[str, str]]], concepts: int, reason: str
) -> None:
    papers = [
        told(f"{number}.txt", None, {}, f"{subject} {'x' * number}", subject=subject, date=f"{2010 + 5 * number}-03-01")
        for number, subject in enumerate(TITLES)
    ]
    for written, of in zip(papers, traits, strict=True):
        key = written.source.document_id
        written.rows["traits"] = [
            {"document_id": key, "kind": kind, "value": value, "quote": value} for kind, value in of
        ]
    rows = comparison(tmp_path, told("town.txt", "Auenbrück", {}, "Haushalt"), *papers)
    assert [row["municipality_id"] for row in rows["compare_concepts"]] == [None] * concepts, reason
    assert sum(row["papers"] for row in rows["compare_concepts"]) == 2, "none is dropped"
    of_concept = {row["concept_id"] for row in rows["compare_undertakings"] if row["municipality_id"] is None}
    assert len(of_concept) == concepts
    assert None not in of_concept
    assert [row["municipality"] for row in rows["compare_approach"]] == ["Auenbrück"]
