"""A dated step as it is read from a table, a line or a sentence, before its status is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractors.german.dates import TimeSpan
from extractors.german.text import SHORT_WEEKDAYS, WEEKDAYS
from extractors.milestones.words import signs
from extractors.sections import Section


@dataclass(frozen=True, slots=True)
class Step:
    """What happens (``label``), when (``time``, with offsets into the document) and the words that say both."""

    start: int
    end: int
    label: str
    time: TimeSpan
    clause: str
    rule: str
    event: str = ""


_HEAD_ONLY = frozenset({"consultations", "subject", "annexes", "signature"})
_MAY_HOLD_ALL = frozenset({"subject", "annexes"})
# longer than this is no subject and no list of annexes: the whole paper stands behind “Betreff:” or “Anlage 1:”
_LISTED_LENGTH = 900


def in_head(section: Section | None) -> bool:
    """Whether a section of the paper holds no steps: its path, its subject, its annexes, its signatures."""
    if section is None or section.kind not in _HEAD_ONLY:
        return False
    return section.kind not in _MAY_HOLD_ALL or section.end - section.start <= _LISTED_LENGTH


MONEY = re.compile(r"€|\bEUR\b|\bEuro\b|\bTEUR\b")
# “18 Uhr”, “, 17.30 bis 19 Uhr” behind a day
CLOCK = re.compile(r"\s*,?\s*(?:(?:um|ab|von)\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:(?:-|–|bis)\s*\d{1,2}(?:[.:]\d\d)?\s*)?Uhr")
WEEKDAY = re.compile(rf"(?:{WEEKDAYS}|{SHORT_WEEKDAYS})\.?,?\s*(?:(?:den|dem)\s+)?")
BY_ITSELF = re.compile(
    r"(?:(?:im|am|in|vom|zum|voraussichtlich|bis|den|geplant:?|vorgesehen:?|spätestens)\s+)*", re.IGNORECASE
)
# “wird … vorgelegt werden”, “soll beginnen”, “ist geplant”
_AHEAD = re.compile(
    r"\b(?:soll(?:en|te|ten)?|solle|werde|wird|werden|geplant\w*|vorgesehen\w*|voraussichtlich|beabsichtigt|angestrebt|vorgeschlagen|kann|können|möglichst"
    r"|zu\s+\w+en|\w+zu\w+en|spätestens|befürwortet|verlängert|befristet"
    r"|endet|enden|beginn[te]|startet|folg[te]|folgen|erhält|legt|findet|finden|tritt|kommt|wählt|prüft)\b"
)
# “wurde vorgestellt”, “hat beschlossen”, “erfolgte”
_BACK = re.compile(
    r"\b(?:wurden?|worden|hat|haben|hatten?|war|waren|erfolgten?|fand(?:en)?|begann(?:en)?|startete[n]?|beschloss(?:en)?|bereits|beauftragte[n]?"
    r"|verabschiedete[n]?|führten?|stellten?|nahm(?:en)?|fiel|lag(?:en)?|ging(?:en)?|gab(?:en)?|beriet(?:en)?|erhielt(?:en)?|trat(?:en)?|trafen|traf|kam(?:en)?|entstand(?:en)?|empfahl(?:en)?"
    r"|(?!soll|könn|würd|müss|dürf|möch|wollt|hätt|bitt|zwei|dritt|letzt|erst|heut|mitt|weit|nächst|konnt|recht|sämt)[a-zäöüß]{3,}te[n]?(?!\s+[A-ZÄÖÜ„])|ist\b.*\b(?:erfolgt|angelaufen|gestartet))\b"
)
# “hat am 7.6. beschlossen”, “wurden erörtert”: past, whatever day the head of the paper seems to give
_HAS_DONE = re.compile(r"\b(?:hat|haben|wurden?|fand(?:en)?|beschloss(?:en)?)\b")
_LEADING = re.compile(
    r"""^(?:(?:und|sowie|oder|dann|daher|daraufhin|sodann|so|bereits|anschließend|abschließend|schließlich|zuletzt|zudem|auch|erstmals|außerdem|davon|dabei|hierzu|dazu|nun
        |nunmehr|weiterhin|ebenfalls|zunächst|somit|danach|hierfür|hier|schon|noch|wieder|letztmals|es|dies|der|die|das|den|dem|des|ein|eine|einen|einem|einer|ihre|seine
        |welche[rs]?|bzw\.)\s+|[-–,;:.)\]“”"\s]+)+""",
    re.VERBOSE | re.IGNORECASE,
)
# “Unterzeichnung im Rathaus stattfinden”
_TRAILING = re.compile(r"\s+(?:statt(?:finden|findet|gefunden|fand(?:en)?)|erfolgen|durchzuführen)$")
_LENGTH = 160


def label_of(text: str) -> str:
    """The words of a clause as a short label: no leading article or adverb, no trailing punctuation, on one line."""
    label = " ".join(text.split())
    label = _LEADING.sub("", label)
    label = re.sub(r"\s+([,;:.)])", r"\1", label).rstrip(" ,;:.–-(")
    label = re.sub(
        r"(?:\s+(?:und|oder|sowie|am|im|in|zum|bis|ab|vom|von|für|mit|unter|der|die|das|den|dem|des|voraussichtlich|bereits|erst))+$",
        "",
        label,
    )
    label = re.sub(r"\s*\(\s*[,;\s]*\)", "", label)
    label = _TRAILING.sub("", label) if len(label.split()) > 2 else label
    if label.count("(") > label.count(")"):
        label = label[: label.rindex("(")].rstrip()
    if len(label) > _LENGTH:
        label = label[:_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:")
    return label


def status_of(time: TimeSpan, clause: str, written: date | None) -> Literal["planned", "done"]:
    """Whether the step lay behind the paper when it was ``written``: by its date where that decides, else by the tense."""
    first, last = time.first or time.last, time.last or time.first
    if written is not None and first is not None and last is not None:
        if first > written:
            told = _HAS_DONE.search(clause) is not None and not _AHEAD.search(clause)
            return "done" if told else "planned"
        if last < written and not (_AHEAD.search(clause) and not _BACK.search(clause) and (written - last).days < 45):
            return "done"
    if _BACK.search(clause) and not re.search(r"\b(?:soll|geplant|vorgesehen)", clause):
        return "done"
    told = not _AHEAD.search(clause) and any(sign.kind in ("verb", "light") for sign in signs(clause))
    return "done" if told else "planned"


def event_of(text: str) -> str:
    """The first event or act that a label names: “Auftaktveranstaltung im Rathaus” → “Auftaktveranstaltung”."""
    return next((sign.word for sign in signs(text) if sign.kind in ("event", "act", "meeting")), "")


def moved(time: TimeSpan, offset: int) -> TimeSpan:
    """A time found in a part of the text, with offsets into all of it."""
    return TimeSpan(time.start + offset, time.end + offset, time.edtf, time.first, time.last, time.approximate)
