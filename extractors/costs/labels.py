"""What an amount that is told in a sentence is for: the noun phrase there that an annotator would take, learned from the annotated papers.

“Die |Moderation des Verfahrens| wird vergeben. Die Kosten dafür betragen 18.000 €.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.costs.amounts import named_money, says_what
from extractors.costs.reading import Reading, Words
from extractors.german.cases import nominative
from extractors.german.noun_phrases import enumerated
from extractors.german.syntax import ARTICLES, Word, is_adjective, words
from extractors.language import Vocabulary
from extractors.learned import Features, classifier

JUDGE, LABEL, NONE = "cost_labels", "label", "none"
_LIKELY = 0.15
_NEAR, _LONGEST = 300, 100  # letters
_BEFORE, _BEHIND = ("before", "earlier", "told"), ("behind",)
# “Kosten |in Höhe von| 5.000 €” is no part of a name
_SUM_OF = re.compile(r"\b(?:in\s+(?:einer\s+)?(?:Gesamth|H)öhe\s+von|i\.\s?H\.\s?v\.)")
# “das Vorhaben |mit| einem Zuschuss”, “Umsetzung |2025|”: a phrase ends
_LEADS_ON = re.compile(r"\s(?=(?:mit\s+ein|(?:auf|um|bis|bei)\s)|(?:im\s+Jahre?\s+)?(?:19|20)\d\d\b)")
# “Druck |der Broschüre und Versand|”, “Kurse |für Frauen|”: what a shorter name leaves out
_FURTHER = re.compile(r"\s+(?:von|vom|für|zur|zum|an|am|und|sowie|bzw\.|oder)\s|,|\s\(", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:[dh]ier(?:für|zu|aus|von)|da(?:für|zu|raus|von)|diese[rsnm]?)\b", re.IGNORECASE)
_NOUN = re.compile(r"[A-ZÄÖÜ]\w{2,}")
_WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Label:
    """Words that may say what an amount is for, and what speaks for them."""

    text: str
    features: Features


def label_of(reading: Reading) -> str | None:
    """What its row or line says that an amount is for, if that is a name, else the likeliest noun phrase of its sentence."""
    if reading.label is not None and len(reading.label) <= _LONGEST and _WORD.search(reading.label):
        return reading.label
    judge = classifier(JUDGE)
    found = [(judge.probability(label.features, LABEL), label.text) for label in labels(reading.words)]
    likelihood, text = max(found, default=(0.0, ""))
    return text if likelihood >= _LIKELY else None


def labels(around: Words) -> Iterator[Label]:
    """Every label that the sentence of an amount and the one before it allow."""
    refers = _REFERS.search(f"{around.get('before', '')} {around.get('behind', '')}") is not None
    for part in (*_BEFORE, *_BEHIND):
        text = around.get(part, "")
        phrases = _phrases(text[-_NEAR:] if part in _BEFORE else text[:_NEAR])
        for number, (phrase, before, behind) in enumerate(phrases):
            away = len(phrases) - 1 - number if part in _BEFORE else number
            place = f"{part} {min(away, 3)}"
            for size, name in _names(phrase):
                nouns = _NOUN.findall(name)
                shown = {
                    place,
                    *(f"{place} {side}" for side in (before, behind, size)),
                    *(f"{part} {side}" for side in (before, behind, f"of {min(len(name.split()), 6)}")),
                    f"{place} refers {refers}",
                    f"{part} opens {number == 0}",
                    f"{size} {before}",
                    f"begins {nouns[0][:6]}",
                    f"begins …{nouns[0][-5:]}",
                    f"ends …{nouns[-1][-5:]}",
                    *(f"{of} names {meaning}" for of in ("label", size, place) for meaning in _meanings(name)),
                }
                yield Label(name, dict.fromkeys(sorted(shown), 1.0))


def _names(phrase: str) -> Iterator[tuple[str, str]]:
    """A phrase as a name, and the same without what goes on behind its first noun; “Betrag” alone is none."""
    article, _, rest = " ".join(phrase.split()).partition(" ")
    whole = f"{article.casefold() if article.casefold() in ARTICLES else article} {rest}".strip()
    names = {nominative(_FURTHER.split(whole)[0]): "short", nominative(whole): "whole"}
    for name, size in names.items():
        if _NOUN.search(name) and (" " in name or says_what(name) or not named_money(name)):
            yield size, name


def _meanings(label: str) -> Sequence[str]:
    """What the vocabularies of costs know of a label."""
    known = [meaning for table in ("kinds", "parties") for meaning in Vocabulary.load("costs", table).ids(label)]
    return [*known, *(["a number"] if re.search(r"\d", label) else [])] or ["nothing"]


@lru_cache(maxsize=64)
def _phrases(text: str) -> Sequence[tuple[str, str, str]]:
    """The noun phrases of a text in reading order, with what stands before and behind each."""
    text = _SUM_OF.sub(lambda found: ":".rjust(len(found[0])), text)
    row = words(text)
    found: list[tuple[str, str, str]] = []
    reached = 0
    for at, word in enumerate(row):
        if word.start < reached or not _begins(row, at):
            continue
        span = enumerated(text, word.start, len(text))
        if span is not None:
            leads_on = _LEADS_ON.search(text, span.start, span.end)
            reached = leads_on.start() if leads_on else span.end
            behind = next((other for other in row[at:] if other.start >= reached), None)
            before = row[at - 1] if at else None
            found.append((text[span.start : reached], f"after {_kind(before)}", f"then {_kind(behind)}"))
    return found


def _begins(row: Sequence[Word], at: int) -> bool:
    """Whether a noun phrase may begin at a word: not at “Hierfür”, nor at “komme” of “hinzu komme Miete”, which ends like an adjective."""
    if _REFERS.fullmatch(row[at].low):
        return False
    led = at > 0 and row[at - 1].kind in ("preposition", "number")
    return row[at].kind in ("noun", "article") or (led and is_adjective(row, at))


def _kind(word: Word | None) -> str:
    """What stands beside a phrase: a small word is itself, a verb its ending."""
    if word is None:
        return "(edge)"
    small = word.kind not in ("noun", "number", "bracket", "body")
    return f"…{word.low[-2:]}" if word.kind == "low" else word.low if small else word.kind
