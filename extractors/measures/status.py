"""How far a measure is: planned, running, done, permanent or postponed, judged by the words, signs and shares that tell it.

What towns write there (“Träger gefunden”, “→”, “60 %”, “grün”) is learned (``data/marked/statuses.txt``, ``python -m benchmarks.learn``);
what a sign means on this paper, the paper says itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import cast

from extractors.document import Document
from extractors.facts import MeasureStatus
from extractors.language import lookup
from extractors.learned import Features, classifier
from extractors.per_document import per_document
from extractors.vectors import meaning, words_of

NONE = "none"
MEANING = "meaning"
"""Features that begin so are numbers of a vector, and tell a reader nothing."""
_OF_MEANING = 2.0  # how much a vector weighs beside a feature
_SUBWORD = 5
_UNSURE, _OTHERWISE = 0.2, 0.7
"""How probable it may be that words tell no status: anywhere, and where a label asks for it."""
_SURE, _TOLD = 0.3, 0.45
_FEW_WORDS = 6
_BOX = r"(?:[☐☒☑□■○●✓✔✗xXo]|[\[(][ xX✓✔]?[\])])"
# “☐ geplant ☒ läuft”, “○ geplant ● läuft”, “( ) geplant (x) läuft”, and boxes of a symbol font, read as letters
_OPTION = re.compile(rf"(?:^|(?<=\s))(?P<box>{_BOX})\s+(?P<words>\w.*?)(?=[\s|]+{_BOX}\s|[\s|]*$)", re.DOTALL)
_TICKED = ("x", "X", *"☒☑■●✓✔✗")
_SHARE = re.compile(r"(?<!\d)(\d{1,2}|100)\s?(?:%|Prozent)")
_SHARES = {0: "nothing", 100: "all"}
_SIGN = re.compile(r"[^\w\s.,;:!?()„“\"'/%-]")
_FEW_LETTERS = re.compile(r"\D{1,2}|[^\W\d]{3,7}")
_PARTS = re.compile(r"[;.]\s+")
_WORD = re.compile(r"[^\W\d]{3}")
_NUMBER = re.compile(r"\d*|[A-ZÄÖÜ]{1,2}")
# “Grün = läuft”, “Grau heißt vorgesehen”, “Blau sind Vorhaben, die …”
_MEANS = r"[=:]|\b(?:(?:heißt|bedeutet(?:,\sdass)?|steh(?:t|en)\sfür):?|(?:sind\s[A-ZÄÖÜ]\w+|die),)(?!\w)"
_JOINT = re.compile(rf"[“\"]?[^\S\n]{{0,3}}(?:{_MEANS})\s{{0,3}}")
_MEANT = re.compile(r"[^,;.·|•\n()]{3,60}")
_REACH = 80  # letters before a colon within which what it explains stands


def status(text: str, document: Document | None = None) -> MeasureStatus | None:
    """How far a measure is by what stands where a label asks for it: the ticked box, a sign that the paper explains, or words that tell."""
    return _status(text, document, _OTHERWISE)


def tells_status(text: str, document: Document | None = None) -> bool:
    """Whether a few words, wherever they stand, say how far something is."""
    text = _chosen(text)
    return len(text.split()) <= _FEW_WORDS and _status(text, document, _UNSURE) is not None


@lru_cache(1 << 10)
def features(text: str) -> Features:
    """What speaks for one status or another: words and parts of them, signs, shares, and what the words mean."""
    words = words_of(text)
    marked = [f"<{word}>" for word in words]
    shown = {
        *(f"word: {word}" for word in words),
        *(f"words: {one} {other}" for one, other in pairwise(["^", *words, "$"])),
        *(f"part: {word[at : at + _SUBWORD]}" for word in marked for at in range(max(1, len(word) - _SUBWORD + 1))),
        *(f"sign: {word}" for sign in _SIGN.findall(text) for word in unicodedata.name(sign, "").split()),
        *(f"done: {_SHARES.get(int(share), 'a part')}" for share in _SHARE.findall(text)),
        f"{min(len(words), 8)} words",
        f"begins {'small' if text[:1].islower() else 'large' if text[:1].isupper() else 'with a sign'}",
    }
    vector = _OF_MEANING * meaning(text)
    return dict.fromkeys(sorted(shown), 1.0) | {
        f"{MEANING} {number:02}": round(float(value), 3) for number, value in enumerate(vector) if value
    }


def _status(text: str, document: Document | None, most: float) -> MeasureStatus | None:
    text = _chosen(text)
    first = _PARTS.split(text)[0]
    sure = _judged(first, _SURE)
    sign = _FEW_LETTERS.fullmatch(text) is not None and not (sure and _WORD.search(text))
    said = _explained(document, text, sign=sign) if document is not None and len(text.split()) <= _FEW_WORDS else None
    return said or sure or (_judged(text, most) if sign or first != text or most > _SURE else None)


def _chosen(text: str) -> str:
    """The words of the ticked one of several boxes; nothing where none or two are ticked, all where there are no boxes."""
    text = text.strip()
    options = list(_OPTION.finditer(text))
    ticked = [option["words"].strip() for option in options if option["box"].strip("[]()") in _TICKED]
    return text if len(options) <= 1 else ticked[0] if len(ticked) == 1 else ""


def _judged(text: str, most: float) -> MeasureStatus | None:
    """The most probable status; None where it is more probable than ``most`` that the words tell none."""
    if _NUMBER.fullmatch(text):
        return None
    found = classifier("statuses").probabilities(features(text))
    if found.pop(NONE) > most:
        return None
    return cast("MeasureStatus", max(found, key=lambda name: found[name]))


def _explained(document: Document, words: str, *, sign: bool) -> MeasureStatus | None:
    """What the paper says that a sign, a letter or a colour means (“P = geplant”, “ein P für Pause”), or words with a colon behind them."""
    known = _explanations(document)
    if words and words not in known:
        said = _behind(document, words) if sign else _legend(document).get(words.lower(), ())
        judged = (_judged(each, _SURE) for each in dict.fromkeys(map(str.strip, said)))
        known[words] = next(filter(None, judged), None)
    return known.get(words)


def _behind(document: Document, sign: str) -> Iterator[str]:
    """What stands behind a sign, wherever it stands."""
    for place in re.finditer(rf"(?<!\w){re.escape(sign)}(?!\w)\s*(?:{_MEANS}|[–-])?\s*", document.text, re.IGNORECASE):
        if meant := _MEANT.match(document.text, place.end()):
            yield meant[0]


@per_document
def _legend(document: Document) -> dict[str, list[str]]:
    """The words before each colon or equals sign, from the last one to the last six, and what stands behind: “planmäßig: läuft”."""
    found: dict[str, list[str]] = {}
    for place in _JOINT.finditer(document.text):
        line = document.text[max(0, place.start() - _REACH) : place.start()].rpartition("\n")[2].lower().split()
        if meant := _MEANT.match(document.text, place.end()):
            for number in range(1, min(len(line), _FEW_WORDS) + 1):
                found.setdefault(" ".join(line[-number:]).strip("„“\"'(•–- "), []).append(meant[0])
    return found


@per_document
def _explanations(_document: Document) -> dict[str, MeasureStatus | None]:
    """The signs and words of the paper that were asked for, each looked for once."""
    return {}


def told_status(sentences: Sequence[str]) -> tuple[int, MeasureStatus] | None:
    """How far a measure is by the verbs of its sentences, and in which of them it is said."""
    chosen = [_chosen(sentence) for sentence in sentences]
    for entry in lookup("measures_told")["status"]:
        for number, sentence in enumerate(chosen):
            if re.search(entry["pattern"], sentence):
                return number, entry["status"]
    judged = ((number, _judged(sentence, _TOLD)) for number, sentence in enumerate(chosen))
    return next(((number, found) for number, found in judged if found), None)
