"""A researcher's own variables: asked by the codebook, answered in the ledger, carried by tables, comparison, report and exports."""

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.codebook.variables import Variable
from pipeline.compare.compare import compare
from pipeline.corrections.form import correction
from pipeline.errors import RatsleseError
from pipeline.store import Store, read_tables
from tests.asked_papers import VARIABLES, answer, codebook
from tests.corrected_papers import Row, papers, read, write

HEAD = "variable,label_de,type,asked_of,choices,words\n"
PAPER = "0123456789abcdef"


@pytest.mark.parametrize(
    ("text", "says", "reason"),
    [
        ("variable,label_de\nx,X\n", "line 1: the column type is missing", "nobody knows how to answer"),
        (f"{HEAD}x,X,yesno,,,\n", "line 2: type: there is no “yesno”; did you mean “yes_no”", "a slip"),
        (f"{HEAD}x,X,date,,,\n", "there is no “date” .there are text, one_of, yes_no, number", "no such kind of answer"),
        (f"{HEAD}x,X,text,papers,,\n", "asked_of: there is no “papers”; did you mean “paper”", "a slip"),
        (f"{HEAD}x,X,one_of,,nur eins,\n", "one_of needs two choices at least", "no choice"),
        (f"{HEAD}x,X,one_of,,ja; Ja,\n", "a choice stands there twice", "nobody could tell them apart"),
        (f"{HEAD}x,X,text,,a; b,\n", "choices are for one_of; this is text", "it would not be asked as meant"),
        (f"{HEAD}Träger,X,text,,,\n", "“Träger” is no name of a variable; use small letters", "no id"),
        (f"{HEAD}x,X,text,,,\nx,Y,text,,,\n", "line 3: x stands there already", "two of one name"),
        (f"{HEAD}x,,text,,,\n,Y,text,,,\n", "line 2: label_de is empty; line 3: variable is empty", "every wrong line is told"),
        (f"{HEAD}x,X,text,,,a,b,c\n", "line 2: 8 cells under 6 columns", "search words without quotes"),
        ("variabel,label_de,type\nx,X,text\n", "there is no column “variabel”; did you mean “variable”", "a slip in the head"),
        (HEAD, "has no line below its head", "asks for nothing"),
    ],
)  # fmt: skip
def test_a_codebook_that_asks_wrongly_is_refused(tmp_path: Path, text: str, says: str, reason: str) -> None:
    with pytest.raises(RatsleseError, match=f"variables.csv.*{says}") as error:
        codebook(tmp_path, text)
    assert error.value.code == "bad_codebook", reason


@pytest.mark.parametrize(
    ("words", "text", "found", "reason"),
    [
        ("Dolmetscher", "stellt die Stadt Dolmetscherinnen.", ["Dolmetscherinnen"], "a longer form"),
        ("Dolmetscher", "ein Dolmetscherpool", ["Dolmetscherpool"], "a compound"),
        ("Sport", "Sportstätten und Transport", ["Sportstätten"], "a short word begins the word"),
        ("ÖPNV", "der ÖPNV-Ausbau", ["ÖPNV"], "an abbreviation as it stands"),
        ("Rat", "der Rat der Stadt, der Stadtrat", ["Rat"], "three letters are a word of their own"),
        ("leichte Sprache", "in leichter\nSprache", ["leichter\nSprache"], "words side by side, over a line's end"),
        ("leichte Sprache", "eine leichte Frage der Sprache", [], "not apart"),
        ("", "alles", [], "no words, no places"),
    ],
)
def test_search_words_suggest_places(words: str, text: str, found: list[str], reason: str) -> None:
    asked = Variable("x", "X", "text", words=words)
    assert [text[start:end] for start, end in asked.places(text)] == found, reason


@pytest.mark.parametrize(
    ("variable", "text", "value", "reason"),
    [
        (Variable("x", "X", "number"), "12.000,50", "12000.50", "a German number"),
        (Variable("x", "X", "number"), "12000", "12000.00", "a plain number"),
        (Variable("x", "X", "yes_no"), "Nein", "no", "no in German"),
        (Variable("x", "X", "one_of", choices="Kommune; freier Träger"), "freier  träger", "freier Träger", "as the codebook writes it"),
        (Variable("x", "X", "text"), " zwei\nZeilen ", "zwei Zeilen", "words in a line"),
    ],
)  # fmt: skip
def test_an_answer_is_kept_in_one_form(variable: Variable, text: str, value: str, reason: str) -> None:
    assert variable.value(text) == value, reason


@pytest.mark.parametrize(
    ("line", "says", "reason"),
    [
        ({"says": "value", "quote": "Kreis"}, "there is no answer in “right”; did you mean “not-found”", "an empty answer is none"),
        ({"says": "value", "right": "ja"}, "there is no quote; an answer stands with the words", "no answer without a place"),
        ({"says": "not-found", "right": "ja"}, "a line that says “not-found” has nothing in the column “right”", "both cannot be"),
        ({"says": "right", "quote": "x"}, "says: there is no “right” .there are value, not-found", "nothing was read that could be right"),
        ({"says": "not-found", "column": ""}, "the column “column” is empty; it names the variable", "an answer to nothing"),
        ({"says": "not-found", "table": "costs"}, "says: there is no “not-found”", "only what is asked can be looked for in vain"),
    ],
)  # fmt: skip
def test_an_answer_is_refused(line: Row, says: str, reason: str) -> None:
    with pytest.raises(ValueError, match=says):
        correction(answer(PAPER, "carrier", "value") | line)
    assert reason


@pytest.mark.parametrize(
    ("lines", "state", "value", "states", "reason"),
    [
        ([], "open", None, [], "nobody was asked"),
        ([("Anna", "value", "Kreis", "der Kreis")], "answered", "Kreis", ["applied"], "an answer"),
        ([("Anna", "value", "kreis", "der Kreis")], "answered", "Kreis", ["applied"], "as the codebook writes it"),
        ([("Anna", "not-found", "", "")], "not_found", None, ["applied"], "looked for in vain"),
        ([("Anna", "not-answered", "", "")], "not_answered", None, ["applied"], "asked, and left open"),
        ([("Anna", "value", "Kreis", "der Kreis"), ("Bernd", "not-answered", "", "")], "answered", "Kreis", ["applied", "applied"],
         "who leaves it open contradicts nobody"),
        ([("Anna", "value", "Kreis", "der Kreis"), ("Bernd", "value", "beide", "Kreis")], "contradicted", None,
         ["contradicted", "contradicted"], "two answers"),
        ([("Anna", "value", "Kreis", "der Kreis"), ("Bernd", "not-found", "", "")], "contradicted", None,
         ["contradicted", "contradicted"], "one finds what the other does not"),
        ([("Anna", "value", "Kreis", "der Kreis"), ("Bernd", "value", "Kreis", "Fachstelle")], "answered", "Kreis", ["applied", "applied"],
         "two people, one answer, other words"),
        ([("Anna", "value", "Kreis", "der Kreis"), ("Anna", "not-found", "", "")], "not_found", None, ["withdrawn", "applied"],
         "who thinks again has the last word"),
        ([("Anna", "value", "Kreis", "der Kreis"), ("Anna", "withdrawn", "", "")], "open", None, ["withdrawn", "withdrawn"], "taken back"),
        ([("Anna", "value", "Land", "der Kreis")], "open", None, ["stale"], "none of the list"),
        ([("Anna", "value", "Kreis", "das Land")], "open", None, ["stale"], "words that stand nowhere"),
    ],
)  # fmt: skip
def test_states_of_an_answer(
    tmp_path: Path,
    lines: list[tuple[str, str, str, str]],
    state: str,
    value: str | None,
    states: list[str],
    reason: str,
) -> None:
    place, asked = papers(tmp_path), codebook(tmp_path)
    paper = read(place, tmp_path / "out", codebook=asked)["documents"][0]["document_id"]
    said = [
        answer(paper, "carrier", says, who=who, right=right, quote=quote, when=f"2026-03-0{day}")
        for day, (who, says, right, quote) in enumerate(lines, 1)
    ]
    if said:
        write(place / "corrections.csv", said)
    rows = read(place, tmp_path / "out", codebook=asked)
    found = next(row for row in rows["answers"] if row["variable_id"] == "carrier")
    assert (found["state"], found["value"]) == (state, value), reason
    told = [row["state"] for row in sorted(rows["corrections"], key=lambda row: row["said"])]
    assert told == states, reason
    quotes = {row["evidence_id"]: row["quote"] for row in rows["evidence"]}
    assert (found["evidence_id"] is not None) == (state == "answered")
    if found["evidence_id"]:
        assert quotes[found["evidence_id"]] == lines[-1 if lines[-1][3] else 0][3], "the words that show it"


def test_from_the_codebook_to_what_is_handed_on(tmp_path: Path) -> None:
    place, asked, out = papers(tmp_path, 2), codebook(tmp_path), tmp_path / "out"
    rows = read(place, out, codebook=asked)
    assert {row["state"] for row in rows["answers"]} == {"open"}
    assert len(rows["answers"]) == 6, "three variables of papers, two papers; a concept is no paper"
    first, second = (row["document_id"] for row in sorted(rows["documents"], key=lambda row: row["reference"]))
    write(
        place / "corrections.csv",
        [
            answer(first, "moderated", "value", right="ja", quote="Moderation"),
            answer(second, "moderated", "not-found"),
            answer(first, "budget", "value", right="12000.00", quote="12.000 Euro"),
            answer(second, "reporting", "value", right="Verwaltung dem Kulturausschuss", quote="Kulturausschuss noch einmal berichtet"),
            answer(first, "gone", "not-found"),
        ],
    )  # fmt: skip
    rows = read(place, out, codebook=asked)
    stale = next(row for row in rows["corrections"] if row["in_column"] == "gone")
    assert (stale["state"], "does not ask for “gone”" in stale["message"]) == ("stale", True), (
        "never dropped in silence"
    )
    tables = read_tables(out)
    assert tables["answers"].set_index("answer_id")["number"][f"{first}/answers/budget"] == Decimal("12000.00")
    compared = {
        (row["variable_id"], row["document_id"] or row["concept_id"]): row for row in compare(out)["compare_answers"]
    }
    states = {key: row["state"] for key, row in compared.items()}
    concept = next(of for name, of in states if name == "reporting")
    assert states == {
        ("moderated", first): "answered", ("moderated", second): "not_found", ("carrier", first): "open", ("carrier", second): "open",
        ("budget", first): "answered", ("budget", second): "open", ("reporting", concept): "answered",
    }, "asked of the concept, answered on one of its papers"  # fmt: skip
    said = CliRunner().invoke(main, ["run", str(place), "--out", str(out), "--codebook", str(tmp_path / "my-codebook")])
    assert "Your 4 variables: 3 answered, 1 not found, 3 open" in said.output
    one = CliRunner().invoke(main, ["show", "2024/001", "--out", str(out)])
    assert "applied      answers.budget value: 12000.00\n" in one.output
    assert "“12.000 Euro”  Anna" in one.output
    compare(out)
    shown = CliRunner().invoke(main, ["report", "--out", str(out), "--pictures", "none"])
    assert shown.exit_code == 0, shown.output
    page = (out / "report.html").read_text(encoding="utf-8")
    for words in (
        "Eigene Fragen",
        "Verwaltung dem Kulturausschuss",
        "gesucht, steht nicht darin",
        "noch nicht gefragt",
    ):
        assert words in page
    sheets = tmp_path / "sheets.md"
    assert (
        CliRunner().invoke(main, ["export", "--format", "markdown", "--to", str(sheets), "--out", str(out)]).exit_code
        == 0
    )
    lines = [line for line in sheets.read_text(encoding="utf-8").splitlines() if "Betrag für Sprachkurse" in line]
    assert [line.split(" | ")[4:6] for line in lines] == [["12000.00", "beantwortet"], ["", "noch nicht gefragt"]]


def test_a_changed_question_reads_no_paper_again(tmp_path: Path) -> None:
    place, out = papers(tmp_path), tmp_path / "out"
    before = read(place, out, codebook=codebook(tmp_path))
    made = [row["made_by"] for row in before["documents"]]
    after = read(place, out, codebook=codebook(tmp_path, VARIABLES.replace("yes_no", "text")))
    assert [row["made_by"] for row in after["documents"]] == made
    assert next(row for row in after["variables"] if row["variable_id"] == "moderated")["type"] == "text"
    assert read(place, out)["answers"] == [], "a run without the codebook asks for nothing"


def test_answers_of_a_copy_are_answers_of_the_paper(tmp_path: Path) -> None:
    place, asked, out = papers(tmp_path), codebook(tmp_path), tmp_path / "out"
    text = (place / "1.txt").read_text(encoding="utf-8")
    (place / "copy.md").write_text(text + "\n\n", encoding="utf-8")
    rows = read(place, out, codebook=asked)
    copy = next(row for row in rows["documents"] if row["same_as"])
    assert len(rows["answers"]) == 3, "a copy is not asked again"
    write(
        place / "corrections.csv", [answer(copy["document_id"], "carrier", "value", right="Kreis", quote="der Kreis")]
    )
    read(place, out, codebook=asked)
    found = [row for row in compare(out)["compare_answers"] if row["variable_id"] == "carrier"]
    assert [(row["document_id"], row["value"]) for row in found] == [(copy["same_as"], "Kreis")]


def test_who_answered_is_left_out_without_persons(tmp_path: Path) -> None:
    place, asked, out = papers(tmp_path), codebook(tmp_path), tmp_path / "out"
    paper = read(place, out, codebook=asked)["documents"][0]["document_id"]
    write(
        place / "corrections.csv",
        [answer(paper, "carrier", "value", right="Kreis", quote="der Kreis", who="Annegret Beispiel")],
    )
    assert any(row["who"] == "Annegret Beispiel" for row in read(place, out, codebook=asked)["answers"])
    to = tmp_path / "csv"
    args = ["export", "--format", "csv", "--to", str(to), "--out", str(out), "--without-persons"]
    assert CliRunner().invoke(main, args).exit_code == 0
    assert not any("Annegret" in file.read_text(encoding="utf-8") for file in to.rglob("*.csv"))
    assert Store(out).rows()["answers"]


def test_a_codebook_is_shown_and_checked_with_what_it_asks(tmp_path: Path) -> None:
    codebook(tmp_path)
    for command in ("show", "check"):
        shown = CliRunner().invoke(main, ["codebook", command, str(tmp_path / "my-codebook")])
        assert shown.exit_code == 0, shown.output
        assert "variables: 4" in shown.output
        assert "one_of: Kommune; Kreis; beide" in " ".join(shown.output.split())
