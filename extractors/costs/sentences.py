"""Costs in running text: a sentence is read by the words that govern its amounts.

“Die Kosten hierfür liegen bei rund 9.500 €” points back to the order before it, and “davon
entfallen 5.000 € auf Honorare” to the year before it. Lines of lists and forms are read in ``cost_lines``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from extractors.costs.governed import SPECIFIC, Governed
from extractors.costs.label_words import is_deducted
from extractors.costs.lines import amounts_in, bare, in_list, is_line, read_run
from extractors.costs.neighbours import in_reach
from extractors.costs.reading import Reading, Refused, deducted
from extractors.costs.refusals import refusal
from extractors.costs.words import governing, points_back
from extractors.costs.years import Times, label_times, times
from extractors.document import Block, Document, Range
from extractors.german.money import Amount
from extractors.sections import split

# “… Mittel iHv. | 300.000 €”, “bei Sprich mit! | 36.000 Euro”
_CUT = re.compile(r"(?:\bi\.?\s?H\.?\s?v\.|!|\b(?:Kto|HHSt|KSt|PSK|Sk)\.)\s*\Z")
_BEGINS = re.compile(r"(?:[\d./]{5,}[\s,;:–-]+)?(?:(?:ca|rd|rund|max)\.?\s)?\d[\d.,]*\s?(?:€|EUR|Euro|T€|TEUR|Mio|DM)")
# “Davon entfallen 5.000 € auf Honorare”, “5.000 € davon”
_THEREOF = re.compile(
    r"\b(?:davon|hiervon|darunter|darin|sind\s+das|das\s+sind|das\s+entspricht|verbl(?:eib|ieb)\w*|in\s+diese[mr]\s+(?:Betrag|Summe))\b",
    re.IGNORECASE,
)
# “Das Amt erhält diese Mittel zusätzlich”
_THESE_MEANS = re.compile(r"\b[Dd]iese[rn]?\s+(?:\w+\s+)?(?:Mittel|Gelder|Haushaltsmittel)\b")
# “Vorgesehen ist eine halbe Stelle. Die Kosten betragen jährlich 30.000 €”
_THE_COSTS = re.compile(
    r"(?:Die\s+|Der\s+)?(?:[Jj]ährlicher?n?\s+)?(?:Kosten|Aufwendungen|Aufwand)\s*(?:(?:betragen|belaufen|liegen|beläuft|beträgt|liegt|jährlich)\b|:|ca\.|rd\.|rund)"
)
_COVER = re.compile(r"(?:Die\s+)?(?:Deckung|Finanzierung|Mittel)\b|Das\s+Geld\b")
_FOR_THIS = re.compile(r"\b(?:dafür|hierfür|hierzu)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:wurden?|worden|war(?:en)?|hat(?:te|ten|ben)?|haben|\w+te|beschloss(?:en)?|fand(?:en)?)\b")
_PART = re.compile(r"\s+(?:davon|hiervon)\b")
# what an amount is for is a thing, not “bereit” or “Von den”
_NOUN = re.compile(r"(?!Von\b|Aus\b)[A-ZÄÖÜ]\w{2,}")
_FOR = frozenset(("für", "der", "des", "zur", "zum", "an", "gesamt"))
_STOPS = frozenset(
    ("in", "von", "werden", "wird", "belaufen", "beläuft", "beträgt", "betragen", "sind", "ist", "sich", "auf")
)


def read_text_blocks(
    document: Document, day: date | None, grids: Mapping[int, Sequence[Reading | Refused]], *, fees: bool
) -> Iterator[Reading | Refused]:
    """Readings of all amounts outside of tables, in reading order. ``grids``: what has been read of lines that are rows of a
    budget grid; ``fees``: the paper decides on prices."""
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
            found = list(_read_block(document, index, day, above, fees=fees))
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


def _units(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentences, of which none begins with an amount that “iHv.” or a name with an exclamation mark has cut off."""
    held: Range | None = None
    for unit in split(text, start, end):
        if held is not None and _CUT.search(text, held.start, held.end) and _BEGINS.match(text, unit.start, unit.end):
            held = Range(held.start, unit.end)
            continue
        if held is not None:
            yield held
        held = unit
    if held is not None:
        yield held


def _read_block(
    document: Document, index: int, day: date | None, above: Reading | None, *, fees: bool
) -> Iterator[Reading | Refused]:
    """The amounts of a block; ``above`` is the last reading of the block whose sentence it goes on with."""
    block = document.blocks[index]
    told: list[Range] = []  # the last sentences, from one without amounts on
    latest: Governed | None = above.governed if above is not None else None
    dated: Times | None = above.times if above is not None else None
    units = list(_units(document.text, block.content_start, block.end))
    for sentence, following in zip(units, [*units[1:], None], strict=True):
        if told and not _THEREOF.search(document.text, sentence.start, sentence.end):
            dated = None
        inherited, dated = dated, None
        amounts = amounts_in(document, sentence)
        spans = [span for span, _ in amounts]
        for span, amount in amounts:
            unit, others = in_reach(sentence, span, spans)
            refused = refusal(document.text, unit, amount, span.start, span.end)
            if refused is not None and not (fees and refused[0] == "cost-price"):
                yield Refused(span, *refused)
                continue
            governed = own = governing(document.text, unit, span, others)
            if governed.general and told and points_back(document.text[unit.start : unit.end]):
                governed = _antecedent(document.text, told) or governed
            elif governed.general and told and _THE_COSTS.match(document.text, unit.start, unit.end):
                governed = _ordered(document.text, told[-1]) or governed
            if (
                not governed.known
                and following is not None
                and _THESE_MEANS.search(document.text, following.start, following.end)
            ):
                governed = Governed("budget", "expense", span.start, span.end, sure=False)
            part = _PART.match(document.text, span.end, unit.end) is not None and governed.start >= span.end
            general = governed.general and not told and (latest is None or latest.direction == "expense")
            if latest is not None and (not governed.known or part or general):
                governed = latest
            latest = governed if governed.known else latest
            when = times(document.text, unit, span, others, day)
            if not when.stated:
                near = inherited or _year_said_near(document.text, told, unit, following)
                when = Times(near.years, near.period, when.recurring) if near is not None else when
            dated = when if when.stated else dated or inherited
            reading = _reading(document, _evidence(own, span, unit, others), amount, governed, when, span)
            reading = deducted(reading, marked=is_deducted(document.text[unit.start : span.start]))
            yield in_list(document, index, reading, span) if is_line(block) else reading
        told = [*told[-1:], sentence] if amounts else [sentence]


def _year_said_near(text: str, told: list[Range], unit: Range, following: Range | None) -> Times | None:
    """The year that the next sentence names for the cover (“Deckung im Haushaltsjahr 2023: …”), or the one before for the
    measure that “dafür” points to (“2026 werden vier Kurse angeboten. Dafür braucht es …”)."""
    if following is not None and _COVER.match(text, following.start, following.end):
        found = label_times(text[following.start : following.end])
        if found.stated:
            return found
    if not told or not _FOR_THIS.search(text, unit.start, unit.end):
        return None
    if _PAST.search(text, told[-1].start, told[-1].end):
        return None
    found = label_times(text[told[-1].start : told[-1].end])
    return found if found.stated else None


def _reading(
    document: Document, evidence: Range, amount: Amount, governed: Governed, when: Times, span: Range
) -> Reading:
    worded = governed.known and not (span.start <= governed.start and governed.end <= span.end)
    label = _phrase(document.text, governed, span) if worded else None
    label = label if label is not None and _NOUN.search(label) else None
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


def _ordered(text: str, last: Range) -> Governed | None:
    """What the sentence right before is about, where it is a thing that costs: “Die Kosten betragen” are its costs."""
    governed = governing(text, last, Range(last.end, last.end))
    return governed if governed.kind in SPECIFIC and not governed.general else None


def _antecedent(text: str, told: list[Range]) -> Governed | None:
    """What the sentences before are about, nearest first: the Auftrag that “die Kosten hierfür” points back to."""
    for unit in reversed(told):
        governed = governing(text, unit, Range(unit.end, unit.end))
        if governed.known and not governed.general and governed.kind in (*SPECIFIC, "grant"):
            return governed
    return None
