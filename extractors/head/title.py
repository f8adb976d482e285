"""The title of a paper where no label names it: the line of the head that looks like one, above where the paper begins to tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.consultations.committees import committee_at, place_below
from extractors.consultations.values import begins_body
from extractors.document import Block
from extractors.german.dates import find_days, read_day
from extractors.german.names import read_person
from extractors.german.text import UNFINISHED
from extractors.head.mentions import is_office_line
from extractors.head.paper_type import is_paper_type, type_words
from extractors.head.reading import Head, HeadText
from extractors.labels.pairs import inline_pairs
from extractors.labels.value_kinds import fits
from extractors.language import lookup
from extractors.municipality.gazetteer import named_at
from extractors.sections import split

_SHORTEST, _LONGEST = 8, 330
_MOST_LINES = 4
_WITHIN, _REACH = 3000, 6  # characters; blocks above the salutation
# “12345 Seedorf”, “Seedorf, den 3. Mai 2028”, “Am Markt 4”, “An den”, “post@seedorf.example”
_ADDRESS = re.compile(
    r"\b\d{5}\s|,\s(?:den\s)?\d{1,2}\.|[a-zß.]\s\d{1,3}$|@|www\.|\b[Tt]el|,$|^(?:An|Im|im|Herrn?|Frau|Stadt|Fraktion)\b"
)
_SAME_SIZE = 0.6  # points
_ENOUGH = 1.6  # more than a paragraph among others has
_LATER = 0.35
_TITLE_WORDS, _WRAPPED = 2, 60
_BOXES = re.compile(r"[☐☒☑✓✗]|\[\s?[xX ]?\s?\]")
# “Anzahl der Anlagen: 1”, “Nachfragen: keine”, “Geschätzte Kosten: 12.000 € netto”
_SHORT_VALUE = re.compile(r"[^:]{4,50}:\s?(?:\d+|\w{2,8}|[^:]{0,20}\d[\d.,]*\s?(?:€|EUR\b|Euro\b).*)")
# “Die Verwaltung empfiehlt, den Antrag abzulehnen.”; not “Förderung des Vereins Bücherwurm e. V.”
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S*[a-zäöüß)]{2}\.$")
_CHAPTER = re.compile(r"\d+(?:\.\d+)+\.?")  # “4.2 Förderung der Vereine”: titles may carry their agenda item
_DATED = re.compile(r"\svom\s\d{1,2}\.\s?\S+\s?\d{4}(?:,.*)?$")  # “Magistratsvorlage Nr. 87/18 vom 31.03.2018”
_NAMES = re.compile(r"(?:[–/,-]?\s*[A-ZÄÖÜ][\w-]*[–/,-]?\s*)*")  # “- Seedorf Tannau”: whose council it is
# “Vergabe der Reinigung”, “Antrag auf Erweiterung”: what it is about, not what it is
_ABOUT = re.compile(
    r"(?:Vergabe|Richtlinie|\w*[Vv]ertrag|Vereinbarung)\s(?:der|des|von|über|mit|zur)\s|\w*[Aa]ntrag\sauf\s"
)

_TORN = re.compile(rf"\s(?:{UNFINISHED})$")
# “… ist neu zu fassen. Der Stadtrat hat …”: sentences
_SENTENCES = re.compile(r"[a-zäöüß)]{3,}\.\s+[A-ZÄÖÜ]|.*[a-zäöüß)]{3,}\.\s*$", re.DOTALL)
GREETING = r"Sehr (?:geehrte|verehrte)"
SALUTATION = re.compile(rf"(?:.*\n)?{GREETING}")
_PARAGRAPH, _LONG_PARAGRAPH = 120, 250
_HEADING_WORDS = 2
_FEW = 3  # words


@cache
def _no_title() -> re.Pattern[str]:
    patterns = (entry["pattern"] for entry in lookup("no_titles")["entries"])
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def is_no_title(text: str) -> bool:
    """Whether a line of a head is known not to be a title: “Der Oberbürgermeister”, “Zu TOP 30”."""
    return _no_title().match(text) is not None


@dataclass(frozen=True, slots=True)
class Body:
    """The index of the block where the paper begins to tell; ``headed``: with a heading or a salutation."""

    index: int
    headed: bool


def body_of(blocks: Sequence[Block], *, closed: bool) -> Body | None:
    """Where the paper begins to tell; behind the blocks where a heading follows them (``closed``)."""
    for index, block in enumerate(blocks):
        if index and block.table is None and (_opens(block) or tells(block)):
            return Body(index, _opens(block))
    return Body(len(blocks), headed=True) if closed else None


def _opens(block: Block) -> bool:
    text = block.text.strip(" –-")
    if SALUTATION.match(text):
        return True
    heading = text.endswith(":") or len(text.split()) <= _HEADING_WORDS
    return heading and begins_body(text) and not is_paper_type(text)


def tells(block: Block) -> bool:
    """Whether a block is a paragraph, or the first question of an inquiry: “1. Wie viele Bäume wurden gepflanzt?”."""
    text = block.text.strip()
    long = len(text) > _LONG_PARAGRAPH or (len(text) > _PARAGRAPH and _SENTENCES.search(text) is not None)
    return long or (block.marker != "" and text.endswith("?"))


@dataclass(frozen=True)
class _Head:
    """The blocks of the head, the spans that labels have taken, and the index of the block where the Beratungsfolge begins;
    ``body``: where the paper begins to tell, if it does."""

    blocks: Sequence[Block]
    taken: Sequence[tuple[int, int]]
    path: int
    body: Body | None

    def free(self, block: Block) -> bool:
        return not any(start < block.end and block.start < end for start, end in self.taken)

    def passes(self, index: int) -> bool:
        """Whether a block between a title and the Beratungsfolge is neither a title nor a label: “Antrag der Fraktion Freie Liste”."""
        block = self.blocks[index]
        return self.path < len(self.blocks) and self.free(block) and not _could_be(block)

    def framed(self) -> range:
        """The blocks between the last label and the Beratungsfolge: the title stands among them, whatever it looks like."""
        labels = [index for index, block in enumerate(self.blocks[: self.path]) if not self.free(block)]
        return range(labels[-1] + 1, self.path) if labels and self.path < len(self.blocks) else range(0)

    def joins(self, index: int) -> bool:
        """Whether the next block goes on with the title of this one: the next line, of the same look."""
        if index + 1 >= len(self.blocks):
            return False
        here, following = self.blocks[index], self.blocks[index + 1]
        same = abs(here.size - following.size) < _SAME_SIZE and here.bold == following.bold
        alike = same and following.start - here.end == 1
        return (
            (alike or _breaks_off(here, following))
            and not _is_whole(here.text.rstrip(), following.text)
            and (not following.marker or _is_dashed(following))
            and _could_be(here, first=False)
            and (_is_dashed(following) or _could_be(following, first=False))
            and self.free(here)
            and self.free(following)
        )


def read_title(head: Head) -> HeadText | None:
    """The best line of the head, joined with the lines that go on with it, if it is good enough."""
    blocks = [block for block in head.document.blocks if block.start < head.end]
    taken = [
        (label.label.start, max(label.label.end, label.end))
        for label in head.labels
        if label.key not in ("annexes", "other")
    ]
    path = next((index for index, block in enumerate(blocks) if block.start >= head.path), len(blocks))
    seen = _Head(blocks, taken, path, body_of(blocks, closed=head.closed))
    letterhead = _councils(blocks)
    candidates = [
        index for index, block in enumerate(blocks) if index not in letterhead and _could_be(block) and seen.free(block)
    ]
    framed = seen.framed()
    within = [index for index in candidates if index in framed]
    if not within and 0 < len(framed) <= _MOST_LINES and all(_says_something(blocks[index]) for index in framed):
        return _title(head, blocks[framed[0]], blocks[framed[-1]])
    above = [index for index in candidates if seen.body is None or index < seen.body.index]
    candidates = within or above or candidates
    if not candidates:
        return None
    scores = {index: _score(seen, index, rank) for rank, index in enumerate(candidates)}
    best = max(candidates, key=lambda index: (scores[index], -index))
    if scores[best] < _ENOUGH and not within:
        return None
    first = last = best
    while seen.joins(last) and last - first + 1 < _MOST_LINES:
        last += 1
    while first > 0 and seen.joins(first - 1) and last - first + 1 < _MOST_LINES:
        first -= 1
    return _title(head, blocks[first], blocks[last])


def _title(head: Head, first: Block, last: Block) -> HeadText | None:
    """The lines as a title, unless it goes on where they do not say: “Anfrage der Fraktionen im Rat der” beside a letterhead."""
    start, end = first.start, last.end
    text = " ".join(head.document.text[start:end].split())
    return None if _TORN.search(text) else HeadText(start, end, text, "title")


def _says_something(block: Block) -> bool:
    """Whether a line may be a title by where it stands alone."""
    text = block.text.strip()
    furniture = is_paper_type(text) or (len(text.split()) <= _FEW and is_no_title(text))
    return block.table is None and _SHORTEST <= len(text) <= _LONGEST and not furniture and not _is_value(text)


def _is_value(text: str) -> bool:
    """Whether a line is a box, a day, a place, an office, a committee or a number."""
    return (
        _BOXES.search(text) is not None
        or read_day(text) is not None
        or is_place(text)
        or is_office_line(text)
        or _is_committee(text)
        or fits("reference", text) == 1
    )


def letter_subject(head: Head) -> HeadText | None:
    """“Sanierung der Turnhalle / hier: Zeitplan” above “Sehr geehrte Frau Muster,”."""
    blocks = [block for block in head.document.blocks if block.start < _WITHIN]
    at = next((index for index, block in enumerate(blocks) if SALUTATION.match(block.text)), 0)
    for block in reversed(blocks[max(0, at - _REACH) : at]):
        text = block.text.strip()
        if _has_the_look(block) and not (_ADDRESS.search(text) or read_person(text) or text.startswith("hier:")):
            return HeadText(block.start, block.end, " ".join(text.split()), "title-of-letter")
    return None


def _councils(blocks: Sequence[Block]) -> set[int]:
    """The lines that name the council of a district with its places: “Ortsrat / Seedorf – Tannau”, “Ortsräte - Seedorf Tannau / Au”."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        text = block.text.strip()
        committee = committee_at(text, 0)
        listed = committee is not None and len(text[committee.end :].split()) > 1
        if (_is_committee(text) and listed) or (
            index and (place_below(blocks[index - 1].text, text) or (index - 1 in found and _NAMES.fullmatch(text)))
        ):
            found.add(index)
    return found


def _score(head: _Head, index: int, rank: int) -> float:
    """How much a block is like the title; ``rank`` is its place among those that could be."""
    block, sizes = head.blocks[index], [block.size for block in head.blocks]
    before_path = index < head.path <= min(index + _MOST_LINES, len(head.blocks) - 1) and all(
        head.joins(at) or head.passes(at + 1) for at in range(index, head.path - 1)
    )
    body = head.body.index if head.body else 0
    headed = head.body is not None and head.body.headed
    above = head.blocks[index - 1].text if index else ""
    words = len(block.text.split()) >= _TITLE_WORDS or block.kind == "heading"
    near = words and 0 < index < body <= index + _MOST_LINES and all(head.joins(at) for at in range(index, body - 1))
    before_body = near and headed
    signs = (  # how much each counts
        (1.0, True),
        (1.0, block.kind == "heading"),
        (0.5, block.bold),
        (1.5, 0 < max(sizes) * 0.97 <= block.size and min(sizes) < block.size),
        (2.0, before_path),
        (0.6, any(0 <= block.start - end <= 3 for _, end in head.taken)),
        (
            0.9,
            len(above) < _WRAPPED and (type_words().match(above) or ("/" in above and fits("reference", above) == 1)),
        ),
        (0.4, len(block.text.split()) >= 3),
        (0.6, rank == 0 and len(head.taken) > 1),
        (2.0, before_body),
        (0.5, near and not headed),
    )
    return sum(weight for weight, holds in signs if holds) - (0 if before_body else _LATER * min(rank, 6))


def _is_whole(text: str, following: str) -> bool:
    """Whether a title ends with its line: not “… gemäß § 2 Abs.” above “1 Baugesetzbuch”."""
    if not text.endswith("."):
        return text.endswith(":") and len(text) <= _WRAPPED
    return any(
        sentence.end == len(text) for sentence in split(f"{text} {following}", 0, len(text) + 1 + len(following))
    )


def _breaks_off(here: Block, following: Block) -> bool:
    """Whether a title goes on below however the lines look: within a bracket or quotation marks, or with “hier: …”."""
    return here.text.count("(") > here.text.count(")") or following.text.startswith("hier:")


def _is_dashed(block: Block) -> bool:
    """Whether a line goes on with a title behind a dash: “– Kostenplan und Bauzeit”."""
    return block.marker in ("-", "–") and not block.text.endswith(("-", "–"))


def is_place(text: str) -> bool:
    """Whether a line is the name of a town and nothing else: “Musterhausen”, “Musterhausen,” over the day."""
    named = named_at(text, 0)
    return named is not None and named.end >= len(text.rstrip(" ,"))


def _is_committee(text: str) -> bool:
    """Whether a line is the name of a committee, or a row of the Beratungsfolge: “Bezirksversammlung Grünau”,
    “Stadtrat 12.3.2018 Entscheidung”, “12.03.2018 Stadtrat”."""
    found = committee_at(text.title() if text.isupper() else text, 0)
    rest = text[found.end :].strip(" :,") if found else text
    return found is not None and (_NAMES.fullmatch(rest) is not None or next(find_days(text), None) is not None)


def _could_be(block: Block, *, first: bool = True) -> bool:
    """Whether a block can be the title of a paper, or (not ``first``) its next line: not “Vorlage der Verwaltung”."""
    text = block.text.strip()
    kind = type_words().match(text)
    if kind and (_DATED.search(text) or not (len(text.split()) >= 6 or _ABOUT.match(text))):
        return False
    return _has_the_look(block, first=first)


def _has_the_look(block: Block, *, first: bool = True) -> bool:
    """Whether a block has the look of a title, or (not ``first``) of its next line."""
    text = block.text.strip()
    if block.table is not None or not _SHORTEST <= len(text) <= _LONGEST or text[0] == "(":
        return False
    if text.endswith(":") and (first or len(text) < _WRAPPED):
        return False
    if (first and text[0].islower()) or (block.marker and not _CHAPTER.fullmatch(block.marker)):
        return False
    if _is_value(text) or _SHORT_VALUE.fullmatch(text) or _SENTENCE.match(text) or is_no_title(text):
        return False
    if inline_pairs(text, block.start, bare=True):
        return False
    return sum(map(str.isalpha, text)) >= 6
