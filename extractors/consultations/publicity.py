"""Whether the sessions are public, where the head of a paper says so once for all: “öffentlich”, “[x] öffentlich [ ] nichtöffentlich”.

“Status: öffentlich”, “Öffentliche Sitzungsvorlage”, “Zur Beratung in öffentlicher Sitzung” say it as well; a head that says both, or
leaves both boxes open, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.consultations.paper_lines import head_end
from extractors.document import Document

_LINE = re.compile(r"[^\n\f\t]*[^\s][^\n\f\t]*")
_WORD = r"(?P<no>(?:nicht|non)[- ]?)?öffentlich"
_TICKED = r"(?:[☒☑✓✔]|\[\s?[xX]\s?\]|\(\s?[xX]\s?\)|(?<!\S)[xX](?!\S))"
_OPEN = r"(?:[☐□]|\[\s*\]|\(\s+\)|_{2,})"
_BOX = rf"(?:(?P<on>{_TICKED})|(?P<off>{_OPEN}))"
_BOXED = re.compile(rf"{_BOX}|{_WORD}(?!\w*(?:keit|ung))\w*", re.IGNORECASE)
_SAID = (
    # “öffentlich”, “Status: öffentlich”, “ÖFFENTLICH (§ 37)”, “nach § 48 GO öffentlich”
    rf"(?:(?:Status|Öffentlichkeit|Öffentlichkeitsstatus|Sitzungsart|Sitzungsstatus|Behandlung|Beratung|Vorlagenstatus)\s*:?\s*)?{_WORD}"
    r"(?:\s*(?:\(?(?:§|gem|nach|lt)[^)]*\)?|\(Drucksache[^)]*\)))?",
    # “Öffentliche Sitzungsvorlage”, “Nichtöffentliche Sitzung”, “A. Öffentlicher Teil”, “für die öffentliche Sitzung”
    rf"(?:[A-Z]\.\s*|[IVX]+\.\s*)?(?:für\s+die\s+|zur\s+)?{_WORD}e[rn]?\s+(?:Sitzung|Teil|\w*[Vv]orlage|Drucksache|Beratung|Behandlung)(?:\s+(?:Nr|des|der)\b.*)?",
    # “Drucksache öffentlich”
    rf"\w*(?:[Vv]orlage|[Dd]rucksache)(?:\s+(?:Nr\.?\s*)?[\w./-]*\d[\w./-]*)?\s+[-–(]?\s*{_WORD}(?:\s*[-–)](?:\s.{{3,40}})?)?",
    rf"[Dd]ie\s+Vorlage\s+ist\s+{_WORD}\.?",
    rf"(?:Alle|Sämtliche)\s+(?:Sitzungen|Beratungen)\s+(?:sind|finden)\s+{_WORD}(?:\s+statt)?\.?",
    # “Zur Beratung in öffentlicher Sitzung:”, “Beratung in öffentlicher Sitzung: Ja”
    rf"(?:Zur\s+)?(?:Beratung|Behandlung|Beschlussfassung)\s+in:?\s+{_WORD}er\s+Sitzung\s*:?\s*(?:ja)?",
)
_GROUP = re.compile(rf"(?:[A-Z]\.\s*|[IVX]+\.\s*)?(?:in\s+)?{_WORD}(?:e[rn]?\s+(?:Sitzung(?:en)?|Teil|Beratung))?\s*:", re.IGNORECASE)
_ALONE = tuple(re.compile(said, re.IGNORECASE) for said in _SAID)


def public_head(document: Document) -> bool | None:
    """What the head says of all sessions; None where it says nothing, or both."""
    said = {flag for line in _lines(document) if (flag := _said(line)) is not None}
    return said.pop() if len(said) == 1 else None


def public_groups(document: Document) -> list[tuple[int, bool]]:
    """Where the lines “Nichtöffentlich:” and “Öffentlich:” stand, each over its sessions; nothing where the head has only one of them."""
    matches = _LINE.finditer(document.text, 0, head_end(document))
    said = [(line.start(), found["no"] is None) for line in matches if (found := _GROUP.fullmatch(line[0].strip()))]
    return said if len({flag for _, flag in said}) == 2 else []


def _lines(document: Document) -> Iterator[str]:
    return (line[0].strip() for line in _LINE.finditer(document.text, 0, head_end(document)))


def _said(line: str) -> bool | None:
    if len(line) > 120 or "öffentlich" not in line.casefold():
        return None
    marks = list(_BOXED.finditer(line))
    if any(mark["on"] or mark["off"] for mark in marks):
        return _ticked(marks)
    for pattern in _ALONE:
        if found := pattern.fullmatch(line):
            return found["no"] is None
    return None


def _ticked(marks: list[re.Match[str]]) -> bool | None:
    """Which of the words is ticked; the boxes stand before their words where the first mark is a box."""
    boxes_lead = bool(marks[0]["on"] or marks[0]["off"])
    ticked = set()
    for index, mark in enumerate(marks):
        beside = index + 1 if boxes_lead else index - 1
        if mark["on"] and 0 <= beside < len(marks):
            word = marks[beside]
            if not (word["on"] or word["off"]):
                ticked.add(word["no"] is None)
    return ticked.pop() if len(ticked) == 1 else None
