"""Who sits in the bodies of a paper, in whatever words it tells: the chunks that a tagger learned to take for members.

“… unter Beteiligung von Jugendamt und Caritas, nebst zwei Delegierten der Schulen” names three; “Den Vorsitz führt die Landrätin” who
leads. Which body they sit in is for :mod:`extractors.steering_groups.links` to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from extractors.document import Document, Range
from extractors.german.numbers import read_count
from extractors.per_document import per_document
from extractors.sequences import tagger
from extractors.steering_groups.chunk_features import features_of
from extractors.steering_groups.chunks import Chunk, stretches
from extractors.steering_groups.enumerations import conjuncts
from extractors.steering_groups.member_names import Listed, read_parts
from extractors.steering_groups.seats import NUMBER
from extractors.steering_groups.sectors import has_sector

_DOUBT = -0.4
"""What is added to the weight of no member: that somebody is missed costs more than that one too many is weighed."""
MEMBER, LEADS, CHAIR, INSIDE, OTHER = "member", "leading member", "chair", "goes on", "none"


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody told of: their words as a member is listed, the ``chunk`` where they begin, and how ``sure`` the tagger is of it."""

    part: Listed
    chunk: Chunk
    sure: float


@per_document
def told(document: Document) -> tuple[Told, ...]:
    """Everybody whom the paper tells of as a member of a body, in reading order."""
    return tuple(one for run in stretches(document) for one in _read(document, run))


def _read(document: Document, run: Sequence[Chunk]) -> Iterator[Told]:
    """The people and organisations that the tagger finds in a run of chunks."""
    judge, features = tagger("members"), features_of(document, run)
    labels = judge.labels(features, doubt={OTHER: _DOUBT})
    spans = [(at, _last(labels, at)) for at, label in enumerate(labels) if label in (MEMBER, LEADS, CHAIR)]
    for _, together in groupby(spans, key=lambda span: run[span[0]].sentence):
        here = list(together)
        limits = [run[first].start for first, _ in here[1:]]
        parts = [
            Range(_begin(document.text, run[first].start), _end(document.text, run[first].start, run[last].end, limit))
            for (first, last), limit in zip(here, [*limits, len(document.text)], strict=True)
        ]
        wholes = _wholes(document.text, parts)
        conjoined = [one for whole in wholes for one in conjuncts(document.text, whole.start, whole.end)]
        for part in _each_behind(document.text, wholes, read_parts(document.text, conjoined)):
            first = here[max(0, bisect_right(parts, part.start, key=lambda span: span.start) - 1)][0]
            listed = _with_cell(document, _declared(document, part))
            if labels[first] != CHAIR:
                sure = 1 - judge.weights.probability(dict.fromkeys(features[first], 1.0), OTHER)
                yield Told(replace(listed, role="chair") if labels[first] == LEADS else listed, run[first], sure)


_SEPARATED = re.compile(r"\s*,\s+|\s+(?:und|sowie)\s+")


def _wholes(text: str, parts: Sequence[Range]) -> list[Range]:
    """The enumerations that the parts stand in: whether a comma or “und” parts members is for :func:`conjuncts` to say."""
    found: list[Range] = []
    for part in parts:
        if found and _SEPARATED.fullmatch(text, found[-1].end, part.start):
            found[-1] = Range(found[-1].start, part.end)
        else:
            found.append(part)
    return found


# “Jobcenter und Klinikum |je eine|”, “Handwerk und Forst |mit je einem Sitz|”, “AWO, Caritas: |jeweils zwei|”
_EACH = re.compile(
    rf"[“”\")]*\s*(?:[:,(–-]\s*)?(?:(?:mit|entsenden|stellen|erhalten)\s+)?je(?:weils)?\s+(?P<number>{NUMBER})\b",
    re.IGNORECASE,
)


def _each_behind(text: str, wholes: Sequence[Range], read: Sequence[Listed]) -> Iterator[Listed]:
    """The members, those of an enumeration with the number that stands behind it for each of them."""
    for whole in wholes:
        theirs = [part for part in read if whole.start <= part.start < whole.end]
        each = _EACH.match(text, theirs[-1].end) if len(theirs) > 1 else None
        count = read_count(each["number"].casefold()) if each else None
        for part in theirs:
            yield (
                replace(part, count_min=count, count_max=count)
                if count and (part.count_max is None or part is theirs[-1])
                else part
            )


def _last(labels: Sequence[str], at: int) -> int:
    while at + 1 < len(labels) and labels[at + 1] == INSIDE:
        at += 1
    return at


# “|bis zu| drei Vertreter”, “|je zwei aus| dem Seniorenrat”, “|je zwei Vertreterinnen oder| Vertreter der Kirchen”
_SENT = r"(?:Vertret|Mitglied|Person|Delegiert)\S*\s+"
_BEFORE = re.compile(
    rf"""\bje(?:weils)?\s+{NUMBER}\s+$|(?:\b(?:bis\s+zu|maximal|höchstens|mindestens|je(?:weils)?)\s+)?
    (?:\b{NUMBER}\s+(?:{_SENT}(?:(?:und|oder|bzw\.)\s+(?:eine[mnr]?\s+)?(?:{_SENT})?)?)?
        (?:(?:(?:aus|von)\s+)?de[rnms]\s+|(?:aus|von|vom)\s+|(?<=oder\s)|(?<=und\s)|(?<=bzw\.\s)))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_BEFORE = 80
# “Schulen |(2)|”, “Fraktionen |mit je einem Sitz|”, “Sozialamt |– je 1|”, “Amt 50 |(Frau Muster)|”, “Ensemble |“|”
_BEHIND = re.compile(
    rf"""[“”"»]?(?:\s*\([^()\n]{{1,60}}\)|\s+als\s+(?:Vorsitzend|Sprecher|Leiter)\w*|(?:\s+mit)?\s+(?:je(?:weils)?\s+)?{NUMBER}\s+(?:Person|Mitglied|Sitz|Vertret|Stimme|Pl[aä]tz)\w*
    |\s*[-–:]\s*(?:je(?:weils)?\s+)?\d{{1,2}}\b(?!\.)(?:\s+(?:Person|Mitglied|Sitz|Vertret|Stimme|Pl[aä]tz)\w*)?)?""",
    re.VERBOSE,
)


def _begin(text: str, start: int) -> int:
    before = _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
    return before.start() if before is not None else start


def _end(text: str, start: int, end: int, limit: int) -> int:
    """Where the member's words end, with its number or who sits there behind it; brackets that it opens are closed."""
    if text[start:end].count("(") > text[start:end].count(")"):
        closed = text.find(")", end, min(limit, end + 60))
        return closed + 1 if closed >= 0 else end
    behind = _BEHIND.match(text, end, limit)
    return behind.end() if behind is not None else end


_LABEL = re.compile(r"(?:\A|(?<=\n)|(?<=[.;]\s))(?:[-–•]\s+)?(?P<label>[^.;:,()\n]{3,60}):\s[^:\n]*$")
_SIDE, _LINE, _ABOVE = 80, 300, 12  # letters of a side's name and of a line, blocks


def _declared(document: Document, part: Listed) -> Listed:
    """The member under the words by which the paper sorts it: “Verwaltung:” before it in its line, or as a line above."""
    index = bisect_right(document.blocks, part.start, key=lambda block: block.start) - 1
    block = document.blocks[index]
    label = _LABEL.search(document.text, max(block.start, part.start - _LINE), part.start)
    if label is not None:
        return replace(part, declared=label["label"].strip()) if has_sector(label["label"]) else part
    for above in reversed(document.blocks[max(0, index - _ABOVE) : index]):
        text = above.content.strip()
        if text.endswith(":") or above.kind == "heading":
            sorts = len(text) <= _SIDE and has_sector(text)
            return replace(part, declared=text.rstrip(": ")) if sorts else part
    return part


_CELL = re.compile(r"\t(?P<number>\d{1,2})(?!\S)")


def _with_cell(document: Document, part: Listed) -> Listed:
    """The member with how many the next cell of its row says: “Kirchen | 2”."""
    cell = None if part.count_max else _CELL.match(document.text, part.end)
    return replace(part, count_min=int(cell["number"]), count_max=int(cell["number"])) if cell else part
