"""How well a string answers a label: a date after “Termin:”, an office after “Dienststelle:”.

Where a form's labels and values were torn apart, only the kind of the value tells which label it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.german.text import MONTHS

_WEEKDAYS = r"(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-zäöü]*\.?,?"

# “14.03.2018”, “Mittwoch, den 14. März 2018”, “15./16.12.2020”, “27.10.17 / 14:30 Uhr”
DATE = re.compile(
    rf"""(?:{_WEEKDAYS}\s+)? (?:(?:den|vom|am)\s+)?
    (?:\d{{1,2}}\.?\s?[/–-]\s?)? \d{{1,2}}\.\s?
    (?:\d{{1,2}}\.\s?|(?:{MONTHS}|[A-Z][a-z]{{2}}\.)\s)
    (?:\d{{4}}|\d{{2}}) (?:[,/;]?\s*(?:um\s)?\d{{1,2}}[:.]\d\d(?:\s*Uhr)?)?""",
    re.VERBOSE,
)
# “2018/0535”, “DrS/2014/075”, “SV-9-0667”, “18 - 16 1377/2018”, “14-20 / V 06158”, “FB 56/0150/WP17”, “952/2001”, “M 132”
_REFERENCE_ATOM = r"(?:\d{1,8}[A-Za-z]?|[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,6}\d{0,5})"
_REFERENCE = re.compile(
    rf"(?=\D*\d){_REFERENCE_ATOM}(?:(?:\s?[/–-]\s?|(?<=\d{{3}})\.(?=\d{{1,2}}(?![.\d]))){_REFERENCE_ATOM}|\s(?:\d{{1,6}}[A-Za-z]?|[A-ZÄÖÜ][A-Za-z]{{0,3}}\d{{0,5}})(?!\w)){{0,6}}(?:\sNeufassung)?"
)
_AGENDA_ITEM = re.compile(r"(?:TOP\s*)?(?:[ÖN]\s?)?\d{1,3}(?:\.\d{1,2})*\.?[a-z]?")
_PUBLIC = re.compile(r"(?:nicht[- ]?)?öffentlich(?:e[rn]?)?(?: Sitzung)?|[Öö]|[Nn]|[Nn][Öö]", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"ausschuss|ausschuß|(?:rat|räte|rates)\b|beirat|kreistag|sitzung\b|versammlung|vertretung|kommission|vorstand|deputation"
    r"|bürgerschaft|magistrat|senat\b|kollegium|kuratorium",
    re.IGNORECASE,
)
# “Sozialamt”, “Dez. 3”, “Fachbereich Jugend”, “Referat 4”, “Büro für Integration”, “50.1”, “SJB-BfI”, “III-ar”, “/V-ke”
_OFFICE_NAMED = re.compile(
    r"amt\b|\b(?:Dez|Dezernat|Amt|FB [A-Z]|Fachbereich|Referat|Abt|Abteilung|TOP|Seite|Sitzung)\b"
)
_OFFICE = re.compile(
    r"""(?:.*(?:amt|ämter|dienst|dienste|betrieb|betriebe|verwaltung|kämmerei|referat|zentrum|werke|schule|institut|stelle)\b.*
    | .*\b(?:Dez\.?|Dezernat|Amt|FB|Fachbereich|Fachdienst|FD|Fachamt|Abt\.?|Abteilung|Büro|Referat|Sachgebiet|SG|Stabsstelle|Stab
        |Geschäftsbereich|Bereich|Ressort|Team|Stadtwerke|Eigenbetrieb|Bürgermeister\w*|Oberbürgermeister\w*|Landrat|Landrätin|Dezernentin?|Verwaltung|Abfallwirtschaft)(?=[\s\d.,/]|$).*
    | /?[IVX]{1,4}(?:[\s./-]{1,3}[\w.]{1,8}){0,3}
    | /?\d{1,3}(?:[./-]\d{1,3}){0,2}(?:[\s./-]{1,3}[A-Za-zÄÖÜäöü][\w.&, -]{0,40})?
    | [A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,4}[A-ZÄÖÜ](?:[-/ ][A-ZÄÖÜ][A-Za-zÄÖÜ]{0,5}|[-/ ]?\d{1,3}){0,2})""",
    re.VERBOSE,
)
_NAME = r"(?:[A-ZÄÖÜ][a-zäöüßéèçğışćč]+(?:[-’'][A-ZÄÖÜ][a-zäöüßéèğışćč]+)*)"
_TITLES = r"(?:(?:Dr|Prof|Pfr|med|jur|phil|rer|nat|Dipl)\.(?:-[A-Z][a-zäöü]+\.?)?\s+)*"
_POST = (
    r"(?:Erste[rn]?\s)?(?:(?:Ober)?[Bb]ürgermeister|Landr[aä]t|(?:Kreis)?[Bb]eigeordnete"
    r"|Stadtr[aä]t|Kreisr[aä]t|Dezernent|(?:Bz)?StR)(?:in|[rn])?"
)
_INITIALS = r"(?:[A-ZÄÖÜ]\.\s?){1,3}"
# What may stand behind a name: a telephone, an office or a post, the mark of the next column
_BEHIND_NAME = rf"""(?:(?:Tel|Fon|App|Durchwahl|Raum|Zi|Stand|FB|Amt|Fach|Kommunal|\d|\S*@|(?:nicht)?öffentlich).*
    | [a-z]{{2,3}} | {_OFFICE.pattern} | .*(?:beauftragte|leiter|leitung|referent|koordinator|manager|planer).*)"""
# “Vollmer, Thomas”, “Frau Dr. Peters”, “Anna Muster”, “A. Muster”, “Herr Beispiel, Tel. 123”, “Eva Muster, SG Soziales”
PERSON = re.compile(
    rf"""(?P<name>(?:{_POST}\s)?(?:Frau|Herrn?|Fr\.|Hr\.)\s+{_TITLES}(?:{_INITIALS})?{_NAME}(?:\s{_NAME})?
    | {_TITLES}(?:von\s|van\s)?{_NAME},\s?{_TITLES}{_NAME}(?:\s{_NAME})?
    | {_TITLES}{_INITIALS}{_NAME}
    | {_POST}\s{_TITLES}(?:{_NAME}\s)?{_NAME}
    | {_TITLES}{_NAME}\s(?:[A-Z]\.\s)?(?:von\s|van\s)?{_NAME}(?:\s{_NAME})?)
    (?=$|[,;/ (–-]+{_BEHIND_NAME}$)""",
    re.VERBOSE,
)
_FILE_NUMBER = re.compile(r"(?=.*\d)[\w./:;()\s–-]{1,40}")
_POSTCODE = re.compile(r"(?<=\d\s\d{5})\s[A-ZÄÖÜ][a-zäöüß]{2,}")  # “114/2021 12345 Musterhausen”
_NUMBER = re.compile(r"\d{1,4}(?:\s?/\s?\d{2,4})?\.?")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_OF_YEAR = re.compile(r"/(?:19|20)\d\d|(?:19|20)\d\d/")


def _reference(text: str) -> float:
    if re.fullmatch(r"\d{1,8}", text):
        return 0.8 if len(text) > 2 else 0.6
    if len(text) > 40 or not _REFERENCE.fullmatch(text) or DATE.fullmatch(text):
        return 0.0
    return 0.3 if _OFFICE_NAMED.search(text) else 1.0


def _office(text: str) -> float:
    if DATE.fullmatch(text) or _PUBLIC.fullmatch(text) or len(text) > 120 or _OF_YEAR.search(text):
        return 0.0
    if re.fullmatch(r"\d{4,}|\d{1,3}", text):
        return 0.3
    return 0.9 if _OFFICE.fullmatch(text) else _words(text) / 2


def _person(text: str) -> float:
    numbered = any(map(str.isdigit, text[:3]))
    return 0.9 if PERSON.fullmatch(text) else 0.0 if numbered else _words(text) / 2


def _words(text: str) -> float:
    """Whether a value is one or a few words."""
    return 0.8 if _WORDS.search(text) and len(text) <= 60 else 0.0


def _text(text: str) -> float:
    long = sum(map(len, _WORDS.findall(text))) >= 6
    return 0.8 if long and not DATE.fullmatch(text) and not _PUBLIC.fullmatch(text) else 0.0


_KINDS: dict[str, Callable[[str], float]] = {
    "date": lambda text: 1.0 if DATE.fullmatch(text) else 0.0,
    "reference": _reference,
    "agenda_item": lambda text: 0.7 if re.fullmatch(r"\d{3}", text) else 0.9 if _AGENDA_ITEM.fullmatch(text) else 0.0,
    "public": lambda text: 1.0 if _PUBLIC.fullmatch(text) else 0.0,
    "committee": lambda text: 1.0 if _COMMITTEE.search(text) and len(text) < 160 and not DATE.fullmatch(text) else 0.0,
    "office": _office,
    "person": _person,
    "paper_type": _words,
    "file_number": lambda text: 0.7 if _FILE_NUMBER.fullmatch(text) and not DATE.fullmatch(text) else 0.0,
    "number": lambda text: 0.8 if _NUMBER.fullmatch(text) else 0.0,
    "text": _text,
    "any": lambda text: 0.5 if text else 0.0,
}
KINDS = frozenset(_KINDS)
_PREFIXED = {"date": DATE, "agenda_item": _AGENDA_ITEM, "public": _PUBLIC, "number": _NUMBER}


def fits(kind: str, text: str) -> float:
    """From 0 (“öffentlich” is no date) to 1 (“14.03.2018” is): how well ``text`` answers a label of this kind."""
    return _KINDS[kind](" ".join(text.split()))


def leading(kind: str, text: str) -> int:
    """How many characters at the beginning of ``text`` answer a label of this kind: of “677 ANFRAGE” the number is the
    reference. 0 where it does not begin with such a value; everything where the kind has no form of its own."""
    if kind in _PREFIXED:
        match = _PREFIXED[kind].match(text)
        return match.end() if match and not text[match.end() : match.end() + 1].isalnum() else 0
    if kind != "reference":
        return len(text)
    ends = [match.start() + len(match[0].rstrip(".,;:)/")) for match in re.finditer(r"\S+", text)][:7]
    ends = [end for end in ends if not _POSTCODE.match(text, end)]
    found = next((end for end in reversed(ends) if _reference(" ".join(text[:end].split())) >= 0.6), 0)
    return (
        0 if text[:found].isdigit() and text[found : found + 1] == "/" else found
    )  # “2018/”: the number is still open
