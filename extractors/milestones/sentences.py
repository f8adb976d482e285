"""Steps told in sentences: “Am 27. Juni hat der Rat die Fortschreibung beschlossen”, “mit einer Auftaktveranstaltung am 7. März”.

A clause with a time is a step if it names an event beside the time, or says what is done; the label is the event, or the clause without
its time and auxiliary verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.document import Document, Range
from extractors.facts import LeftAlone
from extractors.german.dates import TimeSpan, find_times
from extractors.milestones.bodies import council_did, in_brackets, meets, worked
from extractors.milestones.brackets import bracketed, labelled, own_sessions
from extractors.milestones.clauses import AUXILIARY, BARE, COMMA, Clause, Part, clauses, does, parts
from extractors.milestones.labels import antecedent, attributed, concise, without_lead
from extractors.milestones.refusals import ADVERBIAL, WHOLE_YEAR, founded, refused
from extractors.milestones.steps import Step, in_head, label_of
from extractors.milestones.words import Sign, is_made, names_body, names_product, signs
from extractors.milestones.years import said_year, without_said_year
from extractors.sections import section_at, sentences

_CELL_WORDS = 6
_SESSION_RESULT = re.compile(r"\bTOP?\s(?:[IVX]+|\d+)\b|\bBeratungsergebnis|\bVorgang:")
# a sentence before the first title known: minutes and letters often have none
_PROSE = re.compile(
    r"(?!.*\b(?:Betreff|Aktenzeichen|Dienststelle|Vorlagen?-Nr|Drucksachen?-Nr)\b)(?=[A-ZÄÖÜ„])(?:\S+\s+){7,}\S+[.!]",
    re.DOTALL,
)
_LABEL = 8
_IN_MEETING = re.compile(
    r"\b(?:[Ii]n|[Aa]uf|[Bb]ei)\s+(?:der|seiner|ihrer|einer|dieser)\s+(?:letzten\s+)?(?:Sitzung|Versammlung)\s*$"
)
_NEAR = re.compile(r"[^,;()]{0,160}$")
_TO_TIME = re.compile(
    r"(?:\b(?:am|im|in|vom|ab|bis|zum|dem|den|für|Monaten|voraussichtlich)|\()\s*(?:(?:\w+tag),?\s*(?:den\s+)?)?$"
)
_OPEN_TIME = re.compile(r"(?:ab|nach|bis|vom|von|zwischen|ca\.|etwa)\b")
# “Mit Beschluss vom 12.12.2018 wurde die Verwaltung beauftragt”: the act is only how it was done
_MEANS = re.compile(r"\b(?:mit|durch|gemäß|laut|aufgrund|infolge|nach)\s+(?:(?:dem|des|der|einem)\s+)?$", re.IGNORECASE)
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
_TURNED = re.compile(r"\b(?:begonnen|beendet|gestartet|abgeschlossen)\b")
# “Die erste Sitzung war am 19.1.”, “Die nächste Sitzung ist am 4.5.”
_FIRST_SESSION = re.compile(
    r"\b[Dd](?:ie|as)\s(?P<label>(?:erste|konstituierende|nächste)\s(?:Sitzung|Treffen)(?:\s(?:der|des)\s[A-ZÄÖÜ]\w+)?)\s(?:war|ist|fand|findet)\s(?:am|für)\b"
)
_ENDED = re.compile(r"\b(?:abgeschlossen|begonnen|beendet|gestartet)\b")
_NOUN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{2,}")
_AT_SESSION = re.compile(
    r"\b[Ii]n\s(?:der|seiner|ihrer)\s(?:\w+\s)?Sitzung\s(?:am|vom)\s(?:\w+tag,?\s(?:den\s|dem\s)?)?$"
)
_BODY_WORD = re.compile(r"\b\w*(?:[Rr]at|[Aa]usschuss|[Kk]reistag|[Bb]eirat|[Vv]ersammlung)\b")


def sentence_steps(document: Document, written: date | None = None) -> Iterator[Step | LeftAlone]:
    """The steps of the running text, and the times that are none on purpose."""
    for sentence in sentences(document):
        section = section_at(document, sentence.start)
        text = document.text[sentence.start : sentence.end]
        whole = section is not None and section.kind == "subject" and not in_head(section)
        if in_head(section) if section is not None else not _PROSE.fullmatch(text):
            continue
        if whole and (not _PROSE.fullmatch(text) or _SESSION_RESULT.search(text)):
            continue
        block = document.block_at(sentence.start)
        if block is not None and block.table is not None and len(text.split()) < _CELL_WORDS:
            continue
        found = find_times(text, said_year(text, written))
        times = [replace(t, start=t.start + sentence.start, end=t.end + sentence.start) for t in found]
        if times:
            yield from _read(document, sentence, times, deciding=section is not None and section.kind == "decision")


def _read(document: Document, sentence: Range, times: list[TimeSpan], *, deciding: bool) -> Iterator[Step | LeftAlone]:
    if (whole := labelled(document.text, sentence, times)) is not None:
        yield whole
        return
    apart = [
        *bracketed(document.text, sentence, times),
        *own_sessions(document.text, sentence, times),
    ]
    yield from apart
    times = [time for time in times if all(time.start != step.time.start for step in apart)]
    for clause in clauses(document.text, sentence, times):
        taken = []
        for time in clause.times:
            reason = refused(document.text, sentence, clause, time, deciding=deciding)
            if not reason:
                taken.append(time)
            elif len(time.edtf) > 4:
                yield LeftAlone(evidence=document.evidence(time.start, time.end), rule="no-step", reason=reason)
        if taken:
            yield from _told(document.text, Clause(clause.start, clause.end, tuple(taken)), sentence.start)


def _told(text: str, clause: Clause, sentence_start: int) -> Iterator[Step]:
    before: Step | None = None
    for part in parts(text, clause):
        listed = before is not None and BARE.fullmatch(text[before.time.end : part.time.start]) is not None
        if before is not None and (part.bare or (listed and before.event and not before.event.startswith("Sitzung"))):
            step: Step | None = replace(before, start=part.time.start, end=part.time.end, time=part.time)
        else:
            meeting = meets(text, part, sentence_start)
            step = _made(text, part.start, part.end, meeting, part, "body-meets") if meeting else _step(text, part)
        if step is not None:
            before = step
            yield step


def _step(text: str, part: Part) -> Step | None:
    words, time = text[part.start : part.end], part.time
    found = [replace(sign, start=sign.start + part.start, end=sign.end + part.start) for sign in signs(words)]
    verbs = [sign for sign in found if sign.kind in ("verb", "light")]
    acting = any(sign.kind == "verb" for sign in verbs)
    whole = WHOLE_YEAR.fullmatch(time.edtf) is not None
    told = text[part.clause.start : part.clause.end]
    if whole and (at_work := worked(text, part)):
        return _made(text, part.start, part.end, at_work, part, "body-at-work")
    if whole and (acting or AUXILIARY.search(words)) and (held := _held(text, part, found)) is not None:
        return _made(text, part.start, part.end, _noun_phrase(text, held, part), part, "event-in-year", held.word)
    begun = [sign for sign in found if sign.kind == "act"]
    if whole and len(begun) == 1 and (turned := _TURNED.search(words)):
        label = f"{_noun_phrase(text, begun[0], part).strip()} {turned[0]}"
        return _made(text, part.start, part.end, label, part, "event-in-year", begun[0].word)
    if whole and not (names_product(told) and is_made(words)) and not _lasting(text, part, told):
        return None
    event = _beside(text, part, found)
    if event is not None and not (whole and verbs) and not (acting and _MEANS.search(text[part.start : event.start])):
        start, end = min(event.start, time.start), max(event.end, time.end)
        return _made(text, start, end, _noun_phrase(text, event, part), part, "event-in-sentence", event.word)
    if part.shared and not verbs:
        return _sharing(text, part, found)
    if not verbs and (first := _FIRST_SESSION.search(text, part.start, part.end)) is not None and len(time.edtf) == 10:
        return _made(text, part.start, part.end, first["label"], part, "event-takes-place", "Sitzung")
    if not verbs and not whole and (held := _was_held(text, part, found)) is not None:
        return _made(text, part.start, part.end, _noun_phrase(text, held, part), part, "event-takes-place", held.word)
    event = _taking_place(text, time, found) if verbs and not acting else None
    if event is not None:
        label = _noun_phrase(text, event, part)
        if event.kind == "act" and " " not in label.strip() and (ended := _ENDED.search(words)):
            label = f"{label.strip()} {ended[0]}"
        return _made(text, part.start, part.end, label, part, "event-takes-place", event.word)
    if not verbs and (session := in_brackets(text, part)):
        return _made(text, part.start, part.end, session, part, "session-in-brackets", "Sitzung")
    if not verbs and _AT_SESSION.search(text[part.start : time.start]) and _BODY_WORD.search(words):
        return _made(text, part.start, part.end, _without_time(text, part), part, "done-in-session", "Sitzung")
    if not verbs and len(time.edtf) == 10 and council_did(words):
        return _made(text, part.start, part.end, _without_time(text, part), part, "body-did")
    if not verbs or not (_NOUN.search(words) or antecedent(text, part.start, part.end)):
        return (
            _made(text, part.start, part.end, _with_subject(text, part), part, "done-in-sentence")
            if verbs and part.subject
            else None
        )
    if told := attributed(text[time.end : part.end]):
        return _made(text, part.start, part.end, told, part, "done-to-noun")
    label = _without_time(text, part)
    if not _NOUN.search(label_of(label)) and part.subject:
        label = _with_subject(text, part)
    elif not _NOUN.search(label_of(label)) and (thing := antecedent(text, part.start, part.end)):
        label = f"{thing} {label_of(label)}"
    if part.shared and not does(part.shared):
        label = f"{label} {_plain(part.shared)}"
    return _made(text, part.start, part.end, label, part, "done-in-sentence")


def _held(text: str, part: Part, found: list[Sign]) -> Sign | None:
    """The event by which something was done in a year: “im Jahr 2023 mit einer Befragung der Vereine überprüft”."""
    events = [sign for sign in found if sign.kind == "event" and sign.start >= part.time.end]
    if len(events) != 1 or part.time.edtf.endswith("/.."):
        return None
    return (
        events[0] if re.search(r"\b(?:mit|in|auf|durch)\seine[rm]\s$", text[part.time.end : events[0].start]) else None
    )


def _lasting(text: str, part: Part, told: str) -> bool:
    """Whether a year alone is when a body of the process began or is to begin: “Ab 2030 tagt ein Arbeitskreis”."""
    if part.time.edtf.endswith("/..") and names_body(told) and does(told):
        return True
    return founded(text, part.clause, part.time)


def _made(text: str, start: int, end: int, label: str, part: Part, rule: str, event: str = "") -> Step | None:
    label = label_of(concise(label_of(label)) if rule.startswith(("done", "body-did")) else label)
    if rule.startswith("done") and (len(label) < _LABEL or not _NOUN.search(label) or _NO_STEP.match(label)):
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


def _sharing(text: str, part: Part, found: list[Sign]) -> Step | None:
    """A part that shares its predicate: a session (“des Bauausschusses vom 5.4.”) stands in brackets behind it."""
    rest = _plain(text[part.time.end : part.end])
    if any(sign.kind == "meeting" for sign in found) and not _NOUN.search(rest):
        whose = text[part.start : _before_time(text, part)]
        whose = re.sub(r"^.*\b(?:Sitzung(?:en)?|Versammlung(?:en)?)\s+|^\s*(?:und|sowie)\s+", "", whose)
        label = f"{label_of(_plain(part.shared))} ({label_of(whose)})" if label_of(whose) else _plain(part.shared)
        return _made(text, part.start, part.end, label, part, "decision-in-session", "Sitzung")
    return _made(
        text, part.start, part.end, f"{_without_time(text, part)} {_plain(part.shared)}", part, "done-in-sentence"
    )


def _beside(text: str, part: Part, found: list[Sign]) -> Sign | None:
    """The event whose noun phrase ends right before the time, with no verb between: “Auftaktveranstaltung am 7. März 2019”."""
    time = part.time
    event = next((sign for sign in reversed(found) if sign.end <= time.start), None)
    if event is None or event.kind in ("verb", "light", "meeting"):
        return None
    between = text[event.end : time.start]
    if AUXILIARY.search(between) or not _NEAR.fullmatch(between):
        return None
    if event.word.endswith(("Antrag", "antrag")) and not between.rstrip().endswith("vom"):
        return None
    worded = not text[time.start].isdigit() and not between.strip()
    return event if worded or _TO_TIME.search(between) or _OPEN_TIME.match(text, time.start, time.end) else None


def _was_held(text: str, part: Part, found: list[Sign]) -> Sign | None:
    """The event of a clause that has no other verb: “Das erste Forum wurde am 4.7. in Auental, das zweite …”."""
    events = [sign for sign in found if sign.kind == "event" and sign.end <= part.time.start]
    if len(events) != 1:
        return None
    between = text[events[0].end : _before_time(text, part)]
    return events[0] if re.fullmatch(r"\s+(?:war(?:en)?|wurden?|ist|sind)\s*", between) else None


def _taking_place(text: str, time: TimeSpan, found: list[Sign]) -> Sign | None:
    """The event nearest to the time, with no comma between them; a session of a committee is none."""
    events = [sign for sign in found if sign.kind in ("event", "act", "meeting")]
    events = [sign for sign in events if not sign.word.endswith(("Antrag", "antrag", "itzung", "itzungen"))]
    near = [sign for sign in events if "," not in text[min(sign.end, time.end) : max(sign.start, time.start)]]
    return min(near, key=lambda sign: min(abs(sign.start - time.end), abs(time.start - sign.end)), default=None)


def _noun_phrase(text: str, event: Sign, part: Part) -> str:
    """The event with what belongs to it: “Evaluation der Ergebnisse”, “2. Workshop”, “Gespräch zwischen A und B”."""
    start = event.start
    for pattern in (_ORDINAL, _HALF):
        lead = pattern.search(text[part.start : start])
        start -= len(lead[0]) if lead else 0
    stops = [part.end]
    if part.time.start >= event.end:
        stops.append(_before_time(text, part))
    stops += [event.end + sign.start for sign in signs(text[event.end : part.end]) if sign.kind in ("verb", "light")]
    for pattern in (AUXILIARY, COMMA, _FINITE):
        stop = pattern.search(text, event.end, part.end)
        if stop is not None:
            stops.append(stop.start())
    return re.sub(r"\s+durch\W*$", "", text[start : min(stop for stop in stops if stop >= event.end)])


def _before_time(text: str, part: Part) -> int:
    """Where the words that lead to the time begin: before “im”, “in den Monaten”, “am Montag, den”."""
    found = ADVERBIAL.search(text[part.start : part.time.start])
    return part.start + found.start() if found is not None else part.time.start


def _without_time(text: str, part: Part) -> str:
    """The part without its time, and without “in seiner Sitzung” where the time stood behind it."""
    before = text[part.start : _before_time(text, part)]
    meeting = _IN_MEETING.search(before)
    before = before[: meeting.start()] if meeting is not None else before
    after = text[part.time.end : part.end]
    colon = before.rfind(": ")
    if colon >= 0 and does(after) and not does(before[:colon]):
        before = before[colon + 1 :]
    words = f"{before} {after}"
    words = _PARENTHESIS.sub(" ", words)
    short = _plain(without_lead(words, _finite(words)))
    return short if _NOUN.search(label_of(short)) else _plain(words)


def _finite(words: str) -> str:
    """The first auxiliary or finite verb of a clause: “Wegen der Lage verlangte der Rat” → “verlangte”."""
    found = [(m.start(), m[0]) for m in [AUXILIARY.search(words)] if m is not None]
    found += [
        (sign.start, sign.word) for sign in signs(words) if sign.kind in ("verb", "light") and sign.word[0].islower()
    ]
    return min(found, default=(0, ""))[1]


def _with_subject(text: str, part: Part) -> str:
    """“… wurde 2012 erstellt und 2016 fortgeschrieben”: the second part with the subject of the first."""
    return f"{part.subject} {label_of(_without_time(text, part))}"


def _plain(words: str) -> str:
    """Words without brackets and auxiliary verbs."""
    return re.sub(r"\s+", " ", AUXILIARY.sub(" ", re.sub(r"\([^()]*\)", " ", without_said_year(words)))).strip()
