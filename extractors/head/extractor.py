"""The document head: number, kind, subject, date, department and author of a paper, at most one of each.

>>> for fact in extract(document, ()): print(fact.field, fact.value)
reference 500/035/2017
paper_type Sitzungsvorlage
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.document import Document, Range, meet
from extractors.facts import Fact, HeadField, HeadValue, LeftAlone
from extractors.head.date import read_date
from extractors.head.judge import read_people
from extractors.head.paper_type import is_about_many, kind_of_letter, read_paper_type
from extractors.head.reading import HeadText, above_agenda, head_of
from extractors.head.reference import read_reference
from extractors.head.subject import read_subject
from extractors.head.title_page import title_page
from extractors.protocol import Extractor, Known

_KEYS = ("reference", "paper_type", "subject", "date", "department", "division", "author", "clerk")
_NOISE = 0.5  # how surely a word of a scan has to be read at the least


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """A HeadValue for each field that the paper states; further values of the same labels are left alone."""
    head = head_of(document)
    kind = stated = read_paper_type(head)
    above = above_agenda(head) if kind and is_about_many(kind.value) else head
    subject = read_subject(above)
    page = title_page(document)
    if page is not None:
        kind = page.kind() or kind
    elif not kind and subject and subject.rule == "title-of-letter":
        kind = kind_of_letter(subject)
    found: dict[HeadField, HeadText | None] = {
        "reference": read_reference(above),
        "paper_type": kind,
        "subject": subject,
        "date": read_date(head, kind.value if kind else None),
        **read_people(head, stated.value if stated else None),
    }
    used = []
    for field, value in found.items():
        if value is not None:
            used.append(value)
            in_margin = document.evidence_in_margin(value.margin) if value.margin else None
            evidence = in_margin or document.evidence(value.start, value.end)
            if evidence.confidence is not None and evidence.confidence < _NOISE:
                yield LeftAlone(evidence=evidence, rule="misread", reason="the scan is too poor here to be read")
            else:
                yield HeadValue(evidence=evidence, rule=value.rule, field=field, value=value.value)
    for span in trigger(document):
        if not meet(span, used):
            reason = "the head gives another value for this field, or this one is of another paper"
            yield LeftAlone.at(document, span, "second-value", reason)


def trigger(document: Document) -> Iterator[Range]:
    """The values of the head's labels: “Vorlage Nr.: 2018/0535”, “Dienststelle: Sozialamt”."""
    head = head_of(document)
    for label in head.filled(*_KEYS):
        if label.start < head.end:
            yield Range(label.start, label.end)


EXTRACTOR = Extractor(name="header", yields=(HeadValue,), extract=extract, trigger=trigger)
