"""Fields told one by one, in whatever words: the chunks near a word for fields that a tagger learned to take for their names.

“Die erste Säule, das Wohnen auf Zeit, … kommen mit der dritten – dem Auszug in eigenen Wohnraum – …”: names that stand in one stretch of
the paper are one enumeration for the judge to weigh.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extractors.action_fields.cues import NAMING, cue_words
from extractors.action_fields.enumeration import Enumeration, sentence_before
from extractors.action_fields.labels import Label, tidy
from extractors.action_fields.name_features import features_of, meanings_of
from extractors.action_fields.nouns import sentence_at
from extractors.document import Document, Range
from extractors.noun_chunks import Chunk, chunks_of
from extractors.per_document import per_document
from extractors.sequences import tagger

NAME, INSIDE, OTHER = "name", "goes on", "none"
_DOUBT = -1.0  # added to the weight of no name: the judge refuses what is too many
_BEFORE, _BEHIND = 3, 15  # blocks before and behind one with a word for fields
_APART = 700  # letters between two names of one enumeration
_MOST = 24


@per_document
def stretches(document: Document) -> tuple[list[Chunk], ...]:
    """The chunks of the blocks around those that have a word for fields, themes or parts; each unbroken run apart."""
    starts = [block.start for block in document.blocks]
    near: set[int] = set()
    for cue in cue_words(document):
        if cue.family not in NAMING:
            continue
        index = bisect_right(starts, cue.start) - 1
        near.update(range(max(0, index - _BEFORE), min(len(starts), index + _BEHIND)))
    return chunks_of(document, sorted(near), {})


@per_document
def names(document: Document) -> tuple[tuple[Label, float], ...]:
    """Everything that the tagger takes for the name of a field, and how sure it is, in reading order."""
    return tuple(name for run in stretches(document) for name in _read(document, run))


def _read(document: Document, run: Sequence[Chunk]) -> Iterator[tuple[Label, float]]:
    judge, features = tagger("field_names"), features_of(document, run)
    meanings = meanings_of(document, run)
    labels = judge.labels(features, {OTHER: _DOUBT}, meanings)
    for first, label in enumerate(labels):
        if label != NAME:
            continue
        last = first
        while last + 1 < len(run) and labels[last + 1] == INSIDE and run[last + 1].block == run[first].block:
            last += 1
        name = tidy(document.text, run[first].start, run[last].end)
        if name is not None:
            yield name, judge.sure(features[first], OTHER, meanings[first])


def in_words(document: Document) -> Iterator[Enumeration]:
    """The names that are told in one stretch of the paper, as one enumeration."""
    together: list[tuple[Label, float]] = []
    for name in names(document):
        if together and name[0].start - together[-1][0].end > _APART:
            yield from _enumeration(document, together)
            together = []
        together.append(name)
    yield from _enumeration(document, together)


def _enumeration(document: Document, together: Sequence[tuple[Label, float]]) -> Iterator[Enumeration]:
    if not 2 <= len(together) <= _MOST:
        return
    labels = tuple(label for label, _ in together)
    sentence, end = sentence_at(document, labels[0].start), sentence_at(document, labels[-1].end).end
    lead = Range(sentence.start, labels[0].start)
    tail, before = Range(labels[-1].end, max(labels[-1].end, end)), sentence_before(document, lead)
    sure = sum(sure for _, sure in together) / len(together)
    yield Enumeration(labels, "told", lead, tail, before, 1.0, sure=sure)
