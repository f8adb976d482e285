"""The number of a paper (Vorlagennummer): behind its label, behind the kind of the paper, or alone on a line of the head."""

from __future__ import annotations

import re

from extractors.head.paper_type import numbered_in_flat_head, type_words
from extractors.head.reading import Head, HeadText
from extractors.labels.value_kinds import fits, leading

# “ Nr. ”, “ - ”, “ (öffentlich) - ”, “ zum Haushalt Nr. ” between the kind of the paper and its number
_PREFIX = re.compile(
    r"(?:\(?(?:nicht)?öffentlich\)?\s*|zum\s(?:Doppel)?haushalt\w*\s(?:(?:20)?\d\d(?:/(?:20)?\d\d)?\s)?(?=Nr))?"
    r"(?:Nr\.?:?|Nummer:?|[-–])\s+",
    re.IGNORECASE,
)
# Alone on a line: “500/035/2017”, “DrS/2014/075”, “SV-9-0667”, “VO/2021/09701”, “BMPA/1087/2023”, “WP 14-20 SV 50/073”
_ALONE = re.compile(
    r"""(?=\D*\d)(?:
      [A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,5}[/-]\d[\w/-]*\d(?:[/-][A-Z]{1,4}\d*)?
    | \d{1,5}/[A-Z]{2,4}/\d{1,5}(?:/\d+)?
    | \d{1,4}/\d{2,5}/(?:19|20)\d\d(?:/\d+)?
    | \d{2}/\d{3}/\d{2}
    | (?:19|20)\d\d/\d{3,5}(?:[/-]\d{1,3})?
    | (?!0?[1-9]/|1[0-2]/)\d{1,5}/(?:19|20)\d\d(?:[/-]\d{1,3})?(?:\s?E\s?\d*)?
    | (?:[A-Z]{1,4}\s)?\d{1,2}\s?[-–]\s?\d{1,2}\s(?:/\s)?(?:[A-Z]{1,3}\s)?\d{1,5}(?:/\d{2,5})?
    | [A-Z]{2}\s\d{2}/\d{3,4}/[A-Z]{2}\d{2}
    | \d{2}-\d{4,5}(?:[.-]\d{1,2})?[A-Z]?
    | \d{2,4}[-–]\d{2}/[A-Z]{1,4}[A-Z0-9()/-]*\d{2,5}
    )""",
    re.VERBOSE,
)
# “2018-23/DS-0201   Ausgegeben am 26.04.2018”
_ISSUED = re.compile(r"\s*(?:Ausgegeben|Ausgabe|Eingegangen|Eing|Datum|vom)\b.*$|\s*Ausgegeben am.*$")
_OTHERS = re.compile(
    r"Antrag|Anfrage|Beschlu(?:ss|ß)(?:nummer|\s?-?Nr)", re.IGNORECASE
)  # also of the paper that is answered
_NOT = re.compile(r"(?:TOP|HH|THH)\b")
# “GRDrs 742/2021”: an abbreviation without a colon is a part of the number
_PART_OF_NUMBER = re.compile(r"GRDrs\s+")
# “VO/2015/028 Konzept für die Bäder”, where minutes name the paper
_WITH_TITLE = re.compile(r"(?P<number>[A-ZÄÖÜ]\S*\d\S*)\s+(?P<title>\S+(?:\s\S+){2,})")


def read_reference(head: Head) -> HeadText | None:
    """“2018/0535” after “Vorlage Nr.:”; “500/035/2017” under “Sitzungsvorlage”; not the number of another paper."""
    labels = [label for label in head.filled("reference") if head.in_frame(label.start)]
    for label in sorted(labels, key=lambda label: _OTHERS.match(head.name(label)) is not None):
        if label.start < head.end:
            start = label.start
            if _PART_OF_NUMBER.fullmatch(head.document.text, label.label.start, start):
                start = label.label.start
            value = " ".join(head.document.text[start : label.end].split())
            return HeadText(start, label.end, value, "reference-label")
    for line in head.lines[:25]:
        if line.start > head.path:
            break
        found = _after_type(line.text) or _alone(line.text)
        if found:
            start, end, rule = found
            return HeadText(line.start + start, line.start + end, " ".join(line.text[start:end].split()), rule)
    return _before_title(head) or _in_flat_head(head)


def _before_title(head: Head) -> HeadText | None:
    """“VO/2015/028 Konzept für die Bäder” in minutes that are headed “Auszug - Konzept für die Bäder”."""
    for number, line in enumerate(head.lines):
        found = _WITH_TITLE.fullmatch(" ".join(line.text.split()))
        if found is None or line.text[found.end("number")] != " " or fits("reference", found["number"]) < 1:
            continue
        if any(" ".join(other.text.split()).endswith(found["title"]) for other in head.lines[:number]):
            end = line.start + found.end("number")
            return HeadText(line.start, end, found["number"], "reference-before-title")
    return None


def _in_flat_head(head: Head) -> HeadText | None:
    """“… Sitzungsvorlage Nr. 21-26 / V 00417 Beschluss des …”"""
    found = numbered_in_flat_head(head)
    if found is None:
        return None
    start, end = found.end(), found.end() + leading("reference", head.document.text[found.end() :])
    return HeadText(start, end, " ".join(head.document.text[start:end].split()), "reference-in-flat-head")


def _after_type(text: str) -> tuple[int, int, str] | None:
    """“Beschlussvorlage SV-9-0667”, “Sitzungsvorlage Nr. 12/2018”."""
    word = type_words().match(text)
    if word is None:
        return None
    start = word.end() + len(text[word.end() :]) - len(text[word.end() :].lstrip(" :"))
    prefix = _PREFIX.match(text, start)
    start = prefix.end() if prefix else start
    length = leading("reference", text[start:])
    value = text[start : start + length]
    if not length or (not prefix and fits("reference", value) < 1) or len(text[start + length :].split()) > 3:
        return None
    return start, start + length, "reference-after-type"


def _alone(text: str) -> tuple[int, int, str] | None:
    if _NOT.match(text):
        return None
    start = len(text) - len(text.lstrip())
    issued = _ISSUED.search(text)
    value = text[start : issued.start() if issued else None].rstrip()
    return (start, start + len(value), "reference-alone") if _ALONE.fullmatch(value) else None
