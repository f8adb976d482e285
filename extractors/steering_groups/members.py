"""Who is a member of what, wherever the paper tells it: lists, sentences of known wording, and what is likely a list of members."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from extractors.document import Document, last_at
from extractors.per_document import per_document
from extractors.sections import sentences
from extractors.steering_groups.bodies import Body, by_sentence
from extractors.steering_groups.chunks import body_words
from extractors.steering_groups.links import family, links
from extractors.steering_groups.lists import lists
from extractors.steering_groups.masked_sentences import anaphoric
from extractors.steering_groups.member_names import Found, Listed, can_sit
from extractors.steering_groups.member_sentences import members_in, steering_by
from extractors.steering_groups.member_tables import in_tables, member_tables
from extractors.steering_groups.mentions import Mention


def tellings_of(document: Document, found: Sequence[Body], everything: Sequence[Mention]) -> list[Found]:
    """Who is a member of what, by the sentences and by the lists; a list that a sentence opens is the list's."""
    out = [*member_tables(document, everything), *lists(document, everything)]
    covered = [(members.members[0].start, members.members[-1].end) for members in out]
    before: Mention | None = None
    distance = 0
    for sentence, here in by_sentence(document):
        for telling in members_in(document, sentence, here, before if distance < 3 else None):
            inside = telling.members[0].start
            if not any(first <= inside < last for first, last in covered):
                out.append(telling)
        if here:
            before, distance = here[-1], 0
        elif before is None or not anaphoric(document.text[sentence.start : sentence.end]):
            distance += 1
    out += _steered(document, found)
    out += _learned(document, out)
    return sorted(out, key=lambda telling: telling.members[0].start)


_MANY = 2  # members, so that the body's list is known
_BESIDE = 200  # letters


def _learned(document: Document, known: Sequence[Found]) -> Iterator[Found]:
    """Members told in words that no rule knows, where no rule has read anything. Of a body whose list is known only those beside it."""
    read = [(table.start, table.end) for table in in_tables(document, known)]
    read += [(part.start, part.end) for telling in known for part in telling.members]
    covered: list[tuple[int, int]] = []
    for start, end in sorted(read):
        if not covered or end > covered[-1][1]:  # not what stands within a table
            covered.append((start, end))
    lists: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for telling in known:
        if len(telling.members) > _MANY:
            lists[family(telling.mention)].append((telling.members[0].start, telling.members[-1].end))
    for mention, together in groupby(links(document), key=itemgetter(1)):
        spans = lists.get(family(mention), [])
        parts = [
            one.part
            for one, _ in together
            if can_sit(one.part)
            and not _is_read(covered, one.part)
            and not _is_told_of_others(document, one.part, mention)
            and not _opens_a_list(document, one.part)
            and document.text[mention.start : mention.end] not in document.text[one.part.start : one.part.end]
            and (not spans or any(start - _BESIDE < one.part.start < end + _BESIDE for start, end in spans))
        ]
        if len(parts) > (not spans):  # one alone, without a list, is seldom a member
            yield Found(mention, tuple(parts), "members-learned")


def _is_read(covered: Sequence[tuple[int, int]], part: Listed) -> bool:
    """Whether a rule has read words of this part."""
    index = bisect_left(covered, (part.end, part.end)) - 1
    return index >= 0 and covered[index][1] > part.start


def _opens_a_list(document: Document, part: Listed) -> bool:
    """Whether the part is the line by which the members below it are sorted: “Vertreterinnen und Vertreter der Verwaltung:”."""
    block = document.block_at(part.start)
    return block is not None and document.text[part.end : block.end].strip() == ":"


_NO_SEAT = (
    r"\b[Kk]eine?[nrms]?\s+(?:\w+\s+)?(?:Sitz|Stimme|Mitglied|Vertret)"
    r"|\b[Nn]icht\s+(?:\w+\s+){0,2}(?:vorgesehen|vertreten|beteiligt|Mitglied|angehör|eingebunden|einbezogen|dabei)"
)
_TALKS = r"\b[Ii]n\s+(?:enger\s+)?(?:Abstimmung|Absprache|Zusammenarbeit)\s+mit\b"
_AMONG = r"\b(?:Abstimmung|Absprachen?|Austausch|Zusammenarbeit)\s+zwischen\b"
_AT_AN_EVENT = (
    r"(?:[Ww]orkshops?|[Vv]eranstaltung(?:en)?|[Ff]achtage?s?)\s+(?:mit|für)\b|\b[Mm]oderiert\b|\bDie\s+Moderation\b"
)
_DENIED = re.compile(f"{_NO_SEAT}|{_TALKS}|{_AMONG}|{_AT_AN_EVENT}")


def _is_told_of_others(document: Document, part: Listed, mention: Mention) -> bool:
    """Whether the sentence says who does not sit there, whom the body talks to, who comes to an event or moderates; or of whom several
    bodies consist, while this one is named elsewhere (“… und damit auch die Arbeitsgruppen bestanden aus …”)."""
    own = last_at(sentences(document), part.start) or sentences(document)[0]
    if _DENIED.search(document.text, own.start, own.end):
        return True
    if own.start <= mention.start < own.end:
        return False
    starts = _body_starts(document)
    first = bisect_left(starts, own.start)
    named = first < len(starts) and starts[first] < part.start
    return named and body_words(document)[starts[first]][1].endswith("several")


@per_document
def _body_starts(document: Document) -> list[int]:
    return sorted(body_words(document))


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
