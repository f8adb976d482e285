"""Steering groups: the bodies that steer, accompany or control a concept, with their members.

“Für den Teilhabeplan wird eine Steuerungsgruppe mit je vier Vertretern aus Schulen und Vereinen eingerichtet.”
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from extractors.document import Document, Range, Span
from extractors.facts import Fact, LeftAlone, Member, MemberKind, SteeringGroup
from extractors.german.names import find_persons, read_person
from extractors.per_document import per_document
from extractors.protocol import Extractor, Known
from extractors.sections import sentences
from extractors.steering_groups.details import Chair, chair, size
from extractors.steering_groups.leading import leader, says_who_leads
from extractors.steering_groups.lines_below import seated_below
from extractors.steering_groups.lists import lists
from extractors.steering_groups.masks import masked
from extractors.steering_groups.member_phrases import Listed
from extractors.steering_groups.members import Found, anaphoric, goes_on, members_in, names_other_body, steering_by
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.merge import Body, bodies, of_concept
from extractors.steering_groups.seatings import seated
from extractors.steering_groups.sectors import sector_of


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """The bodies in the order in which the paper names them; what only looks like one is left alone with the reason."""
    everything = of_concept(document)
    found = bodies(document)
    tellings = _tellings(document, found, everything)
    for body in found:
        mine = set(body.mentions)
        of_body = [telling for telling in tellings if telling.mention in mine]
        reason = _refusal(document, body, of_body, found)
        if reason is None and not of_body and _is_member(body, tellings):
            reason = "group-is-member", "sits in another body itself"
        if reason is not None:
            for mention in body.mentions:
                yield LeftAlone(
                    evidence=document.evidence(mention.start, mention.end), rule=reason[0], reason=reason[1]
                )
            continue
        yield _group(document, body, of_body)
        best, name = body.best, body.name
        for mention in body.mentions:
            if mention != best:
                yield LeftAlone(
                    evidence=document.evidence(mention.start, mention.end),
                    rule="group-named-again",
                    reason=f"the {name} again",
                )
    for mention in everything:
        if mention.plural:
            yield LeftAlone(
                evidence=document.evidence(mention.start, mention.end),
                rule="groups-in-general",
                reason="several bodies, none of them by name",
            )


def _tellings(document: Document, found: Sequence[Body], everything: Sequence[Mention]) -> list[Found]:
    """Who is a member of what, by the sentences and by the lists; a list that a sentence opens is the list's."""
    out = list(lists(document, everything))
    covered = [(members.members[0].start, members.members[-1].end) for members in out]
    before: Mention | None = None
    distance = 0
    for sentence, here in _by_sentence(document):
        if not here and _speaks_of_others(document, sentence, first=distance == 0):
            before = None
        for telling in members_in(document, sentence, here, before if distance < 3 else None):
            inside = telling.members[0].start
            if not any(first <= inside < last for first, last in covered):
                out.append(telling)
        if here:
            before, distance = here[-1], 0
        else:
            distance += 1
    out += _steered(document, found)
    out += _likely(document, out)
    return sorted(out, key=lambda telling: telling.members[0].start)


def _likely(document: Document, known: Sequence[Found]) -> Iterator[Found]:
    """Members told in words that no rule knows, where no rule has read anything."""
    covered = [(telling.members[0].start, telling.members[-1].end) for telling in known]
    told = frozenset(telling.mention.lemma for telling in known if len(telling.members) > _MANY)
    for sentence, here, about in contexts(document):
        before, distance, title = about if about is not None else (None, 0, False)
        tellings = seated(document, sentence, here, before, distance, title=title, told=told)
        below = seated_below(document, sentence, here, before, distance, title=title)
        for telling in (*tellings, *below):
            first, last = telling.members[0].start, telling.members[-1].end
            if not any(first < end and start < last for start, end in covered):
                covered.append((first, last))
                yield telling


_MANY = 2  # members, so that the body's list is known
_NEAR = 3  # sentences behind the one that names a body which may go on about it


def contexts(
    document: Document,
) -> Iterator[tuple[Range, list[Mention], tuple[Mention, int, bool] | None]]:
    """Every sentence that names a body or may go on about one, with the bodies that it names, and the one that it may be about: how many
    sentences before it is named, and whether in the title above."""
    before: Mention | None = None
    distance = 0
    title = False
    for sentence, here in _by_sentence(document):
        block = document.block_at(sentence.start)
        heading = block is not None and block.kind == "heading"
        listed = block is not None and (
            block.kind in ("item", "table") or (heading and not document.text[: sentence.end].endswith(":"))
        )
        if not here and (_speaks_of_others(document, sentence, first=distance == 0) or _new_title(document, sentence)):
            before = None
        about = (before, distance + 1, title) if before is not None and (title or distance < _NEAR) else None
        if here or (about is not None and not listed):
            yield sentence, here, about
        if here:
            before, distance, title = here[-1], 0, heading
        else:
            distance += 1


def _new_title(document: Document, sentence: Range) -> bool:
    """Whether a heading begins another matter: “2.3 Bildungsbüro”, not “Ihr gehören an:”."""
    block = document.block_at(sentence.start)
    if block is None or block.kind != "heading":
        return False
    text = block.content.strip()
    return not text.endswith((":", ",")) and not anaphoric(text)


def _speaks_of_others(document: Document, sentence: Range, *, first: bool) -> bool:
    """Whether the sentence goes on about a council body, or about several bodies: “Die Arbeitsgruppen bestanden aus …”"""
    plurals = _plural_starts(document)
    several = bisect_left(plurals, sentence.start) < bisect_left(plurals, sentence.end)
    return several or (not first and names_other_body(document.text[sentence.start : sentence.end]))


@per_document
def _plural_starts(document: Document) -> tuple[int, ...]:
    return tuple(mention.start for mention in of_concept(document) if mention.plural)


# “die Steuerungsrunde (OB, Ref.|”: the sentence goes on
_GOES_ON = re.compile(r"(?:\b(?:[Rr]ef|[Ee]v|[Ll]uth|[Kk]ath|[Oo]rth|Abt|Hr|Fr|St|Stv|Dez)\.|\([^()]*)$")


@per_document
def _whole_sentences(document: Document) -> tuple[Range, ...]:
    """The sentences of the paper; one that stops at an abbreviation or inside brackets goes on in the next of its block."""
    out: list[Range] = []
    for sentence in sentences(document):
        last = document.text[out[-1].start : out[-1].end].rstrip() if out else ""
        near = bool(out) and not document.text[out[-1].end : sentence.start].strip()
        if near and "\n" not in document.text[out[-1].end : sentence.start] and _GOES_ON.search(last):
            out[-1] = Range(out[-1].start, sentence.end)
        else:
            out.append(Range(sentence.start, sentence.end))
    return tuple(out)


@per_document
def _by_sentence(document: Document) -> tuple[tuple[Range, list[Mention]], ...]:
    """Every sentence with the bodies that it names in the singular."""
    found = [mention for mention in of_concept(document) if not mention.plural]
    starts = [mention.start for mention in found]
    return tuple(
        (sentence, found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)])
        for sentence in _whole_sentences(document)
    )


def _steered(document: Document, found: Sequence[Body]) -> Iterator[Found]:
    """“Die Steuerung erfolgt über A und B. … Der Steuerungskreis …”: the first mention, with the article, means A and B."""
    all_sentences = sentences(document)
    for index, sentence in enumerate(all_sentences):
        members = steering_by(document, sentence)
        for body in found if members else ():
            first = body.mentions[0]
            behind = any(span.start <= first.start < span.end for span in all_sentences[index + 1 : index + 3])
            if behind and body.kind == "steering" and first.sure and not body.signs[0].indefinite:
                yield Found(first, members, "members-steering-by")


def _refusal(
    document: Document, body: Body, tellings: Sequence[Found], found: Sequence[Body]
) -> tuple[str, str] | None:
    """Why the body is no steering group of this paper, if it is none."""
    signs = body.signs
    if all(sign.denied for sign in signs):
        return "group-denied", "the paper says that there is none"
    if all(sign.foreign for sign in signs):
        return "group-of-others", "a body of somebody else"
    if all(sign.predicate for sign in signs):
        return "group-as-predicate", "says what another body is"
    first = body.mentions[0]
    if _is_theme(body, found) and all(telling.rule == "members-beside-name" for telling in tellings):
        return "group-as-theme", "one of several working groups by theme"
    if first.sure or tellings or any(sign.purpose and (sign.era or sign.indefinite) for sign in signs):
        return None
    if any(sign.founded and (sign.indefinite or sign.decided or first.addition) for sign in signs) and not _is_theme(
        body, found
    ):
        return None
    if any(sign.steers or sign.accompanies for sign in signs) and any(sign.at_work for sign in signs):
        return None
    sentence_starts = {sign.sentence.start for sign in signs}
    beside = any(
        other is not body and other.mentions[0].sure and sentence_starts & {sign.sentence.start for sign in other.signs}
        for other in found
    )
    if beside and first.addition:
        return None
    if any(_details(document, body)[1:]):
        return None
    return "group-in-passing", "named in passing: nothing says that it steers or accompanies the concept"


def _is_member(body: Body, tellings: Sequence[Found]) -> bool:
    """“…, in der die Kirchen und der Arbeitskreis Sport vertreten sind”: the Arbeitskreis is a member, and no body of the concept."""
    if body.mentions[0].sure or any(sign.founded for sign in body.signs):
        return False
    others = [
        telling
        for telling in tellings
        if telling.mention not in body.mentions and telling.rule != "members-steering-by"
    ]
    members = [part for telling in others for part in telling.members]
    return any(part.start <= mention.start < part.end for mention in body.mentions for part in members)


def _is_theme(body: Body, found: Sequence[Body]) -> bool:
    """“AG Wohnen, AG Arbeit”: working groups by theme are fields of action at most."""
    if body.mentions[0].kind != "working_group" or not body.mentions[0].addition:
        return False
    lemma = body.mentions[0].lemma
    alike = [other for other in found if other.mentions[0].lemma == lemma and other.mentions[0].addition]
    return len(alike) > 2


def _group(document: Document, body: Body, tellings: Sequence[Found]) -> SteeringGroup:
    best = body.best
    chaired, low, high = _details(document, body)
    founded = body.signs[body.mentions.index(best)].founded
    members = [*_members(document, tellings)]
    if chaired is not None and _sits_beside(document, chaired[1], members):
        members = [chaired[1], *members]
    chairs = chaired[0] if chaired else next((_who(member) for member in members if member.role == "chair"), None)
    return SteeringGroup(
        evidence=document.evidence(best.start, best.end),
        rule="group-set-up" if founded else "group-named" if best.sure else "group-at-work",
        name=body.name,
        kind=body.kind,
        status=body.status,
        chair=chairs,
        size_min=low,
        size_max=high,
        members=tuple(members),
    )


# “Den Vorsitz hat A. |Ferner| gehören ihr an: B, C”
_BESIDES = re.compile(
    r"\b(?:[Ff]erner|[Dd]arüber\s+hinaus|[Aa]ußerdem|[Zz]udem|[Nn]eben|[Ww]eitere|[Dd]aneben|[Hh]inzu|[Dd]azu)\b"
)

_UNDER = re.compile(r"\b[Uu]nter\s+(?:(?:dem|der)\s+)?(?:Vorsitz|Leitung|Federführung)\b")
_SENTENCE_ENDS = re.compile(r"(?<!\bDr)(?<!\bSt)[.!?]\)?\s+[A-ZÄÖÜ]")


def _sits_beside(document: Document, head: Member, members: Sequence[Member]) -> bool:
    """Whether the paper counts the chair among the members that it lists, and has not listed them yet."""
    if not members or any(_same_seat(head, member) for member in members):
        return False
    first, second = sorted((head.evidence, members[0].evidence), key=lambda place: place.start)
    between = document.text[first.end : second.start]
    if _UNDER.search(document.text, max(0, head.evidence.start - 40), head.evidence.start):
        return True
    return _SENTENCE_ENDS.search(between) is None or _BESIDES.search(between) is not None


def _who(member: Member) -> str:
    """The person where the paper names one beside the office: “Vorsitz | Eva Muster | Sozialdezernat”."""
    return member.person if member.person and member.person not in member.name else member.name


def _same_seat(head: Member, member: Member) -> bool:
    """Whether the chair is among the members, perhaps as the office they lead: “Leiter des Sozialamtes” beside “Sozialamt”."""
    mine = {word[:6] for word in re.findall(r"[^\W\d_]{4,}", head.name.casefold())}
    other = {word[:6] for word in re.findall(r"[^\W\d_]{4,}", member.name.casefold())}
    return member.role == "chair" or bool(mine & other)


def _details(document: Document, body: Body) -> tuple[tuple[str, Member] | None, int | None, int | None]:
    """Chair and size, from the sentences that name the body and those right behind that go on about it."""
    who: tuple[str, Member] | None = None
    low = high = None
    for span, here in _own_sentences(document, body):
        text, sentence = document.text[span.start : span.end], masked(document, span, here).text
        if who is None and (found := chair(text, sentence)) is not None:
            who = (found.name, _head(document, found, span.start))
        elif who is None and (head := leader(text, sentence)) is not None:
            chaired = Chair(head.person or head.name, head.start, head.end)
            who = (chaired.name, _head(document, chaired, span.start))
        if low is None and high is None:
            low, high = size(sentence) or (None, None)
    return who, low, high


def _head(document: Document, found: Chair, offset: int) -> Member:
    person = next(find_persons(found.name), None) or read_person(found.name)
    start = offset + found.start
    saluted = re.search(r"(?<=\s)(?:Herrn?|Frau)\s.*", document.text[start : offset + found.end])
    name = " ".join(saluted[0].split()) if saluted else found.name
    part = Listed(start, offset + found.end, name, person=person.name if person else None, role="chair")
    return _member(document, part, "chair-named")


def _own_sentences(document: Document, body: Body) -> Iterator[tuple[Range, list[Mention]]]:
    own = {sign.sentence.start for sign in body.signs}
    mine = set(body.mentions)
    follows = 0
    for sentence, named in _by_sentence(document):
        here = [mention for mention in named if mention in mine]
        a_line = document.text[sentence.start : sentence.end].rstrip()[-1:] not in tuple(".!?")
        foreign = len(here) < len(named) and (not a_line or any(m.sure for m in named if m not in mine))
        if sentence.start in own:
            follows = 3
            yield sentence, here
        elif follows and not foreign and _is_about(document.text[sentence.start : sentence.end], body.mentions[0]):
            yield sentence, here
        else:
            follows = 0 if foreign else follows if a_line else max(0, follows - 1)


def _is_about(text: str, body: Mention) -> bool:
    return goes_on(text, body) or says_who_leads(text)


_OFFICE = re.compile(
    r"(?:[Bb]ürgermeister(?:in)?|[Ll]andrat|[Ll]andrätin|[Dd]ezernent(?:in)?|[Bb]eigeordnete[rn]?|[Ll]eiter(?:in)?|[Bb]eauftragte[rn]?"
    r"|[Vv]orsitzende[rn]?|[Ll]eitung|[Rr]eferent(?:in)?)\b"
)
_CATEGORY = re.compile(
    r"^(?:alle|weitere|verschiedene|städtische|stimmberechtigte|sachkundige)\b|(?:innen|organisationen|verbände|vereine|leitungen|fraktionen"
    r"|Politik|Verwaltung|schulen|kirchen|Schulen|Kirchen|Träger|gemeinden|Bürger|Leben|Raum)$"
)


def _members(document: Document, tellings: Sequence[Found]) -> Iterator[Member]:
    """The members in reading order, each once; a category that a fuller telling repeats is left to that one."""
    parts: dict[tuple[str, str | None], tuple[Listed, str]] = {}
    for telling in tellings:
        for part in telling.members:
            parts.setdefault((part.name.casefold(), part.person), (part, telling.rule))
    counted = [part for part, _ in parts.values() if part.count_max is not None]
    for part, rule in parts.values():
        if not any(_repeats(part, other) for other in counted if other is not part):
            yield _member(document, part, rule)


def _repeats(part: Listed, other: Listed) -> bool:
    """“je 6 Vertretern aus Politik …” where “sechs Vertreter der Politik …” stands too: the fuller words win."""
    if part.count_max is None or other.count_max is None or part.represents or not other.represents or part.person:
        return False
    mine = sector_of(part.name)
    return mine is not None and mine == sector_of(other.name) and len(part.name.split()) <= 2


def _member(document: Document, part: Listed, rule: str) -> Member:
    return Member(
        evidence=document.evidence(part.start, part.end),
        rule=rule,
        name=part.name,
        member_kind=_kind(part),
        count_min=part.count_min,
        count_max=part.count_max,
        sector=_sector(document, part),
        declared_sector=part.declared,
        role=part.role,
        person=part.person,
    )


def _kind(part: Listed) -> MemberKind:
    if part.person is not None and not sector_of(part.name):
        return "person"
    if part.count_max is not None or part.represents or _CATEGORY.search(part.name):
        return "category"
    if _OFFICE.search(part.name.split(" ", 1)[0]) or (part.person and _OFFICE.search(part.name)):
        return "office"
    return "person" if part.person and part.name == part.person else "organisation"


def _sector(document: Document, part: Listed) -> str | None:
    """By the member's words; an abbreviation by the words that the paper explains it with: “Büro für Integration (BfI)”."""
    sector = sector_of(part.name)
    if sector is not None or " " in part.name:
        return sector or sector_of("", part.declared)
    spelled = re.search(rf"(?P<long>[^.,;:()\n\t]{{4,60}})\s\({re.escape(part.name)}\)", document.text)
    return (sector_of(spelled["long"]) if spelled else None) or sector_of("", part.declared)


_SIGN = re.compile(
    r"\b\w*(?:[Ss]teuer(?:ungs)?|[Ll]enkungs|[Bb]egleit|[Kk]oordin(?:ierungs|ations)|[Cc]ontrolling|[Pp]rojekt|[Aa]rbeits|[Ff]ach|[Vv]orbereitungs"
    r"|[Rr]edaktions)-?(?:gruppen?|kreis\w{0,2}|gremi\w+)\b(?!-)|\b[Rr]unde\w?\s+Tisch\w*"
)


def trigger(document: Document) -> Iterable[Span]:
    """Words that end like a body that steers."""
    return (Range(match.start(), match.end()) for match in _SIGN.finditer(document.text))


EXTRACTOR = Extractor(name="steering_groups", yields=(SteeringGroup,), extract=extract, trigger=trigger)
