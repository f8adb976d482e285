"""What says how far a measure is (``data/marked/statuses.txt``, and the concepts of ``data/concepts`` that are learned from): examples for
the judge of statuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractors.measures.status import NONE, features
from pipeline.learning.training import Example

_DATA = Path(__file__).parent.parent / "data"
PASSAGES = _DATA / "marked" / "statuses.txt"
_CONCEPTS = (_DATA / "concepts" / "papers", _DATA / "concepts" / "fronts")
_KEPT_BACK = "opuxz"
"""Fronts that tell how far the reading carries: nothing is learned from them."""
_THINNED = 3  # other values of measures are many beside those of the status
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<status>\w+)\]\]")
_VALUE = re.compile(
    r"^(?P<key>status|goal|target_group|responsible|partners|period|indicator|priority|text): (?P<printed>.+?)(?: => (?P<meant>.+))?$",
    re.MULTILINE,
)
_BOX_OR_LETTER = re.compile(r"[☐☒]|^\w{1,2}$|^–$")


def examples(passages: Path = PASSAGES) -> Iterator[Example]:
    """One example for each value that is marked, each line beside them, and what is printed of the measures of concepts, told once."""
    told = {(text, label): place for place, text, label in (*_of_concepts(), *_marked(passages))}
    for (text, label), place in told.items():
        yield Example(place, features(text), label)


def _marked(file: Path) -> Iterator[tuple[str, str, str]]:
    for passage in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        place, *lines = passage.strip().split("\n")
        for line in lines:
            mark = _MARK.fullmatch(line)
            if line:
                yield place, mark["words"] if mark else line, mark["status"] if mark else NONE


def _of_concepts() -> Iterator[tuple[str, str, str]]:
    """Values of the status; labels, and a third of the values of other columns, which tell none."""
    for file in (file for folder in _CONCEPTS for file in sorted(folder.glob("*.txt"))):
        source = file.read_text(encoding="utf-8")
        if "%split train" not in source or file.stem[0] in _KEPT_BACK:
            continue
        for labels in re.findall(r"^%labels (.+)", source, re.MULTILINE):
            yield from ((file.stem, label, NONE) for label in re.findall(r"=([^;]+)", labels))
        for number, found in enumerate(_VALUE.finditer(source)):
            told, meant = found["key"] == "status", found["meant"] or found["printed"]
            if meant != "none" and not _BOX_OR_LETTER.search(found["printed"]) and (told or number % _THINNED == 0):
                yield file.stem, found["printed"], meant if told else NONE
