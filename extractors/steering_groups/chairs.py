"""Who chairs a body: the one under whose lead it stands, else the actor beside a word of leading, in any order.

“unter dem Vorsitz der Leiterin des Bauhofs”; “die Moderation lag beim Sozialdezernat”, “mit dem Landrat an der Spitze”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Range
from extractors.german.noun_phrases import enumerated
from extractors.steering_groups.masked_sentences import runs
from extractors.steering_groups.member_names import Listed, read_list, surely


@dataclass(frozen=True, slots=True)
class Chair:
    """Who chairs, in the nominative, and where the sentence names them."""

    name: str
    start: int
    end: int


def chair(text: str, sentence: str) -> Chair | None:
    """The chair that a sentence names: its office or name. ``sentence`` is ``text`` with names masked."""
    head = _leader(text, sentence)
    return Chair(_called(head), head.start, head.end) if head is not None else None


def _called(head: Listed) -> str:
    """The name with its office, “Ratsherr Muster”; the person where the words name only whom they sit for."""
    if head.person is not None and head.person not in head.name:
        return head.person
    bare = re.sub(r"\b(?:Herrn?|Frau)\s+|\s*\(.*", "", head.name)
    return re.sub(r"^(\w*(?:[Dd]ezernent|[Rr]eferent))en\b", r"\1", bare)


# “Leitung”, “Vorsitz”, “Federführung”; no “Leitungen”, “Amtsleitung”, and “Vorsitzende” only where it is said who that is
_OFFICE = re.compile(
    r"(?<![\w-])(?:(?:Gesamt|Projekt|Prozess|Sitzungs)?[Ll]eitung|Vorsitz|Federführung|Vorsitzende[r]?|(?<=[Zz]um\s)Vorsitzenden|Sprecher(?:in)?|Spitze)\b"
)
# “geleitet von”, “federführend ist”, “leitet”
_DOING = re.compile(
    r"\b(?:geleitet|geführt|federführend|koordiniert|[Ll]eitet(?:e)?|(?:steht|stand|sitzt|saß)(?=[^.;:]*\bvor\b)|vorsitzt|vorsteht|vorsaß|vorstand)\b"
)
_VERBS = (
    r"(?:hat|hatte|haben|führt|führte|liegt|lag|liegen|obliegt|oblag|ist|war|wird|wurde|werde|werden|übernimmt|übernahm|übernehmen|soll|sollte|inne|steht|stand"
    r"|innehat|innehatte|innehaben|zukommt|gestellt|stellt|wahrgenommen)"
)
_SMALL = (
    r"(?:von|vom|der|die|das|dem|den|des|beim|bei|durch|als|für|dabei|hierbei|jeweils|derzeit|aktuell|zunächst|künftig|weiterhin"
    r"|sie|er|es|ihn|in|mit|an|unter)"
)
# one word or sign at a time, so that a long stretch of blanks is read in one way only
_AFTER = re.compile(rf"(?:\b(?:{_VERBS}|{_SMALL}|und\s+moderiert|und\s+koordiniert)\b|\W)*")
_BEFORE = re.compile(rf"(?:\b(?:{_VERBS}|{_SMALL})\b|\W)*")
_FAR = 60  # characters between the word of leading and who leads


def _leader(text: str, sentence: str) -> Listed | None:
    """The one who leads the body that the sentence is about; ``sentence`` is ``text`` with names masked."""
    words = [*_OFFICE.finditer(sentence), *_DOING.finditer(sentence)]
    if not words:
        return None
    led = next((part for word in words if (part := _under(text, sentence, word) or _agent(text, sentence, word))), None)
    if led is not None:
        return led
    found = [(run, _first(text, run)) for run in runs(sentence) if "§" not in sentence[run.start : run.end]]
    who = [(run, part) for run, part in found if part is not None]
    for word in words:
        behind = [(run, part) for run, part in who if word.end() <= run.start <= word.end() + _FAR]
        ahead = [(run, part) for run, part in who if word.start() - _FAR <= run.end <= word.start()]
        if behind and _AFTER.fullmatch(sentence, word.end(), behind[0][0].start):
            return behind[0][1]
        if ahead and _is_said_before(sentence, ahead[-1][0], word):
            return ahead[-1][1]
    return None


def _is_said_before(sentence: str, run: Range, word: re.Match[str]) -> bool:
    """“|der Landrat| hat den Vorsitz”, “|das Schulamt| leitet sie”; not “|das Konzept| unter Leitung”."""
    between = sentence[run.end : word.start()].removeprefix("," if "," in sentence[run.start : run.end] else "")
    if _BEFORE.fullmatch(between) is None or re.search(r"[,;.:]|\bunter\b", between):
        return False
    said = re.search(rf"\b{_VERBS}\b", between) is not None
    return (
        said
        or word[0].casefold().startswith(("leitet", "federführend", "vors", "sitzt", "saß", "steht", "stand"))
        or re.fullmatch(r"\s*\(\s*|\s+als\s+", between) is not None
    )


def _under(text: str, sentence: str, word: re.Match[str]) -> Listed | None:
    """The one under whose lead the body stands: “unter dem Vorsitz |der Leiterin des Bauhofs|”."""
    if _UNDER.search(sentence, 0, word.start()) is None:
        return None
    place = enumerated(sentence, word.end(), len(sentence))
    return _first(text, place) if place is not None and "§" not in sentence[place.start : place.end] else None


_UNDER = re.compile(r"\b[Uu]nter\s+(?:de[mr]\s+)?$")
# “wird |vom| Landrat geleitet”, “von Seiten der Stadt |durch das| Sozialamt geleitet”
_AGENT = re.compile(r"(?:.*\s)?(?:von|vom|durch)\s+(?=\S)", re.DOTALL)
_PASSIVE = ("geleitet", "geführt")
_CLAUSE = re.compile(r"[;:.]|,\s+(?:und\s+)?(?:der|die|das|dem|deren|dessen|in|zu|wobei|welche[rs]?)\b")


def _agent(text: str, sentence: str, word: re.Match[str]) -> Listed | None:
    """The one by whom the body is led: “von”, “vom” or “durch” before the participle, in its clause."""
    if word[0] not in _PASSIVE:
        return None
    clause = max((cut.end() for cut in _CLAUSE.finditer(sentence, 0, word.start())), default=0)
    agent = _AGENT.match(sentence, clause, word.start())
    if agent is None or "§" in sentence[agent.end() : word.start()]:
        return None
    return _first(text, Range(agent.end(), word.start()))


def _first(text: str, run: Range) -> Listed | None:
    """The first of an enumeration, if it is somebody; with the name set behind it: “die Dezernentin, Frau Dr. Muster”."""
    parts = read_list(text, run.start, run.end)
    if not parts or not surely(parts[0]):
        return None
    return parts[0]
