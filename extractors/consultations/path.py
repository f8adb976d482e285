"""A Beratungsfolge being read: the committees and pieces that its lines and cells consist of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.consultations.committees import Committee, committee_at, described_at, short_name_at
from extractors.consultations.glued import glued_cells
from extractors.consultations.heads import HeadKind, head_words
from extractors.consultations.persons import person_at
from extractors.consultations.rows import Layout
from extractors.consultations.values import Piece, piece_at
from extractors.german.text import leaves_open

# “WVS 12.03.2017”: in a path even an unknown short name before a date is a committee's
_CONNECTED = r"(?:und|u\.|für|der|des|die|das|den|sowie|im|in|am|an|zur|zum|von|mit|[-–/&,])"
_DAY_AHEAD = r"(?:(?:am|den|vom)\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?\d{2,4}"
_UNKNOWN = re.compile(
    rf"""(?!(?:Tagesordnungspunkt|Antrag|Anfrage|Betreff|Bericht|Anlage)\b)[A-ZÄÖÜ][^\s\d:;]*
    (?:\s+(?!(?:Ö|N|NÖ)\s)(?:{_CONNECTED}|[(„"“]?[A-ZÄÖÜ][^\s\d:;]*|[IVX]+|Nr\.?|\d{{1,2}})(?=\s))*?
    (?=\s+{_DAY_AHEAD})""",
    re.VERBOSE,
)
# “ Seniorenheime”, “ (Nord)”, “ - Vergaben -”: what may follow the words of a name that the vocabulary knows
_REST = re.compile(
    rf"""(?:\s?[-–/,]\s?|\s+)
    (?:{_CONNECTED} | [(„"“][^()„“”"]*[)”“"] | [A-ZÄÖÜ][^\s\d:;(]* | [IVX]+(?!\w) | Nr\.?\s?\d{{1,2}} | \d{{1,2}}(?=\s+\d{{1,2}}\.))""",
    re.VERBOSE,
)
# “FA Finanzen”: a committee of the council by its short word and what it is for
_SHORT = re.compile(r"(?:FA|UA|BA|Fach-?ausschuss|FachA)(?=\s+[A-ZÄÖÜ])")
# “12.03.2019 Dienstkonferenz”: behind a date that begins the row, even a name that the vocabulary does not know
_BEHIND_DATE = re.compile(r"[A-ZÄÖÜ][^\s\d:;|]+(?:\s+(?:[^\s\d:;|]+)){0,7}")
_MINUTES_NUMBER = re.compile(r"(?:Nr\.|Ziff\.|§|NNr\.)\s*\d+[\d/.]*")  # of a session's minutes
# “Sitzung des ” behind “Gemeinderat”, “12. Gemeinderatssitzung”
_SESSION_NAME = re.compile(
    r"(?:(?P<number>\d{1,3})\.\s?)?(?:[Öö]ffentliche\s+)?(?:Sitzung\s+(?P<of>(?:des|der)\s+)|[A-ZÄÖÜ][\wäöüß-]*sitzung(?!\w))"
)
_NUMBER_OF_TERM = re.compile(r"\s+[A-ZÄÖÜ][A-Za-zäöü]{1,9}[/-]\d{2,3}/[IVX]{1,5}(?!\w)")
_TERM = re.compile(r"\d{1,2}\.\s?(?:WP|Wahlperiode)\s+(?=[A-ZÄÖÜ])")  # “7. WP Kreistag”
# “für den ”, “an die ”, “im ”, “für die Sitzung des ” before the committee of a row
_LEAD = re.compile(
    r"(?:[Ff]ür|[Aa]n|[Ii]m|[Ii]n|[Zz]ur?|[Bb]eim|[Dd]urch|[Vv]om)\s+(?:(?:den|die|das|der|dem)\s+)?(?:Sitzung\s+(?:des|der)\s+)?"
)
_TO_SESSION = re.compile(r"(?:zur\s+)?Sitzung\s+(?:am|vom)\b")  # “… zur Sitzung am 12.03.2019”
_LONGEST_REST = 8  # words
_LONGEST_REMARK = 80  # characters

Token = Committee | Piece


@dataclass(slots=True)
class Path:
    """A Beratungsfolge being read: its committees, each with the pieces that belong to it.

    ``torn``: values of columns that were torn off the committees above; ``early``: such columns before the committees;
    ``before``: pieces of the line that precede their committee; ``order``: the heads as they stand; ``leading``: the kinds of
    pieces that stand before the committee of their row; ``lead``: the word right above the committees, if it may be a value.
    """

    layout: Layout
    rule: str = "beratungsfolge-line"
    entries: list[tuple[Committee, list[Piece]]] = field(default_factory=list)
    torn: list[Piece] = field(default_factory=list)
    before: list[Piece] = field(default_factory=list)
    early: list[Piece] = field(default_factory=list)
    order: list[HeadKind] = field(default_factory=list)
    leading: frozenset[str] = frozenset()
    lead: Piece | None = None

    def bare(self) -> list[Committee]:
        """The committees at the end that nothing has been said of yet, but that they meet in public or not."""
        run: list[Committee] = []
        for committee, pieces in reversed(self.entries):
            if any(piece.kind not in ("skip", "public") for piece in pieces):
                break
            run.append(committee)
        return run[::-1]


def tokens_of(text: str, first: int, last: int, path: Path) -> list[Token] | None:
    """The committees and pieces that a line consists of, or None where it holds anything else."""
    tokens: list[Token] = []
    position = first
    while position < last:
        if text[position] in " \t":
            position += 1
            continue
        token = _token(text, position, last, tokens, path) or _remark(text, position, last, tokens, path)
        if token is None:
            return list(cells) if (cells := glued_cells(text, first, last)) else None
        tokens.append(token)
        position = token.end
    return tokens


def _remark(text: str, position: int, last: int, tokens: Sequence[Token], path: Path) -> Piece | None:
    """What the vocabulary does not know behind a committee and its date: the result, where a column is for it."""
    named = tokens and isinstance(tokens[-1], Piece) and text[tokens[-1].start : tokens[-1].end].strip() == ":"
    if last - position > _LONGEST_REMARK and named:
        cut = text.rfind(" ", position, position + _LONGEST_REMARK)
        stop = cut if cut > position else position + _LONGEST_REMARK
        return Piece("result", position, last, " ".join(text[position:stop].split()))
    if last - position > _LONGEST_REMARK or not any(isinstance(token, Committee) for token in tokens):
        return None
    if not any(isinstance(token, Piece) and token.kind in ("date", "debris") for token in tokens):
        return None
    kind: Literal["result", "skip"] = "result" if path.layout.result else "skip"
    said = " ".join(text[position:last].split())
    if _MINUTES_NUMBER.fullmatch(said):
        kind = "skip"
    return Piece(kind, position, last, said.rstrip(")") if said.count(")") > said.count("(") else said)


def _token(text: str, position: int, last: int, tokens: Sequence[Token], path: Path) -> Token | None:
    named = any(isinstance(token, Committee) for token in tokens)
    if not named and (lead := _LEAD.match(text, position, last)) and committee_at(text, lead.end(), last):
        return Piece("skip", position, lead.end(), "")
    if skipped := _beside_committee(text, position, last, path, named=named):
        return skipped
    committee = _committee(text, position, last)
    if committee:
        committee = _widened(text, committee, last)
        return committee.nominative if text.endswith("des ", max(0, position - 4), position) else committee
    if not named and (committee := short_name_at(text, position, last)):
        return committee
    piece = piece_at(text, position)
    within = piece is not None and (piece.end <= last + 1 or piece.kind == "skip")
    if piece and within and not (piece.kind == "skip" and text[position].isalpha() and not tokens):
        return replace(piece, end=min(piece.end, last))
    if not tokens and path.entries and _goes_on(text[position:last], path.entries[-1]):
        return grown(text, path, position, last)
    if not tokens or all(isinstance(token, Piece) and token.kind in ("public", "skip") for token in tokens):
        match = _UNKNOWN.match(text, position, last)
        if match and len(match[0].split()) <= 7 and len(match[0]) >= 2:
            return Committee.printed(text, position, match.end())
    dates_lead = path.entries and "date" in path.leading and len(tokens) == 1 and tokens[0].start == tokens[-1].start
    if dates_lead and isinstance(tokens[0], Piece) and tokens[0].kind == "date":
        number = _NUMBER_OF_TERM.search(text, position, last)
        match = _BEHIND_DATE.fullmatch(text, position, number.start() if number else last)
        if match:
            return Committee.printed(text, position, match.end())
    words, _ = head_words(text, position, last)
    if words and text[words[0].end : words[0].end + 1] == ":" and words[0].kind not in ("title", "committee"):
        return Piece("skip", position, words[0].end + 1, "")
    return None


def _committee(text: str, position: int, last: int) -> Committee | None:
    """The committee at ``position``, by a short word or behind an adjective in small letters as well."""
    term = _TERM.match(text, position, last)
    if begin := term.end() if term else described_at(text, position, last):
        found = _committee(text, begin, last)
        return Committee.printed(text, position, found.end) if found else None
    committee = committee_at(text, position, last)
    if committee is None and (short := _SHORT.match(text, position, last)):
        return Committee(position, short.end(), short[0])
    return committee


def _beside_committee(text: str, position: int, last: int, path: Path, *, named: bool) -> Piece | None:
    """What names a committee or its office and is none: the session's name behind the committee, the person who reports."""
    if named and (session := _SESSION_NAME.match(text, position, last)):
        committee = committee_at(text, session.end(), last) if session["of"] else None
        end = committee.end if committee else session.end()
        number = session["number"]
        return Piece("session" if number else "skip", position, end, number or "")
    end_of_person = person_at(text, position, last) if named and "other" in path.order else None
    return Piece("skip", position, end_of_person, "") if end_of_person else None


def _widened(text: str, committee: Committee, last: int) -> Committee:
    """The name with the rest of it that stands before the next value: “Betriebsausschuss Seniorenheime 12.03.2018”."""
    end = position = committee.end
    for _ in range(_LONGEST_REST):
        match = _REST.match(text, position, last)
        if match is None:
            break
        after = position + len(match[0]) - len(match[0].lstrip(" \t-–/,("))
        piece = piece_at(text, after)
        in_brackets = match[0].lstrip().startswith("(") and committee_at(text, after, last)
        if not in_brackets and (
            committee_at(text, after, last)
            or _TO_SESSION.match(text, after, last)
            or _SESSION_NAME.match(text, after, last)
            or (piece and piece.kind != "skip")
        ):
            break
        position = match.end()
        if not re.fullmatch(_CONNECTED, match[0].strip()):
            end = position
    if position == last and end < last and re.fullmatch(rf"[\s,]*(?:{_CONNECTED}\s*)?", text[end:last]):
        return Committee.printed(text, committee.start, last)
    rest = len(text[end:last]) - len(text[end:last].lstrip(" \t-–,|:;("))
    if end == committee.end or (end + rest < last and piece_at(text, end + rest) is None):
        return committee
    return Committee.printed(text, committee.start, end)


def _goes_on(line: str, entry: tuple[Committee, list[Piece]]) -> bool:
    """Whether a line is the rest of the name above it: “Verwaltung” after “Soziales und”, “„Heime des Kreises“”."""
    if is_open(entry):
        return re.fullmatch(r"[\w\s,.„“”\"()&/-]{2,80}", line) is not None and not any(c.isdigit() for c in line)
    return (
        not entry[1]
        and re.fullmatch(r"[„“\"»(][^„“”\"»«():]{2,70}[“”\"«)]|(?:für|und|sowie)\s[\w\s,-]{3,60}", line) is not None
    )


def is_open(entry: tuple[Committee, list[Piece]]) -> bool:
    """Whether the committee's name breaks off: “Ausschuss für Kultur, Sport und”."""
    name = entry[0].name
    return not entry[1] and (leaves_open(name) or name.endswith((",", "-", "/")))


def grown(text: str, path: Path, position: int, last: int) -> Committee:
    committee, _ = path.entries.pop()
    return Committee.printed(text, committee.start, last)
