"""Part an enumeration into what it enumerates: “das Amt für Jugend, Familie und Soziales, die Polizei sowie die Kirchen”.

A comma or “und” inside a name parts nothing: topics of an office, both forms of a word, the left half of a compound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.document import Range
from extractors.german.names import find_persons
from extractors.steering_groups.sectors import has_sector, sector_of

# “, sowie”, “ und ”, “ als auch ”; brackets and quotations are skipped by the splitter
_SEPARATOR = re.compile(
    r"""\s*[,;]\s*(?:und|sowie|als\s+auch|wie\s+auch|ebenso\s+wie)\s+(?:auch\s+)?|\s*[,;]\s+|(?<=[^\s,;]);\s*
    |\s+(?:und/oder|und|sowie|als\s+auch|wie\s+auch|ebenso\s+wie|plus)\s+(?:auch\s+)?
    |\s+auch\s+(?=(?:die|der|das|den|dem|des)\s|Vertret|Mitglied|Repräsent)""",
    re.VERBOSE,
)
ARTICLE = re.compile(r"(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|des|eine[rnms]?|ein|ihre[rnms]?|seine[rnms]?)\s+")
_TOPIC_ATTRIBUTE = re.compile(
    r"\b(?:für|mit|gegen|zur|zum|im\s+Bereich|rund\s+um)\s+(?:(?:die|den|das|dem|der)\s+)?[^()]*$"
    r"|\b(?:Fachbereich(?:s|en?)?|Dezernat(?:s|en?)?|Bereich(?:s|en?)?|Abteilung(?:en)?|Fachdienst(?:s|en?)?|Referat(?:s|en?)?|Ämtern?|Ressorts?)\s+[A-ZÄÖÜ][^()]*$"
)
_TOPIC = re.compile(
    r"""^(?:und\s+)?(?:Bildung|Sport|Kultur|Soziales|Jugend|Familien?|Senior(?:inn)?en|Integration|Migration|Gesundheit|Wohnen|Arbeit
      |Wirtschaft|Schulen?|Umwelt|Sicherheit|Ordnung|Asyl|Flüchtlinge|Frauen|Gleichstellung|Teilhabe|Chancengleichheit|Inklusion
      |Demografie|Demographie|Ehrenamt|Bürgerengagement|Stadtentwicklung|Partizipation|Vielfalt|Kinder|Sprache|Zuwanderung|Verkehr
      |Beschäftigung|Personal|Organisation|Finanzen|Recht|Bürgerdienste|Betreuung|Erziehung|Freizeit|Erwachsenenbildung|Statistik
      |[Bb]ürgerschaftliches\s+Engagement|Flüchtlingen|Flucht|Älteren?|Generationen|Pflege|Kommunikation|Öffentlichkeitsarbeit|Wissenschaft|Forschung|Klimaschutz|Mobilität|Digitalisierung|Tourismus|Bauen|Planung)$""",
    re.VERBOSE,
)
_ABSTRACT = re.compile(r"(?:heit|keit|tion|ung|schaft|ismus|tät)$")


def is_theme(word: str) -> bool:
    """Whether a word is what a body is about, and nobody: “Teilhabe”, “Chancengleichheit”."""
    return _TOPIC.match(word) is not None or (_ABSTRACT.search(word) is not None and sector_of(word) is None)


def conjuncts(text: str, start: int, end: int) -> list[Range]:
    """The parts of the list; a comma or “und” inside a name does not part it."""
    lists = _parted_at(text, start, end, ";")
    if len(lists) > 1 and any("," in text[part.start : part.end] for part in lists):
        return lists
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


def _parted_at(text: str, start: int, end: int, sign: str) -> list[Range]:
    """The pieces between the commas or semicolons that stand in no brackets and in no quotation."""
    signs = [at for at in range(start, end) if text[at] == sign and not _inside(text, start, at)]
    return _between(start, end, ((at, at + 1) for at in signs))


def _between(start: int, end: int, cuts: Iterable[tuple[int, int]]) -> list[Range]:
    """What stands from ``start`` to ``end`` before, between and behind the ``cuts``, which are left out."""
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    return [Range(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]


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
    if separator in ("und", "bzw.", "/") and stem != last and len(stem) > 3 and _same_start(stem, first):
        return True
    if _NUMERAL.fullmatch(right) or (_NAMED_TOGETHER.search(left) and _is_bare_name(right)):
        return True
    if (
        separator == "," and _APPOSITION.match(right) and _is_person(left) and not _is_person(right)
    ):  # Frau Muster, Leiterin des Sozialamtes
        return True
    if separator in ("und", "bzw.") and re.fullmatch(
        r"(?:(?:der|die|das|den|dem|des)\s+)?[a-zäöüß]+[elr][nrsm]?", left
    ):
        return True  # die evangelische und katholische Kirche
    if not first[0].isupper() and not ARTICLE.match(right + " ") and not re.search(r"[A-ZÄÖÜ]", right):
        return True
    attribute = _TOPIC_ATTRIBUTE.search(left)
    if attribute is None or "sowie" in separator:
        return False
    if _TOPIC.match(right) or (_TOPIC.match(right.split(" (")[0])):
        return True
    bare = not ARTICLE.match(right + " ") and first[0].isupper()
    return bare and separator == "und" and not has_sector(right) and not _is_person(right)


_NUMERAL = re.compile(r"[IVX]{1,5}|\d{1,3}(?:\.\d)?[a-z]?")
# “die Städte A, B und C”, “den Fraktionen A und B”, “die Dezernenten Soziales, Jugend”: one noun for several names
_NAMED_TOGETHER = re.compile(
    r"\b(?:\w*[Gg]emeinden|Städten?|Kommunen|\w*[Kk]reisen?|\w*[Ää]mtern?|Abteilungen|\w*[Bb]ereichen?|Fachdiensten?|Dezernaten?|Referaten?|\w*[Ff]raktionen"
    r"|Parteien|Ortsteilen?|Stadtteilen?|Dezernent(?:inn)?en|\w+leit(?:er[n]?|erinnen|ungen)|Ressorts|Sachgebieten?)\s+[A-ZÄÖÜIVX\d][^,()]*(?:,[^()]*)?$"
)


def _is_bare_name(right: str) -> bool:
    """A name or topic that cannot stand as a member by itself: no article, no number, no sign of a sector but a party's."""
    if ARTICLE.match(right + " "):
        return False
    return _TOPIC.match(right) is not None or sector_of(right) in (None, "politics")


_APPOSITION = re.compile(
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Ll]eiter|[Bb]eauftragte|[Vv]orsitzende|[Gg]eschäftsführer|[Rr]eferent|[Ss]precher)(?:in|r)?\b"
)


def _same_start(stem: str, word: str) -> bool:
    """“Kreisrät|innen” and “Kreisräten”, “Ärzt|innen” and “Ärzten”, “Bürger|innen” and “Bürgern”."""
    size = max(4, len(stem) - 2)
    return len(stem) >= 4 and word[:size].casefold() == stem[:size].casefold()


def _is_person(text: str) -> bool:
    return next(find_persons(text), None) is not None
