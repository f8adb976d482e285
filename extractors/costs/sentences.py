"""Costs in running text, with the words of their sentence and of the one before it.

“Die Kosten hierfür liegen bei rund 9.500 €” points back to the order before it, and “davon
entfallen 5.000 € auf Honorare” to the year before it. Lines of lists and forms are read in ``lines``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from extractors.costs.lines import amounts_in, bare, in_list, is_line, read_run
from extractors.costs.reading import Reading, Refused, read
from extractors.costs.refusals import refusal
from extractors.costs.words import in_reach, naming, words_around
from extractors.costs.years import Times, times
from extractors.document import Block, Document, Range
from extractors.sections import split

# “Davon entfallen 5.000 € auf Honorare”, “5.000 € davon”
_THEREOF = re.compile(
    r"\b(?:davon|hiervon|darunter|darin|sind\s+das|das\s+sind|das\s+entspricht|verbl(?:eib|ieb)\w*|in\s+diese[mr]\s+(?:Betrag|Summe))\b",
    re.IGNORECASE,
)


def read_text_blocks(
    document: Document, day: date | None, grids: Mapping[int, Sequence[Reading | Refused]]
) -> Iterator[Reading | Refused]:
    """Readings of all amounts outside of tables, in reading order. ``grids``: what has been read of lines that are rows of a
    budget grid."""
    blocks = document.blocks
    last: dict[int, Reading] = {}
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            index += 1
            continue
        if index in grids:
            found = list(grids[index])
        elif bare(block):
            run = [index]
            while run[-1] + 1 < len(blocks) and bare(blocks[run[-1] + 1]):
                run.append(run[-1] + 1)
            found = list(read_run(document, run, last, day))
            index = run[-1]
        else:
            above = last.get(index - 1) if index and _goes_on(blocks[index - 1], block) else None
            found = list(_read_block(document, index, day, above))
        for reading in found:
            yield reading
            if isinstance(reading, Reading):
                last[index] = reading
        index += 1


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a sentence runs on from one block into the next: over a torn line (“davon / 10.000 € für Miete”), or from one
    point of a list to another (“2. sowie an denen des Vereins mit 3.000 €”)."""
    if above.table is not None or re.search(r"[.!?:;]\W*\Z", above.text):
        return False
    return above.kind != "item" if block.kind != "item" else re.match(r"[a-zäöü]", block.content) is not None


def _read_block(document: Document, index: int, day: date | None, above: Reading | None) -> Iterator[Reading | Refused]:
    """The amounts of a block; ``above`` is the last reading of the block whose sentence it goes on with."""
    block = document.blocks[index]
    over = document.blocks[index - 1].text if above is not None else ""
    dated = above.times if above is not None else None
    for span, found in read_sentences(document, Range(block.content_start, block.end), day, over, dated):
        if isinstance(found, Reading) and is_line(block):
            found = in_list(document, index, found, span)
        yield found


def read_sentences(
    document: Document, part: Range, day: date | None, over: str = "", dated: Times | None = None
) -> Iterator[tuple[Range, Reading | Refused]]:
    """The amounts of the sentences of a block or a cell, each with its place. ``over`` and ``dated``: the words of the block whose
    sentence goes on here, and the years that it gave."""
    text = document.text
    told: list[Range] = []  # the last sentences, from one without amounts on
    units = list(split(text, part.start, part.end))
    for sentence, following in zip(units, [*units[1:], None], strict=True):
        if (told or over) and not _THEREOF.search(text, sentence.start, sentence.end):
            dated = None
        inherited, dated = dated, None
        amounts = amounts_in(document, sentence)
        spans = [span for span, _ in amounts]
        for span, amount in amounts:
            unit, others = in_reach(sentence, span, spans)
            if (refused := refusal(text, unit, amount, span)) is not None:
                yield span, refused
                continue
            when = times(text, unit, span, others, day)
            if not when.stated and inherited is not None:
                when = Times(inherited.years, inherited.period, when.recurring)
            dated = when if when.stated else dated or inherited
            words = {
                **words_around(text, unit, span, others),
                "told": " ".join(text[one.start : one.end] for one in told) or over,
                "then": text[following.start : following.end] if following is not None else "",
            }
            yield span, read(naming(text, unit, span, others), amount, words, when, "cost-sentence")
        told = [*told[-1:], sentence] if amounts else [sentence]
