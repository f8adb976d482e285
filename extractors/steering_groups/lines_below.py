"""Items, lines and table rows below words about a body, as one enumeration to be weighed.

“Für den Beteiligungsrat sind folgende Personen angedacht” over six bullets; a heading “Projektteam” over four short lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Block, Document, Range
from extractors.sections import section_at
from extractors.steering_groups.context import Context
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.masks import masked
from extractors.steering_groups.member_lines import LINE, members_of_line
from extractors.steering_groups.member_phrases import read_list
from extractors.steering_groups.members import Found, anaphoric, can_sit
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.tables import members_of_table
from extractors.steering_groups.weighing import Place, likely

_LIKELY = 0.5
_FEWEST = 2
_MOST = 60  # lines
_OF_THE_HEAD = frozenset({"subject", "consultations", "signature", "financial"})


def seated_below(document: Document, context: Context) -> Iterator[Found]:
    """The members that the lines below the sentence likely list, where it is the last of its block."""
    place = place_below(document, context)
    if place is not None and likely(place) >= _LIKELY:
        yield Found(place.mention, place.parts, "members-weighed-below")


def place_below(document: Document, context: Context) -> Place | None:
    """The lines below as an enumeration behind the sentence."""
    span, here, before, distance = context.span, context.here, context.before, context.distance
    index = next((i for i, b in enumerate(document.blocks) if b.start <= span.start < b.end), None)
    mention = here[-1] if here else before
    if index is None or mention is None or document.text[span.end : document.blocks[index].end].strip():
        return None
    said = document.text[span.start : span.end]
    block, below = document.blocks[index], document.blocks[index + 1 :]
    opens = said.endswith((":", "aus", "sind")) or said[-1:] not in ".!?;,"
    siblings = block.kind == "item" and bool(below) and below[0].kind == "item" and not said.endswith(":")
    if block.table is not None or siblings or not (opens or (below and below[0].table is not None)):
        return None
    if not (here or said.endswith(":") or anaphoric(said) or (distance == 1 and _same_block(block, before))):
        return None
    section = section_at(document, span.start)
    if section is not None and section.kind in _OF_THE_HEAD:
        return None
    parts = _parts(document, below)
    if len(parts) < _FEWEST:
        return None
    mask = masked(document, span, here, before)
    bodies = [entry for entry in mask.bodies if entry[2] == mention]
    body = Range(bodies[-1][0], bodies[-1][1]) if bodies else None
    end = len(mask.text)
    return Place(
        mask.text,
        Range(end, end),
        parts,
        mention,
        body,
        0 if here else distance,
        context.title and not here,
        lines=True,
    )


def _same_block(block: Block, before: Mention | None) -> bool:
    return before is not None and block.start <= before.start < block.end


def _parts(document: Document, below: Sequence[Block]) -> tuple[Listed, ...]:
    """The members that the lines name, one or more a line: items of one list, short lines, the rows of a table, an enumeration."""
    if not below:
        return ()
    first = below[0]
    if first.table is not None:
        return tuple(part for part in members_of_table(document, first.table) if can_sit(part))
    if _ENUMERATION.fullmatch(first.content.strip()):
        at = first.start + first.text.index(first.content.strip()[0], first.content_start - first.start)
        end = first.end - first.text.rstrip().endswith(")")
        return tuple(
            part for part in read_list(document.text, at + first.content.strip().startswith("("), end) if can_sit(part)
        )
    parts: list[Listed] = []
    for block in below[:_MOST]:
        text = block.content.strip()
        if block.table is not None or block.kind != first.kind or len(text) > LINE or text.endswith(":"):
            break
        if block.kind != "item" and (block.marker or text.endswith((".", "!", "?"))):
            break
        parts += members_of_line(document.text, block.content_start, block.end, None)
    return tuple(part for part in parts if can_sit(part))


# a block that is one enumeration: “das Sozialamt, zwei Mitglieder des Rates, die Caritas.”, “(Sozialamt, Jugendamt)”
_ENUMERATION = re.compile(r"\([^()]*,[^()]*\)|(?:[^,.;:]{3,90}[,;]\s){2,}[^.:]{3,120}\.?", re.DOTALL)
