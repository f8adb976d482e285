"""Answers to a researcher's own variables: lines of a ledger about a paper, each with the words that show it.

Four things are never mixed: nobody was asked yet (``open``), somebody looked and the paper does not say it (``not_found``), somebody
was asked and left it open (``not_answered``), and an answer. Where two people answer differently neither holds (``contradicted``).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from extractors.document import Document, Evidence
from pipeline.codebook.variables import Variable, variable
from pipeline.corrections.form import ANSWERS, NOT_ANSWERED, NOT_FOUND, VALUE, WITHDRAWN, Correction
from pipeline.corrections.judging import APPLIED, CONTRADICTED, STALE, TAKEN_BACK, Outcome
from pipeline.corrections.missed import CannotBeSaidError, place_of
from pipeline.plain_lists import meant
from pipeline.schema import BY_NAME
from pipeline.typed_tables import insert, select

Row = dict[str, Any]
OPEN = "open"
STATES = {VALUE: "answered", NOT_FOUND: "not_found", NOT_ANSWERED: "not_answered"}
"""What a line says, as the tables have it; beside these are ``contradicted`` and ``open``."""
_SAID = {NOT_FOUND: "the paper does not say it", NOT_ANSWERED: "left open"}


def variables_of(connection: sqlite3.Connection) -> dict[str, Variable]:
    """The variables that the results ask for, by their names."""
    return {row["variable_id"]: variable(row) for row in select(connection, BY_NAME["variables"])}


def answer_id(document: str, name: str) -> str:
    """The key of the answer to a variable in a paper."""
    return f"{document}/{ANSWERS}/{name}"


def answered(
    corrections: Sequence[Correction], variables: Mapping[str, Variable], document: Document | None
) -> Iterator[tuple[Outcome, Evidence | None]]:
    """What becomes of each answer given of a paper, and where the paper says so."""
    by_variable: defaultdict[str, list[Correction]] = defaultdict(list)
    for said in sorted(corrections, key=lambda each: each.order):
        by_variable[said.column].append(said)
    for name, lines in by_variable.items():
        asked = variables.get(name)
        if asked is None:
            message = f"the codebook of this run does not ask for “{name}”{meant(name, variables)}"
            yield from ((Outcome(said, STALE, message), None) for said in lines)
            continue
        latest = {said.who: said for said in lines}
        for said in lines:
            if said is not latest[said.who]:
                yield Outcome(said, TAKEN_BACK, "a later line of the same person takes its place"), None
            elif said.says == WITHDRAWN:
                yield Outcome(said, TAKEN_BACK), None
        yield from _held([said for said in latest.values() if said.says != WITHDRAWN], asked, document)


def _held(
    lines: Sequence[Correction], asked: Variable, document: Document | None
) -> Iterator[tuple[Outcome, Evidence | None]]:
    """What becomes of the last words of several people on one variable."""
    holding: list[tuple[Correction, str, Evidence | None]] = []
    for said in lines:
        try:
            value = asked.value(said.right) if said.says == VALUE else ""
            holding.append((said, value, place_of(said, document) if said.quote else None))
        except (ValueError, CannotBeSaidError) as error:
            yield Outcome(said, STALE, str(error)), None
    told = {(said.says, value.casefold()) for said, value, _ in holding if said.says != NOT_ANSWERED}
    message = "; ".join(f"{said.who}: {_SAID.get(said.says, f'“{value}”')}" for said, value, _ in holding)
    for said, _, place in holding:
        differs = len(told) > 1 and said.says != NOT_ANSWERED
        yield Outcome(said, CONTRADICTED if differs else APPLIED, message if differs else ""), place


def tell_answers(connection: sqlite3.Connection) -> None:
    """Fill the table ``answers`` from what holds of the corrections: what is asked of every paper, and what was said of a concept."""
    connection.execute(f"DELETE FROM {ANSWERS}")
    said: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in select(connection, BY_NAME["corrections"]):
        if row["in_table"] == ANSWERS and row["state"] in (APPLIED, CONTRADICTED):
            said[row["document_id"], row["in_column"]].append(row)
    papers = connection.execute("SELECT document_id, same_as FROM documents ORDER BY document_id").fetchall()
    asked = variables_of(connection)
    rows = [
        answer_row(answer_id(paper, name), paper, each, said.get((paper, name), []))
        for paper, same_as in papers
        for name, each in asked.items()
        if (paper, name) in said or (each.asked_of == "paper" and same_as is None)
    ]
    insert(connection, BY_NAME[ANSWERS], rows)


def answer_row(key: str, paper: str, asked: Variable, lines: Sequence[Row]) -> Row:
    """What several lines of ``corrections`` say of one variable."""
    lines = sorted(lines, key=lambda row: (row["said"] or "", row["correction_id"]))
    held = [row for row in lines if row["says"] != NOT_ANSWERED] or lines
    state = STATES[held[-1]["says"]] if held else OPEN
    if any(row["state"] == CONTRADICTED for row in held):
        state = CONTRADICTED
    value = asked.value(held[-1]["value"]) if state == STATES[VALUE] else None
    return {
        "answer_id": key,
        "document_id": paper,
        "variable_id": asked.variable_id,
        "state": state,
        "value": value,
        "number": Decimal(value) if value and asked.type == "number" else None,
        "evidence_id": held[-1]["evidence_id"] if value else None,
        "who": ", ".join(dict.fromkeys(row["who"] for row in held)) or None,
        "said": held[-1]["said"] if held else None,
        "why": "; ".join(dict.fromkeys(row["why"] for row in held if row["why"])) or None,
        "message": held[-1]["message"] if state == CONTRADICTED else None,
    }
