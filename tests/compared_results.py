"""Invented papers compared: a shorthand for the tests of `ratslese compare`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.answers import Paper
from pipeline.compare.compare import compared
from pipeline.compare.material import Material
from pipeline.normalize import Rows
from pipeline.store import Store
from tests.written_results import paper, write

Row = dict[str, Any]
Facts = Mapping[str, Sequence[Row]]


def told(name: str, town: str | None, facts: Facts | None = None, text: str = "", **head: Any) -> Paper:
    """A paper of a town; ``head`` has its reference, subject, date."""
    values = [
        {"field": field, "value": value} for field, value in head.items() if field in ("reference", "subject", "date")
    ]
    if town:
        values.append({"field": "municipality", "value": town})
    made = paper(name, {"head_values": values, **(facts or {})})
    made.rows["documents"][0].update({k: v for k, v in head.items() if k not in ("reference", "subject", "date")})
    return replace(made, text=text or made.text)


def comparison(folder: Path, *papers: Paper, only: Sequence[str] = ()) -> Rows:
    """The comparison tables of these papers."""
    write(folder, *papers)
    return compared(Material(Store(folder).rows(), folder), only)


def comparison_by_hand(
    folder: Path, papers: Sequence[Paper], notes: Sequence[tuple[str, str, str, str]], only: Sequence[str] = ()
) -> Rows:
    """The comparison of these papers with what was noted by hand: of a paper (by its file) or town, a name and a value."""
    write(folder, *papers)
    keys = {paper.source.path: paper.source.document_id for paper in papers}
    noted = [
        {"about": about, "key": keys.get(key, key), "name": name, "value": value} for about, key, name, value in notes
    ]
    return compared(Material(Store(folder).rows() | {"own_values": noted}, folder), only)


def cost(amount: str, kind: str = "external", direction: str = "expense", **more: Any) -> Row:
    """An amount that is the measure's own."""
    return {
        "amount": Decimal(amount),
        "currency": "EUR",
        "cost_kind": kind,
        "direction": direction,
        "scope": "measure",
        **more,
    }


def evidence(of: Paper, table: str, place: int) -> str:
    """Evidence of the n-th fact of a table of a paper."""
    return f"{of.source.document_id}/{table}/{place}"
