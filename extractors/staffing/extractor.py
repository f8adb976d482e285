"""Effort in people or time that the measure needs: “0,5 VZÄ”, “eine halbe Stelle”, “50 %-Stelle”, “20 Tage”, “10 Wochenstunden”.

Posts, full-time posts and full-time equivalents are one unit (VZÄ). Staff that is there already is left alone, as are
offices called Stelle (Beratungsstelle, Geschäftsstelle), places in a text (“an anderer Stelle”) and terms (“binnen 14 Tagen”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.document import Document, Range
from extractors.facts import LeftAlone, Staffing
from extractors.german.numbers import read_quantity
from extractors.protocol import Extractor, Known
from extractors.sections import sentences
from extractors.staffing import wordings


@dataclass(frozen=True, slots=True)
class _Effort:
    span: Range
    quantity: Decimal
    unit: str
    rule: str
    vague: bool  # “eine Stelle” may be a body as well


def extract(document: Document, known: Known) -> Iterator[Staffing | LeftAlone]:
    """The posts, days and hours that the paper asks for, each once."""
    seen: dict[tuple[Decimal, str], set[str | None]] = {}
    for unit in sentences(document):
        sentence = document.text[unit.start : unit.end]
        for effort in _efforts(sentence):
            span = Range(unit.start + effort.span.start, unit.start + effort.span.end)
            evidence = document.evidence(span.start, span.end)
            reason = _not_needed(sentence, effort)
            key = (effort.quantity.normalize(), effort.unit)
            label = _label(sentence, effort)
            point = label if _listed(document, span) else None
            if reason is None and key in seen and (point is None or seen[key] & {None, point}):
                reason = "the same effort is named before"
            if reason is not None:
                yield LeftAlone(evidence=evidence, rule="staffing-not-needed", reason=reason)
                continue
            seen.setdefault(key, set()).add(point)
            yield Staffing(evidence=evidence, rule=effort.rule, quantity=effort.quantity, unit=effort.unit, label=label)


def trigger(document: Document) -> Iterator[Range]:
    """Numbers of posts, shares of posts and weekly hours."""
    for sign in wordings.SIGN.finditer(document.text):
        yield Range(sign.start(), sign.end())


def _listed(document: Document, span: Range) -> bool:
    """Whether the effort is a point of a list, where an equal one for another purpose is another."""
    block = document.block_at(span.start)
    return block is not None and (block.kind == "item" or wordings.NUMBERED.match(block.text) is not None)


def _efforts(sentence: str) -> Iterator[_Effort]:
    """Every effort in the sentence, none inside another."""
    if not wordings.OF_EFFORT.search(sentence):
        return
    found: list[_Effort] = []
    for rule, pattern in (
        ("staffing-percent", wordings.PERCENT),
        ("staffing-extent", wordings.EXTENT),
        ("staffing-posts", wordings.OF_POSTS),
        ("staffing-days", wordings.WORKING_DAYS),
        ("staffing-days", wordings.DAYS),
        ("staffing-hours", wordings.HOURS),
    ):
        for match in pattern.finditer(sentence):
            effort = _effort(sentence, match, rule)
            if effort is not None and not any(
                effort.span.start < other.span.end and other.span.start < effort.span.end for other in found
            ):
                found.append(effort)
    found.sort(key=lambda effort: effort.span.start)
    yield from found


def _effort(sentence: str, match: re.Match[str], rule: str) -> _Effort | None:
    parts = match.groupdict()
    start = match.start()
    if parts.get("percent"):
        quantity: Decimal | None = Decimal(parts["percent"].replace(",", ".")) / 100
        if quantity is not None and not Decimal("0.05") <= quantity <= 1:
            return None
    else:
        quantity = _quantity(parts.get("quantity") or parts.get("works") or "")
    if quantity is None or quantity == 0:
        return None
    if parts.get("posts") and parts.get("quantity") and not re.search(r"\d", match[0]):
        part_time = parts["posts"].casefold().partition("stelle")[0].rstrip("-")
        if part_time == "teilzeit":
            return None  # how much of a post it is, stands elsewhere
        quantity = quantity / 2 if part_time == "halbtags" else quantity
    if rule == "staffing-days":
        if match.re is wordings.DAYS and (not wordings.AT_WORK.search(sentence) or wordings.TERM.search(sentence)):
            return None
        return _Effort(Range(start, match.end()), quantity, "Tage", rule, vague=False)
    if rule == "staffing-hours":
        if "wochenstunden" not in match[0].casefold() and not wordings.EMPLOYED.search(sentence):
            return None
        return _Effort(Range(start, match.end()), quantity, "Stunden", rule, vague=False)
    vague = (
        bool(parts.get("quantity"))
        and (parts.get("posts") or "").casefold() in ("stelle", "stellen")
        and not re.search(r"\d|halb|viertel|volle|ganze", parts["quantity"], re.IGNORECASE)
        and not re.search(r"\b(?:insgesamt|zusammen)\s+\Z", sentence[:start])
    )
    if not re.search(r"\d", match[0]) and re.match(
        r"\s*\(\s*\d+(?:,\d+)?\s?(?:VZ|Stelle|%|Prozent)", sentence[match.end() :]
    ):
        return None
    if vague and wordings.PLACE.search(sentence[:start]):
        return None
    return _Effort(Range(start, match.end()), quantity, "VZÄ", rule, vague)


def _quantity(words: str) -> Decimal | None:
    """“2 x 0,5” is one post, “eine volle” and “zwei halbe” as well."""
    words = wordings.FURTHER.sub("", words)
    several = re.fullmatch(r"(\w+)\s+(0,\d+)", words)
    words = f"{several[1]} x {several[2]}" if several is not None else words
    halves = wordings.HALVES.fullmatch(words)
    if halves is not None:
        words = f"{halves['count']} x {halves['part']}"
    factor, times, each = (part.strip() for part in re.sub(r"[xX×]", "×", words, count=1).partition("×"))
    if times:
        count, part = read_quantity(factor), read_quantity(each)
        return count * part if count is not None and part is not None else None
    return read_quantity(re.sub(r"\s+(?:volle|ganze)[rnms]?", "", _german_point(words), flags=re.IGNORECASE))


def _german_point(words: str) -> str:
    """“0.5” as some papers write it."""
    return re.sub(r"^(\d{1,2})\.(\d{1,2})$", r"\1,\2", words)


def _not_needed(sentence: str, effort: _Effort) -> str | None:
    """Why the effort is none of the measure, if so."""
    if effort.vague and not wordings.CREATED.search(sentence):
        return "“eine Stelle” may be a body or a place"
    if wordings.ENDS.search(sentence) and not wordings.CREATED.search(sentence):
        return "posts that end"
    if wordings.EXISTING.search(sentence) and not wordings.NEEDED.search(sentence):
        return "staff that is there already"
    return None


def _label(sentence: str, effort: _Effort) -> str | None:
    """What the effort is for: “für die Koordination des Netzwerks”, or who gives it."""
    behind = re.match(
        r"\s*(?:\([^)]*\)\s*)?((?:für|als|der|des|zur(?!\s+Verfügung)|im)\s+[^,.;:()]{3,80})",
        sentence[effort.span.end :],
    )
    if behind is not None:
        return " ".join(behind[1].split())
    named = re.match(r"\s+([A-ZÄÖÜ][\w/*:-]{3,}(?:\s[A-ZÄÖÜ][\w/*:-]+)?)\s*(?:,|$)", sentence[effort.span.end :])
    if named is not None:
        return str(named[1])
    before = re.search(
        r"([A-ZÄÖÜ][\w/*:-]+(?:\s+[\w/*:-]+){0,6})\s*(?:\(|mit|von|im\s+Umfang\s+von|:)?\s*\Z",
        sentence[: effort.span.start],
    )
    if before is None or wordings.NO_PURPOSE.search(before[1]):
        return None
    return " ".join(before[1].split())


EXTRACTOR = Extractor("staffing", (Staffing,), extract, trigger)
