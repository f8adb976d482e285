"""Who wrote the paper: the office (the narrower one that is named) and the author."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.head.paper_type import is_paper_type
from extractors.head.reading import Head, HeadLine, HeadText
from extractors.labels.reading import Labelled
from extractors.labels.value_kinds import DATE, PERSON, fits

_OFFICE_LINE = re.compile(
    r"(?:Fachbereich|Fachdienst|Amt für|Amt|Dezernat|Referat|Abteilung|Stabs?stelle|Stelle für|Büro für|Büro des|Sachgebiet|Fachamt"
    r"|Geschäftsbereich|Eigenbetrieb|Fachgruppe)\s\S.{0,80}"
    r"|(?:Abt\.|Bereich|Ref\.)\s\d.{2,80}|[A-ZÄÖÜ][a-zäöü]+s(?:stelle|büro)\s[a-zA-ZÄÖÜ].{2,70}|[A-ZÄÖÜ][a-zäöüß-]+amt\s/\s.{3,80}"
    r"|\d{2,3}(?:\.\d)?\s(?:Amt für|Fachbereich|Fachdienst|Referat|Abteilung|Dezernat)\s\S.{1,80}"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+-\s(?:und|u\.)\s)?(?:[A-ZÄÖÜ][a-zäöüß-]+(?:-\s?und\s)?)*[A-ZÄÖÜa-zäöüß-]*(?:amt|referat|kämmerei|büro)(?:\s\([A-ZÄÖÜ]+\))?"
)
_BARE_OFFICE = re.compile(r"(?:Fachbereich|Fachdienst|Amt|Dezernat|Referat|Abteilung|Geschäftsbereich)\s(?:\d{1,3}(?:\.\d)?|[IVX]+)")
_OFFICIAL_AS_OFFICE = re.compile(r"(?:Der|Die)\s(?:Ober)?(?:[Bb]ürgermeister|[Ll]andr[aä]t)")
# “Anna Muster / Bernd Beispiel”; not “Verein Musterhausen aus dem Kreis”
_NAMES = re.compile(r"(?:(?:Frau|Herrn?|Dr\.|Prof\.|von|van|und|[A-ZÄÖÜ][\w.’-]+)[\s,/&;]*){1,8}(?:\(i\. ?[VA]\.\))?")
_SOUND = 0.3
_LONGEST_PERSON = 70  # characters
_PERSON_NAME = r"(?:(?:Frau|Herrn?|Fr\.|Hr\.)\s)?(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][\w’'-]+(?:,?\s[A-ZÄÖÜ][\w’'-]+){0,2}"
# “Beigeordneter Herr Muster”, “Bürgermeisterin Muster-Beispiel”, “Dezernentin Eva Muster”, “FDL Eva Muster”
_OFFICIAL = re.compile(
    r"\b(?:Herrn?|Frau|(?:Ober)?[Bb]ürgermeister(?:in)?|Landr[aä]t(?:in)?|Beigeordneter?|Stadtr[aä]t(?:in)?|Dezernent(?:in)?|[A-Z]{2,4}|Kreisdirektor(?:in)?)"
    r"\s(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][a-zäöüß]+(?:[\s-][A-ZÄÖÜ][a-zäöüß]+)*$"
)
# “Eva Muster, Tel. 85-1188”, “Muster, Eva   Telefon: 07071-204”, “Frau Muster, App. 2911”, “Max Muster, 853-5600”
_REACHED = re.compile(
    rf"(?P<name>(?:Frau|Herrn?|Fr\.|Hr\.)\s{_PERSON_NAME}|(?:(?:Dr|Prof)\.\s)*[A-ZÄÖÜ][\w’'-]+,?\s[A-ZÄÖÜ][\w’'-]+),?\s+(?:Tel(?:efon)?\b|App\b|Durchwahl\b|\d{{3}}-\d{{2,}})"
)
_REACHED_BEHIND = re.compile(r"\bTel(?:\.|efon)?[\s:]+[\d/ -]+\((?P<name>(?:Frau|Herrn?|Fr\.|Hr\.)\s[A-ZÄÖÜ][\w-]+)\)")
_RESPONSIBLE = re.compile(
    r"Verantwortlich", re.IGNORECASE
)  # “Verantwortlich: Muster, Anna” beside “Federführend: Sozialamt”
_GROUP = re.compile(r"(?:\w+-)?(?:\w*fraktion|\w*gruppe)\b(?! \d)|\S+(?:\s\S+){0,4}[\s-]\w*fraktion\b", re.IGNORECASE)
# “GZ: OB”, “Gz: SJB”: an office's own abbreviation
_OFFICE_CODE = re.compile(r"[A-ZÄÖÜ]{2,5}(?:/[A-ZÄÖÜ]{1,4})?")
# “Betriebsleitung” under “Aktenzeichen”
_OFFICE_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]+(?:leitung|amt|betrieb|verwaltung|kämmerei|referat|büro)")
# “Änderungsantrag der Freien Fraktion zu Drucks. Nr. 12/2018”
_MOTION_OF = re.compile(
    r"\w*(?:antrag|anfrage)\s(?:der|des|von)\s(?P<by>[^.:]{0,60}?(?:fraktion|gruppe)(?:\s(?!vom|zu)[^.:,]{2,40}?)?)\s(?:vom|zu[mr]?)\s",
    re.IGNORECASE,
)
# “Antrag Freie Liste und Bürgerbund vom 25.04.2018”
_MOTION = re.compile(r"\w*(?:antrag|anfrage)\s(?!auf|zu|für|über|nr)(?P<by>[^.:]{2,80}?)\svom\s\d", re.IGNORECASE)


def read_department(head: Head) -> HeadText | None:
    """The value of Dienststelle, Fachbereich, Amt … before that of Dezernat or Verantwortlich; else an office alone on a line."""
    for keys, rule in ((("department",), "department-label"), (("division",), "division-label")):
        for label in head.filled(*keys):
            value = head.text(label)
            sound = fits("office", value) > _SOUND and not _is_person(value) and not _GROUP.match(value)
            sound = sound and not _OFFICIAL_AS_OFFICE.match(value)
            if head.in_frame(label.start) and sound:
                return _department(head, label, rule)
    named = [line for line in head.lines[:20] if line.start < head.path and is_office_line(line.text.strip())]
    for label in head.filled("submitter", "file_number"):
        value = head.text(label)
        if label.key == "submitter":
            office = _OFFICE_LINE.fullmatch(value)
        else:
            office = _OFFICE_WORD.fullmatch(value) or (None if named else _OFFICE_CODE.fullmatch(value))
        if head.in_frame(label.start) and office:
            return HeadText(label.start, label.end, value, f"department-{label.key}")
    if not named:
        return _author_office(head)
    # “Sozialreferat / Amt für Wohnen”: the narrower is below
    below = (b for a, b in pairwise(named) if b.start - a.end <= 2 and a.text.strip() != b.text.strip())
    line = next(below, named[0])
    end = _name_below(head, line)
    return HeadText(line.start, end, " ".join(head.document.text[line.start : end].split()), "office-line")


def _name_below(head: Head, line: HeadLine) -> int:
    """Where the office ends: “Fachbereich 4” has its name on the next line."""
    following = next((other for other in head.lines if other.start >= line.end), None)
    if following is None or not _BARE_OFFICE.fullmatch(line.text.strip()) or following.start - line.end > 1:
        return line.end
    text = following.text.strip()
    named = re.fullmatch(r"[A-ZÄÖÜ][A-Za-zäöüß/, -]{5,60}", text) is not None
    return following.end if named and not is_paper_type(text) and not _OFFICIAL_AS_OFFICE.match(text) else line.end


def _author_office(head: Head) -> HeadText | None:
    """“Verfasser: Ref. Stadtplanung”: an office as the author."""
    for label in head.filled("author", "clerk"):
        value = head.text(label)
        if head.in_frame(label.start) and re.match(r"(?:Ref|Abt|Amt|FB|Fachbereich|SG|Sachgebiet)\b", value):
            return HeadText(label.start, label.end, value, "author-office")
    return None


def is_office_line(text: str) -> bool:
    """Whether a line names an office and nothing else: “Amt für Kultur”, “Sozialreferat”."""
    return (
        len(text) <= 70
        and _OFFICE_LINE.fullmatch(text) is not None
        and not re.search(r"\bTOP\b|\d{2}\.\d{2}\.|[.:]$", text)
        and not is_paper_type(text)
    )


def _department(head: Head, label: Labelled, rule: str) -> HeadText:
    """The value as printed; “Fachbereich” over “Bürgerengagement”, without a colon, is one name."""
    text = head.document.text
    between = text[label.label.end : label.start]
    name = head.name(label)
    start = label.start
    if (
        between == "\n"
        and "/" not in name
        and name.split()[-1] in ("Fachbereich", "Amt", "Referat", "Abteilung", "Fachdienst", "Dezernat")
    ):
        start = label.label.start
    elif text[start] == "/":
        start += 1
    value = " ".join(text[start : label.end].split())
    if DATE.search(value):
        value = DATE.split(value)[0].rstrip(" ,;")
    return HeadText(start, start + len(text[start : label.end]), value, rule)


def _is_person(value: str) -> bool:
    return re.match(r"(?:Frau|Herrn?|Hr\.|Fr\.)\s", value) is not None


def read_author(head: Head) -> HeadText | None:
    """The Verfasser or Ersteller; else the Bearbeiter, the group whose motion it is, who gives information, the contact;
    not who signs."""
    for key in ("author", "division", "clerk", "signatory"):
        for label in head.filled(key):
            person = key != "division" or _RESPONSIBLE.match(head.name(label)) is not None
            if person and (found := _person(head, label, loose=key != "division")):
                return found
    if group := _group(head):
        return group
    for key in ("informant", "contact"):
        for label in head.filled(key):
            if head.in_frame(label.start) and (found := _person(head, label, loose=False)):
                return found
    return _submitter(head) or _with_phone(head)


def _submitter(head: Head) -> HeadText | None:
    """The person who lays the paper before the council: “Einreicher: Herr Muster”, “Landrat Max Muster”."""
    for label in head.filled("submitter", "rapporteur"):
        text = head.text(label)
        if head.in_frame(label.start) and _OFFICIAL.search(text) and len(text) <= _LONGEST_PERSON:
            return HeadText(label.start, label.end, text, f"{label.key}-person")
    return None


def _with_phone(head: Head) -> HeadText | None:
    """A name and a telephone in the letterhead: “Anna Muster, Tel. 85-1188”, “Frau Muster, App. 29”, “Tel. 361 (Frau Muster)”."""
    for line in head.lines:
        if line.start >= head.path:
            continue
        found = _REACHED.match(line.text) or _REACHED_BEHIND.search(line.text)
        if found:
            start, end = line.start + found.start("name"), line.start + found.end("name")
            return HeadText(start, end, " ".join(found["name"].split()), "name-and-phone")
    return None


def _person(head: Head, label: Labelled, *, loose: bool) -> HeadText | None:
    """The personal name behind a label; ``loose``: also several names, if they are no office."""
    text, printed = head.text(label), head.document.text[label.start : label.end]
    found = PERSON.match(text)
    names = loose and _NAMES.fullmatch(text) is not None and fits("office", text) < 0.5
    if (not found and not names) or fits("public", text) or (label.key == "division" and _GROUP.match(text)):
        return None
    end = label.start + len(found["name"]) if found and "\n" not in printed else label.end
    return HeadText(label.start, end, " ".join(head.document.text[label.start : end].split()), f"{label.key}-label")


def _group(head: Head) -> HeadText | None:
    """“Einreicher: Fraktion Freie Liste”, “Verantwortlich: Ratsgruppe Musterhausen”: whose motion or question it is."""
    for label in head.filled("submitter", "division", "department"):
        if head.in_frame(label.start) and _GROUP.match(head.text(label)):
            return HeadText(label.start, label.end, head.text(label), "submitting-group")
    for line in head.lines:
        if (
            (found := _MOTION_OF.match(line.text) or _MOTION.match(line.text))
            and line.start < head.path
            and len(line.text) < 120
        ):
            by = re.sub(r"^(?:der|des|von)\s", "", found["by"])
            start = line.start + found.end("by") - len(by)
            return HeadText(start, line.start + found.end("by"), by, "motion-line")
    return None
