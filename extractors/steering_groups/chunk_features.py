"""What speaks for a chunk's naming a member: its own words, those before and behind it, the bodies near, the list that it stands in.

Features are words, so that the weights can be read: “-1 actor” says that the chunk before is somebody, “c last aus” that “aus” stands
before this one, “sentence belongs” that its sentence has a verb of belonging.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from extractors.context import BODY, CONTEXT, FIELD, LEADS, MEMBER, PARTNER, reading
from extractors.document import Block, Document
from extractors.german.names import find_persons, read_person
from extractors.german.syntax import words
from extractors.language import lookup
from extractors.sections import section_at
from extractors.steering_groups.chunks import Chunk, among
from extractors.steering_groups.sectors import is_actor, is_general, sector_of

_SHORT, _LISTED = 110, 160  # letters of a line, and of an item among others
_REACH = 60  # chunks of a sentence; longer ones are tables, not sentences
_FARTHEST = 5  # sentences since one that named a body
_NEXT = ("¶",)  # the connector behind the last chunk


def features_of(document: Document, run: Sequence[Chunk]) -> list[list[str]]:
    """The features of each chunk of an unbroken run."""
    view = _View(document, run)
    return [
        [
            *view.own[at].kinds,
            *view.own[at].words,
            *_connectors(view, at),
            *_beside(view, at),
            *view.of_block[chunk.block],
            f"depth {min(chunk.depth, 2)}",
            *_of_cell(view, chunk),
            *_of_sentence(view, at),
            *_in_context(view, at),
        ]
        for at, chunk in enumerate(run)
    ]


@dataclass(frozen=True, slots=True)
class _Own:
    """What a chunk says by itself: what ``kinds`` of words it has, and its ``words`` with their beginnings and ends."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def somebody(self) -> bool:
        return not {"actor", "sector", "person"}.isdisjoint(self.kinds)

    @property
    def first(self) -> str:
        """The first noun."""
        return self.words[0][2:]


_LEAD = re.compile(
    r"(?:Vertret|Mitglied|Person|Delegiert|Repräsent|Mitarbeit|Teilnehm|Beteiligte|Expert|Akteur)\w*(?:[/*:_-]+\w+)*"
)


@lru_cache(maxsize=8192)
def _own(text: str, body: str) -> _Own:
    row = words(text)
    nouns = [text[word.start : word.end] for word in row if word.kind == "noun"] or [text]
    first, last = nouns[0].casefold(), nouns[-1].casefold()
    found = [
        f"w={first}",
        f"end3={first[-3:]}",
        f"end5={first[-5:]}",
        f"begin={first[:5]}",
        f"nouns={min(len(nouns), 3)}",
    ]
    if len(nouns) > 1:
        found += [f"last3={last[-3:]}", f"last5={last[-5:]}"]
    if row and row[0].kind != "noun":
        found.append("number" if row[0].kind == "number" else f"det={row[0].low}")
    if any(word.kind == "low" for word in row):
        found.append("adjective")
    return _Own(tuple(_kinds(text, nouns[0], body)) or ("nobody",), tuple(found))


def _kinds(text: str, first: str, body: str) -> Iterator[str]:
    sector = sector_of(text)
    persons = read_person(text[text.find(first) :]) or next(find_persons(text), None)
    shown = {
        "actor": is_actor(text) or is_actor(first),
        "sector": sector is not None,
        f"sector {sector}": sector is not None,
        "person": persons is not None,
        "general": is_general(text),
        "lead": _LEAD.fullmatch(first) is not None,
        "quoted": first[0] in '„“»«"',
        "capitals": first.isupper() and len(first) > 1,
        "is body": bool(body),
        f"is body {body}": bool(body),
        "elided": text.endswith("-"),  # “|Kultur-| und Sportamt”
        "digit": text[-1].isdigit(),
    }
    return (name for name, is_so in shown.items() if is_so)


@cache
def _cue_patterns() -> dict[str, re.Pattern[str]]:
    return {
        cue["id"]: re.compile(rf"(?:an|mit|zu|ein|dazu|zusammen|teil|bei)?(?:{'|'.join(map(re.escape, cue['stems']))})")
        for cue in lookup("membership")["cue"]
    }


@lru_cache(maxsize=8192)
def _cues(low: str) -> tuple[str, ...]:
    """What the word says of membership: “angehören” belongs, “Protokoll” minutes."""
    return tuple(name for name, pattern in _cue_patterns().items() if pattern.match(low))


class _View:
    """A run of chunks with what several features ask for."""

    def __init__(self, document: Document, run: Sequence[Chunk]) -> None:
        self.document, self.run = document, run
        self.own = [_own(document.text[chunk.start : chunk.end], chunk.body) for chunk in run]
        self.sentences: defaultdict[int, list[int]] = defaultdict(list)
        self.blocks: defaultdict[int, list[int]] = defaultdict(list)
        self.heads: dict[tuple[int, int], str] = {}
        for at, chunk in enumerate(run):
            self.sentences[chunk.sentence].append(at)
            self.blocks[chunk.block].append(at)
            if chunk.row == 0:
                self.heads.setdefault(
                    (chunk.block, chunk.column), document.text[chunk.start : chunk.end].casefold()[:8]
                )
        self.cue_words = [
            [low for low in self.connector(at) if low[0].isalpha() and _cues(low)] for at in range(len(run) + 1)
        ]
        read = reading(document)
        self.odds = [read.of(chunk) for chunk in run]
        self.members = [_level(rows[:, MEMBER].max(axis=1).mean()) for rows in self.odds]
        self.cues = {number: self._cues_of(inside) for number, inside in self.sentences.items()}
        self.since = _since_body(self)
        self.of_block = _of_blocks(self)

    def connector(self, at: int) -> tuple[str, ...]:
        return self.run[at].connector if at < len(self.run) else _NEXT

    def _cues_of(self, inside: Sequence[int]) -> list[str]:
        lows = [low for at in (*inside, inside[-1] + 1) for low in self.connector(at)]
        lows += [self.own[at].first for at in inside if not self.run[at].body]
        return sorted({cue for low in lows for cue in _cues(low)})


def _connectors(view: _View, at: int) -> Iterator[str]:
    before, behind = view.connector(at), view.connector(at + 1)
    for name, connector in (("c", before), ("n", behind)):
        yield f"{name}: {' '.join(connector)[:24]}"
        if connector:
            yield f"{name} first {connector[0]}"
            yield f"{name} last {connector[-1]}"
        for low in dict.fromkeys(connector):
            yield f"{name} has {low}"
        yield from dict.fromkeys(f"{name} {cue}" for low in connector for cue in _cues(low))
    joined = " ".join(before)[-14:]
    yield f"c={joined} & {view.own[at].kinds[0]}"
    if at:
        yield f"c={joined} & -1 {view.own[at - 1].kinds[0]}"


def _beside(view: _View, at: int) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        if not 0 <= at + step < len(view.run):
            continue
        other = view.own[at + step]
        yield from (f"{step} {kind}" for kind in other.kinds)
        if abs(step) == 1:
            yield from (f"{step} {word}" for word in other.words[:3])
            if view.run[at + step].sentence != view.run[at].sentence:
                yield f"{step} other sentence"


def _of_cell(view: _View, chunk: Chunk) -> Iterator[str]:
    if view.document.blocks[chunk.block].table is not None:
        yield f"column {min(chunk.column, 4)}"
        yield f"head {view.heads.get((chunk.block, chunk.column), '')}"
        yield f"first head {view.heads.get((chunk.block, 0), '')}"
        yield f"row {min(chunk.row, 1)}"


def _of_sentence(view: _View, at: int) -> Iterator[str]:
    whole = view.sentences[view.run[at].sentence]
    inside = range(max(whole[0], at - _REACH), min(whole[-1], at + _REACH) + 1)
    many = [view.own[other].somebody for other in inside]
    yield f"share {round(4 * sum(many) / len(many))}"
    yield f"many {min(len(many), 12) // 3}"
    yield from (f"sentence {cue}" for cue in view.cues[view.run[at].sentence])
    yield f"sentence begins {' '.join(view.connector(inside[0]))[:12]} {view.own[inside[0]].first}"
    bodies = [other for other in inside if view.run[other].body]
    before, behind = [o for o in bodies if o < at], [o for o in bodies if o > at]
    for name, other in (("before", before[-1:]), ("behind", behind[:1])):
        for place in other:
            yield f"body {name} {among(abs(at - place), 0, 1, 2, 5, 10)}"
            yield f"body {name} {view.run[place].body}"
    if not bodies:
        yield "no body here"
        yield from view.since[view.run[at].sentence]
    yield from _nearest_cue(view, "last", range(at, inside[0] - 1, -1))
    yield from _nearest_cue(view, "next", range(at + 1, inside[-1] + 2))


def _in_context(view: _View, at: int) -> Iterator[str]:
    """How much the chunk and those beside it read like the names of members and others."""
    for step in (-1, 0, 1):
        if 0 <= at + step < len(view.run):
            yield f"{CONTEXT}{step} member {view.members[at + step]}"
    rows = view.odds[at]
    begins = _level(rows[:, MEMBER.start].max())
    yield f"{CONTEXT}begins {begins}"
    yield f"{CONTEXT}begins {begins}, member {view.members[at]}"
    for name, of in (("leads", LEADS), ("field", FIELD), ("partner", PARTNER), ("body", BODY)):
        yield f"{CONTEXT}{name} {min(max(round(float(rows[:, of].max(axis=1).mean()) / 2), -2), 2)}"


def _level(odds: float) -> int:
    """Log-odds in whole numbers."""
    return min(max(round(float(odds)), -5), 4)


def _since_body(view: _View) -> dict[int, list[str]]:
    """For each sentence how many there are since one that names a body, and with that how it begins and what it says of membership:
    “Die Lenkungsgruppe tagt viermal. |Regelmäßig kommen| auch …”."""
    found: dict[int, list[str]] = {}
    far = _FARTHEST
    for number, inside in view.sentences.items():
        far = 0 if any(view.run[at].body for at in inside) else min(far + 1, _FARTHEST)
        begins = f"begins {' '.join(view.connector(inside[0]))[:12]}"
        found[number] = [f"since {far}", *(f"since {far} {sign}" for sign in (begins, *view.cues[number]))]
    return found


def _nearest_cue(view: _View, name: str, places: range) -> Iterator[str]:
    """The nearest word of membership between the chunks: the last before, or the next behind."""
    for place in places:
        if found := view.cue_words[place]:
            nearest = found[-1 if places.step < 0 else 0]
            yield f"{name} cue {nearest[:7]}"
            yield from (f"{name} cue {cue}" for cue in _cues(nearest))
            return


def _end(block: Block) -> str:
    end = block.text.rstrip()[-1:]
    return end if end in tuple(".:,;") else ""


def _of_blocks(view: _View) -> dict[int, list[str]]:
    """What each block says of its chunks: its form, its section, and what stands above it."""
    above = _Above()
    shares = _shares(view)
    out = {}
    for number, inside in view.blocks.items():
        block = view.document.blocks[number]
        section = section_at(view.document, block.start)
        length = "short" if block.end - block.start <= _SHORT else "long"
        out[number] = [
            f"in {block.kind}",
            f"in {block.kind} {length}{_end(block)}",
            f"section {section.kind if section else ''}",
            *above.features(block.kind),
            *shares.get(number, ()),
        ]
        bodies = [view.run[at].body for at in inside if view.run[at].body and "several" not in view.run[at].body]
        above.take(block, bodies)
    return out


def _shares(view: _View) -> dict[int, list[str]]:
    """For each block of a list, how many of its lines begin with somebody."""
    lists: list[dict[int, bool]] = []
    last: Block | None = None
    for number, inside in view.blocks.items():
        block = view.document.blocks[number]
        if last is None or not _is_sibling(last, block):
            lists.append({})
        lists[-1][number] = view.own[inside[0]].somebody
        last = block
    return {
        number: [f"list share {round(4 * sum(lines.values()) / len(lines))} {min(len(lines), 4)}"]
        for lines in lists
        if len(lines) > 1
        for number in lines
    }


def _is_sibling(block: Block, other: Block) -> bool:
    marked = block.marker[:1].isalnum() == other.marker[:1].isalnum()
    return block.kind == other.kind and marked and len(other.text) < _LISTED


@dataclass(slots=True)
class _Above:
    """What stood above a block: the ``body`` named last and how ``far`` above, the cues of the words that opened the list, and of
    the block right ``before``."""

    body: str = "none"
    far: int = 0
    opened: tuple[str, ...] = ()
    end: str = ""
    before: str = ""
    label: tuple[str, ...] = field(default=())

    def take(self, block: Block, bodies: Sequence[str]) -> None:
        """Go on below this block."""
        end, short = _end(block), block.end - block.start <= _SHORT
        cues = tuple(sorted({cue for word in words(block.text[-150:]) for cue in _cues(word.low)}))
        opens = block.kind != "item" and (end in (".", ":") or block.kind == "heading" or bool(bodies) or not short)
        if bodies:
            self.body, self.far = f"{block.kind} {bodies[-1]}", 0
        elif opens:
            self.far += 1
        if opens and (cues or bodies or not (short and end == ":")):
            self.opened, self.end = cues, end
        self.before, self.label = f"{block.kind}{end}", cues

    def features(self, kind: str) -> Iterator[str]:
        """What it says of a block of this kind."""
        yield f"{kind} below {self.body} {min(self.far, 4)}"
        yield f"below {min(self.far, 4)}"
        yield f"{kind} after {self.before}"
        yield f"{kind} opened {self.end}"
        yield from (f"{kind} opened {cue}" for cue in self.opened)
        yield from (f"above {cue}" for cue in self.label)
