"""Who is a member of what, wherever the paper tells it: sentences of known wording, and what the tagger takes for members."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from extractors.document import Document, Range
from extractors.sections import sentences
from extractors.steering_groups.contexts import by_sentence, speaks_of_others
from extractors.steering_groups.links import links
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.lists import lists
from extractors.steering_groups.members import Found, anaphoric, can_sit, members_in, steering_by
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.merge import Body, of_concept


def tellings_of(document: Document, found: Sequence[Body]) -> list[Found]:
    """Who is a member of what, by the sentences that a rule knows, and by what was learned."""
    out = list(lists(document, of_concept(document)))
    covered = [(telling.members[0].start, telling.members[-1].end) for telling in out]
    before: Mention | None = None
    distance = 0
    for sentence, here in by_sentence(document):
        if not here and speaks_of_others(document, sentence):
            before = None
        for telling in members_in(document, sentence, here, before if distance < 3 else None):
            if not any(first <= telling.members[0].start < last for first, last in covered):
                out.append(telling)
        if here:
            before, distance = here[-1], 0
        elif before is None or not anaphoric(document.text[sentence.start : sentence.end], before):
            distance += 1
    out += _steered(document, found)
    out += _learned(document, out)
    return sorted(out, key=lambda telling: telling.members[0].start)


_MANY = 2  # members, so that the body's list is known
_FEWEST, _ANOTHER_LIST = 2, 4  # members of a list, and of one more
_BESIDE = 200  # letters


def _learned(document: Document, known: Sequence[Found]) -> Iterator[Found]:
    """Members told in words that no rule knows, where no rule has read anything. Of a body whose list is known only those beside it."""
    covered = sorted((part.start, part.end) for telling in known for part in telling.members)
    lists: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for telling in known:
        if len(telling.members) > _MANY:
            lists[telling.mention.lemma].append((telling.members[0].start, telling.members[-1].end))
    for mention, together in groupby(links(document), key=itemgetter(1)):
        spans = lists.get(mention.lemma, [])
        parts = [
            one.part
            for one, _ in together
            if can_sit(one.part) and not _is_read(covered, one.part) and not _is_denied(document, one.part)
        ]
        if len(parts) < (_ANOTHER_LIST if spans else _FEWEST):  # one alone, without a list, is seldom a member
            parts = [part for part in parts if any(a - _BESIDE < part.start < b + _BESIDE for a, b in spans)]
        if parts:
            yield Found(mention, tuple(parts), "members-learned")


def _is_read(covered: Sequence[tuple[int, int]], part: Listed) -> bool:
    """Whether a rule has read words of this part."""
    index = bisect_left(covered, (part.end, part.end)) - 1
    return index >= 0 and covered[index][1] > part.start


# “ein Sitz in der Gruppe ist für die Verbände |nicht vorgesehen|”, “|kein| Mitglied”
_DENIED = re.compile(
    r"\b[Kk]eine?[nrms]?\s+(?:\w+\s+)?(?:Sitz|Stimme|Mitglied|Vertret|Entsend)"
    r"|\b[Nn]icht\s+(?:\w+\s+){0,2}(?:vorgesehen|vertreten|beteiligt|Mitglied|angehör|an\b|eingebunden|einbezogen|teil\b|mit\b|dabei)"
)


# “arbeitet |in Abstimmung mit| dem Jobcenter und der Polizei”
_BESIDE_THEM = re.compile(r"\b[Ii]n\s+(?:enger\s+)?(?:Abstimmung|Absprache|Zusammenarbeit)\s+mit\b")


# “|Workshop| mit Vertretern der Vereine und Schulen”: guests, and nobody's members
_EVENT = re.compile(r"[Ww]orkshop|[Vv]eranstaltung|[Ff]achtag|[Bb]efragung|[Aa]nhörung")


def _is_denied(document: Document, part: Listed) -> bool:
    """Whether the sentence says who does not sit there, whom the body talks to, or who sits in several others."""
    sentence, here = _sentence_of(document, part)
    if sentence is None:
        return False
    denied = _DENIED.search(document.text, sentence.start, sentence.end)
    beside = _BESIDE_THEM.search(document.text, sentence.start, part.start)
    others = _EVENT.search(document.text, sentence.start, part.start) or speaks_of_others(document, sentence)
    return (denied or beside) is not None or (not here and bool(others))


def _sentence_of(document: Document, part: Listed) -> tuple[Range | None, Sequence[Mention]]:
    """The sentence that names the member, with the bodies that it names."""
    every = by_sentence(document)
    index = bisect_right(every, part.start, key=lambda pair: pair[0].start) - 1
    return every[index] if index >= 0 else (None, ())


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
