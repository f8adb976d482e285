"""Facts coded with a researcher's codebook, where it differs from the built-in one (docs/codebook.md).

Extractors code with the built-in ids. Here, where facts become rows, those that the codebook in use does not have are taken
away, and its own are looked for by the words of their labels, definitions and examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors import facts as f
from extractors.action_fields.topics import TopicWords, built_in_words, topics_of
from extractors.language import Vocabulary
from pipeline.codebook.model import OTHER, Codebook, Entry, Kind
from pipeline.codebook.reading import built_in
from pipeline.codebook.words import Words, refused, words_of


@dataclass(frozen=True, slots=True)
class Coding:
    """Codes facts with one codebook. With the built-in one, or a list that is the same word for word, they stay as they are."""

    codebook: Codebook

    def columns(self, fact: f.Fact) -> dict[str, Any]:
        """The columns of a fact that another codebook fills differently."""
        if isinstance(fact, f.Consultation):
            return self._one("committee_kinds", "committee_kind", fact.committee_kind, fact.committee)
        if isinstance(fact, f.Cost):
            words = (fact.label or "", " ".join(piece.quote for piece in fact.evidence.pieces))
            return self._one("cost_kinds", "cost_kind", fact.cost_kind, *words)
        if isinstance(fact, f.Member):
            return self._one("sectors", "sector", fact.sector, fact.name, fact.declared_sector or "")
        if isinstance(fact, f.MeasureActor):
            return self._one("sectors", "sector", fact.sector, fact.name)
        return {}

    def topics(self, field: f.ActionField) -> tuple[str, ...]:
        """The topics of a field."""
        if not _differs(self.codebook, "topics"):
            return field.topics
        found = topics_of(field.label, _topic_words(self.codebook))
        return tuple(topic for topic in found if topic in self.codebook.ids("topics"))

    def _one(self, kind: Kind, column: str, code: str | None, *texts: str) -> dict[str, Any]:
        """The code of a fact that has only one: an id of the researcher's own by its words, else the built-in one where the
        codebook has it, else one whose words were added, else ``other``."""
        if not _differs(self.codebook, kind):
            return {}
        ids = self.codebook.ids(kind)
        if (own := _named(_own(self.codebook, kind), texts)) is not None:
            return {column: own}
        if code in ids and code != OTHER:
            return {column: code}
        added = _named(_added(self.codebook, kind), texts)
        return {column: added or (OTHER if OTHER in ids and code is not None else None)}


def _named(vocabulary: Vocabulary, texts: Iterable[str]) -> str | None:
    """The id of the longest term in the first text that has any; of equally long ones the first."""
    for text in texts:
        if mentions := vocabulary.mentions(text):
            return max(mentions, key=lambda mention: mention.end - mention.start).id
    return None


@cache
def _differs(codebook: Codebook, kind: Kind) -> bool:
    return kind in codebook.own and codebook.of(kind) != built_in().of(kind)


@cache
def _own(codebook: Codebook, kind: Kind) -> Vocabulary:
    """The words of the ids that the built-in codebook does not have."""
    known = built_in().ids(kind)
    entries = [_entry(entry.id, words_of(entry)) for entry in codebook.of(kind) if entry.id not in known]
    return Vocabulary(f"{codebook.version}.{kind}.own", tuple(entries))


@cache
def _added(codebook: Codebook, kind: Kind) -> Vocabulary:
    """The words that the researcher's text gives to built-in ids beyond those of the built-in text."""
    before = {entry.id: entry for entry in built_in().of(kind)}
    entries = [
        _entry(entry.id, _beyond(words_of(entry), before[entry.id]))
        for entry in codebook.of(kind)
        if entry.id in before
    ]
    return Vocabulary(f"{codebook.version}.{kind}.added", tuple(entries))


def _beyond(words: Words, before: Entry) -> Words:
    known = words_of(before)
    return {
        "stems": tuple(stem for stem in words["stems"] if stem not in known["stems"]),
        "words": tuple(word for word in words["words"] if word not in known["words"]),
        "phrases": tuple(phrase for phrase in words["phrases"] if phrase not in known["phrases"]),
    }


def _entry(id_: str, words: Words) -> dict[str, Any]:
    return {"id": id_, **words, "not": refused(words)}


@cache
def _topic_words(codebook: Codebook) -> TopicWords:
    """The built-in vocabulary of the ids that the codebook has, and its own words: those of new ids are as sure as any,
    those added to built-in ids count where a label names nothing else."""
    ids, known, own = codebook.ids("topics"), built_in_words(), _own(codebook, "topics").entries
    claimed = tuple(word for entry in own for form in ("stems", "words", "phrases") for word in entry[form])

    def kept(vocabulary: Vocabulary, *entries: Mapping[str, Any]) -> Vocabulary:
        return Vocabulary(f"{codebook.version}.{vocabulary.name}", entries)

    def of_ids(vocabulary: Vocabulary) -> list[Mapping[str, Any]]:
        return [entry for entry in vocabulary.entries if entry["id"] in ids]

    beyond = [{**entry, "not": (*entry.get("not", ()), *claimed)} for entry in of_ids(known.beyond)]
    return TopicWords(
        sure=kept(known.sure, *own, *of_ids(known.sure)),
        part=kept(known.part, *of_ids(known.part)),
        weak=kept(known.weak, *of_ids(known.weak), *_added(codebook, "topics").entries),
        beyond=kept(known.beyond, *beyond),
    )
