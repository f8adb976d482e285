"""Sessions that the head of a paper, its proposal or the head of minutes tells in words, instead of a path.

“Es ist vorgesehen, die Angelegenheit am 27.09.2021 im Bauausschuss öffentlich vorzuberaten und am 07.10.2021 im Stadtrat zu
entscheiden.” “Der Rat beschließt nach Vorberatung im Schulausschuss am 3.5.2028 in seiner Sitzung am 17.5.2028 …”: whatever stands
between, a committee and the day beside it are a session. What a sentence only tells of the past is none.

Minutes name theirs over several lines: ``Niederschrift / über die 17. Sitzung des Kulturausschusses / am 13.09.2016``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.consultations.committees import Committee, committee_at, find_committees, place_below
from extractors.consultations.rows import Row
from extractors.consultations.values import ADJECTIVE, Piece, day_at, end_of, lines_of, phrases, text_begins
from extractors.document import Document, Range
from extractors.language import lookup
from extractors.sections import sections, split

_HEAD = 2500  # characters
_FAR = 80  # characters between a committee and its day
_PLANS = re.compile(
    r"""\b(?:vorgesehen|beabsichtigt|geplant|soll|sollen|wird|werden|möge)\b.*?\b(?:(?:vor)?zu?beraten|(?:vor)?beraten|zu\s+\w+
        |behandelt|beschlossen|entschieden|vorgelegt|zugeleitet|befassen|beschließen|entscheiden|vorgesehen|gehört)\b
    | \b(?:Vorberatung|Beratung|Behandlung|Beschlussfassung|Anhörung)\b.*?\b(?:vorgesehen|geplant)\b
    | \b(?:beschlossen|vorberaten|beraten|behandelt|entschieden)\s+(?:wird|werden|soll|sollen)\b
    | \b(?:befasst|befassen)\s+sich\b
    | \b(?:entscheidet|berät|beschließt|nimmt|empfiehlt|stimmt|billigt|verabschiedet|genehmigt|vorzulegen|vorzuberaten)\b
    | \bEntscheidung\s+trifft\b | \bfindet\b.*?\bstatt\b | \bTagesordnung\b.*?\bzu\s+(?:setzen|nehmen)\b
    | \b(?:für|zur)\s(?:die\s)?(?:\S+\s){0,3}?\w*[Ss]itzung(?:en)?\s(?:des|der)\b""",
    re.DOTALL | re.VERBOSE,
)
_ACTS = re.compile(r"\b(?:entscheidet|beschließt|nimmt|stimmt|billigt|verabschiedet|genehmigt)\b")
# what was decided, told or held before; “wurde vorberaten” and “hat empfohlen” are steps of the paper's own path
_PAST = re.compile(r"\b(?:wurden?|worden|hat(?:te|ten)?|haben|war(?:en)?|beschloss|fand(?:en)?|tagte)\b")
_STEP = re.compile(r"\b(?:vorberaten|beraten|behandelt|gehört|empfohlen|beteiligt|befürwortet|zugestimmt|befasst)\b")
_VERB = re.compile(
    r"\b(?:(?P<before>vor(?:zu)?beraten)|(?P<heard>(?:an)?gehört|an(?:zu)?hören)|beschl\w+|entsch\w+|beraten|befasst|vorgelegt)\b"
)
_ROLES = {"before": "Vorberatung", "heard": "Anhörung"}
# “; ”, “ und wird ”, “, der Kreistag ”
_CLAUSE = re.compile(
    r";|,?\s+und\s+(?=(?:wird|werden|soll|sollen|ist|sind|wurde)\b)|,\s+(?=(?:der|die|das)\s+[A-ZÄÖÜ])|:\s"
)
_ON = re.compile(
    r"(?P<own>\bin\s+(?:seiner|ihrer)\s+(?:\S+\s+){0,2}(?:Sitzung|Tagung)\s+)?(?P<not>\b(?:bis|ab|seit|nach)\s+)?(?:\b(?:zum|[Aa]m|vom|den|dem)\s+|\()(?=[A-ZÄÖÜ]?[a-zä]*\.?,?\s?(?:den\s+)?\d)"
)
_MARK = re.compile(r"[\s,(]*(?:in\s+)?(?P<no>nicht[- ]?)?öffentlich", re.IGNORECASE)


def planned_sessions(document: Document) -> list[Row]:
    """The sessions of the sentences above the paper's text that say what is planned; else those of a sentence of the proposal that
    names two or more."""
    text = document.text
    above = (block for block in document.blocks if block.start < min(_HEAD, text_begins(document)) and not block.table)
    said = [sentence for block in above for sentence in split(text, block.start, block.end)]
    if rows := [row for sentence in said for row in _planned(text, sentence)]:
        return rows
    proposals = (section for section in sections(document) if section.kind == "decision")
    proposed = (each for section in proposals for each in split(text, section.body_start, section.end))
    return next((rows for sentence in proposed if len(rows := _planned(text, sentence)) > 1), [])


def _planned(text: str, sentence: Range) -> list[Row]:
    return list(_sessions(text, sentence)) if _PLANS.search(text, sentence.start, sentence.end) else []


def _sessions(text: str, sentence: Range) -> Iterator[Row]:
    """The sessions of a sentence, each committee with the day beside it."""
    pairs = list(_pairs(text, sentence))
    role, said = None, sentence
    for number, (committee, day) in enumerate(pairs):
        before = max(pairs[number - 1][0].end, pairs[number - 1][1].end) if number else sentence.start
        after = min(pairs[number + 1][0].start, pairs[number + 1][1].start) if number + 1 < len(pairs) else sentence.end
        start, end = min(committee.start, day.start), max(committee.end, day.end)
        clause = _clause(text, sentence, start, end)
        if _PAST.search(text, clause.start, clause.end) and not _STEP.search(text, clause.start, clause.end):
            continue
        led, followed = _roles()
        leads = led.search(text, max(before, clause.start), start)
        goes_on = clause == said and start >= before and not _ACTS.search(text, before, start)
        carried = role if goes_on else None  # “die Beratung im … am … und im … am …”
        role, said = _said(leads) or carried, clause
        behind = followed.search(text, start, min(after, clause.end))
        mark = _MARK.match(text, end)
        yield Row(
            committee.nominative,
            start,
            end,
            "session-planned",
            day=day.day,
            role=role or _said(behind) or _done(text, end, sentence.end),
            public=mark["no"] is None if mark else None,
        )


def _pairs(text: str, sentence: Range) -> Iterator[tuple[Committee, Piece]]:
    """“im Sozialausschuss am 3.5.2018”, “am 3.5.2018 im Sozialausschuss”: neighbours, each once."""
    committees = list(find_committees(text, sentence.start, sentence.end))
    days = {
        day: on["own"] is not None
        for on in _ON.finditer(text, sentence.start, sentence.end)
        if not on["not"] and (day := day_at(text, on.end())) and day.end <= sentence.end
    }
    said: list[Committee | Piece] = sorted([*committees, *days], key=lambda token: token.start)
    waiting: Committee | Piece | None = None
    dayless: list[Committee] = []
    for token in said:
        near = waiting is not None and token.start - waiting.end <= _FAR
        if isinstance(waiting, Committee) and isinstance(token, Piece) and near:
            yield waiting, token
            waiting = None
        elif isinstance(token, Piece) and days[token] and dayless:
            yield dayless.pop(0), token
        elif isinstance(waiting, Piece) and isinstance(token, Committee) and near and text[waiting.end] != ")":
            yield token, waiting
            waiting = None
        else:
            dayless += [waiting] if isinstance(waiting, Committee) else []
            waiting = token


def _clause(text: str, sentence: Range, start: int, end: int) -> Range:
    """The part of the sentence that stands around a session."""
    borders = [match.start() for match in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    return Range(
        max((border for border in borders if border <= start), default=sentence.start),
        min((border for border in borders if border >= end), default=sentence.end),
    )


@cache
def _roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """“die Beschlussfassung in der ” before a session, “zur Vorberatung” behind it."""
    roles = phrases(word for entry in lookup("roles")["role"] for word in entry["phrases"] if word[0].isupper())
    return (
        re.compile(
            rf"(?P<role>{roles})\s+(?:ist\s+)?(?:im|in\s+der|in\s+dem|durch\s+d\w+|vom|beim?|des|der)?\s*(?:am\s+)?$"
        ),
        re.compile(rf"\b(?P<role>zur\s+Kenntnis(?!\w)|(?<=zur\s)(?:{roles})(?!\w))"),
    )


def _done(text: str, start: int, end: int) -> str | None:
    """What the first verb behind a session says of it: “im Sozialausschuss am 3.5.2018 vorberaten”."""
    verb = _VERB.search(text, start, end)
    return next((role for name, role in _ROLES.items() if verb and verb[name]), None)


def _said(role: re.Match[str] | None) -> str | None:
    return " ".join(role["role"].split()) if role else None


_TOP = 1500  # characters
_ABOVE, _BELOW, _ALONE = 8, 14, 3  # lines
_KINDS = ("niederschrift", "protokoll", "auszug", "einladung", "bekanntmachung", "sitzungsniederschrift")
_TITLE = re.compile(
    rf"(?:[A-ZÄÖÜ][a-zäöü]+-?)?(?:{'|'.join(_KINDS)}|{'|'.join(' '.join(kind) for kind in _KINDS)})(?!\w)",
    re.IGNORECASE,
)
# “über die 17. öffentliche Sitzung des ”, “der 6. Sitzung des ”, “über die Sitzung vom ”, “aus der Niederschrift der Sitzung des ”
_SESSION = re.compile(
    rf"""(?:[\s()–-]|\b(?:über|zu|zur|aus|für|der|die|des|Nr\.|Niederschrift|Protokoll|Auszug|öffentlicher\s+Teil)\b)*
    (?:(?P<number>\d{{1,3}})\.?\s+)?
    (?P<adjectives>(?:{ADJECTIVE}[\s,]+){{0,3}})
    (?:[A-ZÄÖÜ]\w+-?)?[Ss]itzung(?!\w)\s*(?P<of>(?:des|der)\s+(?=[A-ZÄÖÜ]))?""",
    re.VERBOSE | re.IGNORECASE,
)
# “Seedorf, 05.09.2028 ” before “Niederschrift”
_PLACE_AND_DAY = re.compile(r"[A-ZÄÖÜ][\wäöüß .()-]{2,40},\s(?:den\s)?\d{1,2}\.\d{1,2}\.\d{4}\s+")
# “ der Stadtvertretung Seedorf am Dienstag, dem ”
_SAID_ON = re.compile(
    r"(?:\s+(?:der|des)\s+[A-ZÄÖÜ]\w+(?:\s+[A-ZÄÖÜ][\w.-]+){0,3}(?=\s+(?:am|vom)\s))?[\s,–-]*(?:(?:am|vom|den|dem)[\s:]+)*"
)
_DATED = re.compile(
    r"(?:Tag\s+der\s+Sitzung|Sitzungsdatum|Sitzungstag|Sitzungstermin|Sitzung\s+am|Datum|Termin|Tag|am|vom)\s*:?\s+"
    r"(?:am\s+)?",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"(?P<no>nicht[- ]?)?öffentlicher?\s*(?:Teil|Sitzung)\s*:?", re.IGNORECASE)


def minutes_session(document: Document) -> Row | None:
    """The session of the minutes, or None where the paper is none, or gives no committee or no day."""
    text = document.text
    lines = list(_lines(text))
    for number, line in enumerate(lines[:_ABOVE]):
        title = _title(text, line)
        session = _SESSION.match(text, title.end()) if title else None
        if session is None:
            continue
        committee, after = _committee(text, session, lines[:number])
        day = _day(text, after, lines[number + 1 : number + 1 + _BELOW])
        if committee is None or day is None:
            return None
        start, end = min(committee.start, line.start), max(day.end, session.end(), committee.end)
        return Row(
            committee,
            start,
            end,
            "session-minutes",
            day=day.day,
            public=_public(text, session, lines),
            session_number=session["number"],
        )
    return None


def _title(text: str, line: Range) -> re.Match[str] | None:
    """“Niederschrift” at the start of a line, or at the end of one that the place and date of the letterhead begin."""
    if found := _TITLE.match(text, line.start, line.end):
        return found
    dated = _PLACE_AND_DAY.match(text, line.start, line.end)
    return _TITLE.match(text, dated.end(), line.end) if dated else None


def _lines(text: str) -> Iterator[Range]:
    for first, last in lines_of(text, 0, _TOP):
        yield Range(first, last)


def _committee(text: str, session: re.Match[str], above: list[Range]) -> tuple[Committee | None, int]:
    """The committee behind “Sitzung des”, or alone on a line above; and where the day may stand."""
    named = committee_at(text, session.end()) if session["of"] else None
    if named is not None:
        return _with_place(text, named.nominative, above), named.end
    alone = [
        found
        for line in above
        if (found := committee_at(text, line.start, line.end)) is not None and found.end == line.end
    ]
    return (alone[-1] if alone else None), session.end()


def _with_place(text: str, named: Committee, above: list[Range]) -> Committee:
    """The council of a district with the places that the letterhead prints under its name: “Ortsrat / Seedorf – Tannau”."""
    for line, below in pairwise(above):
        if text[line.start : line.end] == named.name and place_below(named.name, text[below.start : below.end]):
            return Committee.printed(text, line.start, below.end)
    return named


def _day(text: str, after: int, below: list[Range]) -> Piece | None:
    candidates = [end_of(_SAID_ON, text, after)]
    candidates += [line.start for line in below[:_ALONE] if (day := day_at(text, line.start)) and day.end >= line.end]
    candidates += [label.end() for line in below if (label := _DATED.match(text, line.start, line.end))]
    for position in candidates:
        if day := day_at(text, position):
            return day
    return None


def _public(text: str, session: re.Match[str], lines: list[Range]) -> bool | None:
    said = session["adjectives"].casefold()
    if "öffentlich" in said:
        return "nicht" not in said
    marks = {
        found["no"] is None for line in lines if (found := _PUBLIC.fullmatch(text, line.start, line.end)) is not None
    }
    return marks.pop() if len(marks) == 1 else None
