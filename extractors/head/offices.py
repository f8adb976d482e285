"""How offices are named on a line of the letterhead, and which of several is the narrower one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.german.text import leaves_open
from extractors.head.paper_type import is_paper_type
from extractors.head.reading import HeadLine
from extractors.labels.value_kinds import fits

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
_BARE = re.compile(
    r"(?:Fachbereich|Fachdienst|Amt|Dezernat|Referat|Abteilung|Geschäftsbereich)\s(?:\d{1,3}(?:\.\d)?|[IVX]+)"
)
OFFICIAL = re.compile(
    r"[-–\s]*(?:Der|Die)?\s?(?:Ober|Samtgemeinde|Verbands)?(?:[Bb]ürgermeister|[Ll]andr[aä]t|[Mm]agistrat|[Kk]reisausschuss|[Gg]emeindevorstand|[Vv]erwaltung|[Bb]eigeordnete)"
)
# “Der Oberbürgermeister”: who brings a paper in or carries it out, named by the office alone
OFFICIAL_ALONE = re.compile(
    r"(?:Der|Die)?\s?(?:Ober|Samtgemeinde|Verbands)?(?:[Bb]ürgermeister|[Ll]andr[aä]t)(?:in)?|(?:Der\s)?(?:[Mm]agistrat|[Kk]reisausschuss|[Gg]emeindevorstand)|(?:Die\s)?(?:Stadt|Kreis)?[Vv]erwaltung"
)
_GAP = re.compile(r"(?:^|\s)[\s·•|–-]*(?=[A-ZÄÖÜ\d])")
_CLOSING_DAY = re.compile(r"(?:\s[A-ZÄÖÜ][\w-]+,)?\s+(?:den\s)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]+)\s?\d{4}$")
_LETTERHEAD = re.compile(
    r"(?:\w+\s)?\w*(?:stadt|gemeinde|kreis|verwaltung|amt|markt|magistrat)\b(?:\s|$)", re.IGNORECASE
)
_NAMED = re.compile(r"[a-zäöüß]{3}")  # not “THH”
_TAKING_PART = re.compile(r"(?:Beteiligt|Beteiligung|Mitzeichnung|Mitwirkung|Verteiler|Nachrichtlich)", re.IGNORECASE)
_NEAR, _CLOSE = 90, 2  # characters
_LONGEST = 300  # of a line of a letterhead
_SURE = 0.9


def is_office_line(text: str) -> bool:
    """Whether a line names an office and nothing else: “Amt für Kultur”, “Sozialreferat”, “53.1 - Sozialplanung”."""
    return (
        len(text) <= 90
        and _OFFICE_LINE.fullmatch(text) is not None
        and not _WHOLE_TOWN.match(text)
        and not re.search(r"\bTOP\b|\d{2}\.\d{2}\.|[.:]$", text)
        and not is_paper_type(text)
    )


def is_office(text: str) -> bool:
    """Whether the value of a label that may be a person's is an office: “Einreicher: Sozialamt, Sachgebiet Wohnen”."""
    if OFFICIAL.match(text):
        return False
    return is_office_line(text) or (_NAMED.search(text) is not None and fits("office", text) >= _SURE)


def letterhead_offices(lines: Sequence[HeadLine]) -> list[HeadLine]:
    """The lines that name an office: not those that take part (“Beteiligt:” over a list), not a column of Dezernate that sign."""
    named: list[HeadLine] = []
    listed = False
    for line in map(office_behind, lines):
        text = line.text.strip()
        office = is_office_line(text)
        listed = _TAKING_PART.match(text) is not None or (listed and office)
        if office and not listed:
            named.append(line)
    signing = [line for line in named if _BARE.fullmatch(line.text.strip()) and level(line.text) == 0]
    return [line for line in named if line not in signing] if len(signing) > 1 else named


def office_behind(line: HeadLine) -> HeadLine:
    """The office behind a town or an official on a line of the letterhead, without the day that closes it: “Stadt Auental – Fachdienst
    Kultur”, “Gemeinde Auental Der Bürgermeister Hauptamt 17. September 2031”; else the line."""
    if len(line.text) > _LONGEST:
        return line
    text = _CLOSING_DAY.sub("", line.text.rstrip(" –-"))
    for gap in _GAP.finditer(text):
        ahead, office = text[: gap.start()], text[gap.end() :]
        headed = not ahead or OFFICIAL.match(ahead) or _LETTERHEAD.match(ahead) or _CLOSING_DAY.search(ahead)
        if headed and is_office_line(office):
            return HeadLine(line.start + gap.end(), line.start + len(text), office, line.block, line.in_table)
    return line


def narrowest(named: Sequence[HeadLine]) -> HeadLine:
    """Of “Dezernat III” over “Sozialamt”, the second; of offices far from each other the first."""
    best = named[0]
    for below in named[1:]:
        distance = below.start - best.end
        if distance > _NEAR:
            break
        wider, narrower = level(best.text), level(below.text)
        if narrower > wider or (narrower == wider and distance <= _CLOSE) or below.text.strip() == best.text.strip():
            best = below
    return best


def level(text: str) -> int:
    """0 for a Dezernat to 3 for a Sachgebiet."""
    return next((level for level, pattern in enumerate(_LEVEL) if pattern.match(text.strip())), 1)


def end_of(line: HeadLine, lines: Sequence[HeadLine]) -> int:
    """Where the office ends: “Sozialamt / Stelle für” has its other half on the next line."""
    following = next((other for other in lines if other.start >= line.end), None)
    if following is None or following.start - line.end > 1 or following.in_table:
        return line.end
    text, here = following.text.strip(), line.text.strip()
    if is_paper_type(text) or OFFICIAL.match(text) or is_office_line(text):
        return line.end
    return following.end if (leaves_open(here) or here.endswith(",")) and len(text) < _NEAR else line.end
