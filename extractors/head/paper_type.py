"""What kind of paper it is: Beschlussvorlage, Antrag, Niederschrift …, as its head prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.document import Document
from extractors.head.reading import HeadText
from extractors.language import lookup

_LETTER = 2500  # characters
_PUBLIC = r"(?P<supplement>(?:\d\.\s)?(?:Ergänzung|Nachtrag)\s(?:zur|der|zu)\s+)?(?:(?:nicht[- ]?)?öffentliche\s+)?"
_PUTS = re.compile(
    r"Sehr\s(?:geehrte|verehrte).{0,400}?\b(?:folgend|nachstehend|nachfolgend|beigefügt)en?\s(?P<type>(?:[A-ZÄÖÜ]\w+)?(?:[Aa]ntrag|[Aa]nfrage))\b",
    re.DOTALL,
)
_BEGINS = re.compile(r"(?:\w+a|A)(?:nfrage|ntrag)(?=\s(?:zu[mr]?|wegen|betreffend|über|auf|gemäß|nach|der|des)\b)")
# Sorts of papers: in each the head says other things in other places
_SORTS = {
    "answer": r"antwort|stellungnahme",
    "motion": r"antrag|anfrage|resolution",
    "minutes": r"niederschrift|protokoll|auszug",
    "session": r"einladung|bekanntmachung|tagesordnung",
}
_SESSION_PAPER = re.compile(r"niederschrift|protokoll|einladung|bekanntmachung|tagesordnung", re.IGNORECASE)
_TO_COUNCIL = (
    r"\s+an\s(?:den|die|das)\s[^\W\d][\w-]+(?:\s(?:der|des|und\s(?:den|die))\s[^\W\d]\w+)?(?=\s*$|\s+(?:Nr\b|\S*\d))"
)
_KEPT = re.compile(rf"\s*[-–]\s*Offenlage|\s+(?:der Verwaltung|des Bezirksamtes)(?!\w)|{_TO_COUNCIL}", re.IGNORECASE)
_EXCERPT = re.compile(r"\s*\((?:Auszug|Beschlussauszug|öffentlicher Teil)\)", re.IGNORECASE)


@cache
def type_words() -> re.Pattern[str]:
    """The words for kinds of papers, longest first, at the beginning of a line."""
    words = sorted(
        (word for entry in lookup("paper_types")["entries"] for word in entry["words"]), key=len, reverse=True
    )
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?P<before>\d{{0,2}}\s*{_PUBLIC})(?P<type>{either})(?![\wäöüß])", re.IGNORECASE)


def kinds_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a line names kinds of papers, with what belongs to them: “Vorlage an den Kreistag”, “Beschlussvorlage – Offenlage”."""
    for begins in re.finditer(r"(?<![\w-])\w", text):
        found = type_words().match(text, begins.start())
        if found is not None:
            start, end = found.start("supplement" if found["supplement"] else "type"), found.end("type")
            kept = _KEPT.match(text[end:]) or _EXCERPT.match(text[end:])
            yield start, end + (kept.end() if kept else 0)


def is_paper_type(text: str) -> bool:
    """Whether a line says what kind of paper it is, and nothing else: “BESCHLUSSVORLAGE”, “Öffentliche Sitzungsvorlage”."""
    found = type_words().match(text.strip())
    return found is not None and not _KEPT.sub("", text.strip()[found.end() :]).strip(" .:–-")


def type_of_subject(subject: HeadText) -> HeadText | None:
    """What the subject of a letter says that it is: “Anfrage zum Schulweg”."""
    found = _BEGINS.match(subject.value) if subject.rule == "title-of-letter" else None
    return HeadText(subject.start, subject.start + found.end(), found[0], "type-of-subject") if found else None


def type_of_letter(document: Document) -> HeadText | None:
    """What a letter says that it puts: “wir stellen folgenden Antrag”, “den nachstehenden Änderungsantrag auf die Tagesordnung”."""
    found = _PUTS.search(document.text, 0, _LETTER)
    return HeadText(*found.span("type"), found["type"], "type-of-letter") if found else None


def sort_of(paper_type: str | None) -> str:
    """The sort that a kind of paper belongs to: an answer, a motion, minutes, the papers of a session, or any other paper."""
    return next((sort for sort, words in _SORTS.items() if re.search(words, paper_type or "", re.IGNORECASE)), "paper")


def is_about_many(value: str) -> bool:
    """Whether a kind of paper deals with all items of a session: “Niederschrift”; not “Auszug aus der Niederschrift”."""
    return _SESSION_PAPER.search(value) is not None and "auszug" not in value.casefold()


def as_printed(text: str) -> str:
    """As printed; words in capitals as nouns are written."""
    text = " ".join(text.split()).rstrip(" :.")
    if text.isupper():
        text = re.sub(r" (?:AN|DEN|DIE|DAS|DER|DES|UND|ZUR|AUS)(?= )", lambda small: small[0].lower(), text)
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in text.split())
