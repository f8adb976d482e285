"""What kind of paper it is: Beschlussvorlage, Antrag, Niederschrift …, as its head prints it."""

from __future__ import annotations

import re
from functools import cache

from extractors.german.text import fold
from extractors.head.reading import Head, HeadLine, HeadText
from extractors.labels.value_kinds import leading
from extractors.language import lookup

_LINES, _TOP_LINES = 30, 8
_PUBLIC = r"(?P<supplement>(?:\d\.\s)?(?:Ergänzung|Nachtrag)\s(?:zur|der|zu)\s+)?(?:(?:nicht[- ]?)?öffentliche\s+)?"
# What may follow the word without making a sentence or a title of it
_SUFFIX = re.compile(
    r"""\s*(?:[-–]\s*(?:offenlage|öffentlich|nichtöffentlich|tischvorlage|kenntnisnahme)|der\ verwaltung)?\s*
    (?:$|[:(\[☐☒☑✓✗|]|[-–](?:\s|$)|\d|(?:lfd\.\ )?nr\b|gemäß\b|gem\.|nach\ §|vom\b|der\b|des\b|zum?\b|zur\b|öffentlich|von\b|aus\b
     |auf\ (?:die|den)\b|über\ die\b.{0,40}sitzung|für\ (?:den|die|das)\b|an\ (?:den|die|das)\b
     |(?!(?:auf|zu[mr]?|für|über)\b)\S.{2,120}\svom\s\d{1,2}\.\s?\d
     |(?:stadt|gemeinde|kreis|landkreis|samtgemeinde|verbandsgemeinde|bezirk)\ \S+(?:\ \S+){0,2}$
     |i\.?\s?s\.?\s?v|vo/|drs|[A-Z]{1,4}[-/ ]?\d)""",
    re.IGNORECASE | re.VERBOSE,
)
ANSWER = re.compile(r"antwort|stellungnahme", re.IGNORECASE)
_SESSION_PAPER = re.compile(r"niederschrift|protokoll|einladung|bekanntmachung|tagesordnung", re.IGNORECASE)
_TO_COUNCIL = (
    r"\s+an\s(?:den|die|das)\s[^\W\d][\w-]+(?:\s(?:der|des|und\s(?:den|die))\s[^\W\d]\w+)?(?=\s*$|\s+(?:Nr\b|\S*\d))"
)
_KEPT = re.compile(rf"\s*[-–]\s*Offenlage|\s+(?:der Verwaltung|des Bezirksamtes)(?!\w)|{_TO_COUNCIL}", re.IGNORECASE)
_EXCERPT = re.compile(r"\s*\((?:Auszug|Beschlussauszug|öffentlicher Teil)\)", re.IGNORECASE)
_PUBLICLY = re.compile(r"\s\(?(?:nicht[- ]?)?öffentlich\)?\s*$", re.IGNORECASE)
NUMBER = r"(?:lfd\.\s|Drs\.?-)?(?:[Nn]r|[Nn]ummer)\.?:?"
_BEFORE_NUMBER = re.compile(rf"^[-–]?\s*(?:{NUMBER})?\s*[-–]?\s*")
# “Vorlage an den Kreistag”, “Antrag der Fraktion”, “Antwort auf die Anfrage”
_GOES_ON = re.compile(
    r"[(\d]|:\s*[^\W\d]|an\s(?:den|die|das)\s|für\sdie\s(?:\w+\s)?sitzung|(?:der|des|von|vom|nr|gemäß|gem)\b"
    r"|.*\svom\s\d{1,2}\.\s?\S+.{4,10}$|zum?\s(?:den\s)?(?:haushalt|etat|thema)|(?:zu[mr]?|auf)\b.{0,60}(?:antrag|anfrage)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:nr\.?|nummer)\s?:", re.IGNORECASE)  # “Vorlage Nr.: 12/2018” says no more than the number
_OFTEN = frozenset("antrag anfrage vorlage drucksache antwort stellungnahme".split())
_LOOSE = frozenset(
    """antrag anfrage mitteilung bericht satzung vorlage drucksache anlage resolution antwort stellungnahme einladung auszug vergabe
    richtlinie kooperationsvertrag vertrag vereinbarung personalie personalangelegenheit grundstücksangelegenheit grundstücksgeschäft
    bekanntgabe unterlage jahresabschluss""".split()
)


@cache
def _words() -> list[str]:
    return sorted(
        (word for entry in lookup("paper_types")["entries"] for word in entry["words"]), key=len, reverse=True
    )


@cache
def type_words() -> re.Pattern[str]:
    """The words for kinds of papers, longest first, at the beginning of a line."""
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+(?:[-–]\s+)?") for word in _words())
    return re.compile(rf"(?P<before>\d{{0,2}}\s*{_PUBLIC})(?P<type>{either})(?![\wäöüß])", re.IGNORECASE)


@cache
def _ranks() -> dict[str, int]:
    return {fold(word): entry["rank"] for entry in lookup("paper_types")["entries"] for word in entry["words"]}


def is_paper_type(text: str) -> bool:
    """Whether a line says what kind of paper it is, and nothing else: “BESCHLUSSVORLAGE”, “Öffentliche Sitzungsvorlage”."""
    found = type_words().match(text.strip())
    return found is not None and not _KEPT.sub("", text.strip()[found.end() :]).strip(" .:–-")


def kind_of_letter(subject: HeadText) -> HeadText | None:
    """What the subject of a letter says that it is: “Anfrage zum Schulweg”."""
    found = type_words().match(subject.value)
    return HeadText(subject.start, subject.start + found.end(), found[0], "type-of-subject") if found else None


def is_about_many(value: str) -> bool:
    """Whether a kind of paper deals with all items of a session: “Niederschrift”; not “Auszug aus der Niederschrift”."""
    return _SESSION_PAPER.search(value) is not None and "auszug" not in value.casefold()


def read_paper_type(head: Head) -> HeadText | None:
    """“BESCHLUSSVORLAGE” → Beschlussvorlage; “STELLUNGNAHME zum Antrag” → Stellungnahme; “Vorlage Nr. 12/2018” → Vorlage."""
    for label in (label for label in head.filled("paper_type") if label.start < head.end):
        return HeadText(label.start, label.end, as_noun(head.text(label)), "type-label")
    found = []
    for number, line in enumerate(head.lines[:_LINES]):
        if line.start > head.path:
            break
        if candidate := _in_line(line, number):
            found.append(candidate)
    if not found:
        below = [
            line for line in head.lines if line.start > head.path and not line.in_table and is_paper_type(line.text)
        ]
        found = [candidate for number, line in enumerate(below) if (candidate := _in_line(line, number))]
    return min(found, key=lambda candidate: candidate[0])[1] if found else None


def _in_line(line: HeadLine, number: int) -> tuple[tuple[int, int, int], HeadText] | None:
    """The kind that a line names, with its order among several: by rank, alone before followed, first before later."""
    text = line.text
    found = type_words().match(text)
    if found is None or not _SUFFIX.match(text, found.end()):
        return None
    word, rest = fold(found["type"]), text[found.end() :]
    supplement = found["supplement"]
    kept = _KEPT.match(rest) if word.endswith("vorlage") else _EXCERPT.match(rest)
    alone = not _PUBLICLY.sub("", rest).strip(" .:")
    sure = word not in _LOOSE or alone or supplement or found["type"].isupper()
    if not (sure or (number < _TOP_LINES and _loose(word, rest))):
        return None
    start, end = found.start("supplement" if supplement else "type"), kept.end() + found.end() if kept else found.end()
    rule = "type-line" if alone or kept else "type-beginning"
    place = HeadText(line.start + start, line.start + end, as_noun(text[start:end]), rule)
    return (_ranks()[word], rule != "type-line", number), place


def _loose(word: str, rest: str) -> bool:
    """Whether a word that titles and sentences begin with too is the kind here: “Antrag der Fraktion”, “Vorlage Nr. 5”."""
    rest = rest.strip()
    numbered = word not in ("satzung", "resolution") and leading("reference", _BEFORE_NUMBER.sub("", rest)) > 0
    goes_on = _GOES_ON.match(rest) if word in _OFTEN else re.match(r"[(\d]", rest)
    return not _LABEL.match(rest) and (numbered or goes_on is not None)


def as_noun(text: str) -> str:
    """As printed; words in capitals as nouns are written."""
    text = " ".join(text.split()).rstrip(" :.")
    if text.isupper():
        text = re.sub(r" (?:AN|DEN|DIE|DAS|DER|DES|UND|ZUR|AUS)(?= )", lambda small: small[0].lower(), text)
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in text.split())
