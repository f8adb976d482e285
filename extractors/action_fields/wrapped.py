"""Names that go on in the next cell of their column: “Bürgerschaftliches” over “Engagement”, “Orts- und Entwicklungs-” over “planung”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.labels import Label, plausible, tidy
from extractors.action_fields.named import labels_of
from extractors.document import Document, Span
from extractors.german.text import joins

_LARGE = re.compile(r"[A-ZÄÖÜ][\w-]*(?:isch|lich|ell|ig|iv|al|är|end|bar|sam|frei|ief)(?:e|er|es)")
_OPEN = re.compile(
    r"(?:-|/|\b(?:und|sowie|der|des|die|den|dem|von|vom|für|zu|zum|zur|in|im|mit|(?<!Anfang )an|am|auf|bei|als|gegen)|"
    r"\b(?!alle\b)[a-zäöüß]{4,}(?:e|er|es))$"
)
# “HF 4 Arbeit”: a name of its own, whatever stands above it
_OWN_NUMBER = re.compile(r"(?:HF\s*|AG\s*)?\(?(?:\d{1,2}|[IVX]{1,4})[.)]?\s")


def breaks_off(written: str, first: bool = True) -> bool:
    """Whether a name cannot end here: “Bürgerschaftliches”, “Angebote für besondere”, “Information und”."""
    written = written.strip()
    return _OPEN.search(written) is not None or (first and _LARGE.fullmatch(written) is not None)


def whole_cells(document: Document, spans: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """The cells of a column, those that break off together with the cells that they go on in."""
    at = 0
    while at < len(spans):
        last = at
        while (
            last + 1 < len(spans)
            and not _OWN_NUMBER.match(document.text, spans[last + 1].start)
            and breaks_off(document.text[spans[last].start : spans[last].end], last == at)
        ):
            last += 1
        yield spans[at : last + 1]
        at = last + 1


def put_together(document: Document, spans: Sequence[Span]) -> list[Label]:
    """The labels of the cells of a column."""
    labels: list[Label] = []
    for cells in whole_cells(document, spans):
        label = whole(document, cells) if len(cells) > 1 else None
        labels += [label] if label is not None else labels_of(document, cells)
    return labels


def whole(document: Document, cells: Sequence[Span]) -> Label | None:
    """One label from the cells that it is printed in."""
    first = tidy(document.text, cells[0].start, cells[0].end)
    start = first.start if first is not None else cells[0].start
    written = document.text[start : cells[0].end].strip()
    for cell in cells[1:]:
        line = document.text[cell.start : cell.end].strip()
        written = written[:-1] + line if joins(written, line) else f"{written} {line}"
    written = " ".join(written.split()).rstrip(" ,;")
    return Label(start, cells[-1].end, written, first.code if first else None) if plausible(written) else None
