"""Facts that the reader missed, put together from the lines of a ledger that name their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.document import Document, Evidence
from pipeline.corrections.form import MISSED, Correction, column_of, columns_of, same, value_of
from pipeline.corrections.judging import ALREADY_SO, CONTRADICTED, STALE, TAKEN_BACK, Outcome
from pipeline.corrections.matching import Fact, Row, spans_of
from pipeline.plain_lists import iso_day, meant
from pipeline.schema import BY_NAME

HEAD = ("reference", "paper_type", "subject", "date", "department", "author")
"""What a head says that can be corrected; whose paper it is stands in ``papers.csv``."""
Refer = Callable[[str, str], str | None]
"""The id of the row of a table that is called so, or has this id."""


class CannotBeSaidError(ValueError):
    """Why a missed fact cannot stand in the tables."""


def missed_facts(
    corrections: Sequence[Correction], facts: Sequence[Fact], document: Document | None, refer: Refer
) -> tuple[list[tuple[Fact, Evidence]], list[Outcome]]:
    """The facts that are to be added with their places, and what became of the lines that add nothing."""
    groups: dict[tuple[str, ...], list[Correction]] = {}
    for said in sorted(corrections, key=lambda each: each.order):
        if said.says == MISSED:
            groups.setdefault((said.table, " ".join(said.quote.split()), said.fact, said.page), []).append(said)
    added: list[tuple[Fact, Evidence]] = []
    outcomes: list[Outcome] = []
    for lines in groups.values():
        holding = _latest(lines)
        replaced = "a later line of the same person takes its place"
        outcomes += [Outcome(said, TAKEN_BACK, replaced) for said in lines if said not in holding]
        if differing := _differing(holding):
            outcomes += [Outcome(said, CONTRADICTED, differing) for said in holding]
            continue
        try:
            fact, place = _fact(holding, document, refer)
            fact.row[fact.table.key[0]] = _key(holding[0], place, [each.key for each, _ in added])
        except CannotBeSaidError as error:
            outcomes += [Outcome(said, STALE, str(error)) for said in holding]
            continue
        known = next((each for each in (*facts, *(fact for fact, _ in added)) if _says_it(each, fact)), None)
        if known is None:
            added.append((fact, place))
        elif known.said:
            known.said += holding
        else:
            outcomes += [Outcome(said, ALREADY_SO, "", known, known.cell(said.column)) for said in holding]
    return added, outcomes


def _latest(lines: Sequence[Correction]) -> list[Correction]:
    return list({(said.who, said.column): said for said in lines}.values())


def _differing(lines: Sequence[Correction]) -> str:
    for said in lines:
        for other in lines:
            if said.column == other.column and not same(column_of(said.table, said.column), said.right, other.right):
                return f"{said.column}: {said.who} “{said.right}”, {other.who} “{other.right}”"
    return ""


def _says_it(known: Fact, fact: Fact) -> bool:
    """Whether a fact stands at these words already."""
    if known.table is not fact.table or known.start >= fact.end or fact.start >= known.end:
        return False
    return all(same(column_of(said.table, said.column), known.cell(said.column), said.right) for said in fact.said)


def _fact(lines: Sequence[Correction], document: Document | None, refer: Refer) -> tuple[Fact, Evidence]:
    """The fact with its place. Raises CannotBeSaidError."""
    table = BY_NAME[lines[0].table]
    row: Row = dict(table.blank)
    names: dict[str, str] = {}
    for said in lines:
        column = columns_of(table)[said.column]
        value = value_of(column, said.right) if said.right else None
        if column.refers and value is not None:
            value = refer(column.refers.partition(".")[0], value)
            if value is None:
                raise CannotBeSaidError(f"no {column.refers.partition('.')[0]} of the paper is called “{said.right}”")
            names[value] = said.right
        row[column.name] = value
    for column in columns_of(table).values():
        if column.required and row.get(column.name) is None:
            raise CannotBeSaidError(f"{column.name} is not said, without which there is no row in {table.name}")
    row = checked_head(row)
    place = place_of(lines[0], document)
    piece = place.pieces[0]
    row |= {"document_id": lines[0].document_id, "confidence": 1.0}
    return Fact(table, row, piece.page, place.start, place.end, place.quote, list(lines), names), place


def checked_head(row: Row) -> Row:
    """A row, which can stand in `documents` too where it is one of the document head. Raises CannotBeSaidError."""
    if row.get("field") == "municipality":
        raise CannotBeSaidError("whose paper it is stands in papers.csv")
    if "field" in row and row["field"] not in HEAD:
        raise CannotBeSaidError(f"field: there is no “{row['field']}”{meant(row['field'], HEAD)}")
    if row.get("field") == "date":
        try:
            return row | {"value": iso_day(str(row["value"]))}
        except ValueError as error:
            raise CannotBeSaidError(f"value: {error}") from None
    return row


def place_of(said: Correction, document: Document | None, quote: str = "") -> Evidence:
    """Where the paper says what is right. Raises CannotBeSaidError where the words do not stand there, or several times."""
    if document is None:
        raise CannotBeSaidError("the file of the paper cannot be opened, so that the words have no place")
    quote = quote or said.quote
    found = [document.evidence(*span) for span in spans_of(quote, document.text)]
    if not found:
        raise CannotBeSaidError(f"“{quote}” does not stand in the paper")
    if told := said.place:
        return min(found, key=lambda each: abs(each.start - told[0]) + abs(each.end - told[1]))
    fitting = [each for each in found if said.page in ("", str(each.pieces[0].page))]
    if not fitting:
        raise CannotBeSaidError(f"“{quote}” does not stand on page {said.page}")
    if len(fitting) > 1:
        where = "page, or its characters in “fact”" if not said.page else "characters in “fact”"
        raise CannotBeSaidError(f"“{quote}” stands {len(fitting)} times there; write its {where}")
    return fitting[0]


def _key(said: Correction, place: Evidence, taken: Sequence[str]) -> str:
    """The key of an added row: paper, table, place."""
    key = f"{said.document_id}/{said.table}/{place.start}-{place.end}.added"
    return key if key not in taken else f"{key}{sum(each.startswith(key) for each in taken) + 1}"
