"""A thousand corrections over a reader that changed, from two people's ledgers, and over a run that was killed."""

import hashlib
import random
from collections import Counter
from pathlib import Path

import pytest

from pipeline import store as storing
from pipeline.answers import Paper
from pipeline.assembly import Run
from pipeline.corrections.form import Correction, correction
from pipeline.corrections.ledger import Ledger, append
from pipeline.normalize import Source
from pipeline.schema import BY_NAME
from pipeline.store import Store
from tests.corrected_papers import Row, cells

PAPERS, FACTS = 50, 20


def amount(number: int) -> str:
    return f"Für Posten {number} werden {number + 1}.000 Euro benötigt."


TEXT = "\n".join(amount(number) for number in range(FACTS))


def paper(number: int, facts: dict[int, Row]) -> Paper:
    """A paper of which these lines were read as costs, each with what the reader makes of it."""
    sha256 = hashlib.sha256(f"{number}".encode()).hexdigest()
    source = Source(f"{number}.txt", sha256, "text/plain")
    key = source.document_id
    document = {"document_id": key, "source": source.path, "sha256": sha256, "status": "complete"}
    rows: dict[str, list[Row]] = {"documents": [document], "evidence": [], "costs": []}
    for position, (line, made) in enumerate(sorted(facts.items()), 1):
        start = TEXT.index(amount(line)) + made.get("from", 0)
        quote = amount(line)[made.get("from", 0) :]
        identity = f"{key}/costs/{start}-{start + len(quote)}"
        evidence = {
            "evidence_id": identity,
            "document_id": key,
            "page": 1,
            "char_start": start,
            "char_end": start + len(quote),
        }
        rows["evidence"].append({**evidence, "quote": quote, "rule": "cost-line", "extractor": "costs"})
        fact = {
            "cost_id": identity,
            "document_id": key,
            "evidence_id": identity,
            "confidence": 0.9,
            "position": position,
        }
        rows["costs"].append({**fact, "amount": made["amount"]})
    return Paper(source, rows, TEXT)


def save(out: Path, papers: list[Paper], ledger: Ledger) -> dict[str, list[Row]]:
    run = Run("2026-01-01", "2026-01-01", "0", {}, len(papers), ledger=ledger)
    Store(out).save(papers, run)
    return Store(out).rows()


def said(papers: list[Paper]) -> list[Correction]:
    """Half of the lines by each of two people: every amount is to be ten thousand and its line's number."""
    lines = []
    for each in papers:
        for line, (fact, evidence) in enumerate(zip(each.rows["costs"], each.rows["evidence"], strict=True)):
            value = {"says": "value", "column": "amount", "read": fact["amount"], "right": f"{10_000 + line}"}
            who = "Anna" if line % 2 else "Bernd"
            lines.append(
                correction(cells(each.source.sha256, fact=fact["cost_id"], quote=evidence["quote"], who=who) | value)
            )
    return lines


def made_by_another_reader(line: int) -> Row | None:
    """What a changed reader makes of a line, by its last digit."""
    return {
        0: None,  # it reads nothing here any more
        1: {"amount": f"{10_000 + line}.00"},  # it has learned what is right
        2: {"amount": f"{line + 1}.00", "from": 11},  # fewer words, hence another id
        3: {"amount": "77.00"},  # it reads something else
    }.get(line % 5, {"amount": f"{line + 1}.00"})


EXPECTED = {0: "stale", 1: "already_so", 2: "applied", 3: "applied", 4: "applied"}


def test_a_thousand_corrections(tmp_path: Path) -> None:
    first = [paper(number, {line: {"amount": f"{line + 1}.00"} for line in range(FACTS)}) for number in range(PAPERS)]
    lines = said(first)
    random.Random(3).shuffle(lines)
    for who in ("Anna", "Bernd"):
        append(tmp_path / f"{who}.csv", [line for line in lines if line.who == who])
    ledger = Ledger.of([], [tmp_path / "Bernd.csv", tmp_path / "Anna.csv"])
    found = save(tmp_path / "out", first, ledger)
    assert Counter(row["state"] for row in found["corrections"]) == {"applied": PAPERS * FACTS}
    assert {str(row["amount"]) for row in found["costs"]} == {f"{10_000 + line}.00" for line in range(FACTS)}
    second = [
        paper(number, {line: made for line in range(FACTS) if (made := made_by_another_reader(line))})
        for number in range(PAPERS)
    ]
    found = save(tmp_path / "out", second, ledger)
    assert {row["correction_id"] for row in found["corrections"]} == {line.correction_id for line in lines}, (
        "none is lost"
    )
    line_of = {line.correction_id: int(line.right[:5]) - 10_000 for line in lines}
    assert all(row["state"] == EXPECTED[line_of[row["correction_id"]] % 5] for row in found["corrections"])
    assert {row["row_id"] is None for row in found["corrections"] if row["state"] == "stale"} == {True}
    assert {str(row["amount"]) for row in found["costs"]} == {
        f"{10_000 + line}.00" for line in range(FACTS) if line % 5
    }
    told = [row for row in found["corrections"] if line_of[row["correction_id"]] % 5 == 3]
    assert {(row["was"], row["found"]) for row in told} == {(f"{line + 1}.00", "77.00") for line in range(3, FACTS, 5)}


def test_a_run_killed_while_it_stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [paper(number, {line: {"amount": "1.00"} for line in range(FACTS)}) for number in range(3)]
    ledger = Ledger(said(first))
    whole = save(tmp_path / "whole", first, ledger)
    save(tmp_path / "out", first, Ledger())
    moved = storing._move

    def killed(parts: Path, folder: Path, last: str = "") -> None:
        if last:  # the tables are made, some of them are in their place
            (parts / "costs.csv").replace(folder / "costs.csv")
            raise KeyboardInterrupt
        moved(parts, folder, last)

    monkeypatch.setattr(storing, "_move", killed)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "out", first, ledger)
    monkeypatch.undo()
    assert not Store(tmp_path / "out").rows()["corrections"], "the database is the old one, whole"
    after = save(tmp_path / "out", first, ledger)
    assert {name: rows for name, rows in after.items() if name != "runs"} == {
        name: rows for name, rows in whole.items() if name != "runs"
    }


def test_every_fact_table_can_be_taken_back(tmp_path: Path) -> None:
    """What is removed takes what belongs to it along, and all of it comes back."""
    rows = {name: BY_NAME[name] for name in ("steering_groups", "steering_group_members")}
    sha256 = hashlib.sha256(b"x").hexdigest()
    key = sha256[:16]
    group, member = f"{key}/steering_groups/0-5", f"{key}/steering_group_members/6-9"
    common = {"document_id": key, "confidence": 0.5, "position": 1}
    evidence = [
        {
            "evidence_id": each,
            "document_id": key,
            "page": 1,
            "char_start": start,
            "char_end": end,
            "quote": words,
            "rule": "r",
        }
        for each, start, end, words in ((group, 0, 5, "Beirat"), (member, 6, 9, "Kreis"))
    ]
    facts: dict[str, list[Row]] = {
        "documents": [{"document_id": key, "source": "x.txt", "sha256": sha256, "status": "complete"}],
        "evidence": evidence,
        "steering_groups": [{**common, "group_id": group, "evidence_id": group, "name": "Beirat"}],
        "steering_group_members": [
            {**common, "member_id": member, "evidence_id": member, "group_id": group, "name": "Kreis"}
        ],
    }
    read = Paper(Source("x.txt", sha256, "text/plain"), facts, "Beirat Kreis")
    lines = [
        correction(cells(key, table="steering_groups", says="no-such-fact", quote="Beirat")),
        correction(
            cells(key, table="steering_group_members", says="value", column="name", quote="Kreis", right="Landkreis")
        ),
    ]
    before = save(tmp_path / "out", [read], Ledger())
    found = save(tmp_path / "out", [read], Ledger(lines))
    assert [found[name] for name in rows] == [[], []]
    assert sorted(row["state"] for row in found["corrections"]) in (["applied", "applied"], ["applied", "stale"])
    assert {name: again for name, again in save(tmp_path / "out", [read], Ledger()).items() if name != "runs"} == {
        name: again for name, again in before.items() if name != "runs"
    }
