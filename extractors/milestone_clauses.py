"""Steps told in sentences: “Am 27. Juni hat der Rat die Fortschreibung beschlossen”, “mit einer Auftaktveranstaltung am 15. Mai”.

A sentence is cut at its commas; the clause that holds a time is read if it names an event or says what is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.document import Document, Range
from extractors.facts import LeftAlone
from extractors.german.dates import TimeSpan, find_times
from extractors.milestone_steps import Step, label_of
from extractors.milestone_words import Sign, is_made, names_product, signs
from extractors.sections import section_at, sentences

_HEAD_ONLY = frozenset({"consultations", "subject", "annexes", "signature"})
_BRACKET = re.compile(r"\([^()]*\)|„[^“”\"]{0,200}[“”\"]")
_COMMA = re.compile(r"[,;](?=\s)")
_AUXILIARY = re.compile(
    r"(?<!\w)(?:wurden?|worden|wird|werden|hat|haben|hatten?|ist|sind|war|waren|soll(?:en|te|ten)?|kann|können|konnten?)(?!\w)"
)
# what comes before a time and goes with it when the label is made
_ADVERBIAL = re.compile(
    r"(?:(?:noch|bereits|schon|erst|voraussichtlich|spätestens|erneut|zuletzt|Bereits|Noch|Erst|Zuletzt)\s+)?"
    r"(?:(?:[Aa]m|[Ii]m|[Ii]n|[Vv]om|[Zz]um|[Bb]is|[Aa]b|[Ss]eit|[Zz]u|[Vv]on|[Aa]us|[Gg]egen)\s+(?:dem\s+|den\s+|der\s+|zum\s+)?)?"
    r"(?:(?:Monat(?:en)?|Jahr(?:en|e)?|Laufe\s+des|Zeitraum(?:\s+vom)?|Verlauf\s+des)\s+)?(?:den\s+|vom\s+)?"
    r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag),?\s*(?:den\s+|dem\s+)?)?$"
)
_IN_MEETING = re.compile(r"\b(?:[Ii]n|[Aa]uf|[Bb]ei)\s+(?:der|seiner|ihrer|einer|dieser)\s+(?:letzten\s+)?(?:Sitzung|Versammlung)\s*$")
_NEAR = re.compile(r"[^,;()]{0,90}$")

_LAW = re.compile(
    r"(?:[Gg]esetz\w*|\w*[Vv]erordnung|\w*[Ss]atzung|\w*[Rr]ichtlinie\w*|\w*[Ee]rlass\w*|[Uu]rteil\w*|[Ff]assung|Bekanntmachung\w*|BGBl|GBl|Abkommen|GG|GemO|SGB\b.*|AufenthG"
    r"|AsylbLG|\w+G)(?:\s[^.;,]{0,50})?\s(?:vom|v\.|in der Fassung vom|am)\s*$"
)
_STAND = re.compile(r"(?:\bStand\b|\bStichtag\b|\bSachstand\b|\bErhebung vom\b|\bzum Stand\b)[^.;,]{0,25}$")
_BIRTH = re.compile(r"(?:\bgeb\.|\bgeboren(?:\sam)?|\*)\s*$")
_LETTER = re.compile(
    r"(?:Vorlage|Drucksache|Nr\.|Schreiben|E-Mail|Mail|Brief|Artikel|Protokoll|Bescheid|Vertrag|Vereinbarung|Presse\w*)\s?[^.;,]{0,40}\s(?:vom|v\.)\s*$"
)
_DEADLINE = re.compile(r"\b(?:\w*[Ff]rist|Fristende|Einsendeschluss|Anmeldeschluss|gültig|befristet|Ablauf)\b")
_PERIOD = re.compile(r"\b\w*(?:laufzeit|zeitraum|[Ff]örderperiode|[Ss]chuljahr\w*|[Ll]aufzeit|[Kk]indergartenjahr\w*)\b")
_COUNT = re.compile(
    r"(?:\d|\b(?:Zahl|Anteil|Anzahl|durchschnittlich|gestiegen|gesunken|zurückgegangen|angewachsen|erhöht)\b)[^.;]{0,40}"
    r"\b(?:Personen|Menschen|Prozent|Fälle[n]?|Einwohner\w*|Geflüchtete[n]?|Flüchtlinge[n]?|Kinder[n]?|Schüler\w*|Teilnehm\w*|Anträge[n]?|Plätze[n]?|Beratungen|Familien|Vorsprachen)\b"
    r"|\d\s?%"
)
_IN_FORCE = re.compile(r"\bin Kraft\b")
_MONEY = re.compile(r"€|\bEUR\b|\bEuro\b|\bTEUR\b")
_DECIDES = re.compile(r"\b(?:beschließ\w*|beschlossen|entscheide\w*|Beschlussfassung|Entscheidung|beraten|Vorberatung)\b")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence and the times in it; offsets are the document's."""

    start: int
    end: int
    times: tuple[TimeSpan, ...]


def sentence_steps(document: Document) -> Iterator[Step | LeftAlone]:
    """The steps of the running text, and the times that are none on purpose."""
    for sentence in sentences(document):
        section = section_at(document, sentence.start)
        if section is None or section.kind in _HEAD_ONLY:
            continue
        block = document.block_at(sentence.start)
        if block is not None and block.table is not None and len(document.text[sentence.start : sentence.end].split()) < 6:
            continue
        text = document.text[sentence.start : sentence.end]
        times = [replace(t, start=t.start + sentence.start, end=t.end + sentence.start) for t in find_times(text)]
        if times:
            yield from _read(document, sentence, times, deciding=section.kind == "decision")


def _read(
    document: Document, sentence: Range, times: list[TimeSpan], *, deciding: bool
) -> Iterator[Step | LeftAlone]:
    for clause in _clauses(document.text, sentence, times):
        for part, shared in _parts(document.text, clause):
            for time in part.times:
                reason = _refused(document.text, sentence, part, time, deciding=deciding)
                if reason:
                    if len(time.edtf) > 4:
                        evidence = document.evidence(time.start, time.end)
                        yield LeftAlone(evidence=evidence, rule="no-step", reason=reason)
                    continue
                step = _step(document.text, part, time, shared, deciding=deciding)
                if step is not None:
                    yield step


def _clauses(text: str, sentence: Range, times: list[TimeSpan]) -> Iterator[_Clause]:
    """The stretches between commas that hold a time, each drawn out until it says what happens."""
    closed = [(m.start(), m.end()) for m in _BRACKET.finditer(text, sentence.start, sentence.end)]
    closed += [(time.start, time.end) for time in times]
    cuts = [
        m.start()
        for m in _COMMA.finditer(text, sentence.start, sentence.end)
        if not any(start <= m.start() < end for start, end in closed)
    ]
    edges = [sentence.start, *cuts, sentence.end]
    pieces = list(zip(edges, edges[1:], strict=False))
    taken = -1
    for index, (start, end) in enumerate(pieces):
        if index <= taken or not any(start <= time.start < end for time in times):
            continue
        last = index
        while last + 1 < len(pieces) and last < index + 2 and not _speaks(text[start : pieces[last][1]]):
            last += 1
        if not _speaks(text[start : pieces[last][1]]):
            last = index
            if index and _speaks(text[pieces[index - 1][0] : end]):
                start = pieces[index - 1][0]
        elif re.search(r"\b(?:beschlossen|beauftragt|ausgesprochen|zugestimmt|beschließt)\s*$", text[start : pieces[last][1]]):
            if last + 1 < len(pieces) and re.search(r"\bzu\s\w+en\b|\w+zu\w+en\b|^,\sdass\b", text[pieces[last][1] : pieces[last + 1][1]]):
                last += 1
        taken = last
        end = pieces[last][1]
        yield _Clause(start, end, tuple(time for time in times if start <= time.start < end))


def _speaks(text: str) -> bool:
    return any(sign.kind != "meeting" for sign in signs(text))


def _parts(text: str, clause: _Clause) -> Iterator[tuple[_Clause, str]]:
    """A clause with several times in parts, cut before the “und” that stands nearest to the next time. A part without a verb of its
    own shares what stands after the last time: “in den Sitzungen des A vom 5. und des B vom 27. wurde zugestimmt”."""
    cuts = []
    for left, right in zip(clause.times, clause.times[1:], strict=False):
        joints = [m.start() for m in re.finditer(r"[,;]?\s(?:und|sowie|bis zum|bis)\s|[,;]\s", text[left.end : right.start])]
        cuts.append(left.end + joints[-1] if joints else right.start)
    edges = [clause.start, *cuts, clause.end]
    parts = [
        _Clause(start, end, tuple(time for time in clause.times if start <= time.start < end))
        for start, end in zip(edges, edges[1:], strict=False)
    ]
    tail = text[clause.times[-1].end : clause.end]
    common = tail if len(parts) > 1 and not _does(text[clause.start : clause.times[-1].start]) and _does(tail) else ""
    for part in parts:
        yield part, common


def _does(text: str) -> bool:
    return any(sign.kind in ("verb", "light") for sign in signs(text))


def _refused(text: str, sentence: Range, part: _Clause, time: TimeSpan, *, deciding: bool) -> str:
    """Why a time is no step of the process, or an empty string."""
    before, words = text[sentence.start : time.start], text[part.start : part.end]
    near = _ADVERBIAL.sub("", before) or before
    whole = len(time.edtf) <= 4 or re.fullmatch(r"\d{4}~?/\d{4}~?", time.edtf) is not None
    if _LAW.search(before):
        return "the date of a law or rule"
    if _STAND.search(before):
        return "the date to which figures or a list hold"
    if _BIRTH.search(before):
        return "a birth"
    if _LETTER.search(before):
        return "the date of a paper that is quoted"
    if _DEADLINE.search(words) and not deciding:
        return "a deadline or term"
    if _IN_FORCE.search(words) and not deciding:
        return "the coming into force of a law"
    if text[time.start : time.end].casefold().startswith("seit") or re.search(r"\b[Ss]eit(?:\s(?:dem|Anfang|Ende|Mitte|Beginn))?\s*$", before):
        return "since when a state lasts"
    if "/" in time.edtf and _PERIOD.search(text[max(sentence.start, time.start - 60) : time.start]) and not deciding:
        return "the period of a project or grant"
    if _COUNT.search(_BRACKET.sub("", words[: time.start - part.start]) + " … " + _BRACKET.sub("", words[time.end - part.start :])) and not deciding:
        return "a figure of a certain time"
    if whole and (_MONEY.search(words) or not _adverbial_year(text, near, time)):
        return "a year that names something else"
    return ""


def _adverbial_year(text: str, near: str, time: TimeSpan) -> bool:
    """Whether a bare year says when: “2021 wurde”, “im Jahr 2018”, “Ende 2014 erfolgte”; not “Haushalt 2021”, “Agenda 2030”."""
    if not text[time.start].isdigit():
        return True
    word = re.search(r"(\S+)\s*$", near)
    return word is None or word[1][0].islower() or len(near.split()) == 0 or word[1].startswith("Jahr")


def _step(text: str, part: _Clause, time: TimeSpan, shared: str, *, deciding: bool) -> Step | None:
    words = text[part.start : part.end]
    found = [replace(sign, start=sign.start + part.start, end=sign.end + part.start) for sign in signs(words)]
    whole = len(time.edtf) <= 4 or re.fullmatch(r"\d{4}~?/\d{4}~?", time.edtf) is not None
    if whole and not (names_product(words) and is_made(words)):
        return None
    verbs = [sign for sign in found if sign.kind in ("verb", "light")]
    beside = _beside(text, part, time, found)
    start, end = part.start, part.end
    if beside is not None and beside.kind != "meeting" and not (whole and verbs):
        label = _noun_phrase(text, beside, part, time)
        start, end = min(beside.start, time.start), max(beside.end, time.end)
        return Step(*_trimmed(text, start, end), label_of(label), time, words + shared, "event-in-sentence", beside.word)
    if shared and not verbs:
        label = f"{label_of(_without(shared))} ({label_of(_meeting(text, part, time))})"
        return Step(*_trimmed(text, start, end), label, time, words + shared, "decision-in-session", "Sitzung")
    if not verbs:
        return None
    acting = [sign for sign in verbs if sign.kind == "verb"]
    events = [sign for sign in found if sign.kind in ("event", "act")]
    if not acting and events:
        label = _noun_phrase(text, events[0], part, time)
        return Step(*_trimmed(text, start, end), label_of(label), time, words, "event-takes-place", events[0].word)
    if not acting and not _subject(words):
        return None
    label = label_of(_without_time(text, part, time))
    if len(label) < 8:
        return None
    return Step(*_trimmed(text, start, end), label, time, words, "done-in-sentence", "")


def _subject(words: str) -> bool:
    """A light verb needs a noun that takes place."""
    return re.search(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}", words) is not None


def _beside(text: str, part: _Clause, time: TimeSpan, found: list[Sign]) -> Sign | None:
    """The event whose noun phrase ends right before the time, with no verb between: “Auftaktveranstaltung am 15. Mai 2017”."""
    before = [sign for sign in found if sign.end <= time.start]
    for sign in reversed(before):
        between = text[sign.end : time.start]
        if sign.kind in ("verb", "light") or _AUXILIARY.search(between) or not _NEAR.fullmatch(between):
            return None
        if any(other.start < sign.start and False for other in before):
            return None
        joined = re.search(r"(?:\b(?:am|im|in|vom|ab|bis|zum|dem|den|für|Monaten)|\()\s*(?:(?:\w+tag),?\s*(?:den\s+)?)?$", between)
        prefixed = re.match(r"(?:ab|nach|bis|vom|von|zwischen|ca\.|etwa)\b", text[time.start : time.end])
        if joined or prefixed or (not text[time.start].isdigit() and between.strip() == ""):
            return sign
        return None
    return None


def _noun_phrase(text: str, event: Sign, part: _Clause, time: TimeSpan) -> str:
    """The event with what belongs to it: “Evaluation der Ergebnisse”, “2. Workshop”, “Gespräch zwischen A und B”."""
    ordinal = re.search(r"(?:\d{1,2}\.|[Ee]rste[nrs]?|[Zz]weite[nrs]?|[Dd]ritte[nrs]?|[Vv]ierte[nrs]?)\s$", text[part.start : event.start])
    start = event.start - len(ordinal[0]) if ordinal and ordinal[0][0].isdigit() else event.start
    stops = [part.end]
    if time.start >= event.end:
        stops.append(_before_adverbial(text, part.start, time.start))
    for sign in signs(text[event.end : part.end]):
        if sign.kind in ("verb", "light"):
            stops.append(event.end + sign.start)
    for pattern in (_AUXILIARY, _COMMA, re.compile(r"(?<!\w)(?:hatte|wies|findet|fand|begann|gab)(?!\w)")):
        stop = pattern.search(text, event.end, part.end)
        if stop is not None:
            stops.append(stop.start())
    return text[start : min(stop for stop in stops if stop >= event.end)]


def _before_adverbial(text: str, begin: int, position: int) -> int:
    """Where the words that lead to a time begin: before “im”, “in den Monaten”, “am Montag, den”."""
    found = _ADVERBIAL.search(text[begin:position])
    return begin + found.start() if found is not None else position


def _meeting(text: str, part: _Clause, time: TimeSpan) -> str:
    """Whose session it was: “In den Sitzungen des Sozialausschusses vom” → “Sozialausschusses”."""
    words = text[part.start : _before_adverbial(text, part.start, time.start)]
    return re.sub(r"^.*\b(?:Sitzung(?:en)?|Versammlung(?:en)?)\s+|^\s*(?:und|sowie)\s+", "", words)


def _without_time(text: str, part: _Clause, time: TimeSpan) -> str:
    before = text[part.start : _before_adverbial(text, part.start, time.start)]
    meeting = _IN_MEETING.search(before)
    if meeting is not None:
        before = before[: meeting.start()]
    return _without(f"{before} {text[time.end : part.end]}")


def _without(words: str) -> str:
    """A clause without brackets and auxiliary verbs."""
    words = re.sub(r"\([^()]*\)", " ", words)
    return re.sub(r"\s+", " ", _AUXILIARY.sub(" ", words)).strip()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    lead = re.match(r"[\s,;:–-]*(?:und\s+|sowie\s+)?", inside)
    start += lead.end() if lead else 0
    return start, start + len(text[start:end].rstrip(" ,;:.\n\f"))
