"""The number of a paper (Vorlagennummer): behind its label, behind the kind of the paper, or alone on a line of the head."""

from __future__ import annotations

import re

from extractors.head.paper_type import NUMBER, type_words
from extractors.head.reading import Head, HeadText
from extractors.labels.value_kinds import fits, leading

_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_PREFIX = re.compile(
    r"(?:\(?(?:nicht)?öffentlich\)?\s*|zum\s(?:Doppel)?haushalt\w*\s(?:(?:20)?\d\d(?:/(?:20)?\d\d)?\s)?(?=Nr))?"
    rf"(?:-?{NUMBER}|[-–])\s+",
    re.IGNORECASE,
)
# Alone on a line: “DrS/2014/075”, “SV-9-0667”; “500/035/2017”, “12-28/1207”; “123/2018”, “2018/0535”, “18-01234”; not “6/2018”
_ALONE = re.compile(
    r"""(?=(?:.*?\d){3}) (?: [A-ZÄÖÜ]\w{0,5}(?:[\s-]\w*\d\w*)?(?:\s?[/-]\s?[\w()]+)+
    | (?=.*/)\w+(?:[/-][\w()]+){2,} | (?!0?[1-9]/|1[0-2]/)\d{1,5}/(?:19|20)\d\d | (?:19|20)\d\d\s?/\s?(?:[A-Z]\s)?\d{3,5}
    | (?:\d\d){1,2}-\d{4,5}
    )(?:[/-]\d{1,3})?(?:\s?E)?""",
    re.VERBOSE,
)
# What has the same form and is none: “12-18 Uhr” no; “HRB 1234”, “DIN 18040-1”, “SGB VIII”, “A 4/2”, a file number, a call number
_NOT_ALONE = re.compile(
    r"(?:TOP|HH|THH|DIN|ISO|EN|SGB|GO|HRB|HRA|Az|AZ|Gz|GZ|Tel|Fax|Fon|PLZ|IBAN|BIC|KW|Nr|EW|FB|Amt|Abt|Dez|Ref|Team|Raum|Zi|Bl|S|Seite|Art|Abs)\b[\s./-]*\d"
    r"|0\d{2,5}[/-]|\d{4}/\d\d$"
)
# “2018-23/DS-0201   Ausgegeben am 26.04.2018”
_ISSUED = re.compile(
    r"\s+Anlage\s\d.*$|\s+\d{1,2}\.\d{1,2}\.\d{2,4}\b.*$|"
    r"\s*(?:Ausgegeben|Ausgabe|Eingegangen|Eing|Datum|vom)\b.*$|\s*Ausgegeben am.*$|\s+[-–(]?\s?(?:nicht[- ]?)?öffentlich\b.*$|\s+n?ö$"
)
_OTHERS = re.compile(
    r"Antrag|Anfrage|Beschlu(?:ss|ß)(?:nummer|\s?-?Nr)", re.IGNORECASE
)  # also of the paper that is answered
_LABEL_INSIDE = re.compile(
    r"(?:(?:\bzu[rm]?(?=\s(?:[A-Z]+\s)?\S*\d[/-]\d)|"
    rf"(?:\w*[Vv]orlagen?|\w*[Dd]rucksachen?|Vorl\.|Drs\.|Drucks\.)(?:[ -]?{NUMBER})?|{NUMBER}):?\s+"
    r"|\s\((?=\d{1,4}(?:/\d{1,4}){3}\)))(?P<number>(?:[A-ZÄÖÜ-]+\s)?(?=\S*\d)[^\s,;()]+)"
)
_PARTS = re.compile(r"[/-]\d{3}|\d[/-]\d")
_CITED = re.compile(r"\b(?:vgl\.|siehe|s\.)\s[^)]*\Z")
# “12-28/1207 - Antwort”: what the paper is to the one of this number
_KIND_BEHIND = re.compile(r"\s+[-–]\s+[A-ZÄÖÜ][a-zäöüß]{4,}\Z")


def read_reference(head: Head) -> HeadText | None:
    """“2018/0535” after “Vorlage Nr.:”; “500/035/2017” under “Sitzungsvorlage”; not the number of another paper."""
    labels = [label for label in head.filled("reference") if head.in_frame(label.start)]
    for label in sorted(labels, key=lambda label: _OTHERS.match(head.name(label)) is not None):
        if label.start < head.end:
            kind = _KIND_BEHIND.search(head.document.text, label.start, label.end)
            end = kind.start() if kind else label.end
            value = " ".join(head.document.text[label.start : end].split())
            return HeadText(label.start, end, value, "reference-label")
    taken = [label for label in head.labels if label.key == "file_number"]
    lines = [line for line in head.lines[:25] if line.start <= head.path]
    lines = [line for line in lines if not any(label.start <= line.start < label.end for label in taken)]
    for reader in (_after_type, number_alone, _inside):
        for line in lines:
            if found := reader(line.text):
                start, end, rule = found
                return HeadText(line.start + start, line.start + end, " ".join(line.text[start:end].split()), rule)
    return _in_running_head(head)


def _in_running_head(head: Head) -> HeadText | None:
    """“BV 2012-0233” beside something else on a line of the head, where the pages repeat it: “regisafe | BV 2012-0233 | 2 von 3”; else the
    number of a paper that only they print: “Anlage 1 zu BV/0231/2022”."""
    margins = head.document.margins
    for value in (margin[token.start() :] for margin in margins for token in re.finditer(r"\S+", margin)):
        number = value[: leading("reference", value)]
        for line in head.lines if fits("reference", number) == 1 and _PARTS.search(number) else ():
            start = line.start + line.text.find(number)
            if line.start <= start < head.path:
                return HeadText(start, start + len(number), number, "reference-repeated")
    inside = ((margin, found) for margin in margins if (found := _inside(margin)))
    printed = ((margin, found) for margin, found in inside if head.document.evidence_in_margin(margin))
    return next((HeadText(0, 0, margin[start:end], rule, margin) for margin, (start, end, rule) in printed), None)


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
    if (
        not length
        or _YEARS.fullmatch(value)
        or (not prefix and fits("reference", value) < 1)
        or len(text[start + length :].split()) > 3
    ):
        return None
    return start, start + length, "reference-after-type"


def _inside(text: str) -> tuple[int, int, str] | None:
    """“12/0345” behind “Freie-Liste-Fraktion Vorlage Nr.:” or “Anlage 2 zur Vorlage”; a number of four parts in brackets."""
    for found in _LABEL_INSIDE.finditer(text):
        if fits("reference", found["number"]) == 1 and not _CITED.search(text, 0, found.start()):
            return *found.span("number"), "reference-inside-line"
    return None


def number_alone(text: str) -> tuple[int, int, str] | None:
    """“500/035/2017”, “V 2020/1454 öffentlich”: where the number of a paper lies on a line of its own."""
    issued = _ISSUED.search(text)
    value = text[: issued.start() if issued else None].rstrip()
    if _NOT_ALONE.match(value) or _YEARS.match(value) or not _ALONE.fullmatch(value):
        return None
    return 0, len(value), "reference-alone"
