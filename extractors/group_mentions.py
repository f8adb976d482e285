"""Where a paper names a body that may steer its concept, and under which name.

“die Einrichtung eines Runden Tisches Vielfalt” names the “Runder Tisch Vielfalt”; “die Steuerungs- und
Koordinierungsgruppe Integration” names two bodies, “Steuerungsgruppe Integration” and “Koordinierungsgruppe
Integration”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from extractors.document import Document
from extractors.facts import GroupKind
from extractors.language import lookup
from extractors.per_document import per_document

# ending of the noun: (singular endings, plural form), what the nominative is made of
_ENDINGS = {
    "gruppe": ("", "n"),
    "runde": ("", "n"),
    "gemeinschaft": ("", "en"),
    "kreis": ("(?:es)?", "en?"),
    "gremium": ("s?", ""),
    "ausschuss": ("(?:es)?", ""),
    "beirat": ("(?:e?s)?", ""),
    "zirkel": ("s?", "n"),
    "team": ("s?", ""),
    "netzwerk": ("(?:e?s)?", "en?"),
}
_PLURALS = {"gremium": "gremien", "ausschuss": "ausschüssen?", "beirat": "beiräten?", "team": "(?!)"}

_QUOTES = "„“”\"»«‚‘’'"
_OPEN = '„“"»«‚'
_CLOSE = '“”"«»‘'


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a body. ``noun`` is its word in the nominative (``Prozesssteuerungsgruppe``), ``lemma``
    what two words for the same body share, ``addition`` what its name has beside the noun (``Integration``,
    ``„Integrationskonzept“``); ``plural`` means several bodies (“Arbeitsgruppen”), ``compound_of`` the two nouns of an
    elliptic compound (“Steuerungs- und Begleitgruppe”)."""

    start: int
    end: int
    noun: str
    lemma: str
    kind: GroupKind
    sure: bool
    addition: str = ""
    adjective: str = ""
    short: str = ""
    plural: bool = False
    compound_of: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.adjective, self.noun, self.addition) if part)

    @property
    def bare_addition(self) -> str:
        return self.addition.strip(_QUOTES)


@dataclass(frozen=True, slots=True)
class _Noun:
    noun: str
    lemma: str
    kind: GroupKind
    sure: bool


@per_document
def mentions(document: Document) -> tuple[Mention, ...]:
    """All mentions in reading order; those of one elliptic compound share their span."""
    found: list[Mention] = []
    for block in document.blocks:
        found += _in_text(document.text, block.start, block.end)
    return tuple(_with_shorts(document, found))


def named(text: str) -> list[Mention]:
    """The bodies that ``text`` names."""
    return list(_in_text(text, 0, len(text)))


def _in_text(text: str, start: int, end: int) -> Iterator[Mention]:
    position = start
    while match := _pattern().search(text, position, end):
        position = match.end()
        noun = _noun(match)
        if noun is None:
            continue
        stop, addition = _addition(text, match.end(), end)
        begin, adjective = _adjective(text, match.start(), start, noun.noun)
        first = match["first"]
        quoted = _quoted_around(text, match.start(), match.end(), end)
        if quoted is not None:
            stop, addition = quoted
        position = max(position, stop)
        plural = match["plural"] is not None
        base = Mention(
            begin,
            stop,
            _compound(match, noun),
            noun.lemma,
            noun.kind,
            noun.sure,
            addition,
            adjective,
            plural=plural and (first is None or not noun.sure),
        )
        if first is not None:
            other = _of_ellipsis(first, noun.noun)
            if other is not None:
                names = (_elliptic(first, noun.noun), base.noun)
                yield _replace(base, noun=names[0], known=other, compound_of=names)
                yield _replace(base, noun=names[1], known=noun, compound_of=names)
                continue
            base = _replace(base, noun=base.noun, known=noun, compound_of=())
        yield base


def _replace(mention: Mention, *, noun: str, known: _Noun, compound_of: tuple[str, ...]) -> Mention:
    return Mention(
        mention.start,
        mention.end,
        noun,
        known.lemma,
        known.kind,
        known.sure,
        mention.addition,
        mention.adjective,
        plural=mention.plural,
        compound_of=compound_of,
    )


@cache
def _nouns() -> Mapping[str, _Noun]:
    known = {}
    for entry in lookup("groups")["group"]:
        for noun in [*entry["nouns"], *entry.get("short", ())]:
            lemma = _lemma(noun if len(noun) > 2 else entry["nouns"][0])
            known[noun.casefold()] = _Noun(noun, lemma, cast(GroupKind, entry["kind"]), entry["sure"])
    return known


def _lemma(noun: str) -> str:
    """What two words for one body share: Steuergruppe and Steuerungsgruppe."""
    return re.sub(r"^(steuer|lenk|koordin)(?:ungs|ierungs|ations)", r"\1", noun.casefold())


@cache
def _pattern() -> re.Pattern[str]:
    """A body's noun in any case, perhaps behind the left half of an elliptic compound (“Steuerungs- und”)."""
    singular, plural, shorts = [], [], []
    for noun in sorted(_nouns(), key=len, reverse=True):
        if noun == "runder tisch":
            continue
        if len(noun) <= 2:
            shorts.append(noun.upper())
            continue
        tail = next(ending for ending in _ENDINGS if noun.endswith(ending))
        stem = noun[: -len(tail)]
        stem = "".join(f"{c}-?" if i == len(stem) - 1 else c for i, c in enumerate(stem))
        ending = f"{tail[0].upper()}{tail[1:]}" if tail else ""
        tails = f"(?:{tail}|{ending})"
        ones, many = _ENDINGS[tail]
        singular.append(f"{stem}{tails}{ones}")
        plural.append(f"{stem}{_PLURALS[tail]}" if tail in _PLURALS else f"{stem}{tails}{many}" if many else "(?!)")
    first = "|".join(singular)
    several = "|".join(part for part in plural if part != "(?!)")
    return re.compile(
        rf"""(?<![\w-])
        (?:(?P<first>[A-ZÄÖÜ][a-zäöüß]+-)(?:\s+(?:und|bzw\.|oder)\s+|\s?/\s?))?
        (?:
            (?P<prefix>[A-ZÄÖÜ][a-zäöüß]+-?)??
            (?:(?P<noun>(?i:{first}))|(?P<plural>(?i:{several})))
          | (?P<table>[Rr]unde[rnms]?\s+Tisch(?:e?s)?)
          | (?P<tables>[Rr]unden?\s+Tischen?)
          | (?P<shortened>{"|".join(shorts)})(?=\s+[„“"A-ZÄÖÜ])
        )
        (?![\w]|-[A-ZÄÖÜa-zäöü])""",
        re.VERBOSE,
    )


def _noun(match: re.Match[str]) -> _Noun | None:
    if match["table"] or match["tables"]:
        return _nouns()["runder tisch"]
    if match["shortened"]:
        return _nouns()[match["shortened"].casefold()]
    written = (match["noun"] or match["plural"] or "").casefold().replace("-", "")
    begins = (match["noun"] or match["plural"] or "")[:1]
    if match["prefix"] is None and not begins.isupper():
        return None
    known = _nouns()
    exact = [noun for noun in known if _same_stem(written, noun)]
    return known[max(exact, key=len)] if exact else None


def _same_stem(written: str, noun: str) -> bool:
    if written.startswith(noun):
        return True
    for ending, several in (("gremium", "gremien"), ("beirat", "beirät"), ("ausschuss", "ausschüss")):
        if noun.endswith(ending) and written.startswith(noun[: -len(ending)] + several):
            return True
    return False


def _compound(match: re.Match[str], noun: _Noun) -> str:
    """“Prozess” + Steuerungsgruppe → Prozesssteuerungsgruppe; a hyphen of the paper stays."""
    if match["shortened"]:
        return {"AG": "AG", "AK": "AK"}.get(match["shortened"], match["shortened"])
    written = match["noun"] or match["plural"] or ""
    inner = "-" in written
    base = noun.noun
    if inner:
        cut = written.index("-")
        if written[cut + 1].isupper():  # else a line break's hyphen
            base = f"{base[:cut]}-{base[cut:].capitalize()}"
    prefix = match["prefix"]
    if prefix is None:
        return base
    return prefix + (base if prefix.endswith("-") else base[0].lower() + base[1:])


def _of_ellipsis(first: str, noun: str) -> _Noun | None:
    """What “Steuerungs-” before “… gruppe” stands for, if that is a body too; unknown words stay with the noun's kind."""
    return _nouns().get(_elliptic(first, noun).casefold())


def _elliptic(first: str, noun: str) -> str:
    tail = next((ending for ending in _ENDINGS if noun.casefold().endswith(ending)), "")
    return first.rstrip("-") + tail


# “ Integration”, “ Migrationsbeirat”, “ Netzwerk Asyl”, “ der Vielfalt”; not what begins another phrase
_WORDS = re.compile(r"(?:[ ](?:[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ]?\w+)*|\d\.\d))+")
_QUOTED = re.compile(rf"\s?(?P<quoted>[{_OPEN}](?P<inner>[^{_QUOTES}\n\t]{{2,80}})[{_CLOSE}])")
_TO_QUOTE = re.compile(rf"(?P<rest>[^{_QUOTES}\n\t]{{0,80}}?)[{_CLOSE}]")


def _addition(text: str, at: int, end: int) -> tuple[int, str]:
    """What the name goes on with behind its noun, and where it ends."""
    quoted = _QUOTED.match(text, at, end)
    if quoted is not None:
        return quoted.end(), f"„{' '.join(quoted['inner'].split())}“"
    words = _WORDS.match(text, at, end)
    if words is None:
        return at, ""
    closing = lookup("groups")["naming"]["closing"]
    kept = at
    for word in re.finditer(r"\S+", words[0]):
        if word[0] in closing or _begins_sentence(text, at + word.start()):
            break
        kept = at + word.end()
    return kept, text[at:kept].strip()


def _begins_sentence(text: str, at: int) -> bool:
    return text[:at].rstrip()[-1:] in ".:!?"


def _quoted_around(text: str, start: int, end: int, limit: int) -> tuple[int, str] | None:
    """Where the quotation that holds the noun ends, and what stands in it behind the noun: „Runder Tisch der Vielfalt“."""
    if text[start - 1 : start] not in tuple(_OPEN) or not text[start - 1 : start]:
        return None
    rest = _TO_QUOTE.match(text, end, limit)
    if rest is None:
        return None
    return rest.end("rest"), " ".join(rest["rest"].split())


_ADJECTIVE = re.compile(r"(?P<adjective>(?<!\w)[\wäöüÄÖÜß-]{4,40}?)(?:e[nrsm]?)\s[„“\"‚]?$")


def _adjective(text: str, at: int, start: int, noun: str) -> tuple[int, str]:
    """An adjective that is part of the name, in the nominative without an article: “eines politischen Begleitgremiums”."""
    match = _ADJECTIVE.search(text, max(start, at - 45), at)
    if match is None or match["adjective"].lower() not in lookup("groups")["naming"]["adjectives"]:
        return at, ""
    return match.start(), match["adjective"].lower() + _gender_ending(noun)


def _gender_ending(noun: str) -> str:
    low = noun.casefold()
    if low.endswith(("gruppe", "runde", "gemeinschaft")):
        return "e"
    return "es" if low.endswith(("gremium", "team", "netzwerk")) else "er"


_SHORT = re.compile(
    r"\s?\((?:im Folgenden:?\s+|kurz:?\s+)?[„“\"]?(?P<short>[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,4}[A-ZÄÖÜ])[“”\"]?\)"
)


def _with_shorts(document: Document, found: list[Mention]) -> Iterator[Mention]:
    """The mentions with the abbreviation set behind them, “(PSG)”, and those that are the abbreviation alone."""
    shorts: dict[str, Mention] = {}
    everything: list[Mention] = []
    for mention in found:
        match = _SHORT.match(document.text, mention.end)
        if match is not None and not mention.plural:
            shorts.setdefault(match["short"], mention)
        everything.append(mention)
    taken = [(mention.start, mention.end) for mention in found]
    for short, meant in shorts.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", document.text):
            inside = any(first < match.end() and match.start() < last for first, last in taken)
            if not inside and match.start() > meant.end + 3:
                everything.append(
                    Mention(
                        match.start(),
                        match.end(),
                        meant.noun,
                        meant.lemma,
                        meant.kind,
                        meant.sure,
                        meant.addition,
                        meant.adjective,
                        short=short,
                    )
                )
    yield from sorted(everything, key=lambda mention: (mention.start, mention.end))
