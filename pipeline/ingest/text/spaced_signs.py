"""What tells rows of cells set apart by blanks from forms, letterheads, signatures, lists and running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean
from typing import Literal

from extractors.consultations.committees import committee_at
from pipeline.ingest.tables.heads import is_head_phrase, is_strong_head_phrase
from pipeline.ingest.tables.timelines import MONTH, says_when
from pipeline.ingest.text.spaced_lines import SpacedLine

# “12.03.2019”, “Mi., 12.03.2019, 17:00 Uhr”, “14. März 2018”, “15./16.12.2020”
_DAY = re.compile(
    rf"""(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-z]*\.?,?\s)?(?:(?:am|den|vom|bis)\s)?(?:\d{{1,2}}\.?/)?\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{MONTH})\s?(?:\d{{4}}|\d{{2}})?
    (?:,?\s(?:um\s)?\d{{1,2}}[:.]\d\d(?:\sUhr)?)?""",
    re.VERBOSE,
)
_SAYS_MORE = re.compile(r"\d{4}|\d\.\d|[A-Za-zäöü]{3,}")  # than “1.” and “zu 2.”
# “12.500,00”, “- 4.000 €”, “3,5 VZÄ”, “12 %”
_NUMBER = re.compile(r"[-–+]?\s?\d[\d.,\s]*(?:,-+)?\s?(?:€|EUR|Euro|T€|TEUR|VZÄ|Std\.?|Tage|%)?|€", re.IGNORECASE)
_MARK = re.compile(r"[xX]|Ö|N|NÖ|ö|nö|☒|☐|[-–]")
# “Haushaltsstelle: 3501.4140”, “Az.: si-cl”
_LABEL = re.compile(r"\W*\w[^:]{0,60}:(?:\s|$)")
# “12345 Auenbrück”, “Telefon 0123”, “Rathausplatz 1”
_ADDRESS = re.compile(
    r"\b\d{5}\s[A-ZÄÖÜ]|\b(?:Tel|Telefon|Telefax|Fax|E-Mail|Mobil|Postfach|IBAN|BIC|Zimmer)\b|@|www\.|(?:straße|str\.|platz|weg)\s\d",
    re.IGNORECASE,
)
# “Dezernat IV”, “Vorlage Nr. 12”, “Auenbrück, 14.08.2020”, “App. 12”
_LETTERHEAD = re.compile(
    r"^(?:Dezernat|Der |Die |Stadt |Gemeinde |Landkreis |Kreis |Landratsamt )|\bApp\.\s?\d|\bAz\b"
    r"|\b(?:Vorlage|Drucksache|Sitzungsvorlage)n?(?:-|\s)?Nr|,\s(?:den\s)?\d{1,2}\.\s?\d{1,2}\.\d{4}$"
)
# “gez. Muster”, “In Vertretung”, “Bürgermeisterin”
_SIGNED = re.compile(
    r"\bgez\.|\bi\.\s?[AV]\.|\b(?:In Vertretung|Im Auftrag|Unterschrift)|_{4,}"
    r"|^(?:Ober|Erste[r]? |1\. )?(?:[Bb]ürgermeister|Landr[aä]t|Beigeordneter?|Dezernent)(?:in)?$"
)
_SENTENCE_END = re.compile(r"[a-zäöüß]{3,}[.;,]$")
_LED = re.compile(r"zur\s[A-ZÄÖÜ][a-zäöüß]+\s(?:im|in|in der|an den|an die)$")  # “zur Vorberatung im”
# “2. ”, “☒ ”, “für den ”, “zur Vorberatung im ”
_BEFORE_NAME = re.compile(
    r"(?:\d{1,2}\.\s+)?(?:[☐☒☑]\s*|\[\s?[xX]?\s?\]\s*)?(?:(?:zur?|für|an|im|in|vom|[A-Z][a-zäöü]+ung)\s+(?:(?:den|die|das|der|dem|im|in)\s+)*)*",
    re.IGNORECASE,
)
_BOX = re.compile(r"[☐☒☑]|\[\s?[xX]?\s?\]|\(\s?[xX]?\s?\)")
_FEW_ROWS = 4  # of a signature
_RUNNING = 5  # words a cell
_LONG_CELL = 110  # characters

Rows = Sequence[Sequence[str]]
ValueKind = Literal["when", "amount", "number", "mark"]


def is_head(line: SpacedLine) -> bool:
    """Whether most pieces of the line are known to stand over columns: “Gremium    Termin   Zuständigkeit”."""
    texts = [piece.text for piece in line.pieces]
    known = sum(map(is_head_phrase, texts))
    colons = sum(text.endswith(":") for text in texts)
    if known < 2 or known * 3 < len(texts) * 2 or not any(map(is_strong_head_phrase, texts)):
        return False
    return colons in (0, len(texts)) and not any(_DAY.fullmatch(text) or _BOX.search(text) for text in texts)


def may_head(line: SpacedLine) -> bool:
    """Whether a line can be the first of a head of two: words without a colon, a number or a box."""
    return not any(c in ":☐☒☑[]" or c.isdigit() for c in line.printed)


def kind_of_value(text: str) -> ValueKind | None:
    """What a cell is that says little by itself: a time, an amount, a bare number, a mark."""
    if not text:
        return None
    if _DAY.fullmatch(text) or (not text.isdigit() and _SAYS_MORE.search(text) and says_when(text)):
        return "when"
    if _NUMBER.fullmatch(text):
        return "number" if text[-1].isdigit() and "," not in text and "." not in text else "amount"
    return "mark" if _MARK.fullmatch(text) else None


def has_columns(rows: Rows, *, headed: bool, aligned: bool) -> bool:
    """Whether rows of cells are a table: under a known head, with a column of values, or three rows that stand in line."""
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < 2:
        return False
    if headed:
        return True
    if _are_sessions(full):
        return True
    texts = [text for row in rows for text in row if text]
    if _is_form(full, texts) or max(map(len, texts)) > _LONG_CELL or _is_sentence(full):
        return False
    columns = list(zip(*full, strict=True))
    if any(_goes_on_in_small(column) for column in columns[1:]):
        return False
    if any(_of_one_kind(column, bare=len(full) > 2) for column in columns):
        return not all(mean(len(text.split()) for text in column) > _RUNNING for column in columns)
    return len(full) > 2 and aligned and sum(map(_is_running, columns)) < 2 and not any(map(_LETTERHEAD.search, texts))


def _are_sessions(full: Rows) -> bool:
    """Whether the rows are committees and days: “Sozialausschuss     12.03.2019    ☒ Beratung  ☐ Beschluss”."""
    if not all(any(map(names_body, row)) for row in full):
        return False
    return (
        all("when" in map(kind_of_value, row) for row in full)
        or sum(_LED.match(row[0]) is not None for row in full) > 1
    )


def names_body(text: str) -> bool:
    """Whether a cell begins with a committee: “Stadtrat”, “für den Kulturausschuss”."""
    return committee_at(_BEFORE_NAME.sub("", text), 0) is not None


def _is_form(full: Rows, texts: Sequence[str]) -> bool:
    """Whether these are the labels of a form, a letterhead, signatures or boxes to tick."""
    labelled = sum(any(_LABEL.match(text) for text in row) for row in full)
    if labelled * 3 > len(full) or sum(_ADDRESS.search(text) is not None for text in texts) > 1:
        return True
    if len(full) <= _FEW_ROWS and any(_SIGNED.search(text) for text in texts):
        return True
    return sum(_BOX.search(text) is not None for text in texts) * 2 > len(full)


def _of_one_kind(column: Sequence[str], *, bare: bool) -> bool:
    """Whether a column holds values of one kind: dates, amounts; with ``bare``, also numbers and marks."""
    kinds = [kind_of_value(text) for text in column if text]
    known: tuple[ValueKind, ...] = ("when", "amount", "number", "mark") if bare else ("when", "amount")
    return any(kinds.count(kind) >= max(2, 0.6 * len(kinds)) for kind in known)


def _is_sentence(full: Rows) -> bool:
    """Whether the rows are the lines of a sentence: “wird um     49.000    Euro” / “auf     423.000    Euro erhöht.”"""
    small = sum(row[0][:1].islower() for row in full)
    return small * 2 >= len(full) and _SENTENCE_END.search(" ".join(full[-1]).strip()) is not None


def _goes_on_in_small(column: Sequence[str]) -> bool:
    """Whether the words of a column are the middle of sentences: justified text."""
    texts = [text for text in column if text]
    small = sum(text[0].islower() for text in texts if len(text.split()) > 1 and not kind_of_value(text))
    return small * 2 > len(texts)


def _is_running(column: Sequence[str]) -> bool:
    """Whether a column is of running text: many words a line, small letters at their beginning."""
    small = sum(text[:1].islower() for text in column)
    return mean(len(text.split()) for text in column) > _RUNNING - 1 or small > 0.4 * len(column)
