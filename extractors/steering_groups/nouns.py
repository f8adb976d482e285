"""The nouns that name a body which may steer a concept, as the lookup lists them, in every case and compound.

“des Prozesssteuerungskreises” is the noun Steuerungskreis with the prefix Prozess; “Steuerungs- und Begleitgruppe” names two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from extractors.facts import GroupKind
from extractors.language import lookup

# ending of the noun: (singular endings, plural form), what the nominative is made of
_ENDINGS = {
    "gruppe": ("", "n"),
    "runde": ("", "n"),
    "ebene": ("", "n"),
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


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun of the lookup; ``lemma`` is what two words for the same body share (Steuergruppe, Steuerungsgruppe)."""

    noun: str
    lemma: str
    kind: GroupKind
    sure: bool
    when_set_up: bool = False


@cache
def nouns() -> Mapping[str, Noun]:
    """All nouns of the lookup by their folded form."""
    known = {}
    for entry in lookup("groups")["group"]:
        for noun in [*entry["nouns"], *entry.get("short", ())]:
            lemma = _lemma(noun if len(noun) > 2 else entry["nouns"][0])
            known[noun.casefold()] = Noun(
                noun, lemma, cast(GroupKind, entry["kind"]), entry["sure"], entry.get("when_set_up", False)
            )
    return known


def _lemma(noun: str) -> str:
    """What two words for one body share: Steuergruppe and Steuerungsgruppe."""
    return re.sub(r"^(steuer|lenk|koordin)(?:ungs|ierungs|ations)", r"\1", noun.casefold())


@cache
def pattern() -> re.Pattern[str]:
    """A body's noun in any case, perhaps behind the left half of an elliptic compound (“Steuerungs- und”)."""
    singular, plural, shorts = [], [], []
    for noun in sorted(nouns(), key=len, reverse=True):
        if noun == "runder tisch":
            continue
        if len(noun) <= 2:
            shorts.append(noun.upper())
            continue
        tail = next(ending for ending in _ENDINGS if noun.endswith(ending))
        stem = noun[: -len(tail)]
        stem = f"{stem}-?" if stem else ""
        ones, many = _ENDINGS[tail]
        singular.append(f"{stem}{tail}{ones}")
        plural.append(f"{stem}{_PLURALS[tail]}" if tail in _PLURALS else f"{stem}{tail}{many}" if many else "(?!)")
    first, several = _by_first_letter(singular), _by_first_letter(part for part in plural if "(?!)" not in part)
    return re.compile(
        rf"""(?<![\w-])
        (?:(?P<first>[A-ZÄÖÜ][a-zäöüß]+-)(?:\s+(?:und|bzw\.|oder)\s+|\s?/\s?))?
        (?:
            (?P<prefix>[A-ZÄÖÜ][a-zäöüß]+-?)??
            (?:(?P<noun>{first})|(?P<plural>{several}))
          | (?P<table>[Rr]unde[rnms]?\s+Tisch(?:e?s)?)
          | (?P<tables>[Rr]unden?\s+Tischen?)
          | (?P<shortened>{"|".join(shorts)})(?=\s+[„“"A-ZÄÖÜ])
        )
        (?![\w]|-[A-ZÄÖÜa-zäöü])""",
        re.VERBOSE,
    )


def _by_first_letter(forms: Iterable[str]) -> str:
    """The alternatives, in letters of either size, those with the same first letter together: most words begin none."""
    rest: dict[str, list[str]] = {}
    for form in forms:
        rest.setdefault(form[0], []).append(form[1:])
    return "|".join(f"[{first}{first.upper()}](?i:{'|'.join(ends)})" for first, ends in rest.items())


def read_noun(match: re.Match[str]) -> Noun | None:
    """Which noun of the lookup the match of :func:`pattern` is."""
    if match["table"] or match["tables"]:
        return nouns()["runder tisch"]
    if match["shortened"]:
        return nouns()[match["shortened"].casefold()]
    written = (match["noun"] or match["plural"] or "").casefold().replace("-", "")
    begins = (match["noun"] or match["plural"] or "")[:1]
    if match["prefix"] is None and not begins.isupper():
        return None
    known = nouns()
    exact = [noun for noun in known if _same_stem(written, noun)]
    noun = known[max(exact, key=len)] if exact else None
    return None if noun is not None and noun.when_set_up and match["prefix"] else noun


def _same_stem(written: str, noun: str) -> bool:
    if written.startswith(noun):
        return True
    for ending, several in (("gremium", "gremien"), ("beirat", "beirät"), ("ausschuss", "ausschüss")):
        if noun.endswith(ending) and written.startswith(noun[: -len(ending)] + several):
            return True
    return False


def compound(match: re.Match[str], noun: Noun) -> str:
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


def of_ellipsis(first: str, noun: str) -> Noun | None:
    """What “Steuerungs-” before “… gruppe” stands for, if that is a body too; unknown words stay with the noun's kind."""
    return nouns().get(elliptic(first, noun).casefold())


def elliptic(first: str, noun: str) -> str:
    """“Steuerungs-” before “Begleitgruppe” → Steuerungsgruppe."""
    tail = next((ending for ending in _ENDINGS if noun.casefold().endswith(ending)), "")
    return first.rstrip("-") + tail


def gender_ending(noun: str) -> str:
    """The ending of an adjective before the noun: eine politisch|e| Gruppe, ein politisch|es| Gremium."""
    low = noun.casefold()
    if low.endswith(("gruppe", "runde", "gemeinschaft", "ebene")):
        return "e"
    return "es" if low.endswith(("gremium", "team", "netzwerk")) else "er"
