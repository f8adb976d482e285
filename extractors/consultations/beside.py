"""What stands beside a committee and its day where no known head says it: what the committee is to do, Ö or N, agenda item, session number.

“Stadtrat, 24.06.2027 (öffentlich, Beschluss)”; on the lines below where they hold nothing else; in a sentence what leads to the
session or follows it: “im Bauausschuss am 27.09.2027 vorzuberaten und am 07.10.2027 im Stadtrat zu entscheiden”; behind labels near it
(“Sitzungsnummer: 12”); and what the head says of all sessions: “Status: öffentlich”, “Zur Beratung in öffentlicher Sitzung”.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, chain, islice, pairwise

from extractors.checkboxes import ticks
from extractors.consultations.committees import Committee
from extractors.consultations.heads import Layout, head_lines, layout_at
from extractors.consultations.mentions import tokens_of
from extractors.consultations.pair_features import Pair
from extractors.consultations.rows import PATH, Row, row_of
from extractors.consultations.values import Piece, end_of, head_end, lines_of, phrases, piece_at
from extractors.document import Document, Range
from extractors.labels.pairs import Labelled
from extractors.labels.reading import labelled
from extractors.language import lookup
from extractors.sections import split

_WORD = re.compile(r"\w+|\W")
_VERB = re.compile(r"\b(?:(?P<before>vor(?:zu)?beraten)|beschl\w+|entsch\w+|beraten|befasst|vorgelegt)\b")
_SENTENCE, _LABELS_END = 1000, 4000  # characters
_COLUMNS, _BESIDE = 60, 15  # lines
_KEYS = frozenset(("agenda_item", "session_number", "public"))
_LINE = re.compile(r"[^\n\f\t]*[^\s][^\n\f\t]*")
# “öffentlich”, “Status: öffentlich”, “Öffentliche Sitzungsvorlage”, “Beratung in öffentlicher Sitzung: Ja”; no box, no second word of it
_REST = r"(?:[^.;☐☒□■\[(ö]|\((?=[^)]*\))|ö(?!ffentlich))"
_SAID = re.compile(
    rf"{_REST}{{0,40}}?\b(?P<no>nicht[- ]?)?öffentlich(?:e[rn]?(?!.*\.$))?\b{_REST}{{0,40}}[\s:.]*",
    re.IGNORECASE,
)


def sessions(document: Document, taken: Sequence[Pair]) -> Iterator[Row]:
    """The sessions of these pairs, in reading order."""
    text = document.text
    groups = list(_groups(taken))
    before: Row | None = None
    reached = 0
    for number, group in enumerate(groups):
        following = groups[number + 1][0].start if number + 1 < len(groups) else len(text)
        end = max(pair.end for pair in group)
        upto = max(end, text.rfind("\n", end, following) + 1 or following)
        if len(group) > 1 and not any(pair.prose for pair in group):
            rows = _in_columns(document, group, reached, upto)
        else:
            rows = [_alone(document, pair, before, reached, upto) for pair in group]
        yield from rows
        before, reached = rows[-1], max(end, *(row.end for row in rows))


def _groups(taken: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs in reading order, those together that reach into each other: columns that were torn apart, one committee's two days."""
    ordered = sorted(taken, key=lambda pair: pair.start)
    ends = list(accumulate((pair.end for pair in ordered), max, initial=0))
    starts = [n for n, pair in enumerate(ordered) if pair.start >= ends[n]]
    for first, last in pairwise([*starts, len(ordered)]):
        yield ordered[first:last]


def _row(pair: Pair, layout: Layout | None = None) -> Row:
    rule = "session-planned" if layout is None else "beratungsfolge-pairs" if layout == Layout() else PATH
    return Row(pair.name.committee.nominative, pair.start, pair.end, rule, day=pair.day.on)


def _alone(document: Document, pair: Pair, before: Row | None, after: int, upto: int) -> Row:
    """The session of a pair; ``before`` is the one told before it, between ``after`` and ``upto`` stands no other."""
    text = document.text
    if pair.prose:
        return _in_sentence(text, _row(pair), before, after, upto)
    led = Range(max(text.rfind("\n", 0, pair.start) + 1, after), pair.start)
    spans = (led, pair.between, *_behind(text, pair.end, upto))
    day = Piece("date", pair.day.start, pair.day.end, "", day=pair.day.on)
    layout = layout_at(document, pair.start, pair.start)
    return row_of(
        document, _row(pair, layout), [day, *(piece for span in spans for piece in _pieces(text, span))], layout
    )


def _in_columns(document: Document, group: Sequence[Pair], after: int, upto: int) -> list[Row]:
    """Sessions whose values stand in columns one below the other: those of each kind in the order of the sessions, where they are as
    many; of one committee with several days everything is said of each."""
    text = document.text
    start, end = group[0].start, max(pair.end for pair in group)
    heads = {line.start for line in head_lines(document) if line.after >= line.end}
    for first, last in islice(lines_of(text, end, upto), _COLUMNS):
        if first not in heads and not _is_pieces(text, first, last):
            break
        end = last
    layout = layout_at(document, start, end)
    columns: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in _pieces(text, Range(max(text.rfind("\n", 0, start) + 1, after), end)):
        columns[piece.kind].append(piece)
    rows = [_row(pair, layout) for pair in group]
    if len({pair.name.start for pair in group}) == 1:
        return [row_of(document, row, chain(*columns.values()), layout) for row in rows]
    whole = [column for column in columns.values() if len(column) == len(group)]
    return [row_of(document, row, [column[n] for column in whole], layout) for n, row in enumerate(rows)]


def _behind(text: str, end: int, upto: int) -> Iterator[Range]:
    """The rest of the line, and the lines right below that hold nothing but pieces of rows."""
    stop = min(upto, *(found for sign in "\n\f" if (found := text.find(sign, end)) >= 0), len(text))
    yield Range(end, stop)
    for first, last in lines_of(text, stop, upto):
        if text.count("\n", stop, first) > 2 or not _is_pieces(text, first, last):
            return
        yield Range(first, last)
        stop = last


def _is_pieces(text: str, first: int, last: int) -> bool:
    """Whether a line holds nothing but pieces of a row; behind “12. Sitzung des” the committee may be named again."""
    tokens = tokens_of(text, first, last)
    if not tokens or any(token.kind == "date" for token in tokens):
        return False
    return tokens[0].kind == "session" or not any(isinstance(token, Committee) for token in tokens)


def _pieces(text: str, span: Range) -> Iterator[Piece]:
    """The pieces of a row in a stretch of text, whatever stands between them."""
    position = span.start
    while position < span.end:
        piece = piece_at(text, position)
        if piece and piece.kind not in ("skip", "date"):
            yield piece
        position = piece.end if piece else end_of(_WORD, text, position)


def _in_sentence(text: str, row: Row, before: Row | None, after: int, upto: int) -> Row:
    """The session as its sentence tells it."""
    begin, stop = max(0, row.start - _SENTENCE), min(len(text), row.end + _SENTENCE)
    line = Range(text.rfind("\n", begin, row.start) + 1 or begin, (text.find("\n", row.end, stop) + 1 or stop + 1) - 1)
    sentence = next((each for each in split(text, line.start, line.end) if row.end <= each.end), line)
    start, end = max(after, sentence.start), min(upto, sentence.end)
    led, followed = _roles()
    told = led.search(text, start, row.start)
    if told is None and before and sentence.start <= before.start:
        told = led.search(text, sentence.start, before.start)
    if found := told or followed.search(text, row.start, end):
        row = replace(row, role=" ".join(found["role"].split()))
    elif (verb := _VERB.search(text, row.end, sentence.end)) and verb[
        "before"
    ]:  # “im Sozialausschuss am 3.5. vorberaten”
        row = replace(row, role="Vorberatung")
    for piece in _pieces(text, Range(start, end)):
        match piece.kind:
            case "item":
                row = row.or_else(public=piece.flag, agenda_item=piece.text)
            case "session":
                row = row.or_else(public=piece.flag, session_number=piece.text)
            case "public":
                row = row.or_else(public=piece.flag)
    return row


@cache
def _roles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """“die Beschlussfassung in der ” before a session, “zur Vorberatung” behind it."""
    roles = phrases(word for entry in lookup("roles")["role"] for word in entry["phrases"] if word[0].isupper())
    return (
        re.compile(rf"(?P<role>{roles})\s+(?:ist\s+)?(?:im|in\s+der|durch\s+d\w+|vom|bei|des|der)?\s*(?:am\s+)?$"),
        re.compile(rf"\b(?P<role>zur\s+Kenntnis(?!\w)|(?<=zur\s)(?:{roles})(?!\w))"),
    )


def with_labels(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The rows with what labels near them add: each label is of the session last named above it, or of the first."""
    ordered = sorted((row for row in rows if row.start < _LABELS_END), key=lambda row: row.start)
    if not ordered:
        return list(rows)
    filled = {row.start: row for row in ordered}
    for pair in labelled(document, _KEYS):
        if pair.label.start >= _LABELS_END or pair.end <= pair.start:
            continue
        of = max((row.start for row in ordered if row.start <= pair.label.start), default=ordered[0].start)
        between = document.text[min(of, pair.label.start) : max(of, pair.label.start)]
        if between.count("\n") <= _BESIDE:
            filled[of] = _with_value(document, filled[of], pair)
    return [_with_bare_public(document, filled[row.start]) if row.start in filled else row for row in rows]


def _with_value(document: Document, row: Row, pair: Labelled) -> Row:
    value = document.text[pair.start : pair.end].split("\n")[0].strip()
    rest = document.text[pair.end :].split("\n", 1)[0].strip()
    piece = piece_at(value, 0)
    more = (value[piece.end :] + rest).lstrip() if piece else ""
    whole = not more or piece_at(more, 0) is not None  # “TOP 1 Eröffnung” is an item of the minutes
    match pair.key:
        case "agenda_item" if piece and whole and piece.kind in ("number", "item"):
            return row.or_else(agenda_item=piece.text, public=piece.flag)
        case "session_number" if match := re.match(r"\d{1,3}(?!\d)", value):
            return row.or_else(session_number=match[0])
        case "public" if piece and piece.kind == "public" and "öffentlich" not in more:
            return row.or_else(public=piece.flag)
    return row


def _with_bare_public(document: Document, row: Row) -> Row:
    """“öffentlich” alone on one of the lines beside a session."""
    for first, last in islice(lines_of(document.text, row.start), _BESIDE):
        piece = piece_at(document.text[first:last], 0)
        if piece and piece.kind == "public" and piece.end == last - first:
            return row.or_else(public=piece.flag)
    return row


def public_head(document: Document) -> bool | None:
    """What the head says of all sessions; None where it says nothing, or both."""
    end = head_end(document)
    lines = [line[0].strip() for line in _LINE.finditer(document.text, 0, end)]
    lines += [tick.label for tick in ticks(document) if tick.ticked and tick.start < end]
    said = {found["no"] is None for line in lines if (found := _SAID.fullmatch(line))}
    return said.pop() if len(said) == 1 else None


# “**TOP 5** Sachstandsbericht”, “Zu Punkt 6:”, “Punkt 11 der Tagesordnung”; “Öffentlicher Teil”
_TOPIC = re.compile(
    r"^\W*(?:Zu\s+)?(?:TOP|(?:Tagesordnungs)?[Pp]unkt)\s*:?\s+(?:[ÖN]\s?)?(?P<item>\d{1,2}(?:\.\d{1,2})?)(?![\d.]\d|\s*(?:und|bis|-|–)\s*\d)",
    re.M,
)
_PART = re.compile(r"^\W*(?P<no>[Nn]icht-?)?\s?[Öö]ffentlicher\s+Teil\W*$", re.M)


def of_minutes(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The one session of an excerpt from minutes with the one item that the excerpt is about, and the part that it stands in."""
    if len(rows) != 1:
        return list(rows)
    items = {found["item"] for found in _TOPIC.finditer(document.text)} - {"1"}  # all minutes have a first
    parts = {found["no"] is None for found in _PART.finditer(document.text)}
    row = rows[0].or_else(agenda_item=items.pop()) if len(items) == 1 else rows[0]
    return [row.or_else(public=parts.pop()) if len(parts) == 1 else row]
