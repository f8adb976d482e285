"""Label and value pairs of the document head, in every layout that forms come in.

* ``Vorlage Nr.: 2018/0535``; ``Amt: Sozialamt Datum: 14.03.2018 Aktenzeichen:`` (several on a line, the last one blank)
* a label cell and a value cell in a table, four columns of them, or a row of labels above a row of values
* the label on a line of its own, the value on the next
* torn apart: ``Termin: / Vorlage Nr.: / TOP:`` and then ``24.07.2018 / 1126 / 7``; the kind of a value tells its label
* the value above its small print: ``27.10.17`` over ``Datum``
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import attrgetter, itemgetter

from extractors.document import Document
from extractors.german.text import leaves_open
from extractors.labels.pairs import Labelled, inline_pairs, of_minutes, whole_label, without_bullet
from extractors.labels.tables import table_pairs
from extractors.labels.value_kinds import fits
from extractors.per_document import per_document

SURE = 0.8
VALUE_LINES = 4
NEXT_LINE = re.compile(r"\n(?:[-–]\s)?")
# Headings that end the head of a paper; no value of a label
_SECTION = re.compile(
    r"""(?:\w{0,20}beschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung|text|vorlage)?(?:/\s?\w+)?
    | antrag\ an\ (?:den|die|das)\ .{3,60} | (?:ergänzende\ )?(?:begründung|erläuterung(?:en)?)
    | \w+vorlage | antrag | anfrage | stellungnahme
    | sachverhalt(?:\ \(kurz\))? | sachdarstellung | sachlage | sachvortrag | vormerkung | kurzfassung | kurzübersicht | information(?:en)?
    | finanzielle\ auswirkungen\b.* | beratungsfolge\b.* | gremi(?:um|en)\ termin\b.* | anlagen? ) \s*:?""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the paper as labels see it: a label (with its value, or blank), a possible value, or a break."""

    start: int
    end: int
    text: str = ""
    pair: Labelled | None = None
    stop: bool = False

    @property
    def value(self) -> bool:
        return self.pair is None and not self.stop

    @property
    def small_print(self) -> bool:
        """Whether this is a label alone on its line and without a colon: its value may stand above it."""
        return self.pair is not None and self.pair.blank and not self.pair.colon


def tokens_of(text: str, start: int, *, bare: bool) -> list[Token]:
    pairs = inline_pairs(text, start, bare=bare)
    if not pairs:
        content = without_bullet(text)
        start, text = start + len(text) - len(content), content
        if not text.strip(" -–•"):
            return []
        return [Token(start, start + len(text), text, stop=_SECTION.fullmatch(text) is not None)]
    if pairs[0].key == "path":
        return [Token(start, start + len(text), stop=True)]
    return [Token(pair.label.start, pair.end, pair=pair) for pair in pairs]


def fit(pair: Labelled, token: Token) -> float:
    if pair.key == "agenda_item":
        return max(fits(pair.kind, token.text), 0.6 * fits("text", token.text))
    return fits(pair.kind, token.text)


def with_value(document: Document, pair: Labelled, values: Sequence[Token]) -> Labelled:
    """The pair with the first of ``values``, and with those after it that are the rest of the same sentence or title."""
    first, end = values[0], values[0].end
    if pair.key == "agenda_item" and not fits(pair.kind, first.text):
        pair = replace(pair, key="subject")
    for token in values[1:VALUE_LINES]:
        open_end = leaves_open(document.text[first.start : end]) or document.text[end - 1] in "-–,"
        next_line = NEXT_LINE.fullmatch(document.text, end, token.start) and not _is_label(token.text)
        if not (open_end and pair.kind in ("text", "office")) and not (next_line and pair.kind == "text"):
            break
        end = token.end
    return pair.with_value(first.start, end)


def _is_label(text: str) -> bool:
    return text.endswith(":") or whole_label(text) is not None or bool(inline_pairs(text, 0, bare=True))


_HEAD_CHARACTERS, _END_CHARACTERS = 5000, 1500
_TORN_EXTRA = 3  # values without a label among torn ones: “öffentlich”
_MOST_TORN = 40  # labels in a row; what has more is no head of a paper
_NEAR = 200
_LOOSE, _TORN = 0.3, 0.5


def labelled(document: Document, keys: Collection[str] | None = None) -> Iterator[Labelled]:
    """The pairs of the paper in reading order, all or those with one of ``keys``.

    >>> [(pair.key, document.text[pair.start : pair.end]) for pair in labelled(document)]
    [('department', 'Sozialamt'), ('date', '14.03.2018'), ('file_number', '')]
    """
    return (pair for pair in _labelled(document) if keys is None or pair.key in keys)


@per_document
def _labelled(document: Document) -> tuple[Labelled, ...]:
    pairs = [of_minutes(document, pair) for group in _groups(document) for pair in group]
    pairs.sort(key=lambda pair: (pair.label.start, pair.start))
    pairs = [replace(pair, key="session_date") if _of_session(pairs, at) else pair for at, pair in enumerate(pairs)]
    return tuple(pairs)


def _of_session(pairs: Sequence[Labelled], at: int) -> bool:
    """Whether a date stands beside a committee, as the day of its session: “Gremium: Stadtrat  Datum: 3.5.2018”."""
    near = [other for other in pairs[max(0, at - 4) : at + 5] if abs(other.start - pairs[at].start) < _NEAR]
    keys = {other.key for other in near}
    close = {other.key for other in pairs[max(0, at - 2) : at + 3] if other in near}
    return pairs[at].key == "date" and "committee" in close and not keys & {"session_date", "reference", "department"}


def _groups(document: Document) -> list[list[Labelled]]:
    """Pairs that stand together: in one table, on neighbouring lines, or in one run of torn labels."""
    groups: list[list[Labelled]] = []
    tokens: list[Token] = []
    for block in document.blocks:
        bare = block.start < _HEAD_CHARACTERS or block.end > len(document.text) - _END_CHARACTERS
        if block.table is not None:
            groups.append(table_pairs(block.table, bare=bare))
            tokens.append(Token(block.start, block.end, stop=True))
        else:
            tokens += tokens_of(block.text, block.start, bare=bare)
    return groups + list(_runs(document, tokens))


def _runs(document: Document, tokens: Sequence[Token]) -> Iterator[list[Labelled]]:
    index = 0
    while index < len(tokens):
        if tokens[index].pair is None:
            index += 1
            continue
        if chain := _chain(tokens, index):
            yield from ([pair] for pair in _small_print(document, tokens, chain))
            index = chain[-1] + 1
            continue
        run = [token.pair for token in takewhile(lambda token: token.pair is not None, tokens[index:]) if token.pair]
        index += len(run)
        values = list(takewhile(attrgetter("value"), tokens[index : index + len(run) + _TORN_EXTRA]))
        yield _run(document, run, values)


def _run(document: Document, run: list[Labelled], values: list[Token]) -> list[Labelled]:
    """Labels on neighbouring lines, with the values that follow: the last ones may have theirs there."""
    last = run[-1]
    if (
        not last.blank
        and last.kind in ("office", "text")
        and values
        and leaves_open(document.text[last.start : last.end])
    ):
        return [*run[:-1], last.with_value(last.start, values[0].end)]
    blank = len(list(takewhile(attrgetter("blank"), reversed(run))))
    filled, blanks = run[: len(run) - blank], run[len(run) - blank :]
    if blank > _MOST_TORN:
        return run
    if blank > 1:
        return filled + _torn(blanks, values)
    if blank and values and fit(blanks[0], values[0]) >= (SURE if filled else _LOOSE):
        return [*filled, with_value(document, blanks[0], values)]
    return run


def _torn(labels: list[Labelled], values: list[Token]) -> list[Labelled]:
    """All labels first, then all values in the same order: the pairing in which the kinds fit best."""
    best: list[list[tuple[float, list[Labelled]]]] = [[(0.0, [])] * (len(values) + 1) for _ in range(len(labels) + 1)]
    for i, label in enumerate(labels, 1):
        for j in range(len(values) + 1):
            score, pairs = best[i - 1][j]
            options = [(score, [*pairs, label])]
            if j:
                options.append(best[i][j - 1])
                likely = fit(label, values[j - 1])
                if likely >= _TORN:
                    score, pairs = best[i - 1][j - 1]
                    options.append((score + likely, [*pairs, label.with_value(values[j - 1].start, values[j - 1].end)]))
            best[i][j] = max(options, key=itemgetter(0))
    return best[-1][-1][1]


def _chain(tokens: Sequence[Token], index: int) -> list[int]:
    """Labels without a colon, each alone between values: “/III-ar”, Dezernat, “27.10.17”, Datum."""
    chain: list[int] = []
    while index < len(tokens) and tokens[index].small_print:
        pair = tokens[index].pair
        if index + 1 < len(tokens) and tokens[index + 1].pair is not None:
            above = (
                pair is not None
                and index > 0
                and tokens[index - 1].value
                and not tokens[index - 1].text.startswith(("Der ", "Die "))
                and fit(pair, tokens[index - 1]) >= SURE
            )
            return [*chain, index] if above else chain
        chain.append(index)
        values = len(list(takewhile(attrgetter("value"), tokens[index + 1 : index + 1 + VALUE_LINES])))
        index += 1 + max(values, 1)
    return chain


def _small_print(document: Document, tokens: Sequence[Token], chain: Sequence[int]) -> Iterator[Labelled]:
    """The values of labels without a colon: all above, or all below, whichever fits better."""

    def fit_at(at: int, pair: Labelled | None) -> float:
        return fit(pair, tokens[at]) if pair and 0 <= at < len(tokens) and tokens[at].value else 0.0

    def fit_above(at: int, pair: Labelled | None) -> float:  # a title stands under “Tagesordnungspunkt”, not over it
        number = pair is None or pair.key != "agenda_item" or fits(pair.kind, tokens[at].text) > 0
        return fit_at(at, pair) if number else 0.0

    above = sum(fit_above(index - 1, tokens[index].pair) for index in chain)
    below = sum(fit_at(index + 1, tokens[index].pair) for index in chain)
    step = -1 if above > below else 1
    for index in chain:
        pair = tokens[index].pair
        if pair is None:
            continue
        if (fit_above if step < 0 else fit_at)(index + step, pair) <= _LOOSE:
            yield pair
        elif step < 0:
            yield pair.with_value(tokens[index - 1].start, tokens[index - 1].end)
        else:
            yield with_value(document, pair, list(takewhile(attrgetter("value"), tokens[index + 1 : index + 5])))
