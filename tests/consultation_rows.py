"""What the tests of the Beratungsfolge compare: the rows of a text, as short tuples."""

from extractors.consultations.extractor import EXTRACTOR
from extractors.document import Document
from extractors.facts import Consultation, LeftAlone
from extractors.protocol import unread
from pipeline.ingest.text.reading import read_text

Short = tuple[str, str | None, str | None, bool | None]


def facts(text: str | Document) -> list[Consultation]:
    document = read_text(text) if isinstance(text, str) else text
    return [fact for fact in EXTRACTOR.extract(document, ()) if isinstance(fact, Consultation)]


def left_alone(text: str) -> list[tuple[str, str]]:
    return [
        (item.rule, item.evidence.quote)
        for item in EXTRACTOR.extract(read_text(text), ())
        if isinstance(item, LeftAlone)
    ]


def unexplained(text: str) -> list[str]:
    document = read_text(text)
    spans = [item.evidence for item in EXTRACTOR.extract(document, ())]
    return [finding.evidence[0].quote for finding in unread(EXTRACTOR, document, spans)]


def rows(text: str | Document) -> list[Short]:
    """Committee, day, role and whether the session is public."""
    return [
        (fact.committee, fact.date.isoformat() if fact.date else None, fact.role, fact.public) for fact in facts(text)
    ]
