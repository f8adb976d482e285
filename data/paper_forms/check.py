"""Does an annotation stand in its paper? Ids of the codebook, names and quotes in the paper's own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from data.paper_forms.sheet import MarkupError, parse, words
from pipeline.codebook.reading import built_in
from pipeline.errors import RatsleseError
from pipeline.quality.gold_form import check as check_form

CORPUS = Path(__file__).parent.parent / "annotated"
_IDS = built_in().ids

Row = dict[str, Any]


def _one_of(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What a column may hold, by table.
_VALUES: dict[str, dict[str, frozenset[str]]] = {
    "consultations": {"committee_kind": _IDS("committee_kinds")},
    "action_fields": {"topics": _IDS("topics"), "status": _one_of("proposed adopted former")},
    "costs": {
        "cost_kind": _IDS("cost_kinds"),
        "direction": _one_of("expense revenue"),
        "scope": _one_of("measure unit_price whole_budget third_party comparison"),
    },
    "staffing": {"unit": _one_of("VZÄ Tage Stunden")},
    "steering_groups": {
        "kind": _one_of("steering accompanying controlling working_group round_table expert coordination"),
        "status": _one_of("existing former proposed"),
    },
    "members": {
        "sector": _IDS("sectors"),
        "member_kind": _one_of("person organisation office role category"),
        "role": _one_of("chair member moderation"),
    },
    "external_partners": {"role": _one_of("moderation consulting research training carrier funder")},
    "milestones": {"status": _one_of("planned done")},
    "findings": {
        "kind": _one_of(
            "amounts-differ sum-differs no-effect-but-costs plan-below-need group-size-differs field-count-differs"
            " session-before-paper event-with-two-dates other"
        )
    },
}
_NEEDED: dict[str, tuple[str, ...]] = {
    "consultations": ("committee", "committee_kind"),
    "action_fields": ("label", "topics", "status"),
    "costs": ("amount", "cost_kind", "direction", "scope", "quote"),
    "staffing": ("quantity", "unit", "quote"),
    "steering_groups": ("name", "kind", "status"),
    "members": ("name", "sector", "member_kind"),
    "external_partners": ("role",),
    "milestones": ("label", "edtf", "status", "quote"),
    "decisions": ("quote",),
    "findings": ("kind", "message"),
}
# The column whose words stand in the paper, unless a quote does.
_PRINTED = {
    "consultations": "committee",
    "action_fields": "label",
    "steering_groups": "name",
    "members": "name",
    "external_partners": "name",
}
_TABLES = tuple(name for name in _NEEDED if name != "members")
_HEAD = ("reference", "paper_type", "date", "department", "author", "subject")
_TOWN = {"kind": _one_of("Stadt Landkreis Gemeinde Bezirk")}


def _folded(text: str) -> str:
    return re.sub(r"[\s­]+", " ", text).strip().casefold()


def complaints(paper: str, annotation: Any) -> Iterator[str]:
    """What is wrong with a paper's markup or its annotation, a sentence each; nothing where all is well."""
    try:
        printed = _folded(words(parse(paper)))
        check_form(annotation, "the annotation")
    except (MarkupError, RatsleseError) as error:
        yield str(error)
        return
    yield from _of_head(annotation, printed)
    for table in _TABLES:
        for number, row in enumerate(annotation.get(table, ()), 1):
            yield from _of_row(table, f"{table}[{number}]", row, printed)
            for place, member in enumerate(row.get("members", ()), 1):
                yield from _of_row("members", f"{table}[{number}].members[{place}]", member, printed)


def _of_head(annotation: Row, printed: str) -> Iterator[str]:
    head, town = annotation.get("paper", {}), annotation.get("municipality", {})
    for key in _HEAD:
        if key not in head:
            yield f"paper has no key {key}"
        elif head[key] and key != "date" and not _stands(head[key], printed):
            yield f"paper.{key} {head[key]!r} does not stand in the paper"
    for key, values in _TOWN.items():
        if town.get(key) not in values:
            yield f"municipality.{key} is {town.get(key)!r}"
    for key in ("effect", "staffing_effect"):
        if (annotation.get("financial_effects") or {}).get(key) not in _one_of("yes no open unstated"):
            yield f"financial_effects.{key} is none of yes, no, open, unstated"


def _of_row(table: str, where: str, row: Row, printed: str) -> Iterator[str]:
    for key in _NEEDED[table]:
        if row.get(key) in (None, "", []):
            yield f"{where} has no {key}"
    for key, allowed in _VALUES.get(table, {}).items():
        value = row.get(key)
        for one in value if isinstance(value, list) else [value]:
            if one is not None and one not in allowed:
                yield f"{where}.{key} is {one!r}"
    quote = row.get("quote")
    if quote and _folded(quote) not in printed:
        yield f"{where}.quote {quote!r} does not stand in the paper"
    name = row.get(_PRINTED.get(table, ""))
    if name and not quote and not _stands(name, printed):
        yield f"{where} {name!r} does not stand in the paper: give the words as a quote"


def _stands(name: str, printed: str) -> bool:
    return _folded(name) in printed


def check(names: Iterable[str] = (), corpus: Path = CORPUS, gold: str = "gold") -> list[str]:
    """The complaints about the papers named (all that are annotated in the folder ``gold`` where none is), each with its paper's name."""
    chosen = sorted(names) or sorted(file.stem for file in (corpus / gold).glob("*.json"))
    found = []
    for name in chosen:
        try:
            paper = (corpus / "papers" / f"{name}.txt").read_text(encoding="utf-8")
            annotation = json.loads((corpus / gold / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            found.append(f"{name}: {error}")
            continue
        if annotation.get("document") != f"{name}.txt":
            found.append(f"{name}: document is {annotation.get('document')!r}")
        found += [f"{name}: {complaint}" for complaint in complaints(paper, annotation)]
    return found
