"""What once made a comparison unfit for print, each point held by a test on a folder built for it.

1  Copies count: here; test_compare_view (copies_are_in_no_view, copies_count_in_no_row, a_number_shows_the_paper_and_not_its_copies).
2  A selection makes a false report: test_compare_view (a_selection_says_that_it_is_one, a_report_of_a_selection_speaks_of_nothing_else).
3  The row of a town is an arbitrary paper: here; test_compare_concepts (the_row_of_a_town_is_of_its_concept,
   sixty_papers_of_one_town_are_a_history).
4  Questions and motions are decided: here; test_compare_view (only_proposals_are_decided, the_table_of_kinds_can_be_changed).
5  Undertakings lie over each other, amounts have no paper and no order, unlike things make a range: here; test_compare_costs
   (amounts_stand_beside_each_other), test_compare_view (rows_stand_by_town_day_and_paper).
6  Papers without a town are dropped, heads are not known: here; test_compare_papers (papers_without_a_town_are_kept_as_such),
   test_register (every_county_of_the_list…, costs_a_head).
7  Much is concluded from little, the filter leaves charts alone: here; test_compare_governance (nobody_is_out_of_a_group…),
   test_compare_similarity (little_is_no_likeness), test_report_browser (everything_follows_the_selection…).
8  Small things: test_cli_edges, test_verify_scans, test_handed_on, test_notebooks, test_resume, test_evaluate.

Towns and papers are invented.
"""

from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from pipeline.answers import Paper
from pipeline.cli import main
from pipeline.compare.compare import compare
from pipeline.errors import ExitCode
from pipeline.report.charts.costs import costs
from pipeline.report.charts.timeline import timeline
from pipeline.report.evidence import Evidence
from pipeline.report.labels import Labels
from pipeline.report.language import Language
from pipeline.report.towns import selectable
from pipeline.report.views import Material
from pipeline.report.write import write_report
from pipeline.store import Store
from tests.compared_results import cost, told
from tests.test_compare_concepts import history, session
from tests.test_compare_view import three_forms
from tests.test_report_by_hand import data, read_page, rows
from tests.written_results import write


def reported(folder: Path, *papers: Paper) -> BeautifulSoup:
    """The page about these papers, in German."""
    write(folder, *papers)
    return read_page(write_report(folder, pictures="none").page)


def material(folder: Path) -> Material:
    facts, language = Store(folder).rows(), Language("de")
    return Material(facts, compare(folder), Evidence(facts, folder), language, Labels(language))


def test_a_report_counts_a_paper_once(tmp_path: Path) -> None:
    """1: text, PDF and scan of one paper."""
    page = read_page(write_report(three_forms(tmp_path), pictures="none").page)
    (town,) = data(page, "towns-data")["towns"]
    assert (town["papers"], town["conflicts"]) == (1, 1), "the tiles are counted from these"
    assert len(rows(page, "findings")) == len(rows(page, "costs")) == 1
    assert [line[5] for line in rows(page, "sources")].count("verglichen") == 1, "copies are listed as left out"
    assert ["Zweite Exemplare, einmal gezählt", "2"] in [
        [line.dt.get_text(), line.dd.get_text()] for line in page.select(".facts div") if line.dt and line.dd
    ]


def test_one_largest_amount_is_told_in_words_table_and_chart(tmp_path: Path) -> None:
    """3: papers of many years, a dear bridge and a demanding motion among them."""
    write(
        tmp_path,
        *history().values(),
        told("other", "Birkenau", {"costs": [cost("7000")]}, subject="Integrationskonzept"),
    )
    shown = material(tmp_path)
    (said,) = [town["high"] for town in selectable(shown, {})["towns"] if town["name"] == "Auenbrück"]
    chart = costs(shown)
    assert chart
    (drawn,) = [mark["high"] for mark in chart.at_first() if mark["town"] == "Auenbrück"]
    page = read_page(write_report(tmp_path, pictures="none").page)
    (line,) = [line for line in rows(page, "towns") if line[0] == "Auenbrück"]
    assert said == drawn == 15000.0, "of the update that was decided"
    assert line[4].startswith("15.000\xa0€") or line[4].startswith("15.000 €")


def test_kinds_of_papers_are_shown_with_what_they_count_for(tmp_path: Path) -> None:
    """4: a motion with a session on which nothing is decided."""
    facts = {"consultations": [session("2021-03-01")], "costs": [cost("99000")]}
    page = reported(tmp_path, told("a.txt", "Auenbrück", facts, paper_type="Antrag", date="2021-02-01"))
    assert rows(page, "kinds") == [["Antrag", "1", "nichts"]], "kinds of which there is no paper are left out"
    (undertaking,) = rows(page, "process")
    assert undertaking[4:7] == ["nichts zu beschließen"] * 3, "not after 0 days"
    page = reported(tmp_path / "laid", told("b.txt", "Auenbrück", facts, paper_type="Beschlussvorlage"))
    (proposal,) = rows(page, "kinds")
    assert proposal[:2] == ["Vorlage", "1"]
    assert proposal[2].startswith("Beschluss; Handlungsfelder; Kosten")


def test_two_undertakings_of_a_year_have_a_line_each(tmp_path: Path) -> None:
    """5: the chart of sessions."""
    days = {"consultations": [session("2021-03-01", decides=False), session("2021-04-01")]}
    made = [
        told(f"{each}.txt", "Auenbrück", days, f"Nummer {each} allein", reference=f"{each}/2021") for each in (1, 2)
    ]
    write(tmp_path / "alone", *made)
    chart = timeline(material(tmp_path / "alone"))
    assert chart
    assert {mark["row"] for mark in chart.marks} == {"1/2021", "2/2021"}, "a town alone is in the title"
    write(tmp_path / "two", *made, told("3.txt", "Falkenrode", days, "Nummer 3 allein", reference="3/2021"))
    chart = timeline(material(tmp_path / "two"))
    assert chart
    assert {mark["row"] for mark in chart.marks} == {"Auenbrück, 1/2021", "Auenbrück, 2/2021", "Falkenrode, 3/2021"}


def test_every_amount_has_its_paper(tmp_path: Path) -> None:
    """5: the table of costs."""
    page = reported(
        tmp_path,
        told("a.txt", "Auenbrück", {"costs": [cost("9000"), cost("300", "material")]}, "Eins", reference="3/2021"),
        told("b.txt", "Auenbrück", {"costs": [cost("70")]}, "Zwei", reference="4/2021"),
    )
    found = [(line[2].replace("\xa0", " "), line[-1]) for line in rows(page, "costs")]
    assert sorted(found) == [("300 €", "3/2021"), ("70 €", "4/2021"), ("9.000 €", "3/2021")], (
        "no range over unlike things"
    )


@pytest.mark.parametrize("town", ["Auenbrück", None])
def test_papers_without_a_town_are_told(tmp_path: Path, town: str | None) -> None:
    """6: on the terminal, in the tables of the report, and among its sources."""
    write(
        tmp_path,
        told("a.txt", "Auenbrück"),
        told("b.txt", town, {"costs": [cost("900")]}, "Anderes", reference="9/2021"),
    )
    answer = CliRunner().invoke(main, ["compare", "--out", str(tmp_path)])
    assert answer.exit_code == ExitCode.OK, answer.output
    assert ("1 paper without a municipality" in answer.output) == (town is None)
    page = read_page(write_report(tmp_path, pictures="none").page)
    unknown = "Kommune unbekannt"
    for table in ("costs", "undertakings", "sources"):
        assert (unknown in {line[0] for line in rows(page, table)}) == (town is None), table
    assert unknown not in {line[0] for line in rows(page, "towns")}


def test_one_town_is_no_comparison(tmp_path: Path) -> None:
    """7: neither “1 of 1”, nor a filter of towns, nor a title that promises more."""
    page = reported(tmp_path, told("a.txt", "Auenbrück", {"costs": [cost(str(Decimal(900)))]}))
    assert page.title
    assert page.title.get_text() == "Integrationskonzepte: Auenbrück"
    for hidden in (".towns", ".outstanding"):
        assert page.select_one(hidden + "[hidden]"), hidden
    assert not page.select("#table-matrix tfoot")
