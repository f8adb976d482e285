"""A dated step as it is read from a table, a line or a sentence, before its status is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extractors.german.dates import TimeSpan


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


# “wird … vorgelegt werden”, “soll beginnen”, “ist geplant”
_AHEAD = re.compile(
    r"\b(?:soll(?:en|te|ten)?|wird|werden|geplant\w*|vorgesehen\w*|voraussichtlich|beabsichtigt|angestrebt|vorgeschlagen|kann|können|möglichst"
    r"|zu\s+\w+en|\w+zu\w+en|spätestens|befürwortet|verlängert)\b"
)
# “wurde vorgestellt”, “hat beschlossen”, “erfolgte”
_BACK = re.compile(
    r"\b(?:wurden?|worden|hat|haben|hatten?|war|waren|erfolgten?|fand(?:en)?|begann(?:en)?|startete[n]?|beschloss(?:en)?|bereits|beauftragte[n]?"
    r"|verabschiedete[n]?|führten?|stellten?|nahm(?:en)?|fiel|lag|ist\b.*\b(?:erfolgt|angelaufen|gestartet))\b"
)
_LEADING = re.compile(
    r"""^(?:(?:und|sowie|oder|dann|daher|daraufhin|sodann|so|bereits|anschließend|abschließend|schließlich|zuletzt|zudem|auch|erstmals|außerdem|dabei|hierzu|dazu|nun
        |nunmehr|weiterhin|ebenfalls|zunächst|somit|danach|hierfür|hier|schon|noch|wieder|letztmals|es|dies|der|die|das|den|dem|des|ein|eine|einen|einem|einer|ihre|seine
        |welche[rs]?|bzw\.)\s+|[-–,;:.)\]“”"\s]+)+""",
    re.VERBOSE | re.IGNORECASE,
)
_LENGTH = 160


def label_of(text: str) -> str:
    """The words of a clause as a short label: no leading article or adverb, no trailing punctuation, on one line."""
    label = " ".join(text.split())
    label = _LEADING.sub("", label)
    label = re.sub(r"\s+([,;:.)])", r"\1", label).rstrip(" ,;:.–-(")
    label = re.sub(r"\s+(?:und|sowie|am|im|in|zum|bis|ab|vom|voraussichtlich|bereits|erst)$", "", label)
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
            return "planned"
        if last < written and not (_AHEAD.search(clause) and not _BACK.search(clause) and (written - last).days < 45):
            return "done"
    if _BACK.search(clause) and not re.search(r"\b(?:soll|geplant|vorgesehen)", clause):
        return "done"
    return "planned"
