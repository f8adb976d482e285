"""Which body somebody sits in: of the bodies that the paper names near, the one that a classifier takes for the likeliest.

“Die Lenkungsgruppe (A, B) setzt die Fachgruppe ein; ihr gehören C und D an”: C and D sit in the Fachgruppe.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document, beginning_in
from extractors.learned import Features, classifier
from extractors.per_document import per_document
from extractors.steering_groups.chunks import Chunk, among, stretches
from extractors.steering_groups.mentions import Mention, mentions
from extractors.steering_groups.tagged_members import Told, told

LINKED = "linked"
_LIKELY = 0.25
_FAR, _REACH = 30, 1800  # blocks; letters, for a table is one block however long it is
_FAR_AWAY = (0, 1, 2, 5, 12, 40)


@dataclass(frozen=True, slots=True)
class Near:
    """A mention of a body near somebody told of: on which side it stands, and how many chunks and blocks away."""

    mention: Mention
    chunk: Chunk
    side: str
    chunks: int
    blocks: int


Link = tuple[Told, Mention]


@per_document
def links(document: Document) -> tuple[Link, ...]:
    """Everybody told of with a mention of the body that they sit in; who sits in none is left out."""
    judge = classifier("member_links")
    out: list[Link] = []
    before: Link | None = None
    for one in told(document) if _singular(document) else ():
        mention = _most_likely(
            (near.mention, judge.probability(features, LINKED)) for near, features in choices(document, one, before)
        )
        before = (one, _as_before(mention, one, before)) if mention is not None else None
        if before is not None:
            out.append(before)
    return tuple(out)


def _most_likely(choices: Iterable[tuple[Mention, float]]) -> Mention | None:
    """The likeliest mention of the body for which most speaks: that any of its mentions is the right one."""
    totals: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Mention]] = {}
    for mention, probability in choices:
        totals[mention.lemma] += (1 - totals[mention.lemma]) * probability
        if mention.lemma not in best or probability > best[mention.lemma][0]:
            best[mention.lemma] = probability, mention
    lemma = max(totals, key=lambda lemma: (totals[lemma], best[lemma][0]), default=None)
    return best[lemma][1] if lemma is not None and totals[lemma] >= _LIKELY else None


def _as_before(mention: Mention, one: Told, before: Link | None) -> Mention:
    """The mention, or that of the same body for whoever is told of before in the sentence: one list is of one mention."""
    if before is None or before[0].chunk.sentence != one.chunk.sentence or family(before[1]) != family(mention):
        return mention
    return before[1]


def choices(document: Document, one: Told, before: Link | None) -> Iterator[tuple[Near, Features]]:
    """The bodies near somebody told of, each with what speaks for it. ``before``: who was told of last, and in which body they sit."""
    found = sorted(_near(document, one.chunk), key=lambda near: near.chunks)
    for rank, near in enumerate(found):
        yield near, dict.fromkeys(_features(document, one, near, found[:rank], before), 1.0)


def family(mention: Mention) -> tuple[str, str]:
    """What two mentions of one body share."""
    return mention.lemma, mention.bare_addition.casefold()


def _near(document: Document, chunk: Chunk) -> Iterator[Near]:
    """The closest mentions of each body before and behind the chunk, in its sentence and outside it."""
    starts, chunks = _chunks(document)
    place = bisect_right(starts, chunk.start)
    sides: dict[tuple[tuple[str, str], str], Near] = {}
    for mention in _around(document, chunk.block):
        at = bisect_right(starts, mention.start)
        if not at or mention.start <= chunk.start < mention.end or abs(mention.start - chunk.start) > _REACH:
            continue
        own = chunks[at - 1]
        side = "here" if own.sentence == chunk.sentence else "text"
        side += " before" if at < place else " behind"
        near = Near(mention, own, side, abs(place - at), abs(chunk.block - own.block))
        known = sides.get((family(mention), side))
        if known is None or near.chunks < known.chunks:
            sides[family(mention), side] = near
    yield from sides.values()


def _around(document: Document, block: int) -> Sequence[Mention]:
    """The mentions of single bodies not too many blocks away."""
    near = document.blocks[max(0, block - _FAR) : block + _FAR + 1]
    return beginning_in(_singular(document), near[0].start, near[-1].end)


@per_document
def _singular(document: Document) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions(document) if not mention.plural)


@per_document
def _chunks(document: Document) -> tuple[list[int], list[Chunk]]:
    every = [chunk for run in stretches(document) for chunk in run]
    return [chunk.start for chunk in every], every


def _features(document: Document, one: Told, near: Near, nearer: Sequence[Near], before: Link | None) -> Iterator[str]:
    side = near.side
    chunks, blocks = among(near.chunks, *_FAR_AWAY), among(near.blocks, *_FAR_AWAY)
    yield side
    yield f"tagged {round(one.sure, 1)}"
    yield f"{side}, chunks {chunks}"
    yield f"{side}, blocks {blocks}"
    own = family(near.mention)
    others = [other for other in nearer if family(other.mention) != own]
    yield f"{side}, nearer {min(len({family(other.mention) for other in others}), 2)}"
    yield f"{side}, nearer on this side {any(other.side == side for other in others)}"
    yield f"nearer here {any(other.side.startswith('here') for other in others)}, {side}"
    yield f"noun {near.chunk.body}"
    yield f"{side}, named {bool(near.mention.addition)}"
    block = document.blocks[near.chunk.block]
    yield f"{side} in {block.kind}{' that opens' if block.text.rstrip().endswith(':') else ''}"
    yield f"{side} of {document.blocks[one.chunk.block].kind}"
    yield f"{side}, brackets {min(one.chunk.depth, 1)}, chunks {chunks}"
    if before is not None:
        close = before[0].chunk.sentence == one.chunk.sentence
        alike = document.blocks[before[0].chunk.block].kind == document.blocks[one.chunk.block].kind
        gap = one.chunk.block - before[0].chunk.block
        where = "sentence" if close else "list" if alike and gap <= 1 else "near" if gap <= 3 else "far"
        yield f"{'as' if family(before[1]) == own else 'not as'} the one before, {where}"
        between = before[0].part.start < near.mention.start < one.part.start
        if between:
            yield f"named since the one before, {where}"
