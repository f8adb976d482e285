"""Part an enumeration into what it enumerates: “das Amt für Jugend, Familie und Soziales, die Polizei sowie die Kirchen”.

A comma or “und” inside a name parts nothing: topics of an office, both forms of a word, the left half of a compound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Range
from extractors.german.names import find_persons, is_named_by
from extractors.steering_groups.sectors import has_sector, sector_of

# “, sowie”, “ und ”, “ als auch ”; brackets and quotations are skipped by the splitter
_AND = r"(?:und/oder|und|sowie|(?:als|wie)\s+auch|ebenso\s+wie|plus)"
_SEPARATOR = re.compile(
    rf"(?:\s*[,;]\s*{_AND}|\s+{_AND})\s+(?:auch\s+)?|\s*[,;]\s+|(?<=\S);|\s+auch\s+(?=(?:die|der|das|den|dem|des)\s)"
)
ARTICLE = re.compile(r"(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|des|eine[rnms]?|ein|ihre[rnms]?|seine[rnms]?)\s+")
# “das Amt |für Jugend|”, “der |Fachdienst Jugend|”
_TOPIC_ATTRIBUTE = re.compile(
    r"\b(?:für|mit|gegen|zur|zum|im\s+Bereich)\s+[^()]*$"
    r"|\b(?:(?:Fachb|B)ereich|Dezernat|Abteilung|Fachdienst|Referat|Amt|Ämter|Ressort)(?:s|en?|n)?\s+[A-ZÄÖÜ][^()]*$"
)
_ABSTRACT = re.compile(r"(?:heit|keit|tion|ung|schaft|ismus|tät)$")


_TOPICS = frozenset(
    """bildung sport kultur soziales jugend familie familien senioren seniorinnen integration migration gesundheit wohnen arbeit wirtschaft
    schule schulen umwelt sicherheit ordnung asyl flucht flüchtlinge frauen teilhabe inklusion ehrenamt stadtentwicklung vielfalt
    kinder sprache zuwanderung verkehr personal finanzen recht bürgerdienste betreuung freizeit statistik ältere generationen pflege
    mobilität digitalisierung tourismus bauen planung wissenschaft demografie klimaschutz""".split()
)


def _is_topic(words: str) -> bool:
    """Whether the words are what an office may be about: “Jugend”, “Soziales (FB 5)”."""
    return words.partition(" (")[0].casefold() in _TOPICS


def is_theme(word: str) -> bool:
    """Whether a word is what a body is about, and nobody: “Teilhabe”, “Chancengleichheit”."""
    return _is_topic(word) or (_ABSTRACT.search(word) is not None and sector_of(word) is None)


def conjuncts(text: str, start: int, end: int) -> list[Range]:
    """The parts of the list; a comma or “und” inside a name does not part it."""
    semicolons = [at for at in range(start, end) if text[at] == ";" and not _inside(text, start, at)]
    if semicolons:
        edges = [start, *(edge for at in semicolons for edge in (at, at + 1)), end]
        return [Range(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]
    parts: list[Range] = []
    begin = start
    separators: list[str] = []
    for match in _SEPARATOR.finditer(text, start, end):
        if _inside(text, start, match.start()):
            continue
        parts.append(Range(begin, match.start()))
        separators.append(match[0].strip())
        begin = match.end()
    if begin < end:
        parts.append(Range(begin, end))
    return _rejoined(text, parts, separators)


def _inside(text: str, start: int, at: int) -> bool:
    """Whether ``at`` lies in brackets or in a quotation."""
    before = text[start:at]
    opened = before.count("„") - before.count("“") - before.count("”")
    straight = before.count('"')
    quoted = opened > straight if opened > 0 else straight % 2 == 1
    return before.count("(") > before.count(")") or quoted


def _rejoined(text: str, parts: Sequence[Range], separators: Sequence[str]) -> list[Range]:
    out: list[Range] = []
    for index, part in enumerate(parts):
        if out and _belongs(
            text[out[-1].start : out[-1].end].strip(), text[part.start : part.end].strip(" .\n"), separators[index - 1]
        ):
            out[-1] = Range(out[-1].start, part.end)
        else:
            out.append(part)
    return out


def _belongs(left: str, right: str, separator: str) -> bool:
    """Whether ``right`` goes on with the name of ``left`` instead of naming another member."""
    last, first = left.split()[-1], right.split()[0]
    if last.endswith("-") and last != "-":  # Sport- und Schulamt
        return True
    stem = re.sub(r"(?:innen|in)$", "", last)
    if separator == "und" and stem != last and _same_start(stem, first):
        return True
    if re.fullmatch(r"\d+|[IVX]+", right) or (
        _TOWNS.search(left) and not ARTICLE.match(f"{right} ") and not sector_of(right)
    ):
        return True  # die Fachbereiche 1, 2 und 5; die Gemeinden Altau, Buchen und Lohe
    if separator == "," and _APPOSITION.match(right) and _is_person(left) and not _is_person(right):
        return True  # Frau Muster, Leiterin des Sozialamtes
    if separator == "," and is_named_by(left, right):
        return True  # die Amtsärztin des Kreises, Frau Dr. Muster
    attribute = _TOPIC_ATTRIBUTE.search(left)
    if attribute is None or "sowie" in separator:
        return False
    bare = not ARTICLE.match(right + " ") and first[0].isupper()
    return _is_topic(right) or (bare and separator == "und" and not has_sector(right) and not _is_person(right))


_TOWNS = re.compile(r"\b\w*(?:[Gg]emeinden|[Ss]tädten?|[Kk]ommunen|[Kk]reisen?)\s+[A-ZÄÖÜ][^()]*$")
_APPOSITION = re.compile(
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Ll]eiter|[Bb]eauftragte|[Vv]orsitzende|[Gg]eschäftsführer|[Rr]eferent|[Ss]precher)(?:in|r)?\b"
)


def _same_start(stem: str, word: str) -> bool:
    """“Kreisrät|innen” and “Kreisräten”, “Ärzt|innen” and “Ärzten”, “Bürger|innen” and “Bürgern”."""
    size = max(4, len(stem) - 2)
    return len(stem) >= 4 and word[:size].casefold() == stem[:size].casefold()


def _is_person(text: str) -> bool:
    return next(find_persons(text), None) is not None
