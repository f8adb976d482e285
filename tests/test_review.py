"""The review behind its page: the queue, the error rate, what is kept, and who may ask."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.corrections.form import read_ledger
from pipeline.review.queue import DOUBTFUL, SAMPLE, UNREAD, Item, Rate, queue, rate
from pipeline.review.reviewing import CannotBeKeptError, Review
from tests.corrected_papers import cells, papers, read, write
from tests.served_review import TOKEN, served
from tests.written_results import paper
from tests.written_results import write as write_results


@pytest.fixture
def review(tmp_path: Path) -> Review:
    read(papers(tmp_path), tmp_path / "out")
    return Review(tmp_path / "out", tmp_path / "papers" / "corrections.csv", "Anna")


def number_of(review: Review, table: str, says: str) -> int:
    return next(
        n for n in range(len(review.items)) if (line := review.item(n))["table"] == table and says in line["says"]
    )


@pytest.mark.parametrize(
    ("verdicts", "wrong", "judged", "reason"),
    [
        ("", 0, 0, "nothing was judged"),
        ("r", 0, 1, "the first is right"),
        ("rwr", 1, 3, "one of three"),
        ("r-w", 0, 1, "who leaves one out may pick: only what is without a gap counts"),
    ],
)
def test_rate(verdicts: str, wrong: int, judged: int, reason: str) -> None:
    items = [
        Item(DOUBTFUL, "costs", "x", "d"),
        *(Item(SAMPLE, "costs", f"{number}", "d") for number in range(len(verdicts) + 2)),
    ]
    told = {("costs", f"{number}"): said == "r" for number, said in enumerate(verdicts) if said != "-"} | {
        ("costs", "x"): False
    }
    assert rate(items, told) == Rate(wrong, judged), reason


@pytest.mark.parametrize(
    ("wrong", "judged", "low", "high", "source"),
    [
        (0, 10, 0.0, 0.2775, "Wilson's interval of 0 of 10: z² / (n + z²) above"),
        (10, 10, 0.7225, 1.0, "the same from above"),
        (50, 100, 0.4038, 0.5962, "as tables of it have 50 of 100"),
    ],
)
def test_interval(wrong: int, judged: int, low: float, high: float, source: str) -> None:
    assert Rate(wrong, judged).interval == pytest.approx((low, high), abs=1e-4), source
    assert Rate(0, 0).interval is None


def test_queue_has_the_doubtful_first_and_draws_the_same_at_random(tmp_path: Path) -> None:
    costs = [{"amount": number, "confidence": 0.9, "at": 100 * number} for number in range(1, 9)]
    costs[3]["confidence"] = 0.2
    written = paper(
        "a.txt", {"costs": [{key: value for key, value in row.items() if key != "confidence"} for row in costs]}
    )
    for row, given in zip(written.rows["costs"], costs, strict=True):
        row["confidence"] = given["confidence"]
    key = written.source.document_id
    written.rows["findings"] = [
        {"finding_id": "f", "document_id": key, "kind": "amounts-differ", "severity": "conflict", "message": "6 and 7",
         "evidence_ids": json.dumps([f"{key}/costs/6"])},
        {"finding_id": "u", "document_id": key, "kind": "unread", "severity": "info", "message": "“9 Euro”", "evidence_ids": "[]"},
    ]  # fmt: skip
    review = Review(write_results(tmp_path / "out", written), tmp_path / "l.csv", "Anna")
    assert [(item.part, item.key, item.reason) for item in review.items[:3]] == [
        (DOUBTFUL, f"{key}/costs/6", "6 and 7"),
        (DOUBTFUL, f"{key}/costs/4", ""),
        (UNREAD, "u", "“9 Euro”"),
    ]
    drawn = [[item.key for item in queue(review._connection, seed) if item.part == SAMPLE] for seed in (0, 0, 1)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert sorted(drawn[0]) == sorted(drawn[2]) == sorted(row["cost_id"] for row in written.rows["costs"])


def test_what_is_said_is_kept_and_laid_over_the_next_run(review: Review, tmp_path: Path) -> None:
    cost = number_of(review, "costs", "5.000")
    shown = review.item(cost)
    assert shown["quote"] == "Moderation betragen rund 5.000 Euro"
    assert (
        "5.000 Euro"
        in shown["sheet"]["text"][slice(*(mark - shown["sheet"]["start"] for mark in shown["sheet"]["marks"][0]))]
    )
    review.say(
        cost,
        {"says": "value", "values": {"amount": "6.000", "year": "2024", "label": "Moderation"}, "why": "Tippfehler"},
    )
    review.say(number_of(review, "costs", "12.000"), {"says": "no-such-fact"})
    review.say(number_of(review, "consultations", "Stadtrat"), {"says": "right"})
    review.say(cost, {"says": "missed", "table": "consultations", "values": {"committee": "Kulturausschuss", "date": ""},
                      "place": {"words": "im   Kulturausschuss noch einmal"}})  # fmt: skip
    kept = read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)
    assert [(each.says, each.column, each.right) for each in kept] == [
        ("value", "amount", "6000.00"),
        ("value", "label", "Moderation"),
        ("no-such-fact", "", ""),
        ("right", "", ""),
        ("missed", "committee", "Kulturausschuss"),
    ], "a value that was read so is no correction"
    assert {each.who for each in kept} == {"Anna"}
    after = read(tmp_path / "papers", tmp_path / "out")
    assert {row["state"] for row in after["corrections"]} == {"applied", "already_so"}
    assert [(str(row["amount"]), row["label"]) for row in after["costs"]] == [("6000.00", "Moderation")]
    assert [row["committee"] for row in after["consultations"]] == ["Sozialausschuss", "Stadtrat", "Kulturausschuss"]
    again = Review(tmp_path / "out", review.ledger, "Anna")
    assert again.item(number_of(again, "costs", "5.000"))["verdict"] == "value", (
        "what was said stands there after the run"
    )
    other = Review(tmp_path / "out", tmp_path / "bernd.csv", "Bernd")
    assert other.item(number_of(other, "costs", "5.000"))["verdict"] == "", (
        "a second person sees what was read, not what the first said"
    )


@pytest.mark.parametrize(
    ("said", "why", "reason"),
    [
        ({"says": "value", "values": {"amount": "viel"}}, "“viel” is no number", "no number"),
        ({"says": "value", "values": {"amount": ""}}, "cannot be blank", "no amount"),
        ({"says": "value", "values": {"confidence": "1"}}, "has no column confidence", "not a person's to say"),
        ({"says": "fine"}, "nothing of this kind", "another word"),
        ({"says": "missed", "table": "documents", "values": {"date": "x"}}, "name a kind of fact", "no fact"),
        ({"says": "missed", "table": "costs", "values": {"label": "x"}}, "amount: without it there is no fact", "no amount"),
        ({"says": "missed", "table": "costs", "values": {"amount": "1"}, "place": {"words": "keine Wörter"}}, "no such words", "nowhere"),
        ({"says": "missed", "table": "costs", "values": {"amount": "1"}, "place": {"words": "Stadtrat"}}, "several times", "where?"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept(review: Review, said: dict[str, Any], why: str, reason: str) -> None:
    with pytest.raises(CannotBeKeptError, match=why):
        review.say(number_of(review, "costs", "5.000"), said)
    assert not review.ledger.exists() or not review.ledger.read_text(encoding="utf-8").count("\n") > 1, reason


def test_a_place_that_nothing_read_brings_its_words_along(tmp_path: Path) -> None:
    read(papers(tmp_path), tmp_path / "out")
    with sqlite3.connect(tmp_path / "out" / "ratslese.sqlite") as results:
        (key,) = results.execute("SELECT document_id FROM documents").fetchone()
        start = (tmp_path / "out" / "texts" / f"{key}.txt").read_text(encoding="utf-8").index("siebentausend Euro")
        results.execute(
            "INSERT INTO evidence (evidence_id, document_id, page, char_start, char_end, quote) VALUES ('e', ?, 1, ?, ?, 'x')",
            (key, start, start + len("siebentausend Euro")),
        )
        results.execute(
            "INSERT INTO findings VALUES ('f', ?, 'unread', 'info', 'costs: “siebentausend Euro”', '[\"e\"]')", (key,)
        )
    review = Review(tmp_path / "out", tmp_path / "l.csv", "Anna")
    number = next(number for number, item in enumerate(review.items) if item.key == "f")
    shown = review.item(number)
    assert (shown["missing"], shown["place"]["quote"]) == ("costs", "siebentausend Euro")
    review.say(
        number,
        {"says": "missed", "table": "costs", "values": {"amount": "7000"}, "place": {"words": shown["place"]["quote"]}},
    )
    assert review.item(number)["verdict"] == "missed"


def test_taken_back(review: Review) -> None:
    cost = number_of(review, "costs", "5.000")
    for said, verdict in (("right", "right"), ("no-such-fact", "no-such-fact"), ("withdrawn", "")):
        assert review.say(cost, {"says": said})["verdict"] == verdict


@pytest.fixture
def address(review: Review) -> Iterator[str]:
    with served(review) as place:
        yield place


def answer(address: str, path: str, headers: dict[str, str], method: str = "GET", body: str = "") -> tuple[int, str]:
    at = urlsplit(address)
    connection = HTTPConnection(at.hostname or "", at.port)
    connection.request(method, path, body, {"Host": at.netloc, **headers})
    found = connection.getresponse()
    return found.status, found.read().decode(errors="replace")


RIGHT = json.dumps({"says": "right"})
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("path", "headers", "method", "reason"),
    [
        ("/", {}, "GET", "no token"),
        ("/another/", {}, "GET", "another token"),
        (f"/{TOKEN}/", {"Host": "ratslese.example.de"}, "GET", "a name that somebody else lets point here"),
        (f"/{TOKEN}/queue?start=0&count=9", {"Origin": "https://example.de"}, "GET", "another page asks"),
        (f"/{TOKEN}/item/0/say", {"Origin": "https://example.de", **JSON}, "POST", "another page writes"),
        (f"/{TOKEN}/item/0/say", {"Origin": "null", **JSON}, "POST", "a page without an origin writes"),
        (f"/{TOKEN}/item/0/say", JSON, "POST", "nobody says who writes"),
        (f"/{TOKEN}/item/0/say", {"Origin": "{own}", "Content-Type": "text/plain"}, "POST", "a form, which any page may send"),
        (f"/{TOKEN}/item/0/say", {}, "GET", "a link that writes"),
        (f"/{TOKEN}/item/99999", {}, "GET", "no such item"),
        (f"/{TOKEN}/page/unknown/1", {}, "GET", "no such paper"),
        (f"/{TOKEN}/..%2freviewing.py", {}, "GET", "a file that is none of the page's"),
    ],
)  # fmt: skip
def test_refused(review: Review, address: str, path: str, headers: dict[str, str], method: str, reason: str) -> None:
    own = f"http://{urlsplit(address).netloc}"
    status, said = answer(address, path, {key: value.format(own=own) for key, value in headers.items()}, method, RIGHT)
    assert status in (403, 404, 405), (reason, said)
    assert not review.ledger.exists(), "nothing is written"


def test_the_page_itself_may_write(review: Review, address: str) -> None:
    own = {"Origin": f"http://{urlsplit(address).netloc}", **JSON}
    assert answer(address, f"/{TOKEN}/item/0/say", own, "POST", RIGHT)[0] == 200
    assert len(read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)) == 1


def test_a_broken_ledger_is_told_and_left_alone(review: Review, address: str, tmp_path: Path) -> None:
    review.ledger.write_text("paper,table\nx\n", encoding="utf-8")
    own = {"Origin": f"http://{urlsplit(address).netloc}", **JSON}
    status, said = answer(address, f"/{TOKEN}/item/0/say", own, "POST", RIGHT)
    assert (status, "corrections.csv: line 2" in said) == (422, True)
    assert review.ledger.read_text(encoding="utf-8") == "paper,table\nx\n"
    told = CliRunner().invoke(main, ["review", "--out", str(tmp_path / "out"), "--no-open"])
    assert (told.exit_code, "corrections.csv: line 2" in told.output) == (3, True)


def test_a_thousand_papers_are_asked_for_page_by_page(tmp_path: Path) -> None:
    many = [
        paper(f"{number}.txt", {"costs": [{"amount": amount} for amount in range(1, 11)]}) for number in range(1000)
    ]
    review = Review(write_results(tmp_path / "out", *many), tmp_path / "l.csv", "Anna")
    asked: list[str] = []
    review._connection.set_trace_callback(asked.append)
    found = review.part(0, 40)
    assert (len(found["items"]), len(asked)) == (40, 40), "a question a line in sight, however long the queue"
    asked.clear()
    review.item(len(review.items) - 1)
    assert len(asked) < 20


def test_the_ledger_is_that_of_the_papers(tmp_path: Path) -> None:
    found = read(papers(tmp_path), tmp_path / "out")
    write(
        tmp_path / "papers" / "corrections.csv",
        [cells(found["documents"][0]["document_id"], says="right", quote="x", who="Bernd")],
    )
    review = Review(tmp_path / "out", tmp_path / "papers" / "corrections.csv", "Anna")
    review.say(0, {"says": "right"})
    lines = read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)
    assert [each.who for each in lines] == ["Bernd", "Anna"], "it is added to"


def test_a_paper_that_was_reviewed_whole_is_gold(tmp_path: Path) -> None:
    place, out, gold = papers(tmp_path, 2), tmp_path / "out", tmp_path / "gold"
    read(place, out)
    options = ["--out", str(out)]
    for who, amount in (("Anna", "6000"), ("Bernd", "5000")):
        review = Review(out, tmp_path / f"{who}.csv", who, paper="1.txt")
        assert {review.documents[item.document]["source"] for item in review.items} == {str(place / "1.txt")}
        facts = [number for number, item in enumerate(review.items) if item.table != "findings"]
        for number in facts[1:]:
            review.say(number, {"says": "right"})
        review.say(number_of(review, "costs", "5.000"), {"says": "value", "values": {"amount": amount}})
        ledger = str(tmp_path / f"{who}.csv")
        begun = CliRunner().invoke(main, ["gold", ledger, "--to", str(gold / who), *options])
        assert (begun.exit_code, "was reviewed whole" in begun.output) == (3, True), "one fact is missing"
        review.say(facts[0], {"says": "right"})
        whole = CliRunner().invoke(main, ["gold", ledger, "--to", str(gold / who), *options])
        assert (whole.exit_code, "1 papers; 0 more" in whole.output) == (0, True), whole.output
    (written,) = (gold / "Anna").glob("*.json")
    annotation = json.loads(written.read_text(encoding="utf-8"))
    assert [row["amount"] for row in annotation["costs"]] == [6000, 12000]
    assert [row["committee"] for row in annotation["consultations"]] == ["Sozialausschuss", "Stadtrat"]
    judged = CliRunner().invoke(main, ["evaluate", str(gold / "Anna"), "--json", "--no-verify", *options])
    assert json.loads(judged.output)["by_paper"][0]["tables"]["costs"] == [1, 2, 2], "the reader read one of two"
    agreed = CliRunner().invoke(main, ["agreement", str(gold / "Anna"), str(gold / "Bernd"), "--json"])
    assert agreed.exit_code == 0, agreed.output


def test_evaluate_judges_the_reader_not_whoever_corrected_it(tmp_path: Path) -> None:
    place, out = papers(tmp_path), tmp_path / "out"
    read(place, out)
    review = Review(out, place / "corrections.csv", "Anna")
    review.say(number_of(review, "costs", "5.000"), {"says": "value", "values": {"amount": "6000"}})
    read(place, out)
    (tmp_path / "gold").mkdir()
    annotation = {
        "document": "1.txt",
        "costs": [{"amount": 6000, "label": "Moderation"}, {"amount": 12000, "label": "Sprachkurse"}],
    }
    (tmp_path / "gold" / "1.json").write_text(json.dumps(annotation), encoding="utf-8")
    judged = CliRunner().invoke(main, ["evaluate", str(tmp_path / "gold"), "--json", "--no-verify", "--out", str(out)])
    assert json.loads(judged.output)["by_paper"][0]["tables"]["costs"] == [1, 2, 2]


COMMAND = ["-c", "from pipeline.cli import main; main()", "review", "--out", "{out}", "--port", "0", "--no-open"]
FRONT = ["-c", "import ratslese; ratslese.review('{out}', 'Anna', port=0, open_browser=False)"]


@pytest.mark.parametrize(
    ("program", "code", "told", "reason"),
    [
        (COMMAND, 130, "0 of", "the command says how far one came, and how to go on"),
        (FRONT, 0, "", "a notebook goes on with its next cell"),
    ],
    ids=["command", "front"],
)
def test_served_until_it_is_interrupted(tmp_path: Path, program: list[str], code: int, told: str, reason: str) -> None:
    read(papers(tmp_path), tmp_path / "out")
    args = [sys.executable, *(part.format(out=tmp_path / "out") for part in program)]
    with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[0]
        asked = urlsplit(address)
        connection = HTTPConnection(asked.netloc, timeout=60)
        connection.request("GET", f"{asked.path}queue?start=0&count=5", headers={"Host": asked.netloc})
        assert json.loads(connection.getresponse().read())["total"] > 0
        connection.close()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=120)
    assert process.returncode == code, reason
    assert told in errors
    assert ("ratslese run" in errors) == bool(code), errors
