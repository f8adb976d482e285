"""A concept as its writer typed it: the markup of ``data/annotated/WRITING.md`` with measures between, and what it says as an annotation.

``README.md`` in this folder has the form. The same source gives the printed sheet and the annotation, so that both say the same.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.concepts import designed

PLACE = Path(__file__).parent / "papers"
_LISTS = ("responsible", "partners", "funders")
_KEYS = (*_LISTS, "goal", "target_group", "period", "status", "cost", "indicator", "priority", "text", "posts")
_WRITTEN = ("goal", "target_group", "indicator", "priority")


@dataclass(slots=True)
class Measure:
    """A measure: what is printed of it by key, and what it means where that is another thing (a year for “ab Herbst”)."""

    code: str
    label: str
    field: str | None
    printed: dict[str, str] = dataclasses.field(default_factory=dict)
    meant: dict[str, Any] = dataclasses.field(default_factory=dict)
    optional: bool = False
    across: str | None = None
    """The field as a row across the table, before its first measure."""

    def row(self) -> dict[str, Any]:
        """The measure as an annotation has it."""
        row: dict[str, Any] = {"code": self.code or None, "label": self.label, "field": self.field}
        row |= {key: self.meant[key] for key in _LISTS if self.meant.get(key)}
        row |= {key: self.meant[key] for key in _WRITTEN if self.meant.get(key)}
        row |= {key: self.meant[key] for key in ("period", "status") if self.meant.get(key)}
        row |= {"amount": self.meant["cost"][0]} if self.meant.get("cost") else {}
        return row | ({"optional": True} if self.optional else {})


@dataclass(slots=True)
class Concept:
    """A concept: how it is printed, its markup, and its annotation."""

    name: str
    settings: dict[str, str]
    markup: str
    gold: dict[str, Any]


def read(path: Path) -> Concept:
    """The concept in a file of ``papers/``. Raises ValueError that names the line which is not in the form."""
    return _Reader(path).read()


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings: dict[str, str] = {}
        self.out: list[str] = []
        self.waiting: list[Measure] = []
        self.field: str | None = None
        self.parent: str | None = None
        self.across: str | None = None
        self.gold: dict[str, Any] = {
            "document": f"{path.stem}.pdf",
            "municipality": {},
            "paper": {},
            "action_fields": [],
        }
        self.gold |= {
            "costs": [],
            "staffing": [],
            "steering_groups": [],
            "external_partners": [],
            "milestones": [],
            "measures": [],
        }

    def read(self) -> Concept:
        lines = iter(self.path.read_text(encoding="utf-8").splitlines())
        for number, line in enumerate(lines, 1):
            try:
                self._line(line, lines)
            except (KeyError, IndexError, ValueError) as error:
                raise ValueError(f"{self.path.name}, near line {number}: {line!r}: {error!r}") from error
        self._print()
        contents = "\n".join(_contents(self.out))
        markup = "\n".join(self.out).replace("%contents", contents)
        return Concept(self.path.stem, self.settings, markup, self.gold)

    def _line(self, line: str, lines: Iterator[str]) -> None:
        if not line.startswith("%") or line == "%contents":
            if line.strip():
                self._print()
            self.out.append(line)
            return
        command, _, rest = line[1:].partition(" ")
        if command in ("field", "focus"):
            if self.settings.get("across") != "yes":
                self._print()
            self._field(command, rest)
        elif command in ("measure", "measure?"):
            self.waiting.append(self._measure(rest, lines, optional=command.endswith("?")))
        elif command == "gold":
            table, _, row = rest.partition(" ")
            if table == "consultations":
                self.gold.setdefault(table, [])
            self.gold[table].append(json.loads(row)) if isinstance(self.gold.get(table), list) else self.gold.update(
                {table: json.loads(row)}
            )
        else:
            self._print()
            self.settings[command] = rest

    def _field(self, command: str, rest: str) -> None:
        code, label, topics, *more = [part.strip() for part in rest.split("|")]
        row: dict[str, Any] = {"label": label, "code": code or None, "topics": topics.split()}
        row["status"] = self.settings.get("status", "adopted")
        if command == "focus":
            row["parent"] = self.parent
        else:
            self.parent = label
        self.field = label
        self.gold["action_fields"].append(row | ({"optional": True} if more else {}))
        heading = self.settings[f"{command}-print"].format(code=code, label=label)
        if self.settings.get("across") == "yes":
            self.across = heading
        else:
            self.out += ["", heading, ""]

    def _measure(self, rest: str, lines: Iterator[str], *, optional: bool) -> Measure:
        code, label = [part.strip() for part in rest.split("|")]
        measure = Measure(code, label, self.field, optional=optional, across=self.across)
        self.across = None
        for line in lines:
            if not line.strip():
                break
            key, _, value = line.partition(":")
            hidden, key = key.startswith("."), key.removeprefix(".")
            if key not in _KEYS:
                raise ValueError(f"{key} is no key of a measure")
            printed, _, meaning = value.strip().partition(" => ")
            if not hidden:
                known = measure.printed.get(key)
                measure.printed[key] = f"{known}\n{printed}" if known else printed
            measure.meant[key] = self._meant(key, meaning or printed, measure)
        self.gold["measures"].append(measure.row())
        return measure

    def _meant(self, key: str, meaning: str, measure: Measure) -> Any:
        if key in _LISTS:
            return [] if meaning in ("–", "-", "offen") else [name.strip() for name in meaning.split(";")]
        if key == "posts":
            self.gold["staffing"].append({"quantity": float(meaning), "unit": "VZÄ", "quote": meaning})
        if key == "cost":
            rows = [_cost(part, measure.label) for part in meaning.split(";") if re.match(r"\s*\d", part)]
            self.gold["costs"] += [row | ({"optional": True} if measure.optional else {}) for row in rows]
            return [row["amount"] for row in rows]
        return None if meaning in ("none", "–") else meaning

    def _print(self) -> None:
        """The measures that are waiting, in the make that is set."""
        if self.waiting:
            measures, self.waiting = self.waiting, []
            self.out += MAKES[self.settings["make"]](measures, self.settings)


def _cost(text: str, label: str) -> dict[str, Any]:
    """“12500 2025 material recurring” → a row of costs."""
    amount, *words = text.split()
    low, _, high = amount.partition("-")
    row: dict[str, Any] = {"amount": float(low), "label": label, "direction": "expense", "scope": "measure"}
    row |= {"amount_max": float(high)} if high else {}
    years = [int(word) for word in words if word.isdigit()]
    row |= {"year": years[0]} if years else {}
    row |= {"recurring": True} if "recurring" in words else {}
    row |= {"approximate": True} if "approximate" in words else {}
    kinds = [word for word in words if not word.isdigit() and word not in ("recurring", "approximate")]
    return row | ({"cost_kind": kinds[0]} if kinds else {})


def _contents(out: list[str]) -> Iterator[str]:
    """Lines of contents for every heading of the first two levels, with pages that grow."""
    page = 3
    for line in out:
        if line == "@page":
            page += 1
        if heading := re.fullmatch(r"(#{1,2}) (.+)", line):
            title = heading[2].replace("**", "")
            yield f"{'  ' * (len(heading[1]) - 1)}{title} {'.' * max(4, 70 - len(title))} {page}"


# ---- makes: how measures are printed

Settings = Mapping[str, str]


def _labels(settings: Settings) -> dict[str, str]:
    """“goal=Ziel; period=Zeitraum”, in the order of the sheet; “responsible+partners” prints both in one cell."""
    return dict(part.strip().split("=", 1) for part in settings["labels"].split(";"))


def _value(measure: Measure, key: str, settings: Settings) -> str:
    """What is printed of a key; names are joined as the town does it."""
    parts = []
    for single in key.split("+"):
        if single == "code":
            parts.append(measure.code)
        elif single == "label":
            parts.append(measure.label)
        elif single in measure.printed:
            text = measure.printed[single]
            joined = settings.get("joiner", ", ").replace("_", " ").join(re.split(r"\s*;\s*", text))
            parts.append(joined if single in _LISTS else text.replace("\n", " // "))
    return " // ".join(part for part in parts if part) or settings.get("blank", "")


def _sheet(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A table of labels and values for each measure."""
    for measure in measures:
        if settings.get("paged") == "yes":
            yield "@page"
        yield from ("", settings["measure-print"].format(code=measure.code, label=measure.label), "")
        for key, label in _labels(settings).items():
            yield f"| **{label}** | {_value(measure, key, settings)} |"
        yield ""


def _table(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """One table with a row for each measure."""
    labels = _labels(settings)
    yield ""
    yield "| " + " | ".join(labels.values()) + " |"
    yield "|" + "---|" * len(labels)
    for measure in measures:
        yield "| " + " | ".join(_value(measure, key, settings) for key in labels) + " |"
    yield ""


def _prose(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A numbered heading, paragraphs, and a line for each label that there is."""
    for measure in measures:
        yield from ("", settings["measure-print"].format(code=measure.code, label=measure.label), "")
        labels = _labels(settings) if settings.get("labels") else {}
        if "text" not in labels:
            yield from (line for text in measure.printed.get("text", "").split("\n") for line in (text, ""))
        for key, label in labels.items():
            if value := _value(measure, key, settings):
                yield f"**{label}:** {value.replace(' // ', ', ')}"
                yield ""


def _box(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A frame for each measure."""
    for measure in measures:
        yield "@box"
        yield from (line for line in _prose([measure], settings) if line)
        yield from ("@end", "")


def _grid(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A heading, the text, and a table with two labels and values beside each other."""
    for measure in measures:
        yield from ("", settings["measure-print"].format(code=measure.code, label=measure.label), "")
        cells = [f"**{label}** | {_value(measure, key, settings)}" for key, label in _labels(settings).items()]
        yield f"| {cells[0]} |"
        yield ""
        yield from (f"| {left} | {right} |" for left, right in zip(cells[1::2], cells[2::2], strict=True))
        yield ""


def _record(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A table for each measure with its title in the first row and labels above their values in the second and third."""
    labels = _labels(settings)
    for measure in measures:
        yield ""
        title = settings["measure-print"].format(code=measure.code, label=measure.label)
        yield f"| **{title}** | **{measure.label}** | **{labels['status']}:** {_value(measure, 'status', settings)} |"
        short = [key for key in labels if key not in ("text", "status")]
        pairs = [f"**{labels[key]}:** // {_value(measure, key, settings) or '–'}" for key in short]
        for begin in range(0, len(pairs), 3):
            yield "| " + " | ".join([*pairs[begin : begin + 3], *[""] * (begin + 3 - len(pairs))]) + " |"
        yield ""
        yield f"**{labels['text']}:** {_value(measure, 'text', settings)}"
        yield ""


def _rows(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A heading, the text, and a table in which rows of three labels stand above rows of their values."""
    labels = list(_labels(settings).items())
    for measure in measures:
        yield from ("", settings["measure-print"].format(code=measure.code, label=measure.label), "")
        yield from (measure.printed["text"], "")
        for begin in range(0, len(labels), 3):
            some = labels[begin : begin + 3]
            yield "| " + " | ".join(f"**{label}**" for _, label in some) + " |"
            yield "| " + " | ".join(_value(measure, key, settings) for key, _ in some) + " |"
        yield ""


def _margin(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A heading over a row of two cells: the text, and beside it a line for each label."""
    for measure in measures:
        yield from ("", settings["measure-print"].format(code=measure.code, label=measure.label), "")
        facts = (f"**{label}:** {_value(measure, key, settings)}" for key, label in _labels(settings).items())
        yield f"¦ {measure.printed['text']} ¦ {' // '.join(facts)} ¦"
        yield ""


def _entry(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """A title that runs into the text, and below it labels beside their values, without rules."""
    for measure in measures:
        title = settings["measure-print"].format(code=measure.code, label=measure.label)
        yield from ("", f"**{title}** {measure.printed['text']}", "")
        values = {label: _value(measure, key, settings) for key, label in _labels(settings).items()}
        yield from (f"¦ **{label}** ¦ {value} ¦" for label, value in values.items() if value)
        yield ""


def _aside(measures: list[Measure], settings: Settings) -> Iterator[str]:
    """Text, and beside it in a narrow column what stands under each label; the goal below the text; pills behind the title."""
    labels = _labels(settings)
    for measure in measures:
        values = {key: _value(measure, key, settings) for key in labels if measure.printed.get(key)}
        facts = {labels[key]: value for key, value in values.items() if labels[key] and key != "goal"}
        pills = [value for key, value in values.items() if not labels[key]]
        goal = (labels["goal"], values["goal"]) if "goal" in values else None
        yield designed.aside(measure.code, measure.label, measure.printed["text"], facts, pills, goal)


def _band(measures: list[Measure], settings: Settings) -> Iterator[str]:
    for measure in measures:
        title = settings["measure-print"].format(code=measure.code, label=measure.label)
        yield designed.band(title, {label: _value(measure, key, settings) for key, label in _labels(settings).items()})


def _wide(measures: list[Measure], settings: Settings) -> Iterator[str]:
    labels = _labels(settings)
    rows = [(each.across, {label: _value(each, key, settings) for key, label in labels.items()}) for each in measures]
    yield designed.table(rows, repeat=settings.get("repeat") != "no", broken=settings.get("broken") == "yes")


def _card(measures: list[Measure], settings: Settings) -> Iterator[str]:
    labels = _labels(settings)
    items = []
    for measure in measures:
        lines = {
            label: _value(measure, key, settings) for key, label in labels.items() if label and measure.printed.get(key)
        }
        pills = [
            measure.printed[key] for key in labels if not labels[key] and key != "text" and measure.printed.get(key)
        ]
        items.append((measure.code, measure.label, measure.printed["text"], lines, pills))
    yield designed.cards(items)


MAKES: Mapping[str, Callable[[list[Measure], Settings], Iterator[str]]] = {
    "sheet": _sheet,
    "table": _table,
    "prose": _prose,
    "box": _box,
    "grid": _grid,
    "record": _record,
    "rows": _rows,
    "margin": _margin,
    "entry": _entry,
    "aside": _aside,
    "band": _band,
    "wide": _wide,
    "card": _card,
}
