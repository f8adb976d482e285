"""Steps of which only the first has a verb: “Es folgen im Mai 2027 zehn Gespräche und im Juni 2027 eine Konferenz.”"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Range
from extractors.german.dates import TimeSpan
from extractors.milestones.clauses import AUXILIARY
from extractors.milestones.steps import MONEY, Step, event_of, label_of
from extractors.milestones.words import signs

_AT = r"(?:(?:im|am|ab|bis|in|vom|zum|voraussichtlich)\s+)*"
# “, im |September|”, “ und schließlich im |November|”
_GAP = re.compile(rf"(?:[,;]|\bund|\bsowie)\s+(?:(?:dann|schließlich|zuletzt|anschließend|abschließend)\s+)?{_AT}$")
# “folgen im |Mai|”: the verb right before its time
_FOLLOWS = re.compile(rf"\bfolg(?:en|t|te|ten)\s+(?:dann\s+|darauf\s+)?{_AT}$")
_TAKES_PLACE = re.compile(
    r"\b(?:folg(?:en|t|te|ten)|fand(?:en)?|finde[nt]|stattfinden|begann(?:en)?|beginn(?:t|en)|starte(?:t|n|te|ten)"
    r"|(?:ist|sind|war|waren|wird|werden|wurden?)\b[^;]*\b(?:geplant|vorgesehen|durchgeführt|veranstaltet|abgehalten))\b"
)
# “ eine Kreiskonferenz”, up to the next time or the end
_WHAT = re.compile(
    rf"\s+(?P<what>(?:(?:\w+e[nrs]?|der|die|das|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\s+){{0,3}}[A-ZÄÖÜ„][^,;.()]*?)"
    rf"(?=\s*(?:[,;.(]|\Z)|\s+(?:und|sowie)\s+(?:(?:dann|schließlich|zuletzt)\s+)?{_AT}(?:\d|[A-ZÄÖÜ]\w+\s+(?:19|20)\d\d))"
)
_LAST_WORD = re.compile(r"\s+(?:statt|geplant|vorgesehen|durchgeführt|veranstaltet|abgehalten|stattgefunden)$")
_LONGEST = 110


def gapped(text: str, sentence: Range, times: Sequence[TimeSpan]) -> Iterator[Step]:
    """The steps of a sentence that share the verb of the first, of which one names an event; ``times`` are all of it."""
    found = [step for number, time in enumerate(times) if (step := _step(text, sentence, time, first=not number))]
    if any(step.event for step in found):
        yield from (step for step in found if step.event or len(found) > 1)


def _step(text: str, sentence: Range, time: TimeSpan, *, first: bool) -> Step | None:
    before = text[sentence.start : time.start]
    shared = not first and _GAP.search(before) and _TAKES_PLACE.search(text, sentence.start, sentence.end)
    found = _WHAT.match(text, time.end, sentence.end) if shared or _FOLLOWS.search(before) else None
    if found is None:
        return None
    what = _LAST_WORD.sub("", found["what"])
    told = any(sign.kind in ("verb", "light") for sign in signs(what))
    if told or len(what) > _LONGEST or AUXILIARY.search(what) or MONEY.search(what):
        return None
    end = found.start("what") + len(what)
    whole = text[sentence.start : sentence.end]
    return Step(time.start, end, label_of(what), time, whole, "verb-shared", event_of(what))
