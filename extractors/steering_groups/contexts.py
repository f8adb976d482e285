"""The sentences of a paper with the bodies that they name."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.document import Document, Range
from extractors.per_document import per_document
from extractors.sections import sentences
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.merge import of_concept


def speaks_of_others(document: Document, sentence: Range) -> bool:
    """Whether the sentence goes on about several bodies: “Die Arbeitsgruppen bestanden aus …”"""
    plurals = _plural_starts(document)
    return bisect_left(plurals, sentence.start) < bisect_left(plurals, sentence.end)


@per_document
def _plural_starts(document: Document) -> tuple[int, ...]:
    return tuple(mention.start for mention in of_concept(document) if mention.plural)


# “die Steuerungsrunde (OB, Ref.|”: the sentence goes on
_GOES_ON = re.compile(r"(?:\b(?:[Rr]ef|[Ee]v|[Ll]uth|[Kk]ath|[Oo]rth|Abt|Hr|Fr|St|Stv|Dez)\.|\([^()]*)$")


@per_document
def _whole_sentences(document: Document) -> tuple[Range, ...]:
    """The sentences of the paper; one that stops at an abbreviation or inside brackets goes on in the next of its block."""
    out: list[Range] = []
    for sentence in sentences(document):
        last = document.text[out[-1].start : out[-1].end].rstrip() if out else ""
        near = bool(out) and not document.text[out[-1].end : sentence.start].strip()
        if near and "\n" not in document.text[out[-1].end : sentence.start] and _GOES_ON.search(last):
            out[-1] = Range(out[-1].start, sentence.end)
        else:
            out.append(Range(sentence.start, sentence.end))
    return tuple(out)


@per_document
def by_sentence(document: Document) -> tuple[tuple[Range, tuple[Mention, ...]], ...]:
    """Every sentence with the bodies that it names in the singular."""
    found = [mention for mention in of_concept(document) if not mention.plural]
    starts = [mention.start for mention in found]
    return tuple(
        (sentence, tuple(found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]))
        for sentence in _whole_sentences(document)
    )
