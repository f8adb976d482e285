"""Cut a sentence into the clauses that tell of one time each.

“Das Konzept wurde am 19.04. beschlossen und mit den Ämtern am 03.05. erörtert” has two parts; the second shares the subject of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Range
from extractors.german.dates import TimeSpan
from extractors.milestones.refusals import BRACKET
from extractors.milestones.words import signs

AUXILIARY = re.compile(
    r"(?<!\w)(?:wurden?|worden|wird|werden|hat|haben|hatten?|ist|sind|war|waren|soll(?:en|te|ten)?|kann|können|konnten?|muss|müssen|mussten?"
    # as minutes report what was said: “sei … vorgestellt worden”, “werde … gedruckt”
    r"|sei(?:en)?|werde|habe|solle|könne|könnten?|müsse|würden?|hätten?|wären?)(?!\w)"
)
# “Der Radplan, bis 2030 gedacht, wurde am 9. Mai verabschiedet”: the clause goes on with its verb
_RESUMED = re.compile(r"[,;]\s(?:wurden?|wird|werden|hat|haben|ist|sind|war|waren|soll(?:en|te)?)\b")
# “Über den Stand ist jährlich, erstmals Ende 2028, zu berichten”
_APPOSED = re.compile(r"[,;]\s(?:erstmals|erstmalig|spätestens|letztmals|möglichst|voraussichtlich)\b")
# never the comma of an enumeration: “für Gesundheit, Pflege und Alter”
COMMA = re.compile(r"[,;](?=\s)(?<!\w-,)(?!\s[A-ZÄÖÜ][\w-]*(?:,\s[A-ZÄÖÜ][\w-]*)*\s(?:und|sowie)\s[A-ZÄÖÜ][\w-]*)")
# “… hat beschlossen, den Verein zu unterstützen”
_ORDERS = re.compile(
    r"\b(?:beschlossen|beauftragt(?:e[n]?)?|ausgesprochen|zugestimmt|beschließt|empfohlen|empfiehlt|beschloss|entschied(?:en)?|gefordert|forderte[n]?|vereinbart(?:en)?)\b"
)
_ORDERED = re.compile(r"\bzu\s\w+n\b|\w+zu\w+en\b|^,\sdass\b")
_JOINT = re.compile(r"[,;]?\s(?:und|sowie|bzw\.|beziehungsweise|bis zum|bis)\s|[,;]\s")
# “Anhörung Ortschaftsrat nein ja”: the lines of a form that run into the sentence after them
_FORM = re.compile(
    r".*\b(?:nein\s+ja|ja\s+nein)\b(?:\s+(?:abgestimmt mit|durchgeführt am))?", re.IGNORECASE | re.DOTALL
)
# “und am”, “ (Auental), ” between two times
BARE = re.compile(r"(?:\s\([A-ZÄÖÜ][^()\d]{1,40}\))?[\s,;.]*(?:und|sowie|,)?\s*(?:am|im|vom|in|den|dem)?\s*")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence and the times in it; offsets are the document's."""

    start: int
    end: int
    times: tuple[TimeSpan, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The words that tell of one time. ``shared`` is the predicate that several parts have in common, ``subject`` what the
    clause begins with, ``bare`` a part of nothing but its time (“am 5. Februar und am 12. März”)."""

    start: int
    end: int
    time: TimeSpan
    clause: Range
    shared: str = ""
    subject: str = ""
    bare: bool = False


def clauses(text: str, sentence: Range, times: Sequence[TimeSpan]) -> Iterator[Clause]:
    """The stretches between commas that hold a time, each drawn out until it says what happens."""
    closed = [(m.start(), m.end()) for m in BRACKET.finditer(text, sentence.start, sentence.end)]
    closed += [(time.start, time.end) for time in times]
    closed += [(a.end, b.start) for a, b in pairwise(times) if BARE.fullmatch(text, a.end, b.start)]
    cuts = [
        m.start()
        for m in COMMA.finditer(text, sentence.start, sentence.end)
        if not any(start <= m.start() < end for start, end in closed)
    ]
    pieces = list(pairwise([sentence.start, *cuts, sentence.end]))
    taken = -1
    for index, (start, end) in enumerate(pieces):
        if index <= taken or not any(start <= time.start < end for time in times):
            continue
        last = _drawn_out(text, pieces, index, times)
        if not speaks(text[start : pieces[last][1]]):
            last = index
            if index and speaks(text[pieces[index - 1][0] : end]):
                start = pieces[index - 1][0]
        elif (
            last + 1 < len(pieces)
            and _ORDERS.search(text[start : pieces[last][1]])
            and _ORDERED.search(text[slice(*pieces[last + 1])])
        ):
            last += 1
        taken = last
        end = pieces[last][1]
        from_piece = start
        if index and _RESUMED.match(text, start):
            start = sentence.start
        elif (
            index
            and _APPOSED.match(text, start)
            and not any(pieces[index - 1][0] <= time.start < start for time in times)
        ):
            start = pieces[index - 1][0]
        inside = tuple(time for time in times if from_piece <= time.start < end)
        form = _FORM.match(text, start, inside[0].start)
        yield Clause(form.end() if form else start, end, inside)


def _drawn_out(text: str, pieces: list[tuple[int, int]], index: int, times: Sequence[TimeSpan]) -> int:
    """The last piece that a clause needs to say what happens; never one that tells of a time of its own."""
    start, last = pieces[index][0], index
    while last + 1 < len(pieces) and last < index + 2 and not speaks(text[start : pieces[last][1]]):
        ahead = pieces[last + 1]
        if any(ahead[0] <= time.start < ahead[1] for time in times) and speaks(text[slice(*ahead)]):
            break
        last += 1
    return last


def speaks(text: str) -> bool:
    """Whether words name an event or say that something is done."""
    return any(sign.kind != "meeting" for sign in signs(text))


def does(text: str) -> bool:
    """Whether a verb of the process stands in the words."""
    return any(sign.kind in ("verb", "light") for sign in signs(text))


def parts(text: str, clause: Clause) -> Iterator[Part]:
    """A clause in parts of one time each, cut before the “und” nearest to the next time. Parts without a verb share the one
    behind the last time: “in den Sitzungen des A vom 5. und des B vom 27. wurde zugestimmt”."""
    cuts = []
    for left, right in pairwise(clause.times):
        joints = [m.start() for m in _JOINT.finditer(text, left.end, right.start)]
        cuts.append(joints[-1] if joints else right.start)
    edges = [clause.start, *cuts, clause.end]
    tail = text[clause.times[-1].end : clause.end]
    several = len(clause.times) > 1
    shared = tail if several and not does(text[clause.start : clause.times[-1].start]) and does(tail) else ""
    listed = several and all(BARE.fullmatch(text, a.end, b.start) for a, b in pairwise(clause.times))
    # “beschloss am 5. Mai und am 9. Juni eine Stelle”: the object of both
    one_object = listed and does(text[clause.start : clause.times[0].start]) and not does(tail)
    auxiliary = AUXILIARY.search(text, clause.start, clause.end)
    subject = text[clause.start : min(auxiliary.start(), clause.times[0].start)] if auxiliary is not None else ""
    whole = Range(clause.start, clause.end)
    for number, (time, (start, end)) in enumerate(zip(clause.times, pairwise(edges), strict=True)):
        bare = (
            number > 0
            and BARE.fullmatch(text[start : time.start]) is not None
            and (one_object or not text[time.end : end].strip(" .,;"))
        )
        object_of_both = tail if one_object and number == 0 else ""
        yield Part(start, end, time, whole, shared or object_of_both, subject if number else "", bare)
