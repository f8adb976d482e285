"""What Word prints before a numbered paragraph: ``1.``, ``1.2``, ``b)``, ``IV.``, or a dash for any bullet."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from pipeline.ingest.office.packed import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str
    pattern: str
    start: int


def number(element: Element, name: str, default: int = 0) -> int:
    """The number in ``w:val`` of a child; ``default`` where there is none."""
    child = element.find(f"{W}{name}") if element is not None else None
    value = child.get(f"{W}val") if child is not None else None
    return int(value) if value is not None and value.lstrip("-").isdigit() else default


class Numbering:
    """Counts through a document; ``marker`` is asked once for every numbered paragraph, in their order."""

    def __init__(self, root: Element) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._levels[key] = {int(level.get(f"{W}ilvl", "0")): _level(level) for level in abstract.iter(f"{W}lvl")}
        for listed in root.iter(f"{W}num"):
            abstract = listed.find(f"{W}abstractNumId")
            if abstract is not None:
                self._list_of[listed.get(f"{W}numId", "")] = abstract.get(f"{W}val", "")

    def marker(self, number_id: str, depth: int) -> str:
        """“” for a list that is not numbered at all."""
        key = self._list_of.get(number_id, "")
        level = self._levels.get(key, {}).get(depth)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "-"
        counts = self._counts[key]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = self._levels[key].get(at, level)
            return _written(counts.get(at, other.start), other.kind)

        return _LEVEL.sub(written, level.pattern).strip()


def _level(element: Element) -> _Level:
    kind = element.find(f"{W}numFmt")
    pattern = element.find(f"{W}lvlText")
    return _Level(
        kind.get(f"{W}val", "decimal") if kind is not None else "decimal",
        pattern.get(f"{W}val", "") if pattern is not None else "",
        number(element, "start", 1),
    )


def _written(value: int, kind: str) -> str:
    """A number as its list writes it."""
    if kind in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        letter = chr(ord("a") + value - 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman") and 1 <= value < 40:
        roman = _roman(value)
        return roman if kind == "lowerRoman" else roman.upper()
    return str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written
