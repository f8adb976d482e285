"""How offices and officials are named on a line, and how wide an office is."""

from __future__ import annotations

import re

from extractors.head.paper_type import is_paper_type

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
OFFICIAL = re.compile(
    r"[-–\s]*(?:Der|Die)?\s?(?:Ober|Samtgemeinde|Verbands)?(?:[Bb]ürgermeister|[Ll]andr[aä]t|[Mm]agistrat|[Kk]reisausschuss|[Gg]emeindevorstand|[Vv]erwaltung|[Bb]eigeordnete)"
)
# “Der Oberbürgermeister”: who brings a paper in or carries it out, named by the office alone
OFFICIAL_ALONE = re.compile(
    r"(?:Der|Die)?\s?(?:Ober|Samtgemeinde|Verbands)?(?:[Bb]ürgermeister|[Ll]andr[aä]t)(?:in)?|(?:Der\s)?(?:[Mm]agistrat|[Kk]reisausschuss|[Gg]emeindevorstand)|(?:Die\s)?(?:Stadt|Kreis)?[Vv]erwaltung"
)


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
