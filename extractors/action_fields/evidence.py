"""What speaks for and against an enumeration being the fields of a concept, as signs that are weighed together.

No sign decides alone: a list under “Förderbereiche” whose items are Jugendarbeit, Schulsozialarbeit and Jugendschutz is taken for the
word above it, for what the codebook knows of its items, for what their words mean (``extractors/vectors.py``), and because neither bodies
nor sums stand in it. The judge is learned (``lookups/learned/fields.tsv``) from every enumeration of the annotated papers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import exp

import numpy as np

from extractors.action_fields.candidate_rows import counts
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.labels import Label
from extractors.action_fields.merge import stems
from extractors.action_fields.paper import Paper
from extractors.action_fields.topics import OTHER as OTHER_TOPIC
from extractors.action_fields.topics import topics_of
from extractors.action_fields.words import NAMING, cues_in, is_form, nouns_between, sentence_at, state_named
from extractors.context import BODY as OF_BODY
from extractors.context import CONTEXT, FIELD, MEMBER, PARTNER, reading
from extractors.document import Document, Range
from extractors.learned import BIAS, classifier
from extractors.per_document import per_document
from extractors.sections import section_at
from extractors.vectors import Vector, meaning

_NOUNS = ("field", "theme", "part", "group", "people", "other")
# “Teilhabe”, “Förderung”, “Leben”: the form of what a field is called
_ABSTRACT = re.compile(
    r"(?:ung|heit|keit|tion|schaft|tät|ismus|leben|arbeit|bildung|habe|gang|schutz|hilfe|kultur|markt|raum)(?:en|s|es)?\b"
)
BODY = re.compile(
    r"\be\.\s?V\.|\bgGmbH|\bGmbH|\bAG\b|\bDr\.|\bHerrn?\b|\bFrau\s+[A-ZÄÖÜ]|\bProf\.|\b\w*(?:amt|ämter|ausschuss|fraktion|beirat|verband|kreis|stadt|werk|verein)\b|\bStadt\b|\bLandkreis\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:Kosten|Finanz|Ausgangs|Anlass|Beteiligt|Beteiligung$|Steuerung|Weiteres|Verfahren|Zeit|Auswirkung|Notwendig|Alternativ|Zuständig|Rechtlich|Ziel|Zusammenfassung|Einleitung|Vorbemerk|Begründ|Sachverhalt|Fazit|Ausblick|Aufbau|Umsetzung|Ergebnis|Personal|Stellungnahme|Evaluation|Monitoring|Inhalt|Sachstand|Rückblick|Bericht|Vorgehen|Organisation$|Aufgaben|Stand)",
    re.IGNORECASE,
)
# “Handlungsfelder: 1. ”, “Schwerpunkten des Plans, die da lauten: ”
_AT_ONCE = re.compile(
    r"\W*(?:(?:des|der|dieses|unseres|im)\s+[^.,;:()]{3,60}|(?:sind|waren|lauten|die|der|den|das|wie|nämlich|und\s+zwar|dabei|vor\s+allem|insbesondere|\d+)\b|\W)*\W*"
)
_EXAMPLE = re.compile(r"(?:\bz\.(?:\s?B\.)?|\bu\.\s?a\.|\betwa|\bwie|\bbeispielsweise|\bbzgl\.)\W*$")
_FOR_INSTANCE = re.compile(
    r"\bz\.\s?B\.\W*(?:d(?:er|ie|as|en|em)\s)?$"
)  # also within the bracket: “(z. B. die |Beleuchtung|, …”
_PROMISED = re.compile(
    r"\b(?:folgende\w*|nachstehende\w*|diese\w?|dies|nämlich|wie\s+folgt|neu\w*)\b[^.]*$", re.IGNORECASE
)
_OF_SOMETHING = re.compile(r"\s(?:der|des|von|vom|eine[rs]|zum|zur|für|bei|durch|mit)\s")
_CONJUNCTION = re.compile(r"\s(?:und|&|/)\s|/")
_FIGURE = re.compile(r"\d")
_MEANINGS = tuple(f"meaning {number:02}" for number in range(100))  # as many as the vectors have
_OF_WORDS = 4.5  # how much further apart what items mean lies than signs that are there or not; chosen on dev

FIELDS, OTHER = "fields", "other"


def signs(document: Document, paper: Paper, found: Enumeration) -> dict[str, float]:
    """The signs that an enumeration shows, each from 0 to 1."""
    text = document.text
    lead = text[found.lead.start : found.lead.end]
    out = {f"shape {found.shape}": 1.0, **signs_of_labels(found.labels)}
    place = found.labels[0].start
    out |= {**paper.signs, section_of(document, place): 1.0}
    out["of the state"] = float(state_named(text, sentence_at(document, place)) <= place)
    cues = cues_in(document, found.lead.start, found.lead.end)
    for where, words in (("lead", found.lead), ("tail", found.tail), ("before", found.before)):
        out |= {f"{where} {cue.family}": 1.0 for cue in cues_in(document, words.start, words.end)}
    nouns = [cue for cue in cues if cue.family in _NOUNS]
    near, gap = (nouns[-1].family, text[nouns[-1].end : found.lead.end]) if nouns else (None, lead)
    out[f"near {near}"] = 1.0
    at_once = near in NAMING and _AT_ONCE.fullmatch(gap) is not None
    out["at once"] = float(at_once)
    out[f"near {near} at once"] = float(at_once)
    out["promised"] = float(_PROMISED.search(lead) is not None)
    out[f"near {near} and a colon"] = float(lead.rstrip().endswith(":"))
    out["heading"] = float(near in NAMING and len(lead) < 60 and found.shape != "column")
    example = _EXAMPLE.search(lead) or _FOR_INSTANCE.search(text, found.lead.start, place)
    out["example"] = float(example is not None)
    named = near in NAMING or any(f"tail {family}" in out for family in ("field", "theme"))
    out[f"column {found.column}"] = float(found.column >= 0)
    announced = (*counts(text, found.lead), *counts(text, found.tail)) if named else ()
    out["as many as announced"] = float(len(found.labels) in announced)
    out["not as many as announced"] = float(bool(announced) and len(found.labels) not in announced)
    out |= _of_words(lead)
    out["of a form"] = float(any(is_form(document, noun) for noun in nouns_between(document, found.lead)))
    out["told"] = float(is_told(out, paper))
    out[f"{'told' if out['told'] else 'untold'} {found.shape}"] = 1.0
    out |= _of_edges(text, found, lead)
    if found.side:
        out[f"side {found.side}"] = 1.0
    if found.frame is not None:
        between = text[min(found.frame.end, found.labels[0].end) : max(found.frame.start, found.labels[0].start)]
        out |= {f"frame {found.frame.family}": 1.0, "at once alone": float(not _WORD.search(between))}
        out |= {f"{found.side} of {found.frame.family}": 1.0, f"{found.side} and a colon": float(":" in between)}
        out["numbered"] = float(found.labels[0].code is not None)
    if found.side == IN_CONTEXT:
        out |= _of_context(document, found.labels[0])
    return {sign: value for sign, value in out.items() if value}


_UNLIKELY, _LIKELY, _MANY = -6.0, 4.0, 12
_LEAST, _BEST = -1.0, 0.0
"""Log-odds of each word of a name that reads like one of a field, and of the best of them."""
IN_CONTEXT = "in context"
"""The side of a name that reads like one of a field, be it framed or not."""


def _of_context(document: Document, label: Label) -> dict[str, float]:
    """How much a name reads like that of a field, a member, a body or a partner by the words around it, and how much the likeliest others
    of the paper do."""
    odds = reading(document).of(label)
    likely = odds[:, FIELD].max(axis=1)
    here = stems(label.text)
    names, how_often = _alike_fields(document)
    others = list(islice((name.likely for name in names if name.stems != here), 3))
    shown = {
        f"{CONTEXT}mean": float(likely.mean()),
        f"{CONTEXT}least": float(likely.min()),
        f"{CONTEXT}begins": float(odds[0, FIELD][0]),
        **{f"{CONTEXT}{name}": float(odds[:, of].mean(axis=0).max()) for name, of in _OTHER_NAMES},
        f"{CONTEXT}second": others[1] if len(others) > 1 else _UNLIKELY,
        f"{CONTEXT}third": others[2] if len(others) > 2 else _UNLIKELY,
    }
    out = {name: round(min(max(value, _UNLIKELY), _LIKELY) / 2, 3) for name, value in shown.items()}
    again = how_often[here]
    return out | {f"{CONTEXT}again": min(again, 4) / 4, f"{CONTEXT}names": min(len(names) - again, _MANY) / _MANY}


_OTHER_NAMES = (("member", MEMBER), ("body", OF_BODY), ("partner", PARTNER))


@dataclass(frozen=True, slots=True)
class _Alike:
    """A name that reads like that of a field: what it says, and how ``likely`` it is."""

    stems: frozenset[str]
    likely: float


@per_document
def likely_spans(document: Document) -> tuple[Range, ...]:
    """Where words stand that read like the name of a field."""
    return tuple(reading(document).names(FIELD, _LEAST, _BEST))


@per_document
def _alike_fields(document: Document) -> tuple[list[_Alike], Counter[frozenset[str]]]:
    """The names of a paper that read like those of fields, the likeliest first, and how often each is named."""
    read = reading(document)
    names = [
        _Alike(stems(document.text[span.start : span.end]), float(read.of(span)[:, FIELD].max(axis=1).mean()))
        for span in likely_spans(document)
    ]
    return sorted(names, key=lambda name: -name.likely), Counter(name.stems for name in names)


_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_LAST_WORDS, _STEM = 8, 5


def _of_words(lead: str) -> dict[str, float]:
    """The last words of the announcement by the beginnings of them, and the noun that is nearest by its end."""
    words = _WORD.findall(lead)[-_LAST_WORDS:]
    nouns = [word for word in words if word[0].isupper()]
    out = {f"word {word[:_STEM].casefold()}": 1.0 for word in words}
    return out | ({f"noun {nouns[-1][-_STEM:].casefold()}": 1.0} if nouns else {})


def section_of(document: Document, place: int) -> str:
    """The sign of the section that holds ``place``."""
    section = section_at(document, place)
    return f"section {section.kind if section else 'none'}"


def of_meaning(labels: Sequence[Label]) -> dict[str, float]:
    """The mean of what the names mean, as signs that a judge learns from."""
    return dict(zip(_MEANINGS, _meant(labels).tolist(), strict=True))


def _meant(labels: Sequence[Label]) -> Vector:
    meant = [meaning(label.text) for label in labels]
    return _OF_WORDS * (meant[0] if len(meant) == 1 else np.mean(meant, axis=0))


def signs_of_labels(labels: Sequence[Label]) -> dict[str, float]:
    """What the names look like."""
    number = len(labels)
    looks = [_looks(label.text) for label in labels]
    words = sum(len(label.text.split()) for label in labels) / number
    shares = {name: sum(look[at] for look in looks) / number for at, name in enumerate(("known", *_LOOKS))}
    return {
        **shares,
        "one word": sum(" " not in label.text for label in labels) / number,
        "long": min(1.0, max(0.0, (words - 4) / 6)),
        "two": float(number == 2),
        "many": float(number > 3),
    }


@lru_cache(1 << 14)
def _looks(name: str) -> tuple[bool, ...]:
    """Whether the codebook knows a name, and each form of ``_LOOKS``: every reading of a list asks it of the same names."""
    return topics_of(name) != (OTHER_TOPIC,), *(form.search(name) is not None for form in _LOOKS.values())


_LOOKS = {
    "bodies": BODY,
    "titles": _TITLE,
    "figures": _FIGURE,
    "abstract": _ABSTRACT,
    "of something": _OF_SOMETHING,
    "conjunctions": _CONJUNCTION,
}
_NEVER = frozenset(("of a form", "of the state", "example"))
_CUED = frozenset(
    ("near field", "near theme", "tail field", "tail theme", "before field", "before theme", "lead field")
)
OF_ANOTHER = frozenset(("near people", "near other", "tail people"))
_SET_APART = frozenset(("shape column", "shape marked", "shape items"))
_OF_A_CONCEPT = frozenset(
    f"{place} {family}"
    for place, families in (
        ("near", ("part", "group")),
        ("lead", ("structure", "concept")),
        ("tail", ("structure",)),
        ("before", ("structure", "part")),
    )
    for family in families
)


def is_told(shown: Mapping[str, float], paper: Paper) -> bool:
    """Whether the words around the enumeration say at all that it is one of fields: they name fields or themes, or say what a plan
    is made of, or name parts, structure or groups in a paper whose subject is a concept."""
    shown = {sign: value for sign, value in shown.items() if value}
    if "example" in shown:
        return False
    if not _CUED.isdisjoint(shown):
        return paper.plans or ("lead other" not in shown and "lead people" not in shown)
    if not OF_ANOTHER.isdisjoint(shown):
        return False
    if paper.central and not _OF_A_CONCEPT.isdisjoint(shown):
        return True
    built = "lead concept" in shown and "lead structure" in shown
    grouped = "near group" in shown and not _SET_APART.isdisjoint(shown)
    return paper.plans and (built or grouped)


_LAST = re.compile(r"(\w+|[^\w\s])\s*$")


def _of_edges(text: str, found: Enumeration, lead: str) -> dict[str, float]:
    """The word right before the names, and whether the row is but a part of a longer one or of one quoted name."""
    before = _LAST.search(lead)
    out = {f"ends {before[1].casefold()}": 1.0} if before and not before[1][0].isupper() else {}
    start, end = found.labels[0].start, found.labels[-1].end
    out["in one quotation"] = float(
        text[start - 1 : start] in _OPENS and text[end : end + 1] in _CLOSES and not _QUOTE.search(text, start, end)
    )
    out["joined before"] = float(_JOINS.search(lead) is not None)
    return out


_OPENS, _CLOSES = tuple('„“"»‚'), tuple('“”"«‘')
_QUOTE = re.compile(r"[„“\"»‚”«‘]")
_JOINS = re.compile(r"(?:,|\bund|\bsowie|\boder|\bbzw\.)(?:\s+(?:der|die|das|des|dem|den|zur|zum))?\s*$")


def can_be(shown: Mapping[str, float]) -> bool:
    """Whether an enumeration with these signs can be one of fields at all: a form's line asks for the field of another plan, the Land and a
    law have fields of their own, and examples (“wie z. B. Schule, Sprache und Beruf”) name none."""
    return _NEVER.isdisjoint(shown)


class Judge:
    """The judge of ``fields`` weighs enumerations, that of ``field_mentions`` names that are told alone, that of ``field_names`` those that
    read like one."""

    def __init__(self, name: str) -> None:
        self._margins = classifier(name).margins
        self._meanings = np.array([self._margins.get(name, 0.0) for name in _MEANINGS])

    def likelihood(self, shown: Mapping[str, float], labels: Sequence[Label]) -> float:
        """How likely names with these signs are fields."""
        margins = self._margins
        weight = sum(margins[name] * value for name, value in shown.items() if name in margins)
        return 1 / (1 + exp(-(margins.get(BIAS, 0.0) + weight + float(self._meanings @ _meant(labels)))))
