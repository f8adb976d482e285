"""Where the head of a paper ends and its text begins; and letters, whose subject stands right above the salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.consultations.values import begins_body
from extractors.document import Block
from extractors.german.dates import read_day
from extractors.german.names import read_person
from extractors.head.offices import is_office_line
from extractors.head.paper_type import is_paper_type
from extractors.head.reading import Head, HeadText

_OPENS_LETTER = re.compile(r"(?:Sehr (?:geehrte|verehrte)|Liebe[rs]?\s(?:Frau|Herr|Kolleg|Damen)|Meine Damen)")
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
    if _OPENS_LETTER.match(text) or _OPENING.fullmatch(text):
        return True
    heading = text.endswith(":") or len(text.split()) <= _HEADING_WORDS
    return heading and begins_body(text) and not is_paper_type(text)


def _tells(block: Block) -> bool:
    text = block.text.strip()
    if _FIRST_QUESTION.fullmatch(text):
        return True
    return len(text) > _LONG_PARAGRAPH or (len(text) > _PARAGRAPH and _SENTENCES.search(text) is not None)


_SALUTATION = re.compile(r"(?:.*\n)?Sehr (?:geehrte|verehrte)")
_WITHIN, _REACH = 3000, 6  # characters; blocks above the salutation; lines of a subject
_SHORTEST, _LONGEST = 8, 330
# “Seedorf, den 3. Mai 2028”, “12345 Seedorf”, “im Hause”, “Tel. 12”, “Kosten: 12.000 €”: lines of a letterhead
_LETTERHEAD = re.compile(
    r".*\b\d{5}\s[A-ZÄÖÜ]|.*(?:\b[Tt]el\b|[Tt]elefon|[Ff]ax\b|[Zz]immer\b|@|www\.|https?:)|.*,\s(?:den\s)?\d{1,2}\.\s?(?:\d|[A-ZÄ])|-?\s?[Ii]m\s[Hh]aus"
    r"|.*(?:[Ss]traße|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee)\s\d|(?:An\s(?:den|die|das)|Herrn?|Frau|Stadt|Fraktion|Abs\.|Eing)\b"
    r"|[^:]{4,50}:\s.{0,20}\d[\d.,]*\s?(?:€|EUR|Euro)"
)
_WORD = re.compile(r"(?<!\w)[A-ZÄÖÜ]?[a-zäöüß]{2,}(?!\w)")
# “hier: Bedarf”: the second line of a subject
_MORE = re.compile(r"hier:|[a-zäöü(]")


def letter_subject(head: Head) -> HeadText | None:
    """“Sanierung der Turnhalle / hier: Zeitplan” above “Sehr geehrte Frau Muster,”."""
    blocks = [block for block in head.document.blocks if block.start < _WITHIN]
    at = next((index for index, block in enumerate(blocks) if _SALUTATION.match(block.text)), 0)
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _could_be(blocks[index]) and not _MORE.match(blocks[index].text):
            start, end = blocks[index].start, blocks[index].end
            return HeadText(start, end, " ".join(head.document.text[start:end].split()), "title-of-letter")
    return None


def _could_be(block: Block) -> bool:
    """Whether a line above a salutation can be the subject: words, no address, no day, no name, no noise of a stamp."""
    text = block.text.strip()
    if block.table is not None or "\t" in text or not _SHORTEST <= len(text) <= _LONGEST or text.endswith(","):
        return False
    if _LETTERHEAD.match(text) or read_day(text) or read_person(text) or is_office_line(text) or text.endswith(":"):
        return False
    words = text.split()
    sound = sum(1 for word in words if _WORD.search(word))
    return sound >= 2 and 2 * sound >= len(words)
