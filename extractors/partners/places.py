"""Where a name stands in its sentence: what governs it and what is said behind it, without what belongs to the name itself.

“Mit der Moderation wurde | Frau Dr. Petri vom Büro für Dialog, Falkental, | beauftragt”: the person, the article and the place are no
part of either side. Of names in a list, all stand where the first begins and the last ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.german.names import find_persons
from extractors.partners.organisations import Organisation
from extractors.partners.relations import Place

_ARTICLE = re.compile(r"\b(?:der|die|das|dem|den|des|eine[rnms]?|ein|[Dd]er|[Dd]ie|[Dd]as)\s+$")
# “der |Falkentaler| Organisationsberatung”, “das |beauftragte| Büro”, “des Beratungsunternehmens |…|”
_ATTRIBUTE = re.compile(
    r"(?:(?<=\w\s)|(?<=^))(?:(?:extern|beauftragt|renommiert|unabhängig|erfahren|ansässig|gleichnamig)e?[nrsm]?|[A-ZÄÖÜ][a-zäöüß]+er"
    r"|Büros?|Firma|Fachbüros?|Unternehmens?|Beratungsunternehmens?|(?:[Dd]ie\s+|[Dd]en\s+)?(?:Studierende[nr]?|Studenten))\s+$"
)
_QUOTE = re.compile(r"[„“\"»]$")
_LIST = re.compile(r"\s*(?:\([^()]{2,40}\))?,?\s*(?:und|sowie|,)\s+(?:(?:die|das|der|dem|den|des)\s+)?")
# “Herr Muster |vom| Büro …”, “Frau Dr. Petri |(|Institut …)”, “Prof. Muster|, |Hochschule …”
_OF_BODY = re.compile(r"\s*(?:,|\(|vom|von\s+der|von\s+dem|des|der|aus\s+dem)\s*(?:das|die|der|dem)?\s*[„“\"]?\s*$")
_BARE_PERSON = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÄÖÜ][a-zäöüß]+\s[A-ZÄÖÜ][a-zäöüß-]+)\s+(?:vom|von\s+der|von\s+dem)\s+[„“\"]?$"
)
# “ (Prof. Dr. Muster)”, “ aus Auental”, “, Falkental,”, “, beauftragt vom Land,”, “ – das Institut … –”
_BELONGS = re.compile(
    r"^[“”\"«]?(?:\s*\([^()]{2,60}\)"
    r"|,?\s(?:aus|mit\s+Sitz\s+in)\s(?:dem\s)?[A-ZÄÖÜ][\w-]+(?:/[A-ZÄÖÜ]\w+|\s(?:am|an\sder)\s[A-ZÄÖÜ]\w+)?"
    r"|,\s[A-ZÄÖÜ][\w./-]+(?:\s(?:am|an\sder)?\s?[A-ZÄÖÜ]\w+)?(?=\s*[,)])"
    r"|,\s(?:Herrn?|Frau|Prof\.|Dr\.)[^,;]{3,50}(?=,)"
    r"|,\s(?:beauftragt|vertreten|unterstützt)\s[^,;]{3,50}(?=,)"
    r"|\s[–-]\s[^–;]{3,90}\s[–-](?=\s))+,?"
)


def places(text: str, names: Sequence[Organisation]) -> Iterator[tuple[Organisation, Place]]:
    """Each name with its place."""
    for group in _listed(text, names):
        governs, speaker = lead(text[: group[0].start])
        behind = text[group[-1].end :]
        behind = behind[len(found[0]) if (found := _BELONGS.match(behind)) else 0 :]
        for name in group:
            yield name, Place(text, governs, behind, speaker, name.expert, name.association)


def lead(before: str) -> tuple[str, bool]:
    """What governs a name, and whether a person who speaks for it stands before it."""
    speaker = article = False
    while True:
        rest = _ATTRIBUTE.sub("", _QUOTE.sub("", before))
        if rest == before and not article:
            rest, article = _ARTICLE.sub("", before), True
        if not speaker and (start := _speaker(before)) is not None:
            rest, speaker, article = before[:start], True, False
        if rest == before:
            return before, speaker
        before = rest


def _speaker(before: str) -> int | None:
    """Where the person begins of whose body the name is."""
    found = [person for person in find_persons(before) if _OF_BODY.fullmatch(before, person.end)]
    if found:
        return found[-1].start
    bare = _BARE_PERSON.search(before)
    return bare.start("name") if bare is not None else None


def _listed(text: str, names: Sequence[Organisation]) -> Iterator[list[Organisation]]:
    group: list[Organisation] = []
    for name in names:
        if group and not _LIST.fullmatch(text, group[-1].end, name.start):
            yield group
            group = []
        group.append(name)
    if group:
        yield group
