"""Who of those that a head names wrote the paper, and which office answers for it: a trained judge weighs how each is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from extractors.facts import HeadField
from extractors.head.mentions import WRITERS, Mention, frame, is_office_line, level, mentions
from extractors.head.reading import Head, HeadText
from extractors.head.title_page import title_page
from extractors.labels.value_kinds import fits
from extractors.learned import Features, classifier

AUTHOR: HeadField = "author"
DEPARTMENT: HeadField = "department"
NONE = "none"
_LIKELY: dict[HeadField, float] = {DEPARTMENT: 0.3, AUTHOR: 0.4}
_SURE = 0.8
# Kinds of papers that decide who counts as the author
_KINDS = {
    "answer": r"antwort|stellungnahme",
    "motion": r"antrag|anfrage|resolution",
    "minutes": r"niederschrift|protokoll|auszug",
    "session": r"einladung|bekanntmachung|tagesordnung",
}
# What the lines around a name say of it
_SIGNS = {
    "signed": r"\bgez\b",
    "by order": r"\bi\.\s?A\.|\bim auftrag",
    "deputy": r"\bi\.\s?V\.|\bin vertretung",
    "greeting": r"\bmit\s\w+\sgr(?:ü|u)(?:ß|ss)|hochachtungsvoll",
    "minutes": r"\bf\.\s?d\.\s?r|richtigkeit|protokoll|schriftf|niederschrift",
    "receivers": r"^\W*(?:verteiler|anlagen?|empfänger|durchschrift|kopie|nachrichtlich|abdruck)\b",
    "motion": r"(?:antrag|anfrage|a n t r a g|a n f r a g e)\b",
    "receiver": r"^\W*an\s(?:den|die|das|herrn?|frau)\b|^\W*an:?$|sehr geehrte",
    "present": r"beteilig|mitzeichn|mitwirk|nachrichtlich|anwesend|entschuldigt|vorsitz|leitung",
    "head of the town": r"^\W*(?:der|die)?\s?(?:ober|erster?\s)?bürgermeister|^\W*(?:der|die)?\s?landr[aä]t",
    "post": r"^\W*(?:stellv\w*\.?\s)?\w*(?:vorsitzend|bürgermeister|(?:land|stadt|kreis)r[aä]t|mitglied|beigeordnet"
    r"|vorsteher|dezernent|leiter|beauftragt|sprecher)",
    "phone": r"^\W*(?:tel|app|durchwahl|fon|zimmer|\d{2,})",
    "day": r"\d\.\s?(?:\d|[A-ZÄ][a-zä]+)\.?\s?\d{2,4}",
}
_PATTERNS = {name: re.compile(words, re.IGNORECASE) for name, words in _SIGNS.items()}
_INTRODUCES = ("signed", "by order", "deputy", "greeting", "minutes", "motion", "receiver", "present")
_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM = 6
_NAMES = {"person": "somebody", "surname": "somebody", "office": "an office", "likely office": "an office"}
_OFFICES = ("department", "division", "submitter")
_NEAR = 200  # characters


def read_people(head: Head, paper_type: str | None) -> dict[HeadField, HeadText | None]:
    """The likeliest department and author, where they are likely enough; on a cover the office that stands there."""
    best: dict[HeadField, tuple[float, Mention]] = {}
    for mention, shown in features(head, paper_type):
        probabilities = classifier("heads").probabilities(shown)
        for field, least in _LIKELY.items():
            if field == AUTHOR and _NAMES.get(mention.form) == "an office":
                continue
            if probabilities[field] >= max(least, best[field][0] if field in best else 0.0):
                best[field] = probabilities[field], mention
    found: dict[HeadField, HeadText | None] = {
        field: _judged(field, *best[field]) for field in _LIKELY if field in best
    }
    if (page := title_page(head.document)) is not None:
        text = head.document.text
        for field, place in ((DEPARTMENT, page.office()), (AUTHOR, page.authors())):
            found[field] = (
                HeadText(place.start, place.end, text[place.start : place.end], "on-cover") if place else None
            )
    return found


def _judged(field: HeadField, probability: float, mention: Mention) -> HeadText:
    rule = f"{field}-{'surely' if probability >= _SURE else 'likely'}"
    return HeadText(mention.start, mention.end, mention.text, rule)


def features(head: Head, paper_type: str | None) -> list[tuple[Mention, Features]]:
    """Everybody who is named, with what speaks for and against."""
    named = mentions(head)
    texts = [head.document.text[line.start : line.end] for line in frame(head)]
    kind = next((kind for kind, words in _KINDS.items() if re.search(words, paper_type or "", re.IGNORECASE)), "paper")
    shown: list[tuple[Mention, Features]] = []
    for mention in named:
        others = [other for other in named if other.end <= mention.start or mention.end <= other.start]
        found = {*_form(mention), *_surroundings(mention, texts), *_joint(head, mention, texts, kind, others)}
        shown.append((mention, dict.fromkeys(sorted(found), 1.0)))
    return shown


def _joint(head: Head, mention: Mention, texts: Sequence[str], kind: str, others: Sequence[Mention]) -> Iterator[str]:
    """What a mention is, where it stands, what introduces it and what paper it is, each two and three of these together; and who else
    is named."""
    who, said = _NAMES.get(mention.form, mention.form), mention.key or _introduction(mention, texts)
    place = _place(head, mention, len(texts))
    signs = (f"is {who}", f"by {said}", f"at {place}", f"in {kind}")
    yield from signs
    for size in (2, 3):
        yield from map(" ".join, combinations(signs, size))
    writers = {other.key for other in others if other.key in WRITERS and _asked(other) is WRITERS}
    for sign in (f"is {who}", f"by {said}", f"at {place}", f"is {who} by {said}", f"is {who} at {place}"):
        yield f"{sign} beside {'+'.join(sorted(writers)) or 'nobody'}"
    yield from _among(mention, [other for other in others if _asked(other) == _asked(mention)])


def _introduction(mention: Mention, texts: Sequence[str]) -> str:
    """What introduces a name that has no label: a sign before it, else above it."""
    above = texts[mention.line - 1] if mention.line else ""
    for words, where in ((mention.before, ""), (mention.behind, "behind "), (above, "")):
        if sign := next((sign for sign in _INTRODUCES if sign in _signs_in(words)), None):
            return where + sign
    return "nothing"


def _place(head: Head, mention: Mention, lines: int) -> str:
    if mention.start < head.path:
        return "top" if mention.line < 8 else "head"
    if mention.start < head.end:
        return "behind path"
    return "last lines" if mention.line >= lines - 6 else "end"


def _asked(mention: Mention) -> tuple[str, ...]:
    """The labels that ask for somebody like this one, the best first."""
    return _OFFICES if _NAMES.get(mention.form, "other") in ("an office", "other") else WRITERS


def _among(mention: Mention, rivals: Sequence[Mention]) -> Iterator[str]:
    """How a mention stands among the others of its sort."""
    ranks = _asked(mention)
    places = {key: number for number, key in enumerate(ranks)}
    place = places.get(mention.key, len(ranks))
    better = any(places.get(other.key, len(ranks)) < place for other in rivals)
    which = "office" if ranks is _OFFICES else "person"
    yield f"{which} by {'worse' if better else 'the best'} label"
    yield f"{which} by {'worse' if better else 'the best'} label: {mention.key or 'none'}"
    alike = [
        other
        for other in rivals
        if places.get(other.key, len(ranks)) == place and abs(other.start - mention.start) < _NEAR
    ]
    if which == "office" and any(level(other.text) > level(mention.text) for other in alike):
        yield "a narrower one beside"
    if any(other.start < mention.start for other in alike):
        yield f"a {which} alike above"


def _surroundings(mention: Mention, texts: Sequence[str]) -> Iterator[str]:
    """What stands around a mention."""
    number, form = mention.line, _NAMES.get(mention.form, mention.form)
    around = {
        "before": mention.before,
        "behind": mention.behind.strip(" ,;:–-("),
        "above": texts[number - 1] if number else "",
        "far above": texts[number - 2] if number > 1 else "",
        "below": texts[number + 1] if number + 1 < len(texts) else "",
    }
    for where, text in around.items():
        for name in _signs_in(text[:200]):
            yield f"{where}: {name}"
            yield f"{form}, {where}: {name}"
    if number + 1 == len(texts):
        yield f"{form}, below: end"
    for word in _WORD.findall(mention.said)[-3:]:
        yield f"said: {word.casefold()[:_STEM]}"
    before, behind = mention.before.strip(), mention.behind.strip()
    yield f"begins with: {_sort(before[-1:])}"
    yield f"{form}, goes on: {_sort(behind[:1])}"
    if not before and not behind:
        yield f"{form}, alone"
    if mention.key:
        yield f"{form}, {'whole' if mention.whole else 'part of a'} value"


@lru_cache(1 << 10)
def _signs_in(text: str) -> tuple[str, ...]:
    """What a line shows, beside whatever name it stands: “Tel. 0123” a telephone."""
    return tuple(name for name, pattern in _PATTERNS.items() if pattern.search(text))


def _sort(sign: str) -> str:
    """What sort of sign stands beside a name."""
    return sign if not sign.isalnum() else "figure" if sign.isdigit() else "word" if sign.isupper() else "small word"


def _form(mention: Mention) -> Iterator[str]:
    """What a name looks like."""
    words = mention.text.split()
    yield f"form: {mention.form}"
    yield f"{mention.form}, words: {min(len(words), 5)}"
    yield f"office fits: {fits('office', mention.text):.1f}"
    signs = {
        "small words": any(word[0].islower() and len(word) > 3 for word in words),
        "comma": "," in mention.text,
        "addressed": words[0] in ("Frau", "Herr", "Herrn", "Hr.", "Fr."),
        "figures": any(map(str.isdigit, mention.text)),
        "capitals": mention.text.isupper(),
        "post": _PATTERNS["post"].search(mention.text) is not None,
    }
    yield from (f"{mention.form}, {sign}" for sign, holds in signs.items() if holds)
    if is_office_line(mention.text):
        yield f"level: {level(mention.text)}"
