"""Whether fields are in force, proposed by the paper, or of an earlier concept.

“Das bisherige Konzept kannte die Felder Sprache und Arbeit”: former. “Bericht über die Umsetzung des Konzepts”: adopted. What the
sentence says goes before what the paper does; fields of which nothing else is said are proposed, those of a concept's own chapters in
force.
"""

from __future__ import annotations

import re

from extractors.action_fields.nouns import sentence_at
from extractors.action_fields.paper import Paper
from extractors.document import Document
from extractors.facts import FieldStatus

_YEAR = re.compile(r"(?:(?<![\d.,/-])|(?<=\d\.)|(?<=\d\.\s))(?:19|20)\d\d(?![\d.,-]*\d)(?!\s*(?:€|Euro))")
_CONCEPT = r"\w*(?:konzept|konzeption|plan|leitbild|strategie|programm|leitlinien)"
_ONCE = r"\b(?:bisher|bislang|damals|seinerzeit|früher|ursprünglich|zuvor)\b"
_HELD = (
    r"\b(?:waren|galten|umfasst\w*|enthielt\w*|kannte\w*|gab|gibt|nannte\w*"
    r"|gliederte\w*|standen|lagen|lauteten|ging|sind|hatten?|habe)\b"
)
# “Die damaligen Themen”, “Bisher galten”, “Das Konzept von 2012 hatte”: said of fields that others take the place of
_FORMER = re.compile(
    r"\b(?:bisherig|früher|vorherig|vorangegangen|damalig|auslaufend|ausgelaufen|abgelaufen|vorig|ursprünglich|alt)e[nrsm]?\s+"
    rf"(?:\w+\s+){{0,2}}?(?:{_CONCEPT}\w{{0,3}}|\w*feld\w*|\w*schwerpunkt\w*|Leitziel\w*|Themen|Säulen?)\b|"
    rf"{_ONCE}[^.;:]*?{_HELD}|{_HELD}[^.;:]*?{_ONCE}|"
    rf"\b(?:{_CONCEPT}|Beschluss)\s+(?:(?:von|aus|des\sJahres)\s+)?(?:19|20)\d\d\b[^.;:]{{0,20}}"
    r"\b(?:hatte|war|nannte|kannte|enthielt|umfasste)\b",
    re.IGNORECASE,
)
# “Folgende Handlungsfelder wurden definiert”
_SET = re.compile(
    r"\b(?:wurden|worden|waren)\b.*\b(?:definiert|festgelegt|bestimmt|benannt|vereinbart)\b|\bgebildet\s+worden\b"
)
_YEARS_PAST = 3
# “Konzeptentwurf, Stand Mai 2031”: a short line on the first page
_DRAFT = re.compile(r"^[^\n]{0,60}?\b\w*[Ee]ntwurf(?:sfassung)?\b[^\n]{0,30}$", re.MULTILINE)
_COVER = 600


def status_at(document: Document, paper: Paper, offset: int, *, listed: bool) -> FieldStatus:
    """Whether the fields named at ``offset`` are in force, proposed here, or of an earlier concept; a field
    merely mentioned, not ``listed``, is taken to be in force."""
    sentence = sentence_at(document, offset)
    words = document.text[sentence.start : sentence.end]
    if _FORMER.search(words):
        return "former"
    years = [int(found[0]) for found in _YEAR.finditer(words)]
    past = bool(years) and paper.year is not None and max(years) <= paper.year - _YEARS_PAST
    if past and paper.renews and not paper.proposes:
        return "former"
    return "adopted" if not paper.proposes and (paper.reports or not listed or _SET.search(words)) else "proposed"


def status_of_chapter(document: Document, paper: Paper, offset: int) -> FieldStatus:
    """Whether the field that a chapter of a concept is about is in force: what the concept itself says is, unless the paper puts it to
    the vote or calls itself a draft on its first page."""
    if _DRAFT.search(document.text, 0, min(_COVER, document.pages[0].end)):
        return "proposed"
    return status_at(document, paper, offset, listed=False)
