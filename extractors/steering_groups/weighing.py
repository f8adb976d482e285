"""How likely an enumeration near a body lists its members: signs for and against, weighed.

No wording decides alone. “Politik, Frauenbeauftragte und Universität sitzen hier an einem Tisch” behind a sentence about a
Beirat has actors, a stem of taking part and nothing that speaks against it; “der Plan wird Politik, Verwaltung und Vereinen
vorgestellt” has a stem of being told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.document import Range
from extractors.german.names import read_person
from extractors.language import lookup
from extractors.steering_groups.actors import is_general, is_matter, surely
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.sectors import has_sector
from extractors.steering_groups.syntax import is_finite, words


@dataclass(frozen=True, slots=True)
class Place:
    """An enumeration and where it stands: ``sentence`` is masked, ``run`` is its span there, ``body`` the span of the body's mask
    (none where the body stands in a sentence ``distance`` before, or in the ``title`` above)."""

    sentence: str
    run: Range
    parts: tuple[Listed, ...]
    mention: Mention
    body: Range | None
    distance: int = 0
    title: bool = False
    lines: bool = False


def likely(place: Place) -> float:
    """How likely the enumeration lists the body's members, from 0 to 1."""
    signs = signs_of(place)
    if not can_be(place, signs):
        return 0.0
    total = sum(_weights().get(sign, 0.0) * value for sign, value in signs.items())
    return 1 / (1 + math.exp(-total))


def can_be(place: Place, signs: Mapping[str, float]) -> bool:
    """Whether it can list members at all: half of its parts are somebody and one says more than “Politik”; two alone, in a sentence
    that does not name the body, need a word of membership beside them."""
    named = any(not is_general(part.name) for part in place.parts)
    told_there = place.lines or place.title or "counted" in signs or "people" in signs
    alone = place.body is None and "no-cue" in signs and (len(place.parts) < _FEW or not told_there)
    refused = _is_denied(place) or alone or "money" in signs or _is_governed(place.parts[0])
    refused = refused or _PLACE.search(place.sentence, 0, place.run.start) is not None  # “tagt |im| Rathaus, …”
    return named and signs.get("actors", 0.0) >= 0.5 and not refused


def _is_denied(place: Place) -> bool:
    """“ein Sitz in der § ist für die Verbände (Caritas, AWO) |nicht vorgesehen|”, “|kein| Mitglied”"""
    return _DENIED.search(place.sentence) is not None


_DENIED = re.compile(
    r"\b[Kk]eine?[nrms]?\s+(?:\w+\s+)?(?:Sitz|Stimme|Mitglied|Vertret|Entsend)|\b[Nn]icht\s+(?:\w+\s+){0,2}(?:vorgesehen|vertreten|beteiligt|Mitglied|angehör|an\b|eingebunden|einbezogen|teil\b|mit\b|dabei)"
)


_PLACE = re.compile(r"\b(?:im|am|ins|zum|beim)\s+$")


def _is_governed(first: Listed) -> bool:
    """“|Abstimmung mit| dem Jobcenter, der Polizei”: all that follows belongs to the first noun."""
    return not surely(first) and _WITH.search(first.name) is not None


_WITH = re.compile(r"\s(?:mit|an|für|zwischen|von|bei|durch)\s+(?:der|dem|den|die|das)?")


_FEW = 3
_COUNCIL = re.compile(
    r"\b(?:\w*[Aa]usschuss(?:es)?|Rat(?:es)?|Stadtrat(?:es)?|Kreistag(?:s|es)?|Gemeinderat(?:es)?|Ortsbeirat|Stadtverordnetenversammlung|Bezirksvertretung|Ortschaftsrat)\b"
)
# “stellt das Konzept |dem Rat und den Vereinen| vor”
_TO_THEM = re.compile(r"(?:dem|den)\s[^,]*(?:,|\sund)\s+(?:dem|den|der)\s")
_DATIVE = frozenset("aus mit von bei neben in an zu nach unter zwischen".split())
# “schlägt vor, das Sozialamt und die VHS |damit zu beauftragen|”
_TO_DO = re.compile(
    r"^[^.;:]*?\b(?:zu\s+(?!entsenden|berufen|beteiligen|benennen)[a-zäöü]+en|(?!ein|mit)[a-zäöü]{2,}zu[a-zäöü]{3,}en)\b"
)
# “Angehört wurden die Kirchen”: no form of angehören
_HEARD = re.compile(r"\bangehört\s+w|\bw(?:ird|erden|urden?)\b.*\bangehört\b|\banzuhören\b", re.DOTALL)
# a part that begins in the middle of a sentence: “rund um die Unterkünfte”, “zu der die Vereine”
_BROKEN = re.compile(
    r"^(?:zu|zur|zum|über|rund|um|in|im|auf|an|am|bei|beim|nach|vor|für|so|wie|als|sowohl|dass|ob|wenn|deren|dessen)\s|^\(|:|\?$"
)
_MONEY = re.compile(r"€|\bEuro\b|\bEUR\b|%|\bProzent\b|\d{4,}|\bv\.\s?H\.|\d{1,2}\.\d{1,2}\.")
_BEFORE = re.compile(r"(\w+|[:(,–-])\s*$")
_RELATIVE = re.compile(r",\s+(?:in\s+|zu\s+|aus\s+)?(?:der|die|das|dem|den|deren|dessen|denen|welche[rsmn]?)\s")
_AGENT = re.compile(
    r"\b(?:durch|von|vom|mit|für|über)\s+(?:(?:der|die|das|dem|den|eine[rnms]?|ein)\s+)?(?:[a-zäöü]\w*\s+)?$"
)
_INSIDE = re.compile(
    r"\b(?:[Ii]n|[Ii]m|[Bb]ei|[Bb]eim|[Aa]n|[Aa]m)\s+(?:(?:der|dem|diese[rm]|eine[rm])\s+)?(?:[a-zäöü]\w*\s+){0,2}$"
)


def signs_of(place: Place) -> Mapping[str, float]:
    """The signs with how strong each is."""
    text, run = place.sentence, place.run
    parts = place.parts
    n = len(parts)
    frame = (text[: run.start] + " | " + text[run.end :]).casefold()
    near = (text[max(0, run.start - 90) : run.start] + " | " + text[run.end : run.end + 90]).casefold()
    bare = (
        sum(read_person(part.name) is not None for part in parts) * 3 >= 2 * n >= 2 * _FEW
    )  # “Eva Muster, Max Beispiel, …”
    sure = 1.0 if bare else sum(map(surely, parts)) / n
    signs: dict[str, float] = {
        "bias": 1.0,
        "actors": sure,
        "all-actors": float(sure == 1.0),
        "few-actors": float(sure < 0.6),
        "sectors": sum(has_sector(part.name) for part in parts) / n,
        "people": 1.0 if bare else sum(part.person is not None for part in parts) / n,
        "counted": sum(part.count_max is not None or part.represents for part in parts) / n,
        "matters": sum(is_matter(part.name) for part in parts) / n,
        "council": sum(_COUNCIL.fullmatch(part.name) is not None for part in parts) / n,
        "general": sum(is_general(part.name) for part in parts) / n,
        "broken": sum(_BROKEN.search(part.name) is not None for part in parts) / n,
        "said": sum(any(is_finite(word) for word in words(part.name)) for part in parts) / n,
        "money": float(
            any(_MONEY.search(part.name) for part in parts) or _MONEY.search(text[run.start : run.end]) is not None
        ),
        "many": min(n, 8) / 8,
        "two": float(n == 2),
        "one": float(n == 1),
        "sure-body": float(place.mention.sure),
        "lines": float(place.lines),
    }
    for name, pattern in _cues().items():
        signs[name] = float(pattern.search(frame) is not None)
        signs[f"{name}-near"] = float(pattern.search(near) is not None)
    if _HEARD.search(frame):
        signs.update({"is-heard": 1.0, "is-heard-near": 1.0, "belongs": 0.0, "belongs-near": 0.0})
    signs["no-cue"] = float(
        not any(signs[cue] for cue in ("belongs", "members", "represented", "takes-part", "is-sent"))
    )
    before = _BEFORE.search(text[: run.start])
    word = before[1].casefold() if before is not None else ""
    signs["behind-colon"] = float(word == ":")
    signs["begins"] = float(before is None)
    signs["to-the-end"] = float(not text[run.end :].strip(" .\n)"))
    signs["behind-from"] = float(word in ("aus", "mit"))
    signs["behind-other"] = float(
        word
        in (
            "von",
            "vom",
            "für",
            "an",
            "bei",
            "durch",
            "zu",
            "zur",
            "zum",
            "in",
            "im",
            "über",
            "zwischen",
            "auf",
            "um",
            "als",
        )
    )
    signs["to-them"] = float(_TO_THEM.match(text[run.start : run.end]) is not None and word not in _DATIVE)
    signs["to-do"] = float(_TO_DO.search(text[run.end : run.end + 80]) is not None)
    body = place.body
    if body is None:
        signs["next-sentence"] = float(place.distance == 1)
        signs["far-sentence"] = float(place.distance > 1)
        signs["under-title"] = float(place.title)
    else:
        mask = text[body.start]
        named = mask == "§"
        signs["body-before"] = float(body.end <= run.start)
        signs["body-behind"] = float(body.start >= run.end)
        signs["pronoun"] = float(not named or place.distance > 0)
        gap = text[min(body.end, run.end) : max(body.start, run.start)]
        signs["apart"] = min(len(gap), 200) / 100
        signs["right-behind"] = float(
            body.end <= run.start and re.fullmatch(r"[“”\"]?\s*(?:\(|:|[–-]|,)\s*", gap) is not None
        )
        signs["nouns-between"] = min(len(re.findall(r"\b[A-ZÄÖÜ]\w{3,}", gap)), 4) / 4
        signs["clause-between"] = float(_RELATIVE.search(gap) is not None)
        lead = text[max(0, body.start - 60) : body.start]
        signs["body-agent"] = float(named and _AGENT.search(lead) is not None)
        signs["body-inside"] = float(mask == "¶" or _INSIDE.search(lead) is not None)
        signs["body-dative"] = float(mask == "¤")
    return {name: value for name, value in signs.items() if value}


@cache
def _weights() -> Mapping[str, float]:
    return {entry["sign"]: float(entry["weight"]) for entry in lookup("member_weights")["weights"]}


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    return {
        cue["id"]: re.compile(
            rf"\b(?:\w+-)?(?:an|mit|zu|ein|dazu|zusammen|teil|bei)?(?:{'|'.join(map(re.escape, cue['stems']))})"
        )
        for cue in lookup("membership")["cue"]
    }
