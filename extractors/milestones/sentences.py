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
from extractors.milestones.any_clause import any_clause, noun_and_time
from extractors.milestones.bodies import council_did, in_brackets, meets, worked
from extractors.milestones.brackets import announced, bracketed, labelled, own_sessions
from extractors.milestones.clauses import AUXILIARY, BARE, Clause, Part, clauses, does, parts
from extractors.milestones.gapping import gapped
from extractors.milestones.labels import antecedent, attributed
from extractors.milestones.phrases import NOUN, before_time, made, noun_phrase, plain, with_subject, without_time
from extractors.milestones.refusals import WHOLE_YEAR, founded, refused
from extractors.milestones.steps import Step, in_head, label_of
from extractors.milestones.words import Sign, is_made, names_body, names_product, signs
from extractors.milestones.years import said_year
from extractors.sections import section_at, sentences

_CELL_WORDS = 6
_SESSION_RESULT = re.compile(r"\bTOP?\s(?:[IVX]+|\d+)\b|\bBeratungsergebnis|\bVorgang:")
# a sentence before the first title known: minutes and letters often have none
_PROSE = re.compile(
    r"(?!.*\b(?:Betreff|Aktenzeichen|Dienststelle|Vorlagen?-Nr|Drucksachen?-Nr)\b)(?=[A-ZÄÖÜ„])(?:\S+\s+){7,}\S+[.!]",
    re.DOTALL,
)
_NEAR = re.compile(r"[^,;()]{0,160}$")
# “Konferenz alle zwei Jahre, erstmals am 3. Mai 2028”
_FIRST_TIME = re.compile(
    r",(?=\s(?:erstmals|erstmalig|zuletzt|letztmals|voraussichtlich|spätestens|und zwar|nämlich)\s)"
)
_TO_TIME = re.compile(
    r"(?:\b(?:am|im|in|vom|ab|bis|zum|dem|den|für|Monaten|voraussichtlich)|\()\s*(?:(?:\w+tag),?\s*(?:den\s+)?)?$"
)
_OPEN_TIME = re.compile(r"(?:ab|nach|bis|vom|von|zwischen|ca\.|etwa)\b")
# “Mit Beschluss vom 12.12.2018 wurde die Verwaltung beauftragt”: the act is only how it was done
_MEANS = re.compile(r"\b(?:mit|durch|gemäß|laut|aufgrund|infolge|nach)\s+(?:(?:dem|des|der|einem)\s+)?$", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:begonnen|beendet|gestartet|abgeschlossen)\b")
# “Die erste Sitzung war am 19.1.”, “Die nächste Sitzung ist am 4.5.”
_FIRST_SESSION = re.compile(
    r"\b[Dd](?:ie|as)\s(?P<label>(?:erste|konstituierende|nächste)\s(?:Sitzung|Treffen)(?:\s(?:der|des)\s[A-ZÄÖÜ]\w+)?)\s(?:war|ist|fand|findet)\s(?:am|für)\b"
)
_ENDED = re.compile(r"\b(?:abgeschlossen|begonnen|beendet|gestartet)\b")
_AT_SESSION = re.compile(
    r"\b[Ii]n\s(?:der|seiner|ihrer)\s(?:\w+\s)?Sitzung\s(?:am|vom)\s(?:\w+tag,?\s(?:den\s|dem\s)?)?$"
)
_BODY_WORD = re.compile(r"\b\w*(?:[Rr]at|[Aa]usschuss|[Kk]reistag|[Bb]eirat|[Vv]ersammlung)\b")


def sentence_steps(document: Document, written: date | None = None) -> Iterator[Step | LeftAlone]:
    """The steps of the running text, and the times that are none on purpose."""
    for sentence in sentences(document):
        section = section_at(document, sentence.start)
        text = document.text[sentence.start : sentence.end]
        whole = section is not None and section.kind in ("subject", "annexes") and not in_head(section)
        if in_head(section) if section is not None else not (_PROSE.fullmatch(text) or announced(text)):
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
        *gapped(document.text, sentence, times),
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
            yield from _told(document.text, Clause(clause.start, clause.end, tuple(taken)), sentence)


def _told(text: str, clause: Clause, sentence: Range) -> Iterator[Step]:
    before: Step | None = None
    for part in parts(text, clause):
        listed = before is not None and BARE.fullmatch(text[before.time.end : part.time.start]) is not None
        if before is not None and (part.bare or (listed and before.event and not before.event.startswith("Sitzung"))):
            step: Step | None = replace(before, start=part.time.start, end=part.time.end, time=part.time)
        else:
            meeting = meets(text, part, sentence.start)
            step = made(text, part.start, part.end, meeting, part, "body-meets") if meeting else _step(text, part)
            step = step or any_clause(text, sentence, part) or noun_and_time(text, sentence, part)
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
        return made(text, part.start, part.end, at_work, part, "body-at-work")
    if whole and (acting or AUXILIARY.search(words)) and (held := _held(text, part, found)) is not None:
        return made(text, part.start, part.end, noun_phrase(text, held, part), part, "event-in-year", held.word)
    begun = [sign for sign in found if sign.kind == "act"]
    if whole and len(begun) == 1 and (turned := _TURNED.search(words)):
        label = f"{noun_phrase(text, begun[0], part).strip()} {turned[0]}"
        return made(text, part.start, part.end, label, part, "event-in-year", begun[0].word)
    if whole and not (names_product(told) and is_made(words)) and not _lasting(text, part, told):
        return None
    event = _beside(text, part, found)
    if event is not None and not (whole and verbs) and not (acting and _MEANS.search(text[part.start : event.start])):
        start, end = min(event.start, time.start), max(event.end, time.end)
        return made(text, start, end, noun_phrase(text, event, part), part, "event-in-sentence", event.word)
    if part.shared and not verbs:
        return _sharing(text, part, found)
    if not verbs and (first := _FIRST_SESSION.search(text, part.start, part.end)) is not None and len(time.edtf) == 10:
        return made(text, part.start, part.end, first["label"], part, "event-takes-place", "Sitzung")
    if not verbs and not whole and (held := _was_held(text, part, found)) is not None:
        return made(text, part.start, part.end, noun_phrase(text, held, part), part, "event-takes-place", held.word)
    event = _taking_place(text, time, found) if verbs and not acting else None
    if event is not None:
        label = noun_phrase(text, event, part)
        if event.kind == "act" and " " not in label.strip() and (ended := _ENDED.search(words)):
            label = f"{label.strip()} {ended[0]}"
        return made(text, part.start, part.end, label, part, "event-takes-place", event.word)
    if not verbs and (session := in_brackets(text, part)):
        return made(text, part.start, part.end, session, part, "session-in-brackets", "Sitzung")
    if not verbs and _AT_SESSION.search(text[part.start : time.start]) and _BODY_WORD.search(words):
        return made(text, part.start, part.end, without_time(text, part), part, "done-in-session", "Sitzung")
    if not verbs and len(time.edtf) == 10 and council_did(words):
        return made(text, part.start, part.end, without_time(text, part), part, "body-did")
    if not verbs or not (NOUN.search(words) or antecedent(text, part.start, part.end)):
        return (
            made(text, part.start, part.end, with_subject(text, part), part, "done-in-sentence")
            if verbs and part.subject
            else None
        )
    if told := attributed(text[time.end : part.end]):
        return made(text, part.start, part.end, told, part, "done-to-noun")
    label = without_time(text, part)
    if not NOUN.search(label_of(label)) and part.subject:
        label = with_subject(text, part)
    elif not NOUN.search(label_of(label)) and (thing := antecedent(text, part.start, part.end)):
        label = f"{thing} {label_of(label)}"
    if part.shared and not does(part.shared):
        label = f"{label} {plain(part.shared)}"
    return made(text, part.start, part.end, label, part, "done-in-sentence")


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


def _sharing(text: str, part: Part, found: list[Sign]) -> Step | None:
    """A part that shares its predicate: a session (“des Bauausschusses vom 5.4.”) stands in brackets behind it."""
    rest = plain(text[part.time.end : part.end])
    if any(sign.kind == "meeting" for sign in found) and not NOUN.search(rest):
        whose = text[part.start : before_time(text, part)]
        whose = re.sub(r"^.*\b(?:Sitzung(?:en)?|Versammlung(?:en)?)\s+|^\s*(?:und|sowie)\s+", "", whose)
        label = f"{label_of(plain(part.shared))} ({label_of(whose)})" if label_of(whose) else plain(part.shared)
        return made(text, part.start, part.end, label, part, "decision-in-session", "Sitzung")
    return made(
        text, part.start, part.end, f"{without_time(text, part)} {plain(part.shared)}", part, "done-in-sentence"
    )


def _beside(text: str, part: Part, found: list[Sign]) -> Sign | None:
    """The event whose noun phrase ends right before the time, with no verb between: “Auftaktveranstaltung am 7. März 2019”."""
    time = part.time
    event = next((sign for sign in reversed(found) if sign.end <= time.start), None)
    if event is None or event.kind in ("verb", "light", "meeting"):
        return None
    between = _FIRST_TIME.sub(" ", text[event.end : time.start])
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
    between = text[events[0].end : before_time(text, part)]
    return (
        events[0]
        if re.fullmatch(r"\s+(?:war(?:en)?|wurden?|ist|sind)\s*(?:(?:auf|für)\s+)?(?:den\s+)?", between)
        else None
    )


def _taking_place(text: str, time: TimeSpan, found: list[Sign]) -> Sign | None:
    """The event nearest to the time, with no comma between them; a session of a committee is none."""
    events = [sign for sign in found if sign.kind in ("event", "act", "meeting")]
    events = [sign for sign in events if not sign.word.endswith(("Antrag", "antrag", "itzung", "itzungen"))]
    near = [sign for sign in events if "," not in text[min(sign.end, time.end) : max(sign.start, time.start)]]
    return min(near, key=lambda sign: min(abs(sign.start - time.end), abs(time.start - sign.end)), default=None)
