"""What a step is called: every stretch of words near its time that could say it, and what speaks for each.

“Am 3. Mai wurde der |Entwurf des Radplans| im Rathaus |vorgestellt|”: a label is a run of words without the time and the auxiliaries, or
a noun phrase with the participle behind it; in a table a cell beside the time, in torn lines the line above or below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.context import CONTEXT, reading
from extractors.document import Document, Range
from extractors.learned import Features, classifier
from extractors.milestones.candidates import Candidate
from extractors.milestones.words import kind, signs

_TOKEN = re.compile(r"„[^“”„]{1,60}[“”]|\d{1,2}\.(?=\s[A-ZÄÖÜ])|[\w-]*\w[\w/.&-]*\w|\w|[^\w\s]")
AUXILIARY = frozenset(
    "wurde wurden worden wird werden hat haben hatte hatten ist sind war waren soll sollen sollte sollten kann können konnte konnten"
    " muss müssen sei seien werde habe solle könne würde würden hätte hätten"
    " bereits erstmals voraussichtlich dann anschließend zunächst".split()
)
# what leads to a time and goes with it: “bis spätestens zum |30. Juni|”
_LEAD = re.compile(
    r"(?:(?<!\w)(?:am|im|in|an|auf|zu|vom|von|zum|bis|ab|seit|aus|gegen|für|den|dem|der|des|spätestens|voraussichtlich|noch|bereits|schon|erst|Monate?n?|Jahre?n?s?"
    r"|Laufe|Verlauf|zwischen|etwa|ca\.|\()\s*)+$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\s*,?\s*(?:(?:um|ab|von)\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:(?:-|–|bis)\s*\d{1,2}(?:[.:]\d\d)?\s*)?Uhr"
)
_CLOSES = re.compile(r"\s*\)")
JUDGE, LABEL = "milestone_labels", "label"
_REACH, _LONGEST, _PHRASES = 24, 11, 6
_TOLD = 12  # words
_INFLECTED = ("…en", "…er", "…es", "…em")


@dataclass(frozen=True, slots=True)
class Label:
    """Words that may name a step, the span of the document that they come from, and what speaks for them."""

    text: str
    start: int
    end: int
    features: Features


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or sign; ``cut`` where the time or an auxiliary stood right before it."""

    start: int
    end: int
    text: str
    cut: str = ""

    @property
    def kind(self) -> str:
        return kind(self.text)


def label_of(document: Document, candidate: Candidate) -> Label | None:
    """The likeliest label of the step that a time dates."""
    judge = classifier(JUDGE)
    found = list(labels(document, candidate))
    return max(found, key=lambda label: judge.probability(label.features, LABEL), default=None)


def labels(document: Document, candidate: Candidate) -> Iterator[Label]:
    """Every label that the words near a time allow."""
    here = list(_in_unit(document, candidate))
    yield from here
    if here and (candidate.told or len(document.text[candidate.unit.start : candidate.unit.end].split()) > _TOLD):
        return  # a sentence says its own step, also in a cell
    table = candidate.block.table
    if candidate.cell is not None and table is not None:
        heads = {cell.column: cell.text.casefold()[:6] for cell in reversed(table.rows[0])}
        others = [cell for cell in candidate.row if cell.text and cell is not candidate.cell]
        filled = [cell for cell in others if not candidate.start < cell.end <= candidate.end]
        longest = max((cell.text for cell in filled), key=len, default="")
        for number, cell in enumerate(filled):
            about = {
                f"cell {'left' if cell.start < candidate.start else 'right'}",
                f"cell {number}",
                f"below: {heads.get(cell.column, '')}",
                "longest cell" if cell.text == longest else "shorter cell",
                "own words too" if here else "time alone",
            }
            yield from _whole(document, Range(cell.start, cell.end), "cell", about)
    elif not here:
        number = document.blocks.index(candidate.block)
        above, below = document.blocks[max(0, number - 1) : number], document.blocks[number + 1 : number + 2]
        for where, block in (*(("above", each) for each in above), *(("below", each) for each in below)):
            if block.table is None:
                yield from _whole(document, Range(block.content_start, block.end), where, set())


def _whole(document: Document, where: Range, source: str, about: set[str]) -> Iterator[Label]:
    text = document.text[where.start : where.end]
    for end, name in (
        (len(text), "all"),
        (text.find(" ("), "to bracket"),
        (text.find(", "), "to comma"),
        (text.find(": "), "to colon"),
        (text.find(". "), "to stop"),
    ):
        if end > 2:
            words = text[:end]
            shown = {
                f"{source}: {name}",
                f"{source}, {_size(words.split())}",
                *about,
                *(f"{source} {sign.kind}" for sign in signs(words)),
                *(f"{source} {a}" for a in about),
            }
            start, stop = where.start, where.start + end
            said = _in_context(document, [Range(start, stop)], where)
            yield Label(
                " ".join(words.split()).rstrip(" ,;:.–-"), start, stop, dict.fromkeys(sorted(shown), 1.0) | said
            )


def _in_context(document: Document, label: Sequence[Range], around: Range) -> dict[str, float]:
    """How many of the label's words read like what a step is called, and how many of all such words near it are the label's."""
    read = reading(document)
    counted = [read.in_steps(part) for part in label]
    inside, words = sum(likely for likely, _ in counted), sum(number for _, number in counted)
    exact, whole = inside / max(1, words), inside / max(0.1, read.in_steps(around)[0])
    return {
        f"{CONTEXT}exact": round(exact, 2),
        f"{CONTEXT}whole": round(min(1.0, whole), 2),
        f"{CONTEXT}both": round(min(exact, whole), 2),
    }


def _in_unit(document: Document, candidate: Candidate) -> Iterator[Label]:
    """The runs of words of the unit, and its noun phrases with a participle further behind."""
    if candidate.unit.start > candidate.start or (
        candidate.cell is not None and candidate.unit.end > candidate.cell.end
    ):
        return
    tokens = _tokens(document, candidate)
    text = document.text[candidate.unit.start : candidate.unit.end]
    meaning = {candidate.unit.start + sign.start: sign.kind for sign in signs(text)}
    firsts = [number for number, token in enumerate(tokens) if _begins(tokens, number)]
    for first in firsts:
        for last in range(first, min(len(tokens), first + _LONGEST)):
            run = "".join(token.text for token in tokens[first : last + 1])
            if _stops(tokens, last) and run.count("(") == run.count(")"):
                yield _label(document, tokens, (first, last), None, meaning, candidate)
    for first in firsts[:_PHRASES]:
        for last in range(first, min(len(tokens), first + 6)):
            if tokens[last].kind != "noun":
                continue
            for verb in range(last + 2, min(len(tokens), last + 16)):
                if tokens[verb].start in meaning and tokens[verb].text[0].islower():
                    yield _label(document, tokens, (first, last), verb, meaning, candidate)


def _tokens(document: Document, candidate: Candidate) -> list[_Token]:
    unit, text = candidate.unit, document.text
    lead = _LEAD.search(text, unit.start, candidate.start)
    begin = lead.start() if lead else candidate.start
    clock = _CLOCK.match(text, candidate.end, unit.end)
    end = clock.end() if clock else candidate.end
    if closed := _CLOSES.match(text, end, unit.end):
        end = closed.end()
    found: list[_Token] = []
    cut = ""
    for start, stop, after in ((unit.start, begin, "time"), (end, unit.end, "")):
        part = []
        for match in _TOKEN.finditer(text, start, stop):
            if match[0] in AUXILIARY:
                cut = "auxiliary"
                continue
            part.append(_Token(match.start(), match.end(), match[0], cut))
            cut = ""
        found += part[-_REACH:] if after else part[:_REACH]
        cut = after
    return found


def _begins(tokens: Sequence[_Token], number: int) -> bool:
    kind = tokens[number].kind
    return kind in ("noun", "number") or (kind.startswith("…") and len(kind) > 1 and number + 1 < len(tokens))


def _stops(tokens: Sequence[_Token], number: int) -> bool:
    """Whether a run may end there: not with the adjective of a noun, “Einrichtung einer |dauerhaften| Stelle”."""
    kind = tokens[number].kind
    behind = tokens[number + 1] if number + 1 < len(tokens) else None
    if kind in _INFLECTED and behind is not None and not behind.cut:
        goes_on = behind.kind in _INFLECTED and not _stops(tokens, number + 1)
        if behind.kind == "noun" or goes_on:
            return False
    return (kind in ("noun", ")") or kind.startswith("…")) and tokens[number].text != "„"


def _label(
    document: Document,
    tokens: Sequence[_Token],
    run: tuple[int, int],
    verb: int | None,
    meaning: Mapping[int, str],
    candidate: Candidate,
) -> Label:
    first, last = run
    words = [*tokens[first : last + 1], *([tokens[verb]] if verb is not None else [])]
    text = words[0].text
    for left, right in pairwise(words):
        apart = document.text[left.end : right.start]
        text += ("" if not apart and right.cut == "" else " ") + right.text
    before = tokens[first - 1].kind if first and not tokens[first].cut else tokens[first].cut or "(start)"
    final = verb if verb is not None else last
    behind = "(end)" if final + 1 >= len(tokens) else tokens[final + 1].cut or tokens[final + 1].kind
    begins, ends = tokens[first].kind, tokens[final].kind
    kinds = [meaning[token.start] for token in words if token.start in meaning]
    inner = {token.kind for token in words[:-1]}
    size = _size(words)
    shown = {
        f"begins {begins} after {before}",
        f"after {before}",
        f"begins {begins}",
        f"ends {ends}",
        f"ends {ends} then {behind}",
        f"then {behind}",
        f"size {size}",
        f"{'phrase and verb' if verb is not None else 'run'}, {size}",
        f"first meaning {meaning.get(tokens[first].start, '-')}",
        f"last meaning {meaning.get(tokens[final].start, '-')}",
        f"last meaning {meaning.get(tokens[final].start, '-')} then {behind}",
        f"first {meaning.get(tokens[first].start, '-')}, last {meaning.get(tokens[final].start, '-')}",
        *(f"holds {kind}" for kind in kinds),
        f"tells {' '.join(sorted(set(kinds)))} of {' '.join(sorted(set(meaning.values())))}",
        f"tells {' '.join(sorted(set(kinds)))}, {size}",
        *(f"inside {kind}" for kind in inner if not kind.startswith("…")),
        *(f"crosses {token.cut}" for token in words[1:] if token.cut),
        f"in {'cell' if candidate.cell else candidate.block.kind}, before {before}, then {behind}",
        f"first noun: {not any(token.kind == 'noun' for token in tokens[:first])}",
        f"skips {min(3, (verb or last) - last - 1)}" if verb is not None else "in one",
        "meaning left out"
        if any(token.start in meaning for token in [*tokens[max(0, first - 3) : first], *tokens[final + 1 : final + 4]])
        else "no meaning beside",
    }
    near = _from_time(tokens, first, final, candidate)
    shown.add(near)
    shown.add(f"{near}, {'verb' if verb is not None else ends}")
    parts = [
        Range(tokens[first].start, tokens[last].end),
        *([Range(tokens[verb].start, tokens[verb].end)] if verb is not None else []),
    ]
    said = _in_context(document, parts, Range(candidate.unit.start, candidate.unit.end))
    return Label(text, tokens[first].start, tokens[final].end, dict.fromkeys(sorted(shown), 1.0) | said)


def _from_time(tokens: Sequence[_Token], first: int, last: int, candidate: Candidate) -> str:
    if tokens[last].end <= candidate.start:
        away = sum(tokens[last].end <= token.start < candidate.start for token in tokens)
        return f"ends {min(away, 6)} before the time"
    if tokens[first].start >= candidate.end:
        away = sum(candidate.end <= token.start < tokens[first].start for token in tokens)
        return f"begins {min(away, 6)} behind the time"
    return "around the time"


def _size(words: Sequence[object]) -> str:
    return str(len(words)) if len(words) < 5 else "5-6" if len(words) < 7 else "7-9" if len(words) < 10 else "many"
