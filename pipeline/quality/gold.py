"""Annotated papers: a folder with a JSON file a paper, or the export of an annotation tool."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.errors import RatsleseError
from pipeline.quality.gold_form import check

INDEX = "index.csv"


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """What an annotator read in one paper. ``document`` is the end of its path; ``name`` tells the annotation: a paper as text,
    PDF and scan bears one name."""

    document: str
    name: str
    gold: dict[str, Any]

    @property
    def municipality(self) -> str:
        town = self.gold.get("municipality") or {}
        return f"{town.get('name') or 'unknown'}"

    @property
    def head(self) -> dict[str, Any]:
        """The head as it is counted: values of the paper, its municipality, and what it says of money and posts. A key with None was
        looked for and is not in the paper; a key that is absent was not annotated."""
        found = dict(self.gold.get("paper") or {})
        town = self.gold.get("municipality") or {}
        found |= {f"municipality_{key}": value for key, value in town.items()}
        found["aliases"] = town.get("aliases")
        effects = self.gold.get("financial_effects") or {}
        if not effects.get("optional"):
            found |= {key: effects[key] for key in ("effect", "staffing_effect") if key in effects}
        decisions = self.gold.get("decisions")
        if decisions is not None:
            found["decisions"] = len(decisions) if isinstance(decisions, list) else decisions
        return found

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The annotated rows of a table. Members of an optional group are optional."""
        if table == "steering_group_members":
            return [
                member | {"optional": bool(member.get("optional") or group.get("optional"))}
                for group in self.gold.get("steering_groups") or ()
                for member in group.get("members") or ()
            ]
        return list(self.gold.get(table) or ())


def read_gold(place: Path, person: str | None = None) -> list[GoldPaper]:
    """The annotated papers of a folder (its index.csv, or every *.json), of one annotation, or of a Label Studio export (there
    those of ``person``, where several annotated the same papers).

    Raises RatsleseError(no_gold) where there are none and RatsleseError(bad_gold) where one is not in the form.
    """
    papers = list(_papers(place, person))
    if not papers:
        raise RatsleseError("no_gold", f"There are no annotated papers in {place}.")
    return papers


def only(papers: list[GoldPaper], part: str) -> list[GoldPaper]:
    """The papers whose path holds ``part``. Raises RatsleseError(no_gold) where there are none."""
    found = [paper for paper in papers if part in paper.document]
    if not found:
        raise RatsleseError("no_gold", f"No annotated paper has “{part}” in its path.")
    return found


def annotators(place: Path) -> list[str]:
    """Who annotated, where this is the export of an annotation tool; empty for our own form, which names nobody."""
    from pipeline.quality.label_studio import is_export, people

    content: Any = _load(place) if place.is_file() else {}
    return people(content) if is_export(content) else []


def _papers(place: Path, person: str | None) -> Iterator[GoldPaper]:
    if not place.exists():
        raise RatsleseError("no_gold", f"There is no {place}.")
    if place.is_file():
        yield from _of_file(place, person)
        return
    index = place / INDEX
    if not index.exists():
        for file in sorted(place.glob("*.json")):
            yield from _of_file(file)
        return
    with index.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if rows and not {"document", "gold"} <= rows[0].keys():
        raise RatsleseError("bad_gold", f"{index} has no columns document and gold.")
    for document, name in dict.fromkeys((row["document"], row["gold"]) for row in rows):
        yield GoldPaper(document, Path(name).stem, check(_load(place / name), name))


def _of_file(file: Path, person: str | None = None) -> Iterator[GoldPaper]:
    from pipeline.quality.label_studio import annotations_of, is_export

    content = _load(file)
    if is_export(content):
        for annotation in annotations_of(content, file.name, person):
            checked = check(annotation, f"{file.name}: {annotation['document']}")
            yield GoldPaper(checked["document"], Path(checked["document"]).stem, checked)
    else:
        checked = check(content, file.name)
        yield GoldPaper(checked["document"], file.stem, checked)


def _load(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise RatsleseError("bad_gold", f"{file} cannot be read ({error.strerror}).") from None
    except ValueError as error:
        raise RatsleseError("bad_gold", f"{file} is not JSON ({error}).") from None
