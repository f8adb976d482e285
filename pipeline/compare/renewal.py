"""How often a concept is to be renewed, evaluated or reported on, and which one came before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.german.numbers import read_count
from pipeline.normalize import Row

_NUMBER = r"(?:\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|zehn)"
# what comes again: “wird alle fünf Jahre fortgeschrieben”, “berichtet jährlich”, “im Turnus von zwei Jahren evaluiert”
_AGAIN = re.compile(
    r"fortschreib|fortgeschrieb|fortzuschreib|evaluier|evaluation|bericht|überprüf|aktualisier|überarbeit|weiterentwick",
    re.IGNORECASE,
)
_YEARS = re.compile(
    rf"""
    \b(?:alle|aller)\s+(?P<all>{_NUMBER})\s+Jahre\b
  | \b(?:Turnus|Rhythmus|Abstand|Abständen)\s+von\s+(?P<turn>{_NUMBER})\s+Jahren\b
  | \b(?P<compound>{_NUMBER})-?\s?jährlich(?:e[mnrs]?)?\b
  | \b(?P<twice>halbjährlich)(?:e[mnrs]?)?\b
  | \b(?P<once>jährlich|alljährlich|einmal\s+(?:im|pro)\s+Jahr|jedes\s+Jahr)(?:e[mnrs]?)?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE = re.compile(r"(?:[^.;\n]|(?<=\d)\.(?=\s))+")  # “im 1. Quartal” goes on
# “ein erstes Integrationskonzept beschlossen”, “wir ein Integrationskonzept erstellt”
_CONCEPT = re.compile(r"(?:konzept|plan|leitbild|leitlinien)(?:e?s)?\b", re.IGNORECASE)
_MADE = re.compile(
    r"\b(?:erstellt|beschlossen|verabschiedet|erarbeitet|in\s+Kraft|veröffentlicht|Beschluss)\b", re.IGNORECASE
)
# an order to make one, or a renewal of it, is not the concept before
_ONLY_ORDERED = re.compile(
    r"\bzu\s+erarbeiten|\bzu\s+erstellen|\bErarbeitung|\bErstellung|\bAuftrag|\bbeauftragt|fortschreib|fortzuschreib|fortgeschrieb",
    re.IGNORECASE,
)
_OLD_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Renewal:
    """The words and the years between two renewals."""

    words: str
    years: Decimal


def renewal_in(text: str) -> Renewal | None:
    """How often something is renewed, evaluated or reported on.

    >>> renewal_in("Das Konzept wird alle fünf Jahre fortgeschrieben.")
    Renewal(words='Das Konzept wird alle fünf Jahre fortgeschrieben', years=Decimal('5'))
    """
    for sentence in _SENTENCE.findall(text):
        found = _YEARS.search(sentence)
        if found and _AGAIN.search(sentence):
            return Renewal(" ".join(sentence.split()), _years(found))
    return None


def _years(found: re.Match[str]) -> Decimal:
    if found["once"]:
        return Decimal(1)
    if found["twice"]:
        return Decimal("0.5")
    word = found["all"] or found["turn"] or found["compound"]
    number = read_count(word)
    return Decimal(number if number is not None else 0)


def previous(milestones: Sequence[Row], year: int | None) -> Row | None:
    """The last step, at least two years before, in which a concept was made or decided on."""
    if year is None:
        return None
    earlier = [
        row
        for row in milestones
        if row["status"] == "done"
        and row["date_end"]
        and row["date_end"].year <= year - _OLD_ENOUGH
        and _CONCEPT.search(row["label"])
        and _MADE.search(row["label"])
        and not _ONLY_ORDERED.search(row["label"])
    ]
    return max(earlier, key=lambda row: row["date_end"], default=None)
