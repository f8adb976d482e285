"""Measures told below headings: “3.1.2 Mobile Jugendarbeit in den Ortsteilen” over paragraphs that say who, when and at what cost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.document import Document, Range
from extractors.german.dates import find_times
from extractors.german.money import find_amounts
from extractors.measures.draft import Draft, set_title
from extractors.outline.tree import Part, parts
from extractors.per_document import per_document
from extractors.sections import sentences

_LEAST = 3
"""Headings of one kind that are measures together."""
_COLUMNS = 2
"""What most of them say at least where no heading calls itself a measure."""
_NAMED = re.compile(r"(?:Maßnahme|Projekt|Vorhaben)\s+(?:Nr\.\s*)?[\w.-]*\d|(?:Maßnahme|Projekt|Vorhaben)\s*[:–]\s")
_WHO = r"((?:e\.\s?V\.|[^.;!?]){3,160}?)"
_ENDS = (
    r"(?=[.;]|,\s(?:d[ieae][rsem]?n?|w[eo]\w*|\w*[Pp]artner\w*|beteiligt)\s|\s+in\s+(?:Zusammenarbeit|Kooperation|Abstimmung)"
    r"|\s+(?:gemeinsam|zusammen)\s+mit|\s+weiter\b|$)"
)
_LED = "getragen|umgesetzt|ausgerichtet|durchgeführt|verantwortet|koordiniert|geleitet|organisiert|angeboten|betrieben"
_LEAD = (
    "Federführung|Verantwortung|Leitung|Umsetzung|Durchführung|Koordination|Koordinierung|Geschäftsführung|Trägerschaft"
    "|Zuständigkeit|Organisation"
)
_RESPONSIBLE = re.compile(
    rf"""\b(?:[Vv]erantwortlich|[Ff]ederführend|[Zz]uständig|[Tt]räger(?:in)?|Bauherr(?:in)?)
        (?:\s+(?:dafür|hierfür|für\s[^.;]{{3,60}}?))?\s+(?:ist|sind|war|waren|bleibt|zeichnet)\s+{_WHO}{_ENDS}
    |\b(?:[Dd]ie|[Ii]hre|[Dd]eren)\s+(?:{_LEAD})\s+(?:dafür\s+|hierfür\s+)?
        (?:liegt|lag|hat|übernimmt|übernehmen|übernahm|obliegt|erfolgt)\s+(?:bei[m]?\s+|durch\s+|in\s+)?{_WHO}{_ENDS}
    |\b(?:von|vom|durch)\s+{_WHO}\s+(?:[a-zäöü]\w*\s+)?(?:{_LED})\b
    |^\s*(?:Der|Die|Das)\s+((?:[A-ZÄÖÜ][^\s,.;]*|für|und|der|des)(?:\s(?:[A-ZÄÖÜ][^\s,.;]*|für|und|der|des)){{0,5}}?)\s+
        (?:übernimmt|übernehmen|organisiert|organisieren|koordiniert|koordinieren|verantwortet|verantworten|betreibt|betreiben|richtet|richten|bietet|bieten)\b
    |\bunter\s+(?:der\s+)?(?:Federführung|Leitung|Regie)\s+(?:de[rs]|von)\s+{_WHO}(?=[.;,]|$)""",
    re.VERBOSE,
)
_PARTNERS = re.compile(
    rf"""\bin\s+(?:enger\s+)?(?:Zusammenarbeit|Kooperation|Abstimmung)\s+mit\s+{_WHO}{_ENDS}
    |\b(?:gemeinsam|zusammen)\s+mit\s+{_WHO}(?=[.;,]|$|\s+(?:ein\w*|an|ab|auf)\b)
    |\bmit\s+{_WHO}\s+zusammen(?:arbeitet|gearbeitet|zuarbeiten)?\b
    |\b(?:Kooperationspartner\w*|Partner(?:innen)?|[Bb]eteiligt|Mitwirkende|[Ee]inbezogen)\s+(?:\w+\s+)?
        (?:sind|ist|waren|werden)\s+(?:dabei\s+|außerdem\s+)?{_WHO}{_ENDS}
    |(?:^|;)\s*(?:der|die|das)\s+((?:[A-ZÄÖÜ][^\s,.;]*|für|und|der|die|das)(?:\s(?:[A-ZÄÖÜ][^\s,.;]*|für|und|der|die|das)){{0,6}}?)\s+
        (?:(?:sind|ist)\s+(?:\w+\s+)?beteiligt|wirk(?:t|en)\s+(?:\w+\s+)?mit)\b
    |\bder\s+(?:den|die|das)\s+{_WHO}\s+(?:beteiligt|einbezieht)\b
    |\b(?:unterstützt|begleitet)\s+(?:\w+\s+)?(?:von|vom|durch)\s+{_WHO}(?=[.;,]|$)
    |;\s*{_WHO}\s+unterstützen\s+(?:ihn|sie|es)\b""",
    re.VERBOSE,
)
_PAST = re.compile(r"\b(?:aus\s+dem(?:\s+Jahre?)?|von|Baujahr)\s+$")
_TARGET = re.compile(r"\b(?:richtet\s+sich\s+an|wendet\s+sich\s+an|Zielgruppe\s+(?:ist|sind))\s+([^.;]{3,140})")


def prose(document: Document, taken: Sequence[Draft]) -> list[Draft]:
    """The measures told below headings of one kind; places that ``taken`` measures have are left to them."""
    groups: dict[tuple[str, int], list[Part]] = defaultdict(list)
    above = {id(part.parent) for part in parts(document)}
    for part in parts(document):
        kind = _shape(part)
        if kind is not None and id(part) not in above:
            groups[kind, part.level].append(part)
    found: list[Draft] = []
    for (kind, _), group in groups.items():
        drafts = [_told(document, part) for part in group]
        telling = [draft for draft in drafts if len(draft.values) >= (1 if kind == "named" else _COLUMNS)]
        if len(telling) >= _LEAST and (kind == "named" or len(telling) * 2 >= len(drafts)):
            found += [draft for draft in drafts if not any(_meet(draft, other) for other in (*taken, *found))]
    return found


def _shape(part: Part) -> str | None:
    """How a heading shows that it may be a measure's: it says so, or it is a numbered leaf in a field of the concept."""
    if _NAMED.match(part.block.text):
        return "named"
    number = part.title.number
    above = part.parent.path() if part.parent else ()
    listed = any(each.kind in ("field", "measures") for each in above)
    if number and listed and part.kind in ("other", "participation", "statistics", "finance", "annex"):
        return "coded" if number[0].isalpha() else f"numbered {number.count('.')}" if "." in number else None
    return None


def _meet(one: Draft, other: Draft) -> bool:
    return one.start < other.end and other.start < one.end


def _told(document: Document, part: Part) -> Draft:
    draft = Draft("measure-told", part.start, part.end)
    set_title(draft, document.text, Range(part.block.start, part.block.end))
    if draft.title is None:
        draft.title = Range(part.block.start, part.block.end)
    starts = _starts(document)
    body = sentences(document)[bisect_left(starts, part.block.end) : bisect_left(starts, part.end)]
    for sentence in body:
        for column, span in _values(document.text, sentence):
            if column not in draft.values or column == "partners":
                draft.add(column, span)
    draft.status_in = tuple(body)
    draft.end = part.end
    return draft


@per_document
def _starts(document: Document) -> list[int]:
    return [sentence.start for sentence in sentences(document)]


def _values(text: str, sentence: Range) -> Iterator[tuple[str, Range]]:
    """What a sentence tells of a measure."""
    words = text[sentence.start : sentence.end]
    for column, pattern in (("responsible", _RESPONSIBLE), ("partners", _PARTNERS), ("target_group", _TARGET)):
        for match in pattern.finditer(words):
            name = next(name for name in range(1, len(match.groups()) + 1) if match[name])
            yield column, Range(sentence.start + match.start(name), sentence.start + match.end(name))
    for amount in find_amounts(words):
        yield "cost", Range(sentence.start + amount.start, sentence.end)
        break
    if any(not _PAST.search(words, 0, time.start) for time in find_times(words)):
        yield "period", sentence
