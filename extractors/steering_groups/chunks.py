"""The noun chunks around a paper's bodies: every place that could name a member, or go on with a member's name.

See :mod:`extractors.noun_chunks`. Whether a chunk names a member is for the tagger to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.document import Document
from extractors.noun_chunks import Chunk, chunks_of
from extractors.per_document import per_document
from extractors.steering_groups.candidates import candidates, never
from extractors.steering_groups.mentions import named

_BEFORE, _BEHIND = 3, 30
"""Blocks before and behind one that names a body in which its members may be told."""


_LEAD = re.compile(
    r"(?:(?:je(?:weils)?|[a-zäöü]+e[nrsm]?|der|die|das|ein|\d{1,2})\s+)*"
    r"(?:Vertret|Mitglied|Person|Delegiert|Repräsent|Mitarbeit|Entsandt|Abgesandt|Abgeordnet)\w*(?:[/:*_-]+\w+)*(?:\s+\(\w+\))?",
    re.IGNORECASE,
)
_LINKS = frozenset("und oder bzw. / aus von vom für pro je".split())


def is_led(text: str, before: Chunk, chunk: Chunk) -> bool:
    """Whether the chunk before leads to this one: “|zwei Vertreter| der Caritas”, “|Vertreterinnen| und Vertreter”."""
    linked = set(chunk.connector) <= _LINKS and before.sentence == chunk.sentence and before.depth == chunk.depth
    joined = not {"und", "oder", "bzw.", "/"} & set(chunk.connector) or _LEAD.fullmatch(text, chunk.start, chunk.end)
    return linked and bool(joined) and _LEAD.fullmatch(text, before.start, before.end) is not None


@per_document
def stretches(document: Document) -> tuple[list[Chunk], ...]:
    """The chunks of the blocks around those that name a body; each unbroken run of blocks apart."""
    starts = [block.start for block in document.blocks]
    near: set[int] = set()
    for start in body_words(document):
        index = bisect_right(starts, start) - 1
        near.update(range(max(0, index - _BEFORE), min(len(starts), index + _BEHIND)))
    return chunks_of(document, sorted(near), body_words(document))


@per_document
def body_words(document: Document) -> dict[int, tuple[int, str]]:
    """Where a noun stands that could name a body → its end, and what kind of noun it is."""
    found = {
        one.start: (one.end, f"{one.head}{' several' if one.plural else ''}")
        for one in candidates(document)
        if not any(map(one.lemma.__contains__, never()))
    }
    for mention in named(document.text):
        found[mention.start] = (
            mention.end,
            f"{'sure' if mention.sure else 'known'}{' several' if mention.plural else ''}",
        )
    return found
