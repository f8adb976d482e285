"""The ledger of corrections: applied, learned, stale, contradicted; never lost, in any order, from any number of people."""

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.corrections.form import COLUMNS, correction, read_ledger
from pipeline.corrections.ledger import append
from pipeline.errors import RatsleseError
from tests.corrected_papers import Row, by_hand, cells, papers, read, write

PAPER = "0123456789abcdef"
FIVE = "rund 5.000 Euro im Jahr 2024"


@pytest.mark.parametrize(
    ("line", "right", "reason"),
    [
        ({"says": "value", "quote": "x", "column": "amount", "right": "50.000,00"}, "50000.00", "a German number"),
        ({"says": "value", "quote": "x", "column": "amount", "right": "50000"}, "50000.00", "a plain number"),
        ({"says": "value", "quote": "x", "column": "recurring", "right": "Ja"}, "yes", "yes in German"),
        ({"says": "value", "quote": "x", "column": "year", "right": ""}, "", "the paper leaves it blank"),
        ({"table": "consultations", "says": "value", "quote": "x", "column": "date", "right": "1.4.2024"}, "2024-04-01", "a day"),
        ({"table": "action_fields", "says": "value", "quote": "x", "column": "topics", "right": "work,language"}, "language, work",
         "topics in any order"),
        ({"says": "no-such-fact", "fact": f"{PAPER}/costs/10-20.2"}, "", "by the id of the row, without its words"),
        ({"says": "no-such-fact", "fact": "10-20"}, "", "by its characters"),
    ],
)  # fmt: skip
def test_a_line_says(line: Row, right: str, reason: str) -> None:
    assert correction(cells(PAPER, **line)).right == right, reason


@pytest.mark.parametrize(
    ("line", "says", "reason"),
    [
        ({"says": "wrong"}, "says: there is no “wrong” .there are right, value", "another word"),
        ({"says": "no such fact"}, "did you mean “no-such-fact”", "a slip"),
        ({"says": "right"}, "there is no quote", "no place at all"),
        ({"says": "missed", "fact": "10-20"}, "there is no quote", "what nobody read has no words but those of the ledger"),
        ({"says": "value", "quote": "x", "column": "amuont"}, "costs: there is no column “amuont”; did you mean “amount”", "a slip"),
        ({"says": "value", "quote": "x"}, "the column “column” is empty", "a value of nothing"),
        ({"says": "value", "quote": "x", "column": "confidence"}, "there is no column “confidence”", "nobody says how sure the reader was"),
        ({"says": "value", "quote": "x", "column": "amount"}, "amount of costs cannot be blank", "a cost without an amount is none"),
        ({"says": "value", "quote": "x", "column": "amount", "right": "viel"}, "“viel” is no number", "no number"),
        ({"says": "value", "quote": "x", "column": "year", "right": "2024/25"}, "no whole number", "two years"),
        ({"says": "value", "quote": "x", "column": "recurring", "right": "maybe"}, "neither yes nor no", "undecided"),
        ({"says": "right", "quote": "x", "right": "5"}, "did you mean “value”", "a value where there is none"),
        ({"says": "right", "quote": "x", "table": "cost"}, "table: there is no “cost”; did you mean “costs”", "a slip"),
        ({"says": "right", "quote": "x", "table": "documents"}, "there is no “documents”", "no table of facts"),
        ({"says": "right", "quote": "x", "who": ""}, "the column “who” is empty", "nobody"),
        ({"says": "right", "quote": "x", "when": "gestern"}, "“gestern” is no day or time", "no time"),
        ({"says": "right", "quote": "x", "page": "S. 3"}, "“S. 3” is no page", "no page"),
        ({"says": "right", "quote": "x", "paper": "1.txt"}, "“1.txt” is no paper; write its document_id", "a name may change"),
    ],
)  # fmt: skip
def test_a_line_is_refused(tmp_path: Path, line: Row, says: str, reason: str) -> None:
    good = cells(PAPER, says="right", quote="rund")
    place = by_hand(tmp_path / "corrections.csv", [good, cells(PAPER) | line])
    with pytest.raises(RatsleseError, match=f"corrections.csv: line 3: .*{says}") as error:
        read_ledger(place.read_text(encoding="utf-8"), place)
    assert error.value.code == "bad_corrections_csv", reason


def test_broken_lines_stop_the_run_before_anything_is_written(tmp_path: Path) -> None:
    place = papers(tmp_path)
    before = read(place, tmp_path / "out")
    paper = before["documents"][0]["document_id"]
    ledger = by_hand(place / "corrections.csv", [cells(paper, says="rigth", quote=FIVE), cells(paper, says="right")])
    written = ledger.read_bytes()
    with pytest.raises(RatsleseError, match=r"line 2: .*did you mean “right”.*line 3: there is no quote"):
        read(place, tmp_path / "out")
    with pytest.raises(RatsleseError, match="line 2"):
        append(ledger, [correction(cells(paper, says="right", quote=FIVE))])
    assert ledger.read_bytes() == written, "nothing is added to a ledger that cannot be read"
    ledger.unlink()
    after = read(place, tmp_path / "out")
    assert [after[name] for name in before if name != "runs"] == [before[name] for name in before if name != "runs"]


MISSED = {"table": "consultations", "says": "missed", "quote": "im Kulturausschuss noch einmal berichtet", "fact": "k"}


@pytest.mark.parametrize(
    ("lines", "states", "reason"),
    [
        ([{"says": "value", "quote": FIVE, "column": "amount", "read": "5000.00", "right": "50000"}], ["applied"], "another amount"),
        ([{"says": "value", "quote": FIVE, "column": "amount", "read": "500.00", "right": "5000"}], ["already_so"], "it is learned"),
        ([{"says": "right", "quote": FIVE}], ["already_so"], "it is right"),
        ([{"says": "no-such-fact", "quote": FIVE}], ["applied"], "no cost"),
        ([{"says": "no-such-fact", "quote": "Sozialamt"}], ["already_so"], "nothing is read there any more"),
        ([{"says": "value", "quote": "zehn Euro", "column": "year", "right": "2020"}], ["stale"], "no such words"),
        ([{"says": "value", "quote": FIVE, "column": "year", "read": "2024", "right": "2025", "shown_by": "im Jahre 2025"}], ["stale"],
         "a value without a place does not exist"),
        ([MISSED | {"column": "committee", "right": "Kulturausschuss"}], ["applied"], "a session that was missed"),
        ([MISSED | {"column": "role", "right": "Bericht"}], ["stale"], "a session of no committee"),
        ([MISSED | {"column": "committee", "right": "Kulturausschuss", "quote": "Am Montag"}], ["stale"], "words that stand nowhere"),
        ([{"table": "consultations", "says": "missed", "quote": "Stadtrat", "page": "1", "column": "committee", "right": "Stadtrat",
           "fact": "{stadtrat}"}], ["already_so"], "missed then, and read now"),
        ([{"says": "value", "quote": FIVE, "column": "amount", "right": "1"},
          {"says": "value", "quote": FIVE, "column": "amount", "right": "2", "who": "Bernd"}], ["contradicted", "contradicted"], "two"),
        ([{"says": "value", "quote": FIVE, "column": "amount", "right": "1"},
          {"says": "value", "quote": FIVE, "column": "amount", "right": "2", "when": "2026-04-01"}], ["withdrawn", "applied"],
         "one person, who thought again"),
        ([{"says": "no-such-fact", "quote": FIVE}, {"says": "right", "quote": FIVE, "who": "Bernd"}], ["contradicted", "contradicted"],
         "one sees a fact and the other none"),
        ([{"says": "no-such-fact", "quote": FIVE}, {"says": "withdrawn", "quote": FIVE, "when": "2026-04-01"}], ["withdrawn", "withdrawn"],
         "taken back"),
        ([{"table": "head_values", "says": "value", "quote": "12.03.2024", "column": "value", "read": "2024-03-12", "right": "13.03.2024"}],
         ["applied"], "the day of the paper"),
        ([{"table": "head_values", "says": "value", "quote": "12.03.2024", "column": "value", "read": "2024-03-12", "right": "März"}],
         ["stale"], "a date that is none"),
        ([{"table": "head_values", "says": "no-such-fact", "quote": "Stadt Auenbrück"}], ["stale"], "papers.csv says whose it is"),
        ([{"says": "right", "quote": FIVE, "paper": "f" * 16}], ["stale"], "a paper that is not there"),
        ([{"says": "no-such-fact", "quote": "fünf Millionen Euro"}], ["stale"], "a slip, nothing that was learned"),
        ([{"says": "value", "quote": FIVE, "column": "amount", "read": "5000.00", "right": "1"},
          {"says": "right", "quote": FIVE, "when": "2026-04-01"}], ["withdrawn", "already_so"], "right as it was read after all"),
        ([{"says": "right", "quote": FIVE},
          {"says": "value", "quote": FIVE, "column": "amount", "right": "1", "when": "2026-04-01"}], ["withdrawn", "applied"], "it is not"),
        ([MISSED | {"column": "committee", "right": "Kulturausschuss"},
          MISSED | {"column": "committee", "right": "Kulturbeirat", "who": "Bernd"}], ["contradicted", "contradicted"], "which of them?"),
        ([MISSED | {"column": "committee", "right": "Kulturausschuss"},
          MISSED | {"column": "committee", "right": "Kulturausschuss", "who": "Bernd"}], ["applied", "applied"], "both missed it"),
        ([MISSED | {"column": "committee", "right": "Kulturausschuss"},
          MISSED | {"says": "value", "column": "committee", "right": "Kulturbeirat", "who": "Bernd", "fact": "", "when": "2026-04-01"}],
         ["applied", "contradicted"], "another would call it otherwise"),
        ([MISSED | {"column": "committee", "right": "Kulturausschuss"},
          MISSED | {"says": "no-such-fact", "who": "Bernd", "fact": ""}], ["contradicted", "contradicted"], "another sees none"),
    ],
)  # fmt: skip
def test_states(tmp_path: Path, lines: list[Row], states: list[str], reason: str) -> None:
    place = papers(tmp_path)
    before = read(place, tmp_path / "out")
    paper = before["documents"][0]["document_id"]
    council = next(row for row in before["consultations"] if row["committee"] == "Stadtrat")
    for line in lines:
        line = {key: council["consultation_id"] if value == "{stadtrat}" else value for key, value in line.items()}
        write(place / "corrections.csv", [cells(paper) | line])
    after = read(place, tmp_path / "out")
    found = sorted(after["corrections"], key=lambda row: row["said"])
    assert [row["state"] for row in found] == states, (reason, found)
    assert all(row["message"] for row in found if row["state"] in ("stale", "contradicted")), "it says why"
    again = read(place, tmp_path / "out", corrections=None)
    for name, rows in before.items():
        if name != "runs":
            assert again[name] == rows, f"{name} is as it was read: {reason}"


def test_what_is_corrected(tmp_path: Path) -> None:
    place = papers(tmp_path)
    before = read(place, tmp_path / "out")
    paper = before["documents"][0]["document_id"]
    consultation = {
        "table": "consultations",
        "says": "missed",
        "quote": "Im Herbst wird im Kulturausschuss noch einmal berichtet",
    }
    write(
        tmp_path / "corrections.csv",
        [
            cells(paper, says="value", quote=FIVE, column="amount", read="5000.00", right="50000", why="Tippfehler"),
            cells(paper, says="value", quote=FIVE, column="year", right="2025", shown_by="2024"),
            cells(paper, says="no-such-fact", quote="12.000 Euro"),
            cells(paper, **consultation, column="committee", right="Kulturausschuss"),
            cells(paper, **consultation, column="role", right="Bericht"),
            cells(
                paper, table="head_values", says="value", quote="Sozialamt", column="value", right="Amt für Soziales"
            ),
        ],
    )
    after = read(place, tmp_path / "out")
    assert {row["says"]: row["state"] for row in after["corrections"] if row["in_column"] != "year"} == {
        "value": "applied",
        "no-such-fact": "applied",
        "missed": "applied",
    }
    stands_thrice = next(row for row in after["corrections"] if row["in_column"] == "year")
    assert stands_thrice["state"] == "stale"
    assert "times there; write its page" in stands_thrice["message"]
    assert [row["amount"] for row in after["costs"]] == [Decimal("50000.00")]
    rules = {row["evidence_id"]: row["rule"] for row in after["evidence"]}
    assert rules[after["costs"][0]["evidence_id"]].endswith("+corrected-amount"), (
        "the mark that every reader of rules sees"
    )
    assert [(row["committee"], row["position"]) for row in after["consultations"]] == [
        ("Sozialausschuss", 1),
        ("Stadtrat", 2),
        ("Kulturausschuss", 3),
    ]
    added = after["consultations"][-1]
    quotes = {row["evidence_id"]: row["quote"] for row in after["evidence"]}
    assert quotes[added["evidence_id"]] == consultation["quote"], "the evidence of what was missed is its quote"
    assert (added["role"], added["confidence"]) == ("Bericht", 1.0)
    assert after["documents"][0]["department"] == "Amt für Soziales", "the paper's row follows its head"
    assert not read_again_changes(place, tmp_path / "out"), "a second unchanged run changes nothing"


def read_again_changes(place: Path, out: Path) -> bool:
    files = {file.name: file.read_bytes() for file in out.glob("*.csv") if file.stem != "runs"}
    read(place, out)
    return files != {file.name: file.read_bytes() for file in out.glob("*.csv") if file.stem != "runs"}


def test_a_changed_paper_makes_its_corrections_stale(tmp_path: Path) -> None:
    place = papers(tmp_path)
    paper = read(place, tmp_path / "out")["documents"][0]["document_id"]
    write(place / "corrections.csv", [cells(paper, file="1.txt", says="no-such-fact", quote=FIVE)])
    (place / "1.txt").write_text((place / "1.txt").read_text(encoding="utf-8") + "\nNachtrag\n", encoding="utf-8")
    after = read(place, tmp_path / "out")
    assert [(row["state"], row["message"]) for row in after["corrections"]] == [
        ("stale", "1.txt is another file than the one that this was said of")
    ]
    assert len(after["costs"]) == 2


def tables(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.glob("*.csv") if file.stem != "runs"}


def test_two_ledgers_in_any_order_and_all_at_once_or_one_after_the_other(tmp_path: Path) -> None:
    place = papers(tmp_path, 3)
    found = read(place, tmp_path / "out")
    lines = [
        cells(row["document_id"], says="value", quote=FIVE, column="amount", right=str(number), who=who, when=f"2026-03-0{day}")
        for number, (row, who, day) in enumerate(
            (row, who, day) for row in found["documents"] for who in ("Anna", "Bernd") for day in (1, 2, 3)
        )
    ]  # fmt: skip
    write(tmp_path / "anna.csv", [line for line in lines if line["who"] == "Anna"])
    write(tmp_path / "bernd.csv", [line for line in lines if line["who"] == "Bernd"])
    random.Random(7).shuffle(lines)
    write(tmp_path / "both.csv", [*lines, *lines[:4]])
    read(place, tmp_path / "one", corrections=[tmp_path / "both.csv"])
    read(place, tmp_path / "two", corrections=[tmp_path / "bernd.csv", tmp_path / "anna.csv"])
    for only in ("anna", "bernd"):
        read(place, tmp_path / "three", corrections=[tmp_path / f"{only}.csv"])
    read(place, tmp_path / "three", corrections=[tmp_path / "anna.csv", tmp_path / "bernd.csv"])
    assert tables(tmp_path / "one") == tables(tmp_path / "two") == tables(tmp_path / "three")
    rows = read(place, tmp_path / "one", corrections=[tmp_path / "both.csv"])["corrections"]
    assert len(rows) == len(lines), "the same line twice is one correction; none is lost"
    assert {row["state"] for row in rows} == {"withdrawn", "contradicted"}, (
        "each person's last word contradicts the other's"
    )


@pytest.mark.parametrize(
    ("there", "says", "reason"),
    [
        ("paper;who\n", "no column file", "other columns"),
        ("Kosten;Jahr\n1;2\n", "there is no column “kosten”", "another table"),
        (",".join(COLUMNS) + "\nx", "line 2: the column “table” is empty", "a line that was torn"),
    ],
)
def test_append_refuses(tmp_path: Path, there: str, says: str, reason: str) -> None:
    place = tmp_path / "corrections.csv"
    place.write_text(there, encoding="utf-8")
    with pytest.raises(RatsleseError, match=says):
        append(place, [correction(cells(PAPER, says="right", quote="x"))])
    assert place.read_text(encoding="utf-8") == there, reason


def test_append_keeps_the_writers_form(tmp_path: Path) -> None:
    place = tmp_path / "corrections.csv"
    place.write_text("\ufeff" + ";".join(reversed(COLUMNS)), encoding="utf-8")
    said = correction(cells(PAPER, says="right", quote="eins; zwei\ndrei"))
    append(place, [said])
    append(place, [said])
    assert read_ledger(place.read_text(encoding="utf-8"), place) == [said, said]


def test_what_people_see_of_a_correction(tmp_path: Path) -> None:
    place = papers(tmp_path)
    paper = read(place, tmp_path / "out")["documents"][0]["document_id"]
    head = {"table": "head_values", "says": "value", "quote": "Sozialamt", "column": "value"}
    write(
        place / "corrections.csv",
        [
            cells(paper, says="value", quote=FIVE, column="amount", read="5000.00", right="50000", why="Tippfehler"),
            cells(paper, **head, read="Sozialamt", right="Muster, Eva", who="Bernd Beispiel"),
        ],
    )
    out = ["--out", str(tmp_path / "out")]
    said = CliRunner().invoke(main, ["run", str(place), *out])
    assert "Corrections: 2 applied" in said.output
    shown = CliRunner().invoke(main, ["show", "1.txt", *out]).output
    assert "costs.amount value: 50000.00  (read: 5000.00)" in shown
    assert "Anna, 2026-03-01T08:00:00Z, Tippfehler" in shown
    assert "+corrected-amount" in shown
    assert "+corrected-amount" in CliRunner().invoke(main, ["explain", "1.txt", "costs", *out]).output
    to = tmp_path / "csv"
    exported = CliRunner().invoke(main, ["export", "--format", "csv", "--without-persons", "--to", str(to), *out])
    assert exported.exit_code == 0, exported.output
    handed_on = "".join(
        file.read_text(encoding="utf-8") for file in to.glob("*.csv") if file.stem in ("corrections", "rows_as_read")
    )
    assert "50000" in handed_on
    assert not {"Anna", "Beispiel", "Muster"} & set(re.findall(r"\w+", handed_on)), "neither who corrects nor whom"


def test_a_ledger_that_is_not_there_any_more_is_missed(tmp_path: Path) -> None:
    place, out = papers(tmp_path), ["--out", str(tmp_path / "out")]
    paper = read(place, tmp_path / "out")["documents"][0]["document_id"]
    ledger = write(tmp_path / "anna.csv", [cells(paper, says="no-such-fact", quote=FIVE)])
    run = ["run", str(place), *out]
    said = "1 corrections of earlier runs stand in no ledger"
    for options, told in (
        (["--corrections", str(ledger)], False),
        ([], True),
        ([], False),
        (["--no-corrections"], False),
    ):
        assert (said in CliRunner().invoke(main, [*run, *options]).output) == told, options
    missing = CliRunner().invoke(main, [*run, "--corrections", str(tmp_path / "bernd.csv")])
    assert (missing.exit_code, "bernd.csv" in missing.output) == (3, True), "a ledger that was named must be there"
