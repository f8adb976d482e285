"""Annotations made in Label Studio: its JSON export in the form of our own (docs/annotate.md has the labelling interface to paste).

A label is a table or a value of the head, and marks its name in the text; what else is said of it is a control for the region, called
``label__attribute``; what is said of the whole paper is a control called ``financial_effects__effect`` and the like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.errors import RatsleseError

# Label → table, and the attribute that the marked words are.
LABELS = {
    "consultation": ("consultations", "committee"),
    "action_field": ("action_fields", "label"),
    "cost": ("costs", "amount"),
    "staffing": ("staffing", "quantity"),
    "steering_group": ("steering_groups", "name"),
    "member": ("members", "name"),
    "external_partner": ("external_partners", "name"),
    "milestone": ("milestones", "label"),
}
HEAD_LABELS = ("reference", "paper_type", "date", "department", "author", "subject")
OTHER_LABELS = ("municipality", "decision")
# “12.345,67 €”, “500 Euro”; anything else is to be typed into the control ``cost__amount``.
_PRINTED = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cents>\d{1,2}))?(?:,-+)?\s*(?:€|Euro|EUR)?")
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def is_export(content: Any) -> bool:
    """Whether this is an export of Label Studio (JSON, not JSON-MIN): a list of tasks."""
    return isinstance(content, list) and all(isinstance(task, dict) and "annotations" in task for task in content)


def people(content: Sequence[Mapping[str, Any]]) -> list[str]:
    """Who annotated, in a fixed order."""
    return sorted({_person(found) for task in content for found in task["annotations"]})


def annotations_of(content: Sequence[Mapping[str, Any]], where: str, person: str | None = None) -> list[dict[str, Any]]:
    """An annotation a task, of ``person`` or else the one marked as ground truth, or else the first; skipped tasks are left out."""
    found = []
    for number, task in enumerate(content, 1):
        done = [one for one in task["annotations"] if not one.get("was_cancelled") and person in (None, _person(one))]
        if done:
            best = max(done, key=lambda one: bool(one.get("ground_truth")))
            found.append(_Task(task, f"{where}, task {task.get('id', number)}").annotation(best["result"]))
    return found


def _person(annotation: Mapping[str, Any]) -> str:
    who = annotation.get("completed_by")
    return str(who.get("email") or who.get("id") if isinstance(who, dict) else who)


class _Task:
    def __init__(self, task: Mapping[str, Any], where: str) -> None:
        self.where = where
        data = task.get("data") or {}
        self.document = str(data.get("document") or task.get("file_upload") or "")
        if not self.document:
            raise self._error("the task does not name its paper in data.document")

    def _error(self, what: str) -> RatsleseError:
        return RatsleseError("bad_gold", f"{self.where}: {what}.")

    def annotation(self, results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {"document": self.document, "paper": {}, "municipality": {}, "decisions": 0}
        found |= {table: [] for table, _ in LABELS.values() if table != "members"}
        attributes: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        for result in results:
            name, _, key = str(result.get("from_name", "")).partition("__")
            if not key:
                continue
            if isinstance(found.get(name), dict) or name == "financial_effects":
                found.setdefault(name, {})[key] = self._value(key, _content(result))
            else:
                attributes[result["id"]][key] = self._value(key, _content(result))
        regions = [result for result in results if result.get("type") == "labels"]
        groups: dict[str, dict[str, Any]] = {}
        members: list[tuple[Mapping[str, Any], dict[str, Any]]] = []
        for region in sorted(regions, key=lambda region: region["value"]["start"]):
            label, words = region["value"]["labels"][0], " ".join(str(region["value"].get("text", "")).split())
            if label in HEAD_LABELS:
                found["paper"].setdefault(label, self._day(words) if label == "date" else words)
            elif label == "municipality":
                found["municipality"].setdefault("name", words)
            elif label == "decision":
                found["decisions"] += 1
            elif label in LABELS:
                table, named = LABELS[label]
                row = self._row(named, words, attributes[region["id"]])
                if label == "member":
                    members.append((region, row))
                    continue
                found[table].append(row)
                if label == "steering_group":
                    groups[region["id"]] = row | {"start": region["value"]["start"]}
                    row["members"] = groups[region["id"]]["members"] = []
            else:
                raise self._error(f"the label {label} is none of those in docs/annotate.md")
        for region, row in members:
            self._group_of(region, groups, results)["members"].append(row)
        return found

    def _row(self, named: str, words: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
        row = dict(attributes)
        if named in ("amount", "quantity"):
            row.setdefault(named, None)
            row[named] = row[named] if row[named] is not None else self._printed(named, words)
            row.setdefault("label", words)
        else:
            row[named] = row.get(named) or words
        return row

    def _group_of(
        self, region: Mapping[str, Any], groups: Mapping[str, dict[str, Any]], results: Sequence[Mapping[str, Any]]
    ) -> dict[str, Any]:
        """The group that a relation ties the member to, in either direction, or else the last one marked above it."""
        for result in results:
            ends = (str(result.get("from_id")), str(result.get("to_id")))
            if result.get("type") == "relation" and region["id"] in ends:
                for end in ends:
                    if end in groups:
                        return groups[end]
        above = [group for group in groups.values() if group["start"] <= region["value"]["start"]]
        if not above:
            raise self._error(f"the member “{region['value'].get('text')}” has no group: tie it to one by a relation")
        return max(above, key=lambda group: int(group["start"]))

    def _value(self, key: str, content: Any) -> Any:
        if key in ("topics", "aliases"):
            return content if isinstance(content, list) else [content]
        value = content[0] if isinstance(content, list) and content else content
        if value in (None, "", []):
            return None
        kind = _KINDS.get(key)
        try:
            return kind(value) if kind else self._day(str(value)) if key == "date" else str(value)
        except (ValueError, ArithmeticError, KeyError):
            raise self._error(f"{key} is “{value}”") from None

    def _day(self, words: str) -> str:
        """An ISO day, or one as “17.03.2021”."""
        if found := _GERMAN_DAY.search(words):
            day, month, year = map(int, found.groups())
            return f"{year:04d}-{month:02d}-{day:02d}"
        return words

    def _printed(self, key: str, words: str) -> Decimal:
        found = _PRINTED.fullmatch(words.strip())
        if found is None:
            raise self._error(f"“{words}” is no plain number; type it into the {key} of the region")
        return Decimal(f"{found['whole'].replace('.', '')}.{found['cents'] or '0'}")


def _content(result: Mapping[str, Any]) -> Any:
    """What a control holds: choices, typed text, or a number."""
    value = result.get("value") or {}
    return value.get("choices") or (value["number"] if "number" in value else value.get("text"))


def _yes(value: Any) -> bool:
    return {"yes": True, "no": False}[str(value)]


def _amount(value: Any) -> Decimal:
    return Decimal(str(value).replace(" ", ""))


_WHOLE: Callable[[Any], int] = int
_KINDS: dict[str, Callable[[Any], Any]] = {
    "year": _WHOLE,
    "size_min": _WHOLE,
    "size_max": _WHOLE,
    "count_min": _WHOLE,
    "count_max": _WHOLE,
    "amount": _amount,
    "amount_max": _amount,
    "quantity": _amount,
    "public": _yes,
    "approximate": _yes,
    "recurring": _yes,
    "optional": _yes,
}
