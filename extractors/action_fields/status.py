"""Whether fields are in force, proposed by the paper, or of an earlier concept.

“Das bisherige Konzept kannte die Felder Sprache und Arbeit”: former. “Das neue Konzept soll … umfassen”: proposed. “Zum Stand in den
Handlungsfeldern des 2016 beschlossenen Konzepts”: adopted. What the sentence says goes before what the paper does.
"""

from __future__ import annotations

import re

from extractors.action_fields.nouns import Paper, sentence_at
from extractors.document import Document
from extractors.facts import FieldStatus
from extractors.sections import section_at

# “Im Februar 2019 wurden”, “2011 beschlossenen”: the year of a past step
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-]*\d)(?!\s*(?:€|Euro))")
_CONCEPT = r"\w*(?:konzept|konzeption|plan|leitbild|strategie|programm|leitlinien)"
_FORMER = re.compile(
    r"\b(?:bisherige[nrsm]?|frühere[nrsm]?|vorherige[nrsm]?|vorangegangene[nrsm]?|erste[nrs]?|alte[nrs]?|damalige[nrsm]?|ursprüngliche[nrsm]?)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:{_CONCEPT}\w{{0,3}}|Handlungsfelder\w*|Themenfelder\w*|Schwerpunkt\w*)\b",
    re.IGNORECASE,
)
# “Das Konzept von 2008 umfasste”, “der Rahmenplan habe … gekannt”: said of a concept that another takes the place of
_WAS = re.compile(
    rf"\b{_CONCEPT}(?:e?s|en)?\b.*\b(?:kannte|umfasste|enthielt|behandelte|beinhaltete|nannte|benannte|gliederte|"
    r"(?:gekannt|enthalten|umfasst|benannt|vorgesehen)(?=\s*[.;]|\s+habe|\s+hatte))",
    re.IGNORECASE,
)
# “An ihre Stelle treten nun”: what the sentence before named is no more
_REPLACED = re.compile(
    r"\s*(?:Nun\s+|Jetzt\s+|Künftig\s+)?(?:An\s+(?:ihre|deren|dessen|die)\s+Stelle\s+(?:der|des|treten|träten|traten|tritt)|"
    r"Diese\s+(?:\w+\s+){0,2}(?:werden|wurden|sollen)\s+(?:\w+\s+){0,4}(?:ersetzt|abgelöst|zusammengefasst))"
)
# “Die bisherigen Felder werden ersetzt durch”: what stands behind is not of the earlier concept
_SUCCEEDS = re.compile(
    r"\b(?:treten|träten|tritt|ersetzt\s+durch|abgelöst\s+durch|ergänzt\s+um|erweitert\s+um|stattdessen|statt\s+dessen|hinzu\w*)\b"
)
# “das Handlungsfeld „Sport“ entfällt”
_DROPPED = re.compile(r"[“”\"]?\s*(?:entfällt|entfallen|fällt\s+weg|wird\s+gestrichen|wurde\s+gestrichen|geht\s+auf)\b")
_PLANNED = re.compile(
    r"\b(?:soll|sollen|sollten|könnten|vorgeschlagen\w*|vorgesehen\w*|geplant\w*|angedacht|schlägt|schlagen|beabsichtigt|empfohlen)\b"
)
_TO_BE_MADE = re.compile(
    rf"\b{_CONCEPT}(?:e?s|en)?\b.*\bzu\s+(?:erarbeiten|erstellen|entwickeln|entwerfen|konzipieren)\b", re.IGNORECASE
)
# “beschließt, in den Handlungsfeldern … Mittel bereitzustellen”
_WITHIN = re.compile(r"\b(?:in|aus|bei|zu)\s+(?:\w+\s+){1,2}$")
_IN_FORCE = re.compile(
    r"\b(?:beschlossene[nrsm]?|verabschiedete[nrsm]?|geltend\w*|gelten\s+(?:fort|weiter)|unverändert\s+gelten|unverändert\s+fort)\b"
)
_DECIDED = re.compile(r"\b(?:beschlossen|verabschiedet)\b")
_YEARS_PAST = 3
_NEXT = 120


def status_at(document: Document, paper: Paper, offset: int, behind: int, *, listed: bool) -> FieldStatus:
    """Whether the fields named at ``offset`` are in force, proposed here, or of an earlier concept. ``behind`` is the end of
    the label. That something “soll” be done makes the fields of a list a proposal, but not a field merely mentioned."""
    sentence = sentence_at(document, offset)
    words = document.text[sentence.start : sentence.end]
    if _DROPPED.match(document.text, behind, sentence.end) or _is_former(document, paper, offset, behind):
        return "former"
    if listed and (_PLANNED.search(words) or _TO_BE_MADE.search(words)):
        return "proposed"
    if _IN_FORCE.search(words):
        return "adopted"
    section = section_at(document, offset)
    decided = paper.votes and section is not None and section.kind == "decision"
    if listed and decided and not _WITHIN.search(document.text, sentence.start, offset):
        return "proposed"
    return "proposed" if paper.proposes and not _DECIDED.search(words) else "adopted"


def _is_former(document: Document, paper: Paper, offset: int, behind: int) -> bool:
    text, sentence = document.text, sentence_at(document, offset)
    former = _FORMER.search(text, sentence.start, sentence.end)
    if former:
        return _SUCCEEDS.search(text, former.end(), min(behind, sentence.end)) is None
    if behind <= sentence.end and _REPLACED.match(text, sentence.end, sentence.end + _NEXT):
        return True
    making = paper.renewing or paper.proposes
    if (
        making
        and _WAS.search(text, sentence.start, sentence.end)
        and not _PLANNED.search(text, sentence.start, sentence.end)
    ):
        return True
    years = [int(found[0]) for found in _YEAR.finditer(text, sentence.start, sentence.end)]
    past = bool(years) and paper.year is not None and max(years) <= paper.year - _YEARS_PAST
    return past and paper.renewing and not paper.proposes
