"""Costs in running text and in the lines of lists and forms.

A sentence is read by the words that govern its amounts: “Die Kosten hierfür belaufen sich voraussichtlich auf ca. 22.000 €”.
A line that is hardly more than an amount (“2021: 12.000 €”) is read by the labels above it, also where a form's labels
all come first and its values after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.cost_reading import Reading, Refused
from extractors.cost_refusals import refusal
from extractors.cost_words import Governed, governing, points_back, unknown
from extractors.cost_years import Times, label_times, times
from extractors.document import Block, Document, Range
from extractors.german.money import Amount, find_amounts, read_bare_amount
from extractors.language import Vocabulary
from extractors.sections import split

# what may stand beside the amounts of a line that has no words of its own
_FILLER = re.compile(
    r"""\b(?:Jahre?n?|Haushaltsjahr|HJ|HH|ab|jährlich|einmalig|p\.\s?a\.|ca\.?|rund|etwa|in|für|im|pro|je|jeweils|und|bis|zu|max\.?|maximal
        |eventuell|ja|nein|x|brutto|netto|unter\s+Vorbehalt|(?:19|20)\d\d(?:\s?ff\.?)?)\b|[\d\W_]""",
    re.VERBOSE | re.IGNORECASE,
)
# “Kosten (Betrag in €): 30.000”
_BARE_LINE = re.compile(
    r"[^\d€]{3,60}\bin\s+(?P<thousands>T|Tsd\.\s?)?(?:€|EUR|Euro)\)?\s*:\s*(?P<number>-?\d[\d.]*(?:,\d\d|,-{1,2})?)\s*"
)
_SHORT = 110
_MANY_LABELS = 12
_FOR = frozenset(("für", "der", "des", "zur", "zum", "an", "gesamt"))
_STOPS = frozenset(
    ("in", "von", "werden", "wird", "belaufen", "beläuft", "beträgt", "betragen", "sind", "ist", "sich", "auf")
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOTAL = re.compile(r"gesamt|insgesamt|summe", re.IGNORECASE)
_SPECIFIC = ("external", "personnel", "material", "investment")


def read_text_blocks(document: Document, day: date | None, *, fees: bool) -> Iterator[Reading | Refused]:
    """Readings of all amounts outside of tables, in reading order. ``fees``: the paper decides on prices."""
    blocks = document.blocks
    last: dict[int, Reading] = {}
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.table is not None:
            index += 1
            continue
        if _bare(block):
            run = [index]
            while run[-1] + 1 < len(blocks) and _bare(blocks[run[-1] + 1]):
                run.append(run[-1] + 1)
            found = list(_read_run(document, run, last, day))
            index = run[-1]
        else:
            found = list(_read_block(document, index, day, fees=fees))
        for reading in found:
            yield reading
            if isinstance(reading, Reading):
                last[index] = reading
        index += 1


def amounts_in(document: Document, unit: Range) -> list[tuple[Range, Amount]]:
    """The amounts of a stretch of the document with their places in it."""
    bare = _BARE_LINE.fullmatch(document.text, unit.start, unit.end)
    value = read_bare_amount(bare["number"]) if bare is not None else None
    if bare is not None and value:
        value *= 1000 if bare["thousands"] else 1
        size = bare.end("number") - bare.start("number")
        return [
            (Range(bare.start("number"), bare.end("number")), Amount(0, size, value, None, "EUR", approximate=False))
        ]
    return [
        (Range(unit.start + amount.start, unit.start + amount.end), amount)
        for amount in find_amounts(document.text[unit.start : unit.end])
    ]


def _bare(block: Block) -> bool:
    """Whether the line holds amounts and nothing that says what for."""
    if block.table is not None or len(block.text) > _SHORT:
        return False
    amounts = list(find_amounts(block.content))
    rest = block.content
    for amount in reversed(amounts):
        rest = rest[: amount.start] + " " + rest[amount.end :]
    return bool(amounts) and not _FILLER.sub("", rest).strip()


def _line(block: Block) -> bool:
    """Whether the block is a line of a list or form rather than a sentence."""
    return block.table is None and (block.kind == "item" or len(block.text) <= _SHORT) and not block.text.endswith(".")


def _read_block(document: Document, index: int, day: date | None, *, fees: bool) -> Iterator[Reading | Refused]:
    block = document.blocks[index]
    before: Range | None = None
    latest: Governed | None = None
    for unit in split(document.text, block.content_start, block.end):
        amounts = amounts_in(document, unit)
        spans = [span for span, _ in amounts]
        for span, amount in amounts:
            others = [other for other in spans if other != span]
            refused = refusal(document.text, unit, amount, span.start, span.end)
            if refused is not None and not (fees and refused[0] == "cost-price"):
                yield Refused(span, *refused)
                continue
            governed = own = governing(document.text, unit, span, others)
            if governed.general and before is not None and points_back(document.text[unit.start : unit.end]):
                governed = _antecedent(document.text, before, span) or governed
            if not governed.known and latest is not None:
                governed = latest
            latest = governed if governed.known else latest
            when = times(document.text, unit, span, others, day)
            reading = _reading(document, _evidence(own, span, unit, others), amount, governed, when, span)
            yield _in_list(document, index, reading, span) if _line(block) else reading
        before = unit if before is None or not amounts else Range(before.start, unit.end)


def _reading(
    document: Document, evidence: Range, amount: Amount, governed: Governed, when: Times, span: Range
) -> Reading:
    label = _phrase(document.text, governed, span) if governed.known else None
    return Reading(evidence, amount.value, amount.value_max, amount.approximate, governed, when, "cost-sentence", label)


def _evidence(governed: Governed, span: Range, unit: Range, others: list[Range]) -> Range:
    """The words from the one that governs to the amount, where they stand together."""
    if not governed.known or not unit.start <= governed.start < unit.end:
        return span
    start, end = min(governed.start, span.start), max(governed.end, span.end)
    if any(start < other.start < end for other in others):
        return span
    return Range(start, end) if end - start <= 160 and end - span.end <= 40 else span


def _phrase(text: str, governed: Governed, span: Range) -> str:
    """The governing word with what it is for: “Kosten für die Fortschreibung des Konzeptes”."""
    near = governed.end <= span.start <= governed.end + 400
    words = text[governed.end : span.start if near else governed.end + 120].split()
    purpose: list[str] = []
    if words and words[0] in _FOR:
        for word in words[:9]:
            if word in _STOPS or word[0].isdigit() or word[0] in "(€":
                break
            purpose.append(word)
            if word[-1] in ",;:.)":
                break
    return " ".join([*text[governed.start : governed.end].split(), *purpose]).rstrip(",;:.)")


def _antecedent(text: str, before: Range, span: Range) -> Governed | None:
    """What the sentences before are about, nearest first: the Auftrag that “die Kosten hierfür” points back to."""
    for unit in reversed(list(split(text, before.start, before.end))[-2:]):
        governed = governing(text, unit, Range(unit.end, unit.end))
        if governed.known and not governed.general and governed.kind in _SPECIFIC:
            return governed
    return None


def _in_list(document: Document, index: int, reading: Reading, span: Range) -> Reading:
    """A line of a list: kind and year from the heading over it where it says none, and a place of its own."""
    governed, when, inherited = reading.governed, reading.times, False
    years: list[Times] = []
    for above in _lines_above(document, index):
        plain = not amounts_in(document, Range(above.start, above.end))
        if not governed.known and plain:
            heading = _of_label(above.text, reading.span.start)
            governed, inherited = (heading, True) if heading.known else (governed, inherited)
        if plain or _TOTAL.search(above.text):
            years += [label_times(above.text)] if _YEAR.search(above.text) else []
    if not when.stated and years and all(year == years[0] for year in years):
        when = Times(years[0].years, years[0].period, when.recurring or years[0].recurring)
    block = document.blocks[index]
    own_words = _own_words(document, block, span)
    if inherited and governed.general and own_words:
        governed = replace(governed, kind="other")
    separate = block.kind == "item" or inherited or governed.kind in _SPECIFIC or not governed.known
    return replace(
        reading,
        governed=governed,
        times=when,
        label=own_words or reading.label,
        rule="cost-line",
        place=(_first_line(document, index), block.start) if separate else None,
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
        if not _line(above) and not opens:
            return
        yield above
        if opens and not amounts_in(document, Range(above.start, above.end)):
            return
        if above.kind == "heading":
            return


def _first_line(document: Document, index: int) -> int:
    above = list(_lines_above(document, index))
    return above[-1].start if above else document.blocks[index].start


def _read_run(
    document: Document, run: list[int], last: dict[int, Reading], day: date | None
) -> Iterator[Reading | Refused]:
    """Lines of amounts without words: their labels stand above, one for each, or all labels of the form before all values."""
    unit = Range(document.blocks[run[0]].content_start, document.blocks[run[-1]].end)
    amounts = [pair for index in run for pair in amounts_in(document, _content(document.blocks[index]))]
    spans = [span for span, _ in amounts]
    labels = _labels_above(document, run[0])
    over = document.blocks[run[0] - 1] if run[0] else None
    carried = last.get(run[0] - 1) if over is not None and not labels and _line(over) else None
    form = _form_labels(labels)
    for position, (span, amount) in enumerate(amounts):
        refused = refusal(document.text, unit, amount, span.start, span.end)
        if refused is not None:
            yield Refused(span, *refused)
            continue
        when = times(document.text, unit, span, [other for other in spans if other != span], day)
        if carried is not None:
            yield Reading(
                span,
                amount.value,
                amount.value_max,
                amount.approximate,
                carried.governed,
                when,
                "cost-line",
                carried.label,
            )
            continue
        words = _label_for(labels, form, len(amounts), position)
        governed = _of_label(words, span.start)
        if len(form) > 1 and len(form) != len(amounts):
            governed = replace(governed, kind="total", direction="expense", general=False)
        if words is not None and not when.stated:
            over_times = label_times(words)
            when = Times(over_times.years, over_times.period, when.recurring or over_times.recurring)
        rule = "cost-form-torn" if form else "cost-label-above"
        approximate = amount.approximate
        yield Reading(span, amount.value, amount.value_max, approximate, governed, when, rule, words, form=bool(form))


def _content(block: Block) -> Range:
    return Range(block.content_start, block.end)


def _labels_above(document: Document, index: int) -> list[Block]:
    """The short lines without amounts right above, in reading order; lines of mere boxes, “ja” and “nein” are passed over."""
    labels: list[Block] = []
    for above in reversed(document.blocks[max(0, index - _MANY_LABELS) : index]):
        if above.table is not None or len(above.text) > _SHORT + 20 or above.text.endswith((".", ";")):
            break
        if amounts_in(document, _content(above)):
            break
        if re.fullmatch(r"(?:\b(?:ja|nein|x)\b|[\W_])*", above.text, re.IGNORECASE):
            continue
        labels.insert(0, above)
    return labels


def _form_labels(labels: list[Block]) -> list[str]:
    """The labels of a form's money cells among these lines, whose words may be spread over several of them."""
    text = " ".join(label.text for label in labels)
    return [text[found.start : found.end] for found in Vocabulary.load("costs", "form_labels").mentions(text)]


def _label_for(labels: list[Block], form: list[str], values: int, position: int) -> str | None:
    """The label of a value: in order where there are as many labels as values, the first of a torn form, else the nearest."""
    if len(form) > 1:
        return form[position] if len(form) == values else form[0]
    if len(labels) >= values > 1 and values == _value_labels(labels):
        return labels[position - values].text.strip(" :")
    return labels[-1].text.strip(" :") if labels else None


def _of_label(words: str | None, at: int) -> Governed:
    """What a label says by itself; its place in the document does not matter here."""
    found = governing(words, Range(0, len(words)), Range(len(words), len(words))) if words else unknown(at)
    return replace(found, start=at, end=at + 1) if found.known else unknown(at)


def _value_labels(labels: list[Block]) -> int:
    """How many of the nearest labels stand together without a heading between."""
    count = 0
    for label in reversed(labels):
        if label.text.endswith(":") and count:
            break
        count += 1
    return count
