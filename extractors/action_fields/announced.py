"""Which sentences announce fields: “Folgende acht Handlungsfelder wurden definiert:”, not “Maßnahmen in den Handlungsfeldern:”."""

from __future__ import annotations

import re

from extractors.action_fields.nouns import FieldNoun, words_pattern
from extractors.document import Block, Document, Range
from extractors.german.numbers import read_count

_FOLLOWING = re.compile(r"\b[Ff]olgende\w{0,2}\s+(?:[a-zäöüß\d]+\s+){0,4}$")  # “folgende acht zentrale”
_PROMISES = re.compile(r"(?::|\b(?:nämlich|und\s+zwar|insbesondere|vor\s+allem)\s*[:–-]?)\s*$")
# “die jeweiligen”: something is announced for each field
_EACH = re.compile(
    r"\b(?:alle|allen|aller|jeweilig\w*|(?:für|in|zu|aus|bei)\s+(?:die|den)\s+einzelnen|je|pro|jede[mns]?|beiden|verschiedene[nr]?)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\d.])(?P<count>\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\s+(?:[a-zäöüß]+\s+){0,3}$",
    re.IGNORECASE,
)
# “4.”, “Die zentralen”: what stands before the noun in a title that announces a list; not “Identifizierung von”
_TITLE_BEFORE = re.compile(
    r"[\W\d]*(?:(?:Übersicht|Überblick|Liste|Gliederung|Tabelle|Aufstellung|Zusammenfassung|Darstellung)\s+(?:der|über\s+die)\s+)?"
    r"(?:(?:[Dd]ie|[Uu]nsere|[Ww]eitere|\w+[eln]n?)\s+){0,2}(?<!von )(?<! zu )(?<! in )(?<! an )(?<!den )"
)
# “Das Konzept umfasst die”: the list goes on with the sentence
_OPEN_END = re.compile(r"\b(?:die|diese|folgende|[a-zäöüß]{3,}[en]|\d+)\s+$")
_TITLE_LENGTH = 90


def announces(document: Document, block: Block, sentence: Range, noun: FieldNoun) -> bool:
    """Whether the sentence ends its block and promises fields below, not measures in them or something for each."""
    before, after = document.text[sentence.start : noun.start], document.text[noun.end : sentence.end]
    if not noun.plural or sentence.end < block.end - 1 or _EACH.search(before):
        return False
    if _FOLLOWING.search(before):
        return True
    if re.search(r"\b[Ff]olgende", before + after) or words_pattern("announced").search(after):
        return re.search(r"\bwie\s+folgt\b", after) is not None and not words_pattern("announced").search(after)
    if words_pattern("announced").search(before):
        return False
    if _PROMISES.search(document.text, noun.end, min(sentence.end, block.end)):
        return True
    title = len(block.text) <= _TITLE_LENGTH and not block.text.rstrip().endswith((".", "!", "?"))
    open_end = not after.strip() and noun.strength != "group" and _OPEN_END.search(before) is not None
    return (title and _TITLE_BEFORE.fullmatch(before) is not None) or (
        open_end and not re.search(r"\b(?:in|zu|an)\s+(?:\w+\s+)?$", before)
    )


def count_of(document: Document, noun: FieldNoun) -> int | None:
    """How many fields the sentence says there are: “acht zentrale Handlungsfelder” → 8."""
    found = _COUNT.search(document.text, max(0, noun.start - 60), noun.start)
    return read_count(found["count"]) if found else None
