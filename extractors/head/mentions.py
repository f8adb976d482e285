"""Whoever the head or the closing lines of a paper name, as far as they could have written it: persons, groups, officials, offices, and how
wide an office is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from extractors.document import Line
from extractors.german.names import read_person
from extractors.german.text import leaves_open
from extractors.head.paper_type import is_paper_type
from extractors.head.reading import Head
from extractors.labels.pairs import Labelled, whole_label
from extractors.labels.value_kinds import DATE, PERSON, fits

_LONGEST_LINE, _LONGEST, _MOST_PIECES, _MOST_WORDS = 300, 110, 4, 12
# What parts the names of a line; “Muster, Anna” is read as two pieces and as one
_BETWEEN = re.compile(
    rf"^\s*[-–]\s+|\s*(?:[\t|·•;:()☐☒]\s*,?)+\s*|\s?/\s|\s[–-]+\s(?!Fraktion)|(?<!-),\s|\s+(?=(?:Tel|Telefon|App|Durchwahl|Fon|Raum|Zimmer|Zi)\b)|_{{3,}}|(?<!\d){DATE.pattern}",
    re.VERBOSE,
)
# What is said before a name: who signs for whom, whose motion it is
_LEAD = re.compile(
    r"(?:\W*(?:gez\b\.?:?|i\.\s?[AV]\.|im\sauftrag|in\svertretung|durch|(?:\w+er\s)?\w*(?:antrag|anfrage)(?=\s(?:der|des|von)\s|\s(?!(?:auf|zu[mr]?|für|über|nr)\b)\S.*\svom\s\d)|der|des|von)\s+)+",
    re.IGNORECASE,
)
_MOTION = re.compile(r"antrag|anfrage", re.IGNORECASE)
# What is said behind a group: its council, the day and the matter of its motion
_TAIL = re.compile(
    r"(?:\s(?:vom|zu[mr]?|betr\.|betreffend|wegen)\s|\s[iI][mn]\s(?:der\s)?(?:\w+)?(?:[Rr]at|[Tt]ag|vertretung|versammlung|beirat)\b).*$"
)
_FRACTION = r"\w*fraktion(?:en)?"
_GROUP = re.compile(
    rf"\w+\s?-\s?(?:{_FRACTION}|gruppe)\b|(?:{_FRACTION}|(?:\w*rats)?gruppe)\s(?!\d|(?:stadt|gemeinde)\s)|\S+(?:\s\S+){{0,4}}[\s-]{_FRACTION}\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:Frau|Herrn?|Hr\.|Fr\.)\s")
_TOWN = re.compile(r"(?:\w+-?)?(?:[Ss]tadt|[Gg]emeinde|[Kk]reis|Markt)\s[A-ZÄÖÜ]")
_POSTCODE = re.compile(r"\d{5}")
_JOINING = frozenset("und der die des für sowie mit von zu van".split())
_SURE = 0.9
_BESIDE = re.compile(r"[/,–-]\s(?:Frau|Herrn?|Hr\.|Fr\.)\s")
_SURNAME = re.compile(r"(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?")
# From the widest to the narrowest
_LEVELS = (
    r"Dezernat|Dez\.|Geschäftsbereich|GB|Bereich|Vorstandsbereich|Senator|\w+dezernat|Die Senatorin|Der Senator|Behörde",
    r"Fachbereich|FB|Amt|Referat|Ref\.|Fachamt|Eigenbetrieb|Stabs?stelle|Büro|Ressort|\w+(?:amt|referat|kämmerei|büro)|\d",
    r"Fachdienst|FD|Abteilung|Abt\.|Fachgruppe|FG|Fachgebiet",
    r"Sachgebiet|SG|Team|Fachstelle|Stelle|\w+stelle",
)
_LEVEL = tuple(re.compile(rf"(?:{words})(?![\wäöüß])") for words in _LEVELS)
_OFFICE_LINE = re.compile(
    r"""(?:Fachbereich|Fachdienst|Amt\ für|Dezernat|Referat|Abteilung|Stabs?stelle|Fachstelle|Stelle\ für|Büro\ (?:für|des|der)
        |Sachgebiet|Fachamt|Fachgebiet
        |Geschäftsbereich|Eigenbetrieb|Fachgruppe|Koordinierungsstelle|Koordinationsstelle|Ressort|Team\ \d
        |Behörde\ für|Senatsverwaltung\ für
        |(?:Die|Der)\ Senator(?:in)?\ für)\s\S.{0,80}
    | (?:Fachbereich|Fachdienst|Dezernat|Referat|Sachgebiet|Geschäftsbereich|Amt|FB|FD|SG|GB)
        \s(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,4})(?:\s[-–,/]?\s?\S.{2,70})?
    | (?:Abt\.|Bereich|Ref\.|Dez\.)\s[\dIVX].{0,80} | (?:Abt|Ref)\.\s[A-ZÄÖÜ][a-zäöüß].{2,60}
    | [A-ZÄÖÜ][a-zäöü]+s(?:stelle|büro)\s[a-zA-ZÄÖÜ].{2,70} | [A-ZÄÖÜ][a-zäöüß-]+(?:amt|kämmerei)\s[/–-]\s.{3,80}
    | (?:Betriebszweig|Werkleitung|Bezirksbeauftragte[r]?\ für)\s\S.{2,80}
    | \d{1,3}(?:\.\d{1,2})?\s(?:Amt\ für|Fachbereich|Fachdienst|Referat|Abteilung|Dezernat)\s\S.{1,80}
    | \d{2,3}(?:\.\d{1,2})?\s[-–]\s[A-ZÄÖÜ][a-zäöüß]+(?:(?:-\s|[\s,-]+)(?:und\s|für\s)?[A-ZÄÖÜ][a-zäöüß-]+){0,5}(?:\s/\s[A-ZÄÖÜ].{3,60})?
    | (?:[A-ZÄÖÜ][a-zäöüß]+-(?:,\s[A-ZÄÖÜ][a-zäöüß]+-){0,2}\s(?:und|u\.)\s)?
        (?:[A-ZÄÖÜ][a-zäöüß-]+(?:-\s?und\s)?)*[A-ZÄÖÜa-zäöüß-]*(?:amt|referat|kämmerei|büro|dezernat|verwaltung|beauftragte)
        (?:\s\([A-ZÄÖÜ]+\))?""",
    re.VERBOSE,
)
_WHOLE_TOWN = re.compile(
    r"(?:Landrats|Bezirks|Bürgermeister|Oberbürgermeister|Rat)(?:amt|büro)\b|Verbandsgemeinde|Standesamt\b"
    r"|(?:Die\s)?(?:Stadt|Kreis|Gemeinde|Amts|Landkreis|Samtgemeinde|Regional|Markt)?-?[Vv]erwaltung\b"
)
_OFFICIAL = re.compile(
    r"[-–\s]*(?:Der|Die)?\s?(?:Ober|Samtgemeinde|Verbands)?(?:[Bb]ürgermeister|[Ll]andr[aä]t|[Mm]agistrat|[Kk]reisausschuss|[Gg]emeindevorstand|[Vv]erwaltung|[Bb]eigeordnete)"
)
# “Der Oberbürgermeister”: who brings a paper in or carries it out, named by the office alone
_OFFICIAL_ALONE = re.compile(
    r"(?:Der|Die)?\s?(?:Ober|Samtgemeinde|Verbands)?(?:[Bb]ürgermeister|[Ll]andr[aä]t)(?:in)?|(?:Der\s)?(?:[Mm]agistrat|[Kk]reisausschuss|[Gg]emeindevorstand)|(?:Die\s)?(?:Stadt|Kreis)?[Vv]erwaltung"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who is named from ``start`` to ``end``: as what (``form``), on which line of the frame, and what stands before and behind
    on the line; ``said`` is the label or the words that introduce the name, ``key`` what label that is."""

    start: int
    end: int
    text: str
    form: str
    line: int
    before: str
    behind: str
    said: str
    key: str
    whole: bool = False
    """Whether it is all that stands behind the label."""


def mentions(head: Head) -> list[Mention]:
    """Every run of pieces of a line that has the form of a name, and the values of labels that ask for somebody."""
    found: dict[tuple[int, int], Mention] = {}
    lines = frame(head)
    for number in range(len(lines)):
        for mention in _on_line(head, lines, number):
            found.setdefault((mention.start, mention.end), mention)
    for label in head.labels:
        start, end = _with_label(head, label), label.end
        text = " ".join(head.document.text[start:end].split())
        if head.in_frame(start) and text and label.key in _ASKING and (start, end) not in found and not _is_other(text):
            number = max(0, bisect_left(lines, start + 1, key=attrgetter("start")) - 1)
            form = form_of(text) or "other"
            text = _name_of(text, form)
            found[start, end] = Mention(start, end, text, form, number, "", "", head.name(label), label.key, True)
    groups = [mention for mention in found.values() if mention.form == "group" and mention.whole]
    named = (mention for mention in found.values() if not any(_within(mention, group) for group in groups))
    return sorted(named, key=lambda mention: (mention.start, mention.end))


def _within(mention: Mention, group: Mention) -> bool:
    """Whether a mention is a part of several groups that are named together."""
    return mention is not group and group.start <= mention.start and mention.end <= group.end


def _with_label(head: Head, label: Labelled) -> int:
    """Where the value of a label begins: at the label where both are one name, “Fachbereich” over “Kultur”, “Fachdienst 3.4”."""
    text = head.document.text
    whole = " ".join(text[label.label.start : label.end].split())
    one = text[label.label.end : label.start] in ("\n", " ") and is_office_line(whole)
    return label.label.start if one else label.start + text.startswith("/", label.start)


def _is_other(text: str) -> bool:
    """Whether a value is neither a name nor an office: the number of a paper, a town, a sentence."""
    return len(text) > 2 * _LONGEST or _TOWN.match(text) is not None or _is_number(text)


def _is_number(text: str) -> bool:
    """Whether a value is the number of a paper; “III/51” is an office."""
    return fits("reference", text) == 1 and fits("office", text) < _SURE


WRITERS = tuple("author division clerk submitter rapporteur signatory informant contact minutes_taker".split())
"""The labels that ask who wrote a paper, the best first."""
_ASKING = frozenset(("department", *WRITERS))


def frame(head: Head) -> Sequence[Line]:
    """The printed lines of the head and of the end of the paper."""
    return [line for line in head.document.lines if head.in_frame(line.start)]


def _on_line(head: Head, lines: Sequence[Line], number: int) -> Iterator[Mention]:
    line, text = lines[number], head.document.text
    printed = text[line.start : line.end]
    if len(printed) > _LONGEST_LINE:
        return
    if number + 1 < len(lines) and (end := _open_office(text, line, lines[number + 1])) > line.end:
        yield _mention(head, lines, number, line.start, end, " ".join(text[line.start : end].split()), "office")
        return
    gaps = list(_BETWEEN.finditer(printed))
    starts = [0, *(gap.end() for gap in gaps)]
    ends = [*(gap.start() for gap in gaps), len(printed)]
    for first, start in enumerate(starts):
        for last in range(first, min(len(ends), first + _MOST_PIECES)):
            if any(":" in gap[0] or "\t" in gap[0] for gap in gaps[first:last]):
                break
            end = ends[last]
            lead = _LEAD.match(printed, start, end)
            if lead and not _OFFICIAL.match(printed[start:end]):
                start = lead.end()
            piece = printed[start:end]
            if tail := _TAIL.search(piece):
                end = start + tail.start()
            if printed[start:end].count("(") > printed[start:end].count(")"):
                end += printed[end : end + 1] == ")"
            elif "(" not in printed[start:end]:
                end -= printed[start:end].endswith(")")
            piece = " ".join(printed[start:end].split()).rstrip(" .,-–")
            moved = lead is not None and _MOTION.search(lead[0]) is not None and piece[:1].isupper()
            form = form_of(piece) or ("group" if moved and len(piece) <= _LONGEST else "")
            if form:
                name = _name_of(piece, form)
                end = start + len(name) if name != piece and printed.startswith(name, start) else end
                yield _mention(head, lines, number, line.start + start, line.start + end, name, form)


def _open_office(text: str, line: Line, following: Line) -> int:
    """Where an office ends that goes on in the line below it, “Stelle für” over “Teilhabe”; the end of its line where none does."""
    here = text[line.start : line.end].strip()
    goes_on = (leaves_open(here) or here.endswith(",")) and is_office_line(
        " ".join(text[line.start : following.end].split())
    )
    return following.end if goes_on else line.end


def _mention(head: Head, lines: Sequence[Line], number: int, start: int, end: int, piece: str, form: str) -> Mention:
    text, line = head.document.text, lines[number]
    label = next((label for label in head.labels if label.start <= start < label.end), None)
    before, behind = text[line.start : start], text[end : line.end]
    if label is not None:
        said, key = head.name(label), label.key
    else:
        said = before.rpartition(":")[0] if ":" in before else before.strip() or _ahead(head, lines, number)
        said = said.split("–")[-1].split("|")[-1].strip()[-60:]
        wording = whole_label(said.rstrip(" :"))
        key = wording.key if wording else ""
    whole = label is not None and (start, end) == (label.start, label.end)
    return Mention(start, end, piece, form, number, before, behind, said, key, whole)


def _ahead(head: Head, lines: Sequence[Line], number: int) -> str:
    """The line, or the cell of the row, before a line that begins with a name."""
    if not number:
        return ""
    above = lines[number - 1]
    return head.document.text[above.start : above.end]


def _name_of(text: str, form: str) -> str:
    """The name alone, without the post or the telephone of a person behind it."""
    found = PERSON.match(text) if form == "person" else None
    return found["name"] if found else text


@lru_cache(1 << 12)
def form_of(text: str) -> str:
    """What a piece of a line could name: a person, a surname, a group, an official, an office; empty where none of them."""
    words = text.split()
    if whole_label(text):
        return ""
    if not 2 < len(text) <= _LONGEST or len(words) > _MOST_WORDS or not text[0].isalnum() or is_paper_type(text):
        return ""
    names_only = all(word in _JOINING or not word[0].islower() for word in words)
    if _GROUP.match(text):
        return "group" if names_only and not _POSTCODE.search(text) else ""
    if _is_other(text):
        return ""
    if _OFFICIAL_ALONE.fullmatch(text) or (_OFFICIAL.match(text) and not PERSON.fullmatch(text)):
        return "official"
    if _BESIDE.search(text):
        return ""
    if is_office_line(text):
        return "office"
    if PERSON.fullmatch(text) or read_person(text) or (_ADDRESSED.match(text) and names_only):
        return "person"
    if _SURNAME.fullmatch(text):
        return "surname" if read_person(f"Frau {text}") else "likely office" if fits("office", text) >= _SURE else ""
    return "likely office" if fits("office", text) >= _SURE else ""


def is_office_line(text: str) -> bool:
    """Whether a line names an office and nothing else: “Amt für Kultur”, “Sozialreferat”, “53.1 - Sozialplanung”."""
    return (
        len(text) <= 90
        and _OFFICE_LINE.fullmatch(text) is not None
        and not _WHOLE_TOWN.match(text)
        and not re.search(r"\bTOP\b|\d{2}\.\d{2}\.|[.:]$", text)
        and not is_paper_type(text)
    )


def level(text: str) -> int:
    """0 for a Dezernat to 3 for a Sachgebiet."""
    return next((level for level, pattern in enumerate(_LEVEL) if pattern.match(text.strip())), 1)
