"""The words that make a dated clause a step of the process: events, meetings, what is done, and what announces a timeline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from extractors.language import lookup

# “zur Verfügung gestellt” says nothing of the process; “einen Antrag gestellt” does
_SET_PHRASE = re.compile(r"\b(?:Verfügung|Frage|Aussicht|Rechnung|sicher|fest|dar|frei)\s+$")

# where the second half of a verb stands: “legte den Plan am 3. Mai vor”, not “nahm an der Sitzung teil”
_CLAUSE_ENDS = r"(?=\s*(?:[.,;:)“”\"–-]|$|\s(?:und|sowie|oder|bzw)\b))"

Named = Literal["product", "body", "elsewhere", "third_party", "timeline"]
SignKind = Literal["event", "act", "meeting", "verb", "light", "weak"]


_ARTICLES = "der die das den dem des ein eine einen einem einer eines"
_PREPOSITIONS = (
    "am im in an auf zu zum zur von vom mit für bei beim aus durch nach bis ab seit über unter vor gegen um als"
)
_PRONOUNS = "und sowie oder sie er es ihm ihr man dies diese dieser dieses sein seine hierzu dazu dabei sich"
_SMALL = frozenset(f"{_ARTICLES} {_PREPOSITIONS} {_PRONOUNS}".split())


@lru_cache(1 << 14)
def kind(word: str) -> str:
    """What a word or sign is by its looks: a small word or a sign is itself, “Entwurf” a noun, “2019” a number, “vorgestellt” …lt."""
    if not (word[0].isalnum() or word[0] == "„"):
        return word[0]
    low = word.casefold()
    if low in _SMALL:
        return low
    return "number" if word[0].isdigit() else "noun" if word[0].isupper() or word[0] == "„" else f"…{low[-2:]}"


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that shows a step, from ``start`` to ``end`` of the text asked about."""

    start: int
    end: int
    kind: SignKind
    word: str


@lru_cache(maxsize=1 << 12)
def signs(text: str) -> tuple[Sign, ...]:
    """The events and verbs of a clause in reading order: “Am 3. Mai fand eine Auftaktveranstaltung statt.”"""
    process: bool | None = None
    shown = []
    for found in _signs().finditer(text):
        if found[0] == "gestellt" and _SET_PHRASE.search(text, 0, found.start()):
            continue
        kind: SignKind = found.lastgroup  # type: ignore[assignment]
        if kind == "weak":
            process = names("product", text) or names("body", text) if process is None else process
            if not process:
                continue
            kind = "verb"
        shown.append(Sign(found.start(), found.end(), kind, found[0]))
    return tuple(shown)


def names(what: Named, text: str) -> bool:
    """Whether a text names a ``product`` (“das Integrationskonzept”), a ``body`` that carries a process (“der Runde Tisch”), what happens
    ``elsewhere`` (“der Bundestag”), a ``third_party`` beside the town (“das BAMF”), or a ``timeline`` (“Nächste Schritte”)."""
    return _words(what).search(text) is not None or (what == "third_party" and names("elsewhere", text))


@lru_cache(1 << 10)
def quoted(before: str, bare_year: bool = False) -> str:
    """Whose date the words ``before`` a time announce: that of a law, of figures, of a letter, of a birth; a year also the name of a plan
    (“Masterplan Verkehr 2035”); else nothing."""
    return next(
        (reason for reason, pattern, of_years in _quoted() if of_years <= bare_year and pattern.search(before)), ""
    )


@cache
def _quoted() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    entries = lookup("milestones")["quoted"]
    return tuple((entry["reason"], re.compile(entry["before"]), entry.get("of_years", False)) for entry in entries)


@cache
def _signs() -> re.Pattern[str]:
    table = lookup("milestones")
    groups: dict[str, list[str]] = {}
    for name in ("event", "verb"):
        for entry in table[name]:
            groups.setdefault(entry.get("kind", name), []).extend(entry["words"])
    order = ("act", "event", "meeting", "light", "verb", "weak")
    kinds = "|".join(f"(?P<{kind}>{_alternatives(groups[kind], genitive=kind == 'act')})" for kind in order)
    return re.compile(rf"(?<![\w-])(?:{kinds})")  # each begins so, which is asked once here


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(_alternatives(lookup("milestones")[name]["words"]))


def _alternatives(words: list[str], *, genitive: bool = False) -> str:
    """``*konferenz`` → any word with that end, ``präsentier*`` → any with that beginning. The end of a compound may also be
    the whole noun (“Konferenz”), stand behind a hyphen (“Online-Befragung”) or, where asked, in the genitive (“des
    Ratsbeschlusses”); verbs may begin a sentence (“Vorgesehen ist”)."""
    ends: dict[tuple[bool, bool], list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        inner = word.startswith("*")
        stem, _, half = word.strip("*").partition("…")
        body = re.escape(stem)
        if inner or word[0].islower():
            body = f"[{body[0].lower()}{body[0].upper()}]{body[1:]}"
        if half:
            stop = "" if half == "sich" else _CLAUSE_ENDS
            body += rf"(?=\s[^;]*(?<!\w){re.escape(half)}(?!\w){stop})"
        elif genitive:
            body += "(?:e?s)?"
        ends.setdefault((inner, word.endswith("*")), []).append(body)
    patterns = [
        ("[\\w-]*" if inner else "") + f"(?:{'|'.join(bodies)})" + ("\\w*" if opened else "")
        for (inner, opened), bodies in ends.items()
    ]
    return rf"(?<![\w-])(?:{'|'.join(patterns)})(?!\w)"
