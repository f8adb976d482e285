"""Sentences in the head of a paper, or of its proposal, that say where it is dealt with, instead of a path.

“Es ist vorgesehen, die Angelegenheit am 27.09.2021 im Bauausschuss öffentlich vorzuberaten und am 07.10.2021 im Stadtrat zu
entscheiden.” “Der Kreistag soll am 17.5.2028 beschließen; vorberaten wird am 3.5.2028 im Sozialausschuss.” “Die Vorlage wurde am
3.5.2028 im Sozialausschuss vorberaten und wird dem Kreistag in seiner Sitzung am 17.5.2028 zur Beschlussfassung vorgelegt.”

“Der Rat beschließt nach Vorberatung im Schulausschuss am 3.5.2028 in seiner Sitzung am 17.5.2028 …”, the proposal itself.

Whatever stands between, a committee and the day beside it are a session. What a sentence only tells of the past is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.consultations.committees import Committee, find_committees
from extractors.consultations.paper_lines import text_begins
from extractors.consultations.rows import Row
from extractors.consultations.values import Piece, day_at, phrases
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
    | \b(?:für|zur)\s(?:die\s)?(?:\S+\s){0,3}?\w*[Ss]itzung\s(?:des|der)\b""",
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
