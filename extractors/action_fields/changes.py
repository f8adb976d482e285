"""Fields that join the others or leave them: “um einen sechsten, Pflege, erweitert”, “nicht fortgeführt wird das Feld „Sport“”.

Clerks name such a field by itself, beside the list that it joins or leaves; it is read only in a paper that names others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.action_fields.labels import QUOTED, explained, noun_phrase, tidy
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import is_only_wished, noun_pattern, sentence_at
from extractors.document import Document, Range
from extractors.facts import FieldStatus

_ARTICLE = r"(?:ein|eine|einen|einem|einer|das|die|den|dem|der|dieses|diese)"
_ORDINAL = r"(?:dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)(?:e[snrm]?)"
_ADDED = (
    rf"(?:neu|neue[snrm]?|weitere[snrm]?|zusätzliche[snrm]?|\w*hinzu(?:tretend|kommend|gekommen)e[snrm]?|{_ORDINAL})"
)
_ONCE = r"(?:bisherige|frühere|ehemalige|vormalige|alte)[snrm]?"
# “erweitert”, “zu ergänzen”: what closes “um ein sechstes Feld, Pflege, …”
_WIDENED = re.compile(r"[“”\"]?[\s,]*(?:\w+\s+){0,3}?(?:erweiter|ergänz|aufgestock|zu\s+(?:erweitern|ergänzen))\w*")
# “entfällt”, “geht in Feld 2 auf”, “wird nicht fortgeführt”, “, bisher ebenfalls Handlungsfeld”
_LEAVES = (
    r"[“”\"]?,?\s+(?:[^.;:]{0,60}?\s)?(?:entf(?:ällt|allen|iel)\b|f(?:ällt|iel)\s+weg\b|(?:wird|wurde|ist|soll)\s+(?:\w+\s+){0,3}?"
    r"(?:gestrichen|aufgegeben|weggefallen|entfallen|nicht\s+(?:mehr\s+|weiter\s+)?(?:\w*geführt|verfolgt|enthalten|übernommen))|"
    r"(?:geht|ging|ist)\s[^.;:]{3,70}?\s(?:auf|aufgegangen)\b)"
)
_QUOTED = re.compile(QUOTED)
_BRACKETED = re.compile(r"\((?P<label>[A-ZÄÖÜ][^()]{2,60})\)")
_SKIPPED = re.compile(r"[\s,:–-]*(?:(?:das|die|den|der|nämlich)\s+(?=[A-ZÄÖÜ„\"]))?")


@cache
def _patterns() -> tuple[tuple[FieldStatus, re.Pattern[str], re.Pattern[str] | None], ...]:
    """What stands before the name of a field that joins (proposed) or leaves (former), and what must stand behind it."""
    word = rf"(?:{noun_pattern().pattern}|(?:Feld|Thema|Themas|Bereich|Schwerpunkt|Säule|Baustein|Cluster|Leitziel)s?(?![\w-]))"
    numbered = r"(?:\s+(?:\d{1,2}|[IVX]{1,4}|[A-H])(?![\w-]))?"
    gone = r"(?:[Ww]eggefallen|[Ee]ntfallen|[Gg]estrichen|[Aa]ufgegeben|[Nn]icht\s+(?:mehr\s+|weiter\s+)?(?:\w*geführt|verfolgt|enthalten))"
    return (
        # “um ein sechstes Feld, Pflege, erweitert”, “um das Feld Pflege ergänzt”
        (
            "proposed",
            re.compile(rf"\bum\s+{_ARTICLE}\s+(?:(?:{_ADDED}\s+)*{word}|{_ORDINAL}(?=,))(?=[\s,:])"),
            _WIDENED,
        ),
        # “Ein neu hinzutretendes siebtes Themenfeld Pflege soll …”, “als weiterer Schwerpunkt „Pflege“”
        ("proposed", re.compile(rf"\b(?:{_ADDED}\s+)+{word}(?=\s)"), None),
        # “Hinzu kommt das Feld Pflege”, “neu aufgenommen wird das Thema „Pflege“”
        (
            "proposed",
            re.compile(
                rf"\b(?:[Hh]inzu|[Nn]eu(?:\s+hinzu)?|[Nn]eu\s+aufgenommen|[Ee]rgänzt|[Aa]ls\s+{_ADDED})\s+(?:kommt|kommen|tritt|treten|trat|kam|ist|wird|wurde|soll)\s+"
                rf"(?:[a-zäöüß]+\s+){{0,2}}{word}(?=[\s:])"
            ),
            None,
        ),
        # “Pflege kommt als sechstes Feld hinzu”
        (
            "proposed",
            re.compile(r"(?:(?<=[.!?]\s)|(?<=^)|(?<=\n))(?:(?:Der|Die|Das|Auch|Neu)\s+)?(?=[„\"»A-ZÄÖÜ])"),
            re.compile(
                rf"[“”\"]?\s+(?:kommt|tritt|kam|trat|soll|wird)\s+(?:neu\s+)?als\s+(?:{_ADDED}\s+)*{word}\s+(?:neu\s+)?(?:hinzu|aufgenommen)"
            ),
        ),
        # “Weggefallen ist Cluster VI (Sport)”, “nicht fortgeführt wird der bisherige Schwerpunkt „Sport“”
        (
            "former",
            re.compile(
                rf"\b{gone}\s+(?:ist|sind|wird|werden|wurde)\s+(?:{_ARTICLE}\s+)?(?:{_ONCE}\s+)?{word}{numbered}"
            ),
            None,
        ),
        # “Das bisherige Handlungsfeld Sport entfällt”
        ("former", re.compile(rf"\b{word}{numbered}(?=\s)"), re.compile(_LEAVES)),
        # “Die „Pflege“, bisher ebenfalls Handlungsfeld, …”
        (
            "former",
            re.compile(r"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en)\s+(?=[„\"»])|\b(?:Der|Die|Das)\s+(?=[A-ZÄÖÜ])"),
            re.compile(rf"[“”\"]?,\s+(?:bisher|bislang|früher|ehemals|zuvor|vormals)\s+(?:[a-zäöüß]+\s+){{0,2}}{word}"),
        ),
    )


def changes(document: Document) -> Iterator[Named]:
    """The fields that a sentence adds to the others or takes away from them."""
    for status, before, behind in _patterns():
        for found in before.finditer(document.text):
            sentence = sentence_at(document, found.start())
            name = _name(document.text, found.end(), sentence.end)
            if name is None or is_only_wished(document, sentence):
                continue
            if behind is not None and behind.match(document.text, name.end, sentence.end) is None:
                continue
            label = tidy(document.text, name.start, name.end)
            set_apart = behind is not None or document.text[name.start - 1] in '„“"»('
            if label is not None and (set_apart or explained(label)):
                yield Named(
                    label,
                    "quoted",
                    f"field-{'joins' if status == 'proposed' else 'leaves'}",
                    found.start(),
                    label.start,
                    status=status,
                )


def _name(text: str, start: int, end: int) -> Range | None:
    """The name behind the word for a field: in quotation marks, in brackets, or by its capital letters."""
    skipped = _SKIPPED.match(text, start, end)
    at = skipped.end() if skipped else start
    written = _QUOTED.match(text, at, end) or _BRACKETED.match(text, at, end)
    return Range(*written.span("label")) if written else noun_phrase(text, at, end)
