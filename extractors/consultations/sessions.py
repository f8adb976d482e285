"""The sessions that sentences in the head of a paper name, instead of a path or beside it.

* sentences: “14. Sitzung des Gemeinderates am 16.02.2010”, “Vorlage für die Sitzung des Kreisausschusses am 3.5.2017 und des
  Kreistages am 15.5.2017”, “Beschluss des Sozialausschusses vom 23.09.2010”, “In den Migrationsausschuss / In die Ratsversammlung”
* the line above an annex: “Sozialausschuss der Stadt Musterstadt 23.11.2023, TOP 4”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.consultations.committees import Committee, abbreviation_at, committee_at
from extractors.consultations.laid_before import for_notice, into_sessions, laid_before
from extractors.consultations.openings import announces_others
from extractors.consultations.paper_lines import lines_above_text
from extractors.consultations.rows import Row
from extractors.consultations.session_words import PAPER, after_name, end_of, tells
from extractors.consultations.stacked import stacked_session
from extractors.consultations.values import ADJECTIVE, day_at, piece_at
from extractors.document import Document

_HEAD = 4000  # characters
_TOP_LINES = 6
_LONGEST_LINE = 120  # characters

_ADJECTIVE = rf"(?i:{ADJECTIVE})"
_MINUTES = r"(?:[A-ZÄÖÜ]\w*)?(?:[Nn]iederschrift|[Pp]rotokoll|[Aa]uszug|Einladung|Tagesordnung|Bekanntmachung)\b[^\n\t]{0,60}?\s"
# “Sitzungsvorlage Nr. 12/2017 für die öffentliche Sitzung des ”, “Niederschrift über die 12. Sitzung des ”, “Zur Sitzung der ”
_SESSION_OF = re.compile(
    rf"""(?:{PAPER}(?:(?:für|zu)\s+(?:die|der)|zur)\s+ | {_MINUTES}(?:(?:für|zu|über|aus)\s+(?:die|der)|zur|der)\s+
      | (?:[Ff]ür|[Zz]u|[Aa]us)\s+(?:die|der)\s+ | [Zz]ur\s+)?
    (?:(?:[Zz]u\s+)?(?:TOP|Tagesordnungspunkt|Punkt)\s+(?:(?P<item>\d{{1,3}}(?:\.\d{{1,2}})*[a-z]?)|[_.…]+)\s+(?:der|zur)\s+)?
    (?:(?P<number>\d{{1,3}})\.\s*)? (?P<adjectives>(?:{_ADJECTIVE}\s+){{0,3}})
    (?:[A-ZÄÖÜ]\w+-?)?(?i:sitzung)(?:en)?\s+(?i:des|der|vom|im)\s+(?:(?:städtischen|staatlichen|gemeinsamen|gemeindlichen)\s+)?""",
    re.VERBOSE,
)
_DECISION_OF = re.compile(r"Beschlu(?:ss|ß)\s+(?:des|der)\s+")
# “(SB)”, “Öffentliche Sitzung” behind it: the title of a decision also where a page was flattened to one line
_DECIDED = re.compile(r"\s*(?:\((?:SB|VB|EB)\)|(?P<no>Nichtö|Ö)ffentliche\s+Sitzung)")
_FIRST_LINES = 1500  # characters
# “Abschließende Beschlussfassung in der ”, “Vorberatung im ”, “, Entscheidung durch den ”
_DUE = re.compile(
    r"[,;\s]*(?:und\s+)?(?P<role>(?:[Aa]bschließende\s+|[Ee]ndgültige\s+)?(?:Beschlussfassung|Beschlußfassung|Beratung|Vorberatung|Entscheidung|Kenntnisnahme|Anhörung|Beschluss|Empfehlung|Einbringung))"
    r"\s+(?:(?:in|durch)\s+(?:der|die|den|das)|im|in|beim)\s+"
)
# the lines below name sessions that dealt with the matter before
_EARLIER = re.compile(
    r"(?:[Gg]gf\.\s+)?(?:[Ff]rühere|[Vv]orherige|[Bb]isherige|[Vv]orangegangene)\s+(?:Behandlung|Beratung|Beschl|Befassung)|Vorgang:|[Bb]ereits\s+gefasste\s+Beschlüsse|Bezug:"
)
_AND = re.compile(r"\s*(?:,|;|/|\bund\b|\bsowie\b)?\s*(?:(?:für\s+)?die\s+Sitzung\s+)?(?:des|der)\s+")
_NEXT_NAME = re.compile(r"[ \t\n]+(?=[A-ZÄÖÜ][^\d\n]{3,80}\sam\s)")  # the next line of a list in the genitive
# “Kulturausschusssitzung am 04.03.2021”
_COMPOUND = re.compile(r"(?P<name>[A-ZÄÖÜ][\wäöüß]*?(?:ausschuss|beirat|rat|tag))s?sitzung(?=\s+(?:am|vom)\s)")
_MARK = re.compile(
    r"(?P<on>[Xx☒☑])(?!\w)|(?P<off>☐)|(?P<no>nicht[- ]?öffentlich\w*(?:\s+Sitzung)?)|(?P<yes>öffentlich\w*(?:\s+Sitzung)?)",
    re.IGNORECASE,
)
_MARK_BEHIND = re.compile(r"[\s,;–-]*\(?(?:(?P<no>N|NÖ|nö|nicht[- ]?öffentlich)|Ö|ö|öffentlich)\)?\.?(?!\w)")
_CAPITALS = re.compile(r"^[^a-zäöüß\n]*SITZUNG [^a-zäöüß\n]*$", re.MULTILINE)
_SPACE = re.compile(r"[ \t]+")


def _head_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines of the head, up to the text of the paper or to what was decided before."""
    for line in lines_above_text(text, _HEAD):
        if _EARLIER.match(text[slice(*line)]):
            return
        yield line


def told_sessions(document: Document) -> list[Row]:
    """The sessions that sentences of the head name."""
    text = _in_small_letters(document.text)
    rows = list(_decided(text))
    lines = list(_head_lines(document.text))
    listed = False  # below “Zeitplan”
    last_told = -1
    for number, (start, end) in enumerate(lines):
        listed = listed or announces_others(document.text[start:end])
        if stacked := stacked_session(text, lines[number : number + 3]):
            rows.append(stacked)
            continue
        found = (
            _told(text, start)
            or for_notice(text, start, rows)
            or (_above(text, start, end) if number <= max(_TOP_LINES - 1, last_told + 1) and not listed else [])
        )
        if found:
            last_told = number
            below = [document.text[slice(*line)] for line in lines[number + 1 : number + 6]]
            rows += _with_lines_below(found, [text[found[-1].end : end], *below])
    return rows


def _in_small_letters(text: str) -> str:
    """The text with a line of capitals that names a session as it would be written: “18. Plenarsitzung des Gemeinderates am 3.4.2018”
    for “18. PLENARSITZUNG DES GEMEINDERATES AM 3.4.2018”. Every character keeps its place."""

    def written(line: re.Match[str]) -> str:
        return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize() if len(word[0]) > 3 else word[0].lower(), line[0])

    return _CAPITALS.sub(written, text[:_FIRST_LINES]) + text[_FIRST_LINES:]


def _decided(text: str) -> Iterator[Row]:
    """“Beschluss des Kulturausschusses vom 12.04.2016 (VB) Öffentliche Sitzung” within a line."""
    for match in _DECISION_OF.finditer(text, 0, _FIRST_LINES):
        for row in _chain(text, match.end(), match.start(), "session-decision")[:1]:
            if (mark := _DECIDED.match(text, row.end)) is not None:
                said = mark if mark["no"] else _DECIDED.match(text, mark.end())
                yield replace(row, public=said["no"] == "Ö" if said and said["no"] else None)
                return


def _told(text: str, start: int) -> list[Row]:
    if match := _SESSION_OF.match(text, start):
        adjectives = match["adjectives"].casefold()
        public = "nicht" not in adjectives if "öffentlich" in adjectives else None
        rows = _chain(text, match.end(), start, "session-sentence")
        if rows and tells(text, rows[-1].end):
            return []
        item = match["item"]
        told = [
            replace(row, public=public, session_number=match["number"], agenda_item=row.agenda_item or item)
            for row in rows
        ]
        return told + (_told(text, end_of(_SPACE, text, told[-1].end)) if told else [])
    if match := _DECISION_OF.match(text, start):
        return _chain(text, match.end(), start, "session-decision")
    if rows := _due(text, start) or laid_before(text, start):
        return rows
    return into_sessions(text, start)


def _due(text: str, start: int) -> list[Row]:
    """“Vorberatung im Sozialausschuss am 3.5.2019, abschließende Beschlussfassung im Stadtrat am 17.5.2019”."""
    rows: list[Row] = []
    position = start
    while match := _DUE.match(text, position):
        committee = committee_at(text, match.end())
        day = day_at(text, after_name(text, committee.end)) if committee else None
        if committee is None or day is None:
            break
        role = " ".join(match["role"].split())
        rows.append(Row(committee, match.start("role"), day.end, "session-due", day=day.day, role=role))
        position = day.end
    return [] if rows and tells(text, position) else rows


def _joint(text: str, committee: Committee | None) -> Committee | None:
    """The committees of a joint session as one: “des Schulausschusses, des Sportbeirates und des Kulturausschusses am”."""
    if committee is None or day_at(text, after_name(text, committee.end)):
        return committee
    last: Committee | None = committee
    names = [_plain_name(committee)]
    while last and (follows := _AND.match(text, last.end)) and (last := committee_at(text, follows.end())):
        names.append(f"{' und' if 'und' in follows[0] else ','} {_plain_name(last)}")
        if day_at(text, after_name(text, last.end)):
            return Committee(committee.start, last.end, "".join(names))
    return committee


def _plain_name(committee: Committee) -> str:
    """“Sportbeirates und des Kulturausschusses” → “Sportbeirat und Kulturausschuss”."""
    return re.sub(r"\b(und|sowie) (?:des|der) ", r"\1 ", committee.nominative.name)


def _chain(text: str, position: int, start: int, rule: str) -> list[Row]:
    """“des Kreisausschusses am 3.5.2017 und des Kreistages am 15.5.2017”: every committee with its date."""
    rows: list[Row] = []
    while committee := _joint(text, committee_at(text, position)):
        day = day_at(text, after_name(text, committee.end))
        if day is None:
            break
        row = Row(committee.nominative, committee.start if rows else start, day.end, rule, day=day.day)
        item = piece_at(text, end_of(re.compile(r"[\s,;(–-]*"), text, day.end))
        if item and item.kind == "item" and "\n" not in text[day.end : item.start]:
            row = replace(row, agenda_item=item.text, end=item.end)
        rows.append(row)
        follows = _AND.match(text, row.end) or _NEXT_NAME.match(text, row.end)
        if not follows:
            break
        position = follows.end()
    return rows


def _above(text: str, start: int, end: int) -> list[Row]:
    """A committee and a date that begin one of the first lines: “Sozialausschuss 23.11.2023, TOP 4”; or its session anywhere
    in the line: “Beschlussvorlage zur Stadtratssitzung am 3.5.2019”."""
    committee = committee_at(text, start, end) or abbreviation_at(text, start)
    after = committee.end if committee else start
    if committee is None and (match := _COMPOUND.search(text, start, end)):
        committee, after = Committee(match.start(), match.end("name"), match["name"]), match.end()
    if committee is None or end - start > _LONGEST_LINE or tells(text, start):
        return []
    on = after_name(text, after)
    day = day_at(text, on)
    if day is None or day.end > end:
        return []
    mark = _MARK.search(text, after, on) or _MARK_BEHIND.match(text, day.end, end)
    public = mark["no"] is None if mark else None
    row = Row(committee, committee.start, day.end, "session-line", day=day.day, public=public)
    item = piece_at(text, end_of(re.compile(r"[ \t,;(–-]*"), text, day.end))
    return [replace(row, agenda_item=item.text, end=item.end) if item and item.kind == "item" else row]


def _with_lines_below(rows: list[Row], lines: Sequence[str]) -> list[Row]:
    """The agenda item and the mark “Öffentlich X Nichtöffentlich” behind a single session and on the lines below it."""
    if len(rows) != 1:
        return rows
    row = rows[0]
    for line in lines:
        text = line.strip()
        piece = piece_at(text, 0)
        if piece and piece.kind == "item" and piece.end == len(text) and row.agenda_item is None:
            row = replace(row, agenda_item=piece.text)
        elif row.public is None and re.match(r"(?:[Xx☒☐]\s*)?(?:nicht[- ]?)?öffentlich", text, re.IGNORECASE):
            row = replace(row, public=_marked(text))
    return [row]


def _marked(text: str) -> bool | None:
    """Which of “öffentlich” and “nichtöffentlich” is crossed; None where neither or both are, the word itself where it is alone."""
    marks = list(_MARK.finditer(text))
    words = [match for match in marks if match["yes"] or match["no"]]
    if len(words) == 1 and len(marks) == 1:
        return words[0]["no"] is None if words[0].end() == len(text) else None
    before = bool(marks) and not (marks[0]["yes"] or marks[0]["no"])
    crossed = set()
    for index, match in enumerate(marks):
        if match["on"]:
            beside = index + 1 if before else index - 1
            if 0 <= beside < len(marks) and marks[beside] in words:
                crossed.add(marks[beside]["no"] is None)
    return crossed.pop() if len(crossed) == 1 else None
