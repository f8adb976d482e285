"""Everybody whom a paper names and who could work on the measure for the town: organisations and persons, each once.

“Das |Institut Nordlicht|, |Frau Dr. Muster|, hat … Das |Institut| legt …” is one candidate with two mentions and a person. Whether it
works for the town is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter

from extractors.context import PARTNER, reading
from extractors.document import Document, Range, beginning_in, meet
from extractors.german.names import Person, find_persons, read_person
from extractors.german.text import fold
from extractors.language import lookup
from extractors.partners.organisations import Organisation, organisations
from extractors.per_document import per_document
from extractors.sections import sentences

_LONGEST = 2000  # characters; longer ones are lists, not sentences


@dataclass(frozen=True, slots=True)
class Mention:
    """A name from ``start`` to ``end`` of the document, in a sentence."""

    start: int
    end: int
    name: str
    head: str
    sentence: Range
    person: str | None = None
    bare: bool = False


@dataclass(slots=True)
class Candidate:
    """Who is named, by the fullest name, with the person who does the work."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.fullest.name

    @property
    def fullest(self) -> Mention:
        return max(self.mentions, key=lambda mention: len(mention.name))

    @property
    def person(self) -> str | None:
        return max((mention.person or "" for mention in self.mentions), key=len) or None


PERSON, IN_CONTEXT = "(person)", "(in context)"
_LEAST, _BEST = 0.0, 1.0  # log-odds of each word, and of one, of a name that only the words around it tell


@per_document
def candidates(document: Document) -> tuple[Candidate, ...]:
    """The candidates in the order in which they are named first."""
    found: list[Candidate] = []
    likely = list(reading(document).names(PARTNER, _LEAST, _BEST))
    for sentence in sentences(document):
        if sentence.end - sentence.start > _LONGEST:
            continue
        named = list(_mentions(document.text[sentence.start : sentence.end], sentence))
        named += _in_context(document, sentence, beginning_in(likely, sentence.start, sentence.end), named)
        for mention in sorted(named, key=attrgetter("start")):
            same = _same(mention, found)
            if same is not None:
                same.mentions.append(mention)
            elif not mention.bare:
                found.append(Candidate([mention]))
    return tuple(candidate for candidate in found if not _refused(document, candidate))


def _refused(document: Document, candidate: Candidate) -> bool:
    """Bodies that are never partners, and firms that build or deliver: no work on a process is told of them, but of deliveries."""
    known, name = lookup("partners"), candidate.name.casefold()
    if any(never in name for never in known["never"]) or _deliveries().search(name):
        return True
    work = [stem for sign in ("work", "moderation", "research", "training") for stem in known["signs"][sign]]
    said = [document.text[m.sentence.start : m.sentence.end].casefold() for m in candidate.mentions]
    idle = [one for one in said if not any(stem in one for stem in work)]
    if 2 * len(idle) < len(said):
        return False
    return 2 * sum(_deliveries().search(one) is not None for one in idle) >= len(said)


@cache
def _deliveries() -> re.Pattern[str]:
    return re.compile("|".join(lookup("partners")["deliveries"]))


def _mentions(text: str, sentence: Range) -> Iterator[Mention]:
    bodies = list(_joined(text, organisations(text)))
    inside = [
        person
        for person in _persons(text)
        if not any(body.start <= person.start and person.end <= body.end for body in bodies)
    ]
    taken = set()
    found = []
    for body in bodies:
        person = next((person for person in inside if _belongs(text, body, person)), None)
        own = next(find_persons(text[body.start : body.end]), None)
        if person is not None:
            taken.add(person)
        named = person.name if person else own.name if own and own.titles else None
        found.append(Mention(body.start, body.end, body.name, body.head, sentence, named, body.bare))
    for person in inside:
        if person not in taken and not person.office:
            found.append(Mention(person.start, person.end, person.name, PERSON, sentence, person.name))
    for mention in found:
        yield replace(mention, start=mention.start + sentence.start, end=mention.end + sentence.start)


_FROM_CAPITAL = re.compile(r"(?<!\w)[A-ZÄÖÜ](?:.*\w)?", re.DOTALL)


def _in_context(
    document: Document, sentence: Range, likely: Sequence[Range], named: Sequence[Mention]
) -> Iterator[Mention]:
    """What reads like the name of a partner where no word says what kind of body it is: “von |Dialogwerk Nord| moderiert”."""
    for span in likely:
        found = _FROM_CAPITAL.search(document.text, span.start, span.end)
        if found and not meet(span, named):
            yield Mention(*found.span(), " ".join(found[0].split()), IN_CONTEXT, sentence)


_ADDED = re.compile(r",\s")


def _joined(text: str, bodies: Iterable[Organisation]) -> Iterator[Organisation]:
    """“Agentur Wegwarte|, |Planung und Dialog GmbH”: what is added behind a comma, without an article, belongs to the name before."""
    last: Organisation | None = None
    for body in bodies:
        if last is not None and not body.bare and _ADDED.fullmatch(text, last.end, body.start):
            last = replace(last, end=body.end, name=f"{last.name}, {body.name}")
            continue
        if last is not None:
            yield last
        last = body
    if last is not None:
        yield last


# “Trainerin |Nele Muster|”, “(|Nele Muster|, Büro …)”
_WORD = r"[A-ZÄÖÜ][a-zäöüßéèıçğ]+(?:-[A-ZÄÖÜ][a-zäöüßéèıçğ]+)*"
_BARE = re.compile(
    rf"(?:\b(?:[A-ZÄÖÜ]\w*(?:er|or|ent|mann|frau|anwalt|anwält)(?:in|innen)?|Inh\.|von)\s|\(|^)(?P<name>{_WORD}\s{_WORD})(?=\s*[,().;]|\s*$|\s(?:und|aus|wird|wurde|in)\b)"
)


def _persons(text: str) -> list[Person]:
    """Persons with a form of address or a title, and bare names where a trade or a bracket introduces them."""
    found = [_alone(person) for person in find_persons(text)]
    for match in _BARE.finditer(text):
        person = read_person(match["name"])
        if person is not None and not any(other.start < match.end() and match.start() < other.end for other in found):
            found.append(replace(person, start=match.start("name"), end=match.end("name")))
    return sorted(found, key=lambda person: person.start)


_NO_NAME = re.compile(r"\s(?:vom\s.*|Dr|Prof|Dipl)$")


def _alone(person: Person) -> Person:
    """“Prof. Dr. Muster| vom Institut|”: without the body that the person comes from."""
    name = _NO_NAME.sub("", person.name)
    return replace(person, name=name, end=person.end - len(person.name) + len(name))


# “, Inhaberin |Frau …”, “ (Projektleiterin: |Dipl.-Geogr. …”, “ unter Leitung von |Herrn …”
_BEHIND = re.compile(
    r"\s?[“”\"]?(?:,\s[^,.;()]{3,50})?\s*[,(–]?\s*(?:(?:vertreten\sdurch|unter\s(?:der\s)?(?:Leitung|Federführung)\svon|(?:öffentlich|Öff\.)[\w\s.]+)\s*)?(?:(?:den|die)\s)?(?:[A-ZÄÖÜ]\w*\.?(?:\sund\s[A-ZÄÖÜ]\w+)?:?\s)?\s*"
)
# “|Herr Dr. Muster| vom Institut …”, “|Piet Muster|, Büro …”, “|Frau Dr. Petri| (Institut …”
_BEFORE = re.compile(r"\s*(?:,|\(|vom|von\sder|von\sdem|von|des|der|aus\sdem)\s*(?:das|die|der|dem)?\s*[„“\"]?\s*")


def _belongs(text: str, body: Organisation, person: Person) -> bool:
    """Whether the person is named as somebody of the organisation: right behind or right before it, or anywhere behind “das Institut”."""
    if person.start >= body.end:
        near = _BEHIND.fullmatch(text, body.end, person.start) is not None
        return near or (body.bare and bool(person.titles or person.salutation))
    return _BEFORE.fullmatch(text, person.end, body.start) is not None


def _same(mention: Mention, known: Sequence[Candidate]) -> Candidate | None:
    """The candidate that is named once more; “das |Institut|” is the last one of this head."""
    if mention.bare:
        return next((one for one in reversed(known) if mention.head in {m.head for m in one.mentions}), None)
    words = name_words(mention.name)
    return next((one for one in known if any(_one(mention, words, other) for other in one.mentions)), None)


def _one(mention: Mention, words: set[str], other: Mention) -> bool:
    if other.bare:
        return False
    if mention.person and other.person and mention.person.split()[-1] == other.person.split()[-1]:
        return True
    others = name_words(other.name)
    return words <= others or others <= words


def name_words(name: str) -> set[str]:
    """The words of a name, without case and genitive: “Instituts” → “institut”; the small ones left out."""
    words = {re.sub(r"(?<=\w{4})s$", "", word) for word in fold(name).split()}
    return {word for word in words if len(word) > 3} or words
