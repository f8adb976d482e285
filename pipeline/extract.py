"""Run the extractors over one Document."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors import EXTRACTORS
from extractors.contradictions.finding import contradictions
from extractors.document import Document, Evidence
from extractors.facts import Fact, Finding, LeftAlone, SteeringGroup
from extractors.protocol import Extractor, unread
from pipeline.normalize import Found

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in a paper, what was left alone on purpose, and what is odd. ``complete`` is False where an
    extractor broke down; the others' facts stand."""

    found: tuple[Found, ...]
    left_alone: tuple[LeftAlone, ...]
    findings: tuple[Finding, ...]
    complete: bool


def extract(document: Document, extractors: Sequence[Extractor] = EXTRACTORS) -> Extraction:
    """The facts of a paper. An extractor that breaks down is reported as a finding and loses only its own facts."""
    found: list[Found] = []
    left_alone: list[LeftAlone] = []
    findings: list[Finding] = []
    working: list[Extractor] = []
    for extractor in extractors:
        known = tuple(item.fact for item in found)
        try:
            for item in extractor.extract(document, known):
                if isinstance(item, LeftAlone):
                    left_alone.append(item)
                else:
                    found.append(Found(item, extractor.name))
            working.append(extractor)
        except Exception as error:  # one rule's error must not cost the paper
            log.exception("extractor %s", extractor.name)
            findings.append(_breakdown(extractor.name, error))
    facts = tuple(item.fact for item in found)
    try:
        findings += contradictions(document, facts)
    except Exception as error:
        log.exception("contradictions")
        findings.append(_breakdown("contradictions", error))
    complete = not any(finding.kind == "breakdown" for finding in findings)
    findings += _unread_pages(document)
    findings += _doubtful_words(document)
    explained = [*_spans(facts), *(item.evidence for item in left_alone)]
    for extractor in working:
        findings += unread(extractor, document, explained)
    return Extraction(tuple(found), tuple(left_alone), tuple(findings), complete)


def _spans(facts: Sequence[Fact]) -> Iterator[Evidence]:
    for fact in facts:
        yield fact.evidence
        if isinstance(fact, SteeringGroup):
            yield from (member.evidence for member in fact.members)


def _breakdown(name: str, error: Exception) -> Finding:
    message = f"{name} broke down ({type(error).__name__}: {error}); its facts are missing. Please report the paper."
    return Finding(kind="breakdown", severity="warning", message=message, evidence=())


def _unread_pages(document: Document) -> Iterator[Finding]:
    """Pages that hold no readable text, and what the reader noted about the file."""
    for page in document.pages:
        if page.source == "none":
            message = f"page {page.number} has no readable text layer and was not recognised; nothing on it was read"
            yield Finding(kind="needs-ocr", severity="warning", message=message, evidence=())
    for note in document.notes:
        yield Finding(kind="reading", severity="info", message=note, evidence=())


def _doubtful_words(document: Document) -> Iterator[Finding]:
    """Words of recognised pages that cannot be right as read, and may be several things or nothing."""
    for word in document.words:
        if word.doubt is None:
            continue
        message = f"“{word.printed}” was read, which cannot be right"
        if word.doubt:
            message += f"; it may be {' or '.join(word.doubt)}"
        evidence = document.evidence(word.start, word.end)
        yield Finding(kind="reading-doubt", severity="warning", message=message, evidence=(evidence,))
