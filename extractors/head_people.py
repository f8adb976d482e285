"""Who wrote the paper: the office (the narrower one that is named) and the author."""

from __future__ import annotations

import re

from extractors.head import Head, HeadText
from extractors.labels import Labelled
from extractors.paper_type import is_paper_type
from extractors.value_kinds import DATE, PERSON, fits

_OFFICE_LINE = re.compile(
    r"(?:Fachbereich|Fachdienst|Amt für|Amt|Dezernat|Referat|Abteilung|Stabs?stelle|Büro für|Büro des|Sachgebiet|Fachamt"
    r"|Geschäftsbereich|Eigenbetrieb)\s\S.{1,80}"
    r"|(?:[A-ZÄÖÜ][a-zäöüß-]+(?:-\s?und\s)?)*[A-ZÄÖÜa-zäöüß-]*(?:amt|referat|kämmerei)"
)
# “Anna Muster / Bernd Beispiel”; not “Verein Musterhausen aus dem Kreis”
_NAMES = re.compile(r"(?:(?:Frau|Herrn?|Dr\.|Prof\.|von|van|und|[A-ZÄÖÜ][\w.’-]+)[\s,/&;]*){1,8}")
_SOUND = 0.3


def read_department(head: Head) -> HeadText | None:
    """The value of Dienststelle, Fachbereich, Amt … before that of Dezernat or Verantwortlich; else an office alone on a line."""
    for keys, rule in ((("department",), "department-label"), (("division",), "division-label")):
        for label in head.filled(*keys):
            value = head.text(label)
            if head.in_frame(label.start) and fits("office", value) > _SOUND and not _is_person(value):
                return _department(head, label, rule)
    named = [line for line in head.lines[:20] if line.start < head.path and _is_office_line(line.text.strip())]
    if not named:
        return None
    line = named[0]
    if len(named) > 1 and named[1].start - line.end <= 2:  # “Sozialreferat / Amt für Wohnen”: the narrower is below
        line = named[1]
    return HeadText(line.start, line.end, " ".join(line.text.split()), "office-line")


def _is_office_line(text: str) -> bool:
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
    """The Verfasser, Ersteller or Bearbeiter; else who gives information, else the contact; not who signs."""
    for keys in (("author",), ("informant",), ("contact",)):
        for label in head.filled(*keys):
            if not head.in_frame(label.start) and keys != ("author",):
                continue
            found = PERSON.match(head.text(label))
            loose = (
                keys == ("author",)
                and _NAMES.fullmatch(head.text(label)) is not None
                and fits("office", head.text(label)) < 0.5
            )
            if found or loose:
                end = (
                    label.start + len(found["name"])
                    if found and "\n" not in head.document.text[label.start : label.end]
                    else label.end
                )
                return HeadText(
                    label.start, end, " ".join(head.document.text[label.start : end].split()), f"{keys[0]}-label"
                )
    return None
