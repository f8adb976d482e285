"""Papers in the form of a letter: what stands right above the salutation is the subject."""

from __future__ import annotations

import re

from extractors.document import Block
from extractors.german.dates import read_day
from extractors.german.names import read_person
from extractors.head.offices import is_office_line
from extractors.head.reading import Head, HeadText

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
