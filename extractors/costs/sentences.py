"""Costs in running text, with the words of their sentence and of the one before it, and in the lines of lists and forms, with the labels
and headings above them.

“Die Kosten hierfür liegen bei rund 9.500 €” points back to the order before it, and “davon entfallen 5.000 € auf Honorare” to the year
before it. A line that is hardly more than an amount (“2021: 12.000 €”) is read by the labels above it, also where a form's labels
all come first and its values after them; an item of a list takes kind and year from the heading over the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractors.costs.amounts import amounts_in, readings
from extractors.costs.reading import Reading, Refused
from extractors.costs.years import Times, label_times
from extractors.document import Block, Document, Range
from extractors.german.money import PRICED, find_amounts
from extractors.language import Vocabulary
from extractors.sections import split


def read_text_blocks(
    document: Document, day: date | None, grids: Mapping[int, Sequence[Reading | Refused]]
) -> Iterator[Reading | Refused]:
    """Readings of all amounts outside of tables, in reading order. ``grids``: what has been read of lines that are rows of a
    budget grid."""
    blocks = document.blocks
    last: dict[int, Reading] = {}
    found: Sequence[Reading | Refused]
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            found = []
        elif index in grids:
            found = grids[index]
        elif bare(block):
            run = [index]
            while run[-1] + 1 < len(blocks) and bare(blocks[run[-1] + 1]):
                run.append(run[-1] + 1)
            found = list(read_run(document, run, last, day))
            index = run[-1]
        else:
            goes_on = index - 1 in last and _goes_on(blocks[index - 1], block)
            found = list(_read_block(document, index, day, goes_on=goes_on))
        for reading in found:
            yield reading
            if isinstance(reading, Reading):
                last[index] = reading
        index += 1


def _goes_on(above: Block, block: Block) -> bool:
    """Whether a sentence runs on from one block into the next: over a torn line (“davon / 10.000 € für Miete”), or from one
    point of a list to another (“2. sowie an denen des Vereins mit 3.000 €”)."""
    if re.search(r"[.!?:;]\W*\Z", above.text):
        return False
    return above.kind != "item" if block.kind != "item" else re.match(r"[a-zäöü]", block.content) is not None


def _read_block(document: Document, index: int, day: date | None, *, goes_on: bool) -> Iterator[Reading | Refused]:
    """The amounts of a block; ``goes_on``: with a sentence of the block above it, which told of amounts."""
    block = document.blocks[index]
    above = document.blocks[index - 1] if goes_on else None
    for span, found in read_sentences(document, Range(block.content_start, block.end), day, above):
        if isinstance(found, Reading) and is_line(block):
            found = in_list(document, index, found, span)
        yield found


def read_sentences(
    document: Document, part: Range, day: date | None, above: Block | None = None
) -> Iterator[tuple[Range, Reading | Refused]]:
    """The amounts of the sentences of a block or a cell, each with its place. ``above``: the block whose sentence goes on here."""
    text = document.text
    if not PRICED.search(text, part.start, part.end):
        return
    told = [Range(above.content_start, above.end)] if above else []  # the last sentences, from one without amounts on
    units = list(split(text, part.start, part.end))
    for sentence, following in zip(units, [*units[1:], None], strict=True):
        amounts = amounts_in(document, sentence)
        begin = told[0].start if told else None
        for span, found in readings(text, sentence, amounts, day, "cost-sentence", named=True, told=begin):
            if isinstance(found, Reading):
                said = " ".join(text[one.start : one.end] for one in told)
                then = text[following.start : following.end] if following is not None else ""
                found = replace(found, words={**found.words, "told": said, "then": then})
            yield span, found
        told = [*told[-1:], sentence] if amounts else [sentence]


# what may stand beside the amounts of a line that has no words of its own
_FILLER = re.compile(
    r"""\b(?:Jahre?n?|Haushaltsjahr|HJ|HH|ab|jährlich|einmalig|p\.\s?a\.|ca\.?|rund|etwa|in|für|im|pro|je|jeweils|und|bis|zu|max\.?|maximal
        |eventuell|ja|nein|x|brutto|netto|unter\s+Vorbehalt|(?:19|20)\d\d(?:\s?ff\.?)?)\b|[\d\W_]""",
    re.VERBOSE | re.IGNORECASE,
)
SHORT = 110
_LONG_ITEM = 2400
_MANY_LABELS = 12
_NEAREST = 6  # lines over an amount whose words speak of it
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOTAL = re.compile(r"gesamt|insgesamt|summe", re.IGNORECASE)


def bare(block: Block) -> bool:
    """Whether the line holds amounts and nothing that says what for."""
    if block.table is not None or len(block.text) > SHORT:
        return False
    amounts = list(find_amounts(block.content))
    rest = block.content
    for amount in reversed(amounts):
        rest = rest[: amount.start] + " " + rest[amount.end :]
    return bool(amounts) and not _FILLER.sub("", rest).strip()


def is_line(block: Block) -> bool:
    """Whether the block is a line of a list or form rather than a sentence."""
    longest = _LONG_ITEM if block.kind == "item" else SHORT
    return block.table is None and len(block.text) <= longest and not block.text.endswith(".")


def in_list(document: Document, index: int, reading: Reading, span: Range) -> Reading:
    """A line of a list: with the words over the list, the year from them where it says none, and a place of its own."""
    when = reading.times
    years: list[Times] = []
    over: list[str] = []
    block = document.blocks[index]
    lines = list(_lines_above(document, index))
    for above in lines:
        plain = not amounts_in(document, above)
        over += [above.text] if plain else []
        if plain or _TOTAL.search(above.text):
            years += [label_times(above.text)] if _YEAR.search(above.text) else []
    if not when.stated and len(set(years)) == 1:
        when = when.or_else(years[0])
    own_words = _own_words(document, block, span)
    return replace(
        reading,
        times=when,
        words={**reading.words, "row": own_words or "", "heading": " ".join(over[:_NEAREST])},
        label=own_words,
        rule="cost-line",
        place=(lines[-1].start if lines else block.start, block.start),
        apart=block.kind == "item",
    )


def _own_words(document: Document, block: Block, span: Range) -> str | None:
    """The words of the line before an amount; of its first amount where only numbers stand between two."""
    begin = block.content_start
    words = ""
    for before, _ in [*amounts_in(document, _content(block)), (Range(block.end, block.end), None)]:
        between = document.text[begin : min(before.start, span.start)]
        words = between if _FILLER.sub("", between).strip() else words
        begin = before.end
        if before.start >= span.start:
            break
    return " ".join(words.split()).strip(" :–-;,(")[-120:] or None


def _lines_above(document: Document, index: int) -> Iterator[Block]:
    """The lines over a line of a list, nearest first, up to its heading or the end of the paragraph over it."""
    for above in reversed(document.blocks[max(0, index - 20) : index]):
        if above.table is not None:
            return
        opens = above.text.endswith(":")
        if not is_line(above) and not opens:
            return
        yield above
        if (opens or above.kind == "heading") and not amounts_in(document, above):
            return


def read_run(
    document: Document, run: list[int], last: dict[int, Reading], day: date | None
) -> Iterator[Reading | Refused]:
    """Lines of amounts without words: their labels stand above, one for each, or all labels of the form before all values."""
    run_of = Range(document.blocks[run[0]].content_start, document.blocks[run[-1]].end)
    amounts = [pair for index in run for pair in amounts_in(document, _content(document.blocks[index]))]
    labels = _labels_above(document, run[0])
    carried = last.get(run[0] - 1) if not labels and is_line(document.blocks[run[0] - 1]) else None
    # the labels of a form's money cells, whose words may be spread over several lines
    form = Vocabulary.load("costs", "form_labels").mentions(text := " ".join(label.text for label in labels))
    rule = "cost-line" if carried else "cost-form-torn" if form else "cost-label-above"
    for position, (_, found) in enumerate(readings(document.text, run_of, amounts, day, rule)):
        if isinstance(found, Refused):
            yield found
        elif carried is not None:
            yield replace(found, words={**carried.words, **found.words}, label=carried.label)
        else:
            torn = len(form) > 1 and not labels[-1].text.endswith(":")
            label = text[form[0].start : form[0].end] if torn else _label_for(labels, len(amounts), position)
            when = found.times.or_else(label_times(label, day))
            yield replace(found, times=when, words={**found.words, "row": label}, label=label[:160] or None)


def _content(block: Block) -> Range:
    return Range(block.content_start, block.end)


def _labels_above(document: Document, index: int) -> list[Block]:
    """The short lines without amounts right above, in reading order; lines of mere boxes, “ja” and “nein” are passed over."""
    labels: list[Block] = []
    for above in reversed(document.blocks[max(0, index - _MANY_LABELS) : index]):
        if above.table is not None or len(above.text) > SHORT + 20 or above.text.endswith((".", ";")):
            break
        if amounts_in(document, _content(above)):
            break
        if re.fullmatch(r"(?:\b(?:ja|nein|x)\b|[\W_])*", above.text, re.IGNORECASE):
            continue
        labels.insert(0, above)
    return labels


def _label_for(labels: list[Block], values: int, position: int) -> str:
    """The label of a value: in order where there are as many labels as values, else the nearest."""
    if len(labels) == values > 1:
        return labels[position].text.strip(" :")
    return labels[-1].text.strip(" :") if labels else ""
