"""Who leads a body, by a word of leading and the actor beside it, in any order: “die Moderation lag beim Sozialdezernat”,
“deren Leitung die Koordinatorin innehatte”, “mit dem Landrat an der Spitze”.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.document import Range
from extractors.steering_groups.actors import surely
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_phrases import read_list
from extractors.steering_groups.runs import runs

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
    r"|sie|er|es|ihn|in|mit|an|unter|\W)"
)
_AFTER = re.compile(rf"(?:\s*(?:{_VERBS}|{_SMALL}|§+|und\s+moderiert|und\s+koordiniert)\s*)*")
_BEFORE = re.compile(rf"(?:\s*(?:{_VERBS}|{_SMALL})\s*)*")
_NOBODY = re.compile(r"§|^(?:[Ll]etzter|[Dd]iese|[Ii]hr)|^[a-zäöü]+er?\s+Vertreter")
_FAR = 60  # characters between the word of leading and who leads


_ITS_OWN = re.compile(
    r"\b(?:[Dd]ie|[Dd]er|[Dd]en|[Uu]nter)\s+(?:(?:Sitzungs|Gesprächs|Gesamt)?[Ll]eitung|Vorsitz|Federführung|Moderation)\b(?!\s+(?:der|des|eines|einer|von)\s)|\b[Gg]eleitet\b|^[Vv]orsitz|\b(?:steht|sitzt)\s+(?:ihr|ihm)\s+vor\b"
)


def says_who_leads(text: str) -> bool:
    """Whether a sentence behind one about a body says who leads it: “Die Leitung liegt beim Sozialamt.”"""
    return _ITS_OWN.search(text) is not None


def leader(text: str, sentence: str) -> Listed | None:
    """The one who leads the body that the sentence is about; ``sentence`` is ``text`` with names masked."""
    words = [*_OFFICE.finditer(sentence), *_DOING.finditer(sentence)]
    if not words:
        return None
    by_whom = next((agent for word in words if (agent := _agent(text, sentence, word)) is not None), None)
    if by_whom is not None:
        return by_whom
    found = [(run, _first(text, run)) for run in runs(sentence) if "§" not in sentence[run.start : run.end]]
    who = [(run, part) for run, part in found if part is not None]
    for word in words:
        behind = [(run, part) for run, part in who if word.end() <= run.start <= word.end() + _FAR]
        ahead = [(run, part) for run, part in who if word.start() - _FAR <= run.end <= word.start()]
        if behind and _AFTER.fullmatch(sentence, word.end(), behind[0][0].start):
            return behind[0][1]
        if ahead and _is_said_before(sentence, ahead[-1][0], word):
            return ahead[-1][1]
        if who and who[0][0].start == 0 and word[0].startswith("leitet") and _AND.search(sentence, 0, word.start()):
            return who[0][1]
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


# “Der Landrat beruft die § ein |und| leitet sie”
_AND = re.compile(r"\bund\s+$")


def _first(text: str, run: Range) -> Listed | None:
    """The first of an enumeration, if it is somebody; with the name set behind it: “die Dezernentin, Frau Dr. Muster”."""
    parts = read_list(text, run.start, run.end)
    if not parts or not surely(parts[0]) or _NOBODY.search(parts[0].name):
        return None
    if len(parts) == 2 and parts[1].person and not parts[0].person and text[parts[0].end : parts[1].start] == ", ":
        return replace(parts[0], end=parts[1].end, name=f"{parts[0].name} {parts[1].name}")
    return parts[0]
