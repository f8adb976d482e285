"""The parts of a paper that ask for money and posts: lines and rows under a title like “Finanzielle Auswirkungen”.

A form's part runs from its title to the next line that asks for something else. The titles, answers and sentences are patterns of
``lookups/financial_forms.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.document import Block, Document, Range
from extractors.language import lookup

_REACH = 30  # blocks of a form after its title
TITLE = 160
_RELEVANT = re.compile(r"[\w-]+-?relevan(?:t|z)\w*\s+(?:ja|nein)\s*$", re.IGNORECASE)


@cache
def patterns(table: str) -> dict[str, re.Pattern[str]]:
    return {
        entry["id"]: re.compile("|".join(f"(?:{pattern})" for pattern in entry["patterns"]), re.IGNORECASE)
        for entry in lookup("financial_forms")[table]
    }


def named(text: str, table: str) -> str | None:
    """The entry that the text belongs to, the first in the order of the lookup."""
    return next((key for key, pattern in patterns(table).items() if pattern.search(text)), None)


def parts(document: Document, key: str, reach: int = _REACH) -> Iterator[Range]:
    """The parts of forms under a title: to the next line of the form that asks for something else."""
    title, end = patterns("titles")[key], patterns("titles")["end"]
    others = [pattern for name, pattern in patterns("titles").items() if name not in (key, "end", "label")]
    for index, block in enumerate(document.blocks):
        if block.table is not None:
            yield from _rows(document, block, title, others)
            continue
        begins = _title_in(document, index, title)
        if begins is None:
            continue
        stop = block.end
        for following in document.blocks[index + 1 : index + 1 + reach]:
            words = following.text[:TITLE]
            if following.table is None and (
                end.match(words.lstrip("0123456789.■-– ")) or any(p.search(words) for p in others)
            ):
                break
            stop = following.end
            if _RELEVANT.search(words):
                break
        yield Range(begins, stop)


def _title_in(document: Document, index: int, title: re.Pattern[str]) -> int | None:
    """Where a title begins: in a short line, or over two (“Finanzielle / Auswirkungen”)."""
    block = document.blocks[index]
    if len(block.text) <= TITLE:
        found = title.search(block.text)
        if found is not None:
            return block.start + found.start()
        if " " not in block.text.strip() and index + 1 < len(document.blocks):
            both = document.text[block.start : document.blocks[index + 1].end]
            if len(both) <= TITLE and title.match(" ".join(both.split())):
                return block.start
    return None


def _rows(
    document: Document, block: Block, title: re.Pattern[str], others: Sequence[re.Pattern[str]]
) -> Iterator[Range]:
    """The rows of a table under a title in it: its own row, and those below without a title."""
    rows = block.table.rows if block.table is not None else ()
    for number, row in enumerate(rows):
        named = [cell for cell in row if len(cell.text) <= TITLE * 3 and title.search(cell.text[:TITLE])]
        if not named:
            continue
        end = max(cell.end for cell in row)
        for below in rows[number + 1 :]:
            if below[0].text and not re.match(r"[☐☒]", below[0].text):
                break
            end = max(cell.end for cell in below)
        yield Range(named[0].start, end)


def heading(document: Document, part: Range) -> Range:
    block = document.block_at(part.start)
    end = min(block.end if block is not None else part.end, part.start + TITLE, part.end)
    tab = document.text.find("\t", part.start, end)
    return Range(part.start, tab if tab > part.start else end)
