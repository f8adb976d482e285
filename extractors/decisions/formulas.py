"""Proposals that stand under no title of their own: in flat text, and in extracts that are nothing but their points.

“… Beschlussentwurf: Vom Bericht nimmt der Ausschuss Kenntnis. Erläuterungen: …”, “Der Rat möge beschließen: 1. … 2. …”
"""

from __future__ import annotations

import re

from extractors.document import Document, Range

_WORDS = r"Beschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung|text)"
# “… 17.12.2013 Beschlussvorschlag Vom Bericht wird Kenntnis genommen. …”   “Die Versammlung möge beschließen: 1. Die …”
_OPENS = re.compile(
    rf"""(?:\b{_WORDS}(?:\s*:)?|\b(?:möge|mögen|wolle|wollen)\s+(?:(?:der|die|das)\s[\w-]+\s+)?beschlie(?:ß|ss)en\s*:)
    \s+(?=[„“"]?(?:[A-ZÄÖÜ][a-zäöüß]|\d\.\s))""",
    re.VERBOSE,
)
# what the reasons begin with, inside a flat text
_CLOSES = re.compile(
    r"\s(?:Sachverhalt|Sachdarstellung|Sachlage|Begründung|Erläuterung(?:en)?|Finanzielle Auswirkungen?|Anlagen?)\b"
    r"(?=\s*[:/]|\s+(?:\d\.\s|$)|\s*$)"
    r"|\s\|"
)
_FEW_BLOCKS, _WORDS_OF_A_POINT = 12, 6
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\)?")
_DECIDED = re.compile(r"[Bb]eschlu|[Bb]eschlie|zugestimmt|beauftragt|bereitgestellt|Kenntnis|empf[ie]")


def in_flat_text(document: Document) -> Range | None:
    """The words behind “Beschlussvorschlag” in the middle of a text, up to the title of the reasons or the block's end."""
    for found in _OPENS.finditer(document.text):
        block = document.block_at(found.start())
        if block is None or block.table is not None:
            continue
        closing = _CLOSES.search(document.text, found.end())
        own = document.block_at(found.end())
        end = own.end if own is not None else block.end
        if ":" in found[0] and closing is not None and "1." in document.text[found.end() : found.end() + 4]:
            end = max(end, closing.start())
        elif closing is not None:
            end = min(end, closing.start())
        if len(document.text[found.end() : end].split()) >= 3:
            return Range(found.end(), end)
    return None


def only_points(document: Document) -> Range | None:
    """An extract that begins with “1.” and has hardly anything but its points."""
    blocks = [block for block in document.blocks if block.text.strip()]
    if not blocks or blocks[0].marker != "1." or len(blocks) > _FEW_BLOCKS:
        return None
    numbered = [block for block in blocks if block.marker and _NUMBERED.fullmatch(block.marker)]
    full = all(len(block.text.split()) >= _WORDS_OF_A_POINT for block in numbered)
    if len(numbered) < 2 or not full or not any(_DECIDED.search(block.text) for block in blocks):
        return None
    return Range(blocks[0].start, blocks[-1].end)
