"""Who sits in a body, as a list says below words that open it: “Mitglieder der Steuerungsgruppe sind:”, with a bullet for each.

A line that ends with a colon parts the list: “Verwaltung:” says where those below it come from. What is listed without bullets or in
tables is for the tagger to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Block, Document
from extractors.steering_groups.chunk_features import cues_of
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_phrases import read_whole
from extractors.steering_groups.members import Found, actors
from extractors.steering_groups.mentions import Mention, named_in
from extractors.steering_groups.syntax import words

_OF_MEMBERS = frozenset({"belongs", "members", "represented", "takes-part", "is-sent", "composed-from"})
_LABEL, _LINE = 80, 140  # letters


def lists(document: Document, mentions: Sequence[Mention]) -> Iterator[Found]:
    """The members that lists show, body by body."""
    for index, block in enumerate(document.blocks):
        opening = re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ])", block.text.strip())[-1]
        named = [mention for mention in named_in(block, mentions) if mention.end > block.end - len(opening) - 1]
        if not named or not opening.endswith(":") or block.kind == "item":
            continue
        said = {cue for word in words(opening) for cue in cues_of(word.low)}
        if "matter" in said or not said & _OF_MEMBERS:
            continue
        members = actors(list(_below(document, index + 1)))
        if members:
            yield Found(named[-1], members, "members-listed")


def _below(document: Document, index: int) -> Iterator[Listed]:
    """The items from here on, under the lines that part them."""
    declared = None
    for block in document.blocks[index:]:
        if block.kind == "item" and len(block.text) <= _LINE:
            for part in read_whole(document.text, block.content_start, block.end):
                yield replace(part, declared=part.declared or declared)
        elif _is_label(block):
            declared = block.text.strip().rstrip(": ")
        else:
            return


def _is_label(block: Block) -> bool:
    return block.text.rstrip().endswith(":") and len(block.text) <= _LABEL
