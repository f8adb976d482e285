"""Where the head ends and the paper begins to tell: its first heading, its salutation, or its first paragraph of sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.consultations.paper_lines import begins_body
from extractors.document import Block
from extractors.head.paper_type import is_paper_type

_SALUTATION = re.compile(r"(?:Sehr (?:geehrte|verehrte)|Liebe[rs]?\s(?:Frau|Herr|Kolleg|Damen)|Meine Damen)")
# “A Problem”, “I. Anlass”, “Vortrag:”, “Wir fragen:”
_OPENING = re.compile(
    r"(?:(?:[A-H]|[IVX]{1,3}|\d{1,2})[.)]?\s+)?(?:Problem(?:stellung|beschreibung)?|Anlass|Ausgangs(?:lage|situation)|Vorbemerkung(?:en)?|Einleitung|Vortrag"
    r"|Sachvortrag|Sach-?\s?und\sRechtslage|Sachstand|Sachverhalt\w*|Anfrage(?:text)?|Fragen?|Antrag(?:stext)?|Beschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung|text)?|Text|Inhalt(?:\sder\s\w+)?"
    r"|Zusammenfassung|Hintergrund|Grund\sder\sVorlage|Zielsetzung|Mitteilung(?=:)|Information(?:en)?(?=:)|Aussprache|Beratung(?=:)|Anwesend\w*|Anwesenheit\w*|Teilnehm\w+|Mitglieder|Tagesordnung|Wir\s(?:fragen|beantragen)\b.{0,60}"
    r"|Der\s.{3,60}\s(?:möge|wolle)\s(?:beschließen|empfehlen).{0,30})\s*:?",
)
# “… ist neu zu fassen. Der Stadtrat hat …”: sentences
_SENTENCES = re.compile(r"[a-zäöüß)]{3,}\.\s+[A-ZÄÖÜ]|.*[a-zäöüß)]{3,}\.\s*$", re.DOTALL)
# “1. Wie viele Bäume wurden gepflanzt?”: the first question of an inquiry
_FIRST_QUESTION = re.compile(r"(?:1|[aA])\s?[.:)]\s.*\?", re.DOTALL)
_PARAGRAPH, _LONG_PARAGRAPH = 120, 250
_HEADING_WORDS = 2


@dataclass(frozen=True, slots=True)
class Body:
    """The index of the block where the paper begins to tell; ``headed``: with a heading or a salutation."""

    index: int
    headed: bool


def body_of(blocks: Sequence[Block], *, closed: bool) -> Body | None:
    """Where the paper begins to tell; behind the blocks where a heading follows them (``closed``)."""
    for index, block in enumerate(blocks):
        if index and block.table is None and (_opens(block) or _tells(block)):
            return Body(index, _opens(block))
    return Body(len(blocks), headed=True) if closed else None


def _opens(block: Block) -> bool:
    text = block.text.strip(" –-")
    if _SALUTATION.match(text) or _OPENING.fullmatch(text):
        return True
    heading = text.endswith(":") or len(text.split()) <= _HEADING_WORDS
    return heading and begins_body(text) and not is_paper_type(text)


def _tells(block: Block) -> bool:
    text = block.text.strip()
    if _FIRST_QUESTION.fullmatch(text):
        return True
    return len(text) > _LONG_PARAGRAPH or (len(text) > _PARAGRAPH and _SENTENCES.search(text) is not None)
