"""Whether the paper costs money and posts: as the form ticks, as its cells are filled, as the text says.

“☒ nein” is no, “Ja ☒” yes, “☒ noch offen, ob finanzielle Auswirkungen” open. Where the ticks are lost (“nein ja”) means
filled in give yes and a blank form is unstated, never no. Unstated is also a paper that has no word on money where it says
what it is about; its proposal (or else its reasons, its subject) is the evidence. A page without any of these has no row.
A form runs from a title like “Finanzielle Auswirkungen” to the next line that asks for something else (``financial_forms.toml``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from extractors.checkboxes import Tick, ticks
from extractors.document import Block, Document, Range
from extractors.facts import Cost, Effect, FinancialEffects, HeadValue, LeftAlone
from extractors.german.text import small
from extractors.language import lookup
from extractors.per_document import per_document
from extractors.protocol import Extractor, Known
from extractors.sections import sections, sentences
from extractors.staffing.effect import staffing_effect

_RELEVANT = re.compile(r"[\w-]+-?relevan(?:t|z)\w*\s+(?:ja|nein)\s*$", re.IGNORECASE)
_REACH = 30  # blocks of a form after its title
TITLE = 160


@cache
def patterns(table: str, flags: re.RegexFlag = re.IGNORECASE) -> dict[str, re.Pattern[str]]:
    return {
        entry["id"]: re.compile("|".join(f"(?:{pattern})" for pattern in entry["patterns"]), flags)
        for entry in lookup("financial_forms")[table]
    }


def parts(document: Document, key: str, reach: int = _REACH) -> Iterator[Range]:
    """The parts of forms under a title: to the next line of the form that asks for something else."""
    title, end = patterns("titles", re.NOFLAG)[key], patterns("titles")["end"]
    others = [pattern for name, pattern in patterns("titles").items() if name not in (key, "end", "label")]
    for index, block in enumerate(document.blocks):
        if block.table is not None:
            yield from _rows(document, block, title, others)
            continue
        begins = _title_in(document, index, title)
        if begins is None:
            continue
        stop = block.end
        for following in document.blocks[index + 1 : index + 1 + reach]:
            words = following.text[:TITLE]
            if following.table is None and (
                end.match(words.lstrip("0123456789.■-– ")) or any(p.search(words) for p in others)
            ):
                break
            stop = following.end
            if _RELEVANT.search(words):
                break
        yield Range(begins, stop)


def _title_in(document: Document, index: int, title: re.Pattern[str]) -> int | None:
    """Where a title begins: in a short line, or over two (“Finanzielle / Auswirkungen”)."""
    block = document.blocks[index]
    if len(block.text) <= TITLE and (found := title.search(small(block.text))):
        return block.start + found.start()
    both = " ".join(each.text for each in document.blocks[index : index + 2])
    return block.start if len(both) <= TITLE and title.match(small(" ".join(both.split()))) else None


def _rows(
    document: Document, block: Block, title: re.Pattern[str], others: Sequence[re.Pattern[str]]
) -> Iterator[Range]:
    """The rows of a table under a title in it: its own row, and those below without a title."""
    rows = block.table.rows if block.table is not None else ()
    for number, row in enumerate(rows):
        named = [cell for cell in row if len(cell.text) <= TITLE * 3 and title.search(small(cell.text[:TITLE]))]
        if not named:
            continue
        end = max(cell.end for cell in row)
        for below in rows[number + 1 :]:
            if below[0].text and not re.match(r"[☐☒]", below[0].text):
                break
            end = max(cell.end for cell in below)
        yield Range(named[0].start, end)


def heading(document: Document, part: Range) -> Range:
    block = document.block_at(part.start)
    end = min(block.end if block is not None else part.end, part.start + TITLE, part.end)
    tab = document.text.find("\t", part.start, end)
    return Range(part.start, tab if tab > part.start else end)


# “Finanzielle Auswirkungen: Nein”, “Personelle Auswirkungen: keine”
_ONE_WORD = re.compile(
    r"[^:?\t\n]{5,110}[:?\t\n]\s*(?P<word>ja|nein|keine|entfällt)(?!\w)(?!\s*/?\s*(?:ja|nein))\s*(?=[\t\n\f.,;(]|\Z)",
    re.IGNORECASE,
)
# “2023 wurden 12.000 € ausgezahlt”, “das Personal kostete 30.000 €”
_PAST = re.compile(
    r"""\b(?:(?:wurden?|worden|hatten?|hätten?)\b.*?(?:gezahlt|verausgabt|gegeben|gewendet|gewandt|gerufen|verwendet|gefördert|bezuschusst|gestanden)
        |(?:ausgezahlt|verausgabt|ausgegeben|aufgewendet|abgerufen|gezahlt)\s+wurden?
        |(?:betrug(?:en)?|kosteten?|bezuschussten?|förderten?|zahlten?|gewährten?|bewilligten?|übernahm(?:en)?))\b
        (?!.*\b(?:wird|werden|soll|sollen)\b)""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_OF_OTHERS = ("whole_budget", "third_party", "comparison", "unit_price")


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer and where it stands."""

    effect: Effect
    span: Range
    rule: str


def extract(document: Document, known: Known) -> Iterator[FinancialEffects | LeftAlone]:
    """The one row of the paper, if its form or its text says anything."""
    boxes = ticks(document)
    costs = [fact for fact in known if isinstance(fact, Cost) and fact.scope not in _OF_OTHERS]
    forms = list(parts(document, "financial"))
    labels = list(parts(document, "label", reach=1))
    unfilled = [form for form in forms if _filled(form, costs) is None]
    said = (
        next((answer for form in forms if (answer := _answered(document, form, boxes, costs))), None)
        or next((answer for label in labels if (answer := _labelled(document, label, boxes, costs))), None)
        or _in_words(document, "sentences", unfilled, costly=any(cost.direction == "expense" for cost in costs))
        or next((answer for form in forms if (answer := _filled(form, costs))), None)
        or _in_words(document, "form_sentences", forms, costly=False, inside=True)
        or _budgeted(document, [cost for cost in costs if not forms or _for_certain(cost)])
        or _in_words(document, "sentences", forms, costly=False)
    )
    if said is None and (asked := forms + labels):
        said = _Said("unstated", heading(document, asked[0]), "financial-form-blank")
    if said is None:
        said = _silent(document, known)
    if said is None:
        return
    evidence = document.evidence(said.span.start, said.span.end)
    yield FinancialEffects(
        evidence=evidence,
        rule=said.rule,
        effect=said.effect,
        staffing_effect=staffing_effect(document, known),
        statement=" ".join(evidence.quote.split()) if said.effect != "unstated" else None,
    )
    for sign in trigger(document):
        yield LeftAlone.at(document, sign, "financial-form", "the paper has one row")


@per_document
def trigger(document: Document) -> tuple[Range, ...]:
    """Titles that ask for financial effects."""
    return tuple(
        Range(block.start + found.start(), block.start + found.end())
        for block in document.blocks
        for found in patterns("titles", re.NOFLAG)["financial"].finditer(small(block.text))
    )


def _ticked(document: Document, part: Range, boxes: Sequence[Tick]) -> _Said | None:
    """What the first answered question of the part says: a ticked “ja” or “nein”, or a ticked line that tells."""
    inside = [tick for tick in boxes if part.start <= tick.start < part.end and tick.ticked]
    answers = ((tick, _answer(tick)) for tick in inside)
    said = (_Said(effect, Range(tick.start, tick.end), "financial-form-tick") for tick, effect in answers if effect)
    return next(said, None)


def _answered(document: Document, form: Range, boxes: Sequence[Tick], costs: Sequence[Cost]) -> _Said | None:
    """What a form says first: by a tick, a word behind its title, or how its text opens. “nein” below amounts that are filled in,
    and an x that may tick either word beside it (“ja x nein”), give way to the amounts."""
    said = _ticked(document, form, boxes)
    filled = _filled(form, costs)
    if said is not None and said.effect == "no" and filled is not None:
        said = filled if filled.span.start < said.span.start else said
    return said or _told(document, form) or _opening(document, form)


def _labelled(document: Document, label: Range, boxes: Sequence[Tick], costs: Sequence[Cost]) -> _Said | None:
    """“Kosten: keine”, “Haushaltsmittel: ☐ ja ☒ nein”: a label outside of a form answers by its own line alone."""
    block = document.block_at(label.start)
    own = Range(label.start, min(label.end, block.end if block else label.end))
    return (_ticked(document, own, boxes) or _told(document, label)) if not _filled(label, costs) else None


def _opening(document: Document, form: Range) -> _Said | None:
    """“Finanzielle Auswirkungen: Keine unmittelbaren. Eine Stelle würde 30.000 € kosten.”"""
    title = heading(document, form)
    first = next((unit for unit in sentences(document) if title.end <= unit.start < form.end), None)
    no = patterns("sentences")["no"].search(document.text, first.start, first.end) if first is not None else None
    return _Said("no", Range(*no.span()), "financial-sentence") if no is not None else None


def _silent(document: Document, known: Known) -> _Said | None:
    """Where a paper that nowhere speaks of money says what it is about: its proposal, its reasons, its subject."""
    for kind in ("decision", "reasons"):
        for section in sections(document):
            if section.kind != kind or not document.text[section.body_start : section.end].strip():
                continue
            for unit in sentences(document):
                if section.body_start <= unit.start and unit.end <= section.end:
                    return _Said("unstated", unit, "financial-not-mentioned")
    for fact in known:
        if isinstance(fact, HeadValue) and fact.field == "subject":
            return _Said("unstated", Range(fact.evidence.start, fact.evidence.end), "financial-not-mentioned")
    return None


def _told(document: Document, part: Range) -> _Said | None:
    """The one word behind the title: “Finanzielle Auswirkungen: Nein”; “nein ja” tells nothing."""
    title = heading(document, part)
    told = _ONE_WORD.match(document.text, title.start, min(part.end, title.start + TITLE + 20))
    if told is None:
        return None
    effect: Effect = "yes" if told["word"].casefold() == "ja" else "no"
    return _Said(effect, Range(title.start, told.end("word")), "financial-form-word")


def _answer(tick: Tick) -> Effect | None:
    if tick.yes is not None:
        return "yes" if tick.yes else "no"
    told = (effect for effect, pattern in patterns("boxes").items() if pattern.search(tick.label))
    return cast("Effect | None", next(told, None))


@lru_cache(maxsize=1 << 12)
def _answers(sentence: str, table: str) -> tuple[tuple[Effect, int, int], ...]:
    """What a sentence says, and where, by the patterns of a table."""
    found = ((key, pattern.search(small(sentence))) for key, pattern in patterns(table, re.NOFLAG).items())
    return tuple((cast(Effect, key), *match.span()) for key, match in found if match)


def _in_words(
    document: Document, table: str, forms: Sequence[Range], *, costly: bool, inside: bool = False
) -> _Said | None:
    """What a sentence says, only those of the forms if ``inside``. That a paper costs nothing is not believed beside its
    costs, unless its form says so."""
    found: dict[str, _Said] = {}
    for unit in sentences(document):
        in_form = any(form.start <= unit.start < form.end for form in forms)
        if inside and not in_form:
            continue
        for effect, start, end in _answers(document.text[unit.start : unit.end], table):
            if effect not in found and not (effect == "no" and costly and not in_form):
                found[effect] = _Said(effect, Range(unit.start + start, unit.start + end), "financial-sentence")
    return found.get("no") or found.get("yes") or found.get("open")


def _filled(part: Range, costs: Sequence[Cost]) -> _Said | None:
    """Means filled in the form give yes."""
    for cost in costs:
        if part.start <= cost.evidence.start < part.end and cost.amount:
            return _Said("yes", Range(cost.evidence.start, cost.evidence.end), "financial-form-filled")
    return None


def _for_certain(cost: Cost) -> bool:
    """Whether an amount says so plainly what it is spent on that it stands against a blank form."""
    return cost.direction == "expense" and cost.cost_kind != "other"


def _budgeted(document: Document, costs: Sequence[Cost]) -> _Said | None:
    """What the measure costs or brings in gives yes; what has been spent before does not."""
    units = sentences(document)
    starts = [unit.start for unit in units]
    for cost in sorted(costs, key=lambda cost: (cost.direction != "expense", cost.cost_kind == "other")):
        unit = units[max(0, bisect_right(starts, cost.evidence.start) - 1)]
        if _PAST.search(document.text, unit.start, unit.end) is None:
            return _Said("yes", Range(cost.evidence.start, cost.evidence.end), "financial-amounts")
    return None


EXTRACTOR = Extractor(name="financial_effects", yields=(FinancialEffects,), extract=extract, trigger=trigger)
