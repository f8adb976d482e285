"""Events whose times stand in brackets behind them, or behind a colon: “drei Foren (Seedorf 14.09.2027, Auental 16.11.2027)”,
“zwei Werkstätten (Herbst 2027, Frühjahr 2028)”, “Abschluss: Dezember 2028.”"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Range
from extractors.german.dates import TimeSpan
from extractors.milestones.steps import BY_ITSELF, MONEY, WEEKDAY, Step, event_of, label_of
from extractors.milestones.words import body_named, names_product, signs

_BRACKET = re.compile(r"\(([^()]*)\)")
# what may stand beside a time in such a bracket: where it was, and what joins it to the next
_PLACE = re.compile(
    r"[\s,;/]*(?:(?:und|sowie|am|im|in|bis|vom|ab|jeweils|voraussichtlich|zuletzt)\s+)*(?:(?:im|in\s+der|in|auf\s+der|auf\s+dem)\s+)?"
    r"(?P<place>(?:[A-ZÄÖÜ][\w.-]*\s?){0,4})[\s,;:]*(?:(?:und|sowie|am|im|in)\s*)*"
)
_NEAR = 70
_LABELLED = re.compile(r"(?:[-–•]\s+)?(?P<label>[A-ZÄÖÜ][^:.;!?]{2,70}):\s*$")
_WHOSE_SESSIONS = re.compile(r"\b(?:dessen|deren)\s(?:\w+\s){0,2}(?:Sitzung(?:en)?|Treffen)\s")
_JOINED = re.compile(r"[\s,]*(?:(?:und|sowie|am|im|vom)\s+)*")
# “Nächster Termin: 22.01.2028”
_NEXT = re.compile(r"(?:Nächste[rs]?|Folgende[rs]?)\s(?:\w+\s)?(?:Sitzung|Termin|Treffen)")
_ENDED = re.compile(r"\s*[.;]?\s*")


def bracketed(text: str, sentence: Range, times: Sequence[TimeSpan]) -> Iterator[Step]:
    """The steps of a sentence that are told in brackets; ``times`` are all of it."""
    for bracket in _BRACKET.finditer(text, sentence.start, sentence.end):
        inside = [time for time in times if bracket.start() < time.start < bracket.end() and len(time.edtf) > 4]
        event = _event_before(text, sentence.start, bracket.start())
        places = _places(text, Range(bracket.start() + 1, bracket.end() - 1), inside) if inside else None
        if event is None or places is None or MONEY.search(bracket[0]):
            continue
        phrase = label_of(text[event : bracket.start()])
        for time, place in zip(inside, places, strict=True):
            clause = text[sentence.start : sentence.end]
            yield Step(
                time.start, time.end, f"{phrase} {place}".strip(), time, clause, "event-in-brackets", event_of(phrase)
            )


def own_sessions(text: str, sentence: Range, times: Sequence[TimeSpan]) -> Iterator[Step]:
    """The sessions of a body of the process: “… ein Projektbeirat, dessen drei Sitzungen am 12.11. und 18.2. stattfanden”."""
    found = _WHOSE_SESSIONS.search(text, sentence.start, sentence.end)
    body = body_named(text[sentence.start : found.start()]) if found is not None else ""
    if found is None or not body:
        return
    end = found.end()
    for time in times:
        if time.start >= end and _JOINED.fullmatch(text, end, time.start):
            end = time.end
            clause = text[sentence.start : sentence.end]
            yield Step(time.start, time.end, f"Sitzung {body}", time, clause, "body-session", "Sitzung")


def labelled(text: str, sentence: Range, times: Sequence[TimeSpan]) -> Step | None:
    """The step of a sentence that is nothing but an event, a colon and its time: “Abschluss: Dezember 2028.”"""
    if len(times) != 1 or not _ENDED.fullmatch(text, times[0].end, sentence.end):
        return None
    before = BY_ITSELF.sub("", WEEKDAY.sub("", text[sentence.start : times[0].start]))
    found = _LABELLED.fullmatch(before.rstrip() + " ")
    if found is None or not (event_of(found["label"]) or names_product(found["label"]) or _NEXT.match(found["label"])):
        return None
    label = label_of(found["label"])
    return Step(sentence.start, times[0].end, label, times[0], label, "event-and-time", event_of(label))


def announced(text: str) -> bool:
    """Whether a line says when a body meets next: “Nächste Sitzung: 26.11.2028”."""
    return _NEXT.match(text) is not None and ":" in text


def _event_before(text: str, start: int, bracket: int) -> int | None:
    """Where the event named right before a bracket begins, with the number before it; no verb may stand between."""
    begin = max(start, bracket - _NEAR)
    found = list(signs(text[begin:bracket]))
    events = [sign for sign in found if sign.kind == "event"]
    if not events or any(sign.kind in ("verb", "light") and sign.start > events[-1].end for sign in found):
        return None
    between = text[begin + events[-1].end : bracket]
    if re.search(r"[,;:.](?!\d)(?!\s[A-ZÄÖÜ][\w-]+(?:\s|,\s[A-ZÄÖÜ]\w+\s)(?:und\s))", between):
        return None
    return begin + events[-1].start


def _places(text: str, inside: Range, times: Sequence[TimeSpan]) -> list[str] | None:
    """The place that stands with each time of the bracket, before or behind it; None where the bracket says more than that."""
    stretches = [inside.start, *(time.end for time in times)]
    ends = [*(time.start for time in times), inside.end]
    between = [_PLACE.fullmatch(text, left, right) for left, right in zip(stretches, ends, strict=True)]
    if any(one is None for one in between):
        return None
    words = [one["place"].strip() if one is not None else "" for one in between]
    return words[:-1] if words[0] else words[1:]
