"""How a step that a sentence tells is worded: its event with what belongs to it, or its clause without the time and the auxiliary verbs.

“Am 3. Mai wurde der Entwurf des Radplans im Rathaus vorgestellt” → “Entwurf des Radplans vorgestellt”.
"""

from __future__ import annotations

import re

from extractors.milestones.clauses import AUXILIARY, COMMA, Part, does
from extractors.milestones.labels import concise, without_lead
from extractors.milestones.refusals import ADVERBIAL
from extractors.milestones.steps import Step, label_of
from extractors.milestones.words import Sign, signs
from extractors.milestones.years import without_said_year

_LABEL = 8
_IN_MEETING = re.compile(
    r"\b(?:[Ii]n|[Aa]uf|[Bb]ei)\s+(?:der|seiner|ihrer|einer|dieser)\s+(?:letzten\s+)?(?:Sitzung|Versammlung)\s*$"
)
_FINITE = re.compile(r"(?<!\w)(?:hatte|wies|findet|fand|begann|gab|folgte|dient|soll)(?!\w)")
_ORDINAL = re.compile(r"\d{1,2}\.\s$")
_HALF = re.compile(r"[A-ZÄÖÜ]\w+-\s(?:und|oder|bzw\.)\s$")
# “In der Sitzung am 7.6. hielt der Rat daran fest”: whatever was done there
# “Die Lenkungsgruppe, bestehend aus …, hat den Plan vorgelegt”
_PARENTHESIS = re.compile(
    r",\s(?:bestehend\b[^;]{1,300}|[^,;]{1,160}),\s(?=(?:wurden?|wird|werden|hat|haben|ist|sind|war|waren|soll(?:en|te)?)\b)"
)
# “acht einen Antrag gestellt”, “entwickelt, je …”, the lines of a form
_NO_STEP = re.compile(
    r"(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\s(?:erneut\s)?(?:einen|eine|ein)\s|[a-zäöüß]+(?:t|en),\s"
    r"|.*\b(?:nein\s+ja|ja\s+nein)\b|(?:nahm(?:en)?|endete)\s"
    r"|(?:für|mit|an|in|bei|zu|von|aus|auf|über|unter|durch)\s(?:die|das|den|dem|der|denen)\s(?:eine?|derzeit|der|die|das|u\.|sich|es|noch|bereits)\s"
)
NOUN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}")


def made(text: str, start: int, end: int, label: str, part: Part, rule: str, event: str = "") -> Step | None:
    label = label_of(concise(label_of(label)) if rule.startswith(("done", "body-did")) else label)
    if rule.startswith("done") and (len(label) < _LABEL or not NOUN.search(label) or _NO_STEP.match(label)):
        return None
    inside = text[start:end]
    lead = re.match(r"[\s,;:–-]*(?:und\s+|sowie\s+)?", inside)
    start += lead.end() if lead else 0
    end = start + len(text[start:end].rstrip(" ,;:.\n\f"))
    alone = not (part.subject or does(text[part.start : part.end] + part.shared))
    clause = (
        text[part.clause.start : part.clause.end]
        if part.subject or alone
        else text[part.start : part.end] + part.shared
    )
    return Step(start, end, label, part.time, clause, rule, event)


def noun_phrase(text: str, event: Sign, part: Part) -> str:
    """The event with what belongs to it: “Evaluation der Ergebnisse”, “2. Workshop”, “Gespräch zwischen A und B”."""
    start = event.start
    for pattern in (_ORDINAL, _HALF):
        lead = pattern.search(text[part.start : start])
        start -= len(lead[0]) if lead else 0
    stops = [part.end]
    if part.time.start >= event.end:
        stops.append(before_time(text, part))
    stops += [event.end + sign.start for sign in signs(text[event.end : part.end]) if sign.kind in ("verb", "light")]
    for pattern in (AUXILIARY, COMMA, _FINITE):
        stop = pattern.search(text, event.end, part.end)
        if stop is not None:
            stops.append(stop.start())
    return re.sub(r"\s+durch\W*$", "", text[start : min(stop for stop in stops if stop >= event.end)])


def before_time(text: str, part: Part) -> int:
    """Where the words that lead to the time begin: before “im”, “in den Monaten”, “am Montag, den”."""
    found = ADVERBIAL.search(text[part.start : part.time.start])
    return part.start + found.start() if found is not None else part.time.start


def without_time(text: str, part: Part) -> str:
    """The part without its time, and without “in seiner Sitzung” where the time stood behind it."""
    before = text[part.start : before_time(text, part)]
    meeting = _IN_MEETING.search(before)
    before = before[: meeting.start()] if meeting is not None else before
    after = text[part.time.end : part.end]
    colon = before.rfind(": ")
    if colon >= 0 and does(after) and not does(before[:colon]):
        before = before[colon + 1 :]
    words = f"{before} {after}"
    words = _PARENTHESIS.sub(" ", words)
    short = plain(without_lead(words, _finite(words)))
    return short if NOUN.search(label_of(short)) else plain(words)


def _finite(words: str) -> str:
    """The first auxiliary or finite verb of a clause: “Wegen der Lage verlangte der Rat” → “verlangte”."""
    found = [(m.start(), m[0]) for m in [AUXILIARY.search(words)] if m is not None]
    found += [
        (sign.start, sign.word) for sign in signs(words) if sign.kind in ("verb", "light") and sign.word[0].islower()
    ]
    return min(found, default=(0, ""))[1]


def with_subject(text: str, part: Part) -> str:
    """“… wurde 2012 erstellt und 2016 fortgeschrieben”: the second part with the subject of the first."""
    return f"{part.subject} {label_of(without_time(text, part))}"


def plain(words: str) -> str:
    """Words without brackets and auxiliary verbs."""
    return re.sub(r"\s+", " ", AUXILIARY.sub(" ", re.sub(r"\([^()]*\)", " ", without_said_year(words)))).strip()
