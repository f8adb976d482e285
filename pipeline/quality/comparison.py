"""What makes an annotated row and a found one the same, table by table, and which of their attributes agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from extractors.german.edtf import bounds
from pipeline.quality.similarity import Matching, alike, folded, most_alike, text_score

Row = Mapping[str, Any]
Agreement = Callable[[Row, str, Any], bool]
_CENT = Decimal("0.01")
_OVERLAP_LABEL, _SAME_NAME = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Comparison:
    """How rows of a table are compared: ``name`` is the text that names a row, alike from ``threshold`` on; ``same`` says whether
    all else that makes the row (its day, its amount) is the same; ``attributes`` are compared once two rows are matched, and of
    ``lists`` the names that both have."""

    name: str | None
    threshold: float
    same: Callable[[Row, Row], float]
    attributes: Mapping[str, Agreement]
    lists: tuple[str, ...] = ()


def names_of(gold: Row, key: str) -> list[Any]:
    """The wordings that an annotation allows: its own and its aliases."""
    return [gold.get(key), *(gold.get("aliases") or ())]


def same_money(one: object, other: object) -> bool:
    """Equal to the cent."""
    try:
        return Decimal(str(one)).quantize(_CENT) == Decimal(str(other)).quantize(_CENT)
    except InvalidOperation:
        return False


def same_unit(one: object, other: object) -> bool:
    """Posts, Vollzeitstellen and VZÄ are one unit."""
    return _unit(one) == _unit(other)


def _unit(text: object) -> str:
    start = folded(text)[:3]
    return "vzä" if start in ("vzä", "vol", "ste", "pla") else start


def same_days(one: object, other: object) -> bool:
    """EDTF equality: the same first and last day, however it is written; an open end agrees with any."""
    if not one or not other:
        return False
    if str(one) == str(other):
        return True
    (start, end), (begin, until) = bounds(str(one)), bounds(str(other))
    return start == begin and (end == until or None in (end, until)) and (start, end) != (None, None)


def overlapping(one: object, other: object) -> bool:
    """Whether two periods share a day; an open side reaches as far as it likes."""
    if not one or not other:
        return False
    (start, end), (begin, until) = bounds(str(one)), bounds(str(other))
    if (start, end) == (None, None) or (begin, until) == (None, None):
        return str(one) == str(other)
    return not (start and until and start > until) and not (begin and end and begin > end)


def score(table: str, gold: Row, row: Row, matching: Matching = Matching.ROW) -> float:
    """How well a found row answers an annotated one, 0 to 1; 0 where it is another row."""
    comparison = COMPARISONS[table]
    if table == "milestones" and matching in (Matching.ROW, Matching.OVERLAP):
        return _milestone(gold, row, matching)
    same = comparison.same(gold, row)
    if not same or comparison.name is None:
        return same
    text = text_score(matching, names_of(gold, comparison.name), row.get(comparison.name), comparison.threshold)
    if table == "external_partners" and gold.get("person"):
        text = max(text, text_score(matching, [gold["person"]], row.get("person"), comparison.threshold))
    return text


def _milestone(gold: Row, row: Row, matching: Matching) -> float:
    """The same days make the same step, the more alike it is worded the better."""
    label = most_alike(names_of(gold, "label"), row.get("label"))
    overlap = matching is Matching.OVERLAP and label >= _OVERLAP_LABEL and overlapping(gold["edtf"], row["edtf"])
    return 0.6 + 0.4 * label if overlap or same_days(gold["edtf"], row["edtf"]) else 0.0


def _always(gold: Row, row: Row) -> float:
    return 1.0


def _same_day(gold: Row, row: Row) -> float:
    return float(gold.get("date") == (row["date"] or None))


def _same_edtf(gold: Row, row: Row) -> float:
    return float(same_days(gold["edtf"], row["edtf"]))


def _same_amount(gold: Row, row: Row) -> float:
    """The amount makes the row; year, kind and direction only decide between two rows of one amount."""
    if not same_money(gold["amount"], row["amount"]):
        return 0.0
    differing = (("year", 0.05), ("cost_kind", 0.04), ("direction", 0.02))
    return 1.0 - sum(weight for key, weight in differing if gold.get(key) and str(gold[key]) != str(row.get(key)))


def _same_effort(gold: Row, row: Row) -> float:
    return float(same_money(gold["quantity"], row["quantity"]) and same_unit(gold["unit"], row["unit"]))


def equal(gold: Row, key: str, value: Any) -> bool:
    return folded(gold[key]) == folded(value)


def flag(gold: Row, key: str, value: Any) -> bool:
    return value is not None and bool(gold[key]) == bool(value)


def money(gold: Row, key: str, value: Any) -> bool:
    return value is not None and same_money(gold[key], value)


def days(gold: Row, key: str, value: Any) -> bool:
    return same_days(gold[key], value)


def wording(threshold: float) -> Agreement:
    """Alike in wording, aliases allowed."""

    def agrees(gold: Row, key: str, value: Any) -> bool:
        return most_alike(names_of(gold, key), value) >= threshold

    return agrees


def topics(gold: Row, key: str, value: Any) -> bool:
    return set(gold[key]) == set(value or ())


def holds_the_name(gold: Row, key: str, value: Any) -> bool:
    """All words of an annotated author stand in the found one; titles may be added."""
    return bool(value) and set(folded(gold[key]).split()) <= set(folded(value).split())


def shared_names(gold: Sequence[str], found: Sequence[str]) -> int:
    """How many names of two lists are alike, each answering one of the other."""
    likeness = {(i, j): alike(one, other) for i, one in enumerate(gold) for j, other in enumerate(found)}
    answered: set[int] = set()
    used: set[int] = set()
    for (i, j), value in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if value >= _SAME_NAME and i not in answered and j not in used:
            answered.add(i)
            used.add(j)
    return len(answered)


def same_text(threshold: float) -> Agreement:
    """Alike in wording, without aliases: those of a municipality or a paper name something else."""

    def agrees(gold: Row, key: str, value: Any) -> bool:
        return alike(gold[key], value) >= threshold

    return agrees


COMPARISONS: dict[str, Comparison] = {
    "consultations": Comparison(
        "committee",
        0.8,
        _same_day,
        {
            "committee_kind": equal,
            "role": equal,
            "public": flag,
            "agenda_item": equal,
            "session_number": equal,
            "result": wording(0.6),
        },
    ),
    "action_fields": Comparison("label", 0.82, _always, {"status": equal, "topics": topics, "code": equal}),
    "costs": Comparison(
        None,
        0.5,
        _same_amount,
        {
            "cost_kind": equal,
            "direction": equal,
            "scope": equal,
            "year": equal,
            "approximate": flag,
            "amount_max": money,
            "period": days,
            "recurring": flag,
            "account": equal,
        },
    ),
    "steering_groups": Comparison(
        "name",
        0.75,
        _always,
        {"kind": equal, "status": equal, "chair": wording(0.6), "size_min": equal, "size_max": equal},
    ),
    "steering_group_members": Comparison(
        "name",
        0.78,
        _always,
        {"sector": equal, "count_min": equal, "count_max": equal, "person": wording(0.85), "role": equal},
    ),
    "milestones": Comparison("label", 0.6, _same_edtf, {"status": equal, "label": wording(0.6)}),
    "external_partners": Comparison("name", 0.75, _always, {"role": equal, "person": wording(0.85)}),
    "staffing": Comparison(None, 0.5, _same_effort, {}),
    "measures": Comparison(
        "label",
        0.82,
        _always,
        {
            "field": same_text(0.8),
            "period": days,
            "status": equal,
            "amount": money,
            "target_group": same_text(0.7),
            "indicator": same_text(0.7),
        },
        lists=("responsible", "partners"),
    ),
}
HEADER = "header"
TABLES = (*COMPARISONS, HEADER)
CORE = ("consultations", "action_fields", "costs", "steering_group_members")

# The head of a paper: what its values must share with the annotated ones. Those of the second group are reported, but not counted
# into the figures of the head: the official key needs the register, the others are no head values.
HEAD: dict[str, Agreement] = {
    "reference": equal,
    "date": equal,
    "subject": same_text(0.85),
    "department": same_text(0.6),
    "author": holds_the_name,
    "paper_type": same_text(0.85),
    "municipality_name": wording(0.85),
    "municipality_kind": equal,
    "municipality_state": equal,
    "effect": equal,
}
BESIDE_HEAD: dict[str, Agreement] = {"municipality_ags": equal, "staffing_effect": equal, "decisions": equal}
TEXTS_OF_HEAD = ("reference", "subject", "department", "author", "paper_type", "municipality_name")
