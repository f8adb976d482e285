"""Label and value pairs inside one line or cell: “Amt: Sozialamt Datum: 14.03.2018 Aktenzeichen:”, worded as in ``lookups/labels.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from extractors.document import Document, Range
from extractors.labels.value_kinds import PERSON, fits, leading
from extractors.language import lookup

# “Bearbeiter/-in”, “Bearbeiterin”, “Bearbeiter(in)”, “Bearbeiter:in”, “Bearbeiter/innen”
_BOTH_GENDERS = r"(?:\(?[/:*_]?-?r?/?-?in(?:nen)?\)?)?"
# “Verfasser 1:”, “Einreicher*:”
_NUMBERED = r"(?:\s?[\d*](?=\s*:))?"
# Where a label may begin: at a word, or glued to the value before it: “Status:öffentlichVorlage-Art:Antrag”
_BEGINNING = r"(?:(?<![\w/.(-])|(?-i:(?<=[a-zäöüß)])(?=[A-ZÄÖÜ])))"
_PIECE = re.compile(r"/-in|\*?\w+|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A label found in a string: its key, the kind of value that it asks for, and where it and its colon end."""

    key: str
    kind: str
    start: int
    end: int
    colon: bool


def _pattern(wording: str) -> str:
    pieces: list[str] = []
    for piece in _PIECE.findall(wording):
        if piece == "/-in":
            pieces[-1] += _BOTH_GENDERS
        else:
            compound = piece.startswith("*")
            pieces.append((r"\w*" if compound else "") + re.escape(piece.removeprefix("*")))
    return r"[\s./,–-]{1,4}".join(pieces) + _NUMBERED


@dataclass(frozen=True, slots=True)
class _Wordings:
    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    kinds: dict[str, str]


@cache
def _wordings(letter: str = "") -> _Wordings:
    """All wordings, or those that can begin with a letter: trying a line with these alone is ten times as quick."""
    table: dict[str, Any] = dict(lookup("labels"))
    pairs = sorted(
        (
            (wording, key)
            for key, entry in table.items()
            for wording in entry["wordings"]
            if wording.lower().startswith((letter, "*"))
        ),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
    either = "|".join(f"({_pattern(wording)})" for wording, _ in pairs) or "(?!)"
    pattern = re.compile(rf"{_BEGINNING}(?:{either})(?![\w/])\.?(?:\s*[:：])?", re.IGNORECASE)
    return _Wordings(pattern, tuple(key for _, key in pairs), {key: entry["value"] for key, entry in table.items()})


def kind_of(key: str) -> str:
    """The kind of value that labels with this key ask for."""
    return _wordings().kinds[key]


def _wording(match: re.Match[str], words: _Wordings) -> Wording:
    key = words.keys[(match.lastindex or 1) - 1]
    return Wording(key, words.kinds[key], match.start(), match.end(), match[0].endswith((":", "：")))


@lru_cache(maxsize=1 << 12)
def leading_label(text: str, start: int = 0) -> Wording | None:
    """The label that ``text`` begins with at ``start``: “Vorlage Nr. 84”, “Datum: 3.4.2018”."""
    words = _wordings(text[start : start + 1].lower())
    match = words.pattern.match(text, start)
    return _wording(match, words) if match else None


@lru_cache(maxsize=1 << 12)
def whole_label(text: str) -> Wording | None:
    """The label that ``text`` is, with or without a colon: “Termin:”, “■ Verfasser/-in” without its bullet."""
    words = _wordings(text[:1].lower())
    match = words.pattern.fullmatch(text)
    return _wording(match, words) if match else None


def labels_with_colon(text: str, start: int) -> list[Wording]:
    """Every further label of a line: the second of “Amt: Sozialamt Datum: 3.4.2018”."""
    last = max(text.rfind(":"), text.rfind("："))
    if last < start:
        return []
    words = _wordings()
    found = (_wording(match, words) for match in words.pattern.finditer(text, start, last + 1))
    return [label for label in found if label.colon]


_BULLET = re.compile(r"\s*[■□▪▫•·●○◦◼◾▶►\uf0a7\uf0b7\uf06e*–—-]\s+|\s+")
_TAIL = re.compile(r"(?:\s+[-–,;|]+|[,;|])$")  # “Beispiel, Bernd - ”, “Bernd Beispiel,” before “Tel.:”
# “118/2012, Fachbereich 2 – Soziales”, “52/2012 – Amt für Stadtplanung”: what stands apart behind a number
_APART = re.compile(r"^(?:,|\s[–/-])\s+(?:[A-ZÄÖÜ\d]|federführend).*$", re.DOTALL)

_STRICT = frozenset({"date", "reference", "agenda_item", "public", "number"})
# A label without a colon inside a line needs a value that cannot be anything else.
_CERTAIN = {"date": 1.0, "reference": 0.6, "agenda_item": 0.7, "public": 1.0, "person": 0.9}
_LOOSE_WORDS = frozenset(
    {"nr", "nummer", "vorlage", "drucksache", "sitzungsvorlage", "beschlussvorlage", "drs", "lfd. nr", "lfd nr"}
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label (``key`` as in ``lookups/labels.toml``) and the span of its value; ``start == end`` where the form is blank behind the
    label; ``colon``: the label ends with one."""

    key: str
    label: Range
    start: int
    end: int
    colon: bool

    @property
    def blank(self) -> bool:
        return self.start == self.end

    @property
    def kind(self) -> str:
        return kind_of(self.key)

    def with_value(self, start: int, end: int) -> Labelled:
        return replace(self, start=start, end=end)


def without_bullet(text: str) -> str:
    """“■ Verfasser/-in” → “Verfasser/-in”."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def inline_pairs(text: str, offset: int, *, bare: bool) -> list[Labelled]:
    """The pairs of a line that begins with a label; ``offset`` is where ``text`` lies in the document.

    ``bare``: the first label may lack its colon where the value leaves no doubt (“Vorlage Nr. 2018/0535”).
    """
    bullet = _BULLET.match(text)
    start = bullet.end() if bullet else 0
    first = leading_label(text, start)
    if first is None or (not first.colon and (not bare or first.key == "other")):
        return []
    labels = [first, *labels_with_colon(text, first.end)]
    pairs = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start if following else len(text)
        pair = _pair(text, label, end, offset)
        if pair is not None:
            pairs.append(pair)
        elif label is labels[0]:
            return []
    return pairs


def of_minutes(document: Document, pair: Labelled) -> Labelled:
    """The pair; a person behind “Protokoll:” wrote the minutes."""
    person = pair.key == "committee" and PERSON.match(document.text[pair.start : pair.end])
    return replace(pair, key="minutes_taker") if person else pair


def _pair(text: str, label: Wording, end: int, offset: int) -> Labelled | None:
    value = text[label.end : end]
    start = label.end + len(value) - len(value.lstrip())
    value = _TAIL.sub("", value.strip())
    if not label.colon and (dash := re.match(r"[-–]\s+", value)):  # “Vorlage - 2022/094”
        start, value = start + dash.end(), value[dash.end() :]
    name = text[label.start : label.end].rstrip(": ")
    named = Range(offset + label.start, offset + label.start + len(name))
    pair = Labelled(label.key, named, named.end, named.end, label.colon)
    if not value:
        return pair if label.colon or not _is_paper_type(name) else None
    pair = pair.with_value(offset + start, offset + start + len(value))
    if not label.colon:
        return _certain(pair, label, name, value)
    if label.kind not in _STRICT:
        return pair
    length = leading(label.kind, value)
    if length:
        kept = value[:length] if label.kind == "date" else value[:length].rstrip(" .,;")
        return pair.with_value(pair.start, pair.start + len(kept))
    if label.key == "agenda_item" and fits("text", value) and value[0].isalnum():
        return replace(pair, key="subject")
    return None


def _is_paper_type(name: str) -> bool:
    """Whether this label is, without a colon, rather the kind of the paper: “Sitzungsvorlage”."""
    return name.casefold().rstrip(".") in _LOOSE_WORDS


def _certain(pair: Labelled, label: Wording, name: str, value: str) -> Labelled | None:
    """The pair of a label without a colon, if the value is of the right kind and nothing but a word follows it."""
    if label.kind == "text" and name.casefold() in ("betreff", "betrifft"):
        return pair
    length = leading(label.kind, value)
    least = _CERTAIN.get(label.kind, 2.0)
    if _is_paper_type(name):
        least = 0.9
    rest = _APART.sub("", value[length:]).split()
    if not length or fits(label.kind, value[:length]) < least or len(rest) > 1 or any(not w[0].isupper() for w in rest):
        return None
    return pair.with_value(pair.start, pair.start + length)
