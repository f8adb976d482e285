"""The Beratungsfolge inside a line: a page whose lines were all run together.

“… Betreff Neues Konzept Beratungsfolge Sozialausschuss 12.03.2019 Stadtrat 21.03.2019 Finanzielle Auswirkungen Ja Nein …”: only
what the vocabulary knows, up to the first word that it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.heads import head_words, layout_of
from extractors.consultations.pairing import add, path_rows
from extractors.consultations.paper_lines import HEAD
from extractors.consultations.path import Path, Token
from extractors.consultations.rows import Row
from extractors.consultations.values import phrases, piece_at
from extractors.document import Document, Span
from extractors.facts import LeftAlone
from extractors.language import lookup

_LONGEST_LINE = 300  # a line below this is read as a line
_MOST = 80  # committees and pieces


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{phrases(lookup('roles')['heads']['title'])})(?![\wäöüß])")


def read_flat(document: Document, taken: Iterable[Span]) -> Iterator[Row | LeftAlone]:
    """The rows of the first path that stands within a long line of the head."""
    text, spans = document.text, list(taken)
    for title in _title().finditer(text, 0, HEAD):
        block = document.block_at(title.start())
        if block is None or block.table is not None or block.end - block.start < _LONGEST_LINE:
            continue
        if title.start() == block.content_start or any(s.start <= title.start() < s.end for s in spans):
            continue
        words, position = head_words(text, title.start(), block.end)
        path = Path(layout_of(document, words), rule="beratungsfolge-flat")
        tokens = _tokens(text, position, block.end)
        committees = sum(isinstance(token, Committee) for token in tokens)
        dated = any(not isinstance(token, Committee) and token.kind == "date" for token in tokens)
        if committees > 1 or (committees and dated):
            add(path, tokens)
            yield from path_rows(document, path)
            return


def _tokens(text: str, position: int, end: int) -> list[Token]:
    """Committees and pieces from ``position`` on, up to the last that says something."""
    tokens: list[Token] = []
    said = 0
    while position < end and len(tokens) < _MOST:
        if text[position].isspace():
            position += 1
            continue
        token = committee_at(text, position, end) or piece_at(text, position)
        if token is None:
            break
        tokens.append(token)
        position = token.end
        if isinstance(token, Committee) or token.kind in ("date", "role", "public", "item"):
            said = len(tokens)
    return tokens[:said]
