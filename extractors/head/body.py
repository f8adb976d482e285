"""Where the head ends and the paper begins to tell: its first heading, its salutation, or its first paragraph of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.consultations.resuming import begins_body
from extractors.document import Block
from extractors.head.paper_type import is_paper_type

_SALUTATION = re.compile(r"(?:Sehr (?:geehrte|verehrte)|Liebe[rs]?\s(?:Frau|Herr|Kolleg|Damen)|Meine Damen)")
# “A Problem”, “I. Anlass”, “Vortrag:”, “Wir fragen:”
_OPENING = re.compile(
    r"(?:(?:[A-H]|[IVX]{1,3}|\d{1,2})[.)]?\s+)?(?:Problem(?:stellung|beschreibung)?|Anlass|Ausgangs(?:lage|situation)|Vorbemerkung(?:en)?|Einleitung|Vortrag"
    r"|Sachvortrag|Sach-?\s?und\sRechtslage|Sachstand|Sachverhalt\w*|Anfrage(?:text)?|Fragen?|Antrag(?:stext)?|Beschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung|text)?|Text|Inhalt(?:\sder\s\w+)?"
    r"|Zusammenfassung|Hintergrund|Anwesend\w*|Anwesenheit\w*|Teilnehm\w+|Mitglieder|Tagesordnung|Wir\s(?:fragen|beantragen)\b.{0,60}"
    r"|Der\s.{3,60}\s(?:möge|wolle)\s(?:beschließen|empfehlen).{0,30})\s*:?",
)
# “… ist neu zu fassen. Der Stadtrat hat …”: sentences
_SENTENCES = re.compile(r"[a-zäöüß)]{3,}\.\s+[A-ZÄÖÜ]|.*[a-zäöüß)]{3,}\.\s*$", re.DOTALL)
_PARAGRAPH, _LONG_PARAGRAPH = 120, 250
_HEADING_WORDS = 2


def body_of(blocks: Sequence[Block], *, closed: bool) -> int | None:
    """The index of the block where the paper begins to tell; the number of blocks where a heading follows them (``closed``)."""
    return next(
        (index for index, block in enumerate(blocks) if index and _opens(block)), len(blocks) if closed else None
    )


def _opens(block: Block) -> bool:
    if block.table is not None:
        return False
    text = block.text.strip()
    if _SALUTATION.match(text) or _OPENING.fullmatch(text):
        return True
    if begins_body(text) and (text.endswith(":") or len(text.split()) <= _HEADING_WORDS) and not is_paper_type(text):
        return True
    return len(text) > _LONG_PARAGRAPH or (len(text) > _PARAGRAPH and _SENTENCES.search(text) is not None)
