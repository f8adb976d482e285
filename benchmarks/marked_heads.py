"""Heads of papers in which it is marked who wrote the paper and which office answers for it (``data/marked/heads.txt``): more examples
for the judge of heads, in shapes that the papers of the corpus have seldom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractors.head.judge import AUTHOR, DEPARTMENT
from pipeline.ingest.plain_text import read_text
from pipeline.learning.heads import of_paper
from pipeline.learning.training import Example

PASSAGES = Path(__file__).parent.parent / "data" / "marked" / "heads.txt"
_MARK = re.compile(r"\[\[(?P<what>[ad])\|(?P<name>[^\]]+)\]\]")
_FIELDS = {"a": AUTHOR, "d": DEPARTMENT}


def examples(file: Path = PASSAGES) -> Iterator[Example]:
    """Everybody whom the heads name; each head is a place of its own."""
    text = re.sub(r"^#.*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for number, passage in enumerate(re.split(r"^-{4,}\n", text, flags=re.MULTILINE)):
        values: dict[str, str | None] = {AUTHOR: None, DEPARTMENT: None}
        values |= {_FIELDS[mark["what"]]: mark["name"] for mark in _MARK.finditer(passage)}
        document = read_text(_MARK.sub(r"\g<name>", passage))
        yield from of_paper(document, values, f"(marked head {number})")
