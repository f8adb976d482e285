"""Concepts: what the undertakings of a town are about over the years. First concept, its updates, its reports.

An undertaking belongs to a concept where its subject, or a point that it decides, names one together with a theme of the field
(“Fortschreibung des Integrationskonzeptes”), or where it cites the number of an undertaking that does. All else stands apart.
What papers.csv says goes before all that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from pipeline.compare.material import Material
from pipeline.compare.papers import BY_HAND
from pipeline.compare.references import base_reference
from pipeline.compare.relevance import FIELDS, About, themes
from pipeline.compare.renewal import renewal_in
from pipeline.compare.undertakings import Undertaking
from pipeline.compare.words import first, vocabulary
from pipeline.errors import RatsleseError
from pipeline.normalize import Row

# “Integrationskonzeptes”, “Leitlinien”
_NOUN = re.compile(
    r"\b(\w*(?:konzept|konzeption|plan|leitbild|leitlinie|strategie|programm|agenda|charta|bericht|monitoring))(?:e?s|e?n)?\b",
    re.IGNORECASE,
)
# “Spielplan”, “Haushaltsplan”, “Zeitplan” name no concept, whatever else the subject names
_NO_CONCEPT = re.compile(
    r"(?:haushalts|stellen|wirtschafts|zeit|spiel|bebauungs|fahr|finanz|förder|verteilungs)(?:plan|programm|bericht)",
    re.IGNORECASE,
)
# “Integrationsbericht” stands for the concept that it is about; “Jahresbericht der Ausländerbehörde” for none
_REPORT = re.compile(r"(?:bericht|monitoring)$", re.IGNORECASE)
# “Konzept zur Integration”, “Migration – Leitbild”; but “Beirat für Migration der Konzeption”, “Programm des Migrationsbeirates”
_ANOTHER = re.compile(r"\b(?:de[rsnm]|das|die|zu[rm]?|im|in|für|von|vom|über|auf|an|am|beim?)\b", re.IGNORECASE)
_BODY = re.compile(
    r"(?:behörde|beirat\w*|rat|rates|ausschuss\w*|amt|amtes|amts|büros?|fonds|stelle|dienste?s?|beauftragte\w*)$",
    re.IGNORECASE,
)
# a concept that a measure only keeps to: “im Rahmen der Ziele des Integrationsplans”; not “im Rahmen der Fortschreibung des …”
_KEPT_TO = re.compile(
    r"\b(?:im\s+(?:Rahmen|Sinne|Zuge)|auf\s+(?:der\s+)?Grundlage|aufgrund|gemäß|entsprechend|in\s+Anlehnung|unter\s+Berücksichtigung)\b"
    r"(?:(?!fortschreib|erarbeit|erstell|weiterentwick|aktualisier|überarbeit|neufass)[^.;:,\n]){0,100}$",
    re.IGNORECASE,
)
_BARE = ("konzept", "konzeption", "plan", "leitbild", "strategie", "programm")
_QUOTES = re.compile(r"[„“”\"»«]")
_SENTENCE = re.compile(r"(?:[^.;\n]|(?<=\d)\.(?=\s))+")  # “am 3. Mai” goes on
_NAME = 60
# “2017/1900”, “BV/027/2023/IV-DKT”, “V/0021/2019”
_NUMBER = re.compile(r"\b[\w.]*\d[\w.]*(?:\s?[/-]\s?[\w.]+)+")
_NO_MAKING = ("minutes", "answer", "notice", "question", "motion")
_YEARS_TO_AN_UPDATE = 2
MAKING = ("first", "update")
PARTS = (*MAKING, "commission", "report", "motion")


@dataclass(frozen=True)
class Part:
    """An undertaking in the life of a concept: ``first``, ``update``, ``commission``, ``report``, ``motion``, and why it belongs.
    ``facts`` are the points and steps that say so, where its subject does not."""

    undertaking: Undertaking
    part: str
    told_by: str
    facts: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Concept:
    """A concept of a town with its undertakings, the oldest first."""

    theme: str
    name: str
    parts: tuple[Part, ...]

    @property
    def id(self) -> str:
        """That of its oldest undertaking."""
        return self.parts[0].undertaking.id

    @property
    def undertakings(self) -> tuple[Undertaking, ...]:
        return tuple(part.undertaking for part in self.parts)

    def part_of(self, undertaking: Undertaking) -> str | None:
        """What an undertaking is in the concept."""
        return next((part.part for part in self.parts if part.undertaking.id == undertaking.id), None)

    def last_word(self, holds: Callable[[Undertaking], bool]) -> Undertaking | None:
        """The last undertaking that makes the concept and holds something; else the last commission, report or motion that does."""
        for wanted in (MAKING, *((part,) for part in PARTS if part not in MAKING)):
            found = [part.undertaking for part in self.parts if part.part in wanted and holds(part.undertaking)]
            if found:
                return found[-1]
        return None


@dataclass(frozen=True)
class _Named:
    theme: str
    name: str
    told_by: str

    @property
    def itself(self) -> bool:
        """Whether the paper lays the concept before the council, and does not only speak of it."""
        return self.told_by in ("subject", BY_HAND)


def concepts(material: Material, undertakings: Sequence[Undertaking], about: About) -> tuple[Concept, ...]:
    """The concepts of a town: first that on the field's own theme, then the one of most undertakings."""
    by_hand = {each.id: said for each in undertakings if (said := _by_hand(material, each, about.policy))}
    relevant = [each for each in undertakings if each.relevance >= about.threshold or each.id in by_hand]
    named = {
        each.id: said for each in relevant if (said := by_hand.get(each.id) or _named(material, each, about.policy))
    }
    for undertaking in relevant:
        if undertaking.id not in named and (cited := _cited(material, undertaking, relevant, named)):
            named[undertaking.id] = cited
    groups: dict[tuple[str, str | None], list[Undertaking]] = defaultdict(list)
    for undertaking in relevant:
        if undertaking.id in named:
            groups[_group(named[undertaking.id], by_hand.values())].append(undertaking)
    found = []
    for (theme, name), of in groups.items():
        parts = tuple(_parts(material, of, named, about.policy))
        laid = next((part.undertaking for part in parts if part.part in MAKING), of[0])
        found.append(Concept(theme, name or named[laid.id].name, parts))
    return tuple(sorted(found, key=lambda concept: (concept.theme != about.policy, -len(concept.parts))))


def _by_hand(material: Material, undertaking: Undertaking, policy: str) -> _Named | None:
    """The concept that papers.csv counts the undertaking to. Raises RatsleseError where it names several."""
    names = list(dict.fromkeys(paper.noted["concept"] for paper in undertaking.papers if "concept" in paper.noted))
    if not names:
        return None
    if len(names) > 1:
        files = ", ".join(str(paper.row["source"]) for paper in undertaking.papers if "concept" in paper.noted)
        message = f"{files} are one undertaking; {BY_HAND} counts it to {len(names)} concepts: {', '.join(names)}."
        raise RatsleseError("two_concepts", message)
    told = named_in(names[0], policy) or _named(material, undertaking, policy)
    theme = (told.theme if isinstance(told, _Named) else told[0]) if told else policy
    return _Named(theme, names[0], BY_HAND)


def _group(said: _Named, by_hand: Collection[_Named]) -> tuple[str, str | None]:
    """Theme, and the name where it was given by hand. Undertakings that papers.csv is silent on go with the concept that it names on their
    theme, where that is a single one."""
    names = {each.name for each in by_hand if each.name == said.name}
    names = names or {each.name for each in by_hand if each.theme == said.theme}
    if len(names) != 1:
        return said.theme, None
    (name,) = names
    return min(each.theme for each in by_hand if each.name == name), name


def _named(material: Material, undertaking: Undertaking, policy: str) -> _Named | None:
    """The concept that a subject of the undertaking names; else a point that it decides."""
    for paper in undertaking.papers:
        if said := named_in(paper.row["subject"], policy):
            return _Named(*said, "subject")
    for row in material.of("decisions", undertaking.documents):
        if said := named_in(row["text"], policy):
            return _Named(*said, "decision")
    return None


def named_in(text: str | None, policy: str) -> tuple[str, str] | None:
    """The theme and the name of the concept that a text names.

    >>> named_in("Fortschreibung des Integrationskonzeptes der Stadt", "integration")
    ('integration', 'Integrationskonzept')
    >>> named_in("Leitbild Migration und Teilhabe", "integration")
    ('integration', 'Leitbild Migration')
    >>> named_in("Agenda „Vielfalt in Auenbrück“", "integration")
    ('diversity', 'Agenda Vielfalt')
    """
    text = text or ""
    mentions = themes(text, policy)
    nouns = [noun for noun in _NOUN.finditer(text) if not _KEPT_TO.search(text, 0, noun.start())]
    for noun, (theme, start, end) in product(nouns, mentions):
        if start < noun.end() and noun.start() < end:
            return theme, noun[1]
    for noun, (theme, start, end) in product(nouns, mentions):
        low, high = min(start, noun.start()), max(end, noun.end(1))
        if _beside(text, noun, start, end) and not _NO_CONCEPT.search(noun[1]):
            return theme, " ".join(_QUOTES.sub("", text[low:high]).split())
    return None


def of_no_theme(text: str | None, policy: str) -> bool:
    """Whether a subject names a concept, and not of what: “Leitbild „Gemeinsam in Auenbrück“” may be one of the field.

    >>> of_no_theme("Beschluss über das Leitbild „Gemeinsam“", "integration"), of_no_theme("Parkraumkonzept", "integration")
    (True, False)
    """
    elsewhere = any(themes(text, field) for field in FIELDS if field != policy)
    return not elsewhere and any(noun[1].casefold() in _BARE for noun in _NOUN.finditer(text or ""))


def _beside(text: str, noun: re.Match[str], start: int, end: int) -> bool:
    """Whether noun and theme stand in one phrase: “Leitbild Migration”, “Konzept zur Integration von …”, “interkulturelles Leitbild”."""
    span = text[min(start, noun.start()) : max(end, noun.end(1))]
    if len(span) > _NAME or len(span.split()) > 5 or re.search(r"[.;:,()\n]", span) or _BODY.search(text[start:end]):
        return False
    return not _REPORT.search(noun[1]) and (noun.start() < start or not _ANOTHER.search(text[end : noun.start()]))


def _cited(
    material: Material, undertaking: Undertaking, relevant: Sequence[Undertaking], named: dict[str, _Named]
) -> _Named | None:
    """The concept of an undertaking whose number a paper of this one cites."""
    numbers = {
        paper.base: named[each.id]
        for each in relevant
        if each.id in named and named[each.id].told_by != "reference"
        for paper in each.papers
        if paper.base and "/" in paper.base
    }
    for document in undertaking.documents if numbers else ():
        for match in _NUMBER.finditer(material.text(document)):
            said = numbers.get(base_reference(match.group().strip(".")) or "")
            if said:
                return _Named(said.theme, said.name, "reference")
    return None


def _parts(material: Material, of: Sequence[Undertaking], named: Mapping[str, _Named], policy: str) -> Iterator[Part]:
    """What each undertaking is: by the kinds of its papers, its subject, what it decides, and what came before it."""
    made: Undertaking | None = None
    for undertaking in of:
        part, facts = _part(material, undertaking, policy)
        if part == "first" and (made is not None or not named[undertaking.id].itself):
            later = made and (undertaking.year or 0) - (made.year or 0) >= _YEARS_TO_AN_UPDATE
            part = "update" if later and named[undertaking.id].itself else "commission"
        if part in MAKING:
            made = undertaking
        yield Part(undertaking, part, named[undertaking.id].told_by, facts)


def _part(material: Material, undertaking: Undertaking, policy: str) -> tuple[str, tuple[Row, ...]]:
    """Which part an undertaking is, and the facts that say so where its subject does not."""
    if all(paper.kind in _NO_MAKING for paper in undertaking.papers):
        return "motion", ()
    subjects = " – ".join(str(paper.row["subject"]) for paper in undertaking.papers if paper.row["subject"])
    decided = material.of("decisions", undertaking.documents)
    told = first("concept_parts", subjects)
    if told not in (None, *MAKING):
        return str(told), ()
    if only_commissioned([(row["action"], row["text"] or "") for row in decided]):
        return "commission", tuple(decided)
    if told:
        return told, ()
    renewing = [row for row in decided if adopts_renewed(row["text"] or "", policy)] or [
        row
        for row in material.of("milestones", undertaking.documents)
        if row["status"] == "done" and renewed_in(row["label"], policy)
    ]
    return "update" if renewing else "first", tuple(renewing)


def adopts_renewed(text: str, policy: str) -> bool:
    """Whether a point adopts a concept that is no first one.

    >>> adopts_renewed("Der Rat beschließt die Fortschreibung des Integrationskonzeptes.", "integration")
    True
    >>> adopts_renewed("Der Rat beschließt das Integrationskonzept. Die Fortschreibung des Konzeptes erfolgt 2030.", "integration")
    False
    """
    return any(
        _ADOPTS.search(sentence) and not _COMMISSIONS.search(sentence) and renewed_in(sentence, policy)
        for sentence in _SENTENCE.findall(text)
    )


def renewed_in(text: str, policy: str) -> bool:
    """Whether a text tells of the renewal of a concept on the field: “Fortschreibung des Integrationskonzeptes”, “überarbeitetes
    Konzept”; not one to come again and again, and not “das Integrationskonzept und seine Fortschreibung”."""
    if renewal_in(text):
        return False
    renewals = [mention.end for mention in vocabulary("concept_parts").mentions(text) if mention.id == "update"]
    return any(
        end <= noun.end() <= end + _NAME and (noun[1].casefold() in _BARE or named_in(noun.group(), policy))
        for end, noun in product(renewals, _NOUN.finditer(text))
    )


_COMMISSIONS = re.compile(
    r"beauftrag\w*|Auftrag|zu\s+(?:erarbeiten|erstellen)|fortzuschreiben|Erarbeitung|Erstellung|"
    r"(?:soll|ist|wird)\s[^.]{0,80}?fortgeschrieben|vorzunehmen|einzuleiten|zu\s+beginnen|\w*prozess(?:es)?\b|weitere[mnrs]?\s+(?:Ablauf|Vorgehen)",
    re.IGNORECASE,
)
_ADOPTS = re.compile(
    r"(?:beschließt|verabschiedet|billigt|stimmt)\s[^.]{0,160}?(?:konzept|plan|leitbild|leitlinien|strategie|fortschreibung)\w*",
    re.IGNORECASE,
)


def only_commissioned(points: Sequence[tuple[str | None, str]]) -> bool:
    """Whether the points decided, each with its verb, order a concept to be made, and none adopts it.

    >>> only_commissioned([("beauftragt", "Die Verwaltung wird beauftragt, das Integrationskonzept fortzuschreiben.")])
    True
    >>> only_commissioned([("beschließt", "Der Rat beschließt das Integrationskonzept."), ("beauftragt", "jährlich zu berichten")])
    False
    """
    ordering = [action == "beauftragt" or bool(_COMMISSIONS.search(text)) for action, text in points]
    adopting = [bool(_ADOPTS.search(text)) for _, text in points]
    return any(ordering) and not any(adopts and not orders for adopts, orders in zip(adopting, ordering, strict=True))
